import * as tables from '@qingqu/schema';
import {
  account,
  boolean,
  choice,
  date,
  decimal,
  firstDay,
  instant,
  integer,
  paidPerson,
  partyName,
  reference,
  region,
  text,
  village,
  yuan,
} from '../columns.js';
import { feed } from '../feed.js';
import { ownKey } from '../keys.js';

const sourceSystem = 'onecard';

export const programme = feed({
  table: tables.programme,
  sourceSystem,
  title: { zh: '补贴项目', en: 'Subsidy programmes' },
  key: ownKey('BT-2018-01', 'code'),
  scope: 'province',
  columns: {
    name: text('耕地地力保护补贴', { max: 200 }),
    department: text('农业局', { max: 100 }),
    per: choice(),
    frequency: choice(),
    max_per_period: integer('1', { min: 1 }),
    poor_only: boolean(),
    min_age: integer('60', { max: 150 }),
    max_age: integer('150', { max: 150 }),
    exclusive_group: text('养老', { max: 100 }),
    cap: yuan('2000.00'),
  },
});

export const programmeStandard = feed({
  table: tables.programmeStandard,
  sourceSystem,
  title: { zh: '补贴标准', en: 'Standards of subsidy programmes' },
  key: ownKey('BT-2018-01:410225:2018'),
  scope: 'region_code',
  columns: {
    programme_key: reference('programme', 'BT-2018-01'),
    region_code: region(),
    valid_from: date('2018-01-01'),
    valid_to: date('2018-12-31'),
    amount: yuan('107.38'),
  },
});

export const subsidyBatch = feed({
  table: tables.subsidyBatch,
  sourceSystem,
  title: { zh: '一卡通发放批次', en: 'One-card batches' },
  key: ownKey('YKT-410225-2018-0031'),
  scope: 'region_code',
  total: 'total',
  columns: {
    programme_key: reference('programme', 'BT-2018-01'),
    region_code: region(),
    period: text('2018', { max: 20 }),
    notice_from: date('2018-04-01'),
    notice_to: date('2018-04-08'),
    submitted_at: instant('2018-04-09 10:00:00'),
    approved_at: instant('2018-04-10 10:00:00'),
    payment_key: reference('payment', 'PAY-2018-000456'),
    funded_on: date('2018-04-12'),
    total: yuan('128000.00'),
    line_count: integer('320'),
  },
});

export const subsidyLine = feed({
  table: tables.subsidyLine,
  sourceSystem,
  title: { zh: '一卡通发放明细', en: 'One-card lines' },
  key: ownKey('YKT-410225-2018-0031:17'),
  scope: 'region_code',
  year: 'period_start',
  columns: {
    batch_key: reference('subsidy_batch', 'YKT-410225-2018-0031'),
    line_no: integer('17', { min: 1 }),
    region_code: region(),
    programme_key: reference('programme', 'BT-2018-01'),
    period_start: firstDay('2018-01-01'),
    period_end: date('2018-12-31'),
    name: partyName('张三'),
    id_no: paidPerson(),
    household_key: reference('household', 'H-410225101201-0008'),
    card_no: account(),
    quantity: decimal('4.5'),
    amount: yuan('483.21'),
    status: choice(),
    paid_on: date('2018-04-16'),
    returned_on: date('2018-04-20'),
    reason: text('卡号与姓名不符'),
    reissue_of_key: reference('subsidy_line', 'YKT-410225-2018-0030:9'),
    township_code: region('410225101000'),
    village_code: village(),
  },
});
