import * as t from '@qingqu/schema';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { asc, businessEntity, chosen, desc, type Entity, field, type Inverse, one } from '../model/entity.js';
import * as choices from './choices.js';

const asOf = (column: AnyPgColumn) => field(column, 'Day as of which the register said so 数据截止日期.');
const validFrom = (column: AnyPgColumn) => field(column, 'First day 起始日期.');
const validTo = (column: AnyPgColumn) => field(column, 'Last day; null = still 截止日期.');
const ofPerson = (column: AnyPgColumn, inverse: Inverse) => one('Person', column, { about: 'Person 个人.', inverse });
const ofEnterprise = (column: AnyPgColumn, inverse: Inverse) =>
  one('Enterprise', column, { about: 'Enterprise 企业.', inverse });

/** What outside authorities say, as of a day. */
export const registerEntities: Entity[] = [
  businessEntity('DeathRecord', t.deathRecord, {
    plural: 'deathRecords',
    about: 'Deaths 死亡登记.',
    personal: 'all',
    members: {
      diedOn: field(t.deathRecord.diedOn, 'Day of death 死亡日期.'),
      asOf: asOf(t.deathRecord.asOf),
      person: ofPerson(t.deathRecord.personId, { name: 'deathRecords', about: 'Death register 死亡登记.' }),
    },
    order: [desc('diedOn')],
  }),
  businessEntity('StaffRecord', t.staffRecord, {
    plural: 'staffRecords',
    about: 'Fiscally supported staff and village cadres 财政供养人员及村干部.',
    personal: 'all',
    members: {
      postKind: chosen(t.staffRecord.postKind, choices.PostKind, 'Kind of post 岗位类别.'),
      validFrom: validFrom(t.staffRecord.validFrom),
      validTo: validTo(t.staffRecord.validTo),
      asOf: asOf(t.staffRecord.asOf),
      person: ofPerson(t.staffRecord.personId, { name: 'staffRecords', about: 'Public posts 财政供养登记.' }),
      agency: one('Agency', t.staffRecord.agencyId, {
        about: 'Unit 单位.',
        inverse: { name: 'staffRecords', about: 'Staff of this unit 本单位供养人员.' },
      }),
    },
    order: [desc('validFrom')],
  }),
  businessEntity('VehicleRecord', t.vehicleRecord, {
    plural: 'vehicleRecords',
    about: 'Vehicles 车辆登记.',
    personal: 'all',
    members: {
      vehicleKind: chosen(t.vehicleRecord.kind, choices.VehicleKind, 'Kind 车辆类别.'),
      price: field(t.vehicleRecord.priceFen, 'Price, yuan 价格（元）.'),
      registeredOn: field(t.vehicleRecord.registeredOn, 'Day of registration 登记日期.'),
      deregisteredOn: field(t.vehicleRecord.deregisteredOn, 'Day of deregistration 注销日期.'),
      asOf: asOf(t.vehicleRecord.asOf),
      person: ofPerson(t.vehicleRecord.personId, { name: 'vehicleRecords', about: 'Vehicles 车辆登记.' }),
    },
    order: [desc('registeredOn')],
  }),
  businessEntity('HouseRecord', t.houseRecord, {
    plural: 'houseRecords',
    about: 'Houses 不动产登记.',
    personal: 'all',
    members: {
      houseKind: chosen(t.houseRecord.kind, choices.HouseKind, 'Kind 房屋类别.'),
      areaM2: field(t.houseRecord.areaM2, 'Area, square metres 面积（平方米）.'),
      acquiredOn: field(t.houseRecord.acquiredOn, 'Day of acquisition 取得日期.'),
      disposedOn: field(t.houseRecord.disposedOn, 'Day of disposal 处置日期.'),
      asOf: asOf(t.houseRecord.asOf),
      person: ofPerson(t.houseRecord.personId, { name: 'houseRecords', about: 'Houses 不动产登记.' }),
    },
    order: [desc('acquiredOn')],
  }),
  businessEntity('BusinessRecord', t.businessRecord, {
    plural: 'businessRecords',
    about: 'Statuses in the business register 工商登记状态.',
    members: {
      status: chosen(t.businessRecord.status, choices.BusinessStatus, 'Status 登记状态.'),
      validFrom: validFrom(t.businessRecord.validFrom),
      validTo: validTo(t.businessRecord.validTo),
      asOf: asOf(t.businessRecord.asOf),
      enterprise: ofEnterprise(t.businessRecord.enterpriseId, {
        name: 'businessRecords',
        about: 'Statuses in the business register 工商登记状态.',
      }),
    },
    order: [desc('validFrom')],
  }),
  businessEntity('PartyListEntry', t.partyListEntry, {
    plural: 'partyListEntries',
    about: 'Entries of lists of dishonest or debarred enterprises 失信、禁入等名单.',
    members: {
      list: chosen(t.partyListEntry.list, choices.PartyList, 'List 名单.'),
      validFrom: validFrom(t.partyListEntry.validFrom),
      validTo: validTo(t.partyListEntry.validTo),
      asOf: asOf(t.partyListEntry.asOf),
      enterprise: ofEnterprise(t.partyListEntry.enterpriseId, {
        name: 'listEntries',
        about: 'Lists it stands on 所在名单.',
      }),
    },
    order: [desc('validFrom')],
  }),
  businessEntity('AssistanceRecord', t.assistanceRecord, {
    plural: 'assistanceRecords',
    about: 'Social assistance and disability 社会救助与残疾登记.',
    personal: 'all',
    members: {
      assistanceKind: chosen(t.assistanceRecord.kind, choices.AssistanceKind, 'Kind 救助类别.'),
      validFrom: validFrom(t.assistanceRecord.validFrom),
      validTo: validTo(t.assistanceRecord.validTo),
      asOf: asOf(t.assistanceRecord.asOf),
      person: ofPerson(t.assistanceRecord.personId, {
        name: 'assistanceRecords',
        about: 'Social assistance 社会救助.',
      }),
    },
    order: [desc('validFrom')],
  }),
  businessEntity('RelocationHousehold', t.relocationHousehold, {
    plural: 'relocationHouseholds',
    about: 'Households of the relocation programme 易地扶贫搬迁户.',
    personal: 'all',
    members: {
      persons: field(t.relocationHousehold.persons, 'Number of persons 搬迁人数.'),
      areaM2: field(t.relocationHousehold.areaM2, 'Area, square metres 安置面积（平方米）.'),
      selfFinance: field(t.relocationHousehold.selfFinanceFen, "Household's own share, yuan 自筹资金（元）."),
      movedOn: field(t.relocationHousehold.movedOn, 'Day of moving in 入住日期.'),
      asOf: asOf(t.relocationHousehold.asOf),
      household: one('Household', t.relocationHousehold.householdId, {
        about: 'Household 户.',
        inverse: { name: 'relocations', about: 'Relocation 易地搬迁.' },
      }),
      project: one('Project', t.relocationHousehold.projectId, {
        about: 'Project 项目.',
        inverse: { name: 'relocations', about: 'Relocated households 搬迁户.' },
      }),
    },
    order: [desc('movedOn')],
  }),
  businessEntity('RelocationPayee', t.relocationPayee, {
    plural: 'relocationPayees',
    about: 'Who may be paid from the financing of relocation projects 易地搬迁项目收款名单.',
    personal: 'all',
    members: {
      validFrom: validFrom(t.relocationPayee.validFrom),
      validTo: validTo(t.relocationPayee.validTo),
      asOf: asOf(t.relocationPayee.asOf),
      project: one('Project', t.relocationPayee.projectId, {
        about: 'Project 项目.',
        inverse: { name: 'relocationPayees', about: 'Who may be paid from its relocation financing 收款名单.' },
      }),
      payee: one('Payee', t.relocationPayee.payeeId, {
        about: 'Payee 收款人.',
        inverse: { name: 'relocationPayees', about: 'Relocation projects that may pay it 可收款的搬迁项目.' },
      }),
    },
    order: [desc('validFrom')],
  }),
  businessEntity('PopulationRecord', t.populationRecord, {
    plural: 'populationRecords',
    about:
      'The population register 人口登记: who bears an ID number. Names are kept for comparison only and not shown.',
    personal: 'all',
    members: {
      asOf: asOf(t.populationRecord.asOf),
      person: ofPerson(t.populationRecord.personId, {
        name: 'populationRecords',
        about: 'Population register 人口登记.',
      }),
    },
    order: [desc('asOf')],
  }),
  businessEntity('OperatorRecord', t.operatorRecord, {
    plural: 'operatorRecords',
    about: 'Staff who operate the budget-execution system 经办人员, by their user code there.',
    personal: 'all',
    members: {
      userCode: field(
        t.operatorRecord.userCode,
        'User code, as payments name who applied, reviewed and approved 用户代码.',
      ),
      validFrom: validFrom(t.operatorRecord.validFrom),
      validTo: validTo(t.operatorRecord.validTo),
      asOf: asOf(t.operatorRecord.asOf),
      person: ofPerson(t.operatorRecord.personId, { name: 'operatorRecords', about: 'User codes 经办用户.' }),
      agency: one('Agency', t.operatorRecord.agencyId, {
        about: 'Unit 单位.',
        inverse: { name: 'operatorRecords', about: 'Operators of this unit 本单位经办人员.' },
      }),
    },
    order: [asc('userCode'), desc('validFrom')],
  }),
];
