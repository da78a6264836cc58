// A machine dies in the middle of a file: another goes on with it after one lease, at the point that was committed last.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ingestDelivery } from '@qingqu/ingest';
import { assertInvariants } from '@qingqu/ingest/testing';
import { Vault } from '@qingqu/schema';
import { keepEvidence, type TestDatabase, testDatabase, times } from '@qingqu/schema/testing';
import { waitFor } from '../embedded-postgres/wait.js';
import { wakeForFiles } from '../night.js';
import { openQueue } from '../queue.js';
import { registered } from '../registry.js';
import { keepApiLogin } from '../testing/keep-api-login.js';
import { killAll } from '../testing/qingqu.js';
import { Machine } from './testing/machine.js';

const LEASE_SECONDS = 6;
/** What a process takes to be woken and to begin, on a machine that others use too. */
const SLACK_SECONDS = 15;
const PATIENCE_SECONDS = 180;
const ROWS = 3_000;
const DEATHS = times({ ci: 2, nightly: 20 });

const folder = mkdtempSync(join(tmpdir(), 'qingqu-death-'));
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  keepApiLogin(folder);
});
afterAll(async () => {
  await killAll();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

it('delays what it had in hand by one lease, and what was committed is not done again', async () => {
  const environment = {
    QINGQU_STATE: folder,
    QINGQU_MASTER_KEY: '07'.repeat(32),
    QINGQU_LEASE: String(LEASE_SECONDS),
    PORT: '0',
  };
  const installation = { databaseUrl: database.url, redisUrl: undefined, environment };
  const queue = await openQueue(installation);
  const machines = await Promise.all([1, 2].map(() => Machine.start('worker', installation)));
  await Promise.all(machines.map((machine) => machine.works()));
  const delays: number[] = [];
  for (let n = 0; n < DEATHS; n += 1) {
    // Whichever of them takes the file dies when it has committed a thousand rows of it and begins the next.
    const dies = Promise.race(
      machines.map(async (machine) => {
        await machine.toPostgres.trap({ mishap: 'cut', statement: /^\s*(copy|insert into) ingest_row/i, nth: 2 });
        return machine;
      }),
    );
    const id = await handIn(n);
    await wakeForFiles(queue, [id]);
    const dead = await dies;
    dead.signal('SIGKILL');
    const { rows } = await database.system.query<{ at: Date; read: number }>(
      'select clock_timestamp() as at, n_read as read from ingest_file where id = $1',
      [id],
    );
    expect(rows[0]!.read).toBe(1_000);
    for (const { toPostgres } of machines) toPostgres.disarm();
    const seconds = await waitFor(PATIENCE_SECONDS, async () => {
      const { rows: done } = await database.system.query<{ seconds: number }>(
        `select extract(epoch from finished_at - $2::timestamptz)::float8 as seconds from ingest_file where id = $1 and status = 'done'`,
        [id, rows[0]!.at],
      );
      return done[0]?.seconds;
    });
    delays.push(seconds!);
    await Promise.all(machines.map((machine) => machine.works()));
  }
  // Who died is remembered, and told from who lives.
  expect((await registered(database.system)).length).toBe(machines.length + DEATHS);
  const { rows: lines } = await database.system.query(
    `select file_id, count(*)::int as n from ingest_row where outcome = 'loaded' group by 1`,
  );
  expect(lines.map(({ n }) => n)).toEqual(delays.map(() => ROWS));
  await assertInvariants(database.system);
  // The lease runs out, a third of one passes until somebody looks.
  expect(Math.max(...delays)).toBeLessThan((LEASE_SECONDS * 4) / 3 + SLACK_SECONDS);
  await Promise.all(machines.map((machine) => machine.down()));
  await queue.close();
  keepEvidence('F1/machine', {
    deaths: DEATHS,
    'lease s': LEASE_SECONDS,
    'longest delay s': Math.round(Math.max(...delays) * 10) / 10,
  });
}, 400_000);

async function handIn(n: number): Promise<bigint> {
  const lines = Array.from({ length: ROWS }, (_, row) => `${n}-${row},路,410225000000,running`);
  const [batch] = await ingestDelivery(
    {
      pool: database.system,
      vault: new Vault(Buffer.alloc(32, 7)),
      blobDir: join(folder, 'blobs'),
      now: () => performance.now(),
    },
    {
      feed: 'project',
      bytes: Buffer.from(`key,name,region_code,status\n${lines.join('\n')}\n`),
      name: `${n}-project.csv`,
      receivedBy: 'test',
      later: true,
    },
  );
  return batch!.id;
}
