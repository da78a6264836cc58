import { SaxesParser } from 'saxes';
import { unzip } from './unzip.js';

export interface ReadDocx {
  /** Outside of tables: the paragraph's style and its text, lines apart by a line feed. */
  paragraphs: { style: string; text: string }[];
  tables: ReadTable[];
  /** The XML of each part by its path. */
  parts: Map<string, string>;
}

export interface ReadTable {
  rows: string[][];
  /** How many of the rows every page begins with. */
  headings: number;
}

/** Reads a document with a zip reader and an XML parser that know nothing of how it was written. */
export async function readDocx(bytes: Buffer): Promise<ReadDocx> {
  const parts = await unzip(bytes);
  const paragraphs: ReadDocx['paragraphs'] = [];
  const tables: ReadTable[] = [];
  let style = '';
  let text = '';
  let inTable = false;
  let inText = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'w:tbl') tables.push({ rows: [], headings: 0 });
    if (name === 'w:tbl') inTable = true;
    if (name === 'w:tr') tables.at(-1)!.rows.push([]);
    if (name === 'w:tblHeader') tables.at(-1)!.headings += 1;
    if (name === 'w:p') [style, text] = ['', ''];
    if (name === 'w:pStyle') style = String(attributes['w:val']);
    if (name === 'w:br') text += '\n';
    if (name === 'w:t') inText = true;
  });
  parser.on('text', (piece) => {
    if (inText) text += piece;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'w:t') inText = false;
    if (name === 'w:tbl') inTable = false;
    if (name === 'w:p' && !inTable) paragraphs.push({ style, text });
    if (name === 'w:tc') tables.at(-1)!.rows.at(-1)!.push(text);
  });
  parser.write(parts.get('word/document.xml')!).close();
  return { paragraphs, tables, parts };
}
