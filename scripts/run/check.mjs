import { mkdirSync, rmSync } from 'node:fs';
import { compile, typecheckConsole } from './build.mjs';
import { run, runNode } from './command.mjs';
import { inRoot } from './root.mjs';

const STEPS = [
  {
    name: 'format and lint',
    run: () => runNode(inRoot('node_modules/@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'),
  },
  { name: 'types', run: compile },
  { name: 'types of the console', run: typecheckConsole },
  { name: 'unused code', run: () => runNode(inRoot('node_modules/knip/bin/knip.js'), '--no-progress') },
  { name: 'schema drift', run: checkSchema },
  // Loaded only now: they import what was installed.
  { name: 'licences', run: async () => (await import('../licences.mjs')).checkLicences() },
  { name: 'packages', run: async () => (await import('../packages.mjs')).checkPackages() },
];

/** Compares with what the migrations make of an empty database: not with the one that somebody works with. */
async function checkSchema() {
  const state = inRoot(`.qingqu/check-${process.pid}`);
  mkdirSync(state, { recursive: true });
  const env = { ...process.env, DATABASE_URL: '', QINGQU_STATE: state };
  try {
    return await run(process.execPath, [inRoot('packages/platform/dist/cli.js'), 'schema', 'check'], { env });
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
}

/** Runs every step, also after one has failed, and names those that did. */
export async function check() {
  const results = [];
  for (const step of STEPS) {
    console.log(`\n== ${step.name}`);
    results.push({ name: step.name, ok: (await step.run()) === 0 });
  }
  console.log(`\n${results.map(({ name, ok }) => `${name}: ${ok ? 'ok' : 'FAILED'}`).join(' · ')}`);
  return results.every(({ ok }) => ok) ? 0 : 1;
}
