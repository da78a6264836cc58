import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { seedTwoCounties, type World } from '../testing/two-counties.js';
import { accessOf } from './access-model.js';
import { plantAnnounced } from './announced.js';

/** A database in which every table has rows of county A and of county B, some of them the viewer's own or of the viewer's department. */
export interface EveryTable {
  world: World;
  /** A user of county A. */
  uid: string;
  departments: string[];
}

interface Column {
  name: string;
  type: string;
  isNeeded: boolean;
}

/** Fills what the two counties leave empty: tables that no entity shows, and the histories. */
export async function seedEveryTable(system: pg.Pool): Promise<EveryTable> {
  const world = await seedTwoCounties(system);
  const client = await system.connect();
  try {
    // Neither triggers nor keys are what is tried here.
    await client.query(`begin; set local session_replication_role = replica`);
    // The seed gave its rows numbers of its own; what comes now gets others.
    await client.query(
      `select setval(c.oid::regclass, 1000) from pg_class c where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace`,
    );
    const { rows: tables } = await client.query<{ name: string; scoped: boolean }>(
      `select relname as name, exists (select from pg_attribute a where a.attrelid = c.oid and attname = 'scope_ord') as scoped
       from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname like '%\\_history', relname`,
    );
    for (const { name, scoped } of tables) {
      if (name.endsWith('_history'))
        await client.query(`insert into ${name} select t.*, 2 from ${name.slice(0, -'_history'.length)} t`);
      const rows = accessOf(name)?.readers.staff;
      // Of the viewer's region two, so that one is not his; where rows are for departments or for all, three.
      const mine = rows === 'departments or all' ? 3 : 2;
      for (const [owner, least] of scoped
        ? ([
            [world.a, mine],
            [world.b, 1],
          ] as const)
        : ([[world.a, rows === 'own' ? 2 : 1]] as const))
        await insertUnless(client, name, scoped ? `scope_ord = ${owner.lo}` : 'true', owner.lo, least);
    }
    await plantAnnounced(client, world.a.code, world.b.code);
    const { rows } = await client.query<{ id: string }>('select id from app_user where scope_ord = $1 limit 1', [
      world.a.lo,
    ]);
    const uid = rows[0]!.id;
    await client.query(
      "update bi_login set login = session_user, scope_lo = $1, scope_hi = (select scope_hi from region where code = $2), department_kinds = $3, revoked_at = null, expires_at = now() + interval '1 day'",
      [world.a.lo, world.a.code, ['agri']],
    );
    for (const { name } of tables) {
      const columns = await columnsOf(client, name);
      const isScoped = columns.some((each) => each.name === 'scope_ord');
      const one = `ctid = (select min(ctid) from ${name} where ${isScoped ? `scope_ord = ${world.a.lo}` : 'true'})`;
      const rows = accessOf(name)?.readers.staff;
      if (
        name !== 'app_user' &&
        columns.some((each) => each.name === 'user_id' && each.type === 'uuid') &&
        (isScoped || rows === 'own')
      )
        await client.query(`update ${name} set user_id = $1 where ${one}`, [uid]);
      if (rows === 'departments') await client.query(`update ${name} set department_kind = 'agri' where ${one}`);
      if (rows === 'departments or all') await giveDepartments(client, name, world.a.lo, ['agri', 'budget', null]);
    }
    await client.query('commit');
    return { world, uid, departments: ['agri'] };
  } finally {
    client.release(true);
  }
}

async function columnsOf(client: pg.ClientBase, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select attname as name, format_type(atttypid, atttypmod) as type, attnotnull and not atthasdef and attidentity = '' as "isNeeded"
     from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [table],
  );
  return rows;
}

/** Makes the rows of a region each another department's. */
async function giveDepartments(
  client: pg.ClientBase,
  table: string,
  lo: string,
  departments: readonly (string | null)[],
): Promise<void> {
  await client.query(
    `update ${table} t set department_kind = ($2::text[])[n.at]
     from (select ctid as row, row_number() over (order by ctid) as at from ${table} where scope_ord = $1) n where t.ctid = n.row`,
    [lo, departments],
  );
}

/** Rows with what they must have, where there are none such yet. */
async function insertUnless(
  client: pg.ClientBase,
  table: string,
  where: string,
  lo: string,
  least: number,
): Promise<void> {
  const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${table} where ${where}`);
  for (let n = rows[0]!.n; n < least; n++) {
    const needed = (await columnsOf(client, table)).filter(({ isNeeded, name }) => isNeeded || name === 'user_id');
    const values = needed.map(({ name, type }) => (name === 'scope_ord' ? lo : plain(table, name, type, lo + n)));
    const places = values.map((_, at) => `$${at + 1}`);
    await client.query(
      `insert into ${table} (${needed.map(({ name }) => `"${name}"`).join(', ')}) overriding system value values (${places.join(', ')})`,
      values,
    );
  }
}

function plain(table: string, name: string, type: string, mark: string): unknown {
  // The counts of a line balance.
  if (table === 'ledger_line' && type === 'integer') return 0;
  if (type === 'uuid') return randomUUID();
  if (type === 'text') return `${name} ${mark}`;
  if (type.endsWith('[]')) return '{}';
  if (type === 'bytea') return Buffer.from(`${name} ${mark}`);
  if (type === 'jsonb') return '{}';
  if (type === 'boolean') return true;
  if (type === 'date') return '2018-01-02';
  if (type.startsWith('timestamp')) return '2018-01-02 10:00:00+08';
  if (type === 'smallint') return 1;
  return Number(BigInt(mark.replace(/\D/g, '') || '1') % 1_000_000_007n) + Math.floor(Math.random() * 1_000);
}
