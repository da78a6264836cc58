import { minus, one, over, plus, type Rational, rational, roundHalfUp, times } from './rational.js';

/** The six things that counties are assessed by (Art. 19). */
export const assessmentDimensions = [
  'receipt',
  'system_use',
  'one_card',
  'special_account',
  'handling',
  'completeness',
] as const;
export type AssessmentDimension = (typeof assessmentDimensions)[number];

/** How much each dimension counts, in hundredths of the whole; 100 together. */
export type AssessmentWeights = Readonly<Record<AssessmentDimension, number>>;

/** What the figures are called that a score is reckoned from: amounts in fen 分 end in `_fen`, the others are counts. */
export type AssessmentInput =
  | 'due_fen'
  | 'received_on_time_fen'
  | 'indicators'
  | 'tag_errors'
  | 'payments_fen'
  | 'centrally_paid_fen'
  | 'allocation_due_fen'
  | 'allocated_on_time_fen'
  | 'payments'
  | 'complete_payments'
  | 'personal_fen'
  | 'one_card_fen'
  | 'lines'
  | 'failed_not_reissued'
  | 'entries'
  | 'same_day_entries'
  | 'bank_fen'
  | 'matched_fen'
  | 'verifications_due'
  | 'verified_on_time'
  | 'violations_due'
  | 'rectified_on_time'
  | 'openings'
  | 'reopenings'
  | 'inspections'
  | 'interviews'
  | 'ledger_fen'
  | 'difference_fen'
  | 'offline_business';
export type AssessmentInputs = Readonly<Record<AssessmentInput, bigint>>;

/** A rate that a dimension is made of: `of` in `base`, or what is left of the whole when `of` is taken away. */
interface Part {
  name: string;
  /** In hundredths of the dimension. */
  weight: bigint;
  of: AssessmentInput;
  base: AssessmentInput;
  isComplement?: true;
}

interface Penalty {
  what: 'inspections' | 'interviews' | 'offline_business';
  /** Points of the dimension's hundred, for each. */
  points: bigint;
}

interface DimensionFormula {
  parts: readonly Part[];
  /** The rates are multiplied, not weighed: the first is what is measured, the others take from it. */
  isProduct?: true;
  penalties?: readonly Penalty[];
}

/** The version that scores are marked with; another formula gets another number, and the old one stays. */
export const formulaVersion = '1';

export const formula: Readonly<Record<AssessmentDimension, DimensionFormula>> = {
  receipt: {
    parts: [
      { name: 'received_on_time', weight: 60n, of: 'received_on_time_fen', base: 'due_fen' },
      { name: 'tagged_right', weight: 40n, of: 'tag_errors', base: 'indicators', isComplement: true },
    ],
  },
  system_use: {
    parts: [
      { name: 'centrally_paid', weight: 50n, of: 'centrally_paid_fen', base: 'payments_fen' },
      { name: 'allocated_on_time', weight: 30n, of: 'allocated_on_time_fen', base: 'allocation_due_fen' },
      { name: 'elements_complete', weight: 20n, of: 'complete_payments', base: 'payments' },
    ],
  },
  one_card: {
    isProduct: true,
    parts: [
      { name: 'paid_by_one_card', weight: 100n, of: 'one_card_fen', base: 'personal_fen' },
      { name: 'not_left_failed', weight: 100n, of: 'failed_not_reissued', base: 'lines', isComplement: true },
    ],
  },
  special_account: {
    parts: [
      { name: 'entered_same_day', weight: 50n, of: 'same_day_entries', base: 'entries' },
      { name: 'matched_with_bank', weight: 50n, of: 'matched_fen', base: 'bank_fen' },
    ],
  },
  handling: {
    parts: [
      { name: 'verified_on_time', weight: 40n, of: 'verified_on_time', base: 'verifications_due' },
      { name: 'rectified_on_time', weight: 40n, of: 'rectified_on_time', base: 'violations_due' },
      { name: 'not_reopened', weight: 20n, of: 'reopenings', base: 'openings', isComplement: true },
    ],
    penalties: [
      { what: 'inspections', points: 5n },
      { what: 'interviews', points: 10n },
    ],
  },
  completeness: {
    parts: [{ name: 'reconciled', weight: 100n, of: 'difference_fen', base: 'ledger_fen', isComplement: true }],
    penalties: [{ what: 'offline_business', points: 10n }],
  },
};

/** A rate of a dimension as it came out. Hundredths of a percent; null = not applicable, because there was nothing to measure it by. */
export interface PartScore {
  part: string;
  weightCenti: number;
  /** What it counts after the weight of the parts that are not applicable has gone to the others. */
  effectiveWeightCenti: number;
  rateCenti: number | null;
}

/** A dimension as it came out, in hundredths of points. */
export interface DimensionScore {
  dimension: AssessmentDimension;
  weightCenti: number;
  effectiveWeightCenti: number;
  scoreCenti: number | null;
  parts: readonly PartScore[];
  /** What it was reckoned from: whole numbers as text. */
  inputs: Readonly<Record<string, string>>;
}

export interface PenaltyScore {
  dimension: AssessmentDimension;
  what: Penalty['what'];
  count: number;
  /** Hundredths of the dimension's points, of all of them together. */
  deductedCenti: number;
}

export interface AssessedScore {
  /** Hundredths of points, 0 to 10,000; null where no dimension is applicable. */
  totalCenti: number | null;
  dimensions: readonly DimensionScore[];
  penalties: readonly PenaltyScore[];
}

/**
 * A region's score by formula 1. All is reckoned in fractions of whole numbers. It is rounded to hundredths, a half up, at two places: each
 * dimension's score, and the total, which is the mean of the dimensions' rounded scores by their weights; so the total can be reckoned
 * anew from what is printed.
 *
 * A rate without a base is not applicable, and a dimension without a rate is not: its weight goes to the others in proportion. The points of a
 * penalty are taken from its dimension, at most all that it has; where that is not applicable, from the total by its weight, so that a penalty
 * never raises it.
 *
 * @param weights 0 to 100 each, 100 together
 */
export function assess(inputs: AssessmentInputs, weights: AssessmentWeights): AssessedScore {
  const scored = assessmentDimensions.map((dimension) => scoreDimension(dimension, inputs, BigInt(weights[dimension])));
  const counted = scored.filter(({ score, weight }) => score !== null && weight > 0n);
  const effective = shares(scored.map(({ score, weight }) => (score === null ? 0n : weight)));
  return {
    totalCenti: counted.length === 0 ? null : totalOf(scored, counted),
    dimensions: scored.map(({ dimension, weight, score, parts, used }, at) => ({
      dimension,
      weightCenti: Number(weight) * 100,
      effectiveWeightCenti: effective[at]!,
      scoreCenti: score === null ? null : Number(score),
      parts,
      inputs: used,
    })),
    penalties: scored.flatMap(({ penalties }) => penalties),
  };
}

interface Scored {
  dimension: AssessmentDimension;
  weight: bigint;
  /** Hundredths of points. */
  score: bigint | null;
  /** Hundredths of points. */
  penalty: bigint;
  parts: PartScore[];
  penalties: PenaltyScore[];
  used: Record<string, string>;
}

function scoreDimension(dimension: AssessmentDimension, inputs: AssessmentInputs, weight: bigint): Scored {
  const { parts, penalties = [], isProduct } = formula[dimension];
  const rates = parts.map((part) => rateOf(part, inputs));
  const effective = shares(parts.map(({ weight: own }, at) => (rates[at] === null ? 0n : own)));
  const deducted = penalties
    .filter(({ what }) => inputs[what] > 0n)
    .map(({ what, points }) => ({
      dimension,
      what,
      count: Number(inputs[what]),
      deducted: inputs[what] * points * 100n,
    }));
  const penalty = deducted.reduce((sum, each) => sum + each.deducted, 0n);
  const value = isProduct ? product(rates) : weighted(parts, rates);
  return {
    dimension,
    weight,
    score: value === null ? null : atLeastZero(roundHalfUp(times(value, rational(10_000n))) - penalty),
    penalty,
    parts: parts.map(({ name, weight: own }, at) => ({
      part: name,
      weightCenti: Number(own) * 100,
      effectiveWeightCenti: isProduct && rates[at] !== null ? Number(own) * 100 : effective[at]!,
      rateCenti: rates[at] === null ? null : Number(roundHalfUp(times(rates[at]!, rational(10_000n)))),
    })),
    penalties: deducted.map(({ deducted: points, ...rest }) => ({ ...rest, deductedCenti: Number(points) })),
    used: Object.fromEntries(usedBy(dimension).map((name) => [name, String(inputs[name])])),
  };
}

/** The inputs of a dimension, in the order of the formula. */
export const usedBy = (dimension: AssessmentDimension): AssessmentInput[] => {
  const { parts, penalties = [] } = formula[dimension];
  return [...parts.flatMap(({ of, base }) => [of, base]), ...penalties.map(({ what }) => what)];
};

/** Between 0 and 1: what is more than its base counts as all of it. Null without a base. */
function rateOf({ of, base, isComplement }: Part, inputs: AssessmentInputs): Rational | null {
  const whole = inputs[base];
  if (whole <= 0n) return null;
  const some = least(atLeastZero(inputs[of]), whole);
  const rate = rational(some, whole);
  return isComplement ? minus(one, rate) : rate;
}

function weighted(parts: readonly Part[], rates: readonly (Rational | null)[]): Rational | null {
  let sum = rational(0n);
  let weights = 0n;
  parts.forEach(({ weight }, at) => {
    const rate = rates[at];
    if (!rate) return;
    sum = plus(sum, times(rate, rational(weight)));
    weights += weight;
  });
  return weights === 0n ? null : over(sum, rational(weights));
}

/** Not applicable where the first is not; of the others each that is applicable takes from it. */
const product = ([first, ...others]: readonly (Rational | null)[]): Rational | null =>
  first ? others.reduce<Rational>((value, rate) => (rate ? times(value, rate) : value), first) : null;

function totalOf(all: readonly Scored[], counted: readonly Scored[]): number {
  const weights = counted.reduce((sum, { weight }) => sum + weight, 0n);
  const sum = counted.reduce((points, { score, weight }) => points + score! * weight, 0n);
  const unplaced = all.reduce(
    (points, { score, penalty, weight }) => points + (score === null ? penalty * weight : 0n),
    0n,
  );
  const mean = minus(rational(sum, weights), rational(unplaced, 100n));
  return mean.n <= 0n ? 0 : Number(roundHalfUp(mean));
}

/**
 * Weights as hundredths of percent that are 10,000 together: each is cut off, and what is left goes to those that lost most, the first of equals
 * before the others. All 0 where there is no weight.
 */
export function shares(weights: readonly bigint[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  if (sum === 0n) return weights.map(() => 0);
  const cut = weights.map((weight) => (weight * 10_000n) / sum);
  const left = Number(10_000n - cut.reduce((total, share) => total + share, 0n));
  const lost = weights.map((weight, at) => ({ at, rest: (weight * 10_000n) % sum }));
  const first = new Set(
    lost
      .sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))
      .slice(0, left)
      .map(({ at }) => at),
  );
  return cut.map((share, at) => Number(share) + (first.has(at) ? 1 : 0));
}

const atLeastZero = (value: bigint): bigint => (value < 0n ? 0n : value);
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** Places by total, equal totals sharing one: 1, 2, 2, 4. Null for a region without a total. */
export function ranksOf(totals: readonly (number | null)[]): (number | null)[] {
  return totals.map((own) =>
    own === null ? null : 1 + totals.filter((other) => other !== null && other > own).length,
  );
}
