// What `npm start`, `npm test` and the others run: brings the checkout up to date, then does the task. Plain Node, no packages.
const NEEDED = [20, 12];

const TASKS = {
  start: 'bring the checkout up to date and start the platform',
  cli: 'run a `qingqu` command: npm run qingqu -- --help',
  test: 'run the tests: npm test -- <part of a file name>',
  check: 'format, lint, types, unused code and exports, schema drift',
  build: 'install and build what is stale',
  bench: 'run the benchmarks',
  change: 'write down what a change means to users, for the changelogs',
  release: 'pack what a release consists of, and check it; with `version`: give out the next version',
  defects: 'put known bugs into a copy of the sources, one at a time, and see that their tests notice',
  evidence: 'write docs/evidence.md from what tests and benchmarks have left',
  nightly: 'run all proofs with their nightly counts, benchmarks and known bugs included',
};

const [major, minor] = process.versions.node.split('.').map(Number);
const [task, ...args] = process.argv.slice(2);

if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  fail(
    `Qingqu needs Node ${NEEDED.join('.')} or newer and this is ${process.version} (${process.execPath}): install Node 20 or 22.`,
  );
} else if (!(task in TASKS)) {
  const lines = Object.keys(TASKS).map((name) => `  ${name.padEnd(8)} ${TASKS[name]}`);
  fail(`Usage: node scripts/run.mjs <task>\n${lines.join('\n')}`);
} else {
  // Only now: an old Node could not even read these.
  import('./run/tasks.mjs')
    .then((tasks) => tasks.run(task, args))
    .catch((error) => fail(error.name === 'TaskFailed' ? error.message : error.stack));
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}
