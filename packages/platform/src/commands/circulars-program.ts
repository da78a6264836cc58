import type { QingquCommand } from '../command.js';
import { both } from '../say.js';
import { formatOption, outOption } from './document-options.js';
import type { OnPlatform } from './rules-program.js';

/** The commands of `qingqu circulars`. They are drafted, reviewed, issued and delivered in the API. */
export function addCircularsCommands(circulars: QingquCommand, onPlatform: OnPlatform): void {
  circulars
    .command('list')
    .description(both('列出通报，后发的在前', 'the circulars, the latest first'))
    .option('--month <month>', both('月份，如 2018-11', 'of a month, e.g. 2018-11'))
    .option('--stream <stream>', both('类别：it 或 agri', 'it or agri'))
    .example('circulars list --month 2018-11')
    .action(onPlatform(async () => ({ run: (await import('./circulars.js')).list })));
  circulars
    .command('export')
    .description(both('导出一份通报', 'the document of a circular'))
    .argument('<circular>', both('通报编号，见 circulars list', 'its number, as circulars list shows it'))
    .option(...formatOption)
    .option(...outOption)
    .example('circulars export 3 --format docx')
    .action(onPlatform(async () => ({ run: (await import('./circulars.js')).exportOne })));
}
