import type pg from 'pg';

/**
 * The database as text, in a fixed order: what `schema/database.sql` holds and CI compares. It is made from the catalogue and not by pg_dump,
 * which the embedded Postgres does not bring and whose output changes with its version.
 */
export async function describeDatabase(pool: pg.Pool): Promise<string> {
  const sections: string[] = ['-- Written by `qingqu schema write`. The database as the migrations make it.'];
  for (const [title, query] of Object.entries(catalogue)) {
    const { rows } = await pool.query<{ line: string }>(query);
    sections.push(`-- ${title}\n${rows.map((row) => row.line).join('\n')}`);
  }
  return `${sections.join('\n\n')}\n`;
}

const inPublic = "n.nspname = 'public'";

const catalogue = {
  tables: `
    select format(E'create table %I (\\n%s\\n)%s;', c.relname,
      string_agg(format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
        case when a.attidentity <> '' then ' generated always as identity' when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end),
        E',\\n' order by a.attnum), ' partition by ' || pg_get_partkeydef(c.oid)) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where ${inPublic} and c.relkind in ('r', 'p') group by c.oid order by c.relname collate "C"`,
  parts: `
    select format('alter table %s attach partition %s %s; -- row level security %s, to be reached by %s', i.inhparent::regclass, c.oid::regclass, pg_get_expr(c.relpartbound, c.oid),
      case when c.relrowsecurity and c.relforcerowsecurity then 'forced' else 'NOT FORCED' end, coalesce((select string_agg(r.rolname, ', ' order by r.rolname) from pg_roles r
        where r.rolname like 'qingqu%' and has_schema_privilege(r.oid, c.relnamespace, 'USAGE')), 'nobody')) as line
    from pg_inherits i join pg_class c on c.oid = i.inhrelid where c.relkind = 'r' order by 1`,
  constraints: `
    select format('alter table %I add constraint %I %s;', c.relname, k.conname, pg_get_constraintdef(k.oid)) as line
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where ${inPublic} and k.contype <> 'n' order by c.relname collate "C", k.conname collate "C"`,
  indexes: `
    select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
    where ${inPublic} order by c.relname collate "C"`,
  functions: `
    select pg_get_functiondef(p.oid) || ';' as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${inPublic} order by p.proname collate "C"`,
  triggers: `
    select pg_get_triggerdef(t.oid) || ';' as line from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where ${inPublic} and not t.tgisinternal order by c.relname collate "C", t.tgname collate "C"`,
  'row-level security': `
    select format('alter table %I%s%s;', c.relname, case when c.relrowsecurity then ' enable row level security' else ' DISABLED' end, case when c.relforcerowsecurity then ', force' else ', NOT FORCED' end) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${inPublic} and c.relkind in ('r', 'p') order by c.relname collate "C"`,
  policies: `
    select format('create policy %I on %I as %s for %s to %s%s%s;', policyname, tablename, lower(permissive), lower(cmd), array_to_string(roles, ', '),
      ' using ' || qual, ' with check ' || with_check) as line
    from pg_policies where schemaname = 'public' order by tablename collate "C", policyname collate "C"`,
  grants: `
    select format('grant %s on %I to %s;', string_agg(lower(privilege_type), ', ' order by privilege_type), table_name, grantee) as line
    from information_schema.role_table_grants where table_schema = 'public' and grantee like 'qingqu%' group by table_name, grantee
    order by table_name collate "C", grantee collate "C"`,
  'column grants': `
    select format('grant select (%s) on %I to %s;', string_agg(column_name, ', ' order by column_name), table_name, grantee) as line
    from information_schema.column_privileges p where table_schema = 'public' and grantee like 'qingqu%' and privilege_type = 'SELECT'
      and not exists (select from information_schema.role_table_grants g where g.table_schema = 'public' and g.table_name = p.table_name and g.grantee = p.grantee)
    group by table_name, grantee order by table_name collate "C", grantee collate "C"`,
};
