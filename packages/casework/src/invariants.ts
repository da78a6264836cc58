import { assessmentInvariants } from './assessment/invariants.js';
import { caseInvariants } from './cases/invariants.js';
import { circularInvariants } from './circulars/invariants.js';
import { clockInvariants } from './clock/invariants.js';
import { correctionInvariants } from './corrections/invariants.js';
import { exchangeInvariants } from './exchanges/invariants.js';
import { instrumentInvariants } from './instruments/invariants.js';
import { monthInvariants } from './months/invariants.js';
import { reportInvariants } from './reports/invariants.js';

/** What holds of casework between any two transactions, by words; each statement returns the rows that contradict it. */
export const caseworkInvariants: Readonly<Record<string, string>> = {
  ...assessmentInvariants,
  ...caseInvariants,
  ...circularInvariants,
  ...clockInvariants,
  ...correctionInvariants,
  ...exchangeInvariants,
  ...instrumentInvariants,
  ...monthInvariants,
  ...reportInvariants,
};
