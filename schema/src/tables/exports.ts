import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, instant, table } from '../columns.js';
import { roles } from '../roles.js';

/** Exports that are made in the background and fetched when they are done 导出任务. They run with the rights that their user has then. */
export const exportJob = table(
  'export_job',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid().notNull(),
    username: text().notNull(),
    /** The grant that it was asked under, and has to hold still when it runs. */
    role: text({ enum: roles }).notNull(),
    regionCode: text().notNull(),
    /** Whose warnings it may hold; whoever fetches the file has to have all of them still. */
    departmentKinds: text().array().notNull(),
    /** As the list is called in GraphQL. */
    entity: text().notNull(),
    format: text({ enum: ['csv', 'ndjson', 'xlsx', 'parquet'] }).notNull(),
    /** The whole wish, filter included; forgotten when the job has ended, since a filter may name a person. */
    wish: jsonb(),
    columns: text().array().notNull(),
    purpose: text(),
    ticket: text(),
    status: text({ enum: ['waiting', 'running', 'done', 'failed', 'cancelled'] })
      .notNull()
      .default('waiting'),
    rowsTotal: integer(),
    rowsDone: integer().notNull().default(0),
    bytes: bigint({ mode: 'bigint' }).notNull().default(sql`0`),
    sha256: bytea(),
    /** The open epoch at the moment that the rows are of. */
    epoch: bigint({ mode: 'bigint' }),
    /** Why it failed, in both languages. */
    problem: text(),
    attempts: integer().notNull().default(0),
    /** The file below the exports' folder. */
    file: text(),
    createdAt: instant().notNull().defaultNow(),
    startedAt: instant(),
    finishedAt: instant(),
    /** From then on neither the file nor the job is there any more. */
    expiresAt: instant().notNull(),
    leaseUntil: instant(),
    leaseToken: uuid(),
    scopeOrd: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [index('export_job_user').on(t.userId, t.createdAt), index('export_job_status').on(t.status, t.createdAt)],
);
