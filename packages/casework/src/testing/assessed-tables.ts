import { identity } from '@qingqu/schema';
import fc from 'fast-check';

/** A row as a table holds it, by its columns' names. */
export type Row = Record<string, unknown>;

export const CITY = '411400000000';

/** The third quarter of 2018 and some days around it. */
export const day = fc
  .integer({ min: 0, max: 120 })
  .map((n) => new Date(Date.UTC(2018, 5, 18 + n)).toISOString().slice(0, 10));
export const later = (from: string, n: number) =>
  new Date(Date.parse(from) + n * 86_400_000).toISOString().slice(0, 10);
const amount = fc.integer({ min: 1, max: 1_000 }).map((n) => n * 100);
const maybe = <T>(each: fc.Arbitrary<T>) => fc.option(each, { freq: 5 });
const at = (on: string | null) => on && `${on} 23:30:00+08`;
const one = fc.constantFrom;
const nth = fc.nat({ max: 59 });

const fundId = one('F0', 'F1', 'F2').map((code) => identity('fund', code));
const accountId = one('11', '13', '21', '24').map((type) => identity('account', type));

/** The columns of each table that an assessment looks at, and those that it must have. */
export const assessedTables: Readonly<Record<string, fc.Arbitrary<Row>>> = {
  allocation: fc
    .record({
      indicator: nth,
      kind: one('to_region', 'to_region', 'to_agency'),
      fund_id: fundId,
      poverty_tag: maybe(fc.boolean()),
      amount_fen: amount,
      doc: day,
      after: fc.nat({ max: 8 }),
      status: one('active', 'active', 'active', 'void'),
    })
    .map(({ indicator, doc, after, ...row }) => ({
      ...row,
      indicator_id: identity('indicator', `${indicator}`),
      from_region_code: CITY,
      fiscal_year: 2018,
      doc_issued_on: doc,
      doc_kind: 'normal',
      allocated_at: at(later(doc, after)),
    })),
  indicator: fc
    .record({
      upstream: maybe(nth),
      doc: day,
      kind: one('normal', 'advance', 'adjust'),
      fund_id: fundId,
      source: one('superior', 'local', 'central'),
      func_code: one(null, '2130504', '2130501', '2010101'),
      agency: one(false, false, false, true),
      amount_fen: amount,
      poverty_tag: maybe(fc.boolean()),
      plan: fc.boolean(),
      received: maybe(fc.nat({ max: 8 })),
      status: one('active', 'active', 'active', 'draft'),
    })
    .map(({ upstream, doc, kind, agency, plan, received, ...row }) => ({
      ...row,
      fiscal_year: 2018,
      doc_id: identity('indicator_doc', kind),
      doc_issued_on: doc,
      upstream_allocation_id: upstream === null ? null : identity('allocation', `${upstream}`),
      agency_id: agency ? identity('agency', 'made') : null,
      integration_plan_ref: plan ? '整合方案' : null,
      received_at: received === null ? null : at(later(doc, received)),
    })),
  indicator_adjustment: fc
    .record({
      indicator: nth,
      delta_fen: fc.integer({ min: -500, max: 500 }),
      adjusted_on: day,
      status: one('active', 'void'),
    })
    .map(({ indicator, ...row }) => ({ ...row, indicator_id: identity('indicator', `${indicator}`) })),
  payment: fc
    .record({
      indicator: nth,
      fund_id: fundId,
      plan: one(true, true, true, false),
      func_code: one('2130504', '2130504', '2130504', '2130504', ''),
      gov_eco_code: one(null, '50901', '50299'),
      dep_eco_code: one('30399', '31299', null),
      pay_type_code: one('11', '11', '11', '11', null),
      settlement_code: one('2', '2', '0'),
      paid_on: day,
      amount_fen: amount,
      purpose: one('修建道路', '修建桥梁', '补贴', ' '),
      payer_account_id: maybe(accountId),
      payee_account_id: maybe(accountId),
      payee_kind: one('enterprise', 'agent_bank'),
      status: one('paid', 'paid', 'paid', 'approved'),
      refund: one(false, false, false, true),
    })
    .map(({ indicator, plan, refund, ...row }) => ({
      ...row,
      application_no: 'made',
      fiscal_year: 2018,
      indicator_id: identity('indicator', `${indicator}`),
      plan_id: plan ? identity('plan', 'made') : null,
      agency_id: identity('agency', 'made'),
      applied_at: at(row.paid_on),
      payee_name: '某单位',
      refund_of_id: refund ? identity('payment', 'made') : null,
    })),
  subsidy_batch: fc.record({ payment: nth }).map(({ payment }) => ({
    programme_id: identity('programme', 'made'),
    period: '2018Q3',
    payment_id: identity('payment', `${payment}`),
    total_fen: 100,
    line_count: 1,
  })),
  subsidy_line: fc
    .record({
      status: one('success', 'success', 'failed', 'returned', 'pending'),
      paid_on: day,
      back: maybe(fc.nat({ max: 5 })),
      reissue: fc.option(nth, { freq: 2 }),
    })
    .map(({ back, reissue, ...row }) => ({
      ...row,
      batch_id: identity('subsidy_batch', '0'),
      line_no: 1,
      programme_id: identity('programme', 'made'),
      period_start: '2018-07-01',
      period_end: '2018-09-30',
      fiscal_year: 2018,
      person_id: identity('person', 'made'),
      name: '王**',
      id_no_masked: '410000********0000',
      id_no_sealed: '\\x00',
      amount_fen: 100,
      returned_on: back === null ? null : later(row.paid_on, back),
      reissue_of_id: reissue === null ? null : identity('subsidy_line', `${reissue}`),
    })),
  special_account_entry: fc
    .record({
      account_id: accountId,
      occurred_on: day,
      after: one(0, 0, 0, 1, 2, 9),
      direction: one('in', 'out'),
      amount_fen: amount,
      bank: maybe(nth),
    })
    .map(({ after, bank, ...row }) => ({
      ...row,
      recorded_at: at(later(row.occurred_on, after)),
      bank_line_id: bank === null ? null : identity('bank_line', `${bank}`),
    })),
  bank_line: fc
    .record({ account_id: accountId, transacted_on: day, direction: one('in', 'out'), amount_fen: amount })
    .map((row) => ({ ...row, serial_no: 'made' })),
};
