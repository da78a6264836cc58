import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { compile } from '../compile.js';
import type { RuleDefinition } from '../define-rule.js';
import { runRule } from '../testing/test-rule.js';
import { pageExample, pageProblems, readPage } from './page.js';
import { ruleFolders } from './rule-folders.js';
import { typeProblems } from './type-problems.js';
import { wordingProblems } from './wording.js';

/**
 * Everything that is wrong with the rules of a package, one line each, beginning with the rule's id: metadata, wording, SQL on empty
 * relations, the page with its worked example, the test, and folders that are not registered.
 */
export async function checkPackage(dir: string, rules: RuleDefinition[]): Promise<string[]> {
  const folders = ruleFolders(dir);
  const problems: string[] = [];
  for (const rule of rules)
    for (const problem of await ruleProblems(rule, folders.get(rule.id))) problems.push(`${rule.id}: ${problem}`);
  const registered = new Set(rules.map((rule) => rule.id));
  for (const id of folders.keys())
    if (!registered.has(id)) problems.push(`${id}: it is not registered; export it from src/rules.ts`);
  return problems;
}

async function ruleProblems(rule: RuleDefinition, folder: string | undefined): Promise<string[]> {
  let problems: string[];
  try {
    problems = [...wordingProblems(rule), ...(await typeProblems(compile(rule)))];
  } catch (error) {
    return [(error as Error).message];
  }
  if (!folder) return [...problems, `there is no folder '${rule.id}' with a rule.ts below src`];
  if (!existsSync(join(folder, 'rule.test.ts'))) problems.push('it has no rule.test.ts');
  return [...problems, ...(await documentProblems(rule, join(folder, 'README.md')))];
}

async function documentProblems(rule: RuleDefinition, file: string): Promise<string[]> {
  if (!existsSync(file)) return ['it has no README.md'];
  const page = readPage(readFileSync(file, 'utf8'));
  const problems = pageProblems(rule, page);
  try {
    const example = pageExample(page);
    const found = await runRule(rule, example.given, example.asOf, example.params);
    if (!isDeepStrictEqual(found, example.finds))
      problems.push(
        `the worked example finds ${JSON.stringify(found)}, the page says ${JSON.stringify(example.finds)}`,
      );
  } catch (error) {
    problems.push((error as Error).message);
  }
  return problems.map((problem) => `README.md: ${problem}`);
}
