import { openDatabase } from '../lib/database.mjs';

/** Change it when other rows are made: databases filled by an earlier one are filled anew. */
const SEED_VERSION = 1;
export const YEARS = [2014, 2015, 2016, 2017, 2018];
/** Of so many one-card lines there is one payment, and as many people have lines. */
const LINES_PER_PAYMENT = 5;
const LINES_PER_PERSON = 20;

/** A database with so many one-card lines over five fiscal years and all counties of the province, and payments in proportion. */
export const openYears = (server, lines, { fresh }, log) =>
  openDatabase(server, `bench_scale_${lines}`, {
    content: `scale seed ${SEED_VERSION}`,
    fresh,
    fill: (pool) => fill(pool, lines),
    log,
  });

async function fill(pool, lines) {
  await pool.query(`
    create unlogged table county as select (row_number() over (order by code) - 1)::int as no, code, scope_lo
      from region where level = 'county' and kind = 'division' and valid_to is null;
    create unique index on county (no);
    create function lot(i bigint, salt int, n bigint) returns bigint immutable parallel safe language sql as
      $$ select (hashint8extended(i, salt) & 9223372036854775807) % n $$;
    create function sealed(i bigint, salt int, bytes int) returns bytea immutable parallel safe language sql as
      $$ select substr(sha256(int8send(i) || int4send(salt)) || sha256(int4send(salt) || int8send(i)), 1, bytes) $$`);
  for (const [at, year] of YEARS.entries()) {
    await part(pool, 'subsidy_line', year, lineText(year, at, Math.ceil(lines / YEARS.length), lines));
    const payments = Math.ceil(lines / LINES_PER_PAYMENT / YEARS.length);
    await part(pool, 'payment', year, paymentText(year, at, payments));
  }
  await pool.query('drop function lot; drop function sealed; drop table county');
  await pool.query('vacuum analyze');
}

/** Fills the part of a fiscal year before it is one: indexes are made of all its rows at once. */
async function part(pool, table, year, text) {
  await pool.query(`begin; set local maintenance_work_mem = '256MB'; select make_fiscal_part('${table}', ${year});
    insert into fiscal_${year}.${table} ${text}; select attach_fiscal_part('${table}', ${year}); commit`);
}

const PROVENANCE =
  'scope_ord, source_system, source_key, source_rev, file_id, row_no, content_hash, version, epoch_from, entered_org';
const provenance = (system) =>
  `c.scope_lo, '${system}', 'K-' || c.code || '-' || i, 0, 1 + i / 100000, i % 100000, sealed(i, 1, 16), 1, 1, c.code`;
/** Rows `i`, each of a county, scattered as they come in. */
const rows = (at, count) =>
  `generate_series(${BigInt(at) * BigInt(count)}::bigint, ${BigInt(at + 1) * BigInt(count) - 1n}::bigint) i join county c on c.no = i % (select count(*) from county)`;

const lineText = (year, at, count, lines) => `
  (id, batch_id, line_no, region_code, programme_id, period_start, period_end, person_id, name, name_sealed, name_token, id_check, id_no_masked, id_no_sealed, household_id,
    card_id, card_no_masked, card_no_sealed, quantity, amount_fen, status, paid_on, township_code, village_code, fiscal_year, ${PROVENANCE})
  select md5('line' || i)::uuid, md5('batch' || i / 300)::uuid, i % 300, c.code, md5('programme' || i % 24)::uuid, date '${year}-01-01', date '${year}-12-31',
    md5('person' || p)::uuid, '王**', sealed(p, 2, 40), md5('name' || p % 5000)::uuid, 'ok', left(c.code, 6) || '********1234', sealed(p, 3, 49), md5('home' || p / 3)::uuid,
    md5('card' || p)::uuid, '622848*********1234', sealed(p, 4, 50), 1 + i % 9, 1000 + lot(i, 5, 100000), case when i % 200 = 0 then 'failed' else 'success' end,
    date '${year}-01-10' + lot(i, 6, 350)::int, c.code, c.code, ${year}, ${provenance('onecard')}
  from (select *, lot(i, 7, ${Math.ceil(lines / LINES_PER_PERSON)}) as p from ${rows(at, count)}) c`;

const paymentText = (year, at, count) => `
  (id, application_no, voucher_no, region_code, fiscal_year, indicator_id, plan_id, agency_id, fund_id, func_code, gov_eco_code, pay_type_code, settlement_code, business_type,
    applied_at, paid_on, cleared_on, amount_fen, purpose, payer_account_id, payer_account_no_masked, payee_id, payee_kind, payee_name, payee_account_id, payee_account_no_masked,
    bank_serial, status, applicant, reviewer, approver, ${PROVENANCE})
  select md5('payment' || i)::uuid, 'ZF${year}' || i, '5201-${year}-' || i, c.code, ${year}, md5('indicator' || i / 20)::uuid, md5('plan' || i / 8)::uuid, md5('agency' || c.no * 30 + lot(i, 1, 30))::uuid,
    md5('fund' || lot(i, 2, 24))::uuid, '2130504', '50302', '001001003', '2', '1', timestamptz '${year}-01-09 09:00+08' + make_interval(days => lot(i, 3, 350)::int),
    date '${year}-01-10' + lot(i, 3, 350)::int, date '${year}-01-11' + lot(i, 3, 350)::int, 10000 + lot(i, 4, 90000000), '贫困村道路硬化工程进度款', md5('payer' || c.no)::uuid, '410225*******0001',
    md5('payee' || c.no * 1000 + lot(i, 5, 1000))::uuid, 'enterprise', '兰考县堌阳镇富民种植合作社', md5('account' || c.no * 1000 + lot(i, 5, 1000))::uuid, '621700*********1234',
    '${year}0412' || i, 'paid', '张三', '李四', '王五', ${provenance('budget-execution')}
  from ${rows(at, count)}`;
