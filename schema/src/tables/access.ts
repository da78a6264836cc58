import { bigint, boolean, date, index, integer, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytea, instant, table } from '../columns.js';
import { roles } from '../roles.js';

const scopeOrd = () => bigint({ mode: 'bigint' }).notNull();

/** A user of the platform. Administrators and application staff are never the same person (Art. 10). */
export const appUser = table(
  'app_user',
  {
    id: uuid().primaryKey().defaultRandom(),
    username: text().notNull().unique(),
    displayName: text().notNull(),
    /** A person signs in; a service shows tokens and has neither password nor session. */
    kind: text({ enum: ['person', 'service'] })
      .notNull()
      .default('person'),
    /** The person's number at the employer 工号: two accounts of one person bear the same. */
    staffNo: text(),
    /** argon2id; empty = no password (a service, or someone who signs in through the issuer). */
    passwordHash: text().notNull(),
    passwordChangedAt: instant(),
    mustChangePassword: boolean().notNull().default(false),
    /** argon2id of the passwords before, the newest first; none of them may come again. */
    formerHashes: text().array().notNull().default([]),
    /** Wrong passwords or codes in a row. */
    failedSignIns: integer().notNull().default(0),
    lockedUntil: instant(),
    /** The shared secret of the second factor (RFC 6238), sealed. */
    totpSealed: bytea(),
    totpEnabledAt: instant(),
    /** The last time step that a code was taken of: no code is good twice. */
    totpLastStep: bigint({ mode: 'bigint' }),
    /** HMAC-SHA-256 of the codes that stand in for the second factor, each good once. */
    recoveryHashes: bytea().array().notNull().default([]),
    /** Who the user is at the OpenID issuer. */
    oidcIssuer: text(),
    oidcSubject: text(),
    /** Whatever was issued earlier is void (sign out everywhere). */
    tokensValidFrom: instant(),
    /** Personal values that may be revealed a day; null = the usual number. */
    revealQuota: integer(),
    isDemo: boolean().notNull(),
    disabledAt: instant(),
    createdAt: instant().notNull().defaultNow(),
    createdBy: text(),
    scopeOrd: scopeOrd(),
  },
  (t) => [
    index('app_user_scope').on(t.scopeOrd),
    index('app_user_staff_no').on(t.staffNo),
    unique('app_user_oidc').on(t.oidcIssuer, t.oidcSubject),
  ],
);

/** What a user may see and do: a role, in a region's subtree, for some kinds of department. */
export const appGrant = table(
  'app_grant',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid().notNull(),
    role: text({ enum: roles }).notNull(),
    regionCode: text().notNull(),
    /** budget, treasury, agri …; empty = none (administrators). */
    departmentKinds: text().array().notNull(),
    validFrom: date({ mode: 'string' }).notNull(),
    validTo: date({ mode: 'string' }),
    grantedBy: text().notNull(),
    grantedAt: instant().notNull().defaultNow(),
    reason: text(),
    endedBy: text(),
    scopeOrd: scopeOrd(),
  },
  (t) => [index('app_grant_user').on(t.userId), index('app_grant_scope').on(t.scopeOrd)],
);

/** A recorded exception from the separation of administrators and application staff (Art. 10): who may be both, until when, why. */
export const grantException = table(
  'grant_exception',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid().notNull(),
    reason: text().notNull(),
    /** How the person's work is reviewed instead 补偿性复核措施. */
    review: text().notNull(),
    proposedBy: text().notNull(),
    /** Nothing is covered before somebody else has approved it. */
    approvedBy: text(),
    approvedAt: instant(),
    validFrom: date({ mode: 'string' }).notNull(),
    validTo: date({ mode: 'string' }).notNull(),
    createdAt: instant().notNull().defaultNow(),
    endedAt: instant(),
    endedBy: text(),
    scopeOrd: scopeOrd(),
  },
  (t) => [index('grant_exception_user').on(t.userId)],
);

/** A sign-in, from its token to its end. */
export const appSession = table(
  'app_session',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid().notNull(),
    method: text({ enum: ['password', 'password_totp', 'oidc'] }).notNull(),
    /** In which capacity, where an exception allows a person two. */
    role: text({ enum: roles }),
    createdAt: instant().notNull().defaultNow(),
    lastSeenAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
    /** Left alone for so long, it has ended. */
    idleSeconds: integer().notNull().default(7200),
    clientAddress: text(),
    userAgent: text(),
    revokedAt: instant(),
    revokedBy: text(),
    revokedReason: text(),
    scopeOrd: scopeOrd(),
  },
  (t) => [index('app_session_user').on(t.userId, t.createdAt)],
);

/** A token that a program shows: a BI tool, a script. */
export const serviceToken = table(
  'service_token',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** The user of kind `service` that it stands for. */
    userId: uuid().notNull(),
    name: text().notNull(),
    /** SHA-256 of the token; the token itself is shown once. */
    tokenHash: bytea().notNull().unique(),
    /** What it may do: `graphql` (trusted documents), `graphql:adhoc`, `export`. */
    scopes: text().array().notNull(),
    createdAt: instant().notNull().defaultNow(),
    createdBy: text().notNull(),
    expiresAt: instant().notNull(),
    lastUsedAt: instant(),
    lastUsedFrom: text(),
    revokedAt: instant(),
    revokedBy: text(),
    scopeOrd: scopeOrd(),
  },
  (t) => [index('service_token_user').on(t.userId)],
);

/** What was done, by whom, to what, what for. Append-only; no personal data stands in it. */
export const auditEntry = table(
  'audit_entry',
  {
    seq: bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant().notNull().defaultNow(),
    /** Null = the platform itself, or someone who has not signed in. */
    userId: uuid(),
    username: text().notNull(),
    role: text().notNull(),
    /** As `reveal`, `read`, `export`, `sign_in`, `grant`. */
    action: text().notNull(),
    targetKind: text(),
    targetId: text(),
    purpose: text(),
    /** The document, order or case that it was done for 工单号. */
    ticket: text(),
    detail: jsonb().notNull().default({}),
    requestId: text(),
    clientAddress: text(),
    scopeOrd: scopeOrd(),
  },
  (t) => [
    index('audit_entry_at').using('brin', t.at),
    index('audit_entry_user').on(t.userId, t.action, t.at),
    index('audit_entry_target').on(t.targetId),
    index('audit_entry_scope').on(t.scopeOrd, t.seq),
  ],
);

/** A run of audit entries, sealed: each seal holds the hash of the one before it. */
export const auditSeal = table('audit_seal', {
  n: bigint({ mode: 'bigint' }).primaryKey(),
  firstSeq: bigint({ mode: 'bigint' }).notNull(),
  lastSeq: bigint({ mode: 'bigint' }).notNull(),
  entries: integer().notNull(),
  /** SHA-256 over the entries' canonical forms, in order. */
  digest: bytea().notNull(),
  prevHash: bytea().notNull(),
  hash: bytea().notNull(),
  /** HMAC-SHA-256 of the hash under a key that never enters the database. */
  signature: bytea().notNull(),
  sealedAt: instant().notNull().defaultNow(),
});
