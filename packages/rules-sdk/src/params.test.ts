import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { param, yuan } from './params.js';

const label = { zh: '上限', en: 'Limit' };

describe('yuan()', () => {
  it.each<[string, bigint]>([
    ['50000.00', 5000000n],
    ['50000', 5000000n],
    ['0.5', 50n],
    ['0.05', 5n],
    ['-12.34', -1234n],
    ['0', 0n],
    ['99999999999999999.99', 9999999999999999999n],
  ])('reads %s as fen', (amount, fen) => {
    expect(yuan(amount)).toBe(fen);
  });

  it.each(['', '1.234', '1,000.00', '１００', '1e3', '.5', '5.', '+5', ' 5', '5 元'])('refuses %j', (amount) => {
    expect(() => yuan(amount)).toThrow(`'${amount}' is not an amount in yuan; write it like '50000.00'`);
  });

  it('reads what it would print', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (fen) => {
        const digits = String(fen < 0n ? -fen : fen).padStart(3, '0');
        expect(yuan(`${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`)).toBe(fen);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('param', () => {
  it('keeps money in fen, as text', () => {
    expect(param.money('50000.00', label).spec).toEqual({
      type: 'money',
      default: '5000000',
      label,
      unit: 'fen',
      min: '0',
    });
  });

  it('keeps the unit and bounds of a whole number', () => {
    expect(param.integer(5, 'workdays', label, { min: 1, max: 30 }).spec).toEqual({
      type: 'integer',
      default: 5,
      label,
      unit: 'workdays',
      min: 1,
      max: 30,
    });
  });

  it('bounds a share by 0 and 1', () => {
    expect(param.ratio(0.8, label).spec).toMatchObject({ type: 'ratio', default: 0.8, min: 0, max: 1 });
  });
});
