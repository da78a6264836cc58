import { atLeast, exactly } from '../reach.mjs';

/** §5: tests of the tests. */
export const proofs = [
  {
    name: 'M',
    what: 'Policy mutation: each policy, grant, revoke, trigger and view of the guard dropped, widened or altered, one at a time',
    shownBy: {
      M: 'packages/api/src/proof/policy-mutation.test.ts',
      'M/matrix': 'packages/api/src/proof/matrix.test.ts',
    },
    reach: [
      atLeast('M', 'mutants', 150),
      exactly('M', 'survivors', 0),
      atLeast('M/matrix', 'cells', 5_000),
      exactly('M/matrix', 'wrongly seen or hidden', 0),
    ],
  },
  {
    name: 'D',
    what: 'Seeded defects: known bugs put into the sources one at a time, each of which the test named for it must notice',
    shownBy: { D: 'scripts/defects/run.mjs' },
    reach: [atLeast('D', 'defects', 20), exactly('D', 'not noticed', 0), exactly('D', 'not tried', 0)],
    reason:
      'Deviation: mutation scores of the engine and the parsers (Stryker) are not measured; a run over them takes hours on two cores, and what matters of it is in the list of known bugs.',
  },
];
