import { lastClosedEpoch, totalsDiffer, verifyAudit } from '@qingqu/schema';
import { buildSnapshot, replayWarning } from '@qingqu/sweep';
import { auditHead } from '../audit-log.js';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';
import { sweepDeps } from '../sweeping.js';
import { BackupError } from './errors.js';

/** What was looked at of a restored platform, and found right. */
export interface Verified {
  seals: number;
  entries: number;
  /** Warnings that were found again, byte for byte, from nothing but the records and the rules of then. */
  replayed: number;
}

/** The audit log from its first entry to its last seal. @throws BackupError with the first place at which it is not what was sealed */
export async function expectAuditChain(
  platform: Platform,
  signal: AbortSignal,
): Promise<Pick<Verified, 'seals' | 'entries'>> {
  const verdict = await verifyAudit(platform.system, platform.secrets.auditKey, { head: auditHead(platform), signal });
  signal.throwIfAborted();
  const [finding] = verdict.findings;
  if (!finding) return verdict;
  throw new BackupError({
    zh: `恢复后的审计记录核对不符：封存 ${finding.seal}（${finding.kind}）；用 qingqu audit verify 查看全部`,
    en: `the restored audit log is not what was sealed: seal ${finding.seal} (${finding.kind}); qingqu audit verify shows all places`,
  });
}

/**
 * Everything that a restored platform can be tried by: the audit chain, the totals against the records, and warnings found again on a snapshot that is made
 * of the restored records.
 * @param pick warnings to replay, at random
 * @throws BackupError
 */
export async function verifyRestored(
  platform: Platform,
  { pick, signal }: { pick: number; signal: AbortSignal },
): Promise<Verified> {
  const { system, dirs, voice } = platform;
  const chain = await expectAuditChain(platform, signal);
  const [difference] = await totalsDiffer(system);
  if (difference)
    throw new BackupError({
      zh: `恢复后的汇总数与记录不符：${difference.name}，${difference.cells} 格`,
      en: `totals are not what the restored records come to: ${difference.name}, ${difference.cells} cells`,
    });
  const epoch = await lastClosedEpoch(system);
  if (epoch === undefined) return { ...chain, replayed: 0 };
  await buildSnapshot({ pool: system, dir: dirs.snapshots }, { epoch, rebuild: true });
  const { rows } = await system.query<{ id: string }>('select id from warning order by random() limit $1', [pick]);
  const progress = voice.progress(both('重放预警', 'replaying warnings'), 'warnings');
  let replayed = 0;
  for (const { id } of rows) {
    signal.throwIfAborted();
    const again = await replayWarning(sweepDeps(platform), id);
    if (!again?.same)
      throw new BackupError({
        zh: `恢复后无法重现预警 ${id}${again?.reason ? `：${again.reason.zh}` : ''}`,
        en: `warning ${id} is not found again after the restore${again?.reason ? `: ${again.reason.en}` : ''}`,
      });
    replayed += 1;
    progress.at(replayed, rows.length);
  }
  return { ...chain, replayed };
}
