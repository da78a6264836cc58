// Months and their ledgers through GraphQL, as the right people; each wrong person is refused:
//   1. beforehand it is told who would be due, to each within his scope;
//   2. the province's supervision closes the months, and what became of them is read both ways;
//   3. ledgers are confirmed by their region, reported by its prefecture, compiled by the province, parts first;
//   4. a ledger is printed, and its file comes out the same again.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assertMonths, madeCase, writeCases } from '@qingqu/casework/testing';
import { readWorkbook } from '@qingqu/documents/testing';
import {
  type CaseworkApi,
  CITY,
  COUNTY,
  caseworkApi,
  type Office,
  OTHER_COUNTY,
  PROVINCE,
} from '../testing/casework-api.js';

const DIRECT_COUNTY = '410225000000';

const offices = {
  'sheng-jiandu': { role: 'supervisor', regionCode: PROVINCE, departmentKinds: [] },
  'sheng-nong': { role: 'staff', regionCode: PROVINCE, departmentKinds: ['agri'] },
  'shi-nong': { role: 'staff', regionCode: CITY, departmentKinds: ['agri'] },
  'shi-guoku': { role: 'staff', regionCode: CITY, departmentKinds: ['treasury'] },
  'xian-guoku': { role: 'staff', regionCode: COUNTY, departmentKinds: ['treasury'] },
  'xian-xinxi': { role: 'staff', regionCode: COUNTY, departmentKinds: ['it'] },
  'xian-lingdao': { role: 'leader', regionCode: COUNTY, departmentKinds: [] },
  'xian-guanli': { role: 'admin', regionCode: COUNTY, departmentKinds: [] },
  'lin-nong': { role: 'staff', regionCode: OTHER_COUNTY, departmentKinds: ['agri'] },
  'zhi-nong': { role: 'staff', regionCode: DIRECT_COUNTY, departmentKinds: ['agri'] },
} satisfies Record<string, Office>;
type Name = keyof typeof offices;

let world: CaseworkApi<Name>;
beforeAll(async () => {
  world = await caseworkApi<Name>(offices);
  await writeCases(world.database.system, [
    madeCase(COUNTY, [{ act: 'open', on: '2018-07-10' }], { severity: 'red' }),
    madeCase(COUNTY, [
      { act: 'open', on: '2018-09-03' },
      { act: 'take_up', on: '2018-09-04' },
      { act: 'determine_violation', on: '2018-09-05' },
      { act: 'report_rectified', on: '2018-09-20', returnedFen: 1_234_500 },
    ]),
    madeCase(CITY, [{ act: 'open', on: '2018-09-10' }]),
    madeCase(DIRECT_COUNTY, [{ act: 'open', on: '2018-07-20' }]),
  ]);
});
afterAll(() => world?.close());

const refusal = async (who: Name, query: string) => {
  const { errors } = await world.ask(who, query);
  return errors?.map(({ message, extensions }) => ({ message, ...extensions }))[0];
};
const close = (month: string) => `mutation { closeMonth(month: "${month}") { month closedBy epoch parameters } }`;
const ledgerOf = async (who: Name, regionCode: string) => {
  const { ledgers } = await world.must(
    who,
    `{ ledgers(filter: { month: { eq: "2018-09" }, regionCode: { eq: "${regionCode}" } }) { nodes { id state version acts dueOn } } }`,
  );
  return ledgers.nodes[0];
};
const act = (name: string, { id, version }: { id: string; version: number }) =>
  `mutation { ${name}(id: "${id}", version: ${version}) { state version dueOn confirmedBy reportedBy compiledBy steps { nodes { act byUser } } } }`;

describe('who would be due', () => {
  it('is told beforehand, to each within his scope', async () => {
    world.today = '2018-09-25';
    const preview = '{ escalationPreview { regionCode month phase wouldBe streak openCases } }';
    const due = { month: '2018-09', phase: 'NORMAL', wouldBe: 'INSPECTION_DUE', streak: 3, openCases: 1 };
    const { escalationPreview } = await world.must('sheng-jiandu', preview);
    expect(escalationPreview).toHaveLength(2);
    expect(escalationPreview).toEqual(
      expect.arrayContaining([
        { ...due, regionCode: COUNTY },
        { ...due, regionCode: DIRECT_COUNTY },
      ]),
    );
    expect(await world.must('xian-lingdao', preview)).toEqual({ escalationPreview: [{ ...due, regionCode: COUNTY }] });
    expect(await world.must('lin-nong', preview)).toEqual({ escalationPreview: [] });
    expect(await refusal('xian-guanli', preview)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is told of the month that is next as its close would freeze it', async () => {
    world.today = '2018-07-31';
    const preview = (parameters = '') =>
      `{ businessDate monthPreview${parameters} { month isOver parameters states { regionCode problem streak openCases newWarnings redWarnings phase wouldBe } } }`;
    expect(await world.must('sheng-jiandu', preview())).toMatchObject({
      businessDate: '2018-07-31',
      monthPreview: { month: '2018-07', isOver: false },
    });
    world.today = '2018-08-01';
    const { monthPreview } = await world.must('xian-lingdao', preview('(parameters: { cleanMonths: 5 })'));
    expect(monthPreview).toMatchObject({ isOver: true, parameters: { cleanMonths: 5, identity: 'any' } });
    const state = { regionCode: COUNTY, problem: true, streak: 1, openCases: 1, newWarnings: 1, redWarnings: 1 };
    expect(monthPreview.states).toEqual([{ ...state, phase: 'NORMAL', wouldBe: 'WATCH1' }]);
    expect((await world.must('lin-nong', preview())).monthPreview.states).toEqual([
      expect.objectContaining({ regionCode: OTHER_COUNTY, problem: false, openCases: 0, wouldBe: 'NORMAL' }),
    ]);
    expect(await refusal('sheng-jiandu', preview('(parameters: { cleanMonths: 0 })'))).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(await refusal('xian-guanli', preview())).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a month', () => {
  it('is closed by the supervision of the province alone, in its turn', async () => {
    world.today = '2018-10-08';
    for (const who of ['shi-nong', 'xian-guoku', 'sheng-nong', 'xian-lingdao', 'xian-guanli'] as const)
      expect(await refusal(who, close('2018-07'))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal('sheng-jiandu', close('2018-09'))).toMatchObject({
      code: 'CONFLICT',
      basis: '豫财办〔2018〕33号 第十七条',
      message: expect.stringContaining('2018-07 is next'),
    });
    expect(await world.must('sheng-jiandu', close('2018-07'))).toEqual({
      closeMonth: {
        month: '2018-07',
        closedBy: 'sheng-jiandu',
        epoch: '1',
        parameters: expect.objectContaining({ test: 'end', identity: 'any' }),
      },
    });
    await world.must(
      'sheng-jiandu',
      'mutation { closeMonth(month: "2018-08", parameters: { identity: SAME, redWarnings: 5 }) { month } }',
    );
    const { closeMonth } = await world.must('sheng-jiandu', close('2018-09'));
    expect(closeMonth.parameters).toMatchObject({ identity: 'same', frequent: { red: 5, problemMonths: 2 } });
    expect(await refusal('sheng-jiandu', close('2018-10'))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('2018-10 ends on 2018-10-31'),
    });
  });

  it('is read both ways, by leadership too, within its scope', async () => {
    const { escalations } = await world.must(
      'xian-lingdao',
      `{ escalations { nodes { phase streak month since region { name } monthState { phase openCases overdueCases newWarnings redWarnings
         monthClose { month closedOn } } inspection { reason } } } }`,
    );
    expect(escalations.nodes).toEqual([
      {
        phase: 'INSPECTION_DUE',
        streak: 3,
        month: '2018-09',
        since: '2018-09-30',
        region: { name: '民权县' },
        monthState: {
          phase: 'INSPECTION_DUE',
          openCases: 1,
          overdueCases: 1,
          newWarnings: 1,
          redWarnings: 0,
          monthClose: { month: '2018-09', closedOn: '2018-10-08' },
        },
        inspection: null,
      },
    ]);
    const { monthCloses } = await world.must(
      'xian-lingdao',
      '{ monthCloses(first: 1) { nodes { month states { nodes { regionCode problem } } ledgers { nodes { regionCode } } } } }',
    );
    expect(monthCloses.nodes).toEqual([
      {
        month: '2018-09',
        states: { nodes: [{ regionCode: COUNTY, problem: true }] },
        ledgers: { nodes: [{ regionCode: COUNTY }] },
      },
    ]);
    expect(await refusal('xian-guanli', '{ monthStates { nodes { month } } }')).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a ledger', () => {
  it("counts the region's own cases, and those below it", async () => {
    const { ledgers } = await world.must(
      'shi-nong',
      `{ ledgers(filter: { month: { eq: "2018-09" }, regionCode: { eq: "${CITY}" } }) { nodes { lines { nodes {
         part category severity opening fresh reopened normal rectified cleared closing violation overdue returned } } } } }`,
    );
    const none = {
      opening: 0,
      fresh: 0,
      reopened: 0,
      normal: 0,
      rectified: 0,
      cleared: 0,
      closing: 0,
      violation: 0,
      overdue: 0,
      returned: '0.00',
    };
    expect(ledgers.nodes[0].lines.nodes).toEqual([
      {
        ...none,
        part: 'ALL',
        category: 'CASH',
        severity: 'ORANGE',
        fresh: 2,
        rectified: 1,
        closing: 1,
        violation: 1,
        overdue: 1,
        returned: '12345.00',
      },
      { ...none, part: 'ALL', category: 'CASH', severity: 'RED', opening: 1, closing: 1, overdue: 1 },
      { ...none, part: 'OWN', category: 'CASH', severity: 'ORANGE', fresh: 1, closing: 1, overdue: 1 },
    ]);
    const { ledgerLineStats } = await world.must(
      'shi-nong',
      '{ ledgerLineStats(filter: { part: { eq: OWN } }, groupBy: [SEVERITY]) { severity sumReturned } }',
    );
    expect(ledgerLineStats).toEqual(expect.arrayContaining([{ severity: 'ORANGE', sumReturned: '12345.00' }]));
  });

  it('is confirmed by staff of the region that handle warnings, in the version that they saw', async () => {
    const draft = await ledgerOf('xian-guoku', COUNTY);
    // Three working days after September, behind the holidays.
    expect(draft).toMatchObject({ state: 'DRAFT', version: 1, acts: ['confirm'], dueOn: '2018-10-10' });
    for (const who of ['xian-xinxi', 'shi-nong', 'sheng-jiandu'] as const)
      expect(await refusal(who, act('confirmLedger', draft))).toMatchObject({ code: 'FORBIDDEN', state: 'draft' });
    expect(await refusal('lin-nong', act('confirmLedger', draft))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal('xian-guoku', act('reportLedger', draft))).toMatchObject({
      code: 'CONFLICT',
      legalActs: ['confirm'],
    });
    const { confirmLedger } = await world.must('xian-guoku', act('confirmLedger', draft));
    expect(confirmLedger).toEqual({
      state: 'CONFIRMED',
      version: 2,
      dueOn: '2018-10-12',
      confirmedBy: 'xian-guoku',
      reportedBy: null,
      compiledBy: null,
      steps: {
        nodes: [
          { act: 'draw', byUser: 'system' },
          { act: 'confirm', byUser: 'xian-guoku' },
        ],
      },
    });
    expect(await refusal('xian-guoku', act('confirmLedger', draft))).toMatchObject({ code: 'CONFLICT', version: 2 });
  });

  it('is reported by its prefecture, parts first, and compiled by the province', async () => {
    const county = await ledgerOf('shi-nong', COUNTY);
    expect(await refusal('sheng-nong', act('compileLedger', county))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining(`${CITY} reports it first`),
    });
    for (const who of ['xian-guoku', 'shi-guoku', 'sheng-jiandu'] as const)
      expect(await refusal(who, act('reportLedger', county))).toMatchObject({ code: 'FORBIDDEN' });
    const { reportLedger } = await world.must('shi-nong', act('reportLedger', county));
    expect(reportLedger).toMatchObject({ state: 'REPORTED', reportedBy: 'shi-nong', dueOn: null });
    const city = await world.must('shi-guoku', act('confirmLedger', await ledgerOf('shi-nong', CITY)));
    expect(city.confirmLedger.state).toBe('CONFIRMED');
    expect(await refusal('shi-nong', act('reportLedger', await ledgerOf('shi-nong', CITY)))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/ledgers of regions below are still to come/),
    });
    expect(await refusal('shi-nong', act('compileLedger', { ...county, version: 3 }))).toMatchObject({
      code: 'FORBIDDEN',
    });
    const { compileLedger } = await world.must('sheng-nong', act('compileLedger', { ...county, version: 3 }));
    expect(compileLedger).toMatchObject({ state: 'COMPILED', compiledBy: 'sheng-nong' });
  });

  it('of a county that the province manages goes straight to the province', async () => {
    const draft = await ledgerOf('zhi-nong', DIRECT_COUNTY);
    await world.must('zhi-nong', act('confirmLedger', draft));
    const confirmed = { ...draft, version: 2 };
    expect(await refusal('sheng-jiandu', act('reportLedger', confirmed))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('compiled once they are confirmed'),
    });
    const { compileLedger } = await world.must('sheng-jiandu', act('compileLedger', confirmed));
    expect(compileLedger.state).toBe('COMPILED');
  });

  it('of the province is compiled when all others are', async () => {
    const draft = await ledgerOf('sheng-nong', PROVINCE);
    await world.must('sheng-nong', act('confirmLedger', draft));
    expect(await refusal('sheng-jiandu', act('compileLedger', { ...draft, version: 2 }))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/ledgers of regions below are still to come/),
    });
    await world.database.system.query(
      `update ledger set state = 'compiled' where month = '2018-09' and region_code <> $1`,
      [PROVINCE],
    );
    const { compileLedger } = await world.must('sheng-jiandu', act('compileLedger', { ...draft, version: 2 }));
    expect(compileLedger.state).toBe('COMPILED');
  });

  it('is printed with its parts, and its file comes out the same again', async () => {
    const { id } = await ledgerOf('shi-nong', CITY);
    const print = `mutation { printLedger(id: "${id}") { id title epoch matterVersion files downloadUrl matter { ... on Ledger { month } } } }`;
    expect(await refusal('xian-lingdao', print)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal('lin-nong', print)).toMatchObject({ code: 'NOT_FOUND' });
    const { printLedger: report } = await world.must('shi-nong', print);
    expect(report).toMatchObject({
      title: '商丘市2018年9月预警问题分类台账',
      matterVersion: 2,
      matter: { month: '2018-09' },
    });
    expect((await world.must('shi-guoku', print)).printLedger).toEqual(report);
    const file = async () => {
      const response = await fetch(`${world.api.url}${report.downloadUrl}.xlsx`, {
        headers: { authorization: `Bearer ${world.token('shi-nong')}` },
      });
      return Buffer.from(await response.arrayBuffer());
    };
    const bytes = await file();
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(report.files.xlsx);
    expect(await file()).toEqual(bytes);
    const cells = JSON.stringify([...(await readWorkbook(bytes)).sheets.values()]);
    for (const said of ['商丘市本级', '民权县', '现金支出', '橙色', '确认：shi-guoku']) expect(cells).toContain(said);
  });

  it('keeps to what holds of months', () => assertMonths(world.database.system));
});
