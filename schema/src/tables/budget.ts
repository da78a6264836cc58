import { boolean, index, integer, smallint, text } from 'drizzle-orm/pg-core';
import { businessTable, civilDate, fen, instant, ref, regionCode } from '../columns.js';

/** A budget unit 预算单位. Key: its code. */
export const [agency, agencyHistory] = businessTable(
  'agency',
  () => ({
    code: text().notNull(),
    name: text().notNull(),
    uscc: text(),
    regionCode: regionCode().notNull(),
    superiorAgencyId: ref(),
    kind: text({ enum: ['unit', 'placeholder', 'township_gov', 'finance_dept', 'public_institution'] }).notNull(),
    isBudgetUnit: boolean().notNull(),
  }),
  (t) => [index('agency_scope').on(t.scopeOrd, t.id)],
);

/** A fund 资金 with its monitored period (Art. 3: the scope is adjusted over time). Key: its code. Scoped to everybody. */
export const [fund, fundHistory] = businessTable('fund', () => ({
  code: text().notNull(),
  name: text().notNull(),
  category: text({
    enum: [
      'general_budget_special',
      'gov_fund_special',
      'integrated_agri',
      'local_bond',
      'construction_land',
      'nondirected_donation',
      'relocation_financing',
      'other',
    ],
  }).notNull(),
  originLevel: text({ enum: ['central', 'province', 'prefecture', 'county'] }).notNull(),
  /** Functional code prefixes on which the fund may be spent, comma separated; empty = any. */
  funcPrefixes: text().notNull(),
  isPersonal: boolean().notNull(),
  monitoredFrom: civilDate(),
  monitoredTo: civilDate(),
}));

/** A region that an earmarked fund may be allocated to; a fund with none is unrestricted. */
export const [fundTargetRegion, fundTargetRegionHistory] = businessTable(
  'fund_target_region',
  () => ({
    fundId: ref().notNull(),
    regionCode: regionCode().notNull(),
    validFrom: civilDate().notNull(),
    validTo: civilDate(),
  }),
  (t) => [index('fund_target_region_fund').on(t.fundId)],
);

/** An indicator document 指标文. */
export const [indicatorDoc, indicatorDocHistory] = businessTable(
  'indicator_doc',
  () => ({
    docNo: text().notNull(),
    title: text().notNull(),
    issuedOn: civilDate().notNull(),
    issuingRegionCode: regionCode().notNull(),
    kind: text({ enum: ['normal', 'advance', 'adjust'] }).notNull(),
    superiorDocNo: text(),
  }),
  (t) => [index('indicator_doc_scope').on(t.scopeOrd, t.issuedOn)],
);

/** A budget indicator 预算指标; without an agency it is pending 待分. */
export const [indicator, indicatorHistory] = businessTable(
  'indicator',
  () => ({
    regionCode: regionCode().notNull(),
    fiscalYear: smallint().notNull(),
    docId: ref(),
    docIssuedOn: civilDate().notNull(),
    fundId: ref().notNull(),
    source: text({ enum: ['central', 'superior', 'local', 'carryover'] }).notNull(),
    upstreamAllocationId: ref(),
    originIndicatorId: ref(),
    superiorDocNo: text(),
    funcCode: text(),
    tpFuncCode: text(),
    govEcoCode: text(),
    depEcoCode: text(),
    fundTypeCode: text(),
    agencyId: ref(),
    projectId: ref(),
    amountFen: fen().notNull(),
    povertyTag: boolean(),
    integrationPlanRef: text(),
    receivedAt: instant(),
    registeredAt: instant(),
    status: text({ enum: ['draft', 'active', 'void', 'deleted'] }).notNull(),
  }),
  (t) => [
    index('indicator_scope').on(t.scopeOrd, t.docIssuedOn),
    index('indicator_issued').on(t.docIssuedOn, t.id),
    index('indicator_doc_id').on(t.docId),
    index('indicator_fund_id').on(t.fundId),
    index('indicator_upstream').on(t.upstreamAllocationId),
    index('indicator_agency').on(t.agencyId),
  ],
);

/** An adjustment 指标调整 of an indicator's amount, by a signed delta. */
export const [indicatorAdjustment, indicatorAdjustmentHistory] = businessTable(
  'indicator_adjustment',
  () => ({
    indicatorId: ref().notNull(),
    regionCode: regionCode().notNull(),
    deltaFen: fen().notNull(),
    adjustedOn: civilDate().notNull(),
    reason: text(),
    batchNo: text(),
    status: text({ enum: ['draft', 'active', 'void', 'deleted'] }).notNull(),
  }),
  (t) => [index('indicator_adjustment_indicator').on(t.indicatorId)],
);

/** An allocation 指标分配 to a lower region or to an agency; scoped where the money goes, so both ends see it. */
export const [allocation, allocationHistory] = businessTable(
  'allocation',
  () => ({
    indicatorId: ref().notNull(),
    kind: text({ enum: ['to_region', 'to_agency'] }).notNull(),
    fromRegionCode: regionCode().notNull(),
    toRegionCode: regionCode().notNull(),
    toAgencyId: ref(),
    fundId: ref().notNull(),
    fundTypeCode: text(),
    fiscalYear: smallint().notNull(),
    tpFuncCode: text(),
    povertyTag: boolean(),
    amountFen: fen().notNull(),
    docNo: text(),
    docIssuedOn: civilDate().notNull(),
    docKind: text({ enum: ['normal', 'advance', 'adjust'] }).notNull(),
    allocatedAt: instant().notNull(),
    status: text({ enum: ['draft', 'active', 'void', 'deleted'] }).notNull(),
  }),
  (t) => [
    index('allocation_scope').on(t.scopeOrd, t.docIssuedOn),
    index('allocation_indicator').on(t.indicatorId),
    index('allocation_agency').on(t.toAgencyId),
    index('allocation_from').on(t.fromRegionCode),
  ],
);

/** A fund-use plan 用款计划 for a month. */
export const [plan, planHistory] = businessTable(
  'plan',
  () => ({
    planNo: text().notNull(),
    regionCode: regionCode().notNull(),
    indicatorId: ref().notNull(),
    allocationId: ref(),
    agencyId: ref().notNull(),
    fiscalYear: smallint().notNull(),
    month: integer().notNull(),
    payTypeCode: text(),
    appliedFen: fen().notNull(),
    amountFen: fen().notNull(),
    approvedAt: instant(),
    status: text({ enum: ['draft', 'applied', 'approved', 'void', 'deleted'] }).notNull(),
  }),
  (t) => [index('plan_scope').on(t.scopeOrd, t.fiscalYear, t.month), index('plan_indicator').on(t.indicatorId)],
);

/** A project of the project library 项目库. */
export const [project, projectHistory] = businessTable(
  'project',
  () => ({
    code: text().notNull(),
    name: text().notNull(),
    regionCode: regionCode().notNull(),
    startedOn: civilDate(),
    endedOn: civilDate(),
    status: text({ enum: ['planned', 'running', 'done', 'stopped'] }).notNull(),
  }),
  (t) => [index('project_scope').on(t.scopeOrd, t.id)],
);

/** When a region's own budget of a year was approved 预算批复 (Budget Law Art. 52 counts from it). Key: `<region code>:<year>`. */
export const [regionBudget, regionBudgetHistory] = businessTable(
  'region_budget',
  () => ({
    regionCode: regionCode().notNull(),
    fiscalYear: smallint().notNull(),
    approvedOn: civilDate().notNull(),
  }),
  (t) => [index('region_budget_scope').on(t.scopeOrd, t.fiscalYear)],
);

/** A contract 合同 that payments refer to by its number. */
export const [contract, contractHistory] = businessTable(
  'contract',
  () => ({
    contractNo: text().notNull(),
    regionCode: regionCode().notNull(),
    agencyId: ref().notNull(),
    name: text(),
    /** The number of the tender or procurement it came from 招标/采购编号. */
    tenderRef: text(),
    amountFen: fen(),
    signedOn: civilDate(),
  }),
  (t) => [index('contract_scope').on(t.scopeOrd, t.id), index('contract_no').on(t.contractNo)],
);
