import type { QingquCommand } from '../command.js';
import type { Platform } from '../open-platform.js';
import { both, type Voice } from '../say.js';

/** Makes a command's action: opens the platform for it, and loads its code, when it is asked for. */
export type OnPlatform = <A extends unknown[]>(
  load: () => Promise<{ run(platform: Platform, signal: AbortSignal, ...args: A): Promise<number> }>,
) => (...args: A) => Promise<void>;

/** The commands of `qingqu rules`: what one person proposes with `--by` and `--reason`, another decides with `approve` or `refuse`. */
export function addRulesCommands(rules: QingquCommand, onPlatform: OnPlatform, voice: Voice): void {
  rules
    .command('verify')
    .description(both('检查规则包', 'check a rules.json as on installing it'))
    .argument('<rules.json>')
    .example('rules verify rules.json')
    .action(async (path: string) => (await import('./rules.js')).verifyRules(voice, path));
  rules
    .command('list')
    .description(both('列出规则包及其规则', 'the packages and their rules'))
    .action(onPlatform(async () => ({ run: (await import('./rules.js')).listInstalled })));
  addBacktest(rules, onPlatform);
  addChanges(rules, onPlatform);
  addPackages(rules, onPlatform);
  addKeys(rules.command('keys').description(both('部门密钥', "departments' keys")), onPlatform);
  addSettings(rules, onPlatform);
  addWhitelist(rules.command('whitelist').description(both('白名单', 'the whitelist')), onPlatform);
}

function addBacktest(rules: QingquCommand, onPlatform: OnPlatform): void {
  rules
    .command('backtest')
    .description(both('以历史数据检验规则包', 'run a package as of past month-ends, against the version in force'))
    .argument('<package>', both('规则包目录或 rules.json', 'its folder, or its rules.json'))
    .requiredOption('--from <month>', both('起始月份，如 2018-01', 'the first month, e.g. 2018-01'))
    .requiredOption('--to <month>', both('结束月份，如 2018-11', 'the last month, e.g. 2018-11'))
    .option('--rule <id>', both('只检验一条规则', 'one rule alone'))
    .option('--region <code>', both('只看一个地区及其下级', 'only subjects of a region and those below it'))
    .option('--json <file>', both('把报告写成 JSON', 'write the report as JSON'))
    .option('--html <file>', both('把报告写成一个 HTML 文件', 'write the report as one HTML file'))
    .example('rules backtest ./rules.json --from 2018-01 --to 2018-11 --html backtest.html')
    .action(onPlatform(async () => ({ run: (await import('./rules-backtest.js')).backtest })));
  rules
    .command('verdicts')
    .description(both('导出人工结论，供规则包作者检验', "write people's verdicts for backtests elsewhere"))
    .argument('<file.csv>')
    .example('rules verdicts verdicts.csv')
    .action(onPlatform(async () => ({ run: (await import('./rules-backtest.js')).writeVerdicts })));
}

/** A command by which somebody proposes a change. */
const proposing = (rules: QingquCommand, name: string, zh: string, en: string): QingquCommand =>
  rules
    .command(name)
    .description(both(zh, en))
    .requiredOption('--by <user>', both('经办人的用户名，如 sheng', "the maker's user name, e.g. sheng"))
    .requiredOption('--reason <text>', both('理由', 'why'));

function addChanges(rules: QingquCommand, onPlatform: OnPlatform): void {
  rules
    .command('changes')
    .description(both('列出待复核的变更', 'the changes that wait for a decision'))
    .option('--all', both('包括已复核的', 'those decided too'), false)
    .action(onPlatform(async () => ({ run: (await import('./rules-changes.js')).listAll })));
  for (const [name, zh, en] of [
    ['approve', '批准一项变更，使其生效', 'approve a change; it takes effect'],
    ['refuse', '退回一项变更', 'refuse a change'],
  ] as const)
    rules
      .command(name)
      .description(both(zh, en))
      .argument('<change>', both('变更编号，如 12', 'its number, e.g. 12'))
      .requiredOption('--by <user>', both('复核人的用户名', "the checker's user name, not the maker's"))
      .requiredOption('--reason <text>', both('意见', 'why'))
      .example(`rules ${name} 12 --by fuhe --reason 已核对`)
      .action(onPlatform(async () => ({ run: (await import('./rules-changes.js'))[name] })));
}

function addPackages(rules: QingquCommand, onPlatform: OnPlatform): void {
  proposing(rules, 'install', '安装或升级规则包', 'install or upgrade a package')
    .argument('<package>', both('名称@版本，或 .tgz 文件', 'name@version, or a .tgz file'))
    .option('--life <state>', both('新规则的状态：draft、shadow、active', 'where new and changed rules begin'))
    .example("rules install lankao-township-rules-1.0.0.tgz --by sheng --reason '县局来函'")
    .action(onPlatform(async () => ({ run: (await import('./rules-packages.js')).install })));
  proposing(rules, 'rollback', '回退到以前的版本', 'go back to an earlier version')
    .argument('<name>')
    .argument('<version>')
    .option('--life <state>', both('规则的状态：draft、shadow、active', 'where its rules begin'))
    .example("rules rollback @lankao/township-rules 1.0.0 --by sheng --reason '1.1.0 误报较多'")
    .action(onPlatform(async () => ({ run: (await import('./rules-packages.js')).rollback })));
  for (const [name, zh, en] of [
    ['enable', '启用规则包', 'put a disabled package back in force'],
    ['disable', '停用规则包', 'take the rules of a package out of the sweeps'],
    ['remove', '卸载规则包', 'take a package away'],
  ] as const)
    proposing(rules, name, zh, en)
      .argument('<name>')
      .example(`rules ${name} @lankao/township-rules --by sheng --reason '县局来函'`)
      .action(onPlatform(async () => ({ run: (await import('./rules-packages.js'))[name] })));
}

function addKeys(keys: QingquCommand, onPlatform: OnPlatform): void {
  keys
    .command('list')
    .description(both('列出密钥', 'the keys'))
    .action(onPlatform(async () => ({ run: (await import('./rules-keys.js')).listAllKeys })));
  proposing(keys, 'add', '登记部门公钥', 'register the public key of a department')
    .argument('<key>', both('公钥：PEM 文件，或 base64', 'the public key: a PEM file, or its base64'))
    .requiredOption('--owner <department>', both('归口部门，如 lankao-township-finance', 'whose key it is'))
    .option('--from <date>', both('有效期起，默认今天', 'its first day; today unless told'))
    .option('--until <date>', both('有效期止', 'its last day'))
    .example("rules keys add township.pub.pem --owner lankao-township-finance --by sheng --reason '县局来函'")
    .action(onPlatform(async () => ({ run: (await import('./rules-keys.js')).addKey })));
  proposing(keys, 'revoke', '吊销密钥', 'revoke a key: what it signed does not run any more')
    .argument('<key>', both('密钥编号', 'its id'))
    .example("rules keys revoke 3b6a27bcceb6a42d --by sheng --reason '私钥遗失'")
    .action(onPlatform(async () => ({ run: (await import('./rules-keys.js')).revokeKey })));
}

function addSettings(rules: QingquCommand, onPlatform: OnPlatform): void {
  proposing(rules, 'set', '设定规则参数', 'set a parameter of a rule')
    .argument('<rule>')
    .argument('<parameter>')
    .argument('<value>', both('金额以元计，多个代码以逗号分隔', 'money in yuan, codes with commas'))
    .option(
      '--region <code>',
      both('适用地区及其下级，默认全省', 'for a region and all below it; everywhere unless told'),
    )
    .option('--from <date>', both('生效日期，默认今天', 'from which day on; today unless told'))
    .example("rules set cash-single-large limit 30000.00 --region 411425000000 --by sheng --reason '县财政局批复'")
    .action(onPlatform(async () => ({ run: (await import('./rules-settings.js')).setParameter })));
  proposing(rules, 'life', '改变规则状态', 'where a rule is in its life')
    .argument('<rule>')
    .argument('<state>', 'shadow, pilot, active, retired')
    .option('--regions <codes>', both('试点地区，以逗号分隔', "the pilot's regions, with commas"))
    .example("rules life township-project-unpaid active --by sheng --reason '试运行三个月，准确'")
    .action(onPlatform(async () => ({ run: (await import('./rules-settings.js')).setLife })));
  rules
    .command('holds')
    .description(both('列出被暂停的规则', 'the rules that are on hold'))
    .action(onPlatform(async () => ({ run: (await import('./rules-settings.js')).listHolds })));
  proposing(rules, 'release', '解除暂停', 'let a rule on hold run again')
    .argument('<hold>', both('暂停编号', 'the number of the hold'))
    .example("rules release 3 --by sheng --reason '已核对，确为年底集中支付'")
    .action(onPlatform(async () => ({ run: (await import('./rules-settings.js')).release })));
}

function addWhitelist(whitelist: QingquCommand, onPlatform: OnPlatform): void {
  whitelist
    .command('list')
    .description(both('列出白名单', 'the entries'))
    .argument('[rule]')
    .action(onPlatform(async () => ({ run: (await import('./rules-whitelist.js')).listEntries })));
  proposing(whitelist, 'add', '增加白名单', 'have a rule leave a subject or a party alone')
    .argument('<rule>')
    .argument('<id>', both('对象或当事方的编号', 'the id of the record or party'))
    .requiredOption('--basis <text>', both('依据', 'on what basis'))
    .requiredOption('--until <date>', both('到期日期，最长两年', 'the last day, at most two years on'))
    .option('--from <date>', both('起始日期，默认今天', 'the first day; today unless told'))
    .option('--party', both('按当事方', 'a party of findings, not their subject'), false)
    .option('--region <code>', both('对象所在地区，默认全省', 'whose subject it is; everywhere unless told'))
    .example(
      "rules whitelist add cash-single-large 0b6f8d3e-5c1a-5a57-9d0e-2f4f1c7e9a10 --basis '豫财办〔2018〕33号' --until 2019-11-30 --by sheng --reason '县局来函'",
    )
    .action(onPlatform(async () => ({ run: (await import('./rules-whitelist.js')).addEntry })));
  proposing(whitelist, 'end', '终止白名单', 'end an entry before its last day')
    .argument('<entry>', both('白名单编号', 'its number'))
    .option('--region <code>', both('对象所在地区，默认全省', 'whose entry it is; everywhere unless told'))
    .example("rules whitelist end 4 --by sheng --reason '情况已变'")
    .action(onPlatform(async () => ({ run: (await import('./rules-whitelist.js')).endEntry })));
}
