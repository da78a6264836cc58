import {
  dayCell,
  emptyCell,
  escapedForCell,
  flagCell,
  instantCell,
  letters,
  numberCell,
  rowXml,
  styleSheetXml,
  textCell,
  worksheetEnd,
  worksheetStart,
  worksheetXml,
} from '@qingqu/documents/workbook';
import type { CellKind } from '../columns.js';
import type { Sheet } from './sheet.js';

// How an export looks as a workbook.

/** The styles by number; see {@link stylesXml}. */
const style = { plain: 0, heading: 1, text: 2, money: 3, day: 4, instant: 5 };

type CellWriter = (cell: unknown) => string;

export const dataRowXml = (writers: readonly CellWriter[], cells: readonly unknown[]): string =>
  rowXml(writers.map((write, at) => (cells[at] === null ? emptyCell() : write(cells[at]))));

export function cellWriter(kind: CellKind): CellWriter {
  switch (kind) {
    case 'integer':
    case 'bigint':
    case 'decimal':
      return (cell) => numberCell(String(cell), style.plain, style.text);
    case 'money':
      return (cell) => numberCell(cell as string, style.money, style.text);
    case 'flag':
      return flagCell;
    case 'date':
      return (cell) => dayCell(cell as string, style.day, style.text);
    case 'instant':
      return (cell) => instantCell(cell as string, style.instant, style.text);
    case 'json':
      return (cell) => textCell(JSON.stringify(cell), style.text);
    case 'text':
      return (cell) => textCell(cell as string, style.text);
  }
}

/** The sheet up to its first row of data: the heading stays when the rows below are scrolled. */
export function headXml({ headings }: Sheet): string {
  const widths = headings.map((_, at) => `<col min="${at + 1}" max="${at + 1}" width="18" customWidth="1"/>`).join('');
  return (
    `${worksheetStart}<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<cols>${widths}</cols><sheetData>${rowXml(headings.map((text) => textCell(text, style.heading)))}`
  );
}

/** The end of a sheet: its rows can be filtered by their heading, and each printed page bears the mark of whose it is. */
export function lastXml({ headings, mark }: Sheet, rows: number): string {
  const footer = escapedForCell(`&L${mark.replaceAll('&', '&&')}&R&P/&N`);
  return `</sheetData><autoFilter ref="A1:${letters(headings.length)}${rows + 1}"/><headerFooter><oddFooter>${footer}</oddFooter></headerFooter>${worksheetEnd}`;
}

/** The sheet that says where the data come from. */
export function aboutXml(about: readonly (readonly [string, string])[]): string {
  const rows = about.map(([name, value]) => rowXml([textCell(name, style.heading), textCell(value, style.text)]));
  return worksheetXml(
    `<cols><col min="1" max="1" width="24" customWidth="1"/><col min="2" max="2" width="80" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData>`,
  );
}

/** Of the sheets, the last of which is the one about the others. */
export const sheetNames = (sheets: number): string[] => [
  ...Array.from({ length: sheets }, (_, at) => (at === 0 ? '数据 data' : `数据 data ${at + 1}`)),
  '说明 about',
];

export const stylesXml = styleSheetXml(
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>' +
    '<fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
    '<cellXfs count="6"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1" numFmtId="49" applyNumberFormat="1"/><xf xfId="0" numFmtId="49" applyNumberFormat="1"/>' +
    '<xf xfId="0" numFmtId="4" applyNumberFormat="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" numFmtId="165" applyNumberFormat="1"/></cellXfs>',
);
