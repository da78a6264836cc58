import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { inRoot, root } from '../run/root.mjs';
import { evidenceFolder, runFile } from './records.mjs';
import { testFiles } from './sources.mjs';

/** Leaves what a run of the tests was, if it was a whole one: counts, which files failed, which tests were skipped, the seeds, and what it ran on. */
export async function keepRun(results) {
  const files = results.testResults;
  const ran = new Set(files.map(pathOf));
  if ([...testFiles().keys()].some((path) => !ran.has(path))) return;
  const testsOf = (...statuses) =>
    files
      .flatMap((file) => file.testResults.filter(({ status }) => statuses.includes(status)))
      .map(({ fullName }) => fullName)
      .sort();
  const run = {
    startedAt: new Date(results.startTime).toISOString(),
    minutes: Math.round((Date.now() - results.startTime) / 6_000) / 10,
    files: files.length,
    passed: results.numPassedTests,
    failed: files
      .filter((file) => file.numFailingTests > 0 || file.testExecError)
      .map(pathOf)
      .sort(),
    skipped: testsOf('pending', 'todo'),
    seeds: files.flatMap(seedsOf).sort((one, other) => (one.test < other.test ? -1 : 1)),
    versions: await versions(),
  };
  const profile = process.env.QINGQU_PROFILE === 'nightly' ? 'nightly' : 'ci';
  const path = runFile(resolve(root, evidenceFolder()), profile);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(run, undefined, 2)}\n`);
}

const pathOf = ({ testFilePath }) => relative(root, testFilePath).replaceAll('\\', '/');

/** A test that draws says in its name, or its group's, what by: `(seed 4711)`. */
const seedsOf = (file) =>
  [...new Set(file.testResults.map(({ fullName }) => /seed[ =](\d+)/i.exec(fullName)?.[1]))]
    .filter((seed) => seed !== undefined)
    .map((seed) => ({ test: pathOf(file), seed: Number(seed) }));

async function versions() {
  const packageVersion = (name, user) =>
    JSON.parse(readFileSync(inRoot(user, 'node_modules', name, 'package.json'), 'utf8')).version;
  return {
    node: process.version,
    postgres: await postgresVersion(),
    duckdb: packageVersion('@duckdb/node-api', 'packages/sweep'),
    bullmq: packageVersion('bullmq', 'packages/platform'),
    redis: process.env.QINGQU_TEST_REDIS_URL ? 'there' : 'none',
    os: `${process.platform} ${process.arch}`,
  };
}

/** Asked of the run's server, which the global teardown stops after the reporters. */
async function postgresVersion() {
  const connectionString = process.env.QINGQU_TEST_ADMIN_URL;
  if (!connectionString) return 'unknown';
  const { Client } = createRequire(inRoot('schema', 'package.json'))('pg');
  const client = new Client({ connectionString });
  try {
    await client.connect();
    return (await client.query('show server_version')).rows[0].server_version;
  } catch {
    return 'unknown';
  } finally {
    await client.end();
  }
}
