import type { CaseFilter, LocalDateOperators } from '../../../schema/filters.js';

/** Of a case, what its clock looks at. */
export interface Timed {
  state: string;
  severity: string;
  verdict: string | null;
  pausedOn: string | null;
  verifyDueOn: string | null;
  rectifyDueOn: string | null;
}

export interface Owed {
  what: 'verify' | 'rectify';
  on: string | null;
  /** Paused, its clock stands still. */
  isRunning: boolean;
}

const UNDETERMINED = ['ASSIGNED', 'VERIFYING', 'NORMAL'];

/** What is due of a case next: to say what there is to it, then to put right what is. Nothing once that was reported. */
export function owedOf({ state, verdict, pausedOn, verifyDueOn, rectifyDueOn }: Timed): Owed | undefined {
  const isRunning = pausedOn === null;
  if (UNDETERMINED.includes(state) || (state === 'DATA_ISSUE' && verdict === null))
    return { what: 'verify', on: verifyDueOn, isRunning };
  if (state === 'RECTIFYING' || state === 'DATA_ISSUE') return { what: 'rectify', on: rectifyDueOn, isRunning };
  return undefined;
}

/** Cases of which something is due within these days, as the platform reckons it: a paused one owes nothing, a red one its rectification from the start. */
export function owedWithin(days: LocalDateOperators, what?: string): CaseFilter {
  const verifyDueOn = days;
  const rectifyDueOn = days;
  const owed: CaseFilter[] = [
    { state: { in: ['ASSIGNED', 'VERIFYING', 'NORMAL'] }, verifyDueOn },
    { state: { eq: 'DATA_ISSUE' }, verdict: { isNull: true }, verifyDueOn },
    { state: { eq: 'RECTIFYING' }, rectifyDueOn },
    { state: { eq: 'DATA_ISSUE' }, verdict: { eq: 'VIOLATION' }, rectifyDueOn },
    { state: { eq: 'ASSIGNED' }, severity: { eq: 'RED' }, rectifyDueOn },
  ];
  return {
    pausedOn: { isNull: true },
    or: owed.filter((each) => (what !== 'verify' && what !== 'rectify') || `${what}DueOn` in each),
  };
}
