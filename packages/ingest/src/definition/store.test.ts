import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { ingestFile, loadFile } from '../ingest-file.js';
import { ingestFiles } from '../ingest-files.js';
import { type Harness, harness } from '../testing/harness.js';
import { assertInvariants } from '../testing/invariants.js';
import { findLayout, findNameOfFile } from './find-layout.js';
import { addDefinition, definitionInForce, listDefinitions, setEnabled } from './store.js';

let database: TestDatabase;
let h: Harness;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  h = await harness(database);
  folder = mkdtempSync(join(tmpdir(), 'definitions-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  h.dispose();
  await database.drop();
});

const projects = (name: string, more = '') => `name: ${name}
feed: project
title: { zh: 项目, en: Projects }
columns:
  region_code: { constant: '410225000000' }
  status: { from: 状态, values: { 在建: running, 完工: done } }
${more}`;
const add = (yaml: string) => addDefinition(database.system, yaml, 'sheng');

describe('versions', () => {
  it('the same YAML again is the same version, whatever its line ends', async () => {
    const first = await add(projects('project-a'));
    expect(first).toMatchObject({
      name: 'project-a',
      version: 1,
      feed: 'project',
      titleZh: '项目',
      addedBy: 'sheng',
      isNew: true,
    });
    expect(await add(projects('project-a').replaceAll('\n', '\r\n'))).toMatchObject({
      id: first.id,
      version: 1,
      isNew: false,
    });
    expect(await add(projects('project-a', 'ignore: [备注]\n'))).toMatchObject({ version: 2, isNew: true });
    expect((await listDefinitions(database.system, 'project-a')).map(({ version }) => version)).toEqual([2, 1]);
  });

  it('of two who add the same at once, one adds it', async () => {
    const both = await Promise.all([add(projects('project-b')), add(projects('project-b'))]);
    expect(both.map(({ version }) => version)).toEqual([1, 1]);
    expect(both.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  it('the last one in use holds, and adding it again puts it back in use', async () => {
    await add(projects('project-c'));
    await add(projects('project-c', 'others: ignore\n'));
    await setEnabled(database.system, 'project-c', false, 2);
    expect((await definitionInForce(database.system, 'project-c'))?.version).toBe(1);
    await setEnabled(database.system, 'project-c', false);
    await expect(findLayout(database.system, 'project-c')).rejects.toThrow(
      'the feed definition project-c is not in use; put it back',
    );
    expect(await add(projects('project-c', 'others: ignore\n'))).toMatchObject({
      version: 2,
      isNew: false,
      enabled: true,
    });
    expect((await definitionInForce(database.system, 'project-c'))?.version).toBe(2);
  });

  it('what cannot be used is not stored', async () => {
    await expect(add(projects('project-d', 'others: maybe\n'))).rejects.toThrow(
      /^line 7, column 9: expected one of refuse, ignore/,
    );
    expect(await listDefinitions(database.system, 'project-d')).toEqual([]);
  });
});

describe('names', () => {
  it('of feeds and definitions are told by a name, and the nearest of both when there is none', async () => {
    await add(projects('project-lankao'));
    expect((await findLayout(database.system, 'project')).definitionId).toBeNull();
    expect((await findLayout(database.system, 'project-lankao')).definitionId).not.toBeNull();
    await expect(findLayout(database.system, 'project-lankap')).rejects.toThrow(
      /no feed "project-lankap"; near: project-lankao/,
    );
  });

  it('of files tell the longest of both', async () => {
    const { system } = database;
    expect(await findNameOfFile(system, '/inbox/03-project-lankao-2018.xlsx')).toBe('project-lankao');
    expect(await findNameOfFile(system, 'project-2018.csv')).toBe('project');
    expect(await findNameOfFile(system, 'project-lankaos.csv')).toBe('project');
    await expect(findNameOfFile(system, 'unknown.csv')).rejects.toThrow('there is no feed "unknown"');
  });

  it('a file is taken in by the definition that its name tells', async () => {
    await add(projects('project-lankao'));
    const path = join(folder, '05-project-lankao-2018.csv');
    writeFileSync(path, '项目代码,项目名称,状态\nXM-1,道路,在建\n');
    const [result] = await ingestFiles(h.deps, { paths: [path], receivedBy: 'tester' });
    expect(result).toMatchObject({ feed: 'project', status: 'done', counts: { loaded: 1 } });
    expect(await h.row('project', 'XM-1')).toMatchObject({ name: '道路', status: 'running' });
  });
});

describe('a batch that was begun by one version', () => {
  const lines = Array.from({ length: 2500 }, (_, at) => `E-${at},工程${at},在建`);

  it('is read on by it, in force or not', async () => {
    await add(projects('project-e'));
    const stopped = new AbortController();
    const request = {
      feed: 'project-e',
      bytes: Buffer.from(`项目代码,项目名称,状态\n${lines.join('\n')}\n`),
      receivedBy: 'tester',
    };
    const begun = await ingestFile(h.deps, { ...request, signal: stopped.signal, onProgress: () => stopped.abort() });
    expect(begun).toMatchObject({ status: 'stopped', read: 1000 });
    await add(projects('project-e', 'unit: 元\n').replace('在建: running', '在建: stopped'));
    await setEnabled(database.system, 'project-e', false, 1);
    const resumed = await loadFile(h.deps, begun.id, {});
    expect(resumed).toMatchObject({ status: 'done', read: 2500, counts: { loaded: 2500 } });
    expect(await h.row('project', 'E-2499')).toMatchObject({ status: 'running' });
    // By the version that holds now the file says something else, and is another batch.
    const again = await ingestFile(h.deps, request);
    expect(again).toMatchObject({ status: 'done', counts: { updated: 2500 } });
    expect(await ingestFile(h.deps, request)).toMatchObject({ already: again.id });
    await assertInvariants(database.system);
  });
});

describe('files without a key', () => {
  const yaml = (more = '') => projects('project-f', `key: none\nignore: [序号]\n${more}`);
  // Every second line is like the one before: both are records.
  const lines = Array.from({ length: 2400 }, (_, at) => `${at},工程${Math.floor(at / 2)},在建`);
  const bytes = Buffer.from(`序号,项目名称,状态\n${lines.map((line) => line.replace(/^\d+/, '-')).join('\n')}\n`);
  const request = { feed: 'project-f', bytes, receivedBy: 'tester' };
  const count = async () =>
    (
      await database.system.query<{ n: number }>(
        `select count(*)::int as n from project where name like '工程%' and source_key like '%:%'`,
      )
    ).rows[0]!.n;

  it('each line is a record, known by the file and its place, however often the work is begun', async () => {
    await add(yaml());
    for (const stopAfter of [1, 1]) {
      const stopped = new AbortController();
      let left = stopAfter;
      await ingestFile(h.deps, {
        ...request,
        signal: stopped.signal,
        onProgress: () => --left === 0 && stopped.abort(),
      });
    }
    expect(await ingestFile(h.deps, request)).toMatchObject({
      status: 'done',
      read: 2400,
      counts: { loaded: 2400, duplicate: 0 },
    });
    expect(await count()).toBe(2400);
    expect(await ingestFile(h.deps, request)).toMatchObject({ already: expect.anything() });
  });

  it('read again by a corrected definition they are the same records', async () => {
    await add(yaml().replace('在建: running', '在建: done'));
    expect(await ingestFile(h.deps, request)).toMatchObject({ counts: { updated: 2400, loaded: 0 } });
    expect(await count()).toBe(2400);
  });

  it('another file has other records', async () => {
    const other = Buffer.concat([bytes, Buffer.from('-,工程0,在建\n')]);
    expect(await ingestFile(h.deps, { ...request, bytes: other })).toMatchObject({ counts: { loaded: 2401 } });
    await assertInvariants(database.system);
  });
});
