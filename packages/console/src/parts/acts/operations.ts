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
export type ActOffersQueryVariables = Exact<{
  id: string | number;
}>;


export type ActOffersQuery = { acts: Array<{ mutation: string, act: string, titleZh: string, titleEn: string, article: string, allowed: boolean, reasonZh: string | null, reasonEn: string | null, forbiddenBy: string | null }> };

export type CaseColleaguesQueryVariables = Exact<{
  id: string | number;
}>;


export type CaseColleaguesQuery = { caseColleagues: Array<{ username: string, displayName: string }> };

export type ViolationTypesQueryVariables = Exact<{ [key: string]: never; }>;


export type ViolationTypesQuery = { codes: { nodes: Array<{ id: string, code: string, nameZh: string, nameEn: string }> } };

export type CaseWarningsQueryVariables = Exact<{
  id: string | number;
}>;


export type CaseWarningsQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string, warnings: { nodes: Array<{ id: string, warningNo: string, messageZh: string, messageEn: string, subject:
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
           | null, rows: Array<
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
          > }> } }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type DoubtedRecordQueryVariables = Exact<{
  id: string | number;
}>;


export type DoubtedRecordQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { correctableFields: Array<string> | null, id: string, record:
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
       | null }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type DoubtedValuesQueryVariables = Exact<{
  id: string | number;
}>;


export type DoubtedValuesQuery = { provenance: Array<{ version: number, current: boolean, cells: Array<{ header: string, value: string }> | null, fields: Array<{ column: string, from: Array<{ header: string }> }> | null }> | null };


export const ActOffersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ActOffers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mutation"}},{"kind":"Field","name":{"kind":"Name","value":"act"}},{"kind":"Field","name":{"kind":"Name","value":"titleZh"}},{"kind":"Field","name":{"kind":"Name","value":"titleEn"}},{"kind":"Field","name":{"kind":"Name","value":"article"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"reasonZh"}},{"kind":"Field","name":{"kind":"Name","value":"reasonEn"}},{"kind":"Field","name":{"kind":"Name","value":"forbiddenBy"}}]}}]}}]} as unknown as DocumentNode<ActOffersQuery, ActOffersQueryVariables>;
export const CaseColleaguesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CaseColleagues"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseColleagues"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}}]} as unknown as DocumentNode<CaseColleaguesQuery, CaseColleaguesQueryVariables>;
export const ViolationTypesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ViolationTypes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"codes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"system"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"StringValue","value":"violation-type","block":false}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"CODE"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"nameZh"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}}]}}]}}]} as unknown as DocumentNode<ViolationTypesQuery, ViolationTypesQueryVariables>;
export const CaseWarningsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CaseWarnings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Case"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"warnings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"200"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"WARNING_NO"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"warningNo"}},{"kind":"Field","name":{"kind":"Name","value":"messageZh"}},{"kind":"Field","name":{"kind":"Name","value":"messageEn"}},{"kind":"Field","name":{"kind":"Name","value":"subject"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CaseWarningsQuery, CaseWarningsQueryVariables>;
export const DoubtedRecordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DoubtedRecord"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Correction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"correctableFields"}},{"kind":"Field","name":{"kind":"Name","value":"record"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DoubtedRecordQuery, DoubtedRecordQueryVariables>;
export const DoubtedValuesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DoubtedValues"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provenance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"withLine"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"cells"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"header"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"column"}},{"kind":"Field","name":{"kind":"Name","value":"from"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"header"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DoubtedValuesQuery, DoubtedValuesQueryVariables>;