import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { TOTP } from 'otpauth';
import { type Answer, noon, type TestApi, testApi, tokenFor } from '../testing/client.js';
import { passwordProblem } from './password-rules.js';

let database: TestDatabase;
let api: TestApi;
/** Two processes of one platform: what one counts in memory, the other does not know. */
let other: TestApi;
let now = noon;

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database, 'production', { now: () => now });
  other = await testApi(database, 'production', { now: () => now });
});
afterAll(async () => {
  await api?.close();
  await other?.close();
  await database?.drop();
});
// What is counted in memory is of five minutes.
beforeEach(() => {
  now = new Date(now.getTime() + 6 * 60_000);
});

const STRONG = 'tidal copper lantern 9';
const signIn =
  'mutation ($username: String!, $password: String!, $code: String, $role: Role) { signIn(username: $username, password: $password, code: $code, role: $role) { token viewer { role mustChangePassword secondFactor } } }';

const codeOf = (answer: Answer) => answer.errors?.[0]?.extensions.code;
const enter = (username: string, more: object = {}, at = api) =>
  at.ask(undefined, signIn, { username, password: `${username}'s password`, ...more });
const fail = async (username: string, times: number, at = api) => {
  for (let time = 0; time < times; time++) await enter(username, { password: `wrong ${time}` }, at);
};
const user = async (username: string) => {
  const { rows } = await database.system.query('select * from app_user where username = $1', [username]);
  return rows[0];
};
/** The newest entries about a user, the oldest first. */
const entries = async (username: string) => {
  const { rows } = await database.system.query(
    'select action, role, detail, request_id, client_address from audit_entry where username = $1 order by seq',
    [username],
  );
  return rows as { action: string; role: string; detail: Record<string, unknown>; request_id: string | null }[];
};
const actions = async (username: string) => (await entries(username)).map(({ action }) => action);
const works = async (token: string) => codeOf(await api.ask(token, '{ viewer { username } }')) === undefined;

describe('an account is locked', () => {
  it('after ten wrong passwords in a row, over all processes, and a right password is answered as a wrong one', async () => {
    const { id, token } = await api.user({ username: 'lockme' });
    await fail('lockme', 5);
    await fail('lockme', 4, other);
    expect(codeOf(await enter('lockme'))).toBeUndefined();
    await fail('lockme', 5);
    await fail('lockme', 5, other);
    const right = await enter('lockme', {}, other);
    const nobody = await enter('nobody-of-this-name', {}, other);
    expect(right.errors!.map(({ message }) => message)).toEqual(nobody.errors!.map(({ message }) => message));
    expect(codeOf(right)).toBe('UNAUTHENTICATED');
    // Who is signed in is not put out by a stranger.
    expect(await works(token)).toBe(true);
    const { rows } = await database.system.query(
      `select failed_sign_ins, round(extract(epoch from locked_until - now()) / 60)::int as minutes from app_user where id = $1`,
      [id],
    );
    expect(rows).toEqual([{ failed_sign_ins: 10, minutes: 15 }]);
    expect((await actions('lockme')).slice(-3)).toEqual(['sign_in_failed', 'locked', 'sign_in_failed']);
    expect((await entries('lockme')).at(-1)!.detail).toEqual({ reason: 'locked' });
  });

  it('for twice as long each time, up to a day, and not for ever', async () => {
    const { id } = await api.user({ username: 'again' });
    const minutes: number[] = [];
    for (const failures of [9, 19, 29, 69, 79, 989]) {
      await database.system.query(
        'update app_user set failed_sign_ins = $2, locked_until = now() - interval $3 where id = $1'.replace(
          '$3',
          `'1 second'`,
        ),
        [id, failures],
      );
      now = new Date(now.getTime() + 6 * 60_000);
      await fail('again', 1);
      const { rows } = await database.system.query(
        'select round(extract(epoch from locked_until - now()) / 60)::int as minutes from app_user where id = $1',
        [id],
      );
      minutes.push(rows[0].minutes);
    }
    expect(minutes).toEqual([15, 30, 60, 960, 1440, 1440]);
    await database.system.query(`update app_user set locked_until = now() - interval '1 second' where id = $1`, [id]);
    expect(codeOf(await enter('again'))).toBeUndefined();
    expect(await user('again')).toMatchObject({ failed_sign_ins: 0, locked_until: null });
  });

  it('counts each of many attempts at once', async () => {
    await api.user({ username: 'crowd' });
    await Promise.all([
      fail('crowd', 1),
      ...Array.from({ length: 8 }, (_, at) => fail('crowd', 1, at % 2 ? api : other)),
    ]);
    expect((await user('crowd')).failed_sign_ins).toBe(9);
  });
});

describe('the audit log', () => {
  it('holds sign-ins and failures with address and request, and no unknown name', async () => {
    await api.user({ username: 'noted' });
    await fail('noted', 1);
    await enter('noted');
    expect(await entries('noted')).toMatchObject([
      {
        action: 'sign_in_failed',
        role: 'none',
        detail: { reason: 'password', inARow: 1 },
        client_address: '127.0.0.1',
      },
      { action: 'sign_in', role: 'supervisor', detail: { method: 'password' }, request_id: expect.any(String) },
    ]);
    await enter('My Secret Typed Into The Wrong Field');
    const { rows } = await database.system.query(
      `select username from audit_entry where username like 'unknown:%' order by seq desc limit 1`,
    );
    expect(rows[0].username).toMatch(/^unknown:[0-9a-f]{16}$/);
    const all = await database.system.query('select * from audit_entry');
    expect(JSON.stringify(all.rows, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toMatch(
      /My Secret|argon2|password'|wrong 0/,
    );
  });

  it('is written with what it is about, or neither is', async () => {
    await api.user({ username: 'together' });
    await database.system.query(`alter table audit_entry add constraint cut check (username <> 'together') not valid`);
    try {
      expect(codeOf(await enter('together'))).toBe('INTERNAL');
      const { rows } = await database.system.query(
        `select count(*)::int as n from app_session s join app_user u on u.id = s.user_id where u.username = 'together' and s.client_address is not null`,
      );
      expect(rows).toEqual([{ n: 0 }]);
    } finally {
      await database.system.query('alter table audit_entry drop constraint cut');
    }
  });
});

describe('a password', () => {
  const change =
    'mutation ($current: String!, $new: String!) { changePassword(current: $current, new: $new) { username mustChangePassword } }';

  it('is changed with the one before; all other sessions end, this one goes on', async () => {
    const { id, token } = await api.user({ username: 'changing' });
    const elsewhere = await tokenFor(database.system, id, now);
    const answer = await api.ask(token, change, { current: "changing's password", new: STRONG });
    expect(answer.data.changePassword).toEqual({ username: 'changing', mustChangePassword: false });
    expect([await works(token), await works(elsewhere)]).toEqual([true, false]);
    expect(codeOf(await enter('changing'))).toBe('UNAUTHENTICATED');
    expect(codeOf(await enter('changing', { password: STRONG }))).toBeUndefined();
    expect((await entries('changing'))[0]).toMatchObject({
      action: 'password_changed',
      role: 'supervisor',
      detail: { sessionsEnded: 1 },
    });
  });

  it('is not changed with a wrong one, and trying counts as at sign-in', async () => {
    const { token } = await api.user({ username: 'stolen' });
    const tries = async (times: number) => {
      const codes: unknown[] = [];
      for (let time = 0; time < times; time++)
        codes.push(codeOf(await api.ask(token, change, { current: `wrong ${time}`, new: STRONG })));
      return codes;
    };
    expect(await tries(10)).toEqual(Array(10).fill('BAD_USER_INPUT'));
    expect(await tries(1)).toEqual(['RATE_LIMITED']);
    expect((await actions('stolen')).slice(-2)).toEqual(['password_failed', 'locked']);
  });

  it('is none of the last five', async () => {
    const { token } = await api.user({ username: 'rotating' });
    let current = "rotating's password";
    for (const each of ['amber', 'birch', 'cedar', 'daisy', 'ember']) {
      const wanted = `${STRONG} ${each}`;
      expect(codeOf(await api.ask(token, change, { current, new: wanted }))).toBeUndefined();
      current = wanted;
    }
    for (const each of ['amber', 'ember'])
      expect((await api.ask(token, change, { current, new: `${STRONG} ${each}` })).errors![0]!.message).toMatch(
        /lately/,
      );
  });

  it('is long enough, does not hold the user name, and is not easy to guess', () => {
    const owner = { username: 'yucheng', displayName: '虞城县财政局' };
    const bad = [
      'short 9!',
      'Yucheng-tidal-copper',
      'woaini1314520',
      'caizhengju123',
      'qwertyuiop',
      'aaaaaaaaaaaa',
      '19900101199',
      'Zhengzhou2024',
      'P@ssw0rd2024',
      'x'.repeat(201),
    ];
    expect(bad.filter((each) => !passwordProblem(each, owner))).toEqual([]);
    const good = [STRONG, '青山依旧在几度夕阳红', 'r7#kQ2!vLz', `${STRONG} `.repeat(8)];
    expect(good.filter((each) => passwordProblem(each, owner))).toEqual([]);
  });

  it('that has to be changed first lets nothing else be asked', async () => {
    const { id, token } = await api.user({ username: 'fresh' });
    await works(token);
    await database.system.query('update app_user set must_change_password = true where id = $1', [id]);
    expect((await enter('fresh')).data.signIn.viewer.mustChangePassword).toBe(true);
    for (let time = 0; time < 2; time++) {
      expect(codeOf(await api.ask(token, '{ viewer { username } payments { totalCount } }'))).toBe('FORBIDDEN');
      expect(codeOf(await api.ask(token, '{ payments { totalCount } }'))).toBe('FORBIDDEN');
      expect(codeOf(await api.ask(token, '{ __typename payments { totalCount } }'))).toBe('FORBIDDEN');
      expect(codeOf(await api.ask(token, 'mutation { signOutEverywhere }'))).toBe('FORBIDDEN');
      expect((await api.ask(token, '{ viewer { mustChangePassword } }')).data.viewer.mustChangePassword).toBe(true);
    }
    const export_ = await fetch(`${api.url}/export/payments.csv?purpose=x`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(export_.status).toBe(403);
    const { data } = await api.ask(token, change, { current: "fresh's password", new: STRONG });
    expect(data.changePassword.mustChangePassword).toBe(false);
    expect(codeOf(await api.ask(token, '{ payments { totalCount } }'))).toBeUndefined();
  });
});

describe('the second factor', () => {
  const begin = 'mutation ($password: String!) { beginSecondFactor(password: $password) { secret uri } }';
  const confirm = 'mutation ($code: String!) { confirmSecondFactor(code: $code) }';
  const disable = 'mutation ($code: String!) { disableSecondFactor(code: $code) { secondFactor } }';
  const shown = (secret: string, steps = 0) =>
    new TOTP({ secret }).generate({ timestamp: now.getTime() + steps * 30_000 });

  async function withSecondFactor(username: string) {
    const { token } = await api.user({ username });
    const { secret } = (await api.ask(token, begin, { password: `${username}'s password` })).data.beginSecondFactor;
    const recovery: string[] = (await api.ask(token, confirm, { code: shown(secret) })).data.confirmSecondFactor;
    now = new Date(now.getTime() + 60_000);
    return { token, secret, recovery };
  }

  it('is on with its first code, and from then on a code is asked for after the right password', async () => {
    const { token } = await api.user({ username: 'totp' });
    expect(codeOf(await api.ask(token, begin, { password: 'wrong' }))).toBe('BAD_USER_INPUT');
    const { secret, uri } = (await api.ask(token, begin, { password: "totp's password" })).data.beginSecondFactor;
    expect(uri).toBe(`otpauth://totp/Qingqu:totp?issuer=Qingqu&secret=${secret}&algorithm=SHA1&digits=6&period=30`);
    expect(codeOf(await enter('totp'))).toBeUndefined();
    expect(codeOf(await api.ask(token, confirm, { code: '000000' }))).toBe('BAD_USER_INPUT');
    const { data } = await api.ask(token, confirm, { code: shown(secret) });
    expect(new Set(data.confirmSecondFactor).size).toBe(10);
    expect((await api.ask(token, '{ viewer { secondFactor } }')).data.viewer.secondFactor).toBe(true);
    const { totp_sealed: sealed } = await user('totp');
    expect(sealed.includes(Buffer.from(secret))).toBe(false);

    const without = await enter('totp');
    expect(codeOf(without)).toBe('CODE_REQUIRED');
    expect(codeOf(await enter('totp', { password: 'wrong' }))).toBe('UNAUTHENTICATED');
    expect(codeOf(await enter('totp', { code: shown(secret) }))).toBe('UNAUTHENTICATED');
    now = new Date(now.getTime() + 30_000);
    expect((await enter('totp', { code: shown(secret) })).data.signIn.viewer.secondFactor).toBe(true);
    expect((await entries('totp')).at(-1)).toMatchObject({ action: 'sign_in', detail: { method: 'password_totp' } });
  });

  it('takes each code once, also of two at the same moment, and the step before and after', async () => {
    const { secret } = await withSecondFactor('once');
    const code = shown(secret);
    const both = await Promise.all([enter('once', { code }), enter('once', { code }, other)]);
    expect(both.map(codeOf).filter((each) => each === undefined)).toHaveLength(1);
    expect(codeOf(await enter('once', { code: shown(secret, 1) }))).toBeUndefined();
    expect(codeOf(await enter('once', { code: shown(secret, 2) }))).toBe('UNAUTHENTICATED');
    expect(codeOf(await enter('once', { code: shown(secret, -1) }))).toBe('UNAUTHENTICATED');
  });

  it('has ten recovery codes, each good once', async () => {
    const { recovery } = await withSecondFactor('recovering');
    expect(recovery[0]).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/);
    expect(
      codeOf(await enter('recovering', { code: recovery[0]!.toLowerCase().replaceAll('-', ' ') })),
    ).toBeUndefined();
    expect(codeOf(await enter('recovering', { code: recovery[0] }))).toBe('UNAUTHENTICATED');
    expect(codeOf(await enter('recovering', { code: recovery[1] }))).toBeUndefined();
    expect((await user('recovering')).recovery_hashes).toHaveLength(8);
  });

  it("locks the account after ten wrong codes, and another's recovery code is one", async () => {
    const { recovery } = await withSecondFactor('guessing');
    const { recovery: foreign } = await withSecondFactor('foreign');
    expect(codeOf(await enter('guessing', { code: foreign[0] }))).toBe('UNAUTHENTICATED');
    for (let time = 0; time < 9; time++) await enter('guessing', { code: `${100_000 + time}` }, other);
    expect(codeOf(await enter('guessing', { code: recovery[0] }))).toBe('UNAUTHENTICATED');
    expect(await actions('guessing')).toContain('locked');
  });

  it('is turned off with a code', async () => {
    const { token, secret, recovery } = await withSecondFactor('ending');
    expect(codeOf(await api.ask(token, begin, { password: "ending's password" }))).toBe('CONFLICT');
    expect(codeOf(await api.ask(token, disable, { code: '123456' }))).toBe('BAD_USER_INPUT');
    expect((await api.ask(token, disable, { code: shown(secret) })).data.disableSecondFactor.secondFactor).toBe(false);
    expect(codeOf(await enter('ending'))).toBeUndefined();
    expect(codeOf(await api.ask(token, disable, { code: recovery[0] }))).toBe('CONFLICT');
    expect((await actions('ending')).filter((each) => each.startsWith('totp'))).toEqual([
      'totp_begun',
      'totp_enabled',
      'totp_failed',
      'totp_disabled',
    ]);
  });
});

describe('a session', () => {
  it('ends by signing out, and no other with it', async () => {
    await api.user({ username: 'leaver' });
    const [a, b] = [(await enter('leaver')).data.signIn.token, (await enter('leaver')).data.signIn.token];
    expect((await api.ask(a, 'mutation { signOut }')).data.signOut).toBe(true);
    expect([await works(a), await works(b)]).toEqual([false, true]);
    expect((await actions('leaver')).at(-1)).toBe('sign_out');
  });

  it('ends with all others', async () => {
    await api.user({ username: 'nervous' });
    const tokens = [(await enter('nervous')).data.signIn.token, (await enter('nervous')).data.signIn.token];
    expect((await api.ask(tokens[0], 'mutation { signOutEverywhere }')).data.signOutEverywhere).toBe(3);
    expect([await works(tokens[0]), await works(tokens[1])]).toEqual([false, false]);
    expect(await works((await enter('nervous')).data.signIn.token)).toBe(true);
  });

  it("is ended by its user from another, and nobody else's is", async () => {
    const { token } = await api.user({ username: 'owner' });
    await api.user({ username: 'stranger' });
    const second = (await enter('owner')).data.signIn.token;
    const stranger = (await enter('stranger')).data.signIn.token;
    const { sessions } = (await api.ask(second, '{ sessions { nodes { id createdAt } } }')).data;
    expect(sessions.nodes).toHaveLength(2);
    const end = (each: string) =>
      Promise.all(
        sessions.nodes.map(({ id }: { id: string }) => api.ask(each, `mutation { endSession(id: "${id}") }`)),
      );
    expect((await end(stranger)).map(codeOf)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    const first = sessions.nodes.at(-1).id;
    expect((await api.ask(second, `mutation { endSession(id: "${first}") }`)).data.endSession).toBe(true);
    expect([await works(token), await works(second)]).toEqual([false, true]);
  });

  it('ends when it is left alone, when its time is over, and when the account says that all before is void', async () => {
    const { id, token } = await api.user({ username: 'idle' });
    const set = (values: string) => database.system.query(`update app_session set ${values} where user_id = $1`, [id]);
    await set(`last_seen_at = now() - interval '119 minutes'`);
    expect(await works(token)).toBe(true);
    await set(`last_seen_at = now() - interval '121 minutes'`);
    expect(await works(token)).toBe(false);
    await set(`last_seen_at = now(), expires_at = now() - interval '1 second'`);
    expect(await works(token)).toBe(false);
    await set(`expires_at = now() + interval '1 hour'`);
    expect(await works(token)).toBe(true);
    await database.system.query('update app_user set tokens_valid_from = now() where id = $1', [id]);
    expect(await works(token)).toBe(false);
  });

  it('lasts as long as the server is told', async () => {
    await api.user({ username: 'short' });
    const brief = await testApi(database, 'production', {
      now: () => now,
      tokenTtlSeconds: 600,
      sessionIdleSeconds: 60,
    });
    try {
      await enter('short', {}, brief);
    } finally {
      await brief.close();
    }
    const { rows } = await database.system.query(
      `select round(extract(epoch from s.expires_at - s.created_at))::int as seconds, idle_seconds from app_session s join app_user u on u.id = s.user_id
       where u.username = 'short' order by s.created_at desc limit 1`,
    );
    expect(rows).toEqual([{ seconds: 600, idle_seconds: 60 }]);
  });
});

describe('administrators and application staff are not the same person (Art. 10)', () => {
  async function both(username: string, exception: boolean) {
    const { id } = await api.user({ username });
    // Written past the functions of administration, which would refuse it.
    await database.system.query('alter table app_grant disable trigger user');
    await database.system.query(
      `insert into app_grant (user_id, role, region_code, department_kinds, valid_from, granted_by, scope_ord) select user_id, 'admin', region_code, '{}', valid_from, 'x', scope_ord from app_grant where user_id = $1`,
      [id],
    );
    await database.system.query('alter table app_grant enable trigger user');
    if (exception)
      await database.system.query(
        `insert into grant_exception (user_id, reason, review, proposed_by, approved_by, approved_at, valid_from, valid_to, scope_ord)
         select id, 'small county', 'monthly review', 'a', 'b', now(), now() - interval '2 days', now() + interval '2 days', scope_ord from app_user where id = $1`,
        [id],
      );
    return id;
  }

  it('so who holds grants of both kinds is refused, with the right password and words that say so', async () => {
    const id = await both('mixed', false);
    const answer = await enter('mixed', { role: 'ADMIN' });
    expect(codeOf(answer)).toBe('FORBIDDEN');
    expect(answer.errors![0]!.message).toMatch(/Art\. 10.*exception/);
    expect(codeOf(await enter('mixed', { password: 'wrong' }))).toBe('UNAUTHENTICATED');
    expect(await works(await tokenFor(database.system, id, now))).toBe(false);
    expect((await entries('mixed'))[0]).toMatchObject({ action: 'sign_in_failed', detail: { reason: 'separation' } });
  });

  it('and by a recorded exception says as which, and is that one only, as long as the exception holds', async () => {
    const id = await both('excepted', true);
    const open = await enter('excepted');
    expect([codeOf(open), open.errors![0]!.message]).toEqual(['BAD_USER_INPUT', expect.stringMatching(/role: ADMIN/)]);
    expect(codeOf(await enter('excepted', { role: 'AUDITOR' }))).toBe('FORBIDDEN');
    const admin = (await enter('excepted', { role: 'ADMIN' })).data.signIn;
    const supervisor = (await enter('excepted', { role: 'SUPERVISOR' })).data.signIn;
    expect([admin.viewer.role, supervisor.viewer.role]).toEqual(['ADMIN', 'SUPERVISOR']);
    expect(codeOf(await api.ask(admin.token, '{ payments { totalCount } }'))).toBe('FORBIDDEN');
    expect(codeOf(await api.ask(supervisor.token, '{ payments { totalCount } }'))).toBeUndefined();
    await database.system.query('alter table grant_exception disable trigger user');
    await database.system.query(`update grant_exception set ended_at = now(), ended_by = 'x' where user_id = $1`, [id]);
    await database.system.query('alter table grant_exception enable trigger user');
    expect([await works(admin.token), await works(supervisor.token)]).toEqual([false, false]);
  });

  it('also not by two accounts of one person', async () => {
    const { id } = await api.user({ username: 'one-account' });
    const { id: second } = await api.user({ username: 'two-account', role: 'admin' });
    await database.system.query('alter table app_user disable trigger user');
    await database.system.query(`update app_user set staff_no = 'E-1' where id in ($1, $2)`, [id, second]);
    await database.system.query('alter table app_user enable trigger user');
    for (const each of ['one-account', 'two-account']) expect(codeOf(await enter(each))).toBe('FORBIDDEN');
  });
});
