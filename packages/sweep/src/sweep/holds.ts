import type { CompiledRule } from '@qingqu/rules-sdk';
import type pg from 'pg';
import type { Task } from './tasks.js';

// What takes a rule out of the sweeps until somebody releases it.

/** So many sweeps in which a rule failed, one after another. */
const STRIKES = 3;

/** What counts as a storm: far more findings than a rule ever had. */
export interface StormSettings {
  /** Never below so many findings; 1,000 unless told. */
  least?: number;
  /** So many times the median of the last runs; 10 unless told. */
  times?: number;
  /** Not before so many runs; 3 unless told. */
  runs?: number;
}

/** Of so many runs, the last ones, the median is taken. */
const REMEMBERED = 10;

/** A rule on hold: its warnings stay as they are. */
export interface HeldRule {
  ruleId: string;
  definition: CompiledRule;
  cause: 'strikes' | 'storm' | 'canary' | 'signature';
  detail: string;
  since: Date;
}

/** The rules in force that are on hold, by id. */
export async function heldRules(pool: pg.Pool): Promise<HeldRule[]> {
  const { rows } = await pool.query<HeldRule>(
    `select distinct on (v.rule_id collate "C") v.rule_id as "ruleId", v.definition, h.cause, h.detail, h.since
     from rule_version v join rule_package p on p.id = v.package_id join rule_hold h on h.rule_id = v.rule_id and h.rule_digest = v.digest
     where p.enabled and v.status in ('shadow', 'pilot', 'active') and h.released_at is null
     order by v.rule_id collate "C", h.id desc`,
  );
  return rows;
}

export async function hold(
  client: pg.ClientBase | pg.Pool,
  task: Pick<Task, 'ruleId' | 'ruleDigest' | 'sweepId'>,
  cause: HeldRule['cause'],
  detail: string,
): Promise<void> {
  await client.query(
    `insert into rule_hold (rule_id, rule_digest, cause, detail, sweep_id)
     select $1, $2, $3, $4, $5 where not exists (
       select from rule_hold where rule_id = $1 and rule_digest = $2 and cause = $3 and released_at is null)`,
    [task.ruleId, task.ruleDigest, cause, detail, task.sweepId],
  );
}

/** Puts a rule on hold that failed in the last three sweeps, all since it was last released. */
export async function strikeOut(pool: pg.Pool, task: Task, failure: { code: string; message: string }): Promise<void> {
  const { rows } = await pool.query<{ out: boolean }>(
    `select count(*) = $3 and bool_and(status = 'failed') as out from (
       select status from sweep_task
       where rule_id = $1 and rule_digest = $2 and status in ('done', 'failed')
         and finished_at > ${lastReleaseSql('strikes')}
       order by sweep_id desc limit $3) last`,
    [task.ruleId, task.ruleDigest, STRIKES],
  );
  if (rows[0]!.out)
    await hold(
      pool,
      task,
      'strikes',
      `连续 ${STRIKES} 次运行失败（${failure.code}） / failed in ${STRIKES} sweeps in a row (${failure.code}): ${failure.message}`,
    );
}

/**
 * Why a run is not to be believed as it stands: it found far more than the rule's last runs left open. Undefined when it is no storm. Runs before the
 * last release of a storm do not count: whoever released it took the new size for right.
 */
export async function stormOf(
  client: pg.ClientBase,
  task: Task,
  found: number,
  { least = 1_000, times = 10, runs = 3 }: StormSettings = {},
): Promise<string | undefined> {
  if (found <= least) return undefined;
  const { rows } = await client.query<{ runs: number; median: number | null }>(
    `select count(*)::int as runs, percentile_cont(0.5) within group (order by size) as median from (
       select n_raised + n_reopened + n_seen + coalesce(n_suppressed + n_whitelisted + n_shadow, 0) as size
       from sweep_task where rule_id = $1 and status = 'done' and coalesce(error_code, '') not in ('STORM', 'SUPERSEDED')
         and (finished_at > ${lastReleaseSql('storm')})
       order by sweep_id desc limit $2) last`,
    [task.ruleId, REMEMBERED],
  );
  const { runs: earlier, median } = rows[0]!;
  const limit = Math.max(least, times * (median ?? 0));
  if (earlier < runs || found <= limit) return undefined;
  return `本次发现 ${found} 条，超过上限 ${limit} 条，预警未变动 / it found ${found}, more than ${limit} (${times} times the median of its last ${earlier} runs, at least ${least}); warnings are as they were`;
}

const lastReleaseSql = (cause: HeldRule['cause']) =>
  `coalesce((select max(released_at) from rule_hold where rule_id = $1 and cause = '${cause}'), '-infinity')`;
