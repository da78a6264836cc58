import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import { civilDate, instant, regionCode, table } from '../columns.js';

/** Backtests of installed rules with trial values of their parameters 规则回溯检验. They change nothing. */
export const backtest = table(
  'backtest',
  {
    id: uuid().primaryKey().defaultRandom(),
    state: text({ enum: ['waiting', 'running', 'done', 'failed', 'cancelled'] })
      .notNull()
      .default('waiting'),
    ruleId: text().notNull(),
    /** The version that was installed when it was asked for: it is looked back with this one, whatever is installed later. */
    ruleDigest: text().notNull(),
    /** In whose subtree the trial values hold, and of which findings are counted. */
    regionCode: regionCode().notNull(),
    /** Any day of the first month, and of the last. */
    fromDay: civilDate().notNull(),
    toDay: civilDate().notNull(),
    /** The trial values, each beside the value in force when it was asked for. */
    parameters: jsonb().notNull(),
    reason: text().notNull(),
    requestedBy: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    startedAt: instant(),
    finishedAt: instant(),
    rowsDone: bigint({ mode: 'bigint' }).notNull().default(sql`0`),
    rowsTotal: bigint({ mode: 'bigint' }).notNull().default(sql`0`),
    /** The state of the data that it looked back on. */
    epoch: bigint({ mode: 'bigint' }),
    /** From that day on the state of the data tells what was known when; earlier months use today's knowledge of records of then. */
    knownSince: civilDate(),
    /** What was found, month by month, with the trial values and with those in force. */
    months: jsonb(),
    /** How the two differ over the whole time, and what people said of it. */
    difference: jsonb(),
    /** Samples of what either finds alone. */
    added: jsonb(),
    gone: jsonb(),
    /** Why it failed, in both languages. */
    problem: text(),
    attempts: integer().notNull().default(0),
    leaseUntil: instant(),
    leaseToken: uuid(),
    scopeOrd: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [index('backtest_state').on(t.state, t.createdAt), index('backtest_rule').on(t.ruleId, t.createdAt)],
);
