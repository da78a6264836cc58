import { SaxesParser } from 'saxes';
import { unzip } from './unzip.js';

/** A cell of a workbook as it is stored: its type, its style and its value, or that it holds a formula. */
export interface ReadCell {
  type: 'text' | 'number' | 'flag' | 'none';
  value: string;
  hasFormula: boolean;
}

export interface ReadWorkbook {
  /** Sheets by name, in their order. */
  sheets: Map<string, ReadCell[][]>;
  /** The XML of each part by its path. */
  parts: Map<string, string>;
}

/** Reads a workbook with a zip reader and an XML parser that know nothing of how it was written. */
export async function readWorkbook(bytes: Buffer): Promise<ReadWorkbook> {
  const parts = await unzip(bytes);
  const names = [...parts.get('xl/workbook.xml')!.matchAll(/<sheet name="([^"]*)" sheetId="(\d+)"/g)];
  const sheets = new Map(names.map(([, name, id]) => [name!, cellsOf(parts.get(`xl/worksheets/sheet${id}.xml`)!)]));
  return { sheets, parts };
}

const types: Record<string, ReadCell['type']> = { inlineStr: 'text', b: 'flag' };

function cellsOf(xml: string): ReadCell[][] {
  const rows: ReadCell[][] = [];
  let cell: ReadCell | undefined;
  let inValue = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'row') rows.push([]);
    if (name === 'c') {
      cell = { type: types[String(attributes.t)] ?? 'none', value: '', hasFormula: false };
      rows.at(-1)!.push(cell);
    }
    if (name === 'f') cell!.hasFormula = true;
    if (name === 'v' && cell!.type === 'none') cell!.type = 'number';
    inValue ||= name === 'v' || name === 't';
  });
  parser.on('text', (text) => {
    if (inValue) cell!.value += text;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'v' || name === 't') inValue = false;
    // A spreadsheet reads `_x000B_` as the character of that number.
    if (name === 'c')
      cell!.value = cell!.value.replace(/_x([0-9A-F]{4})_/g, (_, code) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      );
  });
  parser.write(xml).close();
  return rows;
}
