import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deadlines } from '@qingqu/casework';
import { identity, readReference, WorkdayCalendar } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import fc from 'fast-check';
import { type Answer, type TestApi, testApi } from './testing/client.js';
import { seedTwoCounties, type World } from './testing/two-counties.js';

let database: TestDatabase;
let api: TestApi;
let world: World;
let token: string;

/** Payments of a fund of their own, with ties and gaps in what they are ordered by. */
const made = Array.from({ length: 60 }, (_, at) => ({
  applicationNo: `made-${String(at).padStart(2, '0')}`,
  amountFen: (at * 7919) % 11 === 0 ? 500_000 : (at * 7919) % 1_000_003,
  paidOn: at % 4 === 0 ? null : `2018-0${1 + (at % 5)}-10`,
  status: at % 3 === 0 ? 'approved' : 'paid',
  purpose: at % 5 === 0 ? null : `用途 ${at % 7}%_\\`,
}));
const onlyMade = 'applicationNo: {startsWith: "made-"}';

beforeAll(async () => {
  database = await testDatabase();
  world = await seedTwoCounties(database.system);
  for (const each of made)
    await world.insert('Payment', {
      id: identity('payment', each.applicationNo),
      application_no: each.applicationNo,
      amount_fen: each.amountFen,
      paid_on: each.paidOn,
      status: each.status,
      purpose: each.purpose,
      func_code: '2130504',
    });
  api = await testApi(database, 'production', { introspection: true });
  ({ token } = await api.user({ username: 'prefecture', regionCode: '411400000000' }));
});

afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const ask = (query: string, variables?: object) => api.ask(token, query, variables);

async function data(query: string, variables?: object): Promise<Answer['data']> {
  const answer = await ask(query, variables);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

const code = async (query: string, variables?: object) => (await ask(query, variables)).errors?.[0]?.extensions.code;

describe('one operation', () => {
  const nested = `{ payments(first: 5) { totalCount nodes { amount indicator { amount
    allocations(first: 2) { totalCount nodes { amount toRegion { name fiscalParent { name } } } } } lines(first: 2) { nodes { person { name } } } } } }`;

  it('asks one statement for a selection four relations deep, in one read-only transaction of the viewer', async () => {
    await data(nested);
    api.statements();
    await data(nested);
    const [begin, principal, scope, question, end, ...more] = api.statements();
    expect(begin).toBe('begin isolation level repeatable read read only');
    expect(principal).toMatch(/from principal_of/);
    expect(scope).toMatch(/^select set_config\('app.uid'/);
    expect(question).toMatch(/^select \(select json_agg|^select json_build_array/);
    expect([end, more]).toEqual(['rollback', []]);
  });

  it('asks all its root fields in the same transaction', async () => {
    api.statements();
    await data('{ payments { totalCount } warnings { totalCount } paymentStats { count } viewer { username } }');
    const statements = api.statements();
    expect(statements.filter((text) => text.startsWith('begin'))).toHaveLength(1);
    expect(statements.filter((text) => text.startsWith('select ('))).toHaveLength(3);
  });

  it('asks nothing for what it knows already', async () => {
    api.statements();
    await data('{ viewer { username role } }');
    expect(api.statements()).toEqual([
      expect.stringMatching(/^begin/),
      expect.stringMatching(/from principal_of/),
      'rollback',
    ]);
  });

  it('gives its connection back, also after an error', async () => {
    for (let times = 0; times < 15; times++)
      await ask('{ payments(after: "nonsense") { totalCount } warnings { totalCount } }');
    await data('{ payments { totalCount } }');
    expect(database.api.waitingCount).toBe(0);
  });
});

describe('pages', () => {
  const fields = ['PAID_ON', 'AMOUNT', 'STATUS', 'PURPOSE', 'APPLICATION_NO'];
  const order = fc.uniqueArray(
    fc.record({ field: fc.constantFrom(...fields), direction: fc.constantFrom('ASC', 'DESC') }),
    {
      maxLength: 3,
      selector: ({ field }) => field,
    },
  );
  const query = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: [PaymentOrder!]) {
    payments(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy, filter: {${onlyMade}}) {
      edges { cursor node { applicationNo } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  const names = (payments: Answer['data']): string[] =>
    payments.edges.map((edge: Answer['data']) => edge.node.applicationNo);

  it('put together give the whole list, forward and backward, whatever the order', async () => {
    await fc.assert(
      fc.asyncProperty(order, fc.integer({ min: 7, max: 40 }), async (orderBy, size) => {
        const whole = names((await data(query, { first: 500, orderBy })).payments);
        expect(new Set(whole).size).toBe(made.length);
        const forward: string[] = [];
        for (let after: string | undefined, more = true; more; ) {
          const { payments } = await data(query, { first: size, after, orderBy });
          forward.push(...names(payments));
          expect(payments.pageInfo.hasPreviousPage).toBe(after !== undefined);
          ({ hasNextPage: more, endCursor: after } = payments.pageInfo);
        }
        expect(forward).toEqual(whole);
        const backward: string[] = [];
        for (let before: string | undefined, more = true; more; ) {
          const { payments } = await data(query, { last: size, before, orderBy });
          backward.unshift(...names(payments));
          ({ hasPreviousPage: more, startCursor: before } = payments.pageInfo);
        }
        expect(backward).toEqual(whole);
      }),
      { numRuns: 12 },
    );
  });

  it('refuse a cursor of another order, filter or field', async () => {
    const { payments } = await data(`{ payments(first: 1, filter: {${onlyMade}}) { pageInfo { endCursor } } }`);
    const after = `after: "${payments.pageInfo.endCursor}"`;
    expect(await code(`{ payments(first: 1, ${after}, filter: {${onlyMade}}) { nodes { id } } }`)).toBeUndefined();
    expect(await code(`{ payments(first: 1, ${after}) { nodes { id } } }`)).toBe('CURSOR_INVALID');
    expect(
      await code(
        `{ payments(first: 1, ${after}, filter: {${onlyMade}}, orderBy: [{field: AMOUNT}]) { nodes { id } } }`,
      ),
    ).toBe('CURSOR_INVALID');
    expect(await code(`{ plans(first: 1, ${after}) { nodes { id } } }`)).toBe('CURSOR_INVALID');
    expect(await code('{ payments(first: 1, after: "WzFd") { nodes { id } } }')).toBe('CURSOR_INVALID');
  });

  it('have a length of 1 to 1,000, and begin at one end', async () => {
    for (const args of ['first: 0', 'first: 1001', 'last: -1', 'first: 2, before: "x"', 'first: 1, last: 1'])
      expect(`${args}: ${await code(`{ payments(${args}) { nodes { id } } }`)}`).toBe(`${args}: BAD_USER_INPUT`);
  });

  it('count only when asked', async () => {
    await data('{ payments(first: 1) { nodes { id } } }');
    api.statements();
    await data('{ payments(first: 1) { nodes { id } } }');
    expect(api.statements().join(' ')).not.toMatch(/count\(/);
  });
});

describe('filters', () => {
  type Row = (typeof made)[number];
  type Leaf = { input: object; holds: (row: Row) => boolean };
  const yuan = (fen: number) => (fen / 100).toFixed(2);
  const amount = fc.constantFrom(...made.map((row) => row.amountFen), 500_001);
  const day = fc.constantFrom('2018-01-10', '2018-03-10', '2018-04-01');
  const status = fc.constantFrom<string>('PAID', 'APPROVED', 'VOID');
  const leaf: fc.Arbitrary<Leaf> = fc.oneof(
    amount.map((fen) => ({ input: { amount: { gte: yuan(fen) } }, holds: (row: Row) => row.amountFen >= fen })),
    amount.map((fen) => ({ input: { amount: { ne: yuan(fen) } }, holds: (row: Row) => row.amountFen !== fen })),
    fc.array(amount, { maxLength: 4 }).map((fens) => ({
      input: { amount: { notIn: fens.map(yuan) } },
      holds: (row: Row) => !fens.includes(row.amountFen),
    })),
    day.map((on) => ({ input: { paidOn: { lt: on } }, holds: (row: Row) => row.paidOn !== null && row.paidOn < on })),
    day.map((on) => ({ input: { paidOn: { ne: on } }, holds: (row: Row) => row.paidOn !== on })),
    fc
      .boolean()
      .map((isNull) => ({ input: { paidOn: { isNull } }, holds: (row: Row) => (row.paidOn === null) === isNull })),
    fc.array(status).map((some) => ({
      input: { status: { in: some } },
      holds: (row: Row) => some.includes(row.status.toUpperCase()),
    })),
    fc.constantFrom('%', '_', '\\', '3%_', '用途').map((part) => ({
      input: { purpose: { contains: part } },
      holds: (row: Row) => row.purpose?.includes(part) ?? false,
    })),
  );
  const { filter } = fc.letrec<{ filter: Leaf }>((tie) => ({
    filter: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      tie('filter').map((each) => ({ input: { not: each.input }, holds: (row: Row) => !each.holds(row) })),
      fc.array(tie('filter'), { maxLength: 3 }).map((each) => ({
        input: { or: each.map(({ input }) => input) },
        holds: (row: Row) => each.some(({ holds }) => holds(row)),
      })),
      fc.array(tie('filter'), { maxLength: 3 }).map((each) => ({
        input: { and: each.map(({ input }) => input) },
        holds: (row: Row) => each.every(({ holds }) => holds(row)),
      })),
    ),
  }));

  it('let through exactly the rows that a plain reading of them does', async () => {
    await fc.assert(
      fc.asyncProperty(filter, async ({ input, holds }) => {
        const { payments } = await data(
          'query ($filter: PaymentFilter) { payments(first: 500, filter: $filter) { totalCount nodes { applicationNo } } }',
          { filter: { and: [{ applicationNo: { startsWith: 'made-' } }, input] } },
        );
        const expected = made.filter(holds).map((row) => row.applicationNo);
        expect(payments.nodes.map((row: Row) => row.applicationNo).sort()).toEqual(expected);
        expect(payments.totalCount).toBe(expected.length);
      }),
      { numRuns: 60 },
    );
  });

  it('reach through relations, both ways', async () => {
    const payee = identity('payee', 'a village');
    await world.insert('Payee', { id: payee, kind: 'collective', name: '某村委会' });
    await database.system.query(
      `update payment set payee_id = $1, version = version + 1 where application_no in ('made-01', 'made-02')`,
      [payee],
    );
    const one = await data(
      '{ payments(filter: {payee: {kind: {eq: COLLECTIVE}}}, orderBy: [{field: APPLICATION_NO}]) { nodes { applicationNo payee { name } } } }',
    );
    expect(one.payments.nodes).toEqual([
      { applicationNo: 'made-01', payee: { name: '某村委会' } },
      { applicationNo: 'made-02', payee: { name: '某村委会' } },
    ]);
    const some =
      '{ payees(filter: {payments: {some: {applicationNo: {eq: "made-01"}}}}) { nodes { name payments { totalCount } } } }';
    expect((await data(some)).payees.nodes).toEqual([{ name: '某村委会', payments: { totalCount: 2 } }]);
    const none = '{ payees(filter: {name: {startsWith: "某"}, payments: {none: {}}}) { totalCount } }';
    expect((await data(none)).payees.totalCount).toBe(0);
  });

  it("find a payment's contract by its unit and number, and not another unit's of the same number", async () => {
    const [ours, theirs] = [identity('agency', 'ours'), identity('agency', 'theirs')];
    for (const [unit, name] of [
      [ours, '路面合同'],
      [theirs, '水井合同'],
    ] as const)
      await world.insert('Contract', { id: identity('contract', name), contract_no: 'HT-1', agency_id: unit, name });
    await database.system.query(
      `update payment set contract_no = 'HT-1', agency_id = $1, version = version + 1 where application_no in ('made-03', 'made-04')`,
      [ours],
    );
    const { payments, contracts } = await data(`{
      payments(filter: {contract: {name: {eq: "路面合同"}}}, orderBy: [{field: APPLICATION_NO}]) { nodes { applicationNo contract { name } } }
      contracts(filter: {contractNo: {eq: "HT-1"}}, orderBy: [{field: NAME}]) { nodes { name payments { totalCount } } } }`);
    expect(payments.nodes).toEqual([
      { applicationNo: 'made-03', contract: { name: '路面合同' } },
      { applicationNo: 'made-04', contract: { name: '路面合同' } },
    ]);
    expect(contracts.nodes).toEqual([
      { name: '水井合同', payments: { totalCount: 0 } },
      { name: '路面合同', payments: { totalCount: 2 } },
    ]);
  });

  it('follow the fiscal tree, not the code: a directly managed county is not below its prefecture', async () => {
    const { token: province } = await api.user({ username: 'province' });
    const count = async (prefix: string) =>
      (
        await api.ask(
          province,
          `{ regions(filter: {regionUnder: "${prefix}", code: {eq: "410181000000"}}) { totalCount } }`,
        )
      ).data.regions.totalCount;
    expect([await count('41'), await count('4101'), await count('410181')]).toEqual([1, 0, 1]);
    const all = (await data(
      `{ a: payments(filter: {regionUnder: "4114", ${onlyMade}}) { totalCount } b: payments(filter: {regionUnder: "411421000000", ${onlyMade}}) { totalCount } c: payments(filter: {regionUnder: "411425", ${onlyMade}}) { totalCount } }`,
    )) as Record<string, { totalCount: number }>;
    expect(Object.values(all).map(({ totalCount }) => totalCount)).toEqual([60, 60, 0]);
  });

  it('say what is wrong with a value, with an example', async () => {
    const message = async (filter: string) =>
      (await ask(`{ payments(filter: {${filter}}) { totalCount } }`)).errors?.[0]?.message;
    expect(await message('amount: {eq: "1.234"}')).toMatch(/Money expects a string such as "1234.50", not "1.234"/);
    expect(await message('paidOn: {eq: "2018-02-30"}')).toMatch(/LocalDate expects a string such as "2018-10-15"/);
    expect(await message('regionUnder: "411"')).toMatch(/such as "41", "4114" or "411421000000"/);
    expect(await message('amount: {eq: null}')).toMatch(/Leave it out, or ask \{isNull: true\}/);
    expect(await message('id: {in: null}')).toMatch(/filter.id.in is null. Leave it out/);
    expect(await message('purpose: {eq: "a\\u0000b"}')).toMatch(/NUL/);
    expect(await message('amount: {lt: "99999999999999999"}')).toMatch(/Money expects/);
  });
});

describe('answers', () => {
  it('keep aliases, fragments, directives and different pages of the same relation apart', async () => {
    const query = `query ($yes: Boolean!, $no: Boolean!) {
      all: payments(first: 1, filter: {applicationNo: {eq: "made-01"}}) { __typename n: nodes { ...A ... on Payment { when: paidOn } ... @include(if: $no) { purpose } no: purpose @skip(if: $yes) } }
      viewer { name: username __typename }
    } fragment A on Payment { __typename applicationNo region { a: departments(first: 1) { nodes { kind } } b: departments(first: 2) { totalCount nodes { kind } } } }`;
    expect(await data(query, { yes: true, no: false })).toEqual({
      all: {
        __typename: 'PaymentConnection',
        n: [
          {
            __typename: 'Payment',
            applicationNo: 'made-01',
            region: {
              a: { nodes: [{ kind: 'AGRI' }] },
              b: { totalCount: 5, nodes: [{ kind: 'AGRI' }, { kind: 'BUDGET' }] },
            },
            when: '2018-02-10',
          },
        ],
      },
      viewer: { name: 'prefecture', __typename: 'Viewer' },
    });
  });

  it("are the same when GraphQL's own execution walks them", async () => {
    const queries = [
      'a: payments(first: 3, filter: {amount: {gte: "10.00"}}) { __typename totalCount x: pageInfo { __typename hasNextPage endCursor } edges { c: cursor node { id n: __typename who: payeeName amount appliedAt payeeKind payee { party { __typename id } } } } }',
      'warnings(first: 4) { nodes { id evidence { __typename n: name value } events { nodes { evidence { value } } } subject { __typename id ... on Payment { m: amount } } rows(first: 2) { __typename ... on Payment { sourceKey } } params } }',
      'node(id: "UmVnaW9uOjQxMTQyMTAwMDAwMA") { t: __typename id ... on Region { level departments(last: 2) { nodes { k: kind } } } }',
      'paymentStats(groupBy: [STATUS, PREFECTURE]) { s: status __typename prefectureName count a: avgAmount }',
      'viewer { __typename n: username role departmentKinds r: region { name } }',
    ];
    for (const query of queries) {
      const planned = await data(`{ ${query} }`);
      const { __schema, ...walked } = await data(`{ ${query} __schema { queryType { name } } }`);
      expect(walked).toEqual(planned);
      expect(__schema.queryType.name).toBe('Query');
    }
  });

  it('hold money exactly, beyond what a float can', async () => {
    await world.insert('Payment', {
      id: identity('payment', 'huge'),
      application_no: 'huge',
      amount_fen: '9007199254740993',
      applied_at: '2018-03-05 10:00:00.123456+08',
    });
    const { payments } = await data(
      '{ payments(filter: {amount: {eq: "90071992547409.93"}}) { nodes { amount appliedAt } } }',
    );
    expect(payments.nodes).toEqual([{ amount: '90071992547409.93', appliedAt: '2018-03-05T10:00:00.123456+08:00' }]);
  });

  it('name codes', async () => {
    const { payments } = await data(
      '{ payments(first: 1, filter: {applicationNo: {eq: "made-05"}}) { nodes { funcCode funcName depEcoName } } }',
    );
    expect(payments.nodes).toEqual([{ funcCode: '2130504', funcName: '农村基础设施建设', depEcoName: null }]);
  });

  it('are found again by their global ids', async () => {
    const { payments } = await data(`{ payments(first: 3, filter: {${onlyMade}}) { nodes { id applicationNo } } }`);
    const ids = payments.nodes.map(({ id }: { id: string }) => id);
    const again = await data(
      'query ($ids: [ID!]!, $id: ID!) { nodes(ids: $ids) { ... on Payment { id applicationNo } } node(id: $id) { __typename } }',
      { ids, id: ids[0] },
    );
    expect(again).toEqual({ nodes: payments.nodes, node: { __typename: 'Payment' } });
    expect(await data('{ node(id: "UGF5bWVudDo") { id } a: node(id: "") { id } }')).toEqual({ node: null, a: null });
  });

  it('count and sum by group', async () => {
    const rows =
      await data(`{ byStatus: paymentStats(groupBy: [STATUS], filter: {${onlyMade}}) { status count sumAmount minAmount maxAmount month }
      byMonth: paymentStats(groupBy: [MONTH, COUNTY], filter: {${onlyMade}}) { month countyName count } }`);
    const of = (status: string) => made.filter((row) => row.status === status);
    const sum = (status: string) => (of(status).reduce((total, row) => total + row.amountFen, 0) / 100).toFixed(2);
    expect(rows.byStatus).toMatchObject([
      { status: 'APPROVED', count: of('approved').length, sumAmount: sum('approved'), month: null },
      { status: 'PAID', count: of('paid').length, sumAmount: sum('paid'), month: null },
    ]);
    expect(rows.byMonth[0]).toEqual({
      month: '2018-01',
      countyName: '民权县',
      count: made.filter((row) => row.paidOn?.startsWith('2018-01')).length,
    });
  });

  it('count by the record that they belong to, whose id leads to it', async () => {
    await world.insert('Indicator', { id: identity('indicator', 'grouped') });
    await database.system.query(
      `update payment set indicator_id = $1, version = version + 1 where application_no in ('made-03', 'made-04')`,
      [identity('indicator', 'grouped')],
    );
    const { paymentStats } = await data(
      `{ paymentStats(groupBy: [INDICATOR], filter: {applicationNo: {in: ["made-03", "made-04"]}}) { indicatorId count } }`,
    );
    expect(paymentStats).toEqual([{ indicatorId: expect.any(String), count: 2 }]);
    const { node } = await data('query ($id: ID!) { node(id: $id) { ... on Indicator { payments { totalCount } } } }', {
      id: paymentStats[0].indicatorId,
    });
    expect(node).toEqual({ payments: { totalCount: 2 } });
  });
});

describe('a warning', () => {
  const calendar = WorkdayCalendar.from(readReference(join(__dirname, '../../../schema/reference')).calendar);
  const township = '411421001000';

  beforeAll(async () => {
    const { rows } = await database.system.query('select scope_lo from region where code = $1', [township]);
    const base = {
      fingerprint: Buffer.from('a township'),
      id: identity('warning', 'township'),
      warning_no: 99,
      subject_id: identity('payment', 'made-01'),
      subject_kind: 'payment',
    };
    await database.system.query('update rule_version set definition = $1', [
      JSON.stringify({ columns: [{ name: 'subject' }, { name: 'limit' }, { name: 'days' }, { name: 'none' }] }),
    ]);
    await world.insert('Warning', {
      ...base,
      region_code: township,
      scope_ord: rows[0].scope_lo,
      severity: 'orange',
      opened_as_of: '2018-09-28',
      evidence: JSON.stringify({
        limit: { type: 'money', value: '5000000' },
        days: { type: 'number', value: 4 },
        none: { type: 'text', value: null },
      }),
      rows: [identity('payment', 'made-03'), identity('nothing', 'x'), identity('payment', 'made-02')],
    });
  });

  const find = (fields: string) =>
    data(`{ warnings(filter: {regionCode: {eq: "${township}"}}) { nodes { ${fields} } } }`);

  it('shows its evidence, its subject and the other rows, in order', async () => {
    const { warnings } = await find(
      'evidence { name type value } subject { __typename ... on Payment { applicationNo } } rows { ... on Payment { applicationNo } } rule { titleZh } amount',
    );
    expect(warnings.nodes[0]).toMatchObject({
      evidence: [
        { name: 'limit', type: 'money', value: '50000.00' },
        { name: 'days', type: 'number', value: '4' },
        { name: 'none', type: 'text', value: null },
      ],
      subject: { __typename: 'Payment', applicationNo: 'made-01' },
      rows: [{ applicationNo: 'made-03' }, { applicationNo: 'made-02' }],
    });
  });

  it("of a township goes to its county's department", async () => {
    const { warnings } = await find(
      'responsibleDepartment { name kind region { name } warnings(filter: {severity: {eq: ORANGE}}) { totalCount } }',
    );
    expect(warnings.nodes[0].responsibleDepartment).toEqual({
      name: '民权县财政局预算科',
      kind: 'BUDGET',
      region: { name: '民权县' },
      warnings: { totalCount: 1 },
    });
  });

  it('is due on the days that casework reckons', async () => {
    const { warnings } = await data(
      '{ warnings(first: 50) { nodes { severity openedAsOf verifyDueOn rectifyDueOn } } }',
    );
    expect(warnings.nodes).toHaveLength(4);
    for (const { severity, openedAsOf, ...due } of warnings.nodes) {
      const reckoned = () => deadlines(severity.toLowerCase(), openedAsOf, calendar);
      // Of the year 2011 no calendar is loaded.
      expect(due).toEqual(openedAsOf < '2015' ? { verifyDueOn: null, rectifyDueOn: null } : { ...reckoned() });
    }
  });
});

describe('limits', () => {
  it('count lists by what they multiply to, written out or in a variable', async () => {
    const query = (first: string) =>
      `query ($n: Int = 1) { payments(first: ${first}) { nodes { lines(first: ${first}) { nodes { id } } } } plans(first: $n) { totalCount } }`;
    expect(await code(query('100'))).toBe('QUERY_TOO_COMPLEX');
    expect(await code(query('$n'), { n: 100 })).toBe('QUERY_TOO_COMPLEX');
    expect(await code(query('$n'), { n: 20 })).toBeUndefined();
  });

  it('stop deep, repeated and long documents, each with a code', async () => {
    const deep = `{ payments(first: 1) { nodes { ${'refundOf { '.repeat(15)} id ${'} '.repeat(15)} } } }`;
    const aliases = `{ ${Array.from({ length: 31 }, (_, at) => `a${at}: payments(first: 1) { totalCount }`).join(' ')} }`;
    const directives = `{ payments(first: 1) { totalCount ${'@include(if: true) '.repeat(21)} } }`;
    const long = `{ payments(first: 1) { nodes { ${'id '.repeat(2100)} } } }`;
    expect([await code(deep), await code(aliases)]).toEqual(['QUERY_TOO_COMPLEX', 'QUERY_TOO_COMPLEX']);
    expect(['QUERY_TOO_COMPLEX', 'GRAPHQL_VALIDATION_FAILED']).toContain(await code(directives));
    expect(await code(long)).toBe('QUERY_TOO_COMPLEX');
  });

  it('do not let a filter grow into a program', async () => {
    const filter = { or: Array.from({ length: 61 }, () => ({ status: { eq: 'PAID' } })) };
    expect(await code('query ($filter: PaymentFilter) { payments(filter: $filter) { totalCount } }', { filter })).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('end a statement that takes too long', async () => {
    const impatient = await testApi(database, 'production', { statementTimeoutMs: 200 });
    const blocker = await database.system.connect();
    try {
      await blocker.query('begin');
      await blocker.query('lock table plan in access exclusive mode');
      const answer = await impatient.ask(token, '{ plans { totalCount } }');
      expect(answer.errors?.[0]).toMatchObject({
        extensions: { code: 'QUERY_TIMEOUT' },
        message: expect.stringMatching(/filter by a region or a period/),
      });
    } finally {
      await blocker.query('rollback');
      blocker.release();
      await impatient.close();
    }
  });
});

describe('errors', () => {
  it('suggest no names', async () => {
    const { errors } = await ask('{ paymens { totalCount } }');
    expect(errors![0]!.message).not.toMatch(/payments/);
  });

  it('of ours are answered with the request id alone, and logged without values', async () => {
    await database.system.query('alter table project rename column status to was_status');
    try {
      const answer = await ask('{ projects(filter: {name: {eq: "李某某"}}) { nodes { status } } }');
      expect(answer.errors![0]).toMatchObject({
        path: ['projects'],
        extensions: { code: 'INTERNAL', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      });
      expect(JSON.stringify(answer)).not.toMatch(/"code":"\d|select|was_status|does not exist/);
      const logged = api.logged.splice(0);
      expect(logged).toHaveLength(1);
      expect(JSON.stringify(logged)).toContain(answer.errors![0]!.extensions.requestId);
      expect(JSON.stringify(logged)).not.toContain('李某某');
    } finally {
      await database.system.query('alter table project rename column was_status to status');
    }
  });

  it('of one root field leave the answer to the same words as without planning', async () => {
    const { errors, data: nothing } = await ask('{ viewer { username } payments(first: 0) { totalCount } }');
    expect([errors![0]!.path, nothing]).toEqual([['payments'], null]);
  });
});
