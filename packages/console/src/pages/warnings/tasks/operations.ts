// Written by `node generate.mjs` from schema/schema.graphql and operations.graphql: do not edit.
/** biome-ignore-all lint: generated */
/** biome-ignore-all format: generated */
/** biome-ignore-all assist: generated */
/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { CaseFilter, CorrectionFilter, WorkOrderFilter } from '../../../schema/filters.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What a reminder says 提醒类别. */
export type ReminderKind =
  /** It is due by the next working day 即将到期. */
  | 'DUE_SOON'
  /** It was due, and a working day has passed since 已超期. */
  | 'OVERDUE';

export type TaskCountsQueryVariables = Exact<{
  mine?: CaseFilter | null | undefined;
  department?: CaseFilter | null | undefined;
  second?: CaseFilter | null | undefined;
  supervision?: CaseFilter | null | undefined;
  overdue?: CaseFilter | null | undefined;
  soon?: CaseFilter | null | undefined;
  waiting?: CaseFilter | null | undefined;
  orders?: WorkOrderFilter | null | undefined;
  corrections?: CorrectionFilter | null | undefined;
  isStaff: boolean;
  isSupervision: boolean;
}>;


export type TaskCountsQuery = { mine?: { totalCount: number }, department?: { totalCount: number }, second?: { totalCount: number }, supervision?: { totalCount: number }, overdue: { totalCount: number }, soon: { totalCount: number }, waiting: { totalCount: number }, workOrders: { totalCount: number }, corrections: { totalCount: number }, reminders: { totalCount: number, nodes: Array<{ id: string, kind: ReminderKind, what: string, dueOn: string, remindedOn: string, region: { id: string, name: string } | null, matter:
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
        | { __typename: 'Case', caseNo: string, id: string }
        | { __typename: 'CaseworkStep', id: string }
        | { __typename: 'Circular', id: string }
        | { __typename: 'CircularDelivery', id: string }
        | { __typename: 'Code', id: string }
        | { __typename: 'Contract', id: string }
        | { __typename: 'ControlTotal', id: string }
        | { __typename: 'Correction', correctionNo: string, id: string }
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
        | { __typename: 'Ledger', month: string, id: string }
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
        | { __typename: 'WorkOrder', orderNo: string, id: string }
       | null }> } };


export const TaskCountsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TaskCounts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"mine"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CaseFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"department"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CaseFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"second"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CaseFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"supervision"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CaseFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"overdue"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CaseFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"soon"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CaseFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"waiting"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CaseFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orders"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"WorkOrderFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"corrections"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CorrectionFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"isStaff"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"isSupervision"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"mine"},"name":{"kind":"Name","value":"cases"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"mine"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isStaff"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"department"},"name":{"kind":"Name","value":"cases"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"department"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isStaff"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"second"},"name":{"kind":"Name","value":"cases"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"second"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isStaff"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"supervision"},"name":{"kind":"Name","value":"cases"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"supervision"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isSupervision"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"overdue"},"name":{"kind":"Name","value":"cases"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"overdue"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"soon"},"name":{"kind":"Name","value":"cases"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"soon"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"waiting"},"name":{"kind":"Name","value":"cases"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"waiting"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"workOrders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orders"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"corrections"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"corrections"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reminders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"REMINDED_ON"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"what"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"remindedOn"}},{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"matter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Case"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseNo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WorkOrder"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderNo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Correction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"correctionNo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Ledger"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<TaskCountsQuery, TaskCountsQueryVariables>;