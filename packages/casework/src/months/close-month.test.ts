// The test table of months of problems (Art. 17 ¶3), each line with its nearest neighbour, closed in a real database; and how months are closed.
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { platform } from '../matter/actor.js';
import { type MadeAct, type MadeCase, madeCase, writeCases } from '../testing/made-cases.js';
import { assertMonths } from '../testing/months.js';
import { monthAfter } from './civil-month.js';
import { closeMonth } from './close-month.js';
import { lastClosedDay } from './closed.js';
import { escalationActed } from './escalation-acted.js';
import type { SomeMonthParameters } from './parameters.js';
import { previewEscalation } from './preview-escalation.js';

const COUNTY = '411425000000';
const OTHER_COUNTY = '411421000000';
const PREFECTURE = '411400000000';
/** Below the province itself. */
const DIRECT_COUNTY = '410225000000';
const PROVINCE = '410000000000';
const counties = [
  '411402',
  '411403',
  '411422',
  '411423',
  '411424',
  '411426',
  '411481',
  '410502',
  '410503',
  '410505',
  '410506',
].map((code) => `${code}000000`);

/** How a region stood at the month ends, from January on, and where it stands now. */
async function stood(
  { system }: TestDatabase,
  regionCode: string,
): Promise<[problems: string, phase: string | undefined]> {
  const { rows } = await system.query<{ problems: string; phase: string }>(
    `select string_agg(problem::int::text, '' order by month) as problems, (select state from escalation e where e.region_code = $1) as phase
     from month_state where region_code = $1`,
    [regionCode],
  );
  return [rows[0]!.problems, rows[0]!.phase];
}

/** A database with these cases in which January to March were closed, each on the next month's first day. */
async function closedQuarter(cases: MadeCase[], parameters: SomeMonthParameters = {}): Promise<TestDatabase> {
  const database = await testDatabase();
  await writeCases(database.system, cases);
  for (const month of ['2018-01', '2018-02', '2018-03'])
    await closeMonth(database.system, { month, today: `${monthAfter(month)}-01`, actor: platform, parameters });
  return database;
}

const open = (on: string): MadeAct => ({ act: 'open', on });
/** A problem that is raised on one day and rectified on another. */
const rectified = (from: string, on: string, rectifiedOn = on): MadeAct[] => [
  open(from),
  { act: 'take_up', on: from },
  { act: 'determine_violation', on: from },
  { act: 'report_rectified', on, rectifiedOn },
];

/** What happened in a region; whether there was a problem at the end of January, February, March; where that leads. */
type Line = [what: string, cases: MadeAct[][], problems: string, phase: string];

/** Three different problems, each there at one month end. */
const three = [
  rectified('2018-01-31', '2018-02-15'),
  rectified('2018-02-20', '2018-03-15'),
  rectified('2018-03-20', '2018-04-15'),
];
/** A problem a month, rectified before the month ends. */
const within = ['2018-01', '2018-02', '2018-03'].map((month) => rectified(`${month}-05`, `${month}-20`));

const asProposed: Line[] = [
  ['one, raised on 31 January and rectified on 31 March', [rectified('2018-01-31', '2018-03-31')], '110', 'normal'],
  ['the same, rectified on 1 April', [rectified('2018-01-31', '2018-04-01')], '111', 'inspection_due'],
  [
    'rectified on 31 March, as is said on 1 April, before the close',
    [rectified('2018-01-31', '2018-04-01', '2018-03-31')],
    '110',
    'normal',
  ],
  ['three different ones, each there at one month end', three, '111', 'inspection_due'],
  ['one a month, rectified before its end', within, '000', 'normal'],
  [
    'one that turned out to be normal',
    [[open('2018-01-31'), { act: 'take_up', on: '2018-02-01' }, { act: 'confirm_normal', on: '2018-02-10' }]],
    '100',
    'normal',
  ],
  ['one that was cleared', [[open('2018-01-31'), { act: 'clear', on: '2018-02-28' }]], '100', 'normal'],
  [
    'one of which supervision rejects the rectification on 31 March',
    [[...rectified('2018-01-31', '2018-03-10'), { act: 'reject', on: '2018-03-31' }]],
    '111',
    'inspection_due',
  ],
  [
    'one of which supervision rejects it on 1 April',
    [[...rectified('2018-01-31', '2018-03-10'), { act: 'reject', on: '2018-04-01' }]],
    '110',
    'normal',
  ],
  [
    'one that came back',
    [[open('2018-01-10'), { act: 'clear', on: '2018-02-10' }, { act: 'reopen', on: '2018-03-10' }]],
    '101',
    'watch1',
  ],
];

const linesOf = (lines: Line[]) => lines.map((line, at) => ({ line, code: counties[at]! }));
const casesOf = (lines: Line[]) =>
  linesOf(lines).flatMap(({ line: [, cases], code }) => cases.map((acts) => madeCase(code, acts)));

describe('problems of three months', () => {
  let database: TestDatabase;
  const late = madeCase(COUNTY, [open('2018-01-31')]);
  beforeAll(async () => {
    const others = [DIRECT_COUNTY, PROVINCE].map((code) => madeCase(code, [open('2018-01-31')]));
    database = await closedQuarter([...casesOf(asProposed), late, ...others]);
  });
  afterAll(() => database.drop());

  it.each(
    linesOf(asProposed).map(({ line: [what, , problems, phase], code }) => [what, phase, problems, code] as const),
  )('%s: %s', async (_, phase, problems, code) => expect(await stood(database, code)).toEqual([problems, phase]));

  it("are those of a region's own level: a prefecture has not its counties'", async () => {
    expect(await stood(database, PREFECTURE)).toEqual(['000', 'normal']);
    expect(await stood(database, DIRECT_COUNTY)).toEqual(['111', 'inspection_due']);
  });

  it('of the province lead nowhere', async () => {
    expect(await stood(database, PROVINCE)).toEqual(['111', null]);
  });

  it('make an inspection due at the end of the third', async () => {
    const { rows } = await database.system.query('select since, month from escalation where region_code = $1', [
      COUNTY,
    ]);
    expect(rows).toEqual([{ since: '2018-03-31', month: '2018-03' }]);
  });

  it('stay as they were closed, whatever is said of them later', async () => {
    const { system } = database;
    const frozen = await everythingFrozen(system);
    expect(await lastClosedDay(system)).toBe('2018-03-31');
    late.acts.push(...rectified('2018-04-02', '2018-04-02', '2018-03-20').slice(1));
    await writeCases(system, [late]);
    const again = await closeMonth(system, { month: '2018-03', today: '2018-04-03', actor: platform });
    expect(again.already).toBe(true);
    expect(await everythingFrozen(system)).toEqual(frozen);
    expect(await stood(database, COUNTY)).toEqual(['111', 'inspection_due']);
    await expect(
      system.query(`update month_state set problem = false where region_code = $1`, [COUNTY]),
    ).rejects.toThrow();
    await expect(system.query(`delete from month_close`)).rejects.toThrow();
    await expect(system.query(`update ledger_line set closing = closing`)).rejects.toThrow();
    await assertMonths(system);
  });

  it.each<[string, SomeMonthParameters, Line[]]>([
    [
      'the same warning has to be there',
      { identity: 'same' },
      [
        ['three different ones', three, '111', 'watch1'],
        ['one', [[open('2018-01-31')]], '111', 'inspection_due'],
      ],
    ],
    [
      'any moment of the month counts',
      { test: 'any' },
      [
        ['one a month, rectified before its end', within, '111', 'inspection_due'],
        ['one, rectified on 28 February', [rectified('2018-01-31', '2018-02-28')], '110', 'normal'],
        [
          'one that was cleared in its month',
          [[open('2018-01-05'), { act: 'clear', on: '2018-01-20' }]],
          '000',
          'normal',
        ],
      ],
    ],
  ])('when %s', async (_, parameters, lines) => {
    const other = await closedQuarter(casesOf(lines), parameters);
    for (const {
      line: [, , problems, phase],
      code,
    } of linesOf(lines))
      expect(await stood(other, code)).toEqual([problems, phase]);
    await assertMonths(other.system);
    await other.drop();
  });

  it('of counties are those of their prefecture too, where that is wanted; never of one that the province manages', async () => {
    const cases = [COUNTY, DIRECT_COUNTY].map((code) => madeCase(code, [open('2018-01-31')]));
    const other = await closedQuarter(cases, { includeChildren: true });
    expect(await stood(other, PREFECTURE)).toEqual(['111', 'inspection_due']);
    expect(await stood(other, '410200000000')).toEqual(['000', 'normal']);
    await assertMonths(other.system);
    await other.drop();
  });
});

let database: TestDatabase | undefined;
afterEach(async () => {
  if (database) await assertMonths(database.system);
  await database?.drop();
  database = undefined;
});

describe('a month', () => {
  const refusal = async (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
    );

  it('is closed in its turn, from the first with a case on, once it is over, and by the province', async () => {
    database = await testDatabase();
    const { system } = database;
    const close = (month: string, today: string, actor = platform) =>
      refusal(closeMonth(system, { month, today, actor }));
    expect(await close('2018-01', '2018-02-01')).toBe('CONFLICT: there is no case yet, so no month to close');
    await writeCases(system, [madeCase(COUNTY, [{ act: 'open', on: '2018-02-10' }])]);
    expect(await close('2018-1', '2018-03-01')).toBe("BAD_INPUT: '2018-1' is no month; expected one such as 2018-03");
    expect(await close('2018-01', '2018-03-01')).toBe(
      'CONFLICT: months are closed one after the other: 2018-02 is next, not 2018-01',
    );
    expect(await close('2018-02', '2018-02-28')).toBe(
      'CONFLICT: 2018-02 ends on 2018-02-28 and today is 2018-02-28; it can be closed from the next day on',
    );
    const { rows } = await system.query<{ lo: bigint; hi: bigint }>(
      'select scope_lo as lo, scope_hi as hi from region where code = $1',
      [PREFECTURE],
    );
    expect(await close('2018-02', '2018-03-01', { ...platform, role: 'supervisor', ...rows[0]! })).toBe(
      "FORBIDDEN: months are closed by the province's supervision",
    );
    expect(await close('2018-02', '2018-03-01', { ...platform, role: 'staff' })).toMatch('FORBIDDEN');
    expect(await lastClosedDay(system)).toBeNull();
    expect(await close('2018-02', '2018-03-01', { ...platform, role: 'supervisor' })).toBe('done');
    expect(await close('2018-04', '2018-05-01')).toBe(
      'CONFLICT: months are closed one after the other: 2018-03 is next, not 2018-04',
    );
  });

  it('is closed once when several close it at the same time', async () => {
    database = await testDatabase();
    const { system } = database;
    await writeCases(system, [madeCase(COUNTY, [{ act: 'open', on: '2018-01-10' }])]);
    const closes = await Promise.all(
      [1, 2, 3, 4].map(() => closeMonth(system, { month: '2018-01', today: '2018-02-01', actor: platform })),
    );
    expect(closes.filter(({ already }) => !already)).toHaveLength(1);
    expect(new Set(closes.map(({ asKnownAt }) => asKnownAt)).size).toBe(1);
  });

  it('waits for a step that is being written, and counts it', async () => {
    database = await testDatabase();
    const { system } = database;
    await writeCases(system, [madeCase(COUNTY, [{ act: 'open', on: '2018-01-10' }])]);
    const client = await system.connect();
    await client.query('begin');
    await writeCases(client, [madeCase(OTHER_COUNTY, [{ act: 'open', on: '2018-01-20' }])]);
    const close = closeMonth(system, { month: '2018-01', today: '2018-02-01', actor: platform });
    await untilSomebodyWaits(database);
    await client.query('commit');
    client.release();
    await close;
    expect((await stood(database, OTHER_COUNTY))[0]).toBe('1');
  });

  it('lets an inspection be ordered that has begun before it, and keeps that', async () => {
    database = await closedQuarter([madeCase(COUNTY, [open('2018-01-31')])]);
    const { system } = database;
    const client = await system.connect();
    await client.query('begin');
    await writeCases(client, [madeCase(OTHER_COUNTY, [open('2018-04-20')])]);
    const close = closeMonth(system, { month: '2018-04', today: '2018-05-01', actor: platform });
    await untilSomebodyWaits(database);
    const order = { act: 'inspection_ordered', id: randomUUID(), today: '2018-05-01', actor: platform } as const;
    expect(await escalationActed(client, { regionCode: OTHER_COUNTY, ...order })).toBeUndefined();
    expect(await escalationActed(client, { regionCode: COUNTY, ...order })).toBe('inspecting');
    await client.query('commit');
    client.release();
    await close;
    expect(await stood(database, COUNTY)).toEqual(['1111', 'inspecting']);
  });

  it('finds a region that has taken the place of another where that one stood', async () => {
    database = await closedQuarter([
      madeCase(COUNTY, [open('2018-01-31')]),
      madeCase(OTHER_COUNTY, [open('2018-02-10')]),
    ]);
    const { system } = database;
    await system.query(
      `insert into region select (jsonb_populate_record(r, jsonb_build_object('code', '411499000000'))).* from region r where code = $1`,
      [OTHER_COUNTY],
    );
    await system.query(`update region set successor = '411499000000' where code = $1`, [OTHER_COUNTY]);
    await closeMonth(system, { month: '2018-04', today: '2018-05-01', actor: platform });
    expect(await stood(database, '411499000000')).toEqual(['1', 'inspection_due']);
    expect(await stood(database, OTHER_COUNTY)).toEqual(['011', null]);
  });

  it('has the parameters of the month before where none are given', async () => {
    database = await testDatabase();
    const { system } = database;
    await writeCases(system, [madeCase(COUNTY, [{ act: 'open', on: '2018-01-10' }])]);
    await closeMonth(system, {
      month: '2018-01',
      today: '2018-02-01',
      actor: platform,
      parameters: { test: 'any', cleanMonths: 5, frequent: { red: 7 } },
    });
    const next = await closeMonth(system, {
      month: '2018-02',
      today: '2018-03-01',
      actor: platform,
      parameters: { cleanMonths: 2, frequent: { newWarnings: 20 } },
    });
    expect(next.parameters).toMatchObject({ test: 'any', cleanMonths: 2, frequent: { red: 7, newWarnings: 20 } });
  });
});

describe('beforehand', () => {
  it('it is told who would be due at the end of the month, as things stand', async () => {
    database = await testDatabase();
    const { system } = database;
    const one = madeCase(COUNTY, [open('2018-01-31')]);
    expect(await previewEscalation(system, '2018-01-31')).toEqual([]);
    await writeCases(system, [one, madeCase(OTHER_COUNTY, rectified('2018-01-31', '2018-03-10'))]);
    expect(await previewEscalation(system, '2018-02-15')).toEqual([]);
    // January and February are not closed yet: they are reckoned with as they stand.
    const due = {
      regionCode: COUNTY,
      month: '2018-03',
      wouldBe: 'inspection_due',
      streak: 3,
      caseIds: [one.id],
    };
    expect(await previewEscalation(system, '2018-03-05')).toEqual([{ ...due, phase: 'normal' }]);
    // Asked within a part of the tree, the same is told of it and nothing of the rest.
    expect(await previewEscalation(system, '2018-03-05', await spanOf('411400000000'))).toEqual([
      { ...due, phase: 'normal' },
    ]);
    expect(await previewEscalation(system, '2018-03-05', await spanOf(OTHER_COUNTY))).toEqual([]);
    for (const month of ['2018-01', '2018-02'])
      await closeMonth(system, { month, today: `${monthAfter(month)}-01`, actor: platform });
    expect(await previewEscalation(system, '2018-03-05')).toEqual([{ ...due, phase: 'watch2' }]);
    expect(await previewEscalation(system, '2018-03-05', await spanOf(COUNTY))).toEqual([{ ...due, phase: 'watch2' }]);
    one.acts.push({ act: 'clear', on: '2018-03-06' });
    await writeCases(system, [one]);
    expect(await previewEscalation(system, '2018-03-06')).toEqual([]);
  });
});

async function spanOf(code: string): Promise<{ lo: bigint; hi: bigint }> {
  const { rows } = await database!.system.query<{ lo: bigint; hi: bigint }>(
    'select scope_lo as lo, scope_hi as hi from region where code = $1',
    [code],
  );
  return rows[0]!;
}

async function untilSomebodyWaits({ system }: TestDatabase): Promise<void> {
  for (;;) {
    const { rows } = await system.query(
      'select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())',
    );
    if (rows.length > 0) return;
  }
}

async function everythingFrozen(system: TestDatabase['system']) {
  const all: unknown[] = [];
  for (const table of ['month_close', 'month_state', 'escalation', 'ledger', 'ledger_line'])
    all.push((await system.query(`select * from ${table} t order by t::text`)).rows);
  return all;
}
