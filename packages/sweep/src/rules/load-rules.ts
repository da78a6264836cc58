import { readFile } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type CompiledRule, departmentOf, type RulePackage, relationInfo } from '@qingqu/rules-sdk';
import { checkRuleSql } from '@qingqu/rules-sdk/engine';
import { withDuckDb } from '../duckdb.js';
import { RulesRefused } from '../errors.js';
import { BadParameter, checkValue } from '../sweep/resolve-params.js';
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
  return checkedRules(json, path);
}

/** The package in a text of rules.json. `from` names it in messages. Throws RulesRefused as {@link loadRules} does. */
export async function checkedRules(json: string, from: string): Promise<RulePackage> {
  const rules = parseRules(json, from);
  await withParser(async (connection) => {
    for (const rule of rules.rules) await refuseUnfit(connection, rule, from);
  });
  return rules;
}

/** A connection to parse with. */
export const withParser = <T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> =>
  withDuckDb(':memory:', { threads: '1', enable_external_access: 'false' }, work);

/** Throws unless the rule's SQL and the words that go with it are in order. */
export async function refuseUnfit(connection: DuckDBConnection, rule: CompiledRule, from: string): Promise<void> {
  const problem = await checkRuleSql(connection, rule);
  if (problem)
    throw new RulesRefused(`${from}: rule '${rule.id}', ${problem.text} ${problem.place}: ${problem.reason}.`);
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
  const unbound = rule.binds.find((bind) => 'param' in bind && !Object.hasOwn(rule.params, bind.param));
  if (unbound) return `a bind names a parameter that is not declared: ${JSON.stringify(unbound)}`;
  if (rule.department !== departmentOf[rule.category])
    return `the category '${rule.category}' belongs to the department '${departmentOf[rule.category]}', not '${rule.department}'`;
  return paramFlawOf(rule) ?? partsFlawOf(rule);
}

/** A default that its own declaration does not take. */
function paramFlawOf(rule: CompiledRule): string | undefined {
  for (const [name, spec] of Object.entries(rule.params)) {
    try {
      checkValue(name, spec, spec.default);
    } catch (error) {
      if (error instanceof BadParameter) return error.message;
      throw error;
    }
  }
  return undefined;
}

/** Names that the engine writes into SQL of its own. */
function partsFlawOf(rule: CompiledRule): string | undefined {
  const given = Object.entries(rule.canary?.given ?? {});
  const named = [...rule.relations, ...Object.keys(rule.reaches ?? {}), ...given.map(([relation]) => relation)];
  const strange = named.find((name) => !relationInfo.has(name));
  if (strange !== undefined) return `'${strange}' is not a relation that rules may read`;
  for (const [relation, column] of Object.entries(rule.key ?? {}))
    if (!relationInfo.get(relation)?.columns.has(column)) return `its key ${relation}.${column} is no column`;
  for (const [relation, rows] of given)
    for (const column of rows.flatMap((row) => Object.keys(row)))
      if (!relationInfo.get(relation)!.columns.has(column))
        return `its canary names ${relation}.${column}, which is no column`;
  const isEvidence = rule.columns.some((column) => column.role === 'evidence' && column.name === rule.rollUp);
  return rule.rollUp === undefined || isEvidence
    ? undefined
    : `it rolls up by '${rule.rollUp}', which is no evidence column`;
}
