import type pg from 'pg';
import type { Sweep } from './deps.js';

/** Marks a sweep as done, or failed when a task of it is, once no task is left. Returns its status. */
export async function closeSweep(pool: pg.Pool, sweepId: bigint): Promise<Sweep['status']> {
  const { rows } = await pool.query<{ status: Sweep['status'] }>(
    `with closed as (
       update sweep s set finished_at = clock_timestamp(),
         status = case when exists (select from sweep_task t where t.sweep_id = s.id and t.status = 'failed') then 'failed' else 'done' end
       where s.id = $1 and s.status = 'running'
         and not exists (select from sweep_task t where t.sweep_id = s.id and t.status in ('pending', 'running'))
       returning s.status)
     select status from closed union all select status from sweep where id = $1 and not exists (select from closed)`,
    [sweepId],
  );
  if (!rows[0]) throw new Error(`there is no sweep ${sweepId}`);
  return rows[0].status;
}

export async function findSweep(pool: pg.Pool, sweepId: bigint): Promise<Sweep> {
  const { rows } = await pool.query<Sweep>('select id, epoch, as_of as "asOf", status from sweep where id = $1', [
    sweepId,
  ]);
  if (!rows[0]) throw new Error(`there is no sweep ${sweepId}`);
  return rows[0];
}
