import type { FeedColumn } from '../feed.js';
import { valueKey } from './cell-reader.js';
import { type DateStyle, readDay, readInstant, readMonth } from './dates.js';
import { type NumberStyleName, numberStyles } from './definition.js';
import { readNumber } from './numbers.js';

/** What a definition has to say of how a column's cells are written, as YAML. */
export interface GuessedStyle {
  entries: string[];
  isUnsure: boolean;
}

const DATE_STYLES: readonly [yaml: string | undefined, style: DateStyle][] = [
  [undefined, { order: 'ymd' }],
  ['dates: { order: ymd, pivot: 50 }', { order: 'ymd', pivot: 50 }],
  ['dates: dmy', { order: 'dmy' }],
  ['dates: mdy', { order: 'mdy' }],
  ['dates: { order: dmy, pivot: 50 }', { order: 'dmy', pivot: 50 }],
  ['dates: { order: mdy, pivot: 50 }', { order: 'mdy', pivot: 50 }],
  ['dates: { serial: 1900 }', { order: 'ymd', serial: 1900 }],
];

/** How cells of a column are written: the style that reads most of them, the usual one if others read no more. */
export function styleOfCells(column: FeedColumn, cells: readonly string[]): GuessedStyle {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0) return { entries: [], isUnsure: false };
  switch (column.type) {
    case 'yuan':
    case 'integer':
    case 'decimal':
      return numberStyle(filled);
    case 'date':
      return dateStyle(filled, readDay);
    case 'instant':
      return dateStyle(filled, readInstant);
    case 'month':
      return dateStyle(filled, readMonth);
    case 'choice':
      return translation(column, filled);
    case 'code':
    case 'reference':
      return codeBeforeName(filled);
    default:
      return { entries: [], isUnsure: false };
  }
}

/** The number style by which most cells can be read. */
export function numberStyleOf(cells: readonly string[]): { style: NumberStyleName; isUnsure: boolean } {
  const read = numberStyles.map((style) => cells.filter((cell) => 'decimal' in readNumber(cell, style)).length);
  const best = Math.max(...read);
  const style = numberStyles[read.indexOf(best)]!;
  // A point before three digits is read as a separator or as decimals.
  const isUnsure = cells.some((cell) => /^\D*\d{1,3}[.,]\d{3}\D*$/.test(cell)) && read[0] === read[1];
  return { style, isUnsure };
}

function numberStyle(cells: readonly string[]): GuessedStyle {
  const { style, isUnsure } = numberStyleOf(cells);
  return { entries: style === '1,234.56' ? [] : [`numbers: '${style.replaceAll("'", "''")}'`], isUnsure };
}

function dateStyle(cells: readonly string[], read: (cell: string, style: DateStyle) => unknown): GuessedStyle {
  const counts = DATE_STYLES.map(([, style]) => cells.filter((cell) => typeof read(cell, style) === 'string').length);
  const best = counts.indexOf(Math.max(...counts));
  const [yaml] = DATE_STYLES[best]!;
  if (yaml === undefined) return { entries: [], isUnsure: false };
  // Day before month or after it: only a day above the 12th tells.
  return { entries: [yaml], isUnsure: counts[2] === counts[3] || yaml.includes('pivot') || yaml.includes('serial') };
}

/** What the words of a feed are often called. Which of them are meant depends on the column. */
const MEANINGS: Readonly<Record<string, readonly string[]>> = {
  individual: ['个人', '自然人', '居民'],
  enterprise: ['企业', '公司', '法人'],
  agency: ['单位', '预算单位', '行政事业单位'],
  collective: ['村集体', '集体', '合作社'],
  agent_bank: ['代理银行', '银行'],
  out: ['支', '支出', '借', '借方', '转出', 'D'],
  in: ['收', '收入', '贷', '贷方', '转入', 'C'],
  central: ['中央', '中央级'],
  superior: ['上级', '省级', '上级专款'],
  local: ['本级', '地方', '本级财力'],
  carryover: ['结转', '上年结转'],
  province: ['省', '省级'],
  prefecture: ['市', '市级'],
  county: ['县', '县级'],
  normal: ['正常', '正式'],
  advance: ['提前下达'],
  adjust: ['调整'],
  active: ['正常', '有效', '在用', '存续'],
  draft: ['草稿', '未送审'],
  paid: ['已支付', '支付成功', '已付', '正常', '已清算'],
  approved: ['已审批', '已审核', '审核通过', '已批复'],
  applied: ['已申请', '已录入', '待批复'],
  returned: ['退回', '已退回', '退票'],
  void: ['作废', '已作废'],
  deleted: ['已删除', '删除'],
  success: ['成功', '发放成功', '正常'],
  failed: ['失败', '发放失败'],
  pending: ['待发放', '处理中'],
  running: ['在建', '实施中'],
  done: ['完工', '已完工', '竣工'],
  planned: ['未开工', '计划'],
  stopped: ['停工', '停建'],
  male: ['男'],
  female: ['女'],
  poor: ['未脱贫'],
  lifted: ['已脱贫', '脱贫'],
  removed: ['已清退', '清退'],
  rural_dibao: ['农村低保'],
  urban_dibao: ['城市低保'],
  tekun: ['特困', '特困供养'],
  disability: ['残疾'],
  legal_rep: ['法定代表人', '法人代表'],
  shareholder: ['股东'],
  supervisor: ['监事'],
  director: ['董事'],
  manager: ['经理', '总经理'],
};

const MAX_VALUES = 12;

/** What the words of a file mean among those of the column. */
function translation(column: FeedColumn, cells: readonly string[]): GuessedStyle {
  const known = column.expected.en.replace(/^one of /, '').split(', ');
  const values = [...new Set(cells.map(valueKey))];
  const foreign = values.filter((value) => !known.includes(value.toLowerCase()));
  if (foreign.length === 0) return { entries: [], isUnsure: false };
  if (values.length > MAX_VALUES || foreign.some((value) => /\d{5}/.test(value) || value.length > 20))
    return { entries: [], isUnsure: true };
  const pairs = values.flatMap((value) => {
    const meant = known.find((word) => word === value.toLowerCase() || MEANINGS[word]?.includes(value));
    return meant === undefined ? [] : [`${quoted(value)}: ${meant}`];
  });
  const open = values.length - pairs.length;
  if (pairs.length === 0) return { entries: [], isUnsure: true };
  return { entries: [`values: { ${pairs.join(', ')} }`], isUnsure: open > 0 || pairs.length > 0 };
}

/** 2130505-生产发展: the code is what counts. */
function codeBeforeName(cells: readonly string[]): GuessedStyle {
  const both = cells.filter((cell) => /^[0-9A-Za-z.]+[-_ :：]+\p{Script=Han}/u.test(cell)).length;
  return both / cells.length > 0.8
    ? { entries: [`match: '^[0-9A-Za-z.]+'`], isUnsure: true }
    : { entries: [], isUnsure: false };
}

/** A text as YAML, with quotes where it needs them. */
export const quoted = (text: string): string =>
  /^[\p{Script=Han}A-Za-z_][\p{Script=Han}A-Za-z0-9_（）()·/]*$/u.test(text) &&
  !/^(true|false|yes|no|null|on|off)$/i.test(text)
    ? text
    : `'${text.replaceAll("'", "''")}'`;
