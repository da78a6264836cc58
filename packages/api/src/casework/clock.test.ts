// What is late, and where the time of cases goes, over GraphQL: by staff of a county, of another, by its city's supervision, an administrator, leadership.
//   1. overdue cases are listed with the cases themselves, filtered, the longest overdue first, each viewer his own;
//   2. the stays of a case are told, and handling days by step and group;
//   3. reminders lead to what they remind of.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { remind } from '@qingqu/casework';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { entities } from '../entities/index.js';
import { globalId } from '../plan/global-id.js';
import { type Answer, type TestApi, testApi } from '../testing/client.js';

const YUCHENG = '411425000000';
const MINQUAN = '411421000000';
const SHANGQIU = '411400000000';
const TODAY = '2018-10-22';

let database: TestDatabase;
let api: TestApi;
let tokens: Record<'yucheng' | 'treasury' | 'minquan' | 'jiandu' | 'guanli' | 'lingdao', string>;

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database, 'production', {
    casework: { system: database.system, today: async () => TODAY, blobDir: '/nowhere' },
  });
  const token = async (username: string, spec: object) =>
    (await api.user({ username, regionCode: YUCHENG, ...spec })).token;
  tokens = {
    yucheng: await token('yucheng', { role: 'staff', departmentKinds: ['agri'] }),
    treasury: await token('treasury', { role: 'staff', departmentKinds: ['treasury'] }),
    minquan: await token('minquan', { role: 'staff', departmentKinds: ['agri'], regionCode: MINQUAN }),
    jiandu: await token('jiandu', { role: 'supervisor', regionCode: SHANGQIU }),
    guanli: await token('guanli', { role: 'admin' }),
    lingdao: await token('lingdao', { role: 'leader' }),
  };
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

interface Made {
  region?: string;
  department?: string;
  category?: string;
  state: string;
  verifyDueOn?: string;
  rectifyDueOn?: string;
  pausedOn?: string;
  steps: [act: string, to: string, on: string][];
}

async function made({ region = YUCHENG, department = 'agri', category = 'fund', ...of }: Made): Promise<string> {
  const id = randomUUID();
  await database.system.query(
    `insert into case_file (id, state, region_code, scope_ord, rule_id, case_key, category, severity, department_kind, warnings, opened_on, verify_within,
       rectify_within, verify_due_on, rectify_due_on, paused_on)
     select $1, $2, code, scope_lo, 'made', 'made', $4, 'yellow', $5, 1, $6, 5, 10, $7, $8, $9 from region where code = $3`,
    [id, of.state, region, category, department, of.steps[0]![2], of.verifyDueOn, of.rectifyDueOn, of.pausedOn],
  );
  for (const [at, [act, to, on]] of of.steps.entries())
    await database.system.query(
      `insert into casework_step (matter, matter_id, seq, act, to_state, by_user, by_role, on_day, scope_ord, department_kind)
       select 'case', $1, $2, $3, $4, 'nong', 'staff', $5, scope_lo, $7 from region where code = $6`,
      [id, at + 1, act, to, on, region, department],
    );
  return id;
}

let late: string;
let paused: string;
beforeAll(async () => {
  late = await made({
    state: 'rectifying',
    verifyDueOn: '2018-09-26',
    rectifyDueOn: '2018-10-12',
    steps: [
      ['open', 'assigned', '2018-09-20'],
      ['take_up', 'verifying', '2018-09-21'],
      ['determine_violation', 'rectifying', '2018-09-26'],
    ],
  });
  paused = await made({
    state: 'verifying',
    verifyDueOn: '2018-10-10',
    pausedOn: '2018-10-08',
    steps: [
      ['open', 'assigned', '2018-09-30'],
      ['take_up', 'verifying', '2018-09-30'],
      ['pause', 'verifying', '2018-10-08'],
    ],
  });
  await made({
    region: MINQUAN,
    state: 'verifying',
    verifyDueOn: '2018-10-19',
    steps: [
      ['open', 'assigned', '2018-10-15'],
      ['take_up', 'verifying', '2018-10-17'],
    ],
  });
  await made({
    department: 'treasury',
    category: 'cash',
    state: 'assigned',
    verifyDueOn: '2018-10-21',
    steps: [['open', 'assigned', '2018-10-15']],
  });
  await made({
    state: 'closed',
    steps: [
      ['open', 'assigned', '2018-10-15'],
      ['take_up', 'verifying', '2018-10-16'],
      ['confirm_normal', 'closed', '2018-10-18'],
    ],
  });
});

type Who = keyof typeof tokens;
async function data(who: Who, query: string): Promise<Answer['data']> {
  const answer = await api.ask(tokens[who], query);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}
const error = async (who: Who, query: string) => (await api.ask(tokens[who], query)).errors?.[0];
const caseId = (id: string) => globalId(entities.get('Case')!, [id]);

describe('overdueCases', () => {
  const query = (args = '') =>
    `{ overdueCases${args} { totalCount nodes { what dueOn workdays case { ruleId region { name } late: state } } } }`;

  it('tells the cases of which something is overdue, the longest first; what is paused is not', async () => {
    expect((await data('jiandu', query())).overdueCases).toEqual({
      totalCount: 3,
      nodes: [
        {
          what: 'RECTIFY',
          dueOn: '2018-10-12',
          workdays: 6,
          case: { ruleId: 'made', region: { name: '虞城县' }, late: 'RECTIFYING' },
        },
        {
          what: 'VERIFY',
          dueOn: '2018-10-19',
          workdays: 1,
          case: { ruleId: 'made', region: { name: '民权县' }, late: 'VERIFYING' },
        },
        {
          what: 'VERIFY',
          dueOn: '2018-10-21',
          workdays: 1,
          case: { ruleId: 'made', region: { name: '虞城县' }, late: 'ASSIGNED' },
        },
      ],
    });
  });

  it.each([
    ['(what: VERIFY)', 2],
    ['(minWorkdays: 2)', 1],
    ['(filter: { category: { eq: CASH } })', 1],
    [`(filter: { regionUnder: "${MINQUAN}" })`, 1],
    ['(filter: { state: { eq: CLOSED } })', 0],
    ['(first: 1)', 3],
  ])('may be narrowed: %s', async (args, total) => {
    const { overdueCases } = await data('jiandu', query(args));
    expect(overdueCases.totalCount).toBe(total);
    if (args.includes('first')) expect(overdueCases.nodes).toHaveLength(1);
  });

  it('shows each viewer his own', async () => {
    const counts = await Promise.all(
      (['yucheng', 'treasury', 'minquan'] as const).map(
        async (who) => (await data(who, query())).overdueCases.totalCount,
      ),
    );
    expect(counts).toEqual([1, 1, 1]);
    expect((await data('minquan', query())).overdueCases.nodes[0].case.region.name).toBe('民权县');
  });

  it('is not for administrators and leadership, and no page is too long', async () => {
    expect((await error('guanli', query()))?.extensions.code).toBe('FORBIDDEN');
    expect((await error('lingdao', query()))?.extensions.code).toBe('FORBIDDEN');
    expect(await error('jiandu', query('(first: 500)'))).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
      message: expect.stringContaining('1 to 200'),
    });
  });
});

describe('the time of cases', () => {
  it('is told step by step', async () => {
    expect(
      (await data('yucheng', `{ caseStays(id: "${caseId(paused)}") { state node since until workdays } }`)).caseStays,
    ).toEqual([
      { state: 'ASSIGNED', node: 'VERIFY', since: '2018-09-30', until: '2018-09-30', workdays: 0 },
      { state: 'VERIFYING', node: 'VERIFY', since: '2018-09-30', until: '2018-10-08', workdays: 1 },
      { state: 'VERIFYING', node: 'WAIT', since: '2018-10-08', until: null, workdays: 10 },
    ]);
    expect((await data('minquan', `{ caseStays(id: "${caseId(paused)}") { state } }`)).caseStays).toBeNull();
  });

  const dwell = (args = '') =>
    `{ caseDwell${args} { node region category department cases workdays averageWorkdays standing } }`;

  it('is told in all, and by region, category and department', async () => {
    const all = (await data('jiandu', dwell())).caseDwell;
    // Verifying: 4 working days, 1, and 3 of the case that was closed; two are at it.
    expect(all).toEqual([
      {
        node: 'VERIFY',
        region: null,
        category: null,
        department: null,
        cases: 4,
        workdays: 9,
        averageWorkdays: 2.25,
        standing: 2,
      },
      {
        node: 'RECTIFY',
        region: null,
        category: null,
        department: null,
        cases: 0,
        workdays: 0,
        averageWorkdays: null,
        standing: 1,
      },
      {
        node: 'WAIT',
        region: null,
        category: null,
        department: null,
        cases: 0,
        workdays: 0,
        averageWorkdays: null,
        standing: 1,
      },
    ]);
    const grouped = (await data('jiandu', dwell('(groupBy: [REGION, CATEGORY, DEPARTMENT])'))).caseDwell;
    expect(
      grouped.map(
        ({ region, category, department, node, cases }: Record<string, unknown>) =>
          `${region} ${category} ${department} ${node} ${cases}`,
      ),
    ).toEqual([
      `${MINQUAN} FUND AGRI VERIFY 1`,
      `${YUCHENG} CASH TREASURY VERIFY 0`,
      `${YUCHENG} FUND AGRI VERIFY 3`,
      `${YUCHENG} FUND AGRI RECTIFY 0`,
      `${YUCHENG} FUND AGRI WAIT 0`,
    ]);
  });

  it('counts what was left in a period, and the viewer’s own', async () => {
    const october = '(from: "2018-10-16", to: "2018-10-18")';
    const [verify] = (await data('yucheng', dwell(october))).caseDwell;
    expect(verify).toMatchObject({ node: 'VERIFY', cases: 1, workdays: 3, standing: 0 });
    expect((await data('treasury', dwell())).caseDwell).toMatchObject([{ node: 'VERIFY', cases: 0, standing: 1 }]);
    expect((await error('guanli', dwell()))?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('reminders', () => {
  it('lead to what they remind of, and back', async () => {
    await remind(database.system, TODAY);
    const { reminders } = await data(
      'yucheng',
      '{ reminders { totalCount nodes { kind what dueOn remindedOn matter { __typename ... on Case { id reminders { totalCount } } } } } }',
    );
    expect(reminders).toEqual({
      totalCount: 1,
      nodes: [
        {
          kind: 'OVERDUE',
          what: 'rectify',
          dueOn: '2018-10-12',
          remindedOn: TODAY,
          matter: { __typename: 'Case', id: caseId(late), reminders: { totalCount: 1 } },
        },
      ],
    });
    expect((await data('jiandu', '{ reminders { totalCount } }')).reminders.totalCount).toBe(3);
  });
});
