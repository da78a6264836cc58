import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Vault } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { offerings } from './casework/offers.js';
import { entities } from './entities/index.js';
import { upperSnake } from './graphql/inputs.js';
import { statsName } from './graphql/resolvers.js';
import { apiSchema } from './graphql/schema.js';
import { mayRead } from './model/audience.js';
import type { Entity } from './model/entity.js';
import { statsFields } from './model/stats-fields.js';
import { globalId } from './plan/global-id.js';
import { type Answer, authKey, type TestApi, testApi } from './testing/client.js';
import { leaves, relations } from './testing/queries.js';
import { seedTwoCounties, type World } from './testing/two-counties.js';

const schema = apiSchema();
const all = [...entities.values()];
const scopedNames = (world: World) => all.filter((entity) => world.isScoped(entity));
const rootFields = Object.keys(schema.getQueryType()!.getFields());

let database: TestDatabase;
let api: TestApi;
let world: World;
let a: string;
let b: string;
let admin: string;

beforeAll(async () => {
  database = await testDatabase();
  world = await seedTwoCounties(database.system);
  // What a and b read is written down in their counties, and would be found there beside what was planted.
  await database.system.query(
    `create or replace function audit_reads(reads jsonb, again boolean) returns integer language sql as 'select 0'`,
  );
  const sweep = { pool: database.system, snapshotDir: '/nowhere', evaluator: { path: '/nowhere' } };
  const settings = async () => ({ today: '2018-11-30', allowUnsigned: false });
  const casework = { system: database.system, today: async () => '2018-11-30', blobDir: '/nowhere' };
  const health = { system: database.system, today: async () => '2018-11-30' };
  api = await testApi(database, 'production', {
    rules: { sweep, vault: new Vault(authKey), settings },
    casework,
    health,
  });
  await logAtProvince();
  a = await auditorOf(world.a.code, 'a');
  b = await auditorOf(world.b.code, 'b');
  ({ token: admin } = await api.user({ username: 'admin', role: 'admin' }));
});

afterAll(async () => {
  await api?.close();
  await database?.drop();
});

/** An auditor, who reads every kind of record. */
const auditorOf = (regionCode: string, username: string) => visitorOf(regionCode, username, 'auditor');

/** What is kept of a visitor himself is put at the province, so that all that anybody finds in his county is what was planted there. */
async function visitorOf(
  regionCode: string,
  username: string,
  role: 'auditor' | 'supervisor' | 'admin',
): Promise<string> {
  const { id, token } = await api.user({ username, role, regionCode });
  const atProvince = `set scope_ord = (select min(scope_lo) from region)`;
  await database.system.query(`update app_user ${atProvince} where id = $1`, [id]);
  for (const table of ['app_grant', 'app_session'])
    await database.system.query(`update ${table} ${atProvince} where user_id = $1`, [id]);
  return token;
}

/** What is written down of the questions asked here is put at the province too. */
async function logAtProvince(): Promise<void> {
  await database.system.query(
    `create function at_province() returns trigger language plpgsql as $$
     begin new.scope_ord := (select min(scope_lo) from region); return new; end $$`,
  );
  await database.system.query(
    'create trigger at_province before insert on audit_entry for each row execute function at_province()',
  );
}

async function mustAnswer(token: string, query: string, variables?: object): Promise<Answer> {
  const answer = await api.ask(token, query, variables);
  if (answer.errors) throw new Error(`${query}\n${JSON.stringify(answer.errors)}`);
  return answer;
}

const expectNoLeak = (answer: unknown) => expect(world.leaksOfB(JSON.stringify(answer))).toEqual([]);

describe('the seed', () => {
  it("is seen by county B's own user in every field that belongs to regions, so that silence means something", async () => {
    for (const entity of scopedNames(world)) {
      const answer = await mustAnswer(
        b,
        `{ ${entity.plural} { totalCount nodes { ${leaves(schema, entity.name)} } } }`,
      );
      expect(answer.data[entity.plural].totalCount).toBe(1);
      expect(world.leaksOfB(JSON.stringify(answer))).not.toEqual([]);
    }
  });
});

describe("county A's user sees nothing of county B", () => {
  /** The checks of each root field. A new root field fails the test until it has its own. */
  const checks = new Map<string, () => Promise<void>>([
    ['node', nodeShowsNothing],
    ['nodes', nodesShowNothing],
    ['viewer', viewerShowsNothing],
    [
      'explainWarning',
      () => isAsGoodAsAbsent('Warning', (id) => `{ explainWarning(id: "${id}") { ruleId messageZh } }`),
    ],
    ['replayWarning', () => isAsGoodAsAbsent('Warning', (id) => `{ replayWarning(id: "${id}") { same expected } }`)],
    ['whyNot', () => isAsGoodAsAbsent('Payment', (id) => `{ whyNot(ruleId: "x", subjectId: "${id}") { finds } }`)],
    ['provenance', provenanceOfEachIsAsGoodAsAbsent],
    ['precheck', precheckOfForeignRegion],
    ['ruleHealth', healthCountsNothing],
    [
      'quarantinedLine',
      () => isAsGoodAsAbsent('QuarantinedRow', (id) => `{ quarantinedLine(id: "${id}") { line masked } }`),
    ],
    ['caseStays', () => isAsGoodAsAbsent('Case', (id) => `{ caseStays(id: "${id}") { state since } }`)],
    ['overdueCases', overdueShowsNothing],
    ['officesMissing', officesShowNothing],
    ['performance', performanceShowsNothing],
    ['caseDwell', dwellShowsNothing],
    [
      'escalationPreview',
      async () => expectNoLeak(await mustAnswer(a, '{ escalationPreview { regionCode openCases } }')),
    ],
    [
      'monthPreview',
      async () => expectNoLeak(await mustAnswer(a, '{ monthPreview { states { regionCode openCases } } }')),
    ],
    ['feeds', async () => expectNoLeak(await mustAnswer(a, '{ feeds { name columns { header example } } }'))],
    ['businessDate', async () => expectNoLeak(await mustAnswer(a, '{ businessDate }'))],
    ['acts', actsAreAsGoodAsAbsent],
    ['caseColleagues', colleaguesAreAsGoodAsAbsent],
    ['calendarDays', async () => expectNoLeak(await mustAnswer(a, '{ calendarDays(year: 2018) { day name basis } }'))],
    [
      'parametersInForce',
      async () => expectNoLeak(await mustAnswer(a, '{ parametersInForce(ruleId: "x") { name value regionCode } }')),
    ],
    ['rulePage', async () => expectNoLeak(await mustAnswer(a, '{ rulePage(ruleId: "x") { zh en } }'))],
    ['systemHealth', async () => expectNoLeak(await healthSeenInA())],
    ...all.map((entity): [string, () => Promise<void>] => [entity.plural, () => listShowsNothing(entity)]),
    ...all.flatMap((entity): [string, () => Promise<void>][] =>
      entity.stats ? [[statsName(entity), () => statsShowNothing(entity)]] : [],
    ),
  ]);

  it.each(rootFields)('in Query.%s', async (field) => {
    const check = checks.get(field);
    if (!check) throw new Error(`Query.${field} is not covered by the scope test`);
    await check();
  });

  /** All fields, all relations one step further, and their counts. */
  async function listShowsNothing(entity: Entity): Promise<void> {
    const { plural } = entity;
    const whole = await mustAnswer(a, `{ ${plural} { totalCount nodes { ${leaves(schema, entity.name)} } } }`);
    if (world.isScoped(entity)) {
      expect(whole.data[plural].totalCount).toBe(2);
      expect(whole.data[plural].nodes).toHaveLength(2);
    }
    expectNoLeak(whole);
    for (const selection of relations(schema, entity.name).values())
      expectNoLeak(await mustAnswer(a, `{ ${plural}(first: 10) { nodes { id ${selection} } } }`));
  }

  async function statsShowNothing(entity: Entity): Promise<void> {
    const field = statsName(entity);
    const groups = Object.keys(entity.stats!.groups);
    const shown = statsFields(entities, entity)
      .map(({ name }) => name)
      .join(' ');
    for (const groupBy of [[], ...groups.map((group) => [group])]) {
      const answer = await mustAnswer(a, `{ ${field}(groupBy: [${groupBy}]) { ${shown} } }`);
      expectNoLeak(answer);
      const counts = (answer.data[field] as { count: number }[]).map(({ count }) => count);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2);
    }
    const elsewhere = await mustAnswer(a, `{ ${field}(filter: {regionUnder: "${world.b.code}"}) { count } }`);
    expect(elsewhere.data[field]).toEqual([{ count: 0 }]);
  }

  async function nodeShowsNothing(): Promise<void> {
    for (const entity of scopedNames(world)) {
      const query = (id: string) =>
        `{ node(id: "${id}") { __typename id ... on ${entity.name} { ${leaves(schema, entity.name)} } } }`;
      expect((await mustAnswer(b, query(world.idOf(entity, world.b)))).data.node).not.toBeNull();
      const hidden = await api.ask(a, query(world.idOf(entity, world.b)));
      const absent = await api.ask(a, query(absentId(entity)));
      expect(hidden).toEqual({ status: 200, data: { node: null } });
      expect(hidden).toEqual(absent);
    }
  }

  async function nodesShowNothing(): Promise<void> {
    const ids = scopedNames(world).flatMap((entity) => [world.idOf(entity, world.a), world.idOf(entity, world.b)]);
    const answer = await mustAnswer(a, `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, { ids });
    expect(answer.data.nodes).toEqual(ids.map((id, at) => (at % 2 === 0 ? { id } : null)));
  }

  /** A foreign record is answered as one that there is not. */
  async function isAsGoodAsAbsent(entityName: string, query: (id: string) => string): Promise<void> {
    const entity = entities.get(entityName)!;
    const hidden = await mustAnswer(a, query(world.idOf(entity, world.b)));
    expect(Object.values(hidden.data)).toEqual([null]);
    expect(hidden).toEqual(await mustAnswer(a, query(absentId(entity))));
  }

  /** Of every kind of matter. */
  async function actsAreAsGoodAsAbsent(): Promise<void> {
    for (const name of Object.keys(offerings)) {
      const entity = entities.get(name)!;
      const ask = (id: string) => api.ask(a, `{ acts(id: "${id}") { mutation } }`);
      const told = ({ errors }: Answer) => errors?.map(({ message, extensions }) => [message, extensions.code]);
      const hidden = told(await ask(world.idOf(entity, world.b)));
      expect([name, hidden]).toEqual([name, [[expect.any(String), 'NOT_FOUND']]]);
      expect([name, hidden]).toEqual([name, told(await ask(absentId(entity)))]);
    }
  }

  /** To whom a case can be given is told of no case that is not seen: it is refused as one that is not there. */
  async function colleaguesAreAsGoodAsAbsent(): Promise<void> {
    const entity = entities.get('Case')!;
    const ask = async (id: string) =>
      (await api.ask(a, `{ caseColleagues(id: "${id}") { username } }`)).errors?.map(({ message, extensions }) => [
        message,
        extensions.code,
      ]);
    const hidden = await ask(world.idOf(entity, world.b));
    expect(hidden).toEqual([[expect.any(String), 'NOT_FOUND']]);
    expect(hidden).toEqual(await ask(absentId(entity)));
  }

  /** An administrator of county A is told how the platform does, and nothing of anybody's records. */
  async function healthSeenInA(): Promise<Answer> {
    return mustAnswer(
      await visitorOf(world.a.code, 'keeper', 'admin'),
      '{ systemHealth { state parts { part messageZh messageEn figures { name value } } } }',
    );
  }

  async function provenanceOfEachIsAsGoodAsAbsent(): Promise<void> {
    for (const entity of scopedNames(world))
      await isAsGoodAsAbsent(entity.name, (id) => `{ provenance(id: "${id}", withLine: true) { version } }`);
  }

  /** Both counties have cases that are overdue. */
  async function overdueShowsNothing(): Promise<void> {
    await database.system.query("update case_file set paused_on = null, verify_due_on = '2018-03-05'");
    const query = '{ overdueCases { totalCount nodes { dueOn case { id caseNo ruleId region { name } } } } }';
    const own = await mustAnswer(a, query);
    expect(own.data.overdueCases.totalCount).toBeGreaterThan(0);
    expectNoLeak(own);
    expect(world.leaksOfB(JSON.stringify(await mustAnswer(b, query)))).not.toEqual([]);
    const elsewhere = `{ overdueCases(filter: {regionUnder: "${world.b.code}"}) { totalCount } }`;
    expect((await mustAnswer(a, elsewhere)).data.overdueCases.totalCount).toBe(0);
  }

  /** Both counties have open cases, and nobody who could handle them. */
  async function officesShowNothing(): Promise<void> {
    const regions = async (regionCode: string) => {
      const token = await visitorOf(regionCode, `jiandu of ${regionCode}`, 'supervisor');
      const answer = await mustAnswer(token, '{ officesMissing { regionCode office departmentKind openCases } }');
      return new Set(answer.data.officesMissing.map((row: { regionCode: string }) => row.regionCode));
    };
    expect(await regions(world.b.code)).toEqual(new Set([world.b.code]));
    expect(await regions(world.a.code)).toEqual(new Set([world.a.code]));
  }

  /** Both counties have cases that stand at a step; what was planted for it is no part of the seed. */
  async function whileCasesStand(work: () => Promise<void>): Promise<void> {
    await database.system.query(
      `insert into casework_step (matter, matter_id, seq, act, to_state, by_user, by_role, on_day, scope_ord)
       select 'case', id, 1000, 'take_up', 'verifying', 'x', 'staff', '2018-03-05', scope_ord from case_file`,
    );
    try {
      await work();
    } finally {
      await database.system.query(
        'begin; set local session_replication_role = replica; delete from casework_step where seq = 1000; commit',
      );
    }
  }

  async function dwellShowsNothing(): Promise<void> {
    await whileCasesStand(async () => {
      const regions = async (token: string) =>
        (await mustAnswer(token, '{ caseDwell(groupBy: [REGION]) { region standing } }')).data.caseDwell.map(
          (row: { region: string }) => row.region,
        );
      const [ofA, ofB] = [await regions(a), await regions(b)];
      expect(ofA).toContain(world.a.code);
      expect(ofB).toContain(world.b.code);
      expect(ofA.filter((region: string) => ofB.includes(region))).toEqual([]);
    });
  }

  async function performanceShowsNothing(): Promise<void> {
    await whileCasesStand(async () => {
      const regions = async (token: string, more = '') => {
        const period = 'from: "2018-03-01", to: "2018-04-30", by: [REGION]';
        const query = `{ performance(${period}${more}) { region handlingRate { denominator } } }`;
        return (await mustAnswer(token, query)).data.performance.map((row: { region: string }) => row.region);
      };
      expect(await regions(b)).toEqual([world.b.code]);
      expect(await regions(a)).toEqual([world.a.code]);
      expect(await regions(a, `, regionUnder: "${world.b.code}"`)).toEqual([]);
    });
  }

  async function precheckOfForeignRegion(): Promise<void> {
    const keys = 'key: "x", amount: "1.00", indicatorKey: "x", agencyKey: "x", fundKey: "x", payeeKind: ENTERPRISE';
    const ask = (code: string) => api.ask(a, `{ precheck(payments: [{${keys}, regionCode: "${code}"}]) { checked } }`);
    const words = ({ errors }: Answer) =>
      errors!.map(({ message, extensions }) => [message.replace(/\d{12}/, ''), extensions.code]);
    const foreign = words(await ask(world.b.code));
    expect(foreign).toEqual([[expect.stringMatching(/no region/), 'BAD_USER_INPUT']]);
    expect(foreign).toEqual(words(await ask('999999000000')));
  }

  async function healthCountsNothing(): Promise<void> {
    const { rows } = await database.system.query('select rule_id, status from rule_version');
    // The seed's rule is made the one of B's warnings.
    await database.system.query(
      `update rule_version set status = 'active', rule_id = (select rule_id from warning where scope_ord = $1 limit 1)`,
      [world.b.lo],
    );
    const query = '{ ruleHealth(from: "2000-01-01", to: "2038-01-01") { raised open verdicts silentDays } }';
    const seen = async (token: string) => (await mustAnswer(token, query)).data.ruleHealth;
    expect(await seen(b)).toEqual([{ raised: 1, open: 1, verdicts: 1, silentDays: expect.any(Number) }]);
    expect(await seen(a)).toEqual([{ raised: 0, open: 0, verdicts: 0, silentDays: null }]);
    expect(await seen(admin)).toEqual([{ raised: null, open: null, verdicts: null, silentDays: null }]);
    const byCounty = '{ ruleHealth(from: "2000-01-01", to: "2038-01-01", by: COUNTY) { regionCode raised } }';
    expect((await mustAnswer(b, byCounty)).data.ruleHealth).toEqual([{ regionCode: world.b.code, raised: 1 }]);
    expect((await mustAnswer(a, byCounty)).data.ruleHealth).toEqual([]);
    await database.system.query('update rule_version set rule_id = $1, status = $2', [rows[0].rule_id, rows[0].status]);
  }

  async function viewerShowsNothing(): Promise<void> {
    for (const selection of relations(schema, 'Region').values())
      expectNoLeak(await mustAnswer(a, `{ viewer { username region { code ${selection} } } }`));
  }
});

describe("county A's user learns nothing by asking for county B's values", () => {
  it.each(all.map((entity) => entity.plural))('in the filter of %s', async (plural) => {
    const entity = all.find((each) => each.plural === plural)!;
    if (!world.isScoped(entity)) return;
    const seenByB = await mustAnswer(b, `{ ${plural} { nodes { ${leaves(schema, entity.name)} } } }`);
    const row = seenByB.data[plural].nodes[0] as Record<string, unknown>;
    const asked = filterable(entity).filter((name) => row[name] !== null);
    await inPortions(asked, async (names) => {
      const filters = names.map((_, at) => `$f${at}: ${entity.name}Filter`);
      const fields = names.map(
        (_, at) => `a${at}: ${plural}(filter: $f${at}) { totalCount nodes { ${leaves(schema, entity.name)} } }`,
      );
      const variables = Object.fromEntries(names.map((name, at) => [`f${at}`, { [name]: { eq: row[name] } }]));
      expectNoLeak(await mustAnswer(a, `query (${filters.join(', ')}) { ${fields.join(' ')} }`, variables));
    });
    const byId = await mustAnswer(
      a,
      `{ ${plural}(filter: {${hasId(entity) ? `id: {eq: "${world.idOf(entity, world.b)}"}` : ''}}) { totalCount } }`,
    );
    expect(byId.data[plural].totalCount).toBe(hasId(entity) ? 0 : 2);
  });

  it.each(all.map((entity) => entity.plural))(
    'in the relation filters of %s, though its own row refers to B',
    async (plural) => {
      const entity = all.find((each) => each.plural === plural)!;
      for (const [name, member] of Object.entries(entity.members)) {
        if (member.kind !== 'one' && member.kind !== 'many') continue;
        const target = entities.get(member.target)!;
        if (!world.isScoped(target) || !hasId(target)) continue;
        const such = `{id: {eq: "${world.idOf(target, world.b)}"}}`;
        const condition = member.kind === 'one' ? such : `{some: ${such}}`;
        const answer = await mustAnswer(a, `{ ${plural}(filter: {${name}: ${condition}}) { totalCount } }`);
        expect(`${name}: ${answer.data[plural].totalCount}`).toBe(`${name}: 0`);
      }
    },
  );

  it.each(all.map((entity) => entity.plural))('in any order of %s, or behind a cursor of B', async (plural) => {
    const entity = all.find((each) => each.plural === plural)!;
    await inPortions(filterable(entity), async (names) => {
      const query = (after: (at: number) => string) => {
        const order = (name: string) => `orderBy: [{field: ${upperSnake(name)}, direction: DESC}]`;
        const page = 'totalCount pageInfo { endCursor } nodes { id }';
        return `{ ${names.map((name, at) => `a${at}: ${plural}(first: 1, ${order(name)}${after(at)}) { ${page} }`).join(' ')} }`;
      };
      const ofB = (
        await mustAnswer(
          b,
          query(() => ''),
        )
      ).data;
      const cursor = (at: number) => ofB[`a${at}`].pageInfo.endCursor as string | null;
      const answer = await mustAnswer(
        a,
        query((at) => (cursor(at) ? `, after: "${cursor(at)}"` : '')),
      );
      for (const page of Object.values<{ totalCount: number; nodes: unknown[] }>(answer.data)) {
        expectNoLeak(page.nodes);
        if (world.isScoped(entity)) expect(page.totalCount).toBe(2);
      }
    });
  });

  it('in an error: an id of B and an id of nothing are refused in the same words', async () => {
    const payee = entities.get('Payee')!;
    const asPayment = (id: string) => api.ask(a, `{ payments(filter: {id: {eq: "${id}"}}) { totalCount } }`);
    const [hidden, absent] = await Promise.all([asPayment(world.idOf(payee, world.b)), asPayment(absentId(payee))]);
    const words = (answer: Answer) => answer.errors!.map(({ message }) => message.replace(/"[^"]*"/, '…'));
    expect(words(hidden)).toEqual(words(absent));
    expect(hidden.status).toBe(absent.status);
  });
});

describe('beyond the county', () => {
  it('the prefecture sees both, and no county sees the prefecture', async () => {
    const { token } = await api.user({ username: 'prefecture', regionCode: '411400000000' });
    const count = async (asking: string) =>
      (await mustAnswer(asking, '{ payments { totalCount } }')).data.payments.totalCount;
    expect(await count(token)).toBe(3);
    expect(await count(a)).toBe(2);
    expect(await count(b)).toBe(1);
  });

  it('a user who moves from A to B sees B from the next request on, and no longer A', async () => {
    const count = (token: string) => api.ask(token, '{ payments { totalCount nodes { sourceKey } } }');
    const { token } = await api.user({ username: 'moving', regionCode: world.a.code });
    for (let times = 0; times < 3; times++) expect((await count(token)).data.payments.totalCount).toBe(2);
    await api.user({ username: 'moving', regionCode: world.b.code });
    expect((await count(token)).data.payments).toEqual({
      totalCount: 1,
      nodes: [{ sourceKey: expect.stringMatching(/^CountyB/) }],
    });
    await api.user({ username: 'moving', role: 'admin' });
    expect((await count(token)).errors![0]!.extensions.code).toBe('FORBIDDEN');
  });

  it("staff see their own departments' warnings only, in lists, counts and statistics", async () => {
    const budget = await api.user({
      username: 'budget',
      role: 'staff',
      regionCode: world.a.code,
      departmentKinds: ['budget'],
    });
    const agri = await api.user({
      username: 'agri',
      role: 'staff',
      regionCode: world.a.code,
      departmentKinds: ['agri'],
    });
    const query =
      '{ warnings { totalCount nodes { id } } warningStats { count } warningEvents { totalCount } warningVerdicts { totalCount } payments { totalCount } }';
    const counts = ({ data }: Answer) => [
      data.warnings.totalCount,
      data.warningStats[0].count,
      data.warningEvents.totalCount,
      data.warningVerdicts.totalCount,
      data.payments.totalCount,
    ];
    expect(counts(await mustAnswer(budget.token, query))).toEqual([2, 2, 2, 2, 2]);
    expect(counts(await mustAnswer(agri.token, query))).toEqual([0, 0, 0, 0, 2]);
  });

  it("a sweep's numbers count only the warnings that the viewer may see", async () => {
    const query = '{ sweeps { nodes { raised cleared tasks { nodes { raised } } } } }';
    const raised = async (token: string) => (await mustAnswer(token, query)).data.sweeps.nodes[0];
    expect(await raised(a)).toEqual({ raised: 2, cleared: 0, tasks: { nodes: [{ raised: 2 }] } });
    expect(await raised(b)).toEqual({ raised: 1, cleared: 0, tasks: { nodes: [{ raised: 1 }] } });
    expect(await raised(admin)).toEqual({ raised: null, cleared: null, tasks: { nodes: [{ raised: null }] } });
  });
});

describe('an administrator', () => {
  it.each(rootFields)('reads no business row in Query.%s', async (field) => {
    const entity = all.find((each) => each.plural === field || (each.stats && statsName(each) === field));
    const closed: Record<string, string> = {
      explainWarning: '(id: "x") { ruleId }',
      replayWarning: '(id: "x") { same }',
      whyNot: '(ruleId: "x", subjectId: "x") { finds }',
      precheck: '(payments: []) { checked }',
      provenance: '(id: "x") { version }',
      quarantinedLine: '(id: "x") { line }',
      escalationPreview: '{ regionCode }',
      monthPreview: '{ month }',
      acts: '(id: "x") { mutation }',
      caseColleagues: '(id: "x") { username }',
      overdueCases: '{ totalCount }',
      caseStays: '(id: "x") { state }',
      caseDwell: '{ node }',
      performance: '(from: "2018-01-01", to: "2018-12-31") { handlingRate { rate } }',
    };
    if (closed[field]) {
      const answer = await api.ask(admin, `{ ${field}${closed[field]} }`);
      expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
      return;
    }
    if (!entity) {
      const payment = world.idOf(entities.get('Payment')!, world.a);
      const queries: Record<string, [query: string, answer: unknown]> = {
        node: [`{ node(id: "${payment}") { id } }`, null],
        nodes: [`{ nodes(ids: ["${payment}"]) { id } }`, [null]],
        viewer: ['{ viewer { region { name } } }', { region: { name: '河南省' } }],
        ruleHealth: ['{ ruleHealth(from: "2000-01-01", to: "2001-01-01") { raised } }', []],
        // Whether somebody is there to handle cases is an administrator's business; what they are about is not.
        officesMissing: ['{ officesMissing(on: "2018-11-30") { regionCode } }', expect.any(Array)],
        businessDate: ['{ businessDate }', expect.any(String)],
        feeds: ['{ feeds { name } }', expect.any(Array)],
        calendarDays: ['{ calendarDays(year: 2018) { day } }', expect.any(Array)],
        rulePage: ['{ rulePage(ruleId: "x") { zh } }', null],
        parametersInForce: ['{ parametersInForce(ruleId: "x") { value } }', null],
        systemHealth: ['{ systemHealth { state } }', { state: expect.any(String) }],
      };
      const [query, expected] = queries[field]!;
      expect((await mustAnswer(admin, query)).data[field]).toEqual(expected);
      return;
    }
    const body = entity.plural === field ? '{ totalCount nodes { id } }' : '{ count }';
    const answer = await api.ask(admin, `{ ${field} ${body} }`);
    if (!mayRead(entity.readers, 'admin')) {
      expect(answer.data).toBeNull();
      expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    } else expect(answer.errors).toBeUndefined();
  });

  it('does not get at business rows by walking, filtering or counting from reference data', async () => {
    for (const entity of all.filter((each) => mayRead(each.readers, 'admin'))) {
      for (const [name, member] of Object.entries(entity.members)) {
        if (member.kind !== 'many' || mayRead(entities.get(member.target)!.readers, 'admin')) continue;
        for (const query of [
          `{ ${entity.plural}(first: 1) { nodes { ${name} { totalCount } } } }`,
          `{ ${entity.plural}(first: 1, filter: {${name}: {some: {}}}) { totalCount } }`,
        ]) {
          const answer = await api.ask(admin, query);
          expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
          expect(answer.data).toBeNull();
        }
      }
    }
  });
});

/** Fields that can be filtered and ordered by. */
function filterable(entity: Entity): string[] {
  const members = Object.entries(entity.members);
  return members.flatMap(([name, member]) =>
    member.kind === 'field' && member.type.operators !== 'none' ? [name] : [],
  );
}

/** Several questions in one operation. */
async function inPortions<T>(
  items: readonly T[],
  work: (portion: readonly T[]) => Promise<void>,
  size = 20,
): Promise<void> {
  for (let at = 0; at < items.length; at += size) await work(items.slice(at, at + size));
}

const hasId = (entity: Entity) => entity.key.length === 1;

/** An id of the right form that nothing has. */
function absentId(entity: Entity): string {
  const parts = entity.key.map(({ type }) =>
    type === 'uuid' ? '00000000-0000-4000-8000-000000000000' : type === 'text' ? 'nothing' : '987654321',
  );
  return globalId(entity, parts);
}
