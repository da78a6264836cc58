import type pg from 'pg';
import { quoted } from './tables.js';

interface Index {
  name: string;
  table: string;
  definition: string;
  /** The parts of a partitioned table, each of which has an index of the same name in its schema. */
  parts: { name: string; schema: string }[];
}

/**
 * Takes the indexes off these tables but for their keys, in the transaction that fills them: made of the rows when they are all there, they take a fraction of the
 * time. Answers the statements that make them exactly as they were.
 */
export async function takeIndexesOff(client: pg.ClientBase, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<Index>(
    `select i.relname as name, t.relname as table, pg_get_indexdef(i.oid) as definition,
       coalesce((select jsonb_agg(jsonb_build_object('name', part.relname, 'schema', home.nspname) order by home.nspname)
         from pg_inherits h join pg_class part on part.oid = h.inhrelid join pg_namespace home on home.oid = part.relnamespace
         where h.inhparent = t.oid), '[]') as parts
     from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
     where t.relnamespace = 'public'::regnamespace and t.relname = any($1)
       and not exists (select from pg_constraint c where c.conindid = i.oid)
     order by i.relname`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index public.${quoted(name)}`);
  return rows.flatMap(remaking);
}

/** The index of a partitioned table is made of those of its parts. */
const remaking = ({ name, table, definition, parts }: Index): string[] => [
  definition,
  ...parts.flatMap((part) => [
    definition.replace(` ON ONLY public.${table} `, ` ON ${quoted(part.schema)}.${quoted(part.name)} `),
    `alter index public.${quoted(name)} attach partition ${quoted(part.schema)}.${quoted(name)}`,
  ]),
];
