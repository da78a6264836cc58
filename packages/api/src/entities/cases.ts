import { caseMachine } from '@qingqu/casework';
import { caseFile, caseworkStep, warningRoute } from '@qingqu/schema';
import { matterMembers, statesOf } from '../casework/matter-members.js';
import { stepTitleSql } from '../casework/step-titles.js';
import { choice } from '../model/choice.js';
import {
  asc,
  chosen,
  code,
  computed,
  desc,
  type Entity,
  entity,
  field,
  inRegion,
  one,
  shown,
} from '../model/entity.js';
import { integer, json, text } from '../model/values.js';
import * as choices from './choices.js';

const CaseState = statesOf('CaseState', 'How far a case is 案件状态.', caseMachine, {
  assigned: 'Assigned to a department; nobody has it in hand yet 待受理.',
  verifying: 'Being verified 核实中.',
  normal: 'Proposed to be normal; waits for the second person 待确认正常.',
  data_issue: 'Its data are being corrected 数据更正中.',
  rectifying: 'A violation that is to be rectified 整改中.',
  rectified: 'Reported as rectified; waits for its check 待复核.',
  checked: 'The rectification was checked; supervision may sample it 已复核.',
  closed: 'Closed 已结案.',
});
const CaseOutcome = choice('CaseOutcome', 'How a case ended 办理结果.', caseFile.outcome.enumValues, {
  normal: 'It was in order 认定正常.',
  rectified: 'A violation was rectified 已整改.',
  cleared: 'The rule finds it no more 自动核销.',
  cleared_data: 'The rule finds it no more, after its data were corrected 更正数据后核销.',
});
const CaseVerdict = choice('CaseVerdict', 'What was determined 认定结论.', caseFile.verdict.enumValues, {
  normal: 'In order; closed once a second person has confirmed it 正常.',
  violation: 'Against the rules 违规.',
});
const Recheck = choice(
  'Recheck',
  'What the rule said when it was run again after the rectification 规则复核结果.',
  caseFile.recheck.enumValues,
  {
    gone: 'It finds nothing any more 已消除.',
    remains: 'It finds the fact still, as a payment stays made 仍存在.',
  },
);
const MatterKind = choice('MatterKind', 'What a step was taken in 事项类别.', caseworkStep.matter.enumValues, {
  case: 'A case 案件.',
  order: 'An assignment order 交办单.',
  inspection: 'An inspection 专项督查.',
  interview: 'An interview 约谈.',
  correction: 'A correction of data 疑问数据更正.',
  ledger: 'A ledger 台账.',
  assessment: 'An assessment 考核.',
  circular: 'A circular 通报.',
  exchange: 'An exchange of data 数据交换.',
});

/** What steps are taken in: the word in the database → the entity. */
const stepsOf: Readonly<Record<string, string>> = {
  case: 'Case',
  order: 'WorkOrder',
  inspection: 'Inspection',
  interview: 'Interview',
  ledger: 'Ledger',
  assessment: 'Assessment',
  circular: 'Circular',
  correction: 'Correction',
  exchange: 'DataExchange',
};

/** What is done about warnings: cases, their steps, and who gets which. */
export const caseEntities: Entity[] = [
  entity('Case', caseFile, {
    plural: 'cases',
    about: 'Cases 案件: warnings of one rule that are handled together, in one region by one department.',
    readers: 'business',
    members: {
      caseNo: field(caseFile.caseNo, 'Number 案件编号.'),
      ...matterMembers(caseMachine, caseFile, CaseState),
      outcome: chosen(caseFile.outcome, CaseOutcome, 'How it ended; null while it is open 办理结果.'),
      ruleId: field(caseFile.ruleId, 'Id of the rule 规则编号.'),
      caseKey: field(caseFile.caseKey, 'What its warnings have in common, as `Warning.caseKey` 归并标识.'),
      category: chosen(caseFile.category, choices.WarningCategory, 'Category (Art. 17) 预警类别.'),
      severity: chosen(caseFile.severity, choices.Severity, 'The highest severity of its warnings 预警级别.'),
      departmentKind: chosen(
        caseFile.departmentKind,
        choices.DepartmentKind,
        'Kind of department that handles it 责任处室.',
      ),
      openings: field(caseFile.openings, 'How often it has been open 立案次数.'),
      warningCount: shown(caseFile.warnings, integer, 'How many warnings it holds 预警条数.'),
      amount: field(caseFile.amountFen, 'Amount concerned, yuan 涉及金额（元）.'),
      assignee: field(caseFile.assignee, 'Who has it in hand 经办人.'),
      assignedOn: field(caseFile.assignedOn, 'Since when 受理日期.'),
      openedOn: field(caseFile.openedOn, 'Day from which its working days are counted 立案日期.'),
      verifyWithin: field(caseFile.verifyWithin, 'Working days to verify it 核实时限（工作日）.'),
      rectifyWithin: field(caseFile.rectifyWithin, 'Working days to rectify it 整改时限（工作日）.'),
      verifyDueOn: field(
        caseFile.verifyDueOn,
        'Last day for verifying it; null where the calendar does not reach 核实期限.',
      ),
      rectifyDueOn: field(
        caseFile.rectifyDueOn,
        'Last day for rectifying it; null where the calendar does not reach 整改期限.',
      ),
      pausedOn: field(caseFile.pausedOn, 'Since when its clock stands still 中止计时日期.'),
      pauseReason: field(caseFile.pauseReason, 'Why 中止原因.'),
      pausedWorkdays: field(caseFile.pausedWorkdays, 'Working days for which it was paused before 已中止工作日数.'),
      verdict: chosen(caseFile.verdict, CaseVerdict, 'What was determined 认定结论.'),
      violationCode: code(caseFile.violationType, 'violation-type', 'What kind of violation 违规类型.'),
      verdictBy: field(
        caseFile.verdictBy,
        'Who determined it; null of a red case, which the rule itself determined 认定人.',
      ),
      verdictOn: field(caseFile.verdictOn, 'When 认定日期.'),
      verdictReason: field(caseFile.verdictReason, 'Why 认定理由.'),
      confirmedBy: field(caseFile.confirmedBy, 'The second person, who confirmed that it is normal 确认人.'),
      rectifiedBy: field(caseFile.rectifiedBy, 'Who reported the rectification 整改报告人.'),
      rectifiedOn: field(caseFile.rectifiedOn, 'When it was put right 整改日期.'),
      rectifiedAt: field(caseFile.rectifiedAt, 'When that was reported 整改报告时间.'),
      returned: field(caseFile.returnedFen, 'Amount returned, yuan 退回金额（元）.'),
      rebooked: field(caseFile.rebookedFen, 'Amount re-booked, yuan 调账金额（元）.'),
      otherAmount: field(caseFile.otherFen, 'Other amount put right, yuan 其他金额（元）.'),
      recheck: chosen(caseFile.recheck, Recheck, 'What the rule says since the rectification 规则复核结果.'),
      recheckedEpoch: field(caseFile.recheckedEpoch, 'Epoch on which it was run again 规则复核数据期.'),
      checkedBy: field(caseFile.checkedBy, 'Who checked the rectification 复核人.'),
      checkedOn: field(caseFile.checkedOn, 'When 复核日期.'),
      sampledBy: field(caseFile.sampledBy, 'Who of supervision took it as a sample 抽查人.'),
      sampledOn: field(caseFile.sampledOn, 'When 抽查日期.'),
      reportedAt: field(caseFile.reportedAt, 'When its state was reported to the province (Art. 17) 反馈省厅时间.'),
      closedOn: field(caseFile.closedOn, 'When it was closed 结案日期.'),
      closedAt: field(caseFile.closedAt, 'When that was written down 结案时间.'),
      regionCode: field(caseFile.regionCode, 'Code of the region that handles it 办理地区代码.'),
      region: inRegion(caseFile.regionCode, 'Region that handles it 办理地区.', {
        name: 'cases',
        about: 'Cases that this region itself handles 本级案件.',
      }),
      observer: one('Region', caseFile.observerRegionCode, {
        about: 'The region above, whose department of the same kind looks on 上级地区.',
        to: 'code',
        inverse: { name: 'observedCases', about: 'Cases of the regions directly below 下级案件.' },
      }),
      department: {
        kind: 'one',
        target: 'Department',
        about: 'Department that handles it 责任处室（科、股）.',
        on: (from, to) =>
          `${from('region_code')} = ${to('region_code')} and ${from('department_kind')} = ${to('kind')}`,
        inverse: { name: 'cases', about: 'Cases that this department handles 本处室（科、股）案件.' },
      },
      rule: {
        kind: 'one',
        target: 'Rule',
        about: 'The version of the rule that raised the newest of its warnings 规则.',
        on: (from, to) =>
          `${to('digest')} = (select w.rule_digest from warning w where w.case_id = ${from('id')} order by w.warning_no desc limit 1)`,
        // Brings the index into play: all versions of a rule have its id.
        alsoBack: (from, to) => `${from('rule_id')} = ${to('rule_id')}`,
        inverse: { name: 'cases', about: 'Cases of which this version raised the newest warning 相关案件.' },
      },
    },
    order: [desc('openedOn')],
  }),
  entity('CaseworkStep', caseworkStep, {
    plural: 'caseworkSteps',
    about: 'What was done in what is handled, step by step; never changed 办理步骤.',
    readers: 'business',
    key: [caseworkStep.matterId, caseworkStep.seq],
    members: {
      seq: field(caseworkStep.seq, 'Number within the matter, from 1: the version that it led to 序号.'),
      matterKind: chosen(caseworkStep.matter, MatterKind, 'What it was taken in 事项类别.'),
      act: field(caseworkStep.act, 'What was done, as the matter’s `acts` name it 办理事项.'),
      titleZh: computed({
        type: text,
        nullable: false,
        about: 'What that is called 事项名称.',
        sql: (col) => stepTitleSql('zh', col('matter'), col('act')),
      }),
      titleEn: computed({
        type: text,
        nullable: false,
        about: 'The same in English 事项名称（英文）.',
        sql: (col) => stepTitleSql('en', col('matter'), col('act')),
      }),
      fromState: field(caseworkStep.fromState, 'State before it; null of the first 原状态.'),
      toState: field(caseworkStep.toState, 'State after it 新状态.'),
      byUser: field(caseworkStep.byUser, 'Who took it; `system` is the platform 办理人.'),
      byRole: field(caseworkStep.byRole, 'In which role 办理人角色.'),
      onDay: field(caseworkStep.onDay, 'Business date 办理日期.'),
      at: field(caseworkStep.at, 'When it was written down 记录时间.'),
      reason: field(caseworkStep.reason, 'Why 理由.'),
      detail: computed({
        type: json,
        nullable: false,
        about: 'What else was said with it; amounts in fen 详情（金额单位为分）.',
        // Which warnings those are, the case says.
        sql: (col) => `(${col('detail')} - 'warningIds')`,
      }),
      departmentKind: chosen(
        caseworkStep.departmentKind,
        choices.DepartmentKind,
        'Kind of department whose matter it is; null = of all 处室（科、股）类别.',
      ),
      matter: {
        kind: 'either',
        about: 'What it was taken in, where the viewer may see it 所属事项.',
        kindColumn: 'matter',
        idColumn: 'matter_id',
        targets: stepsOf,
        inverse: { name: 'steps', about: 'What was done in it, step by step 办理步骤.' },
      },
    },
    order: [asc('seq')],
  }),
  entity('WarningRoute', warningRoute, {
    plural: 'warningRoutes',
    about:
      'Which department new warnings of a category go to 预警分办规则: the narrowest region, then the latest day counts.',
    members: {
      category: chosen(warningRoute.category, choices.WarningCategory, 'Category (Art. 17) 预警类别.'),
      departmentKind: chosen(warningRoute.departmentKind, choices.DepartmentKind, 'Kind of department 责任处室.'),
      effectiveFrom: field(warningRoute.effectiveFrom, 'First day; null = since ever 生效日期.'),
      basis: field(warningRoute.basis, 'What it rests on 依据.'),
      setBy: field(warningRoute.setBy, 'Who set it 设定人.'),
      setAt: field(warningRoute.setAt, 'When 设定时间.'),
      regionCode: field(
        warningRoute.regionCode,
        'Code of the region in whose subtree it holds; null = everywhere 区划代码.',
      ),
      region: one('Region', warningRoute.regionCode, {
        about: 'The region in whose subtree it holds 区划.',
        to: 'code',
        inverse: { name: 'warningRoutes', about: 'Routes set for this region 本级预警分办规则.' },
      }),
    },
    order: [asc('category'), desc('effectiveFrom')],
  }),
];
