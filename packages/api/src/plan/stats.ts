import type { FieldNode } from 'graphql';
import { administratorsMayNot, badInput } from '../errors.js';
import type { Entity, Field, Grouping, One } from '../model/entity.js';
import type { Registry } from '../model/registry.js';
import { statsFields } from '../model/stats-fields.js';
import { filterSql, type Viewer } from './filter.js';
import type { Plan } from './planner.js';
import { type Asked, below } from './selection.js';
import { type Read, readObject } from './shape.js';
import { Row, Source, type Statement } from './statement.js';

export const statsSize = { usual: 500, most: 5000, groups: 4 };

/** What the rows are grouped by: its key in the innermost query, and what shows it at the end. */
interface Group {
  name: string;
  key: string;
  alias: string;
  /** The region level that the keys (scope numbers) are lifted to in between. */
  lift?: 'county' | 'prefecture';
  /** Joined at the end, to show the key. */
  join?: string;
  /** Name of the answer's field → expression. */
  shows: Record<string, string>;
}

/**
 * Counts and sums, grouped, in one statement: innermost the rows are grouped by what they hold (by the scope number where
 * a level of regions is asked for), then few groups are lifted to the regions, and names are joined to what is left.
 */
export function planStats(
  asked: Asked,
  entities: Registry,
  viewer: Viewer,
  statement: Statement,
  entity: Entity,
  nodes: readonly FieldNode[],
  args: Record<string, unknown>,
): Plan {
  const place = `${nodes[0]!.name.value}`;
  if (entity.readers === 'staff' && viewer.role === 'admin') throw administratorsMayNot(place);
  const names = [...new Set((args.groupBy as string[] | null | undefined) ?? [])];
  const size = (args.first as number | null | undefined) ?? statsSize.usual;
  if (names.length > statsSize.groups)
    throw badInput(`${place} groups by at most ${statsSize.groups}, not ${names.length}.`);
  if (size < 1 || size > statsSize.most) throw badInput(`${place}: first is 1 to ${statsSize.most}, not ${size}.`);

  const source = new Source(statement.alias());
  const groups = names.map((name, at) =>
    groupOf(entities, entity, source, name, entity.stats!.groups[name]!, `k${at}`, statement),
  );
  const filter = filterSql({ entities, viewer, statement }, entity, source.col, args.filter);
  const measures = entity.stats!.measures.map((measure, at) => ({
    measure,
    at,
    column: source.col((entity.members[measure] as Field).column),
  }));

  const innermost = [
    ...groups.map(({ key, alias }) => `${key} as ${alias}`),
    'count(*) as n',
    ...measures.map(
      ({ at, column }) => `sum(${column}) as sum${at}, min(${column}) as min${at}, max(${column}) as max${at}`,
    ),
  ];
  let sql = `select ${innermost.join(', ')} from ${entity.table} ${source.alias}${filter ? ` where ${filter}` : ''}${groupBy(groups)}`;
  for (const group of groups) if (group.lift) sql = lifted(sql, group, groups, measures.length);

  const row = new Row(statement);
  const expressions: Record<string, string> = { count: 'g.n::int' };
  for (const { measure, at } of measures) {
    const name = (prefix: string) => `${prefix}${measure[0]!.toUpperCase()}${measure.slice(1)}`;
    expressions[name('sum')] = `coalesce(g.sum${at}, 0)::text`;
    expressions[name('min')] = `g.min${at}::text`;
    expressions[name('max')] = `g.max${at}::text`;
    expressions[name('avg')] = `round(g.sum${at} / g.n)::bigint::text`;
  }
  for (const group of groups) Object.assign(expressions, group.shows);

  const type = `${entity.name}Stats`;
  const known = new Map(statsFields(entities, entity).map((field) => [field.name, field]));
  const reads: [string, Read][] = [];
  for (const [key, [node]] of below(asked, type, nodes)) {
    const name = node!.name.value;
    const expression = expressions[name];
    if (name === '__typename') reads.push([key, () => type]);
    else if (!expression) reads.push([key, () => null]);
    else {
      const at = row.put(expression);
      const read = known.get(name)!.type.read as ((json: unknown) => unknown) | undefined;
      reads.push([key, (values) => (values[at] === null || !read ? values[at] : read(values[at]))]);
    }
  }
  const keys = groups.map(({ alias }) => `g.${alias}`).join(', ');
  const shownKeys = groups.map(({ shows }) => Object.values(shows)[0]!).join(', ');
  const joins = groups.map(({ join }) => (join ? ` ${join}` : '')).join('');
  const page = `select * from (${sql}) g0${keys ? ` order by ${keys.replaceAll('g.', 'g0.')}` : ''} limit ${size}`;
  const read = readObject(reads, undefined);
  return {
    sql: `(select json_agg(${row.toSql()}${keys ? ` order by ${shownKeys}` : ''}) from (${page}) g${joins})`,
    read: (json) => ((json ?? []) as unknown[]).map((each) => read(row.values(each))),
  };
}

function groupOf(
  entities: Registry,
  entity: Entity,
  source: Source,
  name: string,
  grouping: Grouping,
  alias: string,
  statement: Statement,
): Group {
  const key = `g.${alias}`;
  switch (grouping.kind) {
    case 'field': {
      const { column, type } = entity.members[grouping.field] as Field;
      return { name, alias, key: source.col(column), shows: { [grouping.field]: type.json(key) } };
    }
    case 'month': {
      const { column } = entity.members[grouping.field] as Field;
      return { name, alias, key: `to_char(${source.col(column)}, 'YYYY-MM')`, shows: { month: key } };
    }
    case 'relation': {
      const relation = entity.members[grouping.relation] as One;
      const target = entities.get(relation.target)!;
      const there = statement.alias();
      const shows = grouping.shows.map((shown) => {
        const { column, type } = target.members[shown] as Field;
        return [`${grouping.relation}${shown[0]!.toUpperCase()}${shown.slice(1)}`, type.json(`${there}.${column}`)];
      });
      return {
        name,
        alias,
        key: source.col(relation.column!),
        join: `left join ${target.table} ${there} on ${there}.${target.key[0]!.column} = ${key}`,
        shows: Object.fromEntries(shows),
      };
    }
    case 'region': {
      const there = statement.alias();
      const shown = grouping.level === 'own' ? 'region' : grouping.level;
      return {
        name,
        alias,
        key: source.col(grouping.level === 'own' ? entity.regionColumn! : 'scope_ord'),
        ...(grouping.level !== 'own' && { lift: grouping.level }),
        join: `left join region ${there} on ${there}.code = ${key}`,
        shows: { [`${shown}Code`]: key, [`${shown}Name`]: `${there}.name` },
      };
    }
  }
}

function groupBy(groups: readonly Group[]): string {
  return groups.length === 0 ? '' : ` group by ${groups.map((_, at) => at + 1).join(', ')}`;
}

/** A prefecture is what lies directly below the province: a directly managed county stands beside the prefectures. */
const atLevel = {
  county: `r.level = 'county'`,
  prefecture: `exists (select from region p where p.code = r.fiscal_parent and p.level = 'province')`,
};

/** Turns one key from a scope number into the code of the region of a level that contains it, and groups again. */
function lifted(sql: string, { alias, lift }: Group, groups: readonly Group[], measures: number): string {
  const columns = [
    ...groups.map((group) => (group.alias === alias ? `r.code as ${alias}` : `i.${group.alias}`)),
    'sum(i.n) as n',
    ...Array.from(
      { length: measures },
      (_, at) => `sum(i.sum${at}) as sum${at}, min(i.min${at}) as min${at}, max(i.max${at}) as max${at}`,
    ),
  ];
  const regions = `select r.code, r.scope_lo, r.scope_hi from region r where r.valid_to is null and ${atLevel[lift!]}`;
  return `select ${columns.join(', ')} from (${sql}) i left join (${regions}) r on i.${alias} between r.scope_lo and r.scope_hi${groupBy(groups)}`;
}
