import type { FieldNode } from 'graphql';
import { badInput, mayNotRead } from '../errors.js';
import { mayRead } from '../model/audience.js';
import type { Either, Entity, Many, Mixed, One, OrderTerm, StructuredValue } from '../model/entity.js';
import type { Registry } from '../model/registry.js';
import { filterSql, type Viewer } from './filter.js';
import { globalId, parseGlobalId } from './global-id.js';
import { beyond, cursorSeal, orderSql, readCursor, type Term, totalOrder, writeCursor } from './order.js';
import { type Asked, argumentsOf, below, type Fields } from './selection.js';
import { Answer, type Read, readObject, readStructure } from './shape.js';
import { Row, Source, type Statement, type Values } from './statement.js';

/** An expression that yields JSON, and how to make an answer of that JSON. */
export interface Plan {
  sql: string;
  read(json: unknown): unknown;
}

export const pageSize = { usual: 50, most: 1_000 };

/**
 * Turns a GraphQL selection into one SQL expression. To-one relations become joins whose columns travel flat in the row of
 * their parent; to-many relations become correlated subqueries that yield JSON lists. So one root field is one statement,
 * however deep the selection goes.
 */
export class Planner {
  constructor(
    private readonly asked: Asked,
    private readonly entities: Registry,
    private readonly viewer: Viewer,
    private readonly statement: Statement,
  ) {}

  /** A page of an entity's rows as a connection. `where` ties the rows to their parent. */
  connection(
    entity: Entity,
    nodes: readonly FieldNode[],
    args: Record<string, unknown>,
    place: string,
    where?: (col: Source['col']) => string,
  ): Plan {
    if (!this.#mayRead(entity)) throw mayNotRead(this.viewer.role, place);
    const page = this.#page(entity, args, place);
    const fields = below(this.asked, `${entity.name}Connection`, nodes);
    const selected = selectedParts(this.asked, entity, fields);
    if (!selected.rows && !selected.total) {
      const readConnection = connectionReader(entity, page, fields, selected, new Map(), () => '');
      return { sql: `'[]'::json`, read: () => readConnection([], undefined) };
    }

    const base = new Source(this.statement.alias());
    const filter = filterSql(this.#filtering(), entity, base.col, args.filter);
    const rows = [where?.(base.col), filter].filter((each) => each !== undefined);

    const row = new Row(this.statement);
    const readNode = new Map<string, Read>();
    for (const [key, nodeFields] of selected.nodes) readNode.set(key, this.#object(entity, base.col, row, nodeFields));
    const order = page.terms.map(({ column }) => (selected.cursors ? row.put(`${base.col(column)}::text`) : 0));
    const cursorOf = (values: Values) =>
      writeCursor(
        page.seal,
        order.map((at) => values[at]),
      );

    const parts: string[] = [];
    if (selected.rows) {
      const keyset = page.from && beyond(page.terms, page.from, base.col, this.statement, page.backward);
      const limit = page.size + (selected.hasMore ? 1 : 0);
      const inner = orderSql(page.terms, base.col, page.backward);
      const outer = orderSql(page.terms, base.col);
      const list = row.toSql();
      const chosen = `select ${[...base.columns].map((column) => `${base.alias}.${column}`).join(',')} from ${entity.table} ${base.alias}`;
      parts.push(
        `(select json_agg(${list} order by ${outer}) from (${chosen}${whereSql([...rows, keyset])} order by ${inner} limit ${limit}) ${base.alias}${row.joins})`,
      );
    }
    if (selected.total) parts.push(`(select count(*)::int from ${entity.table} ${base.alias}${whereSql(rows)})`);

    const readConnection = connectionReader(entity, page, fields, selected, readNode, cursorOf);
    return {
      sql: parts.length === 1 ? parts[0]! : `json_build_array(${parts.join(',')})`,
      read: (json) => {
        const [list, total] = parts.length === 2 ? (json as unknown[]) : selected.rows ? [json] : [undefined, json];
        return readConnection(
          ((list ?? []) as unknown[]).map((each) => row.values(each)),
          total,
        );
      },
    };
  }

  /** The one row that `where` tells, as an object; null when there is none or the viewer may not see it. */
  row(entity: Entity, fields: Fields, where: (col: Source['col']) => string, marked = false): Plan {
    const source = new Source(this.statement.alias());
    const row = new Row(this.statement);
    const read = this.#object(entity, source.col, row, fields, marked);
    // A row with no value at all would still have to tell that it is there.
    row.put(source.col(entity.key[0]!.column));
    return {
      sql: `(select ${row.toSql()} from ${entity.table} ${source.alias}${row.joins} where ${where(source.col)} limit 1)`,
      read: (json) => (json === null || json === undefined ? null : read(row.values(json))),
    };
  }

  /** Rows of several entities by their ids, in the order of the ids; null for what is not there or not to be seen. */
  nodes(ids: readonly string[], nodes: readonly FieldNode[]): Plan {
    const wanted = ids.map((id) => parseGlobalId(this.entities, id));
    const kinds = [...new Set(wanted.flatMap((each) => (each && this.#mayRead(each.entity) ? [each.entity] : [])))];
    const plans = kinds.map((entity) => {
      const keys = wanted.flatMap((each) => (each?.entity === entity ? [each.key] : []));
      return this.#keyed(entity, below(this.asked, entity.name, nodes), (col) =>
        entity.key
          .map(({ column, type }, at) => ({ column: col(column), values: keys.map((key) => key[at]!), type }))
          .map(({ column, values, type }) => this.#oneOf(column, values, type))
          .join(' and '),
      );
    });
    return {
      sql: plans.length === 0 ? `'[]'::json` : `json_build_array(${plans.map((plan) => plan.sql).join(',')})`,
      read: (json) => {
        const found = new Map<string, unknown>();
        plans.forEach((plan, at) => {
          for (const [key, node] of plan.read((json as unknown[])[at])) found.set(globalId(kinds[at]!, [key]), node);
        });
        return wanted.map((each) => (each ? (found.get(globalId(each.entity, each.key)) ?? null) : null));
      },
    };
  }

  /** One value is compared as such: Postgres expects ten of an array whose length it does not know, and would plan each anew. */
  #oneOf(column: string, values: readonly unknown[], type: string): string {
    if (values.length === 1) return `${column} = ${this.statement.bind(values[0], type)}`;
    return `${column} = any(${this.statement.bind(values, `${type}[]`)})`;
  }

  /** The rows that `where` tells, as pairs of key and object; what the viewer may not see is not among them. */
  records(entity: Entity, fields: Fields, where: (col: Source['col']) => string) {
    if (!this.#mayRead(entity)) throw mayNotRead(this.viewer.role, entity.plural);
    return this.#keyed(entity, fields, where);
  }

  /** Rows of one entity as pairs of key and object. */
  #keyed(entity: Entity, fields: Fields, where: (col: Source['col']) => string) {
    const source = new Source(this.statement.alias());
    const row = new Row(this.statement);
    const read = this.#object(entity, source.col, row, fields, true);
    const key = entity.key.map(({ column }) => row.put(source.col(column)));
    return {
      sql: `(select json_agg(${row.toSql()}) from ${entity.table} ${source.alias}${row.joins} where ${where(source.col)})`,
      read: (json: unknown): [string, unknown][] =>
        ((json ?? []) as unknown[]).map((each) => {
          const values = row.values(each);
          return [key.map((at) => values[at]).join('/'), read(values)];
        }),
    };
  }

  /** Adds to `row` what these fields of an object need, and returns how to read the object from the row. */
  #object(entity: Entity, col: Source['col'], row: Row, fields: Fields, marked = false): Read {
    const reads: [string, Read][] = [];
    for (const [key, nodes] of fields) reads.push([key, this.#member(entity, col, row, nodes)]);
    return this.#counted(entity, col, row, readObject(reads, marked ? entity.name : undefined));
  }

  /** Counts the rows of persons among those that are read; other entities are read as they were. */
  #counted({ name, personal }: Entity, col: Source['col'], row: Row, read: Read): Read {
    if (!personal || !this.asked.personal) return read;
    const tally = this.asked.personal.of(name);
    const at = personal === 'all' ? undefined : row.put(personal(col));
    return (values) => {
      if (at === undefined || values[at] === true) tally.rows += 1;
      return read(values);
    };
  }

  #member(entity: Entity, col: Source['col'], row: Row, nodes: readonly FieldNode[]): Read {
    const name = nodes[0]!.name.value;
    if (name === '__typename') return () => entity.name;
    if (name === 'id') {
      const key = entity.key.map(({ column, type }) =>
        row.put(type === 'bigint' ? `${col(column)}::text` : col(column)),
      );
      return (values) =>
        globalId(
          entity,
          key.map((at) => values[at]),
        );
    }
    const member = entity.members[name]!;
    switch (member.kind) {
      case 'field': {
        const at = row.put(member.type.json(col(member.column)));
        return valueAt(at, member.type.read as ((json: unknown) => unknown) | undefined);
      }
      case 'computed': {
        if (member.staffOnly && !mayRead('business', this.viewer.role)) return () => null;
        const at = row.put(member.sql(col, (sql) => row.join(sql)));
        if ('structure' in member.type) return this.#structure(member.type, at, nodes);
        return valueAt(at, member.type.read as ((json: unknown) => unknown) | undefined);
      }
      case 'one':
        return this.#one(member, col, row, nodes, `${entity.name}.${name}`);
      case 'many':
        return this.#many(entity, member, col, row, nodes);
      case 'either':
        return this.#either(member, col, row, nodes);
      case 'mixed':
        return this.#mixed(entity, member, col, row, nodes);
    }
  }

  #structure(type: StructuredValue, at: number, nodes: readonly FieldNode[]): Read {
    const fields = below(this.asked, type.name, nodes);
    return (values) =>
      values[at] === null ? null : type.read(values[at] as never).map((each) => readStructure(type.name, fields, each));
  }

  /** Joined beside the parent's row; its columns travel flat in it. */
  #one(relation: One, col: Source['col'], row: Row, nodes: readonly FieldNode[], place: string): Read {
    const target = this.entities.get(relation.target)!;
    if (!this.#mayRead(target)) throw mayNotRead(this.viewer.role, place);
    const source = new Source(this.statement.alias());
    row.addJoin(`left join ${target.table} ${source.alias} on ${relation.on(col, source.col)}`);
    const present = row.put(source.col(target.key[0]!.column));
    const read = this.#object(target, source.col, row, below(this.asked, target.name, nodes));
    return (values) => (values[present] === null ? null : read(values));
  }

  #many(entity: Entity, relation: Many, col: Source['col'], row: Row, nodes: readonly FieldNode[]): Read {
    const target = this.entities.get(relation.target)!;
    const args = argumentsOf(this.asked, entity.name, nodes[0]!);
    const place = `${entity.name}.${nodes[0]!.name.value}`;
    const plan = this.connection(target, nodes, args, place, (there) => relation.on(col, there));
    const at = row.put(plan.sql);
    return (values) => plan.read(values[at]);
  }

  #either(relation: Either, col: Source['col'], row: Row, nodes: readonly FieldNode[]): Read {
    const kinds = Object.entries(relation.targets).map(([kind, name]) => {
      const entity = this.entities.get(name)!;
      const fields = below(this.asked, name, nodes);
      const idColumn = col(relation.idColumn);
      return { kind, plan: this.row(entity, fields, (there) => `${there('id')} = ${idColumn}`, true) };
    });
    const kindAt = row.put(col(relation.kindColumn));
    const cases = kinds.map(({ kind, plan }) => `when '${kind}' then ${plan.sql}`).join(' ');
    const at = row.put(`case ${col(relation.kindColumn)} ${cases} end`);
    const plans = new Map(kinds.map(({ kind, plan }) => [kind, plan]));
    return (values) => plans.get(values[kindAt] as string)?.read(values[at]) ?? null;
  }

  #mixed(entity: Entity, relation: Mixed, col: Source['col'], row: Row, nodes: readonly FieldNode[]): Read {
    const args = argumentsOf(this.asked, entity.name, nodes[0]!);
    const ids = `${col(relation.column)}[1:${pageLength(args.first, `${entity.name}.${relation.column}`)}]`;
    const kinds = [...this.entities.values()].filter(
      (each) => each.key[0]!.type === 'uuid' && each.key.length === 1 && this.#mayRead(each),
    );
    const plans = kinds.map((each) =>
      this.#keyed(each, below(this.asked, each.name, nodes), (there) => `${there('id')} = any(${ids})`),
    );
    const idsAt = row.put(`to_json(${ids})`);
    const at = row.put(`json_build_array(${plans.map((plan) => plan.sql).join(',')})`);
    return (values) => {
      const found = new Map(plans.flatMap((plan, kind) => plan.read((values[at] as unknown[])[kind])));
      return (values[idsAt] as string[]).flatMap((id) => (found.has(id) ? [found.get(id)] : []));
    };
  }

  #mayRead(entity: Entity): boolean {
    return mayRead(entity.readers, this.viewer.role);
  }

  #filtering() {
    return { entities: this.entities, viewer: this.viewer, statement: this.statement };
  }

  #page(entity: Entity, args: Record<string, unknown>, place: string): Page {
    const { first, last, after, before, orderBy, filter } = args;
    const backward = last !== undefined && last !== null;
    const [has, not] = backward ? ['last', 'first and after'] : ['first', 'last and before'];
    const wrong = backward ? (first ?? after) : before;
    if (wrong !== undefined && wrong !== null)
      throw badInput(`${place}: ${has} does not go with ${not}. Ask first/after or last/before.`);
    const terms = totalOrder(entity, (orderBy as OrderInput[] | undefined)?.map(toTerm));
    const seal = cursorSeal(place, terms, filter);
    const cursor = backward ? before : after;
    return {
      backward,
      terms,
      seal,
      size: pageLength(backward ? last : first, place),
      from: typeof cursor === 'string' ? readCursor(cursor, seal, terms) : undefined,
    };
  }
}

interface Page {
  /** `last`/`before` rather than `first`/`after`. */
  backward: boolean;
  terms: Term[];
  seal: string;
  size: number;
  /** The order's values of the row that the page begins behind. */
  from: (string | null)[] | undefined;
}

interface OrderInput {
  field: string;
  direction: 'ASC' | 'DESC';
}

const toTerm = ({ field, direction }: OrderInput): OrderTerm => ({ field, descending: direction === 'DESC' });

function pageLength(asked: unknown, place: string): number {
  const size = (asked as number | null | undefined) ?? pageSize.usual;
  if (size < 1 || size > pageSize.most)
    throw badInput(
      `${place}: a page has 1 to ${pageSize.most} rows, not ${size}. Ask for the rest with after: pageInfo.endCursor.`,
    );
  return size;
}

function whereSql(parts: (string | undefined)[]): string {
  const said = parts.filter((part) => part !== undefined && part !== 'true');
  return said.length === 0 ? '' : ` where ${said.join(' and ')}`;
}

function valueAt(at: number, read: ((json: unknown) => unknown) | undefined): Read {
  if (!read) return (values) => values[at];
  return (values) => (values[at] === null ? null : read(values[at]));
}

/** What a selection on a connection needs. */
interface SelectedParts {
  /** The fields of the nodes, by where they stand: under `nodes`, or under `edges` → `node`, with their aliases. */
  nodes: Map<string, Fields>;
  edges: Map<string, Fields>;
  pageInfos: Map<string, Fields>;
  cursors: boolean;
  hasMore: boolean;
  rows: boolean;
  total: boolean;
}

function selectedParts(asked: Asked, entity: Entity, fields: Fields): SelectedParts {
  const parts: SelectedParts = {
    nodes: new Map(),
    edges: new Map(),
    pageInfos: new Map(),
    cursors: false,
    hasMore: false,
    rows: false,
    total: false,
  };
  for (const [key, nodes] of fields) {
    const name = nodes[0]!.name.value;
    if (name === 'totalCount') parts.total = true;
    if (name === 'nodes') parts.nodes.set(key, below(asked, entity.name, nodes));
    if (name === 'edges') {
      const edge = below(asked, `${entity.name}Edge`, nodes);
      parts.edges.set(key, edge);
      for (const [edgeKey, edgeNodes] of edge) {
        if (edgeNodes[0]!.name.value === 'cursor') parts.cursors = true;
        if (edgeNodes[0]!.name.value === 'node')
          parts.nodes.set(`${key}.${edgeKey}`, below(asked, entity.name, edgeNodes));
      }
    }
    if (name === 'pageInfo') {
      const info = below(asked, 'PageInfo', nodes);
      parts.pageInfos.set(key, info);
      for (const [each] of info.values()) {
        if (each!.name.value.endsWith('Cursor')) parts.cursors = true;
        if (each!.name.value.startsWith('has')) parts.hasMore = true;
      }
    }
  }
  parts.rows = parts.nodes.size > 0 || parts.edges.size > 0 || parts.pageInfos.size > 0;
  return parts;
}

function connectionReader(
  entity: Entity,
  page: Page,
  fields: Fields,
  selected: SelectedParts,
  readNode: ReadonlyMap<string, Read>,
  cursorOf: (values: Values) => string,
) {
  return (found: Values[], total: unknown): unknown => {
    const more = found.length > page.size;
    const rows = !more ? found : page.backward ? found.slice(1) : found.slice(0, -1);
    const cursorAt = (at: number) => (rows.length > 0 ? cursorOf(rows.at(at)!) : null);
    const info: Record<string, () => unknown> = {
      hasNextPage: () => (page.backward ? page.from !== undefined : more),
      hasPreviousPage: () => (page.backward ? more : page.from !== undefined),
      startCursor: () => cursorAt(0),
      endCursor: () => cursorAt(-1),
      __typename: () => 'PageInfo',
    };
    const answer = new Answer();
    for (const [key, nodes] of fields) {
      const name = nodes[0]!.name.value;
      if (name === '__typename') answer[key] = `${entity.name}Connection`;
      if (name === 'totalCount') answer[key] = total;
      if (name === 'nodes') answer[key] = rows.map(readNode.get(key)!);
      if (name === 'pageInfo') {
        const shown = new Answer();
        for (const [each, [node]] of selected.pageInfos.get(key)!) shown[each] = info[node!.name.value]!();
        answer[key] = shown;
      }
      if (name === 'edges') {
        const edge = selected.edges.get(key)!;
        answer[key] = rows.map((values) => {
          const shown = new Answer();
          for (const [each, [node]] of edge) {
            const what = node!.name.value;
            if (what === 'cursor') shown[each] = cursorOf(values);
            else if (what === 'node') shown[each] = readNode.get(`${key}.${each}`)!(values);
            else shown[each] = `${entity.name}Edge`;
          }
          return shown;
        });
      }
    }
    return answer;
  };
}
