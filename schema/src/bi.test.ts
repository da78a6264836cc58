// The views for SQL tools as they are published: their columns, their words, what they may read.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { biTables } from './testing/bi-world.js';
import { type TestDatabase, testDatabase } from './testing/index.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const lines = async (query: string) =>
  (await database.system.query<{ line: string }>(query)).rows.map((row) => row.line);

const columns = `pg_class v join pg_attribute a on a.attrelid = v.oid and a.attnum > 0 and not a.attisdropped
  where v.relnamespace = 'bi'::regnamespace and v.relkind = 'v'`;

describe('the views of the schema bi', () => {
  it('are as published in schema/bi-v1.txt: what is published does not change, a change is a view with the next number', async () => {
    const published = readFileSync(resolve(__dirname, '../bi-v1.txt'), 'utf8').trimEnd().split('\n');
    expect(
      await lines(
        `select v.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) as line from ${columns} order by v.relname collate "C", a.attnum`,
      ),
    ).toEqual(published.filter((line) => !line.startsWith('#')));
  });

  it('bear their version in their name', async () => {
    expect(
      await lines(`select distinct v.relname as line from ${columns} and v.relname !~ '^v[1-9][0-9]*_[a-z_]+$'`),
    ).toEqual([]);
  });

  it('read with the rights of who asks', async () => {
    expect(
      await lines(
        `select relname as line from pg_class where relnamespace = 'bi'::regnamespace and not coalesce(reloptions @> '{security_invoker=true}', false)`,
      ),
    ).toEqual([]);
  });

  it('say in Chinese what they and each of their columns are', async () => {
    const chinese = '[一-龥]';
    expect(
      await lines(
        `select v.relname || '.' || a.attname as line from ${columns} and (coalesce(col_description(v.oid, a.attnum), '') !~ '${chinese}' or coalesce(obj_description(v.oid), '') !~ '${chinese}')`,
      ),
    ).toEqual([]);
  });

  it('give money in yuan with two places, and neither floats nor JSON nor bytes', async () => {
    expect(
      await lines(
        `select v.relname || '.' || a.attname as line from ${columns} and (a.attname ~ '_yuan$') <> (format_type(a.atttypid, a.atttypmod) = 'numeric(18,2)')`,
      ),
    ).toEqual([]);
    expect(
      await lines(
        `select v.relname || '.' || a.attname as line from ${columns} and a.atttypid in ('float8'::regtype, 'float4'::regtype, 'json'::regtype, 'jsonb'::regtype, 'bytea'::regtype)`,
      ),
    ).toEqual([]);
  });
});

describe('the rights of SQL tools', () => {
  const granted = `select table_name || '.' || column_name as line from information_schema.column_privileges
    where table_schema = 'public' and grantee in ('qingqu_bi', 'PUBLIC')`;

  it('are exactly the columns that the views are made of, to read', async () => {
    expect(await lines(`${granted} order by 1`)).toEqual(
      await lines(
        `select distinct b.relname || '.' || a.attname as line from pg_class v join pg_rewrite r on r.ev_class = v.oid
         join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0
         join pg_class b on b.oid = d.refobjid and b.relnamespace = 'public'::regnamespace
         join pg_attribute a on a.attrelid = b.oid and a.attnum = d.refobjsubid
         where v.relnamespace = 'bi'::regnamespace order by 1`,
      ),
    );
    expect(await lines(`${granted} and privilege_type <> 'SELECT'`)).toEqual([]);
    expect(
      await lines(
        `select table_name || ' ' || privilege_type as line from information_schema.role_table_grants
         where grantee = 'qingqu_bi' and (table_schema <> 'bi' or privilege_type <> 'SELECT')`,
      ),
    ).toEqual([]);
  });

  it('hold no sealed value, no token, no name of an operator and no free text on persons', async () => {
    expect(
      await lines(
        `${granted} and (column_name ~ '_sealed$|_token$|_hash$|^(applicant|reviewer|approver|entered_by|received_by|counterparty|summary|evidence|params|definition)')`,
      ),
    ).toEqual([]);
  });

  it('are walled on every table: by the login’s region where rows belong to regions, by whether the login holds elsewhere', async () => {
    const inRegion =
      '( CASE WHEN ((scope_ord >= ( SELECT bi_lo() AS bi_lo)) AND (scope_ord <= ( SELECT bi_hi() AS bi_hi))) THEN true ELSE NULL::boolean END IS NOT NULL)';
    const isInForce = '(( SELECT bi_lo() AS bi_lo) IS NOT NULL)';
    const walls = await database.system.query<{ name: string; wall: string | null; scoped: boolean; read: string }>(
      `select t.name, (select pg_get_expr(polqual, polrelid) from pg_policy where polrelid = t.name::regclass and polname = 'bi_scope' and not polpermissive
           and polcmd = '*' and polroles = array['qingqu_bi'::regrole::oid]) as wall,
         exists (select from pg_policy where polrelid = t.name::regclass and polname = 'scope' and not polpermissive and polroles = '{0}') as scoped,
         (select pg_get_expr(polqual, polrelid) from pg_policy where polrelid = t.name::regclass and polname = 'bi_read' and polpermissive and polcmd = 'r'
           and polroles = array['qingqu_bi'::regrole::oid]) as read
       from (${biTables}) t`,
    );
    expect(walls.rows.length).toBeGreaterThan(20);
    for (const { name, wall, scoped, read } of walls.rows) {
      expect([name, wall?.replace(/\s+/g, ' ')]).toEqual([name, scoped ? inRegion : isInForce]);
      expect([name, read]).toEqual([name, name === 'warning' ? expect.stringContaining('department_kind') : 'true']);
    }
    const catalogues = walls.rows.filter((row) => !row.scoped).map((row) => row.name);
    expect(catalogues).toEqual([
      'calendar_day',
      'code_item',
      'fund',
      'programme',
      'region',
      'rule_package',
      'rule_version',
    ]);
  });

  it('reach no table beside these, and no function of the platform but the three that say what the login is', async () => {
    expect(
      await lines(
        `select c.relname as line from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p')
         and has_any_column_privilege('qingqu_bi', c.oid, 'select') and c.relname not in (${biTables})`,
      ),
    ).toEqual([]);
    expect(
      await lines(
        `select proname as line from pg_proc where pronamespace = 'public'::regnamespace and prosecdef and has_function_privilege('qingqu_bi', oid, 'execute') order by 1`,
      ),
    ).toEqual(['bi_departments', 'bi_hi', 'bi_lo']);
    expect(await lines(`select 'public' as line where has_schema_privilege('qingqu_bi', 'public', 'usage')`)).toEqual(
      [],
    );
  });

  it('are no part of the rights of anybody else', async () => {
    expect(
      await lines(
        `select r.rolname as line from pg_auth_members m join pg_roles r on r.oid = m.member where m.roleid = 'qingqu_bi'::regrole and r.rolname like 'qingqu%'`,
      ),
    ).toEqual([]);
    expect(await lines(`select rolname as line from pg_roles where rolname = 'qingqu_bi' and rolcanlogin`)).toEqual([]);
  });
});
