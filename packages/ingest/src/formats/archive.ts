import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Blob } from '../blob-store.js';
import type { FormatLimits } from './limits.js';
import { damaged, Refusal, refusal, wrongFormat } from './refusal.js';
import { bounded, openZip, type Zip } from './zip.js';

/** How an archive's members are taken out. */
export interface Unpacking {
  limits: FormatLimits;
  /** What has been unpacked of the delivery so far. */
  budget: { unpacked: number };
  keep(bytes: AsyncIterable<Buffer>): Promise<Blob>;
}

/** What a gzip file holds. */
export async function gunzipped(blob: Blob, { limits, budget, keep }: Unpacking): Promise<Blob> {
  return keep(bounded(gunzip(blob.path), blob.bytes, limits, budget));
}

async function* gunzip(path: string): AsyncGenerator<Buffer> {
  // `pipeline` closes both when either fails or the reader goes away; what went wrong reaches the reader through the stream itself.
  const unpacked = pipeline(createReadStream(path), createGunzip(), () => undefined);
  try {
    yield* unpacked;
  } catch (error) {
    if (error instanceof Refusal || (error as Error).name === 'AbortError') throw error;
    throw damaged('gzip 数据不完整', 'its gzip data is not whole');
  }
}

/** Opens a zip file: a workbook, or an archive of files. @throws Refusal for documents of other kinds */
export async function openArchive(blob: Blob, limits: FormatLimits): Promise<{ zip: Zip; isWorkbook: boolean }> {
  const zip = await openZip(blob.path, limits, Number.MAX_SAFE_INTEGER);
  const has = (start: string) => zip.members.some(({ name }) => name.startsWith(start));
  const isPackage = has('[Content_Types].xml');
  const trouble =
    isPackage && has('word/')
      ? wrongFormat(' Word 文档', 'a Word document')
      : isPackage && has('ppt/')
        ? wrongFormat('演示文稿', 'a presentation')
        : has('META-INF/manifest.xml') && has('mimetype')
          ? wrongFormat(' OpenDocument 表格（.ods），请另存为 .xlsx', 'an OpenDocument file (.ods); save it as .xlsx')
          : undefined;
  if (!trouble) return { zip, isWorkbook: isPackage };
  zip.close();
  throw trouble;
}

/** Members that archivers and desktops leave behind. */
const isLitter = (name: string) => /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/.test(name);

/** Takes the members of an archive out, one after another. */
export async function* unpacked(
  zip: Zip,
  { limits, budget, keep }: Unpacking,
): AsyncGenerator<{ name: string; blob: Blob }> {
  for (const member of zip.members) {
    if (isLitter(member.name)) continue;
    yield {
      name: member.name,
      blob: await keep(bounded(zip.read(member), member.entry.compressedSize, limits, budget)),
    };
  }
}

/** An archive in an archive in an archive. */
export const tooNested = () =>
  refusal(
    'E_NESTED',
    { zh: '压缩包嵌套超过一层', en: 'archives in it are nested more than once' },
    {
      zh: '最多一层嵌套，例如 2018.zip 内的 payment.csv.gz',
      en: 'an archive in an archive at most, for example payment.csv.gz in 2018.zip',
    },
  );
