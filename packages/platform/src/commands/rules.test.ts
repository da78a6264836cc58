// The commands of `qingqu rules` on a database of their own, by two people of the province and one of a county:
//   1. what is missing or wrong is said in one line, with an example;
//   2. a parameter, a whitelist entry, a rule's life and a key are proposed by one and decided by the other;
//   3. the lists show what is so.
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureUser } from '@qingqu/api';
import { installRules, loadRules } from '@qingqu/sweep';
import { QingquCommand } from '../command.js';
import { errorLine } from '../say.js';
import { type TestPlatform, testPlatform } from '../testing/test-platform.js';
import { addRulesCommands } from './rules-program.js';

const PROVINCE = '410000000000';
const YUCHENG = '411425000000';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform({ today: '2018-11-30' });
  const { system, folders } = test.platform;
  await installRules(system, await loadRules(folders.rules));
  const of = (username: string, role: 'staff' | 'supervisor' | 'admin', regionCode: string) =>
    ensureUser(system, {
      username,
      displayName: username,
      password: 'x'.repeat(12),
      role,
      regionCode,
      departmentKinds: [],
      isDemo: false,
    });
  await of('sheng', 'supervisor', PROVINCE);
  await of('fuhe', 'supervisor', PROVINCE);
  await of('yucheng', 'staff', YUCHENG);
  await of('guanli', 'admin', PROVINCE);
});
afterAll(() => test.drop());

/** Runs `qingqu rules …` and returns what it says; throws what it fails with, as one line. */
async function rules(...args: string[]): Promise<string[]> {
  const said = test.lines.length;
  const program = new QingquCommand('rules').exitOverride().configureOutput({ writeErr: () => undefined });
  const onPlatform =
    (load: () => Promise<{ run(...args: never[]): Promise<number> }>) =>
    async (...given: unknown[]) => {
      const { run } = await load();
      await run(...([test.platform, new AbortController().signal, ...given] as never[]));
    };
  addRulesCommands(program, onPlatform as Parameters<typeof addRulesCommands>[1], test.platform.voice);
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => undefined });
  await program.parseAsync(args, { from: 'user' }).catch((error: Error) => {
    throw new Error(errorLine(error));
  });
  return test.lines.slice(said);
}

const by = (user: string) => ['--by', user, '--reason', '县财政局批复'];

/** Proposes by one person and approves by the other. */
async function changed(...args: string[]): Promise<void> {
  const [line] = await rules(...args, ...by('sheng'));
  const [, id] = /变更 (\d+) 已提出/.exec(line!)!;
  expect(await rules('approve', id!, ...by('fuhe'))).toEqual([
    `变更 ${id} 已批准并生效 / change ${id} is approved and in effect`,
  ]);
}

describe('qingqu rules', () => {
  it.each<[string, string[], RegExp]>([
    [
      'nobody says so',
      ['set', 'cash-single-large', 'limit', '1'],
      /^缺少 --by <user> --reason <text>；例如 qingqu rules set cash-single-large limit 30000\.00 --region /,
    ],
    [
      'a name is missing too',
      ['rollback', '--by', 'sheng'],
      /<name> <version> --reason <text> is missing; for example: /,
    ],
    [
      'somebody says so who is not known',
      ['disable', '@a/b', ...by('nobody')],
      /没有在用的用户「nobody」.*for example sheng/,
    ],
    ['an administrator says so', ['disable', '@qingqu/rules-core', ...by('guanli')], /第十条.*Art\. 10/],
    ['a county says so for all', ['disable', '@qingqu/rules-core', ...by('yucheng')], /超出用户「yucheng」的管辖范围/],
    ['there is no such package', ['install', 'rules', ...by('sheng')], /write it like @lankao\/township-rules@1\.0\.0/],
    ['there is no such file', ['install', '/nowhere/a.tgz', ...by('sheng')], /a\.tgz: cannot be read/],
    ['there is no such rule', ['life', 'nothing', 'retired', ...by('sheng')], /没有规则「nothing」.*cash-single-large/],
    ['there is no such state', ['life', 'cash-single-large', 'asleep', ...by('sheng')], /status: .*"shadow"/],
    ['there is no such parameter', ['set', 'cash-single-large', 'max', '1', ...by('sheng')], /它的参数有/],
    [
      'an amount is none',
      ['set', 'cash-single-large', 'limit', '1e5', ...by('sheng')],
      /以元为单位的金额，例如 50000\.00/,
    ],
    ['a key is none', ['keys', 'add', 'abc', '--owner', 'a', ...by('sheng')], /不是 Ed25519 公钥/],
    ['a change has no number', ['approve', 'it', ...by('sheng')], /不是变更编号；例如/],
    ['there is no such hold', ['release', '7', ...by('sheng')], /qingqu rules holds/],
    ['there is no such entry', ['whitelist', 'end', '7', ...by('sheng')], /qingqu rules whitelist list/],
  ])('says in one line when %s', async (_, args, line) => {
    const error = await rules(...args).catch((thrown: Error) => thrown);
    expect((error as Error).message).toMatch(line);
    expect((error as Error).message).not.toContain('\n');
  });

  it("reads a package from its file, and does not let it take the name of the platform's own", async () => {
    const core = dirname(test.platform.folders.rules);
    const args = ['pack', core, '--loglevel=error', '--pack-destination', test.platform.dirs.inbox];
    const file = execFileSync('npm', args, { encoding: 'utf8' }).trim().split('\n').at(-1)!;
    const installing = rules('install', join(test.platform.dirs.inbox, file), ...by('sheng'));
    await expect(installing).rejects.toThrow('名称 @qingqu/rules-core 属于 henan-finance');
  });

  it('sets a parameter for a county from today on, in yuan', async () => {
    const [line] = await rules('set', 'cash-single-large', 'limit', '30000', '--region', YUCHENG, ...by('yucheng'));
    expect(line).toMatch(/^变更 1 已提出（parameter cash-single-large），待另一人复核：qingqu rules approve 1 --by/);
    await expect(rules('approve', '1', ...by('yucheng'))).rejects.toThrow('须由另一人复核');
    expect(await rules('changes')).toEqual([
      expect.stringMatching(/^1 {2}parameter cash-single-large .*待复核 \/ open$/),
    ]);
    await rules('approve', '1', ...by('sheng'));
    const { rows } = await test.database.system.query(
      'select name, region_code, effective_from, value, maker, checker from rule_parameter',
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['limit', YUCHENG, '2018-11-30', '3000000', 'yucheng', 'sheng'],
    ]);
  });

  it('refuses a change, which stays on record', async () => {
    await rules('disable', '@qingqu/rules-core', ...by('sheng'));
    expect(await rules('refuse', '2', ...by('fuhe'))).toEqual(['变更 2 已退回 / change 2 is refused']);
    expect(await rules('changes')).toEqual(['没有变更 / there are none']);
    expect((await rules('changes', '--all'))[0]).toMatch(/^2 {2}package-disable .*refused \(fuhe\)$/);
  });

  it('leads a rule through its life, and lists it', async () => {
    await changed('life', 'cash-single-large', 'retired');
    await changed('life', 'cash-single-large', 'shadow');
    await changed('life', 'cash-single-large', 'pilot', '--regions', YUCHENG);
    const listed = await rules('list');
    expect(listed[0]).toMatch(/^@qingqu\/rules-core \S+ {2}在用 in force {2}henan-finance {2}bundled$/);
    expect(listed.find((line) => line.includes(' cash-single-large '))).toMatch(new RegExp(` pilot ${YUCHENG} `));
  });

  it('registers a key from its file, and revokes it', async () => {
    const file = join(test.platform.dirs.inbox, 'key.pub');
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await expect(rules('keys', 'add', file, '--owner', 'a', ...by('sheng'))).rejects.toThrow('it is a private key');
    writeFileSync(file, publicKey.export({ type: 'spki', format: 'pem' }));
    await changed('keys', 'add', file, '--owner', 'lankao-township-finance', '--until', '2020-12-31');
    const [line] = await rules('keys', 'list');
    const [, id] = /^([0-9a-f]{16}) {2}lankao-township-finance {2}2018-11-30 – 2020-12-31$/.exec(line!)!;
    await changed('keys', 'revoke', id!);
    expect(await rules('keys', 'list')).toEqual([expect.stringContaining('已吊销 revoked')]);
  });

  it('whitelists an agency until a day, and ends that', async () => {
    const { rows } = await test.database.system.query<{ id: string }>(
      `insert into agency (id, code, name, region_code, kind, is_budget_unit, scope_ord, source_system, source_key, source_rev, file_id, row_no, content_hash, version, epoch_from)
       select gen_random_uuid(), '1', '教体局', code, 'agency', true, scope_lo, 'test', '1', 1, 1, 1, '', 1, 1 from region where code = '${YUCHENG}' returning id`,
    );
    await changed(
      'whitelist',
      'add',
      'cash-single-large',
      rows[0]!.id,
      '--party',
      '--basis',
      '豫财办〔2018〕33号',
      '--until',
      '2019-11-30',
    );
    expect(await rules('whitelist', 'list')).toEqual([
      `1  cash-single-large  party ${rows[0]!.id}  2018-11-30 – 2019-11-30  豫财办〔2018〕33号  sheng, fuhe`,
    ]);
    await changed('whitelist', 'end', '1');
    expect(await rules('whitelist', 'list', 'cash-single-large')).toEqual(['没有白名单 / there are no entries']);
  });

  it('releases a rule that is on hold', async () => {
    await test.database.system.query(
      `insert into rule_hold (rule_id, rule_digest, cause, detail) values ('cash-single-large', 'x', 'storm', '发现数异常')`,
    );
    expect(await rules('holds')).toEqual([expect.stringMatching(/^1 {2}cash-single-large {2}storm .*发现数异常$/)]);
    await changed('release', '1');
    expect(await rules('holds')).toEqual(['没有被暂停的规则 / no rule is on hold']);
  });
});
