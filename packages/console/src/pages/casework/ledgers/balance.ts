/** What a line of a ledger counts, in cases. */
export interface Counts {
  opening: number;
  fresh: number;
  reopened: number;
  normal: number;
  rectified: number;
  cleared: number;
  closing: number;
  violation: number;
  overdue: number;
}

/** opening + fresh + reopened = normal + rectified + cleared + closing */
export const comesIn = ['opening', 'fresh', 'reopened'] as const;
export const goesOut = ['normal', 'rectified', 'cleared', 'closing'] as const;
/** What stands beside the balance: found in the month, and late among the closing ones. */
export const beside = ['violation', 'overdue'] as const;
export const figures = [...comesIn, ...goesOut, ...beside] as const;
export type Figure = (typeof figures)[number];

const nothing: Counts = {
  opening: 0,
  fresh: 0,
  reopened: 0,
  normal: 0,
  rectified: 0,
  cleared: 0,
  closing: 0,
  violation: 0,
  overdue: 0,
};

export function sumOf(lines: readonly Counts[]): Counts {
  const sum = { ...nothing };
  for (const line of lines) for (const figure of figures) sum[figure] += line[figure];
  return sum;
}

const total = (counts: Counts, of: readonly Figure[]) => of.reduce((sum, figure) => sum + counts[figure], 0);

export const balances = (counts: Counts): boolean => total(counts, comesIn) === total(counts, goesOut);
