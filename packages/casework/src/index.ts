export * from './assessment/index.js';
export * from './cases/index.js';
export {
  acknowledgeCircular,
  type CircularWish,
  deliverCircular,
  draftCircular,
  issueCircular,
  redraftCircular,
  returnCircular,
  reviewCircular,
} from './circulars/circulars.js';
export { circularDocument } from './circulars/document.js';
export { circularMachine } from './circulars/machine.js';
export type { CircularStream } from './circulars/stream.js';
export { dueAfter, loadCalendar } from './clock/calendar.js';
export { closeDueMonths } from './clock/close-due-months.js';
export { type DueChanges, reckonDueDates } from './clock/due-dates.js';
export { type CaseNode, caseNodes, staysSql } from './clock/dwell.js';
export { clockInvariants } from './clock/invariants.js';
export { type CalendarLoad, takeInCalendar } from './clock/load-calendar.js';
export { type OverdueWhat, overdueSql, overdueWhats } from './clock/overdue.js';
export { type CalendarReach, calendarReach } from './clock/reach.js';
export { type ArrangedDay, CalendarUnusable, readCalendar } from './clock/read-calendar.js';
export { type Reminded, remind } from './clock/remind.js';
export { beginCorrection, type Doubt } from './corrections/begin.js';
export { type Corrected, correctRecord, settleCorrections } from './corrections/correct.js';
export {
  answerCorrection,
  beginCorrecting,
  type CorrectionStep,
  type CorrectionWish,
  classifyCorrection,
  closeCorrection,
  dismissCorrection,
  escalateCorrection,
  forwardCorrection,
  handOverCorrection,
  notifyDivision,
  rejectCorrection,
  returnCorrection,
  takeUpCorrection,
  verifyCorrection,
  withdrawCorrection,
} from './corrections/desk.js';
export {
  type CorrectionClass,
  type CorrectionOutcome,
  type CorrectionState,
  correctionClasses,
  correctionStates,
} from './corrections/facts.js';
export { correctionInvariants } from './corrections/invariants.js';
export { correctionMachine } from './corrections/machine.js';
export * from './deadlines.js';
export {
  approveExchange,
  type ExchangeWish,
  endExchange,
  endorseExchange,
  expireExchanges,
  refuseExchange,
  requestExchange,
} from './exchanges/exchanges.js';
export { exchangeInvariants } from './exchanges/invariants.js';
export { exchangeMachine } from './exchanges/machine.js';
export { type PurposeCode, purposeCodes, purposeOf } from './exchanges/purpose.js';
export { countExport, type ExchangeUse, openExchange } from './exchanges/use.js';
export { type AttachedMatter, attach, attachedMatters } from './instruments/attachments.js';
export {
  inspectionDocument,
  interviewDocument,
  orderDocument,
} from './instruments/documents.js';
export { inspectionMachine } from './instruments/inspection-machine.js';
export {
  cancelInspection,
  closeInspection,
  numberInspection,
  orderInspection,
  reportInspection,
  startInspection,
} from './instruments/inspections.js';
export { interviewMachine } from './instruments/interview-machine.js';
export {
  cancelInterview,
  closeInterview,
  conveneInterview,
  holdInterview,
  numberInterview,
  postponeInterview,
} from './instruments/interviews.js';
export { instrumentInvariants } from './instruments/invariants.js';
export { attachedEndings, mediaTypeOf } from './instruments/media-type.js';
export { orderMachine } from './instruments/order-machine.js';
export {
  acceptReply,
  acknowledgeOrder,
  issueOrder,
  numberOrder,
  replyToOrder,
  returnReply,
  withdrawOrder,
} from './instruments/orders.js';
export { printInspection, printInterview, printOrder } from './instruments/print.js';
export { caseworkInvariants } from './invariants.js';
export { type Actor, covers, isSamePerson, loadActor, platform } from './matter/actor.js';
export { platformOnly } from './matter/guards.js';
export {
  type Act,
  decide,
  legalActs,
  type Machine,
  type Matter,
  type Objection,
  type Offer,
  offersOf,
  type Said,
} from './matter/machine.js';
export { CaseworkRefused, type Refusal, type RefusalCode, refuse, type Words } from './matter/refused.js';
export {
  beginMatter,
  type Effect,
  type Kept,
  lockMatter,
  readMatter,
  takeStep,
  type Wish,
} from './matter/take-step.js';
export * from './months/index.js';
export {
  makeReport,
  ReportChanged,
  type ReportFile,
  type ReportKind,
  type ReportWish,
  reportFile,
} from './reports/make-report.js';
export * from './routing.js';
export * from './statistics/index.js';
