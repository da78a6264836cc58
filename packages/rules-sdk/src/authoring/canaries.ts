import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Canary, canaryOf } from '../canary.js';
import type { RuleDefinition } from '../define-rule.js';
import { pageExample, readPage } from './page.js';
import { ruleFolders } from './rule-folders.js';

/** The canaries of a package's rules, from the worked examples of their pages. A rule without a page has none; `check` says so. */
export function readCanaries(dir: string, rules: RuleDefinition[]): Map<string, Canary> {
  const folders = ruleFolders(dir);
  const canaries = new Map<string, Canary>();
  for (const rule of rules) {
    const page = join(folders.get(rule.id) ?? dir, 'README.md');
    if (!folders.has(rule.id) || !existsSync(page)) continue;
    try {
      canaries.set(rule.id, canaryOf(rule, pageExample(readPage(readFileSync(page, 'utf8')))));
    } catch (cause) {
      throw new Error(`${relative(dir, page)}: ${(cause as Error).message}`, { cause });
    }
  }
  return canaries;
}
