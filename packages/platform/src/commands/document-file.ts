import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { reportFile } from '@qingqu/casework';
import { type DocumentFormat, documentFormats } from '@qingqu/documents';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';

/** Where a document goes, and as what. */
export interface ExportOptions {
  format: string;
  out?: string;
}

/** Writes the file of a document, the very bytes that it was made with. */
export async function writeDocument(
  { system, voice }: Platform,
  reportId: string,
  { format, out }: ExportOptions,
): Promise<void> {
  const { title, bytes, sha256 } = await reportFile(system, reportId, formatOf(format));
  const path = resolve(out ?? `${title.replaceAll(/[\\/:*?"<>|\s]+/g, '_')}.${format}`);
  try {
    writeFileSync(path, bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(
      both(
        `${path} 无法写入（${code}）；例如 --out /tmp/document.${format}`,
        `${path} cannot be written (${code}); for example: --out /tmp/document.${format}`,
      ),
      { cause: error },
    );
  }
  voice.line(`${path}  ${title}  ${bytes.length}  sha256:${sha256}`);
}

/** @throws before anything is made for a format that there is not */
export function formatOf(text: string): DocumentFormat {
  const format = documentFormats.find((each) => each === text);
  if (format) return format;
  throw new Error(
    both(
      `--format ${text} 有误；应为 ${documentFormats.join('、')}`,
      `--format ${text} cannot be used: expected one of ${documentFormats.join(', ')}`,
    ),
  );
}
