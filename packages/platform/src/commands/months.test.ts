// The commands of `qingqu months` and `ledgers` on a database of their own:
//   1. a month is closed once it is over, in turn, and shown;
//   2. its ledgers come out as they are kept when they are drawn again, and are written as files, the same bytes each time.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assertCasework } from '@qingqu/casework/testing';
import { insertRows, madeWarning } from '@qingqu/schema/testing';
import { workOnCases } from '../casework.js';
import { runProgram } from '../testing/run-program.js';
import { type TestPlatform, testPlatform } from '../testing/test-platform.js';
import { addLedgersCommands } from './ledgers-program.js';
import { addMonthsCommands } from './months-program.js';

const YUCHENG = '411425000000';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform({ today: '2018-11-29' });
  const { system } = test.platform;
  const { rows } = await system.query<{ code: string; lo: bigint }>(
    'select code, scope_lo as lo from region where code = $1',
    [YUCHENG],
  );
  await insertRows(system, 'warning', [
    madeWarning(1, rows[0]!, 1n, { case_key: 'one', severity: 'red' }),
    madeWarning(2, rows[0]!, 1n, { case_key: 'two' }),
  ]);
  await workOnCases(test.platform, new AbortController().signal);
});
afterAll(async () => {
  await assertCasework(test.platform.system);
  await test.drop();
});

const run = (...args: string[]) =>
  runProgram(
    test,
    (program, onPlatform) => {
      addMonthsCommands(program.command('months'), onPlatform);
      addLedgersCommands(program.command('ledgers'), onPlatform);
    },
    args,
  );
const qingqu = async (...args: string[]) => (await run(...args)).said;

describe('qingqu months', () => {
  it.each([
    [['months', 'close', '2018-11'], /2018-11 至 2018-11-30 终了，今日为 2018-11-29/],
    [['months', 'close', '2018-10'], /应先结 2018-11/],
    [['months', 'close', 'last'], /不是月份；例如 2018-03/],
    [['months', 'show', '2018-11'], /2018-11 尚未结账；已结月份：qingqu months show/],
    [['ledgers', 'draw', '2018-11'], /2018-11 尚未结账，没有台账/],
    [['ledgers', 'export', '2018-11'], /缺少 --region <code>/],
    [['ledgers', 'export', '2018-11', '--region', YUCHENG, '--format', 'pdf'], /--format pdf 有误；应为 docx、xlsx/],
  ])('says in one line what is wrong with %j', async (args, line) => {
    const error = await qingqu(...args).catch((thrown: Error) => thrown.message);
    expect(error).toMatch(line);
    expect(error).not.toContain('\n');
  });

  it('looks ahead, closes a month that is over once, and shows it', async () => {
    expect(await qingqu('months', 'show')).toEqual(['尚无已结月份 / no month is closed yet']);
    expect(await qingqu('months', 'preview')).toEqual([expect.stringMatching(/没有地区须督查或约谈/)]);
    test.platform.environment.today = '2018-12-01';
    expect(await qingqu('months', 'close', '2018-11')).toEqual([
      expect.stringMatching(/核算各地区月末状况/),
      expect.stringMatching(/推进督查、约谈/),
      expect.stringMatching(/生成台账/),
      expect.stringMatching(/^2018-11 已结账/),
    ]);
    expect(await qingqu('months', 'close', '2018-11')).toEqual([expect.stringMatching(/^2018-11 此前已结账/)]);
    expect(await qingqu('months', 'show')).toEqual([
      expect.stringMatching(/^2018-11 {2}2018-12-01 {2}system {2}有问题的地区 1 个/),
    ]);
    expect(await qingqu('months', 'show', '2018-11')).toEqual([
      expect.stringMatching(
        /^虞城县 411425000000 {2}关注（1 个月） .*连续 1 个月，未整改 2 件，新增预警 2 条（红色 1）/,
      ),
    ]);
  });

  it('tells three months of problems before the third is over', async () => {
    test.platform.environment.today = '2019-01-02';
    await qingqu('months', 'close', '2018-12');
    expect(await qingqu('months', 'preview')).toEqual([
      expect.stringMatching(
        /^2019-01 {2}虞城县 411425000000 {2}关注（2 个月） .* → 应专项督查 .*连续 3 个月，案件 2 件/,
      ),
    ]);
  });
});

describe('qingqu ledgers', () => {
  it('draws the ledgers of a month again, and they come out as they are kept', async () => {
    const { said, exitCode } = await run('ledgers', 'draw', '2018-11');
    expect(said).toEqual([expect.stringMatching(/^2018-11 台账：\d+ 个地区，\d+ 行，与已存的一致/)]);
    expect(exitCode).toBe(0);
  });

  it('tells a line that somebody has changed', async () => {
    const { system } = test.platform;
    const change = (by: string) =>
      system.query(
        `update ledger_line i set fresh = fresh ${by}, closing = closing ${by} from ledger l
       where l.id = i.ledger_id and l.month = '2018-11' and l.region_code = $1 and part = 'own' and severity = 'red'`,
        [YUCHENG],
      );
    await system.query('alter table ledger_line disable trigger append_only');
    await change('+ 1');
    const { said, exitCode } = await run('ledgers', 'draw', '2018-11');
    expect(said).toEqual([
      expect.stringMatching(/^不一致：411425000000 own fund red/),
      expect.stringMatching(/1 行不一致/),
    ]);
    expect(exitCode).toBe(1);
    await change('- 1');
    await system.query('alter table ledger_line enable trigger append_only');
  });

  it.each(['docx', 'xlsx'])('writes the ledger of a region as %s, the same bytes each time', async (format) => {
    const files = [1, 2].map((n) => join(test.platform.environment.stateDir, `ledger-${n}.${format}`));
    for (const out of files)
      expect(
        await qingqu('ledgers', 'export', '2018-11', '--region', YUCHENG, '--format', format, '--out', out),
      ).toEqual([expect.stringMatching(/sha256:[0-9a-f]{64}$/)]);
    const [first, second] = files.map((path) => readFileSync(path));
    expect(first!.length).toBeGreaterThan(1_000);
    expect(first!.equals(second!)).toBe(true);
  });
});
