import { readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase, testSeed } from '@qingqu/schema/testing';
import fc from 'fast-check';
import { rowsOf, withDuckDb } from '../duckdb.js';
import { SnapshotUnusable, SweepRefused } from '../errors.js';
import { closed, idOf, KAIFENG, LANKAO, payment, QIXIAN, remove, tempDir, write } from '../testing/world.js';
import { buildSnapshot } from './build-snapshot.js';
import { snapshotEpochs, snapshotPath } from './files.js';
import { relationSources } from './mapping.js';
import { openSnapshot } from './open-snapshot.js';

let database: TestDatabase;
let dir: string;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  dir = await tempDir();
});

const build = (epoch: bigint, rebuild = false) => buildSnapshot({ pool: database.system, dir }, { epoch, rebuild });

const query = <T>(epoch: bigint, sql: string): Promise<T[]> =>
  withDuckDb(snapshotPath(dir, epoch), { access_mode: 'READ_ONLY', threads: '1' }, (c) => rowsOf<T>(c, sql));

/** Everything in the snapshot except how it came about, sorted. */
async function contentOf(epoch: bigint): Promise<Record<string, string[]>> {
  const content: Record<string, string[]> = {};
  await withDuckDb(snapshotPath(dir, epoch), { access_mode: 'READ_ONLY', threads: '1' }, async (c) => {
    const tables = [
      ...relationSources().map(({ name }) => `data."${name}"`),
      'engine.region_interval',
      'engine.epoch',
      'engine.relation',
    ];
    for (const table of tables) {
      const rows = await rowsOf<{ row: string }>(c, `select t::varchar as row from ${table} t order by 1`);
      content[table] = rows.map(({ row }) => row);
    }
  });
  return content;
}

describe('the snapshot of an epoch', () => {
  it('says on which days its epochs were closed', async () => {
    const first = await closed(database.system);
    const second = await closed(database.system);
    await closed(database.system);
    await database.system.query("update epoch set closed_at = '2018-05-31T18:00:00Z' where n = $1", [first]);
    await build(second);
    const epochs = await query<{ n: bigint; day: string }>(
      second,
      'select n, closed_on::varchar as day from engine.epoch order by n',
    );
    expect(epochs.at(-1)!.n).toBe(second);
    // In Shanghai it was the next day.
    expect(epochs.find(({ n }) => n === first)!.day).toBe('2018-06-01');
  });

  it('holds what was current then, its past, and nothing written later', async () => {
    await payment(database.system, 'p1', { amount_fen: 100, applied_at: '2018-05-31T20:00:00Z', paid_on: null });
    const first = await closed(database.system);
    await payment(database.system, 'p1', { amount_fen: 200 });
    const second = await closed(database.system);
    await payment(database.system, 'p1', { amount_fen: 300 });
    await remove(database.system, 'payment', 'p2-not-there');
    await payment(database.system, 'p2', { amount_fen: 1 });

    const built = await build(second);
    expect(built).toMatchObject({ mode: 'full', epoch: second, path: snapshotPath(dir, second) });
    const rows = await query(
      second,
      'select id::varchar as id, amount_fen, applied_on::varchar as applied, epoch_from, epoch_to from data.payments order by epoch_from',
    );
    expect(rows).toEqual([
      { id: idOf('p1'), amount_fen: 100n, applied: '2018-06-01', epoch_from: first, epoch_to: second },
      { id: idOf('p1'), amount_fen: 200n, applied: '2018-06-01', epoch_from: second, epoch_to: null },
    ]);
    expect(await openSnapshot(dir, second)).toMatchObject({ epoch: second, deltas: 0, rows: { payments: 2 } });
  });

  it('keeps null, empty and odd texts apart', async () => {
    const texts = [
      null,
      '',
      '"',
      ',',
      'a\nb',
      'a\r\nb',
      '\r',
      '\\N',
      '\\.',
      ' x ',
      '中文“引号”',
      '\t',
      "'",
      'null',
      '""',
      '#',
    ];
    for (const [n, purpose] of texts.entries())
      await payment(database.system, `odd${n}`, { purpose, fiscal_year: n, application_no: 'odd' });
    const epoch = await closed(database.system);
    await build(epoch);
    const rows = await query<{ purpose: string | null }>(
      epoch,
      "select purpose from data.payments where application_no = 'odd' order by fiscal_year",
    );
    expect(rows.map((row) => row.purpose)).toEqual(texts);
  });

  it('knows the working days and the regions', async () => {
    await database.system.query(
      `insert into calendar_day (day, version, is_workday, kind, source_doc) values ('2018-10-08', 9, false, 'holiday', 'test')`,
    );
    const epoch = await closed(database.system);
    await build(epoch);
    const [calendar] = await query<{ n: number }>(
      epoch,
      `select (select workday_no from data.calendar where day = '2018-10-09') - (select workday_no from data.calendar where day = '2018-09-30') as n`,
    );
    expect(calendar!.n).toBe(1); // 8 October is no working day by its highest version
    const [twice] = await query<{ n: bigint }>(epoch, 'select count(*) - count(distinct day) as n from data.calendar');
    expect(twice!.n).toBe(0n);
    const regions = await query(epoch, `select code, fiscal_parent from data.regions where code = '${LANKAO}'`);
    expect(regions).toEqual([{ code: LANKAO, fiscal_parent: '410000000000' }]);
  });

  it('holds no name of a natural person', async () => {
    await payment(database.system, 'person', { payee_kind: 'individual', payee_name: '张三', application_no: 'who' });
    await payment(database.system, 'firm', {
      payee_kind: 'enterprise',
      payee_name: '兰考某公司',
      application_no: 'who',
    });
    await write(database.system, 'account', 'a1', { holder_kind: 'individual', name: '李四' });
    const epoch = await closed(database.system);
    await build(epoch);
    const rows = await query<{ name: string | null }>(
      epoch,
      "select payee_org_name as name from data.payments where application_no = 'who' order by 1",
    );
    expect(rows.map((row) => row.name)).toEqual(['兰考某公司', null]);
    expect(await query(epoch, 'select holder_org_name as name from data.accounts')).toEqual([{ name: null }]);
  });

  it('is refused while the epoch is open', async () => {
    const { rows } = await database.system.query<{ n: bigint }>('select n from epoch where closed_at is null');
    await expect(build(rows[0]!.n)).rejects.toThrow(SweepRefused);
  });

  it('is built once; again on request', async () => {
    const epoch = await closed(database.system);
    expect((await build(epoch)).mode).toBe('full');
    expect((await build(epoch)).mode).toBe('kept');
    expect((await build(epoch, true)).mode).toBe('full');
  });

  it('is carried on from the last one, and old ones go', async () => {
    const modes: string[] = [];
    const epochs: bigint[] = [];
    for (let n = 0; n < 5; n++) {
      await payment(database.system, `more${n}`);
      const epoch = await closed(database.system);
      epochs.push(epoch);
      modes.push((await build(epoch)).mode);
    }
    expect(modes).toEqual(['full', 'delta', 'delta', 'delta', 'delta']);
    expect(await snapshotEpochs(dir)).toEqual(epochs.slice(2).reverse());
    expect((await build(epochs[0]!)).mode).toBe('full');
    expect(await snapshotEpochs(dir)).toEqual([...epochs.slice(2).reverse(), epochs[0]!]);
  });

  it('is the same for two builders at once, and leaves nothing else behind', async () => {
    const epoch = await closed(database.system);
    writeFileSync(join(dir, 'other.txt'), '');
    const both = await Promise.all([build(epoch), build(epoch)]);
    expect(both.map(({ mode }) => mode)).toEqual(['full', 'full']);
    expect(readdirSync(dir).sort()).toEqual(['other.txt', `snapshot-${epoch}.duckdb`]);
  });
});

describe('a snapshot that cannot be used', () => {
  it('says what to do when it is missing or damaged, and is made anew', async () => {
    const first = await closed(database.system);
    await expect(openSnapshot(dir, first)).rejects.toThrow(
      /There is no snapshot of epoch \d+ in .*`qingqu snapshot --rebuild`/,
    );
    await build(first);
    const path = snapshotPath(dir, first);
    truncateSync(path, 300_000);
    await expect(openSnapshot(dir, first)).rejects.toThrow(SnapshotUnusable);
    await expect(openSnapshot(dir, first)).rejects.toThrow(/is damaged .*`qingqu snapshot --rebuild`/);
    writeFileSync(path, 'not a database');
    await expect(openSnapshot(dir, first)).rejects.toThrow(/is damaged/);
    const second = await closed(database.system);
    expect((await build(second)).mode).toBe('full'); // not carried on from the damaged one
    expect((await build(first)).mode).toBe('full');
    expect(await openSnapshot(dir, first)).toMatchObject({ epoch: first });
  });

  it('is not carried on when its inside is damaged', async () => {
    const first = await closed(database.system);
    await build(first);
    await withDuckDb(snapshotPath(dir, first), {}, (c) => c.run('drop table data.payments'));
    const second = await closed(database.system);
    await payment(database.system, 'late');
    const third = await closed(database.system);
    expect((await build(second)).mode).toBe('full');
    expect((await build(third)).mode).toBe('delta');
  });
});

describe('a snapshot carried on by changes', () => {
  const labels = ['a', 'b', 'c', 'd', 'e'];
  const edit = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('write' as const),
        table: fc.constantFrom('payment', 'agency', 'subsidy_line'),
        label: fc.constantFrom(...labels),
        amount: fc.integer({ min: 0, max: 9 }),
        region: fc.constantFrom(LANKAO, QIXIAN, KAIFENG),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('remove' as const),
        table: fc.constantFrom('payment', 'agency', 'subsidy_line'),
        label: fc.constantFrom(...labels),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const), build: fc.boolean() }) },
  );

  it('equals one made from nothing, whatever was written, corrected or deleted, also after its epoch was closed', async () => {
    const seed = testSeed;
    const started = performance.now();
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 10, maxLength: 60 }), async (edits) => {
        if (performance.now() - started > 25_000) return; // a busy machine gets through fewer
        await rm(dir, { recursive: true, force: true });
        await build(await closed(database.system));
        let last = 0n;
        for (const step of edits) {
          if (step.kind === 'write')
            await write(database.system, step.table, step.label, {
              region_code: step.region,
              ...(step.table === 'agency' ? { name: `${step.amount}` } : { amount_fen: step.amount }),
            });
          else if (step.kind === 'remove') await remove(database.system, step.table, step.label);
          else {
            const before = last;
            last = await closed(database.system);
            // Sometimes the snapshot is made only after more was written.
            if (step.build && before > 0n) await build(before);
          }
        }
        if (last === 0n) last = await closed(database.system);
        const carried = await build(last);
        expect(carried.mode).not.toBe('full');
        const content = await contentOf(last);
        await build(last, true);
        expect(await contentOf(last)).toEqual(content);
      }),
      { seed, numRuns: 8 },
    );
  });
});
