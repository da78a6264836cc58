import * as tables from '@qingqu/schema';
import {
  account,
  choice,
  code,
  date,
  instant,
  integer,
  month,
  partyName,
  person,
  reference,
  region,
  text,
  uscc,
  village,
  yuan,
} from '../columns.js';
import { feed } from '../feed.js';
import { ownKey } from '../keys.js';

const sourceSystem = 'budget-execution';

export const payee = feed({
  table: tables.payee,
  sourceSystem,
  title: { zh: '收款人', en: 'Payees' },
  key: ownKey('PAYEE-410225-0001'),
  scope: 'region_code',
  columns: {
    region_code: region(),
    kind: choice(),
    name: partyName('兰考县堌阳镇富民种植合作社', { header: 'kind', values: ['individual'] }),
    // One party is known to several finance offices: the party's identity comes from what is the same everywhere.
    uscc: uscc({
      party: { into: 'party_id', when: { header: 'kind', values: ['enterprise', 'agent_bank', 'collective'] } },
    }),
    id_no: person({ id: 'party_id', when: { header: 'kind', values: ['individual'] } }),
    agency_key: reference('agency', '410225001', { into: 'party_id', when: { header: 'kind', values: ['agency'] } }),
    account_no: account(),
    bank_name: text('中国农业银行兰考县支行', { max: 200 }),
  },
});

export const payment = feed({
  table: tables.payment,
  sourceSystem,
  title: { zh: '支付', en: 'Payments' },
  key: ownKey('PAY-2018-000456'),
  scope: 'region_code',
  columns: {
    application_no: text('ZF2018000456', { max: 100 }),
    voucher_no: text('5201-2018-000456', { max: 100 }),
    region_code: region(),
    fiscal_year: integer('2018', { min: 1990, max: 2199 }),
    indicator_key: reference('indicator', 'IND-2018-000123'),
    plan_key: reference('plan', 'PLAN-2018-000345'),
    agency_key: reference('agency', '410225001'),
    fund_key: reference('fund', 'F2018-001'),
    project_key: reference('project', 'P2018-0001'),
    contract_no: text('HT-2018-015', { max: 100 }),
    func_code: code('functional', '2130504', { partial: true }),
    gov_eco_code: code('gov-economic', '50302'),
    dep_eco_code: code('dep-economic', '31005'),
    pay_type_code: code('payment-method', '001001003'),
    settlement_code: code('settlement', '2'),
    business_type: code('business-type', '1'),
    applied_at: instant('2018-04-10 09:12:00'),
    returned_at: instant('2018-04-11 15:00:00'),
    paid_on: date('2018-04-12'),
    cleared_on: date('2018-04-12'),
    amount: yuan('98000.00'),
    purpose: text('道路硬化工程进度款'),
    payer_account_no: account(),
    payee_key: reference('payee', 'PAYEE-410225-0001'),
    payee_kind: choice(),
    payee_name: partyName('兰考县堌阳镇富民种植合作社', { header: 'payee_kind', values: ['individual'] }),
    payee_account_no: account(),
    actual_payee_account_no: account(),
    bank_serial: text('20180412000001', { max: 100 }),
    approval_no: text('PZ-2018-0099', { max: 100 }),
    status: choice(),
    refund_of_key: reference('payment', 'PAY-2018-000400'),
    applicant: text('zhangsan', { max: 100 }),
    reviewer: text('lisi', { max: 100 }),
    approver: text('wangwu', { max: 100 }),
  },
});

export const paymentLine = feed({
  table: tables.paymentLine,
  sourceSystem,
  title: { zh: '支付明细', en: 'Beneficiary lines of payments' },
  key: ownKey('PAY-2018-000456:1'),
  scope: 'region_code',
  columns: {
    payment_key: reference('payment', 'PAY-2018-000456'),
    region_code: region(),
    payee_kind: choice(),
    name: partyName('张三', { header: 'payee_kind', values: ['individual'] }),
    id_no: person(),
    uscc: uscc(),
    account_no: account(),
    amount: yuan('500.00'),
    township_code: region('410225101000'),
    village_code: village(),
    pay_month: month('2018-04'),
  },
});
