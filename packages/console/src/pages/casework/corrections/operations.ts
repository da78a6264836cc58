// Written by `node generate.mjs` from schema/schema.graphql and operations.graphql: do not edit.
/** biome-ignore-all lint: generated */
/** biome-ignore-all format: generated */
/** biome-ignore-all assist: generated */
/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { CorrectionFilter } from '../../../schema/filters.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** How far a case is 案件状态. */
export type CaseState =
  /** Assigned to a department; nobody has it in hand yet 待受理. */
  | 'ASSIGNED'
  /** The rectification was checked; supervision may sample it 已复核. */
  | 'CHECKED'
  /** Closed 已结案. */
  | 'CLOSED'
  /** Its data are being corrected 数据更正中. */
  | 'DATA_ISSUE'
  /** Proposed to be normal; waits for the second person 待确认正常. */
  | 'NORMAL'
  /** Reported as rectified; waits for its check 待复核. */
  | 'RECTIFIED'
  /** A violation that is to be rectified 整改中. */
  | 'RECTIFYING'
  /** Being verified 核实中. */
  | 'VERIFYING';

/** Whose matter a doubt about data is (Art. 16, 18) 疑问数据分类. */
export type CorrectionClass =
  /** The department's own: who entered the record corrects it 本级操作问题. */
  | 'OWN'
  /** The province's: its division verifies and corrects within five working days of the notice 省级校正核实. */
  | 'PROVINCIAL'
  /** A new requirement: reported by the agriculture section of a prefecture or a direct county to the province's 监控需求. */
  | 'REQUIREMENT'
  /** The superior's: it is reported upwards 上级部门问题. */
  | 'SUPERIOR'
  /** The software's: reported by the IT section to the province's IT office 软件技术问题. */
  | 'TECHNICAL';

/** How a doubt about data ended 办结方式. */
export type CorrectionOutcome =
  /** An answer settled it 已答复. */
  | 'ANSWERED'
  /** A new version of the record was verified 已校正核实. */
  | 'CORRECTED'
  /** There was nothing wrong with the record 数据无误. */
  | 'UNFOUNDED'
  /** Who raised it took it back 已撤回. */
  | 'WITHDRAWN';

/** How a doubt about data stands 疑问数据状态. */
export type CorrectionState =
  /** Answered 已答复. */
  | 'ANSWERED'
  /** Classified, and with who sees to that class 已分类. */
  | 'CLASSIFIED'
  /** Closed 已办结. */
  | 'CLOSED'
  /** A new version was taken in; a second person verifies it 已校正. */
  | 'CORRECTED'
  /** Being corrected by who entered the record 校正中. */
  | 'CORRECTING'
  /** With the superior 已反馈上级. */
  | 'ESCALATED'
  /** With the IT office of the province 已报送信息化办公室. */
  | 'FORWARDED'
  /** Being investigated 排查中. */
  | 'INVESTIGATING'
  /** The provincial division was notified; five working days run 已通知处室. */
  | 'NOTIFIED'
  /** Raised, nobody has taken it up yet 已提出. */
  | 'RAISED'
  /** The new version is being taken in 更正入库中. */
  | 'SUBMITTED'
  /** Verified by a second person 已核实. */
  | 'VERIFIED';

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

/** What a step was taken in 事项类别. */
export type MatterKind =
  /** An assessment 考核. */
  | 'ASSESSMENT'
  /** A case 案件. */
  | 'CASE'
  /** A circular 通报. */
  | 'CIRCULAR'
  /** A correction of data 疑问数据更正. */
  | 'CORRECTION'
  /** An exchange of data 数据交换. */
  | 'EXCHANGE'
  /** An inspection 专项督查. */
  | 'INSPECTION'
  /** An interview 约谈. */
  | 'INTERVIEW'
  /** A ledger 台账. */
  | 'LEDGER'
  /** An assignment order 交办单. */
  | 'ORDER';

/** How pressing a warning is 预警级别. */
export type Severity =
  /** Data quality or a reminder 蓝色. */
  | 'BLUE'
  /** A strong lead, to be verified 橙色. */
  | 'ORANGE'
  /** The rule’s text itself is broken; rectify directly 红色. */
  | 'RED'
  /** A lead, to be verified 黄色. */
  | 'YELLOW';

/** State of a warning 预警状态. */
export type WarningState =
  /** Cleared by later data 已消除. */
  | 'CLEARED'
  /** To be handled 待处理. */
  | 'OPEN';

export type CorrectionListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: CorrectionFilter | null | undefined;
}>;


export type CorrectionListQuery = { corrections: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, correctionNo: string, state: CorrectionState, class: CorrectionClass | null, question: string, handlerDepartmentKind: DepartmentKind, raisedOn: string, dueOn: string | null, outcome: CorrectionOutcome | null, handlerRegion: { id: string, name: string } | null, record:
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

export type OneCorrectionQueryVariables = Exact<{
  id: string | number;
}>;


export type OneCorrectionQuery = { node:
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
    | { version: number, state: CorrectionState, correctionNo: string, class: CorrectionClass | null, question: string, outcome: CorrectionOutcome | null, raisedBy: string, raisedOn: string, handlerDepartmentKind: DepartmentKind, ownerDepartmentKind: DepartmentKind, noticeOn: string | null, dueOn: string | null, answer: string | null, answeredBy: string | null, answeredOn: string | null, documentNo: string | null, correctedBy: string | null, correctedOn: string | null, verifiedBy: string | null, versionBefore: number | null, versionAfter: number | null, heldOff: number | null, undone: boolean | null, closedOn: string | null, id: string, region: { id: string, name: string } | null, handlerRegion: { id: string, name: string } | null, record:
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
       | null, batch: { id: string, name: string } | null, case: { id: string, caseNo: string, state: CaseState } | null, warning: { id: string, warningNo: string, state: WarningState, severity: Severity, messageZh: string, messageEn: string, case: { id: string, caseNo: string, state: CaseState } | null } | null, steps: { nodes: Array<{ id: string, titleZh: string, titleEn: string, fromState: string | null, toState: string, matterKind: MatterKind, byUser: string, onDay: string, at: string, reason: string | null }> } }
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

export type RecordVersionsQueryVariables = Exact<{
  id: string | number;
}>;


export type RecordVersionsQuery = { provenance: Array<{ version: number, current: boolean, sourceRev: string, cells: Array<{ header: string, value: string }> | null, file: { name: string } | null }> | null };


export const CorrectionListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CorrectionList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CorrectionFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"corrections"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"CORRECTION_NO"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"correctionNo"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"class"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"handlerDepartmentKind"}},{"kind":"Field","name":{"kind":"Name","value":"raisedOn"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"handlerRegion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"record"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CorrectionListQuery, CorrectionListQueryVariables>;
export const OneCorrectionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OneCorrection"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Correction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"correctionNo"}},{"kind":"Field","name":{"kind":"Name","value":"class"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"raisedBy"}},{"kind":"Field","name":{"kind":"Name","value":"raisedOn"}},{"kind":"Field","name":{"kind":"Name","value":"handlerDepartmentKind"}},{"kind":"Field","name":{"kind":"Name","value":"ownerDepartmentKind"}},{"kind":"Field","name":{"kind":"Name","value":"noticeOn"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"answer"}},{"kind":"Field","name":{"kind":"Name","value":"answeredBy"}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}},{"kind":"Field","name":{"kind":"Name","value":"documentNo"}},{"kind":"Field","name":{"kind":"Name","value":"correctedBy"}},{"kind":"Field","name":{"kind":"Name","value":"correctedOn"}},{"kind":"Field","name":{"kind":"Name","value":"verifiedBy"}},{"kind":"Field","name":{"kind":"Name","value":"versionBefore"}},{"kind":"Field","name":{"kind":"Name","value":"versionAfter"}},{"kind":"Field","name":{"kind":"Name","value":"heldOff"}},{"kind":"Field","name":{"kind":"Name","value":"undone"}},{"kind":"Field","name":{"kind":"Name","value":"closedOn"}},{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"handlerRegion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"record"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"case"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"caseNo"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"warning"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"warningNo"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"messageZh"}},{"kind":"Field","name":{"kind":"Name","value":"messageEn"}},{"kind":"Field","name":{"kind":"Name","value":"case"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"caseNo"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"200"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"titleZh"}},{"kind":"Field","name":{"kind":"Name","value":"titleEn"}},{"kind":"Field","name":{"kind":"Name","value":"fromState"}},{"kind":"Field","name":{"kind":"Name","value":"toState"}},{"kind":"Field","name":{"kind":"Name","value":"matterKind"}},{"kind":"Field","name":{"kind":"Name","value":"byUser"}},{"kind":"Field","name":{"kind":"Name","value":"onDay"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<OneCorrectionQuery, OneCorrectionQueryVariables>;
export const RecordVersionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecordVersions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provenance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"withLine"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"sourceRev"}},{"kind":"Field","name":{"kind":"Name","value":"cells"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"header"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<RecordVersionsQuery, RecordVersionsQueryVariables>;