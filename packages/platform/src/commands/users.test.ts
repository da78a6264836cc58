// `qingqu users`, `grants` and `tokens`: first what docs/administration.md shows, in its order, then what is refused.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { QingquCommand } from '../command.js';
import { errorLine } from '../say.js';
import { type TestPlatform, testPlatform } from '../testing/test-platform.js';
import { addGrantsCommands, addTokensCommands, addUsersCommands } from './users-program.js';

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.drop());

/** Runs `qingqu …` and returns what it says; throws what it fails with, as one line. */
async function qingqu(...args: string[]): Promise<string> {
  const before = test.lines.length;
  const program = new QingquCommand('qingqu').exitOverride().configureOutput({ writeErr: () => undefined });
  const onPlatform =
    (load: () => Promise<{ run(...args: never[]): Promise<number> }>) =>
    async (...given: unknown[]) => {
      const { run } = await load();
      expect(await run(...([test.platform, new AbortController().signal, ...given] as never[]))).toBe(0);
    };
  addUsersCommands(program.command('users'), onPlatform as Parameters<typeof addUsersCommands>[1]);
  addGrantsCommands(program.command('grants'), onPlatform as Parameters<typeof addGrantsCommands>[1]);
  addTokensCommands(program.command('tokens'), onPlatform as Parameters<typeof addTokensCommands>[1]);
  await program.parseAsync(args, { from: 'user' }).catch((error: Error) => {
    throw new Error(errorLine(error));
  });
  return test.lines.slice(before).join('\n');
}

/** The command lines of the page. */
const commands = () =>
  [
    ...readFileSync(join(test.platform.folders.root, 'docs/administration.md'), 'utf8').matchAll(/```sh\n(.*?)```/gs),
  ].flatMap(([, block]) => block!.trim().split('\n'));

/** The words of a command line, without the quotes of the shell. */
const wordsOf = (line: string) => [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);

const inAMonth = () => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

describe('docs/administration.md', () => {
  const said: Record<string, string> = {};

  it('shows commands that work', async () => {
    let id = '';
    const lines = commands();
    expect(lines.length).toBeGreaterThan(15);
    for (const line of lines) {
      const [name, ...args] = wordsOf(line.replace('$ID', id).replace('$IN_A_MONTH', inAMonth()));
      expect(name).toBe('qingqu');
      said[line] = await qingqu(...args);
      id = said[line].match(UUID)?.at(-1) ?? id;
    }
  });

  it('and they say what was done', () => {
    const of = (begin: string) => Object.entries(said).find(([line]) => line.startsWith(`qingqu ${begin}`))![1];
    expect(of('users add wang.wei')).toMatch(/^已新建用户 wang\.wei，尚无授权 \/ .*\n.*shown once.* {2}[\w-]{16}$/);
    expect(of('users list')).toBe('zhang.san  虞城县财政局张三  411425000000  staff 411425000000');
    expect(of('grants list')).toMatch(
      /zhang\.san {2}县财政局农业科 \/ County finance bureau: agricultural finance {2}staff 411425000000 {2}\d{4}-\d\d-\d\d –$/,
    );
    expect(of('users add superset')).not.toMatch('first password');
    expect(of('tokens issue')).toMatch(/\n.*shown once {2}qqs_[\w-]{43}$/);
    expect(of('tokens list')).toMatch(/superset {2}Superset {2}export {2}有效 \/ valid/);
  });

  it('and they stand in the audit log, without names, numbers and secrets', async () => {
    const { rows } = await test.platform.system.query(
      'select username, role, action, detail from audit_entry order by seq',
    );
    expect(rows.map(({ action }) => action)).toEqual([
      ...['user_create', 'grant', 'user_create', 'grant', 'grant', 'grant_end'],
      ...['exception_propose', 'exception_approve', 'exception_end', 'password_reset', 'user_disable', 'user_enable'],
      ...['user_create', 'grant', 'token_issue', 'token_revoke'],
    ]);
    expect(rows[0]).toMatchObject({ username: 'installation', role: 'system' });
    expect(rows[7]).toMatchObject({ username: 'li.na', action: 'exception_approve' });
    expect(JSON.stringify(rows)).not.toMatch(/张三|王伟|4114-0032|qqs_|argon2/);
  });
});

describe('what is refused', () => {
  const grant = (...more: string[]) => [
    'grants',
    'add',
    'zhang.san',
    '--region',
    '411425000000',
    '--reason',
    'x',
    ...more,
  ];
  const by = ['--by', 'wang.wei'];
  it.each([
    [
      'nobody acts',
      ['users', 'disable', 'zhang.san'],
      /^缺少 --by <user>；例如 qingqu users disable zhang\.san --by guanli/,
    ],
    [
      'there is no such user',
      ['users', 'disable', 'nobody', ...by],
      /there is no user nobody; see them with: qingqu users list/,
    ],
    [
      'there is no such region',
      ['users', 'list', '--region', '4114'],
      /there is no region 4114; expected a code of 12 digits/,
    ],
    [
      'it is another role',
      grant('--role', 'boss', ...by),
      /--role is one of staff, .*, for example --role staff, not boss/,
    ],
    [
      'it is no day',
      grant('--role', 'leader', '--to', '2027-02-30', ...by),
      /--to is a day such as --to 2027-06-30, not 2027-02-30/,
    ],
    [
      'one is both',
      grant('--role', 'admin', ...by),
      /one person is not administrator and application staff at once \(Art\. 10\).*admin 411425000000, staff 411425000000/,
    ],
    ['one acts on oneself', ['users', 'disable', 'wang.wei', ...by], /nobody changes his own account/],
    ['it is no id', ['grants', 'end', '12', ...by], /'12' is no id; qingqu grants list shows them/],
    [
      'it lasts too long',
      ['tokens', 'issue', 'superset', '--name', 'x', '--scopes', 'export', '--days', '400', ...by],
      /--days is 1 to 366, for example --days 90, not 400/,
    ],
    [
      'it is another scope',
      ['tokens', 'issue', 'superset', '--name', 'x', '--scopes', 'write', ...by],
      /the scopes are one or more of graphql, graphql:adhoc and export/,
    ],
    [
      'half an OpenID account',
      ['users', 'add', 'x.y', '--name', 'x', '--region', '411425000000', '--oidc-subject', '8c1f', ...by],
      /an OpenID account is an issuer and a subject together/,
    ],
  ])('when %s', async (_, args, line) => {
    await expect(qingqu(...args)).rejects.toThrow(line);
  });
});
