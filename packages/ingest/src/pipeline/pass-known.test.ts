import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import type pg from 'pg';
import { expectSame } from '../testing/expect-same.js';
import { type Harness, harness } from '../testing/harness.js';
import { assertInvariants } from '../testing/invariants.js';

// What is passed over unread must end as if it had been read. The thread runs what was built of this package: npm run build.

/** With long texts, so that few rows make a file that is worth a thread. */
const ROWS = 1450;
const header =
  'key,rev,application_no,region_code,fiscal_year,indicator_key,agency_key,fund_key,applied_at,amount,payee_kind,payee_name,status,purpose';
const purpose = '道'.repeat(500);

const line = (key: number, { rev = 0, amount = key, region = '410225000000' } = {}) =>
  `PAY-${key},${rev},SQ-${key},${region},2018,ZB-1,410225001,F-1,2018-04-10 09:12:00,${amount}.00,enterprise,合作社,paid,${purpose}`;
const rows = Array.from({ length: ROWS }, (_, at) => line(at));
const file = (lines: readonly string[], end = '\n') => `${[header, ...lines].join(end)}${end}`;
const with_ = (changes: Record<number, string>) => rows.map((row, at) => changes[at] ?? row);

type Delivery = [content: string, asOf?: string];

const stories: Record<string, Delivery[]> = {
  'the same rows with other line ends': [[file(rows)], [file(rows, '\r\n')], [file(rows, '\r')]],
  'rows that are wrong, twice the same, or against each other': [
    [file(with_({ 5: line(5, { region: '999999999999' }), 7: line(6), 9: line(8, { amount: 1 }), 1200: line(30) }))],
    [
      `${file(with_({ 5: line(5, { region: '999999999999' }), 7: line(6), 9: line(8, { amount: 1 }), 1200: line(30) }))}\n`,
    ],
  ],
  'records that others have changed since': [
    [file(rows)],
    [file([line(3, { amount: 33 }), line(1100, { rev: 2, amount: 2 })])],
    [`${file(rows)}\n`],
  ],
  'more records than not that others have changed since': [
    [file(rows)],
    [file(rows.slice(0, 800).map((_, at) => line(at, { rev: 1, amount: 1 })))],
    [`${file(rows)}\n`],
  ],
  'all rows twice in one file': [[file(rows)], [file([...rows, ...rows])]],
  'a row that was put in before all others': [[file(rows)], [file([line(9999), ...rows])]],
  'business days in and out of order': [
    [file(rows), '2018-05-02'],
    [file(rows, '\r\n'), '2018-05-03'],
    [`${file(rows)}\n`, '2018-05-01'],
    [`${file(rows)}\n\n`],
  ],
  'records with revisions': [
    [file(rows.map((_, at) => line(at, { rev: at % 3 })))],
    [
      file(
        rows.map((_, at) => line(at, { rev: at % 3 })),
        '\r\n',
      ),
    ],
  ],
};

let databases: [TestDatabase, TestDatabase];
let sides: [Harness, Harness];
beforeAll(async () => {
  databases = await Promise.all([testDatabase(), testDatabase()]);
  sides = await Promise.all([harness(databases[0]), harness(databases[1])]);
});
afterAll(async () => {
  for (const side of sides) side.dispose();
  await Promise.all(databases.map((database) => database.drop()));
});
beforeEach(async () => {
  for (const { system } of databases)
    await system.query(
      'truncate payment, payment_history, ingest_file, ingest_row, ingest_block, quarantine, record_mark restart identity',
    );
});

const take = ({ ingest }: Harness, [content, asOf]: Delivery) => ingest('payment', content, asOf ? { asOf } : {});

/** All that is left behind but for nonces and times. */
async function stateOf(pool: pg.Pool) {
  const read = async (sql: string) => (await pool.query(sql)).rows;
  return {
    files: (await read('select * from ingest_file order by id')).map(
      ({ received_at, finished_at, lease_until, lease_token, ...row }) => row,
    ),
    ledger: await read('select * from ingest_row order by file_id, row_no'),
    current: await read(
      'select id, version, file_id, row_no, source_rev, amount_fen, content_hash from payment order by id',
    ),
    history: await read(
      'select id, version, file_id, row_no, source_rev, amount_fen, epoch_to from payment_history order by id, version',
    ),
    quarantine: await read(
      'select file_id, row_no, line, reason_code, message_en from quarantine order by file_id, row_no',
    ),
    marks: await read('select * from record_mark order by record_id, source_rev, kind'),
  };
}

describe('files of which much is known', () => {
  it.each(Object.entries(stories))(
    'end as if every row had been read: %s',
    async (_, deliveries) => {
      for (const delivery of deliveries) {
        await take(sides[0], delivery);
        await databases[1].system.query('truncate ingest_block');
        await take(sides[1], delivery);
      }
      const [passed, read] = await Promise.all(databases.map(({ system }) => stateOf(system)));
      expectSame(passed!.files, read!.files);
      expectSame(passed, read);
      await assertInvariants(databases[0].system);
    },
    120_000,
  );

  it('are passed over in larger steps than they are read', async () => {
    const steps: number[] = [];
    await take(sides[0], [file(rows)]);
    const again = await sides[0].ingest('payment', file(rows, '\r\n'), {
      onProgress: ({ rows: done }) => steps.push(done),
    });
    expect(again.counts).toMatchObject({ unchanged: ROWS, loaded: 0, updated: 0 });
    expect(steps).toEqual([ROWS]);
  }, 60_000);
});
