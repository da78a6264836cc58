// Pulls from a real Postgres, and from a real MariaDB where one is installed: Debian's package `mariadb-server`.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import mysql from 'mysql2/promise';
import { forget, type SourceHarness, sourceHarness } from '../sources/testing/source-harness.js';
import { assertInvariants } from '../testing/invariants.js';
import { mariadb, startMariadb } from './testing/mariadb.js';

/** A treasury's database: where it is and how its statements are run. */
interface Treasury {
  from: Record<string, unknown>;
  run(sql: string): Promise<unknown>;
  stop(): Promise<unknown>;
}

const PASSWORD = 'only-for-this-test';

const kinds = [
  {
    name: 'Postgres',
    run: it,
    start: postgresTreasury,
    timestamp: 'timestamptz(6)',
    quote: '"',
    noTable: '42P01',
    repeating: 'cast(title as integer)',
    state: '22P02',
  },
  {
    name: 'MariaDB',
    run: mariadb ? it : it.skip,
    start: mariadbTreasury,
    timestamp: 'datetime(6)',
    quote: '`',
    noTable: '42S02',
    repeating: "extractvalue(1, concat('~', title))",
    state: 'HY000',
  },
];

describe.each(kinds)('a pull from $name', ({ name, run, start, timestamp, quote, noTable, repeating, state }) => {
  let treasury: Treasury;
  let database: TestDatabase;
  let h: SourceHarness;
  const key = `${quote}key${quote}`;
  const query = `select code as ${key}, title as name, '410225000000' as region_code, 'running' as status, changed_at as entered_at from road`;

  beforeAll(async () => {
    if (run === it.skip) return;
    database = await testDatabase();
    h = await sourceHarness(database, { TREASURY_PASSWORD: PASSWORD });
    treasury = await start();
    await treasury.run(`create table road (code varchar(20), title varchar(200), changed_at ${timestamp})`);
  });
  afterEach(async () => {
    if (!treasury) return;
    await assertInvariants(database.system);
    await forget(database);
    await treasury.run('delete from road');
  });
  afterAll(async () => {
    await treasury?.stop();
    h?.dispose();
    await database?.drop();
  });

  const road = (code: string, title: string, at: string) =>
    treasury.run(`insert into road values ('${code}', '${title}', '${at}')`);
  const add = (more: Record<string, unknown> = {}) =>
    h.add('roads', { ...treasury.from, query, watermark: 'entered_at', ...more });

  run(`takes in all rows first, and then what has changed since (${name})`, async () => {
    await road('A', '甲路', '2018-10-15 09:30:00.123456');
    await road('B', '乙路，"南"段', '2018-10-15 09:30:00.123457');
    await add();
    const first = await h.ask('roads');
    expect(first).toMatchObject({ status: 'asked', failures: [], results: [{ status: 'done', read: 2 }] });
    expect(await h.projects()).toEqual({ A: '甲路', B: '乙路，"南"段' });
    expect((await h.ask('roads')).results).toEqual([]);
    await treasury.run("update road set title = '新甲路', changed_at = '2018-10-16 00:00:00' where code = 'A'");
    const third = await h.ask('roads');
    expect(third.results).toMatchObject([{ read: 1, counts: { updated: 1 } }]);
    expect(await h.projects()).toMatchObject({ A: '新甲路' });
  });

  run(`loses no row that has the last watermark too, and takes none in twice (${name})`, async () => {
    await road('A', '甲路', '2018-10-15 09:30:00');
    await add();
    await h.ask('roads');
    await road('B', '乙路', '2018-10-15 09:30:00');
    expect((await h.ask('roads')).results).toMatchObject([{ read: 1, counts: { loaded: 1 } }]);
    expect((await h.ask('roads')).results).toEqual([]);
    expect(Object.keys(await h.projects())).toEqual(['A', 'B']);
  });

  run(`takes a value that changes back for what it is (${name})`, async () => {
    await add();
    for (const [title, at] of [
      ['甲', '2018-10-15 09:00:00'],
      ['乙', '2018-10-15 10:00:00'],
      ['甲', '2018-10-15 11:00:00'],
    ] as const) {
      await treasury.run('delete from road');
      await road('A', title, at);
      expect((await h.ask('roads')).results).toMatchObject([{ status: 'done', read: 1 }]);
      expect(await h.projects()).toEqual({ A: title });
    }
  });

  run(`ends a pull that grows too large where the next one goes on (${name})`, async () => {
    const values = Array.from(
      { length: 3_500 },
      (_, at) =>
        `('R${at}', '道路', '2018-10-15 09:${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}')`,
    );
    await treasury.run(`insert into road values ${values.join(', ')}`);
    await add({ maxBytes: '100KB' });
    const reads: number[] = [];
    for (let asked = await h.ask('roads'); asked.results[0]; asked = await h.ask('roads'))
      reads.push(asked.results[0].read);
    expect(reads.length).toBeGreaterThan(1);
    expect(reads.reduce((a, b) => a + b)).toBe(3_500);
    expect(Object.keys(await h.projects())).toHaveLength(3_500);
  });

  run(`leaves rows that are younger than the lag to a later pull (${name})`, async () => {
    await road('A', '甲路', '2018-10-15 09:30:00');
    await treasury.run("insert into road values ('B', '乙路', now())");
    await add({ lag: '10m' });
    expect((await h.ask('roads')).results).toMatchObject([{ read: 1 }]);
    expect(await h.projects()).toEqual({ A: '甲路' });
  });

  run(`does not write in the source's database (${name})`, async () => {
    await add({ query: `${query}; delete from road` });
    expect(await h.ask('roads')).toMatchObject({ status: 'failed' });
    await road('A', '甲路', '2018-10-15 09:30:00');
    await add();
    expect((await h.ask('roads')).results).toMatchObject([{ read: 1 }]);
  });

  run(`says what is in the way, without the credential and without values (${name})`, async () => {
    const said = async (more: Record<string, unknown>) => {
      await add(more);
      const asked = await h.ask('roads');
      const { lastError } = await h.source('roads');
      return `${asked.status} ${asked.words?.en} ${lastError}`;
    };
    expect(await said({ query: 'select 1 from nowhere' })).toMatch(
      new RegExp(`^failed the pull .* failed \\(${noTable} .*nowhere`),
    );
    expect(await said({ password: 'env:NOT_SET' })).toMatch(/^failed the credential env:NOT_SET has no value/);
    expect(await said({ host: '127.0.0.1', port: 1 })).toMatch(/ECONNREFUSED/);
    expect(await said({ tls: 'verify' })).toMatch(/does not support (SSL|secure) connection/);
    await road('A', '甲路', '2018-10-15 09:30:00');
    const leaking = `select ${repeating} as name, changed_at as entered_at from road`;
    expect(await said({ query: leaking })).toMatch(
      new RegExp(`^failed the pull .* failed \\(SQLSTATE ${state}\\) [^甲]*$`),
    );
    await treasury.run("insert into road values ('B', '乙路', null)");
    expect(await said({})).toMatch(/the watermark column entered_at is empty in a row; use for example coalesce/);
    expect(await said({ password: 'env:WRONG' })).not.toMatch(PASSWORD);
  });
});

describe('a database without a driver', () => {
  it('is told with what to install', async () => {
    const database = await testDatabase();
    const h = await sourceHarness(database, { TREASURY_PASSWORD: PASSWORD });
    await h.add('dameng', {
      kind: 'sql',
      dialect: 'dameng',
      host: '127.0.0.1',
      database: 'TREASURY',
      user: 'READER',
      password: 'env:TREASURY_PASSWORD',
      query: 'select 1 from dual',
      watermark: 'CHANGED_AT',
    });
    expect(await h.ask('dameng')).toMatchObject({
      status: 'failed',
      words: { en: 'the driver for 达梦 Dameng is not installed; run: npm install dmdb' },
    });
    h.dispose();
    await database.drop();
  });
});

/** A second database on the test server, with a reader of its own. */
async function postgresTreasury(): Promise<Treasury> {
  const other = await testDatabase();
  const reader = `reader_${process.pid}`;
  await other.system.query(`create role ${reader} login password '${PASSWORD}'`);
  await other.system.query(`grant create, usage on schema public to ${reader}`);
  const { hostname, port, pathname } = new URL(other.url);
  return {
    from: {
      kind: 'sql',
      dialect: 'postgres',
      host: hostname,
      port: Number(port),
      database: pathname.slice(1),
      user: reader,
      password: 'env:TREASURY_PASSWORD',
      tls: 'off',
    },
    async run(sql) {
      await other.system.query(sql);
      if (sql.startsWith('create table')) await other.system.query(`grant all on road to ${reader}`);
    },
    async stop() {
      await other.system.query(`drop owned by ${reader}`);
      await other.system.query(`drop role ${reader}`);
      await other.drop();
    },
  };
}

async function mariadbTreasury(): Promise<Treasury> {
  const server = await startMariadb();
  const root = await mysql.createConnection({ socketPath: server.socket, user: server.user, timezone: '+08:00' });
  await root.query("set time_zone = '+08:00'");
  await root.query('create database treasury character set utf8mb4');
  await root.query(`create user reader@'127.0.0.1' identified by '${PASSWORD}'`);
  await root.query("grant all on treasury.* to reader@'127.0.0.1'");
  await root.query('use treasury');
  return {
    from: {
      kind: 'sql',
      dialect: 'mysql',
      host: '127.0.0.1',
      port: server.port,
      database: 'treasury',
      user: 'reader',
      password: 'env:TREASURY_PASSWORD',
      tls: 'off',
    },
    run: (sql) => root.query(sql),
    async stop() {
      await root.end();
      await server.stop();
    },
  };
}
