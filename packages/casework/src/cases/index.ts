export { addWarningRoute, type NewRoute } from './add-route.js';
export {
  type CaseOutcome,
  type CaseState,
  caseStates,
  type Proposal,
  type Rectification,
  type ViolationType,
  violationTypes,
} from './facts.js';
export { caseInvariants, casesKeptInvariants } from './invariants.js';
export { type CasesKept, keepCases } from './keep-cases.js';
export { type CaseAct, caseMachine } from './machine.js';
export {
  checkRectification,
  closeCase,
  expectRecheck,
  type Found,
  noteRecheck,
  rejectRectification,
  reportRectified,
  sampleCase,
} from './rectify.js';
export { pauseCase, reassignCase, reportToProvince, resumeCase, splitCase } from './route.js';
export {
  assignCase,
  type Colleague,
  colleaguesFor,
  confirmNormal,
  type DataIssue,
  declineNormal,
  determineViolation,
  proposeNormal,
  reportDataIssue,
  resumeAfterCorrection,
  resumeVerifying,
  takeUpCase,
} from './verify.js';
export type { CaseStep, CaseWish } from './wish.js';
