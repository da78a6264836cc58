// Assessment and performance over GraphQL, as the people of a city and two of its counties meet them:
//   1. an assessment from its making to its publication, with an objection and the document;
//   2. a county reads its own score alone, and nothing before it is announced;
//   3. whoever it is not for, and whoever saw an older version, is refused, and nothing changes;
//   4. weights are laid down by the province;
//   5. performance counts what the viewer may see, and only for whom it is.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assessmentInvariants, type PerformanceWish, performance } from '@qingqu/casework';
import { AssessedWorld } from '@qingqu/casework/testing';
import { testSeed } from '@qingqu/schema/testing';
import { type CaseworkApi, CITY, COUNTY, caseworkApi, OTHER_COUNTY, PROVINCE } from '../testing/casework-api.js';

const offices = {
  'shi-nong': { role: 'staff', regionCode: CITY, departmentKinds: ['agri'] },
  'shi-nong2': { role: 'staff', regionCode: CITY, departmentKinds: ['agri'] },
  'shi-guoku': { role: 'staff', regionCode: CITY, departmentKinds: ['treasury'] },
  'shi-jiandu': { role: 'supervisor', regionCode: CITY },
  'sheng-nong': { role: 'staff', regionCode: PROVINCE, departmentKinds: ['agri'] },
  nong: { role: 'staff', regionCode: COUNTY, departmentKinds: ['agri'] },
  jiandu: { role: 'supervisor', regionCode: COUNTY },
  lingdao: { role: 'leader', regionCode: COUNTY },
  guanli: { role: 'admin', regionCode: COUNTY },
  'lin-jiandu': { role: 'supervisor', regionCode: OTHER_COUNTY },
} as const;
type Name = keyof typeof offices;

const seed = testSeed;
let world: CaseworkApi<Name>;
beforeAll(async () => {
  world = await caseworkApi(offices);
  await AssessedWorld.open(world.database, seed, 100);
});
afterAll(() => world?.close());

const SHOWN = 'id state version acts making';
const act = async (who: Name, field: string, id: string, version: number, more = '') =>
  (
    await world.must(
      who,
      `mutation ($id: ID!, $version: Int!) { ${field}(id: $id, version: $version${more}) { ${SHOWN} } }`,
      {
        id,
        version,
      },
    )
  )[field];

/** What somebody is refused with: the code and the English half of the message. */
async function refusal(who: Name, query: string, variables?: object): Promise<string> {
  const { errors } = await world.ask(who, query, variables);
  if (!errors) throw new Error(`${who} was not refused: ${query}`);
  return errors.map(({ message, extensions }) => `${extensions.code} ${message.replace(/^.* \/ /, '')}`).join('; ');
}
const refusedAct = (who: Name, field: string, id: string, version: number, more = '') =>
  refusal(who, `mutation ($id: ID!, $version: Int!) { ${field}(id: $id, version: $version${more}) { id } }`, {
    id,
    version,
  });

const READ = `{ assessments { nodes { id state scores { nodes { regionCode totalCenti rank objection } } } } assessmentScores { nodes { regionCode } } }`;
const read = async (who: Name) => {
  const { assessments, assessmentScores } = await world.must(who, READ);
  return {
    states: assessments.nodes.map(({ state }: { state: string }) => state),
    // biome-ignore lint/suspicious/noExplicitAny: an answer
    own: assessments.nodes.flatMap((each: any) => each.scores.nodes.map((score: any) => score.regionCode)),
    scores: assessmentScores.nodes.map(({ regionCode }: { regionCode: string }) => regionCode),
  };
};

const fetched = async (who: Name, { downloadUrl }: { downloadUrl: string }) => {
  const headers = { authorization: `Bearer ${world.token(who)}` };
  return (await fetch(`${world.api.url}${downloadUrl}.docx`, { headers })).status;
};

describe('an assessment', () => {
  let id: string;
  const print = async () =>
    (
      await world.must(
        'shi-nong',
        'mutation ($id: ID!) { printAssessment(id: $id) { id kind title epoch files downloadUrl matter { __typename } } }',
        { id },
      )
    ).printAssessment;

  it('is made by the city of its counties, which do not see it yet', async () => {
    const { makeAssessment } = await world.must(
      'shi-nong',
      `mutation { makeAssessment(period: "2018Q3") { ${SHOWN} regionCode scheme { weights } scores(first: 100) { totalCount nodes { regionCode totalCenti rank dimensions } } steps { nodes { act byUser } } } }`,
    );
    expect(makeAssessment).toMatchObject({
      state: 'DRAFT',
      version: 1,
      making: 1,
      regionCode: CITY,
      acts: ['announce', 'supersede'],
      steps: { nodes: [{ act: 'make', byUser: 'shi-nong' }] },
    });
    const { nodes, totalCount } = makeAssessment.scores;
    expect(nodes).toHaveLength(totalCount);
    expect(nodes.map(({ regionCode }: { regionCode: string }) => regionCode)).toEqual(
      expect.arrayContaining([COUNTY, OTHER_COUNTY]),
    );
    expect(nodes[0].dimensions.map(({ dimension }: { dimension: string }) => dimension)).toEqual([
      'receipt',
      'system_use',
      'one_card',
      'special_account',
      'handling',
      'completeness',
    ]);
    id = makeAssessment.id;
    for (const who of ['nong', 'lingdao', 'lin-jiandu'] as const)
      expect(await read(who)).toEqual({ states: [], own: [], scores: [] });
    expect(await refusedAct('nong', 'objectToAssessment', id, 1, ', reason: "不对"')).toBe(
      'NOT_FOUND there is no such assessment',
    );
    expect(await refusedAct('shi-guoku', 'announceAssessment', id, 1)).toMatch(
      /^FORBIDDEN this is for agricultural finance/,
    );
  });

  it('is read by each county for itself once it is announced', async () => {
    expect(await act('shi-nong', 'announceAssessment', id, 1)).toMatchObject({
      state: 'ANNOUNCED',
      version: 2,
      acts: ['object', 'answer', 'publish', 'supersede'],
    });
    for (const who of ['nong', 'lingdao'] as const)
      expect(await read(who)).toEqual({ states: ['ANNOUNCED'], own: [COUNTY], scores: [COUNTY] });
    expect(await read('lin-jiandu')).toEqual({ states: ['ANNOUNCED'], own: [OTHER_COUNTY], scores: [OTHER_COUNTY] });
    expect((await world.ask('guanli', READ)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('has a document that tells of all counties, so none of them gets it before it is published', async () => {
    const report = await print();
    expect(await fetched('shi-nong', report)).toBe(200);
    for (const who of ['nong', 'lingdao', 'lin-jiandu'] as const) expect(await fetched(who, report)).toBe(404);
  });

  it('lists exceptions to those who assess alone', async () => {
    const query = '{ assessments { nodes { exceptions } } }';
    expect((await world.must('shi-jiandu', query)).assessments.nodes).toEqual([{ exceptions: [] }]);
    expect((await world.must('nong', query)).assessments.nodes).toEqual([{ exceptions: null }]);
  });

  it('is objected to by the county, answered by supervision of the city, and published by another than who made it', async () => {
    expect(await refusedAct('jiandu', 'objectToAssessment', id, 1, ', reason: "流水已补录"')).toMatch(
      /^CONFLICT somebody else moved first/,
    );
    await act('jiandu', 'objectToAssessment', id, 2, ', reason: "流水已补录"');
    expect(
      await refusedAct(
        'shi-nong',
        'answerObjection',
        id,
        3,
        `, regionCode: "${COUNTY}", upheld: false, reason: "已核"`,
      ),
    ).toMatch(/^FORBIDDEN this is for supervision of/);
    await act(
      'shi-jiandu',
      'answerObjection',
      id,
      3,
      `, regionCode: "${COUNTY}", upheld: false, reason: "补录在考核期之后"`,
    );
    const { assessmentScores } = await world.must(
      'nong',
      '{ assessmentScores { nodes { objection objectedBy objectionUpheld objectionAnswer answeredBy } } }',
    );
    expect(assessmentScores.nodes).toEqual([
      {
        objection: '流水已补录',
        objectedBy: 'jiandu',
        objectionUpheld: false,
        objectionAnswer: '补录在考核期之后',
        answeredBy: 'shi-jiandu',
      },
    ]);
    expect(await refusedAct('shi-nong2', 'publishAssessment', id, 4)).toMatch(/^CONFLICT objections are taken until/);
    world.today = '2018-11-01';
    expect(await refusedAct('shi-nong', 'publishAssessment', id, 4)).toMatch(
      /^FORBIDDEN this is for somebody other than who made it/,
    );
    expect(await act('shi-nong2', 'publishAssessment', id, 4)).toMatchObject({ state: 'PUBLISHED', acts: [] });
  });

  it('has a document for those who assess, the same for the same version', async () => {
    const report = await print();
    expect(report).toMatchObject({
      kind: 'ASSESSMENT',
      title: '2018年第三季度财政扶贫资金动态监控系统管理使用考核结果',
      matter: { __typename: 'Assessment' },
    });
    expect(await print()).toEqual(report);
    for (const who of ['shi-nong', 'nong', 'lingdao'] as const) expect(await fetched(who, report)).toBe(200);
    expect(await fetched('guanli', report)).toBe(404);
    expect(await refusal('nong', 'mutation ($id: ID!) { printAssessment(id: $id) { id } }', { id })).toMatch(
      /^FORBIDDEN this is for agricultural finance or supervision of 411400000000/,
    );
  });

  it('holds to its rules', async () => {
    for (const [name, sql] of Object.entries(assessmentInvariants))
      expect({ name, rows: (await world.database.system.query(sql)).rows }).toEqual({ name, rows: [] });
  });
});

describe('a scheme', () => {
  const add = (handling: number) =>
    `mutation { addAssessmentScheme(effectiveFrom: "2019-01-01", weights: {receipt: 15, systemUse: 20, oneCard: 15, specialAccount: 15, handling: ${handling}, completeness: 10}, basis: "豫财农〔2018〕9号") { effectiveFrom weights setBy } }`;

  it('is laid down by the province, and its weights come to 100', async () => {
    expect(await refusal('shi-nong', add(25))).toMatch(/^FORBIDDEN weights are laid down by the province/);
    expect(await refusal('sheng-nong', add(26))).toMatch(/^BAD_USER_INPUT the six weights are whole numbers/);
    expect((await world.must('sheng-nong', add(25))).addAssessmentScheme).toEqual({
      effectiveFrom: '2019-01-01',
      weights: { receipt: 15, system_use: 20, one_card: 15, special_account: 15, handling: 25, completeness: 10 },
      setBy: 'sheng-nong',
    });
  });
});

describe('performance', () => {
  const period = 'from: "2018-07-01", to: "2018-09-30"';
  const RATE = '{ numerator denominator rate unit }';
  const asSystem = async (wish: Pick<PerformanceWish, 'by' | 'kpis'>) =>
    performance(
      async (text, values) => Object.values((await world.database.system.query(text, [...values])).rows[0])[0],
      { from: '2018-07-01', to: '2018-09-30', regionUnder: COUNTY, ...wish },
    );

  it('counts what the viewer may see', async () => {
    const asked = `{ performance(${period}) { region oneCardRate ${RATE} handlingRate ${RATE} calendarProgress } }`;
    const [own] = await asSystem({ by: [], kpis: ['oneCardRate', 'handlingRate'] });
    expect((await world.must('jiandu', asked)).performance).toEqual([
      {
        region: null,
        // Some seeds draw no payment that should go by one-card in this quarter.
        oneCardRate: own!.rates.oneCardRate ? { ...own!.rates.oneCardRate, unit: 'FEN' } : null,
        handlingRate: { ...own!.rates.handlingRate, unit: 'COUNT' },
        calendarProgress: '0.7479',
      },
    ]);
    // Staff: the cases of their department.
    const [agri] = (await asSystem({ by: ['department'], kpis: ['handlingRate'] })).filter(
      ({ department }) => department === 'agri',
    );
    expect((await world.must('nong', `{ performance(${period}) { handlingRate ${RATE} } }`)).performance).toEqual([
      { handlingRate: { ...agri!.rates.handlingRate, unit: 'COUNT' } },
    ]);
  });

  it('tells regions, months, departments and categories apart', async () => {
    const { performance: rows } = await world.must(
      'shi-jiandu',
      `{ performance(${period}, regionUnder: "${COUNTY}", by: [REGION, MONTH, DEPARTMENT, CATEGORY]) { region month department category rate: rectificationRate { numerator } } }`,
    );
    const all = await asSystem({ by: ['region', 'month', 'department', 'category'], kpis: ['rectificationRate'] });
    expect(rows).toEqual(
      all.map(({ region, month, department, category, rates }) => ({
        region,
        month,
        department: department!.toUpperCase(),
        category: category!.toUpperCase(),
        rate: { numerator: rates.rectificationRate!.numerator },
      })),
    );
    expect(rows.length).toBeGreaterThan(1);
  });

  it('is for leadership the budget chain, and nothing for administrators', async () => {
    const asked = `{ performance(${period}) { receiptRate ${RATE} allocationProgress ${RATE} } }`;
    expect(await world.must('lingdao', asked)).toEqual(await world.must('jiandu', asked));
    expect(await refusal('lingdao', `{ performance(${period}) { receiptRate ${RATE} oneCardRate ${RATE} } }`)).toMatch(
      /^FORBIDDEN .*oneCardRate/,
    );
    expect(await refusal('guanli', `{ performance(${period}) { receiptRate ${RATE} } }`)).toMatch(
      /^FORBIDDEN Administrators/,
    );
  });

  it('refuses a period that is none, and money by department', async () => {
    expect(
      await refusal('jiandu', '{ performance(from: "2018-09-01", to: "2018-08-01") { handlingRate { rate } } }'),
    ).toMatch(/^BAD_USER_INPUT 2018-09-01 to 2018-08-01 is no period/);
    expect(await refusal('jiandu', `{ performance(${period}, by: [DEPARTMENT]) { oneCardRate { rate } } }`)).toMatch(
      /^BAD_USER_INPUT oneCardRate cannot be told apart/,
    );
  });
});
