// What the statements count is counted here once more, row by row, from random data.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkdayCalendar } from '@qingqu/schema';
import { type TestDatabase, testDatabase, testSeed } from '@qingqu/schema/testing';
import { loadCalendar } from '../clock/calendar.js';
import { CaseworkRefused } from '../matter/refused.js';
import { AssessedWorld, answersFor, CITY, COUNTY_A, type Row } from '../testing/assessed-world.js';
import { coursesOf, staysOf } from '../testing/courses.js';
import { type KpiName, kpiNames } from './kpis.js';
import { type PerformanceGroup, type PerformanceWish, performance, performanceGroups, rateOf } from './performance.js';

const seed = testSeed;

let database: TestDatabase;
let world: AssessedWorld;
let calendar: WorkdayCalendar;
beforeAll(async () => {
  database = await testDatabase();
  world = await AssessedWorld.open(database, seed);
  calendar = await loadCalendar(database.system);
});
afterAll(() => database?.drop());

const ask = async (text: string, values: readonly unknown[]): Promise<unknown> =>
  Object.values((await database.system.query(text, [...values])).rows[0])[0];

/** Something that counts, with what it is told apart by. */
interface Counted {
  region: string;
  day: string;
  department: string | null;
  category: string | null;
  numerator: bigint;
  denominator: bigint;
}

const now = (table: string) => world.rows(table, 99);
const fen = (row: Row) => BigInt(row.amount_fen as number);
const total = (rows: Row[], of: (row: Row) => bigint = fen) => rows.reduce((sum, row) => sum + of(row), 0n);
const least = (a: bigint, b: bigint) => (a < b ? a : b);
const most = (a: bigint, b: bigint) => (a > b ? a : b);
const isLive = ({ status }: Row) => !['draft', 'void', 'deleted'].includes(status as string);
const fundOf = (row: Row) => now('fund').find(({ id }) => id === row.fund_id)!;
const isMonitored = (row: Row, day: unknown) => {
  const { monitored_from: from, monitored_to: to } = fundOf(row);
  return !!from && (from as string) <= (day as string) && (!to || (day as string) <= (to as string));
};
const amountOf = (i: Row) =>
  most(
    0n,
    fen(i) +
      total(
        now('indicator_adjustment').filter((j) => j.indicator_id === i.id && isLive(j)),
        (j) => BigInt(j.delta_fen as number),
      ),
  );
const ofRow = (row: Row, day: unknown) => ({
  region: answersFor[row.place as string]!,
  day: day as string,
  department: null,
  category: null,
});

const isSpecial = (row: Row) => now('account').find(({ id }) => id === row.account_id)?.type_code === '24';
const ofStay = (node: string) => (): Counted[] =>
  staysOf(world.steps, calendar, world)
    .filter((stay) => stay.node === node)
    .map(({ region, department, category, until, workdays }) => ({
      ...{ region, department, category, day: until },
      numerator: BigInt(workdays),
      denominator: 1n,
    }));

/** Everything that counts for a rate, whenever it was. */
const counted: Record<Exclude<KpiName, 'spendingProgress'>, () => Counted[]> = {
  receiptRate: () =>
    now('allocation')
      .filter((a) => a.kind === 'to_region' && isLive(a) && isMonitored(a, a.doc_issued_on))
      .map((a) => ({
        ...ofRow(a, a.doc_issued_on),
        numerator: least(
          fen(a),
          total(
            now('indicator').filter((i) => i.upstream_allocation_id === a.id && isLive(i) && i.received_at !== null),
          ),
        ),
        denominator: fen(a),
      })),
  allocationProgress: () =>
    now('indicator')
      .filter((i) => i.agency_id === null && isLive(i) && isMonitored(i, i.doc_issued_on))
      .map((i) => ({
        ...ofRow(i, i.doc_issued_on),
        numerator: least(amountOf(i), total(now('allocation').filter((a) => a.indicator_id === i.id && isLive(a)))),
        denominator: amountOf(i),
      })),
  allocationDays: () =>
    now('indicator')
      .filter((i) => i.agency_id === null && isLive(i) && isMonitored(i, i.doc_issued_on))
      .flatMap((i) =>
        now('allocation')
          .filter((a) => a.indicator_id === i.id && isLive(a))
          .map((a) => ({
            ...ofRow(i, i.doc_issued_on),
            numerator: BigInt(
              Math.max(0, calendar.workdaysBetween(i.doc_issued_on as string, (a.allocated_at as string).slice(0, 10))),
            ),
            denominator: 1n,
          })),
      ),
  handlingRate: () =>
    coursesOf(world.steps, calendar, world)
      .map((course) => {
        const isViolation = course.isViolation;
        return {
          ...course,
          due: isViolation ? course.rectifyDue : course.verifyDue,
          isDue: isViolation ? course.hadToBeRectified : course.hadToBeVerified,
        };
      })
      .filter(({ isDue }) => isDue)
      .map(({ region, department, category, due, normalOn, rectifiedOn }) => ({
        ...{ region, department, category, day: due! },
        numerator: normalOn !== null || rectifiedOn !== null ? 1n : 0n,
        denominator: 1n,
      })),
  rectificationRate: () =>
    coursesOf(world.steps, calendar, world)
      .filter(({ hadToBeRectified }) => hadToBeRectified)
      .map(({ region, department, category, rectifyDue, rectifiedOn }) => ({
        ...{ region, department, category, day: rectifyDue! },
        numerator: rectifiedOn !== null && rectifiedOn <= rectifyDue! ? 1n : 0n,
        denominator: 1n,
      })),
  oneCardRate: () =>
    now('payment')
      .filter(
        (p) =>
          p.status === 'paid' &&
          p.refund_of_id === null &&
          isMonitored(p, p.paid_on) &&
          (p.gov_eco_code === '50901' || p.dep_eco_code === '30399' || fundOf(p).is_personal === true),
      )
      .map((p) => ({
        ...ofRow(p, p.paid_on),
        numerator:
          p.settlement_code !== '0' &&
          (p.payee_kind === 'agent_bank' || now('subsidy_batch').some((b) => b.payment_id === p.id))
            ? fen(p)
            : 0n,
        denominator: fen(p),
      })),
  sameDayRate: () =>
    now('special_account_entry')
      .filter(isSpecial)
      .map((e) => {
        const day = e.occurred_on as string;
        const last = calendar.isWorkday(day) ? day : calendar.addWorkdays(day, 1);
        return {
          ...ofRow(e, day),
          numerator: (e.recorded_at as string).slice(0, 10) <= last ? 1n : 0n,
          denominator: 1n,
        };
      }),
  verifyDays: ofStay('verify'),
  rectifyDays: ofStay('rectify'),
  checkDays: ofStay('check'),
  waitDays: ofStay('wait'),
};

type Sums = Record<string, { numerator: string; denominator: string; rate: string | null }>;

function sumsOf(all: Counted[], keyOf: (each: Counted) => string): Sums {
  const sums = new Map<string, [bigint, bigint]>();
  for (const each of all) {
    const [n, d] = sums.get(keyOf(each)) ?? [0n, 0n];
    sums.set(keyOf(each), [n + each.numerator, d + each.denominator]);
  }
  return Object.fromEntries(
    [...sums].map(([key, [n, d]]) => [key, { numerator: String(n), denominator: String(d), rate: rateOf(n, d) }]),
  );
}

async function answered(kpi: KpiName, wish: Omit<PerformanceWish, 'kpis'>): Promise<Sums> {
  const rows = await performance(ask, { ...wish, kpis: [kpi] });
  return Object.fromEntries(
    rows.map((row) => [performanceGroups.map((group) => row[group] ?? '').join(' '), row.rates[kpi]!]),
  );
}

const period = { from: '2018-07-10', to: '2018-09-20' };
const groupings: PerformanceGroup[][] = [[], ['region'], ['month'], ['region', 'month']];
const ofCases: PerformanceGroup[][] = [['department'], ['category'], ['region', 'month', 'department', 'category']];

describe('performance is what the rows say', () => {
  it.each(Object.keys(counted) as (keyof typeof counted)[])('%s', async (kpi) => {
    const isOfCases = [
      'handlingRate',
      'rectificationRate',
      'verifyDays',
      'rectifyDays',
      'checkDays',
      'waitDays',
    ].includes(kpi);
    const all = counted[kpi]();
    for (const regionUnder of [null, CITY, COUNTY_A])
      for (const by of isOfCases ? [...groupings, ...ofCases] : groupings) {
        const keyOf = (each: Counted) =>
          performanceGroups
            .map((group) => (!by.includes(group) ? '' : group === 'month' ? each.day.slice(0, 7) : each[group]))
            .join(' ');
        const own = all.filter(
          ({ day, region }) =>
            period.from <= day && day <= period.to && (regionUnder !== COUNTY_A || region === COUNTY_A),
        );
        const expected = sumsOf(own, keyOf);
        expect({ by, regionUnder, ...(await answered(kpi, { ...period, regionUnder, by })) }).toEqual({
          by,
          regionUnder,
          ...expected,
        });
        if (regionUnder === null) expect(Object.keys(expected).length).toBeGreaterThan(0);
      }
  });

  it('spendingProgress, up to the end of each month', async () => {
    const budget = now('indicator').filter(
      (i) => i.agency_id !== null && isLive(i) && i.fiscal_year === 2018 && isMonitored(i, i.doc_issued_on),
    );
    const upTo = (end: string, code: string | null) => {
      const own = budget.filter(
        (i) => (i.doc_issued_on as string) <= period.to && (code === null || answersFor[i.place as string] === code),
      );
      const given = total(
        own.filter((i) => (i.doc_issued_on as string) <= end),
        amountOf,
      );
      const paid = total(
        now('payment').filter(
          (p) => p.status === 'paid' && (p.paid_on as string) <= end && own.some(({ id }) => id === p.indicator_id),
        ),
        (p) => (p.refund_of_id === null ? fen(p) : -fen(p)),
      );
      return { numerator: String(paid), denominator: String(given), rate: rateOf(paid, given) };
    };
    const of = (by: PerformanceGroup[]) => answered('spendingProgress', { ...period, regionUnder: null, by });
    expect(await of([])).toEqual({ '   ': upTo(period.to, null) });
    expect(await of(['month'])).toEqual({
      ' 2018-07  ': upTo('2018-07-31', null),
      ' 2018-08  ': upTo('2018-08-31', null),
      ' 2018-09  ': upTo(period.to, null),
    });
    const nothing = { numerator: '0', denominator: '0', rate: null };
    const ofCounty = (await of(['region', 'month']))[`${COUNTY_A} 2018-08  `];
    expect(ofCounty ?? nothing).toEqual(upTo('2018-08-31', COUNTY_A));
  });

  it('beside the share of the year that has passed', async () => {
    const rows = await performance(ask, { ...period, regionUnder: null, by: ['month'], kpis: ['spendingProgress'] });
    // 212, 243 and 263 of 365 days.
    expect(rows.map(({ month, calendarProgress }) => [month, calendarProgress])).toEqual([
      ['2018-07', '0.5808'],
      ['2018-08', '0.6658'],
      ['2018-09', '0.7205'],
    ]);
  });
});

describe('what is asked', () => {
  const refusal = (wish: Partial<PerformanceWish>) =>
    performance(ask, { ...period, regionUnder: null, by: [], kpis: kpiNames, ...wish }).catch((error: unknown) => {
      expect(error).toBeInstanceOf(CaseworkRefused);
      return (error as CaseworkRefused).words.en;
    });

  it('has a period in order', async () => {
    expect(await refusal({ from: '2018-09-01', to: '2018-08-31' })).toMatch(/^2018-09-01 to 2018-08-31 is no period/);
  });

  it('tells no money apart by department', async () => {
    expect(await refusal({ by: ['department'], kpis: ['oneCardRate', 'handlingRate'] })).toBe(
      'oneCardRate cannot be told apart by department or category; expected REGION and MONTH',
    );
  });
});

it.each([
  [0n, 3n, '0.0000'],
  [2n, 3n, '0.6667'],
  [1n, 20_000n, '0.0001'],
  [-1n, 3n, '-0.3333'],
  [7n, 2n, '3.5000'],
  [1n, 0n, null],
])('%s of %s is %s', (numerator, denominator, rate) => {
  expect(rateOf(numerator, denominator)).toBe(rate);
});
