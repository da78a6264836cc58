import { caseFile } from '@qingqu/schema';
import { anotherThan, platformOnly, reasonGiven, responsibleStaff, supervision } from '../matter/guards.js';
import type { Kept } from '../matter/take-step.js';
import * as check from './checks.js';
import { type CaseFacts, type CaseState, caseClearable, caseUndetermined, type Recheck } from './facts.js';
import { knownOfCase } from './known.js';

const article10 = '豫财办〔2018〕33号 第十条';
const article13 = '豫财办〔2018〕33号 第十三条';
const article16 = '豫财办〔2018〕33号 第十六条';
const article17 = '豫财办〔2018〕33号 第十七条';

export type CaseAct =
  | 'open'
  | 'join'
  | 'take_up'
  | 'assign'
  | 'propose_normal'
  | 'confirm_normal'
  | 'decline_normal'
  | 'determine_violation'
  | 'report_data_issue'
  | 'resume_verifying'
  | 'report_rectified'
  | 'recheck'
  | 'check'
  | 'sample'
  | 'reject'
  | 'close'
  | 'pause'
  | 'resume'
  | 'reassign'
  | 'split'
  | 'clear'
  | 'reopen'
  | 'report_to_province';

const notWhoDetermined = anotherThan<CaseFacts>('verdictBy', '作出认定的人员', 'who determined it');
const notWhoRectified = anotherThan<CaseFacts>('rectifiedBy', '报告整改的人员', 'who reported the rectification');
const notWhoChecked = anotherThan<CaseFacts>('checkedBy', '复核整改的人员', 'who checked the rectification');
/** Nobody supervises what he has done himself, be it in another office or by another account. */
const notOwnWork = [notWhoDetermined, notWhoRectified, notWhoChecked];

/** Where a case is taken on: a red rule's goes straight to its rectification. */
const takenUp = (matter: CaseFacts): CaseState => (check.isByRule(matter) ? 'rectifying' : 'verifying');

/** Where it was before its data were doubted. */
const asBefore = ({ verdict }: CaseFacts): CaseState => (verdict === 'violation' ? 'rectifying' : 'verifying');

/** How a case goes from assignment to its close (Art. 6, 17). `overdue` is no state: it follows from the due dates. */
export const caseMachine: Kept<CaseState, CaseAct, CaseFacts> = {
  matter: 'case',
  title: { zh: '案件', en: 'case' },
  initial: 'assigned',
  final: ['closed'],
  table: caseFile,
  known: knownOfCase,
  acts: {
    open: { title: { zh: '立案', en: 'open' }, from: [], to: 'assigned', basis: article17, who: [platformOnly] },
    join: {
      title: { zh: '并入预警', en: 'take further warnings in' },
      from: caseUndetermined,
      basis: article17,
      who: [platformOnly],
    },
    take_up: {
      title: { zh: '受理', en: 'take up' },
      from: ['assigned'],
      to: takenUp,
      basis: article17,
      who: [responsibleStaff],
    },
    assign: {
      title: { zh: '指定经办人', en: 'assign' },
      from: ['assigned', 'verifying', 'data_issue', 'rectifying'],
      basis: article17,
      who: [responsibleStaff],
      what: [check.colleagueFits],
    },
    propose_normal: {
      title: { zh: '提出认定正常', en: 'propose that it is normal' },
      from: ['verifying'],
      to: 'normal',
      basis: article17,
      who: [responsibleStaff, check.notEnterer, check.notPaused],
      what: [reasonGiven, check.evidenceGiven],
    },
    confirm_normal: {
      title: { zh: '确认正常', en: 'confirm that it is normal' },
      from: ['normal'],
      to: 'closed',
      basis: article10,
      who: [responsibleStaff, notWhoDetermined, check.notEnterer],
    },
    decline_normal: {
      title: { zh: '不同意认定正常', en: 'decline that it is normal' },
      from: ['normal'],
      to: 'verifying',
      basis: article10,
      // Supervision, too: where the department has no second person, the case is not to wait for ever.
      who: [check.staffOrSupervision, notWhoDetermined, check.notEnterer],
      what: [reasonGiven],
    },
    determine_violation: {
      title: { zh: '认定违规', en: 'determine a violation' },
      from: ['verifying'],
      to: 'rectifying',
      basis: article17,
      who: [responsibleStaff, check.notEnterer, check.notPaused],
      what: [check.violationTypeKnown, reasonGiven],
    },
    report_data_issue: {
      title: { zh: '报告数据有误', en: 'report that the data are wrong' },
      from: ['verifying', 'rectifying'],
      to: 'data_issue',
      basis: article16,
      who: [responsibleStaff, check.notPaused, check.beforePersonsVerdict],
      what: [reasonGiven],
    },
    resume_verifying: {
      title: { zh: '恢复核实', en: 'resume verifying' },
      from: ['data_issue'],
      to: asBefore,
      basis: article16,
      who: [check.staffOrPlatform],
      what: [check.nothingInCorrection],
    },
    report_rectified: {
      title: { zh: '报告整改', en: 'report the rectification' },
      from: ['rectifying'],
      to: 'rectified',
      basis: article17,
      who: [responsibleStaff, check.notPaused],
      what: [check.rectifiedInOrder, check.amountsInOrder, check.shown],
    },
    recheck: {
      title: { zh: '规则复核', en: 'run the rule again' },
      from: ['rectifying', 'rectified', 'checked'],
      // What was gone when it was checked and is there again is to be checked anew.
      to: ({ state, recheck }, { found }: Recheck) =>
        state === 'checked' && recheck === 'gone' && found === 'remains' ? 'rectified' : state,
      basis: article17,
      who: [check.anybodyConcerned],
    },
    check: {
      title: { zh: '复核整改', en: 'check the rectification' },
      from: ['rectified'],
      to: 'checked',
      basis: article10,
      who: [responsibleStaff, notWhoRectified, notWhoDetermined],
      what: [check.ranAgain, check.remainsExplained],
    },
    sample: {
      title: { zh: '监督抽查', en: 'take as a sample' },
      from: ['rectified', 'checked'],
      basis: article13,
      who: [supervision, ...notOwnWork],
    },
    reject: {
      title: { zh: '退回整改', en: 'reject the rectification' },
      from: ['rectified', 'checked'],
      to: 'rectifying',
      basis: article13,
      who: [supervision],
      what: [reasonGiven],
    },
    close: {
      title: { zh: '结案', en: 'close' },
      from: ['checked'],
      to: 'closed',
      basis: article17,
      who: [check.supervisionOrPlatform, ...notOwnWork, check.sampledIfSupervision],
      what: [check.sampleTimeOver],
    },
    pause: {
      title: { zh: '中止计时', en: 'pause' },
      from: ['verifying', 'data_issue', 'rectifying'],
      basis: article16,
      who: [check.staffOrPlatform, check.notPaused],
      what: [reasonGiven],
    },
    resume: {
      title: { zh: '恢复计时', en: 'resume' },
      from: ['verifying', 'data_issue', 'rectifying'],
      basis: article16,
      // Supervision, too: while the clock stands still nothing is overdue, so somebody else may end that.
      who: [check.anybodyConcerned, check.isPaused],
    },
    reassign: {
      title: { zh: '移交', en: 'reassign' },
      from: ['assigned', 'verifying', 'rectifying'],
      // What a person determined stands; the new department takes everything else up itself.
      to: ({ verdictBy }) => (verdictBy === null ? 'assigned' : 'rectifying'),
      basis: article17,
      who: [check.staffOrSupervision, check.notPaused],
      what: [check.anotherDepartment, reasonGiven],
    },
    split: {
      title: { zh: '分案', en: 'split' },
      from: ['assigned', 'verifying'],
      basis: article17,
      who: [responsibleStaff, check.notPaused, check.severalWarnings],
      what: [check.partOfCase, reasonGiven],
    },
    clear: {
      title: { zh: '自动核销', en: 'clear' },
      from: caseClearable,
      to: 'closed',
      basis: article17,
      who: [platformOnly, check.beforePersonsVerdict],
      what: [check.nothingOpen],
    },
    reopen: {
      title: { zh: '重新立案', en: 'reopen' },
      from: ['closed'],
      to: 'assigned',
      basis: article17,
      who: [platformOnly],
      what: [check.somethingOpen],
    },
    report_to_province: {
      title: { zh: '反馈省财政厅', en: 'report to the province' },
      from: ['assigned', 'verifying', 'normal', 'data_issue', 'rectifying', 'rectified', 'checked', 'closed'],
      basis: article17,
      who: [responsibleStaff, check.notReported],
    },
  },
};
