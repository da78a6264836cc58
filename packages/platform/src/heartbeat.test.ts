import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { dropConnections, systemPool } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import type pg from 'pg';
import { waitFor } from './embedded-postgres/wait.js';
import { type Heartbeat, openHeartbeat } from './heartbeat.js';
import { FaultyProxy } from './testing/faulty-proxy.js';

/** Longer than a pool keeps a connection that nobody uses. */
const IDLE_SECONDS = 11;
/** How long an answer is waited for. */
const BEAT_MS = 500;

let database: TestDatabase;
let proxy: FaultyProxy;
let pool: pg.Pool;
let heartbeat: Heartbeat;

beforeAll(async () => {
  database = await testDatabase();
  proxy = await FaultyProxy.start(database.url);
  const url = proxy.through(database.url);
  pool = systemPool(url, 2);
  heartbeat = openHeartbeat(url, [pool], BEAT_MS);
});
afterAll(async () => {
  await heartbeat.close();
  await pool.end();
  await proxy.close();
  await database.drop();
});

const beat = () => heartbeat.beat((own) => own.query('select 1'));

it('work that waits on a connection that the network has lost fails at the next beats, however seldom they are', async () => {
  await beat();
  const client = await pool.connect();
  await client.query('select pg_sleep($1)', [IDLE_SECONDS]);
  proxy.halfOpen();
  const answer = client.query('select 1').then(
    () => 'answered',
    () => 'failed',
  );
  await beat();
  expect(await answer).toBe('failed');
  client.release(true);
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

it('work on connections that are well is left alone, also when a beat is refused', async () => {
  const work = pool.query('select pg_sleep(0.5)');
  await expect(heartbeat.beat((own) => own.query('select 1 / 0'))).rejects.toThrow('division by zero');
  await beat();
  await work;
});

it('who waits for a connection that the network lost while it was being made fails, too', async () => {
  await beat();
  dropConnections(pool);
  await waitFor(5, async () => proxy.connections === 1 || undefined);
  proxy.suffer({ kind: 'latency', ms: 10_000 });
  const answer = pool.query('select 1').then(
    () => 'answered',
    () => 'failed',
  );
  await waitFor(5, async () => proxy.connections === 2 || undefined);
  proxy.halfOpen();
  proxy.heal();
  await beat();
  expect(await answer).toBe('failed');
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

it('work fails, too, on a connection that was lost after it had been made, when that of the beats broke before', async () => {
  await beat();
  proxy.reset();
  // Both are broken; that of the beats is made anew only at the next beat.
  const client = await insistOnConnection();
  proxy.halfOpen();
  const answer = client.query('select 1').then(
    () => 'answered',
    () => 'failed',
  );
  await beat().catch(() => beat());
  expect(await answer).toBe('failed');
  client.release(true);
});

/** A connection that answers: the pool may hand out one whose end it has not heard of yet. */
async function insistOnConnection(): Promise<pg.PoolClient> {
  for (;;) {
    const client = await pool.connect();
    const answers = await client.query('select 1').then(
      () => true,
      () => false,
    );
    if (answers) return client;
    client.release(true);
  }
}
