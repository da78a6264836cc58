import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';
import { type OpenSnapshot, type Relation, viewSql } from '@qingqu/rules-sdk/engine';
import { quoted } from '../duckdb.js';
import type { CanaryMessage } from './protocol.js';

// A canary: records on which a rule must fire. If it does not any more, its silence about the true records says nothing.

type Value = CanaryMessage['given'][string][number][string];

/**
 * Lets a rule see the canary's records alone (and the regions, codes and working days as they are, unless it brings its own) while `look` runs.
 */
export async function withCanary<T>(
  snapshot: OpenSnapshot,
  { given, relations }: CanaryMessage,
  look: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const read = snapshot.relations.filter(({ name }) => relations.includes(name));
  const replaced = read.filter(({ name, versioned }) => versioned || name in given);
  try {
    for (const relation of replaced) await snapshot.connection.run(canarySql(relation, given[relation.name] ?? []));
    return await look(snapshot.connection);
  } finally {
    for (const relation of replaced) await snapshot.connection.run(viewSql(relation, snapshot.sees));
  }
}

/** Whether all that the canary is to show was found; what is found besides is no matter. */
export async function foundAll(
  statement: DuckDBPreparedStatement,
  finds: CanaryMessage['finds'],
): Promise<'found' | 'missed'> {
  const rows = (await statement.runAndReadAll()).getRows();
  const found = new Set(rows.map(([subject, discriminator]) => `${subject} ${discriminator}`));
  return finds.every(({ subject, discriminator }) => found.has(`${subject} ${discriminator}`)) ? 'found' : 'missed';
}

function canarySql(relation: Relation, rows: Record<string, Value>[]): string {
  const columns = [...relation.columns].filter(([column]) => !relation.versioned || !/^epoch_(from|to)$/.test(column));
  const literals = (row: Record<string, Value>) =>
    columns.map(([column, type]) => `${literal(row[column])}::${type} as "${column}"`).join(', ');
  const selects =
    rows.length > 0 ? rows.map((row) => `select ${literals(row)}`) : [`select ${literals({})} where false`];
  return `create or replace temp view "${relation.name}" as ${selects.join(' union all ')}`;
}

const literal = (value: Value | undefined): string =>
  value === null || value === undefined ? 'null' : quoted(String(value));
