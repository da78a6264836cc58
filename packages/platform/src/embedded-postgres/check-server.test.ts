import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '@qingqu/schema/testing';
import { checkServer, requireSupported } from './check-server.js';
import { discardEmbedded, type EmbeddedPostgres, startEmbedded } from './start-embedded.js';

const folder = mkdtempSync(join(tmpdir(), 'qingqu-check-'));
const stateDir = join(folder, '.qingqu');
let server: EmbeddedPostgres;

beforeAll(async () => {
  chmodSync(folder, 0o755);
  server = await startEmbedded({ stateDir, log: () => {}, durable: false });
});

afterAll(async () => {
  await server.stop();
  await discardEmbedded(stateDir, () => {});
  rmSync(folder, { recursive: true });
});

const complaint = (url: string) =>
  checkServer(url).then(
    () => 'no error',
    (error: Error) => error.message,
  );

describe('checkServer', () => {
  it('answers which version a usable server has', async () => {
    expect(await checkServer(server.url)).toEqual({ version: expect.stringMatching(/^18\.\d+$/), major: 18 });
  });

  it('says when nothing listens there', async () => {
    const port = await freePort();
    expect(await complaint(`postgres://a:secret@127.0.0.1:${port}/qingqu`)).toBe(
      `Postgres at 127.0.0.1:${port}/qingqu: nothing listens there; start the server or correct DATABASE_URL (ECONNREFUSED).`,
    );
  });

  it('says when the password is wrong, without repeating it', async () => {
    const said = await complaint(server.url.replace(/:[^:@]+@/, ':secret@'));
    expect(said).toMatch(/user and password are refused; correct them in DATABASE_URL.*28P01/);
    expect(said).not.toMatch('secret');
  });

  it('says when the database is missing', async () => {
    expect(await complaint(server.url.replace(/qingqu$/, 'nowhere'))).toMatch(
      /nowhere: there is no such database; create it with createdb/,
    );
  });

  it.each(['', 'localhost', 'mysql://localhost/qingqu'])('says that %p is no address of a Postgres', async (url) => {
    expect(await complaint(url)).toBe(
      'DATABASE_URL is not a Postgres address: expected one such as postgres://user:password@host:5432/qingqu.',
    );
  });

  it('takes Postgres 15 and refuses 14', () => {
    expect(requireSupported('Postgres at db', { version: '15.0', major: 15 })).toEqual({ version: '15.0', major: 15 });
    expect(() => requireSupported('Postgres at db', { version: '14.22', major: 14 })).toThrow(
      'Postgres at db is version 14.22: Postgres 15 or newer is needed; upgrade it, or unset DATABASE_URL to use the embedded one.',
    );
  });
});
