import { isWrong } from './clock/index.js';
import type { Platform } from './open-platform.js';
import type { Wake, WakeQueue } from './queue.js';

/** What waits without a lease for so many leases has lost its wake-up. */
const LOST_AFTER = 2;

/** Files that are woken for at a time: the others follow. */
const FILES_AT_ONCE = 50;

/** What stands in Postgres and nobody is on, although somebody should be: its worker died, or the queue has lost its wake-up. */
interface Abandoned {
  files: bigint[];
  sweeps: boolean;
  nights: boolean;
  exports: boolean;
  backtests: boolean;
}

/**
 * Looks every now and then for work that is left lying, and wakes somebody for it: when a machine dies, its tasks are gone on with after one lease. This
 * goes by Postgres and not by the queue, which may have lost all that was in it, the schedules included.
 */
export function reconcileWhile(platform: Platform, queue: WakeQueue, signal: AbortSignal): void {
  const everyMs = (platform.environment.leaseSeconds * 1_000) / 3;
  let isLooking = false;
  const look = async () => {
    // A clock that is wrong would keep others from being woken: what was woken for "lately" is told by it.
    if (isWrong(await platform.clock.read())) return;
    if (await queue.mend()) await queue.add([{ kind: 'catch-up' }]);
    await wakeForAbandoned(platform, queue, everyMs);
  };
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    look()
      // Without a database or a queue there is nothing to do: the next look, or the one after it, finds what waits.
      .catch(() => undefined)
      .finally(() => {
        isLooking = false;
      });
  }, everyMs);
  if (signal.aborted) clearInterval(timer);
  signal.addEventListener('abort', () => clearInterval(timer));
}

async function wakeForAbandoned({ system, environment }: Platform, queue: WakeQueue, everyMs: number): Promise<void> {
  const { rows } = await system.query<Abandoned>(
    `select
       array(select id from ingest_file where status in ('received', 'loading')
             and coalesce(lease_until < clock_timestamp(), received_at < clock_timestamp() - make_interval(secs => $1)) order by id limit $2) as files,
       exists (select from sweep s where s.status = 'running' and not exists (
             select from sweep_task t where t.sweep_id = s.id and t.status = 'running' and t.lease_until >= clock_timestamp()))
         or exists (select from sweep s join sweep_task t on t.sweep_id = s.id
             where s.status = 'running' and t.status = 'running' and t.lease_until < clock_timestamp()) as sweeps,
       exists (select from schedule_slot where status = 'running' and lease_until < clock_timestamp()) as nights,
       exists (select from export_job where (status = 'running' and lease_until < clock_timestamp())
             or (status = 'waiting' and created_at < clock_timestamp() - make_interval(secs => $1))) as exports,
       exists (select from backtest where (state = 'running' and lease_until < clock_timestamp())
             or (state = 'waiting' and created_at < clock_timestamp() - make_interval(secs => $1))) as backtests`,
    [LOST_AFTER * environment.leaseSeconds, FILES_AT_ONCE],
  );
  const { files, sweeps, nights, exports, backtests } = rows[0]!;
  const wakes: Wake[] = [
    ...files.map((id): Wake => ({ kind: 'ingest', fileId: String(id) })),
    ...(files.length > 0 ? [{ kind: 'changes' } as const] : []),
    ...(sweeps ? [{ kind: 'sweeps' } as const] : []),
    ...(nights ? [{ kind: 'nightly', name: 'left' } as const] : []),
    ...(exports ? [{ kind: 'export' } as const] : []),
    ...(backtests ? [{ kind: 'backtest' } as const] : []),
  ];
  // Every worker looks, and what one has woken somebody for, another need not.
  if (wakes.length > 0) await queue.addOnceIn(everyMs, wakes);
}
