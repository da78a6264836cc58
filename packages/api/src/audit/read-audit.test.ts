// Who reads rows of persons is written down:
//   1. one entry an operation, with rows by kind and how they were asked for, and no value;
//   2. nothing for what is not a person's, or was only counted;
//   3. within a second, by each of several servers, and at the end of each;
//   4. when the database loses the connection, once; when it does not take entries, nobody reads persons' rows until it does.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { identity } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { entities } from '../entities/index.js';
import { type Answer, type TestApi, testApi } from '../testing/client.js';
import { seedTwoCounties, type World } from '../testing/two-counties.js';

/** Rows of county A that the tests ask for by their names: three persons and two enterprises. */
const NAMES = ['甲', '乙', '丙', '一公司', '二公司'];

let database: TestDatabase;
let api: TestApi;
let world: World;
let clerk: { id: string; token: string };
let waited = 0;

beforeAll(async () => {
  database = await testDatabase();
  world = await seedTwoCounties(database.system);
  for (const [at, name] of NAMES.entries())
    await world.insert('Payee', {
      id: identity('payee', name),
      source_key: `read-audit ${name}`,
      name,
      kind: at < 3 ? 'individual' : 'enterprise',
    });
  api = await testApi(database, 'production', { elapsed: () => performance.now() + waited });
  clerk = await api.user({ username: 'clerk', role: 'staff', regionCode: world.a.code });
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});
beforeEach(async () => {
  await allWritten();
});

interface Entry {
  username: string;
  role: string;
  action: string;
  detail: { operation?: string; fields: string[]; by: string[]; entities: Record<string, number> };
  request_id: string;
  client_address: string;
  scope_ord: bigint;
  target_id: string | null;
}

let seen = 0n;
/** Entries of reads that were written since it was asked last, as soon as there are so many. */
async function written(atLeast: number): Promise<Entry[]> {
  for (const until = performance.now() + 20_000; performance.now() < until; ) {
    const { rows } = await database.system.query(
      `select * from audit_entry where action = 'read' and seq > $1 order by seq`,
      [seen],
    );
    if (rows.length < atLeast) continue;
    seen = rows.at(-1)?.seq ?? seen;
    return rows as Entry[];
  }
  throw new Error(`not ${atLeast} entries in time`);
}

/** Whatever was read before: an operation of a person's row that is written down after all others. */
async function allWritten(): Promise<void> {
  await ask('query Last { payees(first: 1, filter: {name: {eq: "甲"}}) { nodes { id } } }');
  for (;;) if ((await written(1)).at(-1)!.detail.operation === 'Last') return;
}

async function ask(query: string, asking = api, token = clerk.token): Promise<Answer> {
  const answer = await asking.ask(token, query);
  expect(answer.errors).toBeUndefined();
  return answer;
}
const named = (...names: string[]) => `filter: {name: {in: [${names.map((name) => `"${name}"`).join(', ')}]}}`;

describe('what is read of persons', () => {
  it('is written down once an operation, with the number of their rows, and without any value', async () => {
    await ask(`query Payees { payees(${named(...NAMES)}) { totalCount nodes { name idNoMasked } } }`);
    const [entry, ...more] = await written(1);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      username: 'clerk',
      role: 'staff',
      action: 'read',
      target_id: null,
      detail: { operation: 'Payees', fields: ['payees'], by: ['filter'], entities: { Payee: 3 } },
      request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      client_address: '127.0.0.1',
      scope_ord: BigInt(world.a.lo),
    });
    expect(JSON.stringify(entry!.detail)).not.toMatch(/甲|乙|丙/);
  });

  it.each<[string, string]>([
    ['enterprises', `{ payees(${named('一公司', '二公司')}) { nodes { name } } }`],
    ['what there is none of', `{ payees(${named('丁')}) { nodes { name } } }`],
    ['a number of rows', `{ payees(${named(...NAMES)}) { totalCount } }`],
    ['statistics', '{ subsidyLineStats { count } }'],
    ['the budget', '{ funds { nodes { name } } indicators { nodes { id } } }'],
    ['the viewer', '{ viewer { username region { name } } }'],
  ])('%s leaves nothing', async (_, query) => {
    await ask(query);
    await ask('query Last { people(first: 1) { nodes { id } } }');
    expect((await written(1)).map(({ detail }) => detail.operation)).toEqual(['Last']);
  });

  it('is counted wherever it stands in an answer: below others, by its id, among rows of any kind', async () => {
    const id = (name: string) => world.idOf(entities.get(name)!, world.a);
    await ask(`query Walked { subsidyLines { nodes { id person { name wards { nodes { id } } } } } }`);
    await ask(`query One { node(id: "${id('Person')}") { ... on Person { name } } }`);
    await ask(
      `query Several($not: Boolean = false) { a: nodes(ids: ["${id('Person')}", "${id('Household')}", "${id('Fund')}"]) { id } ...More @skip(if: $not) }
       fragment More on Query { people(first: 2) { edges { node { id } } } }`,
    );
    const [walked, one, several] = await written(3);
    expect(walked!.detail).toMatchObject({ by: ['list'], entities: { SubsidyLine: 2, Person: expect.any(Number) } });
    expect(one!.detail).toEqual({ operation: 'One', fields: ['node'], by: ['id'], entities: { Person: 1 } });
    expect(several!.detail).toEqual({
      operation: 'Several',
      fields: ['nodes', 'people'],
      by: ['id', 'list'],
      entities: { Person: 3, Household: 1 },
    });
  });

  it('by an operation whose name holds a number is written down without it', async () => {
    await ask('query Q110105194912310021 { people(first: 1) { nodes { id } } }');
    expect((await written(1))[0]!.detail.operation).toBe('Q_');
  });

  it('is written down when only a part of the answer could be given', async () => {
    const answer = await api.ask(
      clerk.token,
      `query Part { people(first: 2) { nodes { id } } provenance(id: "${world.idOf(entities.get('Person')!, world.a)}", field: "nothing") { version } }`,
    );
    expect(answer.errors).toHaveLength(1);
    expect((await written(1))[0]!.detail.entities).toEqual({ Person: 2 });
  });

  it('is written down within a second', async () => {
    await ask('query Timed { people(first: 1) { nodes { id } } }');
    const answered = performance.now();
    await written(1);
    // The machine is shared; the buffer itself waits 200 ms.
    expect(performance.now() - answered).toBeLessThan(5_000);
    const { rows } = await database.system.query(
      `select extract(epoch from clock_timestamp() - at)::float8 as age from audit_entry where seq = $1`,
      [seen],
    );
    expect(rows[0]!.age).toBeGreaterThan(0);
  });

  it('through two servers is in one log, and what still waits at their end too', async () => {
    const others = await Promise.all([testApi(database), testApi(database)]);
    await Promise.all(
      others.flatMap((other, at) =>
        Array.from({ length: 20 }, () => ask(`query Server${at} { people(first: 1) { nodes { id } } }`, other)),
      ),
    );
    await Promise.all(others.map((other) => other.close()));
    const { rows } = await database.system.query(
      `select detail->>'operation' as operation, count(*)::int as n, count(distinct request_id)::int as requests
       from audit_entry where seq > $1 group by 1 order by 1`,
      [seen],
    );
    expect(rows).toEqual([
      { operation: 'Server0', n: 20, requests: 20 },
      { operation: 'Server1', n: 20, requests: 20 },
    ]);
  });
});

describe('a database that fails', () => {
  const failures = () =>
    api.logged.filter(({ message }) => message === 'reads of persons cannot be written down').length;

  it('in the middle of writing is asked again, and nothing is written twice', async () => {
    const lock = await database.system.connect();
    try {
      await lock.query('begin; lock table audit_entry in access exclusive mode');
      await ask('query Cut { people(first: 1) { nodes { id } } }');
      // The statement that writes waits for the table; its server process is ended under it.
      let ended = 0;
      while (ended === 0) {
        const { rowCount } = await database.system.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'select audit_reads%' and wait_event_type = 'Lock'`,
        );
        ended = rowCount!;
      }
    } finally {
      await lock.query('rollback');
      lock.release();
    }
    await allWritten();
    const { rows } = await database.system.query(
      `select count(*)::int as n from audit_entry where detail->>'operation' = 'Cut'`,
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('does not take the same reads again when its answer was lost', async () => {
    const read = {
      ...{
        age_ms: 5,
        user_id: clerk.id,
        role: 'staff',
        scope_ord: world.a.lo,
        request_id: 'lost',
        client_address: null,
      },
      detail: { operation: 'Lost', fields: [], by: [], entities: { Person: 1 } },
    };
    const send = async (again: boolean) =>
      (await database.api.query('select audit_reads($1::jsonb, $2) as n', [JSON.stringify([read]), again])).rows[0]!.n;
    expect([await send(false), await send(true), await send(true)]).toEqual([1, 0, 0]);
  });

  it('lets nobody read persons until what was read is written down; everything else goes on', async () => {
    await database.system.query('revoke execute on function audit_reads(jsonb, boolean) from qingqu_api');
    try {
      await ask('query Before { people(first: 1) { nodes { id } } }');
      await ask('query StillWaiting { people(first: 1) { nodes { id } } }');
      waited = 31_000;
      const refused = await api.ask(clerk.token, '{ people(first: 1) { nodes { id } } }');
      expect(refused).toMatchObject({ status: 503, data: null });
      expect(refused.errors!.map(({ extensions }) => extensions.code)).toEqual(['UPSTREAM_UNAVAILABLE']);
      await ask('{ funds { nodes { name } } people { totalCount } }');
      // Once for the connection that was ended above, once now, however often it is tried.
      while (failures() < 2) await database.system.query('select 1');
      expect(failures()).toBe(2);
    } finally {
      waited = 0;
      await database.system.query('grant execute on function audit_reads(jsonb, boolean) to qingqu_api');
    }
    const late = await written(2);
    expect(late.map(({ detail }) => detail.operation)).toEqual(['Before', 'StillWaiting']);
    await ask('query After { people(first: 1) { nodes { id } } }');
    expect((await written(1))[0]!.detail.operation).toBe('After');
  });

  it('may be away whole, and comes back', async () => {
    await ask('query Away { people(first: 1) { nodes { id } } }');
    await database.system.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'qingqu_api'`,
    );
    expect((await written(1)).map(({ detail }) => detail.operation)).toEqual(['Away']);
  });
});

it('nobody but the login of the API writes down reads', async () => {
  const { rows } = await database.system.query(
    `select rolname from pg_roles where rolname like 'qingqu%' and has_function_privilege(rolname, 'audit_reads(jsonb, boolean)', 'execute') order by 1`,
  );
  expect(rows.map(({ rolname }) => rolname)).toEqual(['qingqu_api']);
});
