import { hostname } from 'node:os';
import { databaseSchemaVersion, expectFit, ownSchemaVersion, SchemaMismatch, SILENT_SECONDS } from '@qingqu/schema';
import type pg from 'pg';
import { openHeartbeat } from './heartbeat.js';
import type { Platform } from './open-platform.js';
import { versionOf } from './version.js';

/** What a process of the platform is for. */
export type ProcessKind = 'start' | 'serve' | 'worker';

/** So often a process gives a sign of life. */
const BEAT_MS = 10_000;

/** A process that died is remembered for a day, so that people can see what has become of it. */
const REMEMBERED_HOURS = 24;

/** A process of the platform, as others see it. */
export interface Registered {
  id: string;
  kind: ProcessKind;
  host: string;
  pid: number;
  /** Of the software. */
  version: string;
  schemaVersion: number;
  startedAt: Date;
  seenAt: Date;
  clockOffsetMs: number | null;
  stopping: boolean;
  /** Whether it has given a sign of life lately. */
  isAlive: boolean;
}

/** This process's entry among those of the platform. */
export interface Registration {
  /** Says that it takes on nothing more. */
  stopping(): Promise<void>;
  /** Takes the entry away: the process ends in order. */
  leave(): Promise<void>;
}

interface RegistryOptions {
  /** Told once when the database has become too new for this software, which must not work on it any more. */
  onUnfit(error: Error): void;
  beatMs?: number;
}

/** Enters this process among those of the platform and gives signs of life, in the database's time, until it leaves. */
export async function register(
  platform: Platform,
  kind: ProcessKind,
  { onUnfit, beatMs = BEAT_MS }: RegistryOptions,
): Promise<Registration> {
  const { system, api, databaseUrl, folders, clock } = platform;
  const own = ownSchemaVersion({ schemaDir: folders.schema });
  const entry: Entry = { kind, version: versionOf(folders), schemaVersion: own.version, stopping: false };
  const heartbeat = openHeartbeat(databaseUrl, [system, api], beatMs);
  await heartbeat.beat((pool) => sayAlive(pool, entry, clock.last.offsetMs));
  const timer = setInterval(() => {
    const beat = heartbeat.beat(async (pool) => {
      await sayAlive(pool, entry, clock.last.offsetMs);
      await forgetDead(pool);
      expectFit(own, await databaseSchemaVersion(pool));
    });
    // Without a database there is nobody to tell; whoever works with it meets that by itself.
    beat.catch((error: Error) => {
      if (error instanceof SchemaMismatch) onUnfit(error);
    });
  }, beatMs);
  return {
    async stopping() {
      entry.stopping = true;
      await heartbeat.beat((pool) => sayAlive(pool, entry, clock.last.offsetMs)).catch(() => undefined);
    },
    async leave() {
      clearInterval(timer);
      await heartbeat.beat((pool) => pool.query('delete from worker where id = $1', [entry.id])).catch(() => undefined);
      await heartbeat.close();
    },
  };
}

interface Entry {
  id?: string;
  kind: ProcessKind;
  version: string;
  schemaVersion: number;
  stopping: boolean;
}

/** A process that was away for so long that it has been forgotten enters itself anew. */
async function sayAlive(pool: pg.Pool, entry: Entry, clockOffsetMs: number): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into worker (id, kind, host, pid, version, schema_version, clock_offset_ms, stopping)
     values (coalesce($1, gen_random_uuid()), $2, $3, $4, $5, $6, $7, $8)
     on conflict (id) do update set seen_at = clock_timestamp(), clock_offset_ms = excluded.clock_offset_ms, stopping = excluded.stopping
     returning id`,
    [
      ...[entry.id, entry.kind, hostname(), process.pid, entry.version, entry.schemaVersion],
      ...[clockOffsetMs, entry.stopping],
    ],
  );
  entry.id = rows[0]!.id;
}

const forgetDead = (pool: pg.Pool) =>
  pool.query('delete from worker where seen_at < clock_timestamp() - make_interval(hours => $1)', [REMEMBERED_HOURS]);

/** The processes that there are, and those that died within a day, newest first. */
export async function registered(pool: pg.Pool): Promise<Registered[]> {
  const { rows } = await pool.query<Registered>(
    `select id, kind, host, pid, version, schema_version as "schemaVersion", started_at as "startedAt", seen_at as "seenAt",
       clock_offset_ms as "clockOffsetMs", stopping, seen_at > clock_timestamp() - make_interval(secs => $1) as "isAlive"
     from worker order by started_at desc, id`,
    [SILENT_SECONDS],
  );
  return rows;
}
