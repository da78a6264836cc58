// From a wrong date to a case that is closed because its data were corrected, over GraphQL, with files taken in and rules run for real:
//   1. three movements of a special account are recorded late, by their date; the rule finds them, each is a case;
//   2. of the first the date is wrong: its case reports it, who entered it corrects it as a new version, another person verifies it;
//   3. the second is delivered anew by its source;
//   4. the sweep finds neither any more: the one case is closed as corrected, the other as cleared, and none as rectified;
//   5. what its source puts back by a higher revision does not go by silently;
//   6. the third is the province's to verify, within five working days of the notice.
// Wrong people, another county, stale versions and values that are not in order are refused on the way, with the rule that forbids it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { keepCases } from '@qingqu/casework';
import { assertCasesKept } from '@qingqu/casework/testing';
import { ingestFile } from '@qingqu/ingest';
import { rules } from '@qingqu/rules-core';
import { compile, digestOf } from '@qingqu/rules-sdk';
import { Vault } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { installRules, type SweepDeps, sweepLatest } from '@qingqu/sweep';
import { type Answer, authKey, type TestApi, testApi } from '../testing/client.js';

const YUCHENG = '411425000000';
const MINQUAN = '411421000000';
const PROVINCE = '410000000000';
const RULE = 'account-special-entry-late';
const TODAY = '2018-09-28';
const ACCOUNT = '16478101040012345';

let database: TestDatabase;
let api: TestApi;
let dir: string;
let sweeps: SweepDeps;
const woken: bigint[] = [];
const tokens: Record<string, string> = {};
const deps = () => ({ pool: database.system, vault: new Vault(authKey), blobDir: dir, now: () => performance.now() });

beforeAll(async () => {
  database = await testDatabase();
  dir = mkdtempSync(join(tmpdir(), 'qingqu-corrections-'));
  const path = join(__dirname, '../../../sweep/dist/evaluator/child.js');
  sweeps = { pool: database.system, snapshotDir: dir, evaluator: { path, memoryLimit: '512MB' } };
  api = await testApi(database, 'production', {
    casework: { system: database.system, today: async () => TODAY, blobDir: dir },
    intake: {
      ingest: deps(),
      uploadDir: join(dir, 'uploads'),
      state: async () => ({ isOpen: true, concurrency: 1 }),
      wake: async (files) => void woken.push(...files),
    },
  });
  const person = async (username: string, regionCode: string, kind: string) => {
    tokens[username] = (await api.user({ username, role: 'staff', regionCode, departmentKinds: [kind] })).token;
  };
  await person('guoku', YUCHENG, 'treasury');
  await person('guoku2', YUCHENG, 'treasury');
  await person('minquan', MINQUAN, 'treasury');
  await person('nongye', PROVINCE, 'agri');
  await person('shengguoku', PROVINCE, 'treasury');
  tokens.guanli = (await api.user({ username: 'guanli', role: 'admin', regionCode: YUCHENG })).token;
  await installRule();
  await take(
    'account',
    `account_no,region_code,name,bank_name,type_code,holder_kind,medium\n${ACCOUNT},${YUCHENG},虞城县财政局扶贫资金专户,中国银行,24,finance,corporate\n`,
  );
  await take(
    'special_account_entry',
    entries(['E1', '05-08', '05-18'], ['E2', '05-09', '05-19'], ['E3', '05-10', '05-20']),
  );
  await sweepNow();
}, 120_000);
afterEach(() => assertCasesKept(database.system));
afterAll(async () => {
  await api?.close();
  await database?.drop();
  rmSync(dir, { recursive: true, force: true });
});

async function installRule(): Promise<void> {
  const rule = compile(rules.find(({ id }) => id === RULE)!);
  const about = { name: '@test/rules', version: '1.0.0', owner: 'test', sdk: '0.1.0', digest: digestOf([rule]) };
  await installRules(database.system, { format: 1, package: about, rules: [rule] });
}

const entries = (...rows: [key: string, occurredOn: string, recordedOn: string, rev?: number][]): string =>
  [
    'key,account_no,region_code,occurred_on,recorded_at,direction,amount,rev',
    ...rows.map(
      ([key, on, at, rev = 1]) => `${key},${ACCOUNT},${YUCHENG},2018-${on},2018-${at} 17:20:00,in,1200.00,${rev}`,
    ),
    '',
  ].join('\n');

async function take(feed: string, text: string): Promise<void> {
  const { counts } = await ingestFile(deps(), { feed, bytes: Buffer.from(text), receivedBy: 'source' });
  expect({ feed, quarantined: counts.quarantined }).toEqual({ feed, quarantined: 0 });
}

/** What a worker does that is woken for a batch: the rules run over what it can reach, and the cases follow. */
async function sweepNow(): Promise<void> {
  await sweepLatest(sweeps, { asOf: TODAY, reason: 'ingest', startedBy: 'ingest' });
  await keepCases(database.system, { today: TODAY });
}

async function data(who: string, query: string, variables?: object): Promise<Answer['data']> {
  const answer = await api.ask(tokens[who], query, variables);
  if (answer.errors) throw new Error(`${who}: ${JSON.stringify(answer.errors)}`);
  return answer.data;
}

/** Why somebody is refused. */
async function refused(who: string, query: string, variables?: object) {
  const { errors } = await api.ask(tokens[who], query, variables);
  const extensions = errors?.[0]?.extensions as { code: string; basis?: string; legalActs?: string[]; state?: string };
  return { ...extensions, message: errors?.[0]?.message ?? '' };
}

const shown = `id state version class outcome acts handlerRegionCode handlerDepartmentKind noticeOn dueOn versionBefore versionAfter
  correctedBy verifiedBy documentNo heldOff undone batch { feed } case { state } warning { ruleId }
  record { ... on SpecialAccountEntry { id version occurredOn corrections(first: 2) { nodes { id } } } }
  steps(first: 20) { nodes { act byUser toState detail } }`;

/** Takes a step, as the matter was last seen. */
const step = async (who: string, name: string, of: { id: string; version: number }, more = '') =>
  (
    await data(
      who,
      `mutation ($id: ID!, $version: Int!) { it: ${name}(id: $id, version: $version${more}) { ${shown} } }`,
      of,
    )
  ).it;
const refusedStep = (who: string, name: string, { id, version }: { id: string; version: number }, more = '') =>
  refused(who, `mutation ($id: ID!, $version: Int!) { ${name}(id: $id, version: $version${more}) { id } }`, {
    id,
    version,
  });

const correcting = (recordVersion: number, field: string, value: string) =>
  `, recordVersion: ${recordVersion}, documentNo: "虞财库(2018)7号", reason: "录入日期有误", fields: [{ field: "${field}", value: "${value}" }]`;

interface Entry {
  id: string;
  warnings: { nodes: { id: string; case: { id: string; version: number; state: string } }[] };
}

/** A movement of the special account with its warning, and the case of that. */
async function entryOf(key: string): Promise<Entry> {
  const { specialAccountEntries } = await data(
    'guoku',
    `{ specialAccountEntries(first: 1, filter: { sourceKey: { eq: "${key}" } }) {
         nodes { id warnings(first: 1) { nodes { id case { id version state } } } } } }`,
  );
  return specialAccountEntries.nodes[0];
}

const caseOf = async (key: string) =>
  (
    await database.system.query<{ id: string; state: string; outcome: string | null; version: number }>(
      `select c.id, c.state, c.outcome, c.version from case_file c join warning w on w.case_id = c.id
       join special_account_entry e on e.id = w.subject_id where e.source_key = $1`,
      [key],
    )
  ).rows[0]!;

describe('a wrong date', () => {
  let correction: { id: string; version: number; [more: string]: unknown };

  it('is reported from its case, and goes to who entered it', async () => {
    const entry = await entryOf('E1');
    const { case: mine } = entry.warnings.nodes[0]!;
    expect(mine.state).toBe('ASSIGNED');
    await data('guoku', 'mutation ($id: ID!, $version: Int!) { takeUpCase(id: $id, version: $version) { id } }', mine);
    await data(
      'guoku',
      `mutation ($id: ID!, $version: Int!, $recordId: ID!) {
         reportDataIssue(id: $id, version: $version, recordId: $recordId, reason: "录入日期应为 5 月 8 日") { id } }`,
      { id: mine.id, version: mine.version + 1, recordId: entry.id },
    );
    const { corrections } = await data('guoku', `{ corrections(first: 3) { nodes { ${shown} } } }`);
    [correction] = corrections.nodes;
    expect(corrections.nodes).toMatchObject([
      {
        state: 'RAISED',
        handlerRegionCode: YUCHENG,
        handlerDepartmentKind: 'TREASURY',
        record: { id: entry.id },
        case: { state: 'DATA_ISSUE' },
      },
    ]);
  });

  it('is nobody else’s: another county sees no such thing, and other departments are told whose it is', async () => {
    expect(await refusedStep('minquan', 'takeUpCorrection', correction)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusedStep('guanli', 'takeUpCorrection', correction)).toMatchObject({
      code: expect.stringMatching(/NOT_FOUND|FORBIDDEN/),
    });
    expect(await refusedStep('nongye', 'takeUpCorrection', correction)).toMatchObject({
      code: 'FORBIDDEN',
      basis: '豫财办〔2018〕33号 第十六条',
      state: 'raised',
      legalActs: [],
      message: expect.stringMatching(/411425000000 的国库/),
    });
    const record = await entryOf('E1');
    const raise = `mutation ($recordId: ID) { raiseCorrection(recordId: $recordId, question: "存疑") { id } }`;
    expect(await refused('minquan', raise, { recordId: record.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused('guoku', raise)).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('is corrected as a new version, once it is investigated and classified', async () => {
    expect(
      await refusedStep('guoku', 'correctRecord', correction, correcting(1, 'recorded_at', '2018-05-08 17:20:00')),
    ).toMatchObject({
      code: 'CONFLICT',
      legalActs: ['take_up', 'withdraw'],
    });
    correction = await step('guoku', 'takeUpCorrection', correction);
    expect(await refusedStep('guoku', 'takeUpCorrection', { ...correction, version: 1 })).toMatchObject({
      code: 'CONFLICT',
    });
    correction = await step('guoku', 'classifyCorrection', correction, ', class: OWN, reason: "本级录入有误"');
    correction = await step('guoku', 'beginCorrecting', correction);
    for (const [recordVersion, field, value, code] of [
      [2, 'recorded_at', '2018-05-08 17:20:00', 'CONFLICT'],
      [1, 'recorded_at', '2018-02-30', 'BAD_USER_INPUT'],
      [1, 'key', 'E9', 'BAD_USER_INPUT'],
      [1, 'region_code', MINQUAN, 'BAD_USER_INPUT'],
    ] as const)
      expect(
        await refusedStep('guoku', 'correctRecord', correction, correcting(recordVersion, field, value)),
      ).toMatchObject({ code });
    correction = await step('guoku', 'correctRecord', correction, correcting(1, 'recorded_at', '2018-05-08 17:20:00'));
    expect(correction).toMatchObject({
      state: 'CORRECTED',
      versionBefore: 1,
      versionAfter: 2,
      correctedBy: 'guoku',
      documentNo: '虞财库〔2018〕7号',
      batch: { feed: 'special_account_entry' },
      record: { version: 2 },
    });
    expect(woken).toHaveLength(1);
    const { steps } = correction as unknown as { steps: { nodes: { act: string; byUser: string; detail: object }[] } };
    expect(steps.nodes.map(({ act, byUser }) => `${act} ${byUser}`)).toEqual([
      'raise guoku',
      'take_up guoku',
      'classify guoku',
      'begin_correcting guoku',
      'correct guoku',
      'take_in system',
    ]);
    expect(steps.nodes[4]!.detail).toMatchObject({ fields: ['recorded_at'], recordVersion: 1 });
  });

  it('is verified by another person, never by who corrected it', async () => {
    expect(await refusedStep('guoku', 'verifyCorrection', correction)).toMatchObject({
      code: 'FORBIDDEN',
      basis: '豫财办〔2018〕33号 第十条',
    });
    correction = await step('guoku2', 'verifyCorrection', correction);
    expect(correction).toMatchObject({ state: 'VERIFIED', verifiedBy: 'guoku2', heldOff: 0, undone: false });
  });

  it('is found no more by the next sweep: its case ends as corrected, apart from what was delivered anew', async () => {
    await take('special_account_entry', entries(['E2', '05-09', '05-09', 2]));
    // What the source says again of the first does not undo it.
    await take('special_account_entry', entries(['E1', '05-08', '05-18'], ['E4', '05-11', '05-11']));
    await sweepNow();
    expect(await caseOf('E1')).toMatchObject({ state: 'closed', outcome: 'cleared_data' });
    expect(await caseOf('E2')).toMatchObject({ state: 'closed', outcome: 'cleared' });
    expect(await caseOf('E3')).toMatchObject({ state: 'assigned', outcome: null });
    const { rows } = await database.system.query(
      `select detail->>'outcome' as outcome, count(*)::int as n from casework_step where matter = 'case' and to_state = 'closed' group by 1 order by 1`,
    );
    expect(rows).toEqual([
      { outcome: 'cleared', n: 1 },
      { outcome: 'cleared_data', n: 1 },
    ]);
    correction = await step('guoku', 'closeCorrection', correction);
    const end = { state: 'CLOSED', outcome: 'CORRECTED', acts: [], case: { state: 'CLOSED' } };
    expect(correction).toMatchObject({ ...end, heldOff: 1, undone: false });
  });

  it('that its source puts back by a higher revision is told, and its case is opened again', async () => {
    await take('special_account_entry', entries(['E1', '05-08', '05-18', 3]));
    await sweepNow();
    const { corrections } = await data(
      'guoku2',
      '{ corrections(first: 3) { nodes { id undone heldOff case { state openings } } } }',
    );
    expect(corrections.nodes).toEqual([
      { id: correction.id, undone: true, heldOff: 1, case: { state: 'ASSIGNED', openings: 2 } },
    ]);
  });
});

describe('a doubt that is the province’s', () => {
  it('is raised from a warning, and is due five working days after the notice to the division, not after the doubt', async () => {
    const { warnings } = await entryOf('E3');
    const { raiseCorrection } = await data(
      'guoku',
      `mutation ($warningId: ID) { raiseCorrection(warningId: $warningId, question: "专户流水由省厅导入") { ${shown} } }`,
      { warningId: warnings.nodes[0]!.id },
    );
    let correction = raiseCorrection;
    expect(correction).toMatchObject({ state: 'RAISED', warning: { ruleId: RULE }, dueOn: null });
    correction = await step('guoku', 'takeUpCorrection', correction);
    expect(
      await refusedStep('guoku', 'classifyCorrection', correction, ', class: REQUIREMENT, reason: "需要新功能"'),
    ).toMatchObject({ code: 'BAD_USER_INPUT', basis: '豫财办〔2018〕33号 第十八条' });
    correction = await step('guoku', 'classifyCorrection', correction, ', class: PROVINCIAL, reason: "由省厅导入"');
    expect(correction).toMatchObject({ handlerRegionCode: PROVINCE, handlerDepartmentKind: 'AGRI', dueOn: null });
    expect(await refusedStep('guoku', 'notifyDivision', correction, ', departmentKind: TREASURY')).toMatchObject({
      code: 'FORBIDDEN',
      basis: '豫财办〔2018〕33号 第十六条',
    });
    correction = await step('nongye', 'notifyDivision', correction, ', departmentKind: TREASURY');
    // The holiday of 2018: 29 and 30 September are worked, 1 to 7 October are not.
    expect(correction).toMatchObject({ noticeOn: TODAY, dueOn: '2018-10-10', handlerDepartmentKind: 'TREASURY' });
    correction = await step('shengguoku', 'answerCorrection', correction, ', answer: "经核实，导入无误"');
    correction = await step('guoku', 'closeCorrection', correction);
    expect(correction).toMatchObject({ state: 'CLOSED', outcome: 'ANSWERED' });
  });
});
