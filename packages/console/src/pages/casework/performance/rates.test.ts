import { describe, expect, it } from '@jest/globals';
import { asked, figureIn, partOf, ratesOf } from './rates.js';

describe('rates', () => {
  it('are those that can be told apart, of what the post is told', () => {
    expect(ratesOf(asked('CATEGORY', false))).toEqual([
      'handlingRate',
      'rectificationRate',
      'verifyDays',
      'rectifyDays',
      'checkDays',
      'waitDays',
    ]);
    expect(ratesOf(asked('REGION', true))).toEqual(['receiptRate', 'allocationProgress', 'allocationDays']);
    expect(ratesOf(asked('MONTH', false))).toHaveLength(12);
  });

  it('are shares in percent, or days, or nothing without a denominator', () => {
    const rate = { numerator: '1', denominator: '3', unit: 'COUNT' } as const;
    expect(figureIn({ ...rate, rate: '0.3333' }, 'handlingRate')).toBe(33.33);
    expect(figureIn({ ...rate, rate: '2.5000' }, 'verifyDays')).toBe(2.5);
    expect(figureIn({ ...rate, rate: null }, 'handlingRate')).toBeNull();
    expect(figureIn(null, 'handlingRate')).toBeNull();
  });

  it('have parts in yuan or in numbers', () => {
    expect(partOf('123456789', 'FEN')).toBe('1,234,567.89');
    expect(partOf('1161', 'WORKDAYS')).toBe('1,161');
  });
});
