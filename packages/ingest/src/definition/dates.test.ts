import { describe, expect, it } from '@jest/globals';
import { keepEvidence, testSeed, times } from '@qingqu/schema/testing';
import fc from 'fast-check';
import { instantOf } from '../columns.js';
import { type DateStyle, readDay, readInstant, readMonth } from './dates.js';

const RUNS = times({ ci: 1_000, nightly: 100_000 });
/** Every form in which a day was read. */
const forms = new Set<string>();

const ymd: DateStyle = { order: 'ymd' };
const day = (cell: string, style: DateStyle = ymd) => {
  forms.add(`${cell} ${JSON.stringify(style)}`);
  const read = readDay(cell, style);
  return typeof read === 'string' ? read : 'refused';
};

const seed = testSeed;

describe('days', () => {
  it.each([
    ['2018-10-15', '2018-10-15'],
    ['2018-1-5', '2018-01-05'],
    ['2018/10/5', '2018-10-05'],
    ['2018.10.05', '2018-10-05'],
    ['20181015', '2018-10-15'],
    ['2018年10月15日', '2018-10-15'],
    ['2018 年 10 月 15 日', '2018-10-15'],
    ['2018年1月5号', '2018-01-05'],
    ['2018年10月15', '2018-10-15'],
    ['２０１８年１０月１５日', '2018-10-15'],
    ['二〇一八年十月十五日', '2018-10-15'],
    ['二○一八年二月二十八日', '2018-02-28'],
    ['二零二零年十二月三十一日', '2020-12-31'],
    ['15-Oct-2018', '2018-10-15'],
    ['15-10月-2018', '2018-10-15'],
    ['2018-10-15 00:00:00', '2018-10-15'],
    ['2018/10/15 9:30', '2018-10-15'],
    ['2018年10月15日9时30分', '2018-10-15'],
    ['2018-10-15T23:59:59', '2018-10-15'],
    ['2018-10-15T16:30:00Z', '2018-10-16'],
    ['2018-10-15T00:30:00+09:00', '2018-10-14'],
    ['20181015093000', '2018-10-15'],
    ['2020-02-29', '2020-02-29'],
    // No day, or one of several.
    ['2018-02-30', 'refused'],
    ['2018-02-29', 'refused'],
    ['1900-02-29', 'refused'],
    ['2018-13-01', 'refused'],
    ['2018-00-10', 'refused'],
    ['2018-10-32', 'refused'],
    ['20181315', 'refused'],
    ['2018-10/15', 'refused'],
    ['2018年10-15', 'refused'],
    ['18-10-15', 'refused'],
    ['18年10月15日', 'refused'],
    ['15-10月-18', 'refused'],
    ['15/10/2018', 'refused'],
    ['10/15/2018', 'refused'],
    ['05.10.2018', 'refused'],
    ['43388', 'refused'],
    ['43388.5', 'refused'],
    ['181015', 'refused'],
    ['2018', 'refused'],
    ['2018-10', 'refused'],
    ['2018年10月', 'refused'],
    ['2018-10-15 25:00', 'refused'],
    ['2018-10-15 24:00:00', 'refused'],
    ['2018-10-15 09:60', 'refused'],
    ['2018-10-15x', 'refused'],
    ['昨天', 'refused'],
    ['民国107年10月15日', 'refused'],
    ['0000-00-00', 'refused'],
    ['2018-W42-1', 'refused'],
    ['2018-288', 'refused'],
  ])('%j is %s', (cell, expected) => expect(day(cell)).toBe(expected));

  it.each<[string, DateStyle, string]>([
    ['15.10.2018', { order: 'dmy' }, '2018-10-15'],
    ['5/1/2018', { order: 'dmy' }, '2018-01-05'],
    ['5/1/2018', { order: 'mdy' }, '2018-05-01'],
    ['2018-10-15', { order: 'dmy' }, '2018-10-15'],
    ['20111012', { order: 'dmy' }, 'refused'],
    ['15.10.18', { order: 'dmy', pivot: 50 }, '2018-10-15'],
    ['15.10.18', { order: 'dmy' }, 'refused'],
    ['18-10-15', { order: 'ymd', pivot: 50 }, '2018-10-15'],
    ['49/1/1', { order: 'ymd', pivot: 50 }, '2049-01-01'],
    ['50/01/01', { order: 'ymd', pivot: 50 }, '1950-01-01'],
    ['15-10月-18', { order: 'ymd', pivot: 50 }, '2018-10-15'],
    ['43388', { order: 'ymd', serial: 1900 }, '2018-10-15'],
    ['43388.75', { order: 'ymd', serial: 1900 }, '2018-10-15'],
    ['41926', { order: 'ymd', serial: 1904 }, '2018-10-15'],
    ['1', { order: 'ymd', serial: 1900 }, '1900-01-01'],
    ['59', { order: 'ymd', serial: 1900 }, '1900-02-28'],
    ['60', { order: 'ymd', serial: 1900 }, 'refused'],
    ['61', { order: 'ymd', serial: 1900 }, '1900-03-01'],
    ['0', { order: 'ymd', serial: 1900 }, 'refused'],
    ['0', { order: 'ymd', serial: 1904 }, '1904-01-01'],
    ['999999', { order: 'ymd', serial: 1900 }, 'refused'],
    ['20181015', { order: 'ymd', serial: 1900 }, '2018-10-15'],
  ])('%j as %j is %s', (cell, style, expected) => expect(day(cell, style)).toBe(expected));

  it(`are the same day in every form: canonical(parse(x)) is x (seed ${seed})`, () => {
    const told = forms.size;
    const when = fc.date({ min: new Date('1950-01-01'), max: new Date('2049-12-31T12:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(when, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [y, m, d] = iso.split('-').map(Number) as [number, number, number];
        const serial = Math.round((Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000);
        const yy = String(y).slice(2);
        for (const cell of [iso, `${y}/${m}/${d}`, `${y}.${m}.${d}`, iso.replaceAll('-', ''), `${y}年${m}月${d}日`])
          expect(day(cell)).toBe(iso);
        expect(day(`${d}.${m}.${y}`, { order: 'dmy' })).toBe(iso);
        expect(day(`${m}/${d}/${y}`, { order: 'mdy' })).toBe(iso);
        expect(day(`${d}/${m}/${yy}`, { order: 'dmy', pivot: 50 })).toBe(iso);
        expect(day(String(serial), { order: 'ymd', serial: 1900 })).toBe(iso);
        expect(day(String(serial - 1462), { order: 'ymd', serial: 1904 })).toBe(serial < 1462 ? 'refused' : iso);
      }),
      { seed, numRuns: RUNS },
    );
    keepEvidence('B5', { 'days told': told, 'days drawn': RUNS, seed });
  });
});

describe('instants', () => {
  const instant = (cell: string, style: DateStyle = ymd) => {
    const read = readInstant(cell, style);
    return (typeof read === 'string' ? instantOf(read) : undefined) ?? 'refused';
  };
  it.each([
    ['2018-10-15 09:30:00', '2018-10-15 09:30:00+08'],
    ['2018/10/5 9:30', '2018-10-05 09:30:00+08'],
    ['2018年10月15日 9时30分', '2018-10-15 09:30:00+08'],
    ['2018年10月15日9时30分15秒', '2018-10-15 09:30:15+08'],
    ['2018/10/15 下午 9:30:00', '2018-10-15 21:30:00+08'],
    ['2018/10/15 9:30:00 PM', '2018-10-15 21:30:00+08'],
    ['2018/10/15 12:00 AM', '2018-10-15 00:00:00+08'],
    ['20181015093000', '2018-10-15 09:30:00+08'],
    ['201810150930', '2018-10-15 09:30:00+08'],
    ['20181015 09:30', '2018-10-15 09:30:00+08'],
    ['2018-10-15T01:30:00Z', '2018-10-15 09:30:00+08'],
    ['2018-10-15 09:30:00.5', '2018-10-15 09:30:00.5+08'],
    ['2018-10-15', '2018-10-15 00:00:00+08'],
    ['2018-10-15 24:00', 'refused'],
    ['2018-10-15 下午 25:00', 'refused'],
    ['2018-10-15 13:00 AM', 'refused'],
    ['20181015246060', 'refused'],
    ['09:30', 'refused'],
  ])('%j is %s', (cell, expected) => expect(instant(cell)).toBe(expected));
  it('an Excel serial has its time behind the point', () => {
    expect(instant('43388.395833333336', { order: 'ymd', serial: 1900 })).toBe('2018-10-15 09:30:00+08');
    expect(instant('43388.999999', { order: 'ymd', serial: 1900 })).toBe('2018-10-16 00:00:00+08');
  });
});

describe('months', () => {
  it.each([
    ['2018-10', '2018-10'],
    ['2018/1', '2018-01'],
    ['2018年1月', '2018-01'],
    ['2018.10', '2018-10'],
    ['201810', '2018-10'],
    ['2018-10-15', '2018-10'],
    ['2018.1', 'refused'],
    ['201813', 'refused'],
    ['10', 'refused'],
    ['2018', 'refused'],
  ])('%j is %s', (cell, expected) => {
    const month = readMonth(cell, ymd);
    expect(typeof month === 'string' ? month : 'refused').toBe(expected);
  });
});
