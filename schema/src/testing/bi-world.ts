import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { addBiLogin, type BiLoginSpec } from '../bi-logins.js';
import type { TestDatabase } from './index.js';

/** A region with a row of its own in every table that the views are made of. */
export interface BiCounty {
  code: string;
  /** Stands in every text of its rows. */
  mark: string;
  fen: number;
}

export const countyA: BiCounty = { code: '411421000000', mark: 'CountyA', fen: 1_111_111 };
export const countyB: BiCounty = { code: '411425000000', mark: 'CountyB', fen: 9_876_543 };

/** The tables that the views of the schema `bi` are made of. */
export const biTables = `select distinct b.relname as name from pg_class v join pg_rewrite r on r.ev_class = v.oid
  join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
  join pg_class b on b.oid = d.refobjid and b.relnamespace = 'public'::regnamespace where v.relnamespace = 'bi'::regnamespace order by 1`;

/** Gives each county a row in each of these tables that belongs to regions. */
export async function seedBiTables({ system }: TestDatabase): Promise<void> {
  const { rows } = await system.query<{ table: string; column: string; type: string }>(
    `select c.table_name as table, c.column_name as column, c.data_type as type from information_schema.columns c
     where c.table_schema = 'public' and c.table_name in (${biTables}) and (c.is_nullable = 'NO' or c.data_type in ('text', 'bigint'))
       and exists (select from pg_policies p where p.tablename = c.table_name and p.policyname = 'scope') order by 1, c.ordinal_position`,
  );
  for (const county of [countyA, countyB])
    for (const table of new Set(rows.map((row) => row.table)))
      await insert(
        system,
        table,
        rows.filter((row) => row.table === table),
        county,
      );
}

async function insert(
  system: pg.Pool,
  table: string,
  columns: { column: string; type: string }[],
  county: BiCounty,
): Promise<void> {
  const { rows } = await system.query<{ lo: bigint }>('select scope_lo as lo from region where code = $1', [
    county.code,
  ]);
  const values = columns.map(({ column, type }) => sampleOf(table, column, type, county, rows[0]!.lo));
  await system.query(
    `insert into ${table} (${columns.map(({ column }) => column).join(', ')}) overriding system value
     values (${values.map((_, at) => `$${at + 1}`).join(', ')})`,
    values,
  );
}

function sampleOf(table: string, column: string, type: string, { code, mark, fen }: BiCounty, lo: bigint): unknown {
  if (column === 'scope_ord') return lo;
  if (column === 'region_code' || column.endsWith('_region_code')) return code;
  if (column === 'department_kind') return mark === countyA.mark ? 'agri' : 'budget';
  if (column === 'month' && table === 'plan') return 3;
  if (column.startsWith('n_')) return 0;
  const mapped: Record<string, () => unknown> = {
    uuid: randomUUID,
    text: () => `${mark} ${column}`,
    bigint: () => fen,
    date: () => '2018-03-05',
    'timestamp with time zone': () => '2018-03-05 10:00:00+08',
    boolean: () => true,
    jsonb: () => '{}',
    bytea: () => createHash('sha256').update(`${mark} ${table} ${column}`).digest(),
    ARRAY: () => [],
  };
  return (mapped[type] ?? (() => 2018))();
}

const made: string[] = [];

/** A login of a SQL tool, and its address. Roles belong to the server, which other test files use at the same time: the name is its own. */
export async function biLogin(
  { system, url }: TestDatabase,
  spec: Partial<BiLoginSpec> & { regionCode: string },
): Promise<{ login: string; url: string }> {
  const login = spec.login ?? `bi_test_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  const password = await addBiLogin(system, { days: 30, by: 'tester', ...spec, login });
  made.push(login);
  const address = new URL(url);
  address.username = login;
  address.password = password;
  return { login, url: address.href };
}

/** Takes the logins that a test file has made, and those of this pattern, from the server. To be called before the database is dropped. */
export async function dropBiLogins({ system }: TestDatabase, pattern?: string): Promise<void> {
  const { rows } = await system.query<{ login: string }>(
    'select rolname as login from pg_roles where rolname = any($1) or rolname like $2',
    [made.splice(0), pattern ?? ''],
  );
  for (const { login } of rows) {
    await system.query('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [login]);
    await system.query(`drop role if exists ${pg.escapeIdentifier(login)}`);
  }
}
