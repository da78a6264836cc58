import { faults } from './claims/faults.mjs';
import { inputs } from './claims/inputs.mjs';
import { invariants } from './claims/invariants.mjs';
import { load } from './claims/load.mjs';
import { proofs } from './claims/proofs.mjs';

/**
 * What the platform claims to hold, by chapter. Each claim says which test or bench shows it (`shownBy`: record → file), which figures of the records
 * it asks for (`reach`), and why it is not what the design asks, where it is not (`reason`). One claim, one entry.
 */
export const chapters = [
  { title: 'Load held', claims: load },
  { title: 'Faults survived', claims: faults },
  { title: 'Bad inputs tried', claims: inputs },
  { title: 'Invariants, after every test', claims: invariants },
  { title: 'Tests of the tests', claims: proofs },
];
