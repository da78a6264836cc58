import type { QingquCommand } from '../command.js';
import { both } from '../say.js';
import type { OnPlatform } from './rules-program.js';

/** The commands of `qingqu quarantine`: what is done about rejected rows, by whom, and until when. */
export function addQuarantineCommands(quarantine: QingquCommand, onPlatform: OnPlatform): void {
  addReading(quarantine, onPlatform);
  addCorrecting(quarantine, onPlatform);
  addMoving(quarantine, onPlatform);
}

/** A command by which somebody acts on rows. */
const acting = (quarantine: QingquCommand, name: string, zh: string, en: string): QingquCommand =>
  quarantine
    .command(name)
    .description(both(zh, en))
    .requiredOption('--by <user>', both('经办人的用户名，如 yucheng', 'the user name of who acts, e.g. yucheng'));

const rowArgument = ['<row>', both('隔离数据编号，如 12', 'its number, e.g. 12')] as const;

function addReading(quarantine: QingquCommand, onPlatform: OnPlatform): void {
  quarantine
    .command('list')
    .description(both('列出隔离数据，先到期的在前', 'the rejected rows, the first due first'))
    .option('--state <states>', both('状态，以逗号分隔，默认待处理和已修正', 'open, fixed, rejected, resubmitted'))
    .option('--level <level>', both('承办层级', 'own, superior, province'))
    .option('--owner <org>', both('责任单位', 'who entered them'))
    .option('--region <code>', both('某地区及其下级', 'of a region and those below it'))
    .option('--feed <name>', both('数据类', 'of a feed'))
    .option('--reason <code>', both('原因代码', 'rejected for this'))
    .option('--overdue', both('只列已超期的', 'past their due date only'), false)
    .option('--first <n>', both('行数，1 至 500', 'rows at most, 1 to 500'), '50')
    .option('--after <place>', both('从上一页末尾处继续', 'go on where the page before ended'))
    .example('quarantine list --region 411425000000 --overdue')
    .action(onPlatform(async () => ({ run: (await import('./quarantine.js')).list })));
  quarantine
    .command('summary')
    .description(both('按数据类、原因、层级统计', 'how many there are, by feed, reason and level'))
    .option('--region <code>', both('某地区及其下级', 'of a region and those below it'))
    .action(onPlatform(async () => ({ run: (await import('./quarantine.js')).summary })));
  acting(quarantine, 'show', '逐列查看一条隔离数据', 'a rejected row, column by column')
    .argument(...rowArgument)
    .example('quarantine show 12 --by yucheng')
    .action(onPlatform(async () => ({ run: (await import('./quarantine.js')).show })));
}

function addCorrecting(quarantine: QingquCommand, onPlatform: OnPlatform): void {
  acting(quarantine, 'fix', '修正一条隔离数据并立即检查', 'correct a rejected row, and check it at once')
    .argument(...rowArgument)
    .option('--set <column=value...>', both('改正的列', 'the columns that are corrected'))
    .option('--line <text>', both('整行', 'the whole line'))
    .option(
      '--from <file>',
      both(
        'JSON 文件，列名为键；- 表示标准输入，内容不留在命令历史中',
        'columns in a JSON file; - reads standard input, which leaves nothing in the history of the shell',
      ),
    )
    .example('quarantine fix 12 --by yucheng --set amount=483.21')
    .action(onPlatform(async () => ({ run: (await import('./quarantine.js')).fix })));
  acting(quarantine, 'resubmit', '重报已修正的隔离数据', 'hand corrected rows in again')
    .argument('<row...>', rowArgument[1])
    .example('quarantine resubmit 12 13 --by yucheng')
    .action(onPlatform(async () => ({ run: (await import('./quarantine.js')).resubmit })));
}

function addMoving(quarantine: QingquCommand, onPlatform: OnPlatform): void {
  const reason = ['--reason <text>', both('理由', 'why')] as const;
  acting(quarantine, 'reject', '不再处理一条隔离数据', 'give a rejected row up')
    .argument(...rowArgument)
    .requiredOption(...reason)
    .example("quarantine reject 12 --by yucheng --reason '来源系统已作废'")
    .action(onPlatform(async () => ({ run: (await import('./quarantine.js')).reject })));
  acting(quarantine, 'reopen', '重新处理', 'take a row up again that was given up')
    .argument(...rowArgument)
    .requiredOption(...reason)
    .example("quarantine reopen 12 --by yucheng --reason '作废有误'")
    .action(onPlatform(async () => ({ run: (await import('./quarantine.js')).reopen })));
  acting(
    quarantine,
    'route',
    '转上级或省级处理，或退回（第十六条）',
    'route a row up, or back with an answer (Art. 16)',
  )
    .argument(...rowArgument)
    .requiredOption('--to <level>', both('转往', 'superior, province, own'))
    .requiredOption(...reason)
    .example("quarantine route 12 --by yucheng --to superior --reason '数据来自市级系统'")
    .action(onPlatform(async () => ({ run: (await import('./quarantine.js')).route })));
}
