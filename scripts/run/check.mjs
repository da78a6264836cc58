import { compile } from './build.mjs';
import { runNode } from './command.mjs';
import { inRoot } from './root.mjs';

const STEPS = [
  {
    name: 'format and lint',
    run: () => runNode(inRoot('node_modules/@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'),
  },
  { name: 'types', run: compile },
  { name: 'unused code', run: () => runNode(inRoot('node_modules/knip/bin/knip.js'), '--no-progress') },
  { name: 'schema drift', run: () => runNode(inRoot('packages/platform/dist/cli.js'), 'schema', 'check') },
];

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
