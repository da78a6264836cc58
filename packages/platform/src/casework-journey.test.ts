// One warning of each category, from the sweep that raises it to its closed case, over GraphQL as the people whom it concerns:
//   1. the small world is taken in and swept: one case of each category, one of them red by its rule, one rolled up from three warnings;
//   2. each case is walked to its close another way, on days of the calendar; before each step everybody whom it does not concern tries it in
//      vain, and so does the right person who saw an earlier version: nothing has changed then;
//   3. the month is closed: no warning is lost, the ledger balances, and what is told of the month later is refused.
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { assertCasesKept, assertCasework } from '@qingqu/casework/testing';
import { Days } from './testing/casework-days.js';
import { Offices, type Person } from './testing/casework-people.js';
import { type Held, type Refusals, Walk } from './testing/casework-walk.js';
import { county, enterer, type Row, writeSmallWorld } from './testing/casework-world.js';
import { type TestPlatform, testPlatform } from './testing/test-platform.js';

let test: TestPlatform;
let offices: Offices;
let walk: Walk;
let days: Days;
/** The cases by their category. */
const cases: Record<string, Held> = {};

beforeAll(async () => {
  test = await testPlatform({ today: '2018-11-12' });
  offices = await Offices.open(test.platform);
  walk = new Walk(offices, test.database.system);
  days = new Days(test.platform);
}, 120_000);
afterEach(() => assertCasework(test.database.system));
afterAll(async () => {
  process.stdout.write(`journey of cases: ${walk?.steps} steps, ${walk?.refusals} refusals\n`);
  await offices?.close();
  await test?.dropChecked();
});

/** Those of the county and above to whom another department's case does not show, and those who see it and may not. */
const hiddenFrom = (...people: Person[]): Refusals => Object.fromEntries(people.map((who) => [who, 'NOT_FOUND']));
const forbidden = (...people: Person[]): Refusals => Object.fromEntries(people.map((who) => [who, 'FORBIDDEN']));
const budgetOnly = { ...hiddenFrom('guoku1', 'nong1', 'shi-nong'), ...forbidden('jiandu', 'sheng-jiandu') };
const treasuryOnly = { ...hiddenFrom('yusuan1', 'nong1', 'shi-nong'), ...forbidden('jiandu', 'shi-guoku') };
const agriOnly = { ...hiddenFrom('yusuan1', 'guoku1', 'shi-guoku'), ...forbidden('jiandu', 'shi-nong') };

/** A case as those who handle it see it now. */
async function caseNow(held: Held, who: Person) {
  const { node } = await offices.must(
    who,
    `query ($id: ID!) { node(id: $id) { ... on Case { id version state outcome recheck verifyDueOn warnings { nodes { id subject { id } } }
       steps(first: 50) { nodes { act } } corrections { nodes { id version state } } } } }`,
    { id: held.id },
  );
  const { id, version, state } = node;
  Object.assign(held, { id, version, state });
  return node;
}

/** Reports that the record which the case is about is wrong; answers the correction that this begins. */
async function reportDataIssue(held: Held, by: Person, reason: string, wrong: Refusals): Promise<Held> {
  const recordId = (await caseNow(held, by)).warnings.nodes[0].subject.id;
  await walk.step(held, 'reportDataIssue', { by, to: 'DATA_ISSUE', given: { recordId, reason }, wrong });
  return (await caseNow(held, by)).corrections.nodes[0];
}

async function violation(held: Held, by: Person, violationType: string, reason: string, wrong: Refusals) {
  await walk.badlySaid(held, 'determineViolation', by, { violationType, reason: '' });
  await walk.badlySaid(held, 'determineViolation', by, { violationType: 'unheard_of', reason });
  const given = { violationType, reason };
  await walk.step(held, 'determineViolation', {
    by,
    to: 'RECTIFYING',
    given,
    wrong,
  });
}

async function rectified(held: Held, by: Person, rectifiedOn: string, returned: string, wrong: Refusals) {
  const given = { rectifiedOn, returned, reason: '已整改，凭证附后' };
  await walk.badlySaid(held, 'reportRectified', by, { ...given, rectifiedOn: '2019-12-31' });
  await walk.badlySaid(held, 'reportRectified', by, { ...given, returned: '-1.00' });
  await walk.step(held, 'reportRectified', { by, to: 'RECTIFIED', given, wrong });
}

it('raises a warning of each category, and files it as a case of its department', async () => {
  await days.night('2018-11-12', ...writeSmallWorld(days.feedDir));
  const { cases: found } = await offices.must(
    'jiandu',
    '{ cases(first: 20) { nodes { id version state category severity departmentKind warningCount } } }',
  );
  const filed: string[] = [];
  for (const { id, version, state, category, severity, departmentKind, warningCount } of found.nodes) {
    cases[category.toLowerCase()] = { id, version, state };
    filed.push(`${category} ${severity} ${departmentKind} ${warningCount} ${state}`);
  }
  expect(filed.sort()).toEqual([
    'ACCOUNT YELLOW TREASURY 1 ASSIGNED',
    'ALLOCATION RED BUDGET 1 ASSIGNED',
    'CASH ORANGE TREASURY 1 ASSIGNED',
    'CYCLE YELLOW AGRI 1 ASSIGNED',
    'ENTERPRISE BLUE AGRI 1 ASSIGNED',
    'FUND YELLOW AGRI 1 ASSIGNED',
    'INDIVIDUAL BLUE AGRI 3 ASSIGNED',
    'RECEIPT BLUE BUDGET 1 ASSIGNED',
  ]);
  days.begin('2018-11-13');
}, 120_000);

it('receipt: in order, as a second person agrees', async () => {
  const held = cases.receipt!;
  await walk.step(held, 'takeUpCase', { by: 'yusuan1', to: 'VERIFYING', wrong: budgetOnly });
  const given = { reason: '已核对上级文件，标识有依据', evidence: '豫财农〔2018〕61号' };
  await walk.badlySaid(held, 'proposeNormal', 'yusuan1', { ...given, reason: ' ' });
  await walk.badlySaid(held, 'proposeNormal', 'yusuan1', { ...given, evidence: '' });
  const propose = { by: 'yusuan1', to: 'NORMAL', given, wrong: { ...budgetOnly, ...forbidden(enterer) } } as const;
  await walk.step(held, 'proposeNormal', propose);
  const second = { by: 'yusuan2', wrong: { ...budgetOnly, ...forbidden('yusuan1', enterer) } } as const;
  // To decline is for supervision, too; to confirm is not.
  const { jiandu: _, 'sheng-jiandu': __, ...staffOnly } = second.wrong;
  const decline = { ...second, wrong: staffOnly, to: 'VERIFYING', given: { reason: '请补充文件页码' } } as const;
  await walk.step(held, 'declineNormal', decline);
  await walk.step(held, 'proposeNormal', propose);
  await walk.step(held, 'confirmNormal', { ...second, to: 'CLOSED' });
  expect(await caseNow(held, 'yusuan1')).toMatchObject({ outcome: 'NORMAL' });
});

it('enterprise: goes to another department, and what was done follows it', async () => {
  const held = cases.enterprise!;
  await walk.step(held, 'takeUpCase', { by: 'nong1', to: 'VERIFYING', wrong: agriOnly });
  await walk.badlySaid(held, 'reassignCase', 'nong1', { departmentKind: 'AGRI', reason: '无' });
  const given = { departmentKind: 'TREASURY', reason: '收款人信息由国库股维护' };
  const { jiandu: _, ...wrong } = agriOnly;
  await walk.step(held, 'reassignCase', { by: 'nong1', to: null, given, wrong });
  const now = await caseNow(held, 'guoku1');
  expect(now.steps.nodes.map(({ act }: { act: string }) => act)).toEqual(['open', 'take_up', 'reassign']);
  const hidden = { ...treasuryOnly, ...hiddenFrom('nong1', 'nong2') };
  await walk.step(held, 'takeUpCase', { by: 'guoku1', to: 'VERIFYING', wrong: hidden });
  await walk.badlySaid(held, 'assignCase', 'guoku1', { assignee: 'nong1' });
  await walk.step(held, 'assignCase', { by: 'guoku1', given: { assignee: 'guoku2' }, wrong: hidden });
  const proof = { reason: '已补正信用代码', evidence: '营业执照复印件' };
  await walk.step(held, 'proposeNormal', { by: 'guoku2', to: 'NORMAL', given: proof, wrong: hidden });
  const wrongSecond = { ...hidden, ...forbidden('guoku2', enterer) };
  await walk.step(held, 'confirmNormal', { by: 'guoku1', to: 'CLOSED', wrong: wrongSecond });
});

it('account: asked of the superior, while the clock stands still', async () => {
  const held = cases.account!;
  await walk.step(held, 'takeUpCase', { by: 'guoku1', to: 'VERIFYING', wrong: treasuryOnly });
  const doubt = await reportDataIssue(held, 'guoku1', '收款方是否为本单位账户，须由市局认定', treasuryOnly);
  const due = (await caseNow(held, 'guoku1')).verifyDueOn;
  const inHand = { by: 'guoku1', wrong: forbidden('nong1', 'jiandu', 'shi-guoku') } as const;
  await walk.step(doubt, 'takeUpCorrection', { ...inHand, to: 'INVESTIGATING' });
  const superior = { class: 'SUPERIOR', reason: '账户由市局统一管理' };
  await walk.step(doubt, 'classifyCorrection', { ...inHand, to: 'CLASSIFIED', given: superior });
  await walk.step(doubt, 'escalateCorrection', { ...inHand, to: 'ESCALATED' });
  await walk.step(held, 'pauseCase', { by: 'guoku1', given: { reason: '已反馈市局' }, wrong: treasuryOnly });
  days.begin('2018-11-15');
  await walk.step(doubt, 'answerCorrection', {
    by: 'shi-guoku',
    to: 'ANSWERED',
    given: { answer: '该账户为零余额账户的同名户，属实' },
    wrong: forbidden('guoku1', 'nong1', 'shi-nong'),
  });
  await walk.step(doubt, 'closeCorrection', { by: 'guoku2', to: 'CLOSED', wrong: forbidden('nong1', 'shi-guoku') });
  expect(await caseNow(held, 'guoku1')).toMatchObject({ state: 'VERIFYING' });
  const { jiandu: _, ...staffOnly } = treasuryOnly;
  await walk.step(held, 'resumeCase', { by: 'guoku1', wrong: staffOnly });
  expect((await caseNow(held, 'guoku1')).verifyDueOn > due).toBe(true);
  const given = { reason: '市局已认定', evidence: '商财库〔2018〕9号' };
  await walk.step(held, 'proposeNormal', { by: 'guoku1', to: 'NORMAL', given, wrong: treasuryOnly });
  const wrongSecond = { ...treasuryOnly, ...forbidden('guoku1', enterer) };
  await walk.step(held, 'confirmNormal', { by: 'guoku2', to: 'CLOSED', wrong: wrongSecond });
});

it('individual: one warning of three is split off as a case of its own', async () => {
  const held = cases.individual!;
  const [first, ...rest] = (await caseNow(held, 'nong1')).warnings.nodes.map(({ id }: { id: string }) => id);
  await walk.badlySaid(held, 'splitCase', 'nong1', { warningIds: [first, ...rest], reason: '全部' });
  const given = { warningIds: [first], reason: '该户另案核实' };
  await walk.step(held, 'splitCase', { by: 'nong1', given, wrong: agriOnly });
  const { cases: found } = await offices.must(
    'nong1',
    '{ cases(filter: { category: { eq: INDIVIDUAL } }) { nodes { id version state warningCount } } }',
  );
  cases.part = found.nodes.find(({ warningCount }: { warningCount: number }) => warningCount === 1);
  await walk.step(held, 'takeUpCase', { by: 'nong1', to: 'VERIFYING', wrong: agriOnly });
  const proof = { reason: '证件已核对，系录入错误', evidence: '户口簿复印件' };
  await walk.step(held, 'proposeNormal', { by: 'nong1', to: 'NORMAL', given: proof, wrong: agriOnly });
  // Another account of who proposed it is no second person (Art. 10).
  const wrongSecond = { ...agriOnly, ...forbidden('nong1', 'nong1-zhang') };
  await walk.step(held, 'confirmNormal', { by: 'nong2', to: 'CLOSED', wrong: wrongSecond });
});

it('cycle: the data were wrong, and a new version of them is made', async () => {
  const held = cases.cycle!;
  await walk.step(held, 'takeUpCase', { by: 'nong1', to: 'VERIFYING', wrong: agriOnly });
  const doubt = await reportDataIssue(held, 'nong1', '已于11月5日支付，支付日期漏录', agriOnly);
  const inHand = { by: 'guoku1', wrong: forbidden('nong1', 'jiandu') } as const;
  await walk.step(doubt, 'takeUpCorrection', { ...inHand, to: 'INVESTIGATING' });
  const own = { class: 'OWN', reason: '本级漏录' };
  await walk.step(doubt, 'classifyCorrection', { ...inHand, to: 'CLASSIFIED', given: own });
  await walk.step(doubt, 'beginCorrecting', { ...inHand, to: 'CORRECTING' });
  const given = {
    recordVersion: 1,
    fields: [
      { field: 'status', value: 'paid' },
      { field: 'paid_on', value: '2018-11-05' },
    ],
    documentNo: '虞财库〔2018〕12号',
    reason: '补录',
  };
  await walk.step(doubt, 'correctRecord', { ...inHand, to: 'CORRECTED', given });
  const wrongSecond = forbidden('guoku1', 'yusuan1', 'jiandu');
  await walk.step(doubt, 'verifyCorrection', { by: 'guoku2', to: 'VERIFIED', wrong: wrongSecond });
  await walk.step(doubt, 'closeCorrection', { by: 'nong1', to: 'CLOSED', wrong: forbidden('yusuan1', 'jiandu') });
});

it('fund: an order from above is acknowledged, replied to and accepted on the way', async () => {
  const held = cases.fund!;
  await walk.step(held, 'takeUpCase', { by: 'nong1', to: 'VERIFYING', wrong: agriOnly });
  const said = { caseId: held.id, title: '关于核实招待费的交办单', requirement: '核实并书面回复', replyWithin: 5 };
  const mayNot = { nobody: 'UNAUTHENTICATED', 'lin-jiandu': 'NOT_FOUND', ...forbidden('nong1', 'guanli') } as const;
  await walk.refused('issueOrder', said, mayNot);
  const { data } = await offices.act('shi-jiandu', 'issueOrder', said, 'id version state');
  const order: Held = data.issueOrder;
  const addressee = { by: 'nong1', wrong: { ...agriOnly, ...forbidden('shi-jiandu') } } as const;
  await walk.step(order, 'acknowledgeOrder', { ...addressee, to: 'ACKNOWLEDGED' });
  await walk.badlySaid(order, 'replyToOrder', 'nong1', { reply: ' ' });
  await walk.step(order, 'replyToOrder', { ...addressee, to: 'REPLIED', given: { reply: '招待费已追回 3000 元' } });
  const given = { reason: '已核实' };
  // Who answers for agriculture in the city issues orders to the county, too.
  const { 'shi-nong': _, ...issuersOnly } = { ...agriOnly, ...forbidden('nong2') };
  const issuer = { by: 'shi-jiandu', given, wrong: issuersOnly } as const;
  await walk.step(order, 'returnOrderReply', { ...issuer, to: 'RETURNED' });
  await walk.step(order, 'replyToOrder', { ...addressee, to: 'REPLIED', given: { reply: '追回凭证附后' } });
  await walk.step(order, 'acceptOrderReply', { ...issuer, to: 'ACCEPTED' });
  await violation(held, 'nong1', 'over_scope_or_standard', '在项目资金中列支招待费', {
    ...agriOnly,
    ...forbidden(enterer),
  });
  await rectified(held, 'nong1', '2018-11-15', '3000.00', agriOnly);
});

it('cash, allocation: a violation by determination, and one by the red rule itself, are put right', async () => {
  await walk.step(cases.cash!, 'takeUpCase', { by: 'guoku1', to: 'VERIFYING', wrong: treasuryOnly });
  await violation(cases.cash!, 'guoku1', 'irregular_pay', '大额提现无审批', { ...treasuryOnly, ...forbidden(enterer) });
  await rectified(cases.cash!, 'guoku1', '2018-11-15', '60000.00', treasuryOnly);
  const red = cases.allocation!;
  await walk.step(red, 'takeUpCase', { by: 'yusuan1', to: 'RECTIFYING', wrong: budgetOnly });
  const { id, version } = red;
  const given = { id, version, reason: '无', evidence: '无' };
  await walk.refused('proposeNormal', given, { yusuan1: 'CONFLICT' });
  await rectified(red, 'yusuan1', '2018-11-15', '0.00', budgetOnly);
  await walk.refused('checkRectification', { id, version: red.version }, { yusuan2: 'CONFLICT' });
});

/** What had been forgotten: the county's money goes to its unit. */
const allocated: Row = {
  key: 'FP-3',
  indicator_key: 'ZB-3',
  kind: 'to_agency',
  from_region_code: county,
  to_region_code: county,
  to_agency_key: 'DW-1',
  fund_key: 'ZJ-1',
  fiscal_year: '2018',
  amount: '100000.00',
  doc_issued_on: '2018-11-15',
  doc_kind: 'normal',
  allocated_at: '2018-11-15 10:00:00',
  status: 'active',
  poverty_tag: 'true',
};

it('lets each rule run again, and a second person look at what was put right', async () => {
  await days.night('2018-11-16', days.file('30-allocation.csv', [allocated]));
  expect(await caseNow(cases.cycle!, 'nong1')).toMatchObject({ state: 'CLOSED', outcome: 'CLEARED_DATA' });
  expect(await caseNow(cases.allocation!, 'yusuan2')).toMatchObject({ state: 'RECTIFIED', recheck: 'GONE' });
  const budget = { by: 'yusuan2', to: 'CHECKED', wrong: { ...budgetOnly, ...forbidden('yusuan1') } } as const;
  await walk.step(cases.allocation!, 'checkRectification', budget);
  // The payment stays made: the rule finds it still, and it is said why it is put right all the same.
  const given = { reason: '款项已全额追回，支付事实不可更改' };
  expect(await caseNow(cases.fund!, 'nong1')).toMatchObject({ state: 'RECTIFIED', recheck: 'REMAINS' });
  await walk.badlySaid(cases.fund!, 'checkRectification', 'nong2', {});
  const agri = {
    by: 'nong2',
    to: 'CHECKED',
    given,
    wrong: { ...agriOnly, ...forbidden('nong1', 'nong1-zhang') },
  } as const;
  await walk.step(cases.fund!, 'checkRectification', agri);

  const cash = cases.cash!;
  await caseNow(cash, 'guoku1');
  const { jiandu: _, ...staffOnly } = treasuryOnly;
  const wrong = { ...staffOnly, ...forbidden('guoku1', 'guoku2') };
  await walk.step(cash, 'sampleCase', { by: 'shi-jiandu', wrong });
  await walk.badlySaid(cash, 'rejectRectification', 'shi-jiandu', { reason: '' });
  const sendBack = { reason: '退款凭证不全' };
  await walk.step(cash, 'rejectRectification', { by: 'shi-jiandu', to: 'RECTIFYING', given: sendBack, wrong });
  await rectified(cash, 'guoku1', '2018-11-16', '60000.00', treasuryOnly);
  await walk.step(cash, 'recheckCase', { by: 'guoku1', wrong: staffOnly });
  const treasury = { by: 'guoku2', to: 'CHECKED', given, wrong: { ...treasuryOnly, ...forbidden('guoku1') } } as const;
  await walk.step(cash, 'checkRectification', treasury);
  await walk.refused('closeCase', { id: cash.id, version: cash.version }, { jiandu: 'CONFLICT', guoku2: 'FORBIDDEN' });
  await walk.step(cash, 'sampleCase', { by: 'jiandu', wrong });
  await walk.step(cash, 'closeCase', { by: 'jiandu', to: 'CLOSED', wrong });
  expect(await caseNow(cash, 'guoku1')).toMatchObject({ outcome: 'RECTIFIED' });
}, 120_000);

it('closes what nobody has sampled within three working days', async () => {
  await days.quietNight('2018-11-21');
  expect(await caseNow(cases.fund!, 'nong1')).toMatchObject({ state: 'CHECKED' });
  await days.quietNight('2018-11-22');
  expect(await caseNow(cases.fund!, 'nong1')).toMatchObject({ state: 'CLOSED', outcome: 'RECTIFIED' });
  expect(await caseNow(cases.allocation!, 'yusuan1')).toMatchObject({ state: 'CLOSED', outcome: 'RECTIFIED' });
});

it('closes the month: its ledger balances, and what is told of it later is refused', async () => {
  const part = cases.part!;
  await walk.step(part, 'takeUpCase', { by: 'nong1', to: 'VERIFYING', wrong: agriOnly });
  await violation(part, 'nong1', 'fraudulent_claim', '冒名领取', agriOnly);
  await days.quietNight('2018-12-03');
  const { ledgers } = await offices.must(
    'lingdao',
    `{ ledgers(filter: { month: { eq: "2018-11" }, regionCode: { eq: "${county}" } }) { nodes { state
       lines(filter: { part: { eq: OWN } }, first: 50) { nodes { category opening fresh reopened normal rectified cleared closing returned } } } } }`,
  );
  const lines = ledgers.nodes[0].lines.nodes.map((line: Record<string, string | number>) => {
    const { category, opening, fresh, reopened, normal, rectified, cleared, closing, returned } = line;
    return `${category}: ${opening}+${fresh}+${reopened} = ${normal}+${rectified}+${cleared}+${closing}; ${returned}`;
  });
  expect(lines).toEqual([
    'ACCOUNT: 0+1+0 = 1+0+0+0; 0.00',
    'ALLOCATION: 0+1+0 = 0+1+0+0; 0.00',
    'CASH: 0+1+0 = 0+1+0+0; 60000.00',
    'CYCLE: 0+1+0 = 0+0+1+0; 0.00',
    'ENTERPRISE: 0+1+0 = 1+0+0+0; 0.00',
    'FUND: 0+1+0 = 0+1+0+0; 3000.00',
    'INDIVIDUAL: 0+2+0 = 1+0+0+1; 0.00',
    'RECEIPT: 0+1+0 = 1+0+0+0; 0.00',
  ]);
  await walk.badlySaid(part, 'reportRectified', 'nong1', {
    rectifiedOn: '2018-11-29',
    returned: '166.00',
    reason: '已退回',
  });
  await rectified(part, 'nong1', '2018-12-03', '166.00', agriOnly);
  await walk.step(part, 'recheckCase', { by: 'nong1', wrong: { ...hiddenFrom('guoku1'), ...forbidden('shi-nong') } });
  await walk.step(part, 'checkRectification', {
    by: 'nong2',
    to: 'CHECKED',
    given: { reason: '已退回专户' },
    wrong: agriOnly,
  });
  await days.quietNight('2018-12-07');
  expect(await caseNow(part, 'nong1')).toMatchObject({ state: 'CLOSED', outcome: 'RECTIFIED' });
  await assertCasesKept(test.database.system);
}, 120_000);
