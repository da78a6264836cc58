import type { QingquCommand } from '../command.js';
import { both } from '../say.js';
import { formatOption, outOption } from './document-options.js';
import type { OnPlatform } from './rules-program.js';

const monthArgument = ['<month>', both('月份，如 2018-11', 'a month, e.g. 2018-11')] as const;

/** The commands of `qingqu ledgers`. They are drawn with the month's close; people confirm, report and compile them in the API. */
export function addLedgersCommands(ledgers: QingquCommand, onPlatform: OnPlatform): void {
  ledgers
    .command('draw')
    .description(
      both(
        '按当时所知重新生成某月台账，与已存的比对',
        'draw the ledgers of a closed month again, as known then, and compare them',
      ),
    )
    .argument(...monthArgument)
    .example('ledgers draw 2018-11')
    .action(onPlatform(async () => ({ run: (await import('./ledgers.js')).draw })));
  ledgers
    .command('export')
    .description(both('导出某地区某月台账', 'the document of the ledger of a region'))
    .argument(...monthArgument)
    .requiredOption('--region <code>', both('区划，如 411425000000', 'its region, e.g. 411425000000'))
    .option(...formatOption)
    .option(...outOption)
    .example('ledgers export 2018-11 --region 411425000000 --format xlsx')
    .action(onPlatform(async () => ({ run: (await import('./ledgers.js')).exportOne })));
}
