import { bigint, boolean, date, index, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytea, instant, table } from '../columns.js';

const serial = () => bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity();

/** A department's Ed25519 key, by which its rule packages are recognised. The id is the first 16 hex digits of sha256 over the raw public key. */
export const departmentKey = table('department_key', {
  id: text().primaryKey(),
  owner: text().notNull(),
  /** The raw 32 bytes. */
  publicKey: bytea().notNull(),
  validFrom: date({ mode: 'string' }).notNull(),
  validTo: date({ mode: 'string' }),
  revokedAt: instant(),
  changeId: bigint({ mode: 'bigint' }),
});

/** A rule package as read from its `rules.json`. At most one version of a name is enabled; those before it stay, to go back to. */
export const rulePackage = table(
  'rule_package',
  {
    id: serial(),
    name: text().notNull(),
    version: text().notNull(),
    owner: text().notNull(),
    digest: text().notNull(),
    /** Where it came from: `bundled`, `@henan/rules@1.2.0` or the name of a file. */
    source: text().notNull().default('bundled'),
    /** The department key that signed it; null for the platform's own and for unsigned ones that the setting allows. */
    signedBy: text(),
    /** The digests of its rules, so that an earlier version can be put in force again. */
    ruleDigests: text().array().notNull().default([]),
    installedAt: instant().notNull().defaultNow(),
    enabled: boolean().notNull(),
    removedAt: instant(),
    changeId: bigint({ mode: 'bigint' }),
  },
  (t) => [unique('rule_package_version').on(t.name, t.version, t.digest)],
);

/** One version of a rule: its whole definition as compiled. The definition is never changed once stored; `status` is where it is in its life. */
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
    /** draft: not run; shadow: findings kept, no warnings; pilot: warnings in `pilotRegions` only; active; retired. */
    status: text({ enum: ['draft', 'shadow', 'pilot', 'active', 'retired'] }).notNull(),
    pilotRegions: text().array().notNull().default([]),
  },
  (t) => [index('rule_version_rule').on(t.ruleId)],
);

/** A change that one person proposes and another decides (maker and checker): parameters, whitelist, the life of rules, packages, keys. */
export const ruleChange = table(
  'rule_change',
  {
    id: serial(),
    kind: text({
      enum: [
        'parameter',
        'whitelist',
        'whitelist-end',
        'life',
        'package-install',
        'package-enable',
        'package-rollback',
        'package-disable',
        'package-remove',
        'key',
        'key-revoke',
        'hold-release',
      ],
    }).notNull(),
    /** What it is about: a rule id, a package name, a key id. */
    subject: text().notNull(),
    payload: jsonb().notNull(),
    reason: text().notNull(),
    maker: text().notNull(),
    madeAt: instant().notNull().defaultNow(),
    checker: text(),
    decision: text({ enum: ['approved', 'refused'] }),
    decidedAt: instant(),
    decisionReason: text(),
    /** Where it takes effect; whoever sees that region sees the change. */
    scopeOrd: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [index('rule_change_subject').on(t.subject, t.id), index('rule_change_open').on(t.decision, t.id)],
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
    changeId: bigint({ mode: 'bigint' }),
  },
  (t) => [index('rule_parameter_rule').on(t.ruleId, t.name, t.effectiveFrom)],
);

/** A subject, or a party that findings name, that a rule leaves alone: with a basis and an expiry. Such findings are counted, not hidden. */
export const ruleWhitelist = table(
  'rule_whitelist',
  {
    id: serial(),
    ruleId: text().notNull(),
    /** `subject`: the finding is about it; `party`: it is the subject, among its rows, or an id among its evidence. */
    matches: text({ enum: ['subject', 'party'] }).notNull(),
    /** The id of the record or party. */
    entryId: uuid().notNull(),
    basis: text().notNull(),
    validFrom: date({ mode: 'string' }).notNull(),
    /** The last day on which it holds. */
    expiresOn: date({ mode: 'string' }).notNull(),
    endedAt: instant(),
    maker: text().notNull(),
    checker: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    changeId: bigint({ mode: 'bigint' }),
    scopeOrd: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [index('rule_whitelist_rule').on(t.ruleId, t.entryId)],
);

/** A rule that the engine took out of the sweeps: it failed thrice in a row, found far more than ever, or its canary stayed silent. */
export const ruleHold = table(
  'rule_hold',
  {
    id: serial(),
    ruleId: text().notNull(),
    ruleDigest: text().notNull(),
    cause: text({ enum: ['strikes', 'storm', 'canary', 'signature'] }).notNull(),
    detail: text().notNull(),
    sweepId: bigint({ mode: 'bigint' }),
    since: instant().notNull().defaultNow(),
    releasedAt: instant(),
    releasedBy: text(),
  },
  (t) => [index('rule_hold_rule').on(t.ruleId, t.id)],
);
