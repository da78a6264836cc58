// What asking a source guarantees, whatever the connector: one worker at a time, nothing lost or repeated, and nobody in another's way.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { systemPool } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { projects } from '../testing/harness.js';
import { assertInvariants } from '../testing/invariants.js';
import { type Asked, askDueSources, askSource } from './ask-source.js';
import { claimDue, claimSource, endAsking, LeaseLost, notePosition } from './claim-source.js';
import { intakeLimits } from './intake.js';
import { listBatches, retryBatch } from './parked.js';
import { pauseSource, removeSource, resumeSource } from './source-store.js';
import { forget, type SourceHarness, sourceHarness } from './testing/source-harness.js';

const never = new AbortController().signal;
let database: TestDatabase;
let h: SourceHarness;
let number = 0;

beforeAll(async () => {
  database = await testDatabase();
  h = await sourceHarness(database);
});
afterEach(async () => {
  await assertInvariants(database.system);
  await forget(database);
});
afterAll(async () => {
  h.dispose();
  await database.drop();
});

/** A folder source with these files, which were written long enough ago. */
async function folder(
  name: string,
  files: Record<string, string>,
  more: Record<string, unknown> = {},
): Promise<string> {
  const dir = join(h.dir, `${name}-${++number}`);
  mkdirSync(dir);
  for (const [file, content] of Object.entries(files)) writeFileSync(join(dir, file), content);
  await h.add(name, { kind: 'folder', path: dir, settle: '1s' }, more);
  return dir;
}

const pass = (minutes: number) =>
  database.system.query(
    'update source set last_asked_at = last_asked_at - make_interval(secs => $1), lease_until = lease_until - make_interval(secs => $1)',
    [minutes * 60],
  );
const dueNow = async (): Promise<string[]> => {
  const seen: bigint[] = [];
  const names: string[] = [];
  for (let claim = await claimDue(h.deps.pool, seen); claim; claim = await claimDue(h.deps.pool, seen)) {
    seen.push(claim.source.id);
    names.push(claim.source.name);
    await database.system.query(
      'update source set lease_until = null, attempts = attempts - 1, last_asked_at = $2 where id = $1',
      [claim.source.id, claim.askedBefore],
    );
  }
  return names.sort();
};

describe('two workers', () => {
  it('at one source: one of them asks, and each file is taken in once', async () => {
    const dir = await folder('folder', { 'a.csv': projects(['A', '甲']), 'b.csv': projects(['B', '乙']) });
    const other = systemPool(database.url, 4);
    const asked = await Promise.all([
      askSource(h.deps, 'folder', never),
      askSource({ ...h.deps, pool: other }, 'folder', never),
    ]);
    await other.end();
    expect(asked.map(({ status }) => status).sort()).toEqual(['asked', 'held']);
    const { rows } = await database.system.query('select name, status, n_loaded from ingest_file order by name');
    expect(rows).toEqual(['a.csv', 'b.csv'].map((name) => ({ name, status: 'done', n_loaded: 1 })));
    expect(readdirSync(join(dir, 'taken')).sort()).toEqual(['a.csv', 'b.csv']);
  });

  it('the second takes over when the first gives no sign of life, and what that one still writes does not count', async () => {
    await folder('folder', { 'a.csv': projects(['A', '甲']) });
    const { id } = await h.source('folder');
    const first = (await claimSource(h.deps.pool, id))!;
    expect(await claimSource(h.deps.pool, id)).toBeUndefined();
    await pass(2);
    expect((await h.ask('folder')).status).toBe('asked');
    await expect(notePosition(h.deps.pool, first, { marks: {} })).rejects.toThrow(LeaseLost);
    await expect(endAsking(h.deps.pool, first, null)).rejects.toThrow(LeaseLost);
  });
});

describe('when a source is due', () => {
  it('follows its schedule, in the time of the database', async () => {
    const long = { 'a.csv': projects(['A', '甲']) };
    await folder('often', long, { schedule: { every: '15m' } });
    await folder('daily', long, { schedule: { at: ['00:00'] } });
    await folder('night', long);
    await folder('never', long, { schedule: { at: ['00:00'], on: [31] } });
    expect(await dueNow()).toEqual(['daily', 'never', 'often']);
    for (const name of ['often', 'daily', 'never']) await h.ask(name);
    expect(await dueNow()).toEqual([]);
    await pass(14);
    expect(await dueNow()).not.toContain('often');
    await pass(2);
    expect(await dueNow()).toContain('often');
    await pass(24 * 60);
    expect(await dueNow()).toEqual(expect.arrayContaining(['daily', 'often']));
    expect(await dueNow()).not.toContain('night');
  });

  it('asks again after a failure, each time after more patience, and forgets that when it succeeds', async () => {
    const dir = join(h.dir, 'comes-later');
    await h.add('late', { kind: 'folder', path: dir });
    expect((await h.ask('late')).status).toBe('failed');
    expect(await dueNow()).toEqual([]);
    for (const minutes of [1, 4, 16]) {
      await pass(minutes - 0.5);
      expect(await dueNow()).toEqual([]);
      await pass(1);
      expect(await dueNow()).toEqual(['late']);
      await h.ask('late');
    }
    mkdirSync(dir);
    expect((await h.ask('late')).status).toBe('asked');
    expect(await h.source('late')).toMatchObject({ attempts: 0, lastError: null });
  });

  it('is never while a person has paused it, nor once it was removed', async () => {
    await folder('folder', {}, { schedule: { every: '15m' } });
    await pauseSource(h.deps.pool, 'folder', '对方系统升级');
    expect(await dueNow()).toEqual([]);
    expect(await h.ask('folder')).toMatchObject({ status: 'paused', words: { zh: '已暂停：对方系统升级' } });
    await resumeSource(h.deps.pool, 'folder');
    expect(await dueNow()).toEqual(['folder']);
    await removeSource(h.deps.pool, 'folder');
    expect(await dueNow()).toEqual([]);
    await expect(h.ask('folder')).rejects.toThrow('there is no source folder; qingqu source list shows them');
  });
});

describe('a file that cannot be taken in', () => {
  it('stops neither the others nor its source, and is parked after five attempts', async () => {
    const dir = await folder('folder', {
      'a.csv': projects(['A', '甲']),
      'b.csv': 'x',
      'c.csv': projects(['C', '丙']),
    });
    await database.system.query('alter table project rename column ended_on to ended');
    try {
      for (let attempt = 1; attempt <= 5; attempt++) {
        const asked = await h.ask('folder');
        expect(asked.failures.map(({ name, isGivenUp }) => [name, isGivenUp])).toEqual([
          ['a.csv', attempt === 5],
          ['c.csv', attempt === 5],
        ]);
        expect(asked.status).toBe('asked');
      }
    } finally {
      await database.system.query('alter table project rename column ended to ended_on');
    }
    expect(readdirSync(join(dir, 'refused')).sort()).toEqual(['a.csv', 'b.csv', 'c.csv']);
    writeFileSync(join(dir, 'd.csv'), projects(['D', '丁']));
    expect((await h.ask('folder')).results).toMatchObject([{ name: 'd.csv', status: 'done' }]);

    const parked = await listBatches(h.deps.pool, { parked: true });
    expect(parked).toMatchObject([
      { name: 'c.csv', source: 'folder', status: 'parked', lastError: expect.stringContaining('ended_on') },
      { name: 'a.csv', source: 'folder', status: 'parked' },
    ]);
    for (const { id } of parked) expect(await retryBatch(h.deps, id, {})).toMatchObject({ status: 'done', read: 1 });
    await expect(retryBatch(h.deps, parked[0]!.id, {})).rejects.toThrow(/is not parked; qingqu batches --parked shows/);
    expect(await h.projects()).toEqual({ A: '甲', C: '丙', D: '丁' });
  });

  it('whose feed nobody knows is put aside at once', async () => {
    const dir = await folder(
      'folder',
      { 'letter.csv': 'x', '01-project.csv': projects(['A', '甲']) },
      { feed: 'auto' },
    );
    const asked = await h.ask('folder');
    expect(asked.failures).toMatchObject([
      { name: 'letter.csv', isGivenUp: true, words: { en: expect.stringMatching(/there is no feed "letter"/) } },
    ]);
    expect(asked.results).toMatchObject([{ name: '01-project.csv', status: 'done' }]);
    expect(readdirSync(join(dir, 'refused'))).toEqual(['letter.csv']);
  });

  it('waits for its feed definition where that is out of use', async () => {
    const dir = await folder('folder', { 'a.csv': projects(['A', '甲']) });
    await database.system.query("update source set feed = 'lankao-roads'");
    const asked = await h.ask('folder');
    expect(asked).toMatchObject({
      status: 'failed',
      words: { en: expect.stringMatching(/there is no feed .*lankao-roads/) },
    });
    expect(readdirSync(dir)).toEqual(['a.csv']);
  });

  it('nor a source that cannot be asked, keeps other sources waiting', async () => {
    await h.add('lost', { kind: 'folder', path: join(h.dir, 'nowhere') }, { schedule: { every: '15m' } });
    await folder('fine', { 'a.csv': projects(['A', '甲']) }, { schedule: { every: '15m' } });
    const asked = (await askDueSources(h.deps, never)) as Asked[];
    expect(asked.map(({ source, status }) => [source, status]).sort()).toEqual([
      ['fine', 'asked'],
      ['lost', 'failed'],
    ]);
  });
});

describe('a source that is stopped', () => {
  it('is given back at once, and the next worker goes on where it was', async () => {
    const dir = await folder('folder', {
      'a.csv': projects(['A', '甲']),
      'b.csv': projects(...Array.from({ length: 3_500 }, (_, at): [string, string] => [`P${at}`, '道路'])),
    });
    const stop = new AbortController();
    const deps = { ...h.deps, onProgress: ({ name }: { name: string }) => name === 'b.csv' && stop.abort() };
    expect(await askSource(deps, 'folder', stop.signal)).toMatchObject({ status: 'stopped' });
    expect(await h.source('folder')).toMatchObject({ attempts: 0, lastAskedAt: null });
    expect(readdirSync(join(dir, 'taken'))).toEqual(['a.csv']);
    const asked = await h.ask('folder');
    expect(asked).toMatchObject({ status: 'asked', results: [{ name: 'b.csv', status: 'done', read: 3_500 }] });
    expect((await database.system.query('select from ingest_file')).rows).toHaveLength(2);
  });
});

describe('back-pressure', () => {
  beforeEach(async () => {
    const bad = 'key,name,region_code,status\nA,甲,410225000000,running\nB,乙,nowhere,running\nC,丙,nowhere,running\n';
    const dir = await folder('folder', { 'a.csv': bad }, { maxOpenQuarantine: 1 });
    await h.ask('folder');
    writeFileSync(join(dir, 'b.csv'), projects(['D', '丁']));
  });

  it('asks nothing of any source while the disk has too little room, and says so', async () => {
    const full = { ...h.deps, intake: { ...intakeLimits, freeDisk: 1.01 } };
    expect(await askDueSources(full, never)).toMatchObject({
      closed: { en: expect.stringMatching(/^the disk has \d+ % left/) },
    });
    expect(await askSource(full, 'folder', never)).toMatchObject({ status: 'paused', results: [] });
    expect(await h.source('folder')).toMatchObject({ pausedReason: null, attempts: 0 });
  });

  it('pauses a source with too many rejected rows, with the reason, and ends that by itself', async () => {
    expect(await h.ask('folder')).toMatchObject({
      status: 'paused',
      results: [],
      words: { en: expect.stringMatching(/^2 rejected rows of the source wait to be dealt with, more than 1/) },
    });
    expect(await h.source('folder')).toMatchObject({ pausedReason: expect.stringMatching(/^auto: /), attempts: 0 });
    await database.system.query("update quarantine set status = 'rejected' where line = 3");
    expect((await h.ask('folder')).results).toMatchObject([{ name: 'b.csv', status: 'done' }]);
    expect(await h.source('folder')).toMatchObject({ pausedReason: null });
  });
});
