// A case over GraphQL, with the rule engine behind it, as the right people take it from the sweep to its close, and as everybody else is refused:
//   1. the sweep raises warnings, the platform opens their cases;
//   2. the department takes one up and determines a violation; it is rectified, the rule runs again, another person checks it;
//   3. supervision samples and closes it; the next day's sweep changes nothing;
//   4. another is normal by two people, a third goes to another department, a fourth has its data doubted;
//   5. each wrong person and each wrong step is refused with the rule, how things stand and the ways on.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { keepCases } from '@qingqu/casework';
import { rules } from '@qingqu/rules-core';
import { compile, digestOf } from '@qingqu/rules-sdk';
import { closeEpoch, identity, Vault } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { installRules, runSweep, type SweepDeps } from '@qingqu/sweep';
import { entities } from '../entities/index.js';
import { globalId } from '../plan/global-id.js';
import { type Answer, authKey, type TestApi, testApi } from '../testing/client.js';
import { seedTwoCounties, type World } from '../testing/two-counties.js';

/** The built process: `npm test` builds it first. */
const path = join(__dirname, '../../../sweep/dist/evaluator/child.js');
const RULE = 'cash-single-large';
const OTHER_COUNTY = '411425000000';
let today = '2018-09-20';

let database: TestDatabase;
let api: TestApi;
let world: World;
let deps: SweepDeps;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  database = await testDatabase();
  world = await seedTwoCounties(database.system);
  // The seed gave its rows numbers of its own; what comes now gets others.
  await database.system.query(
    `select setval(format('%I', c.relname)::regclass, 1000) from pg_class c where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace`,
  );
  // Rows in quarantine would keep warnings open that the rule finds no more.
  await database.system.query('delete from quarantine; delete from reconciliation_break');
  const evaluator = { path, memoryLimit: '512MB' };
  deps = { pool: database.system, snapshotDir: await mkdtemp(join(tmpdir(), 'qingqu-cases-')), evaluator };
  await installRule();
  await seedPayments();
  await sweep();
  const ports = { sweep: deps, vault: new Vault(authKey), settings: async () => ({ today, allowUnsigned: false }) };
  const casework = { system: database.system, today: async () => today, blobDir: deps.snapshotDir };
  api = await testApi(database, 'production', { rules: ports, casework });
  const person = async (username: string, more: object = {}) => {
    const about = { role: 'staff' as const, regionCode: world.a.code, departmentKinds: ['treasury'], ...more };
    tokens[username] = (await api.user({ username, ...about })).token;
  };
  await person('zhang');
  await person('li');
  await person('wang');
  await person('nong', { departmentKinds: ['agri'] });
  await person('beside', { regionCode: OTHER_COUNTY });
  await person('above', { regionCode: '410000000000' });
  await person('chief', { role: 'supervisor', departmentKinds: [] });
  await person('top', { role: 'supervisor', departmentKinds: [], regionCode: '410000000000' });
  for (const role of ['admin', 'leader', 'auditor', 'service']) await person(role, { role, departmentKinds: [] });
});
afterEach(async () => {
  // What the seed made up of cases is at odds with itself; the cases of the sweep are not.
  const { rows } = await database.system.query(
    `select c.id from case_file c left join lateral (select seq, to_state from casework_step where matter_id = c.id order by seq desc limit 1) s on true
     where c.rule_id = $1 and (c.state, c.version) is distinct from (s.to_state, s.seq)`,
    [RULE],
  );
  expect(rows).toEqual([]);
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

async function installRule() {
  const compiled = rules.filter(({ id }) => id === RULE).map((rule) => compile(rule));
  const about = { name: '@qingqu/rules-core', version: '1.0.0', owner: 'henan-finance', sdk: '0.1.0' };
  await installRules(database.system, {
    format: 1,
    package: { ...about, digest: digestOf(compiled) },
    rules: compiled,
  });
}

const keys = ['violation', 'normal', 'elsewhere', 'doubted', 'entered'] as const;
type Key = (typeof keys)[number];

/** Large cash payments in the county, one of them entered by 王. */
async function seedPayments() {
  const fund = identity('fund', 'F1');
  const watched = { id: fund, source_key: 'F1', code: 'F1', monitored_from: '2018-01-01', monitored_to: null };
  await world.insert('Fund', watched);
  for (const key of keys)
    await world.insert('Payment', {
      id: identity('payment', key),
      fund_id: fund,
      refund_of_id: null,
      status: 'paid',
      settlement_code: '0',
      paid_on: '2018-06-01',
      application_no: key,
      amount_fen: 6_000_000,
      entered_by: key === 'entered' ? 'wang' : 'qian',
    });
}

async function sweep() {
  const epoch = await closeEpoch(database.system);
  await runSweep(deps, { epoch, asOf: today, reason: 'test', startedBy: 'tester' });
  await keepCases(database.system, { today });
}

async function data(who: string, query: string): Promise<Answer['data']> {
  const answer = await api.ask(tokens[who], query);
  if (answer.errors) throw new Error(`${who}: ${JSON.stringify(answer.errors)}`);
  return answer.data;
}

interface Refusal {
  code: string;
  basis?: string;
  state?: string;
  version?: number;
  legalActs?: string[];
}

async function refusal(who: string, query: string): Promise<Refusal> {
  const { errors } = await api.ask(tokens[who], query);
  if (!errors) throw new Error(`${who} was not refused: ${query}`);
  return errors[0]!.extensions as unknown as Refusal;
}

const warningId = async (key: Key): Promise<string> => {
  const { rows } = await database.system.query<{ id: string }>(
    'select id from warning where rule_id = $1 and subject_id = $2',
    [RULE, identity('payment', key)],
  );
  return globalId(entities.get('Warning')!, [rows[0]!.id]);
};

interface Shown {
  id: string;
  version: number;
  state: string;
  acts: string[];
  [field: string]: unknown;
}

/** The case of a warning, as somebody sees it. */
async function caseOf(key: Key, who = 'chief', more = ''): Promise<Shown> {
  const { node } = await data(
    who,
    `{ node(id: "${await warningId(key)}") { ... on Warning { case { id version state acts ${more} } } } }`,
  );
  return node.case;
}

/** A mutation on the case as it is now. */
async function act(key: Key, name: string, more = '', shows = 'state'): Promise<string> {
  const { id, version } = await caseOf(key);
  return `mutation { ${name}(id: "${id}", version: ${version}${more}) { ${shows} } }`;
}

const take = async (who: string, key: Key, name: string, more = '', shows = 'state') =>
  (await data(who, await act(key, name, more, shows)))[name];

const reason = ', reason: "已核对支付凭证"';
const rectified = () => `${reason}, rectifiedOn: "${today}", returned: "60000.00"`;

describe('a case', () => {
  it('is opened by the sweep, and seen by its department and by supervision', async () => {
    const shown = await caseOf(
      'violation',
      'zhang',
      'severity warningCount amount openedOn verifyDueOn department { name } region { code } steps { nodes { act byUser } } warnings { totalCount }',
    );
    expect(shown).toMatchObject({
      state: 'ASSIGNED',
      severity: 'ORANGE',
      warningCount: 1,
      amount: '60000.00',
      openedOn: today,
      verifyDueOn: '2018-09-26',
      region: { code: world.a.code },
      steps: { nodes: [{ act: 'open', byUser: 'system' }] },
      warnings: { totalCount: 1 },
    });
    expect(shown.acts).toEqual(expect.arrayContaining(['take_up', 'assign', 'reassign', 'split']));
    for (const who of ['nong', 'beside'])
      expect(await refusal(who, `mutation { takeUpCase(id: "${shown.id}", version: 1) { id } }`)).toMatchObject({
        code: 'NOT_FOUND',
      });
  });

  it('is for staff of its department: everybody else is refused, and nothing changes', async () => {
    const { id, version } = await caseOf('violation');
    for (const who of ['chief', 'top', 'above', 'auditor', 'service', 'leader', 'admin'])
      expect({
        who,
        ...(await refusal(who, `mutation { takeUpCase(id: "${id}", version: ${version}) { id } }`)),
      }).toMatchObject({
        who,
        code: expect.stringMatching(/FORBIDDEN|NOT_FOUND/),
      });
    expect(await caseOf('violation')).toMatchObject({ version, state: 'ASSIGNED' });
  });

  it('is determined, rectified, run again, checked by another, sampled and closed', async () => {
    expect(await take('zhang', 'violation', 'takeUpCase', '', 'state assignee')).toEqual({
      state: 'VERIFYING',
      assignee: 'zhang',
    });
    const determined = await take(
      'zhang',
      'violation',
      'determineViolation',
      `${reason}, violationType: "diverted"`,
      'state violationCode violationName verdictBy',
    );
    expect(determined).toEqual({
      state: 'RECTIFYING',
      violationCode: 'diverted',
      violationName: '挤占挪用',
      verdictBy: 'zhang',
    });
    await take('zhang', 'violation', 'reportRectified', rectified());
    const unchecked = await refusal('li', await act('violation', 'checkRectification'));
    expect(unchecked).toMatchObject({
      code: 'CONFLICT',
      state: 'rectified',
      legalActs: expect.arrayContaining(['recheck', 'check']),
    });
    expect(await take('li', 'violation', 'recheckCase', '', 'state recheck')).toEqual({
      state: 'RECTIFIED',
      recheck: 'REMAINS',
    });
    expect(await refusal('zhang', await act('violation', 'checkRectification', reason))).toMatchObject({
      code: 'FORBIDDEN',
      basis: '豫财办〔2018〕33号 第十条',
    });
    expect(await refusal('li', await act('violation', 'checkRectification'))).toMatchObject({ code: 'BAD_USER_INPUT' });
    await take('li', 'violation', 'checkRectification', ', reason: "违规支付属实，资金已全额退回"');
    expect(await refusal('chief', await act('violation', 'closeCase'))).toMatchObject({
      code: 'CONFLICT',
      legalActs: expect.arrayContaining(['sample', 'reject']),
    });
    await take('chief', 'violation', 'sampleCase');
    expect(await take('top', 'violation', 'closeCase', '', 'state outcome returned closedOn')).toEqual({
      state: 'CLOSED',
      outcome: 'RECTIFIED',
      returned: '60000.00',
      closedOn: today,
    });
    // The payment stays made: the next sweep finds it still, and the case stays closed.
    await sweep();
    expect(await caseOf('violation')).toMatchObject({ state: 'CLOSED' });
  });

  it('of which the rule finds nothing any more is gone when it is run again', async () => {
    const key = 'entered';
    await take('wang', key, 'takeUpCase');
    const determination = `${reason}, violationType: "other"`;
    expect(await refusal('wang', await act(key, 'determineViolation', determination))).toMatchObject({
      code: 'FORBIDDEN',
      basis: '豫财办〔2018〕33号 第七条、第十条',
    });
    await take('li', key, 'determineViolation', determination);
    await take('wang', key, 'reportRectified', rectified());
    await database.system.query(
      'update payment set amount_fen = 1, version = version + 1, epoch_from = (select n from epoch where closed_at is null) where id = $1',
      [identity('payment', key)],
    );
    await sweep();
    expect(await caseOf(key, 'chief', 'recheck')).toMatchObject({ state: 'RECTIFIED', recheck: 'GONE' });
    expect(await take('zhang', key, 'recheckCase', '', 'recheck')).toEqual({
      recheck: 'GONE',
    });
    expect(await take('zhang', key, 'checkRectification')).toEqual({ state: 'CHECKED' });
    // Three working days for a sample; then the platform closes it.
    today = '2018-09-27';
    await keepCases(database.system, { today });
    expect(await caseOf(key, 'chief', 'outcome')).toMatchObject({ state: 'CLOSED', outcome: 'RECTIFIED' });
  });

  it('is normal by two people', async () => {
    const key = 'normal';
    await take('zhang', key, 'takeUpCase');
    const proposal = `${reason}, evidence: "凭证 2018-0731-12"`;
    expect(await refusal('zhang', await act(key, 'proposeNormal', reason))).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await refusal('zhang', await act(key, 'proposeNormal', ', reason: " ", evidence: "凭证"'))).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    await take('zhang', key, 'proposeNormal', proposal);
    const { id, version } = await caseOf(key);
    expect(
      await refusal('li', `mutation { confirmNormal(id: "${id}", version: ${version - 1}) { id } }`),
    ).toMatchObject({
      code: 'CONFLICT',
      version,
    });
    expect(await refusal('zhang', await act(key, 'confirmNormal'))).toMatchObject({
      code: 'FORBIDDEN',
      basis: '豫财办〔2018〕33号 第十条',
      legalActs: ['report_to_province'],
    });
    expect(await take('li', key, 'confirmNormal', '', 'state outcome confirmedBy')).toEqual({
      state: 'CLOSED',
      outcome: 'NORMAL',
      confirmedBy: 'li',
    });
    const { node } = await data(
      'chief',
      `{ node(id: "${await warningId(key)}") { ... on Warning { state verdicts { nodes { verdict decidedBy } } } } }`,
    );
    expect(node).toEqual({ state: 'OPEN', verdicts: { nodes: [{ verdict: 'NORMAL', decidedBy: 'zhang' }] } });
  });

  it('goes to another department with its warnings and its history', async () => {
    const key = 'elsewhere';
    const id = await warningId(key);
    expect(
      await refusal('zhang', await act(key, 'reassignCase', `${reason}, departmentKind: SUPERVISION`)),
    ).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    // He sees it no more.
    expect(await take('zhang', key, 'reassignCase', `${reason}, departmentKind: AGRI`)).toBeNull();
    const { node } = await data(
      'nong',
      `{ node(id: "${id}") { ... on Warning { departmentKind events { totalCount } case { state departmentKind steps { nodes { act detail } } } } } }`,
    );
    expect(node).toMatchObject({
      departmentKind: 'AGRI',
      events: { totalCount: 1 },
      case: { state: 'ASSIGNED', departmentKind: 'AGRI' },
    });
    expect(node.case.steps.nodes.map((step: { act: string }) => step.act)).toEqual(['open', 'reassign']);
    // Later sweeps leave it there.
    await sweep();
    expect((await data('nong', `{ node(id: "${id}") { id } }`)).node).toEqual({ id });
  });

  it('whose data are doubted waits for their correction', async () => {
    const key = 'doubted';
    await take('zhang', key, 'takeUpCase');
    const record = globalId(entities.get('Payment')!, [identity('payment', key)]);
    const other = globalId(entities.get('Payment')!, [identity('payment', 'normal')]);
    expect(await refusal('zhang', await act(key, 'reportDataIssue', `${reason}, recordId: "${other}"`))).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    const doubted = await take('zhang', key, 'reportDataIssue', `${reason}, recordId: "${record}"`, 'state');
    expect(doubted).toEqual({ state: 'DATA_ISSUE' });
    const { rows } = await database.system.query(
      'select state, record_kind from correction where case_id is not null and record_id = $1',
      [identity('payment', key)],
    );
    expect(rows).toEqual([{ state: 'raised', record_kind: 'payment' }]);
    expect(await refusal('zhang', await act(key, 'resumeVerifying'))).toMatchObject({
      code: 'CONFLICT',
      basis: '豫财办〔2018〕33号 第十六条',
    });
    await take('zhang', key, 'pauseCase', ', reason: "等待省厅答复"');
    expect(await take('zhang', key, 'resumeCase', '', 'state pausedOn')).toEqual({
      state: 'DATA_ISSUE',
      pausedOn: null,
    });
  });
});

describe('a route of warnings', () => {
  const add = (more: string) =>
    `mutation { addWarningRoute(category: CASH, departmentKind: AGRI, basis: "豫财办〔2018〕99号"${more}) { id category departmentKind setBy region { code } } }`;

  it('is set by supervision of the province, from today on at the earliest', async () => {
    const inCounty = `, regionCode: "${world.a.code}"`;
    for (const who of ['chief', 'above', 'zhang', 'admin', 'leader'])
      expect(await refusal(who, add(`${inCounty}, effectiveFrom: "${today}"`))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal('top', add(`${inCounty}, effectiveFrom: "2018-09-19"`))).toMatchObject({
      code: 'BAD_USER_INPUT',
      basis: '豫财办〔2018〕33号 第十七条',
    });
    const { addWarningRoute } = await data('top', add(`${inCounty}, effectiveFrom: "${today}"`));
    expect(addWarningRoute).toMatchObject({
      category: 'CASH',
      departmentKind: 'AGRI',
      setBy: 'top',
      region: { code: world.a.code },
    });
  });

  it('sends what is new to its department, and leaves what is known where it is', async () => {
    const fund = identity('fund', 'F1');
    const paid = {
      fund_id: fund,
      refund_of_id: null,
      status: 'paid',
      settlement_code: '0',
      paid_on: '2018-06-01',
      amount_fen: 9_000_000,
    };
    const { rows: open } = await database.system.query<{ n: bigint }>('select n from epoch where closed_at is null');
    const routed = { id: identity('payment', 'routed'), application_no: 'routed', epoch_from: open[0]!.n, ...paid };
    await world.insert('Payment', routed);
    await sweep();
    const { rows } = await database.system.query<{ department: string; known: string }>(
      `select w.department_kind as department, (select department_kind from warning where rule_id = $1 and subject_id = $3) as known
       from warning w where w.rule_id = $1 and w.subject_id = $2`,
      [RULE, identity('payment', 'routed'), identity('payment', 'doubted')],
    );
    expect(rows).toEqual([{ department: 'agri', known: 'treasury' }]);
  });
});
