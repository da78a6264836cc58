// F15, the restore drill, on a small world with casework:
//   1. the world is taken in and swept, people work on its cases; a backup is made (epoch 1); more comes in, is swept and worked on, and some more after the
//      last epoch was closed; another backup is made;
//   2. the newest backup is restored: every table, every guard, the audit chain, the totals; every warning is found again on a snapshot made anew;
//   3. the same is drilled on the sample world, of whose warnings a hundred are found again;
//   4. an earlier epoch is restored: from its own backup with its cases; from the later backup the records alone, and not without saying so;
//   5. backups that were cut, edited or mixed, keys that are missing, databases that are not empty: all refused, and nothing is changed;
//   6. backup and restore are killed at random instants, and run again until they are done.
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { assertCasework } from '@qingqu/casework/testing';
import { auditOfSystem, businessTables, describeDatabase } from '@qingqu/schema';
import { keepEvidence, testSeed, times } from '@qingqu/schema/testing';
import fc from 'fast-check';
import type pg from 'pg';
import { sealLog } from '../audit-log.js';
import { openSecrets } from '../secrets.js';
import { takeIn } from '../take-in.js';
import { Days } from '../testing/casework-days.js';
import { Offices } from '../testing/casework-people.js';
import { county, type Row, writeSmallWorld } from '../testing/casework-world.js';
import { samplePlatform } from '../testing/sample-world.js';
import { type TestPlatform, testPlatform } from '../testing/test-platform.js';
import { findBackup, makeBackup, newestBackup, restoreBackup, verifyRestored } from './index.js';
import { copiedTables, kindOf, SEEDED } from './tables.js';

const { signal } = new AbortController();
const REPLAYS = 100;
const KILLS = times({ ci: 4, nightly: 200 });
const seed = testSeed;

const root = mkdtempSync(join(tmpdir(), 'qingqu-backup-'));
const folder = join(root, 'backups');
const masterKey = Buffer.alloc(32, 7);
const worlds: TestPlatform[] = [];
let world: TestPlatform;
let offices: Offices;
const ids: string[] = [];

/** A platform without anything, which has the keys of the world. */
async function emptyPlatform(): Promise<TestPlatform> {
  const test = await testPlatform({ today: '2018-11-20' });
  worlds.push(test);
  const { stateDir } = test.platform.environment;
  if (world) cpSync(join(world.platform.environment.stateDir, 'keys'), join(stateDir, 'keys'), { recursive: true });
  test.platform.secrets = openSecrets(stateDir, { masterKey, sealingKeys: [] });
  return test;
}

const project = (key: string, more: Row = {}): Row => ({
  key,
  name: `道路 ${key}`,
  region_code: county,
  status: 'running',
  ...more,
});

async function takeUp(who: 'yusuan1' | 'guoku1', department: string): Promise<void> {
  const { cases } = await offices.must(who, '{ cases(first: 20) { nodes { id version departmentKind state } } }');
  const open = cases.nodes.find(
    (one: { departmentKind: string; state: string }) => one.departmentKind === department && one.state === 'ASSIGNED',
  );
  await offices.must(
    who,
    'mutation ($id: ID!, $version: Int!) { takeUpCase(id: $id, version: $version) { ... on Node { id } } }',
    { id: open.id, version: open.version },
  );
}

/** Something that stands in the audit log, and is sealed in it. */
async function auditedDay(): Promise<void> {
  await auditOfSystem(world.platform.system, { username: 'test' }, { action: 'months_closed' });
  await sealLog(world.platform);
}

async function back(to = folder): Promise<string> {
  const { manifest, missingBlobs } = await makeBackup(world.platform, { folder: to, signal });
  expect(missingBlobs).toEqual([]);
  return manifest.id;
}

beforeAll(async () => {
  world = await emptyPlatform();
  offices = await Offices.open(world.platform);
  const days = new Days(world.platform);
  await days.night('2018-11-12', ...writeSmallWorld(days.feedDir));
  await takeUp('yusuan1', 'BUDGET');
  await auditedDay();
  ids.push(await back());
  await days.night('2018-11-13', days.file('30-project.csv', [project('P-1'), project('P-2')]));
  await takeUp('guoku1', 'TREASURY');
  await days.night('2018-11-14', days.file('31-project.csv', [project('P-2', { status: 'done' }), project('P-3')]));
  const late = days.file('32-project.csv', [project('P-1', { status: 'done' }), { ...project('P-4'), status: '?' }]);
  await takeIn(world.platform, { paths: [late], receivedBy: 'test' }, signal);
  await auditedDay();
  ids.push(await back());
  process.stdout.write(`backups of epochs ${ids.join(', ')} (seed ${seed})\n`);
}, 300_000);

afterAll(async () => {
  await offices?.close();
  for (const each of worlds) await each.drop();
  rmSync(root, { recursive: true, force: true });
});

/** All rows of a table in one digest. */
async function digestOf(pool: pg.Pool, table: string, columns: readonly string[]): Promise<string> {
  const { rows } = await pool.query<{ digest: string }>(
    `select md5(coalesce(string_agg(row::text, chr(10) order by row::text collate "C"), '')) as digest
     from (select ${columns.map((column) => `"${column}"`).join(', ')} from "${table}") row`,
  );
  return rows[0]!.digest;
}

async function digests(pool: pg.Pool, but: readonly string[] = []): Promise<Record<string, string>> {
  const client = await pool.connect();
  const tables = await copiedTables(client).finally(() => client.release());
  const found: Record<string, string> = {};
  for (const { name, columns } of tables) if (!but.includes(name)) found[name] = await digestOf(pool, name, columns);
  return found;
}

/** The indexes of the parts of tables, with whether they are whole and of which index they are a part. */
async function partIndexes(pool: pg.Pool): Promise<unknown[]> {
  const { rows } = await pool.query(
    `select i.oid::regclass::text as name, pg_get_indexdef(i.oid) as definition, x.indisvalid as valid, h.inhparent::regclass::text as of
     from pg_index x join pg_class i on i.oid = x.indexrelid left join pg_inherits h on h.inhrelid = i.oid
     where i.relnamespace::regnamespace::text like 'fiscal_%' or i.relkind = 'I' order by 1`,
  );
  expect(rows.length).toBeGreaterThan(0);
  return rows;
}

/** What a restore changes on purpose: it is written down, and nobody stays signed in. */
const SETTLED = ['audit_entry', 'app_session'];

it('knows of every table what becomes of it, and what an empty database has', async () => {
  const { platform } = await emptyPlatform();
  const client = await platform.system.connect();
  const filled: string[] = [];
  for (const { name } of await copiedTables(client)) {
    expect(kindOf(name)).toEqual(expect.any(String));
    const { rows } = await client.query(`select from "${name}" limit 1`);
    if (rows.length > 0) filled.push(name);
  }
  client.release();
  expect(filled).toEqual([...SEEDED].sort());
});

it('restores everything as it was, guards and all, and finds every warning again', async () => {
  const restored = await emptyPlatform();
  const before = await describeDatabase(restored.platform.system);
  await restoreBackup(restored.platform, { found: await findBackup(folder), by: 'test', indexedRows: 4, signal });
  expect(await digests(restored.platform.system, SETTLED)).toEqual(await digests(world.platform.system, SETTLED));
  expect(await partIndexes(restored.platform.system)).toEqual(await partIndexes(world.platform.system));
  expect(await describeDatabase(restored.platform.system)).toBe(before);
  const { rows } = await restored.platform.system.query(
    `select (select count(*)::int from app_session where revoked_at is null) as sessions,
       (select count(*)::int from warning) as warnings, (select action from audit_entry order by seq desc limit 1) as last`,
  );
  expect(rows[0]).toMatchObject({ sessions: 0, last: 'restore' });
  const verified = await verifyRestored(restored.platform, { pick: REPLAYS, signal });
  expect(verified.replayed).toBe(Math.min(REPLAYS, rows[0]!.warnings));
  expect(verified.seals).toBe(2);
  await assertCasework(restored.platform.system);
  // It goes on: the next file finds its place.
  const next = new Days(restored.platform).file('40-project.csv', [project('P-3', { status: 'done' })]);
  expect(await takeIn(restored.platform, { paths: [next], receivedBy: 'test' }, signal)).toMatchObject([
    { status: 'done', counts: { updated: 1 } },
  ]);
}, 300_000);

it('is drilled on the sample world: its warnings are found again, by the hundred', async () => {
  const sample = await samplePlatform();
  const restored = await testPlatform();
  worlds.push(sample, restored);
  await sealLog(sample.platform);
  const backups = join(root, 'sample');
  await makeBackup(sample.platform, { folder: backups, signal });
  await restoreBackup(restored.platform, { found: await findBackup(backups), by: 'test', signal });
  expect(await digests(restored.platform.system, SETTLED)).toEqual(await digests(sample.platform.system, SETTLED));
  const verified = await verifyRestored(restored.platform, { pick: REPLAYS, signal });
  expect(verified.replayed).toBe(REPLAYS);
  keepEvidence('F15', { 'warnings replayed': verified.replayed, seals: verified.seals, entries: verified.entries });
}, 300_000);

/** The records with their history, and the files that they are from. */
const RECORDS = [
  ...[...businessTables.keys()].flatMap((name) => [name, `${name}_history`]),
  'ingest_file',
  'ingest_row',
];

it('takes records back to the closed epoch exactly, with the cases that rest on it', async () => {
  const restored = await emptyPlatform();
  const found = await findBackup(folder, 3n);
  await restoreBackup(restored.platform, { found, toEpoch: 3n, by: 'test', signal });
  const { rows } = await restored.platform.system.query(
    `select (select max(n)::int from epoch where closed_at is not null) as closed, (select count(*)::int from epoch where closed_at is null) as open,
       (select array_agg(status order by source_key) from project) as projects, (select count(*)::int from quarantine) as rejected,
       (select count(*)::int from case_file) as cases`,
  );
  expect(rows[0]).toEqual({ closed: 3, open: 1, projects: ['running', 'done', 'running'], rejected: 0, cases: 8 });
  await verifyRestored(restored.platform, { pick: 1, signal });
}, 300_000);

it('takes an earlier epoch from its own backup, and from a later one the records alone', async () => {
  const [own, later] = [await emptyPlatform(), await emptyPlatform()];
  const at = await findBackup(folder, 1n);
  expect(at.manifest.id).toBe(ids[0]);
  await restoreBackup(own.platform, { found: at, toEpoch: 1n, by: 'test', signal });
  const found = await findBackup(join(folder, ids[1]!));
  const wish = { found, toEpoch: 1n, by: 'test', signal };
  await expect(restoreBackup(later.platform, wish)).rejects.toThrow(/rest on later epochs \(sweep 2.*--records-only/);
  await restoreBackup(later.platform, { ...wish, recordsOnly: true });
  for (const table of RECORDS) {
    const [{ rows: wanted }, { rows: given }] = (await Promise.all(
      [own, later].map(({ platform }) => platform.system.query(`select * from "${table}" order by 1, 2`)),
    )) as [pg.QueryResult, pg.QueryResult];
    expect({ table, rows: given }).toEqual({ table, rows: wanted });
  }
  const { rows } = await later.platform.system.query(
    'select (select count(*)::int from warning) as warnings, (select count(*)::int from case_file) as cases, (select count(*)::int from app_user) as users',
  );
  expect(rows[0]).toMatchObject({ warnings: 0, cases: 0 });
  expect(rows[0]!.users).toBeGreaterThan(10);
}, 300_000);

it('refuses what is no backup of this, names the place, and changes nothing', async () => {
  const { platform } = await emptyPlatform();
  const before = await digests(platform.system);
  const copy = (change: (dir: string) => void): string => {
    const dir = join(root, `edited-${readdirSync(root).length}`, ids[1]!);
    cpSync(join(folder, ids[1]!), dir, { recursive: true });
    cpSync(join(folder, 'blobs'), join(dir, '../blobs'), { recursive: true });
    change(dir);
    return dir;
  };
  const edit = (name: string, change: (text: string) => string) => (dir: string) =>
    writeFileSync(join(dir, name), change(readFileSync(join(dir, name), 'utf8')));
  const flip = (path: string) => {
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1]! ^= 1;
    rmSync(path);
    writeFileSync(path, bytes);
  };
  const someBlob = (dir: string) => {
    const fan = join(dir, '../blobs', readdirSync(join(dir, '../blobs'))[0]!);
    return join(fan, readdirSync(fan)[0]!);
  };
  const wrong: [change: (dir: string) => void, said: RegExp][] = [
    // Files that are there already are not read again, so this comes first.
    [(dir) => flip(someBlob(dir)), /blobs.* is not what was written/],
    [(dir) => rmSync(join(dir, 'manifest.json')), /incomplete: .*manifest\.json is missing/],
    [
      edit('manifest.json', (text) => text.replace(/"rows": \d+/, '"rows": 7')),
      /manifest\.json is not what was written/,
    ],
    [edit('manifest.json', (text) => text.slice(0, 900)), /manifest\.json is not what was written/],
    [(dir) => rmSync(join(dir, 'payment.rows')), /payment\.rows is missing/],
    [(dir) => flip(join(dir, 'payment.rows')), /payment\.rows is not what was written/],
    // The same table of another backup was written with the same key.
    [
      (dir) => cpSync(join(folder, ids[0]!, 'casework_step.rows'), join(dir, 'casework_step.rows')),
      /casework_step\.rows/,
    ],
    [edit('blobs.list', (text) => text.slice(70)), /blobs\.list is not what was written/],
  ];
  for (const [change, said] of wrong) {
    const restoring = async () =>
      restoreBackup(platform, { found: await findBackup(copy(change)), by: 'test', signal });
    await expect(restoring()).rejects.toThrow(said);
  }
  await expect(findBackup(root)).rejects.toThrow(/no whole backup in .*for example: qingqu restore/);
  const beyond = restoreBackup(platform, { found: await findBackup(folder), toEpoch: 9n, by: 'test', signal });
  await expect(beyond).rejects.toThrow(/last closed epoch of the backup is 3, .*--to-epoch 3/);
  const full = restoreBackup(world.platform, { found: await findBackup(folder), by: 'test', signal });
  await expect(full).rejects.toThrow(/not empty \(\w+ has rows\)/);
  // Keys of another installation.
  const { secrets } = platform;
  platform.secrets = openSecrets(join(root, 'other-state'), { masterKey: undefined, sealingKeys: [] });
  const foreign = restoreBackup(platform, { found: await findBackup(folder), by: 'test', signal });
  await expect(foreign).rejects.toThrow(/master\.key, auth\.key; a backup holds no keys/);
  platform.secrets = secrets;
  expect(await digests(platform.system)).toEqual(before);
}, 300_000);

it('holds no plain values and no keys, shares files, and keeps as many backups as it is told', async () => {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = Buffer.concat(all.map(({ parentPath, name }) => readFileSync(join(parentPath, name))));
  for (const plain of [
    '虞城县',
    '418146012000000017',
    '农户1',
    masterKey.toString('hex'),
    masterKey.toString('latin1'),
  ])
    expect(bytes.includes(Buffer.from(plain, 'utf8'))).toBe(false);
  const blob = all.find(({ parentPath }) => parentPath.includes('blobs'))!;
  const written = statSync(join(blob.parentPath, blob.name)).mtimeMs;
  const { removed, manifest } = await makeBackup(world.platform, { folder, keep: 2, signal });
  expect(removed).toBe(1);
  expect(readdirSync(folder).sort()).toEqual([ids[1], manifest.id, 'blobs'].sort());
  expect(statSync(join(blob.parentPath, blob.name)).mtimeMs).toBe(written);
  expect(await newestBackup(folder)).toEqual({ at: manifest.at, epoch: '3' });
  expect(await newestBackup(join(root, 'nowhere'))).toBeUndefined();
}, 300_000);

const CHILD = resolve(__dirname, '../../dist/backup/testing/backup-child.js');

/** Runs the child; kills it at its `death`-th sign of life. */
function runChild(
  args: string[],
  { platform }: TestPlatform,
  death = Number.POSITIVE_INFINITY,
): Promise<{ killed: boolean; signs: number; errors: string }> {
  const { stateDir, databaseUrl } = platform.environment;
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: databaseUrl,
    QINGQU_STATE: stateDir,
    QINGQU_MASTER_KEY: masterKey.toString('hex'),
  };
  const child = spawn(process.execPath, [CHILD, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [signs, errors] = [0, ''];
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    signs += text.split('\n').length - 1;
    if (signs >= death) child.kill('SIGKILL');
  });
  return new Promise((done) => child.once('close', (code) => done({ killed: code === null, signs, errors })));
}

it(`goes on after ${KILLS} kills of the backup and of the restore (seed ${seed})`, async () => {
  const places = fc.sample(fc.integer({ min: 1, max: 50 }), { numRuns: KILLS, seed });
  const target = await emptyPlatform();
  const kept = join(root, 'killed');
  mkdirSync(kept);
  const untouched = await digests(target.platform.system);
  let [backupKills, restoreKills] = [0, 0];
  for (const place of places) {
    const end = await runChild(['backup', kept], world, place);
    expect(end.errors).toBe('');
    if (end.killed) backupKills += 1;
    // What there is under a name is whole.
    for (const name of readdirSync(kept).filter((each) => /^\d/.test(each)))
      expect(existsSync(join(kept, name, 'manifest.json'))).toBe(true);
  }
  expect(backupKills).toBeGreaterThan(KILLS / 2);
  expect((await runChild(['backup', kept], world)).errors).toBe('');
  expect(readdirSync(kept).filter((name) => name.startsWith('.part'))).toEqual([]);
  const whole = await digests(world.platform.system, SETTLED);
  let isWhole = false;
  for (const place of places) {
    const end = await runChild(['restore', kept], target, place);
    expect(end.errors).toBe('');
    if (end.killed) restoreKills += 1;
    // There is nothing, or, where the kill came behind the commit, all of it.
    const found = await digests(target.platform.system);
    isWhole = JSON.stringify(found) !== JSON.stringify(untouched);
    if (isWhole) break;
  }
  expect(restoreKills).toBeGreaterThan(0);
  if (!isWhole) expect((await runChild(['restore', kept], target)).errors).toBe('');
  expect(await digests(target.platform.system, SETTLED)).toEqual(whole);
  keepEvidence('F15/kills', { seed, 'backup killed': backupKills, 'restore killed': restoreKills });
}, 300_000);
