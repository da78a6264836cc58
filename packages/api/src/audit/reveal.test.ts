// A personal value is shown in full, or it is not:
//   1. each sealed column of each kind of record, to staff and supervisors of the region, with an entry in the log;
//   2. to nobody else, of no other region, and for no unsaid purpose;
//   3. a number a day, however many ask at once;
//   4. not without its entry, and nowhere but in the answer.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeInScope, type Principal, type Role, recordPlace, sealedTables, Vault } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { entities } from '../entities/index.js';
import { apiSchema } from '../graphql/schema.js';
import { globalId } from '../plan/global-id.js';
import { type Answer, authKey, type TestApi, testApi } from '../testing/client.js';
import { seedTwoCounties, type World } from '../testing/two-counties.js';
import { revealFieldOf, revealFieldsOf, revealMeanings, revealTables } from './reveal-fields.js';

const vault = new Vault(authKey);
let database: TestDatabase;
let api: TestApi;
let world: World;
let staff: string;

beforeAll(async () => {
  database = await testDatabase();
  world = await seedTwoCounties(database.system);
  await sealAll();
  api = await testApi(database, 'production', { audit: { vault } });
  ({ token: staff } = await api.user({ username: 'staff', role: 'staff', regionCode: world.a.code }));
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const plainOf = (table: string, column: string, sourceKey: string) => `${table} ${column} of ${sourceKey} 完整`;

/** Gives every sealed column of what stands a value that opens. */
async function sealAll(): Promise<void> {
  const { rows: epochs } = await database.system.query<{ n: bigint }>('select n from epoch where closed_at is null');
  for (const { name, columns } of revealTables.values()) {
    const { rows } = await database.system.query<{ id: string; sourceKey: string }>(
      `select id, source_key as "sourceKey" from ${name}`,
    );
    for (const { id, sourceKey } of rows) {
      const values = columns.map((column) =>
        vault.seal(plainOf(name, column, sourceKey), recordPlace(name, column, sourceKey)),
      );
      const sets = columns.map((column, at) => `${column} = $${at + 3}`).join(', ');
      await database.system.query(
        `update ${name} set version = version + 1, epoch_from = greatest(epoch_from, $2), ${sets} where id = $1`,
        [id, epochs[0]!.n, ...values],
      );
    }
  }
}

const reveal = (
  token: string,
  id: string,
  field: string,
  purpose = '核对退回的补贴卡号',
  ticket = '豫财监〔2018〕12号',
) =>
  api.ask(
    token,
    `mutation ($id: ID!, $field: RevealField!, $purpose: String!, $ticket: String!) {
       reveal(id: $id, field: $field, purpose: $purpose, ticket: $ticket) { value field quotaLeft auditNo } }`,
    { id, field, purpose, ticket },
  );
const codes = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions.code);
const words = ({ errors }: Answer) => errors?.map(({ message }) => message);
const idOf = (name: string, owner = world.a) => world.idOf(entities.get(name)!, owner);
const sourceKeyOf = async (table: string, id: string) =>
  (await database.system.query(`select source_key as key from ${table} where id = $1`, [id])).rows[0]!.key as string;
const entries = async () =>
  (await database.system.query(`select * from audit_entry where action = 'reveal' order by seq`)).rows;

const fields = [...revealTables.values()].flatMap((table) =>
  [...revealFieldsOf(table)].map(([field, column]) => ({ table: table.name, field, column })),
);

describe('every sealed value', () => {
  it('has a field by which it is revealed, and no field is of nothing', () => {
    const columns = sealedTables()
      .filter(({ name }) => name !== 'quarantine')
      .flatMap((table) => table.columns);
    expect([...new Set(columns.map(revealFieldOf))].toSorted()).toEqual(Object.keys(revealMeanings).toSorted());
    const shown = new Set([...entities.values()].map(({ table }) => table));
    expect([...revealTables.keys()].filter((table) => !shown.has(table))).toEqual([]);
    expect(String(apiSchema().getType('RevealField'))).toBe('RevealField');
  });

  it.each(fields)('$table.$column is shown with an entry in the log', async ({ table, field, column }) => {
    const entity = [...entities.values()].find((each) => each.table === table)!;
    const id = idOf(entity.name);
    const key = Buffer.from(id, 'base64url').toString().split(':')[1]!;
    const before = (await entries()).length;
    const { data, errors } = await reveal(staff, id, field);
    expect(errors).toBeUndefined();
    expect(data.reveal).toEqual({
      value: plainOf(table, column, await sourceKeyOf(table, key)),
      field,
      quotaLeft: 49 - before,
      auditNo: expect.any(String),
    });
    const written = (await entries()).at(-1)!;
    expect(String(written.seq)).toBe(data.reveal.auditNo);
    expect(written).toMatchObject({
      username: 'staff',
      role: 'staff',
      target_kind: table,
      target_id: key,
      purpose: '核对退回的补贴卡号',
      ticket: '豫财监〔2018〕12号',
      detail: { column },
      request_id: expect.any(String),
      client_address: '127.0.0.1',
    });
    expect(JSON.stringify(written, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
      data.reveal.value,
    );
  });

  it('is never kept on the way', async () => {
    const { token } = await api.user({ username: 'uncached', regionCode: world.a.code });
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        query: `mutation { reveal(id: "${idOf('Person')}", field: NAME, purpose: "核对姓名", ticket: "T1") { value } }`,
      }),
    });
    expect((await response.json()) as object).toEqual({ data: { reveal: { value: expect.any(String) } } });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

describe('a value is not revealed', () => {
  const roles: Role[] = ['admin', 'leader', 'auditor', 'service'];

  it.each(roles)('to the role %s, by the API or past it', async (role) => {
    const before = (await entries()).length;
    const { id, token } = await api.user({ username: `a ${role}`, role, regionCode: world.a.code });
    expect(codes(await reveal(token, idOf('Person'), 'ID_NO'))).toEqual(['FORBIDDEN']);
    const who: Principal = {
      userId: id,
      role,
      regionCode: world.a.code,
      lo: BigInt(world.a.lo),
      hi: BigInt(world.a.lo),
      departmentKinds: [],
    };
    const call = changeInScope(database.api, who, (client) =>
      client.query(
        `select reveal_sealed('person', id, 'id_no_sealed', 'a purpose', 'a ticket', null, null) from person`,
      ),
    );
    await expect(call).rejects.toMatchObject({ code: expect.stringMatching(/^(QQ001|42501)$/) });
    expect(await entries()).toHaveLength(before);
  });

  it('of another region: it is refused in the words for what there is not, and costs nothing', async () => {
    const before = (await entries()).length;
    const absent = globalId(entities.get('Person')!, ['00000000-0000-4000-8000-000000000000']);
    const foreign = await reveal(staff, idOf('Person', world.b), 'ID_NO');
    expect(codes(foreign)).toEqual(['NOT_FOUND']);
    expect(words(foreign)).toEqual(words(await reveal(staff, absent, 'ID_NO')));
    expect(words(foreign)).toEqual(words(await reveal(staff, 'nothing', 'ID_NO')));
    expect(await entries()).toHaveLength(before);
  });

  it.each([
    ['a purpose that says nothing', ' 查 ', 'T1', /purpose: say in 4 to 500 characters/],
    ['no ticket', '核对姓名', '  ', /ticket: give the document or case/],
    ['an ID number for a purpose', '核对 11010519491231002X', 'T1', /write no ID or account number/],
    ['an account number in the purpose', '核对 6228480402564890018', 'T1', /write no ID or account number/],
    ['an ID number for a ticket', '核对姓名', '11010519491231002X', /write no ID or account number/],
  ])('for %s', async (_, purpose, ticket, line) => {
    const before = (await entries()).length;
    const answer = await reveal(staff, idOf('Person'), 'ID_NO', purpose, ticket);
    expect(codes(answer)).toEqual(['BAD_USER_INPUT']);
    expect(words(answer)![0]).toMatch(line);
    expect(words(answer)![0]).not.toMatch(/\d{15}/);
    expect(await entries()).toHaveLength(before);
  });

  it('where the record has no such value', async () => {
    expect(words(await reveal(staff, idOf('Person'), 'CARD_NO'))).toEqual([
      'Person has no CARD_NO to reveal; it has NAME, ID_NO.',
    ]);
    expect(words(await reveal(staff, idOf('Enterprise'), 'NAME'))).toEqual([
      'Enterprise has no NAME to reveal; it has none.',
    ]);
  });

  it('twice in an operation', async () => {
    const before = (await entries()).length;
    const one = (alias: string) =>
      `${alias}: reveal(id: "${idOf('Person')}", field: NAME, purpose: "核对姓名", ticket: "T1") { value }`;
    expect(codes(await api.ask(staff, `mutation { ${one('a')} ${one('b')} }`))).toEqual(['BAD_USER_INPUT']);
    expect(await entries()).toHaveLength(before);
  });

  it('by a function call that names anything else: the secret of a second factor, a table of the server', async () => {
    const { id } = await api.user({ username: 'prying', role: 'staff', regionCode: world.a.code });
    const who: Principal = {
      ...{ userId: id, role: 'staff', regionCode: world.a.code, departmentKinds: [] },
      ...{ lo: BigInt(world.a.lo), hi: BigInt(world.a.lo) },
    };
    for (const [table, column] of [
      ['app_user', 'totp_sealed'],
      ['quarantine', 'raw_sealed'],
      ['person', 'name_token'],
      ['person; drop table person', 'name_sealed'],
    ]) {
      const call = changeInScope(database.api, who, (client) =>
        client.query('select reveal_sealed($1, $2, $3, $4, $5, null, null)', [table, id, column, 'a purpose', 'T1']),
      );
      await expect(call).rejects.toMatchObject({ code: 'QQ003' });
    }
  });
});

describe('the quota of a day', () => {
  const withQuota = async (username: string, quota: number) => {
    const user = await api.user({ username, regionCode: world.a.code });
    await database.system.query('update app_user set reveal_quota = $2 where id = $1', [user.id, quota]);
    return user;
  };

  it('holds when many ask at once', async () => {
    const { id, token } = await withQuota('many at once', 3);
    const answers = await Promise.all(Array.from({ length: 20 }, () => reveal(token, idOf('Person'), 'NAME')));
    const lefts = answers.flatMap(({ data }) => (data?.reveal ? [data.reveal.quotaLeft as number] : []));
    expect(lefts.toSorted()).toEqual([0, 1, 2]);
    expect(answers.flatMap((answer) => codes(answer) ?? [])).toEqual(Array.from({ length: 17 }, () => 'RATE_LIMITED'));
    expect((await entries()).filter(({ user_id }) => user_id === id)).toHaveLength(3);
  });

  it('counts the day in Shanghai, and what was revealed elsewhere', async () => {
    const { id, token } = await withQuota('from day to day', 2);
    const insert = (at: string) =>
      database.system.query(
        `insert into audit_entry (at, user_id, username, role, action, scope_ord)
         select ${at}, $1, 'from day to day', 'staff', 'reveal', $2`,
        [id, world.b.lo],
      );
    const midnight = `(date_trunc('day', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai')`;
    await insert(`${midnight} - interval '1 second'`);
    await insert(midnight);
    expect((await reveal(token, idOf('Person'), 'NAME')).data.reveal.quotaLeft).toBe(0);
    expect(codes(await reveal(token, idOf('Person'), 'NAME'))).toEqual(['RATE_LIMITED']);
  });

  it('may be none', async () => {
    const { token } = await withQuota('none at all', 0);
    expect(codes(await reveal(token, idOf('Person'), 'NAME'))).toEqual(['RATE_LIMITED']);
  });
});

describe('what goes wrong', () => {
  it('with the log: nothing is shown that is not written down', async () => {
    await database.system.query(
      `create function fail_entry() returns trigger language plpgsql as 'begin raise exception ''the log is full''; end';
       create trigger fail_entry before insert on audit_entry for each row when (new.action = 'reveal') execute function fail_entry()`,
    );
    try {
      const answer = await reveal(staff, idOf('Person'), 'NAME');
      expect(codes(answer)).toEqual(['INTERNAL']);
      expect(answer.data).toBeNull();
    } finally {
      await database.system.query('drop trigger fail_entry on audit_entry; drop function fail_entry');
    }
  });

  it('with a key: the attempt stays in the log, and the value out of it', async () => {
    const other = new Vault({ identityKey: authKey, sealingKeys: [{ number: 7, key: Buffer.alloc(32, 7) }] });
    const elsewhere = await testApi(database, 'production', { audit: { vault: other } });
    try {
      const { token } = await elsewhere.user({ username: 'keyless', regionCode: world.a.code });
      const before = (await entries()).length;
      const answer = await elsewhere.ask(
        token,
        `mutation { reveal(id: "${idOf('Person')}", field: NAME, purpose: "核对姓名", ticket: "T1") { value } }`,
      );
      expect(codes(answer)).toEqual(['UPSTREAM_UNAVAILABLE']);
      expect(await entries()).toHaveLength(before + 1);
    } finally {
      await elsewhere.close();
    }
  });

  it('without keys: the field says so', async () => {
    const bare = await testApi(database);
    try {
      const answer = await bare.ask(
        staff,
        `mutation { reveal(id: "${idOf('Person')}", field: NAME, purpose: "核对姓名", ticket: "T1") { value } }`,
      );
      expect(codes(answer)).toEqual(['UPSTREAM_UNAVAILABLE']);
    } finally {
      await bare.close();
    }
  });

  it('and nothing of a value was logged', () => {
    expect(JSON.stringify(api.logged)).not.toContain('完整');
  });
});
