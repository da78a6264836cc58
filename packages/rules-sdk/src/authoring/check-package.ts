import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { compile, RuleError } from '../compile.js';
import type { RuleDefinition } from '../define-rule.js';
import { runRule } from '../testing/run-rule.js';
import { pageExample, pageProblems, readPage } from './page.js';
import { literally, type Problem, placed } from './problem.js';
import { refusedSql } from './refused-sql.js';
import { ruleFolders } from './rule-folders.js';
import { typeProblems } from './type-problems.js';
import { wordingProblems } from './wording.js';

/**
 * Everything that is wrong with the rules of a package, one line each with its place: metadata, wording, SQL on empty relations, the page with
 * its worked example, the test, and folders that are not registered.
 */
export async function checkPackage(dir: string, rules: RuleDefinition[]): Promise<string[]> {
  const folders = ruleFolders(dir);
  const problems: string[] = [];
  for (const rule of rules) problems.push(...(await ruleProblems(dir, rule, folders.get(rule.id))));
  const registered = new Set(rules.map((rule) => rule.id));
  for (const [id, folder] of folders)
    if (!registered.has(id))
      problems.push(
        placed(dir, join(folder, 'rule.ts'), { problem: 'it is not registered; export it from src/rules.ts' }),
      );
  return problems;
}

async function ruleProblems(dir: string, rule: RuleDefinition, folder: string | undefined): Promise<string[]> {
  const problems = await definitionProblems(rule);
  if (!folder)
    return [...problems, { problem: `there is no folder '${rule.id}' with a rule.ts below src` }].map(
      ({ problem }) => `${rule.id}: ${problem}`,
    );
  if (!existsSync(join(folder, 'rule.test.ts'))) problems.push({ problem: 'it has no rule.test.ts' });
  const page = join(folder, 'README.md');
  return [
    ...problems.map((problem) => placed(dir, join(folder, 'rule.ts'), problem)),
    ...(await pageProblemsOf(rule, page)).map((problem) => placed(dir, page, problem)),
  ];
}

async function definitionProblems(rule: RuleDefinition): Promise<Problem[]> {
  try {
    const compiled = compile(rule);
    // What the platform would not run is not run here either, its example included.
    const refused = await refusedSql(compiled);
    return [...wordingProblems(rule), ...(refused.length > 0 ? refused : await typeProblems(compiled))];
  } catch (error) {
    if (error instanceof RuleError) return [{ problem: error.problem, near: error.near }];
    return [{ problem: (error as Error).message }];
  }
}

async function pageProblemsOf(rule: RuleDefinition, file: string): Promise<Problem[]> {
  if (!existsSync(file)) return [{ problem: 'it has no page README.md' }];
  const page = readPage(readFileSync(file, 'utf8'));
  return [...pageProblems(rule, page), ...(await exampleProblems(rule, page))];
}

async function exampleProblems(rule: RuleDefinition, page: ReturnType<typeof readPage>): Promise<Problem[]> {
  const near = literally('```json');
  try {
    const example = pageExample(page);
    if (example.finds.length === 0)
      return [{ problem: 'the worked example finds nothing; give one on which the rule warns', near }];
    if ((await refusedSql(compile(rule))).length > 0) return [];
    const found = await runRule(rule, example.given, example.asOf, example.params);
    if (isDeepStrictEqual(found, example.finds)) return [];
    const [is, says] = [JSON.stringify(found), JSON.stringify(example.finds)];
    return [{ problem: `the worked example finds ${is}, the page says ${says}`, near }];
  } catch (error) {
    // Told already, with its place in rule.ts.
    if (error instanceof RuleError) return [];
    return [{ problem: (error as Error).message, near }];
  }
}
