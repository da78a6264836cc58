// Written by `node generate.mjs` from schema/schema.graphql and operations.graphql: do not edit.
/** biome-ignore-all lint: generated */
/** biome-ignore-all format: generated */
/** biome-ignore-all assist: generated */
/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Kind of account holder 账户持有人类别. */
export type AccountHolder =
  /** Budget unit 预算单位. */
  | 'AGENCY'
  /** Bank 银行. */
  | 'BANK'
  /** Enterprise 企业. */
  | 'ENTERPRISE'
  /** Finance department 财政部门. */
  | 'FINANCE'
  /** Individual 个人. */
  | 'INDIVIDUAL';

/** Medium of an account 账户介质. */
export type AccountMedium =
  /** Card 银行卡. */
  | 'CARD'
  /** Corporate account 对公账户. */
  | 'CORPORATE'
  /** Passbook 存折. */
  | 'PASSBOOK';

/** Kind of payee 收款人类别. */
export type PayeeKind =
  /** Budget unit 预算单位. */
  | 'AGENCY'
  /** Agent bank 代理银行. */
  | 'AGENT_BANK'
  /** Village collective or the like 村集体等. */
  | 'COLLECTIVE'
  /** Enterprise 企业. */
  | 'ENTERPRISE'
  /** Individual 个人. */
  | 'INDIVIDUAL';

export type PayeePageQueryVariables = Exact<{
  id: string | number;
}>;


export type PayeePageQuery = { node:
    | { __typename: 'Account', id: string }
    | { __typename: 'AccountMonth', id: string }
    | { __typename: 'Agency', id: string }
    | { __typename: 'Allocation', id: string }
    | { __typename: 'Assessment', id: string }
    | { __typename: 'AssessmentScheme', id: string }
    | { __typename: 'AssessmentScore', id: string }
    | { __typename: 'AssistanceRecord', id: string }
    | { __typename: 'Attachment', id: string }
    | { __typename: 'AuditEntry', id: string }
    | { __typename: 'AuditSeal', id: string }
    | { __typename: 'Backtest', id: string }
    | { __typename: 'BankLine', id: string }
    | { __typename: 'Batch', id: string }
    | { __typename: 'BusinessRecord', id: string }
    | { __typename: 'Case', id: string }
    | { __typename: 'CaseworkStep', id: string }
    | { __typename: 'Circular', id: string }
    | { __typename: 'CircularDelivery', id: string }
    | { __typename: 'Code', id: string }
    | { __typename: 'Contract', id: string }
    | { __typename: 'ControlTotal', id: string }
    | { __typename: 'Correction', id: string }
    | { __typename: 'DataExchange', id: string }
    | { __typename: 'DeathRecord', id: string }
    | { __typename: 'Department', id: string }
    | { __typename: 'DepartmentKey', id: string }
    | { __typename: 'Enterprise', id: string }
    | { __typename: 'EnterprisePerson', id: string }
    | { __typename: 'Epoch', id: string }
    | { __typename: 'Escalation', id: string }
    | { __typename: 'ExpectedDelivery', id: string }
    | { __typename: 'ExportJob', id: string }
    | { __typename: 'FeedDefinition', id: string }
    | { __typename: 'Fund', id: string }
    | { __typename: 'FundTargetRegion', id: string }
    | { __typename: 'Grant', id: string }
    | { __typename: 'GrantException', id: string }
    | { __typename: 'HouseRecord', id: string }
    | { __typename: 'Household', id: string }
    | { __typename: 'HouseholdMember', id: string }
    | { __typename: 'Indicator', id: string }
    | { __typename: 'IndicatorAdjustment', id: string }
    | { __typename: 'IndicatorDoc', id: string }
    | { __typename: 'Inspection', id: string }
    | { __typename: 'Interview', id: string }
    | { __typename: 'Ledger', id: string }
    | { __typename: 'LedgerLine', id: string }
    | { __typename: 'MonthClose', id: string }
    | { __typename: 'MonthState', id: string }
    | { __typename: 'OperatorRecord', id: string }
    | { __typename: 'PartyListEntry', id: string }
    | { __typename: 'Payee', name: string, kind: PayeeKind, uscc: string | null, idNoMasked: string | null, accountNoMasked: string | null, bankName: string | null, id: string, region: { id: string, name: string } | null, account: { id: string, name: string, accountNoMasked: string, bankName: string | null } | null, party:
        | { __typename: 'Account', id: string }
        | { __typename: 'AccountMonth', id: string }
        | { __typename: 'Agency', name: string, id: string }
        | { __typename: 'Allocation', id: string }
        | { __typename: 'Assessment', id: string }
        | { __typename: 'AssessmentScheme', id: string }
        | { __typename: 'AssessmentScore', id: string }
        | { __typename: 'AssistanceRecord', id: string }
        | { __typename: 'Attachment', id: string }
        | { __typename: 'AuditEntry', id: string }
        | { __typename: 'AuditSeal', id: string }
        | { __typename: 'Backtest', id: string }
        | { __typename: 'BankLine', id: string }
        | { __typename: 'Batch', id: string }
        | { __typename: 'BusinessRecord', id: string }
        | { __typename: 'Case', id: string }
        | { __typename: 'CaseworkStep', id: string }
        | { __typename: 'Circular', id: string }
        | { __typename: 'CircularDelivery', id: string }
        | { __typename: 'Code', id: string }
        | { __typename: 'Contract', id: string }
        | { __typename: 'ControlTotal', id: string }
        | { __typename: 'Correction', id: string }
        | { __typename: 'DataExchange', id: string }
        | { __typename: 'DeathRecord', id: string }
        | { __typename: 'Department', id: string }
        | { __typename: 'DepartmentKey', id: string }
        | { __typename: 'Enterprise', name: string, id: string }
        | { __typename: 'EnterprisePerson', id: string }
        | { __typename: 'Epoch', id: string }
        | { __typename: 'Escalation', id: string }
        | { __typename: 'ExpectedDelivery', id: string }
        | { __typename: 'ExportJob', id: string }
        | { __typename: 'FeedDefinition', id: string }
        | { __typename: 'Fund', id: string }
        | { __typename: 'FundTargetRegion', id: string }
        | { __typename: 'Grant', id: string }
        | { __typename: 'GrantException', id: string }
        | { __typename: 'HouseRecord', id: string }
        | { __typename: 'Household', id: string }
        | { __typename: 'HouseholdMember', id: string }
        | { __typename: 'Indicator', id: string }
        | { __typename: 'IndicatorAdjustment', id: string }
        | { __typename: 'IndicatorDoc', id: string }
        | { __typename: 'Inspection', id: string }
        | { __typename: 'Interview', id: string }
        | { __typename: 'Ledger', id: string }
        | { __typename: 'LedgerLine', id: string }
        | { __typename: 'MonthClose', id: string }
        | { __typename: 'MonthState', id: string }
        | { __typename: 'OperatorRecord', id: string }
        | { __typename: 'PartyListEntry', id: string }
        | { __typename: 'Payee', id: string }
        | { __typename: 'Payment', id: string }
        | { __typename: 'PaymentLine', id: string }
        | { __typename: 'Person', name: string, id: string }
        | { __typename: 'Plan', id: string }
        | { __typename: 'PopulationRecord', id: string }
        | { __typename: 'Programme', id: string }
        | { __typename: 'ProgrammeStandard', id: string }
        | { __typename: 'Project', id: string }
        | { __typename: 'QuarantineEvent', id: string }
        | { __typename: 'QuarantinedRow', id: string }
        | { __typename: 'ReconciliationBreak', id: string }
        | { __typename: 'Region', id: string }
        | { __typename: 'RegionBudget', id: string }
        | { __typename: 'RelocationHousehold', id: string }
        | { __typename: 'RelocationPayee', id: string }
        | { __typename: 'Reminder', id: string }
        | { __typename: 'Report', id: string }
        | { __typename: 'Rule', id: string }
        | { __typename: 'RuleChange', id: string }
        | { __typename: 'RuleHold', id: string }
        | { __typename: 'RulePackage', id: string }
        | { __typename: 'RuleParameter', id: string }
        | { __typename: 'SavedView', id: string }
        | { __typename: 'ServiceToken', id: string }
        | { __typename: 'Session', id: string }
        | { __typename: 'Source', id: string }
        | { __typename: 'SpecialAccountEntry', id: string }
        | { __typename: 'StaffRecord', id: string }
        | { __typename: 'SubsidyBatch', id: string }
        | { __typename: 'SubsidyLine', id: string }
        | { __typename: 'Sweep', id: string }
        | { __typename: 'SweepTask', id: string }
        | { __typename: 'User', id: string }
        | { __typename: 'VehicleRecord', id: string }
        | { __typename: 'Warning', id: string }
        | { __typename: 'WarningEvent', id: string }
        | { __typename: 'WarningRoute', id: string }
        | { __typename: 'WarningVerdict', id: string }
        | { __typename: 'WhitelistEntry', id: string }
        | { __typename: 'WorkOrder', id: string }
       | null }
    | { __typename: 'Payment', id: string }
    | { __typename: 'PaymentLine', id: string }
    | { __typename: 'Person', id: string }
    | { __typename: 'Plan', id: string }
    | { __typename: 'PopulationRecord', id: string }
    | { __typename: 'Programme', id: string }
    | { __typename: 'ProgrammeStandard', id: string }
    | { __typename: 'Project', id: string }
    | { __typename: 'QuarantineEvent', id: string }
    | { __typename: 'QuarantinedRow', id: string }
    | { __typename: 'ReconciliationBreak', id: string }
    | { __typename: 'Region', id: string }
    | { __typename: 'RegionBudget', id: string }
    | { __typename: 'RelocationHousehold', id: string }
    | { __typename: 'RelocationPayee', id: string }
    | { __typename: 'Reminder', id: string }
    | { __typename: 'Report', id: string }
    | { __typename: 'Rule', id: string }
    | { __typename: 'RuleChange', id: string }
    | { __typename: 'RuleHold', id: string }
    | { __typename: 'RulePackage', id: string }
    | { __typename: 'RuleParameter', id: string }
    | { __typename: 'SavedView', id: string }
    | { __typename: 'ServiceToken', id: string }
    | { __typename: 'Session', id: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'SpecialAccountEntry', id: string }
    | { __typename: 'StaffRecord', id: string }
    | { __typename: 'SubsidyBatch', id: string }
    | { __typename: 'SubsidyLine', id: string }
    | { __typename: 'Sweep', id: string }
    | { __typename: 'SweepTask', id: string }
    | { __typename: 'User', id: string }
    | { __typename: 'VehicleRecord', id: string }
    | { __typename: 'Warning', id: string }
    | { __typename: 'WarningEvent', id: string }
    | { __typename: 'WarningRoute', id: string }
    | { __typename: 'WarningVerdict', id: string }
    | { __typename: 'WhitelistEntry', id: string }
    | { __typename: 'WorkOrder', id: string }
   | null, byAgency: Array<{ agencyCode: string | null, agencyName: string | null, fiscalYear: number | null, count: number, sumAmount: string | null }>, refunded: Array<{ count: number, sumAmount: string | null }>, warnings: { totalCount: number } };

export type EnterprisePageQueryVariables = Exact<{
  id: string | number;
}>;


export type EnterprisePageQuery = { node:
    | { __typename: 'Account', id: string }
    | { __typename: 'AccountMonth', id: string }
    | { __typename: 'Agency', id: string }
    | { __typename: 'Allocation', id: string }
    | { __typename: 'Assessment', id: string }
    | { __typename: 'AssessmentScheme', id: string }
    | { __typename: 'AssessmentScore', id: string }
    | { __typename: 'AssistanceRecord', id: string }
    | { __typename: 'Attachment', id: string }
    | { __typename: 'AuditEntry', id: string }
    | { __typename: 'AuditSeal', id: string }
    | { __typename: 'Backtest', id: string }
    | { __typename: 'BankLine', id: string }
    | { __typename: 'Batch', id: string }
    | { __typename: 'BusinessRecord', id: string }
    | { __typename: 'Case', id: string }
    | { __typename: 'CaseworkStep', id: string }
    | { __typename: 'Circular', id: string }
    | { __typename: 'CircularDelivery', id: string }
    | { __typename: 'Code', id: string }
    | { __typename: 'Contract', id: string }
    | { __typename: 'ControlTotal', id: string }
    | { __typename: 'Correction', id: string }
    | { __typename: 'DataExchange', id: string }
    | { __typename: 'DeathRecord', id: string }
    | { __typename: 'Department', id: string }
    | { __typename: 'DepartmentKey', id: string }
    | { __typename: 'Enterprise', name: string, uscc: string, type: string | null, establishedOn: string | null, regCapital: string | null, address: string | null, businessScope: string | null, id: string, region: { id: string, name: string } | null, payees: { totalCount: number, nodes: Array<{ id: string, name: string, region: { id: string, name: string } | null }> } }
    | { __typename: 'EnterprisePerson', id: string }
    | { __typename: 'Epoch', id: string }
    | { __typename: 'Escalation', id: string }
    | { __typename: 'ExpectedDelivery', id: string }
    | { __typename: 'ExportJob', id: string }
    | { __typename: 'FeedDefinition', id: string }
    | { __typename: 'Fund', id: string }
    | { __typename: 'FundTargetRegion', id: string }
    | { __typename: 'Grant', id: string }
    | { __typename: 'GrantException', id: string }
    | { __typename: 'HouseRecord', id: string }
    | { __typename: 'Household', id: string }
    | { __typename: 'HouseholdMember', id: string }
    | { __typename: 'Indicator', id: string }
    | { __typename: 'IndicatorAdjustment', id: string }
    | { __typename: 'IndicatorDoc', id: string }
    | { __typename: 'Inspection', id: string }
    | { __typename: 'Interview', id: string }
    | { __typename: 'Ledger', id: string }
    | { __typename: 'LedgerLine', id: string }
    | { __typename: 'MonthClose', id: string }
    | { __typename: 'MonthState', id: string }
    | { __typename: 'OperatorRecord', id: string }
    | { __typename: 'PartyListEntry', id: string }
    | { __typename: 'Payee', id: string }
    | { __typename: 'Payment', id: string }
    | { __typename: 'PaymentLine', id: string }
    | { __typename: 'Person', id: string }
    | { __typename: 'Plan', id: string }
    | { __typename: 'PopulationRecord', id: string }
    | { __typename: 'Programme', id: string }
    | { __typename: 'ProgrammeStandard', id: string }
    | { __typename: 'Project', id: string }
    | { __typename: 'QuarantineEvent', id: string }
    | { __typename: 'QuarantinedRow', id: string }
    | { __typename: 'ReconciliationBreak', id: string }
    | { __typename: 'Region', id: string }
    | { __typename: 'RegionBudget', id: string }
    | { __typename: 'RelocationHousehold', id: string }
    | { __typename: 'RelocationPayee', id: string }
    | { __typename: 'Reminder', id: string }
    | { __typename: 'Report', id: string }
    | { __typename: 'Rule', id: string }
    | { __typename: 'RuleChange', id: string }
    | { __typename: 'RuleHold', id: string }
    | { __typename: 'RulePackage', id: string }
    | { __typename: 'RuleParameter', id: string }
    | { __typename: 'SavedView', id: string }
    | { __typename: 'ServiceToken', id: string }
    | { __typename: 'Session', id: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'SpecialAccountEntry', id: string }
    | { __typename: 'StaffRecord', id: string }
    | { __typename: 'SubsidyBatch', id: string }
    | { __typename: 'SubsidyLine', id: string }
    | { __typename: 'Sweep', id: string }
    | { __typename: 'SweepTask', id: string }
    | { __typename: 'User', id: string }
    | { __typename: 'VehicleRecord', id: string }
    | { __typename: 'Warning', id: string }
    | { __typename: 'WarningEvent', id: string }
    | { __typename: 'WarningRoute', id: string }
    | { __typename: 'WarningVerdict', id: string }
    | { __typename: 'WhitelistEntry', id: string }
    | { __typename: 'WorkOrder', id: string }
   | null };

export type PaidToQueryVariables = Exact<{
  payees: Array<string | number> | string | number;
}>;


export type PaidToQuery = { paymentStats: Array<{ agencyCode: string | null, agencyName: string | null, fiscalYear: number | null, count: number, sumAmount: string | null }> };

export type AccountPageQueryVariables = Exact<{
  id: string | number;
}>;


export type AccountPageQuery = { node:
    | { __typename: 'Account', name: string, accountNoMasked: string, typeName: string | null, bankName: string | null, cnapsCode: string | null, holderKind: AccountHolder, medium: AccountMedium, luhnValid: boolean | null, openedOn: string | null, closedOn: string | null, id: string, region: { id: string, name: string } | null, holder:
        | { __typename: 'Account', id: string }
        | { __typename: 'AccountMonth', id: string }
        | { __typename: 'Agency', name: string, id: string }
        | { __typename: 'Allocation', id: string }
        | { __typename: 'Assessment', id: string }
        | { __typename: 'AssessmentScheme', id: string }
        | { __typename: 'AssessmentScore', id: string }
        | { __typename: 'AssistanceRecord', id: string }
        | { __typename: 'Attachment', id: string }
        | { __typename: 'AuditEntry', id: string }
        | { __typename: 'AuditSeal', id: string }
        | { __typename: 'Backtest', id: string }
        | { __typename: 'BankLine', id: string }
        | { __typename: 'Batch', id: string }
        | { __typename: 'BusinessRecord', id: string }
        | { __typename: 'Case', id: string }
        | { __typename: 'CaseworkStep', id: string }
        | { __typename: 'Circular', id: string }
        | { __typename: 'CircularDelivery', id: string }
        | { __typename: 'Code', id: string }
        | { __typename: 'Contract', id: string }
        | { __typename: 'ControlTotal', id: string }
        | { __typename: 'Correction', id: string }
        | { __typename: 'DataExchange', id: string }
        | { __typename: 'DeathRecord', id: string }
        | { __typename: 'Department', id: string }
        | { __typename: 'DepartmentKey', id: string }
        | { __typename: 'Enterprise', name: string, id: string }
        | { __typename: 'EnterprisePerson', id: string }
        | { __typename: 'Epoch', id: string }
        | { __typename: 'Escalation', id: string }
        | { __typename: 'ExpectedDelivery', id: string }
        | { __typename: 'ExportJob', id: string }
        | { __typename: 'FeedDefinition', id: string }
        | { __typename: 'Fund', id: string }
        | { __typename: 'FundTargetRegion', id: string }
        | { __typename: 'Grant', id: string }
        | { __typename: 'GrantException', id: string }
        | { __typename: 'HouseRecord', id: string }
        | { __typename: 'Household', id: string }
        | { __typename: 'HouseholdMember', id: string }
        | { __typename: 'Indicator', id: string }
        | { __typename: 'IndicatorAdjustment', id: string }
        | { __typename: 'IndicatorDoc', id: string }
        | { __typename: 'Inspection', id: string }
        | { __typename: 'Interview', id: string }
        | { __typename: 'Ledger', id: string }
        | { __typename: 'LedgerLine', id: string }
        | { __typename: 'MonthClose', id: string }
        | { __typename: 'MonthState', id: string }
        | { __typename: 'OperatorRecord', id: string }
        | { __typename: 'PartyListEntry', id: string }
        | { __typename: 'Payee', id: string }
        | { __typename: 'Payment', id: string }
        | { __typename: 'PaymentLine', id: string }
        | { __typename: 'Person', name: string, id: string }
        | { __typename: 'Plan', id: string }
        | { __typename: 'PopulationRecord', id: string }
        | { __typename: 'Programme', id: string }
        | { __typename: 'ProgrammeStandard', id: string }
        | { __typename: 'Project', id: string }
        | { __typename: 'QuarantineEvent', id: string }
        | { __typename: 'QuarantinedRow', id: string }
        | { __typename: 'ReconciliationBreak', id: string }
        | { __typename: 'Region', id: string }
        | { __typename: 'RegionBudget', id: string }
        | { __typename: 'RelocationHousehold', id: string }
        | { __typename: 'RelocationPayee', id: string }
        | { __typename: 'Reminder', id: string }
        | { __typename: 'Report', id: string }
        | { __typename: 'Rule', id: string }
        | { __typename: 'RuleChange', id: string }
        | { __typename: 'RuleHold', id: string }
        | { __typename: 'RulePackage', id: string }
        | { __typename: 'RuleParameter', id: string }
        | { __typename: 'SavedView', id: string }
        | { __typename: 'ServiceToken', id: string }
        | { __typename: 'Session', id: string }
        | { __typename: 'Source', id: string }
        | { __typename: 'SpecialAccountEntry', id: string }
        | { __typename: 'StaffRecord', id: string }
        | { __typename: 'SubsidyBatch', id: string }
        | { __typename: 'SubsidyLine', id: string }
        | { __typename: 'Sweep', id: string }
        | { __typename: 'SweepTask', id: string }
        | { __typename: 'User', id: string }
        | { __typename: 'VehicleRecord', id: string }
        | { __typename: 'Warning', id: string }
        | { __typename: 'WarningEvent', id: string }
        | { __typename: 'WarningRoute', id: string }
        | { __typename: 'WarningVerdict', id: string }
        | { __typename: 'WhitelistEntry', id: string }
        | { __typename: 'WorkOrder', id: string }
       | null }
    | { __typename: 'AccountMonth', id: string }
    | { __typename: 'Agency', id: string }
    | { __typename: 'Allocation', id: string }
    | { __typename: 'Assessment', id: string }
    | { __typename: 'AssessmentScheme', id: string }
    | { __typename: 'AssessmentScore', id: string }
    | { __typename: 'AssistanceRecord', id: string }
    | { __typename: 'Attachment', id: string }
    | { __typename: 'AuditEntry', id: string }
    | { __typename: 'AuditSeal', id: string }
    | { __typename: 'Backtest', id: string }
    | { __typename: 'BankLine', id: string }
    | { __typename: 'Batch', id: string }
    | { __typename: 'BusinessRecord', id: string }
    | { __typename: 'Case', id: string }
    | { __typename: 'CaseworkStep', id: string }
    | { __typename: 'Circular', id: string }
    | { __typename: 'CircularDelivery', id: string }
    | { __typename: 'Code', id: string }
    | { __typename: 'Contract', id: string }
    | { __typename: 'ControlTotal', id: string }
    | { __typename: 'Correction', id: string }
    | { __typename: 'DataExchange', id: string }
    | { __typename: 'DeathRecord', id: string }
    | { __typename: 'Department', id: string }
    | { __typename: 'DepartmentKey', id: string }
    | { __typename: 'Enterprise', id: string }
    | { __typename: 'EnterprisePerson', id: string }
    | { __typename: 'Epoch', id: string }
    | { __typename: 'Escalation', id: string }
    | { __typename: 'ExpectedDelivery', id: string }
    | { __typename: 'ExportJob', id: string }
    | { __typename: 'FeedDefinition', id: string }
    | { __typename: 'Fund', id: string }
    | { __typename: 'FundTargetRegion', id: string }
    | { __typename: 'Grant', id: string }
    | { __typename: 'GrantException', id: string }
    | { __typename: 'HouseRecord', id: string }
    | { __typename: 'Household', id: string }
    | { __typename: 'HouseholdMember', id: string }
    | { __typename: 'Indicator', id: string }
    | { __typename: 'IndicatorAdjustment', id: string }
    | { __typename: 'IndicatorDoc', id: string }
    | { __typename: 'Inspection', id: string }
    | { __typename: 'Interview', id: string }
    | { __typename: 'Ledger', id: string }
    | { __typename: 'LedgerLine', id: string }
    | { __typename: 'MonthClose', id: string }
    | { __typename: 'MonthState', id: string }
    | { __typename: 'OperatorRecord', id: string }
    | { __typename: 'PartyListEntry', id: string }
    | { __typename: 'Payee', id: string }
    | { __typename: 'Payment', id: string }
    | { __typename: 'PaymentLine', id: string }
    | { __typename: 'Person', id: string }
    | { __typename: 'Plan', id: string }
    | { __typename: 'PopulationRecord', id: string }
    | { __typename: 'Programme', id: string }
    | { __typename: 'ProgrammeStandard', id: string }
    | { __typename: 'Project', id: string }
    | { __typename: 'QuarantineEvent', id: string }
    | { __typename: 'QuarantinedRow', id: string }
    | { __typename: 'ReconciliationBreak', id: string }
    | { __typename: 'Region', id: string }
    | { __typename: 'RegionBudget', id: string }
    | { __typename: 'RelocationHousehold', id: string }
    | { __typename: 'RelocationPayee', id: string }
    | { __typename: 'Reminder', id: string }
    | { __typename: 'Report', id: string }
    | { __typename: 'Rule', id: string }
    | { __typename: 'RuleChange', id: string }
    | { __typename: 'RuleHold', id: string }
    | { __typename: 'RulePackage', id: string }
    | { __typename: 'RuleParameter', id: string }
    | { __typename: 'SavedView', id: string }
    | { __typename: 'ServiceToken', id: string }
    | { __typename: 'Session', id: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'SpecialAccountEntry', id: string }
    | { __typename: 'StaffRecord', id: string }
    | { __typename: 'SubsidyBatch', id: string }
    | { __typename: 'SubsidyLine', id: string }
    | { __typename: 'Sweep', id: string }
    | { __typename: 'SweepTask', id: string }
    | { __typename: 'User', id: string }
    | { __typename: 'VehicleRecord', id: string }
    | { __typename: 'Warning', id: string }
    | { __typename: 'WarningEvent', id: string }
    | { __typename: 'WarningRoute', id: string }
    | { __typename: 'WarningVerdict', id: string }
    | { __typename: 'WhitelistEntry', id: string }
    | { __typename: 'WorkOrder', id: string }
   | null, made: Array<{ month: string | null, count: number, sumAmount: string | null }>, received: Array<{ month: string | null, count: number, sumAmount: string | null }>, subsidies: Array<{ month: string | null, count: number, sumAmount: string | null }> };


export const PayeePageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PayeePage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Payee"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"uscc"}},{"kind":"Field","name":{"kind":"Name","value":"idNoMasked"}},{"kind":"Field","name":{"kind":"Name","value":"accountNoMasked"}},{"kind":"Field","name":{"kind":"Name","value":"bankName"}},{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"accountNoMasked"}},{"kind":"Field","name":{"kind":"Name","value":"bankName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"party"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Enterprise"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Person"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agency"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"byAgency"},"name":{"kind":"Name","value":"paymentStats"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"payee"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"EnumValue","value":"PAID"}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"not"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"refundOf"},"value":{"kind":"ObjectValue","fields":[]}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"groupBy"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"AGENCY"},{"kind":"EnumValue","value":"FISCAL_YEAR"}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"agencyName"}},{"kind":"Field","name":{"kind":"Name","value":"fiscalYear"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"sumAmount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"refunded"},"name":{"kind":"Name","value":"paymentStats"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"payee"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"EnumValue","value":"PAID"}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"refundOf"},"value":{"kind":"ObjectValue","fields":[]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"sumAmount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"warnings"},"name":{"kind":"Name","value":"payments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"payee"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"warnings"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"some"},"value":{"kind":"ObjectValue","fields":[]}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<PayeePageQuery, PayeePageQueryVariables>;
export const EnterprisePageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EnterprisePage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Enterprise"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"uscc"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"establishedOn"}},{"kind":"Field","name":{"kind":"Name","value":"regCapital"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"businessScope"}},{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"payees"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<EnterprisePageQuery, EnterprisePageQueryVariables>;
export const PaidToDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PaidTo"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"payees"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentStats"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"payee"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"in"},"value":{"kind":"Variable","name":{"kind":"Name","value":"payees"}}}]}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"EnumValue","value":"PAID"}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"not"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"refundOf"},"value":{"kind":"ObjectValue","fields":[]}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"groupBy"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"AGENCY"},{"kind":"EnumValue","value":"FISCAL_YEAR"}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"agencyName"}},{"kind":"Field","name":{"kind":"Name","value":"fiscalYear"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"sumAmount"}}]}}]}}]} as unknown as DocumentNode<PaidToQuery, PaidToQueryVariables>;
export const AccountPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AccountPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"accountNoMasked"}},{"kind":"Field","name":{"kind":"Name","value":"typeName"}},{"kind":"Field","name":{"kind":"Name","value":"bankName"}},{"kind":"Field","name":{"kind":"Name","value":"cnapsCode"}},{"kind":"Field","name":{"kind":"Name","value":"holderKind"}},{"kind":"Field","name":{"kind":"Name","value":"medium"}},{"kind":"Field","name":{"kind":"Name","value":"luhnValid"}},{"kind":"Field","name":{"kind":"Name","value":"openedOn"}},{"kind":"Field","name":{"kind":"Name","value":"closedOn"}},{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Enterprise"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Person"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agency"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"made"},"name":{"kind":"Name","value":"paymentStats"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"payerAccount"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"EnumValue","value":"PAID"}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"groupBy"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"MONTH"}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"sumAmount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"received"},"name":{"kind":"Name","value":"paymentStats"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"payeeAccount"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"EnumValue","value":"PAID"}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"groupBy"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"MONTH"}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"sumAmount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"subsidies"},"name":{"kind":"Name","value":"subsidyLineStats"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"card"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"EnumValue","value":"SUCCESS"}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"groupBy"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"MONTH"}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"sumAmount"}}]}}]}}]} as unknown as DocumentNode<AccountPageQuery, AccountPageQueryVariables>;