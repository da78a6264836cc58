import type { QingquCommand } from '../command.js';
import { both } from '../say.js';
import { formatOption, outOption } from './document-options.js';
import type { OnPlatform } from './rules-program.js';

const periodArgument = [
  '<period>',
  both('考核期，如 2018、2018H1、2018Q3、2018-09', 'as 2018, 2018H1, 2018Q3, 2018-09'),
] as const;
const region = [
  '--region <code>',
  both('由谁考核，默认省', 'who assesses the regions below; the province when not given'),
] as const;
const by = ['--by <user>', both('经办人的用户名，如 sheng', 'the user name of who acts, e.g. sheng')] as const;

/** The commands of `qingqu assess` (Art. 19). Objections and publishing are for the API. */
export function addAssessCommands(assess: QingquCommand, onPlatform: OnPlatform): void {
  assess
    .command('make')
    .description(both('考核下级：冻结依据，打分排名', 'assess the regions below: freeze what it rests on, score, rank'))
    .argument(...periodArgument)
    .option(...region)
    .requiredOption(...by)
    .option('--reason <text>', both('重做的理由', 'why it is made anew'))
    .example('assess make 2018Q3 --by sheng')
    .action(onPlatform(async () => ({ run: (await import('./assess.js')).make })));
  assess
    .command('show')
    .description(both('得分与排名', 'scores and ranks'))
    .argument(...periodArgument)
    .option(...region)
    .example('assess show 2018Q3')
    .action(onPlatform(async () => ({ run: (await import('./assess.js')).show })));
  assess
    .command('export')
    .description(both('导出考核结果', 'its document'))
    .argument(...periodArgument)
    .option(...region)
    .requiredOption(...by)
    .option(...formatOption)
    .option(...outOption)
    .example('assess export 2018Q3 --by sheng --format xlsx')
    .action(onPlatform(async () => ({ run: (await import('./assess.js')).exportOne })));
}
