// A year of six regions, closed month by month in a real database, with the inspections and interviews that it leads to. What is expected was
// worked out by hand from Art. 17 ¶3 and the proposed parameters. Steps, in order:
//   minquan  has one problem from January to September: inspected in May, interviewed in August, quiet from then on
//   liangyuan rectifies in March, fails from April to June, is inspected in July; ten warnings within sixty days after that
//   shangqiu (the prefecture itself) is inspected in April; three red warnings after that
//   lankao   (managed by the province) has problems now and then
//   yucheng  waits long for its inspection, and is quiet after it
//   suixian  has none
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import type pg from 'pg';
import { orderInspection, reportInspection, startInspection } from '../instruments/inspections.js';
import { conveneInterview, holdInterview } from '../instruments/interviews.js';
import type { Actor } from '../matter/actor.js';
import { platform } from '../matter/actor.js';
import { type MadeAct, type MadeCase, madeCase, writeCases } from '../testing/made-cases.js';
import { assertMonths } from '../testing/months.js';
import { monthAfter } from './civil-month.js';
import { closeMonth } from './close-month.js';

const regions = {
  minquan: '411421000000',
  liangyuan: '411402000000',
  shangqiu: '411400000000',
  lankao: '410225000000',
  yucheng: '411425000000',
  suixian: '411422000000',
} as const;
type Name = keyof typeof regions;

const expected: Record<Name, string[]> = {
  minquan: [
    'watch1',
    'watch2',
    'inspection_due',
    'inspecting',
    'post_inspection',
    'post_inspection',
    'interview_due',
    'interviewed',
    'interviewed',
    'interviewed',
    'normal',
    'normal',
  ],
  liangyuan: [
    'watch1',
    'watch2',
    'normal',
    'watch1',
    'watch2',
    'inspection_due',
    'post_inspection',
    'post_inspection',
    'interview_due',
    'interview_due',
    'interview_due',
    'interview_due',
  ],
  shangqiu: [
    'watch1',
    'watch2',
    'inspection_due',
    'post_inspection',
    'post_inspection',
    'post_inspection',
    'interview_due',
    'interviewed',
    'interviewed',
    'interviewed',
    'interviewed',
    'normal',
  ],
  lankao: [
    'watch1',
    'watch2',
    'normal',
    'normal',
    'watch1',
    'watch2',
    'normal',
    'watch1',
    'normal',
    'normal',
    'normal',
    'normal',
  ],
  yucheng: [
    'watch1',
    'watch2',
    'inspection_due',
    'inspection_due',
    'inspecting',
    'post_inspection',
    'post_inspection',
    'post_inspection',
    'post_inspection',
    'post_inspection',
    'post_inspection',
    'post_inspection',
  ],
  suixian: Array<string>(12).fill('normal'),
};

/** A problem that is open from one day until it is rectified on another. */
const problem = (name: Name, from: string, until: string, more: Partial<MadeCase> = {}): MadeCase => {
  const acts: MadeAct[] = [
    { act: 'open', on: from },
    { act: 'take_up', on: from },
    { act: 'determine_violation', on: from },
    { act: 'report_rectified', on: until },
  ];
  return madeCase(regions[name], acts, more);
};
const warnings = (count: number) => Array.from({ length: count }, () => crypto.randomUUID());

const cases = [
  problem('minquan', '2018-01-10', '2018-09-10'),
  problem('liangyuan', '2018-01-20', '2018-03-20'),
  problem('liangyuan', '2018-04-20', '2018-07-01'),
  problem('liangyuan', '2018-08-05', '2018-08-20', { warningIds: warnings(5) }),
  problem('liangyuan', '2018-09-20', '2018-09-25', { warningIds: warnings(5) }),
  problem('shangqiu', '2018-01-10', '2018-04-25'),
  ...['2018-05', '2018-06', '2018-07'].map((month) =>
    problem('shangqiu', `${month}-03`, `${month}-08`, { severity: 'red' }),
  ),
  problem('shangqiu', '2018-08-25', '2018-10-05'),
  problem('lankao', '2018-01-31', '2018-03-31'),
  problem('lankao', '2018-05-31', '2018-07-15'),
  problem('lankao', '2018-08-01', '2018-09-01'),
  problem('yucheng', '2018-01-05', '2018-06-05'),
];

let database: TestDatabase;
let supervision: Actor;
const ids = new Map<string, string>();

/** What supervision does, by day. */
const done: readonly (readonly [string, (client: pg.ClientBase, today: string) => Promise<unknown>])[] = [
  ['2018-04-02', order('shangqiu', 'early')],
  ['2018-04-10', order('minquan', 'minquan')],
  ['2018-04-20', report('early')],
  ['2018-05-05', order('yucheng', 'yucheng')],
  ['2018-05-15', report('minquan')],
  ['2018-06-02', report('yucheng')],
  ['2018-07-05', order('liangyuan', 'liangyuan')],
  ['2018-07-20', report('liangyuan')],
  ['2018-08-10', interview('shangqiu')],
  ['2018-08-20', interview('minquan')],
];

function order(name: Name, as: string) {
  return async (client: pg.ClientBase, today: string) => {
    const said = { today, reason: '连续三个月存在未整改预警' };
    ids.set(
      as,
      await orderInspection(client, supervision, said, { regionCode: regions[name], scope: '2018 年扶贫资金' }),
    );
  };
}

function report(as: string) {
  return async (client: pg.ClientBase, today: string) => {
    await startInspection(client, step(as), { today, team: '监督检查一处', startedOn: today });
    await reportInspection(client, step(as), { today, findings: '逾期未整改', requirements: '限期整改' });
  };
}

function interview(name: Name) {
  return async (client: pg.ClientBase, today: string) => {
    const said = { today, reason: '督查后预警仍频繁出现', convenedFor: today };
    ids.set(`interview ${name}`, await conveneInterview(client, supervision, said, { regionCode: regions[name] }));
    await holdInterview(client, step(`interview ${name}`), {
      today,
      heldOn: today,
      minutes: '已约谈',
      requirements: '按月报送',
    });
  };
}

const step = (as: string) => ({ id: ids.get(as)!, actor: supervision });

beforeAll(async () => {
  database = await testDatabase();
  const { rows } = await database.system.query<{ lo: bigint; hi: bigint }>(
    `select scope_lo as lo, scope_hi as hi from region where code = '410000000000'`,
  );
  supervision = {
    ...platform,
    ...rows[0]!,
    username: 'jiandu',
    role: 'supervisor',
    regionCode: '410000000000',
    departmentKinds: ['supervision'],
    accounts: ['jiandu'],
  };
  await writeCases(database.system, cases);
  // Supervision acts before the close of the day on which both happen.
  for (let month = '2018-01'; month <= '2018-12'; month = monthAfter(month)) {
    const today = `${monthAfter(month)}-01`;
    for (const [day, act] of done.filter(([day]) => day >= `${month}-02` && day <= today))
      await inTransaction(database.system, (client) => act(client, day));
    await closeMonth(database.system, { month, today, actor: supervision });
  }
});
afterAll(() => database.drop());

describe('a year of months', () => {
  it.each(Object.keys(regions) as Name[])('leads %s where it leads', async (name) => {
    const { rows } = await database.system.query<{ phases: string[]; now: string }>(
      `select array_agg(phase order by month) as phases, (select state from escalation e where e.region_code = $1) as now
       from month_state where region_code = $1`,
      [regions[name]],
    );
    expect(rows[0]).toEqual({ phases: expected[name], now: expected[name].at(-1) });
  });

  it('keeps to what holds of months', () => assertMonths(database.system));
});
