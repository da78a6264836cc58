import { openDatabase, withoutIndexes } from '../lib/database.mjs';
import { timed } from '../lib/numbers.mjs';

/** Change it when other rows are made: databases filled by an earlier one are filled anew. */
export const SEED_VERSION = 1;

/** The database with these payments, which several benchmarks share. */
export const openPayments = (server, { payments, fresh }, log) =>
  openDatabase(server, `bench_graphql_${payments}`, {
    content: `graphql seed ${SEED_VERSION}`,
    fresh,
    fill: (pool) => seed(pool, payments, log),
    log,
  });

/**
 * Fills a migrated database with `payments` payments of 2018 over all counties of the province, and what they refer to, by SQL alone.
 * Ids are computed from keys as ingest computes them; each county's rows lie scattered over the tables, as they would after a year of files.
 */
export async function seed(pool, payments, log) {
  const client = await pool.connect();
  try {
    const { ms } = await timed(() => fill(client, payments));
    log(`Made ${payments.toLocaleString('en')} payments and what belongs to them in ${Math.round(ms / 1000)} s.`);
  } finally {
    client.release();
  }
}

async function fill(client, payments) {
  await client.query(`
    create function pg_temp.identity(kind text, key text) returns uuid immutable parallel safe language sql as
      $$ select encode(substr(sha256(convert_to(kind || '|' || key, 'UTF8')), 1, 16), 'hex')::uuid $$;
    -- A whole number from 0 to below n that looks drawn by lot and is the same each time.
    create function pg_temp.lot(i bigint, salt int, n bigint) returns bigint immutable parallel safe language sql as
      $$ select (hashint8extended(i, salt) & 9223372036854775807) % n $$;
    create temp table county as
      select (row_number() over (order by code) - 1)::int as no, code, left(name, 2) as name, scope_lo
      from region where level = 'county' and kind = 'division' and valid_to is null;
    create unique index on county (no);
    analyze county`);
  const {
    rows: [{ n }],
  } = await client.query('select count(*)::int as n from county');
  const perCounty = Math.max(1, Math.round(payments / n));
  const sizes = {
    counties: n,
    payments,
    agencies: 30,
    funds: 24,
    indicators: Math.max(20, Math.round(perCounty / 20)),
    payees: Math.max(20, Math.round(perCounty / 8)),
  };
  await client.query('begin');
  for (const { tables, text } of statements(sizes)) {
    await withoutIndexes(client, tables, () => client.query(text));
  }
  await client.query('commit');
  await client.query('vacuum analyze');
}

/** Columns that every business row ends with. */
const provenance = (key) => `'bench', ${key}, 0, 1, 1, null, null, null, sha256(convert_to(${key}, 'UTF8')), 1, 1`;
const provenanceColumns =
  'source_system, source_key, source_rev, file_id, row_no, entered_by, entered_org, entered_at, content_hash, version, epoch_from';

/** The rows of one county numbered within it: `i` runs over all, `c` is the county, `j` the number in it. */
const inEachCounty = (perCounty) =>
  `(select i, i / (select count(*) from county) as j, (i % (select count(*) from county))::int as no
    from generate_series(0, ${perCounty} * (select count(*) from county) - 1) i) s join county c using (no)`;

const payeeKind = (j) =>
  `case when ${j} % 10 < 5 then 'enterprise' when ${j} % 10 < 9 then 'individual' else 'agency' end`;
const payeeName = (j) =>
  `case when ${j} % 10 < 5 then c.name || '第' || ${j} || '建筑工程有限公司' when ${j} % 10 < 9 then '王**' else c.name || '第' || ${j} || '中心小学' end`;

function statements({ counties, payments, agencies, funds, indicators, payees }) {
  return [
    {
      tables: ['fund'],
      text: `insert into fund (id, code, name, category, origin_level, func_prefixes, is_personal, monitored_from, scope_ord, ${provenanceColumns})
        select pg_temp.identity('fund', 'F' || i), 'F' || i, '扶贫专项资金' || i, 'general_budget_special', 'province', '213', i % 3 = 0, '2016-01-01',
          (select scope_lo from region where code = '410000000000'), ${provenance("'F' || i")}
        from generate_series(0, ${funds - 1}) i`,
    },
    {
      tables: ['agency'],
      text: `insert into agency (id, code, name, region_code, kind, is_budget_unit, scope_ord, ${provenanceColumns})
        select pg_temp.identity('agency', c.code || ':' || j), c.code || ':' || j, c.name || '第' || j || '局', c.code, 'unit', true, c.scope_lo,
          ${provenance("c.code || ':' || j")}
        from ${inEachCounty(agencies)}`,
    },
    {
      tables: ['indicator'],
      text: `insert into indicator (id, region_code, fiscal_year, doc_issued_on, fund_id, source, superior_doc_no, func_code, gov_eco_code, fund_type_code,
          agency_id, amount_fen, poverty_tag, status, scope_ord, ${provenanceColumns})
        select pg_temp.identity('indicator', c.code || ':' || j), c.code, 2018, date '2017-12-01' + pg_temp.lot(i, 1, 300)::int,
          pg_temp.identity('fund', 'F' || pg_temp.lot(i, 2, ${funds})), 'superior', '豫财农〔2018〕' || j || '号', '2130' || 501 + j % 5, '50' || 1 + j % 9, '11',
          pg_temp.identity('agency', c.code || ':' || pg_temp.lot(i, 3, ${agencies})), 1000000 + pg_temp.lot(i, 4, 900000000), true, 'active', c.scope_lo,
          ${provenance("c.code || ':' || j")}
        from ${inEachCounty(indicators)}`,
    },
    {
      tables: ['payee'],
      text: `insert into payee (id, region_code, kind, name, uscc, id_no_masked, account_id, account_no_masked, bank_name, scope_ord, ${provenanceColumns})
        select pg_temp.identity('payee', c.code || ':' || j), c.code, ${payeeKind('j')}, ${payeeName('j')},
          case when j % 10 < 5 then '91' || left(c.code, 6) || lpad(i::text, 10, '0') end, case when j % 10 between 5 and 8 then left(c.code, 6) || '********' || lpad((i % 10000)::text, 4, '0') end,
          pg_temp.identity('account', c.code || ':' || j), '621700*********' || lpad((i % 10000)::text, 4, '0'), c.name || '农村商业银行', c.scope_lo,
          ${provenance("c.code || ':' || j")}
        from ${inEachCounty(payees)}`,
    },
    {
      tables: ['payment'],
      text: `insert into payment (id, application_no, voucher_no, region_code, fiscal_year, indicator_id, agency_id, fund_id, func_code, gov_eco_code, pay_type_code,
          settlement_code, business_type, applied_at, paid_on, cleared_on, amount_fen, purpose, payee_id, payee_kind, payee_name, payee_account_no_masked, status,
          applicant, reviewer, approver, scope_ord, ${provenanceColumns})
        select pg_temp.identity('payment', c.code || ':' || i), 'S' || i, 'P' || i, c.code, 2018, pg_temp.identity('indicator', c.code || ':' || ind),
          pg_temp.identity('agency', c.code || ':' || pg_temp.lot(i, 3, ${agencies})), pg_temp.identity('fund', 'F' || pg_temp.lot(i, 2, ${funds})), '2130' || 501 + i % 5,
          '50' || 1 + i % 9, case when i % 4 = 0 then '2' else '1' end, case when i % 50 = 0 then '1' else '3' end, '1',
          timestamptz '2018-01-01 09:00+08' + make_interval(days => day, mins => (i % 480)::int), date '2018-01-02' + day, date '2018-01-03' + day,
          100 + pg_temp.lot(i, 5, 50000000), (array['道路硬化工程款', '危房改造补助', '产业扶贫奖补', '安全饮水工程', '公益性岗位工资', '到户增收项目'])[1 + i % 6],
          pg_temp.identity('payee', c.code || ':' || p), ${payeeKind('p')}, ${payeeName('p')}, '621700*********' || lpad((p % 10000)::text, 4, '0'), 'paid', '张三', '李四', '王五',
          c.scope_lo, ${provenance("c.code || ':' || i")}
        from (select i, (i % ${counties})::int as no, (i / ${counties} * 360 / ${Math.ceil(payments / counties)})::int as day,
            pg_temp.lot(i, 6, ${indicators}) as ind, pg_temp.lot(i, 7, ${payees}) as p from generate_series(0, ${payments - 1}) i) s
        join county c using (no)`,
    },
    {
      tables: ['warning'],
      text: `insert into warning (id, rule_id, fingerprint, subject_kind, subject_id, discriminator, category, severity, department_kind, region_code, scope_ord, state,
          open_count, rule_digest, params, evidence, evidence_digest, rows, message_zh, message_en, amount_fen, case_key, opened_epoch, last_seen_epoch, opened_as_of, last_seen_as_of)
        select pg_temp.identity('warning', w.subject || ':' || n), w.rule_id, sha256(convert_to(w.subject || ':' || n, 'UTF8')), w.kind, w.subject, n::text, w.category,
          (array['red', 'orange', 'yellow', 'blue'])[1 + w.lot % 4], 'agri', w.region_code, w.scope_ord, case when w.lot % 7 = 0 then 'cleared' else 'open' end, 1,
          'bench', '{"limit": "5000000"}',
          jsonb_build_object('voucherNo', jsonb_build_object('type', 'text', 'value', w.subject::text), 'paidOn', jsonb_build_object('type', 'date', 'value', w.day::text),
            'amount', jsonb_build_object('type', 'money', 'value', w.amount::text), 'daysLate', jsonb_build_object('type', 'number', 'value', w.lot % 90),
            'agency', jsonb_build_object('type', 'text', 'value', '县扶贫办')),
          sha256(convert_to(w.subject || ':' || n, 'UTF8')), array[w.subject], '向该收款人支付 ' || w.amount || ' 分，超过限额', 'Paid ' || w.amount || ' fen, over the limit', w.amount,
          pg_temp.identity('warning', w.subject || ':' || n)::text, 1, 1, w.day, w.day
        from (
          select id as subject, 'payment' as kind, region_code, scope_ord, amount_fen as amount, paid_on as day, 'cash-single-large' as rule_id,
            (array['cash', 'fund', 'cycle', 'account'])[1 + row_no_lot % 4] as category, row_no_lot as lot, 1 as times
          from (select *, pg_temp.lot(hashtext(id::text), 8, 1000) as row_no_lot from payment) p where row_no_lot < 20
          union all
          select id, 'payee', region_code, scope_ord, 100 + lot * 1000, date '2018-03-01' + (lot % 200)::int, 'fund-duplicate-payment',
            (array['fund', 'enterprise', 'individual', 'account'])[1 + lot % 4], lot, 3
          from (select *, pg_temp.lot(hashtext(id::text), 9, 1000) as lot from payee) p where lot < 100
        ) w cross join generate_series(1, w.times) n`,
    },
    {
      tables: ['warning_event'],
      text: `insert into warning_event (warning_id, seq, kind, epoch, as_of, sweep_id, rule_digest, evidence_digest, evidence, scope_ord, department_kind)
        select id, 1, 'raised', 1, opened_as_of, 1, rule_digest, evidence_digest, evidence, scope_ord, department_kind from warning`,
    },
  ];
}
