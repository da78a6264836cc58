import type pg from 'pg';
import { askingRoles } from './access-model.js';
import { migrated } from './probes.js';

/** One guard of the database taken away or loosened. */
export interface Mutant {
  /** Which probes ask about it. */
  of:
    | { kind: 'table' | 'writes' | 'view' | 'surroundings'; name: string }
    | { kind: 'trigger'; name: string; table: string; runs: string };
  sql: string;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const roles = askingRoles.map((role) => `qingqu_${role}`);
const everybody = [...roles, 'public'];

/** Every mutant, read from the catalogue: what is added to the schema is in it by itself. */
export async function allMutants(client: pg.ClientBase): Promise<Mutant[]> {
  return [
    ...(await policies(client)),
    ...(await flags(client)),
    ...(await tableGrants(client)),
    ...(await columnGrants(client)),
    ...(await triggers(client)),
    ...(await views(client)),
    ...(await functions(client)),
    ...(await surroundings(client)),
  ];
}

const onTable = (name: string, sql: string): Mutant => ({ of: { kind: 'table', name }, sql });

async function policies(client: pg.ClientBase): Promise<Mutant[]> {
  const { rows } = await client.query<{
    tablename: string;
    policyname: string;
    roles: string[];
    qual: string | null;
    with_check: string | null;
    is_for_all: boolean;
  }>(
    `select tablename, policyname, roles::text[] as roles, qual, with_check, cmd = 'ALL' as is_for_all from pg_policies where schemaname = 'public'`,
  );
  return rows.flatMap(({ tablename, policyname, roles: of, qual, with_check: check }) => {
    const policy = `${quoted(policyname)} on ${tablename}`;
    const alter = (how: string) => onTable(tablename, `alter policy ${policy} ${how}`);
    return [
      onTable(tablename, `drop policy ${policy}`),
      ...(qual !== null && qual !== 'true' ? [alter('using (true)')] : []),
      ...(check !== null && check !== 'true' ? [alter('with check (true)')] : []),
      // What one of several conditions alone holds back. Where a row lies is asked by two policies of SQL tools, one for the planner.
      ...(qual !== null && !/scope$|^bi_/.test(policyname)
        ? withoutEach(qual).map((rest) => alter(`using (${rest})`))
        : []),
      ...(of.includes('public') ? [] : [alter('to public')]),
      // One role less of those that it is for.
      ...(of.length > 1 ? of.map((role) => alter(`to ${of.filter((each) => each !== role).join(', ')}`)) : []),
    ];
  });
}

/** A condition with each of the comparisons that it is made of replaced: as if it always held, and as if it never did. */
function withoutEach(condition: string): string[] {
  const opened: number[] = [];
  const comparisons: [from: number, to: number][] = [];
  for (let at = 0; at < condition.length; at++) {
    if (condition[at] === '(') opened.push(at);
    if (condition[at] !== ')') continue;
    const from = opened.pop()!;
    if (isComparison(condition.slice(from + 1, at))) comparisons.push([from, at + 1]);
  }
  return comparisons.flatMap(([from, to]) =>
    ['true', 'false'].map((constant) => `${condition.slice(0, from)}${constant}${condition.slice(to)}`),
  );
}

function isComparison(text: string): boolean {
  let own = text;
  for (let before = ''; before !== own; ) {
    before = own;
    own = own.replace(/\([^()]*\)/g, '');
  }
  return / (=|<>|<|>|<=|>=) | IS (NOT )?NULL/.test(own) && !/ (AND|OR) |SELECT/.test(own);
}

async function flags(client: pg.ClientBase): Promise<Mutant[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relrowsecurity`,
  );
  return rows.flatMap(({ name }) => [
    onTable(name, `alter table ${name} disable row level security`),
    onTable(name, `alter table ${name} no force row level security`),
  ]);
}

async function tableGrants(client: pg.ClientBase): Promise<Mutant[]> {
  const { rows } = await client.query<{ name: string; readers: string[]; whole: string[] }>(
    `select c.relname as name, array(select r from unnest($1::text[]) r where not exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         and not has_column_privilege(r, c.oid, a.attnum, 'SELECT'))) as whole,
       array(select distinct case when a.grantee = 0 then 'public' else a.grantee::regrole::text end from aclexplode(c.relacl) a where a.privilege_type = 'SELECT' and a.grantee <> c.relowner) as readers
     from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
    [roles],
  );
  return rows.flatMap(({ name, readers, whole }) => [
    ...readers.map((role) => onTable(name, `revoke select on ${name} from ${role}`)),
    // A grant of what a role has already, column by column or by being part of another, changes nothing.
    ...everybody
      .filter((role) => !whole.includes(role))
      .map((role) => onTable(name, `grant select on ${name} to ${role}`)),
    ...['insert', 'update', 'delete', 'truncate'].flatMap((privilege) =>
      everybody.map(
        (role): Mutant => ({ of: { kind: 'writes', name }, sql: `grant ${privilege} on ${name} to ${role}` }),
      ),
    ),
  ]);
}

async function columnGrants(client: pg.ClientBase): Promise<Mutant[]> {
  const { rows } = await client.query<{ name: string; column: string; readers: string[] }>(
    `select c.relname as name, a.attname as column, array(select distinct x.grantee::regrole::text from aclexplode(a.attacl) x where x.privilege_type = 'SELECT') as readers
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
       and exists (select from pg_attribute b where b.attrelid = c.oid and b.attacl is not null)`,
  );
  const limited = new Map<string, Set<string>>();
  for (const { name, readers } of rows)
    for (const role of readers) limited.set(name, (limited.get(name) ?? new Set()).add(role));
  return rows.flatMap(({ name, column, readers }) => [
    ...readers.map((role) => onTable(name, `revoke select (${quoted(column)}) on ${name} from ${role}`)),
    ...[...(limited.get(name) ?? [])]
      .filter((role) => !readers.includes(role))
      .map((role) => onTable(name, `grant select (${quoted(column)}) on ${name} to ${role}`)),
  ]);
}

async function triggers(client: pg.ClientBase): Promise<Mutant[]> {
  const { rows } = await client.query<{ table: string; name: string; runs: string }>(
    `select c.relname as table, t.tgname as name, p.proname as runs from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
     where not t.tgisinternal and c.relnamespace = 'public'::regnamespace and p.proname in ('refuse_change', 'refuse_change_but_department', 'refuse_other_history', 'keep_assessment_score', 'move_to_history', 'refuse_gap_between_years')`,
  );
  return rows.flatMap(({ table, name, runs }) =>
    [`drop trigger ${name} on ${table}`, `alter table ${table} disable trigger ${name}`].map(
      (sql): Mutant => ({ of: { kind: 'trigger', name, table, runs }, sql }),
    ),
  );
}

async function views(client: pg.ClientBase): Promise<Mutant[]> {
  const { rows } = await client.query<{ name: string; readers: string[] }>(
    `select c.oid::regclass::text as name, array(select distinct a.grantee::regrole::text from aclexplode(c.relacl) a where a.privilege_type = 'SELECT' and a.grantee <> c.relowner) as readers
     from pg_class c where relkind = 'v' and relnamespace in ('public'::regnamespace, 'bi'::regnamespace)`,
  );
  return rows.flatMap(({ name, readers }) =>
    [
      `alter view ${name} set (security_invoker = false)`,
      ...readers.map((role) => `revoke select on ${name} from ${role}`),
    ].map((sql): Mutant => ({ of: { kind: 'view', name }, sql })),
  );
}

async function functions(client: pg.ClientBase): Promise<Mutant[]> {
  const { rows } = await client.query<{ signature: string; is_definer: boolean; callers: string[] }>(
    `select p.oid::regprocedure::text as signature, p.prosecdef as is_definer,
       array(select case when a.grantee = 0 then 'public' else a.grantee::regrole::text end from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee <> p.proowner) as callers
     from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname not like 'proof\\_%'`,
  );
  return rows.flatMap(({ signature, is_definer: isDefiner, callers }) => {
    const mutations = [
      ...(isDefiner ? [`alter function ${signature} reset search_path`] : []),
      ...callers
        .filter((role) => role !== 'qingqu_system')
        .map((role) => `revoke execute on function ${signature} from ${role}`),
      ...(callers.includes('public')
        ? []
        : everybody
            .filter((role) => !callers.includes(role) && !inherited(role, callers))
            .map((role) => `grant execute on function ${signature} to ${role}`)),
    ];
    return mutations.map((sql): Mutant => ({ of: { kind: 'surroundings', name: signature }, sql }));
  });
}

/** What a role has already by being part of another. */
const inherited = (role: string, callers: readonly string[]) =>
  (role === 'qingqu_auditor' && callers.includes('qingqu_supervisor')) ||
  (role === 'qingqu_service' && callers.includes('qingqu_staff'));

async function surroundings(client: pg.ClientBase): Promise<Mutant[]> {
  const { rows } = await client.query<{ member: string; of: string }>(
    `select m.rolname as member, r.rolname as of from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles r on r.oid = a.roleid where m.rolname = any($1) and r.rolname = any($1)`,
    [roles],
  );
  const closed = await client.query<{ signature: string }>(
    `select p.oid::regprocedure::text as signature from pg_proc p where p.pronamespace = 'pg_catalog'::regnamespace and p.proname ~ '^(pg_(try_)?advisory_.*|lo_creat|lo_create|lo_from_bytea|pg_logical_emit_message)$'`,
  );
  const part = new Set(rows.map(({ member, of }) => `${member} ${of}`));
  const setConfig = 'set_config(text, text, boolean)';
  const all = [
    ...everybody
      .filter((role) => role !== 'qingqu_api')
      .map((role) => `grant execute on function ${setConfig} to ${role}`),
    `revoke execute on function ${setConfig} from qingqu_api`,
    ...closed.rows.map(({ signature }) => `grant execute on function ${signature} to public`),
    ...everybody.flatMap((role) => [
      `grant create on schema public to ${role}`,
      `grant create on schema bi to ${role}`,
    ]),
    ...everybody.filter((role) => role !== 'qingqu_bi').map((role) => `grant usage on schema bi to ${role}`),
    ...everybody.map((role) => `grant usage on schema fiscal_other to ${role}`),
    'revoke usage on schema bi from qingqu_bi',
    ...everybody.map((role) => `grant temporary on database ${migrated} to ${role}`),
    ...rows.map(({ member, of }) => `revoke ${of} from ${member}`),
    ...roles.flatMap((member) =>
      roles
        .filter(
          (of) => of !== member && of !== 'qingqu_api' && !part.has(`${member} ${of}`) && !part.has(`${of} ${member}`),
        )
        .map((of) => `grant ${of} to ${member}`),
    ),
    ...roles.flatMap((role) => ['bypassrls', 'createrole', 'superuser'].map((power) => `alter role ${role} ${power}`)),
    'alter role qingqu_api inherit',
  ];
  return all.map((sql): Mutant => ({ of: { kind: 'surroundings', name: 'the roles and schemas' }, sql }));
}
