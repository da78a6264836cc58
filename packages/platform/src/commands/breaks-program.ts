import type { QingquCommand } from '../command.js';
import { both } from '../say.js';
import type { OnPlatform } from './rules-program.js';

/** The commands of `qingqu breaks`: differences of the reconciliation, and who has explained them. */
export function addBreaksCommands(breaks: QingquCommand, onPlatform: OnPlatform): void {
  breaks
    .option('--open', both('只列未了结的', 'only those that are open'), false)
    .example('breaks --open')
    .action(onPlatform(async () => ({ run: (await import('./breaks.js')).list })));
  breaks
    .command('waive')
    .description(both('说明一项差异的原因，不再追究', 'take a difference for explained'))
    .argument('<break>', both('差异编号，如 12', 'its number, e.g. 12'))
    .requiredOption(
      '--by <user>',
      both('经办人的用户名，如 yucheng', 'the user name of who answers for it, e.g. yucheng'),
    )
    .requiredOption('--reason <text>', both('理由', 'why'))
    .example("breaks waive 12 --by yucheng --reason '银行次月补记，已核对回单'")
    .action(onPlatform(async () => ({ run: (await import('./breaks.js')).waive })));
}
