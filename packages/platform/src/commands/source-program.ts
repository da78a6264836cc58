import type { QingquCommand } from '../command.js';
import { both } from '../say.js';
import type { OnPlatform } from './rules-program.js';

/** The commands of `qingqu source`: where files come from, and which of them were expected. */
export function addSourceCommands(sources: QingquCommand, onPlatform: OnPlatform): void {
  sources
    .command('add')
    .description(both('登记来源，或更新其定义', 'add a source, or give it a new definition'))
    .argument('<file.yaml>')
    .example('source add lankao-treasury.yaml')
    .action(onPlatform(async () => ({ run: (await import('./source.js')).add })));
  sources
    .command('list')
    .description(both('列出来源', 'the sources and how they are'))
    .action(onPlatform(async () => ({ run: (await import('./source.js')).listAll })));
  sources
    .command('show')
    .description(both('查看来源的定义与状态', 'how a source is defined and how far it has been read'))
    .argument('<name>')
    .action(onPlatform(async () => ({ run: (await import('./source.js')).show })));
  sources
    .command('check')
    .description(both('试连来源，不接收任何文件', 'go to a source and look, taking nothing in'))
    .argument('<name>')
    .action(onPlatform(async () => ({ run: (await import('./source.js')).check })));
  sources
    .command('ask')
    .description(both('立即向来源取数', 'ask a source now, due or not'))
    .argument('<name>')
    .option('--again', both('已取过的也重取', 'fetch also what was taken in or given up before'), false)
    .action(onPlatform(async () => ({ run: (await import('./source.js')).ask })));
  sources
    .command('pause')
    .description(both('暂停来源', 'ask nothing of a source for now'))
    .argument('<name>')
    .requiredOption('--reason <text>', both('理由', 'why'))
    .example("source pause lankao-treasury --reason '对方系统升级'")
    .action(onPlatform(async () => ({ run: (await import('./source.js')).pause })));
  sources
    .command('resume')
    .description(both('恢复来源，并重试多次失败的文件', 'ask it again, and try again what had failed too often'))
    .argument('<name>')
    .action(onPlatform(async () => ({ run: (await import('./source.js')).resume })));
  sources
    .command('remove')
    .description(both('移除来源；已接收的数据保留', 'ask it no more; what came of it stays'))
    .argument('<name>')
    .action(onPlatform(async () => ({ run: (await import('./source.js')).remove })));
  addExpected(sources, onPlatform);
}

function addExpected(sources: QingquCommand, onPlatform: OnPlatform): void {
  sources
    .command('expected')
    .description(both('应到文件', 'the files that were expected, and what became of them'))
    .option('--missing', both('只看未到的', 'only those that have not come'), false)
    .action(onPlatform(async () => ({ run: (await import('./source-expected.js')).listAllExpected })));
  sources
    .command('waive')
    .description(both('某日无需报送', 'nothing will come for a business date'))
    .argument('<name>')
    .argument('<date>', both('业务日期，如 2018-11-30', 'the business date, e.g. 2018-11-30'))
    .requiredOption('--by <user>', both('经办人的用户名，如 sheng', "the user's name, e.g. sheng"))
    .requiredOption('--reason <text>', both('理由', 'why'))
    .example("source waive lankao-treasury 2018-11-30 --by sheng --reason '当日无支付'")
    .action(onPlatform(async () => ({ run: (await import('./source-expected.js')).waive })));
}
