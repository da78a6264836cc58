import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { addBacktest } from '../backtest/command.js';
import type { Watch } from '../backtest/watch.js';
import { buildPackage, renderPackage, SDK_VERSION } from '../rule-package.js';
import { readAbout } from './about.js';
import { checkPackage } from './check-package.js';
import { compilerErrors } from './compiler-errors.js';
import { type Load, loadRules } from './load-rules.js';
import { type NewPackage, newPackage } from './new-package.js';
import { newRule, refuseBadPath } from './new-rule.js';
import { readPages } from './read-pages.js';
import { expectAllowedSql } from './refused-sql.js';
import { makeKeyPair, signFile, verifyFile } from './signing.js';
import { testFiles } from './test-files.js';

/** What the command line needs from outside: where it stands, how it loads a module and runs tests, and where it writes to. */
export interface Shell {
  cwd: string;
  load: Load;
  /** Runs test files with their output to the screen; whether all passed. */
  runTests(files: string[], dir: string): Promise<boolean>;
  say(line: string): void;
  /** Who watches long work; absent, it is silent and goes on to its end. */
  watch?: Watch;
}

const FOLDER = ['[dir]', 'folder of the package', '.'] as const;

/** The commands of `qingqu-rules`. A command that fails throws an error of one line, or of one line a problem. */
export function authoringProgram({ cwd, load, runTests, say, watch }: Shell): Command {
  const program = new Command('qingqu-rules')
    .description('Tools for authors of warning rules')
    .version(SDK_VERSION, '-v, --version');

  program
    .command('new')
    .description(
      'make a rule with a test and a page that run as they are, and the package around it where there is none',
    )
    .argument('<id>', "the rule's id, with folders before it where wanted: treasury/cash-over-limit")
    .option('--dir <dir>', 'folder of the package', '.')
    .option('--owner <department>', 'who answers for the rules of a new package')
    .option('--name <name>', 'the npm name of a new package')
    .action((id: string, { dir, ...about }: { dir: string } & NewPackage) => {
      const folder = resolve(cwd, dir);
      refuseBadPath(folder, id);
      const files = [...newPackage(folder, about), ...newRule(folder, id)];
      for (const file of files) say(`made ${join(folder, file)}`);
      say('registered in src/rules.ts; now: qingqu-rules test, check, build');
    });

  program
    .command('test')
    .description("run the package's *.test.ts")
    .argument(...FOLDER)
    .action(async (dir: string) => {
      const folder = resolve(cwd, dir);
      if (!(await runTests(testFiles(folder), folder))) throw new Error('some tests failed; they are listed above');
    });

  program
    .command('check')
    .description('check types, metadata, wording, SQL, pages and their examples')
    .argument(...FOLDER)
    .action(async (dir: string) => {
      const folder = resolve(cwd, dir);
      const about = readAbout(folder);
      const errors = await compilerErrors(folder);
      // A rule that does not compile says the rest less clearly.
      if (errors.length > 0) throw new Error(errors.join('\n'));
      const rules = await loadRules(folder, load);
      const problems = await checkPackage(folder, rules);
      if (problems.length > 0) throw new Error(problems.join('\n'));
      say(`${about.name}: ${rules.length} rules, nothing to mend`);
    });

  program
    .command('build')
    .description('compile the rules of a package into its rules.json')
    .argument(...FOLDER)
    .action(async (dir: string) => {
      const folder = resolve(cwd, dir);
      const about = readAbout(folder);
      const rules = await loadRules(folder, load);
      const built = buildPackage(about, rules, readPages(folder, rules));
      await expectAllowedSql(built.rules);
      const file = join(folder, 'rules.json');
      writeFileSync(file, renderPackage(built));
      say(`${file}: ${built.rules.length} rules, digest ${built.package.digest}`);
    });

  addBacktest(program, { cwd, load, say, watch });

  program
    .command('keygen')
    .description("make a department's Ed25519 key pair")
    .argument('[name]', 'the files are <name>.key.pem and <name>.pub.pem', 'department')
    .action((name: string) => {
      const { privateFile, publicFile, key } = makeKeyPair(cwd, name);
      say(`${privateFile}: the private key; keep it off the network and out of the repository`);
      say(`${publicFile}: the public key ${key}, for whoever runs the platform`);
    });

  program
    .command('sign')
    .description('sign rules.json')
    .argument(...FOLDER)
    .requiredOption('--key <file>', "the department's private key")
    .action((dir: string, options: { key: string }) => {
      const { file, key } = signFile(resolve(cwd, dir), resolve(cwd, options.key));
      say(`${file}: signed with the key ${key}`);
    });

  program
    .command('verify')
    .description('check the digests and the signature of rules.json')
    .argument(...FOLDER)
    .option('--key <file>', "the department's public key")
    .action((dir: string, options: { key?: string }) => {
      say(verifyFile(resolve(cwd, dir), options.key && resolve(cwd, options.key)));
    });

  return program;
}
