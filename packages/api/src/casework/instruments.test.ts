// Orders, inspections and interviews over GraphQL, as the people of two counties meet them:
//   1. an order from its issue to the accepted reply, with what is shown on the way, and its document;
//   2. an inspection and an interview, also by leadership;
//   3. a stale version and an act that does not follow are refused with the rule and the legal ways on, and nothing changes;
//   4. people of another county, of another department and administrators see and move nothing.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CaseworkApi, CITY, COUNTY, caseworkApi, keyOf, OTHER_COUNTY, PROVINCE } from '../testing/casework-api.js';

const offices = {
  nong: { role: 'staff', regionCode: COUNTY, departmentKinds: ['agri'] },
  guoku: { role: 'staff', regionCode: COUNTY, departmentKinds: ['treasury'] },
  jiandu: { role: 'supervisor', regionCode: COUNTY },
  guanli: { role: 'admin', regionCode: COUNTY },
  'lin-nong': { role: 'staff', regionCode: OTHER_COUNTY, departmentKinds: ['agri'] },
  'lin-jiandu': { role: 'supervisor', regionCode: OTHER_COUNTY },
  'shi-nong': { role: 'staff', regionCode: CITY, departmentKinds: ['agri'] },
  'sheng-jiandu': { role: 'supervisor', regionCode: PROVINCE },
  'sheng-jiandu2': { role: 'supervisor', regionCode: PROVINCE },
  'sheng-lingdao': { role: 'leader', regionCode: PROVINCE },
} as const;

let world: CaseworkApi<keyof typeof offices>;
beforeAll(async () => {
  world = await caseworkApi(offices);
});
afterAll(() => world?.close());

const ORDER = 'id state version acts documentNo dueOn reply decisionReason';
const STEPS = 'steps(first: 1) { nodes { act titleZh titleEn } }';
const issue = async (name: keyof typeof offices): Promise<{ id: string; version: number }> =>
  (
    await world.must(
      name,
      `mutation ($region: RegionCode!) { issueOrder(title: "关于核实补贴发放的交办单", requirement: "逐笔核实", regionCode: $region, departmentKind: AGRI, documentNo: "民财监交[2018]3号") { ${ORDER} } }`,
      { region: COUNTY },
    )
  ).issueOrder;

/** Takes a step in an order; answers what it is then. */
const step = (name: keyof typeof offices, field: string, id: string, version: number, more = '') =>
  world.ask(name, `mutation ($id: ID!, $version: Int!) { ${field}(id: $id, version: $version${more}) { ${ORDER} } }`, {
    id,
    version,
  });
const BECAUSE = ', reason: "已核对凭证"';

describe('an order', () => {
  it('goes from its issue to the accepted reply, and says at each moment what follows', async () => {
    const { id } = await issue('jiandu');
    const { node: issued } = await world.must('jiandu', `{ node(id: "${id}") { ... on WorkOrder { ${STEPS} } } }`);
    expect(issued.steps.nodes).toEqual([{ act: 'issue', titleZh: '下达', titleEn: 'issue' }]);
    const shown = async (name: keyof typeof offices, field: string, version: number, more = '') => {
      const { data, errors } = await step(name, field, id, version, more);
      if (errors) throw new Error(JSON.stringify(errors));
      return data[field];
    };
    expect((await world.must('nong', `{ workOrders { nodes { ${ORDER} } } }`)).workOrders.nodes).toEqual([
      {
        id,
        state: 'ISSUED',
        version: 1,
        acts: ['acknowledge', 'withdraw', 'number'],
        documentNo: '民财监交〔2018〕3号',
        dueOn: '2018-10-29',
        reply: null,
        decisionReason: null,
      },
    ]);
    await shown('nong', 'acknowledgeOrder', 1);
    await shown('nong', 'replyToOrder', 2, ', reply: "已补发三笔"');
    expect(await shown('jiandu', 'returnOrderReply', 3, ', reason: "缺少凭证"')).toMatchObject({
      state: 'RETURNED',
      acts: ['reply', 'number'],
      decisionReason: '缺少凭证',
    });
    expect(await shown('nong', 'replyToOrder', 4, ', reply: "已补发三笔，凭证附后"')).toMatchObject({
      state: 'REPLIED',
      decisionReason: null,
    });
    expect(await shown('jiandu', 'acceptOrderReply', 5, BECAUSE)).toMatchObject({
      state: 'ACCEPTED',
      version: 6,
      acts: [],
    });
    const { node } = await world.must(
      'nong',
      `query ($id: ID!) { node(id: $id) { ... on WorkOrder { region { code } issuer { code } steps { nodes { seq act toState byUser onDay reason } } } } }`,
      { id },
    );
    expect(node).toMatchObject({ region: { code: COUNTY }, issuer: { code: COUNTY } });
    expect(node.steps.nodes.map(({ act, byUser }: { act: string; byUser: string }) => [act, byUser])).toEqual([
      ['issue', 'jiandu'],
      ['acknowledge', 'nong'],
      ['reply', 'nong'],
      ['return', 'jiandu'],
      ['reply', 'nong'],
      ['accept', 'jiandu'],
    ]);
  });

  it('has a document, the same for the same version, which says who answers for it', async () => {
    const { id } = await issue('shi-nong');
    const print = (name: keyof typeof offices) =>
      world.must(name, 'mutation ($id: ID!) { printOrder(id: $id) { id title matterVersion content matter { id } } }', {
        id,
      });
    const { printOrder } = await print('shi-nong');
    expect(printOrder).toMatchObject({ title: '关于核实补贴发放的交办单', matterVersion: 1, matter: { id } });
    expect(printOrder.content).toMatchObject({ issuer: '商丘市财政局农业科', addressee: '民权县财政局农业科' });
    expect((await print('nong')).printOrder.id).toBe(printOrder.id);
  });

  it('moves for whoever saw it as it is, and for the act that follows; otherwise the legal ways on are named', async () => {
    const { id } = await issue('jiandu');
    await step('nong', 'acknowledgeOrder', id, 1);
    const before = await world.database.system.query('select * from work_order where id = $1', [keyOf(id)]);
    const stale = (await step('nong', 'replyToOrder', id, 1, ', reply: "已补发"')).errors![0]!;
    expect(stale.extensions).toMatchObject({
      code: 'CONFLICT',
      version: 2,
      state: 'acknowledged',
      legalActs: ['reply'],
    });
    const wrong = (await step('nong', 'acknowledgeOrder', id, 2)).errors![0]!;
    expect(wrong.extensions).toMatchObject({
      code: 'CONFLICT',
      basis: '豫财办〔2018〕33号 第十七条',
      legalActs: ['reply'],
    });
    const notHis = (await step('jiandu', 'replyToOrder', id, 2, ', reply: "已补发"')).errors![0]!;
    expect(notHis.extensions).toMatchObject({ code: 'FORBIDDEN', legalActs: ['withdraw', 'number'] });
    const unsaid = (await step('jiandu', 'withdrawOrder', id, 2, ', reason: " "')).errors![0]!;
    expect(unsaid).toMatchObject({
      message: expect.stringMatching(/须说明理由.* \/ a reason is needed/),
      extensions: { code: 'BAD_USER_INPUT' },
    });
    const after = await world.database.system.query('select * from work_order where id = $1', [keyOf(id)]);
    expect(after.rows).toEqual(before.rows);
  });

  it.each(['lin-nong', 'lin-jiandu', 'guoku'] as const)(
    'is not there for %s, who sees and moves nothing',
    async (name) => {
      const { id } = await issue('jiandu');
      const { workOrders } = await world.must(name, '{ workOrders { totalCount nodes { id } } }');
      expect(workOrders).toEqual({ totalCount: 0, nodes: [] });
      for (const [field, more] of [
        ['acknowledgeOrder', ''],
        ['withdrawOrder', BECAUSE],
      ] as const)
        expect((await step(name, field, id, 1, more)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      const printed = await world.ask(name, 'mutation ($id: ID!) { printOrder(id: $id) { id } }', { id });
      expect(printed.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      expect((await world.must(name, 'query ($id: ID!) { node(id: $id) { id } }', { id })).node).toBeNull();
    },
  );

  it('is issued to a department of another county by nobody here', async () => {
    const answer = await world.ask(
      'lin-jiandu',
      `mutation { issueOrder(title: "交办", requirement: "核实", regionCode: "${COUNTY}", departmentKind: AGRI) { id } }`,
    );
    expect(answer.errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN', basis: expect.stringContaining('第十七条') } },
    ]);
  });

  it('is nothing for administrators and leadership', async () => {
    const { id } = await issue('jiandu');
    for (const name of ['guanli', 'sheng-lingdao'] as const)
      expect((await step(name, 'acknowledgeOrder', id, 1)).errors).toMatchObject([
        { extensions: { code: 'FORBIDDEN' } },
      ]);
  });
});

describe('an inspection', () => {
  it('goes from its order to its close by another person, and the county reads it', async () => {
    const must = async (name: keyof typeof offices, field: string, args: string) =>
      (await world.must(name, `mutation { ${field}(${args}) { id state version acts team startedOn } }`))[field];
    const { id } = await must(
      'sheng-jiandu',
      'orderInspection',
      `regionCode: "${COUNTY}", scope: "一卡通发放", reason: "预警连续多发"`,
    );
    const at = (version: number, more = '') => `id: "${id}", version: ${version}${more}`;
    expect(await must('sheng-jiandu', 'startInspection', at(1, ', team: "监督检查二处"'))).toMatchObject({
      state: 'INSPECTING',
      startedOn: '2018-10-15',
    });
    await must('sheng-jiandu', 'reportInspection', at(2, ', findings: "三笔超期", requirements: "限期补发"'));
    const own = await world.ask('sheng-jiandu', `mutation { closeInspection(${at(3, BECAUSE)}) { id } }`);
    expect(own.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', basis: '豫财办〔2018〕33号 第十条' } }]);
    expect(await must('sheng-jiandu2', 'closeInspection', at(3, BECAUSE))).toMatchObject({ state: 'CLOSED', acts: [] });
    expect((await world.must('nong', '{ inspections { nodes { findings requirements } } }')).inspections.nodes).toEqual(
      [{ findings: '三笔超期', requirements: '限期补发' }],
    );
    expect((await world.must('lin-jiandu', '{ inspections { totalCount } }')).inspections.totalCount).toBe(0);
    const printed = await world.must('sheng-jiandu', 'mutation ($id: ID!) { printInspection(id: $id) { title } }', {
      id,
    });
    expect(printed.printInspection.title).toBe('关于民权县专项督查情况的报告');
  });
});

describe('an interview', () => {
  it('is convened and held by leadership, and closed by another person', async () => {
    const { conveneInterview } = await world.must(
      'sheng-lingdao',
      `mutation { conveneInterview(regionCode: "${COUNTY}", convenedFor: "2018-10-20", reason: "督查后仍频繁出现") { id state interviewer interviewee } }`,
    );
    const { id } = conveneInterview;
    expect(conveneInterview).toMatchObject({ interviewer: '省财政厅领导', interviewee: '民权县财政局主要负责同志' });
    world.today = '2018-10-20';
    const held = await world.must(
      'sheng-lingdao',
      'mutation ($id: ID!) { holdInterview(id: $id, version: 1, minutes: "通报情况", requirements: "一个月内整改") { state heldOn } }',
      { id },
    );
    expect(held.holdInterview).toEqual({ state: 'HELD', heldOn: '2018-10-20' });
    world.today = '2018-10-15';
    const closing = 'mutation ($id: ID!) { closeInterview(id: $id, version: 2, reason: "已整改") { state } }';
    expect((await world.ask('sheng-lingdao', closing, { id })).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    expect((await world.must('sheng-jiandu', closing, { id })).closeInterview.state).toBe('CLOSED');
    const read = await world.must('sheng-lingdao', '{ interviews { nodes { minutes } } }');
    expect(read.interviews.nodes).toEqual([{ minutes: '通报情况' }]);
    const print = 'mutation ($id: ID!) { printInterview(id: $id) { title } }';
    expect((await world.must('sheng-jiandu', print, { id })).printInterview.title).toBe(
      '民权县财政局主要负责同志约谈纪要',
    );
    expect((await world.ask('sheng-lingdao', print, { id })).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
  });
});

describe('offices that are missing', () => {
  it('are told to administrators and supervision, of their scope', async () => {
    await world.database.system.query(
      `insert into case_file (state, region_code, scope_ord, rule_id, case_key, category, severity, department_kind, warnings, opened_on, verify_within, rectify_within)
       select 'verifying', code, scope_lo, 'x', department, 'fund', 'yellow', department, 1, '2018-10-08', 5, 10
       from region, unnest(array['agri', 'budget', 'budget']) department where code = $1`,
      [COUNTY],
    );
    const query = '{ officesMissing { regionCode office departmentKind openCases } }';
    const lacking = { regionCode: COUNTY, office: 'STAFF', departmentKind: 'BUDGET', openCases: 2 };
    expect((await world.must('guanli', query)).officesMissing).toEqual([lacking]);
    expect((await world.must('jiandu', query)).officesMissing).toEqual([lacking]);
    const other = { regionCode: OTHER_COUNTY, office: 'ADMIN', departmentKind: null, openCases: 0 };
    expect((await world.must('lin-jiandu', query)).officesMissing).toEqual([other]);
    const ofProvince = (await world.must('sheng-jiandu', query)).officesMissing;
    expect(ofProvince).toContainEqual(lacking);
    expect(ofProvince).toContainEqual(other);
    expect((await world.ask('nong', query)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('count from the day of the grant, and without the disabled', async () => {
    const query = '{ officesMissing(on: "2000-01-01") { regionCode office } }';
    expect((await world.must('jiandu', query)).officesMissing).toContainEqual({ regionCode: COUNTY, office: 'ADMIN' });
    await world.database.system.query(`update app_user set disabled_at = now() where username = 'nong'`);
    const { officesMissing } = await world.must('jiandu', '{ officesMissing { departmentKind } }');
    expect(officesMissing.map(({ departmentKind }: { departmentKind: string }) => departmentKind)).toContain('AGRI');
    await world.database.system.query(`update app_user set disabled_at = null where username = 'nong'`);
  });
});
