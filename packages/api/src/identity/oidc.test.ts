import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, createPublicKey, generateKeyPairSync, type JsonWebKey, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { freePort, type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { type TestApi, testApi } from '../testing/client.js';
import { isIssuerAddress } from './issuer-address.js';

const AUDIENCE = 'https://qingqu.example.gov.cn';

let database: TestDatabase;
let api: TestApi;
let issuer: Issuer;
let userId: string;
/** How far the API's clock is ahead of the issuer's. */
let ahead = 0;
const now = () => new Date(Date.now() + ahead * 1000);

interface Issuer {
  url: string;
  port: number;
  stop(): Promise<void>;
}

const algorithms = {
  RS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: () => generateKeyPairSync('ed25519'),
};
const newKey = (alg: keyof typeof algorithms): JsonWebKey => ({
  ...algorithms[alg]().privateKey.export({ format: 'jwk' }),
  kid: randomUUID(),
  alg,
  use: 'sig',
});

async function startIssuer(port: number, ...keys: JsonWebKey[]): Promise<Issuer> {
  const script = join(__dirname, '../testing/oidc-issuer.mjs');
  const child: ChildProcess = spawn(process.execPath, [script, String(port)], {
    env: { PATH: process.env.PATH, QINGQU_TEST_JWKS: JSON.stringify({ keys }) },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the issuer ended with ${code}: node ${script}`);
  });
  failed.catch(() => undefined);
  await Promise.race([once(child.stdout!, 'data'), failed]);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** An access token as a program gets it: the address from the discovery document, then the grant. */
async function tokenOf({ url }: Issuer, resource = AUDIENCE): Promise<string> {
  const discovery = (await (await fetch(`${url}/.well-known/openid-configuration`)).json()) as {
    token_endpoint: string;
  };
  const response = await fetch(discovery.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'li',
      client_secret: 'only-for-tests',
      scope: 'api',
      resource,
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

const ask = async (token: string, at = api) => {
  const { status, data, errors } = await at.ask(token, '{ viewer { username role } }');
  return {
    status,
    username: data?.viewer?.username,
    code: errors?.[0]?.extensions.code,
    message: errors?.[0]?.message,
  };
};
const apiFor = (url: string) => testApi(database, 'production', { now, oidc: { issuer: url, audience: AUDIENCE } });

const rsa = newKey('RS256');

beforeAll(async () => {
  database = await testDatabase();
  issuer = await startIssuer(await freePort(), rsa);
  api = await apiFor(issuer.url);
  ({ id: userId } = await api.user({ username: 'li' }));
  await link(issuer.url, 'li');
});
afterAll(async () => {
  await issuer?.stop();
  await api?.close();
  await database?.drop();
});
beforeEach(() => {
  ahead = 0;
});

const link = (url: string | null, subject: string | null) =>
  database.system.query('update app_user set oidc_issuer = $2, oidc_subject = $3 where id = $1', [
    userId,
    url,
    subject,
  ]);

describe('a token of the issuer', () => {
  it('is the user whom an administrator has linked to its issuer and subject', async () => {
    const token = await tokenOf(issuer);
    expect(await ask(token)).toMatchObject({ status: 200, username: 'li' });
    await link(issuer.url, 'somebody else');
    expect(await ask(token)).toMatchObject({
      status: 401,
      code: 'UNAUTHENTICATED',
      message: expect.stringMatching(/administrator links a user to the issuer \(iss\) and subject \(sub\)/),
    });
    await link(issuer.url, 'li');
  });

  it('for another audience, or expired, is refused', async () => {
    expect(await ask(await tokenOf(issuer, 'https://other.example.gov.cn'))).toMatchObject({
      code: 'UNAUTHENTICATED',
      message: expect.stringMatching(/another issuer or for another audience/),
    });
    const token = await tokenOf(issuer);
    ahead = 625;
    expect(await ask(token)).toMatchObject({ username: 'li' });
    ahead = 640;
    expect(await ask(token)).toMatchObject({ code: 'UNAUTHENTICATED', message: expect.stringMatching(/expired/) });
  });

  it('of another issuer with the same keys is refused', async () => {
    const twin = await startIssuer(await freePort(), rsa);
    try {
      expect(await ask(await tokenOf(twin))).toMatchObject({
        code: 'UNAUTHENTICATED',
        message: expect.stringMatching(/another issuer/),
      });
    } finally {
      await twin.stop();
    }
  });

  it('that is not signed, or signed with what everybody knows, is refused', async () => {
    const token = await tokenOf(issuer);
    const [head, body, signature] = token.split('.') as [string, string, string];
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const { kid } = JSON.parse(Buffer.from(head, 'base64url').toString());
    const pem = createPublicKey({ key: rsa, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    const known = `${part({ alg: 'HS256', kid, typ: 'at+jwt' })}.${body}`;
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const forged = [
      `${part({ alg: 'none' })}.${body}.`,
      `${known}.${createHmac('sha256', pem).update(known).digest('base64url')}`,
      `${head}.${part({ ...claims, sub: 'admin' })}.${signature}`,
      `${part({ alg: 'RS256', kid: 'unknown' })}.${body}.${signature}`,
    ];
    for (const each of forged) expect(await ask(each)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });

  it('that was issued before its user signed out everywhere is refused', async () => {
    const token = await tokenOf(issuer);
    await database.system.query(`update app_user set tokens_valid_from = now() + interval '1 second' where id = $1`, [
      userId,
    ]);
    expect(await ask(token)).toMatchObject({ code: 'UNAUTHENTICATED' });
    await database.system.query('update app_user set tokens_valid_from = null where id = $1', [userId]);
    expect(await ask(token)).toMatchObject({ username: 'li' });
  });

  it('is none where the server knows no issuer', async () => {
    const deaf = await testApi(database, 'production', { now });
    try {
      expect(await ask(await tokenOf(issuer), deaf)).toMatchObject({ code: 'UNAUTHENTICATED' });
    } finally {
      await deaf.close();
    }
  });
});

describe('keys', () => {
  it('may be of each kind, and change while tokens are in use', async () => {
    for (const alg of ['ES256', 'EdDSA'] as const) {
      const before = await tokenOf(issuer);
      await issuer.stop();
      issuer = await startIssuer(issuer.port, newKey(alg));
      const token = await tokenOf(issuer);
      // Keys that the issuer does not have are asked for no more often than this.
      ahead += 31;
      expect(await ask(token)).toMatchObject({ username: 'li' });
      // The key before is no more.
      expect(await ask(before)).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });

  it('hold while the issuer is away; without any, nobody is let in and nobody is told that he is wrong', async () => {
    const token = await tokenOf(issuer);
    ahead = 120;
    expect(await ask(token)).toMatchObject({ username: 'li' });
    const other = await apiFor(issuer.url);
    await issuer.stop();
    try {
      expect(await ask(token)).toMatchObject({ username: 'li' });
      for (let time = 0; time < 2; time++)
        expect(await ask(token, other)).toMatchObject({ status: 503, code: 'UPSTREAM_UNAVAILABLE' });
    } finally {
      await other.close();
    }
  });
});

it('an issuer has an https address, or an http one on this machine', () => {
  const good = [
    'https://sso.example.gov.cn/realms/x',
    'http://127.0.0.1:8080',
    'http://localhost/x',
    'http://[::1]:80',
  ];
  const bad = [
    'http://sso.example.gov.cn',
    'ftp://127.0.0.1',
    'sso.example.gov.cn',
    '',
    'https://user:secret@sso.example',
    'http://127.0.0.1.example.com',
  ];
  expect(good.map(isIssuerAddress)).toEqual(good.map(() => true));
  expect(bad.map(isIssuerAddress)).toEqual(bad.map(() => false));
});
