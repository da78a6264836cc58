// Figures about payees and accounts.
import { describe, expect, it } from '@jest/globals';
import { movements } from './movements.js';
import { paidBy } from './paid-by.js';

const sum = (agencyCode: string, fiscalYear: number, sumAmount: string) => ({
  agencyCode,
  agencyName: `单位${agencyCode}`,
  fiscalYear,
  count: 1,
  sumAmount,
});

describe('who paid', () => {
  it('is told largest first, with its years', () => {
    const rows = paidBy([sum('1', 2017, '10.00'), sum('2', 2018, '50.00'), sum('1', 2018, '20.00')], 5);
    expect(rows.map(({ code, fen, count }) => [code, fen, count])).toEqual([
      ['2', 5_000n, 1],
      ['1', 3_000n, 2],
    ]);
    expect([...rows[1]!.years]).toEqual([
      [2017, 1_000n],
      [2018, 2_000n],
    ]);
  });
  it('is told together beyond the largest, and one alone by itself', () => {
    const sums = ['1', '2', '3', '4'].map((code, at) => sum(code, 2018, `${40 - 10 * at}.00`));
    expect(paidBy(sums, 2).at(-1)).toMatchObject({ code: null, name: '2', fen: 3_000n, count: 2 });
    expect(paidBy(sums, 3).map(({ code }) => code)).toEqual(['1', '2', '3', '4']);
  });
});

describe('movements of an account', () => {
  it('stand month by month, over the turn of the year, without a gap', () =>
    expect(
      movements({
        made: [{ month: '2018-02', sumAmount: '5.00' }],
        received: [{ month: '2017-11', sumAmount: '7.00' }],
        subsidies: [],
      }).map(({ month, paymentsMade, paymentsReceived }) => [month, paymentsReceived, paymentsMade]),
    ).toEqual([
      ['2017-11', '7.00', '0'],
      ['2017-12', '0', '0'],
      ['2018-01', '0', '0'],
      ['2018-02', '0', '5.00'],
    ]));
  it('are none where nothing moved', () => expect(movements({ made: [], received: [], subsidies: [] })).toEqual([]));
});
