// Fetches from a real OpenSSH server: Debian's package `openssh-server`.
import { appendFileSync, chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { checkConnector } from '../sources/source-definition.js';
import { forget, type SourceHarness, sourceHarness } from '../sources/testing/source-harness.js';
import { projects } from '../testing/harness.js';
import { assertInvariants } from '../testing/invariants.js';
import { secretReader } from './secret.js';
import type { SettingsOf } from './settings.js';
import { openSftp } from './sftp.js';
import { type Sshd, sshd, startSshd } from './testing/sshd.js';

(sshd ? describe : describe.skip)('files on an SFTP server', () => {
  let server: Sshd;
  let database: TestDatabase;
  let h: SourceHarness;
  beforeAll(async () => {
    server = await startSshd();
    database = await testDatabase();
    h = await sourceHarness(database, { STRANGER: readFileSync(server.strangerKey, 'utf8') });
  });
  afterEach(async () => {
    await assertInvariants(database.system);
    await forget(database);
  });
  afterAll(async () => {
    await server?.stop();
    h?.dispose();
    await database?.drop();
  });

  const usual = () => ({
    kind: 'sftp',
    host: '127.0.0.1',
    port: server.port,
    user: server.user,
    privateKey: `file:${server.key}`,
    hostKey: server.hostKey,
    path: server.dir,
    match: '*.csv',
    settle: '1s',
  });
  const add = (more: Record<string, unknown> = {}) => h.add('sftp', { ...usual(), ...more });
  const put = (name: string, content: string) => writeFileSync(join(server.dir, name), content);

  it('are fetched once, in the order of their names, and again when they have changed', async () => {
    put('02-projects.csv', projects(['A', '后']));
    put('01-projects.csv', projects(['A', '先']));
    put('notes.txt', 'not for us');
    put('half.csv.filepart', 'not for us');
    await add();
    expect((await h.ask('sftp')).results.map(({ name, status }) => [name, status])).toEqual([
      ['01-projects.csv', 'done'],
      ['02-projects.csv', 'done'],
    ]);
    expect(await h.projects()).toEqual({ A: '后' });
    expect(await h.ask('sftp')).toMatchObject({ status: 'asked', results: [], failures: [] });
    put('02-projects.csv', projects(['A', '更后'], ['B', '乙']));
    expect((await h.ask('sftp')).results).toMatchObject([{ name: '02-projects.csv', read: 2 }]);
  });

  it('are left alone while they are being written', async () => {
    put('growing.csv', projects(['A', '甲']));
    await add({ match: 'growing.csv' });
    const growing = setInterval(
      () => appendFileSync(join(server.dir, 'growing.csv'), 'B,乙,410225000000,running,0\n'),
      100,
    );
    expect(await h.ask('sftp').finally(() => clearInterval(growing))).toMatchObject({ status: 'asked', results: [] });
    expect((await h.ask('sftp')).results).toMatchObject([{ status: 'done' }]);
  });

  it('are not fetched from a server that shows another key', async () => {
    await add({ hostKey: `SHA256:${'A'.repeat(43)}` });
    const asked = await h.ask('sftp');
    expect(asked).toMatchObject({ status: 'failed', results: [] });
    expect(asked.words!.en).toBe(
      `127.0.0.1 shows the host key ${server.hostKey}, which is not hostKey: ask its operator before you change that`,
    );
  });

  it('need a key that the server lets in, in a file that is not open to others', async () => {
    await add({ privateKey: 'env:STRANGER' });
    expect((await h.ask('sftp')).words?.en).toMatch(/cannot log in .* check the user .* and its credential/);
    chmodSync(server.strangerKey, 0o644);
    await add({ privateKey: `file:${server.strangerKey}` });
    expect((await h.ask('sftp')).words?.en).toMatch(/is open to others \(mode 644\); run: chmod 600/);
    expect((await h.source('sftp')).lastError).not.toMatch(/PRIVATE KEY/);
  });

  it('are left to the next time when the connection breaks', async () => {
    for (const name of ['a.csv', 'b.csv', 'c.csv']) put(`broken-${name}`, projects([name, '甲']));
    const sockets = new Set<Socket>();
    const proxy = createServer((near) => {
      const far = connect(server.port, '127.0.0.1');
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(one.pipe(other));
        one.on('error', () => other.destroy());
      }
    });
    await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready));
    const broken = await openSftp(
      checkConnector(
        { ...usual(), port: (proxy.address() as AddressInfo).port, match: 'broken-*' },
        'sftp',
      ) as SettingsOf<'sftp'>,
      { secret: secretReader({}) },
    );
    const signal = new AbortController().signal;
    const { offers } = await broken.list({}, signal);
    for (const socket of sockets) socket.destroy();
    for (const offer of offers)
      await expect(offer.fetch({ dir: h.dir, signal })).rejects.toThrow(/broken-\w.csv could not be fetched whole/);
    expect(offers).toHaveLength(3);
    await broken.close();
    proxy.close();
  });

  it('are told to be out of reach when the server or the folder is not there', async () => {
    await add({ port: 1 });
    expect((await h.ask('sftp')).words?.en).toMatch(/ECONNREFUSED.*check host and port/);
    await add({ path: '/nowhere' });
    expect((await h.ask('sftp')).words?.en).toMatch(
      /the folder \/nowhere on 127.0.0.1 cannot be read \(No such file\)/,
    );
  });
});
