import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { workOnCases } from '../casework.js';
import { type DemoUser, ensureDemoUsers } from '../demo-users.js';
import { loadSample, readSample } from '../sample.js';
import { type Beginnings, type TestPlatform, testPlatform } from './test-platform.js';

/** Somebody who works with the sample world. */
export type SampleUser = DemoUser & { password: string };

export interface SamplePlatform extends TestPlatform {
  users: SampleUser[];
}

/** The sample world as it stands after its first night, to begin with. */
interface SampleWorld extends Beginnings {
  /** The business date. */
  asOf: string;
  users: SampleUser[];
}

/** A name of its own: whoever makes the world drops what another run has left on the same server. */
const DATABASE = 'qingqu_template_sample';
const LOCK = 0x71_71_73_77; // 'qqsw'

/**
 * A platform on a copy of the sample world: taken in by the real ingest, swept, its cases kept. The world is made once a run of
 * the tests, by the test file that wants it first; others wait for it.
 */
export async function samplePlatform(environment: Parameters<typeof testPlatform>[0] = {}): Promise<SamplePlatform> {
  const world = await sampleWorld();
  const test = await testPlatform({ today: world.asOf, ...environment }, world);
  return { ...test, users: world.users };
}

/** Where the run keeps it, besides its database. */
const keptIn = () => join(tmpdir(), 'sample-world');

async function sampleWorld(): Promise<SampleWorld> {
  const kept = join(keptIn(), 'world.json');
  await asAdmin(async (admin) => {
    // Held until the connection ends.
    await admin.query('select pg_advisory_lock($1)', [LOCK]);
    if (!existsSync(kept)) writeFileSync(kept, JSON.stringify(await makeWorld()));
  });
  return JSON.parse(readFileSync(kept, 'utf8')) as SampleWorld;
}

async function makeWorld(): Promise<SampleWorld> {
  const never = new AbortController().signal;
  const test = await testPlatform();
  const { platform, database } = test;
  const { asOf } = readSample(platform.folders);
  platform.environment.today = asOf;
  await loadSample(platform, never);
  await workOnCases(platform, never);
  const users = await ensureDemoUsers(platform);
  await Promise.all([database.system.end(), database.api.end()]);
  const stateDir = join(keptIn(), 'state');
  cpSync(platform.environment.stateDir, stateDir, { recursive: true });
  const made = new URL(database.url).pathname.slice(1);
  await asAdmin(async (admin) => {
    await admin.query(`drop database if exists ${DATABASE} with (force)`);
    await admin.query(`alter database ${made} rename to ${DATABASE}`);
  });
  return { asOf, users, database: DATABASE, stateDir };
}

async function asAdmin(work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: process.env.QINGQU_TEST_ADMIN_URL! });
  await admin.connect();
  await work(admin).finally(() => admin.end());
}
