import type { Table } from '../content.js';
import { isNumber, shownCell, widthsOf } from '../words.js';
import { TEXT_WIDTH } from './styles.js';
import { linesXml, lookXml } from './text-xml.js';

/** Half points, the largest that fits is taken; what is wider still breaks within its cells. */
const sizes = [28, 24, 21, 18];
const smallest = 15;

/** How many characters of a size stand side by side. */
const fits = (halfPoints: number, width: number): number => width / 10 / halfPoints;

const charactersOf = (table: Table): number => widthsOf(table).reduce((sum, each) => sum + each, 0);

/** Whether a table asks for a page that lies on its side. */
export const isWide = (table: Table): boolean => charactersOf(table) > fits(sizes.at(-1)!, TEXT_WIDTH);

/** A table of so many twentieths of a point; its heading stands above it on every page, and no row breaks between two. */
export function tableXml(table: Table, width: number): string {
  const { columns, rows } = table;
  const sum = charactersOf(table);
  const widths = widthsOf(table).map((each) => Math.floor((width * each) / sum));
  const halfPoints = sizes.find((size) => sum <= fits(size, width)) ?? smallest;
  const cell = (at: number, text: string, font: string, align: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[at]}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>` +
    `<w:p><w:pPr><w:snapToGrid w:val="0"/><w:jc w:val="${align}"/></w:pPr>${linesXml(text, lookXml(halfPoints, font))}</w:p></w:tc>`;
  const head = columns.map(({ title }, at) => cell(at, title, '黑体', 'center'));
  const body = rows.map((row) =>
    columns.map((column, at) =>
      cell(
        at,
        shownCell(column, row[at]!),
        '仿宋',
        row[at] === null || column.kind === 'date' ? 'center' : isNumber(column) ? 'right' : 'left',
      ),
    ),
  );
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${sides.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join('')}</w:tblBorders><w:tblLayout w:type="fixed"/>` +
    `<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>` +
    `${rowXml(head, '<w:tblHeader/>')}${body.map((cells) => rowXml(cells)).join('')}</w:tbl>`
  );
}

const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];

const rowXml = (cells: readonly string[], more = ''): string =>
  `<w:tr><w:trPr><w:cantSplit/>${more}</w:trPr>${cells.join('')}</w:tr>`;
