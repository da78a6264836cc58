import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { machine } from '../../bench/lib/report.mjs';
import { benchData, keepBench } from '../evidence/keep-bench.mjs';
import { inRoot } from '../run/root.mjs';
import { misfits } from './check-list.mjs';
import { copyCheckout } from './copy-checkout.mjs';
import { defects } from './list.mjs';

// `npm run defects [-- --only NAME]`: puts each known bug into a copy of the checkout and runs the test that must notice it. `--check` only looks
// whether the list still fits the sources. A test that is red without any defect notices everything: `npm test` comes first.
const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true, default: [] }, check: { type: 'boolean', default: false } },
});

const wrong = misfits();
for (const line of wrong) console.error(line);
for (const name of values.only)
  if (!defects.some((each) => each.name === name)) wrong.push(console.error(`There is no defect ${name}.`));
if (wrong.length > 0) process.exitCode = 2;
else if (values.check) console.log(`${defects.length} defects fit the sources.`);
else await main(defects.filter(({ name }) => values.only.length === 0 || values.only.includes(name)));

async function main(some) {
  const folder = copyCheckout();
  const server = await startServer(folder);
  const missed = [];
  // Broken off, it puts away what it made: the server above all.
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop.abort());
  try {
    for (const [at, defect] of some.entries()) {
      const { isNoticed, says } = await tryOne(folder, server.url, defect, stop.signal);
      if (stop.signal.aborted) break;
      if (!isNoticed) missed.push(defect.name);
      console.log(`${at + 1}/${some.length} ${defect.name}: ${isNoticed ? 'noticed' : 'NOT NOTICED'}, ${says}`);
      keepResult(defect, isNoticed);
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  if (stop.signal.aborted) {
    process.exitCode = 130;
    return;
  }
  console.log(
    `${some.length - missed.length} of ${some.length} noticed${missed.length ? `; not: ${missed.join(', ')}` : ''}`,
  );
  if (missed.length > 0) process.exitCode = 1;
}

/** One by one, so that a run that is broken off, or of some of them, adds to what others have shown of the same defects. */
function keepResult(defect, isNoticed) {
  const digestOf = (each) => createHash('sha256').update(JSON.stringify(each)).digest('hex').slice(0, 16);
  const ran = machine();
  const known = {
    ...benchData('defects'),
    [defect.name]: { digest: digestOf(defect), isNoticed, at: ran.measuredAt },
  };
  const data = Object.fromEntries(
    defects.flatMap((each) => (known[each.name]?.digest === digestOf(each) ? [[each.name, known[each.name]]] : [])),
  );
  const results = Object.values(data);
  const noticed = results.filter((each) => each.isNoticed).length;
  const oldest = results.map(({ at }) => at).sort()[0];
  const figures = { defects: defects.length, noticed, 'not noticed': results.length - noticed };
  keepBench(
    'defects',
    { ...ran, measuredAt: oldest },
    { D: { ...figures, 'not tried': defects.length - results.length } },
    data,
  );
}

/** One server for all of them; each run of jest makes its template database anew, from the copy's migrations. */
async function startServer(folder) {
  const built = pathToFileURL(join(folder, 'packages/platform/dist/embedded-postgres/index.js')).href;
  const { startEmbedded, discardEmbedded } = await import(built);
  const log = (line) => console.log(line);
  const stateDir = join(folder, '.qingqu');
  mkdirSync(stateDir, { recursive: true });
  const { url, stop } = await startEmbedded({ stateDir, durable: false, log });
  return {
    url,
    async stop() {
      await stop();
      await discardEmbedded(stateDir, log);
    },
  };
}

async function tryOne(folder, databaseUrl, { file, from, to, test, named }, signal) {
  const path = join(folder, file);
  const sound = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    sound.replace(from, () => to),
  );
  try {
    return await runTest(folder, databaseUrl, { test, named, signal });
  } finally {
    writeFileSync(path, sound);
  }
}

/** Runs one test file; it has noticed something when a test of it failed, not when it could not even be loaded. */
async function runTest(folder, databaseUrl, { test, named, signal }) {
  const answer = join(folder, '.qingqu', 'answer.json');
  rmSync(answer, { force: true });
  const words = [test, '--silent', '--json', `--outputFile=${answer}`, ...(named ? ['-t', named] : [])];
  const env = {
    ...process.env,
    QINGQU_TEST_DATABASE_URL: databaseUrl,
    QINGQU_EVIDENCE: join(folder, '.qingqu/evidence'),
  };
  const began = performance.now();
  const child = spawn(process.execPath, [inRoot('node_modules/jest/bin/jest.js'), ...words], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    signal,
  });
  child.on('error', () => undefined);
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text;
  });
  await new Promise((resolve) => child.on('close', resolve));
  const seconds = Math.round((performance.now() - began) / 1_000);
  if (!existsSync(answer)) return { isNoticed: false, says: `the tests did not start: ${errors.trim().slice(-600)}` };
  const { numFailedTests, numPassedTests, testResults } = JSON.parse(readFileSync(answer, 'utf8'));
  const first = testResults[0]?.assertionResults.find(({ status }) => status === 'failed')?.fullName;
  if (numFailedTests > 0) return { isNoticed: true, says: `${numFailedTests} failed (${first}), ${seconds} s` };
  return {
    isNoticed: false,
    says: `${numPassedTests} passed, none failed, ${seconds} s ${testResults[0]?.message ?? ''}`.trim(),
  };
}
