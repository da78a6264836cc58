import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { inTransaction, systemPool } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { Redis } from 'ioredis';
import pg from 'pg';
import { FaultyProxy } from './faulty-proxy.js';
import { redisDatabase } from './redis.js';

let database: TestDatabase;
let proxy: FaultyProxy;
let pool: pg.Pool;

beforeAll(async () => {
  database = await testDatabase();
  proxy = await FaultyProxy.start(database.url);
  pool = systemPool(proxy.through(database.url), 2);
  await database.system.query('create table mishap (n int)');
});
afterEach(() => {
  proxy.heal();
  proxy.disarm();
});
afterAll(async () => {
  await pool.end();
  await proxy.close();
  await database.drop();
});

const ask = () => pool.query('select 1');
const insert = (n: number) => inTransaction(pool, (client) => client.query('insert into mishap values ($1)', [n]));
const isThere = async (n: number) =>
  (await database.system.query('select from mishap where n = $1', [n])).rowCount === 1;
/** Whether it is not done although so much time has passed. */
const hangs = async (work: Promise<unknown>) => {
  const signal = AbortSignal.timeout(300);
  return Promise.race([
    work.then(() => false),
    new Promise((over) => signal.addEventListener('abort', () => over(true))),
  ]);
};

it('lets everything through that nothing happens to', async () => {
  await insert(1);
  expect(await isThere(1)).toBe(true);
  const { rows } = await pool.query("select repeat('清渠', 200000) as text");
  expect(rows[0].text).toHaveLength(400_000);
});

it('cuts a COMMIT in half: nothing was committed', async () => {
  const caught = proxy.trap({ mishap: 'cut', nth: 2 });
  await insert(2);
  await expect(insert(3)).rejects.toThrow();
  await caught;
  expect([await isThere(2), await isThere(3)]).toEqual([true, false]);
  await insert(4);
});

it('swallows the answer to a COMMIT: it was committed, and the client was not told', async () => {
  const caught = proxy.trap({ mishap: 'swallow' });
  await expect(insert(5)).rejects.toThrow();
  await caught;
  expect(await isThere(5)).toBe(true);
});

it('swallows the answer to a statement with parameters', async () => {
  void proxy.trap({ mishap: 'swallow', statement: /^insert into mishap/ });
  await expect(pool.query('insert into mishap values ($1)', [6])).rejects.toThrow();
  expect(await isThere(6)).toBe(true);
});

it('delays, and does not reorder', async () => {
  await ask();
  proxy.suffer({ kind: 'latency', ms: 100 });
  const before = performance.now();
  await insert(7);
  expect(performance.now() - before).toBeGreaterThan(590); // three statements, there and back
});

it('lets some bytes a second through', async () => {
  proxy.suffer({ kind: 'slow', bytesPerSecond: 50 });
  const answer = ask();
  expect(await hangs(answer)).toBe(true);
  proxy.heal();
  await answer;
});

it('is silent, and goes on when that is over', async () => {
  await ask();
  proxy.suffer({ kind: 'silence' });
  const answer = ask();
  expect(await hangs(answer)).toBe(true);
  proxy.heal();
  await answer;
});

it('takes a server away without telling its client; new connections find it', async () => {
  await ask();
  proxy.halfOpen();
  const client = new pg.Client(proxy.through(database.url));
  client.on('error', () => undefined);
  await client.connect();
  await client.query('select 1');
  proxy.halfOpen();
  const unanswered = client.query('select 1').catch(() => 'told');
  expect(await hangs(unanswered)).toBe(true);
  proxy.reset();
  expect(await unanswered).toBe('told');
  await client.end().catch(() => undefined);
});

it('cuts everything off until it is healed', async () => {
  proxy.suffer({ kind: 'cut' });
  await expect(ask()).rejects.toThrow();
  expect(proxy.connections).toBe(0);
  proxy.heal();
  await ask();
});

const redisUrl = redisDatabase(8);
(redisUrl ? it : it.skip)(
  `stands before a Redis, too${redisUrl ? '' : ' (QINGQU_TEST_REDIS_URL is not set)'}`,
  async () => {
    const before = await FaultyProxy.start(redisUrl!);
    const redis = new Redis(before.through(redisUrl!), { retryStrategy: () => 20, maxRetriesPerRequest: null });
    redis.on('error', () => undefined);
    expect(await redis.ping()).toBe('PONG');
    before.suffer({ kind: 'cut' });
    const answer = redis.ping();
    expect(await hangs(answer)).toBe(true);
    before.heal();
    expect(await answer).toBe('PONG');
    redis.disconnect();
    await before.close();
  },
);
