import type { QingquCommand } from '../command.js';
import { both } from '../say.js';
import type { OnPlatform } from './rules-program.js';

/** The commands of `qingqu cases`: what is done about warnings, and until when. Steps are taken through the API, by those whose they are. */
export function addCasesCommands(cases: QingquCommand, onPlatform: OnPlatform): void {
  cases
    .command('list')
    .description(both('列出案件，先到期的在前', 'the cases, the first due first'))
    .option('--region <code>', both('某地区及其下级', 'of a region and those below it'))
    .option('--department <kind>', both('处室类别，如 agri', 'of a kind of department, e.g. agri'))
    .option('--rule <id>', both('规则', 'of a rule'))
    .option('--state <states>', both('状态，以逗号分隔，默认未结', 'states with commas; open ones when not given'))
    .option('--overdue', both('只列已超期的', 'those that are overdue only'), false)
    .option('--first <n>', both('行数，1 至 500', 'rows at most, 1 to 500'), '50')
    .example('cases list --region 411425000000 --overdue')
    .action(onPlatform(async () => ({ run: (await import('./cases.js')).list })));
  cases
    .command('show')
    .description(both('查看一件案件及其办理经过', 'a case, and what was done in it'))
    .argument('<case>', both('案号，如 12', 'its number, e.g. 12'))
    .example('cases show 12')
    .action(onPlatform(async () => ({ run: (await import('./cases.js')).show })));
}

/** The commands of `qingqu casework`. */
export function addCaseworkCommands(casework: QingquCommand, onPlatform: OnPlatform): void {
  casework
    .command('run')
    .description(
      both(
        '立即办理每日事务：案件、期限、结案、月结、提醒',
        'the daily work at once: cases, due dates, closing, months, reminders',
      ),
    )
    .action(onPlatform(async () => ({ run: (await import('./cases.js')).runDay })));
}
