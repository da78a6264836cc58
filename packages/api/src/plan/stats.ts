import type { FieldNode } from 'graphql';
import { badInput, mayNotRead } from '../errors.js';
import { mayRead } from '../model/audience.js';
import type { Entity, Field, Grouping, One } from '../model/entity.js';
import type { Registry } from '../model/registry.js';
import { prefixed, shownBy, statsFields } from '../model/stats-fields.js';
import { filterSql, type Viewer } from './filter.js';
import { type Ground, recordsGround, totalGround } from './ground.js';
import type { Plan } from './planner.js';
import { type Asked, below } from './selection.js';
import { type Read, readObject } from './shape.js';
import { Row, Source, type Statement } from './statement.js';
import { notPublished, notPublishedYet, publishedOf, totalsOf, uncovered } from './totals.js';

export const statsSize = { usual: 500, most: 5000, groups: 4 };

/** What the rows are grouped by. */
interface Group {
  /** The key, from a row's columns (and from what `beside` joins to the row). */
  key: string;
  beside?: string;
  /** Joined to the groups, to show the key. */
  join?: string;
  /** Name of the answer's field → expression over the group. */
  shows: Record<string, string>;
}

/** What is asked, with whatever it is counted from. */
interface Question {
  asked: Asked;
  entities: Registry;
  viewer: Viewer;
  statement: Statement;
  entity: Entity;
  nodes: readonly FieldNode[];
  groups: readonly string[];
  filter: unknown;
  size: number;
}

/**
 * Counts and sums, grouped, in one statement: from the cells of a roll-up where there is one that can tell, else from the records; the
 * statement finds out whether the roll-up has been made. Leadership is answered from published cells or not at all.
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
  const place = nodes[0]!.name.value;
  const groups = [...new Set((args.groupBy as string[] | null | undefined) ?? [])];
  const size = (args.first as number | null | undefined) ?? statsSize.usual;
  if (groups.length > statsSize.groups)
    throw badInput(`${place} groups by at most ${statsSize.groups}, not ${groups.length}.`);
  if (size < 1 || size > statsSize.most) throw badInput(`${place}: first is 1 to ${statsSize.most}, not ${size}.`);

  const question = { asked, entities, viewer, statement, entity, nodes, groups, filter: args.filter, size };
  const grounds = groundsOf(question, args.live === true);
  const counts = grounds.map((ground) => count(question, ground));
  const choices = grounds.map(
    ({ isThere = 'true' }, at) => `when ${isThere} then json_build_array(${at}, ${counts[at]!.sql})`,
  );
  return {
    sql: `(case ${choices.join(' ')} end)`,
    read: (json) => {
      if (json === null) throw notPublishedYet(place);
      const [at, rows] = json as [number, unknown[] | null];
      return (rows ?? []).map(counts[at]!.read);
    },
  };
}

/** From what the question may be answered: the first that is there is asked. */
function groundsOf({ asked, viewer, statement, entity, nodes, groups, filter }: Question, isLive: boolean): Ground[] {
  const place = nodes[0]!.name.value;
  const source = () => new Source(statement.alias());
  const fields = [...below(asked, `${entity.name}Stats`, nodes).values()].map(([node]) => node!.name.value);
  const wish = { groups, fields, filter };
  if (mayRead(entity.readers, viewer.role)) {
    const total = isLive ? undefined : totalsOf(entity).find((each) => uncovered(entity, each, wish).length === 0);
    return [...(total ? [totalGround(total, undefined, source())] : []), recordsGround(entity, source())];
  }
  const total = viewer.role === 'leader' ? publishedOf(entity) : undefined;
  if (!total) throw mayNotRead(viewer.role, place);
  const untold = [...(isLive ? ['live'] : []), ...uncovered(entity, total, wish)];
  if (untold.length > 0) throw notPublished(entity, total, place, untold);
  return [totalGround(total, total.published, source())];
}

/** The groups as a list of JSON arrays, and how to read one: the rows are grouped by plain keys, and names are joined to the few groups. */
function count(question: Question, ground: Ground): { sql: string; read: (json: unknown) => unknown } {
  const { asked, entities, viewer, statement, entity, nodes, size } = question;
  const groups = question.groups.map((name, at) =>
    groupOf(entities, entity, ground, entity.stats!.groups[name]!, `g.k${at}`, statement),
  );
  const filter = filterSql({ entities, viewer, statement }, entity, ground.col, question.filter);

  // Only what is asked for is worked out: `shown` is an expression over the groups, `computed` what the grouping must give.
  const shown = Object.assign({}, ...groups.map(({ shows }) => shows)) as Record<string, string>;
  const computed = new Set<string>();
  const type = `${entity.name}Stats`;
  const known = new Map(statsFields(entities, entity).map((field) => [field.name, field]));
  const row = new Row(statement);
  const reads: [string, Read][] = [];
  for (const [key, [node]] of below(asked, type, nodes)) {
    const name = node!.name.value;
    if (name === '__typename') {
      reads.push([key, () => type]);
      continue;
    }
    const expression = shown[name] ?? measured(entity, ground, name, computed);
    if (!expression) {
      reads.push([key, () => null]);
      continue;
    }
    const at = row.put(expression);
    const read = known.get(name)!.type.read as ((json: unknown) => unknown) | undefined;
    reads.push([key, (values) => (values[at] === null || !read ? values[at] : read(values[at]))]);
  }

  const keys = groups.map((_, at) => `k${at}`);
  const list = [...groups.map(({ key }, at) => `${key} as k${at}`), `${ground.count} as n`, ...computed].join(', ');
  const beside = groups.map((group) => (group.beside ? ` ${group.beside}` : '')).join('');
  const grouped = `select ${list} from ${ground.table} ${ground.source.alias}${beside}${filter ? ` where ${filter}` : ''}`;
  const tail = keys.length > 0 ? ` group by ${keys.map((_, at) => at + 1).join(', ')} order by ${keys.join(', ')}` : '';
  const joins = groups.map(({ join }) => (join ? ` ${join}` : '')).join('');
  const order = groups.map(({ shows }) => Object.values(shows)[0]!).join(', ');
  const read = readObject(reads, undefined);
  return {
    sql: `(select json_agg(${row.toSql()}${order ? ` order by ${order}` : ''}) from (${grouped}${tail} limit ${size}) g${joins})`,
    read: (json) => read(row.values(json)),
  };
}

const aggregates: Readonly<Record<string, (column: string) => { shown: string; computed: 'sum' | 'min' | 'max' }>> = {
  sum: (c) => ({ shown: `coalesce(g.sum_${c}, 0)::text`, computed: 'sum' }),
  min: (c) => ({ shown: `g.min_${c}::text`, computed: 'min' }),
  max: (c) => ({ shown: `g.max_${c}::text`, computed: 'max' }),
  avg: (c) => ({ shown: `round(g.sum_${c} / g.n)::bigint::text`, computed: 'sum' }),
};

/** `count`, `epoch`, or `sumAmount`, `distinctPayees` and their like; notes what the grouping must compute for it. */
function measured(entity: Entity, ground: Ground, name: string, computed: Set<string>): string | undefined {
  if (name === 'count') return 'g.n::int';
  if (name === 'epoch') return `${ground.epoch}::text`;
  if (name === 'suppressed') return ground.suppressed;
  for (const [things, relation] of Object.entries(entity.stats!.distinct ?? {})) {
    if (name !== prefixed('distinct', things)) continue;
    const column = relatedBy(entity, relation);
    computed.add(`${ground.distinct(column)} as distinct_${column}`);
    return `g.distinct_${column}::int`;
  }
  for (const measure of entity.stats!.measures) {
    const { column } = entity.members[measure] as Field;
    const [kind] = Object.keys(aggregates).filter((each) => name === prefixed(each, measure));
    if (!kind) continue;
    const aggregate = aggregates[kind]!(column);
    computed.add(`${ground.aggregate(aggregate.computed, column)} as ${aggregate.computed}_${column}`);
    return aggregate.shown;
  }
  return undefined;
}

/** The column that says which record a relation leads to. */
function relatedBy(entity: Entity, relation: string): string {
  const member = entity.members[relation];
  return member?.kind === 'either' ? member.idColumn : (member as One).column!;
}

function groupOf(
  entities: Registry,
  entity: Entity,
  ground: Ground,
  grouping: Grouping,
  key: string,
  statement: Statement,
): Group {
  switch (grouping.kind) {
    case 'field': {
      const { column, type } = entity.members[grouping.field] as Field;
      return { key: ground.col(column), shows: { [grouping.field]: type.json(key) } };
    }
    case 'month': {
      const { column } = entity.members[grouping.field] as Field;
      return { key: ground.month(column), shows: { month: `to_char(${key}, 'YYYY-MM')` } };
    }
    case 'relation': {
      const relation = entity.members[grouping.relation] as One;
      const target = entities.get(relation.target)!;
      const there = statement.alias();
      const shows = grouping.shows.map((shown) => {
        const { column, type } = shownBy(target, shown);
        return [`${grouping.relation}${shown[0]!.toUpperCase()}${shown.slice(1)}`, type.json(`${there}.${column}`)];
      });
      return {
        key: ground.col(relation.column!),
        join: `left join ${target.table} ${there} on ${there}.${target.key[0]!.column} = ${key}`,
        shows: Object.fromEntries(shows),
      };
    }
    case 'region':
      return regionGroup(entity, ground, grouping.level, key, statement);
  }
}

function regionGroup(
  entity: Entity,
  ground: Ground,
  level: 'own' | 'county' | 'prefecture',
  key: string,
  statement: Statement,
): Group {
  const there = statement.alias();
  const join = `left join region ${there} on ${there}.code = ${key}`;
  if (level === 'own')
    return { key: ground.col(entity.regionColumn!), join, shows: { regionCode: key, regionName: `${there}.name` } };
  const above = statement.alias();
  return {
    key: `${above}.code`,
    beside: `left join (${regionsAbove(level)}) ${above} on ${above}.scope_lo = ${ground.col('scope_ord')}`,
    join,
    shows: { [`${level}Code`]: key, [`${level}Name`]: `${there}.name` },
  };
}

/**
 * For each scope number, the region of a level that it lies in, by walking up at most three fiscal parents. Some thousand
 * rows, which a hash join looks up for each row; comparing each row's number with the intervals takes six times as long.
 */
function regionsAbove(level: 'county' | 'prefecture'): string {
  const steps = ['a', 'b', 'c', 'd'];
  // A prefecture is what lies directly below the province: a directly managed county stands beside the prefectures.
  const isIt = (at: number) =>
    level === 'county' ? `${steps[at]}.level = 'county'` : `${steps[at + 1]}.level = 'province'`;
  const reach = level === 'county' ? steps.slice(0, 3) : steps.slice(0, 4);
  const found = reach.slice(0, 3).map((step, at) => `when ${isIt(at)} then ${step}.code`);
  const parents = reach
    .slice(1)
    .map((step, at) => `left join region ${step} on ${step}.code = ${steps[at]}.fiscal_parent`);
  return `select a.scope_lo, case ${found.join(' ')} end as code from region a ${parents.join(' ')} where a.valid_to is null`;
}
