// The commands of `qingqu assess` and `circulars` on a database of their own, by staff of the province and of a county:
//   1. an assessment is made by those whose it is, made anew, shown, and written as the same file each time;
//   2. circulars are listed, and written as the same file each time.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureUser } from '@qingqu/api';
import { draftCircular } from '@qingqu/casework';
import { assertCasework } from '@qingqu/casework/testing';
import { closeEpoch, inTransaction } from '@qingqu/schema';
import { insertRows, madeWarning } from '@qingqu/schema/testing';
import { actorNamed } from '../acting-user.js';
import { workOnCases } from '../casework.js';
import { runProgram } from '../testing/run-program.js';
import { type TestPlatform, testPlatform } from '../testing/test-platform.js';
import { addAssessCommands } from './assess-program.js';
import { addCircularsCommands } from './circulars-program.js';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform({ today: '2018-11-29' });
  const { platform } = test;
  const user = (username: string, regionCode: string) =>
    ensureUser(platform.system, {
      username,
      displayName: username,
      password: 'x'.repeat(12),
      role: 'staff',
      regionCode,
      departmentKinds: ['agri'],
      isDemo: false,
    });
  await user('sheng', '410000000000');
  await user('yucheng', '411425000000');
  const { rows } = await platform.system.query<{ code: string; lo: bigint }>(
    "select code, scope_lo as lo from region where code = '411425000000'",
  );
  await insertRows(platform.system, 'warning', [madeWarning(1, rows[0]!, 1n, {})]);
  await closeEpoch(platform.system);
  await workOnCases(platform, new AbortController().signal);
  platform.environment.today = '2018-12-03';
  await workOnCases(platform, new AbortController().signal);
});
afterAll(async () => {
  await assertCasework(test.platform.system);
  await test.drop();
});

const qingqu = async (...args: string[]): Promise<string[]> => {
  const { said } = await runProgram(
    test,
    (program, onPlatform) => {
      addAssessCommands(program.command('assess'), onPlatform);
      addCircularsCommands(program.command('circulars'), onPlatform);
    },
    args,
  );
  return said;
};

/** Writes the document twice and answers whether the same bytes came out. */
async function isSameTwice(...args: string[]): Promise<boolean> {
  const files = [1, 2].map((n) => join(test.platform.environment.stateDir, `document-${n}`));
  for (const out of files) await qingqu(...args, '--out', out);
  const [first, second] = files.map((path) => readFileSync(path));
  return first!.length > 1_000 && first!.equals(second!);
}

describe('qingqu assess', () => {
  it.each([
    [['make', '2018Q3'], /缺少 --by <user>；例如 qingqu assess make 2018Q3 --by sheng/],
    [['make', '2018Q5', '--by', 'sheng'], /2018Q3/],
    [['make', '2018Q3', '--by', 'nobody'], /没有用户 nobody，或其没有有效授权/],
    [['make', '2018Q3', '--by', 'yucheng'], /须由 410000000000 的农业处/],
    [['make', '2018Q4', '--by', 'sheng'], /2018Q4 至 2018-12-31 尚未结束/],
    [['show', '2018Q3'], /没有 410000000000 的 2018Q3 考核；先 qingqu assess make 2018Q3/],
  ])('says in one line what is wrong with %j', async (args, line) => {
    const error = await qingqu('assess', ...args).catch((thrown: Error) => thrown.message);
    expect(error).toMatch(line);
    expect(error).not.toContain('\n');
  });

  it('makes one, and makes it anew with a reason', async () => {
    const said = await qingqu('assess', 'make', '2018Q3', '--by', 'sheng');
    expect(said[1]).toMatch(/^2018Q3 考核：第 1 次，状态 draft/);
    expect(said.length).toBeGreaterThan(100);
    const anew = await qingqu('assess', 'make', '2018Q3', '--by', 'sheng', '--reason', '数据更正后重新考核');
    expect(anew[1]).toMatch(/^2018Q3 考核：第 2 次/);
    expect(await qingqu('assess', 'show', '2018Q3')).toEqual(anew.slice(1));
  });

  it('writes its document, the same bytes each time', async () => {
    expect(await isSameTwice('assess', 'export', '2018Q3', '--by', 'sheng', '--format', 'xlsx')).toBe(true);
  });
});

describe('qingqu circulars', () => {
  it('lists them and writes one, the same bytes each time', async () => {
    expect(await qingqu('circulars', 'list')).toEqual(['没有通报 / there are none']);
    await inTransaction(test.platform.system, async (client) =>
      draftCircular(
        client,
        await actorNamed(client, 'sheng'),
        { today: '2018-12-03' },
        { stream: 'agri', month: '2018-11' },
      ),
    );
    expect(await qingqu('circulars', 'list', '--month', '2018-11')).toEqual([
      expect.stringMatching(/^1 {2}2018-11 {2}agri {2}draft .*发送 \d+，签收 0/),
    ]);
    expect(await qingqu('circulars', 'list', '--stream', 'it')).toEqual(['没有通报 / there are none']);
    expect(await isSameTwice('circulars', 'export', '1', '--format', 'docx')).toBe(true);
    await expect(qingqu('circulars', 'export', '9')).rejects.toThrow('没有通报 9');
    await expect(qingqu('circulars', 'export', 'A')).rejects.toThrow('例如 qingqu circulars export 3');
  });
});
