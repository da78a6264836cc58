import { Readable } from 'node:stream';
import { sheetPath, workbookParts } from '@qingqu/documents/workbook';
import yazl from 'yazl';
import type { Batches, Sheet } from './sheet.js';
import { aboutXml, cellWriter, dataRowXml, headXml, lastXml, sheetNames, stylesXml } from './xlsx-xml.js';

/** Rows of a sheet, the heading not counted; what is more goes on in a sheet behind it. */
const MOST_ROWS = 1_048_575;

/** A fast deflate: a workbook's XML shrinks to a tenth even so. */
const LEVEL = { compressionLevel: 3 };

/**
 * A workbook: typed cells, so that no text can be a formula; long numbers as text; the heading frozen. A last sheet says where it comes from.
 * It is written as it is read, one sheet after the other.
 */
export async function* encodeXlsx(sheet: Sheet, batches: Batches): AsyncGenerator<Uint8Array> {
  const zip = new yazl.ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  const filled = fill(zip, sheet, batches).catch((error: Error) => void output.destroy(error));
  try {
    yield* output as AsyncIterable<Uint8Array>;
    await filled;
  } finally {
    output.destroy();
  }
}

async function fill(zip: yazl.ZipFile, sheet: Sheet, batches: Batches): Promise<void> {
  const rows = rowsOf(batches);
  let sheets = 0;
  let total = 0;
  for (let isMore = true; isMore; ) {
    sheets += 1;
    const written = await added(zip, sheetPath(sheets), sheetXml(sheet, rows));
    total += written.rows;
    isMore = written.isMore;
  }
  const about = [...sheet.about, ['行数 rows', String(total)] as const];
  const parts = { ...workbookParts(sheetNames(sheets), stylesXml), [sheetPath(sheets + 1)]: aboutXml(about) };
  for (const [path, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(xml), path, LEVEL);
  zip.end();
}

type Rows = AsyncGenerator<readonly unknown[]>;

async function* rowsOf(batches: Batches): Rows {
  for await (const batch of batches) yield* batch;
}

interface Written {
  rows: number;
  /** Whether rows are left for a further sheet. */
  isMore: boolean;
}

/** Adds a part to the archive as it is made; resolves when it is in. */
function added(zip: yazl.ZipFile, path: string, xml: AsyncGenerator<string, Written>): Promise<Written> {
  return new Promise((resolve, reject) => {
    let written: Written | undefined;
    const texts = async function* () {
      for (;;) {
        const next = await xml.next();
        if (next.done) {
          written = next.value;
          return;
        }
        yield Buffer.from(next.value);
      }
    };
    const stream = Readable.from(texts(), { objectMode: false, highWaterMark: 64 * 1024 });
    stream.on('end', () => resolve(written!));
    stream.on('error', reject);
    zip.addReadStream(stream, path, LEVEL);
  });
}

/** Text is handed on in pieces of this length. */
const PIECE = 64 * 1024;

async function* sheetXml(sheet: Sheet, rows: Rows): AsyncGenerator<string, Written> {
  const writers = sheet.columns.map(({ kind }) => cellWriter(kind));
  let text = headXml(sheet);
  let at = 0;
  while (at < MOST_ROWS) {
    const next = await rows.next();
    if (next.done) {
      yield text + lastXml(sheet, at);
      return { rows: at, isMore: false };
    }
    at += 1;
    text += dataRowXml(writers, next.value);
    if (text.length > PIECE) {
      yield text;
      text = '';
    }
  }
  yield text + lastXml(sheet, at);
  return { rows: at, isMore: true };
}
