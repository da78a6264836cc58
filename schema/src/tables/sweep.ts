import {
  bigint,
  boolean,
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

/** A rule package as read from its `rules.json`. */
export const rulePackage = table(
  'rule_package',
  {
    id: serial(),
    name: text().notNull(),
    version: text().notNull(),
    owner: text().notNull(),
    digest: text().notNull(),
    installedAt: instant().notNull().defaultNow(),
    enabled: boolean().notNull(),
  },
  (t) => [unique('rule_package_version').on(t.name, t.version, t.digest)],
);

/** One version of a rule: its whole definition as compiled. Never changed once stored. */
export const ruleVersion = table(
  'rule_version',
  {
    digest: text().primaryKey(),
    ruleId: text().notNull(),
    packageId: bigint({ mode: 'bigint' }).notNull(),
    category: text().notNull(),
    departmentKind: text().notNull(),
    subjectKinds: text().array().notNull(),
    severity: text({ enum: ['red', 'orange', 'yellow', 'blue'] }).notNull(),
    titleZh: text().notNull(),
    titleEn: text().notNull(),
    /** The rule as it stands in rules.json. */
    definition: jsonb().notNull(),
    status: text({ enum: ['active', 'retired'] }).notNull(),
  },
  (t) => [index('rule_version_rule').on(t.ruleId)],
);

/** A parameter's value from a date on, for a region's subtree; absent = the rule's default. */
export const ruleParameter = table(
  'rule_parameter',
  {
    id: serial(),
    ruleId: text().notNull(),
    name: text().notNull(),
    regionCode: text().notNull(),
    effectiveFrom: date({ mode: 'string' }).notNull(),
    value: jsonb().notNull(),
    maker: text().notNull(),
    checker: text(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [index('rule_parameter_rule').on(t.ruleId, t.name, t.effectiveFrom)],
);

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
    openedEpoch: epochNo().notNull(),
    lastSeenEpoch: epochNo().notNull(),
    clearedEpoch: epochNo(),
    openedAsOf: date({ mode: 'string' }).notNull(),
    lastSeenAsOf: date({ mode: 'string' }).notNull(),
  },
  (t) => [
    uniqueIndex('warning_identity').on(t.fingerprint),
    index('warning_scope').on(t.scopeOrd, t.openedAsOf, t.id),
    index('warning_opened').on(t.openedAsOf, t.id),
    index('warning_rule').on(t.ruleId, t.state),
    index('warning_subject').on(t.subjectId),
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
