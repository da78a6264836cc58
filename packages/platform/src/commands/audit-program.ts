import type { QingquCommand } from '../command.js';
import { both } from '../say.js';
import type { OnPlatform } from './rules-program.js';

/** The commands of `qingqu audit`: what was done, and whether the record of it is whole. See docs/audit.md. */
export function addAuditCommands(audit: QingquCommand, onPlatform: OnPlatform): void {
  audit
    .command('seal')
    .description(both('封存尚未封存的记录', 'seal the entries that are not sealed yet'))
    .action(onPlatform(async () => ({ run: (await import('./audit.js')).seal })));
  audit
    .command('verify')
    .description(
      both(
        '逐条核对全部记录；有改动时退出码为 1',
        'check the whole log, entry by entry; exits with 1 when it is not what was sealed',
      ),
    )
    .action(onPlatform(async () => ({ run: (await import('./audit.js')).verify })));
  audit
    .command('list')
    .description(both('列出记录，最新的在前', 'the entries, the latest first'))
    .option('--user <name>', both('用户名', 'by this user name'))
    .option('--action <action>', both('操作，如 reveal', 'of this action, e.g. reveal'))
    .option(
      '--since <date>',
      both('自该日起（北京时间），如 2018-11-01', 'from this day on (Shanghai), e.g. 2018-11-01'),
    )
    .option('--most <number>', both('最多条数', 'how many at most'), '50')
    .example('audit list --user zhangsan --action reveal --since 2018-11-01')
    .action(
      onPlatform(async () => {
        const { list, checkList } = await import('./audit.js');
        return { run: list, check: checkList };
      }),
    );
}
