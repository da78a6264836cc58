import { codeItem, department, epoch, region } from '@qingqu/schema';
import { asc, chosen, desc, type Entity, entity, field, one } from '../model/entity.js';
import { DepartmentKind, RegionKind, RegionLevel } from './choices.js';

export const referenceEntities: Entity[] = [
  {
    ...entity('Region', region, {
      plural: 'regions',
      about: 'Regions 区划, with an administrative and a fiscal parent.',
      key: [region.code],
      members: {
        code: field(region.code, 'Code of 12 digits (GB/T 2260, GB/T 10114) 区划代码.'),
        name: field(region.name, 'Name 名称.'),
        level: chosen(region.level, RegionLevel, 'Level 层级.'),
        kind: chosen(region.kind, RegionKind, 'Kind 类别.'),
        mofDivCode: field(region.mofDivCode, 'Fiscal division code of 9 digits 财政区划代码.'),
        isPovertyCounty: field(region.isPovertyCounty, 'Whether it is or was a poverty county 是否贫困县.'),
        validFrom: field(region.validFrom, 'First day of validity; null = before records begin 启用日期.'),
        validTo: field(region.validTo, 'First day on which it is no longer valid; null = in force 停用日期.'),
        adminParent: one('Region', region.adminParent, {
          about: 'Administrative parent 行政上级.',
          to: 'code',
          inverse: { name: 'adminChildren', about: 'Regions directly below, administratively 行政下级.' },
        }),
        fiscalParent: one('Region', region.fiscalParent, {
          about: 'Fiscal parent: a directly managed county 直管县 reports to the province 财政上级.',
          to: 'code',
          inverse: { name: 'fiscalChildren', about: 'Regions directly below, fiscally 财政下级.' },
        }),
        successor: one('Region', region.successor, {
          about: 'The region that took its place 后继区划.',
          to: 'code',
          inverse: { name: 'predecessors', about: 'Regions whose place it took 前身区划.' },
        }),
      },
      order: [asc('code')],
    }),
    isOpen: true,
    under: (col, lo, hi) => `${col('scope_lo')} between ${lo} and ${hi}`,
  },
  entity('Department', department, {
    plural: 'departments',
    about: "Finance departments' divisions 处室（科、股） to which warnings are routed (Art. 13, 17).",
    members: {
      kind: chosen(department.kind, DepartmentKind, 'Kind 类别.'),
      name: field(department.name, 'Name 名称.'),
      regionCode: field(department.regionCode, 'Code of the region 区划代码.'),
      region: one('Region', department.regionCode, {
        about: 'Region whose department it is 所属区划.',
        to: 'code',
        inverse: { name: 'departments', about: 'Departments of this region 本级处室（科、股）.' },
      }),
    },
    order: [asc('regionCode'), asc('kind')],
  }),
  entity('Code', codeItem, {
    plural: 'codes',
    about: 'Items of all code systems 代码 (functional, economic, settlement, account type …).',
    key: [codeItem.system, codeItem.code],
    members: {
      system: field(codeItem.system, 'Code system, for example "functional" 代码体系.'),
      code: field(codeItem.code, 'Code 代码.'),
      nameZh: field(codeItem.nameZh, 'Chinese name 中文名称.'),
      nameEn: field(codeItem.nameEn, 'English name 英文名称.'),
      isLeaf: field(codeItem.isLeaf, 'Whether money may be booked to it 是否末级.'),
      note: field(codeItem.note, 'Note 说明.'),
      parent: {
        kind: 'one',
        target: 'Code',
        about: 'The code above it 上级代码.',
        on: (from, to) => `${from('system')} = ${to('system')} and ${from('parent')} = ${to('code')}`,
        inverse: { name: 'children', about: 'The codes below it 下级代码.' },
      },
    },
    order: [asc('system'), asc('code')],
  }),
  entity('Epoch', epoch, {
    plural: 'epochs',
    about: 'Epochs 数据期: numbered, consistent states of all data; exactly one is open.',
    key: [epoch.n],
    members: {
      number: field(epoch.n, 'Number 编号.'),
      openedAt: field(epoch.openedAt, 'When it began 开始时间.'),
      closedAt: field(epoch.closedAt, 'When it was closed; null = open 封账时间.'),
    },
    order: [desc('number')],
  }),
];
