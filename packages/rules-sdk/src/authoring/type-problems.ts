import type { CompiledRule, ResultColumn } from '../compile.js';
import { boundValues } from '../execution.js';
import { relationInfo } from '../relations/index.js';
import { bindAll, createRelation, withMemoryDuckDb } from '../testing/database.js';

const byRole: Record<string, RegExp> = {
  subject: /^UUID$/,
  kind: /^VARCHAR$/,
  discriminator: /^VARCHAR$/,
  severity: /^VARCHAR$/,
  rows: /^UUID\[\]$/,
};
const number = /^(TINYINT|SMALLINT|INTEGER|BIGINT|DECIMAL.*|DOUBLE|FLOAT)$/;
const byType: Record<string, RegExp> = {
  money: /^BIGINT$/,
  date: /^DATE$/,
  number,
  ratio: number,
  text: /^VARCHAR$/,
  boolean: /^BOOLEAN$/,
  id: /^UUID$/,
};

/**
 * Runs a rule's SQL on empty relations with its default parameters: what DuckDB says of names and types before any data is at hand, one
 * line each.
 */
export async function typeProblems(rule: CompiledRule): Promise<string[]> {
  return withMemoryDuckDb(async (db) => {
    // All of them, so that a name that the rule does not list is a mistake in its list and not in its SQL.
    for (const name of relationInfo.keys()) await createRelation(db, name, [], new Map());
    try {
      const statement = await db.prepare(rule.sql);
      bindAll(statement, boundValues(rule, {}, '2018-11-30'));
      const types = (await statement.run()).columnTypes().map(String);
      return rule.columns.flatMap((column, at) => columnProblem(column, types[at]));
    } catch (error) {
      return [`its SQL does not run: ${(error as Error).message.split('\n')[0]}`];
    }
  });
}

function columnProblem(column: ResultColumn, type: string | undefined): string[] {
  const expected = column.role === 'evidence' ? byType[column.type!]! : byRole[column.role]!;
  if (type === undefined) return [`its SQL returns no column '${column.name}'`];
  if (expected.test(type)) return [];
  const meaning = column.role === 'evidence' ? column.type : column.role;
  return [`the column '${column.name}' (${meaning}) is of DuckDB's type ${type}, expected ${expected.source}`];
}
