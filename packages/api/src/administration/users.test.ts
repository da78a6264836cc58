// Accounts, tokens and sessions, over GraphQL.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, validate } from 'graphql';
import { entities } from '../entities/index.js';
import { apiSchema } from '../graphql/schema.js';
import {
  acts,
  api,
  CITY,
  COUNTY,
  closeOffices,
  database,
  day,
  keyIn,
  lastEntry,
  must,
  newGrant,
  newUser,
  OTHER_COUNTY,
  openOffices,
  refusal,
  sessionOf,
} from '../testing/offices.js';

beforeAll(openOffices);
afterAll(closeOffices);

describe('users', () => {
  it('are made with a password that has to be changed, and the act is in the log', async () => {
    const { createUser } = await must(
      'county',
      `mutation { createUser(username: "zhang.san", displayName: " 张三 ", regionCode: "${COUNTY}", staffNo: "4114-0032") {
         password user { id username displayName userKind staffNo mustChangePassword createdBy region { name } grants { totalCount } } } }`,
    );
    expect(createUser).toEqual({
      password: expect.stringMatching(/^[\w-]{16}$/),
      user: {
        id: expect.any(String),
        username: 'zhang.san',
        displayName: '张三',
        userKind: 'PERSON',
        staffNo: '4114-0032',
        mustChangePassword: true,
        createdBy: 'county',
        region: { name: '虞城县' },
        grants: { totalCount: 0 },
      },
    });
    const entry = await lastEntry(keyIn(createUser.user.id));
    expect(entry).toEqual({
      username: 'county',
      role: 'admin',
      action: 'user_create',
      target_kind: 'User',
      detail: { kind: 'person', region: COUNTY },
      request_id: expect.any(String),
    });
    expect(JSON.stringify(entry)).not.toMatch(/张三|4114-0032/);
  });

  it('are made within the region only, and a foreign region is answered like none', async () => {
    const make = (code: string) =>
      refusal(
        'county',
        `mutation { createUser(username: "x.y", displayName: "x", regionCode: "${code}") { password } }`,
      );
    expect(await make(OTHER_COUNTY)).toMatch(/^NOT_FOUND there is no such region in yours/);
    expect(await make(CITY)).toBe(await make('999999999999'));
  });

  it.each([
    [
      'a name in capitals',
      'username: "ZhangSan", displayName: "x"',
      /^BAD_USER_INPUT a user name has 2 to 50 small letters.*zhang\.san/,
    ],
    [
      'nothing to show',
      'username: "bad.one", displayName: " "',
      /^BAD_USER_INPUT a name to show has 1 to 100 characters/,
    ],
    [
      'a staff number with blanks',
      'username: "bad.one", displayName: "x", staffNo: "1 2"',
      /^BAD_USER_INPUT a staff number .* 4114-0032/,
    ],
    [
      'half an OpenID account',
      'username: "bad.one", displayName: "x", oidc: {issuer: "login", subject: "x"}',
      /^BAD_USER_INPUT an OpenID account/,
    ],
    [
      'a program with a staff number',
      'username: "bad.one", displayName: "x", kind: SERVICE, staffNo: "1"',
      /^BAD_USER_INPUT a service has no/,
    ],
    ['a name that is taken', 'username: "zhang.san", displayName: "x"', /^CONFLICT the user name is taken/],
  ])('are not made with %s', async (_, given, words) => {
    expect(await refusal('top', `mutation { createUser(${given}, regionCode: "${COUNTY}") { password } }`)).toMatch(
      words,
    );
  });

  it('of the OpenID issuer have no password, and an account there is one user only', async () => {
    const oidc = ', oidc: {issuer: "https://login.example.gov.cn", subject: "8c1f"}';
    const { createUser } = await must(
      'county',
      `mutation { createUser(username: "li.si", displayName: "李四", regionCode: "${COUNTY}"${oidc}) { password user { mustChangePassword oidcIssuer } } }`,
    );
    expect(createUser).toEqual({
      password: null,
      user: { mustChangePassword: false, oidcIssuer: 'https://login.example.gov.cn' },
    });
    expect(
      await refusal(
        'county',
        `mutation { createUser(username: "li.er", displayName: "x", regionCode: "${COUNTY}"${oidc}) { password } }`,
      ),
    ).toBe('CONFLICT that OpenID account belongs to another user');
  });

  it('are changed, disabled and enabled; what ends their rights ends their sessions', async () => {
    const id = await newUser('wang.wu');
    await newGrant(id, 'STAFF', ', departmentKinds: [AGRI]');
    const token = await sessionOf(id);
    const viewer = () => api.ask(token, '{ viewer { username } }');
    expect(
      (
        await must(
          'county',
          `mutation { changeUser(id: "${id}", change: {displayName: "王五", staffNo: null}) { displayName staffNo sessions { nodes { revokedBy } } } }`,
        )
      ).changeUser,
    ).toEqual({ displayName: '王五', staffNo: null, sessions: { nodes: [{ revokedBy: null }] } });
    expect((await lastEntry(keyIn(id))).detail).toEqual({ changed: ['display_name', 'staff_no'] });
    const { disableUser } = await must(
      'county',
      `mutation { disableUser(id: "${id}") { disabledAt sessions { nodes { revokedBy revokedReason } } } }`,
    );
    expect(disableUser).toEqual({
      disabledAt: expect.any(String),
      sessions: { nodes: [{ revokedBy: 'county', revokedReason: 'user_disabled' }] },
    });
    expect((await viewer()).errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
    expect(await refusal('county', `mutation { disableUser(id: "${id}") { id } }`)).toBe(
      'CONFLICT the user is disabled already',
    );
    expect(
      (await must('county', `mutation { enableUser(id: "${id}") { disabledAt } }`)).enableUser.disabledAt,
    ).toBeNull();
    expect(await refusal('county', `mutation { enableUser(id: "${id}") { id } }`)).toBe(
      'CONFLICT the user is not disabled',
    );
  });

  it('get a new password that only they know after the next sign-in', async () => {
    const id = await newUser('zhao.liu');
    const before = await passwordHash(id);
    const { resetPassword } = await must(
      'county',
      `mutation { resetPassword(id: "${id}") { password user { mustChangePassword failedSignIns } } }`,
    );
    expect(resetPassword).toEqual({
      password: expect.stringMatching(/^[\w-]{16}$/),
      user: { mustChangePassword: true, failedSignIns: 0 },
    });
    const { rows } = await database.system.query(
      'select password_hash, former_hashes, tokens_valid_from from app_user where id = $1',
      [keyIn(id)],
    );
    expect(rows[0].password_hash).not.toBe(before);
    expect(rows[0].former_hashes).toEqual([before]);
    expect(rows[0].tokens_valid_from).not.toBeNull();
    expect(JSON.stringify(api.logged)).not.toContain(resetPassword.password);
  });

  it('are unlocked', async () => {
    const id = await newUser('locked');
    expect(await refusal('county', `mutation { unlockUser(id: "${id}") { id } }`)).toBe(
      'CONFLICT the user is not locked',
    );
    await database.system.query(
      `update app_user set failed_sign_ins = 5, locked_until = now() + interval '1 hour' where id = $1`,
      [keyIn(id)],
    );
    expect(
      (await must('county', `mutation { unlockUser(id: "${id}") { failedSignIns lockedUntil } }`)).unlockUser,
    ).toEqual({ failedSignIns: 0, lockedUntil: null });
  });

  it('have a quota of what may be revealed to them', async () => {
    const id = await newUser('quota');
    expect(
      (await must('county', `mutation { setRevealQuota(id: "${id}", quota: 50) { revealQuota } }`)).setRevealQuota
        .revealQuota,
    ).toBe(50);
    expect((await lastEntry(keyIn(id))).detail).toEqual({ from: null, to: 50 });
    expect(await refusal('county', `mutation { setRevealQuota(id: "${id}", quota: 5000) { id } }`)).toBe(
      'BAD_USER_INPUT the daily quota is 0 to 1000, for example 20',
    );
    expect(
      (await must('county', `mutation { setRevealQuota(id: "${id}") { revealQuota } }`)).setRevealQuota.revealQuota,
    ).toBeNull();
  });

  it('are not changed by nothing', async () => {
    const id = await newUser('nothing');
    expect(await refusal('county', `mutation { changeUser(id: "${id}", change: {}) { id } }`)).toMatch(
      /^BAD_USER_INPUT nothing is changed/,
    );
    expect(await refusal('county', `mutation { changeUser(id: "${id}", change: {displayName: null}) { id } }`)).toMatch(
      /^BAD_USER_INPUT a user has a name/,
    );
  });
});

async function passwordHash(id: string): Promise<string> {
  const { rows } = await database.system.query('select password_hash from app_user where id = $1', [keyIn(id)]);
  return rows[0].password_hash;
}

describe('service tokens and sessions', () => {
  it('a token is told once, kept as its hash, and works until it is revoked', async () => {
    const id = await newUser('superset', '', COUNTY, 'SERVICE');
    await newGrant(id, 'SERVICE', ', departmentKinds: [AGRI]', COUNTY, 'city');
    const issue = (more: string) =>
      `mutation { issueServiceToken(userId: "${id}", name: "Superset", ${more}) { token serviceToken { id name scopes createdBy revokedAt user { username } } } }`;
    const { issueServiceToken } = await must(
      'county',
      issue(`scopes: [GRAPHQL, GRAPHQL_ADHOC, GRAPHQL], expiresAt: "${day(90)}T00:00:00+08:00"`),
    );
    expect(issueServiceToken).toEqual({
      token: expect.stringMatching(/^qqs_[\w-]{43}$/),
      serviceToken: {
        id: expect.any(String),
        name: 'Superset',
        scopes: 'graphql, graphql:adhoc',
        createdBy: 'county',
        revokedAt: null,
        user: { username: 'superset' },
      },
    });
    const { rows } = await database.system.query(
      `select token_hash = sha256(convert_to($1, 'UTF8')) as is_hash from service_token where id = $2`,
      [issueServiceToken.token, keyIn(issueServiceToken.serviceToken.id)],
    );
    expect(rows).toEqual([{ is_hash: true }]);
    expect(JSON.stringify(api.logged)).not.toContain(issueServiceToken.token);
    const viewer = () => api.ask(issueServiceToken.token, '{ viewer { username role } }');
    expect((await viewer()).data).toEqual({ viewer: { username: 'superset', role: 'SERVICE' } });
    expect(await refusal('county', issue(`scopes: [], expiresAt: "${day(90)}T00:00:00Z"`))).toMatch(
      /^BAD_USER_INPUT the scopes are one or more/,
    );
    expect(await refusal('county', issue(`scopes: [EXPORT], expiresAt: "${day(400)}T00:00:00Z"`))).toMatch(
      /^BAD_USER_INPUT a token expires within a year/,
    );
    expect(await refusal('county', issue(`scopes: [EXPORT], expiresAt: "${day(-1)}T00:00:00Z"`))).toMatch(
      /^BAD_USER_INPUT a token expires within a year/,
    );

    const revoke = `mutation { revokeServiceToken(id: "${issueServiceToken.serviceToken.id}") { revokedBy } }`;
    expect((await must('county', revoke)).revokeServiceToken.revokedBy).toBe('county');
    expect((await viewer()).errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
    expect(await refusal('county', revoke)).toBe('CONFLICT the token is revoked already');
  });

  it('a token is for programs, which have no password', async () => {
    const person = await newUser('no.program');
    const program = await newUser('program', '', COUNTY, 'SERVICE');
    expect(await refusal('county', `mutation { ${acts({ User: person }).issueServiceToken} }`)).toMatch(
      /^BAD_USER_INPUT tokens are for services/,
    );
    expect(await refusal('county', `mutation { ${acts({ User: program }).resetPassword} }`)).toMatch(
      /^BAD_USER_INPUT a service has no password/,
    );
    expect(await refusal('county', `mutation { ${acts({ User: program }).recordException} }`)).toMatch(
      /^BAD_USER_INPUT exceptions are for people/,
    );
  });

  it('a session is ended at once', async () => {
    const id = await newUser('signed.in');
    await newGrant(id, 'LEADER');
    const token = await sessionOf(id);
    expect((await api.ask(token, '{ viewer { username } }')).data.viewer.username).toBe('signed.in');
    const { users } = await must(
      'county',
      '{ users(filter: {username: {eq: "signed.in"}}) { nodes { sessions { nodes { id method revokedAt } } } } }',
    );
    const [session] = users.nodes[0].sessions.nodes;
    expect(session).toMatchObject({ method: 'PASSWORD', revokedAt: null });
    const revoke = `mutation { revokeSession(id: "${session.id}") { revokedBy revokedReason user { username } } }`;
    expect((await must('county', revoke)).revokeSession).toEqual({
      revokedBy: 'county',
      revokedReason: 'administrator',
      user: { username: 'signed.in' },
    });
    expect((await api.ask(token, '{ viewer { username } }')).errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
    expect(await refusal('county', revoke)).toBe('CONFLICT the session has ended already');
  });
});

describe('who sees users and grants', () => {
  it('everybody himself; administrators and auditors their region; hashes and secrets nobody', async () => {
    await newUser('zhang.si');
    await newUser('foreign.person', '', OTHER_COUNTY);
    const seen = async (who: string) => await must(who, '{ users { nodes { username } } grants { totalCount } }');
    for (const who of ['staff', 'supervisor', 'leader'])
      expect(await seen(who)).toEqual({ users: { nodes: [{ username: who }] }, grants: { totalCount: 1 } });
    for (const who of ['auditor', 'county']) {
      const names = (await seen(who)).users.nodes.map(({ username }: { username: string }) => username);
      expect(names).toEqual(expect.arrayContaining(['county', 'county2', 'staff', 'auditor', 'zhang.si']));
      expect(names.some((name: string) => ['city', 'top', 'foreign.person'].includes(name))).toBe(false);
    }
    expect(await refusal('supervisor', '{ serviceTokens { totalCount } }')).toMatch(/^FORBIDDEN/);
    const fields = entities.get('User')!.members;
    const columns = Object.values(fields).flatMap((each) => (each.kind === 'field' ? [each.column] : []));
    expect(columns.filter((column) => /hash|sealed|subject|step/.test(column))).toEqual([]);
    const tokenColumns = Object.values(entities.get('ServiceToken')!.members).flatMap((each) =>
      each.kind === 'field' ? [each.column] : [],
    );
    expect(tokenColumns).not.toContain('token_hash');
  });

  it('of a region, its users and grants', async () => {
    const { regions } = await must(
      'county',
      `{ regions(first: 1, filter: {code: {eq: "${COUNTY}"}}) { nodes { users(filter: {username: {eq: "county"}}) { nodes { username } } grants(filter: {user: {username: {eq: "county"}}}) { nodes { officeZh } } } } }`,
    );
    expect(regions.nodes).toEqual([
      { users: { nodes: [{ username: 'county' }] }, grants: { nodes: [{ officeZh: '县级系统管理员' }] } },
    ]);
  });
});

describe('docs/administration.md', () => {
  it('shows operations that the schema takes', () => {
    const page = readFileSync(resolve(__dirname, '../../../../docs/administration.md'), 'utf8');
    const operations = [...page.matchAll(/```graphql\n(.*?)```/gs)].map(([, operation]) => operation!);
    expect(operations.length).toBeGreaterThan(2);
    for (const operation of operations) expect(validate(apiSchema(), parse(operation))).toEqual([]);
  });
});
