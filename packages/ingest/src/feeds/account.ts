import * as tables from '@qingqu/schema';
import {
  account as accountNo,
  choice,
  code,
  date,
  instant,
  month,
  partyName,
  person,
  reference,
  referenceByKind,
  region,
  text,
  yuan,
} from '../columns.js';
import { feed } from '../feed.js';
import { accountKey, ownKey } from '../keys.js';

const sourceSystem = 'special-account';

export const account = feed({
  table: tables.account,
  sourceSystem,
  title: { zh: '账户', en: 'Bank accounts' },
  key: accountKey,
  scope: 'region_code',
  columns: {
    region_code: region(),
    name: partyName('兰考县财政局扶贫资金专户', { header: 'holder_kind', values: ['individual'] }),
    bank_name: text('中国农业银行兰考县支行', { max: 200 }),
    cnaps_code: text('103492500012', { max: 20 }),
    type_code: code('account-type', '24'),
    holder_kind: choice(),
    holder_key: referenceByKind(
      'holder_kind',
      { agency: 'agency', finance: 'agency', enterprise: 'enterprise', bank: 'enterprise' },
      'holder_id',
      '410225001',
    ),
    holder_id_no: person({ id: 'holder_id', when: { header: 'holder_kind', values: ['individual'] } }),
    medium: choice(),
    opened_on: date('2016-05-01'),
    closed_on: date('2018-09-30'),
  },
});

export const specialAccountEntry = feed({
  table: tables.specialAccountEntry,
  sourceSystem,
  title: { zh: '财政专户收支', en: 'Special-account entries' },
  key: ownKey('ZH-410225-2018-000789'),
  scope: 'region_code',
  columns: {
    account_no: accountNo(),
    region_code: region(),
    occurred_on: date('2018-05-08'),
    recorded_at: instant('2018-05-08 17:20:00'),
    direction: choice(),
    amount: yuan('200000.00'),
    counterparty: text('河南省财政厅', { max: 200 }),
    fund_key: reference('fund', 'F2018-001'),
    summary: text('拨入扶贫资金'),
    balance_after: yuan('350000.00'),
    bank_line_key: reference('bank_line', 'BL-410225-2018-000790'),
  },
});

export const bankLine = feed({
  table: tables.bankLine,
  sourceSystem,
  title: { zh: '银行流水', en: 'Bank statement lines' },
  key: ownKey('BL-410225-2018-000790'),
  scope: 'region_code',
  columns: {
    account_no: accountNo(),
    region_code: region(),
    transacted_on: date('2018-05-08'),
    serial_no: text('20180508000031', { max: 100 }),
    direction: choice(),
    amount: yuan('200000.00'),
    counterparty: text('河南省财政厅', { max: 200 }),
    summary: text('拨款'),
  },
});

export const accountMonth = feed({
  table: tables.accountMonth,
  sourceSystem,
  title: { zh: '专户月末对账', en: 'Month-end balances of special accounts' },
  key: ownKey('ZH-410225-01:2018-05'),
  scope: 'region_code',
  columns: {
    account_no: accountNo(),
    region_code: region(),
    month: month('2018-05'),
    ledger_balance: yuan('350000.00'),
    bank_balance: yuan('350000.00'),
    reconciling: yuan('0.00'),
  },
});
