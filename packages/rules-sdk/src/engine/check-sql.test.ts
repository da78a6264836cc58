import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkSql } from './check-sql.js';

let instance: DuckDBInstance;
let connection: DuckDBConnection;
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:');
  connection = await instance.connect();
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

const check = (sql: string, parameters = 0) => checkSql(connection, sql, parameters);

describe('SQL that a rule may be', () => {
  it.each([
    'select id, amount_fen from payments where settlement_code = $1 and amount_fen >= $2',
    'select "payments"."id" from "payments" left join "funds" on "payments"."fund_id" = "funds"."id" where exists (select 1 from agencies a where a.id = payments.agency_id)',
    'with a as (select id, count(*) over (partition by payee_id order by paid_on) n from payments), b as (select * from a) select id from b where n > 1 order by id limit 3',
    'select id from payments union all select id from bank_lines',
    "select list(id order by id), list(distinct id order by id), string_agg(purpose, ',' order by id) from payments group by all having count(*) > 1",
    "select list_filter([id, fund_id], lambda x: x is not null), case when amount_fen > 1 then 'x' end, coalesce(purpose, ''), -amount_fen, amount_fen::double / 3, date '2018-10-01' + 3, cast($1 as varchar[]) from payments",
    'select p.id from payments p, lateral (select max(day) d from calendar c where c.day <= p.paid_on) l where (p.paid_on > l.d) is true',
    'select id from (values (1), (2)) v(id)',
    'select x.id from payments x semi join plans y on x.plan_id = y.id where x.purpose is distinct from x.status and x.status not in (select code from funds)',
    'select PAYMENTS.ID from PAYMENTS -- the end',
  ])('%s', async (sql) => {
    expect(await check(sql, 2)).toBeUndefined();
  });
});

describe('SQL that is refused', () => {
  const refused: [sql: string, reason: RegExp, place?: string][] = [
    ["select * from read_csv('x.csv')", /table function 'read_csv'/, 'line 1, column 15'],
    ["select * from 'x.csv'", /'x.csv' is not a relation/],
    ['select * from "/etc/passwd"', /'\/etc\/passwd' is not a relation/],
    ["select id from payments where purpose = (select content from read_text('/etc/passwd'))", /read_text/],
    ["copy payments to 'x.csv'", /not a SELECT/],
    ["attach 'y.db'", /not a SELECT/],
    ['pragma table_info(payments)', /not/],
    ['set threads = 1', /not a SELECT/],
    ['install httpfs', /not a SELECT/],
    ['select 1; drop table payments', /not a SELECT/],
    ['select id from payments; select 1', /2 statements/],
    ['', /0 statements/],
    ['selec id from payments', /does not parse/],
    ['select * from information_schema.tables', /'information_schema.tables' is not a relation/],
    ['select * from duckdb_tables', /'duckdb_tables' is not a relation/],
    ['select * from duckdb_settings()', /duckdb_settings/],
    ['select * from sqlite_master', /sqlite_master/],
    ['select * from data.payments', /'data.payments' is not a relation/],
    ['select * from main.payments', /'main.payments'/],
    ['select * from engine.relation', /engine.relation/],
    ['select * from temp.main.payments', /not a relation/],
    ["select getenv('HOME') from payments", /'getenv'/, 'line 1, column 8'],
    ["select current_setting('threads') from payments", /current_setting/],
    ['select * from range(1000000000000)', /range/],
    ['select range(1000000000000) from payments', /range/],
    ["select repeat('x', 1000000000) from payments", /repeat/],
    ["select * from query('select 1')", /query/],
    ["select * from query_table('payments')", /query_table/],
    ['select random() from payments', /random/],
    ['select now() from payments', /now/],
    ['select\n  current_date from payments', /'current_date' is not allowed/, 'line 2, column 3'],
    ['select user from payments', /'user'/],
    ['select nextval($1) from payments', /nextval/],
    ['select id from payments tablesample 10%', /sample/],
    ['select id from payments using sample 10', /sample/],
    ['with recursive t as (select 1 x union all select x + 1 from t) select * from t', /RECURSIVE/],
    ['with "x.csv" as (select * from "x.csv") select * from "x.csv"', /'x.csv' is not a relation/],
    ['select * from (with secrets as (select 1) select * from secrets) a, secrets', /'secrets' is not a relation/],
    ['select id from payments a positional join funds b', /positional join/],
    ['select id from payments natural join funds', /natural join/],
    ['select distinct on (fund_id) id from payments', /DISTINCT ON/],
    ["select columns('.*') from payments", /COLUMNS/],
    ["select cast('payments' as regclass) from payments", /cast to/],
    ['select cast(id as foo) from payments', /cast to foo/],
    ['select any_value(id) from payments', /any_value/],
    ["select string_agg(purpose, ',') from payments", /ORDER BY/],
    ['select id from payments where amount_fen > $3', /\$3/],
    ['select * from payments at (version => 1)', /./],
    ['describe payments', /not allowed/],
    ['summarize payments', /not allowed/],
    ['show tables', /not allowed/],
    ['from payments select id limit 10%', /limit percent/],
    ['select purpose.getenv() from payments', /getenv/],
    ['select list_transform([1], lambda x: random()) from payments', /random/],
    ['select row_number() over (order by random()) from payments', /random/],
    ['select id from payments order by random()', /random/],
    ['select count(*) filter (where random() > 0.5) from payments', /random/],
    ['select id from payments qualify random() > 0.5', /random/],
    ['select id from payments p join funds f on random() > 0.5', /random/],
    [`select 1 /* ${'x'.repeat(200_000)} */`, /longer than/],
  ];
  for (const [sql, reason, place] of refused) {
    it(sql.slice(0, 90) || '(nothing)', async () => {
      const problem = await check(sql, 2);
      expect(problem?.reason).toMatch(reason);
      if (place) expect(problem?.place).toBe(place);
    });
  }

  it('tells the place in characters, also behind Chinese text', async () => {
    expect((await check("select '中文', random() from payments"))?.place).toBe('line 1, column 14');
  });
});
