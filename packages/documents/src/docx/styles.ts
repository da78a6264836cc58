// How paragraphs of an official document look (GB/T 9704—2012). Sizes in half points, distances in twentieths of a point.

/** 28.95 points: 22 lines fill the 225 mm of a page's text. */
export const LINE = 579;
/** The 156 mm between the margins, and the 225 mm of a page that lies on its side. */
export const TEXT_WIDTH = 8_844;
export const TURNED_WIDTH = 12_756;
const CHARACTER = 320;

interface Look {
  name: string;
  font: string;
  halfPoints: number;
  align?: 'both' | 'center' | 'left' | 'right';
  /** Further properties of the paragraph, in the order of the schema: borders, spacing, indents stand before the alignment. */
  borders?: string;
  line?: number;
  before?: number;
  after?: number;
  indent?: string;
  color?: string;
  keepNext?: boolean;
}

const rule = (side: 'top' | 'bottom', color: string, eighths: number, space: number) =>
  `<w:${side} w:val="single" w:sz="${eighths}" w:space="${space}" w:color="${color}"/>`;

const looks = {
  RedHead: {
    name: '发文机关标志',
    font: '方正小标宋简体',
    halfPoints: 72,
    align: 'center',
    color: 'FF0000',
    line: 0,
    after: LINE,
  },
  DocumentNo: {
    name: '发文字号',
    font: '仿宋',
    halfPoints: 32,
    align: 'center',
    borders: rule('bottom', 'FF0000', 18, 11),
    after: LINE,
  },
  DocumentTitle: {
    name: '公文标题',
    font: '方正小标宋简体',
    halfPoints: 44,
    align: 'center',
    line: 700,
    after: LINE,
    keepNext: true,
  },
  Addressee: { name: '主送机关', font: '仿宋', halfPoints: 32, align: 'left' },
  DocumentHeading: {
    name: '一级标题',
    font: '黑体',
    halfPoints: 32,
    align: 'both',
    indent: `w:firstLineChars="200" w:firstLine="${2 * CHARACTER}"`,
    keepNext: true,
  },
  Body: {
    name: '公文正文',
    font: '仿宋',
    halfPoints: 32,
    align: 'both',
    indent: `w:firstLineChars="200" w:firstLine="${2 * CHARACTER}"`,
  },
  Caption: { name: '表题', font: '黑体', halfPoints: 28, align: 'center', keepNext: true },
  Signed: {
    name: '发文机关署名',
    font: '仿宋',
    halfPoints: 32,
    align: 'right',
    before: LINE,
    indent: `w:rightChars="200" w:right="${2 * CHARACTER}"`,
    keepNext: true,
  },
  SignedOn: {
    name: '成文日期',
    font: '仿宋',
    halfPoints: 32,
    align: 'right',
    indent: `w:rightChars="400" w:right="${4 * CHARACTER}"`,
  },
  Copies: {
    name: '抄送机关',
    font: '仿宋',
    halfPoints: 28,
    align: 'left',
    borders: rule('top', 'auto', 8, 1) + rule('bottom', 'auto', 8, 1),
    before: LINE,
    indent: 'w:leftChars="100" w:left="280" w:rightChars="100" w:right="280"',
  },
  PageNo: {
    name: '页码',
    font: '宋体',
    halfPoints: 28,
    align: 'right',
    line: 0,
    indent: 'w:leftChars="100" w:left="280" w:rightChars="100" w:right="280"',
  },
  /** Between a table and what follows. */
  Gap: { name: '间隔', font: '仿宋', halfPoints: 16, line: 0 },
} satisfies Record<string, Look>;

export type Style = keyof typeof looks;

/** In a font of the Chinese official hand, with Latin letters and digits of the same. */
export const fontXml = (font: string): string =>
  `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}"/>`;

function styleXml(
  id: string,
  {
    name,
    font,
    halfPoints,
    align = 'both',
    borders,
    line = LINE,
    before = 0,
    after = 0,
    indent,
    color,
    keepNext,
  }: Look,
): string {
  const spacing =
    line === 0
      ? `<w:spacing w:before="${before}" w:after="${after}"/>`
      : `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="exact"/>`;
  return (
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:pPr>${keepNext ? '<w:keepNext/>' : ''}` +
    `${borders ? `<w:pBdr>${borders}</w:pBdr>` : ''}${spacing}${indent ? `<w:ind ${indent}/>` : ''}<w:jc w:val="${align}"/></w:pPr>` +
    `<w:rPr>${fontXml(font)}${color ? `<w:color w:val="${color}"/>` : ''}<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/></w:rPr></w:style>`
  );
}

export const stylesOf = (namespaces: string): string =>
  `<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr>${fontXml('仿宋')}<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
  `${Object.entries<Look>(looks)
    .map(([id, look]) => styleXml(id, look))
    .join('')}</w:styles>`;

/** What stands in for a type that a computer does not have. */
const standIns = { 方正小标宋简体: '宋体', 仿宋: '仿宋_GB2312', 黑体: 'SimHei', 宋体: 'SimSun' };

export const fontTableOf = (namespaces: string): string =>
  `<w:fonts ${namespaces}>${Object.entries(standIns)
    .map(([font, other]) => `<w:font w:name="${font}"><w:altName w:val="${other}"/><w:charset w:val="86"/></w:font>`)
    .join('')}</w:fonts>`;
