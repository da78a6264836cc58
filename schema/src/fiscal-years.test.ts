import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { yearlyTables } from './columns.js';
import { closeEpoch, stampEpoch } from './epochs.js';
import { keepFiscalYear, keepFiscalYears, recordsInSeveralYears, yearsWithPart } from './fiscal-years.js';
import { identity } from './identity.js';
import { inTransaction } from './pools.js';
import { withScope } from './scope.js';
import { insertRows, madePayment, madeSubsidyLine, type TestDatabase, testDatabase } from './testing/index.js';

let database: TestDatabase;
let system: pg.Pool;
const place = { code: '410225000000', lo: 1n };

beforeAll(async () => {
  database = await testDatabase();
  ({ system } = database);
});
afterAll(() => database.drop());

const lines = async (query: string, values: unknown[] = []) =>
  (await system.query<{ line: string }>(query, values)).rows.map((row) => row.line);

/** Payments `from` to `to - 1` of a fiscal year. */
async function pay(year: number, from: number, to: number): Promise<void> {
  const epoch = await inTransaction(system, (client) => stampEpoch(client));
  const rows = Array.from({ length: to - from }, (_, at) =>
    madePayment(from + at, place, epoch, { fiscal_year: year, paid_on: `${year}-03-04` }),
  );
  await insertRows(system, 'payment', rows);
}

/** In which parts the payments of a year lie, and how many. */
const whereabouts = (year: number) =>
  lines(
    `select tableoid::regclass || ' ' || count(*) as line from payment where fiscal_year = $1 group by tableoid order by 1`,
    [year],
  );

/** The next version of a payment, of another fiscal year. */
const moved = (n: number, year: number, version: number, epoch: bigint) =>
  system.query('update payment set fiscal_year = $2, version = $3, epoch_from = $4 where id = $1', [
    identity('payment', `made ${n}`),
    year,
    version,
    epoch,
  ]);

describe('a fiscal year', () => {
  it('gets its part when it has rows enough, and they move in without becoming another version', async () => {
    await pay(2018, 0, 1_000);
    await pay(2081, 1_000, 1_010);
    expect(await keepFiscalYears(system)).toEqual([]);
    expect(await yearsWithPart(system, 'payment')).toEqual([2018]);
    expect(await whereabouts(2018)).toEqual(['fiscal_2018.payment 1000']);
    expect(await whereabouts(2081)).toEqual(['fiscal_other.payment 10']);
    expect(await lines('select count(*)::text as line from payment_history')).toEqual(['0']);
    await pay(2018, 1_010, 1_011);
    expect(await whereabouts(2018)).toEqual(['fiscal_2018.payment 1001']);
  });

  it('waits for its part as long as somebody reads what has none, and gets it when he has done', async () => {
    await pay(2017, 2_000, 3_000);
    const reader = await system.connect();
    await reader.query('begin; select count(*) from payment');
    expect(await keepFiscalYears(system, 200)).toEqual([{ table: 'payment', year: 2017 }]);
    expect(await whereabouts(2017)).toEqual(['fiscal_other.payment 1000']);
    await reader.query('commit');
    reader.release();
    expect(await keepFiscalYears(system)).toEqual([]);
    expect(await whereabouts(2017)).toEqual(['fiscal_2017.payment 1000']);
  });

  it('shows all its rows to whoever began to read before its part was made', async () => {
    await pay(2016, 3_000, 3_200);
    const reader = await system.connect();
    await reader.query('begin isolation level repeatable read; select from epoch');
    // He has not looked at payments yet, and will, as they were then.
    const made = [2016, 2014].map(async (year) => [year, await keepFiscalYear(system, { table: 'payment', year })]);
    expect(await Promise.all(made)).toEqual([
      [2016, false],
      [2014, true],
    ]);
    await pay(2014, 3_300, 3_301);
    const { rows } = await reader.query('select count(*)::int as n from payment where fiscal_year in (2014, 2016)');
    await reader.query('commit');
    reader.release();
    expect(rows).toEqual([{ n: 200 }]);
    expect(await keepFiscalYear(system, { table: 'payment', year: 2016 })).toBe(true);
    expect(await whereabouts(2016)).toEqual(['fiscal_2016.payment 200']);
  });

  it('is made by several at once, one of whom makes it', async () => {
    const made = await Promise.all(
      [1, 2, 3, 4].map(() => keepFiscalYear(system, { table: 'subsidy_line', year: 2018 })),
    );
    expect(made).toEqual([true, true, true, true]);
    expect(await yearsWithPart(system, 'subsidy_line')).toEqual([2018]);
    await insertRows(system, 'subsidy_line', [madeSubsidyLine(1, place, 1n, {})]);
    expect(await lines('select tableoid::regclass::text as line from subsidy_line')).toEqual([
      'fiscal_2018.subsidy_line',
    ]);
  });

  it('can be made by an owner who is no superuser, for whom row-level security holds', async () => {
    await pay(2015, 4_000, 4_010);
    const owner = `qingqu_owner_${process.pid}`;
    const client = await system.connect();
    try {
      await client.query(`create role ${owner}; grant qingqu_system to ${owner}; begin`);
      await client.query(
        `do $$ begin execute format('grant create on database %I to ${owner}', current_database()); end $$;
         grant create on schema public, fiscal_other to ${owner}; alter table payment owner to ${owner}; alter table fiscal_other.payment owner to ${owner};
         grant usage on schema fiscal_other to ${owner}; grant execute on all functions in schema public to ${owner};
         set local role ${owner}; select keep_fiscal_year('payment', 2015); reset role`,
      );
      const { rows } = await client.query('select count(*)::int as n from fiscal_2015.payment');
      expect(rows).toEqual([{ n: 10 }]);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('is all that a question about it looks into', async () => {
    const { rows } = await system.query<{ 'QUERY PLAN': string }>(
      'explain (costs off) select sum(amount_fen) from payment where fiscal_year = 2018',
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('on payment');
    expect(plan).not.toContain('Append');
  });
});

describe('the parts', () => {
  const parts = `pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname like 'fiscal\\_%'`;

  it('have the indexes and triggers of the whole, by its names', async () => {
    for (const table of yearlyTables) {
      const own = (schema: string) =>
        lines(
          `select c.relname || ' ' || x.indisvalid || ' ' || (x.indisprimary or not x.indisunique) as line from pg_index x join pg_class c on c.oid = x.indexrelid
           where x.indrelid = to_regclass($1 || '.' || $2)
           union all select tgname || ' ' || tgenabled::text from pg_trigger where tgrelid = to_regclass($1 || '.' || $2) order by 1`,
          [schema, table],
        );
      const whole = await own('public');
      expect(whole.length).toBeGreaterThan(5);
      for (const schema of ['fiscal_other', 'fiscal_2018'])
        expect([schema, await own(schema)]).toEqual([schema, whole]);
    }
    const loose = `${parts} and c.relkind = 'i' and not c.relispartition and c.relname not like 'pg\\_toast%'`;
    expect(await lines(`select c.relname as line from ${loose}`)).toEqual([]);
  });

  it('let nobody in but through the whole', async () => {
    expect(
      await lines(
        `select c.relname as line from ${parts} and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity and c.relacl is null
           and not exists (select from pg_policy p where p.polrelid = c.oid))`,
      ),
    ).toEqual([]);
    expect(
      await lines(
        `select n.nspname || ' ' || r.rolname as line from pg_namespace n, pg_roles r where n.nspname like 'fiscal\\_%' and r.rolname like 'qingqu%' and has_schema_privilege(r.oid, n.oid, 'USAGE')`,
      ),
    ).toEqual([]);
    const viewer = {
      userId: identity('user', 'x'),
      role: 'supervisor' as const,
      regionCode: place.code,
      lo: 0n,
      hi: 0n,
      departmentKinds: [],
    };
    await withScope(database.api, viewer, async (client) => {
      expect((await client.query('select from payment')).rowCount).toBe(0);
      await expect(client.query('select from fiscal_2018.payment')).rejects.toThrow('permission denied');
    });
  });
});

describe('a version of another fiscal year', () => {
  it('leaves the one before it in the history, until the epoch in which it begins', async () => {
    const before = await closeEpoch(system);
    await moved(0, 2017, 2, before + 1n);
    expect(
      await lines(
        `select concat_ws(' ', tableoid::regclass, version, epoch_from, fiscal_year) as line from payment where id = $1`,
        [identity('payment', 'made 0')],
      ),
    ).toEqual([`fiscal_2017.payment 2 ${before + 1n} 2017`]);
    expect(
      await lines(
        `select concat_ws(' ', version, epoch_from, epoch_to, fiscal_year) as line from payment_history where id = $1`,
        [identity('payment', 'made 0')],
      ),
    ).toEqual([`1 1 ${before + 1n} 2018`]);
    expect(await recordsInSeveralYears(system)).toEqual([]);
  });

  it('must be the next one and begin in the open epoch', async () => {
    const [open] = await lines('select n::text as line from epoch where closed_at is null');
    const epoch = BigInt(open!);
    await expect(moved(1, 2017, 3, epoch)).rejects.toThrow('cannot follow version 1');
    await expect(moved(1, 2017, 1, epoch)).rejects.toThrow('cannot follow version 1');
    await expect(moved(1, 2017, 2, epoch - 1n)).rejects.toThrow('cannot follow version 1');
    // Between years that have no part yet, and within one year, it is the same.
    await expect(moved(1_000, 2082, 3, epoch)).rejects.toThrow('cannot follow version 1');
    await expect(moved(1, 2018, 3, epoch)).rejects.toThrow('cannot follow version 1');
    await moved(1_000, 2082, 2, epoch);
    expect(
      await lines('select concat_ws($2, version, epoch_to, fiscal_year) as line from payment_history where id = $1', [
        identity('payment', 'made 1000'),
        ' ',
      ]),
    ).toEqual([`1 ${epoch} 2081`]);
  });

  it('is found when it stands beside the one before it', async () => {
    const twin = madePayment(5, place, 1n, { fiscal_year: 2017 });
    await insertRows(system, 'payment', [twin]);
    expect(await recordsInSeveralYears(system)).toEqual([{ table: 'payment', id: twin.id }]);
  });
});
