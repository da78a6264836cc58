import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refreshTotals } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import fc from 'fast-check';
import { type Answer, patient, type TestApi, testApi } from '../testing/client.js';
import {
  type TotalsField,
  type TotalsRow,
  TotalsWorld,
  totalsFields,
  totalsFilter,
  totalsQuestions,
  totalsRow,
} from '../testing/totals-world.js';

const LEAST = 5;

let database: TestDatabase;
let api: TestApi;
let world: TotalsWorld;
let province: string;
let county: string;

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database, 'production', { admission: patient });
  world = await TotalsWorld.open(database);
  province = (await api.user({ username: 'leader', role: 'leader' })).token;
  county = (await api.user({ username: 'county leader', role: 'leader', regionCode: '411421000000' })).token;
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

async function publish(rows: readonly TotalsRow[]): Promise<void> {
  await world.clear();
  await world.insert(rows);
  await world.close();
  await refreshTotals(database.system);
}

interface Pair {
  field: TotalsField;
  groupBy: string[];
  one: object;
  other: object;
}

/** Two sets of rows that leadership may ask about. */
const pair: fc.Arbitrary<Pair> = fc.constantFrom(...totalsFields).chain((field) =>
  fc.record({
    field: fc.constant(field),
    groupBy: fc.subarray<string>([...totalsQuestions[field].groups], { minLength: 1, maxLength: 3 }),
    one: totalsFilter(field),
    other: totalsFilter(field),
  }),
);

/**
 * Numbers of rows in what answers hold, and in what one set has more than another: in the one and not in the other, in a group and not
 * in all, in the province and not in the county.
 */
async function counts({ field, groupBy, one, other }: Pair): Promise<number[]> {
  const type = totalsQuestions[field].filter;
  const query = `query ($one: ${type}, $other: ${type}, $both: ${type}) {
    one: ${field}(filter: $one) { count }
    other: ${field}(filter: $other) { count }
    both: ${field}(filter: $both) { count }
    groups: ${field}(filter: $one, groupBy: [${groupBy}], first: 5000) { count }
    inOther: ${field}(filter: $both, groupBy: [${groupBy}], first: 5000) { count }
  }`;
  const variables = { one, other, both: { and: [one, other] } };
  const ask = async (token: string) => {
    const answer = await data(token, query, variables);
    const [a, b, ab] = [answer.one[0].count, answer.other[0].count, answer.both[0].count] as [number, number, number];
    const groups = [...answer.groups, ...answer.inOther].map(({ count }: { count: number }) => count);
    return {
      sets: [a, b, ab],
      found: [a, b, ab, a - ab, b - ab, ...groups, ...answer.groups.map(({ count }: { count: number }) => a - count)],
    };
  };
  const [all, local] = await Promise.all([ask(province), ask(county)]);
  return [...all.found, ...local.found, ...all.sets.map((count, at) => count - local.sets[at]!)];
}

describe('leadership', () => {
  it('is told that nothing has been published yet', async () => {
    const { errors } = await api.ask(province, '{ paymentStats { count } }');
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  it('never learns of fewer than five, neither from an answer nor from what two answers differ by', async () => {
    const seed = 5_14;
    let asked = 0;
    let shown = 0;
    const worlds = fc.sample(
      fc.record({ rows: fc.integer({ min: 20, max: 500 }), heads: fc.integer({ min: 3, max: 200 }) }),
      { seed, numRuns: 10 },
    );
    for (const [at, { rows, heads }] of worlds.entries()) {
      await publish(fc.sample(totalsRow(heads), { seed: seed + at, numRuns: rows }));
      await fc.assert(
        fc.asyncProperty(pair, async (each) => {
          const found = await counts(each);
          expect(found.filter((count) => count < 0 || (count > 0 && count < LEAST))).toEqual([]);
          asked += 1;
          shown += found.filter((count) => count >= LEAST).length;
        }),
        { seed: seed + at, numRuns: 100 },
      );
    }
    // A question makes five pairs of sets, and as many more as it has groups.
    expect(asked).toBeGreaterThanOrEqual(1_000);
    expect(shown).toBeGreaterThan(5_000);
  }, 180_000);

  it('sees everything but what is suppressed', async () => {
    for (const [at, heads] of [3, 30, 300].entries()) {
      const rows = fc.sample(totalsRow(heads), { seed: 40 + at, numRuns: 400 });
      await publish(rows);
      for (const [field, kind] of [
        ['paymentStats', 'payment'],
        ['subsidyLineStats', 'subsidy_line'],
        ['warningStats', 'warning'],
      ] as const) {
        const answer = await data(province, `{ ${field} { count sumAmount minAmount maxAmount suppressed } }`);
        const [{ count, sumAmount, suppressed, ...extremes }] = answer[field];
        const all = rows.filter((row) => row.kind === kind);
        expect(count + suppressed).toBe(all.length);
        expect(extremes).toEqual({ minAmount: null, maxAmount: null });
        if (suppressed === 0)
          expect(sumAmount).toBe((all.reduce((sum, { amount }) => sum + amount, 0) / 100).toFixed(2));
      }
    }
  });

  it('sees no person, however many rows the person has', async () => {
    const rows: TotalsRow[] = Array.from({ length: 60 }, (_, at) => ({
      kind: 'subsidy_line',
      place: at % 5,
      day: '2018-02-15',
      what: 'A',
      // Four persons, of whom one has nearly all of it.
      whose: at < 57 ? 1 : at,
      status: 0,
      amount: 100,
    }));
    await publish(rows);
    expect((await data(province, '{ subsidyLineStats { count suppressed } }')).subsidyLineStats).toEqual([
      { count: 0, suppressed: 60 },
    ]);
    const more = Array.from({ length: 7 }, (_, at) => ({ ...rows[0]!, place: 3, whose: 100 + at }));
    await publish([...rows, ...more]);
    expect(
      (await data(province, '{ subsidyLineStats(groupBy: [REGION]) { regionCode count suppressed } }'))
        .subsidyLineStats,
    ).toEqual([{ regionCode: '411421001000', count: 19, suppressed: 48 }]);
  });

  it('is shown small cells merged, the fund first, then the region', async () => {
    const row: TotalsRow = {
      kind: 'payment',
      place: 2,
      day: '2018-02-15',
      what: 'A',
      whose: 0,
      status: 0,
      amount: 100,
    };
    const heads = (from: number, n: number, more: Partial<TotalsRow>) =>
      Array.from({ length: n }, (_, at) => ({ ...row, whose: 6 * (from + at) + 2, ...more }));
    await publish([
      ...heads(0, 9, {}),
      ...heads(20, 3, { what: 'B' }),
      ...heads(30, 4, { what: 'C' }),
      ...heads(40, 2, { place: 4 }),
      ...heads(50, 9, { place: 1, what: 'B' }),
    ]);
    const { paymentStats } = await data(
      province,
      '{ paymentStats(groupBy: [REGION, FUND]) { regionName fundCode count suppressed } }',
    );
    expect(paymentStats).toEqual([
      { regionName: '商丘市', fundCode: 'B', count: 9, suppressed: 2 },
      { regionName: '民权县', fundCode: 'A', count: 9, suppressed: 2 },
      { regionName: '民权县', fundCode: null, count: 7, suppressed: 2 },
    ]);
  });

  it.each([
    ['paymentStats(groupBy: [AGENCY]) { count }', 'group AGENCY'],
    ['paymentStats(filter: {or: [{purpose: {isNull: true}}]}) { count }', 'filter purpose'],
    ['paymentStats(filter: {paidOn: {gte: "2018-01-02"}}) { count }', 'filter paidOn'],
    [
      'paymentStats(filter: {amount: {gt: "1.00"}, payee: {kind: {eq: AGENCY}}}) { count }',
      'filter amount, filter payee',
    ],
    ['paymentStats { distinctPayees }', 'distinctPayees'],
    ['subsidyLineStats(live: true) { count }', 'live'],
    ['warningStats(filter: {messageZh: {contains: "王"}}) { count }', 'filter messageZh'],
  ])('is told why %s is not answered', async (query, what) => {
    const answer = await api.ask(province, `{ ${query} }`);
    expect(answer.data).toBeFalsy();
    expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(answer.errors![0]!.message).toContain(`has none for: ${what}. Group by `);
  });

  it('cannot ask about persons by way of what it may ask about', async () => {
    const answer = await api.ask(province, '{ paymentStats(filter: {region: {payments: {some: {}}}}) { count } }');
    expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('reads the budget chain as everybody does', async () => {
    expect(
      (await data(province, '{ indicatorStats { count suppressed epoch } allocationStats { count } }')).indicatorStats,
    ).toMatchObject([{ count: 0, suppressed: null }]);
  });
});

describe('others', () => {
  it('are not answered from what is published', async () => {
    const admin = (await api.user({ username: 'admin', role: 'admin' })).token;
    expect((await api.ask(admin, '{ paymentStats { count } }')).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    const supervisor = (await api.user({ username: 'supervisor' })).token;
    await publish(fc.sample(totalsRow(2), { seed: 1, numRuns: 30 }));
    const [{ count, minAmount, suppressed }] = (
      await data(supervisor, '{ warningStats { count minAmount suppressed } }')
    ).warningStats;
    expect({ count, suppressed }).toEqual({ count: expect.any(Number), suppressed: null });
    expect(count).toBeGreaterThan(0);
    expect(minAmount).not.toBeNull();
  });
});
