import { describe, expect, it } from '@jest/globals';
import { propertyRuns, testSeed } from '@qingqu/schema/testing';
import fc from 'fast-check';
import {
  type AssessmentInput,
  type AssessmentInputs,
  type AssessmentWeights,
  assess,
  assessmentDimensions,
  formula,
  ranksOf,
  shares,
  usedBy,
} from './formula.js';

const usual: AssessmentWeights = {
  receipt: 15,
  system_use: 20,
  one_card: 15,
  special_account: 15,
  handling: 25,
  completeness: 10,
};

const names = assessmentDimensions.flatMap(usedBy);
const nothing = Object.fromEntries(names.map((name) => [name, 0n])) as AssessmentInputs;
const inputs = (given: Partial<AssessmentInputs>): AssessmentInputs => ({ ...nothing, ...given });

/** A county in which everything was as it should be. */
const perfect = inputs({
  due_fen: 100n,
  received_on_time_fen: 100n,
  indicators: 5n,
  payments_fen: 900n,
  centrally_paid_fen: 900n,
  allocation_due_fen: 700n,
  allocated_on_time_fen: 700n,
  payments: 9n,
  complete_payments: 9n,
  personal_fen: 300n,
  one_card_fen: 300n,
  lines: 40n,
  entries: 6n,
  same_day_entries: 6n,
  bank_fen: 800n,
  matched_fen: 800n,
  verifications_due: 3n,
  verified_on_time: 3n,
  violations_due: 2n,
  rectified_on_time: 2n,
  openings: 4n,
  ledger_fen: 1_000n,
});

const scoresOf = (given: AssessmentInputs, weights = usual) =>
  Object.fromEntries(assess(given, weights).dimensions.map(({ dimension, scoreCenti }) => [dimension, scoreCenti]));

describe('the formula of the assessment', () => {
  it('gives 100 points where everything was as it should be', () => {
    expect(assess(perfect, usual).totalCenti).toBe(10_000);
  });

  it.each<[string, Partial<AssessmentInputs>, string, number]>([
    // 0.6 · 3/4 + 0.4 · (1 − 1/5) = 0.77
    ['receipt', { due_fen: 400n, received_on_time_fen: 300n, indicators: 5n, tag_errors: 1n }, 'receipt', 7_700],
    // 0.6 · 2/3 + 0.4 · 1 = 0.8
    ['receipt in thirds', { due_fen: 3n, received_on_time_fen: 2n, indicators: 1n }, 'receipt', 8_000],
    // nothing was to be received: the tags alone, 1 − 1/3 = 66.666… → 66.67
    ['tags alone', { indicators: 3n, tag_errors: 1n }, 'receipt', 6_667],
    // 0.5 · 9/10 + 0.3 · 1/2 + 0.2 · 3/4 = 0.75
    [
      'system use',
      {
        payments_fen: 1_000n,
        centrally_paid_fen: 900n,
        allocation_due_fen: 200n,
        allocated_on_time_fen: 100n,
        payments: 4n,
        complete_payments: 3n,
      },
      'system_use',
      7_500,
    ],
    // 9/10 · (1 − 1/20) = 0.855
    ['one-card', { personal_fen: 100n, one_card_fen: 90n, lines: 20n, failed_not_reissued: 1n }, 'one_card', 8_550],
    ['one-card without lines', { personal_fen: 100n, one_card_fen: 90n }, 'one_card', 9_000],
    // 0.5 · 2/3 + 0.5 · 1/8 = 0.395833… → 39.58
    ['special account', { entries: 3n, same_day_entries: 2n, bank_fen: 8n, matched_fen: 1n }, 'special_account', 3_958],
    // 0.4 · 1/2 + 0.4 · 3/4 + 0.2 · (1 − 1/10) = 0.68, less 5 and 2 · 10
    [
      'handling',
      {
        verifications_due: 2n,
        verified_on_time: 1n,
        violations_due: 4n,
        rectified_on_time: 3n,
        openings: 10n,
        reopenings: 1n,
        inspections: 1n,
        interviews: 2n,
      },
      'handling',
      4_300,
    ],
    ['handling down to the floor', { openings: 1n, reopenings: 1n, interviews: 1n }, 'handling', 0],
    // 1 − 1/4, less 10
    ['completeness', { ledger_fen: 4n, difference_fen: 1n, offline_business: 1n }, 'completeness', 6_500],
    ['a difference of more than the ledger', { ledger_fen: 4n, difference_fen: 9n }, 'completeness', 0],
    // 1/2 of a hundredth goes up: 1 − 1/20000 = 99.995 → 100.00
    ['a half of a hundredth', { ledger_fen: 20_000n, difference_fen: 1n }, 'completeness', 10_000],
    ['less than half of one', { ledger_fen: 19_999n, difference_fen: 1n }, 'completeness', 9_999],
  ])('scores %s', (_, given, dimension, expected) => {
    expect(scoresOf(inputs(given))[dimension]).toBe(expected);
  });

  it('gives the weight of what is not applicable to the others in proportion, and tells it', () => {
    // 15 : 10 are left; 77.00 and 75.00 by them: (15 · 77 + 10 · 75) / 25 = 76.20
    const { totalCenti, dimensions } = assess(
      inputs({
        due_fen: 400n,
        received_on_time_fen: 300n,
        indicators: 5n,
        tag_errors: 1n,
        ledger_fen: 4n,
        difference_fen: 1n,
      }),
      usual,
    );
    expect(totalCenti).toBe(7_620);
    expect(dimensions.map(({ effectiveWeightCenti }) => effectiveWeightCenti)).toEqual([6_000, 0, 0, 0, 0, 4_000]);
    expect(dimensions.map(({ scoreCenti }) => scoreCenti)).toEqual([7_700, null, null, null, null, 7_500]);
  });

  it('takes the points of a penalty from the total where its dimension is not applicable', () => {
    // Receipt alone: 77.00; an interview's 10 points of handling, which counts 25 of 100.
    const { totalCenti, penalties } = assess(
      inputs({ due_fen: 400n, received_on_time_fen: 300n, indicators: 5n, tag_errors: 1n, interviews: 1n }),
      usual,
    );
    expect(totalCenti).toBe(7_450);
    expect(penalties).toEqual([{ dimension: 'handling', what: 'interviews', count: 1, deductedCenti: 1_000 }]);
  });

  it('gives no total where nothing can be measured', () => {
    expect(assess(nothing, usual).totalCenti).toBeNull();
  });

  it('shares places: 1, 2, 2, 4, and none without a total', () => {
    expect(ranksOf([9_000, 8_000, null, 8_000, 7_000])).toEqual([1, 2, null, 2, 4]);
  });

  it('shares weights in thirds so that they come to 100', () => {
    expect(shares([1n, 1n, 1n])).toEqual([3_334, 3_333, 3_333]);
    expect(shares([0n, 0n])).toEqual([0, 0]);
  });
});

describe('whatever the inputs are', () => {
  const parameters = { seed: testSeed, numRuns: propertyRuns, verbose: 1 } as const;

  const bases = [...new Set(Object.values(formula).flatMap(({ parts }) => parts.map(({ base }) => base)))];
  const parts = Object.values(formula).flatMap((each) => each.parts);
  const penalties = Object.values(formula).flatMap((each) => each.penalties ?? []);
  const size = fc.oneof(fc.constant(0n), fc.bigInt(1n, 30n), fc.bigInt(1n, 10n ** 14n));
  const share = fc.integer({ min: 0, max: 12 });
  const anyInputs: fc.Arbitrary<AssessmentInputs> = fc
    .record({
      whole: fc.tuple(...bases.map(() => size)),
      of: fc.tuple(...parts.map(() => share)),
      count: fc.tuple(...penalties.map(() => fc.bigInt(0n, 4n))),
    })
    .map(({ whole, of, count }) => {
      const given: Record<string, bigint> = Object.fromEntries(bases.map((base, at) => [base, whole[at]!]));
      // Of a dozen; where it is more than the whole, the whole counts.
      parts.forEach((part, at) => {
        given[part.of] = (given[part.base]! * BigInt(of[at]!)) / 11n;
      });
      penalties.forEach(({ what }, at) => {
        given[what] = count[at]!;
      });
      return given as AssessmentInputs;
    });
  const anyWeights: fc.Arbitrary<AssessmentWeights> = fc
    .array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 })
    .map((cuts) => {
      const at = [0, ...cuts.sort((a, b) => a - b), 100];
      return Object.fromEntries(
        assessmentDimensions.map((dimension, nth) => [dimension, at[nth + 1]! - at[nth]!]),
      ) as AssessmentWeights;
    });

  it('scores lie between 0 and 100', () => {
    fc.assert(
      fc.property(anyInputs, anyWeights, (given, weights) => {
        const { totalCenti, dimensions } = assess(given, weights);
        for (const score of [totalCenti, ...dimensions.map(({ scoreCenti }) => scoreCenti)])
          if (score !== null) expect(score >= 0 && score <= 10_000).toBe(true);
      }),
      parameters,
    );
  });

  it('the weights that count come to 100, and what is not applicable has none', () => {
    fc.assert(
      fc.property(anyInputs, anyWeights, (given, weights) => {
        const { totalCenti, dimensions } = assess(given, weights);
        const sum = dimensions.reduce((total, { effectiveWeightCenti }) => total + effectiveWeightCenti, 0);
        expect(sum).toBe(totalCenti === null ? 0 : 10_000);
        for (const { scoreCenti, effectiveWeightCenti, parts: each } of dimensions) {
          if (scoreCenti === null) expect(effectiveWeightCenti).toBe(0);
          for (const part of each) if (part.rateCenti === null) expect(part.effectiveWeightCenti).toBe(0);
        }
      }),
      parameters,
    );
  });

  it('the total lies between the least and the greatest dimension that counts, less the penalties without one', () => {
    fc.assert(
      fc.property(anyInputs, anyWeights, (given, weights) => {
        const { totalCenti, dimensions } = assess(
          { ...given, inspections: 0n, interviews: 0n, offline_business: 0n },
          weights,
        );
        const counted = dimensions.flatMap(({ scoreCenti, weightCenti }) =>
          scoreCenti === null || weightCenti === 0 ? [] : [scoreCenti],
        );
        if (totalCenti === null) return expect(counted).toEqual([]);
        expect(totalCenti >= Math.min(...counted) && totalCenti <= Math.max(...counted)).toBe(true);
      }),
      parameters,
    );
  });

  it('more of what is good never lowers the total, and more of what is bad, a penalty too, never raises it', () => {
    fc.assert(
      fc.property(
        anyInputs,
        anyWeights,
        fc.constantFrom(...parts, ...penalties.map(({ what }) => ({ of: what, isComplement: true as const }))),
        fc.bigInt(1n, 10n ** 14n),
        (given, weights, { of, isComplement }, more) => {
          const name: AssessmentInput = of;
          const before = assess(given, weights).totalCenti;
          const after = assess({ ...given, [name]: given[name] + more }, weights).totalCenti;
          if (before === null) return expect(after).toBeNull();
          expect(isComplement ? after! <= before : after! >= before).toBe(true);
        },
      ),
      parameters,
    );
  });

  it('money counted in other units gives the same score', () => {
    fc.assert(
      fc.property(anyInputs, anyWeights, fc.bigInt(2n, 1_000n), (given, weights, factor) => {
        const scaled = Object.fromEntries(
          Object.entries(given).map(([name, value]) => [name, name.endsWith('_fen') ? value * factor : value]),
        ) as AssessmentInputs;
        expect(assess(scaled, weights).totalCenti).toBe(assess(given, weights).totalCenti);
      }),
      parameters,
    );
  });
});
