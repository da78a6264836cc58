import type { CellKind } from '../columns.js';
import type { Sheet } from './sheet.js';

// The parts of a workbook (ECMA-376) that an export needs. Texts stand in their cells (inlineStr), so nothing has to be kept for the end.

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The styles by number; see {@link stylesXml}. */
const style = { heading: 1, text: 2, money: 3, day: 4, instant: 5 };

/** Excel takes no longer text in a cell. */
const MOST_TEXT = 32_767;

type CellWriter = (cell: unknown) => string;

export function rowXml(writers: readonly CellWriter[], cells: readonly unknown[]): string {
  let text = '<row>';
  for (let at = 0; at < writers.length; at++) text += cells[at] === null ? '<c/>' : writers[at]!(cells[at]);
  return `${text}</row>`;
}

export function cellWriter(kind: CellKind): CellWriter {
  switch (kind) {
    case 'integer':
      return (cell) => `<c><v>${cell}</v></c>`;
    case 'bigint':
    case 'decimal':
      return (cell) => numberCell(cell as string, 0);
    case 'money':
      return (cell) => numberCell(cell as string, style.money);
    case 'flag':
      return (cell) => `<c t="b"><v>${cell ? 1 : 0}</v></c>`;
    case 'date':
      return (cell) => serialCell(cell as string, Date.parse(cell as string), style.day);
    case 'instant':
      return (cell) => serialCell(cell as string, Date.parse(cell as string) + SHANGHAI, style.instant);
    case 'json':
      return (cell) => textCell(JSON.stringify(cell));
    case 'text':
      return (cell) => textCell(cell as string);
  }
}

/** Excel holds 15 digits of a number; a longer one stays as it is only as a text. */
function numberCell(text: string, of: number): string {
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length > 15 ? textCell(text) : `<c s="${of}"><v>${text}</v></c>`;
}

const DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000;
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
/** Excel's calendar has a 29 February 1900; from the day after on it is in order. */
const FIRST_DAY = 61;

function serialCell(text: string, ms: number, of: number): string {
  const serial = (ms - EXCEL_EPOCH) / DAY;
  return serial < FIRST_DAY ? textCell(text) : `<c s="${of}"><v>${serial}</v></c>`;
}

const textCell = (text: string, of = style.text): string =>
  `<c s="${of}" t="inlineStr"><is><t xml:space="preserve">${escaped(shortened(text))}</t></is></c>`;

function shortened(text: string): string {
  if (text.length <= MOST_TEXT) return text;
  const note = `…（共 ${text.length} 字，余略 / of ${text.length} characters）`;
  return text.slice(0, MOST_TEXT - note.length) + note;
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML cannot hold is written as Excel does: `_x000B_`; a text that looks so itself has its first `_` written so. */
function escaped(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (char) => named[char]!)
    .replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what XML cannot hold
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g,
      (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
}

/** The sheet up to its first row of data: the heading stays when the rows below are scrolled. */
export function headXml({ headings }: Sheet): string {
  const widths = headings.map((_, at) => `<col min="${at + 1}" max="${at + 1}" width="18" customWidth="1"/>`).join('');
  return (
    `${XML}<worksheet ${MAIN}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<cols>${widths}</cols><sheetData><row>${headings.map((text) => textCell(text, style.heading)).join('')}</row>`
  );
}

/** The end of a sheet: its rows can be filtered by their heading, and each printed page bears the mark of whose it is. */
export function lastXml({ headings, mark }: Sheet, rows: number): string {
  const footer = escaped(`&L${mark.replaceAll('&', '&&')}&R&P/&N`);
  return `</sheetData><autoFilter ref="A1:${letters(headings.length)}${rows + 1}"/><headerFooter><oddFooter>${footer}</oddFooter></headerFooter></worksheet>`;
}

/** `28` → `AB` */
function letters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? letters(before) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** The sheet that says where the data come from. */
export const aboutXml = (about: readonly (readonly [string, string])[]): string =>
  `${XML}<worksheet ${MAIN}><cols><col min="1" max="1" width="24" customWidth="1"/><col min="2" max="2" width="80" customWidth="1"/></cols>` +
  `<sheetData>${about.map(([name, value]) => `<row>${textCell(name, style.heading)}${textCell(value)}</row>`).join('')}</sheetData></worksheet>`;

/** What holds the sheets together; the last of them is the one about the others. */
export function workbookParts(sheets: number): Record<string, string> {
  const names = [
    ...Array.from({ length: sheets }, (_, at) => (at === 0 ? '数据 data' : `数据 data ${at + 1}`)),
    '说明 about',
  ];
  const numbers = names.map((_, at) => at + 1);
  const listed = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('');
  const related = numbers
    .map((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)
    .join('');
  const typed = numbers
    .map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`)
    .join('');
  return {
    'xl/workbook.xml': `${XML}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${listed}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${related}<Relationship Id="rId0" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': stylesXml,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>${typed}</Types>`,
  };
}

const stylesXml =
  `${XML}<styleSheet ${MAIN}><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  '<cellXfs count="6"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1" numFmtId="49" applyNumberFormat="1"/><xf xfId="0" numFmtId="49" applyNumberFormat="1"/>' +
  '<xf xfId="0" numFmtId="4" applyNumberFormat="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>';
