import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refreshTotals } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import fc from 'fast-check';
import { entities } from '../entities/index.js';
import { statsFields } from '../model/stats-fields.js';
import { type Answer, patient, type TestApi, testApi } from '../testing/client.js';
import {
  type TotalsField,
  TotalsWorld,
  totalsFields,
  totalsFilter,
  totalsQuestions,
  totalsRow,
} from '../testing/totals-world.js';

let database: TestDatabase;
let api: TestApi;
let world: TotalsWorld;
const tokens: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database, 'production', { admission: patient });
  world = await TotalsWorld.open(database);
  const people = [
    { username: 'province', role: 'supervisor' },
    { username: 'prefecture', role: 'supervisor', regionCode: '411400000000' },
    { username: 'county', role: 'staff', regionCode: '411421000000', departmentKinds: ['agri'] },
  ] as const;
  for (const person of people)
    tokens.push(
      (await api.user({ ...person, departmentKinds: [...('departmentKinds' in person ? person.departmentKinds : [])] }))
        .token,
    );
});
afterAll(async () => {
  await api?.app.close();
  await database?.drop();
});

async function data(token: string, query: string, variables?: object): Promise<Answer['data']> {
  const answer = await api.ask(token, query, variables);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

const fieldsOf = (field: TotalsField) => {
  const entity = entities.get(`${field[0]!.toUpperCase()}${field.slice(1, -'Stats'.length)}`)!;
  const names = statsFields(entities, entity).map(({ name }) => name);
  return names.filter((name) => name !== 'epoch' && !name.startsWith('distinct')).join(' ');
};

interface Question {
  who: number;
  field: TotalsField;
  groupBy: readonly string[];
  filter: object | undefined;
}

const question: fc.Arbitrary<Question> = fc.constantFrom(...totalsFields).chain((field) =>
  fc.record({
    who: fc.nat(2),
    field: fc.constant(field),
    groupBy: fc.subarray<string>([...totalsQuestions[field].groups], { maxLength: 4 }),
    filter: fc.option(totalsFilter(field), { nil: undefined, freq: 4 }),
  }),
);

/** The same question to the roll-up and to the records. */
async function both({ who, field, groupBy, filter }: Question) {
  const args = `groupBy: [${groupBy}], filter: $filter, first: 5000`;
  const shown = `{ ${fieldsOf(field)} epoch }`;
  const { rolled, counted } = await data(
    tokens[who]!,
    `query ($filter: ${totalsQuestions[field].filter}) { rolled: ${field}(${args}) ${shown} counted: ${field}(${args}, live: true) ${shown} }`,
    { filter },
  );
  const epochs = (rows: { epoch: string }[]) => new Set(rows.map(({ epoch }) => epoch));
  const numbers = (rows: { epoch: string }[]) => rows.map(({ epoch: _, ...rest }) => rest);
  return {
    rolled: numbers(rolled),
    counted: numbers(counted),
    epochs: { rolled: epochs(rolled), counted: epochs(counted) },
  };
}

describe('statistics', () => {
  it('are counted from the records until there are totals', async () => {
    const { paymentStats } = await data(tokens[0]!, '{ paymentStats { count sumAmount epoch suppressed } }');
    expect(paymentStats).toEqual([{ count: 0, sumAmount: '0.00', epoch: '1', suppressed: null }]);
  });

  it('are the same from roll-ups and from records, whatever is asked, also after changes', async () => {
    const seed = 5_20181015;
    let compared = 0;
    for (let round = 0; round < 4; round++) {
      await world.insert(fc.sample(totalsRow(40), { seed: seed + round, numRuns: 250 }));
      if (round > 0) await world.change(seed + round);
      const closed = await world.close();
      await refreshTotals(database.system);
      await fc.assert(
        fc.asyncProperty(question, async (asked) => {
          const { rolled, counted, epochs } = await both(asked);
          expect(rolled).toEqual(counted);
          // One is of the closed epoch, the other of the open one: the two have been asked of different tables.
          if (rolled.length > 0)
            expect(epochs).toEqual({ rolled: new Set([`${closed}`]), counted: new Set([`${closed + 1n}`]) });
          compared += rolled.length;
        }),
        { seed: seed + round, numRuns: 120 },
      );
    }
    expect(compared).toBeGreaterThan(2_000);
  });

  it('stay of their epoch while rows change, unless asked live', async () => {
    const query = '{ paymentStats { count epoch } now: paymentStats(live: true) { count epoch } }';
    const before = await data(tokens[0]!, query);
    await world.insert(fc.sample(totalsRow(40), { seed: 3, numRuns: 60 }));
    const after = await data(tokens[0]!, query);
    expect(after.paymentStats).toEqual(before.paymentStats);
    expect(after.now[0].count).toBeGreaterThan(before.now[0].count);
    await world.close();
    await refreshTotals(database.system);
    const { paymentStats, now } = await data(tokens[0]!, query);
    expect(paymentStats[0].count).toBe(now[0].count);
  });

  it.each([
    ['paymentStats(groupBy: [AGENCY]) { agencyCode count }', 'payment_agency_total'],
    ['paymentStats(groupBy: [FUNC_CODE, MONTH]) { funcCode month count }', 'payment_agency_total'],
    ['paymentStats(groupBy: [FUND]) { fundName avgAmount }', 'payment_fund_total'],
    ['paymentStats(groupBy: [FUND, PAYEE_KIND]) { count }', 'payment_total'],
    ['paymentStats(filter: {paidOn: {gte: "2018-01-01", lt: "2018-03-01"}}) { count }', 'payment_month_total'],
    ['paymentStats(filter: {fund: {code: {eq: "A"}}}) { count }', 'payment_fund_total'],
    [
      'paymentStats(filter: {not: {or: [{status: {eq: PAID}}, {region: {level: {eq: COUNTY}}}]}}) { count }',
      'payment_month_total',
    ],
    ['paymentStats(groupBy: [AGENCY, FUND]) { count }', undefined],
    ['paymentStats(filter: {paidOn: {gte: "2018-01-02"}}) { count }', undefined],
    ['paymentStats(filter: {paidOn: {lt: "2018-02-28"}}) { count }', undefined],
    ['paymentStats(filter: {paidOn: {gt: "2018-02-27"}}) { count }', undefined],
    ['paymentStats(filter: {paidOn: {eq: "2018-02-01"}}) { count }', undefined],
    ['paymentStats(filter: {and: [{purpose: {isNull: true}}]}) { count }', undefined],
    ['paymentStats(filter: {payee: {kind: {eq: AGENCY}}}) { count }', undefined],
    ['paymentStats(filter: {amount: {gt: "1.00"}}) { count }', undefined],
    ['paymentStats { distinctPayees }', undefined],
    ['paymentStats(live: true) { count }', undefined],
    ['subsidyLineStats(groupBy: [PROGRAMME]) { programmeName count }', 'subsidy_line_total'],
    ['warningStats(groupBy: [RULE]) { ruleId count }', 'warning_total'],
    ['indicatorStats { count }', undefined],
  ])('%s asks %s', async (query, table) => {
    api.statements();
    await data(tokens[0]!, `{ ${query} }`);
    const asked = api.statements().filter((text) => text.includes('json_agg'));
    expect(asked).toHaveLength(1);
    expect(asked[0]!.match(/from (\w+_total) /)?.[1]).toBe(table);
  });

  it('count different ones', async () => {
    const { paymentStats, subsidyLineStats, warningStats } = await data(
      tokens[0]!,
      '{ paymentStats { distinctPayees distinctAgencies } subsidyLineStats(groupBy: [STATUS]) { status distinctPeople distinctHouseholds } warningStats { distinctSubjects } }',
    );
    const of = async (sql: string) => (await database.system.query<{ n: number }>(sql)).rows[0]!.n;
    expect(paymentStats).toEqual([
      {
        distinctPayees: await of('select count(distinct payee_id)::int as n from payment'),
        distinctAgencies: await of('select count(distinct agency_id)::int as n from payment'),
      },
    ]);
    expect(subsidyLineStats[0]).toEqual({
      status: 'FAILED',
      distinctPeople: await of("select count(distinct person_id)::int as n from subsidy_line where status = 'failed'"),
      distinctHouseholds: 0,
    });
    expect(warningStats).toEqual([
      { distinctSubjects: await of('select count(distinct subject_id)::int as n from warning') },
    ]);
  });
});
