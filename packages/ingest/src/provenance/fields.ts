import { type OpenBatch } from '../desk/open-batch.js';
import { provenanceColumns } from '../feed.js';
import type { ColumnSource } from '../layout.js';

/** A column of the file. */
export interface FileColumn {
  /** The name above it; its number where the file has no header. */
  header: string;
  /** Its place in the file, from 1. */
  position: number;
}

/** Where a field of a record comes from in its file. */
export interface OriginField {
  /** The feed's column; for what ingest works out itself, the table's. */
  field: string;
  /** The columns of the table that it fills. */
  fills: readonly string[];
  kind: ColumnSource['kind'];
  /** The columns of the file. */
  from: readonly FileColumn[];
}

/** Each column of the feed that a part's rows have, and what ingest makes of them. */
export function originFields(batch: OpenBatch): OriginField[] {
  const { feed, layout, header } = batch;
  const columnsOf = (from: readonly number[]): FileColumn[] =>
    from.map((at) => ({ header: header[at] ?? String(at + 1), position: at + 1 }));
  const own = feed.columns.map((column, at): OriginField => {
    const { kind, from } = layout.sourceOf(at);
    const fills = column.header === 'rev' ? ['source_rev'] : column.fills;
    return { field: column.header, fills, kind, from: columnsOf(from) };
  });
  const from = (headers: readonly string[]) =>
    own.filter(({ field }) => headers.includes(field)).flatMap((one) => one.from);
  // Identity and scope are worked out from the row, the rest from where and when it came.
  const basis: Record<string, readonly string[]> = {
    id: Object.keys(feed.key.columns),
    source_key: Object.keys(feed.key.columns),
    scope_ord: [feed.scope],
  };
  const taken = new Set(own.flatMap(({ fills }) => fills));
  const made = provenanceColumns
    .filter((column) => !taken.has(column))
    .map(
      (column): OriginField => ({ field: column, fills: [column], kind: 'computed', from: from(basis[column] ?? []) }),
    );
  return [...own, ...made].filter(({ kind }) => kind !== 'absent');
}

/** Those that fill a column of the table, or are called so in the feed. */
export const fieldsNamed = (fields: readonly OriginField[], name: string): OriginField[] =>
  fields.filter(({ field, fills }) => field === name || fills.includes(name));
