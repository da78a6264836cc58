import type { Severity } from '../deadlines.js';
import type { Matter, Said } from '../matter/machine.js';
import type { ResponsibleDepartment } from '../routing.js';

/** How far a case is: see {@link caseMachine} for what follows what. */
export const caseStates = [
  'assigned',
  'verifying',
  'normal',
  'data_issue',
  'rectifying',
  'rectified',
  'checked',
  'closed',
] as const;
export type CaseState = (typeof caseStates)[number];

/** While nobody has said anything about it yet, further warnings may still join a case. */
export const caseUndetermined = ['assigned', 'verifying', 'data_issue'] as const satisfies readonly CaseState[];

/** From these the engine may take a case back, unless a person has determined a violation. */
export const caseClearable = [
  'assigned',
  'verifying',
  'normal',
  'data_issue',
  'rectifying',
] as const satisfies readonly CaseState[];

export type CaseOutcome = 'normal' | 'rectified' | 'cleared' | 'cleared_data';

/** The kinds of department that handle warnings (Art. 17). */
export const handlingDepartments: readonly ResponsibleDepartment[] = ['budget', 'treasury', 'agri'];

/** What was found against the rules (the list of the direct-funds monitoring system): code system `violation-type`. */
export const violationTypes = [
  'allocation_late',
  'idle',
  'diverted',
  'over_scope_or_standard',
  'own_or_special_account',
  'fraudulent_claim',
  'irregular_pay',
  'data_untrue',
  'other',
] as const;
export type ViolationType = (typeof violationTypes)[number];

/** A case as its machine sees it: its row, and what is known around it. */
export interface CaseFacts extends Matter {
  state: CaseState;
  caseNo: bigint;
  ruleId: string;
  caseKey: string;
  category: string;
  severity: Severity;
  departmentKind: string;
  scopeOrd: bigint;
  observerRegionCode: string | null;
  outcome: CaseOutcome | null;
  openings: number;
  warnings: number;
  amountFen: bigint | null;
  assignee: string | null;
  verdict: 'normal' | 'violation' | null;
  violationType: string | null;
  /** Null of a red rule's case, which the rule itself determined. */
  verdictBy: string | null;
  verdictReason: string | null;
  rectifiedBy: string | null;
  rectifiedOn: string | null;
  rectifiedAt: Date | null;
  returnedFen: bigint | null;
  rebookedFen: bigint | null;
  otherFen: bigint | null;
  recheck: 'gone' | 'remains' | null;
  recheckedEpoch: bigint | null;
  checkedBy: string | null;
  checkedOn: string | null;
  sampledBy: string | null;
  pausedOn: string | null;
  pausedWorkdays: number;
  openedOn: string;
  verifyWithin: number;
  rectifyWithin: number;
  reportedAt: Date | null;
  /** Whether the person who acts entered one of the records that the case is about. */
  enteredByActor: boolean;
  /** Its warnings that are open still. */
  openWarnings: number;
  /** How often its warnings were raised and came back, in all. */
  raisedInAll: number;
  attachments: number;
  /** Corrections of its data that are on their way. */
  openCorrections: number;
  /** The last day of the last closed month. */
  lastClosedDay: string | null;
  /** The database's clock. */
  now: Date;
}

export interface Proposal extends Said {
  /** What it rests on: a voucher's number, a document; not needed where a file is attached. */
  evidence?: string | undefined;
}

export interface Determination extends Said {
  violationType: string;
}

/** What was put right, in fen 分. */
export interface Rectification extends Said {
  /** 'YYYY-MM-DD' */
  rectifiedOn: string;
  returnedFen: bigint;
  rebookedFen: bigint;
  otherFen: bigint;
}

export interface Recheck extends Said {
  found: 'gone' | 'remains';
  epoch: bigint;
}

export interface Closing extends Said {
  /** The last day on which supervision may take it as a sample; null where the calendar does not reach. */
  sampleUntil: string | null;
}

export interface Reassignment extends Said {
  departmentKind: string;
  /** The kinds of department that the region has. */
  departmentsThere: readonly string[];
}

export interface Assignment extends Said {
  /** A user name; null when no staff of the department who are in use are called so. */
  colleague: string | null;
}

export interface Splitting extends Said {
  warningIds: readonly string[];
  /** How many of these are the case's. */
  ofThese: number;
}
