import type { CompiledRule, ParamSpec, ParamValue } from '@qingqu/rules-sdk';
import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import type { DeskSettings, Region } from '../desk/change-kind.js';
import { expectValue, parameterValue, specOf } from '../desk/parameter.js';
import { expectDecider } from '../desk/people.js';
import { expectReason, refuse } from '../desk/refused.js';
import { regionOf } from '../desk/regions.js';
import { installedRule } from '../desk/rules.js';
import { resolveParams } from '../sweep/resolve-params.js';

/** What somebody wants to look back with. */
export interface BacktestWish {
  ruleId: string;
  /** Values as people write them. */
  trials: { name: string; value: string }[];
  regionCode: string;
  /** A day of the first month and one of the last, 'YYYY-MM-DD'. */
  from: string;
  to: string;
  reason: string;
  /** A user name. */
  username: string;
}

/** A trial value as its row keeps it. */
export interface StoredTrial extends Pick<ParamSpec, 'label' | 'type'> {
  name: string;
  trial: ParamValue;
  inForce: ParamValue;
}

/** Three years: more is more than anybody reads, and keeps others waiting. */
const MONTHS_MAX = 36;
/** So that one person's trials do not keep those of others waiting. */
const OPEN_MAX = 3;

/**
 * Writes a backtest down for a worker to do, once it is in order: for whoever may propose parameters in the region. Returns its id.
 * @throws ChangeRefused
 */
export async function requestBacktest(pool: pg.Pool, wish: BacktestWish, { today }: DeskSettings): Promise<string> {
  const reason = expectReason(wish.reason);
  expectMonths(wish, today);
  return inTransaction(pool, async (client) => {
    const region = await regionOf(client, wish.regionCode);
    await expectDecider(client, wish.username, region);
    const { definition, digest } = await installedRule(client, wish.ruleId);
    const trials = await storedTrials(client, definition, wish, region, today);
    await expectFewOpen(client, wish.username);
    const { rows } = await client.query<{ id: string }>(
      `insert into backtest (rule_id, rule_digest, region_code, from_day, to_day, parameters, reason, requested_by, scope_ord)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [
        ...[wish.ruleId, digest, region.code, wish.from, wish.to],
        ...[JSON.stringify(trials), reason, wish.username, region.lo],
      ],
    );
    return rows[0]!.id;
  });
}

/** Takes back what waits or runs; whoever works on it finds out with the next step. @throws ChangeRefused */
export async function cancelBacktest(pool: pg.Pool, id: string, username: string): Promise<void> {
  const { rowCount } = await pool.query(
    `update backtest set state = 'cancelled', finished_at = clock_timestamp(), lease_token = null, lease_until = null
     where id = $1 and requested_by = $2 and state in ('waiting', 'running')`,
    [id, username],
  );
  if (rowCount === 1) return;
  const { rows } = await pool.query<{ by: string; state: string }>(
    'select requested_by as by, state from backtest where id = $1',
    [id],
  );
  const found = rows[0] ?? refuse('NOT_FOUND', '没有该回溯检验', 'there is no such backtest');
  if (found.by !== username)
    refuse(
      'FORBIDDEN',
      `该回溯检验由「${found.by}」提交，只能由本人取消`,
      `the backtest was asked for by '${found.by}', who alone cancels it`,
    );
  refuse(
    'CONFLICT',
    `该回溯检验已结束（${found.state}），不能取消`,
    `the backtest has ended (${found.state}) and cannot be cancelled`,
  );
}

function expectMonths({ from, to }: BacktestWish, today: string): void {
  const months = numberOf(to) - numberOf(from) + 1;
  if (months >= 1 && months <= MONTHS_MAX && numberOf(to) <= numberOf(today)) return;
  refuse(
    'BAD_INPUT',
    `起止月份有误：${from} 至 ${to}；应先起后止，至多 ${MONTHS_MAX} 个月，不晚于本月（${today}），例如 2018-01-01 至 2018-06-30`,
    `from ${from} to ${to}: expected at most ${MONTHS_MAX} months in their order, none after the present one (${today}), for example 2018-01-01 to 2018-06-30`,
  );
}

const numberOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

async function storedTrials(
  client: pg.ClientBase,
  rule: CompiledRule,
  { ruleId, trials }: BacktestWish,
  region: Region,
  today: string,
): Promise<StoredTrial[]> {
  const names = trials.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    refuse(
      'BAD_INPUT',
      `参数「${twice}」给了两次，应只给一个值`,
      `the parameter '${twice}' is given twice; give one value`,
    );
  const resolved = (await resolveParams(client, [rule], today)).get(rule.id)!;
  // The widest come first, so that the nearest that holds the region is the last.
  const nearest = resolved.regions.filter(({ lo, hi }) => BigInt(lo) <= region.lo && region.hi <= BigInt(hi)).at(-1);
  const inForce = (nearest ?? resolved).values;
  return trials.map(({ name, value }) => {
    const spec = specOf(rule.params, name, ruleId);
    const trial = parameterValue(spec, value);
    expectValue(name, spec, trial);
    return { name, label: spec.label, type: spec.type, trial, inForce: inForce[name]! };
  });
}

async function expectFewOpen(client: pg.ClientBase, username: string): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtextextended('backtest ' || $1, 0))", [username]);
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from backtest where requested_by = $1 and state in ('waiting', 'running')`,
    [username],
  );
  if (rows[0]!.n < OPEN_MAX) return;
  refuse(
    'CONFLICT',
    `每人至多同时有 ${OPEN_MAX} 个回溯检验等待或运行；请等其完成或先取消`,
    `at most ${OPEN_MAX} backtests of a user wait or run at a time; wait for one, or cancel one`,
  );
}
