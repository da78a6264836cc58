import type { QingquCommand } from '../command.js';
import { both } from '../say.js';
import type { OnPlatform } from './rules-program.js';

/** A command by which somebody acts; what is done is written to the audit log in that name. */
const acting = (above: QingquCommand, name: string, zh: string, en: string): QingquCommand =>
  above
    .command(name)
    .description(both(zh, en))
    .requiredOption('--by <user>', both('经办人的用户名，如 guanli', 'the user name of who acts, e.g. guanli'));

const userArgument = ['<user>', both('用户名，如 zhang.san', 'the user name, e.g. zhang.san')] as const;
const from = ['--from <date>', both('起始日期，默认今天', 'the first day; today when not given')] as const;

/** The commands of `qingqu users`: who may sign in. See docs/administration.md. */
export function addUsersCommands(users: QingquCommand, onPlatform: OnPlatform): void {
  users
    .command('list')
    .description(both('列出用户', 'the users'))
    .option('--region <code>', both('某地区及其下级', 'of a region and those below it'))
    .example('users list --region 411425000000')
    .action(onPlatform(async () => ({ run: (await import('./users.js')).list })));
  acting(users, 'add', '新建用户并给出初始密码', 'make a user, and a first password')
    .argument(...userArgument)
    .requiredOption('--name <text>', both('显示名，如 虞城县财政局张三', 'the name to show'))
    .requiredOption('--region <code>', both('所属区划，如 411425000000', 'its region, e.g. 411425000000'))
    .option('--staff-no <number>', both('工号，在全省唯一', "the person's number, one person's in the whole province"))
    .option('--oidc-issuer <url>', both('统一认证颁发者', 'the OpenID issuer, instead of a password'))
    .option('--oidc-subject <text>', both('统一认证标识', 'the subject there'))
    .option('--service', both('程序账号，只用服务令牌', 'a program, which shows tokens'), false)
    .example("users add zhang.san --name '虞城县财政局张三' --region 411425000000 --by guanli")
    .action(onPlatform(async () => ({ run: (await import('./users.js')).add })));
  for (const [name, zh, en] of [
    ['disable', '停用用户，会话和令牌立即失效', 'disable a user; sessions and tokens end at once'],
    ['enable', '启用用户', 'let a user in again'],
    ['unlock', '解除登录锁定', 'end the lock after failed attempts to sign in'],
  ] as const)
    acting(users, name, zh, en)
      .argument(...userArgument)
      .example(`users ${name} zhang.san --by guanli`)
      .action(onPlatform(async () => ({ run: (await import('./users.js'))[name] })));
  acting(users, 'reset-password', '重置密码并给出初始密码', 'a new first password; all sessions end')
    .argument(...userArgument)
    .example('users reset-password zhang.san --by guanli')
    .action(onPlatform(async () => ({ run: (await import('./users.js')).reset })));
}

/** The commands of `qingqu grants`: who may see and do what. */
export function addGrantsCommands(grants: QingquCommand, onPlatform: OnPlatform): void {
  grants
    .command('list')
    .description(both('列出授权', 'the grants'))
    .option('--user <user>', both('某用户的', 'of a user'))
    .option('--region <code>', both('某地区及其下级', 'for a region and those below it'))
    .example('grants list --user zhang.san')
    .action(onPlatform(async () => ({ run: (await import('./grants.js')).list })));
  acting(grants, 'add', '授权', 'grant a role')
    .argument(...userArgument)
    .requiredOption('--role <role>', both('角色', 'staff, supervisor, leader, auditor, service, admin'))
    .requiredOption('--region <code>', both('区划，及其下级', 'the region; the role holds there and below'))
    .requiredOption('--reason <text>', both('理由，如文号', 'why, e.g. the number of a document'))
    .option(
      '--departments <kinds>',
      both('处室类别，以逗号分隔', 'kinds of department with commas, e.g. budget,agri'),
      '',
    )
    .option(...from)
    .option('--to <date>', both('截止日期', 'the first day on which it is no longer valid'))
    .example(
      "grants add zhang.san --role staff --region 411425000000 --departments agri --reason '虞财〔2026〕1号' --by guanli",
    )
    .action(onPlatform(async () => ({ run: (await import('./grants.js')).add })));
  acting(grants, 'end', '终止授权', 'end a grant')
    .argument('<grant>', both('授权编号，见 grants list', 'its id, as grants list shows it'))
    .option(
      '--on <date>',
      both('终止日期，默认今天', 'the first day on which it is no longer valid; today when not given'),
    )
    .example('grants end 3f0c8a52-5f0e-4f3e-9a55-2f6f0d0f7a11 --by guanli')
    .action(onPlatform(async () => ({ run: (await import('./grants.js')).end })));
  acting(
    grants,
    'except',
    '提出混岗例外，须另一人批准（第十条）',
    'propose that a person is both (Art. 10); another approves it',
  )
    .argument(...userArgument)
    .requiredOption('--reason <text>', both('理由', 'why'))
    .requiredOption('--review <text>', both('补偿性复核措施', "how the person's work is reviewed instead"))
    .requiredOption('--to <date>', both('截止日期，最长一年', 'the first day on which it is no longer valid'))
    .option(...from)
    .example("grants except zhang.san --reason '人手不足' --review '监督科每月复核' --to 2027-06-30 --by guanli")
    .action(onPlatform(async () => ({ run: (await import('./grants.js')).except })));
  for (const [name, zh, en] of [
    ['approve', '批准混岗例外', 'approve an exception'],
    ['end-exception', '终止混岗例外', 'end an exception'],
  ] as const)
    acting(grants, name, zh, en)
      .argument('<exception>', both('例外编号', 'its id'))
      .example(`grants ${name} 3f0c8a52-5f0e-4f3e-9a55-2f6f0d0f7a11 --by sheng.guanli`)
      .action(
        onPlatform(async () => {
          const commands = await import('./grants.js');
          return { run: name === 'approve' ? commands.approve : commands.endException };
        }),
      );
}

/** The commands of `qingqu tokens`: how programs get in. */
export function addTokensCommands(tokens: QingquCommand, onPlatform: OnPlatform): void {
  tokens
    .command('list')
    .description(both('列出服务令牌', 'the service tokens'))
    .action(onPlatform(async () => ({ run: (await import('./tokens.js')).list })));
  acting(tokens, 'issue', '签发服务令牌，仅显示一次', 'issue a service token, which is shown once')
    .argument('<user>', both('程序账号', 'the user of the program, e.g. superset'))
    .requiredOption('--name <text>', both('名称，如 Superset', 'what it is for'))
    .requiredOption('--scopes <scopes>', both('用途，以逗号分隔', 'graphql, graphql:adhoc, export, with commas'))
    .option('--days <n>', both('有效天数，最长 366', 'days until it expires, 366 at most'), '90')
    .example('tokens issue superset --name Superset --scopes export --days 90 --by guanli')
    .action(onPlatform(async () => ({ run: (await import('./tokens.js')).issue })));
  acting(tokens, 'revoke', '吊销服务令牌', 'revoke a service token')
    .argument('<token>', both('令牌编号，见 tokens list', 'its id, as tokens list shows it'))
    .example('tokens revoke 3f0c8a52-5f0e-4f3e-9a55-2f6f0d0f7a11 --by guanli')
    .action(onPlatform(async () => ({ run: (await import('./tokens.js')).revoke })));
}
