import { describe, expect, it } from '@jest/globals';
import { casesOf, listOf } from './lists.js';
import { asked, figureIn, partOf, type Row, ratesOf } from './rates.js';

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

describe('the list behind a rate', () => {
  const page = { from: '2018-01-01', to: '2018-11-30', region: '411400000000' };
  const row = { region: null, month: null, category: null, department: null } as unknown as Row;

  it('is of the month and region of the row, else of those that are asked for', () => {
    expect(listOf('allocationProgress', { ...row, month: '2018-02' }, page)).toBe(
      '/allocations?region=411400000000&from=2018-02-01&to=2018-02-28',
    );
    expect(listOf('spendingProgress', { ...row, region: '411425000000' }, page)).toBe(
      '/payments?region=411425000000&from=2018-01-01&to=2018-11-30',
    );
  });

  it('is of cases in whatever state, by the names that their list knows', () => {
    expect(listOf('handlingRate', { ...row, department: 'AGRI' }, page)).toBe(
      '/cases?region=411400000000&department=AGRI&state=',
    );
    expect(casesOf({ ...row, category: 'FUND' })).toBe('/cases?category=FUND');
  });
});
