import { createHash } from 'node:crypto';
import * as schema from '@qingqu/schema';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { type AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import { entities } from '../entities/index.js';
import type { Entity, Member } from '../model/entity.js';
import { globalId } from '../plan/global-id.js';

/** Whose rows they are, and by what they are recognised in an answer. */
interface Owner {
  name: 'CountyA' | 'CountyB' | 'Public';
  code: string;
  lo: string;
  fen: number;
  day: string;
  serial: number;
}

export interface World {
  a: Owner;
  b: Owner;
  /** The key of the row that an owner has of an entity; undefined where rows belong to everybody. */
  idOf(entity: Entity, owner: Owner, variant?: Variant): string;
  /** Whether an entity's rows belong to regions. */
  isScoped(entity: Entity): boolean;
  /** One more row of county A, with these columns. */
  insert(entity: string, columns: Record<string, unknown>): Promise<void>;
  /** What of county B must not be in an answer to county A. */
  leaksOfB(answer: string): string[];
}

/** `own`: refers to the owner's own rows. `crossing`: a row of A that refers to B's rows. */
type Variant = 'own' | 'crossing';

const reference = new Set(['region', 'department', 'code_item', 'epoch', 'warning_route', 'saved_view']);
/** Everybody may read these, whatever the region. */
const open = new Set([
  'fund',
  'fund_target_region',
  'programme',
  'rule_package',
  'rule_version',
  'sweep',
  'sweep_task',
  'department_key',
  'rule_parameter',
  'rule_hold',
  'feed_definition',
  'audit_seal',
  'month_close',
  'assessment_scheme',
]);

/**
 * A row of every entity for each of two counties, and for county A one more that refers to county B's rows. Made from the
 * tables' descriptions, so that a new table or column is in it by itself.
 */
export async function seedTwoCounties(system: pg.Pool): Promise<World> {
  const lo = async (code: string) => {
    const { rows } = await system.query<{ lo: bigint }>('select scope_lo as lo from region where code = $1', [code]);
    return rows[0]!.lo.toString();
  };
  const a: Owner = {
    name: 'CountyA',
    code: '411421000000',
    lo: await lo('411421000000'),
    fen: 1_111_111,
    day: '2018-03-05',
    serial: 1,
  };
  const b: Owner = {
    name: 'CountyB',
    code: '411425000000',
    lo: await lo('411425000000'),
    fen: 9_876_543,
    day: '2011-11-11',
    serial: 2,
  };
  const everybody: Owner = {
    name: 'Public',
    code: '410000000000',
    lo: await lo('410000000000'),
    fen: 55_555,
    day: '2018-01-02',
    serial: 3,
  };

  const tables = new Map(
    (Object.values(schema) as unknown[]).flatMap((each) =>
      is(each, PgTable) ? [[getTableName(each), each] as const] : [],
    ),
  );
  const seeded = [...entities.values()].filter((entity) => !reference.has(entity.table));
  const ownerIn = (table: string, owner: Owner) => (open.has(table) ? everybody : owner);
  for (const entity of seeded) {
    const table = tables.get(entity.table)!;
    const insert = async (owner: Owner, variant: Variant) =>
      insertRow(system, table, rowOf(entity, table, owner, variant, ownerIn, { a, b }));
    if (open.has(entity.table)) await insert(everybody, 'own');
    else {
      await insert(a, 'own');
      await insert(b, 'own');
      await insert(a, 'crossing');
    }
  }

  // Entries that come later take numbers behind those that were planted.
  await system.query(`select setval('audit_entry_seq_seq', 1000)`);
  const isScoped = (entity: Entity) => !reference.has(entity.table) && !open.has(entity.table);
  const idOf = (entity: Entity, owner: Owner, variant: Variant = 'own') =>
    globalId(entity, keyOf(entity, ownerIn(entity.table, owner), variant));
  const secrets = [
    b.name,
    '98765.43',
    b.day,
    ...seeded
      .filter(isScoped)
      // Which code B has is no secret.
      .flatMap((entity) => [
        idOf(entity, b),
        ...keyOf(entity, b, 'own').filter((part) => part.length > 8 && part !== b.code),
      ]),
  ];
  const insert = async (name: string, columns: Record<string, unknown>) => {
    const entity = entities.get(name)!;
    const table = tables.get(entity.table)!;
    await insertRow(system, table, { ...rowOf(entity, table, a, 'own', ownerIn, { a, b }), ...columns });
  };
  return { a, b, idOf, isScoped, insert, leaksOfB: (answer) => secrets.filter((secret) => answer.includes(secret)) };
}

function uuidOf(table: string, owner: Owner, variant: Variant): string {
  return schema.identity(table, `${owner.name} ${variant}`);
}

/** The key of an owner's row, as texts. */
function keyOf(entity: Entity, owner: Owner, variant: Variant): string[] {
  return entity.key.map(({ column, type }) => {
    if (type === 'uuid') return uuidOf(column === 'warning_id' ? 'warning' : entity.table, owner, variant);
    if (type === 'bigint' || type === 'integer') return String(serialOf(owner, variant));
    if (type === 'date') return owner.day;
    if (column === 'month') return variant === 'crossing' ? '2018-02' : owner.day.slice(0, 7);
    // A region that the other rows do not name, where a row of A is known by it that refers to B's.
    if (column === 'region_code') return variant === 'crossing' ? owner.code.replace(/000000$/, '999000') : owner.code;
    return (
      wordsOf(entity, column)?.[0] ??
      `${owner.name} ${entity.table}.${column}${variant === 'crossing' ? ' crossing' : ''}`
    );
  });
}

/** The words that a column of a key may hold, where they are enumerated. */
function wordsOf(entity: Entity, column: string): readonly string[] | undefined {
  const member = Object.values(entity.members).find((each) => each.kind === 'field' && each.column === column);
  const type = member?.kind === 'field' ? member.type.graphql : undefined;
  return typeof type === 'object' && 'stored' in type ? type.stored : undefined;
}

const serialOf = (owner: Owner, variant: Variant) => owner.serial + (variant === 'crossing' ? 10 : 0);

function rowOf(
  entity: Entity,
  table: PgTable,
  owner: Owner,
  variant: Variant,
  ownerIn: (table: string, owner: Owner) => Owner,
  { a, b }: { a: Owner; b: Owner },
): Record<string, unknown> {
  const other = variant === 'crossing' ? b : owner;
  const row: Record<string, unknown> = {};
  const members = Object.values(entity.members);
  for (const column of Object.values(getTableColumns(table)) as AnyPgColumn[])
    row[column.name] = referenced(members, column.name, other, ownerIn) ?? plain(entity, column, owner, variant);
  for (const member of members) {
    if (member.kind !== 'either') continue;
    const [kind, target] = Object.entries(member.targets)[0]!;
    row[member.kindColumn] = kind;
    row[member.idColumn] = uuidOf(entities.get(target)!.table, other, 'own');
  }
  entity.key.forEach(({ column }, at) => {
    row[column] = keyOf(entity, owner, variant)[at];
  });
  if (entity.name === 'Batch') row.n_read = accounted(row);
  if (entity.name === 'LedgerLine') Object.assign(row, balanced);
  if (entity.name === 'Backtest') Object.assign(row, lookedBack);
  if (entity.name === 'Warning') row.rows = [uuidOf('payment', a, 'own'), uuidOf('payment', b, 'own')];
  return row;
}

/** Every row that was read has one outcome; the table holds to it. */
function accounted(batch: Record<string, unknown>): number {
  const outcomes = Object.entries(batch).filter(([column]) => column.startsWith('n_') && column !== 'n_read');
  return outcomes.reduce((sum, [, count]) => sum + Number(count), 0);
}

/** A line of a ledger in which what was there and came is what was done and is left; the table holds to it. */
const balanced = { opening: 1, fresh: 1, reopened: 0, normal: 1, rectified: 1, cleared: 0, closing: 0 };

/** What a backtest came to is lists. */
const lookedBack = { parameters: '[]', months: '[]', added: '[]', gone: '[]' };

/** The key of the row that a relation's column names. */
function referenced(
  members: readonly Member[],
  column: string,
  owner: Owner,
  ownerIn: (table: string, owner: Owner) => Owner,
) {
  const relation = members.find((member) => member.kind === 'one' && member.column === column);
  if (relation?.kind !== 'one' || relation.target === 'Region') return undefined;
  const target = entities.get(relation.target)!;
  if (reference.has(target.table)) return undefined;
  return keyOf(target, ownerIn(target.table, owner), 'own')[0];
}

function plain(entity: Entity, column: AnyPgColumn, owner: Owner, variant: Variant): unknown {
  const type = column.getSQLType();
  if (column.name === 'scope_ord') return owner.lo;
  if (/(region|township|village)_code$/.test(column.name)) return owner.code;
  if (column.name.endsWith('_fen')) return owner.fen;
  if (column.name === 'department_kind') return 'budget';
  if (column.name === 'category' && type === 'text' && !column.enumValues) return 'receipt';
  if (column.enumValues?.length) return column.enumValues[0];
  const words = wordsOf(entity, column.name);
  if (words) return words[0];
  // Some texts may stand in a table only once.
  const mark = `${owner.name} ${entity.table}.${column.name}${variant === 'crossing' ? ' crossing' : ''}`;
  if (type === 'text') return mark;
  if (type === 'text[]') return ['payment'];
  if (type === 'uuid') return schema.identity('nothing', `${mark} ${variant}`);
  if (type.endsWith('[]')) return [];
  if (type === 'bytea') return createHash('sha256').update(`${mark} ${variant}`).digest();
  if (type === 'jsonb')
    return JSON.stringify({ note: { type: 'text', value: mark }, money: { type: 'money', value: String(owner.fen) } });
  if (type === 'date') return owner.day;
  if (type === 'timestamp with time zone') return `${owner.day} 10:00:00+08`;
  if (type === 'boolean') return true;
  if (type.startsWith('numeric')) return owner.serial + 0.5;
  if (type === 'double precision') return owner.serial;
  return serialOf(owner, variant);
}

async function insertRow(system: pg.Pool, table: PgTable, row: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(row);
  const places = columns.map((_, at) => `$${at + 1}`);
  await system.query(
    `insert into ${getTableName(table)} (${columns.map((column) => `"${column}"`).join(', ')}) overriding system value values (${places.join(', ')})`,
    Object.values(row),
  );
}
