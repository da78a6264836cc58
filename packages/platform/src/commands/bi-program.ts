import type { QingquCommand } from '../command.js';
import { both } from '../say.js';
import type { OnPlatform } from './rules-program.js';

/** The commands of `qingqu bi`: logins of SQL tools for the views of the schema `bi`. See docs/bi.md. */
export function addBiCommands(bi: QingquCommand, onPlatform: OnPlatform): void {
  bi.command('add')
    .description(
      both('为报表工具开通数据库登录；密码只显示一次', 'make a login for a SQL tool; its password is shown once'),
    )
    .argument('<login>', both('登录名，如 bi_lankao', 'its name, e.g. bi_lankao'))
    .requiredOption(
      '--region <code>',
      both('可见的地区（含下级），如 410225000000', 'the region it sees, with those below it, e.g. 410225000000'),
    )
    .requiredOption('--by <user>', both('经办人，如 zhangsan', 'who gives it out, e.g. zhangsan'))
    .option(
      '--departments <kinds>',
      both('只看这些处室的预警，如 agri,treasury', 'only the warnings of these departments, e.g. agri,treasury'),
    )
    .option('--days <n>', both('有效天数', 'how many days it lasts'), '90')
    .option('--purpose <text>', both('用途，记入审计日志', 'what the data are needed for; goes into the audit log'))
    .example("bi add bi_lankao --region 410225000000 --by zhangsan --purpose '县级资金月报'")
    .action(onPlatform(async () => ({ run: (await import('./bi.js')).add })));
  bi.command('list')
    .description(both('列出登录', 'the logins, and how they are'))
    .action(onPlatform(async () => ({ run: (await import('./bi.js')).list })));
  bi.command('revoke')
    .description(both('停用登录，并断开其连接', 'end a login and its connections'))
    .argument('<login>')
    .requiredOption('--by <user>', both('经办人，如 zhangsan', 'who ends it, e.g. zhangsan'))
    .example('bi revoke bi_lankao --by zhangsan')
    .action(onPlatform(async () => ({ run: (await import('./bi.js')).revoke })));
}
