import { randomBytes, randomInt } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const BUILT = join(root, 'packages/platform/dist/embedded-postgres/index.js');
const SCHEMA = join(root, 'schema');
const CI_SEED = 20_180_330;
const RUNS = join(root, '.qingqu/test-postgres');

/**
 * One Postgres for the whole run, and in it the migrated template database that `testDatabase()` clones for each test file.
 * QINGQU_TEST_DATABASE_URL names a server to use instead (its superuser); the workers are told through QINGQU_TEST_….
 */
export default async function setUp() {
  // Whatever tests put into the temporary folder goes into one of this run's own, which the teardown removes.
  process.env.TMPDIR = globalThis.qingquTestFolder = mkdtempSync(join(tmpdir(), 'qingqu-test-'));
  // Tests that run as another user write there too.
  chmodSync(process.env.TMPDIR, 0o1777);
  // Whether a commit passes depends on the commit: in CI the tests draw the same every time. By night they try what they have not tried.
  process.env.QINGQU_TEST_SEED ??= String(process.env.QINGQU_PROFILE === 'nightly' ? randomInt(2 ** 30) : CI_SEED);
  console.log(
    `Tests draw by the seed ${process.env.QINGQU_TEST_SEED} (again with QINGQU_TEST_SEED=${process.env.QINGQU_TEST_SEED}).`,
  );
  const server = process.env.QINGQU_TEST_DATABASE_URL ? undefined : await startServer();
  globalThis.qingquTestServer = server;
  const adminUrl = process.env.QINGQU_TEST_DATABASE_URL ?? server.url;
  try {
    await prepareDatabases(adminUrl);
  } catch (error) {
    await server?.discard();
    throw error;
  }
}

async function startServer() {
  if (!existsSync(BUILT))
    throw new Error('The tests start the built Postgres module: run `npm test`, or `npm run build` before `npx jest`.');
  const { startEmbedded, discardEmbedded } = await import(pathToFileURL(BUILT).href);
  const log = (line) => console.log(line);
  mkdirSync(RUNS, { recursive: true });
  const discard = async (folder) => {
    if (await discardEmbedded(folder, log)) rmSync(folder, { recursive: true, force: true });
  };
  // What killed runs left behind. A run that lives, perhaps just starting or ending, sees to its own folder.
  for (const name of readdirSync(RUNS)) if (!lives(Number(name.slice('run-'.length)))) await discard(join(RUNS, name));
  const stateDir = join(RUNS, `run-${process.pid}`);
  const server = await startEmbedded({ stateDir, durable: false, log });
  return {
    url: server.url,
    async discard() {
      await server.stop();
      await discard(stateDir);
    },
  };
}

function lives(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function prepareDatabases(adminUrl) {
  const { apiUrl, prepareTemplate } = await import(pathToFileURL(join(SCHEMA, 'dist/index.js')).href);
  const password = randomBytes(32).toString('hex');
  process.env.QINGQU_TEST_ADMIN_URL = adminUrl;
  process.env.QINGQU_TEST_TEMPLATE = await prepareTemplate(adminUrl, { schemaDir: SCHEMA });
  process.env.QINGQU_TEST_API_PASSWORD = password;
  await apiUrl(adminUrl, password);
}
