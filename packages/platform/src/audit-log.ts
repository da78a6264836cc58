import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { type AuditHead, readAuditHead, sealAudit, writeAuditHead } from '@qingqu/schema';
import type { Platform } from './open-platform.js';

/** Where the newest seal is remembered outside of the database: a log whose tail was cut off is found by it. */
const headFile = ({ environment }: Pick<Platform, 'environment'>): string =>
  join(environment.stateDir, 'audit-head.json');

export const auditHead = (platform: Platform): AuditHead | undefined => readAuditHead(headFile(platform));

/** Seals what was written to the audit log since it was sealed last. */
export async function sealLog(platform: Platform): Promise<{ seals: number; entries: number }> {
  const remember = (head: AuditHead) => writeAuditHead(headFile(platform), head);
  const done = await sealAudit(platform.system, platform.secrets.auditKey, {
    head: auditHead(platform),
    onSeal: remember,
  });
  // A process that was killed between a seal and its being remembered is made up for.
  if (done.head) remember(done.head);
  return done;
}

/**
 * After a restore, the newest seal is the backup's. One that was remembered of later is put aside under another name: it is the proof of what the
 * backup does not have.
 */
export function rememberRestoredSeal(
  platform: Pick<Platform, 'environment'>,
  { id, auditHead: restored }: { id: string; auditHead: { n: string; hash: string } | null },
): void {
  const file = headFile(platform);
  const known = readAuditHead(file);
  if (known && (!restored || known.n > BigInt(restored.n) || known.hash !== restored.hash))
    renameSync(file, `${file}.before-${id}`);
  if (restored) writeAuditHead(file, { n: BigInt(restored.n), hash: restored.hash });
}
