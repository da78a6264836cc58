// What may be done about matters is told before it is tried. Every matter is walked through by chance, and at each state:
//   1. what anybody is not offered, or not allowed, is refused in the words that were told, and nothing changes;
//   2. what one is allowed is taken, and is the act that was offered;
//   3. who does not see the matter is told nothing of it.
// The seed is printed.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { closeMonth, keepCases, noteRecheck, platform, platformOnly } from '@qingqu/casework';
import { raise } from '@qingqu/casework/testing';
import { closeEpoch, identity, inTransaction, Vault } from '@qingqu/schema';
import { insertRows, madePayment, testSeed } from '@qingqu/schema/testing';
import { entities } from '../entities/index.js';
import { apiSchema } from '../graphql/schema.js';
import { globalId, parseGlobalId } from '../plan/global-id.js';
import { Dice } from '../proof/seed.js';
import {
  type CaseworkApi,
  CITY,
  COUNTY,
  caseworkApi,
  keyOf,
  type Office,
  OTHER_COUNTY,
  PROVINCE,
} from '../testing/casework-api.js';
import { authKey } from '../testing/client.js';
import { offerings } from './offers.js';

const offices = {
  guoku: { role: 'staff', regionCode: COUNTY, departmentKinds: ['treasury'] },
  guoku2: { role: 'staff', regionCode: COUNTY, departmentKinds: ['treasury'] },
  nong: { role: 'staff', regionCode: COUNTY, departmentKinds: ['agri'] },
  jiandu: { role: 'supervisor', regionCode: COUNTY },
  'lin-guoku': { role: 'staff', regionCode: OTHER_COUNTY, departmentKinds: ['treasury'] },
  'shi-nong': { role: 'staff', regionCode: CITY, departmentKinds: ['agri', 'treasury'] },
  'shi-nong2': { role: 'staff', regionCode: CITY, departmentKinds: ['agri'] },
  'shi-jiandu': { role: 'supervisor', regionCode: CITY },
  'sheng-nong': { role: 'staff', regionCode: PROVINCE, departmentKinds: ['agri', 'treasury'] },
  'sheng-nong2': { role: 'staff', regionCode: PROVINCE, departmentKinds: ['agri'] },
  'sheng-xinxi': { role: 'staff', regionCode: PROVINCE, departmentKinds: ['it'] },
  'sheng-jiandu': { role: 'supervisor', regionCode: PROVINCE },
  'sheng-jiandu2': { role: 'supervisor', regionCode: PROVINCE },
  lingdao: { role: 'leader', regionCode: PROVINCE },
  shenji: { role: 'auditor', regionCode: PROVINCE },
} as const satisfies Record<string, Office>;
type Name = keyof typeof offices;
const people = Object.keys(offices) as Name[];

const dice = new Dice(testSeed);
let world: CaseworkApi<Name>;

beforeAll(async () => {
  const dir = mkdtempSync(join(tmpdir(), 'qingqu-offers-'));
  world = await caseworkApi(offices, async ({ system }) => ({
    // Who may have a rule run again, or correct a record, is asked before that is done; it is done elsewhere.
    rules: {
      sweep: { pool: system, snapshotDir: dir, evaluator: { path: '/nowhere' } },
      vault: new Vault(authKey),
      settings: async () => ({ today: world.today, allowUnsigned: false }),
    },
    intake: {
      ingest: { pool: system, vault: new Vault(authKey), blobDir: dir, now: () => performance.now() },
      uploadDir: dir,
      state: async () => ({ isOpen: true, concurrency: 1 }),
    },
  }));
  const { system } = world.database;
  await pay();
  const about = { ruleId: 'cash-single-large', regionCode: COUNTY };
  await raise(system, { ...about, caseKey: 'two', rows: [payment(1)] }, 2);
  await raise(system, { ...about, severity: 'red', rows: [payment(1)] });
  await raise(system, { ...about, rows: [payment(2)] });
  await keepCases(system, { today: '2018-11-05' });
  await closeMonth(system, { month: '2018-11', today: '2018-12-01', actor: platform });
  world.today = '2018-12-03';
}, 120_000);
afterAll(() => world?.close());

const payment = (n: number) => identity('payment', `made ${n}`);

/** Two payments of the county, the second entered by 国库科 herself. */
async function pay(): Promise<void> {
  const { system } = world.database;
  const { rows } = await system.query<{ lo: bigint; epoch: bigint }>(
    'select scope_lo as lo, (select n from epoch where closed_at is null) as epoch from region where code = $1',
    [COUNTY],
  );
  const { lo, epoch } = rows[0]!;
  const by = (n: number, entered_by: string) => madePayment(n, { code: COUNTY, lo }, epoch, { entered_by });
  await insertRows(system, 'payment', [by(1, 'lu.ru'), by(2, 'guoku')]);
  await closeEpoch(system);
}

interface Offer {
  mutation: string;
  act: string;
  allowed: boolean;
  reasonZh: string | null;
  reasonEn: string | null;
  forbiddenBy: string | null;
}

/** A matter that is walked through: what its mutations are told, and what is done some other way than over the API. */
interface Matter {
  id: string;
  table: string;
  told(mutation: string): string | undefined | Promise<string | undefined>;
  otherwise?: Readonly<Record<string, (version: number) => Promise<unknown>>>;
}

const because = ', reason: "已核对支付凭证"';

const standing = async ({ id, table }: Matter): Promise<{ version: number; last: string | undefined }> => {
  const { rows } = await world.database.system.query<{ version: number; last: string | undefined }>(
    `select m.version, (select act from casework_step s where s.matter_id = m.id order by seq desc limit 1) as last from ${table} m where m.id = $1`,
    [keyOf(id)],
  );
  return rows[0]!;
};

/** Has a mutation done by somebody; answers why it is not. */
async function attempt(who: Name, matter: Matter, mutation: string, told: string) {
  const { version } = await standing(matter);
  const given = mutation === 'makeAssessment' ? `version: ${version}` : `id: "${matter.id}", version: ${version}`;
  const { errors } = await world.ask(who, `mutation { ${mutation}(${given}${told}) { id } }`);
  return errors?.[0] as { message: string; extensions: { code: string; basis?: string } } | undefined;
}

/** Arguments that any of the mutations takes, so that whoever is refused is not refused for want of them. */
async function someArguments(matter: Matter, mutation: string): Promise<string> {
  const told = await matter.told(mutation);
  if (told === undefined) throw new Error(`nothing is known to tell ${mutation}`);
  return told;
}

/** Walks on by chance until nobody may do anything, or the steps are spent; answers the acts that were taken. */
async function walk(matter: Matter, steps: number): Promise<string[]> {
  const taken: string[] = [];
  for (let step = 0; step < steps; step += 1) {
    const ways = await someWays(matter);
    if (ways.length === 0) break;
    // Every act is as likely, however many people may take it.
    const act = dice.of([...new Set(ways.map(({ offer }) => offer.act))]);
    const { who, offer } = dice.of(ways.filter((way) => way.offer.act === act));
    const { version } = await standing(matter);
    const otherwise = matter.otherwise?.[offer.mutation];
    if (otherwise) await otherwise(version);
    else
      expect([
        who,
        offer.mutation,
        await attempt(who, matter, offer.mutation, await someArguments(matter, offer.mutation)),
      ]).toEqual([who, offer.mutation, undefined]);
    expect(await standing(matter)).toEqual({ version: version + 1, last: offer.act });
    taken.push(offer.act);
    if (dice.percent(20) && world.today < '2018-12-20')
      world.today = world.today.replace(/\d\d$/, (day) => `${+day + 1}`.padStart(2, '0'));
  }
  return taken;
}

/** Asks some people, and the others as long as none of them may do anything. */
async function someWays(matter: Matter): Promise<{ who: Name; offer: Offer }[]> {
  const some = dice.some(people, 4, 4);
  const ways: { who: Name; offer: Offer }[] = [];
  for (const [at, who] of [...some, ...people.filter((each) => !some.includes(each))].entries()) {
    if (at >= some.length && ways.length > 0) break;
    ways.push(...(await waysOf(who, matter)).map((offer) => ({ who, offer })));
  }
  return ways;
}

/** What somebody may do. One of what he may not is tried: it is refused as it was told. */
async function waysOf(who: Name, matter: Matter): Promise<Offer[]> {
  const { data, errors } = await world.ask(
    who,
    'query ($id: ID!) { acts(id: $id) { mutation act allowed reasonZh reasonEn forbiddenBy } }',
    { id: matter.id },
  );
  const mutations = mutationsOf(matter);
  if (errors) {
    const refused = await attempt(who, matter, ...(await anyOf(matter, mutations)));
    expect([who, refused?.extensions.code]).toEqual([who, errors[0]!.extensions.code]);
    return [];
  }
  const offers: Offer[] = data.acts;
  const closed = offers.filter(({ allowed }) => !allowed);
  if (closed.length > 0) {
    const { mutation, reasonZh, reasonEn, forbiddenBy } = dice.of(closed);
    const refused = await attempt(who, matter, mutation, await someArguments(matter, mutation));
    expect([who, mutation, refused?.message, refused?.extensions.basis]).toEqual([
      who,
      mutation,
      `${reasonZh} / ${reasonEn}`,
      forbiddenBy,
    ]);
  }
  const others = mutations.filter((mutation) => !offers.some((offer) => offer.mutation === mutation));
  if (others.length > 0 && dice.percent(30)) {
    const [mutation, told] = await anyOf(matter, others);
    const refused = await attempt(who, matter, mutation, told);
    expect([who, mutation, refused?.extensions.code]).toEqual([who, mutation, 'CONFLICT']);
  }
  return offers.filter(({ allowed }) => allowed);
}

const mutationsOf = ({ id }: Matter): string[] =>
  Object.values(offerings[parseGlobalId(entities, id)!.entity.name]!.mutations).filter(
    (mutation) => mutation !== 'makeAssessment',
  );

async function anyOf(matter: Matter, mutations: readonly string[]): Promise<[string, string]> {
  const mutation = dice.of(mutations);
  return [mutation, await someArguments(matter, mutation)];
}

/** Some column of the matter's row. */
async function columnOf({ id, table }: Matter, column: string): Promise<string> {
  const { rows } = await world.database.system.query<{ value: string }>(
    `select ${column} as value from ${table} where id = $1`,
    [keyOf(id)],
  );
  return rows[0]!.value;
}

/** The case that this says, whose warnings rest on the n-th payment. */
async function caseMatter(which: string, n: number): Promise<Matter> {
  const { system } = world.database;
  const { rows } = await system.query<{ id: string }>(`select c.id from case_file c where ${which} limit 1`);
  const key = rows[0]!.id;
  const isWithAgri = async () => (await columnOf(matter, 'department_kind')) === 'agri';
  const matter: Matter = {
    id: globalId(entities.get('Case')!, [key]),
    table: 'case_file',
    told: async (mutation) =>
      ({
        assignCase: `, assignee: "${(await isWithAgri()) ? 'nong' : dice.of(['guoku', 'guoku2'])}"`,
        proposeNormal: `${because}, evidence: "凭证 12"`,
        determineViolation: `, violationType: "diverted"${because}`,
        reportDataIssue: `, recordId: "${globalId(entities.get('Payment')!, [payment(n)])}"${because}`,
        reportRectified: `, rectifiedOn: "${world.today}"${because}`,
        reassignCase: `, departmentKind: ${(await isWithAgri()) ? 'TREASURY' : 'AGRI'}${because}`,
        splitCase: `, warningIds: ["${await warningOf(key)}"]${because}`,
      })[mutation] ?? (/^(take|confirm|resume|recheck|sample|close|reportTo)/.test(mutation) ? '' : because),
    otherwise: {
      recheckCase: (version) =>
        inTransaction(system, (client) => {
          const found = dice.of(['gone', 'remains'] as const);
          return noteRecheck(client, { id: key, found, epoch: 1n, today: world.today, askedBy: platform, version });
        }),
    },
  };
  return matter;
}

/** A warning that the case has by now. */
async function warningOf(caseKey: string): Promise<string> {
  const { rows } = await world.database.system.query<{ id: string }>(
    'select id from warning where case_id = $1 limit 1',
    [caseKey],
  );
  return globalId(entities.get('Warning')!, [rows[0]!.id]);
}

/** A matter that somebody begins. */
async function begun(
  who: Name,
  begin: string,
  table: string,
  told: Record<string, string>,
  usual = because,
): Promise<Matter> {
  const data = await world.must(who, `mutation { ${begin} { id } }`);
  const [{ id }] = Object.values(data) as [{ id: string }];
  return { id, table, told: (mutation) => told[mutation] ?? usual };
}

const number = (n: number) => `, documentNo: "豫财监交〔2018〕${n}号"`;

it('names for every act of people a mutation that there is', () => {
  const there = Object.keys(apiSchema().getMutationType()!.getFields());
  for (const { machine, mutations } of Object.values(offerings)) {
    expect(there).toEqual(expect.arrayContaining(Object.values(mutations)));
    const ofPeople = Object.keys(machine.acts).filter((act) => act in mutations);
    const others = Object.entries(machine.acts).filter(([act]) => !ofPeople.includes(act));
    // What has no mutation begins a matter, or is the platform's own.
    for (const [act, { from, who }] of others)
      expect([machine.matter, act, from.length === 0 || who?.includes(platformOnly)]).toEqual([
        machine.matter,
        act,
        true,
      ]);
  }
});

it('offers in cases what is taken, and refuses the rest as told', async () => {
  const taken = new Set<string>();
  const cases = [
    await caseMatter("c.case_key = 'two'", 1),
    await caseMatter("c.severity = 'red'", 1),
    await caseMatter("c.case_key <> 'two' and c.severity <> 'red'", 2),
  ];
  for (const matter of cases) for (const act of await walk(matter, 9)) taken.add(act);
  expect(taken.size).toBeGreaterThan(3);
}, 120_000);

it('offers in orders, inspections and interviews what is taken, and refuses the rest as told', async () => {
  const told = {
    acknowledgeOrder: '',
    replyToOrder: ', reply: "已逐笔核实"',
    startInspection: ', team: "监督检查二处"',
    reportInspection: ', findings: "三笔补贴超期", requirements: "十日内发放"',
    postponeInterview: `, convenedFor: "2018-12-31"${because}`,
    holdInterview: ', minutes: "通报情况", requirements: "一个月内整改"',
  };
  const region = `regionCode: "${COUNTY}"`;
  const numbered = { ...told, numberOrder: number(1), numberInspection: number(2), numberInterview: number(3) };
  const order = 'issueOrder(title: "交办单", requirement: "核实", departmentKind: AGRI';
  const some = [
    begun('jiandu', `${order}, ${region})`, 'work_order', numbered),
    begun('sheng-jiandu', `${order}, ${region})`, 'work_order', numbered),
    begun('shi-jiandu', `orderInspection(${region}, scope: "一卡通", reason: "预警未整改")`, 'inspection', numbered),
    begun(
      'lingdao',
      `conveneInterview(${region}, convenedFor: "2018-12-31", reason: "屡次出现")`,
      'interview',
      numbered,
    ),
  ];
  for (const matter of await Promise.all(some)) expect(await walk(matter, 6)).not.toEqual([]);
}, 120_000);

it('offers in corrections what is taken, and refuses the rest as told', async () => {
  const { system } = world.database;
  for (const n of [1, 2]) {
    const record = globalId(entities.get('Payment')!, [payment(n)]);
    const matter = await begun(
      'jiandu',
      `raiseCorrection(question: "支付日期有误", recordId: "${record}")`,
      'correction',
      {},
    );
    const handler = () => columnOf(matter, 'handler_department_kind');
    matter.told = async (mutation) => {
      const another = dice.of(['TREASURY', 'AGRI', 'IT']);
      const given: Record<string, string> = {
        handOverCorrection: `, departmentKind: ${(await handler()) === 'agri' ? 'TREASURY' : 'AGRI'}${because}`,
        classifyCorrection: `, class: ${dice.of(['OWN', 'PROVINCIAL', 'TECHNICAL'])}${because}`,
        notifyDivision: `, departmentKind: ${another}`,
        answerCorrection: ', answer: "原数据无误"',
        correctRecord: `, recordVersion: 1, fields: [{field: "x", value: "1"}], documentNo: "虞财农〔2018〕12号"${because}`,
      };
      return given[mutation] ?? (/^(take|begin|escalate|forward|verify|close)/.test(mutation) ? '' : because);
    };
    // The record itself is corrected elsewhere: here it is as if it had been.
    matter.otherwise = {
      correctRecord: async (version) => {
        await system.query(
          `with step as (insert into casework_step (matter, matter_id, seq, act, to_state, by_user, by_role, on_day, scope_ord)
             select 'correction', id, version + 1, 'correct', 'corrected', 'guoku', 'staff', $2, scope_ord from correction where id = $1)
           update correction set state = 'corrected', corrected_by = 'guoku', version = $3 + 1 where id = $1`,
          [keyOf(matter.id), world.today, version],
        );
      },
    };
    expect(await walk(matter, 7)).not.toEqual([]);
  }
}, 120_000);

it('offers in ledgers, circulars, assessments and exchanges what is taken, and refuses the rest as told', async () => {
  const { ledgers } = await world.must(
    'guoku',
    `{ ledgers(filter: {regionCode: {eq: "${COUNTY}"}}) { nodes { id } } }`,
  );
  const ledger: Matter = { id: ledgers.nodes[0].id, table: 'ledger', told: () => '' };
  const circular = await begun(
    'sheng-nong',
    `draftCircular(stream: AGRI, month: "2018-11", regions: ["${COUNTY}", "${OTHER_COUNTY}"])`,
    'circular',
    { redraftCircular: ', title: "关于预警处理的通报"', returnCircular: because, issueCircular: number(9) },
    '',
  );
  const assessment = await begun('shi-nong', 'makeAssessment(period: "2018-11")', 'assessment', {
    announceAssessment: '',
    publishAssessment: '',
    answerObjection: `, regionCode: "${COUNTY}", upheld: ${dice.percent(50)}${because}`,
    makeAssessment: `, period: "2018-11", regionCode: "${CITY}"${because}`,
  });
  const exchange = await begun(
    'nong',
    'requestExchange(direction: OUT, counterparty: "扶贫办", reason: "比对", list: "payments", fields: ["id", "amount"])',
    'data_exchange',
    { approveExchange: `, expiresOn: "2018-12-31"${because}` },
  );
  for (const matter of [ledger, circular, assessment, exchange]) expect(await walk(matter, 7)).not.toEqual([]);
}, 120_000);
