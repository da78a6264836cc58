import type { Words } from '../words.js';
import { type NumberStyleName, type Unit, units } from './definition.js';

/** Powers of ten that make yuan of a unit. */
const POWERS: Record<Unit, number> = { 元: 0, 角: -1, 分: -2, 百元: 2, 千元: 3, 万元: 4, 百万元: 6, 亿元: 8 };

/** A number as it was read: a plain decimal ('-1234.5'), and the unit where the cell names one. */
export interface ReadNumber {
  decimal: string;
  unit?: Unit;
}

const CURRENCY = '(?:¥|CNY|RMB|人民币)';
const SIGN = '[-+]';
const UNITS = '亿元|百万元|万元|千元|百元|元整|元|圆|角|分|亿|万|千';
const FORM = new RegExp(
  `^(\\()? ?(${SIGN})? ?${CURRENCY}? ?(${SIGN})? ?([\\d.,' ]*\\d) ?(?:(${UNITS})|CNY|RMB)? ?(${SIGN})? ?(\\))?$`,
  'i',
);
const UNIT_WORDS: Record<string, Unit> = { 元整: '元', 圆: '元', 亿: '亿元', 万: '万元', 千: '千元' };

const separators: Record<NumberStyleName, { group: string; point: string }> = {
  '1,234.56': { group: ',', point: '.' },
  '1.234,56': { group: '.', point: ',' },
  '1 234,56': { group: ' ', point: ',' },
  "1'234.56": { group: "'", point: '.' },
};

const bodies = Object.fromEntries(
  Object.entries(separators).map(([style, { group, point }]) => {
    const [g, p] = [`\\${group}`, `\\${point}`];
    return [style, new RegExp(`^(?:(\\d{1,3}(?:${g}\\d{3})+|\\d+)(?:${p}(\\d+))?|${p}(\\d+))$`)];
  }),
) as Record<NumberStyleName, RegExp>;

/** Digits that are a number in one way only, as nearly all are. */
const BARE = /^(?:0|[1-9]\d{0,14})(?:\.\d{0,5}[1-9])?$/;
const PLAIN = /^(?:0|[1-9]\d{0,12})(?:\.\d{1,2})?$/;

/**
 * Reads a number as people and systems write it: groups, brackets or a minus on either side for a negative one, a sign of currency, full-width
 * digits. Never guesses: what does not fit the style is refused.
 * @returns words that say what is wrong
 */
export function readNumber(cell: string, style: NumberStyleName): ReadNumber | Words {
  if (PLAIN.test(cell) && style === '1,234.56') return { decimal: cell };
  const text = cell
    .normalize('NFKC')
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
  const match = FORM.exec(text);
  if (!match) return notANumber(text);
  const [, opening, first, second, body, unit, last, closing] = match;
  if ((opening === undefined) !== (closing === undefined)) return brackets;
  if ([opening, first, second, last].filter((mark) => mark !== undefined).length > 1) return signs;
  const digits = bodies[style].exec(body!);
  if (!digits) return misgrouped(style);
  const [, integer = '0', fraction, bare] = digits;
  const whole = integer.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  const decimals = fraction ?? bare;
  const decimal = decimals === undefined ? whole : `${whole}.${decimals}`;
  const isNegative = opening !== undefined || [first, second, last].includes('-');
  const named = unit === undefined ? undefined : (UNIT_WORDS[unit] ?? (unit as Unit));
  return {
    decimal: isNegative && /[1-9]/.test(decimal) ? `-${decimal}` : decimal,
    ...(named === undefined ? {} : { unit: named }),
  };
}

/** Moves the point of a plain decimal by so many places to the right; exact. @example shift('1.5', 4) // '15000' */
export function shift(decimal: string, places: number): string {
  const sign = decimal.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = decimal.slice(sign.length).split('.');
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const integer = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const rest = padded.slice(at).replace(/0+$/, '');
  const plain = rest === '' ? integer : `${integer}.${rest}`;
  return /[1-9]/.test(plain) ? sign + plain : plain;
}

export interface AmountStyle {
  numbers: NumberStyleName;
  unit: Unit;
  /** Rounds what is less than a fen, away from nought at the half; refused otherwise. */
  round: boolean;
}

/**
 * The amount in yuan as a plain decimal with at most two decimals.
 * @example yuanOf('（1.234,5）', { numbers: '1.234,56', unit: '万元', round: false }) // '-12345000'
 */
export function yuanOf(cell: string, { numbers, unit, round }: AmountStyle): string | Words {
  if (unit === '元' && numbers === '1,234.56' && PLAIN.test(cell)) return cell;
  const number = readNumber(cell, numbers);
  if (!('decimal' in number)) return number;
  if (number.unit !== undefined && number.unit !== unit)
    return {
      zh: `单元格写的单位是${number.unit}，该列的单位是${unit}`,
      en: `the cell says ${number.unit}, the column is in ${unit}`,
    };
  const yuan = shift(number.decimal, POWERS[unit]);
  const decimals = yuan.length - 1 - yuan.lastIndexOf('.');
  if (!yuan.includes('.') || decimals <= 2) return yuan;
  if (round) return rounded(yuan);
  return {
    zh: `金额不足一分：折合元有 ${decimals} 位小数`,
    en: `less than a fen: it has ${decimals} decimals in yuan`,
  };
}

/** To whole fen, away from nought at the half. */
function rounded(yuan: string): string {
  const sign = yuan.startsWith('-') ? '-' : '';
  const fen = shift(yuan.slice(sign.length), 2);
  const [whole = '0', fraction = ''] = fen.split('.');
  return shift(sign + String(BigInt(whole) + (fraction >= '5' ? 1n : 0n)), -2);
}

/** A number that is no amount, plain, without needless noughts behind the point. */
export function plainNumber(cell: string, style: NumberStyleName): string | Words {
  if (BARE.test(cell) && style === '1,234.56') return cell;
  const number = readNumber(cell, style);
  if (!('decimal' in number)) return number;
  if (number.unit !== undefined) return { zh: '数字后带有单位', en: 'there is a unit behind the number' };
  return shift(number.decimal, 0);
}

/** The unit that a header or a title line states: 金额（万元）, 单位：万元. */
export const unitInHeader = (header: string): Unit | undefined =>
  asUnit(
    /[([](?:单位:?)?(?:人民币)?([亿百万千]{0,2}元|角|分)[)\]]$/.exec(header.normalize('NFKC').replace(/\s/g, ''))?.[1],
  );
export const unitInTitle = (text: string): Unit | undefined =>
  asUnit(
    /单位 ?:? ?(?:人民币)? ?([亿百万千]{0,2}元|角|分)(?!\p{Script=Han})/u.exec(
      text.normalize('NFKC').replace(/\s+/g, ' '),
    )?.[1],
  );
const asUnit = (text: string | undefined) => units.find((unit) => unit === text);

const brackets: Words = { zh: '括号不成对', en: 'a bracket is missing' };
const signs: Words = { zh: '正负号多于一个', en: 'there is more than one sign' };

function notANumber(text: string): Words {
  if (/^[-+]?[\d.,]+e[-+]?\d+$/i.test(text))
    return { zh: '数字写成了科学计数法', en: 'the number is in scientific notation' };
  if (/[$€£₩]|USD|EUR|HKD|JPY|美元|港币|欧元/i.test(text))
    return { zh: '不是人民币金额', en: 'the amount is in another currency' };
  return { zh: '不是数字', en: 'this is not a number' };
}

function misgrouped(style: NumberStyleName): Words {
  return { zh: `分隔符与 ${style} 的写法不符`, en: `its separators do not fit the form ${style}` };
}
