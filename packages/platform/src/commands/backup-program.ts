import type { QingquCommand } from '../command.js';
import type { Environment } from '../environment.js';
import type { Folders } from '../folders.js';
import { both, type Voice } from '../say.js';
import type { RestoreOptions } from './restore.js';
import type { OnPlatform } from './rules-program.js';

/** What a restore works with before there is a platform: the keys are looked at first. */
export interface RestoreContext {
  environment(): Environment;
  folders: Folders;
  voice: Voice;
  signal: AbortSignal;
}

/** `qingqu backup` and `qingqu restore`. See docs/backup.md. */
export function addBackupCommands(program: QingquCommand, onPlatform: OnPlatform, context: RestoreContext): void {
  program
    .command('backup')
    .description(
      both(
        '备份全部数据（不含密钥）；工作不中断，可随时重新运行',
        'back up all data (never the keys); work goes on meanwhile, and what was stopped is run again',
      ),
    )
    .argument('<folder>', both('备份目录，如 /backup/qingqu', 'the folder of the backups, e.g. /backup/qingqu'))
    .option('--keep <number>', both('只保留最近几份', 'keep so many of the newest backups and remove the others'))
    .example('backup /backup/qingqu --keep 14')
    .action(
      onPlatform(async () => {
        const { backup, checkBackup } = await import('./backup.js');
        return { run: backup, check: checkBackup };
      }),
    );
  program
    .command('restore')
    .description(
      both('把备份恢复到空数据库，并逐项核对', 'restore a backup into an empty database, and check all of it'),
    )
    .argument(
      '<folder>',
      both('备份目录，或其中一份', 'the folder of the backups (the newest is taken), or one of them'),
    )
    .option(
      '--to-epoch <number>',
      both('恢复到该纪元关闭时的记录', 'the records as they were when this epoch was closed'),
    )
    .option(
      '--records-only',
      both('与 --to-epoch 合用：不含预警与案件', 'with --to-epoch: leave warnings and cases out'),
      false,
    )
    .option('--into <url>', both('恢复到该空数据库，而非 DATABASE_URL', 'into this empty database, not DATABASE_URL'))
    .option(
      '--drill',
      both('演练：恢复到临时数据库，核对后删除', 'a drill: into a database of its own, which is removed afterwards'),
      false,
    )
    .example('restore /backup/qingqu --drill')
    .action(async (folder: string, options: RestoreOptions) => {
      const { restore } = await import('./restore.js');
      process.exitCode = await restore(context, folder, options);
    });
}
