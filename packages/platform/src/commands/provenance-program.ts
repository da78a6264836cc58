import type { QingquCommand } from '../command.js';
import { both } from '../say.js';
import type { OnPlatform } from './rules-program.js';

/** `qingqu provenance`: from a record back to its file. */
export function addProvenanceCommands(program: QingquCommand, onPlatform: OnPlatform): void {
  program
    .command('provenance')
    .description(
      both('查询一条记录的来源：文件、行、字节、录入人', 'where a record came from: file, row, bytes, who entered it'),
    )
    .argument('<feed>', both('数据类，如 payment', 'the feed, e.g. payment'))
    .argument('<key>', both('来源主键；个人和账户为记录标识', "the record's key; of persons and accounts, its id"))
    .argument('[field]', both('一个字段，如 amount', 'one of its columns, e.g. amount'))
    .option('--line', both('从留存的文件中读出原始行（脱敏）', 'read the line again from the kept file, masked'), false)
    .example('provenance payment PAY-2018-000001 amount')
    .action(onPlatform(async () => ({ run: (await import('./provenance.js')).provenance })));
}
