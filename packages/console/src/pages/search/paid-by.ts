import { fenOf } from '../../parts/fen.js';

/** What one unit paid, by year; in fen. */
export interface PaidBy {
  /** Null = units beyond the largest, taken together. */
  code: string | null;
  name: string;
  fen: bigint;
  count: number;
  years: ReadonlyMap<number, bigint>;
}

interface Sum {
  agencyCode: string | null;
  agencyName: string | null;
  fiscalYear: number | null;
  count: number;
  sumAmount: string | null;
}

/** Who paid how much, the largest first; those beyond `most` together, last. */
export function paidBy(sums: readonly Sum[], most: number): PaidBy[] {
  const units = new Map<string, PaidBy>();
  for (const { agencyCode, agencyName, fiscalYear, count, sumAmount } of sums) {
    const code = agencyCode ?? '';
    const before = units.get(code) ?? { code, name: agencyName ?? '', fen: 0n, count: 0, years: new Map() };
    units.set(
      code,
      together(before, { fen: fenOf(sumAmount ?? '0'), count, years: [[fiscalYear ?? 0, fenOf(sumAmount ?? '0')]] }),
    );
  }
  const sorted = [...units.values()].toSorted((one, other) => (one.fen < other.fen ? 1 : one.fen > other.fen ? -1 : 0));
  if (sorted.length <= most + 1) return sorted;
  const rest = sorted.slice(most);
  const others: PaidBy = { code: null, name: String(rest.length), fen: 0n, count: 0, years: new Map() };
  return [...sorted.slice(0, most), rest.reduce(together, others)];
}

type Added = Pick<PaidBy, 'fen' | 'count'> & { years: Iterable<readonly [number, bigint]> };

function together(before: PaidBy, { fen, count, years }: Added): PaidBy {
  const sums = new Map(before.years);
  for (const [year, more] of years) sums.set(year, (sums.get(year) ?? 0n) + more);
  return { ...before, fen: before.fen + fen, count: before.count + count, years: sums };
}
