import { type AuditFinding, type AuditFindingKind, verifyAudit } from '@qingqu/schema';
import { auditHead, sealLog } from '../audit-log.js';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';

/** As in cli.ts: what Ctrl-C ended before it was finished. */
const INTERRUPTED = 130;

/** `qingqu audit seal` */
export async function seal(platform: Platform): Promise<number> {
  const { seals, entries } = await sealLog(platform);
  platform.voice.line(
    seals === 0
      ? both('没有待封存的记录', 'nothing to seal')
      : both(`已封存 ${entries} 条记录，生成 ${seals} 个封存`, `${entries} entries are sealed, by ${seals} seals`),
  );
  return 0;
}

/** `qingqu audit verify` */
export async function verify(platform: Platform, signal: AbortSignal): Promise<number> {
  const { system, secrets, voice } = platform;
  const progress = voice.progress(both('核对审计记录', 'checking the audit log'), 'entries');
  const total = await sealedEntries(platform);
  const { seals, entries, unsealed, findings, stopped } = await verifyAudit(system, secrets.auditKey, {
    head: auditHead(platform),
    signal,
    onProgress: ({ entries: done }) => progress.at(done, total),
  });
  progress.done(
    both(
      `已核对 ${seals} 个封存、${entries} 条记录；另有 ${unsealed} 条尚未封存`,
      `${seals} seals and ${entries} entries checked; ${unsealed} entries are not sealed yet`,
    ),
  );
  for (const finding of findings) voice.line(findingLine(finding));
  if (stopped) voice.line(both('已中断，未核对完', 'stopped before its end'));
  else if (findings.length === 0) voice.line(both('记录完整，未被改动', 'the log is whole and unchanged'));
  if (findings.length > 0) return 1;
  return stopped ? INTERRUPTED : 0;
}

/** What each kind of finding says; docs/audit.md says what to do about it. */
const findingWords: Record<AuditFindingKind, (finding: AuditFinding) => [zh: string, en: string]> = {
  entries_changed: () => ['有记录被改动或调换', 'entries were changed or swapped'],
  entries_removed: ({ count }) => [`缺少 ${count} 条记录`, `${count} entries are missing`],
  entries_added: ({ count }) => [`多出 ${count} 条记录`, `${count} entries are too many`],
  seal_changed: () => ['封存本身被改动', 'the seal itself was changed'],
  seal_missing: ({ count }) => [`此前缺少 ${count} 个封存`, `${count} seals before it are missing`],
  chain_broken: () => ['与上一封存不相接', 'it does not follow the seal before it'],
  signature_wrong: () => ['签名不符，不是用本机的密钥封存的', "its signature is not one of this installation's key"],
  tail_cut: () => [
    '本机记得的这一封存不在数据库中，或已不同：末尾可能被截去，或恢复了较早的备份',
    'this seal, which is remembered here, is not in the database, or is another: the end was cut off, or an older backup restored',
  ],
};

function findingLine(finding: AuditFinding): string {
  const [zh, en] = findingWords[finding.kind](finding);
  const { seal: n, firstSeq, lastSeq } = finding;
  return both(
    `封存 ${n}（记录 ${firstSeq}–${lastSeq}）：${zh}`,
    `seal ${n} (entries ${firstSeq} to ${lastSeq}): ${en}`,
  );
}

async function sealedEntries({ system }: Platform): Promise<number> {
  const { rows } = await system.query<{ entries: number }>(
    'select coalesce(sum(entries), 0)::float8 as entries from audit_seal',
  );
  return rows[0]!.entries;
}

interface ListOptions {
  user?: string;
  action?: string;
  since?: string;
  most: string;
}

/** Says what is wrong with the options of {@link list}, before a database is started for them. */
export function checkList({ since, most }: ListOptions): void {
  if (since !== undefined && !isDay(since))
    throw new Error(
      both(`--since ${since} 不是日期；例如 2018-11-01`, `--since ${since} is no date; for example 2018-11-01`),
    );
  if (!/^[1-9]\d{0,5}$/.test(most))
    throw new Error(both(`--most ${most} 不是条数；例如 50`, `--most ${most} is no number of entries; for example 50`));
}

function isDay(text: string): boolean {
  const ms = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

interface Listed {
  seq: bigint;
  at: string;
  username: string;
  role: string;
  action: string;
  target: string | null;
  purpose: string | null;
  ticket: string | null;
  detail: string;
}

/** `qingqu audit list` */
export async function list({ system, voice }: Platform, _signal: AbortSignal, options: ListOptions): Promise<number> {
  const { rows } = await system.query<Listed>(
    `select seq, to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS') as at, username, role, action,
       concat_ws(' ', target_kind, target_id) as target, purpose, ticket, detail::text as detail
     from audit_entry
     where ($1::text is null or username = $1) and ($2::text is null or action = $2)
       and ($3::text is null or at >= $3::timestamp at time zone 'Asia/Shanghai')
     order by seq desc limit $4`,
    [options.user ?? null, options.action ?? null, options.since ?? null, Number(options.most)],
  );
  if (rows.length === 0) voice.line(both('没有这样的记录', 'there are no such entries'));
  for (const { seq, at, username, role, action, target, purpose, ticket, detail } of rows)
    voice.line(
      [`#${seq}`, at, `${username} (${role})`, action, target, purpose, ticket, detail === '{}' ? null : detail]
        .filter((part) => part)
        .join('  '),
    );
  return 0;
}
