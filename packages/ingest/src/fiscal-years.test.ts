import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeEpoch, keepFiscalYears, recordsInSeveralYears, yearsWithPart } from '@qingqu/schema';
import { type TestDatabase, testDatabase, testSeed } from '@qingqu/schema/testing';
import { type Harness, harness } from './testing/harness.js';
import { assertInvariants, digestAsOf } from './testing/invariants.js';
import { sampleIdNo, seeded } from './testing/sample-file.js';

// A record stands in one fiscal year, whoever says which and whenever; the key of a part knows nothing of the other parts.

const seed = testSeed;
const random = seeded(seed);

let database: TestDatabase;
let h: Harness;
beforeAll(async () => {
  database = await testDatabase();
  h = await harness(database);
});
afterAll(async () => {
  await assertInvariants(database.system);
  expect(await recordsInSeveralYears(database.system)).toEqual([]);
  h.dispose();
  await database.drop();
});

interface Said {
  key: string;
  year: number;
  rev?: number;
}

const header =
  'key,application_no,region_code,fiscal_year,indicator_key,agency_key,fund_key,applied_at,amount,payee_kind,payee_name,status,rev';
const payments = (said: readonly Said[]) =>
  `${header}\n${said.map(({ key, year, rev = 0 }) => `${key},ZF-${key},410225000000,${year},ZB-1,DW-1,ZJ-1,${year}-03-01 09:00:00,100.00,enterprise,兰考县建筑公司,paid,${rev}\n`).join('')}`;
const lines = (said: readonly Said[]) =>
  `key,batch_key,line_no,region_code,programme_key,period_start,period_end,name,id_no,amount,status,rev\n${said
    .map(
      ({ key, year, rev = 0 }, at) =>
        `${key},B-1,${at + 1},410225000000,BT-1,${year}-01-01,${year}-12-31,张三,${sampleIdNo(at)},483.21,success,${rev}\n`,
    )
    .join('')}`;

const take = async (feed: string, content: string) => {
  const { status, counts } = await h.ingest(feed, content);
  expect(status).toBe('done');
  return counts;
};
const many = (name: string, year: number, count: number): Said[] =>
  Array.from({ length: count }, (_, at) => ({ key: `${name}-${at}`, year }));
const standing = async (feed: string, like: string) =>
  (
    await database.system.query<{ line: string }>(
      `select concat_ws(' ', tableoid::regclass, count(*)) as line from ${feed} where source_key like $1 group by tableoid order by 1`,
      [like],
    )
  ).rows.map(({ line }) => line);
const versions = async (feed: string, key: string) =>
  (
    await database.system.query<{ line: string }>(
      `select concat_ws(' ', version, fiscal_year, epoch_from, epoch_to) as line from (
         select version, fiscal_year, epoch_from, null::bigint as epoch_to, source_key from ${feed}
         union all select version, fiscal_year, epoch_from, epoch_to, source_key from ${feed}_history) v where source_key = $1 order by version`,
      [key],
    )
  ).rows.map(({ line }) => line);

describe('records of a fiscal year', () => {
  it('go into its part, which the first file with many of them makes', async () => {
    await take('payment', payments(many('P', 2017, 600)));
    await take('subsidy_line', lines(many('L', 2017, 600)));
    await take('payment', payments(many('Q', 2081, 20)));
    expect(await yearsWithPart(database.system, 'payment')).toEqual([2017]);
    expect(await yearsWithPart(database.system, 'subsidy_line')).toEqual([2017]);
    expect(await standing('payment', 'P-%')).toEqual(['fiscal_2017.payment 600']);
    expect(await standing('subsidy_line', 'L-%')).toEqual(['fiscal_2017.subsidy_line 600']);
    expect(await standing('payment', 'Q-%')).toEqual(['fiscal_other.payment 20']);
  });

  it('are taken in without it while somebody reads the table, and moved there by night', async () => {
    const reader = await database.system.connect();
    await reader.query('begin; select count(*) from payment');
    await take('payment', payments(many('R', 2016, 1_100)));
    expect(await standing('payment', 'R-%')).toEqual(['fiscal_other.payment 1100']);
    await reader.query('commit');
    reader.release();
    await keepFiscalYears(database.system);
    expect(await standing('payment', 'R-%')).toEqual(['fiscal_2016.payment 1100']);
    const again = await take('payment', payments([...many('R', 2016, 1_100), ...many('R2', 2016, 1)]));
    expect(again).toMatchObject({ loaded: 1, unchanged: 1_100 });
  });

  it('may stand in one file with those of others', async () => {
    const said = Array.from({ length: 300 }, (_, at) => ({ key: `M-${at}`, year: 2015 + (at % 4) }));
    expect(await take('payment', payments(said))).toMatchObject({ loaded: 300 });
    expect(await take('subsidy_line', lines(said))).toMatchObject({ loaded: 300 });
  });
});

describe('a record whose fiscal year is corrected', () => {
  it.each([
    ['payment', payments],
    ['subsidy_line', lines],
  ])('of %s moves, with its version before it in the history and closed epochs as they were', async (feed, file) => {
    await take(feed, file([{ key: 'C', year: 2017 }]));
    const closed = await closeEpoch(database.system);
    const before = await digestAsOf(database.system, feed, closed);
    await take(feed, file([{ key: 'C', year: 2016, rev: 1 }]));
    await take(feed, file([{ key: 'C', year: 2081, rev: 2 }]));
    expect(await versions(feed, 'C')).toEqual([
      `1 2017 ${(await versions(feed, 'C'))[0]!.split(' ')[2]} ${closed + 1n}`,
      `2 2016 ${closed + 1n} ${closed + 1n}`,
      `3 2081 ${closed + 1n}`,
    ]);
    expect(await digestAsOf(database.system, feed, closed)).toBe(before);
  });
});

describe('several who say something of the same records at the same moment', () => {
  it(`leave each in one fiscal year (seed ${seed})`, async () => {
    const tally = { rounds: 0, records: 0 };
    for (const [feed, file] of [
      ['payment', payments],
      ['subsidy_line', lines],
    ] as const) {
      for (let round = 0; round < 6; round++) {
        const keys = Array.from({ length: 40 }, (_, at) => `S${round}-${at}`);
        // Each of the files names the keys in another order, of one year or of several, each later one with a higher revision.
        const files = [1, 2, 3].map((rev) => {
          const year = 2014 + random(4);
          const isMixed = random(3) === 0;
          const order = keys.map((key) => [random(1_000), key] as const).sort(([a], [b]) => a - b);
          return file(order.map(([, key]) => ({ key, year: isMixed ? 2014 + random(4) : year, rev })));
        });
        await Promise.all(files.map((content) => take(feed, content)));
        const { rows } = await database.system.query(
          `select count(*)::int as n, count(distinct id)::int as ids, min(source_rev)::int as least from ${feed} where source_key like $1`,
          [`S${round}-%`],
        );
        expect(rows).toEqual([{ n: keys.length, ids: keys.length, least: 3 }]);
        tally.rounds += 1;
        tally.records += keys.length;
      }
    }
    expect(tally).toEqual({ rounds: 12, records: 480 });
  });

  it('move a record from year to year without a version too many or too few', async () => {
    await take('payment', payments([{ key: 'V', year: 2014 }]));
    await Promise.all(
      [1, 2, 3, 4, 5].map((rev) => take('payment', payments([{ key: 'V', year: 2013 + ((rev * 3) % 5), rev }]))),
    );
    const all = await versions('payment', 'V');
    expect(all.map((line) => Number(line.split(' ')[0]))).toEqual(all.map((_, at) => at + 1));
    expect(all.at(-1)).toMatch(/^\d+ 2013 /);
  });
});
