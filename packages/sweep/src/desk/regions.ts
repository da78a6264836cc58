import type pg from 'pg';
import type { Region } from './change-kind.js';
import { refuse } from './refused.js';

/** @throws ChangeRefused for a code that no region has. */
export async function regionOf(client: pg.ClientBase, code: string): Promise<Region> {
  const { rows } = await client.query<Region>(
    'select code, scope_lo as lo, scope_hi as hi from region where code = $1',
    [code],
  );
  return (
    rows[0] ??
    refuse('NOT_FOUND', `没有地区 ${code}；例如 410225000000`, `there is no region ${code}; for example 410225000000`)
  );
}

/** The region that holds all others: what changes there changes everywhere. */
export async function wholeRegion(client: pg.ClientBase | pg.Pool): Promise<Region> {
  const { rows } = await client.query<Region>(
    'select code, scope_lo as lo, scope_hi as hi from region order by scope_hi - scope_lo desc, code limit 1',
  );
  return rows[0]!;
}

/** The region that a change was made for. */
export async function regionAt(client: pg.ClientBase, scopeOrd: bigint): Promise<Region> {
  const { rows } = await client.query<Region>(
    'select code, scope_lo as lo, scope_hi as hi from region where scope_lo = $1 order by successor is not null, code limit 1',
    [scopeOrd],
  );
  return (
    rows[0] ??
    refuse('NOT_FOUND', '该变更所属的地区已不存在，请重新提出', 'the region of the change is gone; propose it anew')
  );
}
