import type { OfficialDocument } from './content.js';
import { renderDocx } from './docx/render-docx.js';
import { frozen } from './frozen.js';
import { renderXlsx } from './xlsx/render-xlsx.js';

export const documentFormats = ['docx', 'xlsx'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

export const mediaTypes: Readonly<Record<DocumentFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * Of how documents look. Whatever changes one byte of a file for the same content is a new version: files of an older one cannot be made
 * any more, and their digests still tell whether a kept copy is genuine.
 */
export const templateVersion = '1';

const renderers: Readonly<Record<DocumentFormat, (document: OfficialDocument) => Promise<Buffer>>> = {
  docx: renderDocx,
  xlsx: renderXlsx,
};

/**
 * The document as a file. The same content gives the same bytes, in every process, time zone and language.
 *
 * @throws Error when a cell does not hold what its column says
 */
export const renderDocument = (document: OfficialDocument, format: DocumentFormat): Promise<Buffer> =>
  renderers[format](frozen(document));
