import { sql } from 'drizzle-orm';
import {
  bigint,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, instant, table } from '../columns.js';

const serial = () => bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity();
const epochNo = () => bigint({ mode: 'bigint' });

/** One run of a set of rules on one epoch as of one date. Asking again returns the first. */
export const sweep = table(
  'sweep',
  {
    id: serial(),
    epoch: epochNo().notNull(),
    asOf: date({ mode: 'string' }).notNull(),
    rulesetDigest: text().notNull(),
    paramsDigest: text().notNull(),
    status: text({ enum: ['running', 'done', 'failed'] }).notNull(),
    reason: text().notNull(),
    startedBy: text().notNull(),
    startedAt: instant().notNull().defaultNow(),
    finishedAt: instant(),
  },
  (t) => [unique('sweep_identity').on(t.epoch, t.asOf, t.rulesetDigest, t.paramsDigest)],
);

/** One rule of a sweep, leased in database time and fenced by a token that is new at each claim. */
export const sweepTask = table(
  'sweep_task',
  {
    id: serial(),
    sweepId: bigint({ mode: 'bigint' }).notNull(),
    ruleId: text().notNull(),
    ruleDigest: text().notNull(),
    params: jsonb().notNull(),
    status: text({ enum: ['pending', 'running', 'done', 'failed'] }).notNull(),
    leaseToken: uuid(),
    leaseUntil: instant(),
    attempts: integer().notNull().default(0),
    errorCode: text(),
    errorMessage: text(),
    durationMs: doublePrecision(),
    nFindings: integer(),
    nRaised: integer(),
    nSeen: integer(),
    nChanged: integer(),
    nCleared: integer(),
    nReopened: integer(),
    nSuppressed: integer(),
    nHeld: integer(),
    nWhitelisted: integer(),
    /** Findings of a shadow, or of a pilot outside its regions: kept, but no warnings. */
    nShadow: integer(),
    /** `full`: all rows; `keys`: only what changed since `baseTaskId` can reach, with the same outcome. */
    mode: text({ enum: ['full', 'keys'] })
      .notNull()
      .default('full'),
    baseTaskId: bigint({ mode: 'bigint' }),
    /** Keys that the changes reach, when run by keys. */
    nKeys: integer(),
    /** What the outcome rests on beside rows and parameters: the reference data's digest; by keys also the base's epoch and further subjects looked at. */
    inputs: jsonb(),
    /** Whether the rule still found its canary. */
    canary: text({ enum: ['found', 'missed'] }),
    peakMemoryBytes: bigint({ mode: 'bigint' }),
    resultDigest: text(),
    finishedAt: instant(),
  },
  (t) => [unique('sweep_task_rule').on(t.sweepId, t.ruleId), index('sweep_task_open').on(t.sweepId, t.status)],
);

/** What a rule returned in a sweep. */
export const finding = table(
  'finding',
  {
    sweepId: bigint({ mode: 'bigint' }).notNull(),
    ruleId: text().notNull(),
    fingerprint: bytea().notNull(),
    subjectKind: text().notNull(),
    subjectId: uuid().notNull(),
    discriminator: text().notNull(),
    scopeOrd: bigint({ mode: 'bigint' }).notNull(),
    severity: text().notNull(),
    evidence: jsonb().notNull(),
    rows: uuid().array().notNull(),
    /** What became of it: a warning, or why not. */
    outcome: text({ enum: ['warning', 'shadow', 'whitelisted', 'suppressed', 'storm'] })
      .notNull()
      .default('warning'),
  },
  (t) => [primaryKey({ columns: [t.sweepId, t.ruleId, t.fingerprint] }), index('finding_scope').on(t.scopeOrd)],
);

/** A warning 预警: what people handle. Its identity never depends on amounts, versions or time. */
export const warning = table(
  'warning',
  {
    id: uuid().primaryKey(),
    warningNo: bigint({ mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
    ruleId: text().notNull(),
    fingerprint: bytea().notNull(),
    subjectKind: text().notNull(),
    subjectId: uuid().notNull(),
    discriminator: text().notNull(),
    category: text().notNull(),
    severity: text({ enum: ['red', 'orange', 'yellow', 'blue'] }).notNull(),
    /** The kind of department it is routed to (Art. 17) and the region whose department that is. */
    departmentKind: text().notNull(),
    regionCode: text().notNull(),
    scopeOrd: bigint({ mode: 'bigint' }).notNull(),
    state: text({ enum: ['open', 'cleared'] }).notNull(),
    openCount: integer().notNull(),
    ruleDigest: text().notNull(),
    params: jsonb().notNull(),
    evidence: jsonb().notNull(),
    evidenceDigest: bytea().notNull(),
    rows: uuid().array().notNull(),
    messageZh: text().notNull(),
    messageEn: text().notNull(),
    amountFen: bigint({ mode: 'bigint' }),
    /** Warnings of one rule with the same value make one case (roll-up); the warning's own id where the rule rolls nothing up. */
    caseKey: text().notNull(),
    /** The case that it is handled in; null until the platform has opened one. */
    caseId: uuid(),
    openedEpoch: epochNo().notNull(),
    lastSeenEpoch: epochNo().notNull(),
    clearedEpoch: epochNo(),
    openedAsOf: date({ mode: 'string' }).notNull(),
    lastSeenAsOf: date({ mode: 'string' }).notNull(),
  },
  (t) => [
    uniqueIndex('warning_identity').on(t.fingerprint),
    // What follows the order is looked at in the index, so that rows of other categories are not fetched.
    index('warning_scope').on(t.scopeOrd, t.openedAsOf, t.id, t.category, t.departmentKind),
    index('warning_opened').on(t.openedAsOf, t.id),
    index('warning_rule').on(t.ruleId, t.state),
    index('warning_subject').on(t.subjectId),
    index('warning_case').on(t.caseKey),
    index('warning_case_id').on(t.caseId),
    // What has to get a case.
    index('warning_without_case').on(t.id).where(sql`case_id is null and state = 'open'`),
  ],
);

/** What happened to a warning, in order; append-only. */
export const warningEvent = table(
  'warning_event',
  {
    warningId: uuid().notNull(),
    seq: integer().notNull(),
    kind: text({ enum: ['raised', 'evidence_changed', 'cleared', 'reopened'] }).notNull(),
    epoch: epochNo().notNull(),
    asOf: date({ mode: 'string' }).notNull(),
    sweepId: bigint({ mode: 'bigint' }).notNull(),
    ruleDigest: text().notNull(),
    evidenceDigest: bytea(),
    evidence: jsonb(),
    reason: text(),
    at: instant().notNull().defaultNow(),
    scopeOrd: bigint({ mode: 'bigint' }).notNull(),
    departmentKind: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.warningId, t.seq] }),
    index('warning_event_scope').on(t.scopeOrd),
    index('warning_event_sweep').on(t.sweepId),
  ],
);

/** What a person decided about a warning; the latest holds. Backtests and rule health measure rules by it. */
export const warningVerdict = table(
  'warning_verdict',
  {
    id: serial(),
    warningId: uuid().notNull(),
    verdict: text({ enum: ['normal', 'violation', 'data_issue'] }).notNull(),
    /** When a violation was put right. */
    rectifiedOn: date({ mode: 'string' }),
    reason: text().notNull(),
    decidedBy: text().notNull(),
    at: instant().notNull().defaultNow(),
    scopeOrd: bigint({ mode: 'bigint' }).notNull(),
    departmentKind: text().notNull(),
  },
  (t) => [index('warning_verdict_warning').on(t.warningId, t.id), index('warning_verdict_scope').on(t.scopeOrd)],
);
