import { describe, expect, it } from '@jest/globals';
import { isOffered, measuredOf } from './measures.js';
import type { OverviewMeasuredQuery } from './operations.js';

const PROVINCE = '410000000000';
const CITY = '411400000000';
const COUNTY = '411425000000';

const row = (prefectureCode: string | null, countyCode: string | null, count: number, sumAmount: string) => ({
  ...{ prefectureCode, countyCode, count, sumAmount, regionCode: null, regionName: null },
  prefectureName: prefectureCode && '商丘市',
  countyName: countyCode && '虞城县',
});
const data: OverviewMeasuredQuery = {
  warningStats: [row(CITY, null, 3, '90.00'), row(CITY, COUNTY, 5, '12.50'), row(null, null, 1, '7.00')],
  spending: [
    { region: COUNTY, value: { numerator: '850700', denominator: '1000000', rate: '0.8507' } },
    { region: CITY, value: { numerator: '0', denominator: '0', rate: null } },
    { region: PROVINCE, value: null },
  ],
};

describe('the parts of a region', () => {
  it('are its counties and the own levels above them, the highest first', () => {
    expect(
      measuredOf('openCount', data, PROVINCE, false).map(({ code, isOwn, value }) => [code, isOwn, value]),
    ).toEqual([
      [COUNTY, false, 5],
      [CITY, true, 3],
      [PROVINCE, true, 1],
    ]);
  });

  it('keep their amounts as they were told', () => {
    expect(measuredOf('openAmount', data, PROVINCE, false).map(({ exact }) => exact)).toEqual([
      '90.00',
      '12.50',
      '7.00',
    ]);
  });

  it('of no region, among published totals, may be of any', () => {
    expect(measuredOf('openCount', data, PROVINCE, true).at(-1)).toMatchObject({ code: null, isOwn: false, value: 1 });
  });

  it('are those that have a rate', () => {
    expect(measuredOf('spendingProgress', data, PROVINCE, false)).toEqual([
      { code: COUNTY, name: null, isOwn: false, value: 0.8507, exact: '0.8507', of: data.spending![0]!.value },
    ]);
  });

  it('are none of what was not asked', () => {
    expect(measuredOf('receiptRate', data, PROVINCE, false)).toEqual([]);
    expect(measuredOf('paidAmount', data, PROVINCE, false)).toEqual([]);
  });
});

describe('a measure is offered', () => {
  it('to leadership where it names nobody', () => {
    expect(isOffered('spendingProgress', 'PROVINCE', false)).toBe(false);
    expect(isOffered('spendingProgress', 'PROVINCE', true)).toBe(true);
    expect(isOffered('receiptRate', 'PROVINCE', false)).toBe(true);
  });

  it('of townships where they have one of their own', () => {
    expect(isOffered('receiptRate', 'COUNTY', true)).toBe(false);
    expect(isOffered('paidAmount', 'COUNTY', true)).toBe(true);
  });
});
