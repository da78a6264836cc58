import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { addDefinition } from '../definition/store.js';
import { clerk } from '../testing/clerks.js';
import { type Harness, harness, projects } from '../testing/harness.js';
import { assertInvariants } from '../testing/invariants.js';
import { type Break, listBreaks, waiveBreak } from './breaks.js';
import { reconcileAfterBatch } from './reconcile-after-batch.js';

const LANKAO = '410225000000';
const KAIFENG = '410200000000';

let database: TestDatabase;
let h: Harness;
const query = async (sql: string, values: unknown[] = []) => (await database.system.query(sql, values)).rows;
const reconcile = () => reconcileAfterBatch({ pool: database.system });
const open = () => listBreaks(database.system, { open: true });

beforeAll(async () => {
  database = await testDatabase();
  h = await harness(database);
  await clerk(database.system, 'zhang', 'staff', LANKAO);
  await clerk(database.system, 'yu', 'staff', '411400000000');
});
afterEach(async () => {
  await assertInvariants(database.system);
  await query(`update reconciliation_break set status = 'waived' where status = 'open'`);
});
afterAll(async () => {
  h.dispose();
  await database.drop();
});

describe('control totals', () => {
  it('agree, or open a break in the transaction that finishes the file', async () => {
    const good = await h.ingest('indicator_adjustment', adjustments('G', '100.00', '-40.50'), {
      declared: { rows: 2, fen: 5950n },
    });
    expect(
      await query('select measure, declared, computed, status from control_total where file_id = $1 order by measure', [
        good.id,
      ]),
    ).toEqual([
      { measure: 'fen', declared: 5950n, computed: 5950n, status: 'ok' },
      { measure: 'rows', declared: 2n, computed: 2n, status: 'ok' },
    ]);
    expect(await open()).toEqual([]);
    const short = await h.ingest('indicator_adjustment', adjustments('S', '100.00', 'x'), {
      declared: { rows: 3, fen: 20_000n },
      name: '少了一行.csv',
    });
    expect(await open()).toMatchObject([
      {
        kind: 'control-total',
        declared: 3n,
        computed: 2n,
        feeds: ['indicator_adjustment'],
        ownerOrg: 'tester',
        dueOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        messageZh: `批次 #${short.id}（少了一行.csv）：声明 3 行，读取 2 行`,
      },
      {
        declared: 20_000n,
        computed: 10_000n,
        messageEn: `batch #${short.id} (少了一行.csv): it declares 200.00 yuan in all, 100.00 were read`,
      },
    ]);
  });

  it('are what a total line below the records declares', async () => {
    await addDefinition(
      database.system,
      `
name: adjustments-with-total
feed: indicator_adjustment
title: { zh: 指标调整, en: Adjustments }
aside: [{ starts: 合计, total: { amount: delta } }]
`,
      'tester',
    );
    const file = `${adjustments('T', '1.00', '2.00')}合计,,,3.01,,\n`;
    expect(await h.ingest('adjustments-with-total', file)).toMatchObject({ counts: { loaded: 2 } });
    expect(await open()).toMatchObject([{ declared: 301n, computed: 300n }]);
  });

  it('of a feed without amounts are rows alone', async () => {
    const { id } = await h.ingest('project', projects(['A', '甲']), { declared: { rows: 1, fen: 5n } });
    expect(await query('select measure, status from control_total where file_id = $1', [id])).toEqual([
      { measure: 'rows', status: 'ok' },
    ]);
  });
});

describe('the budget chain', () => {
  it('opens a break where more is given on than there is, and resolves it when that is mended', async () => {
    await h.ingest('indicator', indicators(['I1', '1000.00', '']));
    await h.ingest('allocation', allocations(['A1', 'I1', '600.00'], ['A2', 'I1', '500.00']));
    expect(await reconcile()).toMatchObject({ opened: 1, resolved: 0 });
    expect(await reconcile()).toMatchObject({ opened: 0, resolved: 0 });
    const [one] = await open();
    expect(one).toMatchObject({
      kind: 'budget-chain',
      declared: 100_000n,
      computed: 110_000n,
      messageZh: '指标 I1（410225000000）金额 1,000.00 元，下达的分配合计 1,100.00 元',
      feeds: ['indicator', 'indicator_adjustment', 'allocation'],
      dueOn: expect.any(String),
    });
    await h.ingest('indicator_adjustment', adjustments('I1', '100.00'));
    expect(await reconcile()).toMatchObject({ opened: 0, resolved: 1 });
    const all = await listBreaks(database.system);
    expect(all.find(({ id }) => id === one!.id)).toMatchObject({ status: 'resolved', settledBy: 'system' });
  });

  it('looks at what lower levels registered of an allocation', async () => {
    await h.ingest('indicator', indicators(['I2', '700.00', 'A1']));
    await reconcile();
    expect(await open()).toMatchObject([
      { messageEn: 'allocation A1 (410225000000) is 600.00 yuan, the indicators registered below it add up to 700.00' },
    ]);
    await h.ingest('indicator', indicators(['I2', '600.00', 'A1']));
    expect(await reconcile()).toMatchObject({ resolved: 1 });
  });
});

describe('special accounts', () => {
  it('are compared with the bank by month and direction, within what the bank has delivered', async () => {
    await h.ingest('bank_line', bankLines(['B1', '2018-04-03', 'in', '500.00'], ['B2', '2018-05-03', 'out', '20.00']));
    await h.ingest(
      'special_account_entry',
      entries(['E1', '2018-04-03', 'in', '499.00'], ['E2', '2018-06-01', 'in', '7.00']),
    );
    await reconcile();
    expect((await open()).map(({ messageZh }) => messageZh).sort()).toEqual([
      '财政专户（410225000000）2018-04 收入：银行流水 500.00 元，专户收支 499.00 元',
      '财政专户（410225000000）2018-05 支出：银行流水 20.00 元，专户收支 0.00 元',
    ]);
    await h.ingest(
      'special_account_entry',
      entries(['E3', '2018-04-30', 'in', '1.00'], ['E4', '2018-05-03', 'out', '20.00']),
    );
    expect(await reconcile()).toEqual({ opened: 0, resolved: 2, open: 0 });
  });
});

describe('waiving', () => {
  it('takes somebody who answers for the region, and a reason; the same figures are not opened again', async () => {
    await h.ingest('indicator', indicators(['I9', '1.00', '']));
    await h.ingest('allocation', allocations(['A9', 'I9', '3.00']));
    await reconcile();
    const [{ id }] = (await open()) as [Break];
    const waive = (by: string, reason = '手工核对') => waiveBreak(database.system, id, { by, reason });
    await expect(waive('zhang', ' ')).rejects.toThrow('a reason');
    await expect(waive('nobody')).rejects.toThrow("no enabled user 'nobody'");
    await expect(waive('yu')).rejects.toThrow(`there is no break ${id}`);
    expect(await waive('zhang')).toMatchObject({ status: 'waived', settledBy: 'zhang', reason: '手工核对' });
    await expect(waive('zhang')).rejects.toThrow('settled already');
    expect(await reconcile()).toMatchObject({ opened: 0, open: 0 });
    await h.ingest('allocation', allocations(['A9', 'I9', '4.00']));
    expect(await reconcile()).toMatchObject({ opened: 1, open: 1 });
  });
});

const adjustments = (key: string, ...deltas: string[]) =>
  `key,indicator_key,region_code,delta,adjusted_on,status\n${deltas.map((delta, at) => `${key}-${at},${key},${LANKAO},${delta},2018-05-03,active\n`).join('')}`;

const indicators = (...rows: [key: string, amount: string, upstream: string][]) =>
  `key,region_code,fiscal_year,doc_issued_on,fund_key,source,upstream_allocation_key,amount,status\n${rows
    .map(([key, amount, upstream]) => `${key},${LANKAO},2018,2018-03-01,F1,superior,${upstream},${amount},active\n`)
    .join('')}`;

const allocations = (...rows: [key: string, indicator: string, amount: string][]) =>
  `key,indicator_key,kind,from_region_code,to_region_code,fund_key,fiscal_year,amount,doc_issued_on,doc_kind,allocated_at,status\n${rows
    .map(
      ([key, indicator, amount]) =>
        `${key},${indicator},to_region,${KAIFENG},${LANKAO},F1,2018,${amount},2018-03-01,normal,2018-03-05 10:00:00,active\n`,
    )
    .join('')}`;

const ACCOUNT = '6228480402564890018';

const bankLines = (...rows: [key: string, on: string, direction: string, amount: string][]) =>
  `key,account_no,region_code,transacted_on,serial_no,direction,amount\n${rows
    .map(([key, on, direction, amount]) => `${key},${ACCOUNT},${LANKAO},${on},${key},${direction},${amount}\n`)
    .join('')}`;

const entries = (...rows: [key: string, on: string, direction: string, amount: string][]) =>
  `key,account_no,region_code,occurred_on,recorded_at,direction,amount\n${rows
    .map(([key, on, direction, amount]) => `${key},${ACCOUNT},${LANKAO},${on},${on} 17:00:00,${direction},${amount}\n`)
    .join('')}`;
