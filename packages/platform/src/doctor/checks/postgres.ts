import type pg from 'pg';
import { type Check, type Finding, fail, ok, onDatabase, warn } from '../finding.js';

/** Whether the server is there and of use. */
export const postgres: Check = async ({ server }) => {
  if (server === 'never started')
    return [
      fail(
        '内嵌 Postgres 尚未建立：运行 qingqu start，或设置 DATABASE_URL',
        'the embedded Postgres has never been started: run qingqu start, or set DATABASE_URL',
      ),
    ];
  if ('refused' in server)
    return [fail(`无法使用 Postgres：${server.refused}`, `Postgres cannot be used: ${server.refused}`)];
  return [ok(`可用，Postgres ${server.facts.version}`, `it is there, Postgres ${server.facts.version}`)];
};

/** Without these a crash of the machine may lose what was committed, or damage it. */
const SAFE = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

export const settings = onDatabase(async ({ database }) => {
  const { rows } = await database.query<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any($1)',
    [[...SAFE, 'autovacuum']],
  );
  const of = Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  const off = SAFE.filter((name) => of[name] === 'off');
  const findings: Finding[] = off.map((name) =>
    fail(
      `${name} 已关闭，断电会丢失或损坏数据：alter system set ${name} = on 并重新加载`,
      `${name} is off, a power cut loses or damages data: alter system set ${name} = on, and reload`,
    ),
  );
  if (of.autovacuum === 'off')
    findings.push(warn('autovacuum 已关闭，表会膨胀：将其打开', 'autovacuum is off, so tables bloat: switch it on'));
  return findings.length > 0 ? findings : [ok('写入可靠性设置正常', 'the settings of durability are right')];
});

const CROWDED = 0.8;

export const connections = onDatabase(async ({ database }) => {
  const { taken, most } = await one<{ taken: number; most: number }>(
    database,
    `select (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as taken, current_setting('max_connections')::int as most`,
  );
  const told = [`连接 ${taken}/${most}`, `${taken} of ${most} connections are taken`] as const;
  return [
    taken > most * CROWDED
      ? warn(
          `${told[0]}，接近上限：查明占用者或调高 max_connections`,
          `${told[1]}: find out by whom, or raise max_connections`,
        )
      : ok(...told),
  ];
});

/** A transaction that stays open keeps old rows alive and locks held. */
export const transactions = onDatabase(async ({ database, limits: { transaction } }) => {
  const { rows } = await database.query<{ pid: number; app: string; minutes: number; state: string }>(
    `select pid, application_name as app, state, (extract(epoch from clock_timestamp() - xact_start) / 60)::int as minutes from pg_stat_activity
     where backend_type = 'client backend' and datname = current_database() and pid <> pg_backend_pid() and
       (xact_start < clock_timestamp() - make_interval(mins => $1) or state like 'idle in transaction%' and state_change < clock_timestamp() - make_interval(mins => $2))
     order by xact_start`,
    [transaction.open, transaction.idle],
  );
  if (rows.length === 0) return [ok('没有长事务', 'no transaction stays open')];
  return rows.map(({ pid, app, minutes, state }) =>
    warn(
      `事务已开启 ${minutes} 分钟（${app || '未知程序'}，${state}）：确认后 select pg_terminate_backend(${pid})`,
      `a transaction is open for ${minutes} minutes (${app || 'unknown program'}, ${state}): make sure, then select pg_terminate_backend(${pid})`,
    ),
  );
});

const BLOATED = 0.3;
const BLOATED_ROWS = 100_000;
/** Of two billion; at 200 million the server itself begins to mend it. */
const WRAPAROUND = 1_000_000_000;

export const bloat = onDatabase(async ({ database }) => {
  const { rows } = await database.query<{ name: string; dead: number }>(
    `select relname as name, n_dead_tup::float8 as dead from pg_stat_user_tables where n_dead_tup > $1 and n_dead_tup > $2::float8 * (n_live_tup + n_dead_tup) order by n_dead_tup desc limit 5`,
    [BLOATED_ROWS, BLOATED],
  );
  const { age } = await one<{ age: number }>(
    database,
    'select age(datfrozenxid)::float8 as age from pg_database where datname = current_database()',
  );
  const findings = rows.map(({ name, dead }) =>
    warn(
      `${name} 有 ${dead} 行失效数据：vacuum analyze ${name}`,
      `${name} holds ${dead} dead rows: vacuum analyze ${name}`,
    ),
  );
  if (age > WRAPAROUND)
    findings.push(
      fail(
        `事务号已用去 ${age}，数据库将停止写入：尽快 vacuum freeze`,
        `${age} transaction ids are in use, the database will stop writing: vacuum freeze soon`,
      ),
    );
  return findings.length > 0 ? findings : [ok('没有膨胀的表', 'no table is bloated')];
});

const LAG_SECONDS = 60;

export const replication = onDatabase(async ({ database }) => {
  const { standby } = await one<{ standby: boolean }>(database, 'select pg_is_in_recovery() as standby');
  if (standby)
    return [
      fail(
        'DATABASE_URL 指向只读副本：应指向主库',
        'DATABASE_URL leads to a replica, which cannot be written: let it lead to the primary',
      ),
    ];
  const { rows } = await database.query<{ name: string; lag: number }>(
    `select application_name as name, coalesce(extract(epoch from replay_lag), 0)::float8 as lag from pg_stat_replication`,
  );
  const late = rows.filter(({ lag }) => lag > LAG_SECONDS);
  if (late.length === 0) return [ok(`主库，副本 ${rows.length} 个`, `the primary, with ${rows.length} replicas`)];
  return late.map(({ name, lag }) =>
    warn(
      `副本 ${name} 落后 ${Math.round(lag)} 秒：检查其磁盘与网络`,
      `the replica ${name} is ${Math.round(lag)} s behind: look at its disk and network`,
    ),
  );
});

export async function one<T extends pg.QueryResultRow>(
  database: pg.Pool,
  text: string,
  values: unknown[] = [],
): Promise<T> {
  const { rows } = await database.query<T>(text, values);
  return rows[0]!;
}
