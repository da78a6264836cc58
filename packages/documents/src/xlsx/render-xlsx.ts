import type { Cell, Column, OfficialDocument, Table } from '../content.js';
import { chineseDay, decimal, shownCell, widthOf, widthsOf } from '../words.js';
import {
  dayCell,
  emptyCell,
  letters,
  numberCell,
  rowXml,
  sheetPath,
  textCell,
  workbookParts,
  worksheetXml,
} from '../workbook/index.js';
import { zipOf } from '../zip.js';
import { styles, stylesXml } from './styles.js';

/** GB/T 9704: 37 mm above, 35 mm below, 28 mm left, 26 mm right of A4; in inches, as sheets say it. */
const margins = '<pageMargins left="1.1024" right="1.0236" top="1.4567" bottom="1.378" header="0.5" footer="0.9"/>';
const footer = '<headerFooter><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter>';

/** What fits the width of a page of text, in the characters of the body. */
const PAGE_CHARACTERS = 28;
/** A column's width is told in digits; a character of 11 or of 16 points is as wide as so many. */
const DIGITS_OF_CELL = 2;
const DIGITS_OF_BODY = 2.6;
/** Points from line to line, and the most that a row of Excel's takes. */
const LINE_OF_BODY = 29;
const LINE_OF_CELL = 15;
const HIGHEST = 409;

/** The document as a workbook: a sheet with its text, and one for each table, whose heading every printed page begins with. */
export function renderXlsx(document: OfficialDocument): Promise<Buffer> {
  const tables = document.blocks.flatMap((block) => ('table' in block ? [block.table] : []));
  const names = ['正文', ...tables.map((_, at) => nameOf(at + 1))];
  const repeated = tables.map(
    (_, at) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at + 1}">'${nameOf(at + 1)}'!$1:$2</definedName>`,
  );
  const sheets = [textSheet(document), ...tables.map((table, at) => tableSheet(document, table, at + 1))];
  return zipOf({
    ...workbookParts(names, stylesXml, repeated.join('')),
    ...Object.fromEntries(sheets.map((xml, at) => [sheetPath(at + 1), xml])),
  });
}

const nameOf = (n: number): string => `表${n}`;

/** Two characters in, as every paragraph begins. */
const INDENT = '　　';

/** A line of the text's sheet, in type of so many points. */
interface Line {
  text: string;
  style: number;
  points?: number;
}

function textSheet({ title, documentNo, issuer, addressee, date, blocks, copies = [] }: OfficialDocument): string {
  const lines: Line[] = [];
  const say = (text: string, style: number, points?: number) => lines.push({ text, style, ...(points && { points }) });
  let tables = 0;
  if (documentNo !== null) {
    say(`${issuer}文件`, styles.red, 26);
    say(documentNo, styles.documentNo);
  }
  say(title, styles.title, 22);
  if (addressee !== null) say(`${addressee}：`, styles.text);
  for (const block of blocks)
    if ('heading' in block) say(INDENT + block.heading, styles.heading);
    else if ('text' in block)
      for (const paragraph of block.text.split('\n'))
        for (const part of partsOf(INDENT + paragraph)) say(part, styles.text);
    else {
      tables += 1;
      say(`${INDENT}${block.table.caption ?? '表格'}：见工作表“${nameOf(tables)}”`, styles.text);
    }
  say('', styles.text);
  say(issuer, styles.signed);
  if (date !== null) say(chineseDay(date), styles.signed);
  if (copies.length > 0) for (const part of partsOf(`抄送：${copies.join('，')}。`)) say(part, styles.small, 14);
  const cols = `<cols><col min="1" max="1" width="${PAGE_CHARACTERS * DIGITS_OF_BODY}" customWidth="1"/></cols>`;
  return page('portrait', '', cols, lines.map(lineXml));
}

/** A row holds twelve lines with ease; what is longer goes on in the next. */
const mostCharacters = 12 * PAGE_CHARACTERS;

function partsOf(text: string): string[] {
  const characters = [...text];
  const parts = Math.ceil(characters.length / mostCharacters);
  return Array.from({ length: parts }, (_, at) =>
    characters.slice(at * mostCharacters, (at + 1) * mostCharacters).join(''),
  );
}

function lineXml({ text, style, points = 16 }: Line): string {
  const perLine = Math.floor((PAGE_CHARACTERS * 16) / points);
  const height = Math.max(1, Math.ceil(widthOf(text) / perLine)) * Math.max(LINE_OF_BODY, points + 13);
  return rowXml([textCell(text, style)], Math.min(HIGHEST, height));
}

function tableSheet({ title }: OfficialDocument, table: Table, n: number): string {
  const { columns, rows, caption = nameOf(n) } = table;
  const widths = widthsOf(table);
  const sum = widths.reduce((all, each) => all + each, 0);
  const cols = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width * DIGITS_OF_CELL}" customWidth="1"/>`,
  );
  const view =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  const heightOf = (texts: readonly string[]) =>
    Math.min(HIGHEST, Math.max(...texts.map((text, at) => linesOf(text, widths[at]!))) * LINE_OF_CELL + 6);
  const over = `${title}　${caption}`;
  const merged = columns.length > 1 ? `<mergeCells><mergeCell ref="A1:${letters(columns.length)}1"/></mergeCells>` : '';
  const all = [
    // In type of 16 points where the columns count in 11.
    rowXml(
      [textCell(over, styles.heading), ...columns.slice(1).map(() => emptyCell(styles.heading))],
      Math.min(HIGHEST, linesOf(over, (sum * 11) / 16) * LINE_OF_BODY),
    ),
    rowXml(
      columns.map((column) => textCell(column.title, styles.head)),
      heightOf(columns.map((column) => column.title)),
    ),
    ...rows.map((row) =>
      rowXml(
        columns.map((column, at) => cellXml(column, row[at]!)),
        heightOf(columns.map((column, at) => shownCell(column, row[at]!))),
      ),
    ),
  ];
  const isWide = sum > PAGE_CHARACTERS * 1.5;
  return page(isWide ? 'landscape' : 'portrait', view, `<cols>${cols.join('')}</cols>`, all, merged);
}

/** How many lines a text takes in a column of so many characters. */
const linesOf = (text: string, width: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / width)), 0);

/** On A4, as wide as the page and as long as it takes. */
const page = (
  orientation: 'portrait' | 'landscape',
  view: string,
  cols: string,
  rows: readonly string[],
  merged = '',
): string =>
  worksheetXml(
    `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${view}${cols}<sheetData>${rows.join('')}</sheetData>${merged}${margins}` +
      `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>${footer}`,
  );

function cellXml({ kind }: Column, cell: Cell): string {
  if (cell === null) return textCell('—', styles.none);
  switch (kind) {
    case 'integer':
      return numberCell(String(cell), styles.integer, styles.longNumber);
    case 'yuan':
      return numberCell(decimal(cell as bigint, 2), styles.yuan, styles.longNumber);
    case 'percent':
      return numberCell(decimal(cell as number, 4), styles.percent, styles.longNumber);
    case 'date':
      return dayCell(cell as string, styles.date, styles.none);
    case 'text':
      return textCell(cell as string, styles.cell);
  }
}
