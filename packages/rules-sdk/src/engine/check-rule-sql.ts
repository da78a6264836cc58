import type { DuckDBConnection } from '@duckdb/node-api';
import type { CompiledRule } from '../compile.js';
import { checkSql } from './check-sql.js';

/** What of a rule's SQL the platform does not take: which of its texts, where in it, and why. */
export interface RuleSqlProblem {
  /** `SQL`, or `SQL of its reach from payments`. */
  text: string;
  /** `line 2, column 15`, or `text` where the parser does not tell. */
  place: string;
  reason: string;
}

/** The first thing in a rule's SQL, and in that of its reaches, that is not on the allow-list; undefined when all is. */
export async function checkRuleSql(
  connection: DuckDBConnection,
  { sql, binds, reaches }: Pick<CompiledRule, 'sql' | 'binds' | 'reaches'>,
): Promise<RuleSqlProblem | undefined> {
  const texts = [{ text: 'SQL', sql, binds: binds.length, names: [] as string[] }];
  for (const [relation, reach] of Object.entries(reaches ?? {}))
    texts.push({ text: `SQL of its reach from ${relation}`, sql: reach.sql, binds: 0, names: ['changed'] });
  for (const { text, sql, binds, names } of texts) {
    const problem = await checkSql(connection, sql, binds, names);
    if (problem) return { text, place: problem.place ?? 'text', reason: problem.reason };
  }
  return undefined;
}
