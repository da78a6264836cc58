import { join } from 'node:path';
import { newestSnapshotFile } from '@qingqu/sweep';
import { type Finding, fail, ok, onDatabase, warn } from '../finding.js';
import { one } from './postgres.js';

/** Hours after which what is done every night is late. */
const NIGHT_HOURS = 36;

export const nights = onDatabase(async ({ database }) => {
  const { rows } = await database.query<{ name: string; status: string; isLate: boolean }>(
    `select distinct on (name) name, status, coalesce(max(finished_at) filter (where status = 'done') over (partition by name) < clock_timestamp() - make_interval(hours => $1), false) as "isLate"
     from schedule_slot order by name, slot = 'installed', slot desc`,
    [NIGHT_HOURS],
  );
  const findings: Finding[] = [];
  for (const { name, status, isLate } of rows) {
    if (status === 'failed')
      findings.push(
        fail(
          `夜间任务 ${name} 最近一次失败：查看后台任务日志`,
          `the last night of ${name} failed: see the workers' log`,
        ),
      );
    else if (isLate)
      findings.push(
        warn(
          `夜间任务 ${name} 超过 ${NIGHT_HOURS} 小时未完成：检查后台任务（qingqu worker）`,
          `${name} was not done for ${NIGHT_HOURS} hours: look after the workers (qingqu worker)`,
        ),
      );
  }
  if (findings.length > 0) return findings;
  return [rows.length > 0 ? ok('夜间任务正常', 'the nightly work is done') : noNightYet];
});

const noNightYet = ok('尚未到第一个夜间任务', 'the first night is still to come');

export const epochs = onDatabase(async ({ database, environment }) => {
  const { open, closed, swept, isLate } = await one<{
    open: string;
    closed: string | null;
    swept: string | null;
    isLate: boolean;
  }>(
    database,
    `select (select n::text from epoch where closed_at is null) as open, (select max(n)::text from epoch where closed_at is not null) as closed,
       (select max(epoch)::text from sweep) as swept, exists (
         select from ingest_file f where f.epoch_last > coalesce((select max(epoch) from sweep), 0) and f.finished_at < clock_timestamp() - make_interval(hours => $1)) as "isLate"`,
    [NIGHT_HOURS],
  );
  const findings: Finding[] = [];
  if (isLate)
    findings.push(
      warn(
        `有数据入库超过 ${NIGHT_HOURS} 小时仍未监控运行：检查后台任务（qingqu worker）`,
        `data came in more than ${NIGHT_HOURS} hours ago and were not swept: look after the workers (qingqu worker)`,
      ),
    );
  const snapshot = await newestSnapshotFile(join(environment.stateDir, 'snapshots'));
  if (swept !== null && (!snapshot || snapshot.epoch < BigInt(swept)))
    findings.push(
      warn(
        `本机快照${snapshot ? `为数据期 ${snapshot.epoch}，早于最近运行的 ${swept}` : '不存在'}：qingqu snapshot（仅提供 API 且不作规则问答的主机可忽略）`,
        `the snapshot of this machine ${snapshot ? `is of epoch ${snapshot.epoch}, older than the newest sweep's ${swept}` : 'is missing'}: qingqu snapshot (a host that serves the API and asks no rules can do without)`,
      ),
    );
  if (findings.length > 0) return findings;
  return [ok(`数据期 ${open} 开放，${closed ?? '无'} 已封账`, `epoch ${open} is open, ${closed ?? 'none'} is closed`)];
});
