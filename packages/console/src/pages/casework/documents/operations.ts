// Written by `node generate.mjs` from schema/schema.graphql and operations.graphql: do not edit.
/** biome-ignore-all lint: generated */
/** biome-ignore-all format: generated */
/** biome-ignore-all assist: generated */
/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { ReportFilter } from '../../../schema/filters.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What a document belongs to 文书类别. */
export type ReportKind =
  /** An assessment 考核. */
  | 'ASSESSMENT'
  /** A circular 通报. */
  | 'CIRCULAR'
  /** An inspection 专项督查. */
  | 'INSPECTION'
  /** An interview 约谈. */
  | 'INTERVIEW'
  /** A ledger 台账. */
  | 'LEDGER'
  /** An assignment order 交办单. */
  | 'ORDER';

export type ReportListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ReportFilter | null | undefined;
}>;


export type ReportListQuery = { reports: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: ReportKind, title: string, matterVersion: number, epoch: string | null, contentDigest: string, madeBy: string, madeAt: string, downloadUrl: string | null, region: { id: string, name: string } | null, matter:
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
       | null }> } };


export const ReportListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReportList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ReportFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reports"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"MADE_AT"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"matterVersion"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"contentDigest"}},{"kind":"Field","name":{"kind":"Name","value":"madeBy"}},{"kind":"Field","name":{"kind":"Name","value":"madeAt"}},{"kind":"Field","name":{"kind":"Name","value":"downloadUrl"}},{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"matter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReportListQuery, ReportListQueryVariables>;