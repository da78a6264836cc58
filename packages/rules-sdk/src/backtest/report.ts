import { z } from 'zod';
import { severities as severityNames } from '../define-rule.js';

// The JSON that a backtest writes. Keys are only ever added; another meaning would be another `format`.

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);
const severities = z.strictObject(
  Object.fromEntries(severityNames.map((name) => [name, count])) as Record<
    (typeof severityNames)[number],
    typeof count
  >,
);

const verdictCounts = z.strictObject({
  right: count.describe('people found a violation, or it was rectified'),
  wrong: count.describe('people found it to be normal'),
  dataIssue: count.describe('the data was at fault; counts neither way'),
  unknown: count.describe('nobody has decided'),
});
export type VerdictCounts = z.infer<typeof verdictCounts>;

const precision = verdictCounts.extend({
  share: share.nullable().describe('right / (right + wrong); null when none is judged'),
  low: share.nullable().describe("Wilson's interval of 95 %"),
  high: share.nullable(),
});
export type Precision = z.infer<typeof precision>;

/** Null where there is no version to compare with, or one of the two failed. */
const difference = z
  .strictObject({
    added: count.describe('findings that the other version does not have'),
    removed: count.describe('findings of the other version alone'),
    same: count,
  })
  .nullable();
export type Difference = z.infer<typeof difference>;

const numbers = z.strictObject({
  findings: count,
  newFindings: count.describe('seen for the first time in this backtest'),
  cases: count.describe('what people handle: the findings of one batch are one case where the rule rolls up'),
  newCases: count,
  severities,
  difference,
  verdicts: verdictCounts,
  verdictsAgainst: verdictCounts.nullable().describe("the same of the other version's findings"),
});
export type Numbers = z.infer<typeof numbers>;

const month = z.string().regex(/^\d{4}-\d{2}$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const bilingual = z.strictObject({ zh: z.string(), en: z.string() });
const department = z.enum(['budget', 'treasury', 'agri']);

const sample = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  month: month.describe('in which it was first found'),
  county: z.string().nullable(),
  kind: z.string(),
  subject: z.guid(),
  discriminator: z.string(),
});
export type Sample = z.infer<typeof sample>;

export const reportSchema = z.strictObject({
  format: z.literal(1),
  package: z.strictObject({ name: z.string(), version: z.string() }),
  against: z.strictObject({ name: z.string(), version: z.string() }).nullable(),
  asked: z.strictObject({ from: month, to: month, region: z.string().nullable() }),
  snapshot: z.strictObject({
    epoch: z.string(),
    knownSince: day
      .nullable()
      .describe(
        "the first day of which the snapshot says what was known; months before it use today's knowledge of records dated up to their end",
      ),
  }),
  covers: z.strictObject({
    complete: z.boolean().describe('false when it was stopped; what is here is whole all the same'),
    months: count,
    of: count,
  }),
  months: z.array(
    numbers.extend({
      month,
      asOf: day,
      epoch: z.string(),
      history: z.enum(['recorded', 'dated']).describe('`dated`: before snapshot.knownSince'),
    }),
  ),
  cells: z.array(numbers.extend({ month, county: z.string().nullable(), rule: z.string() })),
  counties: z
    .array(z.strictObject({ county: z.string().nullable(), name: z.string(), findings: count, cases: count }))
    .describe('each finding of the whole time counted once, most first'),
  rules: z.array(
    z.strictObject({
      rule: z.string(),
      title: bilingual,
      department,
      change: z
        .enum(['none', 'same', 'changed', 'new', 'gone'])
        .describe('against the other version; none without one'),
      findings: count.describe('each finding of the whole time counted once'),
      cases: count,
      suppressed: count.describe("findings, month by month, that gave way to another rule's on the same subject"),
      difference,
      added: z.array(sample).describe('a sample'),
      removed: z.array(sample).describe('a sample'),
      addedVerdicts: verdictCounts.nullable(),
      removedVerdicts: verdictCounts.nullable(),
      precision,
      precisionAgainst: precision.nullable(),
    }),
  ),
  workload: z.array(
    z.strictObject({
      month,
      department,
      newCases: count,
      casesPerWeek: z.number().nonnegative(),
      backlog: z.boolean().describe('the first month: what had stood before counts as new'),
    }),
  ),
  failures: z.array(
    z.strictObject({
      month,
      rule: z.string(),
      version: z.enum(['package', 'against']),
      code: z.string(),
      message: z.string(),
    }),
  ),
  capped: z
    .array(z.strictObject({ month, rule: z.string(), version: z.enum(['package', 'against']), total: count }))
    .describe('runs that found more than are looked at; their numbers are too low'),
});

/** The outcome of a backtest, as its JSON holds it. */
export type BacktestReport = z.infer<typeof reportSchema>;
