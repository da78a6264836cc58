import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepCases } from '@qingqu/casework';
import { rules } from '@qingqu/rules-core';
import { compile, digestOf, rawPublicKey } from '@qingqu/rules-sdk';
import { closeEpoch, identity, Vault } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { installRules, runSweep, type SweepDeps } from '@qingqu/sweep';
import { entities } from '../entities/index.js';
import { globalId } from '../plan/global-id.js';
import { type Answer, authKey, type TestApi, testApi } from '../testing/client.js';
import { seedTwoCounties, type World } from '../testing/two-counties.js';

/** The built process: `npm test` builds it first. */
const path = join(__dirname, '../../../sweep/dist/evaluator/child.js');
const today = '2018-11-30';

let database: TestDatabase;
let api: TestApi;
let world: World;
let deps: SweepDeps;
let tokens: Record<
  'province' | 'chief' | 'agri' | 'budget' | 'county' | 'countyChief' | 'other' | 'treasury' | 'admin',
  string
>;

beforeAll(async () => {
  database = await testDatabase();
  world = await seedTwoCounties(database.system);
  await numberOn();
  deps = {
    pool: database.system,
    snapshotDir: await mkdtemp(join(tmpdir(), 'qingqu-api-')),
    evaluator: { path, memoryLimit: '512MB' },
  };
  await installCoreRules();
  await seedPayments();
  await sweep();
  const vault = new Vault(authKey);
  const settings = async () => ({ today, allowUnsigned: false });
  const casework = { system: database.system, today: async () => today, blobDir: deps.snapshotDir };
  api = await testApi(database, 'production', { rules: { sweep: deps, vault, settings }, casework });
  const token = async (username: string, more: object) => (await api.user({ username, ...more })).token;
  tokens = {
    province: await token('province', {}),
    chief: await token('chief', {}),
    agri: await token('agri', { role: 'staff', departmentKinds: ['agri'] }),
    budget: await token('budget', { role: 'staff', departmentKinds: ['budget'] }),
    county: await token('county', { role: 'staff', regionCode: world.a.code, departmentKinds: ['agri'] }),
    countyChief: await token('county-chief', { regionCode: world.a.code }),
    other: await token('other', { regionCode: world.b.code }),
    treasury: await token('treasury', { role: 'staff', regionCode: world.a.code, departmentKinds: ['treasury'] }),
    admin: await token('admin', { role: 'admin' }),
  };
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

/** The seed gave its rows numbers of its own; what comes now gets others. */
async function numberOn() {
  await database.system.query(
    `select setval(format('%I', c.relname)::regclass, 1000) from pg_class c where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace`,
  );
}

async function installCoreRules() {
  const compiled = rules.map((rule) => compile(rule)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const about = {
    name: '@qingqu/rules-core',
    version: '1.0.0',
    owner: 'henan-finance',
    sdk: '0.1.0',
    digest: digestOf(compiled),
  };
  await installRules(database.system, { format: 1, package: about, rules: compiled });
}

/** A fund that is watched; in each county a large cash payment, and in county A one just below the limit. */
async function seedPayments() {
  const fund = { fund_id: identity('fund', 'F1') };
  await world.insert('Fund', {
    id: fund.fund_id,
    source_key: 'F1',
    code: 'F1',
    monitored_from: '2018-01-01',
    monitored_to: null,
  });
  const payment = (key: string, columns: object) =>
    world.insert('Payment', {
      id: identity('payment', key),
      fund_id: null,
      refund_of_id: null,
      status: 'paid',
      settlement_code: '0',
      paid_on: '2018-06-01',
      application_no: key,
      ...columns,
    });
  await payment('large', { ...fund, amount_fen: 6_000_000 });
  await payment('below', { ...fund, amount_fen: 4_900_000, paid_on: '2018-06-04' });
  await payment('foreign', { ...fund, amount_fen: 7_000_000, region_code: world.b.code, scope_ord: world.b.lo });
}

const sweep = async () => {
  const epoch = await closeEpoch(database.system);
  return runSweep(deps, { epoch, asOf: today, reason: 'test', startedBy: 'tester' });
};

const ask = (who: keyof typeof tokens, query: string, variables?: object) => api.ask(tokens[who], query, variables);

async function data(who: keyof typeof tokens, query: string, variables?: object): Promise<Answer['data']> {
  const answer = await ask(who, query, variables);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

const codeOf = async (who: keyof typeof tokens, query: string, variables?: object) =>
  (await ask(who, query, variables)).errors?.[0]?.extensions.code;

const idOf = (entityName: string, key: string) => globalId(entities.get(entityName)!, [key]);
const paymentId = (key: string) => idOf('Payment', identity('payment', key));

async function warningOn(key: string): Promise<string> {
  const { rows } = await database.system.query<{ id: string }>(
    `select id from warning where rule_id = 'cash-single-large' and subject_id = $1`,
    [identity('payment', key)],
  );
  return idOf('Warning', rows[0]!.id);
}

describe('a warning', () => {
  it('is explained with its rule, law, parameters and evidence', async () => {
    const id = await warningOn('large');
    const { explainWarning } = await data(
      'countyChief',
      `query ($id: ID!) { explainWarning(id: $id) { warningId ruleId titleZh basis package inForce messageZh messageEn epoch asOf sql
         params { name labelZh type value usual } evidence { name type value } } }`,
      { id },
    );
    expect(explainWarning).toMatchObject({
      warningId: id,
      ruleId: 'cash-single-large',
      package: '@qingqu/rules-core 1.0.0',
      inForce: true,
      asOf: today,
      params: [{ name: 'limit', type: 'money', value: '50000.00', usual: '50000.00' }],
      messageZh: expect.stringContaining('60,000.00'),
    });
    expect(explainWarning.evidence).toContainEqual({ name: 'amount', type: 'money', value: '60000.00' });
  });

  it('is found again the same', async () => {
    const query = `query ($id: ID!) { replayWarning(id: $id) { same expected actual epoch evidence { name value } reasonZh } }`;
    const { replayWarning } = await data('countyChief', query, { id: await warningOn('large') });
    expect(replayWarning).toMatchObject({ same: true, actual: replayWarning.expected, reasonZh: null });
  });

  it('of another county, or of a department that is not the own, is neither explained nor replayed', async () => {
    const query = `query ($id: ID!) { explainWarning(id: $id) { ruleId } replayWarning(id: $id) { same } }`;
    const nothing = { explainWarning: null, replayWarning: null };
    const absent = idOf('Warning', identity('warning', 'nothing'));
    for (const [who, id] of [
      ['countyChief', await warningOn('foreign')],
      ['county', await warningOn('large')],
      ['countyChief', absent],
      ['chief', paymentId('large')],
    ] as const)
      expect(await data(who, query, { id })).toEqual(nothing);
  });
});

describe('why not', () => {
  const query = `query ($id: ID!, $rule: String!) { whyNot(ruleId: $rule, subjectId: $id) { finds epoch asOf params { value }
    attempts { reached conditions { text holds gap unit left { text value } right { text value } } } } }`;
  const rule = 'cash-single-large';

  it('names the condition that fails, and the gap', async () => {
    const { whyNot } = await data('countyChief', query, { id: paymentId('below'), rule });
    expect(whyNot).toMatchObject({ finds: false, asOf: today, params: [{ value: '50000.00' }] });
    expect(whyNot.attempts[0].conditions.filter(({ holds }: { holds: boolean }) => !holds)).toEqual([
      {
        text: 'payments.amount_fen >= limit',
        holds: false,
        gap: '-100000',
        unit: 'FEN',
        left: { text: 'payments.amount_fen', value: '4900000' },
        right: { text: 'limit', value: '5000000' },
      },
    ]);
  });

  it('is not told of what another county has, as of what there is not', async () => {
    expect(await data('countyChief', query, { id: paymentId('foreign'), rule })).toEqual({ whyNot: null });
    expect(await data('countyChief', query, { id: paymentId('nothing'), rule })).toEqual({ whyNot: null });
    expect((await data('chief', query, { id: paymentId('foreign'), rule })).whyNot.finds).toBe(true);
  });

  it('refuses a rule that there is not, and one that is about something else', async () => {
    expect(await codeOf('chief', query, { id: paymentId('below'), rule: 'nothing' })).toBe('NOT_FOUND');
    expect(await codeOf('chief', query, { id: paymentId('below'), rule: 'cash-structuring' })).toBe('BAD_USER_INPUT');
  });
});

describe('a precheck', () => {
  const query = `query ($payments: [CandidatePayment!]!) { precheck(payments: $payments) { epoch asOf checked notChecked { ruleId reasonZh }
    warnings { ruleId severity messageZh amount regionCode payments subjectId evidence { name value } } } }`;
  const candidate = (key: string, more: object = {}) => ({
    key,
    regionCode: world.a.code,
    amount: '60000.00',
    indicatorKey: 'i',
    agencyKey: 'a',
    fundKey: 'unknown',
    payeeKind: 'ENTERPRISE',
    settlementCode: '0',
    paidOn: '2018-06-20',
    ...more,
  });

  it('foresees the warning of a planted payment, and of that one alone', async () => {
    const payments = [
      candidate('large-one', { fundKey: 'F1' }),
      candidate('small-one', { fundKey: 'F1', amount: '100.00', settlementCode: '2', purpose: '购办公用品' }),
    ];
    const { precheck } = await data('countyChief', query, { payments });
    const large = precheck.warnings.filter(({ ruleId }: { ruleId: string }) => ruleId === 'cash-single-large');
    expect(large).toMatchObject([
      { amount: '60000.00', regionCode: world.a.code, payments: ['large-one'], subjectId: paymentId('large-one') },
    ]);
    expect(precheck.checked + precheck.notChecked.length).toBeGreaterThan(20);
  });

  it('shows staff the warnings of their own departments only', async () => {
    const payments = [candidate('large-one', { fundKey: 'F1' })];
    const seen = async (who: keyof typeof tokens) =>
      (await data(who, query, { payments })).precheck.warnings.map(({ ruleId }: { ruleId: string }) => ruleId);
    expect(await seen('treasury')).toContain('cash-single-large');
    expect(await seen('county')).not.toContain('cash-single-large');
  });

  it('turns account numbers into identities, and repeats none in an error', async () => {
    const long = '6'.repeat(600);
    const answer = await ask('countyChief', query, { payments: [candidate('x', { payeeAccountNo: long })] });
    expect(answer.errors![0]!.message).toMatch(/payeeAccountNo/);
    expect(JSON.stringify([answer, api.logged])).not.toContain('666666');
  });

  it('refuses foreign regions, no payments, and two of one key', async () => {
    const refused = (payments: object[]) => codeOf('countyChief', query, { payments });
    expect(await refused([candidate('x', { regionCode: world.b.code })])).toBe('BAD_USER_INPUT');
    expect(await refused([])).toBe('BAD_USER_INPUT');
    expect(await refused([candidate('x'), candidate('x')])).toBe('BAD_USER_INPUT');
  });
});

describe('a change of rules', () => {
  const parameter = `mutation ($region: RegionCode, $value: String!) { proposeParameter(ruleId: "cash-single-large", name: "limit", value: $value,
    effectiveFrom: "2018-12-01", reason: "县级标准", regionCode: $region) { id changeKind about maker decision payload } }`;
  const decide =
    'mutation ($id: ID!) { decideRuleChange(id: $id, decision: APPROVED, reason: "同意") { id decision checker decisionReason } }';

  it('is proposed by one and decided by another, and takes effect', async () => {
    const { proposeParameter } = await data('county', parameter, { value: '40000.00' });
    expect(proposeParameter).toMatchObject({
      changeKind: 'PARAMETER',
      about: 'cash-single-large',
      maker: 'county',
      decision: null,
      payload: { name: 'limit', value: '4000000', regionCode: world.a.code },
    });
    const { id } = proposeParameter;
    expect(await codeOf('county', decide, { id })).toBe('FORBIDDEN');
    expect((await data('countyChief', decide, { id })).decideRuleChange).toMatchObject({
      decision: 'APPROVED',
      checker: 'county-chief',
      decisionReason: '同意',
    });
    expect(await codeOf('countyChief', decide, { id })).toBe('CONFLICT');
    const { ruleParameters } = await data(
      'other',
      '{ ruleParameters(filter: {ruleId: {eq: "cash-single-large"}}) { nodes { value maker checker change { id } } } }',
    );
    expect(ruleParameters.nodes).toEqual([
      { value: '4000000', maker: 'county', checker: 'county-chief', change: null },
    ]);
  });

  it('of another county is not to be seen, decided or told from none', async () => {
    const { proposeParameter } = await data('county', parameter, { value: '30000.00' });
    const { id } = proposeParameter;
    expect((await data('other', `{ node(id: "${id}") { id } }`)).node).toBeNull();
    const [hidden, absent] = [
      await ask('other', decide, { id }),
      await ask('other', decide, { id: idOf('RuleChange', '987654') }),
    ];
    const words = ({ status, errors }: Answer) => [
      status,
      errors!.map(({ message, extensions }) => [message, extensions.code]),
    ];
    expect(words(hidden)).toEqual(words(absent));
    expect(await codeOf('other', decide, { id })).toBe('NOT_FOUND');
    await data('chief', decide, { id });
  });

  it('for a region above or beside the own is refused', async () => {
    expect(await codeOf('county', parameter, { value: '1.00', region: '410000000000' })).toBe('FORBIDDEN');
    expect(await codeOf('county', parameter, { value: '1.00', region: world.b.code })).toBe('FORBIDDEN');
  });

  it('that is not in order is refused in one line with an example', async () => {
    const [error] = (await ask('county', parameter, { value: 'a lot' })).errors!;
    expect(error).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
      message: expect.stringMatching(/50000\.00/),
    });
  });

  it('is not for administrators; of rules, packages and keys not for other departments or counties', async () => {
    const life = 'mutation { proposeRuleLife(ruleId: "cash-single-large", status: RETIRED, reason: "停用") { id } }';
    expect(await codeOf('admin', parameter, { value: '1.00' })).toBe('FORBIDDEN');
    expect(await codeOf('admin', life)).toBe('FORBIDDEN');
    expect(await codeOf('budget', life)).toBe('FORBIDDEN');
    expect(await codeOf('county', life)).toBe('FORBIDDEN');
    expect(await codeOf('countyChief', life)).toBe('FORBIDDEN');
    expect(await codeOf('agri', life)).toBeUndefined();
  });

  it('of a rule: a pilot in some regions', async () => {
    const shadow = 'mutation { proposeRuleLife(ruleId: "fund-benford", status: RETIRED, reason: "停用") { id } }';
    const { proposeRuleLife } = await data('agri', shadow);
    await data('province', decide, { id: proposeRuleLife.id });
    const { rules: found } = await data(
      'agri',
      '{ rules(filter: {ruleId: {eq: "fund-benford"}}) { nodes { status } } }',
    );
    expect(found.nodes).toEqual([{ status: 'RETIRED' }]);
  });

  it('of the whitelist: made, in force, ended', async () => {
    const make = `mutation ($id: ID!) { proposeWhitelist(ruleId: "cash-single-large", matches: SUBJECT, recordId: $id, basis: "批复〔2018〕3号",
      validFrom: "2018-12-01", expiresOn: "2019-11-30", reason: "已批准") { id } }`;
    expect(await codeOf('county', make, { id: paymentId('foreign') })).toBe('NOT_FOUND');
    const made = await data('county', make, { id: paymentId('large') });
    await data('countyChief', decide, { id: made.proposeWhitelist.id });
    const list =
      '{ whitelistEntries(filter: {ruleId: {eq: "cash-single-large"}}) { nodes { id recordId matches basis ended } } }';
    const [entry] = (await data('county', list)).whitelistEntries.nodes;
    expect(entry).toMatchObject({ recordId: identity('payment', 'large'), matches: 'SUBJECT', ended: false });
    const end = 'mutation ($id: ID!) { proposeWhitelistEnd(entryId: $id, reason: "不再适用") { id } }';
    expect(await codeOf('other', end, { id: entry.id })).toBe('NOT_FOUND');
    const ended = await data('county', end, { id: entry.id });
    await data('chief', decide, { id: ended.proposeWhitelistEnd.id });
    expect((await data('county', list)).whitelistEntries.nodes[0].ended).toBe(true);
  });

  it('of keys: registered and revoked', async () => {
    const bytes = rawPublicKey(generateKeyPairSync('ed25519').publicKey);
    const make = `mutation ($key: String!) { proposeDepartmentKey(owner: "lankao-township", publicKey: $key, validFrom: "2018-12-01", reason: "新密钥") { id about } }`;
    expect(await codeOf('agri', make, { key: 'short' })).toBe('BAD_USER_INPUT');
    const { proposeDepartmentKey } = await data('agri', make, { key: Buffer.from(bytes).toString('base64') });
    await data('province', decide, { id: proposeDepartmentKey.id });
    const keyId = idOf('DepartmentKey', proposeDepartmentKey.about);
    const { proposeKeyRevoke } = await data(
      'province',
      `mutation { proposeKeyRevoke(keyId: "${keyId}", reason: "泄露") { id } }`,
    );
    await data('agri', decide, { id: proposeKeyRevoke.id });
    const { node } = await data('county', `{ node(id: "${keyId}") { ... on DepartmentKey { owner revokedAt } } }`);
    expect(node).toMatchObject({ owner: 'lankao-township', revokedAt: expect.any(String) });
  });

  it('of holds: released', async () => {
    const { rows } = await database.system.query<{ id: bigint }>(
      `insert into rule_hold (rule_id, rule_digest, cause, detail) select rule_id, digest, 'storm', '测试' from rule_version where rule_id = 'fund-split' returning id`,
    );
    const holdId = idOf('RuleHold', String(rows[0]!.id));
    const { proposeHoldRelease } = await data(
      'agri',
      `mutation { proposeHoldRelease(holdId: "${holdId}", reason: "已核对") { id } }`,
    );
    await data('province', decide, { id: proposeHoldRelease.id });
    const { node } = await data('agri', `{ node(id: "${holdId}") { ... on RuleHold { cause releasedBy } } }`);
    expect(node).toEqual({ cause: 'STORM', releasedBy: 'province' });
  });

  it('of packages: disabled and enabled; a file is not installed over the API', async () => {
    const change = (action: string) =>
      `mutation { proposePackage(action: ${action}, package: "@qingqu/rules-core", reason: "演练") { id changeKind } }`;
    const disable = (await data('agri', change('DISABLE'))).proposePackage;
    expect(disable.changeKind).toBe('PACKAGE_DISABLE');
    await data('province', decide, { id: disable.id });
    const enable = (await data('agri', change('ENABLE'))).proposePackage;
    await data('province', decide, { id: enable.id });
    expect(await codeOf('agri', change('ROLLBACK'))).toBe('BAD_USER_INPUT');
    for (const name of ['/etc/rules.tgz', '@lankao/rules', 'rules@latest'])
      expect(
        await codeOf('agri', `mutation { proposePackage(action: INSTALL, package: "${name}", reason: "x") { id } }`),
      ).toBe('BAD_USER_INPUT');
  });
});

describe('a verdict', () => {
  const record = `mutation ($id: ID!, $verdict: Verdict!, $on: LocalDate) { recordVerdict(warningId: $id, verdict: $verdict, reason: "已核对凭证", rectifiedOn: $on) {
    id verdict rectifiedOn decidedBy warning { id verdicts { totalCount } } } }`;

  const takeUp = async (id: string) => {
    await keepCases(database.system, { today });
    const { node } = await data('treasury', `{ node(id: "${id}") { ... on Warning { case { id version } } } }`);
    await data('treasury', `mutation { takeUpCase(id: "${node.case.id}", version: ${node.case.version}) { state } }`);
  };

  it('is told about a warning whose case the responsible department has in hand, and by nobody else', async () => {
    const id = await warningOn('large');
    const asked = { id, verdict: 'VIOLATION' };
    expect(await codeOf('treasury', record, asked)).toBe('CONFLICT');
    await takeUp(id);
    const provincial = await api.user({ username: 'treasury-province', role: 'staff', departmentKinds: ['treasury'] });
    expect(await codeOf('countyChief', record, asked)).toBe('FORBIDDEN');
    expect(await codeOf('county', record, asked)).toBe('NOT_FOUND');
    expect(await codeOf('treasury', record, { ...asked, id: await warningOn('foreign') })).toBe('NOT_FOUND');
    expect((await api.ask(provincial.token, record, asked)).errors![0]!.extensions.code).toBe('FORBIDDEN');
  });

  it('that all is normal takes two people, so that it points to where they say so', async () => {
    const id = await warningOn('large');
    const answer = await ask('treasury', record, { id, verdict: 'NORMAL' });
    expect(answer.errors![0]!.message).toMatch(/proposeNormal/);
    expect(answer.errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('of a violation has a day of rectification, which is not to come; the latest stands first', async () => {
    const id = await warningOn('large');
    expect(await codeOf('treasury', record, { id, verdict: 'DATA_ISSUE', on: today })).toBe('BAD_USER_INPUT');
    expect(await codeOf('treasury', record, { id, verdict: 'VIOLATION', on: '2018-12-01' })).toBe('BAD_USER_INPUT');
    const { recordVerdict } = await data('treasury', record, { id, verdict: 'VIOLATION', on: today });
    expect(recordVerdict).toMatchObject({
      verdict: 'VIOLATION',
      rectifiedOn: today,
      decidedBy: 'treasury',
      warning: { id, verdicts: { totalCount: 2 } },
    });
    expect(await codeOf('treasury', record, { id, verdict: 'VIOLATION' })).toBe('CONFLICT');
  });
});

describe('the health of rules', () => {
  it('counts runs, and warnings as far as the viewer sees them', async () => {
    const query = `{ ruleHealth(from: "2018-01-01", to: "2038-12-31") { ruleId runs failures medianMs raised open verdicts rectifiedShare hold canary } }`;
    const of = async (who: keyof typeof tokens) =>
      (await data(who, query)).ruleHealth.find(({ ruleId }: { ruleId: string }) => ruleId === 'cash-single-large');
    expect(await of('chief')).toMatchObject({ failures: 0, verdicts: 1, rectifiedShare: 1, hold: null });
    const [all, own] = [await of('chief'), await of('countyChief')];
    expect(all.raised).toBe(own.raised + 1);
    expect(own.runs).toBe(all.runs);
    expect(await of('admin')).toMatchObject({ raised: null, open: null, failures: 0 });
  });
});

describe('a server without a rule engine', () => {
  it('says so in one line', async () => {
    const bare = await testApi(database);
    const answer = await bare.ask(tokens.chief, '{ ruleHealth(from: "2018-01-01", to: "2018-12-31") { ruleId } }');
    expect(answer.errors![0]).toMatchObject({ extensions: { code: 'UPSTREAM_UNAVAILABLE' } });
    await bare.close();
  });
});
