export { bookOf } from './book.js';
export { firstDayOf, isMonth, lastDayOf, monthAfter, monthOf } from './civil-month.js';
export { closeMonth, type MonthClosed, type MonthClosing } from './close-month.js';
export { type ClosedMonth, closedMonth, lastClose, lastClosedDay, monthToClose } from './closed.js';
export { type DrawnLine, drawnAgain } from './draw-ledgers.js';
export { type EscalationAct, type EscalationPhase, escalationPhases } from './escalation.js';
export { type Acted, escalationActed } from './escalation-acted.js';
export { exportLedger } from './export-ledger.js';
export { monthInvariants } from './invariants.js';
export { compileLedger, confirmLedger, reportLedger } from './ledger-desk.js';
export { type LedgerDocumentFacts, ledgerDocument } from './ledger-document.js';
export { type LedgerState, ledgerMachine, ledgerStates } from './ledger-machine.js';
export {
  defaultMonthParameters,
  type EscalationParameters,
  type MonthParameters,
  monthParameters,
  type SomeMonthParameters,
} from './parameters.js';
export { previewEscalation, type WouldBeDue } from './preview-escalation.js';
export { type MonthPreview, type MonthStatePreview, previewMonth } from './preview-month.js';
