import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeEpoch, stampEpoch } from './epochs.js';
import { inTransaction } from './pools.js';
import { type Principal, withScope } from './scope.js';
import { type TestDatabase, testDatabase } from './testing/index.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const lines = async (query: string) =>
  (await database.system.query<{ line: string }>(query)).rows.map((row) => row.line);

const viewer = (more: Partial<Principal> = {}): Principal => ({
  userId: '00000000-0000-4000-8000-000000000001',
  role: 'staff',
  regionCode: '411400000000',
  lo: 0n,
  hi: 10n,
  departmentKinds: ['agri'],
  ...more,
});

describe('the guard around the data', () => {
  it('enables and forces row-level security on every table', async () => {
    expect(
      await lines(
        `select relname as line from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`,
      ),
    ).toEqual([]);
  });

  it('scopes every table that has a place on the fiscal tree, but for the catalogues that everybody reads', async () => {
    expect(
      await lines(`select table_name as line from information_schema.columns c where table_schema = 'public' and column_name = 'scope_ord'
        and not exists (select from pg_policies p where p.tablename = c.table_name and p.permissive = 'RESTRICTIVE' and p.roles = '{public}') order by 1`),
    ).toEqual([
      'fund',
      'fund_history',
      'fund_target_region',
      'fund_target_region_history',
      'programme',
      'programme_history',
    ]);
  });

  it('keeps the history of every business table by trigger', async () => {
    expect(
      await lines(`select relname as line from pg_class t where relnamespace = 'public'::regnamespace and exists (select from pg_class h where h.relname = t.relname || '_history')
        and not exists (select from pg_trigger g where g.tgrelid = t.oid and g.tgname = 'keep_history')`),
    ).toEqual([]);
  });

  it('gives history twins the same columns in the same order, and epoch_to last', async () => {
    expect(
      await lines(`select t.relname || '.' || a.attname as line
        from pg_class t join pg_class h on h.relname = t.relname || '_history' join pg_attribute a on a.attrelid = t.oid and a.attnum > 0
        left join pg_attribute b on b.attrelid = h.oid and b.attnum = a.attnum
        where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and (a.attname, a.atttypid) is distinct from (b.attname, b.atttypid)`),
    ).toEqual([]);
  });

  it('grants nobody of the application the right to write', async () => {
    expect(
      await lines(`select distinct grantee || ' ' || privilege_type || ' ' || table_name as line from information_schema.role_table_grants
        where table_schema = 'public' and grantee in ('qingqu_api', 'qingqu_staff', 'qingqu_supervisor', 'qingqu_admin') and privilege_type <> 'SELECT'`),
    ).toEqual([]);
  });

  it('gives the API login no table at all, and no application role more than it should have', async () => {
    expect(
      await lines(`select table_name as line from information_schema.role_table_grants where grantee = 'qingqu_api'`),
    ).toEqual([]);
    expect(
      await lines(
        `select rolname as line from pg_roles where rolname like 'qingqu%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
      ),
    ).toEqual([]);
  });

  it('fixes the search path of every definer function and keeps PUBLIC away from it', async () => {
    expect(
      await lines(`select proname as line from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
        and (proconfig is null or not exists (select from unnest(proconfig) c where c like 'search_path=%') or has_function_privilege('public', oid, 'execute'))`),
    ).toEqual([]);
  });

  it('filters by leakproof operators only on the columns that indexes begin with', async () => {
    expect(
      await lines(`select distinct c.relname || '.' || a.attname as line from pg_index i join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        join pg_operator o on o.oprname = '=' and o.oprleft = a.atttypid and o.oprright = a.atttypid join pg_proc p on p.oid = o.oprcode
        where c.relnamespace = 'public'::regnamespace and not p.proleakproof`),
    ).toEqual([]);
  });
});

describe('a scoped transaction', () => {
  it('cannot widen its scope again', async () => {
    await withScope(database.api, viewer(), async (client) => {
      await expect(client.query('select set_config($1, $2, true)', ['app.hi', '99'])).rejects.toThrow(
        'permission denied for function set_config',
      );
    });
  });

  it('sees nothing without a scope, and says so only as an error', async () => {
    await expect(database.api.query('select $1::text from payment', ['x'])).rejects.toThrow('permission denied');
  });

  it('does not keep the scope for the next user of the connection', async () => {
    await withScope(database.api, viewer(), (client) => client.query('select 1'));
    const { rows } = await database.api.query(`select current_user as who, current_setting('app.lo', true) as lo`);
    expect(rows[0].who).toBe('qingqu_api');
    expect(rows[0].lo ?? '').toBe('');
  });

  it('takes no text that is not a number, a uuid or a plain word', async () => {
    const hostile = viewer({ departmentKinds: ["agri}', true); drop table payment; --"] });
    await expect(withScope(database.api, hostile, (client) => client.query('select 1'))).rejects.toThrow('wrong form');
    await expect(
      withScope(database.api, viewer({ userId: "x'" }), (client) => client.query('select 1')),
    ).rejects.toThrow('wrong form');
  });

  it('cannot write', async () => {
    await withScope(database.api, viewer(), async (client) => {
      await expect(
        client.query(`insert into schedule_slot (name, slot, status) values ($1, 'x', 'done')`, ['x']),
      ).rejects.toThrow(/read-only|permission denied/);
    });
  });
});

describe('epochs', () => {
  it('closes an epoch only after its writers have ended', async () => {
    const order: string[] = [];
    let closing: Promise<bigint> | undefined;
    await inTransaction(database.system, async (client) => {
      const open = await stampEpoch(client);
      closing = closeEpoch(database.system).then((closed) => {
        order.push('closed');
        expect(closed).toBe(open);
        return closed;
      });
      await client.query('select pg_sleep(0.2)');
      order.push('written');
    });
    await closing;
    expect(order).toEqual(['written', 'closed']);
  });
});
