import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, civilDate, fen, instant, table } from '../columns.js';

const serial = () => bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity();

/** A numbered, consistent state of all data. Exactly one is open. */
export const epoch = table('epoch', {
  n: bigint({ mode: 'bigint' }).primaryKey(),
  openedAt: instant().notNull().defaultNow(),
  closedAt: instant(),
});

/** Feed definitions 数据源定义: how a source's files are read into a feed. A version never changes; the last enabled one of a name holds. */
export const feedDefinition = table(
  'feed_definition',
  {
    id: serial(),
    name: text().notNull(),
    version: integer().notNull(),
    feed: text().notNull(),
    titleZh: text().notNull(),
    titleEn: text().notNull(),
    /** The YAML as it was handed in. */
    yaml: text().notNull(),
    digest: text().notNull(),
    enabled: boolean().notNull().default(true),
    addedBy: text().notNull(),
    addedAt: instant().notNull().defaultNow(),
  },
  (t) => [uniqueIndex('feed_definition_version').on(t.name, t.version)],
);

/** Sources 数据来源: where files come from, into which feed, whose they are and when they are expected. Credentials stand here by reference only. */
export const source = table('source', {
  id: serial(),
  name: text().notNull().unique(),
  titleZh: text().notNull(),
  titleEn: text().notNull(),
  /** Kind and settings of the connector, as in its YAML. */
  connector: jsonb().notNull(),
  /** The feed, or the feed definition by name, of its files. */
  feed: text().notNull(),
  ownerOrg: text().notNull(),
  regionCode: text(),
  /** When it is asked, in Asia/Shanghai. */
  schedule: jsonb(),
  /** When a file is expected of it; see expected_delivery. */
  expectation: jsonb(),
  /** How far it has been read: an ETag, a modification time, a watermark of a pull. */
  position: jsonb(),
  /** With more open quarantined rows than this nothing more is taken in. */
  maxOpenQuarantine: integer(),
  enabled: boolean().notNull().default(true),
  pausedReason: text(),
  attempts: smallint().notNull().default(0),
  lastError: text(),
  lastAskedAt: instant(),
  leaseUntil: instant(),
  leaseToken: uuid(),
  scopeOrd: bigint({ mode: 'bigint' }).notNull(),
});

/** What was expected of a source for a business date 应到文件, and what became of it. */
export const expectedDelivery = table(
  'expected_delivery',
  {
    sourceId: bigint({ mode: 'bigint' }).notNull(),
    businessDate: civilDate().notNull(),
    dueAt: instant().notNull(),
    status: text({ enum: ['due', 'arrived', 'late', 'missing', 'waived'] }).notNull(),
    fileId: bigint({ mode: 'bigint' }),
    arrivedAt: instant(),
    /** When it was noticed that it had not come. */
    noticedAt: instant(),
    ownerOrg: text().notNull(),
    waivedBy: text(),
    reason: text(),
    scopeOrd: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.sourceId, t.businessDate] }),
    index('expected_delivery_scope').on(t.scopeOrd, t.businessDate),
  ],
);

/** One batch: a part of a delivery (a whole file, a sheet, a member of an archive) taken in, with its checkpoint and its counts. `read = Σ outcomes` holds at every commit. */
export const ingestFile = table(
  'ingest_file',
  {
    id: serial(),
    feed: text().notNull(),
    /** The version of the feed definition by which it is read; null for the feed's own layout. */
    definitionId: bigint({ mode: 'bigint' }),
    sourceId: bigint({ mode: 'bigint' }),
    name: text().notNull(),
    /** The sheet or the member of an archive, where the delivery has several. */
    part: text().notNull().default(''),
    /** The bytes as they were received. */
    originSha256: bytea().notNull(),
    /** The bytes that are read: the same, or what was made of them (reading says how). Line and byte of the ledger are of these. */
    sha256: bytea().notNull(),
    bytes: bigint({ mode: 'bigint' }).notNull(),
    encoding: text().notNull(),
    reading: jsonb().notNull(),
    /** Resubmitted lines of the quarantine come as batches of their own. */
    kind: text({ enum: ['delivery', 'correction'] })
      .notNull()
      .default('delivery'),
    /** The business day that the file declares; orders records of equal revision. */
    asOf: civilDate(),
    declaredRows: integer(),
    declaredFen: fen(),
    status: text({ enum: ['received', 'loading', 'done', 'refused', 'parked'] }).notNull(),
    receivedAt: instant().notNull().defaultNow(),
    receivedBy: text().notNull(),
    /** Who handed it in enters rows of this region and below it only; null = of any. */
    withinRegion: text(),
    /** A correction that was made of this version of its record holds over no other; null = over any. */
    overVersion: integer(),
    finishedAt: instant(),
    /** The checkpoint: the next data row, the byte and the line it begins at. */
    nextRow: integer().notNull(),
    nextByte: bigint({ mode: 'bigint' }).notNull(),
    nextLine: integer().notNull(),
    attempts: integer().notNull().default(0),
    lastError: text(),
    /** Who works on it, in the database's time. */
    leaseUntil: instant(),
    leaseToken: uuid(),
    nRead: integer().notNull().default(0),
    nLoaded: integer().notNull().default(0),
    nUpdated: integer().notNull().default(0),
    nUnchanged: integer().notNull().default(0),
    nDuplicate: integer().notNull().default(0),
    nStale: integer().notNull().default(0),
    nQuarantined: integer().notNull().default(0),
    /** Lines that are no records: titles above the header, totals below. */
    linesAside: integer().notNull().default(0),
    sumFen: fen().notNull().default(sql`0`),
    epochFirst: bigint({ mode: 'bigint' }),
    epochLast: bigint({ mode: 'bigint' }),
    /** Whose file it is: the smallest region interval that its rows may belong to; the province's when unknown. */
    scopeOrd: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [
    index('ingest_file_content').on(t.feed, t.originSha256),
    index('ingest_file_source').on(t.sourceId, t.id),
    index('ingest_file_unfinished').on(t.id).where(sql`status in ('received', 'loading')`),
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
    // What was said of a record without writing it: whether this file said so before, and what else was said when files differ.
    index('ingest_row_said').on(t.targetId, t.fileId).where(sql`outcome in ('unchanged', 'duplicate', 'stale')`),
  ],
);

/** Rows that were taken in together, by a keyed digest of their bytes and of how they were read: delivered again, they need no reading. */
export const ingestBlock = table(
  'ingest_block',
  {
    /** Feed, definition, header, encoding, regions and codes. */
    reading: bytea().notNull(),
    digest: bytea().notNull(),
    fileId: bigint({ mode: 'bigint' }).notNull(),
    rowFrom: integer().notNull(),
    rows: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.reading, t.digest] }), index('ingest_block_last').on(t.reading, t.fileId)],
);

/** What is remembered of a record beside its versions: that a row said it was deleted, that rows of this standing are in conflict. */
export const recordMark = table(
  'record_mark',
  {
    feed: text().notNull(),
    recordId: uuid().notNull(),
    kind: text({ enum: ['deleted', 'conflict'] }).notNull(),
    sourceRev: bigint({ mode: 'bigint' }).notNull(),
    asOf: civilDate(),
    fileId: bigint({ mode: 'bigint' }).notNull(),
    rowNo: integer().notNull(),
    /** The record's last version at that moment; 0 when it had none. */
    version: integer().notNull(),
    epoch: bigint({ mode: 'bigint' }).notNull(),
    scopeOrd: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.feed, t.recordId, t.fileId, t.rowNo] })],
);

/** A rejected row: why, where, and (sealed) what it said. Nothing personal stands in its messages. */
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
    /** The corrected line, until it is resubmitted. */
    fixedSealed: bytea(),
    status: text({ enum: ['open', 'fixed', 'rejected', 'resubmitted'] }).notNull(),
    /** Who is to settle it: who entered it, the superior of the region, or the province (Art. 16). */
    level: text({ enum: ['own', 'superior', 'province'] })
      .notNull()
      .default('own'),
    ownerOrg: text(),
    dueOn: civilDate(),
    resolvedBy: text(),
    resolvedAt: instant(),
    resolution: text(),
    /** The batch that its corrected line was resubmitted as. */
    resubmittedAs: bigint({ mode: 'bigint' }),
    /** The row's region where it could be read, else the file's. */
    scopeOrd: bigint({ mode: 'bigint' }).notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index('quarantine_file').on(t.fileId, t.rowNo),
    index('quarantine_scope').on(t.scopeOrd, t.id),
    index('quarantine_open').on(t.dueOn, t.id).where(sql`status in ('open', 'fixed')`),
    index('quarantine_resubmitted').on(t.resubmittedAs).where(sql`resubmitted_as is not null`),
  ],
);

/** What was done about a quarantined row; append-only. */
export const quarantineEvent = table(
  'quarantine_event',
  {
    id: serial(),
    quarantineId: bigint({ mode: 'bigint' }).notNull(),
    kind: text({ enum: ['fixed', 'resubmitted', 'rejected', 'routed', 'reopened'] }).notNull(),
    level: text({ enum: ['own', 'superior', 'province'] }),
    actor: text().notNull(),
    reason: text(),
    dueOn: civilDate(),
    at: instant().notNull().defaultNow(),
    scopeOrd: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [index('quarantine_event_row').on(t.quarantineId, t.id)],
);

/** What a file declared of itself against what was read of it 控制总数. */
export const controlTotal = table(
  'control_total',
  {
    fileId: bigint({ mode: 'bigint' }).notNull(),
    measure: text({ enum: ['rows', 'fen'] }).notNull(),
    declared: bigint({ mode: 'bigint' }).notNull(),
    computed: bigint({ mode: 'bigint' }).notNull(),
    status: text({ enum: ['ok', 'break'] }).notNull(),
    scopeOrd: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.fileId, t.measure] })],
);

/** Differences that somebody has to explain 对账差异: declared against computed, children against parent, special account against bank. */
export const reconciliationBreak = table(
  'reconciliation_break',
  {
    id: serial(),
    kind: text({ enum: ['control-total', 'budget-chain', 'special-account'] }).notNull(),
    /** What it is about, in one form: the same difference is one row. */
    subject: text().notNull(),
    subjectTable: text(),
    subjectId: uuid(),
    fileId: bigint({ mode: 'bigint' }),
    declared: bigint({ mode: 'bigint' }).notNull(),
    computed: bigint({ mode: 'bigint' }).notNull(),
    messageZh: text().notNull(),
    messageEn: text().notNull(),
    /** While it is open, rules that read these feeds clear nothing in its region. */
    feeds: text().array().notNull(),
    status: text({ enum: ['open', 'resolved', 'waived'] }).notNull(),
    ownerOrg: text().notNull(),
    dueOn: civilDate(),
    openedAt: instant().notNull().defaultNow(),
    openedEpoch: bigint({ mode: 'bigint' }),
    settledAt: instant(),
    settledBy: text(),
    reason: text(),
    scopeOrd: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [
    uniqueIndex('reconciliation_break_open').on(t.kind, t.subject).where(sql`status = 'open'`),
    index('reconciliation_break_scope').on(t.scopeOrd, t.id),
  ],
);

/** A rewriting of sealed values under a newer key, with its checkpoint: killed half-way, it goes on. */
export const keyRotation = table(
  'key_rotation',
  {
    id: serial(),
    fromKey: integer(),
    toKey: integer().notNull(),
    tableName: text().notNull(),
    startedBy: text().notNull(),
    lastId: text(),
    rewritten: bigint({ mode: 'bigint' }).notNull().default(sql`0`),
    status: text({ enum: ['running', 'done'] }).notNull(),
    startedAt: instant().notNull().defaultNow(),
    finishedAt: instant(),
  },
  (t) => [uniqueIndex('key_rotation_table').on(t.toKey, t.tableName)],
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
