import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from '../run/command.mjs';
import { inRoot } from '../run/root.mjs';

// `npm run nightly`: all proofs with their nightly counts, step by step. What is done is written down, so that a run that was broken off goes on with the
// step that it was in; `--anew` begins again. A step that fails does not keep the others from running.
const { values } = parseArgs({ options: { anew: { type: 'boolean', default: false } } });

const bench = (...words) => [inRoot('bench/run.mjs'), ...words];
const steps = {
  tests: [inRoot('node_modules/jest/bin/jest.js'), `--testEnvironment=${inRoot('scripts/nightly/environment.cjs')}`],
  'bench load': bench('load'),
  'bench export': bench('export'),
  'bench ingest': bench('ingest', '--rows', '200000'),
  'bench ingest, memory': bench('ingest', '--memory-rows', '100000,1000000,5000000'),
  'bench readers': bench('readers', '--copies', '120'),
  'bench soak': bench('soak'),
  defects: [inRoot('scripts/defects/run.mjs')],
  evidence: [inRoot('scripts/evidence/run.mjs')],
};
const notes = inRoot('.qingqu/evidence/nightly/steps.json');
const env = { ...process.env, QINGQU_PROFILE: 'nightly' };

// The step in hand ends by itself, and is not done.
let isBrokenOff = false;
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    isBrokenOff = true;
  });

const done = values.anew || !existsSync(notes) ? {} : JSON.parse(readFileSync(notes, 'utf8'));
// A night that has come to its end is over: the next one begins anew.
if (Object.keys(steps).every((name) => done[name])) for (const name of Object.keys(done)) delete done[name];

for (const [at, [name, words]] of Object.entries(steps).entries()) {
  const place = `[${at + 1}/${Object.keys(steps).length}] ${name}`;
  if (done[name]) {
    console.log(`${place}: done ${done[name].at} (exit ${done[name].code})`);
    continue;
  }
  console.log(`${place} …`);
  const began = Date.now();
  const code = await run(process.execPath, words, { env });
  if (isBrokenOff) process.exit(130);
  const minutes = Math.round((Date.now() - began) / 6_000) / 10;
  done[name] = { at: new Date().toISOString(), code, minutes };
  mkdirSync(dirname(notes), { recursive: true });
  writeFileSync(notes, `${JSON.stringify(done, undefined, 2)}\n`);
  console.log(`${place}: ${code === 0 ? 'ok' : `FAILED (exit ${code})`}, ${minutes} minutes`);
}

const failed = Object.keys(steps).filter((name) => done[name].code !== 0);
console.log(
  failed.length === 0 ? 'The night is over: all steps ended well.' : `The night is over; failed: ${failed.join(', ')}.`,
);
if (failed.length > 0) process.exitCode = 1;
