import { type EscalationPhase, escalationPhases, ledgerMachine } from '@qingqu/casework';
import { escalation, ledger, ledgerLine, monthClose, monthState } from '@qingqu/schema';
import { matterMembers, statesOf } from '../casework/matter-members.js';
import { choice } from '../model/choice.js';
import {
  asc,
  chosen,
  computed,
  desc,
  type Entity,
  entity,
  field,
  inRegion,
  type One,
  one,
  type Stats,
} from '../model/entity.js';
import { integer } from '../model/values.js';
import * as choices from './choices.js';

const phases: Record<EscalationPhase, string> = {
  normal: 'No month of problems that leads anywhere 正常.',
  watch1: 'One month of problems 关注（一个月）.',
  watch2: 'Two months of problems in a row 关注（连续两个月）.',
  inspection_due: 'Three or more: an inspection is to be ordered 应专项督查.',
  inspecting: 'The inspection was ordered 督查中.',
  post_inspection: 'Watched after the inspection 督查后跟踪.',
  interview_due: 'Problems are still frequent: an interview is to be held 应约谈.',
  interviewed: 'Interviewed; back to normal after some months without a problem 已约谈.',
};
export const EscalationPhaseChoice = choice(
  'EscalationPhase',
  'Where a region stands on the way from months of problems to an interview (Art. 17) 升级阶段.',
  escalationPhases,
  phases,
);
const LedgerState = statesOf('LedgerState', 'How far a ledger has come 台账状态.', ledgerMachine, {
  draft: 'Drawn when the month was closed 草稿.',
  confirmed: 'Confirmed by the region itself 已确认.',
  reported: 'Reported to the province by its prefecture 已上报.',
  compiled: 'Compiled at the province 已汇总.',
});
const LedgerPart = choice('LedgerPart', 'Whose cases a line counts 台账口径.', ledgerLine.part.enumValues, {
  own: "The region's own 本级.",
  all: 'With those of the regions below it 含下级.',
});

/** To the close of a row's month, which is part of what the row is known by. */
const closeOf = (name: string, about: string): One => ({
  kind: 'one',
  target: 'MonthClose',
  about: 'The close of the month 月度结账.',
  on: (from, to) => `${from('month')} = ${to('month')}`,
  inverse: { name, about },
});

const everyRegion: Stats['groups'] = {
  MONTH: { kind: 'field', field: 'month' },
  REGION: { kind: 'region', level: 'own' },
  PREFECTURE: { kind: 'region', level: 'prefecture' },
};

/** What is frozen at the end of a month 月度结账, where it leads, and the ledgers 台账 that are drawn of it (Art. 17 ¶3). */
export const monthEntities: Entity[] = [
  entity('MonthClose', monthClose, {
    plural: 'monthCloses',
    about: 'Closed months 月度结账: what is said of them later changes nothing of them.',
    key: [monthClose.month],
    members: {
      month: field(monthClose.month, 'The month, such as 2018-03 月份.'),
      closedOn: field(monthClose.closedOn, 'Business date on which it was closed 结账日期.'),
      asKnownAt: field(monthClose.asKnownAt, 'What had been written by then is what is known of it 结账时点.'),
      epoch: field(monthClose.epoch, 'Epoch in which it was closed 数据期.'),
      parameters: field(monthClose.parameters, 'Parameters of escalation and of ledgers, as they were 升级参数.'),
      closedBy: field(monthClose.closedBy, 'Who closed it; `system` is the platform 结账人.'),
    },
    order: [desc('month')],
  }),
  entity('MonthState', monthState, {
    plural: 'monthStates',
    about: 'How regions stood at the end of closed months 月末状态.',
    readers: 'budget',
    key: [monthState.month, monthState.regionCode],
    members: {
      month: field(monthState.month, 'The month, such as 2018-03 月份.'),
      problem: field(monthState.problem, 'Whether a problem stood unrectified 是否存在预警问题.'),
      streak: field(monthState.streak, 'Months with a problem, in a row 连续月数.'),
      phase: chosen(monthState.phase, EscalationPhaseChoice, 'Where escalation stood after it 升级阶段.'),
      openCases: field(monthState.openCases, 'Cases that are why 未整改案件数.'),
      newWarnings: field(monthState.newWarnings, 'Warnings that came in the month 新增预警数.'),
      redWarnings: field(monthState.redWarnings, 'Those of them that are red 其中红色预警数.'),
      overdueCases: computed({
        type: integer,
        nullable: false,
        about: "Of the region's own open cases those that were late 逾期案件数.",
        sql: (col) => `cardinality(${col('overdue_case_ids')})`,
      }),
      monthClose: closeOf('states', 'How regions stood, of those that the viewer may see 月末状态.'),
      regionCode: field(monthState.regionCode, 'Code of the region 区划代码.'),
      region: inRegion(monthState.regionCode, 'Region 区划.', {
        name: 'monthStates',
        about: 'How this region itself stood at the end of closed months 月末状态.',
      }),
    },
    order: [desc('month'), asc('regionCode')],
    stats: { groups: { ...everyRegion, PHASE: { kind: 'field', field: 'phase' } }, measures: [] },
  }),
  entity('Escalation', escalation, {
    plural: 'escalations',
    about: 'Where municipal and county finance stands now on the way to an inspection or an interview 预警升级.',
    readers: 'budget',
    key: [escalation.regionCode],
    members: {
      phase: chosen(escalation.state, EscalationPhaseChoice, 'Where it stands 升级阶段.'),
      version: field(escalation.version, 'How often it has moved 版本.'),
      streak: field(escalation.streak, 'Months with a problem, in a row 连续月数.'),
      month: field(escalation.month, 'The last closed month 最近结账月份.'),
      since: field(escalation.since, 'Since when it stands there 起始日期.'),
      inspectedOn: field(escalation.inspectedOn, 'From which day it is watched after an inspection 督查报告日期.'),
      cleanMonths: field(
        escalation.cleanMonths,
        'Months without a problem in a row since the interview 约谈后无问题月数.',
      ),
      monthState: {
        kind: 'one',
        target: 'MonthState',
        about: 'How it stood at the end of the last closed month 最近月末状态.',
        on: (from, to) =>
          `${from('month')} = ${to('month')} and ${from('region_code')} = ${to('region_code')} and ${from('scope_ord')} = ${to('scope_ord')}`,
        inverse: { name: 'escalations', about: 'Where the region stands, if this is its last closed month 预警升级.' },
      },
      inspection: one('Inspection', escalation.inspectionId, {
        about: 'The inspection that it led to 专项督查.',
        inverse: { name: 'escalations', about: 'The region that it is of, while months of problems are why 预警升级.' },
      }),
      interview: one('Interview', escalation.interviewId, {
        about: 'The interview that it led to 约谈.',
        inverse: { name: 'escalations', about: 'The region that it is of, while months of problems are why 预警升级.' },
      }),
      regionCode: field(escalation.regionCode, 'Code of the region 区划代码.'),
      region: inRegion(escalation.regionCode, 'Region 区划.', {
        name: 'escalations',
        about: 'Where this region itself stands 预警升级.',
      }),
    },
    order: [desc('streak'), asc('regionCode')],
    stats: { groups: { PHASE: { kind: 'field', field: 'phase' }, PREFECTURE: everyRegion.PREFECTURE! }, measures: [] },
  }),
  entity('Ledger', ledger, {
    plural: 'ledgers',
    about: 'Monthly ledgers of warnings by category and severity 预警问题分类台账, one a region and closed month.',
    readers: 'budget',
    members: {
      month: field(ledger.month, 'The month, such as 2018-03 月份.'),
      ...matterMembers(ledgerMachine, ledger, LedgerState),
      epoch: field(ledger.epoch, 'Epoch in which the month was closed 数据期.'),
      dueOn: field(
        ledger.dueOn,
        'Last day for confirming it, then for reporting it; null where nothing is due or the calendar does not reach 办理期限.',
      ),
      confirmedBy: field(ledger.confirmedBy, 'Who confirmed it for the region 确认人.'),
      confirmedOn: field(ledger.confirmedOn, 'When it was confirmed 确认日期.'),
      reportedBy: field(ledger.reportedBy, 'Who reported it for the prefecture 上报人.'),
      reportedOn: field(ledger.reportedOn, 'When it was reported 上报日期.'),
      compiledBy: field(ledger.compiledBy, 'Who compiled it at the province 汇总人.'),
      compiledOn: field(ledger.compiledOn, 'When it was compiled 汇总日期.'),
      monthClose: closeOf('ledgers', 'Ledgers of the month, of those that the viewer may see 台账.'),
      regionCode: field(ledger.regionCode, 'Code of the region 区划代码.'),
      region: inRegion(ledger.regionCode, 'Region 区划.', {
        name: 'ledgers',
        about: 'Ledgers of this region 台账.',
      }),
    },
    order: [desc('month'), asc('regionCode')],
    stats: { groups: { ...everyRegion, STATE: { kind: 'field', field: 'state' } }, measures: [] },
  }),
  entity('LedgerLine', ledgerLine, {
    plural: 'ledgerLines',
    about: 'Lines of ledgers 台账明细, in cases: opening + fresh + reopened = normal + rectified + cleared + closing.',
    readers: 'budget',
    key: [ledgerLine.ledgerId, ledgerLine.part, ledgerLine.category, ledgerLine.severity],
    members: {
      part: chosen(ledgerLine.part, LedgerPart, 'Whose cases it counts; over several regions sum up OWN only 口径.'),
      category: chosen(ledgerLine.category, choices.WarningCategory, 'Category (Art. 17) 预警类别.'),
      severity: chosen(ledgerLine.severity, choices.Severity, 'Severity 预警级别.'),
      opening: field(ledgerLine.opening, 'Open at the end of the month before 期初.'),
      fresh: field(ledgerLine.fresh, 'Opened for the first time 新增.'),
      reopened: field(
        ledgerLine.reopened,
        'Open again, or sent back by supervision after that month was closed 重新立案.',
      ),
      normal: field(ledgerLine.normal, 'Found to be normal 认定正常.'),
      violation: field(ledgerLine.violation, 'Found to be violations; not part of the balance 认定违规.'),
      rectified: field(ledgerLine.rectified, 'Rectified 已整改.'),
      cleared: field(ledgerLine.cleared, 'The rule finds it no more 自动核销.'),
      closing: field(ledgerLine.closing, 'Open at the end of the month 期末.'),
      overdue: field(ledgerLine.overdue, 'Those of them that are late 逾期.'),
      returned: field(
        ledgerLine.returnedFen,
        'Amount returned, yuan; taken back in the month in which a rectification is rejected 退回金额（元）.',
      ),
      rebooked: field(ledgerLine.rebookedFen, 'Amount re-booked, yuan 调账金额（元）.'),
      otherAmount: field(ledgerLine.otherFen, 'Other amount put right, yuan 其他金额（元）.'),
      ledger: one('Ledger', ledgerLine.ledgerId, {
        about: 'The ledger 台账.',
        inverse: { name: 'lines', about: 'Its lines 台账明细.' },
      }),
    },
    order: [asc('part'), asc('category'), asc('severity')],
    stats: {
      groups: {
        PART: { kind: 'field', field: 'part' },
        CATEGORY: { kind: 'field', field: 'category' },
        SEVERITY: { kind: 'field', field: 'severity' },
        LEDGER: { kind: 'relation', relation: 'ledger', shows: ['month', 'regionCode'] },
      },
      measures: ['returned', 'rebooked', 'otherAmount'],
    },
  }),
];
