// Written by `node generate.mjs` from schema/schema.graphql and operations.graphql: do not edit.
/** biome-ignore-all lint: generated */
/** biome-ignore-all format: generated */
/** biome-ignore-all assist: generated */
/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { CaseFilter } from '../../../schema/filters.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What handling days may be grouped by 分组. */
export type CaseDwellGroup =
  /** The category of its warnings 预警类别. */
  | 'CATEGORY'
  /** The kind of department 处室（科、股）类别. */
  | 'DEPARTMENT'
  /** The region that handles the case 地区. */
  | 'REGION';

/** Where a case's time goes 办理环节. */
export type CaseNode =
  /** Checking what was rectified, until it is closed 复核. */
  | 'CHECK'
  /** Rectifying 整改. */
  | 'RECTIFY'
  /** Verifying: from its opening to the verdict 核实. */
  | 'VERIFY'
  /** Waiting for the superior, or for data to be corrected; the clock may stand still 等待. */
  | 'WAIT';

/** Kind of finance department 处室（科、股）类别. */
export type DepartmentKind =
  /** Agricultural finance 农业（农财）. */
  | 'AGRI'
  /** Budget 预算. */
  | 'BUDGET'
  /** Other business division 业务处室. */
  | 'BUSINESS'
  /** Information technology 信息化. */
  | 'IT'
  /** Leadership 厅（局）领导. */
  | 'LEADERSHIP'
  /** Supervision and inspection 监督检查. */
  | 'SUPERVISION'
  /** Treasury 国库. */
  | 'TREASURY'
  /** Treasury payment execution 国库支付执行. */
  | 'TREASURY_PAYMENT';

/** What rates may be told apart by 分组. */
export type PerformanceGroup =
  /** The category of the warnings 预警类别. */
  | 'CATEGORY'
  /** The kind of department that handles the cases 处室（科、股）类别. */
  | 'DEPARTMENT'
  /** The month 月份. */
  | 'MONTH'
  /** The county with its townships, or the prefecture or the province itself 地区. */
  | 'REGION';

/** What a rate is reckoned from 计量单位. */
export type RateUnit =
  /** Numbers of cases or entries 个. */
  | 'COUNT'
  /** Amounts in fen 分. */
  | 'FEN'
  /** Working days, of a number of stays or allocations 工作日. */
  | 'WORKDAYS';

/** Category of a warning (Art. 17) 预警类别. */
export type WarningCategory =
  /** Account risk 账户风险. */
  | 'ACCOUNT'
  /** Indicator allocation 指标分配. */
  | 'ALLOCATION'
  /** Cash expenditure 现金支出. */
  | 'CASH'
  /** Payment cycle 支付周期. */
  | 'CYCLE'
  /** Enterprise risk 企业风险. */
  | 'ENTERPRISE'
  /** Fund risk 资金风险. */
  | 'FUND'
  /** Individual risk 个人风险. */
  | 'INDIVIDUAL'
  /** Indicator receipt 指标接收. */
  | 'RECEIPT';

export type RateToldFragment = { numerator: string, denominator: string, rate: string | null, unit: RateUnit };

export type ChainRatesFragment = { receiptRate: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null, allocationProgress: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null, allocationDays: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null };

export type BusinessRatesFragment = { spendingProgress: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null, oneCardRate: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null, sameDayRate: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null };

export type CaseRatesFragment = { handlingRate: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null, rectificationRate: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null, verifyDays: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null, rectifyDays: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null, checkDays: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null, waitDays: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null };

export type PerformanceOfQueryVariables = Exact<{
  from: string;
  to: string;
  regionUnder?: string | null | undefined;
  by: Array<PerformanceGroup> | PerformanceGroup;
  chain: boolean;
  business: boolean;
  cases: boolean;
}>;


export type PerformanceOfQuery = { performance: Array<{ region: string | null, month: string | null, department: DepartmentKind | null, category: WarningCategory | null, calendarProgress: string } & { receiptRate?: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null, allocationProgress?: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null, allocationDays?: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null } & { spendingProgress?: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null, oneCardRate?: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null, sameDayRate?: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null } & { handlingRate?: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null, rectificationRate?: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null, verifyDays?: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null, rectifyDays?: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null, checkDays?: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null, waitDays?: { numerator: string, denominator: string, rate: string | null, unit: RateUnit } | null }> };

export type DwellOfQueryVariables = Exact<{
  from?: string | null | undefined;
  to?: string | null | undefined;
  filter?: CaseFilter | null | undefined;
  groupBy: Array<CaseDwellGroup> | CaseDwellGroup;
}>;


export type DwellOfQuery = { caseDwell: Array<{ node: CaseNode, region: string | null, category: WarningCategory | null, department: DepartmentKind | null, cases: number, workdays: number, averageWorkdays: number | null, standing: number }> };

export const RateToldFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RateTold"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Rate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"numerator"}},{"kind":"Field","name":{"kind":"Name","value":"denominator"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]} as unknown as DocumentNode<RateToldFragment, unknown>;
export const ChainRatesFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChainRates"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Performance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receiptRate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}},{"kind":"Field","name":{"kind":"Name","value":"allocationProgress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}},{"kind":"Field","name":{"kind":"Name","value":"allocationDays"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RateTold"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Rate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"numerator"}},{"kind":"Field","name":{"kind":"Name","value":"denominator"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]} as unknown as DocumentNode<ChainRatesFragment, unknown>;
export const BusinessRatesFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BusinessRates"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Performance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"spendingProgress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}},{"kind":"Field","name":{"kind":"Name","value":"oneCardRate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sameDayRate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RateTold"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Rate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"numerator"}},{"kind":"Field","name":{"kind":"Name","value":"denominator"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]} as unknown as DocumentNode<BusinessRatesFragment, unknown>;
export const CaseRatesFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CaseRates"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Performance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"handlingRate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rectificationRate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}},{"kind":"Field","name":{"kind":"Name","value":"verifyDays"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rectifyDays"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}},{"kind":"Field","name":{"kind":"Name","value":"checkDays"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}},{"kind":"Field","name":{"kind":"Name","value":"waitDays"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RateTold"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Rate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"numerator"}},{"kind":"Field","name":{"kind":"Name","value":"denominator"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]} as unknown as DocumentNode<CaseRatesFragment, unknown>;
export const PerformanceOfDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PerformanceOf"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LocalDate"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LocalDate"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"regionUnder"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"RegionCode"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PerformanceGroup"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"chain"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"business"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"cases"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"performance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"regionUnder"},"value":{"kind":"Variable","name":{"kind":"Name","value":"regionUnder"}}},{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"department"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"calendarProgress"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChainRates"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"chain"}}}]}]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"BusinessRates"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"business"}}}]}]},{"kind":"FragmentSpread","name":{"kind":"Name","value":"CaseRates"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"cases"}}}]}]}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RateTold"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Rate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"numerator"}},{"kind":"Field","name":{"kind":"Name","value":"denominator"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChainRates"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Performance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receiptRate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}},{"kind":"Field","name":{"kind":"Name","value":"allocationProgress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}},{"kind":"Field","name":{"kind":"Name","value":"allocationDays"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BusinessRates"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Performance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"spendingProgress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}},{"kind":"Field","name":{"kind":"Name","value":"oneCardRate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sameDayRate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CaseRates"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Performance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"handlingRate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rectificationRate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}},{"kind":"Field","name":{"kind":"Name","value":"verifyDays"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rectifyDays"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}},{"kind":"Field","name":{"kind":"Name","value":"checkDays"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}},{"kind":"Field","name":{"kind":"Name","value":"waitDays"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RateTold"}}]}}]}}]} as unknown as DocumentNode<PerformanceOfQuery, PerformanceOfQueryVariables>;
export const DwellOfDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DwellOf"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"LocalDate"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"LocalDate"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CaseFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"groupBy"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CaseDwellGroup"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseDwell"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"groupBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"groupBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"department"}},{"kind":"Field","name":{"kind":"Name","value":"cases"}},{"kind":"Field","name":{"kind":"Name","value":"workdays"}},{"kind":"Field","name":{"kind":"Name","value":"averageWorkdays"}},{"kind":"Field","name":{"kind":"Name","value":"standing"}}]}}]}}]} as unknown as DocumentNode<DwellOfQuery, DwellOfQueryVariables>;