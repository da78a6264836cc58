import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import type { DeskSettings } from '../desk/change-kind.js';
import { expectDecider } from '../desk/people.js';
import { expectReason, refuse } from '../desk/refused.js';
import { wholeRegion } from '../desk/regions.js';
import { SweepBusy } from '../errors.js';
import { newestEpoch } from './run-sweep.js';
import { type StartedSweep, startSweep } from './start-sweep.js';

/** A sweep that somebody wants. */
export interface SweepWish {
  /** 'YYYY-MM-DD' */
  asOf: string;
  reason: string;
  /** A user name. */
  username: string;
}

/**
 * Begins a sweep of the newest data by all rules in force: its tasks wait for workers. For whoever may decide what takes effect everywhere, one at a time,
 * and never back in time: what the last sweep raised would be cleared as of a day before it was there.
 * @throws ChangeRefused, SweepRefused
 */
export async function requestSweep(pool: pg.Pool, wish: SweepWish, { today }: DeskSettings): Promise<StartedSweep> {
  const reason = expectReason(wish.reason);
  const { asOf, username } = wish;
  return inTransaction(pool, async (client) => {
    await expectDecider(client, username, await wholeRegion(client));
    await expectTurn(client);
    await expectDay(client, asOf, today);
    const epoch = await newestEpoch({ pool }, true);
    const sweep = await startSweep(
      { pool },
      { epoch, asOf, reason, startedBy: username, retryFailed: true, alone: true },
    ).catch((error: unknown) => (error instanceof SweepBusy ? isRunning(error.sweepId) : Promise.reject(error)));
    if (sweep.status === 'running') return sweep;
    return refuse(
      'CONFLICT',
      `数据与规则自扫描 #${sweep.id}（${asOf}）后没有变化，无需重复运行`,
      `nothing has changed since sweep #${sweep.id} as of ${asOf}: it would find the same`,
    );
  });
}

/** Until the transaction ends nobody else begins one; who comes meanwhile is told at once, since the work inside takes another connection. */
async function expectTurn(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ free: boolean; running: bigint | null; loading: boolean }>(
    `select pg_try_advisory_xact_lock(hashtextextended('sweep request', 0)) as free,
       (select max(id) from sweep where status = 'running') as running,
       exists (select from ingest_file where status = 'loading') as loading`,
  );
  const { free, running, loading } = rows[0]!;
  if (running !== null) isRunning(running);
  if (loading)
    refuse(
      'CONFLICT',
      '有文件正在入库；入库完成后将自动运行',
      'a file is being taken in; a sweep follows by itself once it is',
    );
  if (!free)
    refuse('CONFLICT', '他人正在发起运行，请稍候', 'somebody else is starting one at this moment; wait for it');
}

const isRunning = (sweepId: bigint): never =>
  refuse('CONFLICT', `扫描 #${sweepId} 正在运行，请待其结束`, `sweep #${sweepId} is running; wait until it has ended`);

async function expectDay(client: pg.ClientBase, asOf: string, today: string): Promise<void> {
  const { rows } = await client.query<{ last: string | null }>(
    "select max(as_of)::text as last from sweep where status = 'done'",
  );
  const last = rows[0]!.last;
  if (asOf <= today && (last === null || asOf >= last)) return;
  refuse(
    'BAD_INPUT',
    `判断日期 ${asOf} 有误：应为${last ? ` ${last}（上次运行）至` : '不晚于'} ${today}，例如 ${today}；要看以往，请用回溯检验`,
    `as of ${asOf}: expected a day ${last ? `from ${last} (the last sweep) to` : 'up to'} ${today}, for example ${today}; to look back, start a backtest`,
  );
}
