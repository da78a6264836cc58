import * as t from '@qingqu/schema';
import { asc, businessEntity, chosen, code, desc, type Entity, field, inRegion, one } from '../model/entity.js';
import * as choices from './choices.js';

export const budgetEntities: Entity[] = [
  businessEntity('Agency', t.agency, {
    plural: 'agencies',
    about: 'Budget units 预算单位.',
    members: {
      code: field(t.agency.code, 'Code 单位代码.'),
      name: field(t.agency.name, 'Name 单位名称.'),
      uscc: field(t.agency.uscc, 'Unified social credit code 统一社会信用代码.'),
      kind: chosen(t.agency.kind, choices.AgencyKind, 'Kind 单位类别.'),
      isBudgetUnit: field(t.agency.isBudgetUnit, 'Whether it has a budget of its own 是否预算单位.'),
      superior: one('Agency', t.agency.superiorAgencyId, {
        about: 'Superior unit 主管单位.',
        inverse: { name: 'subordinates', about: 'Subordinate units 下属单位.' },
      }),
    },
    order: [asc('code')],
  }),
  businessEntity('Fund', t.fund, {
    plural: 'funds',
    about: 'Funds 资金, with the period in which they are monitored (Art. 3).',
    members: {
      code: field(t.fund.code, 'Code 资金代码.'),
      name: field(t.fund.name, 'Name 资金名称.'),
      category: chosen(t.fund.category, choices.FundCategory, 'Category 资金类别.'),
      originLevel: chosen(t.fund.originLevel, choices.FundOrigin, 'Level it comes from 来源层级.'),
      funcPrefixes: field(
        t.fund.funcPrefixes,
        'Prefixes of the functional codes it may be spent on, comma separated; empty = any 可用功能科目前缀.',
      ),
      isPersonal: field(t.fund.isPersonal, 'Whether it is paid to persons 是否到人.'),
      monitoredFrom: field(t.fund.monitoredFrom, 'First day of monitoring 监控起始日.'),
      monitoredTo: field(t.fund.monitoredTo, 'Last day of monitoring; null = until further notice 监控截止日.'),
    },
    order: [asc('code')],
  }),
  businessEntity('FundTargetRegion', t.fundTargetRegion, {
    plural: 'fundTargetRegions',
    about: 'Regions that earmarked funds may be allocated to 定向资金可分配地区; a fund with none is unrestricted.',
    members: {
      fund: one('Fund', t.fundTargetRegion.fundId, {
        about: 'Fund 资金.',
        inverse: { name: 'targetRegions', about: 'Regions it may be allocated to; none = any 可分配地区.' },
      }),
      validFrom: field(t.fundTargetRegion.validFrom, 'First day 生效日期.'),
      validTo: field(t.fundTargetRegion.validTo, 'Last day; null = until further notice 失效日期.'),
    },
    order: [asc('regionCode')],
  }),
  businessEntity('RegionBudget', t.regionBudget, {
    plural: 'regionBudgets',
    about: "When regions' own budgets were approved 预算批复 (Budget Law Art. 52 counts from it).",
    members: {
      fiscalYear: field(t.regionBudget.fiscalYear, 'Fiscal year 预算年度.'),
      approvedOn: field(t.regionBudget.approvedOn, 'Day of approval 批复日期.'),
    },
    order: [desc('fiscalYear')],
  }),
  businessEntity('IndicatorDoc', t.indicatorDoc, {
    plural: 'indicatorDocs',
    about: 'Indicator documents 指标文.',
    members: {
      docNo: field(t.indicatorDoc.docNo, 'Document number, for example 豫财农〔2018〕12号 文号.'),
      title: field(t.indicatorDoc.title, 'Title 标题.'),
      issuedOn: field(t.indicatorDoc.issuedOn, 'Day of issue 印发日期.'),
      kind: chosen(t.indicatorDoc.kind, choices.DocKind, 'Kind 类别.'),
      superiorDocNo: field(t.indicatorDoc.superiorDocNo, "Number of the superior's document 上级文号."),
      issuingRegionCode: field(t.indicatorDoc.issuingRegionCode, 'Code of the issuing region 印发区划代码.'),
      issuingRegion: inRegion(t.indicatorDoc.issuingRegionCode, 'Issuing region 印发区划.', {
        name: 'indicatorDocs',
        about: 'Indicator documents that this region issued 本级印发的指标文.',
      }),
    },
    order: [desc('issuedOn')],
  }),
  businessEntity('Indicator', t.indicator, {
    plural: 'indicators',
    about: 'Budget indicators 预算指标; one without an agency is pending 待分.',
    members: {
      fiscalYear: field(t.indicator.fiscalYear, 'Fiscal year 预算年度.'),
      docIssuedOn: field(t.indicator.docIssuedOn, 'Day of issue of its document 指标文印发日期.'),
      source: chosen(t.indicator.source, choices.IndicatorSource, 'Source 指标来源.'),
      superiorDocNo: field(t.indicator.superiorDocNo, "Number of the superior's document 上级文号."),
      funcCode: code(t.indicator.funcCode, 'functional', 'Functional classification 支出功能分类.'),
      tpFuncCode: code(
        t.indicator.tpFuncCode,
        'functional',
        'Functional classification of the transfer 转移支付功能分类.',
      ),
      govEcoCode: code(t.indicator.govEcoCode, 'gov-economic', 'Government economic classification 政府支出经济分类.'),
      depEcoCode: code(t.indicator.depEcoCode, 'dep-economic', 'Department economic classification 部门支出经济分类.'),
      fundTypeCode: code(t.indicator.fundTypeCode, 'fund-nature', 'Nature of the funds 资金性质.'),
      amount: field(t.indicator.amountFen, 'Amount, yuan 指标金额（元）.'),
      povertyTag: field(t.indicator.povertyTag, 'Whether it is marked as poverty funds 扶贫资金标识.'),
      integrationPlanRef: field(t.indicator.integrationPlanRef, 'Integration plan 统筹整合方案.'),
      receivedAt: field(t.indicator.receivedAt, 'When it was received 接收时间.'),
      registeredAt: field(t.indicator.registeredAt, 'When it was registered 登记时间.'),
      status: chosen(t.indicator.status, choices.RecordStatus, 'Status 状态.'),
      doc: one('IndicatorDoc', t.indicator.docId, {
        about: 'Its document 指标文.',
        inverse: { name: 'indicators', about: 'Indicators of this document 本文下达的指标.' },
      }),
      fund: one('Fund', t.indicator.fundId, {
        about: 'Fund 资金.',
        inverse: { name: 'indicators', about: 'Indicators of this fund 本资金的指标.' },
      }),
      agency: one('Agency', t.indicator.agencyId, {
        about: 'Budget unit; none = pending 预算单位（空为待分）.',
        inverse: { name: 'indicators', about: 'Indicators of this unit 本单位的指标.' },
      }),
      project: one('Project', t.indicator.projectId, {
        about: 'Project 项目.',
        inverse: { name: 'indicators', about: 'Indicators of this project 本项目的指标.' },
      }),
      upstreamAllocation: one('Allocation', t.indicator.upstreamAllocationId, {
        about: "The superior's allocation that it receives 上级分配.",
        inverse: { name: 'receivedAs', about: 'Indicators that received this allocation 下级接收的指标.' },
      }),
      origin: one('Indicator', t.indicator.originIndicatorId, {
        about: 'The indicator it was carried over from 结转来源指标.',
        inverse: { name: 'carriedOver', about: 'Indicators carried over from it 结转形成的指标.' },
      }),
    },
    order: [desc('docIssuedOn')],
    stats: {
      groups: {
        REGION: { kind: 'region', level: 'own' },
        COUNTY: { kind: 'region', level: 'county' },
        PREFECTURE: { kind: 'region', level: 'prefecture' },
        MONTH: { kind: 'month', field: 'docIssuedOn' },
        FUND: { kind: 'relation', relation: 'fund', shows: ['code', 'name'] },
        SOURCE: { kind: 'field', field: 'source' },
        STATUS: { kind: 'field', field: 'status' },
        FISCAL_YEAR: { kind: 'field', field: 'fiscalYear' },
      },
      measures: ['amount'],
    },
  }),
  businessEntity('IndicatorAdjustment', t.indicatorAdjustment, {
    plural: 'indicatorAdjustments',
    about: "Adjustments of an indicator's amount 指标调整.",
    members: {
      delta: field(t.indicatorAdjustment.deltaFen, 'Change, yuan; negative = less 调整金额（元）.'),
      adjustedOn: field(t.indicatorAdjustment.adjustedOn, 'Day of adjustment 调整日期.'),
      reason: field(t.indicatorAdjustment.reason, 'Reason 调整原因.'),
      batchNo: field(t.indicatorAdjustment.batchNo, 'Adjustment batch number 调整批号.'),
      status: chosen(t.indicatorAdjustment.status, choices.RecordStatus, 'Status 状态.'),
      indicator: one('Indicator', t.indicatorAdjustment.indicatorId, {
        about: 'Indicator 指标.',
        inverse: { name: 'adjustments', about: 'Adjustments of this indicator 指标调整.' },
      }),
    },
    order: [desc('adjustedOn')],
  }),
  businessEntity('Allocation', t.allocation, {
    plural: 'allocations',
    about: 'Allocations 指标分配 to a lower region or to a budget unit; both ends see them.',
    members: {
      kind: chosen(t.allocation.kind, choices.AllocationKind, 'Who it goes to 分配对象.'),
      fiscalYear: field(t.allocation.fiscalYear, 'Fiscal year 预算年度.'),
      fundTypeCode: code(t.allocation.fundTypeCode, 'fund-nature', 'Nature of the funds 资金性质.'),
      tpFuncCode: code(
        t.allocation.tpFuncCode,
        'functional',
        'Functional classification of the transfer 转移支付功能分类.',
      ),
      povertyTag: field(t.allocation.povertyTag, 'Whether it is marked as poverty funds 扶贫资金标识.'),
      amount: field(t.allocation.amountFen, 'Amount, yuan 分配金额（元）.'),
      docNo: field(t.allocation.docNo, 'Document number 文号.'),
      docIssuedOn: field(t.allocation.docIssuedOn, 'Day of issue of the document 印发日期.'),
      docKind: chosen(t.allocation.docKind, choices.DocKind, 'Kind of document 指标文类别.'),
      allocatedAt: field(t.allocation.allocatedAt, 'When it was allocated 分配时间.'),
      status: chosen(t.allocation.status, choices.RecordStatus, 'Status 状态.'),
      indicator: one('Indicator', t.allocation.indicatorId, {
        about: 'Indicator that is allocated 被分配指标.',
        inverse: { name: 'allocations', about: 'Allocations of this indicator 本指标的分配.' },
      }),
      fund: one('Fund', t.allocation.fundId, {
        about: 'Fund 资金.',
        inverse: { name: 'allocations', about: 'Allocations of this fund 本资金的分配.' },
      }),
      toAgency: one('Agency', t.allocation.toAgencyId, {
        about: 'Budget unit it goes to 接收单位.',
        inverse: { name: 'allocations', about: 'Allocations to this unit 分配给本单位的指标.' },
      }),
      fromRegionCode: field(t.allocation.fromRegionCode, 'Code of the sending region 分配方区划代码.'),
      toRegionCode: field(t.allocation.toRegionCode, 'Code of the receiving region 接收方区划代码.'),
      fromRegion: one('Region', t.allocation.fromRegionCode, {
        about: 'Sending region 分配方.',
        to: 'code',
        inverse: { name: 'allocationsSent', about: 'Allocations that this region made 本级分配出去的指标.' },
      }),
      toRegion: inRegion(t.allocation.toRegionCode, 'Receiving region 接收方.', {
        name: 'allocations',
        about: 'Allocations to this region or its units 分配到本级的指标.',
      }),
    },
    order: [desc('docIssuedOn')],
    stats: {
      groups: {
        REGION: { kind: 'region', level: 'own' },
        COUNTY: { kind: 'region', level: 'county' },
        PREFECTURE: { kind: 'region', level: 'prefecture' },
        MONTH: { kind: 'month', field: 'docIssuedOn' },
        FUND: { kind: 'relation', relation: 'fund', shows: ['code', 'name'] },
        KIND: { kind: 'field', field: 'kind' },
        STATUS: { kind: 'field', field: 'status' },
        FISCAL_YEAR: { kind: 'field', field: 'fiscalYear' },
      },
      measures: ['amount'],
    },
  }),
  businessEntity('Plan', t.plan, {
    plural: 'plans',
    about: 'Fund-use plans for a month 用款计划.',
    members: {
      planNo: field(t.plan.planNo, 'Plan number 计划号.'),
      fiscalYear: field(t.plan.fiscalYear, 'Fiscal year 预算年度.'),
      month: field(t.plan.month, 'Month, 1 to 12 计划月份.'),
      payTypeCode: code(t.plan.payTypeCode, 'payment-method', 'Payment method 支付方式.'),
      applied: field(t.plan.appliedFen, 'Amount applied for, yuan 申报金额（元）.'),
      amount: field(t.plan.amountFen, 'Amount approved, yuan 批复金额（元）.'),
      approvedAt: field(t.plan.approvedAt, 'When it was approved 批复时间.'),
      status: chosen(t.plan.status, choices.PlanStatus, 'Status 状态.'),
      indicator: one('Indicator', t.plan.indicatorId, {
        about: 'Indicator 指标.',
        inverse: { name: 'plans', about: 'Plans on this indicator 本指标的用款计划.' },
      }),
      allocation: one('Allocation', t.plan.allocationId, {
        about: 'Allocation 分配.',
        inverse: { name: 'plans', about: 'Plans on this allocation 本分配的用款计划.' },
      }),
      agency: one('Agency', t.plan.agencyId, {
        about: 'Budget unit 预算单位.',
        inverse: { name: 'plans', about: 'Plans of this unit 本单位的用款计划.' },
      }),
    },
    order: [desc('fiscalYear'), desc('month')],
  }),
  businessEntity('Project', t.project, {
    plural: 'projects',
    about: 'Projects of the project library 项目库项目.',
    members: {
      code: field(t.project.code, 'Code 项目代码.'),
      name: field(t.project.name, 'Name 项目名称.'),
      startedOn: field(t.project.startedOn, 'Day it began 开始日期.'),
      endedOn: field(t.project.endedOn, 'Day it ended 结束日期.'),
      status: chosen(t.project.status, choices.ProjectStatus, 'Status 状态.'),
    },
    order: [asc('code')],
  }),
  businessEntity('Contract', t.contract, {
    plural: 'contracts',
    about: 'Contracts 合同 that payments refer to by their number.',
    members: {
      contractNo: field(t.contract.contractNo, 'Contract number 合同号.'),
      name: field(t.contract.name, 'Name 合同名称.'),
      tenderRef: field(t.contract.tenderRef, 'Number of the tender or procurement it came from 招标（采购）编号.'),
      amount: field(t.contract.amountFen, 'Amount, yuan 合同金额（元）.'),
      signedOn: field(t.contract.signedOn, 'Day of signature 签订日期.'),
      agency: one('Agency', t.contract.agencyId, {
        about: 'Budget unit that made it 签订单位.',
        inverse: { name: 'contracts', about: 'Contracts of this unit 本单位的合同.' },
      }),
    },
    order: [desc('signedOn')],
  }),
];
