import type { QingquCommand } from '../command.js';
import { both } from '../say.js';
import type { OnPlatform } from './rules-program.js';

/** The commands of `qingqu calendar`: the working days that all due dates are counted by. */
export function addCalendarCommands(calendar: QingquCommand, onPlatform: OnPlatform): void {
  calendar
    .command('load')
    .description(
      both(
        '装入节假日安排，重算全部未了结的期限',
        'take an arrangement of holidays in, and reckon all open due dates again',
      ),
    )
    .argument(
      '<file.csv>',
      both('列为 date,is_workday,kind,name,source', 'with the columns date,is_workday,kind,name,source'),
    )
    .option('--by <user>', both('经办人', 'who answers for it'), 'command line')
    .example('calendar load 2027.csv --by zhang.san')
    .action(onPlatform(async () => ({ run: (await import('./calendar.js')).load })));
  calendar
    .command('show')
    .description(both('查看日历：每年一行，或逐日列出某年某月', 'the calendar: a line a year, or the days of a month'))
    .argument('[month]', both('月份，如 2018-10', 'a month, e.g. 2018-10'))
    .example('calendar show 2018-10')
    .action(onPlatform(async () => ({ run: (await import('./calendar.js')).show })));
}
