import type { FieldNode } from 'graphql';
import { badInput } from '../errors.js';
import type { Viewer } from '../identity/principal.js';
import type { Col, Entity } from '../model/entity.js';
import type { Registry } from '../model/registry.js';
import { filterSql } from './filter.js';
import { Planner, pageSize } from './planner.js';
import { type Asked, argumentsOf, below, type Fields } from './selection.js';
import { Answer } from './shape.js';
import { Statement } from './statement.js';
import { planStats } from './stats.js';

/** What answers a root field: a statement, when Postgres has to be asked, and how to read its JSON. */
export interface RootPlan {
  question?: { text: string; values: readonly unknown[] };
  read(json: unknown): unknown;
}

type Root = (asked: Asked, viewer: Viewer, nodes: readonly FieldNode[], args: Record<string, unknown>) => RootPlan;

/** The root fields of `Query` that are planned, by name. */
export type Roots = ReadonlyMap<string, Root>;

export function rootsOf(entities: Registry, statsName: (entity: Entity) => string): Roots {
  const roots = new Map<string, Root>([
    ['node', nodeRoot(entities)],
    ['nodes', nodesRoot(entities)],
    ['viewer', (asked, viewer, nodes) => planViewer(entities, asked, viewer, below(asked, 'Viewer', nodes))],
  ]);
  for (const entity of entities.values()) {
    roots.set(entity.plural, (asked, viewer, nodes, args) => {
      const statement = new Statement();
      const planner = new Planner(asked, entities, viewer, statement);
      return rootPlan(statement, planner.connection(entity, nodes, args, entity.plural));
    });
    if (entity.stats)
      roots.set(statsName(entity), (asked, viewer, nodes, args) => {
        const statement = new Statement();
        return rootPlan(statement, planStats(asked, entities, viewer, statement, entity, nodes, args));
      });
  }
  return roots;
}

/** Plans one root field of a query. */
export function planRoot(roots: Roots, asked: Asked, viewer: Viewer, nodes: readonly FieldNode[]): RootPlan {
  const name = nodes[0]!.name.value;
  const root = roots.get(name);
  if (!root) throw new Error(`Query.${name} is not planned`);
  return root(asked, viewer, nodes, argumentsOf(asked, 'Query', nodes[0]!));
}

function rootPlan(statement: Statement, { sql, read }: { sql: string; read(json: unknown): unknown }): RootPlan {
  return { question: { text: `select ${sql}`, values: statement.values }, read };
}

function nodesRoot(entities: Registry): Root {
  return (asked, viewer, nodes, args) => {
    const ids = args.ids as string[];
    if (ids.length > pageSize.most) throw badInput(`nodes takes at most ${pageSize.most} ids, not ${ids.length}.`);
    const statement = new Statement();
    return rootPlan(statement, new Planner(asked, entities, viewer, statement).nodes(ids, nodes));
  };
}

function nodeRoot(entities: Registry): Root {
  return (asked, viewer, nodes, args) => {
    const statement = new Statement();
    const plan = new Planner(asked, entities, viewer, statement).nodes([args.id as string], nodes);
    return rootPlan(statement, { sql: plan.sql, read: (json) => (plan.read(json) as unknown[])[0] });
  };
}

/** Plans the record with this key, as an object type of its entity. */
export function planRecord(
  entities: Registry,
  asked: Asked,
  viewer: Viewer,
  record: { entity: Entity; key: string },
  nodes: readonly FieldNode[],
): RootPlan {
  const { entity, key } = record;
  const { column, type } = entity.key[0]!;
  const statement = new Statement();
  const bound = statement.bind(key, type);
  const planner = new Planner(asked, entities, viewer, statement);
  return rootPlan(
    statement,
    planner.row(entity, below(asked, entity.name, nodes), (col) => `${col(column)} = ${bound}`),
  );
}

/** Those records with these keys that pass the filter, as a map by their keys. */
export function planRecords(
  entities: Registry,
  asked: Asked,
  viewer: Viewer,
  wanted: { entity: Entity; keys: readonly string[]; filter: unknown },
  nodes: readonly FieldNode[],
): RootPlan {
  const { entity, keys, filter } = wanted;
  const { column, type } = entity.key[0]!;
  const statement = new Statement();
  const planner = new Planner(asked, entities, viewer, statement);
  const where = (col: Col) => {
    const isOne = `${col(column)} = any(${statement.bind(keys, `${type}[]`)})`;
    const passes = filterSql({ entities, viewer, statement }, entity, col, filter);
    return passes === undefined ? isOne : `${isOne} and ${passes}`;
  };
  const plan = planner.records(entity, below(asked, entity.name, nodes), where);
  return rootPlan(statement, { sql: plan.sql, read: (json) => new Map(plan.read(json)) });
}

/** The viewer as an answer. Only its region is a matter for Postgres. */
export function planViewer(entities: Registry, asked: Asked, viewer: Viewer, fields: Fields): RootPlan {
  const shown: Record<string, unknown> = {
    __typename: 'Viewer',
    username: viewer.username,
    displayName: viewer.displayName,
    role: viewer.role.toUpperCase(),
    regionCode: viewer.regionCode,
    departmentKinds: viewer.departmentKinds.map((kind) => kind.toUpperCase()),
    mustChangePassword: viewer.mustChangePassword,
    secondFactor: viewer.secondFactor,
  };
  const statement = new Statement();
  const planner = new Planner(asked, entities, viewer, statement);
  const regions = [...fields].filter(([, [node]]) => node!.name.value === 'region');
  const plans = regions.map(([key, nodes]) => {
    const region = entities.get('Region')!;
    const code = statement.bind(viewer.regionCode, 'text');
    return { key, plan: planner.row(region, below(asked, 'Region', nodes), (col) => `${col('code')} = ${code}`) };
  });
  const read = (json: unknown) => {
    const answer = new Answer();
    for (const [key, [node]] of fields) {
      const at = plans.findIndex((each) => each.key === key);
      answer[key] = at < 0 ? shown[node!.name.value] : plans[at]!.plan.read((json as unknown[])[at]);
    }
    return answer;
  };
  if (plans.length === 0) return { read };
  return {
    question: {
      text: `select json_build_array(${plans.map(({ plan }) => plan.sql).join(',')})`,
      values: statement.values,
    },
    read,
  };
}
