import { isCivilDate } from '../check-digits.js';
import { instantOf } from '../columns.js';
import type { Words } from '../words.js';

/** How the dates of a file are written. A year of four digits in front is understood whatever the order. */
export interface DateStyle {
  order: 'ymd' | 'dmy' | 'mdy';
  /** Two-digit years below it are 20xx, others 19xx; without it they are refused. */
  pivot?: number;
  /** Bare numbers are days of this Excel date system; without it they are refused. */
  serial?: 1900 | 1904;
}

interface Moment {
  day: string;
  /** 'HH:MM:SS[.f]', where there is a time. */
  time?: string;
  /** 'Z' or an offset, where one is given. */
  zone?: string;
}

/** The civil day in Shanghai of a date or time. @returns words that say what is wrong */
export function readDay(cell: string, style: DateStyle): string | Words {
  const moment = readMoment(cell, style);
  if (!('day' in moment)) return moment;
  if (moment.zone === undefined) return moment.day;
  return instantOf(`${moment.day} ${moment.time}${moment.zone}`)?.slice(0, 10) ?? noSuchTime;
}

/** An instant in the form that feeds read: 'YYYY-MM-DD HH:MM:SS', with an offset where the cell has one. */
export function readInstant(cell: string, style: DateStyle): string | Words {
  const moment = readMoment(cell, style);
  if (!('day' in moment)) return moment;
  return `${moment.day} ${moment.time ?? '00:00:00'}${moment.zone ?? ''}`;
}

/** A month, or the month of a day. */
export function readMonth(cell: string, style: DateStyle): string | Words {
  const text = plain(cell);
  const match = /^(\d{4})(?:-(\d{1,2})|\/(\d{1,2})|\.(\d{2})|年(\d{1,2})月|(\d{2}))$/.exec(text);
  if (!match) {
    // 2018.1 may be what Excel left of 2018.10.
    if (/^\d{4}\.\d$/.test(text))
      return {
        zh: '月份只有一位，可能是 10 月丢了 0',
        en: 'a month of one digit behind a point may have lost its nought',
      };
    const day = readDay(cell, style);
    return typeof day === 'string' ? day.slice(0, 7) : day;
  }
  const month = `${match[1]}-${match
    .slice(2)
    .find((part) => part !== undefined)!
    .padStart(2, '0')}`;
  return isCivilDate(`${month}-01`) ? month : noSuchDay;
}

const ISO = /^\d{4}-\d{2}-\d{2}$/;
// In front of a colon, digits are a time's.
const TIME =
  /(?:[T ]|(?<=日) ?)(上午|下午|AM|PM)? ?(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:\.(\d{1,9}))?秒?|分)? ?(AM|PM)? ?(Z|[+-]\d{2}:?\d{2})?$/i;
const COMPACT = /^(\d{8})(\d{2})(\d{2})(\d{2})?$/;

function readMoment(cell: string, style: DateStyle): Moment | Words {
  if (ISO.test(cell)) return isCivilDate(cell) ? { day: cell } : noSuchDay;
  const text = plain(cell);
  if (style.serial !== undefined && /^\d{1,6}(\.\d+)?$/.test(text)) return ofSerial(text, style.serial);
  const compact = COMPACT.exec(text);
  if (compact) {
    const [, day, hour, minute, second = '00'] = compact;
    return withTime(day!, clock(hour!, minute!, second), undefined, style);
  }
  const match = TIME.exec(text);
  if (!match) {
    const day = readCivilDay(text, style);
    return typeof day === 'string' ? { day } : day;
  }
  const [, before, hour, minute, second = '00', fraction, after, zone] = match;
  const time = clock(halfDay(hour!, before ?? after), minute!, second, fraction);
  return withTime(text.slice(0, match.index + (match[0].startsWith('日') ? 1 : 0)), time, zone, style);
}

function withTime(
  dayText: string,
  time: string | undefined,
  zone: string | undefined,
  style: DateStyle,
): Moment | Words {
  const day = readCivilDay(dayText.trim(), style);
  if (typeof day !== 'string') return day;
  if (time === undefined) return noSuchTime;
  return { day, time, ...(zone === undefined ? {} : { zone: zone.toUpperCase() }) };
}

/** 'HH:MM:SS', when there is such a time. */
function clock(hour: string, minute: string, second: string, fraction?: string): string | undefined {
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const time = [hour, minute, second].map((part) => part.padStart(2, '0')).join(':');
  return fraction === undefined ? time : `${time}.${fraction}`;
}

/** The hour of 24 of one in the morning or afternoon. */
function halfDay(hour: string, half: string | undefined): string {
  if (half === undefined) return hour;
  const value = Number(hour);
  if (value < 1 || value > 12) return half === '下午' && value <= 23 ? hour : '99';
  return String((value % 12) + (/^(下午|PM)$/i.test(half) ? 12 : 0));
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function readCivilDay(text: string, style: DateStyle): string | Words {
  const yearFirst = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?)$/.exec(text);
  if (yearFirst) return civil(yearFirst[1]!, (yearFirst[3] ?? yearFirst[5])!, (yearFirst[4] ?? yearFirst[6])!);
  if (/^\d{8}$/.test(text))
    return style.order === 'ymd' ? civil(text.slice(0, 4), text.slice(4, 6), text.slice(6)) : orderUnclear;
  const named = /^(\d{1,2})[- ]([a-z]{3,9}|\d{1,2}月)[- ](\d{4}|\d{2})$/i.exec(text);
  if (named) return ofParts(named[3]!, monthNumber(named[2]!), named[1]!, style);
  const chinese = chineseDay(text);
  if (chinese) return chinese;
  const short = /^(\d{2})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?)$/.exec(text);
  const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (style.order === 'ymd') {
    if (short) return ofParts(short[1]!, (short[3] ?? short[5])!, (short[4] ?? short[6])!, style);
    if (yearLast) return orderUnclear;
  } else if (yearLast) {
    const [, first, , second, year] = yearLast;
    return style.order === 'dmy' ? ofParts(year!, second!, first!, style) : ofParts(year!, first!, second!, style);
  }
  if (/^\d{1,6}(\.\d+)?$/.test(text)) return bareNumber;
  return { zh: '日期格式无法识别', en: 'the form of the date is not known' };
}

function ofParts(year: string, month: string | undefined, day: string, { pivot }: DateStyle): string | Words {
  if (month === undefined) return noSuchDay;
  if (year.length === 4) return civil(year, month, day);
  if (pivot === undefined) return twoDigits;
  return civil(`${Number(year) < pivot ? '20' : '19'}${year}`, month, day);
}

function civil(year: string, month: string, day: string): string | Words {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(text) ? text : noSuchDay;
}

function monthNumber(text: string): string | undefined {
  if (/^\d/.test(text)) return text.slice(0, -1);
  const at = MONTHS.findIndex((month) => text.toLowerCase().startsWith(month));
  return at === -1 ? undefined : String(at + 1);
}

const DIGITS = '〇一二三四五六七八九';

/** 二〇一八年十月十五日 */
function chineseDay(text: string): string | Words | undefined {
  const match =
    /^([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]$/.exec(text);
  if (!match) return undefined;
  const year = [...match[1]!].map((digit) => Math.max(DIGITS.indexOf(digit), 0)).join('');
  const number = (word: string) => {
    const [tens, ones] = word.includes('十') ? word.split('十') : ['', word];
    const ten = word.includes('十') ? (tens === '' ? 1 : DIGITS.indexOf(tens!)) : 0;
    return String(ten * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones!)));
  };
  return civil(year, number(match[2]!), number(match[3]!));
}

const DAY_MS = 86_400_000;

/** The day, and the time where it has a fraction, of an Excel serial. Excel's 1900 has a 29 February that never was. */
function ofSerial(text: string, system: 1900 | 1904): Moment | Words {
  const days = Math.floor(Number(text));
  const seconds = Math.round((Number(text) - days) * 86_400);
  if (system === 1900 && (days < 1 || days === 60)) return noSuchDay;
  const zero = system === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const at = new Date(zero + days * DAY_MS + seconds * 1000).toISOString();
  if (!isCivilDate(at.slice(0, 10))) return noSuchDay;
  return text.includes('.') ? { day: at.slice(0, 10), time: at.slice(11, 19) } : { day: at.slice(0, 10) };
}

const plain = (cell: string) =>
  cell
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(/(?<=[年月]) | (?=[年月日])/g, '')
    .trim();

const noSuchDay: Words = { zh: '没有这一天', en: 'there is no such day' };
const noSuchTime: Words = { zh: '没有这一时刻', en: 'there is no such time' };
const twoDigits: Words = {
  zh: '年份只有两位，定义中没有写明 dates: { pivot: 50 }',
  en: 'the year has two digits, and the definition states no dates: { pivot: 50 }',
};
const orderUnclear: Words = {
  zh: '年月日的顺序不明，定义中须写明 dates: dmy 或 mdy',
  en: 'the order of day and month is not clear; the definition must state dates: dmy or mdy',
};
const bareNumber: Words = {
  zh: '只有数字；若为 Excel 序列号，定义中须写明 dates: { serial: 1900 }',
  en: 'only a number; for Excel serials the definition must state dates: { serial: 1900 }',
};
