// What is asked before a case is given to somebody, and what its steps are called after that.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { keepCases } from '@qingqu/casework';
import { raise } from '@qingqu/casework/testing';
import { entities } from '../entities/index.js';
import { globalId } from '../plan/global-id.js';
import { type CaseworkApi, COUNTY, caseworkApi, type Office, OTHER_COUNTY } from '../testing/casework-api.js';

const treasury = { role: 'staff', regionCode: COUNTY, departmentKinds: ['treasury'] } as const;
const offices = {
  guoku: treasury,
  guoku2: treasury,
  yisan: treasury,
  nong: { role: 'staff', regionCode: COUNTY, departmentKinds: ['agri'] },
  'lin-guoku': { role: 'staff', regionCode: OTHER_COUNTY, departmentKinds: ['treasury'] },
  jiandu: { role: 'supervisor', regionCode: COUNTY },
  guanli: { role: 'admin', regionCode: COUNTY },
  lingdao: { role: 'leader', regionCode: COUNTY },
} as const satisfies Record<string, Office>;

let world: CaseworkApi<keyof typeof offices>;
let id: string;

beforeAll(async () => {
  world = await caseworkApi(offices);
  const { system } = world.database;
  await raise(system, { ruleId: 'cash-single-large', regionCode: COUNTY });
  await keepCases(system, { today: world.today });
  await system.query(`update app_user set disabled_at = now() where username = 'yisan'`);
  const { rows } = await system.query<{ id: string }>('select id from case_file');
  id = globalId(entities.get('Case')!, [rows[0]!.id]);
});
afterAll(() => world?.close());

const COLLEAGUES = 'query ($id: ID!) { caseColleagues(id: $id) { username displayName } }';

it('names staff of the department that has the case and whose accounts are in use, to whoever sees the case', async () => {
  for (const who of ['guoku', 'jiandu'] as const) {
    const { caseColleagues } = await world.must(who, COLLEAGUES, { id });
    expect(caseColleagues.map(({ username }: { username: string }) => username)).toEqual(['guoku', 'guoku2']);
  }
});

it('names nobody to whom the case is not there, nor to those who read no cases', async () => {
  const codeFor = async (who: keyof typeof offices) =>
    (await world.ask(who, COLLEAGUES, { id })).errors?.[0]?.extensions.code;
  expect(await codeFor('lin-guoku')).toBe('NOT_FOUND');
  expect([await codeFor('guanli'), await codeFor('lingdao')]).toEqual(['FORBIDDEN', 'FORBIDDEN']);
});

it('tells the day that casework goes by', async () => {
  expect((await world.must('guoku', '{ businessDate }')).businessDate).toBe(world.today);
});

it('calls steps what staff call them, in both languages', async () => {
  const assign =
    'mutation ($id: ID!) { assignCase(id: $id, version: 1, assignee: "guoku2") { steps { nodes { act titleZh titleEn } } } }';
  const { assignCase } = await world.must('guoku', assign, { id });
  expect(assignCase.steps.nodes).toEqual([
    { act: 'open', titleZh: '立案', titleEn: 'open' },
    { act: 'assign', titleZh: '指定经办人', titleEn: 'assign' },
  ]);
});
