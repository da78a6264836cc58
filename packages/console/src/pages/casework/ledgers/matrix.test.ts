import { describe, expect, it } from '@jest/globals';
import { balances, type Counts, sumOf } from './balance.js';
import { matrixOf } from './matrix.js';

const counts = (given: Partial<Counts>): Counts => ({ ...sumOf([]), ...given });
const region = (code: string, name: string, above?: string) => [code, { code, name, above }] as const;
const regions = new Map([
  region('41', '河南省'),
  region('4114', '商丘市', '41'),
  region('411425', '虞城县', '4114'),
  region('411421', '民权县', '4114'),
  region('4101', '郑州市', '41'),
]);
const line = (regionCode: string, category: string, closing: number) => ({
  ...counts({ opening: closing, closing }),
  category,
  ledger: { id: `ledger of ${regionCode}`, regionCode },
});

describe('the ledgers of a month', () => {
  it('add up from county to city to province, by category; regions without cases are left out', () => {
    const [province] = matrixOf(
      [line('411425', 'CASH', 2), line('411425', 'FUND', 1), line('4114', 'CASH', 4)],
      regions,
    );
    expect(province).toMatchObject({ name: '河南省', ledgerId: undefined, own: { closing: 0 }, total: { closing: 7 } });
    const [city] = province!.children!;
    expect(city).toMatchObject({
      name: '商丘市',
      ledgerId: 'ledger of 4114',
      own: { closing: 4 },
      total: { closing: 7 },
    });
    expect(city!.byCategory).toMatchObject({ CASH: { closing: 6 }, FUND: { closing: 1 } });
    expect(city!.children!.map(({ name }) => name)).toEqual(['虞城县']);
    expect(province!.children).toHaveLength(1);
  });

  it('balance or do not', () => {
    expect(balances(counts({ opening: 3, fresh: 2, reopened: 1, rectified: 2, closing: 4 }))).toBe(true);
    expect(balances(counts({ opening: 3, closing: 4 }))).toBe(false);
  });
});
