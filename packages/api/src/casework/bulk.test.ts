// Many cases are given to a colleague at once: each is judged for itself, as assignCase would judge it.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { keepCases } from '@qingqu/casework';
import { assertCasework, raise } from '@qingqu/casework/testing';
import { entities } from '../entities/index.js';
import { globalId } from '../plan/global-id.js';
import { type CaseworkApi, COUNTY, caseworkApi, keyOf, type Office, OTHER_COUNTY } from '../testing/casework-api.js';

const offices = {
  guoku: { role: 'staff', regionCode: COUNTY, departmentKinds: ['treasury'] },
  guoku2: { role: 'staff', regionCode: COUNTY, departmentKinds: ['treasury'] },
  nong: { role: 'staff', regionCode: COUNTY, departmentKinds: ['agri'] },
  jiandu: { role: 'supervisor', regionCode: COUNTY },
  guanli: { role: 'admin', regionCode: COUNTY },
  lingdao: { role: 'leader', regionCode: COUNTY },
} as const satisfies Record<string, Office>;
type Name = keyof typeof offices;

let world: CaseworkApi<Name>;
/** Cases of the county, and one of another. */
let own: string[];
let foreign: string;

beforeAll(async () => {
  world = await caseworkApi(offices);
  const { system } = world.database;
  await raise(system, { ruleId: 'cash-single-large', regionCode: COUNTY }, 6);
  await raise(system, { ruleId: 'cash-single-large', regionCode: OTHER_COUNTY });
  await keepCases(system, { today: '2018-10-10' });
  const idsOf = async (regionCode: string) => {
    const { rows } = await system.query<{ id: string }>('select id from case_file where region_code = $1 order by id', [
      regionCode,
    ]);
    return rows.map(({ id }) => globalId(entities.get('Case')!, [id]));
  };
  own = await idsOf(COUNTY);
  foreign = (await idsOf(OTHER_COUNTY))[0]!;
});
afterAll(async () => {
  if (world) await assertCasework(world.database.system);
  await world?.close();
});

const ASSIGN = `mutation ($cases: [CaseSeen!]!, $to: String!) { assignCases(cases: $cases, assignee: $to) {
  id case { id assignee version } code messageZh messageEn basis } }`;
const seen = (ids: readonly string[], version = 1) => ids.map((id) => ({ id, version }));
const assign = async (who: Name, cases: object[], to = 'guoku2') =>
  (await world.must(who, ASSIGN, { cases, to })).assignCases;

/** What is written down of cases: versions, assignees, steps. */
async function written() {
  const { rows } = await world.database.system.query(
    'select c.id, c.version, c.assignee, (select count(*)::int from casework_step s where s.matter_id = c.id) as steps from case_file c order by c.id',
  );
  return rows;
}

it('gives each case that may be given, and says of the others why not, in the order that was asked', async () => {
  const [first, second, third] = own as [string, string, string];
  const results = await assign('guoku', [
    ...seen([first]),
    ...seen([second], 7),
    ...seen([foreign]),
    { id: 'bm8gY2FzZQ', version: 1 },
    ...seen([third]),
    ...seen([first]),
  ]);
  const done = (id: string) => ({
    id,
    case: { id, assignee: 'guoku2', version: 2 },
    code: null,
    messageZh: null,
    messageEn: null,
    basis: null,
  });
  const absent = {
    case: null,
    code: 'NOT_FOUND',
    messageZh: '没有该案件',
    messageEn: 'there is no such case',
    basis: null,
  };
  const stale = { case: null, code: 'CONFLICT', basis: '豫财办〔2018〕33号 第十七条' };
  expect(results).toEqual([
    done(first),
    {
      id: second,
      ...stale,
      messageZh: expect.stringContaining('第 1 版'),
      messageEn: expect.stringContaining('you saw 7'),
    },
    { id: foreign, ...absent },
    { id: 'bm8gY2FzZQ', ...absent },
    done(third),
    // It has moved on within the same request.
    {
      id: first,
      ...stale,
      messageZh: expect.stringContaining('第 2 版'),
      messageEn: expect.stringContaining('you saw 1'),
    },
  ]);
});

it('refuses each case in the words in which assignCase refuses it, and changes nothing', async () => {
  const [, , , case4, case5] = own as [string, string, string, string, string];
  const before = await written();
  for (const [who, to] of [
    ['jiandu', 'guoku2'],
    ['guoku', 'nong'],
    ['guoku', 'nobody'],
  ] as const) {
    const one = `mutation { assignCase(id: "${case4}", version: 1, assignee: "${to}") { id } }`;
    const { errors } = await world.ask(who, one);
    const told = errors!.map(({ message, extensions }) => [extensions.code, message]);
    const results = await assign(who, seen([case4, case5]), to);
    for (const { code, messageZh, messageEn, case: shown } of results)
      expect([who, to, shown, [[code, `${messageZh} / ${messageEn}`]]]).toEqual([who, to, null, told]);
  }
  expect(await written()).toEqual(before);
});

it('is not for those who read no cases', async () => {
  for (const who of ['guanli', 'lingdao'] as const) {
    const { errors } = await world.ask(who, ASSIGN, { cases: seen([own[0]!]), to: 'guoku2' });
    expect([who, errors?.[0]?.extensions.code]).toEqual([who, 'FORBIDDEN']);
  }
  // The agricultural department does not see the treasury's.
  expect(await assign('nong', seen([own[3]!]), 'nong')).toMatchObject([{ case: null, code: 'NOT_FOUND' }]);
});

it('takes 1 to 200 cases', async () => {
  const before = await written();
  for (const cases of [[], seen(Array.from({ length: 201 }, () => own[3]!))]) {
    const { errors } = await world.ask('guoku', ASSIGN, { cases, to: 'guoku2' });
    expect(errors?.map(({ message, extensions }) => [extensions.code, message])).toEqual([
      ['BAD_USER_INPUT', expect.stringContaining('cases has 1 to 200 of them')],
    ]);
  }
  expect(await written()).toEqual(before);
  const results = await assign('guoku', seen([own[3]!, own[4]!, ...Array.from({ length: 198 }, () => own[5]!)]));
  expect(results.filter(({ code }: { code: string | null }) => code === null)).toHaveLength(3);
  expect(results).toHaveLength(200);
});

it('writes one step for each case that was given', async () => {
  const { rows } = await world.database.system.query<{ act: string; by: string }>(
    'select act, by_user as by from casework_step where matter_id = $1 order by seq',
    [keyOf(own[0]!)],
  );
  expect(rows).toEqual([
    { act: 'open', by: 'system' },
    { act: 'assign', by: 'guoku' },
  ]);
});
