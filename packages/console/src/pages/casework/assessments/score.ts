/** A rate that a dimension is made of, as it came out; hundredths of a percent, null where there was nothing to measure it by. */
export interface PartScore {
  part: string;
  weightCenti: number;
  effectiveWeightCenti: number;
  rateCenti: number | null;
}

/** A dimension as it came out, in hundredths of points, with the figures that it was reckoned from. */
export interface DimensionScore {
  dimension: Dimension;
  weightCenti: number;
  effectiveWeightCenti: number;
  scoreCenti: number | null;
  parts: readonly PartScore[];
  inputs: Readonly<Record<string, string>>;
}

export interface PenaltyScore {
  dimension: Dimension;
  what: 'inspections' | 'interviews' | 'offline_business';
  count: number;
  deductedCenti: number;
}

/** The six things that counties are assessed by (Art. 19). */
export const dimensions = ['receipt', 'system_use', 'one_card', 'special_account', 'handling', 'completeness'] as const;
export type Dimension = (typeof dimensions)[number];

/** What each rate is a fraction of; of some the fraction is what is missing. */
export const fractions: Readonly<Record<string, { of: string; base: string; isMissing?: true }>> = {
  received_on_time: { of: 'received_on_time_fen', base: 'due_fen' },
  tagged_right: { of: 'tag_errors', base: 'indicators', isMissing: true },
  centrally_paid: { of: 'centrally_paid_fen', base: 'payments_fen' },
  allocated_on_time: { of: 'allocated_on_time_fen', base: 'allocation_due_fen' },
  elements_complete: { of: 'complete_payments', base: 'payments' },
  paid_by_one_card: { of: 'one_card_fen', base: 'personal_fen' },
  not_left_failed: { of: 'failed_not_reissued', base: 'lines', isMissing: true },
  entered_same_day: { of: 'same_day_entries', base: 'entries' },
  matched_with_bank: { of: 'matched_fen', base: 'bank_fen' },
  verified_on_time: { of: 'verified_on_time', base: 'verifications_due' },
  rectified_on_time: { of: 'rectified_on_time', base: 'violations_due' },
  not_reopened: { of: 'reopenings', base: 'openings', isMissing: true },
  reconciled: { of: 'difference_fen', base: 'ledger_fen', isMissing: true },
};

/** Hundredths as they are printed: 9836 → `98.36`. */
export const ofHundredths = (centi: number): string =>
  `${centi < 0 ? '−' : ''}${Math.trunc(Math.abs(centi) / 100)}.${String(Math.abs(centi) % 100).padStart(2, '0')}`;

/** What a dimension brings to the total, in points: its score by its weight, before the total is rounded. */
export const broughtBy = ({ scoreCenti, effectiveWeightCenti }: DimensionScore): number =>
  scoreCenti === null ? 0 : (scoreCenti * effectiveWeightCenti) / 1_000_000;

/** A whole number as text with its thousands apart; one of fen in yuan. */
export function figureOf(name: string, value: string): string {
  const apart = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ',');
  if (!name.endsWith('_fen')) return apart(value);
  const padded = value.padStart(3, '0');
  return `${apart(padded.slice(0, -2))}.${padded.slice(-2)}`;
}
