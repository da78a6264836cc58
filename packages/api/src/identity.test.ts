import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiPool } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { hashPassword, passwordMatches } from './identity/password.js';
import { issueToken, readToken } from './identity/token.js';
import { ensureUser } from './identity/users.js';
import { createApi } from './server/create-api.js';
import { authKey, noon, type TestApi, testApi } from './testing/client.js';

let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database);
});

afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const viewer = '{ viewer { username role regionCode departmentKinds region { name } } }';
const signIn =
  'mutation ($username: String!, $password: String!) { signIn(username: $username, password: $password) { t: token expiresAt viewer { username me: displayName region { name } } } }';
const code = async (token: string | undefined, query: string, variables?: object) =>
  (await api.ask(token, query, variables)).errors?.[0]?.extensions.code;

describe('signing in', () => {
  it('gives a token, its end and the user, and the token works', async () => {
    await api.user({
      username: 'li',
      displayName: '李科长',
      role: 'staff',
      regionCode: '411421000000',
      departmentKinds: ['budget', 'agri'],
    });
    const { data } = await api.ask(undefined, signIn, { username: 'li', password: "li's password" });
    expect(data.signIn).toEqual({
      t: expect.stringMatching(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/),
      expiresAt: '2018-10-15T12:00:00.000Z',
      viewer: { username: 'li', me: '李科长', region: { name: '民权县' } },
    });
    expect((await api.ask(data.signIn.t, viewer)).data.viewer).toEqual({
      username: 'li',
      role: 'STAFF',
      regionCode: '411421000000',
      departmentKinds: ['BUDGET', 'AGRI'],
      region: { name: '民权县' },
    });
  });

  it('works with an old token at hand', async () => {
    const answer = await api.ask('not.a.token', signIn, { username: 'li', password: "li's password" });
    expect(answer.errors).toBeUndefined();
  });

  it('fails in the same words for a wrong password and an unknown name', async () => {
    const wrong = await api.ask(undefined, signIn, { username: 'li', password: 'no' });
    const unknown = await api.ask(undefined, signIn, { username: 'nobody', password: 'no' });
    expect(wrong.errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
    expect(wrong.errors![0]!.message).toBe(unknown.errors![0]!.message);
  });

  it('does the work of a comparison for an unknown name too', async () => {
    const stored = await hashPassword('right');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwordMatches(stored, 'right')).toBe(true);
    expect(await passwordMatches(stored, 'wrong')).toBe(false);
    expect(await passwordMatches(undefined, 'nobody has this password')).toBe(false);
  });

  it('is tried once an operation and ten times in five minutes', async () => {
    const one = 'signIn(username: "li", password: "no") { token }';
    const both = await api.ask(undefined, `mutation { a: ${one} b: ${one} }`);
    expect(both.errors!.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^signIn is allowed once an operation/),
    ]);
    expect(both.data).toBeUndefined();
    const codes: unknown[] = [];
    for (let times = 0; times < 12; times++)
      codes.push(await code(undefined, signIn, { username: 'guessed', password: `${times}` }));
    expect(codes).toEqual([...Array(10).fill('UNAUTHENTICATED'), 'RATE_LIMITED', 'RATE_LIMITED']);
  });
});

describe('without a valid sign-in', () => {
  it('nothing is answered but signIn', async () => {
    for (const query of [
      '{ viewer { username } }',
      '{ payments { totalCount } }',
      '{ __typename }',
      '{ viewer @skip(if: true) { username } }',
    ])
      expect(`${query} ${await code(undefined, query)}`).toBe(`${query} UNAUTHENTICATED`);
    expect((await api.ask(undefined, viewer)).status).toBe(401);
  });

  it('the schema can be read where the server tells it, as in development', async () => {
    const query = '{ __schema { queryType { name } } }';
    const development = await testApi(database, 'development');
    try {
      expect((await development.ask(undefined, query)).data.__schema.queryType.name).toBe('Query');
      expect(
        (await development.ask(undefined, '{ __schema { queryType { name } } viewer { username } }')).errors![0]!
          .extensions.code,
      ).toBe('UNAUTHENTICATED');
    } finally {
      await development.close();
    }
    const { token } = await api.user({ username: 'reader' });
    for (const each of [undefined, token]) expect(await code(each, query)).toBe('FORBIDDEN');
  });

  it('a token that has expired, was changed, or was signed otherwise is refused', async () => {
    const { id, token } = await api.user({ username: 'zhang' });
    const sid = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()).sid as string;
    const [head, body, signature] = token.split('.') as [string, string, string];
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const forged = `${part({ alg: 'none' })}.${body}.`;
    const other = `${head}.${part({ iss: 'qingqu', sub: id, sid, exp: 9e9 })}`;
    const tokens = {
      expired: issueToken(authKey, { userId: id, sessionId: sid }, 60, new Date(noon.getTime() - 61_000)).token,
      changed: `${other}.${signature}`,
      unsigned: forged,
      strange: `${other}.${createHmac('sha256', 'another key').update(other).digest('base64url')}`,
      nonsense: 'x',
    };
    for (const [name, each] of Object.entries(tokens))
      expect(`${name} ${await code(each, viewer)}`).toBe(`${name} UNAUTHENTICATED`);
    expect(await code(token, viewer)).toBeUndefined();
    expect(readToken(authKey, tokens.expired, noon)).toEqual({ refused: 'expired' });
  });
});

describe('rights end at once', () => {
  it('when the user is disabled', async () => {
    const { id, token } = await api.user({ username: 'leaving' });
    expect(await code(token, viewer)).toBeUndefined();
    await database.system.query('update app_user set disabled_at = now() where id = $1', [id]);
    expect(await code(token, viewer)).toBe('UNAUTHENTICATED');
    expect(await code(undefined, signIn, { username: 'leaving', password: "leaving's password" })).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('when the grant ends or changes', async () => {
    const { id, token } = await api.user({ username: 'moving', regionCode: '411421000000' });
    await database.system.query(`update app_grant set valid_to = '2018-01-02' where user_id = $1`, [id]);
    expect(await code(token, viewer)).toBe('UNAUTHENTICATED');
    await api.user({ username: 'moving', regionCode: '411425000000' });
    expect((await api.ask(token, viewer)).data.viewer.region.name).toBe('虞城县');
  });
});

describe('ensureUser', () => {
  it('keeps a user and its password, and brings the rest up to date', async () => {
    const spec = {
      username: 'wang',
      displayName: '王',
      password: 'first',
      role: 'staff',
      regionCode: '411421000000',
      departmentKinds: ['agri'],
      isDemo: true,
    } as const;
    const first = await ensureUser(database.system, { ...spec, departmentKinds: [...spec.departmentKinds] });
    const again = await ensureUser(database.system, {
      ...spec,
      departmentKinds: ['budget'],
      displayName: '王处长',
      password: 'second',
    });
    expect(again).toBe(first);
    const { data } = await api.ask(
      undefined,
      'mutation { signIn(username: "wang", password: "first") { viewer { displayName departmentKinds } } }',
    );
    expect(data.signIn.viewer).toEqual({ displayName: '王处长', departmentKinds: ['BUDGET'] });
  });

  it('refuses an unknown region, and departments for an administrator', async () => {
    const spec = {
      username: 'x',
      displayName: 'x',
      password: 'x',
      role: 'admin',
      regionCode: '990000000000',
      departmentKinds: [],
      isDemo: false,
    } as const;
    await expect(ensureUser(database.system, { ...spec, departmentKinds: [] })).rejects.toThrow(
      /unknown region 990000000000.*such as 411400000000/,
    );
    await expect(ensureUser(database.system, { ...spec, departmentKinds: ['agri'] })).rejects.toThrow(/Art. 10/);
  });
});

it('says that the database cannot be reached, and not how', async () => {
  const pool = apiPool('postgres://qingqu_api:x@127.0.0.1:1/nothing');
  const quiet = { info() {}, warn() {}, error() {} };
  const cut = await createApi({ pool, authKey, mode: 'production', now: () => noon, log: quiet });
  const url = await cut.app.listen({ port: 0, host: '127.0.0.1' });
  try {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const { token } = issueToken(authKey, { userId: nobody, sessionId: nobody }, 60, noon);
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query: viewer }),
    });
    const body = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect([response.status, body.errors[0]!.extensions.code]).toEqual([503, 'UPSTREAM_UNAVAILABLE']);
    expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|ECONN/);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
  } finally {
    await cut.close();
    await pool.end();
  }
});
