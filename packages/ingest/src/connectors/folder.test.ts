import { appendFileSync, existsSync, mkdirSync, readdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { checkConnector } from '../sources/source-definition.js';
import { forget, type SourceHarness, sourceHarness } from '../sources/testing/source-harness.js';
import { projects } from '../testing/harness.js';
import { assertInvariants } from '../testing/invariants.js';
import { openFolder } from './folder.js';
import type { SettingsOf } from './settings.js';

let database: TestDatabase;
let h: SourceHarness;
let dir: string;
let number = 0;

beforeAll(async () => {
  database = await testDatabase();
  h = await sourceHarness(database);
});
beforeEach(async () => {
  dir = join(h.dir, `watched-${++number}`);
  mkdirSync(dir);
  await h.add('folder', { kind: 'folder', path: dir, match: '*.csv', settle: '1s' });
});
afterEach(async () => {
  await assertInvariants(database.system);
  await forget(database);
});
afterAll(async () => {
  h.dispose();
  await database.drop();
});

/** A file that was written some time ago. */
function put(name: string, content: string, secondsAgo = 60): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  const then = Date.now() / 1_000 - secondsAgo;
  utimesSync(path, then, then);
  return path;
}

it('takes in what lies there, in the order of the names, and moves it away', async () => {
  put('02-projects.csv', projects(['A', '后']));
  put('01-projects.csv', projects(['A', '先']));
  put('notes.txt', 'not for us');
  put('.hidden.csv', 'not for us');
  put('half.csv.part', 'not for us');
  const asked = await h.ask('folder');
  expect(asked).toMatchObject({ status: 'asked', failures: [] });
  expect(asked.results.map(({ name, status }) => [name, status])).toEqual([
    ['01-projects.csv', 'done'],
    ['02-projects.csv', 'done'],
  ]);
  expect(await h.projects()).toEqual({ A: '后' });
  expect(readdirSync(dir).sort()).toEqual(['.hidden.csv', 'half.csv.part', 'notes.txt', 'taken']);
  expect(readdirSync(join(dir, 'taken')).sort()).toEqual(['01-projects.csv', '02-projects.csv']);
  const { rows } = await database.system.query('select distinct source_id, received_by from ingest_file');
  expect(rows).toEqual([{ source_id: (await h.source('folder')).id, received_by: '兰考县财政局' }]);
});

it('puts aside what is no such file, and gives a later file of the same name a number', async () => {
  put('projects.csv', projects(['A', '甲']));
  await h.ask('folder');
  put('projects.csv', projects(['B', '乙']));
  put('letter.csv', 'no,header,of,ours\n1,2,3,4\n');
  const asked = await h.ask('folder');
  expect(asked.results.map(({ name, status }) => [name, status])).toEqual([
    ['letter.csv', 'refused'],
    ['projects.csv', 'done'],
  ]);
  expect(readdirSync(join(dir, 'taken')).sort()).toEqual(['2-projects.csv', 'projects.csv']);
  expect(readdirSync(join(dir, 'refused'))).toEqual(['letter.csv']);
});

it('leaves a file alone that is still being written', async () => {
  const path = put('projects.csv', projects(['A', '甲']), 0);
  const growing = setInterval(() => appendFileSync(path, 'B,乙,410225000000,running,0\n'), 100);
  const asked = await h.ask('folder').finally(() => clearInterval(growing));
  expect(asked).toMatchObject({ status: 'asked', results: [], failures: [] });
  expect(existsSync(path)).toBe(true);
  put('projects.csv', projects(['A', '甲']));
  expect((await h.ask('folder')).results).toMatchObject([{ status: 'done', read: 1 }]);
});

it('does not move a file that has taken the place of the one taken in, nor mind one that was renamed away', async () => {
  put('replaced.csv', projects(['A', '甲']));
  put('renamed.csv', projects(['B', '乙']));
  const settings = checkConnector({ kind: 'folder', path: dir }, 'folder');
  const folder = openFolder(settings as SettingsOf<'folder'>, { inboxDir: dir });
  const { offers } = await folder.list({}, new AbortController().signal);
  const offer = (name: string) => offers.find(({ key }) => key === name)!;
  put('new.csv', projects(['A', '另一个']));
  renameSync(join(dir, 'new.csv'), join(dir, 'replaced.csv'));
  renameSync(join(dir, 'renamed.csv'), join(dir, 'elsewhere.csv'));
  await expect(offer('replaced.csv').settle!('taken')).rejects.toThrow('changed while it was read');
  await offer('renamed.csv').settle!('taken');
  expect(readdirSync(dir).sort()).toEqual(['elsewhere.csv', 'replaced.csv']);
});

it('says what is in the way when the folder is not there, and asks again later', async () => {
  await h.add('lost', { kind: 'folder', path: join(h.dir, 'nowhere') });
  const asked = await h.ask('lost');
  expect(asked).toMatchObject({
    status: 'failed',
    words: { en: expect.stringContaining('nowhere cannot be read (ENOENT); make it or correct its path') },
  });
  expect(await h.source('lost')).toMatchObject({ attempts: 1, lastError: expect.stringContaining('ENOENT') });
});

it('refuses a file that is too large, once', async () => {
  await h.add('folder', { kind: 'folder', path: dir, maxBytes: '1KB' });
  put('projects.csv', projects(...Array.from({ length: 100 }, (_, at): [string, string] => [`P${at}`, '道路'])));
  put('small.csv', projects(['A', '甲']));
  const asked = await h.ask('folder');
  expect(asked.failures).toMatchObject([
    { name: 'projects.csv', isGivenUp: true, words: { en: expect.stringContaining('more than 1000 bytes') } },
  ]);
  expect(asked.results).toMatchObject([{ name: 'small.csv', status: 'done' }]);
  expect(readdirSync(join(dir, 'refused'))).toEqual(['projects.csv']);
});
