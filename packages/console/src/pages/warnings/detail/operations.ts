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

/** How a case ended 办理结果. */
export type CaseOutcome =
  /** The rule finds it no more 自动核销. */
  | 'CLEARED'
  /** The rule finds it no more, after its data were corrected 更正数据后核销. */
  | 'CLEARED_DATA'
  /** It was in order 认定正常. */
  | 'NORMAL'
  /** A violation was rectified 已整改. */
  | 'RECTIFIED';

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

/** What was determined 认定结论. */
export type CaseVerdict =
  /** In order; closed once a second person has confirmed it 正常. */
  | 'NORMAL'
  /** Against the rules 违规. */
  | 'VIOLATION';

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

/** How an inspection stands 督查状态. */
export type InspectionState =
  /** Cancelled 已取消. */
  | 'CANCELLED'
  /** Closed: what was required has been done 已办结. */
  | 'CLOSED'
  /** The team is there 督查中. */
  | 'INSPECTING'
  /** Ordered 已下达. */
  | 'ORDERED'
  /** Reported 已报告. */
  | 'REPORTED';

/** How an interview stands 约谈状态. */
export type InterviewState =
  /** Cancelled 已取消. */
  | 'CANCELLED'
  /** Closed: what was required has been done 已办结. */
  | 'CLOSED'
  /** Convened 已通知. */
  | 'CONVENED'
  /** Held 已约谈. */
  | 'HELD';

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

/** How an order stands 交办单状态. */
export type OrderState =
  /** The reply was accepted 已采纳. */
  | 'ACCEPTED'
  /** Acknowledged 已签收. */
  | 'ACKNOWLEDGED'
  /** Issued, not acknowledged yet 已交办. */
  | 'ISSUED'
  /** Replied to 已回复. */
  | 'REPLIED'
  /** The reply was returned; another is due 已退回. */
  | 'RETURNED'
  /** Withdrawn before the reply 已撤回. */
  | 'WITHDRAWN';

/** What the rule said when it was run again after the rectification 规则复核结果. */
export type Recheck =
  /** It finds nothing any more 已消除. */
  | 'GONE'
  /** It finds the fact still, as a payment stays made 仍存在. */
  | 'REMAINS';

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

/** What a person decided about a warning 核实结论. */
export type Verdict =
  /** The data were wrong 数据问题. */
  | 'DATA_ISSUE'
  /** In order 正常. */
  | 'NORMAL'
  /** Against the rules 违规. */
  | 'VIOLATION';

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

/** What happened to a warning 预警事件. */
export type WarningEventKind =
  /** Cleared 消除. */
  | 'CLEARED'
  /** Its evidence changed 证据变化. */
  | 'EVIDENCE_CHANGED'
  /** Raised 产生. */
  | 'RAISED'
  /** Back again 重新出现. */
  | 'REOPENED';

/** State of a warning 预警状态. */
export type WarningState =
  /** Cleared by later data 已消除. */
  | 'CLEARED'
  /** To be handled 待处理. */
  | 'OPEN';

export type CaseDetailQueryVariables = Exact<{
  id: string | number;
}>;


export type CaseDetailQuery = { node:
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
    | { caseNo: string, version: number, state: CaseState, severity: Severity, category: WarningCategory, amount: string | null, warningCount: number, openings: number, openedOn: string, verifyWithin: number, rectifyWithin: number, verifyDueOn: string | null, rectifyDueOn: string | null, pausedOn: string | null, pauseReason: string | null, pausedWorkdays: number, ruleId: string, regionCode: string, departmentKind: DepartmentKind, assignee: string | null, assignedOn: string | null, verdict: CaseVerdict | null, verdictBy: string | null, verdictOn: string | null, verdictReason: string | null, violationName: string | null, confirmedBy: string | null, rectifiedOn: string | null, rectifiedBy: string | null, returned: string | null, rebooked: string | null, otherAmount: string | null, recheck: Recheck | null, checkedBy: string | null, checkedOn: string | null, sampledBy: string | null, sampledOn: string | null, reportedAt: string | null, outcome: CaseOutcome | null, closedOn: string | null, id: string, region: { id: string, name: string } | null, department: { id: string, name: string } | null, rule: { id: string, titleZh: string, titleEn: string } | null, warnings: { nodes: Array<{ id: string, warningNo: string, severity: Severity, state: WarningState, messageZh: string, messageEn: string, amount: string | null, evidence: Array<{ name: string, type: string, value: string | null }>, subject:
            | { __typename: 'Account', name: string, accountNoMasked: string, id: string }
            | { __typename: 'AccountMonth', month: string, id: string }
            | { __typename: 'Agency', name: string, id: string }
            | { __typename: 'Allocation', docNo: string | null, docIssuedOn: string, amount: string, id: string }
            | { __typename: 'Assessment', id: string }
            | { __typename: 'AssessmentScheme', id: string }
            | { __typename: 'AssessmentScore', id: string }
            | { __typename: 'AssistanceRecord', id: string }
            | { __typename: 'Attachment', id: string }
            | { __typename: 'AuditEntry', id: string }
            | { __typename: 'AuditSeal', id: string }
            | { __typename: 'Backtest', id: string }
            | { __typename: 'BankLine', serialNo: string, transactedOn: string, amount: string, id: string }
            | { __typename: 'Batch', id: string }
            | { __typename: 'BusinessRecord', id: string }
            | { __typename: 'Case', id: string }
            | { __typename: 'CaseworkStep', id: string }
            | { __typename: 'Circular', id: string }
            | { __typename: 'CircularDelivery', id: string }
            | { __typename: 'Code', id: string }
            | { __typename: 'Contract', contractNo: string, id: string }
            | { __typename: 'ControlTotal', id: string }
            | { __typename: 'Correction', id: string }
            | { __typename: 'DataExchange', id: string }
            | { __typename: 'DeathRecord', diedOn: string, id: string }
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
            | { __typename: 'HouseRecord', acquiredOn: string, id: string }
            | { __typename: 'Household', householdNo: string, id: string }
            | { __typename: 'HouseholdMember', id: string }
            | { __typename: 'Indicator', docIssuedOn: string, amount: string, id: string, doc: { id: string, docNo: string } | null }
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
            | { __typename: 'Payee', name: string, id: string }
            | { __typename: 'Payment', voucherNo: string | null, payeeName: string, paidOn: string | null, amount: string, id: string }
            | { __typename: 'PaymentLine', name: string, amount: string, id: string }
            | { __typename: 'Person', name: string, idNoMasked: string, id: string }
            | { __typename: 'Plan', planNo: string, amount: string, id: string }
            | { __typename: 'PopulationRecord', id: string }
            | { __typename: 'Programme', id: string }
            | { __typename: 'ProgrammeStandard', id: string }
            | { __typename: 'Project', name: string, id: string }
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
            | { __typename: 'SpecialAccountEntry', occurredOn: string, amount: string, id: string }
            | { __typename: 'StaffRecord', validFrom: string, id: string }
            | { __typename: 'SubsidyBatch', period: string, total: string, id: string }
            | { __typename: 'SubsidyLine', name: string, paidOn: string | null, amount: string, id: string }
            | { __typename: 'Sweep', id: string }
            | { __typename: 'SweepTask', id: string }
            | { __typename: 'User', id: string }
            | { __typename: 'VehicleRecord', registeredOn: string, id: string }
            | { __typename: 'Warning', id: string }
            | { __typename: 'WarningEvent', id: string }
            | { __typename: 'WarningRoute', id: string }
            | { __typename: 'WarningVerdict', id: string }
            | { __typename: 'WhitelistEntry', id: string }
            | { __typename: 'WorkOrder', id: string }
           | null, rows: Array<
            | { __typename: 'Account', name: string, accountNoMasked: string, id: string }
            | { __typename: 'AccountMonth', month: string, id: string }
            | { __typename: 'Agency', name: string, id: string }
            | { __typename: 'Allocation', docNo: string | null, docIssuedOn: string, amount: string, id: string }
            | { __typename: 'Assessment', id: string }
            | { __typename: 'AssessmentScheme', id: string }
            | { __typename: 'AssessmentScore', id: string }
            | { __typename: 'AssistanceRecord', id: string }
            | { __typename: 'Attachment', id: string }
            | { __typename: 'AuditEntry', id: string }
            | { __typename: 'AuditSeal', id: string }
            | { __typename: 'Backtest', id: string }
            | { __typename: 'BankLine', serialNo: string, transactedOn: string, amount: string, id: string }
            | { __typename: 'Batch', id: string }
            | { __typename: 'BusinessRecord', id: string }
            | { __typename: 'Case', id: string }
            | { __typename: 'CaseworkStep', id: string }
            | { __typename: 'Circular', id: string }
            | { __typename: 'CircularDelivery', id: string }
            | { __typename: 'Code', id: string }
            | { __typename: 'Contract', contractNo: string, id: string }
            | { __typename: 'ControlTotal', id: string }
            | { __typename: 'Correction', id: string }
            | { __typename: 'DataExchange', id: string }
            | { __typename: 'DeathRecord', diedOn: string, id: string }
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
            | { __typename: 'HouseRecord', acquiredOn: string, id: string }
            | { __typename: 'Household', householdNo: string, id: string }
            | { __typename: 'HouseholdMember', id: string }
            | { __typename: 'Indicator', docIssuedOn: string, amount: string, id: string, doc: { id: string, docNo: string } | null }
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
            | { __typename: 'Payee', name: string, id: string }
            | { __typename: 'Payment', voucherNo: string | null, payeeName: string, paidOn: string | null, amount: string, id: string }
            | { __typename: 'PaymentLine', name: string, amount: string, id: string }
            | { __typename: 'Person', name: string, idNoMasked: string, id: string }
            | { __typename: 'Plan', planNo: string, amount: string, id: string }
            | { __typename: 'PopulationRecord', id: string }
            | { __typename: 'Programme', id: string }
            | { __typename: 'ProgrammeStandard', id: string }
            | { __typename: 'Project', name: string, id: string }
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
            | { __typename: 'SpecialAccountEntry', occurredOn: string, amount: string, id: string }
            | { __typename: 'StaffRecord', validFrom: string, id: string }
            | { __typename: 'SubsidyBatch', period: string, total: string, id: string }
            | { __typename: 'SubsidyLine', name: string, paidOn: string | null, amount: string, id: string }
            | { __typename: 'Sweep', id: string }
            | { __typename: 'SweepTask', id: string }
            | { __typename: 'User', id: string }
            | { __typename: 'VehicleRecord', registeredOn: string, id: string }
            | { __typename: 'Warning', id: string }
            | { __typename: 'WarningEvent', id: string }
            | { __typename: 'WarningRoute', id: string }
            | { __typename: 'WarningVerdict', id: string }
            | { __typename: 'WhitelistEntry', id: string }
            | { __typename: 'WorkOrder', id: string }
          > }> }, steps: { nodes: Array<{ id: string, titleZh: string, titleEn: string, matterKind: MatterKind, fromState: string | null, toState: string, byUser: string, onDay: string, at: string, reason: string | null }> }, workOrders: { nodes: Array<{ id: string, orderNo: string, documentNo: string | null, title: string, state: OrderState, issuedOn: string, dueOn: string | null }> }, inspections: { nodes: Array<{ id: string, inspectionNo: string, documentNo: string | null, state: InspectionState, orderedOn: string }> }, interviews: { nodes: Array<{ id: string, interviewNo: string, documentNo: string | null, state: InterviewState, convenedFor: string }> }, corrections: { nodes: Array<{ id: string, correctionNo: string, question: string, state: CorrectionState, raisedOn: string, dueOn: string | null }> } }
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

export type WarningDetailQueryVariables = Exact<{
  id: string | number;
}>;


export type WarningDetailQuery = { node:
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
    | { category: WarningCategory, openedAsOf: string, lastSeenAsOf: string, openCount: number, verifyDueOn: string | null, rectifyDueOn: string | null, ruleId: string, regionCode: string, departmentKind: DepartmentKind, id: string, warningNo: string, severity: Severity, state: WarningState, messageZh: string, messageEn: string, amount: string | null, region: { id: string, name: string } | null, responsibleDepartment: { id: string, name: string } | null, rule: { id: string, titleZh: string, titleEn: string } | null, case: { id: string, caseNo: string, version: number, state: CaseState } | null, corrections: { nodes: Array<{ id: string, correctionNo: string, question: string, state: CorrectionState, raisedOn: string, dueOn: string | null }> }, events: { nodes: Array<{ id: string, seq: number, eventKind: WarningEventKind, asOf: string, at: string, reason: string | null }> }, verdicts: { nodes: Array<{ id: string, verdict: Verdict, decidedBy: string, reason: string, rectifiedOn: string | null, at: string }> }, evidence: Array<{ name: string, type: string, value: string | null }>, subject:
        | { __typename: 'Account', name: string, accountNoMasked: string, id: string }
        | { __typename: 'AccountMonth', month: string, id: string }
        | { __typename: 'Agency', name: string, id: string }
        | { __typename: 'Allocation', docNo: string | null, docIssuedOn: string, amount: string, id: string }
        | { __typename: 'Assessment', id: string }
        | { __typename: 'AssessmentScheme', id: string }
        | { __typename: 'AssessmentScore', id: string }
        | { __typename: 'AssistanceRecord', id: string }
        | { __typename: 'Attachment', id: string }
        | { __typename: 'AuditEntry', id: string }
        | { __typename: 'AuditSeal', id: string }
        | { __typename: 'Backtest', id: string }
        | { __typename: 'BankLine', serialNo: string, transactedOn: string, amount: string, id: string }
        | { __typename: 'Batch', id: string }
        | { __typename: 'BusinessRecord', id: string }
        | { __typename: 'Case', id: string }
        | { __typename: 'CaseworkStep', id: string }
        | { __typename: 'Circular', id: string }
        | { __typename: 'CircularDelivery', id: string }
        | { __typename: 'Code', id: string }
        | { __typename: 'Contract', contractNo: string, id: string }
        | { __typename: 'ControlTotal', id: string }
        | { __typename: 'Correction', id: string }
        | { __typename: 'DataExchange', id: string }
        | { __typename: 'DeathRecord', diedOn: string, id: string }
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
        | { __typename: 'HouseRecord', acquiredOn: string, id: string }
        | { __typename: 'Household', householdNo: string, id: string }
        | { __typename: 'HouseholdMember', id: string }
        | { __typename: 'Indicator', docIssuedOn: string, amount: string, id: string, doc: { id: string, docNo: string } | null }
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
        | { __typename: 'Payee', name: string, id: string }
        | { __typename: 'Payment', voucherNo: string | null, payeeName: string, paidOn: string | null, amount: string, id: string }
        | { __typename: 'PaymentLine', name: string, amount: string, id: string }
        | { __typename: 'Person', name: string, idNoMasked: string, id: string }
        | { __typename: 'Plan', planNo: string, amount: string, id: string }
        | { __typename: 'PopulationRecord', id: string }
        | { __typename: 'Programme', id: string }
        | { __typename: 'ProgrammeStandard', id: string }
        | { __typename: 'Project', name: string, id: string }
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
        | { __typename: 'SpecialAccountEntry', occurredOn: string, amount: string, id: string }
        | { __typename: 'StaffRecord', validFrom: string, id: string }
        | { __typename: 'SubsidyBatch', period: string, total: string, id: string }
        | { __typename: 'SubsidyLine', name: string, paidOn: string | null, amount: string, id: string }
        | { __typename: 'Sweep', id: string }
        | { __typename: 'SweepTask', id: string }
        | { __typename: 'User', id: string }
        | { __typename: 'VehicleRecord', registeredOn: string, id: string }
        | { __typename: 'Warning', id: string }
        | { __typename: 'WarningEvent', id: string }
        | { __typename: 'WarningRoute', id: string }
        | { __typename: 'WarningVerdict', id: string }
        | { __typename: 'WhitelistEntry', id: string }
        | { __typename: 'WorkOrder', id: string }
       | null, rows: Array<
        | { __typename: 'Account', name: string, accountNoMasked: string, id: string }
        | { __typename: 'AccountMonth', month: string, id: string }
        | { __typename: 'Agency', name: string, id: string }
        | { __typename: 'Allocation', docNo: string | null, docIssuedOn: string, amount: string, id: string }
        | { __typename: 'Assessment', id: string }
        | { __typename: 'AssessmentScheme', id: string }
        | { __typename: 'AssessmentScore', id: string }
        | { __typename: 'AssistanceRecord', id: string }
        | { __typename: 'Attachment', id: string }
        | { __typename: 'AuditEntry', id: string }
        | { __typename: 'AuditSeal', id: string }
        | { __typename: 'Backtest', id: string }
        | { __typename: 'BankLine', serialNo: string, transactedOn: string, amount: string, id: string }
        | { __typename: 'Batch', id: string }
        | { __typename: 'BusinessRecord', id: string }
        | { __typename: 'Case', id: string }
        | { __typename: 'CaseworkStep', id: string }
        | { __typename: 'Circular', id: string }
        | { __typename: 'CircularDelivery', id: string }
        | { __typename: 'Code', id: string }
        | { __typename: 'Contract', contractNo: string, id: string }
        | { __typename: 'ControlTotal', id: string }
        | { __typename: 'Correction', id: string }
        | { __typename: 'DataExchange', id: string }
        | { __typename: 'DeathRecord', diedOn: string, id: string }
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
        | { __typename: 'HouseRecord', acquiredOn: string, id: string }
        | { __typename: 'Household', householdNo: string, id: string }
        | { __typename: 'HouseholdMember', id: string }
        | { __typename: 'Indicator', docIssuedOn: string, amount: string, id: string, doc: { id: string, docNo: string } | null }
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
        | { __typename: 'Payee', name: string, id: string }
        | { __typename: 'Payment', voucherNo: string | null, payeeName: string, paidOn: string | null, amount: string, id: string }
        | { __typename: 'PaymentLine', name: string, amount: string, id: string }
        | { __typename: 'Person', name: string, idNoMasked: string, id: string }
        | { __typename: 'Plan', planNo: string, amount: string, id: string }
        | { __typename: 'PopulationRecord', id: string }
        | { __typename: 'Programme', id: string }
        | { __typename: 'ProgrammeStandard', id: string }
        | { __typename: 'Project', name: string, id: string }
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
        | { __typename: 'SpecialAccountEntry', occurredOn: string, amount: string, id: string }
        | { __typename: 'StaffRecord', validFrom: string, id: string }
        | { __typename: 'SubsidyBatch', period: string, total: string, id: string }
        | { __typename: 'SubsidyLine', name: string, paidOn: string | null, amount: string, id: string }
        | { __typename: 'Sweep', id: string }
        | { __typename: 'SweepTask', id: string }
        | { __typename: 'User', id: string }
        | { __typename: 'VehicleRecord', registeredOn: string, id: string }
        | { __typename: 'Warning', id: string }
        | { __typename: 'WarningEvent', id: string }
        | { __typename: 'WarningRoute', id: string }
        | { __typename: 'WarningVerdict', id: string }
        | { __typename: 'WhitelistEntry', id: string }
        | { __typename: 'WorkOrder', id: string }
      > }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type WarningFactsFragment = { id: string, warningNo: string, severity: Severity, state: WarningState, messageZh: string, messageEn: string, amount: string | null, evidence: Array<{ name: string, type: string, value: string | null }>, subject:
    | { __typename: 'Account', name: string, accountNoMasked: string, id: string }
    | { __typename: 'AccountMonth', month: string, id: string }
    | { __typename: 'Agency', name: string, id: string }
    | { __typename: 'Allocation', docNo: string | null, docIssuedOn: string, amount: string, id: string }
    | { __typename: 'Assessment', id: string }
    | { __typename: 'AssessmentScheme', id: string }
    | { __typename: 'AssessmentScore', id: string }
    | { __typename: 'AssistanceRecord', id: string }
    | { __typename: 'Attachment', id: string }
    | { __typename: 'AuditEntry', id: string }
    | { __typename: 'AuditSeal', id: string }
    | { __typename: 'Backtest', id: string }
    | { __typename: 'BankLine', serialNo: string, transactedOn: string, amount: string, id: string }
    | { __typename: 'Batch', id: string }
    | { __typename: 'BusinessRecord', id: string }
    | { __typename: 'Case', id: string }
    | { __typename: 'CaseworkStep', id: string }
    | { __typename: 'Circular', id: string }
    | { __typename: 'CircularDelivery', id: string }
    | { __typename: 'Code', id: string }
    | { __typename: 'Contract', contractNo: string, id: string }
    | { __typename: 'ControlTotal', id: string }
    | { __typename: 'Correction', id: string }
    | { __typename: 'DataExchange', id: string }
    | { __typename: 'DeathRecord', diedOn: string, id: string }
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
    | { __typename: 'HouseRecord', acquiredOn: string, id: string }
    | { __typename: 'Household', householdNo: string, id: string }
    | { __typename: 'HouseholdMember', id: string }
    | { __typename: 'Indicator', docIssuedOn: string, amount: string, id: string, doc: { id: string, docNo: string } | null }
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
    | { __typename: 'Payee', name: string, id: string }
    | { __typename: 'Payment', voucherNo: string | null, payeeName: string, paidOn: string | null, amount: string, id: string }
    | { __typename: 'PaymentLine', name: string, amount: string, id: string }
    | { __typename: 'Person', name: string, idNoMasked: string, id: string }
    | { __typename: 'Plan', planNo: string, amount: string, id: string }
    | { __typename: 'PopulationRecord', id: string }
    | { __typename: 'Programme', id: string }
    | { __typename: 'ProgrammeStandard', id: string }
    | { __typename: 'Project', name: string, id: string }
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
    | { __typename: 'SpecialAccountEntry', occurredOn: string, amount: string, id: string }
    | { __typename: 'StaffRecord', validFrom: string, id: string }
    | { __typename: 'SubsidyBatch', period: string, total: string, id: string }
    | { __typename: 'SubsidyLine', name: string, paidOn: string | null, amount: string, id: string }
    | { __typename: 'Sweep', id: string }
    | { __typename: 'SweepTask', id: string }
    | { __typename: 'User', id: string }
    | { __typename: 'VehicleRecord', registeredOn: string, id: string }
    | { __typename: 'Warning', id: string }
    | { __typename: 'WarningEvent', id: string }
    | { __typename: 'WarningRoute', id: string }
    | { __typename: 'WarningVerdict', id: string }
    | { __typename: 'WhitelistEntry', id: string }
    | { __typename: 'WorkOrder', id: string }
   | null, rows: Array<
    | { __typename: 'Account', name: string, accountNoMasked: string, id: string }
    | { __typename: 'AccountMonth', month: string, id: string }
    | { __typename: 'Agency', name: string, id: string }
    | { __typename: 'Allocation', docNo: string | null, docIssuedOn: string, amount: string, id: string }
    | { __typename: 'Assessment', id: string }
    | { __typename: 'AssessmentScheme', id: string }
    | { __typename: 'AssessmentScore', id: string }
    | { __typename: 'AssistanceRecord', id: string }
    | { __typename: 'Attachment', id: string }
    | { __typename: 'AuditEntry', id: string }
    | { __typename: 'AuditSeal', id: string }
    | { __typename: 'Backtest', id: string }
    | { __typename: 'BankLine', serialNo: string, transactedOn: string, amount: string, id: string }
    | { __typename: 'Batch', id: string }
    | { __typename: 'BusinessRecord', id: string }
    | { __typename: 'Case', id: string }
    | { __typename: 'CaseworkStep', id: string }
    | { __typename: 'Circular', id: string }
    | { __typename: 'CircularDelivery', id: string }
    | { __typename: 'Code', id: string }
    | { __typename: 'Contract', contractNo: string, id: string }
    | { __typename: 'ControlTotal', id: string }
    | { __typename: 'Correction', id: string }
    | { __typename: 'DataExchange', id: string }
    | { __typename: 'DeathRecord', diedOn: string, id: string }
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
    | { __typename: 'HouseRecord', acquiredOn: string, id: string }
    | { __typename: 'Household', householdNo: string, id: string }
    | { __typename: 'HouseholdMember', id: string }
    | { __typename: 'Indicator', docIssuedOn: string, amount: string, id: string, doc: { id: string, docNo: string } | null }
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
    | { __typename: 'Payee', name: string, id: string }
    | { __typename: 'Payment', voucherNo: string | null, payeeName: string, paidOn: string | null, amount: string, id: string }
    | { __typename: 'PaymentLine', name: string, amount: string, id: string }
    | { __typename: 'Person', name: string, idNoMasked: string, id: string }
    | { __typename: 'Plan', planNo: string, amount: string, id: string }
    | { __typename: 'PopulationRecord', id: string }
    | { __typename: 'Programme', id: string }
    | { __typename: 'ProgrammeStandard', id: string }
    | { __typename: 'Project', name: string, id: string }
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
    | { __typename: 'SpecialAccountEntry', occurredOn: string, amount: string, id: string }
    | { __typename: 'StaffRecord', validFrom: string, id: string }
    | { __typename: 'SubsidyBatch', period: string, total: string, id: string }
    | { __typename: 'SubsidyLine', name: string, paidOn: string | null, amount: string, id: string }
    | { __typename: 'Sweep', id: string }
    | { __typename: 'SweepTask', id: string }
    | { __typename: 'User', id: string }
    | { __typename: 'VehicleRecord', registeredOn: string, id: string }
    | { __typename: 'Warning', id: string }
    | { __typename: 'WarningEvent', id: string }
    | { __typename: 'WarningRoute', id: string }
    | { __typename: 'WarningVerdict', id: string }
    | { __typename: 'WhitelistEntry', id: string }
    | { __typename: 'WorkOrder', id: string }
  > };

type RecordName_Account_Fragment = { __typename: 'Account', name: string, accountNoMasked: string, id: string };

type RecordName_AccountMonth_Fragment = { __typename: 'AccountMonth', month: string, id: string };

type RecordName_Agency_Fragment = { __typename: 'Agency', name: string, id: string };

type RecordName_Allocation_Fragment = { __typename: 'Allocation', docNo: string | null, docIssuedOn: string, amount: string, id: string };

type RecordName_Assessment_Fragment = { __typename: 'Assessment', id: string };

type RecordName_AssessmentScheme_Fragment = { __typename: 'AssessmentScheme', id: string };

type RecordName_AssessmentScore_Fragment = { __typename: 'AssessmentScore', id: string };

type RecordName_AssistanceRecord_Fragment = { __typename: 'AssistanceRecord', id: string };

type RecordName_Attachment_Fragment = { __typename: 'Attachment', id: string };

type RecordName_AuditEntry_Fragment = { __typename: 'AuditEntry', id: string };

type RecordName_AuditSeal_Fragment = { __typename: 'AuditSeal', id: string };

type RecordName_Backtest_Fragment = { __typename: 'Backtest', id: string };

type RecordName_BankLine_Fragment = { __typename: 'BankLine', serialNo: string, transactedOn: string, amount: string, id: string };

type RecordName_Batch_Fragment = { __typename: 'Batch', id: string };

type RecordName_BusinessRecord_Fragment = { __typename: 'BusinessRecord', id: string };

type RecordName_Case_Fragment = { __typename: 'Case', id: string };

type RecordName_CaseworkStep_Fragment = { __typename: 'CaseworkStep', id: string };

type RecordName_Circular_Fragment = { __typename: 'Circular', id: string };

type RecordName_CircularDelivery_Fragment = { __typename: 'CircularDelivery', id: string };

type RecordName_Code_Fragment = { __typename: 'Code', id: string };

type RecordName_Contract_Fragment = { __typename: 'Contract', contractNo: string, id: string };

type RecordName_ControlTotal_Fragment = { __typename: 'ControlTotal', id: string };

type RecordName_Correction_Fragment = { __typename: 'Correction', id: string };

type RecordName_DataExchange_Fragment = { __typename: 'DataExchange', id: string };

type RecordName_DeathRecord_Fragment = { __typename: 'DeathRecord', diedOn: string, id: string };

type RecordName_Department_Fragment = { __typename: 'Department', id: string };

type RecordName_DepartmentKey_Fragment = { __typename: 'DepartmentKey', id: string };

type RecordName_Enterprise_Fragment = { __typename: 'Enterprise', name: string, id: string };

type RecordName_EnterprisePerson_Fragment = { __typename: 'EnterprisePerson', id: string };

type RecordName_Epoch_Fragment = { __typename: 'Epoch', id: string };

type RecordName_Escalation_Fragment = { __typename: 'Escalation', id: string };

type RecordName_ExpectedDelivery_Fragment = { __typename: 'ExpectedDelivery', id: string };

type RecordName_ExportJob_Fragment = { __typename: 'ExportJob', id: string };

type RecordName_FeedDefinition_Fragment = { __typename: 'FeedDefinition', id: string };

type RecordName_Fund_Fragment = { __typename: 'Fund', id: string };

type RecordName_FundTargetRegion_Fragment = { __typename: 'FundTargetRegion', id: string };

type RecordName_Grant_Fragment = { __typename: 'Grant', id: string };

type RecordName_GrantException_Fragment = { __typename: 'GrantException', id: string };

type RecordName_HouseRecord_Fragment = { __typename: 'HouseRecord', acquiredOn: string, id: string };

type RecordName_Household_Fragment = { __typename: 'Household', householdNo: string, id: string };

type RecordName_HouseholdMember_Fragment = { __typename: 'HouseholdMember', id: string };

type RecordName_Indicator_Fragment = { __typename: 'Indicator', docIssuedOn: string, amount: string, id: string, doc: { id: string, docNo: string } | null };

type RecordName_IndicatorAdjustment_Fragment = { __typename: 'IndicatorAdjustment', id: string };

type RecordName_IndicatorDoc_Fragment = { __typename: 'IndicatorDoc', id: string };

type RecordName_Inspection_Fragment = { __typename: 'Inspection', id: string };

type RecordName_Interview_Fragment = { __typename: 'Interview', id: string };

type RecordName_Ledger_Fragment = { __typename: 'Ledger', id: string };

type RecordName_LedgerLine_Fragment = { __typename: 'LedgerLine', id: string };

type RecordName_MonthClose_Fragment = { __typename: 'MonthClose', id: string };

type RecordName_MonthState_Fragment = { __typename: 'MonthState', id: string };

type RecordName_OperatorRecord_Fragment = { __typename: 'OperatorRecord', id: string };

type RecordName_PartyListEntry_Fragment = { __typename: 'PartyListEntry', id: string };

type RecordName_Payee_Fragment = { __typename: 'Payee', name: string, id: string };

type RecordName_Payment_Fragment = { __typename: 'Payment', voucherNo: string | null, payeeName: string, paidOn: string | null, amount: string, id: string };

type RecordName_PaymentLine_Fragment = { __typename: 'PaymentLine', name: string, amount: string, id: string };

type RecordName_Person_Fragment = { __typename: 'Person', name: string, idNoMasked: string, id: string };

type RecordName_Plan_Fragment = { __typename: 'Plan', planNo: string, amount: string, id: string };

type RecordName_PopulationRecord_Fragment = { __typename: 'PopulationRecord', id: string };

type RecordName_Programme_Fragment = { __typename: 'Programme', id: string };

type RecordName_ProgrammeStandard_Fragment = { __typename: 'ProgrammeStandard', id: string };

type RecordName_Project_Fragment = { __typename: 'Project', name: string, id: string };

type RecordName_QuarantineEvent_Fragment = { __typename: 'QuarantineEvent', id: string };

type RecordName_QuarantinedRow_Fragment = { __typename: 'QuarantinedRow', id: string };

type RecordName_ReconciliationBreak_Fragment = { __typename: 'ReconciliationBreak', id: string };

type RecordName_Region_Fragment = { __typename: 'Region', id: string };

type RecordName_RegionBudget_Fragment = { __typename: 'RegionBudget', id: string };

type RecordName_RelocationHousehold_Fragment = { __typename: 'RelocationHousehold', id: string };

type RecordName_RelocationPayee_Fragment = { __typename: 'RelocationPayee', id: string };

type RecordName_Reminder_Fragment = { __typename: 'Reminder', id: string };

type RecordName_Report_Fragment = { __typename: 'Report', id: string };

type RecordName_Rule_Fragment = { __typename: 'Rule', id: string };

type RecordName_RuleChange_Fragment = { __typename: 'RuleChange', id: string };

type RecordName_RuleHold_Fragment = { __typename: 'RuleHold', id: string };

type RecordName_RulePackage_Fragment = { __typename: 'RulePackage', id: string };

type RecordName_RuleParameter_Fragment = { __typename: 'RuleParameter', id: string };

type RecordName_SavedView_Fragment = { __typename: 'SavedView', id: string };

type RecordName_ServiceToken_Fragment = { __typename: 'ServiceToken', id: string };

type RecordName_Session_Fragment = { __typename: 'Session', id: string };

type RecordName_Source_Fragment = { __typename: 'Source', id: string };

type RecordName_SpecialAccountEntry_Fragment = { __typename: 'SpecialAccountEntry', occurredOn: string, amount: string, id: string };

type RecordName_StaffRecord_Fragment = { __typename: 'StaffRecord', validFrom: string, id: string };

type RecordName_SubsidyBatch_Fragment = { __typename: 'SubsidyBatch', period: string, total: string, id: string };

type RecordName_SubsidyLine_Fragment = { __typename: 'SubsidyLine', name: string, paidOn: string | null, amount: string, id: string };

type RecordName_Sweep_Fragment = { __typename: 'Sweep', id: string };

type RecordName_SweepTask_Fragment = { __typename: 'SweepTask', id: string };

type RecordName_User_Fragment = { __typename: 'User', id: string };

type RecordName_VehicleRecord_Fragment = { __typename: 'VehicleRecord', registeredOn: string, id: string };

type RecordName_Warning_Fragment = { __typename: 'Warning', id: string };

type RecordName_WarningEvent_Fragment = { __typename: 'WarningEvent', id: string };

type RecordName_WarningRoute_Fragment = { __typename: 'WarningRoute', id: string };

type RecordName_WarningVerdict_Fragment = { __typename: 'WarningVerdict', id: string };

type RecordName_WhitelistEntry_Fragment = { __typename: 'WhitelistEntry', id: string };

type RecordName_WorkOrder_Fragment = { __typename: 'WorkOrder', id: string };

export type RecordNameFragment =
  | RecordName_Account_Fragment
  | RecordName_AccountMonth_Fragment
  | RecordName_Agency_Fragment
  | RecordName_Allocation_Fragment
  | RecordName_Assessment_Fragment
  | RecordName_AssessmentScheme_Fragment
  | RecordName_AssessmentScore_Fragment
  | RecordName_AssistanceRecord_Fragment
  | RecordName_Attachment_Fragment
  | RecordName_AuditEntry_Fragment
  | RecordName_AuditSeal_Fragment
  | RecordName_Backtest_Fragment
  | RecordName_BankLine_Fragment
  | RecordName_Batch_Fragment
  | RecordName_BusinessRecord_Fragment
  | RecordName_Case_Fragment
  | RecordName_CaseworkStep_Fragment
  | RecordName_Circular_Fragment
  | RecordName_CircularDelivery_Fragment
  | RecordName_Code_Fragment
  | RecordName_Contract_Fragment
  | RecordName_ControlTotal_Fragment
  | RecordName_Correction_Fragment
  | RecordName_DataExchange_Fragment
  | RecordName_DeathRecord_Fragment
  | RecordName_Department_Fragment
  | RecordName_DepartmentKey_Fragment
  | RecordName_Enterprise_Fragment
  | RecordName_EnterprisePerson_Fragment
  | RecordName_Epoch_Fragment
  | RecordName_Escalation_Fragment
  | RecordName_ExpectedDelivery_Fragment
  | RecordName_ExportJob_Fragment
  | RecordName_FeedDefinition_Fragment
  | RecordName_Fund_Fragment
  | RecordName_FundTargetRegion_Fragment
  | RecordName_Grant_Fragment
  | RecordName_GrantException_Fragment
  | RecordName_HouseRecord_Fragment
  | RecordName_Household_Fragment
  | RecordName_HouseholdMember_Fragment
  | RecordName_Indicator_Fragment
  | RecordName_IndicatorAdjustment_Fragment
  | RecordName_IndicatorDoc_Fragment
  | RecordName_Inspection_Fragment
  | RecordName_Interview_Fragment
  | RecordName_Ledger_Fragment
  | RecordName_LedgerLine_Fragment
  | RecordName_MonthClose_Fragment
  | RecordName_MonthState_Fragment
  | RecordName_OperatorRecord_Fragment
  | RecordName_PartyListEntry_Fragment
  | RecordName_Payee_Fragment
  | RecordName_Payment_Fragment
  | RecordName_PaymentLine_Fragment
  | RecordName_Person_Fragment
  | RecordName_Plan_Fragment
  | RecordName_PopulationRecord_Fragment
  | RecordName_Programme_Fragment
  | RecordName_ProgrammeStandard_Fragment
  | RecordName_Project_Fragment
  | RecordName_QuarantineEvent_Fragment
  | RecordName_QuarantinedRow_Fragment
  | RecordName_ReconciliationBreak_Fragment
  | RecordName_Region_Fragment
  | RecordName_RegionBudget_Fragment
  | RecordName_RelocationHousehold_Fragment
  | RecordName_RelocationPayee_Fragment
  | RecordName_Reminder_Fragment
  | RecordName_Report_Fragment
  | RecordName_Rule_Fragment
  | RecordName_RuleChange_Fragment
  | RecordName_RuleHold_Fragment
  | RecordName_RulePackage_Fragment
  | RecordName_RuleParameter_Fragment
  | RecordName_SavedView_Fragment
  | RecordName_ServiceToken_Fragment
  | RecordName_Session_Fragment
  | RecordName_Source_Fragment
  | RecordName_SpecialAccountEntry_Fragment
  | RecordName_StaffRecord_Fragment
  | RecordName_SubsidyBatch_Fragment
  | RecordName_SubsidyLine_Fragment
  | RecordName_Sweep_Fragment
  | RecordName_SweepTask_Fragment
  | RecordName_User_Fragment
  | RecordName_VehicleRecord_Fragment
  | RecordName_Warning_Fragment
  | RecordName_WarningEvent_Fragment
  | RecordName_WarningRoute_Fragment
  | RecordName_WarningVerdict_Fragment
  | RecordName_WhitelistEntry_Fragment
  | RecordName_WorkOrder_Fragment
;

export type WarningWhyQueryVariables = Exact<{
  id: string | number;
  ruleId: string;
  regionCode: string;
}>;


export type WarningWhyQuery = { explainWarning: { package: string, ruleId: string, titleZh: string, titleEn: string, basis: Array<string>, asOf: string, epoch: string, inForce: boolean, signedBy: string | null, ruleDigest: string, evidenceDigest: string, sql: string, params: Array<{ name: string, labelZh: string, labelEn: string, type: string, usual: string, value: string }> } | null, parametersInForce: Array<{ name: string, value: string, effectiveFrom: string | null, regionCode: string | null }> | null };

export type ReplayWarningQueryVariables = Exact<{
  id: string | number;
}>;


export type ReplayWarningQuery = { replayWarning: { same: boolean, asOf: string, epoch: string, expected: string, actual: string | null, reasonZh: string | null, reasonEn: string | null, evidence: Array<{ name: string, type: string, value: string | null }> | null } | null };

export type CaseStaysQueryVariables = Exact<{
  id: string | number;
}>;


export type CaseStaysQuery = { caseStays: Array<{ state: CaseState, node: CaseNode, since: string, until: string | null, workdays: number | null }> | null };

export const RecordNameFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Node"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Payment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voucherNo"}},{"kind":"Field","name":{"kind":"Name","value":"payeeName"}},{"kind":"Field","name":{"kind":"Name","value":"paidOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Indicator"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"docIssuedOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"doc"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"docNo"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Allocation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"docNo"}},{"kind":"Field","name":{"kind":"Name","value":"docIssuedOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"planNo"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubsidyLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"paidOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubsidyBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SpecialAccountEntry"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"occurredOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BankLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serialNo"}},{"kind":"Field","name":{"kind":"Name","value":"transactedOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountMonth"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"accountNoMasked"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agency"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Enterprise"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Payee"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Person"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"idNoMasked"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Household"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"householdNo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Project"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contract"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contractNo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeathRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"diedOn"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaffRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"validFrom"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VehicleRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registeredOn"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HouseRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acquiredOn"}}]}}]}}]} as unknown as DocumentNode<RecordNameFragment, unknown>;
export const WarningFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WarningFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Warning"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"warningNo"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"messageZh"}},{"kind":"Field","name":{"kind":"Name","value":"messageEn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subject"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordName"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Node"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Payment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voucherNo"}},{"kind":"Field","name":{"kind":"Name","value":"payeeName"}},{"kind":"Field","name":{"kind":"Name","value":"paidOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Indicator"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"docIssuedOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"doc"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"docNo"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Allocation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"docNo"}},{"kind":"Field","name":{"kind":"Name","value":"docIssuedOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"planNo"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubsidyLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"paidOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubsidyBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SpecialAccountEntry"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"occurredOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BankLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serialNo"}},{"kind":"Field","name":{"kind":"Name","value":"transactedOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountMonth"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"accountNoMasked"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agency"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Enterprise"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Payee"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Person"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"idNoMasked"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Household"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"householdNo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Project"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contract"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contractNo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeathRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"diedOn"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaffRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"validFrom"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VehicleRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registeredOn"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HouseRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acquiredOn"}}]}}]}}]} as unknown as DocumentNode<WarningFactsFragment, unknown>;
export const CaseDetailDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CaseDetail"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Case"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseNo"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"warningCount"}},{"kind":"Field","name":{"kind":"Name","value":"openings"}},{"kind":"Field","name":{"kind":"Name","value":"openedOn"}},{"kind":"Field","name":{"kind":"Name","value":"verifyWithin"}},{"kind":"Field","name":{"kind":"Name","value":"rectifyWithin"}},{"kind":"Field","name":{"kind":"Name","value":"verifyDueOn"}},{"kind":"Field","name":{"kind":"Name","value":"rectifyDueOn"}},{"kind":"Field","name":{"kind":"Name","value":"pausedOn"}},{"kind":"Field","name":{"kind":"Name","value":"pauseReason"}},{"kind":"Field","name":{"kind":"Name","value":"pausedWorkdays"}},{"kind":"Field","name":{"kind":"Name","value":"ruleId"}},{"kind":"Field","name":{"kind":"Name","value":"regionCode"}},{"kind":"Field","name":{"kind":"Name","value":"departmentKind"}},{"kind":"Field","name":{"kind":"Name","value":"assignee"}},{"kind":"Field","name":{"kind":"Name","value":"assignedOn"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"verdictBy"}},{"kind":"Field","name":{"kind":"Name","value":"verdictOn"}},{"kind":"Field","name":{"kind":"Name","value":"verdictReason"}},{"kind":"Field","name":{"kind":"Name","value":"violationName"}},{"kind":"Field","name":{"kind":"Name","value":"confirmedBy"}},{"kind":"Field","name":{"kind":"Name","value":"rectifiedOn"}},{"kind":"Field","name":{"kind":"Name","value":"rectifiedBy"}},{"kind":"Field","name":{"kind":"Name","value":"returned"}},{"kind":"Field","name":{"kind":"Name","value":"rebooked"}},{"kind":"Field","name":{"kind":"Name","value":"otherAmount"}},{"kind":"Field","name":{"kind":"Name","value":"recheck"}},{"kind":"Field","name":{"kind":"Name","value":"checkedBy"}},{"kind":"Field","name":{"kind":"Name","value":"checkedOn"}},{"kind":"Field","name":{"kind":"Name","value":"sampledBy"}},{"kind":"Field","name":{"kind":"Name","value":"sampledOn"}},{"kind":"Field","name":{"kind":"Name","value":"reportedAt"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"closedOn"}},{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"department"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"titleZh"}},{"kind":"Field","name":{"kind":"Name","value":"titleEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"WARNING_NO"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WarningFacts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"titleZh"}},{"kind":"Field","name":{"kind":"Name","value":"titleEn"}},{"kind":"Field","name":{"kind":"Name","value":"matterKind"}},{"kind":"Field","name":{"kind":"Name","value":"fromState"}},{"kind":"Field","name":{"kind":"Name","value":"toState"}},{"kind":"Field","name":{"kind":"Name","value":"byUser"}},{"kind":"Field","name":{"kind":"Name","value":"onDay"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"workOrders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"orderNo"}},{"kind":"Field","name":{"kind":"Name","value":"documentNo"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"issuedOn"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"inspections"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"inspectionNo"}},{"kind":"Field","name":{"kind":"Name","value":"documentNo"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"orderedOn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"interviews"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"interviewNo"}},{"kind":"Field","name":{"kind":"Name","value":"documentNo"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"convenedFor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"corrections"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"correctionNo"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"raisedOn"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Node"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Payment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voucherNo"}},{"kind":"Field","name":{"kind":"Name","value":"payeeName"}},{"kind":"Field","name":{"kind":"Name","value":"paidOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Indicator"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"docIssuedOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"doc"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"docNo"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Allocation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"docNo"}},{"kind":"Field","name":{"kind":"Name","value":"docIssuedOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"planNo"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubsidyLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"paidOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubsidyBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SpecialAccountEntry"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"occurredOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BankLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serialNo"}},{"kind":"Field","name":{"kind":"Name","value":"transactedOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountMonth"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"accountNoMasked"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agency"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Enterprise"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Payee"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Person"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"idNoMasked"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Household"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"householdNo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Project"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contract"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contractNo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeathRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"diedOn"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaffRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"validFrom"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VehicleRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registeredOn"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HouseRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acquiredOn"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WarningFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Warning"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"warningNo"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"messageZh"}},{"kind":"Field","name":{"kind":"Name","value":"messageEn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subject"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordName"}}]}}]}}]} as unknown as DocumentNode<CaseDetailQuery, CaseDetailQueryVariables>;
export const WarningDetailDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WarningDetail"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Warning"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WarningFacts"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"openedAsOf"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeenAsOf"}},{"kind":"Field","name":{"kind":"Name","value":"openCount"}},{"kind":"Field","name":{"kind":"Name","value":"verifyDueOn"}},{"kind":"Field","name":{"kind":"Name","value":"rectifyDueOn"}},{"kind":"Field","name":{"kind":"Name","value":"ruleId"}},{"kind":"Field","name":{"kind":"Name","value":"regionCode"}},{"kind":"Field","name":{"kind":"Name","value":"departmentKind"}},{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"responsibleDepartment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"titleZh"}},{"kind":"Field","name":{"kind":"Name","value":"titleEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"case"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"caseNo"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"corrections"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"correctionNo"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"raisedOn"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"eventKind"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"verdicts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"rectifiedOn"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Node"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Payment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voucherNo"}},{"kind":"Field","name":{"kind":"Name","value":"payeeName"}},{"kind":"Field","name":{"kind":"Name","value":"paidOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Indicator"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"docIssuedOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"doc"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"docNo"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Allocation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"docNo"}},{"kind":"Field","name":{"kind":"Name","value":"docIssuedOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"planNo"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubsidyLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"paidOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubsidyBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SpecialAccountEntry"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"occurredOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BankLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serialNo"}},{"kind":"Field","name":{"kind":"Name","value":"transactedOn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountMonth"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"accountNoMasked"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agency"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Enterprise"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Payee"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Person"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"idNoMasked"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Household"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"householdNo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Project"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contract"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contractNo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeathRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"diedOn"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaffRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"validFrom"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VehicleRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registeredOn"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HouseRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acquiredOn"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WarningFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Warning"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"warningNo"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"messageZh"}},{"kind":"Field","name":{"kind":"Name","value":"messageEn"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subject"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordName"}}]}}]}}]} as unknown as DocumentNode<WarningDetailQuery, WarningDetailQueryVariables>;
export const WarningWhyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WarningWhy"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ruleId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"regionCode"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RegionCode"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"explainWarning"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"package"}},{"kind":"Field","name":{"kind":"Name","value":"ruleId"}},{"kind":"Field","name":{"kind":"Name","value":"titleZh"}},{"kind":"Field","name":{"kind":"Name","value":"titleEn"}},{"kind":"Field","name":{"kind":"Name","value":"basis"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"inForce"}},{"kind":"Field","name":{"kind":"Name","value":"signedBy"}},{"kind":"Field","name":{"kind":"Name","value":"ruleDigest"}},{"kind":"Field","name":{"kind":"Name","value":"evidenceDigest"}},{"kind":"Field","name":{"kind":"Name","value":"sql"}},{"kind":"Field","name":{"kind":"Name","value":"params"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"labelZh"}},{"kind":"Field","name":{"kind":"Name","value":"labelEn"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"usual"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"parametersInForce"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ruleId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ruleId"}}},{"kind":"Argument","name":{"kind":"Name","value":"regionCode"},"value":{"kind":"Variable","name":{"kind":"Name","value":"regionCode"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"regionCode"}}]}}]}}]} as unknown as DocumentNode<WarningWhyQuery, WarningWhyQueryVariables>;
export const ReplayWarningDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReplayWarning"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"replayWarning"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"same"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}},{"kind":"Field","name":{"kind":"Name","value":"reasonZh"}},{"kind":"Field","name":{"kind":"Name","value":"reasonEn"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]} as unknown as DocumentNode<ReplayWarningQuery, ReplayWarningQueryVariables>;
export const CaseStaysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CaseStays"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseStays"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"node"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"workdays"}}]}}]}}]} as unknown as DocumentNode<CaseStaysQuery, CaseStaysQueryVariables>;