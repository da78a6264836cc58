// What a SQL tool sees, whatever SQL it sends. Two counties with a row each in every table; the tool's login is county A's:
//   1. it sees its own rows, masked, and nothing of county B in any view;
//   2. hostile SQL widens nothing: settings, roles, cursors, errors, catalogues, other tables;
//   3. it changes nothing and holds nobody up;
//   4. department, expiry and revocation hold, also for who is connected.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { addBiLogin, listBiLogins, revokeBiLogin, scramVerifier } from './bi-logins.js';
import { everything, systemPool } from './pools.js';
import { biLogin, countyA, countyB, dropBiLogins, seedBiTables } from './testing/bi-world.js';
import { type TestDatabase, testDatabase } from './testing/index.js';

let database: TestDatabase;
let address: { login: string; url: string };
beforeAll(async () => {
  database = await testDatabase();
  await seedBiTables(database);
  address = await biLogin(database, { regionCode: countyA.code });
});
afterAll(async () => {
  await dropBiLogins(database);
  await database.drop();
});

/** Runs statements one after the other on a connection of their own; answers all that came back, rows and errors, as one text. */
async function send(url: string, ...statements: string[]): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  const heard: unknown[] = [];
  client.on('notice', ({ message }) => heard.push(message));
  try {
    for (const statement of statements)
      heard.push(
        await client.query(statement).then(
          (result) => [result].flat().map(({ rows }) => rows),
          ({ message, detail, hint, where }) => ({ refused: message, detail, hint, where }),
        ),
      );
  } finally {
    await client.end();
  }
  return JSON.stringify(heard);
}

async function views(): Promise<string[]> {
  const { rows } = await database.system.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'bi'::regnamespace and relkind = 'v' order by 1`,
  );
  return rows.map((row) => row.name);
}

const secrets = [countyB.mark, '98765.43', String(countyB.fen)];
const leaks = (answer: string) => secrets.filter((secret) => answer.includes(secret));
const WIDEST = `set app.lo = '${everything.lo}'; set app.hi = '${everything.hi}'`;
const EVERY_PAYMENT = 'select * from bi.v1_payment';

describe('a SQL tool', () => {
  it('sees the rows of its region in every view, and of no other', async () => {
    const catalogues = ['v1_calendar', 'v1_fund', 'v1_programme', 'v1_region', 'v1_rule'];
    for (const view of (await views()).filter((name) => !catalogues.includes(name))) {
      const answer = await send(address.url, `select * from bi.${view}`);
      expect([view, leaks(answer)]).toEqual([view, []]);
      expect([view, answer.includes(countyA.mark) || answer.includes('11111.11')]).toEqual([view, true]);
    }
  });

  it('sees regions, calendar and codes like everybody', async () => {
    expect(
      await send(
        address.url,
        `select region_name, prefecture_name, county_name from v1_region where region_code = '${countyB.code}'`,
      ),
    ).toBe('[[[{"region_name":"虞城县","prefecture_name":"商丘市","county_name":"虞城县"}]]]');
    expect(await send(address.url, 'select is_workday from v1_calendar where day = date $$2018-10-01$$')).toBe(
      '[[[{"is_workday":false}]]]',
    );
  });

  it('sees the whole province when that is its region', async () => {
    const { url } = await biLogin(database, { regionCode: '410000000000' });
    const answer = await send(url, 'select purpose, county_name, amount_yuan from v1_payment order by 1');
    expect(answer).toBe(
      '[[[{"purpose":"CountyA purpose","county_name":"民权县","amount_yuan":"11111.11"},{"purpose":"CountyB purpose","county_name":"虞城县","amount_yuan":"98765.43"}]]]',
    );
  });

  it('is told by which day a warning is to be handled, in working days', async () => {
    await database.system.query(
      `update warning set opened_as_of = '2018-09-28', severity = 'orange' where department_kind = 'agri'`,
    );
    expect(
      await send(address.url, 'select verify_due_on::text as verify, rectify_due_on::text as rectify from v1_warning'),
    ).toBe('[[[{"verify":"2018-10-08","rectify":"2018-10-17"}]]]');
  });
});

describe('hostile SQL', () => {
  it.each<[what: string, ...statements: string[]]>([
    ['the settings of the general policy', WIDEST, EVERY_PAYMENT],
    ['them in the same text', `${WIDEST}; ${EVERY_PAYMENT}`],
    [
      'them for one transaction',
      'begin',
      `set local app.hi = '${everything.hi}'`,
      `set local app.lo = '0'`,
      EVERY_PAYMENT,
    ],
    ['settings of its own login', `alter role current_user set app.hi = '${everything.hi}'`, EVERY_PAYMENT],
    ['reset all', `${WIDEST}; reset all`, EVERY_PAYMENT],
    ['discard all', WIDEST, 'discard all', EVERY_PAYMENT],
    [
      'a cursor, widened between two fetches',
      'begin',
      `declare c cursor for ${EVERY_PAYMENT}`,
      'fetch 1 from c',
      WIDEST,
      'fetch all from c',
    ],
    ['a plan made before', `prepare p as ${EVERY_PAYMENT}`, 'execute p', WIDEST, 'execute p'],
    [
      'set_config in the query itself',
      `select set_config('app.hi', '${everything.hi}', false), p.* from bi.v1_payment p`,
    ],
    ['its group', 'set role qingqu_bi', WIDEST, EVERY_PAYMENT],
    ['the owner', 'set role postgres', WIDEST, EVERY_PAYMENT],
    ['the roles of the platform', 'set role qingqu_system; set role qingqu_supervisor', WIDEST, EVERY_PAYMENT],
    ['another session user', 'set session authorization postgres', WIDEST, EVERY_PAYMENT],
    ['row security off', 'set row_security = off', WIDEST, EVERY_PAYMENT],
    ['another search path', `set search_path = public, bi, pg_catalog`, WIDEST, 'select * from payment'],
    [
      'a division by zero on other rows',
      WIDEST,
      `select count(*) from bi.v1_payment where 1 / (case when purpose like '${countyB.mark}%' then 0 else 1 end) = 1`,
    ],
    ['a cast that repeats the value', WIDEST, 'select purpose::int from bi.v1_payment offset 1'],
    [
      'a cast in a condition',
      WIDEST,
      `select 1 from bi.v1_payment where purpose not like '${countyA.mark}%' and purpose::int = 1`,
    ],
    [
      'a block of code',
      `do $$ declare r record; begin set app.lo = '0'; set app.hi = '${everything.hi}'; for r in ${EVERY_PAYMENT} loop raise notice '%', r.purpose; end loop; end $$`,
    ],
    [
      'XML functions',
      WIDEST,
      `select query_to_xml('${EVERY_PAYMENT}', true, true, '')`,
      `select table_to_xml('public.payment', true, true, '')`,
    ],
    [
      'statistics',
      `select * from pg_stats where schemaname = 'public'`,
      'select * from pg_stats_ext',
      'select * from pg_statistic',
    ],
    ['the activity of others', `select query from pg_stat_activity where usename <> session_user`],
    [
      'the tables beneath',
      WIDEST,
      'select purpose from public.payment',
      'table public.payment_history',
      'table public.warning_event',
      'table public.person',
    ],
    [
      'what is for administrators',
      'table public.app_user',
      'table public.audit_entry',
      'table public.bi_login',
      'table public.service_token',
    ],
    [
      'the functions of the platform',
      'select public.bi_lo()',
      `select * from public.sign_in_user('admin')`,
      `select public.record_provenance('payment', gen_random_uuid())`,
    ],
    [
      'sorting and grouping',
      WIDEST,
      'select purpose, count(*) from bi.v1_payment group by rollup (purpose) order by 1',
    ],
    [
      'joins',
      WIDEST,
      'select * from bi.v1_payment p full join bi.v1_payee y on true full join bi.v1_warning w on true',
    ],
    [
      'the files of the server',
      `select pg_read_file('PG_VERSION')`,
      `copy (${EVERY_PAYMENT}) to program 'cat'`,
      `select pg_ls_dir('.')`,
    ],
  ])('does not widen what it sees: %s', async (_, ...statements) => {
    const answer = await send(address.url, ...statements);
    expect(leaks(answer)).toEqual([]);
    expect(answer).not.toMatch(/division by zero|postgres:\/\//);
  });

  it('would widen it without the wall, so that it is the wall that holds', async () => {
    const { system } = database;
    const { rows } = await system.query<{ wall: string }>(
      `select pg_get_expr(polqual, polrelid) as wall from pg_policy where polrelid = 'payment'::regclass and polname = 'bi_scope'`,
    );
    await system.query('drop policy bi_scope on payment');
    expect(leaks(await send(address.url, WIDEST, EVERY_PAYMENT))).toContain(countyB.mark);
    await system.query(
      `create policy bi_scope on payment as restrictive for all to qingqu_bi using (${rows[0]!.wall})`,
    );
    expect(await send(address.url, 'select purpose::int from bi.v1_payment')).toContain(`${countyA.mark} purpose`);
  });

  it.each<[what: string, ...statements: string[]]>([
    ['rows', `update bi.v1_programme set programme_name = 'x'`],
    ['rows of a table', `delete from public.payment`],
    ['a table', 'create table bi.x (n int)'],
    ['a temporary table', 'create temporary table x (n int)'],
    ['a function', `create function pg_temp.f() returns int language sql as 'select 1'`],
    ['a schema', 'create schema x'],
    ['a large object', 'select lo_create(0)'],
    ['a large object with content', `select lo_from_bytea(0, 'x')`],
    ['the log of the server', `select pg_logical_emit_message(false, 'x', 'x')`],
    ['its own password for ever', `alter role current_user valid until 'infinity'`],
    ['the lock of the audit log', 'select pg_advisory_lock(1903260005)'],
    ['the lock of the audit log, for a transaction', 'select pg_try_advisory_xact_lock(1903260005)'],
    ['a lock on a table', 'lock table public.payment in access exclusive mode'],
    ['a lock on a view', 'lock table bi.v1_payment in access exclusive mode'],
    [
      'a connection of the platform',
      `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()`,
    ],
  ])('takes or changes nothing: %s', async (_, statement) => {
    const answer = await send(address.url, 'set default_transaction_read_only = off', 'begin', statement!);
    expect(answer).toMatch(/permission denied|must be owner|no schema has been selected/i);
  });

  it('is read only, and ended after a minute, unless the tool asks otherwise', async () => {
    expect(
      await send(
        address.url,
        `select current_setting('default_transaction_read_only') as ro, current_setting('statement_timeout') as t, current_setting('timezone') as z`,
      ),
    ).toBe('[[[{"ro":"on","t":"1min","z":"Asia/Shanghai"}]]]');
  });
});

describe('a login', () => {
  const count =
    'select (select count(*) from bi.v1_payment)::int as payments, (select count(*) from bi.v1_region)::int as regions';
  const NOTHING = '[[[{"payments":0,"regions":0}]]]';

  it('for some departments sees their warnings only', async () => {
    const agri = await biLogin(database, { regionCode: '410000000000', departmentKinds: ['agri'] });
    const all = await biLogin(database, { regionCode: '410000000000' });
    const question = 'select department_kind as d from v1_warning order by 1';
    expect(await send(agri.url, question)).toBe('[[[{"d":"agri"}]]]');
    expect(await send(all.url, question)).toBe('[[[{"d":"agri"},{"d":"budget"}]]]');
  });

  it('sees nothing at all after its last day, also where it is connected', async () => {
    const { login, url } = await biLogin(database, { regionCode: countyA.code });
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    expect((await client.query(count)).rows[0].payments).toBe(1);
    await database.system.query(`update bi_login set expires_at = now() where login = $1`, [login]);
    expect((await client.query(count)).rows[0]).toEqual({ payments: 0, regions: 0 });
    await client.end();
  });

  it('is cut off when it is revoked, and is not let in again', async () => {
    const { login, url } = await biLogin(database, { regionCode: countyA.code });
    const client = new pg.Client({ connectionString: url });
    const ended = new Promise<void>((resolve) => client.once('end', () => resolve()));
    client.on('error', () => undefined);
    await client.connect();
    await revokeBiLogin(database.system, login, 'lisi');
    await ended;
    await expect(send(url, count)).rejects.toThrow(/not permitted to log in|password authentication failed/);
    await expect(revokeBiLogin(database.system, login, 'lisi')).rejects.toThrow('there is no login');
  });

  it('may be given out again with another scope, under a new password', async () => {
    const { login, url } = await biLogin(database, { regionCode: countyA.code });
    await expect(biLogin(database, { login, regionCode: countyB.code })).rejects.toThrow('is in force');
    await revokeBiLogin(database.system, login, 'lisi');
    const again = await biLogin(database, { login, regionCode: countyB.code });
    expect(await send(again.url, 'select purpose from v1_payment')).toBe('[[[{"purpose":"CountyB purpose"}]]]');
    await expect(send(url, count)).rejects.toThrow('password authentication failed');
  });

  it('that nobody gave out sees nothing, though it be of the group', async () => {
    const { login, url } = await biLogin(database, { regionCode: countyA.code });
    await database.system.query('delete from bi_login where login = $1', [login]);
    expect(await send(url, count)).toBe(NOTHING);
    await expect(addBiLogin(database.system, { login, regionCode: countyA.code, days: 1, by: 'x' })).rejects.toThrow(
      'does not belong to this database',
    );
  });

  it('stands in the list, as moved when its region has another place on the fiscal tree', async () => {
    const { login } = await biLogin(database, { regionCode: countyA.code, departmentKinds: ['agri'], by: 'zhangsan' });
    const found = async () => (await listBiLogins(database.system)).find((each) => each.login === login);
    expect(await found()).toMatchObject({
      regionName: '民权县',
      departmentKinds: ['agri'],
      createdBy: 'zhangsan',
      state: 'active',
    });
    await database.system.query('update bi_login set scope_hi = scope_hi - 1 where login = $1', [login]);
    expect((await found())?.state).toBe('moved');
  });

  it('and its end are in the audit log, without its password', async () => {
    const { login, url } = await biLogin(database, { regionCode: countyA.code, purpose: '县级报表' });
    await revokeBiLogin(database.system, login, 'lisi');
    const { rows } = await database.system.query(
      `select username, action, purpose, detail from audit_entry where target_kind = 'bi_login' and target_id = $1 order by seq`,
      [login],
    );
    expect(rows).toEqual([
      {
        username: 'tester',
        action: 'bi_login_add',
        purpose: '县级报表',
        detail: { region: countyA.code, departments: 'all', days: 30 },
      },
      { username: 'lisi', action: 'bi_login_revoke', purpose: null, detail: {} },
    ]);
    expect(JSON.stringify(rows)).not.toContain(new URL(url).password);
  });

  it.each([
    ['a name that is not of its form', { login: 'Lankao' }, /the login Lankao should be bi_/],
    ['an unknown region', { regionCode: '999999000000' }, /there is no region 999999000000/],
    ['an unknown department', { departmentKinds: ['agric'] }, /no kind of department agric; there are budget, /],
    ['too long a time', { days: 4000 }, /1 to 366 days/],
  ])('is refused for %s, in one line', async (_, wrong, line) => {
    await expect(biLogin(database, { regionCode: countyA.code, ...wrong })).rejects.toThrow(line);
  });

  it('cannot be made by an owner who may not create roles; what the line tells a superuser to run puts it right', async () => {
    const { system } = database;
    const owner = `bi_owner_${randomUUID().slice(0, 8)}`;
    await system.query(`create role ${owner} login password 'owner'; grant qingqu_system to ${owner}; grant usage on schema public to ${owner};
      grant all on all tables in schema public to ${owner}; grant execute on all functions in schema public to ${owner}`);
    const url = new URL(database.url);
    url.username = owner;
    url.password = 'owner';
    const pool = systemPool(url.href, 1);
    const spec = { login: `${owner.replace('owner', 'test')}`, regionCode: countyA.code, days: 1, by: 'x' };
    const refused = await addBiLogin(pool, spec).catch((error: Error) => error.message);
    const remedy = /may not make logins .*; let a superuser run (.*)$/.exec(refused)?.[1];
    expect(remedy).toContain(`ALTER ROLE ${owner} CREATEROLE`);
    await system.query(remedy!);
    url.username = spec.login;
    url.password = await addBiLogin(pool, spec);
    expect(await send(url.href, WIDEST, 'select purpose from bi.v1_payment')).toContain(`${countyA.mark} purpose`);
    expect(leaks(await send(url.href, WIDEST, EVERY_PAYMENT))).toEqual([]);
    await pool.end();
    await system.query(
      `drop owned by ${owner}; drop role ${spec.login}; drop owned by ${owner}; revoke all on parameter app.lo, app.hi from ${owner}`,
    );
    await system.query(`drop role ${owner}`);
  });
});

it('makes of a password what Postgres makes of it (RFC 5802; the value is of RFC 7677’s example)', () => {
  expect(scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'))).toBe(
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  );
});
