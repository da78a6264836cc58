import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build, buildForCli } from './build.mjs';
import { check } from './check.mjs';
import { runNode, TaskFailed } from './command.mjs';
import { install } from './install.mjs';
import { inRoot } from './root.mjs';

export async function run(task, args) {
  await install();
  const code = await tasks[task](args);
  if (code !== undefined) process.exitCode = code;
}

const tasks = {
  async start(args) {
    await build();
    return qingqu(['start', ...args]);
  },
  async cli(args) {
    await buildForCli();
    // npm runs scripts where package.json is; files are named from where the person stands.
    process.chdir(process.env.INIT_CWD ?? process.cwd());
    return qingqu(args);
  },
  async test(args) {
    // All of it, the console too: one test opens it as `npm start` serves it.
    await build();
    return runNode(inRoot('node_modules/jest/bin/jest.js'), ...args);
  },
  async check() {
    // The steps below report type errors themselves.
    await build().catch((error) => console.error(error.message));
    return check();
  },
  async build() {
    await build();
    return 0;
  },
  async change(args) {
    const { change } = await import('../release.mjs');
    return change(args);
  },
  async release(args) {
    await build();
    const { release } = await import('../release.mjs');
    return release(args);
  },
  async bench(args) {
    await build();
    const script = inRoot('bench/run.mjs');
    if (!existsSync(script)) throw new TaskFailed('There is no bench/run.mjs in this checkout.');
    return runNode(script, ...args);
  },
  async defects(args) {
    await build();
    return runNode(inRoot('scripts/defects/run.mjs'), ...args);
  },
  evidence: (args) => runNode(inRoot('scripts/evidence/run.mjs'), ...args),
  async nightly(args) {
    await build();
    return runNode(inRoot('scripts/nightly/run.mjs'), ...args);
  },
};

/** Runs the command line in this very process: one process less in memory, and every signal reaches it. */
async function qingqu(args) {
  const cli = inRoot('packages/platform/dist/cli.js');
  process.argv = [process.argv[0], cli, ...args];
  await import(pathToFileURL(cli).href);
}
