import { escapedForCell } from './cells.js';

// What holds the sheets of a workbook together (ECMA-376).

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const worksheetXml = (inner: string): string => `${worksheetStart}${inner}${worksheetEnd}`;
export const worksheetStart = `${XML}<worksheet ${MAIN}>`;
export const worksheetEnd = '</worksheet>';
export const styleSheetXml = (inner: string): string => `${XML}<styleSheet ${MAIN}>${inner}</styleSheet>`;

/** Where the n-th sheet lies, from 1. */
export const sheetPath = (n: number): string => `xl/worksheets/sheet${n}.xml`;

/**
 * All parts but the sheets themselves.
 *
 * @param names of the sheets, in their order
 * @param stylesXml the whole style sheet
 * @param definedNames `<definedName>` elements, for example of rows that every printed page begins with
 */
export function workbookParts(names: readonly string[], stylesXml: string, definedNames = ''): Record<string, string> {
  const numbers = names.map((_, at) => at + 1);
  const listed = names
    .map((name, at) => `<sheet name="${escapedForCell(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('');
  const related = numbers
    .map((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)
    .join('');
  const typed = numbers
    .map((n) => `<Override PartName="/${sheetPath(n)}" ContentType="${SPREADSHEET}.worksheet+xml"/>`)
    .join('');
  const defined = definedNames === '' ? '' : `<definedNames>${definedNames}</definedNames>`;
  return {
    'xl/workbook.xml': `${XML}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${listed}</sheets>${defined}</workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${related}<Relationship Id="rId0" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': stylesXml,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>${typed}</Types>`,
  };
}
