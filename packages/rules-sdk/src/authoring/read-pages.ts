import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Canary, canaryOf } from '../canary.js';
import type { RuleDefinition } from '../define-rule.js';
import type { PageContent } from '../rule-package.js';
import { pageExample, pageWords, readPage } from './page.js';
import { ruleFolders } from './rule-folders.js';

/** Reads the page beside each rule. A rule without one has nothing; `check` says so. @throws naming the page whose example cannot be read */
export function readPages(dir: string, rules: RuleDefinition[]): PageContent {
  const folders = ruleFolders(dir);
  const canaries = new Map<string, Canary>();
  const pages = new Map<string, string>();
  for (const rule of rules) {
    const file = join(folders.get(rule.id) ?? dir, 'README.md');
    if (!folders.has(rule.id) || !existsSync(file)) continue;
    try {
      const page = readPage(readFileSync(file, 'utf8'));
      canaries.set(rule.id, canaryOf(rule, pageExample(page)));
      pages.set(rule.id, pageWords(page));
    } catch (cause) {
      throw new Error(`${relative(dir, file)}: ${(cause as Error).message}`, { cause });
    }
  }
  return { canaries, pages };
}
