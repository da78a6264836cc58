// Ledgers of three months: what comes in and goes out line by line, by hand; a rectification that is rejected after its month was closed; parts and
// sums; drawn and printed again, they come out as they were.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { platform } from '../matter/actor.js';
import { reportFile } from '../reports/make-report.js';
import { madeCase, writeCases } from '../testing/made-cases.js';
import { assertMonths } from '../testing/months.js';
import { closeMonth } from './close-month.js';
import { drawnAgain } from './draw-ledgers.js';
import { exportLedger } from './export-ledger.js';

const COUNTY = '411421000000';
const CITY = '411400000000';
const DIRECT_COUNTY = '410225000000';
const PROVINCE = '410000000000';

let database: TestDatabase;
const rejected = madeCase(COUNTY, [
  { act: 'open', on: '2018-09-03' },
  { act: 'take_up', on: '2018-09-04' },
  { act: 'determine_violation', on: '2018-09-05' },
  { act: 'report_rectified', on: '2018-09-20', returnedFen: 50_000 },
]);
const cameBack = madeCase(COUNTY, [{ act: 'open', on: '2018-08-10' }], { category: 'receipt', severity: 'yellow' });

beforeAll(async () => {
  database = await testDatabase();
  const { system } = database;
  const normal = [
    { act: 'open', on: '2018-08-01' },
    { act: 'take_up', on: '2018-08-02' },
    { act: 'confirm_normal', on: '2018-10-05' },
  ] as const;
  await writeCases(system, [
    rejected,
    cameBack,
    madeCase(COUNTY, [...normal]),
    madeCase(CITY, [{ act: 'open', on: '2018-09-10' }]),
    madeCase(DIRECT_COUNTY, [{ act: 'open', on: '2018-09-28' }]),
  ]);
  const close = (month: string, today: string) => closeMonth(system, { month, today, actor: platform });
  await close('2018-08', '2018-09-03');
  cameBack.acts.push(
    { act: 'clear', on: '2018-09-10' },
    { act: 'reopen', on: '2018-09-20' },
    { act: 'clear', on: '2018-09-25' },
  );
  await writeCases(system, [cameBack]);
  await close('2018-09', '2018-10-08');
  // In October supervision sends September's rectification back; a larger one follows.
  rejected.acts.push(
    { act: 'reject', on: '2018-10-09' },
    { act: 'report_rectified', on: '2018-10-20', returnedFen: 70_000 },
  );
  await writeCases(system, [rejected]);
  await close('2018-10', '2018-11-01');
});
afterAll(() => database.drop());

/** The lines of a ledger that tell of something, as words: what is zero is left out. */
async function lines(month: string, regionCode: string, part = 'own'): Promise<string[]> {
  const { rows } = await database.system.query<Record<string, string | number | bigint>>(
    `select i.* from ledger l join ledger_line i on i.ledger_id = l.id where l.month = $1 and l.region_code = $2 and i.part = $3 order by category, severity`,
    [month, regionCode, part],
  );
  const told = [
    'opening',
    'fresh',
    'reopened',
    'normal',
    'rectified',
    'cleared',
    'closing',
    'violation',
    'overdue',
    'returned_fen',
  ];
  return rows.map((row) =>
    [
      row.category,
      row.severity,
      ...told.flatMap((name) => (BigInt(row[name]!) === 0n ? [] : [`${name} ${row[name]}`])),
    ].join(' '),
  );
}

describe('a ledger', () => {
  it('tells what came in and what went out in its month', async () => {
    expect(await lines('2018-08', COUNTY)).toEqual([
      'cash orange fresh 1 closing 1 overdue 1',
      'receipt yellow fresh 1 closing 1 overdue 1',
    ]);
    expect(await lines('2018-09', COUNTY)).toEqual([
      'cash orange opening 1 fresh 1 rectified 1 closing 1 violation 1 overdue 1 returned_fen 50000',
      // Cleared, back, and cleared again in one month.
      'receipt yellow opening 1 reopened 1 cleared 2',
    ]);
  });

  it('has a rectification back that is rejected after its month was closed; its amount is taken back, too', async () => {
    expect(await lines('2018-10', COUNTY)).toEqual(['cash orange opening 1 normal 1 returned_fen 20000']);
  });

  it('is the sum of its parts', async () => {
    expect(await lines('2018-09', CITY)).toEqual(['cash orange fresh 1 closing 1 overdue 1']);
    expect(await lines('2018-09', CITY, 'all')).toEqual([
      'cash orange opening 1 fresh 2 rectified 1 closing 2 violation 1 overdue 2 returned_fen 50000',
      'receipt yellow opening 1 reopened 1 cleared 2',
    ]);
    expect(await lines('2018-09', PROVINCE)).toEqual([]);
    expect((await lines('2018-09', PROVINCE, 'all'))[0]).toBe(
      'cash orange opening 1 fresh 3 rectified 1 closing 3 violation 1 overdue 2 returned_fen 50000',
    );
  });

  it('is drawn for every region with a finance department, once a month', async () => {
    const { rows } = await database.system.query(
      `select (select count(distinct region_code) from department) as departments, count(*) as ledgers, count(distinct epoch) as epochs,
         min(due_on) as due from ledger where month = '2018-09'`,
    );
    expect(rows).toEqual([{ departments: rows[0].ledgers, ledgers: rows[0].ledgers, epochs: 1n, due: '2018-10-10' }]);
  });

  it('is drawn again as it was, whatever has happened since', async () => {
    const kept = await database.system.query(
      `select l.month, l.region_code as "regionCode", i.part, i.category, i.severity, i.opening, i.fresh, i.reopened, i.normal, i.violation, i.rectified,
         i.cleared, i.closing, i.overdue, i.returned_fen as "returnedFen", i.rebooked_fen as "rebookedFen", i.other_fen as "otherFen"
       from ledger l join ledger_line i on i.ledger_id = l.id order by l.region_code, i.part, i.category, i.severity`,
    );
    // Due dates follow the calendar; a ledger that is closed does not.
    await database.system.query(`update case_file set verify_due_on = '2030-01-01', rectify_due_on = '2030-01-01'`);
    for (const each of ['2018-08', '2018-09', '2018-10'])
      expect(await drawnAgain(database.system, each)).toEqual(
        kept.rows.filter(({ month }) => month === each).map(({ month: _, ...line }) => line),
      );
  });

  it('is printed again to the same bytes, bound to the epoch of its month', async () => {
    const { system } = database;
    const { rows } = await system.query<{ id: string; epoch: bigint }>(
      `select id, epoch from ledger where month = '2018-09' and region_code = $1`,
      [CITY],
    );
    const { id, epoch } = rows[0]!;
    const report = await inTransaction(system, (client) => exportLedger(client, id, 'nong'));
    expect(await inTransaction(system, (client) => exportLedger(client, id, 'guoku'))).toBe(report);
    const { rows: reports } = await system.query('select kind, epoch, files, content from report where id = $1', [
      report,
    ]);
    expect(reports[0]).toMatchObject({ kind: 'ledger', epoch });
    for (const format of ['xlsx', 'docx'] as const) {
      const file = await reportFile(system, report, format);
      expect(file.sha256).toBe(reports[0].files[format]);
      expect((await reportFile(system, report, format)).bytes).toEqual(file.bytes);
    }
    expect(JSON.stringify(reports[0].content)).toContain('商丘市本级');
  });

  it('keeps to what holds of months', () => assertMonths(database.system));
});
