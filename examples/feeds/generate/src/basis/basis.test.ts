import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Calendar } from './calendar.js';
import { csvLine } from './csv.js';
import { at, dayOf, iso, isoInstant } from './day.js';
import { yuan } from './money.js';
import { accountNumber, cardNumber, creditCode, districtOf, idNumber } from './numbers.js';
import { Random } from './random.js';

const calendar = new Calendar(readFileSync(resolve(__dirname, '../../../../../schema/reference/calendar.csv'), 'utf8'));

describe('working days', () => {
  it.each([
    ['2018-09-20', 3, '2018-09-26'],
    ['2018-09-28', 3, '2018-10-08'],
    ['2019-01-31', 3, '2019-02-03'],
    ['2018-12-27', 3, '2019-01-02'],
    ['2018-11-27', 3, '2018-11-30'],
  ])('%s and %i more is %s', (from, n, to) => {
    expect(iso(calendar.after(dayOf(from), n))).toBe(to);
  });

  it('counts back over rest days too', () => {
    expect(iso(calendar.before(dayOf('2018-10-08'), 1))).toBe('2018-09-30');
    expect(iso(calendar.onOrAfter(dayOf('2018-10-03')))).toBe('2018-10-08');
    expect(calendar.isWorkday(dayOf('2018-09-29'))).toBe(true);
  });
});

describe('invented numbers', () => {
  it('pass the checks that real ones pass', () => {
    // Known good ones, by the same functions.
    expect(idNumber('110105', dayOf('1949-12-31'), 2)).toBe('11010519491231002X');
    expect(idNumber('440524', dayOf('1880-01-01'), 1)).toBe('440524188001010014');
    for (let n = 0; n < 200; n++) {
      expect(creditCode('91', districtOf(7), n)).toMatch(/^91418007MA[0-9A-HJ-NPQRTUWXY]{8}$/);
      expect(luhnSum(cardNumber(7, n)) % 10).toBe(0);
      expect(luhnSum(accountNumber(7, '12', n)) % 10).toBe(0);
    }
    expect(new Set(Array.from({ length: 5_000 }, (_, n) => creditCode('91', districtOf(7), n))).size).toBe(5_000);
  });

  it('stand under a district that there is not', () => {
    const regions = readFileSync(resolve(__dirname, '../../../../../schema/reference/regions.csv'), 'utf8');
    expect(regions).not.toMatch(/^418/m);
    expect(districtOf(12)).toBe('418012');
  });
});

const luhnSum = (digits: string): number =>
  [...digits].reverse().reduce((sum, each, n) => {
    const value = Number(each) * (n % 2 === 1 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);

describe('what is printed', () => {
  it('keeps fen exact and times in order', () => {
    expect([0, 5, 100, 123_456, -5].map(yuan)).toEqual(['0.00', '0.05', '1.00', '1234.56', '-0.05']);
    expect(isoInstant(at(dayOf('2018-11-30'), 23, 59, 30))).toBe('2018-11-30 23:59:30');
  });

  it('quotes only what needs it', () => {
    expect(csvLine(['a', 1, true, null, undefined, 'b,c', 'd"e', 'f\ng'])).toBe('a,1,true,,,"b,c","d""e","f\ng"');
  });
});

describe('chance', () => {
  it('is the same for the same seed and label, and another for another', () => {
    const draw = (seed: number, label: string) => {
      const random = new Random(seed, label);
      return [random.next(), random.next(), random.int(0, 99)];
    };
    expect(draw(1, 'a')).toEqual(draw(1, 'a'));
    expect(draw(1, 'a')).not.toEqual(draw(2, 'a'));
    expect(draw(1, 'a')).not.toEqual(draw(1, 'b'));
  });
});
