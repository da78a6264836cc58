import { bigint, boolean, date, index, text, uuid } from 'drizzle-orm/pg-core';
import { instant, table } from '../columns.js';

/** A user of the platform. Administrators and application staff are never the same person (Art. 10). */
export const appUser = table(
  'app_user',
  {
    id: uuid().primaryKey().defaultRandom(),
    username: text().notNull().unique(),
    displayName: text().notNull(),
    /** argon2id. */
    passwordHash: text().notNull(),
    isDemo: boolean().notNull(),
    disabledAt: instant(),
    createdAt: instant().notNull().defaultNow(),
    scopeOrd: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [index('app_user_scope').on(t.scopeOrd)],
);

/** What a user may see and do: a role, in a region's subtree, for some kinds of department. */
export const appGrant = table(
  'app_grant',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid().notNull(),
    role: text({ enum: ['staff', 'supervisor', 'admin'] }).notNull(),
    regionCode: text().notNull(),
    /** budget, treasury, agri …; empty = none (administrators). */
    departmentKinds: text().array().notNull(),
    validFrom: date({ mode: 'string' }).notNull(),
    validTo: date({ mode: 'string' }),
    grantedBy: text().notNull(),
    scopeOrd: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [index('app_grant_user').on(t.userId)],
);
