import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { auditOfSystem, inTransaction } from '@qingqu/schema';
import { GraphQLError } from 'graphql';
import type pg from 'pg';
import { entities } from '../entities/index.js';
import { apiError, both } from '../errors.js';
import type { Viewer } from '../identity/principal.js';
import {
  claimJob,
  failJob,
  finishJob,
  type Job,
  type JobResult,
  keepJob,
  mostAttempts,
  noteBegun,
  releaseJob,
} from './claim-job.js';
import { type CheckedExport, checkExport, entityOf } from './export-wish.js';
import { mostRows, planCount } from './plan-export.js';
import { Reading } from './reading.js';
import { wishOf } from './stored-wish.js';
import { type Written, writeExport } from './write-export.js';

/** What a worker on exports works with. */
export interface ExportWorkerDeps {
  /** Keeps the jobs. */
  system: pg.Pool;
  /** Reads for them, in their users' scope and role. */
  api: pg.Pool;
  dir: string;
  now(): Date;
  /** Told of what was not foreseen; its user is told no more than that it failed. */
  onFault(job: string, error: Error): void;
  leaseMs?: number;
  /** How long the statement of one may take; an hour unless said otherwise. */
  timeoutMs?: number;
  /** How often progress is saved; once a second unless said otherwise. */
  saveMs?: number;
}

const LEASE_MS = 30_000;
const TIMEOUT_MS = 3_600_000;
const SAVE_MS = 1_000;

/** Works on the jobs that wait, one after the other, until none is left or the signal comes. Any number of workers share them. */
export async function runExportJobs(deps: ExportWorkerDeps, signal: AbortSignal): Promise<void> {
  await mkdir(deps.dir, { recursive: true, mode: 0o700 });
  while (!signal.aborted) {
    const job = await claimJob(deps.system, deps.leaseMs ?? LEASE_MS);
    if (!job) return;
    await workOn(deps, job, signal);
  }
}

/** The job is in other hands, or was cancelled: what this worker has done of it is nobody's. */
class JobLost extends Error {
  override name = 'JobLost';
}

async function workOn(deps: ExportWorkerDeps, job: Job, signal: AbortSignal): Promise<void> {
  const lost = new AbortController();
  const stopped = AbortSignal.any([lost.signal, signal]);
  try {
    if (job.attempts > mostAttempts)
      throw given(`尝试 ${mostAttempts} 次未成`, `its worker was lost ${mostAttempts} times`);
    const result = await make(deps, job, lost, stopped);
    if (!(await finish(deps, job, result))) await rm(join(deps.dir, result.file), { force: true });
  } catch (error) {
    if (lost.signal.aborted) return;
    if (signal.aborted) await releaseJob(deps.system, job);
    else await fail(deps, job, error);
  }
}

/** Makes the file, with the rights that the user has at this moment. */
async function make(deps: ExportWorkerDeps, job: Job, lost: AbortController, stopped: AbortSignal): Promise<JobResult> {
  const viewer = await viewerOfJob(deps.system, job);
  const checked = checkExport(entities, viewer, entityOf(entities, job.entity)!, wishOf(job));
  await expectExchange(deps.system, checked);
  const reading = await Reading.begin(deps.api, viewer, deps.timeoutMs ?? TIMEOUT_MS);
  const stop = () => void reading.stop();
  stopped.addEventListener('abort', stop);
  if (stopped.aborted) stop();
  const kept = keeping(deps, job, reading, lost);
  try {
    const rowsTotal = await reading.count(planCount(entities, viewer, checked.question));
    if (rowsTotal > mostRows)
      throw given(`超过 ${mostRows} 行`, `it has more than ${mostRows} rows; ask for it by region or period`);
    const begun = { rowsTotal, epoch: reading.epoch, departmentKinds: viewer.departmentKinds };
    if (!(await noteBegun(deps.system, job, begun))) lose(lost);
    return await intoFile(deps, job, viewer, checked, reading, kept, stopped);
  } finally {
    stopped.removeEventListener('abort', stop);
    await kept.stop();
    await reading.end();
  }
}

/** What leaves under an exchange leaves while that is in force. @throws FORBIDDEN when it has ended since */
async function expectExchange(system: pg.Pool, { wish: { exchange } }: CheckedExport): Promise<void> {
  if (exchange === undefined) return;
  const { rowCount } = await system.query(`select from data_exchange where id = $1 and state = 'approved'`, [exchange]);
  if (rowCount === 0)
    throw apiError(
      'FORBIDDEN',
      both({ zh: '数据交换已终止或到期', en: 'the exchange has ended since it was asked for' }),
    );
}

/** Under a name of its own until it is whole and on the disk; both names bear the token, so that no two workers ever write the same file. */
async function intoFile(
  deps: ExportWorkerDeps,
  job: Job,
  viewer: Viewer,
  checked: CheckedExport,
  reading: Reading,
  kept: { written?: Written },
  stopped: AbortSignal,
): Promise<JobResult> {
  const file = `${job.id}-${job.token}.${job.format}`;
  const part = join(deps.dir, `${job.id}-${job.token}.part`);
  const handle = await open(part, 'wx', 0o600);
  try {
    const written = await writeExport(entities, viewer, checked, reading, deps.now());
    kept.written = written;
    for await (const chunk of written) {
      stopped.throwIfAborted();
      await writeWhole(handle, chunk);
    }
    await handle.sync();
    await handle.close();
    await rename(part, join(deps.dir, file));
    await syncFolder(deps.dir);
    return { file, ...written.result() };
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}

async function writeWhole(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length; ) at += (await handle.write(chunk, at)).bytesWritten;
}

/** A new name is on the disk when its folder is. */
async function syncFolder(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Says once a second how far it is, which keeps the lease too, and notices when the job is not this worker's any more. */
function keeping(deps: ExportWorkerDeps, job: Job, reading: Reading, lost: AbortController) {
  let saving: Promise<void> | undefined;
  const kept: { written?: Written; stop(): Promise<void> } = {
    async stop() {
      clearInterval(timer);
      await saving;
    },
  };
  const save = async () => {
    const progress = { rows: reading.rows, bytes: kept.written?.bytes ?? 0 };
    if (!(await keepJob(deps.system, job, deps.leaseMs ?? LEASE_MS, progress))) lose(lost);
  };
  const timer = setInterval(() => {
    saving ??= save()
      // A database that is away for a moment is met by the work itself; the lease tells whether it was too long.
      .catch(() => undefined)
      .finally(() => {
        saving = undefined;
      });
  }, deps.saveMs ?? SAVE_MS);
  return kept;
}

const lose = (lost: AbortController) => lost.abort(new JobLost('the export is not in these hands any more'));

/** That it is done and what it came to are written down in one. */
function finish(deps: ExportWorkerDeps, job: Job, result: JobResult): Promise<boolean> {
  return inTransaction(deps.system, async (client) => {
    if (!(await finishJob(client, job, result))) return false;
    const { rows, bytes, sha256 } = result;
    await auditOfSystem(client, job, {
      ...actOf(job, 'export_done'),
      detail: { format: job.format, rows, bytes, sha256 },
    });
    return true;
  });
}

/** Ends it with words for its user. A database that cannot be reached is no fault of the job: it is taken again when its lease has run out. */
async function fail(deps: ExportWorkerDeps, job: Job, error: unknown): Promise<void> {
  const told = error instanceof GraphQLError ? error : problemOf(error);
  if (told?.extensions.code === 'UPSTREAM_UNAVAILABLE') throw error;
  if (!told) deps.onFault(job.id, error as Error);
  const problem =
    told?.message ?? both({ zh: '导出出错，请联系管理员', en: 'it failed on our side; tell the administrator its id' });
  await inTransaction(deps.system, async (client) => {
    if (!(await failJob(client, job, problem))) return;
    const failed = String(told?.extensions.code ?? 'INTERNAL');
    await auditOfSystem(client, job, { ...actOf(job, 'export_failed'), detail: { format: job.format, failed } });
  });
}

const actOf = (job: Job, action: string) => ({
  action,
  targetKind: entityOf(entities, job.entity)?.name,
  targetId: job.id,
});

function problemOf(error: unknown): GraphQLError | undefined {
  const { code } = error as { code?: string };
  return code === 'ENOSPC' || code === 'EDQUOT' ? given('磁盘已满', 'the disk is full') : undefined;
}

const given = (zh: string, en: string) => apiError('CONFLICT', both({ zh, en }));

interface GrantRow {
  displayName: string;
  departmentKinds: string[];
  lo: bigint;
  hi: bigint;
}

/** Who the job's user is now, under the grant that it was asked with. @throws FORBIDDEN when that has ended */
async function viewerOfJob(system: pg.Pool, { userId, username, role, regionCode }: Job): Promise<Viewer> {
  const { rows } = await system.query<GrantRow>(
    `select display_name as "displayName", department_kinds as "departmentKinds", scope_lo as lo, scope_hi as hi from grants_of($1, $2) where region_code = $3`,
    [userId, role, regionCode],
  );
  const [grant] = rows;
  if (!grant)
    throw apiError(
      'FORBIDDEN',
      both({ zh: '用户的授权已终止', en: 'the grant that it was asked under has ended, or its user is disabled' }),
    );
  return {
    userId,
    username,
    role,
    regionCode,
    mustChangePassword: false,
    secondFactor: false,
    isStale: false,
    ...grant,
  };
}
