import { describe, expect, it } from '@jest/globals';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import {
  ageOn,
  asDate,
  asMoney,
  asNumber,
  asRatio,
  countWithin,
  defineRule,
  desc,
  endOfMonth,
  eq,
  fiscalAncestors,
  gt,
  monthText,
  next,
  normalised,
  param,
  placeIn,
  portionOf,
  previous,
  type RuleDefinition,
  ratioOf,
  type SQL,
  shareOf,
  sql,
  startOfMonth,
  startOfYear,
  sumWithin,
  upperFence,
  yearOf,
  yuanText,
} from './index.js';
import { withMemoryDuckDb } from './testing/database.js';
import { runRule } from './testing/index.js';

/** Evaluates expressions without relations. */
const evaluate = (expressions: SQL[]): Promise<unknown[]> =>
  withMemoryDuckDb(async (db) => {
    const values = [];
    for (const expression of expressions) {
      const query = new QueryBuilder().select({ value: expression }).from(sql`(values (1)) as one(x)`).toSQL();
      values.push((await db.runAndReadAll(query.sql)).getRowsJson()[0]![0]);
    }
    return values;
  });

const date = (day: string) => asDate(sql.raw(`date '${day}'`));
const fen = (amount: string) => asMoney(sql.raw(`cast(${amount} as bigint)`));
const text = (words: string) => sql.raw(`'${words}'`) as SQL<string>;
const label = { zh: '参数', en: 'Parameter' };

/** A rule about payments with another query. */
const paymentRule = (find: RuleDefinition['find']): RuleDefinition =>
  defineRule({
    id: 'a-rule',
    category: 'fund',
    subject: 'payment',
    severity: 'blue',
    timeClass: 'D',
    title: label,
    basis: ['豫财办〔2018〕33号 第八条'],
    params: {
      days: param.integer(3, 'days', label),
      times: param.ratio(1.5, label, { max: 10 }),
      least: param.integer(5, 'count', label),
    },
    find,
    message: { zh: '请核实', en: 'Please verify' },
  });

describe('dates', () => {
  it('find the ends of months and the starts of years', async () => {
    const days = ['2018-02-28', '2016-02-01', '2018-12-31', '2018-01-01'];
    expect(await evaluate(days.map((day) => startOfMonth(date(day))))).toEqual([
      '2018-02-01',
      '2016-02-01',
      '2018-12-01',
      '2018-01-01',
    ]);
    expect(await evaluate(days.map((day) => endOfMonth(date(day))))).toEqual([
      '2018-02-28',
      '2016-02-29',
      '2018-12-31',
      '2018-01-31',
    ]);
    expect(await evaluate(days.map((day) => startOfYear(date(day))))).toEqual([
      '2018-01-01',
      '2016-01-01',
      '2018-01-01',
      '2018-01-01',
    ]);
    expect(await evaluate(days.map((day) => yearOf(date(day))))).toEqual([2018, 2016, 2018, 2018]);
    expect(await evaluate(days.map((day) => monthText(date(day))))).toEqual([
      '2018-02',
      '2016-02',
      '2018-12',
      '2018-01',
    ]);
  });

  it.each([
    ['1958-06-01', '2018-05-31', 59],
    ['1958-06-01', '2018-06-01', 60],
    ['1958-12-31', '2018-01-01', 59],
    ['2000-02-29', '2018-02-28', 17],
    ['2000-02-29', '2018-03-01', 18],
    ['2000-02-29', '2020-02-29', 20],
    ['2018-06-01', '2018-06-01', 0],
  ])('born on %s is on %s of the age of %d', async (born, day, age) => {
    expect(await evaluate([ageOn(date(born), date(day))])).toEqual([age]);
  });
});

describe('amounts', () => {
  it.each([
    ['5000000', '50000.00'],
    ['5', '0.05'],
    ['0', '0.00'],
    ['-1', '-0.01'],
    ['-123456', '-1234.56'],
  ])('%s fen are %s yuan', async (amount, yuan) => {
    expect(await evaluate([yuanText(fen(amount))])).toEqual([yuan]);
  });

  it('a ratio of nothing is no ratio', async () => {
    expect(
      await evaluate([ratioOf(fen('1'), fen('4')), ratioOf(fen('1'), fen('0')), ratioOf(fen('1'), fen('null'))]),
    ).toEqual([0.25, null, null]);
  });

  it('a portion is rounded to fen, half a fen away from zero', async () => {
    const half = asRatio(sql`cast(0.5 as double)`);
    expect(await evaluate(['1', '3', '4', '-1'].map((amount) => portionOf(fen(amount), half)))).toEqual([
      '1',
      '2',
      '2',
      '-1',
    ]);
  });
});

describe('windows', () => {
  const payment = (id: string, paidOn: string, amountFen: string, agencyId = 'u1') => ({
    id,
    paidOn,
    amountFen,
    agencyId,
  });
  const payments = [
    payment('p1', '2018-06-01', '1.00'),
    payment('p2', '2018-06-03', '2.00'),
    payment('p3', '2018-06-03', '4.00'),
    payment('p4', '2018-06-04', '8.00'),
    payment('p5', '2018-06-04', '16.00', 'u2'),
  ];

  it('sum and count the days that end with a row, of its group alone', async () => {
    const rule = paymentRule(({ select, payments }, { days }) => {
      const group = { of: [payments.agencyId], on: payments.paidOn, days: days as SQL<number> };
      return select({
        subject: payments.id,
        sum: sumWithin(payments.amountFen, group),
        count: countWithin(group),
      }).from(payments);
    });
    expect(await runRule(rule, { payments }, '2018-11-30')).toEqual([
      { subject: 'p1', sum: '1.00', count: 1 },
      { subject: 'p2', sum: '7.00', count: 3 },
      { subject: 'p3', sum: '7.00', count: 3 },
      // The third day back is 2 June: 1 June is outside.
      { subject: 'p4', sum: '14.00', count: 3 },
      { subject: 'p5', sum: '16.00', count: 1 },
    ]);
    expect(await runRule(rule, { payments }, '2018-11-30', { days: 4 })).toContainEqual({
      subject: 'p4',
      sum: '15.00',
      count: 4,
    });
  });

  it('look at the row before and after, and number the rows', async () => {
    const rule = paymentRule(({ select, payments }) => {
      const group = { of: [payments.agencyId], by: [payments.paidOn, payments.amountFen] };
      return select({
        subject: payments.id,
        before: previous(payments.amountFen, group),
        after: next(payments.paidOn, group),
        place: placeIn(group),
        fromLast: placeIn({ of: group.of, by: [desc(payments.paidOn), desc(payments.amountFen)] }),
      }).from(payments);
    });
    expect(await runRule(rule, { payments }, '2018-11-30')).toEqual([
      { subject: 'p1', before: null, after: '2018-06-03', place: 1, fromLast: 4 },
      { subject: 'p2', before: '1.00', after: '2018-06-03', place: 2, fromLast: 3 },
      { subject: 'p3', before: '2.00', after: '2018-06-04', place: 3, fromLast: 2 },
      { subject: 'p4', before: '4.00', after: null, place: 4, fromLast: 1 },
      { subject: 'p5', before: null, after: null, place: 1, fromLast: 1 },
    ]);
  });
});

describe('statistics', () => {
  const fundOf = (amounts: number[], fundId = 'fund') =>
    amounts.map((amount, at) => ({ id: `${fundId}${at + 1}`, fundId, amountFen: `${amount}.00` }));
  const fenceRule = paymentRule(({ select, payments }, { times, least }) =>
    select({
      subject: payments.id,
      fence: upperFence(payments.amountFen, {
        of: [payments.fundId],
        times: times as SQL<number>,
        least: least as SQL<number>,
      }),
    }).from(payments),
  );
  const fences = async (amounts: number[]) =>
    new Set((await runRule(fenceRule, { payments: fundOf(amounts) }, '2018-11-30')).map(({ fence }) => fence));

  it('the upper fence is the third quartile and so many times the distance of the quartiles', async () => {
    // Quartiles 20 and 40.
    expect(await fences([10, 20, 30, 40, 50])).toEqual(new Set(['70.00']));
  });

  it('there is no fence for a small group, and none without spread', async () => {
    expect(await fences([10, 20, 30, 40])).toEqual(new Set([null]));
    expect(await fences([10, 10, 10, 10, 90])).toEqual(new Set([null]));
  });

  it('a share is of its own group, and none of a group without a sum', async () => {
    const rule = paymentRule(({ select, payments }) =>
      select({ subject: payments.id, share: shareOf(payments.amountFen, { of: [payments.fundId] }) }).from(payments),
    );
    const given = { payments: [...fundOf([1, 3], 'a'), ...fundOf([0, 0], 'b')] };
    expect((await runRule(rule, given, '2018-11-30')).map(({ share }) => share)).toEqual([0.25, 0.75, null, null]);
  });
});

it('fiscalAncestors() finds what is set nearest above', async () => {
  const rule = paymentRule(({ with: using, select, $with, regions, payments, fundTargetRegions }) => {
    const above = fiscalAncestors({ select, $with, regions });
    const nearest = $with('nearest').as(
      select({
        id: payments.id,
        code: fundTargetRegions.regionCode,
        distance: sql<number>`${above.distance}`.as('steps'),
        place: placeIn({ of: [payments.id], by: [above.distance, fundTargetRegions.id] }).as('place'),
      })
        .from(payments)
        .innerJoin(above, eq(above.code, payments.regionCode))
        .innerJoin(fundTargetRegions, eq(fundTargetRegions.regionCode, above.ancestor)),
    );
    return using(above, nearest)
      .select({ subject: nearest.id, code: nearest.code, distance: asNumber(sql`${nearest.distance}`) })
      .from(nearest)
      .where(eq(nearest.place, 1));
  });
  const given = {
    regions: [
      { code: '41' },
      { code: '4116', fiscalParent: '41' },
      { code: '411623', fiscalParent: '4116' },
      { code: '411623101', fiscalParent: '411623' },
    ],
    payments: [
      { id: 'p1', regionCode: '411623101' },
      { id: 'p2', regionCode: '411623' },
      { id: 'p3', regionCode: '41' },
    ],
  };
  const set = (...codes: string[]) => codes.map((regionCode) => ({ id: `at ${regionCode}`, regionCode }));
  expect(await runRule(rule, { ...given, fundTargetRegions: set('41', '411623') }, '2018-11-30')).toEqual([
    { subject: 'p1', code: '411623', distance: 1 },
    { subject: 'p2', code: '411623', distance: 0 },
    { subject: 'p3', code: '41', distance: 0 },
  ]);
  expect(await runRule(rule, { ...given, fundTargetRegions: set('41') }, '2018-11-30')).toContainEqual({
    subject: 'p1',
    code: '41',
    distance: 3,
  });
  expect(await runRule(rule, { ...given, fundTargetRegions: set('42') }, '2018-11-30')).toEqual([]);
});

it('a fence can be compared with outside of the expression that computes it', async () => {
  const rule = paymentRule(({ with: using, select, $with, payments }, { times, least }) => {
    const fenced = $with('fenced').as(
      select({
        id: payments.id,
        amount: payments.amountFen,
        fence: upperFence(payments.amountFen, {
          of: [payments.fundId],
          times: times as SQL<number>,
          least: least as SQL<number>,
        }).as('fence'),
      }).from(payments),
    );
    return using(fenced)
      .select({ subject: fenced.id, amount: fenced.amount, fence: fenced.fence })
      .from(fenced)
      .where(gt(fenced.amount, fenced.fence));
  });
  const payments = [10, 20, 30, 40, 100].map((amount, at) => ({
    id: `p${at + 1}`,
    fundId: 'fund',
    amountFen: `${amount}.00`,
  }));
  expect(await runRule(rule, { payments }, '2018-11-30')).toEqual([
    { subject: 'p5', amount: '100.00', fence: '70.00' },
  ]);
});

it('normalised() takes composed and unified characters for one', async () => {
  // e and an acute accent, é; the compatibility ideograph 樂 (U+F914) and 樂.
  const [one, other] = await evaluate([normalised(text('caf\u0065\u0301\uF914')), normalised(text('caf\u00e9\u6a02'))]);
  expect(one).toBe(other);
});
