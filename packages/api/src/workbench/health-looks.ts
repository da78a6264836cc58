import { calendarReach } from '@qingqu/casework';
import { figure, judged, type Look, type PartName, type RegionalPart, read } from './health-part.js';

/** Of the connections that the server takes, so many are too many. */
const CROWDED = 0.8;
/** Hours after which what is done every night, or should be swept by then, is late. */
const NIGHT_HOURS = 36;
/** Hours after which entries should have been sealed: they are every hour. */
const SEAL_HOURS = 2;
/** Days ahead for which due dates need a calendar: the longest deadlines, with the holidays between. */
const CALENDAR_DAYS = 60;

/** How each part is looked at that belongs to no region. Registering one more is one line. */
export const looks: Readonly<Record<Exclude<PartName, RegionalPart>, Look>> = {
  async database({ system }) {
    const { version, bytes, connections, most } = await read<Record<string, string | number>>(
      system,
      `select json_build_object('version', current_setting('server_version'), 'bytes', pg_database_size(current_database()),
         'connections', (select count(*) from pg_stat_activity where backend_type = 'client backend'), 'most', current_setting('max_connections')::int)`,
    );
    return judged(
      [
        figure('version', 'text', '版本', 'version', version),
        figure('bytes', 'bytes', '大小', 'size', bytes),
        figure('connections', 'count', '连接数', 'connections', connections),
        figure('most', 'count', '连接上限', 'connections at most', most),
      ],
      ['数据库可用', 'the database is there'],
      [
        Number(connections) > Number(most) * CROWDED,
        '连接数接近上限，请查明占用者或调高 max_connections',
        'nearly all connections are taken: find out by whom, or raise max_connections',
      ],
    );
  },

  async epochs({ system }) {
    const { open, openedAt, closed, closedAt, isLate } = await read<{
      open: number;
      openedAt: string;
      closed: number | null;
      closedAt: string | null;
      isLate: boolean;
    }>(
      system,
      `select json_build_object('open', o.n, 'openedAt', o.opened_at, 'closed', c.n, 'closedAt', c.closed_at, 'isLate', exists (
           select from ingest_file f where f.epoch_last > coalesce((select max(epoch) from sweep), 0) and f.finished_at < now() - make_interval(hours => $1)))
       from epoch o left join lateral (select n, closed_at from epoch where closed_at is not null order by n desc limit 1) c on true where o.closed_at is null`,
      [NIGHT_HOURS],
    );
    return judged(
      [
        figure('open', 'count', '当前数据期', 'open epoch', open),
        figure('openedAt', 'instant', '开始于', 'open since', openedAt),
        figure('closed', 'count', '最近封账的数据期', 'last closed epoch', closed),
        figure('closedAt', 'instant', '封账于', 'closed at', closedAt),
      ],
      ['数据期正常', 'epochs follow one another'],
      [
        isLate,
        `有数据入库超过 ${NIGHT_HOURS} 小时仍未监控运行，请检查后台任务（qingqu worker）`,
        `data came in more than ${NIGHT_HOURS} hours ago and were not swept: look after the background work (qingqu worker)`,
      ],
    );
  },

  async sweep({ system }) {
    const newest = await read<{
      asOf: string;
      epoch: number;
      status: string;
      finishedAt: string | null;
      failed: number;
      isStuck: boolean;
    } | null>(
      system,
      `select json_build_object('asOf', as_of, 'epoch', epoch, 'status', status, 'finishedAt', finished_at,
         'isStuck', status = 'running' and started_at < now() - make_interval(hours => $1),
         'failed', (select count(*) from sweep_task t where t.sweep_id = s.id and t.status = 'failed')) from sweep s order by id desc limit 1`,
      [NIGHT_HOURS],
    );
    return judged(
      [
        figure('asOf', 'day', '最近运行的判断日期', 'newest sweep as of', newest?.asOf),
        figure('epoch', 'count', '数据期', 'epoch', newest?.epoch),
        figure('status', 'text', '状态', 'status', newest?.status),
        figure('finishedAt', 'instant', '结束于', 'finished at', newest?.finishedAt),
        figure('failed', 'count', '失败规则', 'rules that failed', newest?.failed),
      ],
      ['监控运行正常', 'rules are run'],
      [!newest, '尚未运行监控规则：qingqu sweep', 'no rule has run yet: qingqu sweep'],
      [
        (newest?.failed ?? 0) > 0,
        `最近一次运行有 ${newest?.failed} 条规则失败，请在规则健康页查看`,
        `${newest?.failed} rules failed in the newest sweep: see the health of rules`,
      ],
      [
        newest?.isStuck ?? false,
        '最近一次运行长时间未结束，请检查后台任务（qingqu worker）',
        'the newest sweep does not come to its end: look after the background work (qingqu worker)',
      ],
    );
  },

  async snapshot({ system, snapshot }) {
    if (!snapshot) return undefined;
    const found = await snapshot();
    const { swept } = await read<{ swept: number | null }>(
      system,
      `select json_build_object('swept', (select max(epoch) from sweep))`,
    );
    return judged(
      [
        figure('epoch', 'count', '快照数据期', 'epoch of the snapshot', found?.epoch),
        figure('builtAt', 'instant', '生成于', 'built at', found?.builtAt.toISOString()),
      ],
      ['快照可用', 'the snapshot is there'],
      [
        !found,
        '本机没有快照，规则问答不可用：qingqu snapshot',
        'this machine has no snapshot, so rules cannot be asked: qingqu snapshot',
      ],
      [
        found !== undefined && found.epoch < BigInt(swept ?? 0),
        '本机快照早于最近一次监控运行，规则问答依据旧数据：qingqu snapshot',
        'the snapshot of this machine is older than the newest sweep, so rules are asked on old data: qingqu snapshot',
      ],
    );
  },

  async rules({ system }) {
    const { inForce, held } = await read<{ inForce: number; held: string[] }>(
      system,
      `select json_build_object('inForce', count(*) filter (where v.status in ('pilot', 'active')), 'held', coalesce(json_agg(v.rule_id order by v.rule_id) filter (
           where v.status in ('shadow', 'pilot', 'active') and exists (
             select from rule_hold h where h.rule_id = v.rule_id and h.rule_digest = v.digest and h.released_at is null)), '[]'))
       from rule_version v join rule_package p on p.id = v.package_id where p.enabled`,
    );
    return judged(
      [
        figure('inForce', 'count', '在用规则', 'rules in force', inForce),
        figure('onHold', 'count', '暂停规则', 'rules on hold', held.length),
        figure('held', 'text', '暂停规则编号', 'which are on hold', held.join(', ') || null),
      ],
      ['没有暂停的规则', 'no rule is on hold'],
      [inForce === 0, '没有在用规则', 'no rule is in force'],
      [
        held.length > 0,
        `${held.length} 条规则已暂停，不再参加监控运行；查明原因后由双人解除`,
        `${held.length} rules are on hold and left out of sweeps: find out why; two people release them`,
      ],
    );
  },

  async nights({ system }) {
    const { last, failed, isLate } = await read<{ last: string | null; failed: string[]; isLate: boolean }>(
      system,
      `select json_build_object('last', max(finished_at), 'isLate', coalesce(max(finished_at) < now() - make_interval(hours => $1), true),
         'failed', coalesce(json_agg(name order by name) filter (where status = 'failed'), '[]'))
       from (select distinct on (name) name, status, finished_at from schedule_slot order by name, slot = 'installed', slot desc) newest`,
      [NIGHT_HOURS],
    );
    return judged(
      [
        figure('last', 'instant', '最近一次夜间任务完成于', 'nightly work was last done at', last),
        figure('failed', 'text', '失败的夜间任务', 'nightly work that failed', failed.join(', ') || null),
      ],
      ['夜间任务正常', 'the nightly work is done'],
      [
        failed.length > 0,
        `夜间任务失败：${failed.join('、')}，请查看日志`,
        `nightly work failed: ${failed.join(', ')}; see the log`,
      ],
      [
        isLate,
        `超过 ${NIGHT_HOURS} 小时没有完成夜间任务，请检查后台任务（qingqu worker）`,
        `no nightly work was done for ${NIGHT_HOURS} hours: look after the background work (qingqu worker)`,
      ],
    );
  },

  async queue({ queue, system }) {
    if (!queue) return undefined;
    const { backend, waiting, active, delayed, failed, lastFailedAt } = await queue();
    const isFresh = await read<boolean>(
      system,
      'select to_json(coalesce($1::timestamptz > now() - make_interval(hours => $2), false))',
      [lastFailedAt ?? null, NIGHT_HOURS],
    );
    return judged(
      [
        figure('backend', 'text', '队列', 'kept in', backend),
        figure('waiting', 'count', '等待', 'waiting', waiting),
        figure('active', 'count', '进行中', 'in hand', active),
        figure('delayed', 'count', '定时', 'for later', delayed),
        figure('failed', 'count', '失败', 'failed', failed),
        figure('lastFailedAt', 'instant', '最近失败于', 'last failed at', lastFailedAt?.toISOString()),
      ],
      ['队列正常', 'the queue is worked on'],
      [
        isFresh,
        '近期有后台任务失败；任务本身存于数据库，会再次尝试，请查看日志',
        'background work failed of late; what is to be done stands in the database and is tried again; see the log',
      ],
    );
  },

  async audit({ system }) {
    const { seals, sealedAt, unsealed, isLate } = await read<{
      seals: number | null;
      sealedAt: string | null;
      unsealed: number;
      isLate: boolean;
    }>(
      system,
      `select json_build_object('seals', s.n, 'sealedAt', s.sealed_at, 'unsealed', count(e.seq), 'isLate', coalesce(min(e.at) < now() - make_interval(hours => $1), false))
       from (select) one left join lateral (select n, last_seq, sealed_at from audit_seal order by n desc limit 1) s on true
         left join audit_entry e on e.seq > coalesce(s.last_seq, 0)
       group by s.n, s.sealed_at`,
      [SEAL_HOURS],
    );
    return judged(
      [
        figure('seals', 'count', '封存数', 'seals', seals ?? 0),
        figure('sealedAt', 'instant', '最近封存于', 'last sealed at', sealedAt),
        figure('unsealed', 'count', '未封存记录', 'entries not sealed yet', unsealed),
      ],
      ['审计记录按时封存', 'the audit log is sealed in time'],
      [
        isLate,
        `有审计记录超过 ${SEAL_HOURS} 小时未封存：qingqu audit seal`,
        `entries of the audit log were not sealed for ${SEAL_HOURS} hours: qingqu audit seal`,
      ],
    );
  },

  async calendar({ system, today }) {
    const day = await today();
    const { until, version, isShort } = await read<{ until: string | null; version: number | null; isShort: boolean }>(
      system,
      `select json_build_object('until', max(day), 'version', max(version), 'isShort', coalesce(max(day) < $1::date + $2::int, true)) from calendar_day`,
      [day, CALENDAR_DAYS],
    );
    const { unknown } = await calendarReach(system, day);
    return judged(
      [
        figure('today', 'day', '业务日期', 'business date', day),
        figure('until', 'day', '日历截至', 'the calendar reaches', until),
        figure('version', 'count', '日历版本', 'version', version),
        figure('unknown', 'count', '尚无法推算的期限', 'due dates that lie beyond it', unknown),
      ],
      ['工作日历够用', 'the calendar reaches far enough'],
      [
        isShort || unknown > 0,
        '请载入下一年度节假日安排：qingqu calendar load',
        'load the holidays of the next year: qingqu calendar load',
      ],
    );
  },
};
