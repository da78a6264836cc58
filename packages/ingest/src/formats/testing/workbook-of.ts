import { type ZipMember, zipOf } from './zip-of.js';

/** The XML of a cell but for its place, as in `c` below. */
export type CellXml = string;

/** How a sheet is to be. */
export interface SheetOf {
  name?: string;
  state?: 'hidden' | 'veryHidden';
  /** Rows from 1; undefined cells are left out. */
  rows?: readonly (readonly (CellXml | undefined)[])[];
  /** In place of rows. */
  data?: string;
  /** After the rows. */
  after?: string;
  /** Before the root element. */
  before?: string;
}

export interface WorkbookOf {
  sheets?: readonly SheetOf[];
  sharedStrings?: readonly string[];
  /** Codes of number formats; the cells' style n shows the n-th of them, 0 is the general one. Numbers are built-in formats. */
  formats?: readonly (string | number)[];
  is1904?: boolean;
  relations?: string;
  members?: readonly ZipMember[];
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Cells of all kinds. */
export const c = {
  text: (text: string): CellXml => ` t="inlineStr"><is><t>${escaped(text)}</t></is></c>`,
  shared: (at: number): CellXml => ` t="s"><v>${at}</v></c>`,
  number: (text: string | number, style = 0): CellXml => ` s="${style}"><v>${text}</v></c>`,
  formula: (formula: string, cached?: string, type = 'n'): CellXml =>
    ` t="${type}"><f>${escaped(formula)}</f>${cached === undefined ? '' : `<v>${escaped(cached)}</v>`}</c>`,
  error: (text: string): CellXml => ` t="e"><v>${text}</v></c>`,
  boolean: (value: boolean): CellXml => ` t="b"><v>${value ? 1 : 0}</v></c>`,
  iso: (text: string): CellXml => ` t="d"><v>${text}</v></c>`,
};

/** The letters of a column from 0. */
export function columnName(at: number): string {
  return (at >= 26 ? columnName(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

function sheetXml({ rows = [], data, after = '', before = '' }: SheetOf): string {
  const written = rows.map((cells, at) => {
    const inner = cells.map((cell, column) =>
      cell === undefined ? '' : `<c r="${columnName(column)}${at + 1}"${cell}`,
    );
    return `<row r="${at + 1}">${inner.join('')}</row>`;
  });
  return `${HEAD}${before}<worksheet ${MAIN}><sheetData>${data ?? written.join('')}</sheetData>${after}</worksheet>`;
}

/** Where the first sheet is. */
export const SHEET_MEMBER = 'xl/worksheets/sheet1.xml';

/** A workbook's members. */
export function workbookMembers({
  sheets = [{}],
  sharedStrings,
  formats = [],
  is1904,
  relations = '',
  members = [],
}: WorkbookOf): ZipMember[] {
  const names = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${escaped(name ?? `Sheet${at + 1}`)}" sheetId="${at + 1}" r:id="rId${at + 1}"${state ? ` state="${state}"` : ''}/>`,
  );
  const related = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const custom = formats.map((code, at) =>
    typeof code === 'string' ? `<numFmt numFmtId="${200 + at}" formatCode="${escaped(code)}"/>` : '',
  );
  const xfs = formats.map((code, at) => `<xf numFmtId="${typeof code === 'number' ? code : 200 + at}"/>`);
  return [
    {
      name: '[Content_Types].xml',
      content: `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    },
    {
      name: '_rels/.rels',
      content: `${HEAD}<Relationships ${PACKAGE}><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${names.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${HEAD}<Relationships ${PACKAGE}>${related.join('')}<Relationship Id="rIdS" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rIdT" Type="${OFFICE}/styles" Target="styles.xml"/>${relations}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `${HEAD}<styleSheet ${MAIN}><numFmts>${custom.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${xfs.join('')}</cellXfs></styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `${HEAD}<sst ${MAIN}>${(sharedStrings ?? []).map((xml) => `<si>${xml}</si>`).join('')}</sst>`,
    },
    ...sheets.map((sheet, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, content: sheetXml(sheet) })),
    ...members,
  ];
}

/** A workbook, as small as can be read. */
export const workbookOf = (workbook: WorkbookOf): Buffer => zipOf(workbookMembers(workbook));
