import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

/** A Postgres of a test's own that forces to the disk what it commits, and can be made to crash. */
export interface Cluster {
  /** The superuser's. */
  url: string;
  /** `pg_ctl stop -m immediate`: no checkpoint, no farewell; then a start, with recovery. */
  crash(): Promise<void>;
  drop(): Promise<void>;
}

/** Minds the server from a process of its own, since the platform's built module is not for tests that are compiled. */
const minder = `
const { startEmbedded, discardEmbedded } = await import(process.argv[1]);
const { readFileSync } = await import('node:fs');
const { createInterface } = await import('node:readline');
const pg = (await import(process.argv[3])).default;
const stateDir = process.argv[2];
const log = () => undefined;
const start = () => startEmbedded({ stateDir, log, durable: true });
let server = await start();
const { url } = server;
const client = new pg.Client({ connectionString: url });
await client.connect();
const { rows } = await client.query('show data_directory');
await client.end();
console.log(url);
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'drop') break;
  const pid = Number(readFileSync(rows[0].data_directory + '/postmaster.pid', 'utf8').split('\\n')[0]);
  process.kill(pid, 'SIGQUIT');
  // Waits for its end, be it long before somebody takes note of it.
  await server.stop();
  server = await start();
  console.log('up');
}
await server.stop();
await discardEmbedded(stateDir, log);
process.exit(0);
`;

export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'qingqu-crash-'));
  chmodSync(folder, 0o755);
  const module = (path: string) => pathToFileURL(path).href;
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      minder,
      module(join(process.cwd(), 'packages/platform/dist/embedded-postgres/index.js')),
      join(folder, '.qingqu'),
      module(require.resolve('pg')),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('the minder of the test’s own Postgres ended');
    return value;
  };
  return {
    url: await answer(),
    async crash() {
      child.stdin.write('crash\n');
      await answer();
    },
    async drop() {
      child.stdin.write('drop\n');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
