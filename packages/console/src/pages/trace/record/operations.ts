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
/** How a batch came 批次类别. */
export type BatchKind =
  /** Corrected rows of the quarantine 隔离数据重报. */
  | 'CORRECTION'
  /** A file of a source 来源报送. */
  | 'DELIVERY';

/** How a field of a record was read from its file 取值方式. */
export type OriginKind =
  /** Worked out when the row was taken in 计算得出. */
  | 'COMPUTED'
  /** The same in each row, as the feed definition says 常量. */
  | 'CONSTANT'
  /** From one column of the file 取自一列. */
  | 'COPIED'
  /** From the one of several columns that is filled 取自有值的一列. */
  | 'EITHER'
  /** From several columns together 多列合并. */
  | 'JOINED'
  /** Set by a rule of the feed definition 由规则设定. */
  | 'RULED';

export type RecordKindQueryVariables = Exact<{
  id: string | number;
}>;


export type RecordKindQuery = { node:
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
   | null };

export type RegionNamesQueryVariables = Exact<{
  codes: Array<string> | string;
}>;


export type RegionNamesQuery = { regions: { nodes: Array<{ id: string, code: string, name: string }> } };

export type ProvenanceQueryVariables = Exact<{
  id: string | number;
  withLine: boolean;
}>;


export type ProvenanceQuery = { provenance: Array<{ version: number, current: boolean, epoch: string, epochTo: string | null, sourceSystem: string, sourceKey: string, sourceRev: string, enteredBy: string | null, enteredOrg: string | null, enteredAt: string | null, rowNo: number, line: number | null, byteFrom: string | null, byteTo: string | null, file: { batchId: string, name: string, part: string | null, kind: BatchKind, source: string | null, asOf: string | null, encoding: string, definition: string | null, receivedAt: string, receivedBy: string, sha256: string } | null, fields: Array<{ column: string, kind: OriginKind, fields: Array<string>, from: Array<{ header: string, position: number }> }> | null, cells: Array<{ header: string, value: string }> | null }> | null };


export const RecordKindDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecordKind"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<RecordKindQuery, RecordKindQueryVariables>;
export const RegionNamesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RegionNames"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"codes"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"regions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"in"},"value":{"kind":"Variable","name":{"kind":"Name","value":"codes"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<RegionNamesQuery, RegionNamesQueryVariables>;
export const ProvenanceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Provenance"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withLine"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provenance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"withLine"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withLine"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"epochTo"}},{"kind":"Field","name":{"kind":"Name","value":"sourceSystem"}},{"kind":"Field","name":{"kind":"Name","value":"sourceKey"}},{"kind":"Field","name":{"kind":"Name","value":"sourceRev"}},{"kind":"Field","name":{"kind":"Name","value":"enteredBy"}},{"kind":"Field","name":{"kind":"Name","value":"enteredOrg"}},{"kind":"Field","name":{"kind":"Name","value":"enteredAt"}},{"kind":"Field","name":{"kind":"Name","value":"rowNo"}},{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"byteFrom"}},{"kind":"Field","name":{"kind":"Name","value":"byteTo"}},{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"batchId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"part"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"encoding"}},{"kind":"Field","name":{"kind":"Name","value":"definition"}},{"kind":"Field","name":{"kind":"Name","value":"receivedAt"}},{"kind":"Field","name":{"kind":"Name","value":"receivedBy"}},{"kind":"Field","name":{"kind":"Name","value":"sha256"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"column"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"fields"}},{"kind":"Field","name":{"kind":"Name","value":"from"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"header"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"cells"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"header"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]} as unknown as DocumentNode<ProvenanceQuery, ProvenanceQueryVariables>;