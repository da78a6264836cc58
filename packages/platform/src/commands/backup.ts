import { resolve } from 'node:path';
import { auditOfSystem } from '@qingqu/schema';
import { keyFilesOf, type MadeBackup, makeBackup } from '../backup/index.js';
import { orderedBy } from '../backup/ordered-by.js';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';

interface BackupOptions {
  keep?: string;
}

/** Refuses a number that would leave no backup, before anything is done. */
export function checkBackup(_folder: string, { keep }: BackupOptions): void {
  if (keep === undefined || /^[1-9]\d{0,3}$/.test(keep)) return;
  throw new Error(
    both(
      `--keep 应为 1 至 9999 的整数，例如 --keep 14`,
      `--keep is a whole number from 1 to 9999, for example --keep 14`,
    ),
  );
}

/** `qingqu backup <folder>`; exits with 1 when received files are not on this host. */
export async function backup(
  platform: Platform,
  signal: AbortSignal,
  folder: string,
  { keep }: BackupOptions,
): Promise<number> {
  const began = performance.now();
  const made = await makeBackup(platform, {
    folder: resolve(folder),
    signal,
    ...(keep !== undefined && { keep: Number(keep) }),
  });
  const { id, epoch } = made.manifest;
  await auditOfSystem(
    platform.system,
    { username: orderedBy() },
    { action: 'backup', targetKind: 'backup', targetId: id, detail: { epoch } },
  );
  platform.voice.line(madeLine(made, (performance.now() - began) / 1_000));
  if (made.removed > 0)
    platform.voice.line(both(`已删除 ${made.removed} 份较早的备份`, `${made.removed} older backups were removed`));
  if (made.missingBlobs.length === 0) return 0;
  platform.voice.line(missingLine(platform.dirs.blobs, made.missingBlobs));
  return 1;
}

function madeLine({ manifest, dir }: MadeBackup, seconds: number): string {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const rate = Math.round(rows / Math.max(seconds, 0.001));
  const keys = keyFilesOf(manifest.keys).join(', ');
  return both(
    `备份 ${dir}：${rows} 行，${manifest.blobs.files} 个文件，纪元 ${manifest.epoch ?? '无'}，${seconds.toFixed(1)} 秒（每秒 ${rate} 行）；恢复需要密钥 ${keys}，须另行备份`,
    `backup ${dir}: ${rows} rows, ${manifest.blobs.files} files, epoch ${manifest.epoch ?? 'none'}, ${seconds.toFixed(1)} s (${rate} rows/s); to restore it you need the keys ${keys}, which are to be backed up elsewhere`,
  );
}

const missingLine = (dir: string, missing: readonly string[]): string =>
  both(
    `${dir} 中缺少 ${missing.length} 个已接收的文件，如 ${missing[0]}；请在存有这些文件的主机上备份`,
    `${missing.length} files that were received are not in ${dir}, such as ${missing[0]}; make the backup on the host that has them`,
  );
