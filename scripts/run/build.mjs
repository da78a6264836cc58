import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, runNode, TaskFailed } from './command.mjs';
import { inRoot } from './root.mjs';

const TSC = inRoot('node_modules/ts7/bin/tsc');

/** Compiles what changed. `tsc -b` keeps its own book of what is stale. */
export const compile = () => runNode(TSC, '-b');

/** The console is bundled without a look at its types. */
export const typecheckConsole = async () =>
  (await runNode(TSC, '-p', inRoot('packages/console'))) ||
  runNode(TSC, '-p', inRoot('packages/console/tsconfig.tests.json'));

/** Builds everything that is stale: TypeScript, then the core rules, then packages with a build of their own (the console). */
export async function build() {
  await expectZero('The TypeScript build', compile());
  await buildRules();
  for (const name of readdirSync(inRoot('packages'))) await buildPackage(inRoot('packages', name));
}

/** What the command line needs: everything but the console. */
export async function buildForCli() {
  await expectZero('The TypeScript build', compile());
  await buildRules();
}

async function buildRules() {
  const cli = inRoot('packages/rules-sdk/dist/cli.js');
  const rules = inRoot('packages/rules-core');
  if (!existsSync(cli)) return;
  await whenStale(
    {
      name: 'rules-core',
      sources: [join(rules, 'src'), join(rules, 'package.json'), inRoot('packages/rules-sdk/dist')],
      output: join(rules, 'rules.json'),
    },
    () => expectZero('Building the core rules', runNode(cli, 'build', rules)),
  );
}

async function buildPackage(folder) {
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) return;
  const { name, scripts } = JSON.parse(readFileSync(manifest, 'utf8'));
  if (!scripts?.build) return;
  const sources = [
    ...readdirSync(folder)
      .filter((entry) => !['dist', 'node_modules'].includes(entry))
      .map((entry) => join(folder, entry)),
    inRoot('pnpm-lock.yaml'),
  ];
  await whenStale({ name: name.replace('/', '-'), sources, output: join(folder, 'dist') }, () => {
    console.log(`Building ${name} …`);
    const path = [join(folder, 'node_modules/.bin'), process.env.PATH].join(delimiter);
    return expectZero(
      `Building ${name}`,
      run(scripts.build, [], { cwd: folder, shell: true, env: { ...process.env, PATH: path } }),
    );
  });
}

/** Runs `work` when the output is missing, or a source is newer than the last time it was made. */
async function whenStale({ name, sources, output }, work) {
  const stamp = inRoot('node_modules/.qingqu-built', name);
  const made = existsSync(output) && existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (made > newest(sources)) return;
  await work();
  mkdirSync(inRoot('node_modules/.qingqu-built'), { recursive: true });
  writeFileSync(stamp, '');
}

function newest(paths) {
  const times = paths.map((path) => {
    const stat = statSync(path);
    return stat.isDirectory()
      ? Math.max(stat.mtimeMs, newest(readdirSync(path).map((name) => join(path, name))))
      : stat.mtimeMs;
  });
  return Math.max(0, ...times);
}

async function expectZero(what, code) {
  if ((await code) !== 0) throw new TaskFailed(`${what} failed: see above.`);
}
