import type { CompiledRule, ResultColumn } from '../compile.js';
import { bindAll } from '../engine/duckdb.js';
import { boundValues } from '../execution.js';
import { relationInfo } from '../relations/index.js';
import { createRelation, withMemoryDuckDb } from '../testing/database.js';
import type { Problem } from './problem.js';

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
 * Runs a rule's SQL on empty relations with its default parameters: what DuckDB says of names and types before any data is at hand.
 */
export async function typeProblems(rule: CompiledRule): Promise<Problem[]> {
  return withMemoryDuckDb(async (db) => {
    // All of them, so that a name that the rule does not list is a mistake in its list and not in its SQL.
    for (const name of relationInfo.keys()) await createRelation(db, name, [], new Map());
    try {
      const statement = await db.prepare(rule.sql);
      bindAll(statement, boundValues(rule, {}, '2018-11-30'));
      const types = (await statement.run()).columnTypes().map(String);
      return rule.columns.flatMap((column, at) => columnProblem(column, types[at]));
    } catch (error) {
      const [reason] = (error as Error).message.split('\n');
      return [{ problem: `its SQL does not run: ${reason}`, near: namedIn(reason!) }];
    }
  });
}

function columnProblem(column: ResultColumn, type: string | undefined): Problem[] {
  const expected = column.role === 'evidence' ? byType[column.type!]! : byRole[column.role]!;
  const near = new RegExp(`\\b${column.name}:`);
  if (type === undefined) return [{ problem: `its SQL returns no column '${column.name}'`, near }];
  if (expected.test(type)) return [];
  const meaning = column.role === 'evidence' ? column.type : column.role;
  const wayOut = column.type === 'money' ? '; money is whole fen: cast(round(…) as bigint)' : '';
  return [
    {
      problem: `the column '${column.name}' (${meaning}) is of DuckDB's type ${type}, expected ${expected.source}${wayOut}`,
      near,
    },
  ];
}

/** What DuckDB quotes is what the author wrote. */
function namedIn(reason: string): RegExp | undefined {
  const [, name] = /"(\w+)"/.exec(reason) ?? [];
  return name ? new RegExp(`\\b${name}\\b`) : undefined;
}
