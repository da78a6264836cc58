import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, civilDate, fen, instant, table } from '../columns.js';

const serial = () => bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity();

/** A numbered, consistent state of all data. Exactly one is open. */
export const epoch = table('epoch', {
  n: bigint({ mode: 'bigint' }).primaryKey(),
  openedAt: instant().notNull().defaultNow(),
  closedAt: instant(),
});

/** One batch: a file or pull taken in, with its checkpoint and its counts. `read = Σ outcomes` holds at every commit. */
export const ingestFile = table(
  'ingest_file',
  {
    id: serial(),
    feed: text().notNull(),
    name: text().notNull(),
    sha256: bytea().notNull(),
    bytes: bigint({ mode: 'bigint' }).notNull(),
    encoding: text({ enum: ['utf-8', 'gb18030'] }).notNull(),
    status: text({ enum: ['received', 'loading', 'done', 'refused', 'parked'] }).notNull(),
    receivedAt: instant().notNull().defaultNow(),
    receivedBy: text().notNull(),
    finishedAt: instant(),
    /** The checkpoint: the next data row, the byte and the line it begins at. */
    nextRow: integer().notNull(),
    nextByte: bigint({ mode: 'bigint' }).notNull(),
    nextLine: integer().notNull(),
    attempts: integer().notNull().default(0),
    lastError: text(),
    nRead: integer().notNull().default(0),
    nLoaded: integer().notNull().default(0),
    nUpdated: integer().notNull().default(0),
    nUnchanged: integer().notNull().default(0),
    nDuplicate: integer().notNull().default(0),
    nStale: integer().notNull().default(0),
    nQuarantined: integer().notNull().default(0),
    sumFen: fen().notNull().default(sql`0`),
    epochFirst: bigint({ mode: 'bigint' }),
    epochLast: bigint({ mode: 'bigint' }),
    /** Whose file it is: the smallest region interval that its rows may belong to; the province's when unknown. */
    scopeOrd: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [
    index('ingest_file_content').on(t.feed, t.sha256),
    index('ingest_file_scope').on(t.scopeOrd, t.id),
    check(
      'ingest_file_accounted',
      sql`${t.nRead} = ${t.nLoaded} + ${t.nUpdated} + ${t.nUnchanged} + ${t.nDuplicate} + ${t.nStale} + ${t.nQuarantined}`,
    ),
  ],
);

/** The ledger: exactly one row for each input row. */
export const ingestRow = table(
  'ingest_row',
  {
    fileId: bigint({ mode: 'bigint' }).notNull(),
    rowNo: integer().notNull(),
    line: integer().notNull(),
    byteFrom: bigint({ mode: 'bigint' }).notNull(),
    byteTo: bigint({ mode: 'bigint' }).notNull(),
    outcome: text({ enum: ['loaded', 'updated', 'unchanged', 'duplicate', 'stale', 'quarantined'] }).notNull(),
    targetId: uuid(),
    amountFen: fen(),
  },
  (t) => [
    primaryKey({ columns: [t.fileId, t.rowNo] }),
    // "Did this file say so before?" is asked for each row that changes nothing.
    index('ingest_row_unchanged').on(t.fileId, t.targetId).where(sql`outcome = 'unchanged'`),
  ],
);

/** A rejected row: why, where, and (sealed) what it said. Nothing personal stands in `detail`. */
export const quarantine = table(
  'quarantine',
  {
    id: serial(),
    fileId: bigint({ mode: 'bigint' }).notNull(),
    rowNo: integer().notNull(),
    line: integer().notNull(),
    columnName: text(),
    reasonCode: text().notNull(),
    messageZh: text().notNull(),
    messageEn: text().notNull(),
    expected: text(),
    rawSealed: bytea().notNull(),
    status: text({ enum: ['open', 'fixed', 'rejected', 'resubmitted'] }).notNull(),
    ownerOrg: text(),
    dueOn: civilDate(),
    /** The row's region where it could be read, else the file's. */
    scopeOrd: bigint({ mode: 'bigint' }).notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [index('quarantine_file').on(t.fileId, t.rowNo), index('quarantine_scope').on(t.scopeOrd, t.id)],
);

/** A scheduled moment that has been taken care of; inserted before the work so that it is done once. */
export const scheduleSlot = table(
  'schedule_slot',
  {
    name: text().notNull(),
    slot: text().notNull(),
    status: text({ enum: ['running', 'done', 'failed'] }).notNull(),
    leaseUntil: instant(),
    attempts: smallint().notNull().default(0),
    startedAt: instant().notNull().defaultNow(),
    finishedAt: instant(),
    result: jsonb(),
  },
  (t) => [primaryKey({ columns: [t.name, t.slot] })],
);
