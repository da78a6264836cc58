import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import type { RuleDefinition } from '../define-rule.js';
import { buildPackage, renderPackage, SDK_VERSION } from '../rule-package.js';
import { readAbout } from './about.js';
import { checkPackage } from './check-package.js';
import { newRule } from './new-rule.js';

/** What the command line needs from outside: where it stands, how it loads a compiled module, and where it writes to. */
export interface Shell {
  cwd: string;
  load(file: string): Promise<Record<string, unknown>>;
  say(line: string): void;
}

/** The commands of `qingqu-rules`. A command that fails throws an error of one line, or of one line a problem. */
export function authoringProgram({ cwd, load, say }: Shell): Command {
  const program = new Command('qingqu-rules')
    .description('Tools for authors of warning rules')
    .version(SDK_VERSION, '-v, --version');

  program
    .command('build')
    .description('compile the rules of a package into its rules.json')
    .argument('[dir]', 'folder of the package', '.')
    .action(async (dir: string) => {
      const folder = resolve(cwd, dir);
      const built = buildPackage(readAbout(folder), await loadRules(folder, load));
      const file = join(folder, 'rules.json');
      writeFileSync(file, renderPackage(built));
      say(`${file}: ${built.rules.length} rules, digest ${built.package.digest}`);
    });

  program
    .command('check')
    .description('check metadata, wording, SQL, pages and their examples')
    .argument('[dir]', 'folder of the package', '.')
    .action(async (dir: string) => {
      const folder = resolve(cwd, dir);
      const about = readAbout(folder);
      const rules = await loadRules(folder, load);
      const problems = await checkPackage(folder, rules);
      if (problems.length > 0) throw new Error(problems.join('\n'));
      say(`${about.name}: ${rules.length} rules, nothing to mend`);
    });

  program
    .command('new')
    .description('make the folder of a new rule, with a test and a page that run as they are')
    .argument('<id>', "the rule's id, with folders before it where wanted: treasury/cash-over-limit")
    .option('--dir <dir>', 'folder of the package', '.')
    .action((id: string, options: { dir: string }) => {
      const made = newRule(resolve(cwd, options.dir), id);
      say(`${made.folder}: rule.ts, rule.test.ts, README.md`);
      say(`Register it with this line in src/rules.ts: ${made.register}`);
    });

  return program;
}

async function loadRules(folder: string, load: Shell['load']): Promise<RuleDefinition[]> {
  const file = join(folder, 'dist/index.js');
  if (!existsSync(file)) throw new Error(`${file} is missing; compile the package first, e.g. with tsc -b`);
  const { rules } = await load(file);
  if (!Array.isArray(rules) || rules.length === 0)
    throw new Error(`${file} exports no rules; write e.g. export const rules = [cashOverLimit]`);
  return rules as RuleDefinition[];
}
