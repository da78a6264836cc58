import type { QingquCommand } from '../command.js';
import { both } from '../say.js';
import type { OnPlatform } from './rules-program.js';

const asOf = ['--as-of <date>', both('判断日期，如 2018-11-30', 'the date to judge as of, e.g. 2018-11-30')] as const;

/** The commands that ask the rules about single warnings, records and payments. They change nothing. */
export function addAskCommands(program: QingquCommand, onPlatform: OnPlatform): void {
  program
    .command('explain')
    .description(both('说明一条预警的由来', 'why a warning is there'))
    .argument('<warning>', both('预警编号，如 12', 'its number, e.g. 12'))
    .example('explain 12')
    .action(onPlatform(async () => ({ run: (await import('./ask.js')).explain })));
  program
    .command('replay')
    .description(both('用当时的规则和数据重新得出一条预警', 'find a warning again with the rule and the data of then'))
    .argument('<warning>', both('预警编号，如 12', 'its number, e.g. 12'))
    .example('replay 12')
    .action(onPlatform(async () => ({ run: (await import('./ask.js')).replay })));
  program
    .command('why-not')
    .description(both('说明某条规则为何未命中某条记录', 'which conditions of a rule a record fulfils and which not'))
    .argument('<rule>', both('规则编号，如 cash-single-large', 'the rule, e.g. cash-single-large'))
    .argument(
      '<key>',
      both('记录在来源系统中的主键，如 PAY-2018-000456', "the record's key in its source system, e.g. PAY-2018-000456"),
    )
    .option(...asOf)
    .example('why-not cash-single-large PAY-2018-000456 --as-of 2018-11-30')
    .action(onPlatform(async () => ({ run: (await import('./ask.js')).askWhyNot })));
  program
    .command('precheck')
    .description(
      both(
        '支付前预检：会产生哪些预警（仅提示，不拦截）',
        'which warnings payments would raise; it informs and stops nothing',
      ),
    )
    .argument(
      '<file>',
      both('JSON 文件，字段同接口的 CandidatePayment', 'a JSON list with the fields of CandidatePayment in the API'),
    )
    .option(...asOf)
    .example('precheck payments.json')
    .action(onPlatform(async () => ({ run: (await import('./ask.js')).precheck })));
}
