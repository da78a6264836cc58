import { createHash } from 'node:crypto';
import {
  contentJson,
  type DocumentFormat,
  documentFormats,
  documentOf,
  type OfficialDocument,
  renderDocument,
  templateVersion,
} from '@qingqu/documents';
import type pg from 'pg';
import { refuse } from '../matter/refused.js';

export type ReportKind = 'order' | 'inspection' | 'interview' | 'ledger' | 'assessment' | 'circular';

/** A document that is to be kept. */
export interface ReportWish {
  kind: ReportKind;
  /** The matter that it belongs to, and the version of it that it tells of. */
  matterId: string;
  matterVersion: number;
  /** The epoch of the data that it tells of, where it tells of any. */
  epoch: bigint | null;
  document: OfficialDocument;
  /** Whose it is: who reads the matter reads its documents. */
  regionCode: string;
  scopeOrd: bigint;
  departmentKind: string | null;
  /** A user name; `system` = the platform. */
  madeBy: string;
}

/**
 * Keeps a document as it is made: what it says, and the SHA-256 of each of its files, which are made again whenever they are asked for.
 * A version of a matter has one document in one template version: asked for again, it is the same, whatever was learnt since.
 *
 * @returns the report's id
 */
export async function makeReport(client: pg.ClientBase, wish: ReportWish): Promise<string> {
  const { kind, matterId, matterVersion, epoch, document, regionCode, scopeOrd, departmentKind, madeBy } = wish;
  const made = await reportOf(client, matterId, matterVersion);
  if (made) return made;
  const content = contentJson(document);
  await client.query(
    `insert into report (kind, matter_id, matter_version, title, epoch, template_version, content, content_digest, files, made_by, region_code, department_kind, scope_ord)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (matter_id, matter_version, template_version) do nothing`,
    [
      kind,
      matterId,
      matterVersion,
      documentOf(JSON.parse(content)).title,
      epoch,
      templateVersion,
      content,
      digestOf(content),
      JSON.stringify(await digestsOfFiles(document)),
      madeBy,
      regionCode,
      departmentKind,
      scopeOrd,
    ],
  );
  return (await reportOf(client, matterId, matterVersion))!;
}

/** The report of a version of a matter in the present template version, if it has been made. */
async function reportOf(client: pg.ClientBase, matterId: string, version: number): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(
    'select id from report where matter_id = $1 and matter_version = $2 and template_version = $3',
    [matterId, version, templateVersion],
  );
  return rows[0]?.id;
}

/** A file of a report cannot be made again as it was. */
export class ReportChanged extends Error {
  override readonly name = 'ReportChanged';
  /** The template version that the report was made in, and the one that files are made in now. */
  readonly madeIn: string;
  readonly current = templateVersion;

  constructor(id: string, madeIn: string) {
    super(
      `report ${id} was made in template version ${madeIn}; in version ${templateVersion} its file comes out otherwise, so it is not handed out`,
    );
    this.madeIn = madeIn;
  }
}

export interface ReportFile {
  title: string;
  bytes: Buffer;
  /** In hexadecimal digits. */
  sha256: string;
}

/**
 * Makes a report's file again, the very bytes that it was made with.
 *
 * @throws CaseworkRefused when there is no such report; ReportChanged when other bytes come out
 */
export async function reportFile(db: pg.ClientBase | pg.Pool, id: string, format: DocumentFormat): Promise<ReportFile> {
  const { rows } = await db.query<Kept>(
    'select title, template_version as "madeIn", content, content_digest as digest, files from report where id = $1',
    [id],
  );
  const { title, madeIn, content, digest, files } =
    rows[0] ?? refuse('NOT_FOUND', '没有该文书', 'there is no such document');
  const document = documentOf(content);
  const bytes = await renderDocument(document, format);
  const sha256 = digestOf(bytes).toString('hex');
  if (madeIn !== templateVersion || sha256 !== files[format] || !digestOf(contentJson(document)).equals(digest))
    throw new ReportChanged(id, madeIn);
  return { title, bytes, sha256 };
}

interface Kept {
  title: string;
  madeIn: string;
  content: unknown;
  digest: Buffer;
  files: Readonly<Record<string, string>>;
}

const digestOf = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();

async function digestsOfFiles(document: OfficialDocument): Promise<Record<string, string>> {
  const entries = documentFormats.map(async (format) => [
    format,
    digestOf(await renderDocument(document, format)).toString('hex'),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}
