/**
 * What DuckDB's dialect has and Postgres has not, as functions that Postgres inlines. They and the relations live in the schema
 * `rules`; everything that a rule's SQL needs beyond them is rewritten as text by {@link forPostgres}.
 */
export const functions = `
  create schema if not exists rules;
  set search_path = rules, public;
  create or replace function list_contains(text[], text) returns boolean immutable parallel safe language sql return $2 = any($1);
  create or replace function list_extract(anyarray, integer) returns anyelement immutable parallel safe language sql as 'select $1[$2]';
  create or replace function list_distinct(anyarray) returns anyarray immutable parallel safe language sql as 'select array(select distinct unnest($1))';
  create or replace function len(anyarray) returns integer immutable parallel safe language sql as 'select coalesce(cardinality($1), 0)';
  create or replace function text_matches(text, text) returns boolean immutable parallel safe language sql return $1 ~ $2;
  create or replace function nfc_normalize(text) returns text immutable parallel safe language sql return normalize($1);
  create or replace function contains(text, text) returns boolean immutable parallel safe language sql return strpos($1, $2) > 0;
  create or replace function split(text, text) returns text[] immutable parallel safe language sql return string_to_array($1, $2);
  create or replace function regexp_extract(text, text) returns text immutable parallel safe language sql return coalesce(substring($1 from $2), '');
  create or replace function list_position(anyarray, anyelement) returns integer immutable parallel safe language sql as 'select array_position($1, $2)';
  create or replace function list_slice(anyarray, bigint, bigint) returns anyarray immutable parallel safe language sql as 'select $1[$2:$3]';
  create or replace function last_day(date) returns date immutable parallel safe language sql return (date_trunc('month', $1::timestamp) + interval '1 month - 1 day')::date;
  create or replace function isodow(date) returns integer immutable parallel safe language sql return extract(isodow from $1)::integer;
  create or replace function date_diff(text, date, date) returns integer immutable parallel safe language sql
    return (extract(year from $3) - extract(year from $2))::integer * 12 + (extract(month from $3) - extract(month from $2))::integer;
  create or replace function year(date) returns integer immutable parallel safe language sql return extract(year from $1)::integer;
  create or replace function month(date) returns integer immutable parallel safe language sql return extract(month from $1)::integer;
  create or replace function round(double precision, integer) returns double precision immutable parallel safe language sql return pg_catalog.round($1::numeric, $2)::double precision;
  do $$ begin
    if not exists (select from pg_aggregate where aggfnoid::regprocedure::text = 'min(uuid)') then
      create function least_uuid(uuid, uuid) returns uuid immutable parallel safe language sql return least($1, $2);
      create aggregate min(uuid) (sfunc = least_uuid, stype = uuid, combinefunc = least_uuid, parallel = safe);
      create function greatest_uuid(uuid, uuid) returns uuid immutable parallel safe language sql return greatest($1, $2);
      create aggregate max(uuid) (sfunc = greatest_uuid, stype = uuid, combinefunc = greatest_uuid, parallel = safe);
    end if;
  end $$`;

/**
 * The relations under their names in the schema `rules`: views over the tables, as the snapshot's mapping has them. The small reference
 * relations become tables with indexes, or each look-up of a working day would number the calendar anew.
 */
export function relationsSql(sources) {
  return sources.map(({ name, columns, from, versioned }) => {
    const select = `select ${columns.map((column) => `${column.sql} as "${column.name}"`).join(', ')} from ${from}`;
    const body = versioned ? `create view rules."${name}" as ${select}` : `create table rules."${name}" as ${select}`;
    const indexes =
      name === 'calendar'
        ? '; create unique index on rules.calendar (day); create index on rules.calendar (workday_no)'
        : '';
    return `${body}${indexes}`;
  });
}

/**
 * A rule's SELECT as Postgres reads it: the same words but for lists, lambdas and four spellings. What a later rule uses beyond these,
 * Postgres refuses by name: then it belongs here.
 */
export function forPostgres(sql) {
  return (
    rewriteFilters(sql)
      // A list literal; in a type (`varchar[]`) or a pattern something else stands before the bracket.
      .replace(/\bquantile_cont\(([^,()]+), \[([^\]]+)\]\)/g, 'percentile_cont(array[$2]) within group (order by $1)')
      .replace(/(?<=[(,]\s*)\[\]/g, 'array[]::uuid[]')
      .replace(/(?<=[(,]\s*)\[(?=["$'\d])/g, 'array[')
      .replace(/\blist\(/g, 'array_agg(')
      .replace(/\bregexp_matches\(/g, 'text_matches(')
      .replace(/\bstrftime\(((?:[^(),]|\([^()]*\))*), '%Y-%m-%d'\)/g, "to_char($1, 'YYYY-MM-DD')")
      .replace(/::double\b/g, '::double precision')
      .replace(/\bas double\)/g, 'as double precision)')
      .replace(/\\x\{([0-9A-F]{4})\}/g, '\\u$1')
  );
}

/** `list_filter(LIST, lambda x: CONDITION)` → an aggregate over `unnest(LIST)`. */
function rewriteFilters(sql) {
  const start = sql.indexOf('list_filter(');
  if (start < 0) return sql;
  const open = start + 'list_filter'.length;
  const { end, comma } = argumentsAt(sql, open);
  const list = sql.slice(open + 1, comma).trim();
  const lambda = /^\s*lambda (\w+):([\s\S]*)$/.exec(sql.slice(comma + 1, end));
  const filtered = `(select array_agg(${lambda[1]}) from unnest(${list}) as ${lambda[1]} where ${lambda[2].trim()})`;
  return sql.slice(0, start) + filtered + rewriteFilters(sql.slice(end + 1));
}

/** Where the parenthesis at `open` ends, and its first comma on its own level; text in quotes is passed over. */
function argumentsAt(sql, open) {
  let depth = 0;
  let comma = -1;
  for (let at = open; at < sql.length; at++) {
    const char = sql[at];
    if (char === "'" || char === '"') at = sql.indexOf(char, at + 1);
    else if ('(['.includes(char)) depth += 1;
    else if (')]'.includes(char)) {
      depth -= 1;
      if (depth === 0) return { end: at, comma };
    } else if (char === ',' && depth === 1 && comma < 0) comma = at;
  }
  throw new Error(`unbalanced parentheses in: ${sql.slice(open, open + 120)}`);
}
