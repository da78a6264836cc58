import { day, fen, flag, id, relation, whole, word } from './relation.js';

/** Regions 省/市/县/乡 with both parents. */
export const regions = relation('regions', 'region', {
  code: word().notNull(),
  name: word().notNull(),
  level: word().notNull(),
  adminParent: word(),
  fiscalParent: word(),
  isPovertyCounty: flag().notNull(),
  validFrom: day(),
  validTo: day(),
  successor: word(),
});

/** The working-day calendar. `workdayNo` counts the working days up to and including the day. */
export const calendar = relation('calendar', 'calendar_day', {
  day: day().notNull(),
  isWorkday: flag().notNull(),
  workdayNo: whole().notNull(),
});

/** Code systems: functional, gov-economic, dep-economic, settlement, account-type … */
export const codeItems = relation('code_items', 'code_item', {
  system: word().notNull(),
  code: word().notNull(),
  nameZh: word().notNull(),
  parent: word(),
  isLeaf: flag().notNull(),
});

/** Budget units 预算单位. */
export const agencies = relation('agencies', 'agency', {
  id: id().notNull(),
  code: word().notNull(),
  name: word().notNull(),
  uscc: word(),
  regionCode: word().notNull(),
  superiorAgencyId: id(),
  kind: word().notNull(),
  isBudgetUnit: flag().notNull(),
});

/** Funds 资金; `monitoredFrom`/`monitoredTo` bound the days on which the fund is monitored (Art. 3). */
export const funds = relation('funds', 'fund', {
  id: id().notNull(),
  code: word().notNull(),
  name: word().notNull(),
  category: word().notNull(),
  originLevel: word().notNull(),
  funcPrefixes: word().notNull(),
  isPersonal: flag().notNull(),
  monitoredFrom: day(),
  monitoredTo: day(),
});

/** Regions that an earmarked fund may go to. */
export const fundTargetRegions = relation('fund_target_regions', 'fund_target_region', {
  id: id().notNull(),
  fundId: id().notNull(),
  regionCode: word().notNull(),
  validFrom: day().notNull(),
  validTo: day(),
});

/** When a region's own budget of a year was approved by its people's congress 预算批复: the statutory periods of Budget Law Art. 52 begin then. */
export const regionBudgets = relation('region_budgets', 'region_budget', {
  id: id().notNull(),
  regionCode: word().notNull(),
  fiscalYear: whole().notNull(),
  approvedOn: day().notNull(),
});

/** Indicator documents 指标文. */
export const indicatorDocs = relation('indicator_docs', 'indicator_doc', {
  id: id().notNull(),
  docNo: word().notNull(),
  issuedOn: day().notNull(),
  issuingRegionCode: word().notNull(),
  kind: word().notNull(),
  superiorDocNo: word(),
});

/** Budget indicators 预算指标; without an agency they are pending 待分. */
export const indicators = relation('indicators', 'indicator', {
  id: id().notNull(),
  regionCode: word().notNull(),
  fiscalYear: whole().notNull(),
  docId: id(),
  docIssuedOn: day().notNull(),
  fundId: id().notNull(),
  source: word().notNull(),
  upstreamAllocationId: id(),
  originIndicatorId: id(),
  superiorDocNo: word(),
  funcCode: word(),
  tpFuncCode: word(),
  govEcoCode: word(),
  depEcoCode: word(),
  fundTypeCode: word(),
  agencyId: id(),
  projectId: id(),
  amountFen: fen().notNull(),
  povertyTag: flag(),
  integrationPlanRef: word(),
  receivedOn: day(),
  registeredOn: day(),
  status: word().notNull(),
});

/** Adjustments 指标调整 by a signed delta. */
export const indicatorAdjustments = relation('indicator_adjustments', 'indicator_adjustment', {
  id: id().notNull(),
  indicatorId: id().notNull(),
  regionCode: word().notNull(),
  deltaFen: fen().notNull(),
  adjustedOn: day().notNull(),
  status: word().notNull(),
});

/** Allocations 指标分配 to a lower region or to an agency. */
export const allocations = relation('allocations', 'allocation', {
  id: id().notNull(),
  indicatorId: id().notNull(),
  kind: word().notNull(),
  fromRegionCode: word().notNull(),
  toRegionCode: word().notNull(),
  toAgencyId: id(),
  fundId: id().notNull(),
  fundTypeCode: word(),
  fiscalYear: whole().notNull(),
  tpFuncCode: word(),
  povertyTag: flag(),
  amountFen: fen().notNull(),
  docNo: word(),
  docIssuedOn: day().notNull(),
  docKind: word().notNull(),
  allocatedOn: day().notNull(),
  status: word().notNull(),
});

/** Fund-use plans 用款计划, one a month. */
export const plans = relation('plans', 'plan', {
  id: id().notNull(),
  planNo: word().notNull(),
  regionCode: word().notNull(),
  indicatorId: id().notNull(),
  allocationId: id(),
  agencyId: id().notNull(),
  fiscalYear: whole().notNull(),
  month: whole().notNull(),
  payTypeCode: word(),
  appliedFen: fen().notNull(),
  amountFen: fen().notNull(),
  approvedOn: day(),
  status: word().notNull(),
});

/** Projects of the project library 项目库. */
export const projects = relation('projects', 'project', {
  id: id().notNull(),
  code: word().notNull(),
  regionCode: word().notNull(),
  startedOn: day(),
  endedOn: day(),
  status: word().notNull(),
});

/** Contracts 合同. `tenderRef` is the number of the tender or procurement it came from; null when there was none. */
export const contracts = relation('contracts', 'contract', {
  id: id().notNull(),
  contractNo: word().notNull(),
  regionCode: word().notNull(),
  agencyId: id().notNull(),
  tenderRef: word(),
  amountFen: fen(),
  signedOn: day(),
});
