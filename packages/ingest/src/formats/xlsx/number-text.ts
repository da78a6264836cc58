/** How a number format shows a number, as far as it matters. */
export type NumberStyle =
  | { kind: 'plain' }
  /** Whole numbers with zeros in front, as codes are shown. */
  | { kind: 'padded'; digits: number }
  | { kind: 'day' | 'month' | 'moment' | 'time' };

const plain: NumberStyle = { kind: 'plain' };

/** The formats without a code of their own that show dates, those of Chinese and Japanese workbooks among them. */
const builtIn = new Map<number, NumberStyle['kind']>([
  [14, 'day'],
  [15, 'day'],
  [16, 'day'],
  [17, 'month'],
  ...[18, 19, 20, 21, 45, 47].map((id) => [id, 'time'] as const),
  [22, 'moment'],
  [27, 'month'],
  ...[28, 29, 30, 31].map((id) => [id, 'day'] as const),
  ...[32, 33, 34, 35, 55, 56].map((id) => [id, 'time'] as const),
  [36, 'month'],
  [50, 'month'],
  [51, 'day'],
  [52, 'month'],
  [53, 'day'],
  [54, 'day'],
  [57, 'month'],
  [58, 'day'],
]);

/** What a number format does, by its number and its code. */
export function numberStyle(id: number, code: string | undefined): NumberStyle {
  const kind = code === undefined ? builtIn.get(id) : kindOfCode(code);
  if (kind) return { kind } as NumberStyle;
  return code !== undefined && /^0{2,}$/.test(code) ? { kind: 'padded', digits: code.length } : plain;
}

function kindOfCode(code: string): 'day' | 'month' | 'moment' | 'time' | undefined {
  // Only the first of its sections, without texts, colours and conditions, tells what a positive number looks like.
  const letters = (code.split(';')[0] ?? '').replace(/"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]/gi, '').toLowerCase();
  if (/general|[0#?]/.test(letters.replace(/s+\.0+/g, 's')) || /\[(h|m|s)/.test(letters)) return undefined;
  const hasTime = /h|s|am\/pm/.test(letters);
  const hasYear = /[ye]/.test(letters);
  const hasDay = /d/.test(letters);
  if (hasYear && hasTime) return 'moment';
  if (hasTime) return hasDay ? 'moment' : 'time';
  if (hasDay) return 'day';
  return hasYear && /m/.test(letters) ? 'month' : undefined;
}

/** What fits into the 15 digits that a workbook keeps of a number. */
const DIGITS = 15;

/**
 * A number of a cell as text. Up to 15 significant digits it is what it is, without an exponent. What has more is the noise of binary
 * fractions, and rounded away as the workbook does when it shows it; but a whole number of 16 digits and more (an identity or account number that
 * should have been a text) has lost its last digits, and is given with an exponent, so that nobody takes it for whole.
 */
export function numberText(text: string, style: NumberStyle, is1904: boolean): string {
  const value = Number(text);
  if (!Number.isFinite(value) || text.trim() === '') return text;
  if (style.kind !== 'plain' && style.kind !== 'padded')
    return dateText(value, style.kind, is1904) ?? decimalText(text, value);
  const decimal = decimalText(text, value);
  return style.kind === 'padded' && /^\d+$/.test(decimal) ? decimal.padStart(style.digits, '0') : decimal;
}

function decimalText(text: string, value: number): string {
  if (Math.abs(value) >= 10 ** DIGITS) return value.toExponential(DIGITS - 1).replace(/\.?0*e/, 'E');
  if (/^-?\d+(\.\d+)?$/.test(text) && text.replace(/^-?0*\.?0*|\./g, '').length <= DIGITS) return text;
  const [mantissa, exponent] = value.toExponential(DIGITS - 1).split('e') as [string, string];
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '');
  if (digits === '') return '0';
  const point = Number(exponent) + 1; // digits before the decimal point
  const shown =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : digits.length <= point
        ? digits.padEnd(point, '0')
        : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return value < 0 ? `-${shown}` : shown;
}

const SECONDS = 86_400;

/** The day, month or moment of a serial number; undefined for one that is none. */
function dateText(serial: number, kind: 'day' | 'month' | 'moment' | 'time', is1904: boolean): string | undefined {
  if (serial < 0 || serial > 2_958_466) return undefined;
  const seconds = Math.round(serial * SECONDS);
  const days = Math.floor(seconds / SECONDS);
  const time = new Date((seconds % SECONDS) * 1000).toISOString().slice(11, 19);
  if (kind === 'time' && days === 0) return time;
  const day = dayText(days, is1904);
  if (kind === 'month' && day.endsWith('-01')) return day.slice(0, 7);
  return kind === 'moment' || time !== '00:00:00' ? `${day} ${time}` : day;
}

/** Workbooks count 29 February 1900, which never was, as day 60; it is given as such, so that it is rejected. */
function dayText(days: number, is1904: boolean): string {
  if (!is1904 && days === 60) return '1900-02-29';
  if (!is1904 && days === 0) return '1900-01-00';
  const zero = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days > 60 ? 30 : 31);
  return new Date(zero + days * SECONDS * 1000).toISOString().slice(0, 10);
}
