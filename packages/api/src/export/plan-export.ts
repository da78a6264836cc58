import { mayRead } from '../model/audience.js';
import type { Entity } from '../model/entity.js';
import type { Registry } from '../model/registry.js';
import { filterSql, type Viewer } from '../plan/filter.js';
import { globalId } from '../plan/global-id.js';
import { orderSql, type Term } from '../plan/order.js';
import type { Read } from '../plan/shape.js';
import { Row, Source, Statement } from '../plan/statement.js';
import type { Column } from './columns.js';

/** The most rows of one export; whoever needs more asks for them by region or period. */
export const mostRows = 5_000_000;

/** Which rows and columns, in which order; all of it checked. */
export interface ExportQuestion {
  entity: Entity;
  columns: readonly Column[];
  filter: unknown;
  terms: readonly Term[];
  /** Rows whose version holds since this epoch or a later one. */
  since?: bigint | undefined;
  first?: number | undefined;
}

export interface ExportPlan {
  text: string;
  values: readonly unknown[];
  /** The cells of a row from the JSON that the statement yields for it: each as GraphQL would answer it. */
  read(json: unknown): unknown[];
}

/** One statement for all rows of an export, of the parts that answer a query: the same columns, joins, filter and order. */
export function planExport(entities: Registry, viewer: Viewer, question: ExportQuestion): ExportPlan {
  const { entity, columns, terms, first } = question;
  const statement = new Statement();
  const base = new Source(statement.alias());
  const row = new Row(statement);
  const targets = new Map<string, Source>();
  const sourceOf = ({ through }: Column): Source => {
    if (!through) return base;
    const known = targets.get(through.name);
    if (known) return known;
    const source = new Source(statement.alias());
    targets.set(through.name, source);
    row.addJoin(`left join ${through.target.table} ${source.alias} on ${through.relation.on(base.col, source.col)}`);
    return source;
  };
  const reads = columns.map((column) =>
    cellRead(viewer, column, column.through?.target ?? entity, sourceOf(column), row),
  );
  const where = whereSql(entities, viewer, statement, base, question);
  // One row more than may go out, so that whoever reads can tell that there are too many.
  const limit = Math.min(first ?? mostRows + 1, mostRows + 1);
  return {
    text: `select ${row.toSql()} from ${entity.table} ${base.alias}${row.joins}${where} order by ${orderSql(terms, base.col)} limit ${limit}`,
    values: statement.values,
    read: (json) => {
      const values = row.values(json);
      return reads.map((read) => read(values));
    },
  };
}

/** How many rows the export has. */
export function planCount(
  entities: Registry,
  viewer: Viewer,
  question: ExportQuestion,
): { text: string; values: unknown[] } {
  const statement = new Statement();
  const base = new Source(statement.alias());
  const where = whereSql(entities, viewer, statement, base, question);
  const limit = Math.min(question.first ?? mostRows + 1, mostRows + 1);
  const text = `select count(*)::int as rows from (select from ${question.entity.table} ${base.alias}${where} limit ${limit}) counted`;
  return { text, values: statement.values };
}

function whereSql(
  entities: Registry,
  viewer: Viewer,
  statement: Statement,
  base: Source,
  { entity, filter, since }: ExportQuestion,
): string {
  const epoch = entity.members.epoch;
  const conditions = [
    filterSql({ entities, viewer, statement }, entity, base.col, filter),
    since !== undefined && epoch?.kind === 'field'
      ? `${base.col(epoch.column)} >= ${statement.bind(since.toString(), 'bigint')}`
      : undefined,
  ].filter((each) => each !== undefined && each !== 'true');
  return conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
}

/** Puts what a cell needs into the row, and tells how to read it. */
function cellRead(viewer: Viewer, { member }: Column, entity: Entity, { col }: Source, row: Row): Read {
  if (member === 'id') {
    const key = entity.key.map(({ column, type }) => row.put(type === 'bigint' ? `${col(column)}::text` : col(column)));
    return (values) =>
      values[key[0]!] === null
        ? null
        : globalId(
            entity,
            key.map((at) => values[at]),
          );
  }
  if (member.kind === 'computed' && member.staffOnly && !mayRead('business', viewer.role)) return () => null;
  const at = row.put(
    member.kind === 'field' ? member.type.json(col(member.column)) : member.sql(col, (sql) => row.join(sql)),
  );
  const read = member.type.read as ((json: unknown) => unknown) | undefined;
  return (values) => (values[at] === null || !read ? values[at] : read(values[at]));
}
