import { Redis } from 'ioredis';
import { registered } from '../../registry.js';
import { errorLine } from '../../say.js';
import { type Check, type Finding, fail, ok, onDatabase, warn } from '../finding.js';
import { one } from './postgres.js';

/** Redis, where it keeps the queue: losing it loses nothing, but every loss delays the night. */
export const redis: Check = async ({ environment: { redisUrl } }) => {
  if (!redisUrl) return [ok('队列在 Postgres 中，未用 Redis', 'the queue is kept in Postgres; there is no Redis')];
  const { host } = new URL(redisUrl);
  const connection = new Redis(redisUrl, {
    lazyConnect: true,
    connectTimeout: 3_000,
    commandTimeout: 3_000,
    retryStrategy: () => null,
  });
  let last: Error | undefined;
  connection.on('error', (error) => {
    last = error;
  });
  try {
    await connection.connect();
    return settingsOf(await connection.info());
  } catch (error) {
    const reason = errorLine(last ?? error);
    return [
      fail(
        `无法使用 ${host} 的 Redis（${reason}）：启动它，或更正 REDIS_URL`,
        `Redis at ${host} cannot be used (${reason}): start it, or correct REDIS_URL`,
      ),
    ];
  } finally {
    connection.disconnect();
  }
};

function settingsOf(info: string): Finding[] {
  const of = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(info)?.[1]?.trim();
  const findings: Finding[] = [];
  if (of('maxmemory_policy') !== 'noeviction')
    findings.push(
      fail(
        `Redis 的 maxmemory-policy 为 ${of('maxmemory_policy')}，内存不足时会丢弃任务：config set maxmemory-policy noeviction，并写入 redis.conf`,
        `the maxmemory-policy of Redis is ${of('maxmemory_policy')}, short of memory it throws jobs away: config set maxmemory-policy noeviction, and write it into redis.conf`,
      ),
    );
  if (of('aof_enabled') !== '1')
    findings.push(
      warn(
        'Redis 未开启 AOF，重启后队列须由数据库重建：config set appendonly yes，并写入 redis.conf',
        'Redis keeps no AOF, after a restart the queue is rebuilt from the database: config set appendonly yes, and write it into redis.conf',
      ),
    );
  const version = of('redis_version');
  return findings.length > 0 ? findings : [ok(`Redis ${version}，设置正常`, `Redis ${version}, set up rightly`)];
}

const STALLED_MINUTES = 10;

/** What waits to be done, as Postgres knows it: the queue itself only wakes. */
export const work = onDatabase(async ({ database }) => {
  const { files, tasks, exports, parked } = await one<Record<'files' | 'tasks' | 'exports' | 'parked', number>>(
    database,
    `select (select count(*)::int from ingest_file where status in ('received', 'loading') and coalesce(lease_until, received_at) < clock_timestamp() - make_interval(mins => $1)) as files,
       (select count(*)::int from sweep_task t join sweep s on s.id = t.sweep_id where s.status = 'running' and s.started_at < clock_timestamp() - make_interval(mins => $1)
          and (t.status = 'pending' or t.status = 'running' and t.lease_until < clock_timestamp() - make_interval(mins => $1))) as tasks,
       (select count(*)::int from export_job where status = 'waiting' and created_at < clock_timestamp() - make_interval(mins => $1)) as exports,
       (select count(*)::int from ingest_file where status = 'parked') as parked`,
    [STALLED_MINUTES],
  );
  const findings: Finding[] = [];
  if (files + tasks + exports > 0)
    findings.push(
      warn(
        `等待超过 ${STALLED_MINUTES} 分钟：批次 ${files}、规则任务 ${tasks}、导出 ${exports}；检查后台任务（qingqu worker）及其日志`,
        `${files} batches, ${tasks} tasks of sweeps and ${exports} exports wait for more than ${STALLED_MINUTES} minutes: look after the workers (qingqu worker) and their logs`,
      ),
    );
  if (parked > 0)
    findings.push(
      warn(
        `${parked} 个批次多次失败后已暂停：qingqu batches`,
        `${parked} batches are parked after failing again and again: qingqu batches`,
      ),
    );
  return findings.length > 0 ? findings : [ok('没有积压的任务', 'no work is left lying')];
});

/** The processes that give signs of life, and by what clock and software they work. */
export const processes = onDatabase(async ({ database }) => {
  const all = await registered(database);
  const alive = all.filter(({ isAlive }) => isAlive);
  const working = alive.filter(({ kind, stopping }) => kind !== 'serve' && !stopping);
  const findings: Finding[] = [];
  if (working.length === 0)
    findings.push(
      warn(
        '没有正在运行的后台任务进程：qingqu worker 或 qingqu start',
        'no process does background work: run qingqu worker, or qingqu start',
      ),
    );
  for (const { kind, host, pid, isAlive, seenAt } of all)
    if (!isAlive)
      findings.push(
        warn(
          `进程 ${kind} ${host}:${pid} 自 ${String(seenAt)} 起没有消息：检查该主机`,
          `the process ${kind} ${host}:${pid} gave no sign of life since ${String(seenAt)}: look after that host`,
        ),
      );
  for (const { kind, host, pid, clockOffsetMs } of alive)
    if (clockOffsetMs !== null && Math.abs(clockOffsetMs) > BORNE_MS)
      findings.push(
        fail(
          `${kind} ${host}:${pid} 的时钟相差 ${Math.round(clockOffsetMs)} 毫秒，已停止后台任务：校准该主机时钟`,
          `the clock of ${kind} ${host}:${pid} is off by ${Math.round(clockOffsetMs)} ms, so it does no background work: set the clock of that host`,
        ),
      );
  const versions = new Set(alive.map(({ version }) => version));
  if (versions.size > 1)
    findings.push(
      warn(
        `各进程版本不同（${[...versions].join('、')}）：完成滚动升级`,
        `processes of several versions are at work (${[...versions].join(', ')}): finish the rolling upgrade`,
      ),
    );
  if (findings.length > 0) return findings;
  return [ok(`运行中的进程 ${alive.length} 个`, `${alive.length} processes are at work`)];
});

const BORNE_MS = 2_000;
