// Small data for this package's tests: rows of the real tables, rules as rules.json holds them.
import { createHash } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CompiledRule, digestOf, type RulePackage } from '@qingqu/rules-sdk';
import { businessTables, closeEpoch, inTransaction, stampEpoch, uuidOf } from '@qingqu/schema';
import { getTableColumns } from 'drizzle-orm';
import type pg from 'pg';

export const PROVINCE = '410000000000';
export const KAIFENG = '410200000000';
export const LANKAO = '410225000000';
export const QIXIAN = '410221000000';

/** A label's id: `p1` is the same record everywhere. */
export const idOf = (label: string): string => uuidOf(createHash('sha256').update(label).digest());

type Row = Record<string, unknown>;

/** Writes a record, or its next version, in the open epoch. Columns that do not matter get something that fits. */
export async function write(pool: pg.Pool, table: string, label: string, values: Row): Promise<void> {
  await inTransaction(pool, (client) => writeIn(client, table, label, values));
}

export async function writeIn(client: pg.ClientBase, table: string, label: string, values: Row): Promise<void> {
  const epoch = await stampEpoch(client);
  const found = await client.query(`select * from ${table} where id = $1`, [idOf(label)]);
  const before = found.rows[0] as Row | undefined;
  const row = { ...(before ?? blank(table)), ...values, id: idOf(label), epoch_from: epoch } as Row;
  row.version = before ? Number(before.version) + 1 : 1;
  row.scope_ord = await scopeOf(client, row);
  const names = Object.keys(row);
  const marks = names.map((_, n) => `$${n + 1}`);
  const sql = before
    ? `update ${table} set (${names.join(', ')}) = row(${marks.join(', ')}) where id = '${idOf(label)}'`
    : `insert into ${table} (${names.join(', ')}) values (${marks.join(', ')})`;
  await client.query(sql, Object.values(row));
}

export async function remove(pool: pg.Pool, table: string, label: string): Promise<void> {
  await inTransaction(pool, async (client) => {
    await stampEpoch(client);
    await client.query(`delete from ${table} where id = $1`, [idOf(label)]);
  });
}

/** A payment in a county. */
export const payment = (pool: pg.Pool, label: string, values: Row = {}): Promise<void> =>
  write(pool, 'payment', label, { region_code: LANKAO, status: 'paid', payee_kind: 'enterprise', ...values });

/** Many one-card lines, numbered from 1. */
export async function subsidyLines(pool: pg.Pool, count: number): Promise<void> {
  await inTransaction(pool, async (client) => {
    const epoch = await stampEpoch(client);
    await client.query(
      `insert into subsidy_line (id, batch_id, line_no, region_code, programme_id, period_start, period_end, person_id, name, id_no_masked, id_no_sealed,
         card_id, quantity, amount_fen, status, paid_on, township_code, scope_ord, source_system, source_key, source_rev, file_id, row_no,
         content_hash, version, epoch_from, fiscal_year)
       select md5('line' || n)::uuid, md5('batch' || n / 500)::uuid, n, $2, md5('programme' || n % 20)::uuid, '2018-01-01', '2018-01-31',
         md5('person' || n % 400000)::uuid, '张', '4102**********1234', '\\x00', md5('card' || n % 400000)::uuid, n % 9, n * 7919::bigint % 100000,
         'success', date '2018-01-01' + n % 365, '410225100000', r.scope_lo, 'onecard', 'L' || n, 1, 1, n, '\\x00', 1, $3, 2018
       from generate_series(1, $1::int) n, region r where r.code = $2`,
      [count, LANKAO, epoch],
    );
  });
}

export const closed = (pool: pg.Pool): Promise<bigint> => closeEpoch(pool);

async function scopeOf(client: pg.ClientBase, row: Row): Promise<bigint> {
  const code = row.region_code ?? row.to_region_code ?? row.issuing_region_code ?? PROVINCE;
  const { rows } = await client.query<{ lo: bigint }>('select scope_lo as lo from region where code = $1', [code]);
  return rows[0]?.lo ?? 0n;
}

function blank(table: string): Row {
  const columns = Object.values(getTableColumns(businessTables.get(table)!.current));
  return Object.fromEntries(
    columns.map((column) => [column.name, column.notNull ? something(column.getSQLType(), column.name) : null]),
  );
}

function something(type: string, name: string): unknown {
  if (name.endsWith('region_code')) return LANKAO;
  const values: Record<string, unknown> = {
    text: 'x',
    uuid: idOf('nothing'),
    date: '2018-06-01',
    boolean: false,
    bytea: Buffer.from('sealed'),
    'timestamp with time zone': '2018-06-01T12:00:00+08:00',
  };
  return values[type] ?? 0;
}

/** A rule as rules.json holds it; only what matters has to be said. */
export function ruleOf(about: Partial<CompiledRule> & Pick<CompiledRule, 'id' | 'sql' | 'columns'>): CompiledRule {
  const { digest: _, ...rule } = {
    category: 'cash',
    department: 'treasury',
    subjects: ['payment'],
    severity: 'orange',
    title: { zh: '测试', en: 'Test' },
    message: { zh: '金额 {amount} 元', en: 'An amount of {amount}' },
    basis: ['第八条'],
    timeClass: 'D',
    params: {},
    suppresses: [],
    binds: [],
    relations: ['payments'],
    ...about,
  } as CompiledRule;
  return { ...rule, digest: digestOf(rule) };
}

/** Payments over a limit, the rule that most tests use. */
export const overLimit = (about: Partial<CompiledRule> = {}): CompiledRule =>
  ruleOf({
    id: 'over-limit',
    sql: "select id as subject, amount_fen as amount, $1 as limit_fen from payments where status = 'paid' and amount_fen >= $1",
    binds: [{ param: 'limit' }],
    params: { limit: { type: 'money', default: '1000', label: { zh: '上限', en: 'Limit' }, min: '0' } },
    columns: [
      { name: 'subject', role: 'subject' },
      { name: 'amount', role: 'evidence', type: 'money' },
      { name: 'limit', role: 'evidence', type: 'money' },
    ],
    ...about,
  });

export function packageOf(rules: CompiledRule[], about: Partial<RulePackage['package']> = {}): RulePackage {
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  const digest = digestOf(sorted);
  return {
    format: 1,
    package: { name: '@test/rules', version: '1.0.0', owner: 'test', sdk: '0.1.0', digest, ...about },
    rules: sorted,
  };
}

export const tempDir = (): Promise<string> => mkdtemp(join(tmpdir(), 'qingqu-sweep-'));

/** A user with one grant, who makes or checks changes. */
export async function person(
  pool: pg.Pool,
  username: string,
  role: 'staff' | 'supervisor' | 'admin',
  regionCode: string,
): Promise<void> {
  await pool.query(
    `with who as (
       insert into app_user (username, display_name, password_hash, is_demo, scope_ord)
       select $1, $1, '', false, scope_lo from region where code = $3 returning id, scope_ord)
     insert into app_grant (user_id, role, region_code, department_kinds, valid_from, granted_by, scope_ord)
     select id, $2, $3, '{}', '2018-01-01', 'test', scope_ord from who`,
    [username, role, regionCode],
  );
}
