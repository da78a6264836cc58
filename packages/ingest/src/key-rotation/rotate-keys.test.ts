import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countByKey, fixedPlace, inTransaction, type KeyRing, rotateKeys, sealedTables, Vault } from '@qingqu/schema';
import { type TestDatabase, testDatabase, testSeed } from '@qingqu/schema/testing';
import { type Harness, harness } from '../testing/harness.js';
import { assertInvariants } from '../testing/invariants.js';
import { sampleSubsidyLines, seeded } from '../testing/sample-file.js';
import { openedValues } from './opened-values.js';

// Sealing keys are exchanged under a running system: nothing is lost, nothing changes but the sealed bytes, whatever happens meanwhile.

const key = (number: number) => ({ number, key: Buffer.alloc(32, number) });
const ring = (...numbers: number[]): KeyRing => ({ identityKey: Buffer.alloc(32, 1), sealingKeys: numbers.map(key) });
const both = new Vault(ring(1, 2));
const onlyNew = new Vault(ring(2));
const seed = testSeed;
const random = seeded(seed);

let database: TestDatabase;
let h: Harness;
beforeAll(async () => {
  database = await testDatabase();
  h = await harness(database);
});
afterAll(async () => {
  h.dispose();
  await database.drop();
});

const lines = (rows: number) => sampleSubsidyLines(random, rows, 900);

describe(`a rotation (seed ${seed})`, () => {
  beforeAll(async () => {
    await h.ingest('subsidy_line', lines(1_500));
    await h.ingest('subsidy_line', lines(1_500));
    const { rows } = await database.system.query('select id, file_id, row_no from quarantine order by id limit 1');
    const fixed = h.deps.vault.seal('已更正的一行', fixedPlace(rows[0].file_id, rows[0].row_no));
    await database.system.query('update quarantine set fixed_sealed = $2 where id = $1', [rows[0].id, fixed]);
  });

  it('knows every sealed column there is', async () => {
    const { rows } = await database.system.query<{ name: string }>(
      // The secret of a second factor is sealed under a key of the sign-in, which does not rotate with these.
      `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' and data_type = 'bytea' and column_name like '%\\_sealed' and table_name <> 'app_user'`,
    );
    const known = sealedTables().flatMap(({ name, columns }) => columns.map((column) => `${name}.${column}`));
    expect(known.toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
  });

  it('seals all versions and the quarantine anew, and changes nothing else', async () => {
    const before = await openedValues(database.system, both);
    const tables = new Set(before.map(({ table }) => table));
    expect([...tables]).toEqual(['subsidy_line', 'subsidy_line_history', 'quarantine']);
    const result = await rotateKeys({ pool: database.system, vault: both }, { by: 'tester' });
    expect(result).toEqual({ toKey: 2, rows: before.length, stopped: false, left: [], damaged: 0 });
    expect(await openedValues(database.system, onlyNew)).toEqual(before);
    await assertInvariants(database.system);
  });

  it('is on record, with who ordered it', async () => {
    const { rows } = await database.system.query(
      `select table_name as name, rewritten, status, started_by as by from key_rotation where rewritten > 0 order by id`,
    );
    expect(rows).toEqual([
      { name: 'subsidy_line', rewritten: expect.any(BigInt), status: 'done', by: 'tester' },
      { name: 'subsidy_line_history', rewritten: expect.any(BigInt), status: 'done', by: 'tester' },
      { name: 'quarantine', rewritten: expect.any(BigInt), status: 'done', by: 'tester' },
    ]);
    await expect(database.system.query('delete from key_rotation')).rejects.toThrow('key_rotation is append-only');
  });

  it('does nothing the second time', async () => {
    const before = await openedValues(database.system, onlyNew);
    expect((await rotateKeys({ pool: database.system, vault: both }, { by: 'tester' })).rows).toBe(0);
    expect(await openedValues(database.system, onlyNew)).toEqual(before);
  });

  it('finds what somebody still seals with the older key', async () => {
    await h.ingest('subsidy_line', sampleSubsidyLines(random, 60, 1_000));
    const left = (await countByKey(database.system)).filter((use) => use.key === 1);
    expect(left.map(({ table }) => table)).toContain('subsidy_line');
    const result = await rotateKeys({ pool: database.system, vault: both }, { by: 'tester' });
    expect(result.rows).toBeGreaterThan(0);
    expect(result.left).toEqual([]);
  });

  it('stops between two batches when asked to, and goes on later', async () => {
    const third = new Vault(ring(1, 2, 3));
    const stop = new AbortController();
    const request = { by: 'tester', signal: stop.signal, onProgress: () => stop.abort() };
    const stopped = await rotateKeys({ pool: database.system, vault: third }, request);
    expect(stopped).toMatchObject({ stopped: true, toKey: 3 });
    const { rows } = await database.system.query(
      `select count(*)::int as n from subsidy_line where sealing_key(id_no_sealed) = 3`,
    );
    expect(rows[0].n).toBe(stopped.rows);
    const rest = await rotateKeys({ pool: database.system, vault: third }, { by: 'tester' });
    expect(rest).toMatchObject({ stopped: false, left: [] });
    expect(stopped.rows + rest.rows).toBe((await openedValues(database.system, new Vault(ring(3)))).length);
  });

  it('leaves a value that cannot be opened as it is, counts it, and does the others', async () => {
    await database.system.query(
      `update quarantine set raw_sealed = set_byte(raw_sealed, 30, get_byte(raw_sealed, 30) # 1) where id = (select min(id) from quarantine)`,
    );
    const result = await rotateKeys({ pool: database.system, vault: new Vault(ring(1, 2, 3, 4)) }, { by: 'tester' });
    expect(result.damaged).toBe(1);
    expect(result.left).toEqual([{ table: 'quarantine', key: 3, values: 1 }]);
  });

  it('says which key is missing instead of passing over its values', async () => {
    await expect(rotateKeys({ pool: database.system, vault: new Vault(ring(1, 5)) }, { by: 'tester' })).rejects.toThrow(
      /subsidy_line\.name_sealed: a value is sealed with key 4, and only 1, 5 can be found here/,
    );
  });
});

describe('the database', () => {
  /** As a transaction of the rotation to key 2 of this table; of none when left out. */
  const change = (work: string, rotationOf?: string) =>
    inTransaction(database.system, async (client) => {
      if (rotationOf)
        await client.query(
          `select set_config('app.key_rotation', (select id from key_rotation where to_key = 2 and table_name = $1)::text, true)`,
          [rotationOf],
        );
      await client.query(work);
    });
  const hex = (sealed: Buffer) => `'\\x${sealed.toString('hex')}'`;
  const sealed = hex(onlyNew.seal('x', 'p'));
  const [record, version] = ['cannot follow version', 'a superseded version does not change'];

  beforeAll(async () => {
    await database.system.query(
      `update key_rotation set status = 'running' where to_key = 2 and table_name in ('subsidy_line', 'subsidy_line_history')`,
    );
  });

  it.each([
    ['a record without a rotation', undefined, `subsidy_line set id_no_sealed = ${sealed}`, record],
    ['a version without a rotation', undefined, `subsidy_line_history set id_no_sealed = ${sealed}`, version],
    [
      'a version under the rotation of another table',
      'subsidy_line',
      `subsidy_line_history set id_no_sealed = ${sealed}`,
      version,
    ],
    [
      'a version under a rotation that is over',
      'quarantine',
      `subsidy_line_history set id_no_sealed = ${sealed}`,
      version,
    ],
    ['anything else of a version', 'subsidy_line_history', 'subsidy_line_history set amount_fen = 1', version],
    ['anything else of a record', 'subsidy_line', 'subsidy_line set amount_fen = amount_fen + 1', record],
    [
      'a value to none',
      'subsidy_line',
      'subsidy_line set card_no_sealed = null where card_no_sealed is not null',
      record,
    ],
    [
      'a value to another key than the rotation is for',
      'subsidy_line',
      `subsidy_line set id_no_sealed = ${hex(new Vault(ring(3)).seal('x', 'p'))}`,
      record,
    ],
    ['a value to bytes that are not sealed', 'subsidy_line', `subsidy_line set id_no_sealed = '\\x3131'`, record],
  ])('refuses to change %s', async (_, rotationOf, work, message) => {
    await expect(change(`update ${work}`, rotationOf)).rejects.toThrow(message);
  });

  it('lets a running rotation exchange a sealed value of a version', async () => {
    const one = '(id, version) = (select id, version from subsidy_line_history order by id, version limit 1)';
    await change(`update subsidy_line_history set id_no_sealed = ${sealed} where ${one}`, 'subsidy_line_history');
    const { rows } = await database.system.query(
      `select id_no_sealed as sealed from subsidy_line_history where ${one}`,
    );
    expect(onlyNew.open(rows[0].sealed, 'p')).toBe('x');
  });
});
