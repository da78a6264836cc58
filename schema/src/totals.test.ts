import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { closeEpoch } from './epochs.js';
import { identity } from './identity.js';
import { inTransaction } from './pools.js';
import type { Role } from './roles.js';
import { withScope } from './scope.js';
import {
  insertRows,
  type MadePlace,
  madePayment,
  madeSubsidyLine,
  madeWarning,
  type TestDatabase,
  testDatabase,
} from './testing/index.js';
import { refreshTotals, type TotalRefreshed, totalsDiffer } from './totals.js';

let database: TestDatabase;
let places: MadePlace[];

beforeAll(async () => {
  database = await testDatabase();
  const { rows } = await database.system.query<MadePlace>(
    `select code, scope_lo as lo from region where code in ('410000000000', '411400000000', '411421000000', '411421001000', '411425000000')`,
  );
  places = rows;
});
afterAll(() => database.drop());

const query = async <R extends object>(sql: string, values: unknown[] = []) =>
  (await database.system.query<R>(sql, values)).rows;
const openEpoch = async () => (await query<{ n: bigint }>('select n from epoch where closed_at is null'))[0]!.n;

/** What is different between rows: few values, so that cells are shared and some are small. */
const facts = fc.record({
  place: fc.nat(4),
  day: fc.option(fc.constantFrom('2018-01-01', '2018-01-31', '2018-02-15', '2018-11-30')),
  fund: fc.constantFrom<string>('a', 'b', 'c'),
  payee: fc.option(fc.nat(12)),
  payeeKind: fc.constantFrom('individual', 'enterprise'),
  status: fc.constantFrom('paid', 'applied'),
  year: fc.constantFrom(2017, 2018),
  func: fc.option(fc.constantFrom('2130501', '2130502')),
  amount: fc.integer({ min: 0, max: 900 }),
});
type Facts = typeof facts extends fc.Arbitrary<infer T> ? T : never;

const paymentFacts = ({ day, fund, payee, payeeKind, status, year, func, amount }: Facts) => ({
  paid_on: day,
  fund_id: identity('fund', fund),
  payee_id: payee === null ? null : identity('payee', String(payee)),
  payee_kind: payeeKind,
  status,
  fiscal_year: year,
  func_code: func,
  amount_fen: amount,
});

let made = 0;
async function insertPayments(rows: readonly Facts[]): Promise<void> {
  const epoch = await openEpoch();
  await insertRows(
    database.system,
    'payment',
    rows.map((row) => madePayment(++made, places[row.place]!, epoch, paymentFacts(row))),
  );
}

/** Another version of the n-th payment there is, if it is not of a later epoch anyway. */
async function changePayment(n: number, row: Facts): Promise<void> {
  const columns = { ...paymentFacts(row), region_code: places[row.place]!.code, scope_ord: places[row.place]!.lo };
  const sets = Object.keys(columns).map((column, at) => `${column} = $${at + 2}`);
  await query(
    `update payment set ${sets.join(', ')}, version = version + 1, epoch_from = (select n from epoch where closed_at is null)
     where id = (select id from payment order by id offset $1::int % (select greatest(1, count(*)) from payment) limit 1)`,
    [n, ...Object.values(columns)],
  );
}

const deletePayment = (n: number) =>
  query(
    `delete from payment where id = (select id from payment order by id offset $1::int % (select greatest(1, count(*)) from payment) limit 1)`,
    [n],
  );

const step = fc.oneof(
  { weight: 3, arbitrary: fc.array(facts, { maxLength: 25 }).map((rows) => ({ kind: 'insert' as const, rows })) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('change' as const), n: fc.nat(500), row: facts }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), n: fc.nat(500) }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'close' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'refresh' as const }) },
);

const of = (name: string, all: readonly TotalRefreshed[]) => all.find((each) => each.name === name);

describe('totals', () => {
  it('are not there before an epoch has been closed', async () => {
    await insertPayments([
      {
        place: 0,
        day: null,
        fund: 'a',
        payee: null,
        payeeKind: 'individual',
        status: 'paid',
        year: 2018,
        func: null,
        amount: 5,
      },
    ]);
    expect(await refreshTotals(database.system)).toEqual([]);
    expect(await query('select from totals_state')).toEqual([]);
  });

  it('are what a count of the records gives, as of the epoch, whatever happened before and since', async () => {
    const seed = 20181015;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        for (const each of steps) {
          if (each.kind === 'insert') await insertPayments(each.rows);
          if (each.kind === 'change') await changePayment(each.n, each.row);
          if (each.kind === 'delete') await deletePayment(each.n);
          if (each.kind === 'close') await closeEpoch(database.system);
          if (each.kind === 'refresh') {
            await refreshTotals(database.system);
            expect(await totalsDiffer(database.system)).toEqual([]);
          }
        }
      }),
      { seed, numRuns: 25 },
    );
    expect((await query('select from payment_history')).length).toBeGreaterThan(20);
  });

  it('do only what changes call for', async () => {
    const one: Facts = {
      place: 2,
      day: '2018-11-30',
      fund: 'only',
      payee: 1,
      payeeKind: 'individual',
      status: 'paid',
      year: 2018,
      func: null,
      amount: 5,
    };
    await closeEpoch(database.system);
    await refreshTotals(database.system);
    await insertPayments([one]);
    const open = await openEpoch();
    expect(of('payment', await refreshTotals(database.system))).toMatchObject({
      how: 'unchanged',
      cells: 0,
      epoch: open - 1n,
    });
    await closeEpoch(database.system);
    expect(of('payment', await refreshTotals(database.system))).toMatchObject({
      how: 'touched',
      cells: 1,
      epoch: open,
    });
    expect(of('payment', await refreshTotals(database.system))).toMatchObject({
      how: 'unchanged',
      cells: 0,
      epoch: open,
    });
  });

  it('of one-card lines and warnings are made too, and a changed warning is counted anew', async () => {
    const epoch = await openEpoch();
    const rows = Array.from({ length: 60 }, (_, n) => n);
    await insertRows(
      database.system,
      'subsidy_line',
      rows.map((n) =>
        madeSubsidyLine(n, places[n % 5]!, epoch, { paid_on: n % 3 ? '2018-05-07' : null, amount_fen: n }),
      ),
    );
    await insertRows(
      database.system,
      'warning',
      rows.map((n) =>
        madeWarning(n, places[n % 5]!, epoch, { severity: n % 4 ? 'red' : 'blue', amount_fen: n % 7 ? n : null }),
      ),
    );
    await closeEpoch(database.system);
    await refreshTotals(database.system);
    expect(await totalsDiffer(database.system)).toEqual([]);
    expect(await query('select sum(n)::int as n from subsidy_line_total')).toEqual([{ n: 60 }]);
    await query("update warning set state = 'cleared' where warning_no < 10");
    expect(await totalsDiffer(database.system)).toEqual([{ name: 'warning', cells: expect.any(Number) }]);
    await refreshTotals(database.system);
    expect(await totalsDiffer(database.system)).toEqual([]);
    expect(await query("select sum(n)::int as n from warning_total where state = 'cleared'")).toEqual([{ n: 10 }]);
  });

  it('that are wrong are found by the check', async () => {
    await refreshTotals(database.system);
    await query('update payment_total set sum_fen = sum_fen + 1 where ctid = (select min(ctid) from payment_total)');
    expect(await totalsDiffer(database.system)).toEqual([{ name: 'payment', cells: 2 }]);
    await query("delete from totals_state where name = 'payment'");
    expect(of('payment', await refreshTotals(database.system))!.how).toBe('whole');
    expect(await totalsDiffer(database.system)).toEqual([]);
  });

  it('let two refreshes at once take turns, and readers and writers go on', async () => {
    await insertPayments(fc.sample(facts, { seed: 7, numRuns: 40 }));
    await closeEpoch(database.system);
    // A writer that is under way, and a reader of rows: neither keeps the refresh waiting, nor it them.
    await inTransaction(database.system, async (client) => {
      await client.query(
        'update payment set version = version + 1, epoch_from = (select n from epoch where closed_at is null)',
      );
      const [first, second] = await Promise.all([refreshTotals(database.system), refreshTotals(database.system)]);
      expect([of('payment', first)!.how, of('payment', second)!.how].sort()).toEqual(['touched', 'unchanged']);
    });
    expect(await totalsDiffer(database.system)).toEqual([]);
  });

  it('stay as they were when a refresh ends half-way', async () => {
    const before = await query('select * from payment_total order by 1, 2, 3, 4, 5, 6, 7');
    const [state] = await query<{ epoch: bigint }>("select epoch from totals_state where name = 'payment'");
    await insertPayments(fc.sample(facts, { seed: 8, numRuns: 40 }));
    await closeEpoch(database.system);
    await query(`create function stop_here() returns trigger language plpgsql as $$ begin raise 'killed here'; end $$`);
    await query('create trigger stop_here before update on totals_state for each row execute function stop_here()');
    await expect(refreshTotals(database.system)).rejects.toThrow('killed here');
    await query('drop trigger stop_here on totals_state');
    expect(await query('select * from payment_total order by 1, 2, 3, 4, 5, 6, 7')).toEqual(before);
    expect(await query("select epoch from totals_state where name = 'payment'")).toEqual([state]);
    const controller = new AbortController();
    controller.abort(new Error('stopping'));
    await expect(refreshTotals(database.system, { signal: controller.signal })).rejects.toThrow('stopping');
    await refreshTotals(database.system);
    expect(await totalsDiffer(database.system)).toEqual([]);
  });
});

describe('who sees which totals', () => {
  const seen = (role: Role, sql: string, place = places[0]!, departmentKinds: string[] = []) =>
    withScope(
      database.api,
      {
        userId: '00000000-0000-4000-8000-000000000001',
        role,
        regionCode: place.code,
        lo: place.lo,
        hi: place.lo,
        departmentKinds,
      },
      async (client) => (await client.query<{ n: number }>(sql)).rows[0]!.n,
    );
  const tables = [
    'payment_total',
    'payment_month_total',
    'payment_fund_total',
    'payment_agency_total',
    'subsidy_line_total',
    'warning_total',
  ];
  const published = ['payment_published', 'subsidy_line_published', 'warning_published'];

  it.each(tables)('%s is for those who may see the records, of their region', async (table) => {
    for (const place of places) {
      const [all] = await query<{ n: number }>(
        `select coalesce(sum(n), 0)::int as n from ${table} where scope_ord = $1`,
        [place.lo],
      );
      const sql = `select coalesce(sum(n), 0)::int as n from ${table}`;
      expect(await seen('supervisor', sql, place)).toBe(all!.n);
      expect(await seen('staff', sql, place, ['agri'])).toBe(all!.n);
      expect(await seen('auditor', sql, place)).toBe(all!.n);
    }
    for (const role of ['leader', 'admin'] as const)
      await expect(seen(role, `select count(*) as n from ${table}`)).rejects.toThrow('permission denied');
    await expect(seen('supervisor', `select sum(heads) as n from ${table}`)).rejects.toThrow('permission denied');
  });

  it('warnings of another department are not in the totals of a department', async () => {
    expect(await seen('staff', 'select coalesce(sum(n), 0)::int as n from warning_total', places[0], ['budget'])).toBe(
      0,
    );
  });

  it.each(published)('%s is for leadership, of its region', async (table) => {
    const [{ n } = { n: 0 }] = await query<{ n: number }>(
      `select coalesce(sum(n), 0)::int as n from ${table} where scope_ord = $1`,
      [places[0]!.lo],
    );
    expect(await seen('leader', `select coalesce(sum(n), 0)::int as n from ${table}`)).toBe(n);
    for (const role of ['staff', 'supervisor', 'admin'] as const)
      await expect(seen(role, `select count(*) as n from ${table}`)).rejects.toThrow('permission denied');
  });
});
