import * as tables from '@qingqu/schema';
import {
  choice,
  date,
  decimal,
  person as idNo,
  integer,
  nameToken,
  operator,
  reference,
  region,
  yuan,
} from '../columns.js';
import { feed } from '../feed.js';
import { ownKey } from '../keys.js';

const sourceSystem = 'registers';

/** The day on which the register said so. */
const asOf = () => date('2018-09-30');

export const deathRecord = feed({
  table: tables.deathRecord,
  sourceSystem,
  title: { zh: '死亡登记', en: 'Deaths' },
  key: ownKey('SW-2018-0001'),
  scope: 'region_code',
  columns: { id_no: idNo(), region_code: region(), died_on: date('2018-02-11'), as_of: asOf() },
});

export const staffRecord = feed({
  table: tables.staffRecord,
  sourceSystem,
  title: { zh: '财政供养人员', en: 'Fiscally supported staff' },
  key: ownKey('GY-2018-0001'),
  scope: 'region_code',
  columns: {
    id_no: idNo(),
    region_code: region(),
    agency_key: reference('agency', '410225001'),
    post_kind: choice(),
    valid_from: date('2010-07-01'),
    valid_to: date('2018-12-31'),
    as_of: asOf(),
  },
});

export const vehicleRecord = feed({
  table: tables.vehicleRecord,
  sourceSystem,
  title: { zh: '车辆登记', en: 'Vehicles' },
  key: ownKey('CL-2018-0001'),
  scope: 'region_code',
  columns: {
    id_no: idNo(),
    region_code: region(),
    kind: choice(),
    price: yuan('86000.00'),
    registered_on: date('2016-08-01'),
    deregistered_on: date('2018-08-01'),
    as_of: asOf(),
  },
});

export const houseRecord = feed({
  table: tables.houseRecord,
  sourceSystem,
  title: { zh: '房产登记', en: 'Houses' },
  key: ownKey('FC-2018-0001'),
  scope: 'region_code',
  columns: {
    id_no: idNo(),
    region_code: region(),
    kind: choice(),
    area_m2: decimal('118.60'),
    acquired_on: date('2015-05-20'),
    disposed_on: date('2018-05-20'),
    as_of: asOf(),
  },
});

export const businessRecord = feed({
  table: tables.businessRecord,
  sourceSystem,
  title: { zh: '工商登记状态', en: 'Status of enterprises' },
  key: ownKey('GS-2018-0001'),
  scope: 'region_code',
  columns: {
    enterprise_key: reference('enterprise', '914403001922038216'),
    region_code: region(),
    status: choice(),
    valid_from: date('2015-03-20'),
    valid_to: date('2018-06-30'),
    as_of: asOf(),
  },
});

export const partyListEntry = feed({
  table: tables.partyListEntry,
  sourceSystem,
  title: { zh: '失信和处罚名单', en: 'Lists of dishonest and debarred parties' },
  key: ownKey('MD-2018-0001'),
  scope: 'region_code',
  columns: {
    enterprise_key: reference('enterprise', '914403001922038216'),
    region_code: region(),
    list: choice(),
    valid_from: date('2018-01-10'),
    valid_to: date('2021-01-09'),
    as_of: asOf(),
  },
});

export const assistanceRecord = feed({
  table: tables.assistanceRecord,
  sourceSystem,
  title: { zh: '社会救助登记', en: 'Social assistance' },
  key: ownKey('DB-2018-0001'),
  scope: 'region_code',
  columns: {
    id_no: idNo(),
    region_code: region(),
    kind: choice(),
    valid_from: date('2017-01-01'),
    valid_to: date('2018-12-31'),
    as_of: asOf(),
  },
});

export const relocationHousehold = feed({
  table: tables.relocationHousehold,
  sourceSystem,
  title: { zh: '易地搬迁户', en: 'Relocated households' },
  key: ownKey('BQ-2018-0001'),
  scope: 'region_code',
  columns: {
    household_key: reference('household', 'H-410225101201-0008'),
    project_key: reference('project', 'P2018-0001'),
    region_code: region('410225101000'),
    persons: integer('4', { min: 1, max: 50 }),
    area_m2: decimal('100.00'),
    self_finance: yuan('10000.00'),
    moved_on: date('2018-08-20'),
    as_of: asOf(),
  },
});

export const populationRecord = feed({
  table: tables.populationRecord,
  sourceSystem,
  title: { zh: '人口登记', en: 'Population register' },
  key: ownKey('RK-2018-0001'),
  scope: 'region_code',
  columns: { id_no: idNo(), region_code: region('410225101000'), name: nameToken('张三'), as_of: asOf() },
});

export const operatorRecord = feed({
  table: tables.operatorRecord,
  sourceSystem,
  title: { zh: '经办人员', en: 'Operators of the budget-execution system' },
  key: ownKey('JB-2018-0001'),
  scope: 'region_code',
  columns: {
    user_code: operator('zhangsan', 'operator_id'),
    id_no: idNo(),
    agency_key: reference('agency', '410225001'),
    region_code: region(),
    valid_from: date('2016-01-01'),
    valid_to: date('2018-12-31'),
    as_of: asOf(),
  },
});

export const relocationPayee = feed({
  table: tables.relocationPayee,
  sourceSystem,
  title: { zh: '易地搬迁项目收款名单', en: 'Payees of relocation projects' },
  key: ownKey('SK-2018-0001'),
  scope: 'region_code',
  columns: {
    project_key: reference('project', 'P2018-0001'),
    payee_key: reference('payee', 'PAYEE-410225-0001'),
    region_code: region(),
    valid_from: date('2018-01-01'),
    valid_to: date('2018-12-31'),
    as_of: asOf(),
  },
});
