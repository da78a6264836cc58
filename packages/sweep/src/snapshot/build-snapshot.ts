import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { inTransaction, lastClosedEpoch } from '@qingqu/schema';
import type pg from 'pg';
import { withDuckDb } from '../duckdb.js';
import { SnapshotUnusable, SweepRefused } from '../errors.js';
import { copyOut } from './copy-out.js';
import { deltaQuery, epochQuery, fullQuery, regionIntervalQuery } from './copy-sql.js';
import { copySnapshot, makeWorkDir, publish, removeAbandoned, retire, snapshotEpochs, snapshotPath } from './files.js';
import {
  appendRows,
  createTables,
  replaceAll,
  replaceEpochs,
  replaceRecords,
  replaceRegionIntervals,
  writeFacts,
} from './load.js';
import { formatDigest, type RelationSource, relationSources } from './mapping.js';
import { openSnapshot, type Snapshot } from './open-snapshot.js';

/** Deleted rows leave holes in the file; after so many deltas it is made from nothing. */
const MAX_DELTAS = 30;

export interface SnapshotProgress {
  relation: string;
  /** Rows read from the system of record for this relation. */
  rows: number;
  done: number;
  of: number;
}

export interface SnapshotDeps {
  pool: pg.Pool;
  /** The folder of the snapshots, on this machine. */
  dir: string;
  /** How many snapshots stay; 3 unless told. */
  keep?: number;
  /** What DuckDB may take while it builds; `2GB` unless told. */
  memoryLimit?: string;
  onProgress?(progress: SnapshotProgress): void;
}

export interface BuiltSnapshot {
  path: string;
  epoch: bigint;
  /** Rows of all relations, all versions. */
  rows: number;
  ms: number;
  /** `kept`: it was there already. */
  mode: 'full' | 'delta' | 'kept';
}

/**
 * Makes the snapshot of a closed epoch from the last one before it and the records changed since, or from nothing.
 * The result is the same either way; building it again does nothing unless `rebuild` is asked for.
 */
export async function buildSnapshot(
  deps: SnapshotDeps,
  { epoch, rebuild = false }: { epoch: bigint; rebuild?: boolean },
): Promise<BuiltSnapshot> {
  const started = performance.now();
  await removeAbandoned(deps.dir);
  const existing = rebuild ? undefined : await usable(deps.dir, epoch);
  if (existing) return { ...result(existing.path, epoch, total(existing), started), mode: 'kept' };

  const closed = await lastClosedEpoch(deps.pool);
  if (closed === undefined || epoch > closed)
    throw new SweepRefused(
      `Epoch ${epoch} is not closed (the last closed one is ${closed ?? 'none'}): close it first.`,
    );

  const workDir = await makeWorkDir(deps.dir, epoch);
  try {
    const base = rebuild ? undefined : await findBase(deps.dir, epoch);
    const job: Job = {
      deps,
      epoch,
      closed,
      workDir,
      file: join(workDir, 'snapshot.duckdb'),
      sources: relationSources(),
    };
    let mode: 'full' | 'delta' = base ? 'delta' : 'full';
    const rows = base
      ? await carryOn(job, base).catch(() => {
          // A base that turns out to be damaged costs time, not the night's sweep.
          mode = 'full';
          return makeAnew(job);
        })
      : await makeAnew(job);
    const path = snapshotPath(deps.dir, epoch);
    await publish(deps.dir, job.file, path);
    await retire(deps.dir, deps.keep ?? 3, epoch);
    return { ...result(path, epoch, rows, started), mode };
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

interface Job {
  deps: SnapshotDeps;
  epoch: bigint;
  /** The last closed epoch now. */
  closed: bigint;
  workDir: string;
  file: string;
  sources: RelationSource[];
}

async function makeAnew(job: Job): Promise<number> {
  await rm(job.file, { force: true });
  return withFile(job, async (connection) => {
    await createTables(connection, job.sources);
    await transfer(job, (source) => ({ query: fullQuery(source, job.epoch), load: appendRows }), connection);
    return finish(job, connection, 0);
  });
}

async function carryOn(job: Job, base: Snapshot): Promise<number> {
  await copySnapshot(base.path, job.file);
  return withFile(job, async (connection) => {
    await transfer(
      job,
      (source) =>
        source.versioned
          ? { query: deltaQuery(source, base.epoch, job.epoch), load: replaceRecords }
          : { query: fullQuery(source, job.epoch), load: replaceAll },
      connection,
    );
    return finish(job, connection, base.deltas + 1);
  });
}

interface Transfer {
  query: string;
  load(connection: DuckDBConnection, source: RelationSource, file: string): Promise<void>;
}

/** All relations as of one instant of the system of record. While one is loaded, the next is read. */
async function transfer(
  job: Job,
  plan: (source: RelationSource) => Transfer,
  connection: DuckDBConnection,
): Promise<void> {
  await inTransaction(
    job.deps.pool,
    async (client) => {
      let loading: Promise<unknown> = Promise.resolve();
      try {
        for (const [at, source] of job.sources.entries()) {
          const { query, load } = plan(source);
          const file = join(job.workDir, `${source.name}.csv`);
          const rows = await copyOut(client, query, file);
          await loading;
          loading = rows > 0 || !source.versioned ? load(connection, source, file).then(() => rm(file)) : rm(file);
          loading.catch(() => undefined); // awaited in the next round; until then it must not count as unhandled
          job.deps.onProgress?.({ relation: source.name, rows, done: at + 1, of: job.sources.length });
        }
      } finally {
        await loading; // also after an error: the connection must not be closed under it
      }
      const intervals = join(job.workDir, 'region_interval.csv');
      await copyOut(client, regionIntervalQuery, intervals);
      await replaceRegionIntervals(connection, intervals);
      const epochs = join(job.workDir, 'epoch.csv');
      await copyOut(client, epochQuery(job.epoch), epochs);
      await replaceEpochs(connection, epochs);
    },
    'begin isolation level repeatable read read only',
  );
}

function finish(job: Job, connection: DuckDBConnection, deltas: number): Promise<number> {
  const facts = { epoch: job.epoch, format: formatDigest(job.sources), builtAtEpoch: job.closed, deltas };
  return writeFacts(connection, job.sources, facts);
}

/** Opens the file for one transaction: it is thrown away when that fails, and a commit a statement would cost most of a small delta's time. */
function withFile<T>(job: Job, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const options = {
    memory_limit: job.deps.memoryLimit ?? '2GB',
    temp_directory: job.workDir,
    preserve_insertion_order: 'false',
  };
  return withDuckDb(job.file, options, async (connection) => {
    await connection.run('begin');
    const result = await work(connection);
    await connection.run('commit');
    await connection.run('checkpoint');
    return result;
  });
}

/** The newest whole snapshot before `epoch` that may still be carried on. */
async function findBase(dir: string, epoch: bigint): Promise<Snapshot | undefined> {
  for (const earlier of await snapshotEpochs(dir)) {
    const snapshot = earlier < epoch ? await usable(dir, earlier) : undefined;
    if (snapshot) return snapshot.deltas < MAX_DELTAS ? snapshot : undefined;
  }
  return undefined;
}

async function usable(dir: string, epoch: bigint): Promise<Snapshot | undefined> {
  try {
    return await openSnapshot(dir, epoch);
  } catch (error) {
    if (error instanceof SnapshotUnusable) return undefined;
    throw error;
  }
}

const total = (snapshot: Snapshot) => Object.values(snapshot.rows).reduce((sum, rows) => sum + rows, 0);

const result = (path: string, epoch: bigint, rows: number, started: number) => ({
  path,
  epoch,
  rows,
  ms: Math.round(performance.now() - started),
});
