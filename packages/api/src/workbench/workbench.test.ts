// Saved views, the calendar and the pages of rules over GraphQL.

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { installRules, loadRules } from '@qingqu/sweep';
import { type TestApi, testApi } from '../testing/client.js';

const COUNTY = '411425000000';
let database: TestDatabase;
let api: TestApi;
const tokens: Record<string, string> = {};
const ids: Record<string, string> = {};

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database);
  for (const role of ['staff', 'supervisor', 'leader', 'auditor', 'admin'] as const) {
    const { id, token } = await api.user({ username: role, role, regionCode: COUNTY });
    tokens[role] = token;
    ids[role] = id;
  }
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

async function must(who: string, query: string, variables?: object) {
  const { data, errors } = await api.ask(tokens[who], query, variables);
  if (errors) throw new Error(`${who}: ${query}\n${JSON.stringify(errors)}`);
  return data;
}
/** The code, and the English half of the message. */
async function refusal(who: string, query: string, variables?: object): Promise<string> {
  const { errors } = await api.ask(tokens[who], query, variables);
  if (!errors) throw new Error(`${who} was not refused: ${query}`);
  return errors.map(({ message, extensions }) => `${extensions.code} ${message.replace(/^.* \/ /, '')}`).join('; ');
}

const SAVE =
  'mutation ($page: String!, $name: String!, $address: String!, $position: Int! = 0, $isDefault: Boolean! = false, $id: ID) { saveView(page: $page, name: $name, address: $address, position: $position, isDefault: $isDefault, id: $id) { id page name address position isDefault } }';
const view = (more: object = {}) => ({ page: 'warnings', name: '本月超期', address: 'state=open&overdue=1', ...more });
const save = async (who: string, more: object = {}) => (await must(who, SAVE, view(more))).saveView;
const namesOf = async (who: string) =>
  (await must(who, '{ savedViews { nodes { name } } }')).savedViews.nodes.map(({ name }: { name: string }) => name);

describe('a saved view', () => {
  it("is everybody's own: nobody else reads, changes or deletes it, not even an auditor", async () => {
    const { id } = await save('staff');
    for (const who of ['supervisor', 'leader', 'auditor', 'admin']) {
      expect(await namesOf(who)).toEqual([]);
      expect((await must(who, `{ node(id: "${id}") { id } }`)).node).toBeNull();
      expect(await refusal(who, SAVE, view({ id }))).toBe('NOT_FOUND there is no such view');
      expect(await refusal(who, `mutation { deleteView(id: "${id}") }`)).toBe('NOT_FOUND there is no such view');
      // A name is taken on one's own page only.
      const own = await save(who);
      expect(await must(who, `mutation { deleteView(id: "${own.id}") }`)).toEqual({ deleteView: true });
    }
    expect(await namesOf('staff')).toEqual(['本月超期']);
    await must('staff', `mutation { deleteView(id: "${id}") }`);
    expect(await namesOf('staff')).toEqual([]);
  });

  it('is changed under its id, and a page opens with one of them', async () => {
    const first = await save('staff', { isDefault: true, position: 2 });
    const second = await save('staff', { name: '我的案件', address: '', isDefault: true, position: 1 });
    const { savedViews } = await must('staff', '{ savedViews { nodes { id name isDefault } } }');
    expect(savedViews.nodes).toEqual([
      { id: second.id, name: '我的案件', isDefault: true },
      { id: first.id, name: '本月超期', isDefault: false },
    ]);
    const changed = await save('staff', { id: first.id, name: ' 上月超期 ', address: 'state=open' });
    expect(changed).toMatchObject({ id: first.id, name: '上月超期', address: 'state=open', position: 0 });
    for (const id of [first.id, second.id]) await must('staff', `mutation { deleteView(id: "${id}") }`);
  });

  it.each([
    [{ page: 'Warnings!' }, 'BAD_USER_INPUT page is lower-case words'],
    [{ name: '  ' }, 'BAD_USER_INPUT a name has 1 to 40 characters'],
    [{ name: '超'.repeat(41) }, 'BAD_USER_INPUT a name has 1 to 40 characters'],
    [{ address: `q=${'x'.repeat(1_999)}` }, 'BAD_USER_INPUT address is what stands behind the question mark'],
    [{ address: 'https://example.org/?a=1' }, 'BAD_USER_INPUT address is what stands behind the question mark'],
    [{ position: -1 }, 'BAD_USER_INPUT position is 0 to 10,000'],
    [{ id: 'x' }, 'NOT_FOUND there is no such view'],
  ])('is refused with what fits instead: %j', async (more, told) => {
    expect(await refusal('staff', SAVE, view(more))).toContain(told);
    expect(await namesOf('staff')).toEqual([]);
  });

  it('takes an address of 2,000 characters', async () => {
    const { id, address } = await save('staff', { address: 'x'.repeat(2_000) });
    expect(address).toHaveLength(2_000);
    await must('staff', `mutation { deleteView(id: "${id}") }`);
  });

  it('has a name of its own on its page', async () => {
    const { id } = await save('staff');
    const other = await save('staff', { page: 'cases' });
    expect(await refusal('staff', SAVE, view({ address: 'x=1' }))).toBe(
      'CONFLICT the page has a view of this name already; choose another name',
    );
    expect(await refusal('staff', SAVE, view({ id: other.id }))).toContain('CONFLICT');
    for (const each of [id, other.id]) await must('staff', `mutation { deleteView(id: "${each}") }`);
  });

  it('is one of 100 at most, also when many are saved at once', async () => {
    await database.system.query(
      `insert into saved_view (user_id, page, name, address) select $1, 'warnings', n::text, '' from generate_series(1, 98) n`,
      [ids.supervisor],
    );
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map((name) => api.ask(tokens.supervisor, SAVE, view({ name }))),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'saved');
    expect(codes.sort()).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT', 'saved', 'saved']);
  });

  it('goes with its user', async () => {
    const { id: user, token } = await api.user({ username: 'leaving', role: 'staff', regionCode: COUNTY });
    tokens.leaving = token;
    await save('leaving');
    await database.system.query('delete from app_user where id = $1', [user]);
    const { rows } = await database.system.query('select from saved_view where user_id = $1', [user]);
    expect(rows).toEqual([]);
  });
});

describe('the calendar', () => {
  const QUERY = 'query ($year: Int!) { calendarDays(year: $year) { day workday kind name version basis } }';

  it('shows a year, with holidays, days that are worked instead, and the notice that says so', async () => {
    for (const who of ['staff', 'leader', 'admin']) {
      const { calendarDays: days } = await must(who, QUERY, { year: 2018 });
      expect(days).toHaveLength(365);
      expect(days.filter(({ workday }: { workday: boolean }) => workday)).toHaveLength(250);
      const on = (day: string) => days.find((each: { day: string }) => each.day === day);
      expect(on('2018-09-24')).toEqual({
        day: '2018-09-24',
        workday: false,
        kind: 'HOLIDAY',
        name: '中秋节',
        version: 1,
        basis: '国办发明电〔2017〕12号',
      });
      expect(on('2018-09-29')).toMatchObject({ workday: true, kind: 'MAKEUP', name: '国庆节' });
    }
  });

  it('shows the latest version of each day', async () => {
    await database.system.query(
      `insert into calendar_day (day, version, is_workday, kind, name_zh, source_doc) values ('2017-03-01', 2, false, 'holiday', '临时放假', '豫政办〔2017〕1号')`,
    );
    const { calendarDays: days } = await must('staff', QUERY, { year: 2017 });
    expect(days).toHaveLength(365);
    expect(days.find((each: { day: string }) => each.day === '2017-03-01')).toMatchObject({
      workday: false,
      version: 2,
      basis: '豫政办〔2017〕1号',
    });
  });

  it('has no days of a year that is not loaded, and none of a year that is none', async () => {
    expect((await must('staff', QUERY, { year: 2199 })).calendarDays).toEqual([]);
    expect(await refusal('staff', QUERY, { year: 18 })).toBe(
      'BAD_USER_INPUT year expects 1949 to 2200, for example 2018',
    );
  });
});

describe('regions', () => {
  it("under the viewer's own region are those of it alone, though everybody reads all", async () => {
    const { own, all } = await must(
      'staff',
      `{ own: regions(first: 1000, filter: {regionUnder: "${COUNTY}"}) { nodes { code } } all: regions { totalCount } }`,
    );
    expect(own.nodes.map(({ code }: { code: string }) => code.slice(0, 6))).toEqual(own.nodes.map(() => '411425'));
    expect(own.nodes.length).toBeGreaterThan(1);
    expect(all.totalCount).toBeGreaterThan(3_000);
  });
});

describe('the page of a rule', () => {
  const QUERY = 'query ($rule: String!) { rulePage(ruleId: $rule) { ruleId digest package zh en } }';

  it("is told in both languages from the package's rules.json", async () => {
    const built = await loadRules(join(__dirname, '../../../rules-core/rules.json'));
    await installRules(database.system, built);
    const rule = built.rules.find(({ id }) => id === 'cash-single-large')!;
    for (const who of ['staff', 'admin', 'leader']) {
      const { rulePage } = await must(who, QUERY, { rule: rule.id });
      expect(rulePage).toMatchObject({ ruleId: rule.id, digest: rule.digest, package: '@qingqu/rules-core 0.1.0' });
      expect(rulePage.zh).toMatch(new RegExp(`^# ${rule.title.zh}\n\n## 预警内容\n\n.+\n\n## 方法\n`));
      expect(rulePage.en).toMatch(new RegExp(`^# ${rule.title.en}\n\n## What it says\n\n.+\n\n## Method\n`));
      const { default: usual, label } = Object.values(rule.params)[0]!;
      expect(rulePage.zh).toContain(`${label.zh} | ${Number(usual) / 100}.00 元 |`);
    }
  });

  it('is there for every rule, each section once', async () => {
    const { rows } = await database.system.query<{ id: string }>('select rule_id as id from rule_version');
    expect(rows.length).toBeGreaterThan(60);
    for (const { id } of rows) {
      const { rulePage } = await must('staff', QUERY, { rule: id });
      const headings = (text: string) => [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
      expect([id, headings(rulePage.zh)]).toEqual([id, ['预警内容', '方法', '为什么重要', '依据', '参数', '已知误报']]);
      expect([id, headings(rulePage.en)]).toEqual([
        id,
        ['What it says', 'Method', 'Why it matters', 'Legal basis', 'Parameters', 'Known false positives'],
      ]);
    }
  });

  it('is made of the definition alone where the package was built without pages', async () => {
    await database.system.query(
      `update rule_version set definition = definition - 'page' where rule_id = 'cash-single-large'`,
    );
    const { rulePage } = await must('staff', QUERY, { rule: 'cash-single-large' });
    expect(rulePage.zh).toContain('## 依据\n\n- 豫财办〔2018〕33号');
    expect(rulePage.zh).not.toContain('## 方法');
  });

  it('is null of a rule that there is not', async () => {
    expect((await must('staff', QUERY, { rule: 'no-such-rule' })).rulePage).toBeNull();
  });
});
