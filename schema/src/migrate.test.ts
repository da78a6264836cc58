import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type pg from 'pg';
import { migrate } from './migrate.js';
import { systemPool } from './pools.js';
import { insertRows, madePayment, madeSubsidyLine } from './testing/index.js';

const schemaDir = join(__dirname, '..');
const place = { code: '410225000000', lo: 1n };
const name = `qingqu_upgrade_${process.pid}`;
const older = mkdtempSync(join(tmpdir(), 'older-schema-'));
const adminUrl = process.env.QINGQU_TEST_ADMIN_URL!;
let pool: pg.Pool;

/** The database as it was after this migration. */
async function migrateUpTo(tag: string, url: string): Promise<void> {
  cpSync(join(schemaDir, 'migrations'), join(older, 'migrations'), { recursive: true });
  cpSync(join(schemaDir, 'reference'), join(older, 'reference'), { recursive: true });
  const path = join(older, 'migrations/meta/_journal.json');
  const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: { tag: string }[] };
  const last = journal.entries.findIndex((entry) => entry.tag === tag);
  writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, last + 1) }));
  await migrate(url, { schemaDir: older });
}

beforeAll(async () => {
  const admin = systemPool(adminUrl, 1);
  await admin.query(`create database ${name}`);
  await admin.end();
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  await migrateUpTo('0002_accounting', url.href);
  pool = systemPool(url.href, 2);
  await pool.query(`
    insert into account (id, region_code, account_no_masked, account_no_sealed, name, type_code, holder_kind, medium, scope_ord, source_system, source_key,
      source_rev, file_id, row_no, content_hash, version, epoch_from)
    values ('00000000-0000-4000-8000-00000000000a', '410225000000', '622848*********0018', '\\x01', '兰考县财政局', '24', 'finance', 'corporate', 1, 'special-account', 'A',
      0, 1, 1, '\\x01', 1, 1);
    update account set name = '兰考县财政局专户', version = 2, epoch_from = 2;
    insert into warning (id, rule_id, fingerprint, subject_kind, subject_id, discriminator, category, severity, department_kind, region_code, scope_ord, state,
      open_count, rule_digest, params, evidence, evidence_digest, rows, message_zh, message_en, opened_epoch, last_seen_epoch, opened_as_of, last_seen_as_of)
    values ('00000000-0000-4000-8000-00000000000b', 'r', '\\x01', 'payment', '00000000-0000-4000-8000-00000000000c', '', 'fund', 'red', 'budget', '410225000000', 1, 'open',
      1, 'd', '{}', '{}', '\\x01', '{}', 'zh', 'en', 1, 1, '2018-11-30', '2018-11-30')`);
  await insertRows(
    pool,
    'payment',
    [2017, 2018, 2018].map((year, n) => madePayment(n, place, 1n, { fiscal_year: year })),
  );
  await insertRows(
    pool,
    'subsidy_line',
    [2017, 2018].map((year, n) => madeSubsidyLine(n, place, 1n, { period_start: `${year}-02-01` })),
  );
  for (const table of ['payment', 'subsidy_line'])
    await pool.query(`update ${table} set amount_fen = 200, version = 2 where source_key = 'made 1'`);
  await migrateUpTo('0025_scope_statistics', url.href);
  await pool.query(`
    insert into payment_total (scope_ord, region_code, month, fund_id, payee_kind, status, fiscal_year, n, sum_fen, min_fen, max_fen, heads)
    select 1, '410225000000', '2018-02-01', '00000000-0000-4000-8000-00000000000f', kind, 'paid', 2018, n, sum, least, most, heads
    from (values ('enterprise', 2, 500, 100, 400, 1), ('individual', 3, 90, 20, 50, 6)) v (kind, n, sum, least, most, heads);
    insert into totals_state (name, epoch, least_heads) values ('payment', 7, 5)`);
  await migrate(url.href, { schemaDir });
});

afterAll(async () => {
  await pool?.end();
  const admin = systemPool(adminUrl, 1);
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.end();
  rmSync(older, { recursive: true });
});

it('keeps the records and superseded versions of a database that is in use, and goes on superseding', async () => {
  const versions = async () =>
    (await pool.query('select name, version, name_token, luhn_valid, epoch_to from account_history order by version'))
      .rows;
  const first = { name: '兰考县财政局', version: 1, name_token: null, luhn_valid: null, epoch_to: 2n };
  expect(await versions()).toEqual([first]);
  await pool.query(
    `update account set name_token = '00000000-0000-4000-8000-00000000000d', luhn_valid = true, version = 3, epoch_from = 3`,
  );
  await pool.query('update account set luhn_valid = null, version = 4, epoch_from = 4');
  expect(await versions()).toEqual([
    first,
    { name: '兰考县财政局专户', version: 2, name_token: null, luhn_valid: null, epoch_to: 3n },
    {
      name: '兰考县财政局专户',
      version: 3,
      name_token: '00000000-0000-4000-8000-00000000000d',
      luhn_valid: true,
      epoch_to: 4n,
    },
  ]);
});

it('makes each warning that is there a case of its own', async () => {
  const { rows } = await pool.query('select case_key from warning');
  expect(rows).toEqual([{ case_key: '00000000-0000-4000-8000-00000000000b' }]);
});

it('puts payments and one-card lines into the parts of their fiscal years, with their history', async () => {
  const where = async (table: string) =>
    (
      await pool.query<{ line: string }>(
        `select concat_ws(' ', source_key, tableoid::regclass, version, fiscal_year, amount_fen) as line from ${table} union all
         select concat_ws(' ', source_key, tableoid::regclass, version, fiscal_year, amount_fen) from ${table}_history order by 1`,
      )
    ).rows.map(({ line }) => line);
  expect(await where('payment')).toEqual([
    'made 0 fiscal_2017.payment 1 2017 100',
    'made 1 fiscal_2018.payment 2 2018 200',
    'made 1 payment_history 1 2018 100',
    'made 2 fiscal_2018.payment 1 2018 100',
  ]);
  expect(await where('subsidy_line')).toEqual([
    'made 0 fiscal_2017.subsidy_line 1 2017 100',
    'made 1 fiscal_2018.subsidy_line 2 2018 200',
    'made 1 subsidy_line_history 1 2018 100',
  ]);
  expect((await pool.query('select count(*)::int as n from bi.v1_payment')).rows).toEqual([{ n: 3 }]);
});

it('has the totals by fund at once, of the epoch of those they are made of', async () => {
  const { rows } = await pool.query(
    'select region_code, month::text, fund_id, status, fiscal_year, n, sum_fen, min_fen, max_fen, heads from payment_fund_total',
  );
  expect(rows).toEqual([
    {
      region_code: '410225000000',
      month: '2018-02-01',
      fund_id: '00000000-0000-4000-8000-00000000000f',
      status: 'paid',
      fiscal_year: 2018,
      n: 5n,
      sum_fen: 590n,
      min_fen: 20n,
      max_fen: 400n,
      heads: 7n,
    },
  ]);
  expect((await pool.query("select epoch, least_heads from totals_state where name = 'payment_fund'")).rows).toEqual([
    { epoch: 7n, least_heads: 5 },
  ]);
});
