import { sql } from 'drizzle-orm';
import { boolean, check, doublePrecision, index, integer, text, uuid } from 'drizzle-orm/pg-core';
import { instant, table } from '../columns.js';

/** The processes of the platform 运行中的进程, each with its last sign of life, in the database's time. */
export const worker = table(
  'worker',
  {
    id: uuid().primaryKey().defaultRandom(),
    kind: text({ enum: ['start', 'serve', 'worker'] }).notNull(),
    host: text().notNull(),
    pid: integer().notNull(),
    /** Of the software. */
    version: text().notNull(),
    /** The schema that it was written for, by the number of its last migration. */
    schemaVersion: integer().notNull(),
    startedAt: instant().notNull().default(sql`clock_timestamp()`),
    seenAt: instant().notNull().default(sql`clock_timestamp()`),
    /** Positive when its own clock is ahead of the database's. */
    clockOffsetMs: doublePrecision(),
    /** Told to stop: it takes on nothing more. */
    stopping: boolean().notNull().default(false),
  },
  (t) => [index('worker_seen').on(t.seenAt)],
);

/** What the schema is, and how old the software may be that works on it. One row. */
export const schemaVersion = table(
  'schema_version',
  {
    id: boolean().primaryKey().default(true),
    /** The number of the last migration. */
    version: integer().notNull(),
    /** Software that was written for an earlier one cannot work on it any more. */
    minimum: integer().notNull(),
    migratedAt: instant().notNull().default(sql`clock_timestamp()`),
  },
  () => [check('schema_version_only', sql`id`)],
);
