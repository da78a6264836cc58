import { styleSheetXml } from '../workbook/index.js';

interface Look {
  font: keyof typeof fonts;
  /** A number format of the table below, or one that Excel brings along. */
  format?: number;
  align?: 'left' | 'center' | 'right';
  border?: 'thin' | 'red';
  /** Characters. */
  indent?: number;
}

/** The type of official documents. The first only measures the width of columns: every computer has it, or one of its width. */
const fonts = {
  measure: '<sz val="11"/><name val="Arial"/>',
  cell: '<sz val="11"/><name val="仿宋"/>',
  body: '<sz val="16"/><name val="仿宋"/>',
  bold: '<sz val="16"/><name val="黑体"/>',
  title: '<sz val="22"/><name val="方正小标宋简体"/>',
  red: '<sz val="26"/><color rgb="FFFF0000"/><name val="方正小标宋简体"/>',
  small: '<sz val="14"/><name val="仿宋"/>',
  head: '<sz val="11"/><name val="黑体"/>',
};

const TEXT = 49;
const YUAN = 4;
const PERCENT = 10;
const DAY = 164;

const looks = {
  plain: { font: 'body' },
  red: { font: 'red', align: 'center' },
  documentNo: { font: 'body', format: TEXT, align: 'center', border: 'red' },
  title: { font: 'title', format: TEXT, align: 'center' },
  heading: { font: 'bold', format: TEXT },
  text: { font: 'body', format: TEXT },
  signed: { font: 'body', format: TEXT, align: 'right', indent: 2 },
  small: { font: 'small', format: TEXT },
  head: { font: 'head', format: TEXT, align: 'center', border: 'thin' },
  cell: { font: 'cell', format: TEXT, border: 'thin' },
  integer: { font: 'cell', format: 1, border: 'thin' },
  yuan: { font: 'cell', format: YUAN, border: 'thin' },
  percent: { font: 'cell', format: PERCENT, border: 'thin' },
  date: { font: 'cell', format: DAY, align: 'center', border: 'thin' },
  longNumber: { font: 'cell', format: TEXT, align: 'right', border: 'thin' },
  none: { font: 'cell', align: 'center', border: 'thin' },
} satisfies Record<string, Look>;

/** The styles by number, as cells name them. */
export const styles = Object.fromEntries(Object.keys(looks).map((name, at) => [name, at])) as Record<
  keyof typeof looks,
  number
>;

const edge = (side: string) => `<${side} style="thin"><color auto="1"/></${side}>`;
const borders = [
  '<border/>',
  `<border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}</border>`,
  '<border><bottom style="medium"><color rgb="FFFF0000"/></bottom></border>',
];

function xf({ font, format = 0, align = 'left', border, indent = 0 }: Look): string {
  const borderId = border === 'red' ? 2 : border === 'thin' ? 1 : 0;
  const horizontal = format === YUAN || format === PERCENT || format === 1 ? 'right' : align;
  return (
    `<xf xfId="0" numFmtId="${format}" applyNumberFormat="1" fontId="${Object.keys(fonts).indexOf(font)}" applyFont="1" borderId="${borderId}" applyBorder="1" applyAlignment="1">` +
    `<alignment horizontal="${horizontal}" vertical="center" wrapText="1"${indent > 0 ? ` indent="${indent}"` : ''}/></xf>`
  );
}

const counted = (name: string, items: readonly string[]) =>
  `<${name} count="${items.length}">${items.join('')}</${name}>`;

export const stylesXml = styleSheetXml(
  counted('numFmts', [`<numFmt numFmtId="${DAY}" formatCode="yyyy\\-mm\\-dd"/>`]) +
    counted(
      'fonts',
      Object.values(fonts).map((font) => `<font>${font}</font>`),
    ) +
    counted('fills', [
      '<fill><patternFill patternType="none"/></fill>',
      '<fill><patternFill patternType="gray125"/></fill>',
    ]) +
    counted('borders', borders) +
    counted('cellStyleXfs', ['<xf/>']) +
    counted('cellXfs', Object.values<Look>(looks).map(xf)),
);
