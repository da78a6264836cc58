import {
  type Actor,
  assessmentMachine,
  caseMachine,
  circularMachine,
  correctionMachine,
  exchangeMachine,
  inspectionMachine,
  interviewMachine,
  type Kept,
  ledgerMachine,
  type Machine,
  type Matter,
  offersOf,
  orderMachine,
  readMatter,
} from '@qingqu/casework';
import type pg from 'pg';

/** An act of people that leads on from how a matter stands, as the API has it done. */
export interface ActOffer {
  /** The mutation that takes it. */
  mutation: string;
  /** As the machine calls it, and `acts` of the matter. */
  act: string;
  titleZh: string;
  titleEn: string;
  /** The rule that says so. */
  article: string;
  allowed: boolean;
  /** Why it is not: what its refusal would say, and by which rule. */
  reasonZh: string | null;
  reasonEn: string | null;
  forbiddenBy: string | null;
}

// biome-ignore lint/suspicious/noExplicitAny: what a machine looks at is its own business
type AnyMachine = Machine<string, any, any>;

/** A kind of matter, with which mutation takes which act of people. */
export interface Offering {
  machine: AnyMachine;
  mutations: Readonly<Record<string, string>>;
  /** What a person may do about a matter as it stands. @throws CaseworkRefused when it is not there */
  offersTo(client: pg.ClientBase, id: string, actor: Actor, today: string): Promise<ActOffer[]>;
}

/** What is offered is what the machine would decide of the very same facts. */
function offering<State extends string, Name extends string, Facts extends Matter>(
  machine: Kept<State, Name, Facts>,
  mutations: Partial<Record<Name, string>>,
): Offering {
  return {
    machine: machine as AnyMachine,
    mutations: mutations as Record<string, string>,
    async offersTo(client, id, actor, today) {
      const facts = await readMatter(client, machine, id, actor);
      return offersOf(machine, facts, actor, today).map(({ act, title, basis, objection }) => ({
        mutation: mutations[act]!,
        act,
        titleZh: title.zh,
        titleEn: title.en,
        article: basis,
        allowed: objection === undefined,
        reasonZh: objection?.words.zh ?? null,
        reasonEn: objection?.words.en ?? null,
        forbiddenBy: objection ? (objection.basis ?? basis) : null,
      }));
    },
  };
}

/** By the names of their entities. */
export const offerings: Readonly<Record<string, Offering>> = {
  Case: offering(caseMachine, {
    take_up: 'takeUpCase',
    assign: 'assignCase',
    propose_normal: 'proposeNormal',
    confirm_normal: 'confirmNormal',
    decline_normal: 'declineNormal',
    determine_violation: 'determineViolation',
    report_data_issue: 'reportDataIssue',
    resume_verifying: 'resumeVerifying',
    report_rectified: 'reportRectified',
    recheck: 'recheckCase',
    check: 'checkRectification',
    sample: 'sampleCase',
    reject: 'rejectRectification',
    close: 'closeCase',
    pause: 'pauseCase',
    resume: 'resumeCase',
    reassign: 'reassignCase',
    split: 'splitCase',
    report_to_province: 'reportToProvince',
  }),
  WorkOrder: offering(orderMachine, {
    acknowledge: 'acknowledgeOrder',
    reply: 'replyToOrder',
    accept: 'acceptOrderReply',
    return: 'returnOrderReply',
    withdraw: 'withdrawOrder',
    number: 'numberOrder',
  }),
  Inspection: offering(inspectionMachine, {
    start: 'startInspection',
    report: 'reportInspection',
    close: 'closeInspection',
    cancel: 'cancelInspection',
    number: 'numberInspection',
  }),
  Interview: offering(interviewMachine, {
    postpone: 'postponeInterview',
    hold: 'holdInterview',
    close: 'closeInterview',
    cancel: 'cancelInterview',
    number: 'numberInterview',
  }),
  Correction: offering(correctionMachine, {
    take_up: 'takeUpCorrection',
    hand_over: 'handOverCorrection',
    classify: 'classifyCorrection',
    begin_correcting: 'beginCorrecting',
    escalate: 'escalateCorrection',
    notify: 'notifyDivision',
    forward: 'forwardCorrection',
    answer: 'answerCorrection',
    correct: 'correctRecord',
    verify: 'verifyCorrection',
    reject: 'rejectCorrection',
    return: 'returnCorrection',
    dismiss: 'dismissCorrection',
    withdraw: 'withdrawCorrection',
    close: 'closeCorrection',
  }),
  Ledger: offering(ledgerMachine, { confirm: 'confirmLedger', report: 'reportLedger', compile: 'compileLedger' }),
  Assessment: offering(assessmentMachine, {
    announce: 'announceAssessment',
    object: 'objectToAssessment',
    answer: 'answerObjection',
    publish: 'publishAssessment',
    supersede: 'makeAssessment',
  }),
  Circular: offering(circularMachine, {
    redraft: 'redraftCircular',
    review: 'reviewCircular',
    return: 'returnCircular',
    issue: 'issueCircular',
    deliver: 'deliverCircular',
    acknowledge: 'acknowledgeCircular',
  }),
  DataExchange: offering(exchangeMachine, {
    endorse: 'endorseExchange',
    approve: 'approveExchange',
    refuse: 'refuseExchange',
    end: 'endExchange',
  }),
};
