import * as tables from '@qingqu/schema';
import {
  boolean,
  choice,
  date,
  person as idNo,
  integer,
  partyName,
  phone,
  reference,
  region,
  text,
  village,
  yuan,
} from '../columns.js';
import { feed } from '../feed.js';
import { ownKey, personKey, usccKey } from '../keys.js';

const sourceSystem = 'registers';

export const person = feed({
  table: tables.person,
  sourceSystem,
  title: { zh: '个人', en: 'Persons' },
  key: personKey,
  scope: 'region_code',
  columns: {
    name: partyName('张三'),
    sex: choice(),
    born_on: date('1949-12-31'),
    region_code: region('410225101000'),
    guardian_id_no: idNo(),
  },
});

export const household = feed({
  table: tables.household,
  sourceSystem,
  title: { zh: '建档立卡户', en: 'Registered poor households' },
  key: ownKey('H-410225101201-0008'),
  scope: 'region_code',
  columns: {
    household_no: text('4102251012010008', { max: 100 }),
    region_code: region('410225101000'),
    village_code: village(),
    head_id_no: idNo(),
    status: choice(),
    registered_on: date('2014-06-01'),
    lifted_on: date('2017-12-31'),
    cause: text('因病', { max: 100 }),
  },
});

export const householdMember = feed({
  table: tables.householdMember,
  sourceSystem,
  title: { zh: '户成员', en: 'Household members' },
  key: ownKey('H-410225101201-0008:1'),
  scope: 'region_code',
  columns: {
    household_key: reference('household', 'H-410225101201-0008'),
    id_no: idNo(),
    region_code: region('410225101000'),
    relation: text('户主', { max: 50 }),
    valid_from: date('2014-06-01'),
    valid_to: date('2018-12-31'),
  },
});

export const enterprise = feed({
  table: tables.enterprise,
  sourceSystem,
  title: { zh: '企业', en: 'Enterprises' },
  key: usccKey,
  scope: 'region_code',
  columns: {
    name: text('兰考县富民种植专业合作社', { max: 200 }),
    type: text('农民专业合作社', { max: 100 }),
    region_code: region(),
    reg_capital: yuan('500000.00'),
    established_on: date('2015-03-20'),
    address: text('兰考县堌阳镇'),
    phone: phone(),
    business_scope: text('花生种植、销售', { max: 2000 }),
  },
});

export const enterprisePerson = feed({
  table: tables.enterprisePerson,
  sourceSystem,
  title: { zh: '企业人员', en: 'Persons of enterprises' },
  key: ownKey('914403001922038216:legal_rep:1'),
  scope: 'region_code',
  columns: {
    enterprise_key: reference('enterprise', '914403001922038216'),
    id_no: idNo(),
    region_code: region(),
    role: choice(),
    share_bp: integer('2500', { max: 10_000 }),
    valid_from: date('2015-03-20'),
    valid_to: date('2018-12-31'),
    is_current: boolean(),
  },
});
