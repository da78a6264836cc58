import { enterprise, enterprisePerson, household, householdMember, person } from '@qingqu/schema';
import { asc, businessEntity, chosen, desc, type Entity, field, one } from '../model/entity.js';
import { EnterpriseRole, HouseholdStatus, Sex } from './choices.js';

export const partyEntities: Entity[] = [
  businessEntity('Person', person, {
    plural: 'people',
    about: 'Natural persons 个人; names and ID numbers are masked.',
    personal: 'all',
    members: {
      name: field(person.name, 'Family name 姓名（脱敏）.'),
      idNoMasked: field(person.idNoMasked, 'ID number, masked 身份证号（脱敏）.'),
      sex: chosen(person.sex, Sex, 'Sex 性别.'),
      bornOn: field(person.bornOn, 'Day of birth 出生日期.'),
      guardian: one('Person', person.guardianId, {
        about: 'Guardian 监护人.',
        inverse: { name: 'wards', about: 'Those whose guardian it is 被监护人.' },
      }),
    },
    order: [asc('idNoMasked')],
  }),
  businessEntity('Household', household, {
    plural: 'households',
    about: 'Registered households 建档立卡户.',
    personal: 'all',
    members: {
      householdNo: field(household.householdNo, 'Household number 户编号.'),
      villageCode: field(household.villageCode, 'Code of the village 村代码.'),
      status: chosen(household.status, HouseholdStatus, 'Status 状态.'),
      registeredOn: field(household.registeredOn, 'Day of registration 建档日期.'),
      liftedOn: field(household.liftedOn, 'Day on which it was lifted out of poverty 脱贫日期.'),
      cause: field(household.cause, 'Cause of poverty 致贫原因.'),
      head: one('Person', household.headId, {
        about: 'Head of the household 户主.',
        inverse: { name: 'headOf', about: 'Households of which it is the head 任户主的户.' },
      }),
    },
    order: [asc('householdNo')],
  }),
  businessEntity('HouseholdMember', householdMember, {
    plural: 'householdMembers',
    about: 'Members of households, with the time of membership 家庭成员.',
    personal: 'all',
    members: {
      relation: field(householdMember.relation, 'Relation to the head 与户主关系.'),
      validFrom: field(householdMember.validFrom, 'First day 起始日期.'),
      validTo: field(householdMember.validTo, 'Last day; null = still 截止日期.'),
      household: one('Household', householdMember.householdId, {
        about: 'Household 户.',
        inverse: { name: 'members', about: 'Members 家庭成员.' },
      }),
      person: one('Person', householdMember.personId, {
        about: 'Person 个人.',
        inverse: { name: 'memberships', about: 'Households it belongs or belonged to 所在户.' },
      }),
    },
    order: [desc('validFrom')],
  }),
  businessEntity('Enterprise', enterprise, {
    plural: 'enterprises',
    about: 'Enterprises 企业.',
    members: {
      uscc: field(enterprise.uscc, 'Unified social credit code 统一社会信用代码.'),
      name: field(enterprise.name, 'Name 企业名称.'),
      type: field(enterprise.type, 'Type 企业类型.'),
      regCapital: field(enterprise.regCapitalFen, 'Registered capital, yuan 注册资本（元）.'),
      establishedOn: field(enterprise.establishedOn, 'Day of establishment 成立日期.'),
      address: field(enterprise.address, 'Address 住所.'),
      businessScope: field(enterprise.businessScope, 'Scope of business 经营范围.'),
    },
    order: [asc('uscc')],
  }),
  businessEntity('EnterprisePerson', enterprisePerson, {
    plural: 'enterprisePeople',
    about: 'Roles of persons in enterprises 企业任职与持股.',
    personal: 'all',
    members: {
      role: chosen(enterprisePerson.role, EnterpriseRole, 'Role 任职.'),
      shareBp: field(enterprisePerson.shareBp, 'Share, in hundredths of a percent 持股比例（万分之一）.'),
      validFrom: field(enterprisePerson.validFrom, 'First day 起始日期.'),
      validTo: field(enterprisePerson.validTo, 'Last day 截止日期.'),
      isCurrent: field(enterprisePerson.isCurrent, 'Whether it holds now 是否现任.'),
      enterprise: one('Enterprise', enterprisePerson.enterpriseId, {
        about: 'Enterprise 企业.',
        inverse: { name: 'people', about: 'Persons with a role in it 任职与持股人员.' },
      }),
      person: one('Person', enterprisePerson.personId, {
        about: 'Person 个人.',
        inverse: { name: 'enterpriseRoles', about: 'Roles in enterprises 在企业的任职与持股.' },
      }),
    },
    order: [asc('role')],
  }),
];
