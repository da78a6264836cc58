import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LANKAO, paid, type SmallRecords, writeSnapshot } from '../backtest/small-snapshot.js';
import { businessTimes } from '../relations/business-time.js';
import { relationInfo } from '../relations/index.js';
import { idOf } from '../small-records.js';
import { rowsOf } from './duckdb.js';
import { openLocked } from './open-snapshot.js';

/** Records as they stand today; looked back at from 2018-06-30. */
const records: SmallRecords = {
  indicators: [
    {
      id: 'i',
      regionCode: LANKAO,
      fiscalYear: 2018,
      docIssuedOn: '2018-06-01',
      fundId: 'f',
      source: 'x',
      amountFen: '1.00',
      receivedOn: '2018-06-30',
      registeredOn: '2018-07-01',
      status: 'active',
    },
  ],
  plans: [6, 7].map((month) => ({
    id: `month ${month}`,
    planNo: 'n',
    regionCode: LANKAO,
    indicatorId: 'i',
    agencyId: 'a',
    fiscalYear: 2018,
    month,
    appliedFen: '1.00',
    amountFen: '1.00',
    approvedOn: '2018-07-05',
    status: 'approved',
  })),
  payments: [
    paid('applied later', '2018-07-01', '1.00'),
    paid('paid later', '2018-06-01', '1.00', { paidOn: '2018-07-01', clearedOn: '2018-07-02' }),
    paid('cleared later', '2018-06-29', '1.00', { paidOn: '2018-06-30', clearedOn: '2018-07-01' }),
  ],
  payment_lines: ['applied later', 'paid later'].map((paymentId) => ({
    id: `line of ${paymentId}`,
    paymentId,
    regionCode: LANKAO,
    payeeKind: 'individual',
    amountFen: '1.00',
  })),
  account_months: ['2018-06', '2018-07'].map((month) => ({
    id: month,
    accountId: 'a',
    regionCode: LANKAO,
    month,
    ledgerBalanceFen: '1.00',
    reconcilingFen: '0.00',
  })),
  subsidy_batches: [
    {
      id: 'b',
      programmeId: 'g',
      regionCode: LANKAO,
      period: '2018',
      submittedOn: '2018-06-20',
      approvedOn: '2018-06-25',
      paymentId: 'p',
      fundedOn: '2018-07-03',
      totalFen: '1.00',
      lineCount: 1,
    },
  ],
  subsidy_lines: [
    {
      id: 'l',
      batchId: 'b',
      lineNo: 1,
      regionCode: LANKAO,
      programmeId: 'g',
      periodStart: '2018-01-01',
      periodEnd: '2018-12-31',
      personId: 'x',
      amountFen: '1.00',
      status: 'returned',
      paidOn: '2018-06-28',
      returnedOn: '2018-07-02',
      reason: '账号有误',
    },
  ],
  households: [
    { id: 'h', regionCode: LANKAO, status: 'lifted', registeredOn: '2016-01-01', liftedOn: '2018-12-01' },
    { id: 'undated', regionCode: LANKAO, status: 'poor' },
  ],
};

let dir: string;
let path: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'qingqu-relations-'));
  path = join(dir, 'snapshot.duckdb');
  await writeSnapshot(path, records, [[1, '2026-01-01']]);
});
afterAll(() => rmSync(dir, { recursive: true }));

async function seen<T>(sql: string, history: 'dated' | 'recorded' = 'dated'): Promise<T[]> {
  const limits = { memoryLimit: '256MB', threads: 1 };
  const snapshot = await openLocked(path, limits, { epoch: 1n, until: { day: '2018-06-30', history } });
  try {
    return await rowsOf<T>(snapshot.connection, sql);
  } finally {
    snapshot.close();
  }
}

describe('records looked back at by their dates', () => {
  it('are there from the day on which they came into being, undated ones always', async () => {
    const ids = (relation: string) => seen<{ id: string }>(`select id::varchar as id from ${relation} order by id`);
    const of = (...labels: string[]) =>
      labels.map((label) => ({ id: idOf(label) })).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(await ids('payments')).toEqual(of('paid later', 'cleared later'));
    expect(await ids('payment_lines')).toEqual(of('line of paid later'));
    expect(await ids('plans')).toEqual(of('month 6'));
    expect(await ids('account_months')).toEqual(of('2018-06'));
    expect(await ids('households')).toEqual(of('h', 'undated'));
  });

  it('are as they were before what happened later', async () => {
    const day = (column: string) => `${column}::varchar as ${column}`;
    expect(
      await seen(`select status, ${day('paid_on')}, ${day('cleared_on')} from payments order by applied_on`),
    ).toEqual([
      { status: 'applied', paid_on: null, cleared_on: null },
      { status: 'paid', paid_on: '2018-06-30', cleared_on: null },
    ]);
    expect(await seen(`select ${day('received_on')}, ${day('registered_on')} from indicators`)).toEqual([
      { received_on: '2018-06-30', registered_on: null },
    ]);
    expect(await seen(`select status, ${day('approved_on')} from plans`)).toEqual([
      { status: 'applied', approved_on: null },
    ]);
    expect(await seen(`select payment_id, ${day('approved_on')}, ${day('funded_on')} from subsidy_batches`)).toEqual([
      { payment_id: null, approved_on: '2018-06-25', funded_on: null },
    ]);
    expect(await seen(`select status, reason, ${day('returned_on')} from subsidy_lines`)).toEqual([
      { status: 'success', reason: null, returned_on: null },
    ]);
    expect(await seen(`select status from households where registered_on is not null`)).toEqual([{ status: 'poor' }]);
  });

  it('are as they stand where the epoch says what was known', async () => {
    expect(await seen(`select count(*)::integer as n from payments where status = 'paid'`, 'recorded')).toEqual([
      { n: 3 },
    ]);
  });
});

it('the times are of relations that there are', () => {
  expect(Object.keys(businessTimes).filter((name) => !relationInfo.has(name))).toEqual([]);
});
