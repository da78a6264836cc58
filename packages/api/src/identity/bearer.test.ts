import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { authKey, noon, type TestApi, testApi } from '../testing/client.js';
import { authenticate, hashOfToken, type IdentityDeps, viewerNow } from './bearer.js';
import { LastUse } from './last-use.js';

let database: TestDatabase;
let api: TestApi;
let identity: IdentityDeps;
const warned: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database);
  const log = {
    info: () => undefined,
    warn: (_: object, message: string) => void warned.push(message),
    error: () => undefined,
  };
  const lastUse = new LastUse(database.api, log);
  identity = { pool: database.api, authKey, now: () => noon, lastUse, oidc: undefined };
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

/** A program with a token, as an administrator issues it. */
async function program(username: string, scopes = ['graphql', 'graphql:adhoc']) {
  const { id } = await api.user({ username, role: 'service', regionCode: '411421000000' });
  await database.system.query(`update app_user set kind = 'service', password_hash = '' where id = $1`, [id]);
  const token = `qqs_${randomBytes(32).toString('base64url')}`;
  await database.system.query(
    `insert into service_token (user_id, name, token_hash, scopes, created_by, expires_at, scope_ord) select id, username, $2, $3, 'x', now() + interval '1 day', scope_ord from app_user where id = $1`,
    [id, hashOfToken(token), scopes],
  );
  return { id, token };
}

const code = async (token: string, query = '{ viewer { username role regionCode } }') =>
  (await api.ask(token, query)).errors?.[0]?.extensions.code;
const bearerOf = (authorization: string | undefined, basic = false) =>
  authenticate(identity, { headers: { authorization } }, { basic });

describe('a service token', () => {
  it('is the program that it was issued to, and reads but changes nothing', async () => {
    const { token } = await program('bi');
    expect((await api.ask(token, '{ viewer { username role regionCode } }')).data.viewer).toEqual({
      username: 'bi',
      role: 'SERVICE',
      regionCode: '411421000000',
    });
    for (const mutation of ['signOutEverywhere', 'signOut', 'changePassword(current: "x", new: "y") { username }'])
      expect(await code(token, `mutation { ${mutation} }`)).toBe('FORBIDDEN');
  });

  it('ends at once when it is revoked or has expired, or with its user and grant', async () => {
    const { id, token } = await program('ending');
    const cases = {
      revoked: ['update service_token set revoked_at = now()', 'update service_token set revoked_at = null'],
      expired: [
        `update service_token set expires_at = now() - interval '1 second'`,
        `update service_token set expires_at = now() + interval '1 day'`,
      ],
      disabled: ['update app_user set disabled_at = now()', 'update app_user set disabled_at = null'],
      void: ['update app_user set tokens_valid_from = now()', 'update app_user set tokens_valid_from = null'],
      ended: [`update app_grant set valid_to = '2018-01-02'`, 'update app_grant set valid_to = null'],
    };
    for (const [name, [end, restore]] of Object.entries(cases)) {
      const of = (text: string) =>
        database.system.query(`${text} where ${text.includes('app_user') ? 'id' : 'user_id'} = $1`, [id]);
      await of(end!);
      expect(`${name} ${await code(token)}`).toBe(`${name} UNAUTHENTICATED`);
      await of(restore!);
      expect(`${name} ${await code(token)}`).toBe(`${name} undefined`);
    }
  });

  it("is no person's: one issued past the rules to a user who is no program is refused", async () => {
    const { id, token } = await program('wolf');
    await database.system.query(`update app_user set kind = 'person' where id = $1`, [id]);
    expect(await code(token)).toBe('UNAUTHENTICATED');
  });

  it('is kept as a hash only, and its program cannot sign in', async () => {
    const { token } = await program('hashed');
    const { rows } = await database.system.query('select * from service_token');
    expect(JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
      token,
    );
    for (const password of ['', 'x'])
      expect(await code('', `mutation { signIn(username: "hashed", password: "${password}") { token } }`)).toBe(
        'UNAUTHENTICATED',
      );
  });

  it('is remembered apart from every other bearer', async () => {
    const { id, token } = await program('two');
    await code(token);
    const second = `qqs_${randomBytes(32).toString('base64url')}`;
    await database.system.query(
      `insert into service_token (user_id, name, token_hash, scopes, created_by, expires_at, scope_ord) select id, 'export only', $2, '{export}', 'x', now() + interval '1 day', scope_ord from app_user where id = $1`,
      [id, hashOfToken(second)],
    );
    expect([await code(token), await code(second), await code(token)]).toEqual([
      undefined,
      expect.anything(),
      undefined,
    ]);
  });
});

describe('Authorization', () => {
  it('with Basic takes a service token under any name, only where that is accepted, and never a password', async () => {
    const { token } = await program('excel', ['export']);
    const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
    for (const name of ['token', 'anything', '']) {
      expect(await bearerOf(basic(`${name}:${token}`), true)).toEqual({ kind: 'token', tokenHash: hashOfToken(token) });
      expect(await bearerOf(basic(`${name}:${token}`))).toEqual({ refused: 'malformed' });
    }
    await api.user({ username: 'li' });
    for (const text of ["li:li's password", token, `token:${token}x`, ':', ''])
      expect(await bearerOf(basic(text), true)).toEqual({ refused: 'malformed' });
  });

  it('of another form is refused, whatever it is', async () => {
    expect(await bearerOf(undefined)).toEqual({ refused: 'missing' });
    for (const each of [
      'Bearer',
      'Bearer ',
      'Bearer qqs_short',
      'Bearer a.b.c',
      `Bearer ${'x'.repeat(9000)}`,
      'Digest x',
      'Bearer é',
    ])
      expect(await bearerOf(each)).toEqual({ refused: 'malformed' });
  });
});

describe('the last use', () => {
  const lastUse = async (id: string) =>
    (
      await database.system.query(
        `select max(s.last_seen_at) < now() - interval '30 seconds' as stale, count(*)::int as n from app_session s where user_id = $1`,
        [id],
      )
    ).rows[0];

  it('of a session is written down after a minute, once, and keeps it from ending', async () => {
    const { id, token } = await api.user({ username: 'used' });
    await database.system.query(
      `update app_session set last_seen_at = now() - interval '61 seconds' where user_id = $1`,
      [id],
    );
    const bearer = await bearerOf(`Bearer ${token}`);
    expect((await viewerNow(identity, bearer, '10.0.0.1')).isStale).toBe(true);
    await identity.lastUse.flush();
    expect(await lastUse(id)).toEqual({ stale: false, n: 1 });
    expect((await viewerNow(identity, bearer, '10.0.0.1')).isStale).toBe(false);
  });

  it('of a token is written down with the address', async () => {
    const { id, token } = await program('seen');
    await viewerNow(identity, await bearerOf(`Bearer ${token}`), '10.0.0.2');
    await identity.lastUse.flush();
    const { rows } = await database.system.query(
      `select last_used_from, last_used_at > now() - interval '1 minute' as lately from service_token where user_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ last_used_from: '10.0.0.2', lately: true }]);
  });

  it('that cannot be written is told to the log and nobody else', async () => {
    const broken = new LastUse({ query: () => Promise.reject(new Error('cut')) } as never, {
      info: () => undefined,
      warn: (_, message) => void warned.push(message),
      error: () => undefined,
    });
    broken.note({ kind: 'session', userId: 'x', sessionId: 'y' }, '');
    await broken.flush();
    expect(warned).toEqual([expect.stringMatching(/could not be written/)]);
  });
});
