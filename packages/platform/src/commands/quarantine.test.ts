// The commands of `qingqu quarantine` on a database of their own, by staff of a county and of its city:
//   1. what is missing or wrong is said in one line, with an example;
//   2. a file with rejected rows is taken in, and they are listed, shown, corrected and handed in again;
//   3. others are routed, given up and taken up again.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureUser } from '@qingqu/api';
import { ingestFile } from '@qingqu/ingest';
import { QingquCommand } from '../command.js';
import { errorLine } from '../say.js';
import { ingestDeps } from '../take-in.js';
import { type TestPlatform, testPlatform } from '../testing/test-platform.js';
import { addQuarantineCommands } from './quarantine-program.js';

const YUCHENG = '411425000000';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
  const user = (username: string, role: 'staff' | 'admin', regionCode: string) =>
    ensureUser(test.platform.system, {
      username,
      displayName: username,
      password: 'x'.repeat(12),
      role,
      regionCode,
      departmentKinds: [],
      isDemo: false,
    });
  await user('yucheng', 'staff', YUCHENG);
  await user('shangqiu', 'staff', '411400000000');
  await user('guanli', 'admin', YUCHENG);
  const row = (key: string, status: string) => `${key},路,${YUCHENG},${status}`;
  const lines = [
    'key,name,region_code,status',
    row('P1', 'planned'),
    row('P2', '在建？'),
    row('P3', '？'),
    row('P4', '？'),
  ];
  const bytes = Buffer.from(`${lines.join('\n')}\n`);
  await ingestFile(ingestDeps(test.platform), { feed: 'project', bytes, receivedBy: 'yucheng' });
});
afterAll(() => test.drop());

let exitCode = 0;

/** Runs `qingqu quarantine …` and returns what it says; throws what it fails with, as one line. */
async function quarantine(...args: string[]): Promise<string[]> {
  const said = test.lines.length;
  const program = new QingquCommand('quarantine').exitOverride().configureOutput({ writeErr: () => undefined });
  const onPlatform =
    (load: () => Promise<{ run(...args: never[]): Promise<number> }>) =>
    async (...given: unknown[]) => {
      const { run } = await load();
      exitCode = await run(...([test.platform, new AbortController().signal, ...given] as never[]));
    };
  addQuarantineCommands(program, onPlatform as Parameters<typeof addQuarantineCommands>[1]);
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => undefined });
  await program.parseAsync(args, { from: 'user' }).catch((error: Error) => {
    throw new Error(errorLine(error));
  });
  return test.lines.slice(said);
}

const by = (user: string) => ['--by', user];
const ids = async () =>
  (await test.platform.system.query('select id from quarantine order by id')).rows.map(({ id }) => String(id));

describe('qingqu quarantine', () => {
  it.each<[string, string[], RegExp]>([
    ['nobody says so', ['show', '1'], /^缺少 --by <user>；例如 qingqu quarantine show 12 --by yucheng/],
    ['a row has no number', ['show', 'it', ...by('yucheng')], /不是隔离数据编号/],
    ['there is no such row', ['show', '999', ...by('yucheng')], /没有隔离数据 999/],
    ['an administrator asks', ['show', '1', ...by('guanli')], /第十条.*Art\. 10/],
    ['there is no correction', ['fix', '1', ...by('yucheng')], /--set、--line、--from 之一/],
    ['there are two', ['fix', '1', ...by('yucheng'), '--set', 'a=1', '--line', 'a'], /之一/],
    ['a column is not named', ['fix', '1', ...by('yucheng'), '--set', 'amount'], /例如 --set amount=483\.21/],
    ['there is no such column', ['fix', '1', ...by('yucheng'), '--set', 'amount=1'], /expected one of: key, name/],
    ['there is no reason', ['reject', '1', ...by('yucheng')], /缺少 --reason <text>/],
    [
      'a level is none',
      ['route', '1', ...by('yucheng'), '--to', 'up', '--reason', 'x'],
      /one of own, superior, province/,
    ],
    ['a state is none', ['list', '--state', 'new'], /one of open, fixed, rejected, resubmitted/],
    ['a page is none', ['list', '--first', '0'], /1 至 500/],
    ['a place is none', ['list', '--after', '7'], /--after 2018-10-12:57/],
    ['a region is none', ['list', '--region', '7'], /没有地区 7；例如 410225000000/],
  ])('says in one line when %s', async (_, args, line) => {
    const error = await quarantine(...args).catch((thrown: Error) => thrown);
    expect((error as Error).message).toMatch(line);
    expect((error as Error).message).not.toContain('\n');
  });

  it('lists, counts and shows what was rejected', async () => {
    const [first] = await ids();
    const [line, next] = await quarantine('list', '--region', YUCHENG, '--first', '1');
    expect(line).toMatch(new RegExp(`^${first} {2}待处理 / open {2}录入单位 .* ${YUCHENG} {2}yucheng .*列 status`));
    const place = /--after (\S+)$/.exec(next!)![1]!;
    expect(await quarantine('list', '--after', place)).toHaveLength(2);
    expect(await quarantine('list', '--overdue')).toEqual(['没有这样的隔离数据 / there are none']);
    expect(await quarantine('summary')).toEqual([
      expect.stringMatching(/^project {2}E_CODE .*待处理 3，已修正 0，超期 0/),
    ]);
    const shown = await quarantine('show', first!, ...by('yucheng'));
    expect(shown).toContainEqual(expect.stringMatching(/^ {2}status: 在建？ {2}✗ E_CODE .*应为/));
    expect(await quarantine('show', first!, ...by('shangqiu'))).toContainEqual(expect.stringContaining('已脱敏'));
  });

  it('corrects a row, says what is still wrong, and hands it in again', async () => {
    const [first] = await ids();
    expect(await quarantine('fix', first!, ...by('yucheng'), '--set', 'status=running', 'name=')).toEqual([
      expect.stringContaining('尚有 1 处问题'),
      expect.stringContaining('E_REQUIRED name'),
    ]);
    expect(exitCode).toBe(1);
    const path = join(test.platform.dirs.inbox, 'fix.json');
    writeFileSync(path, '{"name": "路"}');
    expect(await quarantine('fix', first!, ...by('yucheng'), '--from', path)).toEqual([
      expect.stringContaining('可以重报'),
    ]);
    expect(await quarantine('resubmit', first!, ...by('yucheng'))).toEqual([
      expect.stringMatching(/^1 {2}loaded {2}#2$/),
    ]);
    expect(await quarantine('resubmit', first!, ...by('yucheng'))).toEqual([expect.stringContaining('此前已重报')]);
    expect(exitCode).toBe(0);
    writeFileSync(path, '["name"]\n[');
    await expect(quarantine('fix', first!, ...by('yucheng'), '--from', path)).rejects.toThrow('{"amount": "483.21"}');
  });

  it('routes, gives up and takes up again', async () => {
    const [, second] = await ids();
    const because = ['--reason', '数据来自市级系统'];
    expect(await quarantine('route', second!, ...by('yucheng'), '--to', 'superior', ...because)).toEqual([
      expect.stringContaining('已转上级，五个工作日内办理'),
    ]);
    await expect(quarantine('reject', second!, ...by('yucheng'), ...because)).rejects.toThrow('现由上级承办');
    await quarantine('reject', second!, ...by('shangqiu'), ...because);
    expect(await quarantine('list', '--state', 'rejected')).toHaveLength(1);
    expect(await quarantine('reopen', second!, ...by('shangqiu'), ...because)).toEqual([
      expect.stringContaining('重新待处理'),
    ]);
    expect(await quarantine('show', second!, ...by('shangqiu'))).toContainEqual(
      expect.stringMatching(/routed → superior {2}yucheng {2}数据来自市级系统 {2}到期/),
    );
  });
});
