import { inTransaction, yearlyTables } from '@qingqu/schema';
import type pg from 'pg';

/** How many rows of each table there are; each large table has more than the 100,000 above which no scan of the whole is allowed. */
export const sizes = {
  payment: 1_000_000,
  payee: 130_000,
  indicator: 110_000,
  allocation: 110_000,
  warning: 110_000,
  subsidyLine: 150_000,
  person: 50_000,
  paymentLine: 110_000,
  file: 2_000,
};

const agencies = 30;
const funds = 24;

/**
 * Fills a migrated database with a province's year in about a minute, by SQL alone: payments over all counties and their
 * townships, and in proportion what they refer to and what was found about them. The same rows each time. Made in the order
 * of arrival, so that a county's rows lie scattered over the tables as they do after a year of files.
 */
export async function seedMillion(system: pg.Pool): Promise<void> {
  await system.query(`
    create unlogged table place as
      with county as (
        select (row_number() over (order by code) - 1)::int as no, code, left(name, 2) as name, scope_lo, scope_hi
        from region where level = 'county' and kind = 'division' and valid_to is null)
      select c.no, slot, c.code as county, c.name, coalesce(t.code, c.code) as code, coalesce(t.scope_lo, c.scope_lo) as lo
      from county c cross join generate_series(0, 7) slot
      left join lateral (select code, scope_lo from region where level = 'township' and valid_to is null and scope_lo between c.scope_lo and c.scope_hi
        order by code offset greatest(slot - 4, 0) limit 1) t on slot >= 4;
    create unique index on place (no, slot);
    analyze place`);
  const { rows } = await system.query<{ n: number }>('select count(*)::int / 8 as n from place');
  const tables = fills(rows[0]!.n);
  // The largest by itself, all others beside it.
  const [payment, ...others] = tables;
  await Promise.all([
    fill(system, payment!),
    others.reduce((before, each) => before.then(() => fill(system, each)), Promise.resolve()),
  ]);
  await system.query('drop table place');
  await system.query('vacuum analyze');
}

interface Fill {
  table: string;
  text: string;
}

/** Without its secondary indexes while it is filled, which takes a third of the time; a yearly table in the part of its one year, beside empty ones. */
async function fill(system: pg.Pool, { table, text }: Fill): Promise<void> {
  await inTransaction(system, async (client) => {
    await client.query(
      `set local synchronous_commit = off; set local maintenance_work_mem = '256MB'; set local max_parallel_maintenance_workers = 0`,
    );
    if (yearlyTables.has(table)) {
      await client.query('select keep_fiscal_year($1, 2017), keep_fiscal_year($1, 2019), make_fiscal_part($1, 2018)', [
        table,
      ]);
      await client.query(text.replace(`insert into ${table} `, `insert into fiscal_2018.${table} `));
      await client.query('select attach_fiscal_part($1, 2018)', [table]);
      return;
    }
    const { rows } = await client.query<{ name: string; definition: string }>(
      `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
       from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid = $1::regclass and not i.indisunique`,
      [table],
    );
    for (const { name } of rows) await client.query(`drop index ${name}`);
    await client.query(text);
    for (const { definition } of rows) await client.query(definition);
  });
}

/** A number from 0 to below `n` that looks drawn by lot and is the same each time. */
const lot = (i: string, salt: number, n: number | string) =>
  `((hashint8extended(${i}, ${salt}) & 9223372036854775807) % (${n}))`;
const id = (kind: string, key: string) => `md5('${kind}' || ${key})::uuid`;
/** Of the payee `p` of a county. */
const payeeKind = (p: string) =>
  `(array['enterprise', 'enterprise', 'individual', 'individual', 'agency'])[1 + (${p} % 5)::int]`;

const provenanceColumns =
  'scope_ord, source_system, source_key, source_rev, file_id, row_no, content_hash, version, epoch_from';
const provenance = (key = 'i::text') => `p.lo, 'made', ${key}, 0, 1 + i % ${sizes.file}, i % 500, '\\x00'::bytea, 1, 1`;

/** `i` numbers the rows of the table, `p` is the place of row `i`, `p.no` its county's number, `j` the row's number in it. */
function inPlaces(counties: number, rows: number): string {
  return `(select i, i / ${counties} as j, (i % ${counties})::int as no, (i / ${counties} % 8)::int as slot
    from generate_series(0::bigint, ${rows - 1}) i) s join place p using (no, slot)`;
}

function fills(counties: number): Fill[] {
  const inEach = (rows: number) => Math.floor(rows / counties);
  const indicator = (j: string) => id('indicator', `p.no || ':' || ${j}`);
  const agency = (j: string) => id('agency', `p.no || ':' || ${j}`);
  const payee = (j: string) => id('payee', `p.no || ':' || ${j}`);
  const account = (j: string) => id('account', `p.no || ':' || ${j}`);
  const person = (j: string) => id('person', `p.no || ':' || ${j}`);
  const fund = (j: string) => id('fund', `(${j})::text`);
  const day = (i: string, rows: number) => `(date '2018-01-02' + (${i} * 360 / ${rows})::int)`;
  const evidence = `'{"amount": {"type": "money", "value": "100"}, "daysLate": {"type": "number", "value": 9}}'::jsonb`;
  const hash = `decode(md5(i::text), 'hex')`;
  return [
    {
      table: 'payment',
      text: `insert into payment (id, application_no, voucher_no, region_code, fiscal_year, indicator_id, agency_id, fund_id, func_code, applied_at, paid_on, cleared_on,
          amount_fen, purpose, payee_id, payee_kind, payee_name, payee_account_id, status, ${provenanceColumns})
        select ${id('payment', 'i')}, 'S' || i, 'P' || i, p.code, 2018, ${indicator(lot('i', 1, inEach(sizes.indicator)))}, ${agency(lot('i', 2, agencies))}, ${fund(lot('i', 3, funds))},
          '2130' || 501 + i % 5, timestamptz '2018-01-01 09:00+08' + make_interval(days => (i * 360 / ${sizes.payment})::int), ${day('i', sizes.payment)}, ${day('i', sizes.payment)} + 1,
          100 + ${lot('i', 4, 50_000_000)}, '道路硬化工程款', ${payee('payee_no')}, ${payeeKind('payee_no')}, p.name || '第' || payee_no || '户', ${account('payee_no')},
          case when ${lot('i', 6, 400)} = 0 then 'returned' else 'paid' end, ${provenance()}
        from ${inPlaces(counties, sizes.payment)} cross join lateral (select ${lot('i', 5, inEach(sizes.payee))} as payee_no) of`,
    },
    {
      table: 'fund',
      text: `insert into fund (id, code, name, category, origin_level, func_prefixes, is_personal, ${provenanceColumns})
        select ${fund('i')}, 'F' || i, '扶贫专项资金' || i, 'general_budget_special', 'province', '213', false, ${provenance()}
        from generate_series(0, ${funds - 1}) i, (select scope_lo as lo from region where code = '410000000000') p`,
    },
    {
      table: 'agency',
      text: `insert into agency (id, code, name, region_code, kind, is_budget_unit, ${provenanceColumns})
        select ${agency('j')}, p.no || ':' || j, p.name || '第' || j || '局', p.county, 'unit', true, ${provenance()} from ${inPlaces(counties, counties * agencies)}`,
    },
    {
      table: 'payee',
      text: `insert into payee (id, region_code, kind, name, uscc, id_no_masked, party_id, account_id, account_no_masked, bank_name, ${provenanceColumns})
        select ${payee('j')}, p.code, ${payeeKind('j')}, p.name || '第' || j || '户', case when j % 5 < 2 then '91' || lpad(i::text, 16, '0') end, '4114********' || i % 1000,
          case when j % 5 between 2 and 3 then ${person(`j % ${inEach(sizes.person)}`)} end, ${account('j')}, '6217*********' || i % 1000, p.name || '农村商业银行', ${provenance()}
        from ${inPlaces(counties, sizes.payee)}`,
    },
    {
      table: 'account',
      text: `insert into account (id, region_code, account_no_masked, account_no_sealed, name, type_code, holder_kind, medium, ${provenanceColumns})
        select ${account('j')}, p.code, '6217*********' || i % 1000, '\\x00', p.name || '第' || j || '户', '51', 'enterprise', 'corporate', ${provenance()}
        from ${inPlaces(counties, sizes.payee)}`,
    },
    {
      table: 'indicator',
      text: `insert into indicator (id, region_code, fiscal_year, doc_issued_on, fund_id, source, superior_doc_no, func_code, agency_id, amount_fen, poverty_tag, status,
          upstream_allocation_id, ${provenanceColumns})
        select ${indicator('j')}, p.code, 2018, date '2017-12-01' + ${lot('i', 7, 300)}::int, ${fund(lot('i', 8, funds))}, 'superior', '豫财农〔2018〕' || j || '号', '2130' || 501 + j % 5,
          ${agency(lot('i', 9, agencies))}, 1000000 + ${lot('i', 10, 900_000_000)}, true, 'active', case when j % 2 = 0 then ${id('allocation', '(i + 1)')} end, ${provenance()}
        from ${inPlaces(counties, sizes.indicator)}`,
    },
    {
      table: 'allocation',
      text: `insert into allocation (id, indicator_id, kind, from_region_code, to_region_code, to_agency_id, fund_id, fiscal_year, amount_fen, doc_issued_on, doc_kind, allocated_at, status, ${provenanceColumns})
        select ${id('allocation', 'i')}, ${indicator('j')}, 'to_agency', p.county, p.code, ${agency(lot('i', 11, agencies))}, ${fund(lot('i', 12, funds))}, 2018, 100 + ${lot('i', 13, 90_000_000)},
          date '2018-01-01' + ${lot('i', 14, 300)}::int, 'normal', '2018-02-01', 'active', ${provenance()}
        from ${inPlaces(counties, sizes.allocation)}`,
    },
    {
      table: 'person',
      text: `insert into person (id, name, name_sealed, id_no_masked, id_no_sealed, region_code, ${provenanceColumns})
        select ${person('j')}, '王**', '\\x00', '4114********' || i % 1000, '\\x00', p.code, ${provenance()} from ${inPlaces(counties, sizes.person)}`,
    },
    {
      table: 'programme',
      text: `insert into programme (id, code, name, per, frequency, max_per_period, poor_only, ${provenanceColumns})
        select ${id('programme', 'i')}, 'G' || i, '补贴' || i, 'person', 'monthly', 1, false, ${provenance()}
        from generate_series(0, 11) i, (select scope_lo as lo from region where code = '410000000000') p`,
    },
    {
      table: 'subsidy_batch',
      text: `insert into subsidy_batch (id, programme_id, region_code, period, total_fen, line_count, ${provenanceColumns})
        select ${id('batch', `p.no || ':' || j`)}, ${id('programme', 'j')}, p.county, '2018-' || lpad((1 + j)::text, 2, '0'), 100, 80, ${provenance()} from ${inPlaces(counties, counties * 12)}`,
    },
    {
      table: 'subsidy_line',
      text: `insert into subsidy_line (id, batch_id, line_no, region_code, programme_id, period_start, period_end, person_id, name, id_no_masked, id_no_sealed, card_id, amount_fen, status, paid_on, fiscal_year, ${provenanceColumns})
        select ${id('line', 'i')}, ${id('batch', `p.no || ':' || j % 12`)}, j, p.code, ${id('programme', 'j % 12')}, '2018-01-01', '2018-01-31', ${person(lot('i', 15, inEach(sizes.person)))}, '王**', '4114********', '\\x00',
          ${account(lot('i', 15, inEach(sizes.person)))}, 10000 + i % 5000, case when i % 300 = 0 then 'failed' else 'success' end, ${day('i', sizes.subsidyLine)}, 2018, ${provenance()}
        from ${inPlaces(counties, sizes.subsidyLine)}`,
    },
    {
      table: 'payment_line',
      text: `insert into payment_line (id, payment_id, region_code, payee_kind, name, person_id, amount_fen, pay_month, ${provenanceColumns})
        select ${id('payment_line', 'i')}, ${id('payment', `(j / 4 * 4 * ${counties} + p.no)`)}, p.code, 'individual', '王**', ${person(lot('i', 16, inEach(sizes.person)))}, 10000, '2018-03', ${provenance()}
        from ${inPlaces(counties, sizes.paymentLine)}`,
    },
    {
      table: 'ingest_file',
      text: `insert into ingest_file (id, feed, name, origin_sha256, sha256, bytes, encoding, reading, status, received_at, received_by, next_row, next_byte, next_line, scope_ord)
        overriding system value
        select i + 1, 'payment', 'payment-' || i || '.csv', ${hash}, ${hash}, 1000, 'utf-8', '{}', 'done', timestamptz '2018-01-01' + make_interval(hours => i::int), 'made', 1, 0, 1, p.lo
        from ${inPlaces(counties, sizes.file)}`,
    },
    {
      table: 'warning',
      text: `insert into warning (id, rule_id, fingerprint, subject_kind, subject_id, discriminator, category, severity, department_kind, region_code, scope_ord, state, open_count, rule_digest, params,
          evidence, evidence_digest, rows, message_zh, message_en, amount_fen, case_key, opened_epoch, last_seen_epoch, opened_as_of, last_seen_as_of)
        select ${id('warning', 'i')}, 'rule-' || i % 40, ${hash}, case when j % 2 = 0 then 'payee' else 'payment' end,
          case when j % 2 = 0 then ${payee(lot('i', 17, inEach(sizes.payee)))} else ${id('payment', `(j * 8 * ${counties} + p.no)`)} end, i::text,
          (array['cash', 'fund', 'cycle', 'account'])[1 + (i / 8 % 4)::int], (array['red', 'orange', 'yellow', 'blue'])[1 + (i % 4)::int], 'agri', p.code, p.lo,
          case when i % 7 = 0 then 'cleared' else 'open' end, 1, 'd' || i % 40, '{}', ${evidence}, ${hash}, '{}', '超过限额', 'Over the limit', 100, i::text, 1, 1, ${day('i', sizes.warning)}, ${day('i', sizes.warning)}
        from ${inPlaces(counties, sizes.warning)}`,
    },
    {
      table: 'warning_event',
      text: `insert into warning_event (warning_id, seq, kind, epoch, as_of, sweep_id, rule_digest, evidence_digest, scope_ord, department_kind)
        select ${id('warning', 'i')}, 1, 'raised', 1, ${day('i', sizes.warning)}, 1, 'd' || i % 40, ${hash}, p.lo, 'agri' from ${inPlaces(counties, sizes.warning)}`,
    },
  ];
}
