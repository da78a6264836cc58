import type pg from 'pg';
import {
  type AskingRole,
  accessOf,
  applicationRoles,
  askingRoles,
  callersOf,
  memberships,
  ownerColumn,
  type Rows,
} from './access-model.js';
import { isAnnounced } from './announced.js';
import type { EveryTable } from './every-table.js';

/** What was found by asking, or what the model says should be found; compared as they stand. */
export type Findings = Record<string, unknown>;

/** A role with no part in anything, and the one under which a table's owner is played. */
export const stranger = 'qingqu_proof_stranger';

/** Asks as a role, in a scope, and says how many rows it saw or why it was refused; then the session is its superuser's again. */
export const probeFunction = `
  create function public.proof_probe(of_role text, statement text) returns text language plpgsql as $$
  declare n text;
  begin
    execute format('set local role %I', of_role);
    execute statement into n;
    reset role;
    return n;
  exception when others then
    return case when sqlstate = '42501' then 'refused' else sqlstate || ' ' || sqlerrm end;
  end $$`;

const databaseRole = (role: AskingRole) => `qingqu_${role}`;

/** The begin of a transaction in which everything is asked: in county A's scope, as a user of it. */
export const scopeOfA = ({ world, uid, departments }: EveryTable, hi: bigint) =>
  `begin; select set_config('app.uid', '${uid}', true), set_config('app.lo', '${world.a.lo}', true), set_config('app.hi', '${hi}', true), set_config('app.depts', '{${departments.join(',')}}', true)`;

const writes = 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER';

/** What a table lets each role do, found by asking. Changes the transaction that it is asked in. */
export async function observeTable(
  client: pg.ClientBase,
  table: string,
  foreignRow: string | undefined,
): Promise<Findings> {
  const count = `select count(*)::text from ${table}`;
  const visible = askingRoles.map((role) => `'${role}', proof_probe('${databaseRole(role)}', '${count}')`).join(', ');
  const columns = askingRoles
    .map(
      (role) =>
        `'${role}', (select string_agg(attname, ' ' order by attname) from pg_attribute a where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and has_column_privilege('${databaseRole(role)}', attrelid, attnum, 'SELECT'))`,
    )
    .join(', ');
  const asked = `select json_build_object('visible', json_build_object(${visible}), 'columns', json_build_object(${columns}), 'writes', ${mayWrite(table)}) as found`;
  // SQL tools reach tables only through views; what they would see of one is asked as if its schema were open to them.
  await client.query('grant usage on schema public to qingqu_bi');
  const { rows } = await client.query<{ found: Findings }>(asked);
  const found: Findings = { ...rows[0]!.found };
  // Who is granted a table and has no policy sees nothing of it, the owner neither; the platform's own work sees what its scope says.
  await client.query(
    `grant select on ${table} to ${stranger}, qingqu_system; grant insert on ${table} to qingqu_system`,
  );
  const beyond = await client.query<{ stranger: string; system: string }>(
    `select proof_probe('${stranger}', '${count}') as stranger, proof_probe('qingqu_system', '${count}') as system`,
  );
  Object.assign(found, beyond.rows[0]);
  if (foreignRow !== undefined) {
    const insert = `with put as (insert into ${table} overriding system value select (jsonb_populate_record(null::${table}, ${literal(foreignRow)}::jsonb)).* returning 1) select count(*) from put`;
    const { rows: put } = await client.query<{ put: string }>('select proof_probe($1, $2) as put', [
      'qingqu_system',
      insert,
    ]);
    found.systemPutsElsewhere = put[0]!.put;
  }
  await client.query(`update bi_login set revoked_at = now()`);
  const late = await client.query<{ n: string }>(`select proof_probe('qingqu_bi', '${count}') as n`);
  found.toolAfterRevocation = late.rows[0]!.n;
  await client.query(`alter table ${table} owner to ${stranger}`);
  const owner = await client.query<{ n: string }>(`select proof_probe('${stranger}', '${count}') as n`);
  found.owner = owner.rows[0]!.n;
  return found;
}

const mayWrite = (table: string) =>
  `json_build_object(${askingRoles
    .map(
      (role) =>
        `'${role}', has_table_privilege('${databaseRole(role)}', '${table}', '${writes}') or has_any_column_privilege('${databaseRole(role)}', '${table}', 'INSERT, UPDATE, REFERENCES')`,
    )
    .join(', ')})`;

/** Who may write to a table: nobody but the platform's own work. */
export async function observeWrites(client: pg.ClientBase, table: string): Promise<Findings> {
  const { rows } = await client.query<{ found: Findings }>(`select ${mayWrite(table)} as found`);
  return rows[0]!.found;
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** What the model says of a table. The numbers of rows are counted by the superuser, whom no policy concerns. */
export async function expectedOfTable(
  client: pg.ClientBase,
  table: string,
  every: EveryTable,
  hi: bigint,
): Promise<Findings> {
  const access = accessOf(table);
  if (!access) throw new Error(`access-model.ts does not say whose the table ${table} is`);
  const inScope = `scope_ord between ${every.world.a.lo} and ${hi}`;
  const isTheirs = `department_kind = any('{${every.departments.join(',')}}')`;
  const predicates: Record<Rows, () => string> = {
    all: () => 'true',
    scope: () => inScope,
    own: () => `${access.scoped ? inScope : 'true'} and ${ownerColumn(table)} = '${every.uid}'`,
    departments: () => `${inScope} and ${isTheirs}`,
    'departments or all': () => `${inScope} and (department_kind is null or ${isTheirs})`,
    announced: () => isAnnounced(table, { lo: every.world.a.lo, hi: `${hi}` }),
  };
  const count = async (where: string) =>
    (await client.query<{ n: string }>(`select count(*)::text as n from ${table} where ${where}`)).rows[0]!.n;
  const total = await count('true');
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attname`,
    [table],
  );
  const open = rows
    .map(({ name }) => name)
    .filter((name) => !access.hidden?.includes(name))
    .join(' ');
  const tool = await client.query<{ columns: string | null }>(toolColumns, [table]);
  const visible: Findings = {};
  const columns: Findings = {};
  for (const role of askingRoles) {
    const wanted = access.readers[role];
    visible[role] = wanted ? await count(predicates[wanted]()) : 'refused';
    // Were all rows to be seen, or none, a probe could not tell that something holds others back.
    if (wanted && wanted !== 'all' && (visible[role] === total || visible[role] === '0'))
      throw new Error(`${table}: the seed shows nothing of the ${role}'s limits`);
    columns[role] = wanted ? (role === 'bi' ? tool.rows[0]!.columns : open) : null;
  }
  return {
    visible,
    columns,
    writes: Object.fromEntries(askingRoles.map((role) => [role, false])),
    stranger: '0',
    system: access.scoped ? await count(inScope) : total,
    ...(access.scoped && { systemPutsElsewhere: 'refused' }),
    toolAfterRevocation: access.readers.bi ? '0' : 'refused',
    owner: '0',
  };
}

/** SQL tools read exactly the columns that their views are made of. */
const toolColumns = `select string_agg(distinct a.attname, ' ' order by a.attname) as columns
  from pg_class v join pg_rewrite r on r.ev_class = v.oid
  join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0
  join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
  where v.relnamespace = 'bi'::regnamespace and d.refobjid = $1::regclass`;

/** A view for SQL tools: what is seen through it while the login holds, and after it has been revoked. */
export async function observeView(client: pg.ClientBase, view: string): Promise<Findings> {
  const count = `select count(*)::text from ${view}`;
  const seen = async () =>
    (await client.query<{ n: string }>('select proof_probe($1, $2) as n', ['qingqu_bi', count])).rows[0]!.n;
  const others = applicationRoles.map((role) => `'${role}', proof_probe('qingqu_${role}', '${count}')`).join(', ');
  const { rows } = await client.query<{ others: Findings }>(`select json_build_object(${others}) as others`);
  const holding = await seen();
  await client.query('update bi_login set revoked_at = now()');
  return { holding, revoked: await seen(), others: rows[0]!.others };
}

/** What must not be done to a row, where a trigger lets others pass. */
const forbidden: Readonly<Record<string, string>> = {
  refuse_other_history: 'version = 77',
  refuse_change_but_department: 'scope_ord = scope_ord + 1',
  keep_assessment_score: 'rank = coalesce(rank, 0) + 1',
  refuse_gap_between_years: 'fiscal_year = fiscal_year + 1',
};

/** Whether the trigger still keeps what it keeps: rows of such a table are touched as the superuser. */
export async function observeTrigger(
  client: pg.ClientBase,
  { table, name, kind }: { table: string; name: string; kind: string },
): Promise<Findings> {
  const attempt = async (statement: string) =>
    (
      await client.query<{ said: string }>('select proof_probe(session_user::text, $1) as said', [statement])
    ).rows[0]!.said.replace(/\d+$/, 'n');
  const column = (
    await client.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum desc limit 1`,
      [table],
    )
  ).rows[0]!.name;
  if (name === 'append_only_whole') return { kind, truncated: await attempt(`truncate ${table}`) };
  if (kind === 'move_to_history')
    return {
      kind,
      kept: await attempt(`with gone as (delete from ${table} returning 1) select count(*) from gone`),
      history: (await client.query(`select count(*)::int as n from ${table}_history`)).rows[0],
    };
  return {
    kind,
    updated: await attempt(
      `with done as (update ${table} set ${forbidden[kind] ?? `${column} = ${column}`} returning 1) select count(*) from done`,
    ),
    deleted: await attempt(`with gone as (delete from ${table} returning 1) select count(*) from gone`),
  };
}

/** Who may call which function, and what stands around the tables: schemas, memberships, roles, set_config. */
export async function observeSurroundings(client: pg.ClientBase): Promise<Findings> {
  const { rows } = await client.query<{ found: Findings }>(surroundings);
  return rows[0]!.found;
}

/** The rights on a database itself are not copied with it, so those of the one that was migrated are asked about. */
export const migrated = process.env.QINGQU_TEST_TEMPLATE!;

const roleList = askingRoles.map((role) => `('${role}', 'qingqu_${role}')`).join(', ');
const surroundings = `
  with asking (role, name) as (values ${roleList}),
  functions as (select p.oid, p.proname, p.oid::regprocedure::text as signature, p.prosecdef, p.proconfig from pg_proc p where p.pronamespace = 'public'::regnamespace and proname not like 'proof\\_%')
  select json_build_object(
    'functions', (select json_object_agg(f.signature, coalesce((select string_agg(a.role, ' ' order by a.role) from asking a where has_function_privilege(a.name, f.oid, 'EXECUTE')), '')) from functions f),
    'wanderingPaths', (select coalesce(json_agg(f.signature), '[]') from functions f where f.prosecdef and not exists (select from unnest(f.proconfig) c where c like 'search_path=%')),
    'setConfig', (select json_object_agg(a.role, proof_probe(a.name, 'select set_config(''app.hi'', ''9'', true)')) from asking a),
    'closedFunctions', (select json_agg(distinct p.proname order by p.proname) from pg_proc p, asking a where p.pronamespace = 'pg_catalog'::regnamespace
       and (p.proname ~ '^pg_(try_)?advisory_' or p.proname ~ '^lo_(creat|create|from_bytea)$' or p.proname = 'pg_logical_emit_message') and has_function_privilege(a.name, p.oid, 'EXECUTE')),
    'creates', (select coalesce(json_agg(a.role || ' ' || s.name order by a.role, s.name), '[]') from asking a, (values ('public'), ('bi'), ('fiscal_other')) s (name) where has_schema_privilege(a.name, s.name, 'CREATE')),
    'uses', (select json_agg(a.role || ' ' || s.name order by a.role, s.name) from asking a, (values ('public'), ('bi'), ('fiscal_other')) s (name) where has_schema_privilege(a.name, s.name, 'USAGE')),
    'temporary', (select coalesce(json_agg(a.role), '[]') from asking a where has_database_privilege(a.name, '${migrated}', 'TEMPORARY')),
    'memberships', (select json_agg(a.role || ' in ' || b.role order by a.role, b.role) from asking a, asking b where a.role <> b.role and exists (
       select from pg_auth_members m join pg_roles x on x.oid = m.member join pg_roles y on y.oid = m.roleid where x.rolname = a.name and y.rolname = b.name)),
    'powers', (select coalesce(json_agg(a.role), '[]') from asking a join pg_roles r on r.rolname = a.name where r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication),
    'inherits', (select r.rolinherit from pg_roles r where r.rolname = 'qingqu_api')) as found`;

/** What the model says of the same. */
export function expectedSurroundings(found: Findings): Findings {
  const functions = Object.keys(found.functions as object).map((signature) => [
    signature,
    [...callersOf(signature.replace(/\(.*/, ''))].sort().join(' '),
  ]);
  return {
    functions: Object.fromEntries(functions),
    wanderingPaths: [],
    // The API's login names its scope before it takes a role; nobody can afterwards.
    setConfig: Object.fromEntries(askingRoles.map((role) => [role, role === 'api' ? '9' : 'refused'])),
    closedFunctions: null,
    creates: [],
    uses: [...askingRoles.filter((role) => role !== 'bi').map((role) => `${role} public`), 'bi bi'].sort(),
    temporary: [],
    memberships: [...memberships].sort(),
    powers: [],
    inherits: false,
  };
}
