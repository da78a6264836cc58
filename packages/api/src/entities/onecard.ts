import { programme, programmeStandard, subsidyBatch, subsidyLine } from '@qingqu/schema';
import { asc, businessEntity, chosen, desc, type Entity, field, one } from '../model/entity.js';
import { IdCheck, ProgrammeFrequency, ProgrammeUnit, SubsidyLineStatus } from './choices.js';

export const onecardEntities: Entity[] = [
  businessEntity('Programme', programme, {
    readers: 'budget',
    plural: 'programmes',
    about: 'Subsidy programmes 补贴项目.',
    members: {
      code: field(programme.code, 'Code 代码.'),
      name: field(programme.name, 'Name 名称.'),
      department: field(programme.department, 'Department in charge 主管部门.'),
      per: chosen(programme.per, ProgrammeUnit, 'What it is counted by 计量.'),
      frequency: chosen(programme.frequency, ProgrammeFrequency, 'How often it is paid 发放频次.'),
      maxPerPeriod: field(programme.maxPerPeriod, 'Most credits in a period 每期最多次数.'),
      poorOnly: field(programme.poorOnly, 'For registered households only 是否仅限建档立卡户.'),
      minAge: field(programme.minAge, 'Least age, years 最低年龄.'),
      maxAge: field(programme.maxAge, 'Greatest age, years 最高年龄.'),
      exclusiveGroup: field(programme.exclusiveGroup, 'Programmes of one group exclude one another 互斥组.'),
      cap: field(programme.capFen, 'Most that is paid, yuan 上限（元）.'),
    },
    order: [asc('code')],
  }),
  businessEntity('ProgrammeStandard', programmeStandard, {
    readers: 'budget',
    plural: 'programmeStandards',
    about: 'Amount per unit of a programme in a region for a period 补贴标准.',
    members: {
      validFrom: field(programmeStandard.validFrom, 'First day 生效日期.'),
      validTo: field(programmeStandard.validTo, 'Last day; null = until further notice 失效日期.'),
      amount: field(programmeStandard.amountFen, 'Amount per unit, yuan 标准（元）.'),
      programme: one('Programme', programmeStandard.programmeId, {
        about: 'Programme 补贴项目.',
        inverse: { name: 'standards', about: 'Standards by region and period 补贴标准.' },
      }),
    },
    order: [desc('validFrom')],
  }),
  businessEntity('SubsidyBatch', subsidyBatch, {
    plural: 'subsidyBatches',
    about: 'One-card subsidy batches 一卡通发放批次.',
    members: {
      period: field(subsidyBatch.period, 'Period 发放期间.'),
      noticeFrom: field(subsidyBatch.noticeFrom, 'First day of public notice 公示起始日.'),
      noticeTo: field(subsidyBatch.noticeTo, 'Last day of public notice 公示截止日.'),
      submittedAt: field(subsidyBatch.submittedAt, 'When it was submitted 报送时间.'),
      approvedAt: field(subsidyBatch.approvedAt, 'When it was approved 审核时间.'),
      fundedOn: field(subsidyBatch.fundedOn, 'Day on which the agent bank had the money 资金到位日期.'),
      total: field(subsidyBatch.totalFen, 'Total, yuan 总金额（元）.'),
      lineCount: field(subsidyBatch.lineCount, 'Number of lines 明细数.'),
      programme: one('Programme', subsidyBatch.programmeId, {
        about: 'Programme 补贴项目.',
        inverse: { name: 'subsidyBatches', about: 'Batches of this programme 发放批次.' },
      }),
      payment: one('Payment', subsidyBatch.paymentId, {
        about: 'Payment to the agent bank that funds it 拨付代理银行的支付.',
        inverse: { name: 'subsidyBatches', about: 'Subsidy batches that it funds 所拨付的发放批次.' },
      }),
    },
    order: [desc('period')],
  }),
  businessEntity('SubsidyLine', subsidyLine, {
    plural: 'subsidyLines',
    about: "One-card lines 一卡通发放明细: a credit to one person's card each.",
    personal: 'all',
    members: {
      lineNo: field(subsidyLine.lineNo, 'Line of the batch 序号.'),
      periodStart: field(subsidyLine.periodStart, 'First day it is paid for 期间起始日.'),
      periodEnd: field(subsidyLine.periodEnd, 'Last day it is paid for 期间截止日.'),
      name: field(subsidyLine.name, 'Family name 姓名（脱敏）.'),
      idNoMasked: field(subsidyLine.idNoMasked, 'ID number, masked 身份证号（脱敏）.'),
      idCheck: chosen(subsidyLine.idCheck, IdCheck, 'What the check of the ID number says 身份证号校验结果.'),
      cardNoMasked: field(subsidyLine.cardNoMasked, 'Card number, masked 卡号（脱敏）.'),
      quantity: field(subsidyLine.quantity, 'Persons, mu, heads … as the programme counts 数量.'),
      amount: field(subsidyLine.amountFen, 'Amount, yuan 金额（元）.'),
      status: chosen(subsidyLine.status, SubsidyLineStatus, 'Outcome 发放结果.'),
      paidOn: field(subsidyLine.paidOn, 'Day of credit 发放日期.'),
      returnedOn: field(subsidyLine.returnedOn, 'Day of return 退回日期.'),
      reason: field(subsidyLine.reason, 'Reason of failure or return 失败或退回原因.'),
      townshipCode: field(subsidyLine.townshipCode, 'Code of the township 乡镇代码.'),
      villageCode: field(subsidyLine.villageCode, 'Code of the village 村代码.'),
      subsidyBatch: one('SubsidyBatch', subsidyLine.batchId, {
        about: 'Subsidy batch 发放批次.',
        inverse: { name: 'lines', about: 'Lines of this batch 发放明细.' },
      }),
      programme: one('Programme', subsidyLine.programmeId, {
        about: 'Programme 补贴项目.',
        inverse: { name: 'lines', about: 'Lines of this programme 发放明细.' },
      }),
      person: one('Person', subsidyLine.personId, {
        about: 'Person 个人.',
        inverse: { name: 'subsidyLines', about: 'Subsidies to this person 发放给该人的补贴.' },
      }),
      household: one('Household', subsidyLine.householdId, {
        about: 'Household 户.',
        inverse: { name: 'subsidyLines', about: 'Subsidies to this household 发放给该户的补贴.' },
      }),
      card: one('Account', subsidyLine.cardId, {
        about: 'Card 银行卡.',
        inverse: { name: 'subsidyLines', about: 'Subsidies credited to this card 发放到该卡的补贴.' },
      }),
      reissueOf: one('SubsidyLine', subsidyLine.reissueOfId, {
        about: 'The failed line that it pays again 补发的原明细.',
        inverse: { name: 'reissues', about: 'Lines that pay it again 补发明细.' },
      }),
    },
    order: [desc('paidOn')],
    stats: {
      groups: {
        REGION: { kind: 'region', level: 'own' },
        COUNTY: { kind: 'region', level: 'county' },
        PREFECTURE: { kind: 'region', level: 'prefecture' },
        MONTH: { kind: 'month', field: 'paidOn' },
        PROGRAMME: { kind: 'relation', relation: 'programme', shows: ['code', 'name'] },
        STATUS: { kind: 'field', field: 'status' },
      },
      measures: ['amount'],
      distinct: { people: 'person', households: 'household' },
    },
  }),
];
