import { bigint, text } from 'drizzle-orm/pg-core';
import { instant, regionCode, table } from '../columns.js';

/**
 * Logins of SQL tools. Such a tool sends whatever SQL it likes and can change every setting, so what it may see is read here by the
 * name under which it has connected. See docs/bi.md.
 */
export const biLogin = table('bi_login', {
  /** The database role. */
  login: text().primaryKey(),
  regionCode: regionCode().notNull(),
  /** The region's interval on the fiscal tree. */
  scopeLo: bigint({ mode: 'bigint' }).notNull(),
  scopeHi: bigint({ mode: 'bigint' }).notNull(),
  /** Whose warnings it sees; null = of all departments. */
  departmentKinds: text().array(),
  createdAt: instant().notNull().defaultNow(),
  createdBy: text().notNull(),
  expiresAt: instant().notNull(),
  revokedAt: instant(),
  revokedBy: text(),
});
