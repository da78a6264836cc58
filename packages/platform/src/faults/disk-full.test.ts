// A disk that is full pauses what is taken in, keeps reading, and lets everything go on by itself when there is room again: nothing is lost, nothing damaged.
import { chmodSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals';
import { ingestFile } from '@qingqu/ingest';
import { closeEpoch, ringOf, systemPool, Vault } from '@qingqu/schema';
import { keepEvidence, testDatabase, times } from '@qingqu/schema/testing';
import { buildSnapshot, newestSnapshotFile, openSnapshot } from '@qingqu/sweep';
import type pg from 'pg';
import { serverUrl } from '../embedded-postgres/connection.js';
import { discardEmbedded } from '../embedded-postgres/index.js';
import { readState } from '../embedded-postgres/state.js';
import { waitFor } from '../embedded-postgres/wait.js';
import { openQueue } from '../queue.js';
import { killAll, type Running, start } from '../testing/qingqu.js';
import { mayMount, SmallDisk } from './testing/small-disk.js';

jest.setTimeout(300_000);

const ROUNDS = times({ ci: 5, nightly: 5 });
const dir = mkdtempSync(join(tmpdir(), 'disk-full-'));
// Postgres runs as another user than root, who must be able to come here.
chmodSync(dir, 0o755);
const canMount = mayMount(dir);
const whereMounted = canMount ? describe : describe.skip;
const note = canMount ? '' : ' (skipped: no disk can be mounted here)';

const disks: SmallDisk[] = [];
const disk = (folder: string, megabytes: number): SmallDisk => {
  const made = new SmallDisk(folder, megabytes);
  disks.push(made);
  return made;
};
afterEach(async () => {
  await killAll();
  for (const each of disks.splice(0).reverse()) each.remove();
});
afterAll(killAll);

async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  if (!(await waitFor(60, async () => ((await isSo()) ? true : undefined))))
    throw new Error(`it did not come about that ${what}`);
}

/** The whole platform on a disk, and somebody who uses it. */
class Installation {
  private constructor(
    readonly running: Running,
    readonly stateDir: string,
    readonly url: string,
    readonly system: pg.Pool,
    private readonly authorization: string,
  ) {}

  static async open(stateDir: string): Promise<Installation> {
    const running = start(['start', '--no-sample'], { QINGQU_STATE: stateDir, PORT: '0', QINGQU_LEASE: '3' });
    const [, url] = await running.said(/控制台 (http:\/\/[^/]+)\//);
    const [, password] = await running.said(/ {2}yucheng +(\S+)/);
    await running.said(/试一试/);
    const { port, password: owner, home } = readState(stateDir)!;
    expect(home).toBeUndefined();
    const query = `mutation { signIn(username: "yucheng", password: "${password}") { token } }`;
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data } = (await response.json()) as { data: { signIn: { token: string } } };
    const pool = systemPool(serverUrl(port, owner), 2);
    return new Installation(running, stateDir, url!, pool, `Bearer ${data.signIn.token}`);
  }

  async read(): Promise<number> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: this.authorization },
      body: JSON.stringify({ query: '{ projects(first: 1) { totalCount } }' }),
    });
    expect(response.status).toBe(200);
    return ((await response.json()) as { data: { projects: { totalCount: number } } }).data.projects.totalCount;
  }

  async upload(bytes: string): Promise<{ status: number; text: string }> {
    const form = new FormData();
    form.append('feed', 'project');
    form.append('file', new Blob([bytes]), 'project.csv');
    const init = { method: 'POST', headers: { authorization: this.authorization }, body: form };
    // Who is refused before all is sent may find the connection closed before he has read why: then he asks again.
    for (;;) {
      const response = await fetch(`${this.url}/uploads`, init).catch(() => undefined);
      if (response) return { status: response.status, text: await response.text() };
    }
  }

  /** Registers a file behind the API's back, as one does whose check was a moment before the disk was full, and wakes the worker. */
  async register(bytes: string): Promise<bigint> {
    const key = Buffer.alloc(32, 1);
    const deps = {
      pool: this.system,
      vault: new Vault(ringOf(key)),
      blobDir: join(this.stateDir, 'blobs'),
      now: () => 0,
    };
    const wish = { feed: 'project', bytes: Buffer.from(bytes), receivedBy: 'test', later: true };
    const { id } = await ingestFile(deps, wish);
    const queue = await openQueue({ databaseUrl: this.system.options.connectionString!, redisUrl: undefined });
    await queue.add([{ kind: 'ingest', fileId: String(id) }]);
    await queue.close();
    await this.system.query("update ingest_file set received_at = received_at - interval '5 minutes' where id = $1", [
      id,
    ]);
    return id;
  }

  async batch(id: bigint): Promise<{ status: string; attempts: number; loaded: number }> {
    const text = 'select status, attempts::int, n_loaded as loaded from ingest_file where id = $1';
    return (await this.system.query(text, [id])).rows[0];
  }

  /** Waits until all that was registered is loaded. */
  allLoaded = (rows: number) => until(`${rows} projects are loaded`, async () => (await this.read()) === rows);

  async close(): Promise<void> {
    await this.system.end();
    this.running.kill('SIGTERM');
    await this.running.ended;
  }
}

const PAUSED = /^磁盘剩余 \d+ %，低于 15 %，暂停接收 \//;

let files = 0;
/** A file of its own with so many rows; those of more bytes have longer names. */
function fileOf(rows: number, bytes = 0): string {
  files += 1;
  const lines = Array.from({ length: rows }, (_, n) => `P-${files}-${n},第${files}号路,411425000000,running`);
  // What fills it stands where nobody reads it: in a row that is rejected for its length.
  return [
    'key,name,region_code,status',
    ...lines,
    ...(bytes ? [`P-${files}-x,${'路'.repeat(bytes / 3)},411425000000,running`] : []),
    '',
  ].join('\n');
}

/** Every page and every index is what it should be. */
async function expectSound(pool: pg.Pool): Promise<number> {
  await pool.query('create extension if not exists amcheck');
  const { rows: damaged } = await pool.query(
    `select c.relname, v.* from pg_class c cross join lateral verify_heapam(c.oid) v where c.relkind = 'r' and c.relpersistence = 'p'`,
  );
  expect(damaged).toEqual([]);
  const { rows } = await pool.query<{ n: number }>(
    `select count(bt_index_check(c.oid, true))::int as n from pg_class c join pg_am a on a.oid = c.relam and a.amname = 'btree'
       join pg_index i on i.indexrelid = c.oid and i.indisvalid where c.relpersistence = 'p' and c.relkind = 'i'`,
  );
  return rows[0]!.n;
}

whereMounted(`a disk that is full${note}`, () => {
  it('of the database and all else: intake pauses and says so, reading goes on, and what waits is loaded when there is room', async () => {
    const small = disk(join(dir, 'whole'), 600);
    const stateDir = join(small.folder, '.qingqu');
    const blobs = disk(join(stateDir, 'blobs'), 24);
    const platform = await Installation.open(stateDir);
    let rows = 0;
    for (let round = 0; round < ROUNDS; round++) {
      expect(await platform.upload(fileOf(3))).toMatchObject({ status: 202 });
      rows += 3;
      await platform.allLoaded(rows);
      const said = platform.running.lines(PAUSED).length;
      small.fill(0.05);
      expect(await platform.upload(fileOf(1))).toMatchObject({
        status: 507,
        text: expect.stringMatching(/磁盘剩余 \d+ %.*STORAGE_FULL/),
      });
      const waiting = await platform.register(fileOf(2));
      await until('the worker says why it waits', () => platform.running.lines(PAUSED).length > said);
      small.fill(0);
      // Of what is written besides, nothing takes room in the log, whose end would be the server's.
      const junk = platform.system.query(
        'create unlogged table junk as select n, gen_random_uuid() as id from generate_series(1, 1000000) n',
      );
      await expect(junk).rejects.toMatchObject({ code: '53100' });
      expect(await platform.read()).toBe(rows);
      expect(await platform.batch(waiting)).toEqual({ status: 'received', attempts: 0, loaded: 0 });
      small.free();
      rows += 2;
      await platform.allLoaded(rows);
    }
    for (let round = 0; round < ROUNDS; round++) {
      blobs.fill(0.05);
      expect(await platform.upload(fileOf(1))).toMatchObject({ status: 507 });
      blobs.free();
      // There is room when it begins, and not for all of it.
      blobs.fill(0.3);
      const large = fileOf(2, 12 * 1024 * 1024);
      expect(await platform.upload(large)).toMatchObject({
        status: 507,
        text: expect.stringContaining('STORAGE_FULL'),
      });
      expect(await platform.read()).toBe(rows);
      blobs.free();
      expect(await platform.upload(fileOf(2))).toMatchObject({ status: 202 });
      rows += 2;
      await platform.allLoaded(rows);
    }
    expect(readdirSync(join(blobs.folder, 'incoming'))).toEqual([]);
    const indexes = await expectSound(platform.system);
    await platform.close();
    expect(await discardEmbedded(stateDir, () => undefined)).toBe(true);
    keepEvidence('F8/database and files', {
      'database full': ROUNDS,
      'files full': 2 * ROUNDS,
      'rows lost': 0,
      'indexes sound': indexes,
    });
  });

  it('of the snapshots leaves the one there is, and makes the next when there is room', async () => {
    const small = disk(join(dir, 'snapshots'), 64);
    const database = await testDatabase();
    const deps = { pool: database.system, dir: small.folder };
    let { epoch } = await buildSnapshot(deps, { epoch: await closeEpoch(database.system) });
    for (let round = 0; round < ROUNDS; round++) {
      const next = await closeEpoch(database.system);
      small.fill(0);
      await expect(buildSnapshot(deps, { epoch: next })).rejects.toThrow(/no space|ENOSPC|could not write/i);
      expect((await newestSnapshotFile(small.folder))?.epoch).toBe(epoch);
      expect(await openSnapshot(small.folder, epoch)).toMatchObject({ epoch });
      small.free();
      ({ epoch } = await buildSnapshot(deps, { epoch: next }));
      expect(epoch).toBe(next);
    }
    expect(readdirSync(small.folder).filter((name) => name.startsWith('.build'))).toEqual([]);
    await database.drop();
    keepEvidence('F8/snapshots', { times: ROUNDS, damaged: 0 });
  });
});
