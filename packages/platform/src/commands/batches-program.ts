import type { QingquCommand } from '../command.js';
import { both } from '../say.js';
import type { OnPlatform } from './rules-program.js';

/** The commands of `qingqu batches`: what was taken in, and what failed too often to be tried again unasked. */
export function addBatchesCommands(batches: QingquCommand, onPlatform: OnPlatform): void {
  batches
    .option('--parked', both('只看已搁置的', 'only those that are parked'), false)
    .action(onPlatform(async () => ({ run: (await import('./batches.js')).listAll })));
  batches
    .command('retry')
    .description(both('重试已搁置的批次', 'take a parked batch up again'))
    .argument('<batch>', both('批次编号，如 12', 'its number, e.g. 12'))
    .example('batches retry 12')
    .action(onPlatform(async () => ({ run: (await import('./batches.js')).retry })));
}
