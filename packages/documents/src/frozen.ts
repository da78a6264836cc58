import type { Block, Cell, Column, OfficialDocument, Table } from './content.js';

// What a document says as JSON, and back: with fen as digits, since JSON has no whole numbers of that size.

/** What neither XML nor JSON in Postgres holds; tab and line feed stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is meant
const unfit = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu;

/** Lines end in one way, and a character that no file can show becomes the one that says so. */
const plain = (text: string): string => text.replace(/\r\n?/g, '\n').replace(unfit, '\ufffd');

/**
 * The document as canonical JSON: the same for the same content, whoever put it together.
 *
 * @throws Error when a cell does not hold what its column says
 */
export const contentJson = (document: OfficialDocument): string => JSON.stringify(written(document));

/** The document that {@link contentJson} has written, read from JSON. */
export function documentOf(content: unknown): OfficialDocument {
  const { blocks, ...rest } = content as OfficialDocument;
  return { ...rest, blocks: blocks.map((block) => ('table' in block ? { table: readTable(block.table) } : block)) };
}

/** As it comes back from JSON: what the files are made of, so that a document looks the same before it is frozen and after. */
export const frozen = (document: OfficialDocument): OfficialDocument => documentOf(written(document));

/** Its members one by one: their order is part of the bytes. */
function written({ title, documentNo, issuer, addressee, date, blocks, copies }: OfficialDocument): object {
  return {
    title: plain(title),
    documentNo: documentNo === null ? null : plain(documentNo),
    issuer: plain(issuer),
    addressee: addressee === null ? null : plain(addressee),
    date: date === null ? null : day(date, 'date'),
    blocks: blocks.map(writtenBlock),
    copies: (copies ?? []).map(plain),
  };
}

function writtenBlock(block: Block): object {
  if ('heading' in block) return { heading: plain(block.heading) };
  if ('text' in block) return { text: plain(block.text) };
  const { caption, columns, rows } = block.table;
  return {
    table: {
      ...(caption !== undefined && { caption: plain(caption) }),
      columns: columns.map(({ title, kind, width }) => ({
        title: plain(title),
        kind,
        ...(width !== undefined && { width }),
      })),
      rows: rows.map((row) => {
        if (row.length !== columns.length)
          throw new Error(`a row has ${row.length} cells, expected ${columns.length}, one for each column`);
        return columns.map((column, at) => writtenCell(column, row[at]!));
      }),
    },
  };
}

function writtenCell({ title, kind }: Column, cell: Cell): string | number | null {
  if (cell === null) return null;
  switch (kind) {
    case 'text':
      return plain(String(cell));
    case 'date':
      return day(String(cell), title);
    case 'yuan':
      if (typeof cell === 'bigint') return String(cell);
      throw wrong(title, 'fen as a bigint, for example 123450n', cell);
    default: {
      const whole = Number(cell);
      if (typeof cell !== 'string' && Number.isSafeInteger(whole)) return whole;
      throw wrong(title, kind === 'percent' ? 'hundredths of a percent, for example 1234' : 'a whole number', cell);
    }
  }
}

function day(text: string, place: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text;
  throw wrong(place, "a day, for example '2018-11-30'", text);
}

const wrong = (place: string, expected: string, given: Cell) =>
  new Error(`column ${place}: expected ${expected}, given ${typeof given}`);

function readTable(table: Table): Table {
  const rows = table.rows.map((row) =>
    row.map((cell, at) => (cell !== null && table.columns[at]!.kind === 'yuan' ? BigInt(cell) : cell)),
  );
  return { ...table, rows };
}
