import { fenOf } from '../../../parts/fen.js';
import type { FundTotalsQuery } from './operations.js';

/** How far a fund has come in a region and year, in fen. */
export interface FundTotal {
  entered: bigint;
  toUnits: bigint;
  paid: bigint;
}

type Sums = readonly { fundCode: string | null; sumAmount: string | null }[];
type Asked = Pick<FundTotalsQuery, 'own' | 'received' | 'toUnits' | 'paid' | 'refunded'>;

/** By the fund's code; what came in is what came from outside: the region's own, and what it was given from above. */
export function fundTotals({ own, received, toUnits, paid, refunded }: Asked): ReadonlyMap<string, FundTotal> {
  const totals = new Map<string, FundTotal>();
  const add = (sums: Sums, name: keyof FundTotal, sign = 1n) => {
    for (const { fundCode, sumAmount } of sums) {
      if (fundCode === null) continue;
      const total = totals.get(fundCode) ?? { entered: 0n, toUnits: 0n, paid: 0n };
      total[name] += sign * fenOf(sumAmount ?? '0');
      totals.set(fundCode, total);
    }
  };
  add(own, 'entered');
  add(received, 'entered');
  add(toUnits, 'toUnits');
  add(paid, 'paid');
  add(refunded, 'paid', -1n);
  return totals;
}

/** The share as a fraction, for `percent`; nothing of nothing. */
export const shareOf = (part: bigint, whole: bigint): number | null =>
  whole > 0n ? Number((part * 10_000n) / whole) / 10_000 : null;
