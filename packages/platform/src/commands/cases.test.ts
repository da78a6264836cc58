// The commands of `qingqu cases`, `casework` and `calendar` on a database of their own, with the business date in 2018:
//   1. the daily work opens the cases of open warnings, tells what is due, and closes the month when the next one has begun;
//   2. asked again, or by two at once, it changes nothing more;
//   3. what fails in it does not keep the rest waiting;
//   4. a calendar is taken in with its due dates, or refused line by line.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assertCasework } from '@qingqu/casework/testing';
import { insertRows, type MadePlace, madeWarning } from '@qingqu/schema/testing';
import { casesAreBehind, keepCasesAfterSweep, workOnCases } from '../casework.js';
import { runProgram } from '../testing/run-program.js';
import { type TestPlatform, testPlatform } from '../testing/test-platform.js';
import { addCalendarCommands } from './calendar-program.js';
import { addCasesCommands, addCaseworkCommands } from './cases-program.js';

const YUCHENG = '411425000000';
const never = new AbortController().signal;

let test: TestPlatform;
let place: MadePlace;
beforeAll(async () => {
  test = await testPlatform({ today: '2018-11-30' });
  const { rows } = await test.platform.system.query<{ lo: bigint }>(
    'select scope_lo as lo from region where code = $1',
    [YUCHENG],
  );
  place = { code: YUCHENG, lo: rows[0]!.lo };
  await insertRows(test.platform.system, 'warning', [
    madeWarning(1, place, 1n, { case_key: 'batch', severity: 'red' }),
    madeWarning(2, place, 1n, { case_key: 'batch', severity: 'yellow' }),
    madeWarning(3, place, 1n, { case_key: 'other', severity: 'orange' }),
  ]);
});
afterAll(() => test.drop());

/** From here on it is this day. */
const on = (today: string) => {
  test.platform.environment.today = today;
};

const qingqu = async (...args: string[]) => (await runProgram(test, addAll, args)).said;
const addAll: Parameters<typeof runProgram>[1] = (program, onPlatform) => {
  addCasesCommands(program.command('cases'), onPlatform);
  addCaseworkCommands(program.command('casework'), onPlatform);
  addCalendarCommands(program.command('calendar'), onPlatform);
};

const counts = async () =>
  (
    await test.platform.system.query<Record<string, number>>(
      `select (select count(*)::int from case_file) as cases, (select count(*)::int from casework_step) as steps,
         (select count(*)::int from reminder) as reminders, (select count(*)::int from month_close) as months`,
    )
  ).rows[0]!;

describe('the daily work', () => {
  it('opens the cases of what was found, by two at once as by one', async () => {
    expect(await casesAreBehind(test.platform)).toBe(true);
    const days = await Promise.all([1, 2].map(() => workOnCases(test.platform, never)));
    expect(days.map(({ cases }) => cases!.opened).sort()).toEqual([0, 2]);
    expect(await casesAreBehind(test.platform)).toBe(false);
    await assertCasework(test.platform.system);
  });

  it('is told of, and asked again the same day there is nothing left to do', async () => {
    const before = await counts();
    expect(await qingqu('casework', 'run')).toEqual([
      expect.stringMatching(/^2018-11-30：没有待办的事务 \/ .* nothing was left to do$/),
    ]);
    expect(await counts()).toEqual(before);
    expect(before).toMatchObject({ cases: 2, months: 0 });
  });

  it('waits with the month for the first working day of the next', async () => {
    on('2018-12-02');
    await qingqu('casework', 'run');
    expect(await counts()).toMatchObject({ months: 0 });
    on('2018-12-03');
    expect(await qingqu('casework', 'run')).toContainEqual(expect.stringMatching(/^2018-11 已结账/));
    expect(await counts()).toMatchObject({ months: 1 });
  });

  it('catches the months and reminders up that were missed, once', async () => {
    on('2019-02-20');
    const said = await qingqu('casework', 'run');
    expect(said).toEqual(
      expect.arrayContaining([expect.stringMatching(/^2018-12 已结账/), expect.stringMatching(/^2019-01 已结账/)]),
    );
    expect(said).toContainEqual(expect.stringMatching(/^提醒：即将到期 0，超期 [1-9]/));
    const before = await counts();
    await qingqu('casework', 'run');
    expect(await counts()).toEqual(before);
    await assertCasework(test.platform.system);
  });

  it('tells what waits for the next arrangement of holidays', async () => {
    const { system } = test.platform;
    await system.query('update case_file set rectify_within = 3000, rectify_due_on = null where case_no = 1');
    expect((await qingqu('casework', 'run'))[0]).toMatch(/^1 项期限在日历之外 .*请装入：qingqu calendar load/);
    expect((await qingqu('calendar', 'show')).at(-1)).toMatch(/^1 项期限在日历之外/);
    on('2031-01-02');
    expect((await qingqu('calendar', 'show')).at(-2)).toMatch(/^日历不含 2031-01-02，无法提醒/);
    on('2019-02-20');
    await system.query("update case_file set rectify_within = 5, rectify_due_on = '2018-12-07' where case_no = 1");
  });

  it('does the rest when a part fails, and says what failed', async () => {
    const { system } = test.platform;
    await system.query('alter table data_exchange rename to data_exchange_away');
    await insertRows(system, 'warning', [madeWarning(4, place, 1n, { case_key: 'fourth' })]);
    const work = workOnCases(test.platform, never);
    await expect(work).rejects.toThrow('relation "data_exchange" does not exist');
    expect(await casesAreBehind(test.platform)).toBe(false);
    await system.query('alter table data_exchange_away rename to data_exchange');
  });

  it('closes no month whose cases do not follow what was found', async () => {
    const { system } = test.platform;
    on('2019-03-01');
    await insertRows(system, 'warning', [madeWarning(6, place, 1n, { case_key: 'fourth' })]);
    await system.query(
      `create function refuse_join() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$;
       create trigger refuse_join before insert on casework_step for each row when (new.act = 'join') execute function refuse_join()`,
    );
    const { months } = await counts();
    await expect(workOnCases(test.platform, never)).rejects.toThrow('no room');
    expect(await counts()).toMatchObject({ months });
    await system.query('drop function refuse_join cascade');
    expect(await qingqu('casework', 'run')).toContainEqual(expect.stringMatching(/^2019-02 已结账/));
    on('2019-02-20');
  });

  it('after a sweep does not fail with the cases', async () => {
    const { system } = test.platform;
    await insertRows(system, 'warning', [madeWarning(5, place, 1n, { case_key: 'fifth' })]);
    await system.query('alter table case_file rename to case_file_away');
    await keepCasesAfterSweep(test.platform, never);
    await system.query('alter table case_file_away rename to case_file');
    expect(test.lines.at(-1)).toMatch(/^案件未能随预警更新，稍后重试：/);
    await keepCasesAfterSweep(test.platform, never);
    expect(await casesAreBehind(test.platform)).toBe(false);
  });
});

describe('qingqu cases', () => {
  it('lists the open ones, the first due first, and those that are overdue', async () => {
    const listed = await qingqu('cases', 'list', '--region', YUCHENG);
    expect(listed).toHaveLength(4);
    expect(listed[0]).toMatch(
      /assigned {2}red {2}made {2}虞城县 411425000000 agri {2}预警 2 条 .*核实 \/ verify 2018-12-04 {2}整改 \/ rectify 2018-12-07 .*超期 \d+ 个工作日/,
    );
    expect(await qingqu('cases', 'list', '--overdue')).toHaveLength(2);
    expect(await qingqu('cases', 'list', '--first', '1')).toHaveLength(2);
    expect(await qingqu('cases', 'list', '--state', 'closed')).toEqual(['没有这样的案件 / there are none']);
  });

  it('shows what was done in one', async () => {
    const [first] = await qingqu('cases', 'list');
    const number = /^\d+/.exec(first!)![0];
    expect(await qingqu('cases', 'show', number)).toEqual([
      first,
      expect.stringMatching(/^ {2}2018-11-30 {2}立案 \/ open → assigned {2}system$/),
    ]);
  });

  it.each([
    [['cases', 'show', 'A1'], /不是案号.*qingqu cases show 12/],
    [['cases', 'show', '999'], /没有案件 999/],
    [['cases', 'list', '--state', 'new'], /应为 assigned、verifying/],
    [['cases', 'list', '--first', '0'], /1 至 500/],
    [['cases', 'list', '--region', '7'], /没有地区 7；例如 411425000000/],
    [['calendar', 'show', '2018'], /不是月份；例如 2018-10/],
    [['calendar', 'load', '/nowhere.csv'], /无法读取（ENOENT）；例如 qingqu calendar load 2027\.csv/],
  ])('says in one line what is wrong with %j', async (args, line) => {
    const error = await qingqu(...args).catch((thrown: Error) => thrown.message);
    expect(error).toMatch(line);
    expect(error).not.toContain('\n');
  });
});

describe('qingqu calendar', () => {
  const file = (...lines: string[]): string => {
    const path = join(test.platform.dirs.inbox, 'calendar.csv');
    writeFileSync(path, `${['date,is_workday,kind,name,source', ...lines].join('\n')}\n`);
    return path;
  };

  it('shows the years and the days of a month', async () => {
    expect(await qingqu('calendar', 'show')).toContain(
      '2018  工作日 250 天，至 2018-12-31 / 250 working days, to 2018-12-31',
    );
    const october = await qingqu('calendar', 'show', '2018-10');
    expect(october).toHaveLength(31);
    expect(october[0]).toBe('2018-10-01  节假日 / holiday  国庆节  国办发明电〔2017〕12号');
    expect(await qingqu('calendar', 'show', '2031-01')).toEqual([expect.stringContaining('未发布')]);
  });

  it('takes a change in and tells which due dates moved', async () => {
    const change = file('2019-02-21,false,holiday,临时假日,虚构〔2019〕1号');
    expect(await qingqu('calendar', 'load', change)).toEqual([
      expect.stringMatching(/^日历第 2 版：新增 0 天，变更 1 天，不变 0 天/),
      expect.stringMatching(/^案件核实期限：新得 0，推迟 2，提前 0/),
      expect.stringMatching(/^案件整改期限：新得 0，推迟 2，提前 0/),
    ]);
    expect(await qingqu('calendar', 'load', change)).toEqual([expect.stringMatching(/变更 0 天，不变 1 天/)]);
    expect(await qingqu('calendar', 'show', '2019-02')).toContainEqual(expect.stringMatching(/^2019-02-21 .*第 2 版/));
    await assertCasework(test.platform.system);
  });

  it('tells every line that is wrong, and takes nothing in then', async () => {
    const before = test.lines.length;
    const path = file(
      '2019-02-22,false,holiday,临时假日,虚构〔2019〕2号',
      '2019-02-30,false,holiday,x,y',
      '2019-02-25,maybe,workday,,y',
    );
    await expect(qingqu('calendar', 'load', path)).rejects.toThrow(/2 处问题，未装入/);
    expect(test.lines.slice(before)).toEqual([
      expect.stringMatching(/^第 3 行/),
      expect.stringMatching(/^第 4 行.*true 或 false/),
    ]);
    expect(await qingqu('calendar', 'show', '2019-02')).toContainEqual(expect.stringMatching(/^2019-02-22 {2}工作日/));
  });
});
