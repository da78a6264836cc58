import { correction } from '@qingqu/schema';
import { anotherThan, platformOnly, reasonGiven } from '../matter/guards.js';
import type { Act } from '../matter/machine.js';
import type { Kept } from '../matter/take-step.js';
import type { Classification, CorrectionFacts, CorrectionState } from './facts.js';
import * as guard from './guards.js';
import { knownOfCorrection } from './known.js';

const article7 = '豫财办〔2018〕33号 第七条';
const article10 = '豫财办〔2018〕33号 第十条';
const article16 = '豫财办〔2018〕33号 第十六条';
const article18 = '豫财办〔2018〕33号 第十八条';

// biome-ignore lint/suspicious/noExplicitAny: each act has an input of its own
type CorrectionStep = Act<CorrectionState, CorrectionFacts, any>;

/** Where it goes back to when a new version did not hold, or did not pass. */
const backInHand = ({ class: of }: CorrectionFacts): CorrectionState =>
  of === 'superior' ? 'escalated' : of === 'provincial' ? 'notified' : 'correcting';

/** The software is the IT office's matter: where the province has it in hand, nobody forwards it. */
const classified = ({ handler }: CorrectionFacts, { class: to }: Classification): CorrectionState =>
  to === 'technical' && handler.level === 'province' ? 'forwarded' : 'classified';

/** The acts of a correction; each names the article that it follows. */
const acts = {
  take_up: {
    title: { zh: '受理排查', en: 'take it up' },
    from: ['raised'],
    to: 'investigating',
    basis: article16,
    who: [guard.inHand],
  },
  hand_over: {
    title: { zh: '转办', en: 'hand over to another department' },
    from: ['investigating'],
    basis: article7,
    who: [guard.inHand],
    what: [guard.anotherKind, reasonGiven],
  },
  classify: {
    title: { zh: '分类', en: 'classify' },
    from: ['investigating', 'escalated'],
    to: classified,
    basis: article16,
    who: [guard.inHand],
    what: [guard.classFits, reasonGiven],
  },
  begin_correcting: {
    title: { zh: '着手校正', en: 'begin correcting' },
    from: ['classified'],
    to: 'correcting',
    basis: article7,
    who: [guard.inHand, guard.ofClass('own')],
  },
  escalate: {
    title: { zh: '反馈上级', en: 'escalate to the superior' },
    from: ['classified', 'escalated'],
    to: 'escalated',
    basis: article16,
    who: [guard.inHand, guard.ofClass('superior'), guard.hasSuperior],
  },
  notify: {
    title: { zh: '通知处室', en: 'notify the division' },
    from: ['classified'],
    to: 'notified',
    basis: article16,
    who: [guard.inHand, guard.ofClass('provincial')],
    what: [guard.divisionKnown],
  },
  forward: {
    title: { zh: '报送信息化办公室', en: 'forward to the IT office' },
    from: ['classified'],
    to: 'forwarded',
    basis: article18,
    who: [guard.inHand, guard.ofClass('technical', 'requirement')],
  },
  answer: {
    title: { zh: '答复', en: 'answer' },
    from: ['escalated', 'notified', 'forwarded'],
    to: 'answered',
    basis: article16,
    who: [guard.inHandOrJointly],
    what: [guard.answerGiven],
  },
  correct: {
    title: { zh: '校正数据', en: 'correct the record' },
    from: ['correcting', 'escalated', 'notified'],
    to: 'submitted',
    basis: article7,
    who: [guard.inHand],
    what: [guard.documentGiven, reasonGiven, guard.seenIsCurrent],
  },
  take_in: {
    title: { zh: '更正入库', en: 'take the new version in' },
    from: ['submitted'],
    to: 'corrected',
    basis: article16,
    who: [platformOnly],
  },
  not_taken_in: {
    title: { zh: '更正未入库', en: 'the new version was not taken in' },
    from: ['submitted'],
    to: backInHand,
    basis: article16,
    who: [platformOnly],
  },
  verify: {
    title: { zh: '核实', en: 'verify' },
    from: ['corrected'],
    to: 'verified',
    basis: article10,
    who: [guard.concerned, anotherThan<CorrectionFacts>('correctedBy', '校正人', 'who corrected it')],
  },
  reject: {
    title: { zh: '核实不通过', en: 'reject the correction' },
    from: ['corrected'],
    to: backInHand,
    basis: article10,
    who: [guard.concerned, anotherThan<CorrectionFacts>('correctedBy', '校正人', 'who corrected it')],
    what: [reasonGiven],
  },
  return: {
    title: { zh: '退回重新分类', en: 'return' },
    from: ['classified', 'correcting', 'escalated', 'notified', 'forwarded'],
    to: 'investigating',
    basis: article16,
    who: [guard.inHandOrJointly],
    what: [reasonGiven],
  },
  dismiss: {
    title: { zh: '数据无误，办结', en: 'close as unfounded' },
    from: ['investigating', 'correcting', 'escalated', 'notified'],
    to: 'closed',
    basis: article16,
    who: [guard.inHand],
    what: [reasonGiven],
  },
  withdraw: {
    title: { zh: '撤回', en: 'withdraw' },
    from: ['raised', 'investigating'],
    to: 'closed',
    basis: article16,
    who: [guard.raiser],
    what: [reasonGiven],
  },
  close: {
    title: { zh: '办结', en: 'close' },
    from: ['verified', 'answered'],
    to: 'closed',
    basis: article16,
    who: [guard.concerned],
  },
} satisfies Record<string, CorrectionStep>;

export type CorrectionAct = keyof typeof acts;

/** A doubt about a record and its correction (Art. 16, 18). */
export const correctionMachine: Kept<CorrectionState, CorrectionAct, CorrectionFacts> = {
  matter: 'correction',
  title: { zh: '疑问数据', en: 'correction' },
  table: correction,
  initial: 'raised',
  final: ['closed'],
  acts,
  known: knownOfCorrection,
};
