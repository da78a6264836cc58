import * as tables from '@qingqu/schema';
import { boolean, choice, code, date, instant, integer, reference, region, text, uscc, yuan } from '../columns.js';
import { feed } from '../feed.js';
import { documentKey, ownKey, regionYearKey } from '../keys.js';

const sourceSystem = 'budget-execution';

const fiscalYear = () => integer('2018', { min: 1990, max: 2199 });
const functional = () => code('functional', '2130505', { partial: true });

export const agency = feed({
  table: tables.agency,
  sourceSystem,
  title: { zh: '预算单位', en: 'Budget units' },
  key: ownKey('410225001', 'code'),
  scope: 'region_code',
  columns: {
    name: text('兰考县扶贫开发办公室', { max: 200 }),
    uscc: uscc(),
    region_code: region(),
    superior_agency_key: reference('agency', '410225000'),
    kind: choice(),
    is_budget_unit: boolean(),
  },
});

export const fund = feed({
  table: tables.fund,
  sourceSystem,
  title: { zh: '资金', en: 'Funds' },
  key: ownKey('F2018-001', 'code'),
  scope: 'province',
  columns: {
    name: text('财政专项扶贫资金', { max: 200 }),
    category: choice(),
    origin_level: choice(),
    func_prefixes: text('21305,21301', { max: 200, orEmpty: true }),
    is_personal: boolean(),
    monitored_from: date('2018-01-01'),
    monitored_to: date('2020-12-31'),
  },
});

export const fundTargetRegion = feed({
  table: tables.fundTargetRegion,
  sourceSystem,
  title: { zh: '资金限定地区', en: 'Regions of earmarked funds' },
  key: ownKey('F2018-001:410225000000'),
  scope: 'region_code',
  columns: {
    fund_key: reference('fund', 'F2018-001'),
    region_code: region(),
    valid_from: date('2018-01-01'),
    valid_to: date('2018-12-31'),
  },
});

export const indicatorDoc = feed({
  table: tables.indicatorDoc,
  sourceSystem,
  title: { zh: '指标文', en: 'Indicator documents' },
  key: documentKey,
  scope: 'issuing_region_code',
  columns: {
    doc_no: text('豫财农〔2018〕12号', { max: 100 }),
    title: text('关于下达2018年财政专项扶贫资金的通知'),
    issued_on: date('2018-03-12'),
    issuing_region_code: region('410000000000'),
    kind: choice(),
    superior_doc_no: text('财农〔2018〕5号', { max: 100 }),
  },
});

export const indicator = feed({
  table: tables.indicator,
  sourceSystem,
  title: { zh: '预算指标', en: 'Budget indicators' },
  key: ownKey('IND-2018-000123'),
  scope: 'region_code',
  columns: {
    region_code: region(),
    fiscal_year: fiscalYear(),
    doc_key: reference('indicator_doc', '410000000000:豫财农〔2018〕12号'),
    doc_issued_on: date('2018-03-12'),
    fund_key: reference('fund', 'F2018-001'),
    source: choice(),
    upstream_allocation_key: reference('allocation', 'ALLOC-2018-000077'),
    origin_indicator_key: reference('indicator', 'IND-2018-000001'),
    superior_doc_no: text('财农〔2018〕5号', { max: 100 }),
    func_code: functional(),
    tp_func_code: functional(),
    gov_eco_code: code('gov-economic', '50903'),
    dep_eco_code: code('dep-economic', '30399'),
    fund_type_code: code('fund-nature', '11'),
    agency_key: reference('agency', '410225001'),
    project_key: reference('project', 'P2018-0001'),
    amount: yuan('1200000.00'),
    poverty_tag: boolean(),
    integration_plan_ref: text('兰整合〔2018〕1号', { max: 200 }),
    received_at: instant('2018-03-13 09:30:00'),
    registered_at: instant('2018-03-14 10:00:00'),
    status: choice(),
  },
});

export const indicatorAdjustment = feed({
  table: tables.indicatorAdjustment,
  sourceSystem,
  title: { zh: '指标调整', en: 'Indicator adjustments' },
  key: ownKey('ADJ-2018-000012'),
  scope: 'region_code',
  total: 'delta',
  columns: {
    indicator_key: reference('indicator', 'IND-2018-000123'),
    region_code: region(),
    delta: yuan('-5000.00'),
    adjusted_on: date('2018-06-01'),
    reason: text('年中调整'),
    batch_no: text('2018-06-01', { max: 100 }),
    status: choice(),
  },
});

export const allocation = feed({
  table: tables.allocation,
  sourceSystem,
  title: { zh: '指标分配', en: 'Allocations' },
  key: ownKey('ALLOC-2018-000077'),
  scope: 'to_region_code',
  columns: {
    indicator_key: reference('indicator', 'IND-2018-000001'),
    kind: choice(),
    from_region_code: region('410000000000'),
    to_region_code: region(),
    to_agency_key: reference('agency', '410225001'),
    fund_key: reference('fund', 'F2018-001'),
    fund_type_code: code('fund-nature', '11'),
    fiscal_year: fiscalYear(),
    tp_func_code: functional(),
    poverty_tag: boolean(),
    amount: yuan('1200000.00'),
    doc_no: text('豫财农〔2018〕12号', { max: 100 }),
    doc_issued_on: date('2018-03-12'),
    doc_kind: choice(),
    allocated_at: instant('2018-03-13 16:00:00'),
    status: choice(),
  },
});

export const plan = feed({
  table: tables.plan,
  sourceSystem,
  title: { zh: '用款计划', en: 'Fund-use plans' },
  key: ownKey('PLAN-2018-000345'),
  scope: 'region_code',
  columns: {
    plan_no: text('JH2018000345', { max: 100 }),
    region_code: region(),
    indicator_key: reference('indicator', 'IND-2018-000123'),
    allocation_key: reference('allocation', 'ALLOC-2018-000078'),
    agency_key: reference('agency', '410225001'),
    fiscal_year: fiscalYear(),
    month: integer('4', { min: 1, max: 12 }),
    pay_type_code: code('payment-method', '001001'),
    applied: yuan('300000.00'),
    amount: yuan('300000.00'),
    approved_at: instant('2018-04-02 09:00:00'),
    status: choice(),
  },
});

export const project = feed({
  table: tables.project,
  sourceSystem,
  title: { zh: '项目', en: 'Projects' },
  key: ownKey('P2018-0001', 'code'),
  scope: 'region_code',
  columns: {
    name: text('堌阳镇道路硬化工程', { max: 200 }),
    region_code: region(),
    started_on: date('2018-04-01'),
    ended_on: date('2018-11-30'),
    status: choice(),
  },
});

export const regionBudget = feed({
  table: tables.regionBudget,
  sourceSystem,
  title: { zh: '预算批复', en: 'Approved budgets of regions' },
  key: regionYearKey,
  scope: 'region_code',
  columns: {
    region_code: region(),
    fiscal_year: fiscalYear(),
    approved_on: date('2018-01-20'),
  },
});

export const contract = feed({
  table: tables.contract,
  sourceSystem,
  title: { zh: '合同', en: 'Contracts' },
  key: ownKey('410225001:HT-2018-015'),
  scope: 'region_code',
  columns: {
    contract_no: text('HT-2018-015', { max: 100 }),
    region_code: region(),
    agency_key: reference('agency', '410225001'),
    name: text('堌阳镇道路硬化工程施工合同', { max: 200 }),
    tender_ref: text('豫兰招〔2018〕016号', { max: 100 }),
    amount: yuan('980000.00'),
    signed_on: date('2018-03-28'),
  },
});
