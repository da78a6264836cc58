import type { QingquCommand } from '../command.js';
import { both } from '../say.js';
import type { OnPlatform } from './rules-program.js';

const monthArgument = ['<month>', both('月份，如 2018-11', 'a month, e.g. 2018-11')] as const;

/** The commands of `qingqu months`: the close of months, and which regions it brings nearer to an inspection or an interview. */
export function addMonthsCommands(months: QingquCommand, onPlatform: OnPlatform): void {
  months
    .command('close')
    .description(
      both('结账：冻结月末状况，推进督查约谈，生成台账', 'freeze how a month ended, move escalation, draw the ledgers'),
    )
    .argument(...monthArgument)
    .example('months close 2018-11')
    .action(onPlatform(async () => ({ run: (await import('./months.js')).close })));
  months
    .command('preview')
    .description(
      both(
        '若至月末不再办理，哪些地区将须督查或约谈',
        'which regions would be due an inspection or an interview if nothing more were done',
      ),
    )
    .action(onPlatform(async () => ({ run: (await import('./months.js')).preview })));
  months
    .command('show')
    .description(both('已结各月，或某月各地区的状况', 'the closed months, or how the regions stood at the end of one'))
    .argument('[month]', monthArgument[1])
    .example('months show 2018-11')
    .action(onPlatform(async () => ({ run: (await import('./months.js')).show })));
}
