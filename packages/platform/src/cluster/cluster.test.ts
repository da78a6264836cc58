// Three workers and two API servers, each on a way of its own to Postgres and Redis:
//   1. files are handed in to either API server, and others lie in the inbox;
//   2. the night comes: the inbox is taken in, the rules run, the cases are filed;
//   3. meanwhile workers and servers die, sleep and lose their ways, and Postgres and Redis are taken down under them;
//   4. what came of it is what comes of a quiet night, and nothing is done twice.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureUser } from '@qingqu/api';
import { systemPool } from '@qingqu/schema';
import { keepEvidence, randomFrom, testSeed, times } from '@qingqu/schema/testing';
import type pg from 'pg';
import { workOnCases } from '../casework.js';
import { waitFor } from '../embedded-postgres/wait.js';
import { openQueue } from '../queue.js';
import { sweepNow } from '../sweeping.js';
import { takeIn } from '../take-in.js';
import { hasRedis, type OwnRedis, startOwnRedis } from '../testing/own-redis.js';
import { killAll } from '../testing/qingqu.js';
import { testPlatform } from '../testing/test-platform.js';
import { chaos } from './testing/chaos.js';
import { type Installation, Machine } from './testing/machine.js';
import { assertAllInvariants, outcomeOf } from './testing/outcome.js';
import { type OwnPostgres, startOwnPostgres } from './testing/own-postgres.js';

const root = resolve(__dirname, '../../../..');
const AS_OF = '2018-11-30';
const LEASE_SECONDS = 3;
const PATIENCE_SECONDS = 400;
const PASSWORD = 'only-for-this-test';
/** Of the sample world, what the rules about allocations and receipts go by. */
const FILES = /^(0[1236789]|10|17|18)-.*\.csv$/;

const seed = testSeed;
const folder = mkdtempSync(join(tmpdir(), 'qingqu-machines-'));
const sample = join(root, 'examples/feeds/sample');
const names = readdirSync(sample)
  .filter((name) => FILES.test(name))
  .sort();

let postgres: OwnPostgres;
let quiet: Awaited<ReturnType<typeof outcomeOf>>;

beforeAll(async () => {
  postgres = await startOwnPostgres(join(root, 'schema'));
  const { platform, drop } = await testPlatform({ today: AS_OF });
  const never = new AbortController().signal;
  await takeIn(platform, { paths: names.map((name) => join(sample, name)), receivedBy: 'quiet' }, never);
  await sweepNow(platform, { asOf: AS_OF, reason: 'nightly', startedBy: 'nightly' }, never);
  await workOnCases(platform, never);
  quiet = await outcomeOf(platform.system);
  await drop();
}, 240_000);
afterAll(async () => {
  await killAll();
  await postgres?.drop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const isNight = process.env.QINGQU_PROFILE === 'nightly';
const backends = [
  {
    name: 'Postgres',
    claim: 'F7/cluster',
    usesRedis: false,
    // CI has time for one storm.
    run: hasRedis && !isNight ? it.skip : it,
    why: hasRedis && !isNight ? ' (at night: QINGQU_PROFILE=nightly)' : '',
  },
  {
    name: 'Redis',
    claim: 'F6/cluster',
    usesRedis: true,
    run: hasRedis ? it : it.skip,
    why: hasRedis ? '' : ' (there is no redis-server)',
  },
];

describe.each(backends)('three workers and two API servers, queue on $name', ({ name, claim, usesRedis, run, why }) => {
  run(
    `end a stormy night as a quiet one (${name}, seed ${seed})${why}`,
    async () => {
      const redis = usesRedis ? await startOwnRedis() : undefined;
      const installation = await install(name.toLowerCase(), redis);
      const pool = systemPool(installation.databaseUrl, 3);
      const servers = await Promise.all([1, 2].map(() => Machine.start('serve', installation)));
      const workers = await Promise.all([1, 2, 3].map(() => Machine.start('worker', installation)));
      try {
        await Promise.all([...servers.map((server) => server.address()), ...workers.map((worker) => worker.works())]);
        const random = randomFrom(seed);
        const storm = chaos(
          { postgres, redis, workers, servers, silenceMs: LEASE_SECONDS * 1_500 },
          random,
          times({ ci: 1, nightly: 20 }),
        );
        const halves = [names.filter((_, n) => n % 2 === 0), names.filter((_, n) => n % 2 === 1)] as const;
        for (const file of halves[0])
          copyFileSync(join(sample, file), join(installation.environment.QINGQU_INBOX!, file));
        for (const file of halves[1]) await handIn(servers, file);
        const areIn = `select count(*)::int = ${halves[1].length} as so from ingest_file where status = 'done'`;
        await until(pool, areIn, async () => undefined, workers);
        const night = await nightFalls(pool);
        const isDone = `select count(*)::int = 3 as so from schedule_slot where slot = '${night}' and status = 'done'`;
        await until(pool, isDone, () => timePasses(pool, installation), workers);
        const befell = await storm;
        const isSettled = `select not exists (select from sweep where status = 'running')
        and not exists (select from warning where case_id is null and state = 'open') as so`;
        await until(pool, isSettled, () => timePasses(pool, installation), workers);
        const ends = await Promise.all([...workers, ...servers].map((machine) => machine.down()));
        // 130: told to stop while it was still coming up.
        expect(ends.filter(({ code }) => code !== 0 && code !== 130)).toEqual([]);

        await assertAllInvariants(pool);
        const stormy = await outcomeOf(pool);
        expect(stormy.sweeps).toEqual([{ ...quiet.sweeps[0], reason: expect.stringMatching(/^nightly/) }]);
        for (const part of Object.keys(quiet) as (keyof typeof quiet)[])
          if (part !== 'nights' && part !== 'sweeps')
            expect({ part, is: stormy[part] }).toEqual({ part, is: quiet[part] });
        expect(quiet.warnings.length).toBeGreaterThan(40);
        expect(quiet.cases.length).toBeGreaterThan(10);
        keepEvidence(claim, { ...befell, seed });
      } finally {
        await killAll();
        await pool.end();
        await redis?.drop();
      }
    },
    600_000,
  );
});

async function install(name: string, redis: OwnRedis | undefined): Promise<Installation> {
  const databaseUrl = await postgres.database(`storm_${name}`);
  const stateDir = join(folder, name);
  const inbox = join(stateDir, 'inbox');
  mkdirSync(inbox, { recursive: true });
  const pool = systemPool(databaseUrl, 1);
  await ensureUser(pool, {
    username: 'henan',
    displayName: '河南省财政厅',
    password: PASSWORD,
    role: 'staff',
    regionCode: '410000000000',
    departmentKinds: ['budget', 'agri', 'treasury'],
    isDemo: false,
  });
  await pool.end();
  return {
    databaseUrl,
    redisUrl: redis?.url,
    environment: {
      PORT: '0',
      QINGQU_STATE: stateDir,
      QINGQU_INBOX: inbox,
      QINGQU_TODAY: AS_OF,
      QINGQU_MASTER_KEY: '07'.repeat(32),
      QINGQU_LEASE: String(LEASE_SECONDS),
      QINGQU_DRAIN: '0',
      QINGQU_SWEEP_MEMORY: '512MB',
    },
  };
}

/** Hands a file in, to one server or the other, until one of them has said that it has it. */
async function handIn(servers: readonly Machine[], name: string): Promise<void> {
  const feed = /^\d+-(\w+)\.csv$/.exec(name)![1]!;
  let turn = 0;
  const isIn = await waitFor(PATIENCE_SECONDS, async () => {
    try {
      const address = await servers[turn++ % servers.length]!.address();
      const authorization = `Bearer ${await signIn(address)}`;
      const form = new FormData();
      form.append('feed', feed);
      form.append('file', new Blob([readFileSync(join(sample, name))]), name);
      const answer = await fetch(`${address}/uploads`, { method: 'POST', body: form, headers: { authorization } });
      return answer.ok || undefined;
    } catch {
      return undefined; // its server was killed, or the database taken down
    }
  });
  if (!isIn) throw new Error(`${name} could not be handed in`);
}

async function signIn(address: string): Promise<string> {
  const answer = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `mutation { signIn(username: "henan", password: "${PASSWORD}") { token } }` }),
  });
  return ((await answer.json()) as { data: { signIn: { token: string } } }).data.signIn.token;
}

/** From now on the last night that is due for all three works is; a test that runs between half past one and half past four makes no difference. */
const nightFalls = (pool: pg.Pool): Promise<string> =>
  persist(async () => {
    const { rows } = await pool.query<{ night: string }>(
      "select (clock_timestamp() at time zone 'Asia/Shanghai' - interval '4 hours 30 minutes')::date as night",
    );
    const { night } = rows[0]!;
    await pool.query(
      `insert into schedule_slot (name, slot, status, started_at)
       select name, 'installed', 'done', ($1::date - interval '12 hours') at time zone 'Asia/Shanghai' from unnest(array['ingest', 'sweep', 'casework']) as name
       on conflict (name, slot) do update set started_at = excluded.started_at`,
      [night],
    );
    return night;
  });

/** What happens every few minutes happens now: the queue wakes somebody, and a night that failed may be tried again. */
async function timePasses(pool: pg.Pool, { databaseUrl, redisUrl }: Installation): Promise<void> {
  await pool.query(
    "update schedule_slot set finished_at = finished_at - interval '30 seconds' where status = 'failed'",
  );
  await pool.query(
    `update source set lease_until = lease_until - interval '30 seconds'
     where not exists (select from schedule_slot where status = 'running' and lease_until > clock_timestamp())`,
  );
  const queue = await openQueue({ databaseUrl, redisUrl });
  await queue.add([{ kind: 'catch-up' }]);
  await queue.close();
}

/** Waits until the database says so; now and then something else is done. */
async function until(
  pool: pg.Pool,
  question: string,
  meanwhile: () => Promise<unknown>,
  workers: readonly Machine[],
): Promise<void> {
  let asked = 0;
  const isSo = await waitFor(PATIENCE_SECONDS, async () => {
    try {
      const { rows } = await pool.query<{ so: boolean }>(question);
      if (rows[0]!.so) return true;
      if (asked++ % 40 === 20) await meanwhile();
    } catch {
      // The database is down just now.
    }
    return undefined;
  });
  if (!isSo)
    throw new Error(`not so in time: ${question}\n${workers.map(({ deaths }) => deaths.join('\n')).join('\n')}`);
}

async function persist<T>(work: () => Promise<T>): Promise<T> {
  const result = await waitFor(PATIENCE_SECONDS, () => work().catch(() => undefined));
  if (result === undefined) throw new Error(`not done in ${PATIENCE_SECONDS} s`);
  return result;
}
