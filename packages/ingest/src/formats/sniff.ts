import { bytesOf } from '../blob-store.js';
import { firstBytes } from '../encoding.js';
import type { FormatWish } from '../layout.js';
import { encrypted, notTheFormat, wrongFormat } from './refusal.js';
import { openText, sampleOf } from './text.js';

/** How a file is to be opened. */
export type Format = NonNullable<FormatWish['format']> | 'zip' | 'gzip';

/** First bytes of files that are often sent in place of a table. */
const foreign: readonly [magic: string, at: number, zh: string, en: string][] = [
  ['%PDF', 0, ' PDF 文件', 'a PDF'],
  ['Rar!', 0, ' RAR 压缩包', 'a RAR archive'],
  ['7z\xbc\xaf', 0, ' 7z 压缩包', 'a 7z archive'],
  ['BZh', 0, ' bzip2 压缩文件', 'a bzip2 file'],
  ['\xfd7zXZ', 0, ' xz 压缩文件', 'an xz file'],
  ['ustar', 257, ' tar 归档', 'a tar archive'],
  ['\x89PNG', 0, '图片', 'a picture'],
  ['\xff\xd8\xff', 0, '图片', 'a picture'],
  ['GIF8', 0, '图片', 'a picture'],
  ['SQLite format 3', 0, ' SQLite 数据库', 'an SQLite database'],
  ['PAR1', 0, ' Parquet 文件', 'a Parquet file'],
];
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

/**
 * The format of a file, by its content: a name tells little, and workbooks renamed to .csv are common.
 * @throws Refusal when it is of a kind that is not read, or not what the wish says
 */
export async function formatOf(path: string, wish: FormatWish): Promise<Format> {
  const start = (await firstBytes(path, 512)).toString('latin1');
  if (start.startsWith('\x1f\x8b\x08')) return 'gzip';
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return 'zip';
  if (start.startsWith(OLE)) throw await oldWorkbook(path);
  for (const [magic, at, zh, en] of foreign) if (start.startsWith(magic, at)) throw wrongFormat(zh, en);
  if (wish.format === 'xlsx') throw notTheFormat('xlsx');
  return wish.format ?? textFormat((await sampleOf(await openText(path, wish))).trimStart());
}

/** A compound file holds an old workbook, or a new one that is locked. */
async function oldWorkbook(path: string) {
  const locked = Buffer.from('EncryptedPackage', 'utf16le');
  let before = Buffer.alloc(0);
  for await (const chunk of bytesOf(path)) {
    const joined = Buffer.concat([before, chunk]);
    if (joined.includes(locked)) return encrypted('工作簿', 'the workbook');
    before = joined.subarray(-locked.length);
  }
  return wrongFormat('旧版 Excel 工作簿（.xls），请另存为 .xlsx', 'an old binary workbook (.xls); save it as .xlsx');
}

function textFormat(text: string): Format {
  if (/^<(!doctype\s+html|html|head|meta|body|table|style|div)\b/i.test(text))
    throw wrongFormat(
      '网页（HTML）表格，请在 Excel 中另存为 .xlsx',
      'a table in HTML; open it in Excel and save it as .xlsx',
    );
  if (/^<\?xml[^>]*>\s*<\?mso-application/.test(text))
    throw wrongFormat('2003 版 XML 表格，请另存为 .xlsx', 'an XML spreadsheet of 2003; save it as .xlsx');
  if (/^<([?!]|[\p{L}_][\p{L}\d_.:-]*[\s/>])/u.test(text)) return 'xml';
  if (/^\[\s*(\{|\])/.test(text)) return 'json';
  if (/^\{\s*["}]/.test(text)) return /^[^\r\n]*\}\s*[\r\n]+\s*\{/.test(text) ? 'ndjson' : 'json';
  return 'delimited';
}
