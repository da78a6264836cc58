import { readFile } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type CompiledRule, type RulePackage, relationInfo } from '@qingqu/rules-sdk';
import { withDuckDb } from '../duckdb.js';
import { RulesRefused } from '../errors.js';
import { checkSql } from './check-sql.js';
import { parseRules } from './rules-json.js';

/**
 * Reads a package's rules.json, the only file of it that is ever read. Throws RulesRefused, in one line, for a file that is not there,
 * has another shape, does not verify, or holds a rule that does what rules may not.
 */
export async function loadRules(path: string): Promise<RulePackage> {
  const json = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new RulesRefused(`${path}: cannot be read (${cause.message}); name the rules.json of a rule package.`, {
      cause,
    });
  });
  const rules = parseRules(json, path);
  await withParser(async (connection) => {
    for (const rule of rules.rules) await refuseUnfit(connection, rule, path);
  });
  return rules;
}

/** A connection to parse with. */
export const withParser = <T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> =>
  withDuckDb(':memory:', { threads: '1', enable_external_access: 'false' }, work);

/** Throws unless the rule's SQL and the words that go with it are in order. */
export async function refuseUnfit(connection: DuckDBConnection, rule: CompiledRule, from: string): Promise<void> {
  const problem = await checkSql(connection, rule.sql, rule.binds.length);
  if (problem) throw new RulesRefused(`${from}: rule '${rule.id}', SQL ${problem.place ?? 'text'}: ${problem.reason}.`);
  const flaw = flawOf(rule);
  if (flaw) throw new RulesRefused(`${from}: rule '${rule.id}': ${flaw}.`);
}

const kinds = () => new Set([...relationInfo.values()].map((relation) => relation.source));

function flawOf(rule: CompiledRule): string | undefined {
  const roles = rule.columns.map((column) => column.role);
  if (roles.filter((role) => role === 'subject').length !== 1)
    return "it needs exactly one column with the role 'subject'";
  if (rule.subjects.length > 1 && !roles.includes('kind')) return "with several subject kinds it needs a column 'kind'";
  const unknownKind = rule.subjects.find((kind) => !kinds().has(kind));
  if (unknownKind) return `there are no records of the kind '${unknownKind}'`;
  const untyped = rule.columns.find((column) => column.role === 'evidence' && !column.type);
  if (untyped) return `the evidence column '${untyped.name}' has no type`;
  const unbound = rule.binds.find((bind) => 'param' in bind && !(bind.param in rule.params));
  if (unbound) return `a bind names a parameter that is not declared: ${JSON.stringify(unbound)}`;
  return undefined;
}
