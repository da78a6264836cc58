// docs/sources.md: its definitions are read and asked, each at a real server of its kind, and its tables name every key there is.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { parse } from 'yaml';
import { connectorSettings } from '../connectors/settings.js';
import { sshd, startSshd } from '../connectors/testing/sshd.js';
import { parseSource, sourceKeys } from './source-definition.js';
import { putSource } from './source-store.js';
import { type SourceHarness, sourceHarness } from './testing/source-harness.js';

const page = readFileSync(join(process.cwd(), 'docs/sources.md'), 'utf8');
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(([, text]) => text!);
const definitions = new Map(blocks('yaml').map((yaml) => [parse(yaml).from.kind as string, yaml]));
const [file] = blocks('csv') as [string];

const PASSWORD = 'only-for-this-test';
let database: TestDatabase;
let h: SourceHarness;
beforeAll(async () => {
  database = await testDatabase();
  h = await sourceHarness(database, { TREASURY_TOKEN: PASSWORD, ROADS_PASSWORD: PASSWORD });
});
afterAll(async () => {
  h.dispose();
  await database.drop();
});

describe('docs/sources.md', () => {
  it('names every key, and no other', () => {
    const named = (heading: string) => {
      const section = page.split(/^## /m).find((text) => text.startsWith(heading))!;
      return [...section.matchAll(/^\| `(\w+)` /gm)].map(([, key]) => key).sort();
    };
    expect(named('A source')).toEqual([...sourceKeys.definition].sort());
    expect(named('What is expected')).toEqual([...sourceKeys.expect].sort());
    for (const option of connectorSettings.options) {
      const { kind, ...keys } = option.shape;
      expect(named(`\`kind: ${kind.value}\``)).toEqual(Object.keys(keys).sort());
    }
    expect([...definitions.keys()].sort()).toEqual(['folder', 'http', 'sftp', 'sql']);
  });

  it('shows a folder that is taken in', async () => {
    const dir = join(h.dir, 'out');
    mkdirSync(dir);
    writeFileSync(join(dir, 'roads.csv'), file);
    expect(await ask('folder', { path: dir })).toMatchObject({ loaded: 2 });
  });

  it('shows an address that is fetched', async () => {
    const { rows } = await database.system.query(
      "select to_char(clock_timestamp() at time zone 'Asia/Shanghai', 'YYYYMMDD') as day",
    );
    const server = createServer((request, response) => {
      const isThere =
        request.url === `/export/${rows[0].day}.csv` && request.headers.authorization === `Bearer ${PASSWORD}`;
      response.writeHead(isThere ? 200 : 404).end(isThere ? `${file}\n` : '');
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/export/{yyyy}{MM}{dd}.csv`;
    const counts = await ask('http', { url }).finally(() => server.close());
    expect(counts).toMatchObject({ unchanged: 2 });
  });

  (sshd ? it : it.skip)('shows an SFTP server that is fetched from', async () => {
    const server = await startSshd();
    writeFileSync(join(server.dir, 'roads.csv'), `${file}LK-2018-003,考城镇道路,410225103000,running\n`);
    const { port, user, hostKey, key, dir } = server;
    const reached = { host: '127.0.0.1', port, user, hostKey, privateKey: `file:${key}`, path: dir };
    const counts = await ask('sftp', reached).finally(() => server.stop());
    expect(counts).toMatchObject({ unchanged: 2, loaded: 1 });
  });

  it('shows a database that is pulled from', async () => {
    const roads = await testDatabase();
    const user = `roads_reader_${process.pid}`;
    await roads.system.query(`create role ${user} login password '${PASSWORD}'`);
    await roads.system.query(
      'create table road (code text, title text, region_code text, status text, changed_at timestamptz)',
    );
    await roads.system.query(
      "insert into road values ('LK-2018-004', '红庙镇桥梁', '410225104000', 'running', '2018-10-15')",
    );
    await roads.system.query(`grant usage on schema public to ${user}`);
    await roads.system.query(`grant select on road to ${user}`);
    const { hostname, port, pathname } = new URL(roads.url);
    const reached = { host: hostname, port: Number(port), database: pathname.slice(1), user, tls: 'off' };
    expect(await ask('sql', reached)).toMatchObject({ loaded: 1 });
    await roads.system.query(`drop owned by ${user}`);
    await roads.system.query(`drop role ${user}`);
    await roads.drop();
  });
});

/** Adds the page's definition of this kind, with the test's server in place of the one that it names, and asks it. */
async function ask(kind: string, reached: Record<string, unknown>) {
  const definition = parseSource(definitions.get(kind)!, 'docs/sources.md');
  await putSource(database.system, { ...definition, connector: { ...definition.connector, ...reached } });
  const asked = await h.ask(definition.name);
  expect({ status: asked.status, words: asked.words, failures: asked.failures }).toEqual({
    status: 'asked',
    words: undefined,
    failures: [],
  });
  expect(asked.results).toHaveLength(1);
  return asked.results[0]!.counts;
}
