import type { Matter, Said } from '../matter/machine.js';

/** How far the doubt about a record is: see {@link correctionMachine} for what follows what. */
export const correctionStates = [
  'raised',
  'investigating',
  'classified',
  'correcting',
  'escalated',
  'notified',
  'forwarded',
  'submitted',
  'corrected',
  'verified',
  'answered',
  'closed',
] as const;
export type CorrectionState = (typeof correctionStates)[number];

/** Whose matter it is (Art. 16, 18): the department's own, its superior's, the province's, the software's, or a new requirement. */
export const correctionClasses = ['own', 'superior', 'provincial', 'technical', 'requirement'] as const;
export type CorrectionClass = (typeof correctionClasses)[number];

export type CorrectionOutcome = 'corrected' | 'answered' | 'unfounded' | 'withdrawn';

/** Working days from the province's notice until the record is verified and corrected (Art. 16). */
export const PROVINCIAL_WORKDAYS = 5;

/** A kind of department of a region. */
export interface Desk {
  regionCode: string;
  departmentKind: string;
}

/** What is known of a region that a correction lies in or may go to. */
export interface Place {
  code: string;
  level: 'province' | 'prefecture' | 'county';
  lo: bigint;
  hi: bigint;
  /** The region above on the fiscal tree; null above the province. */
  above: { code: string; level: string } | null;
}

/** A correction as its machine sees it: its row, and what is known around it. */
export interface CorrectionFacts extends Matter {
  state: CorrectionState;
  correctionNo: bigint;
  scopeOrd: bigint;
  recordKind: string;
  recordId: string;
  warningId: string | null;
  caseId: string | null;
  class: CorrectionClass | null;
  raisedBy: string;
  raisedRegionCode: string;
  raisedDepartmentKind: string;
  ownerRegionCode: string;
  ownerDepartmentKind: string;
  handlerRegionCode: string;
  handlerDepartmentKind: string;
  noticeOn: string | null;
  dueOn: string | null;
  correctedBy: string | null;
  fileId: bigint | null;
  versionBefore: number | null;
  versionAfter: number | null;
  /** The region whose department has it in hand. */
  handler: Place;
  /** Whether who entered the record lies in the handler's region or below it; and in the region whose matter it is. */
  ownerIsBelow: boolean;
  ownerIsWithin: boolean;
  /** The province's code. */
  province: string;
  /** The record's version now; null when it is gone. */
  currentVersion: number | null;
}

export interface Classification extends Said {
  class: CorrectionClass;
}

export interface HandOver extends Said {
  departmentKind: string;
}

export interface Notice extends Said {
  /** The kind of the provincial division that is notified. */
  departmentKind: string;
}

export interface Answer extends Said {
  answer: string;
}

export interface Submission extends Said {
  documentNo: string;
  /** The version of the record that the person saw. */
  recordVersion: number;
  /** By the headers of the record's feed, as a file would give them; null empties a field. */
  values: Readonly<Record<string, string | null>>;
}
