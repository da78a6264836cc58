import { atLeast, atMost, exactly } from '../reach.mjs';

const busy =
  'Server, clients and Postgres share the machine (two cores in CI): on one that does anything else the figures say little. `npm run bench -- load` on a quiet machine shows them.';

/** §1: load that is held. Records are left by the benches, beside their other figures. */
export const load = [
  {
    name: 'L1',
    what: 'Lists of 50 in their scope, asked by 50 clients of four levels for a minute, over a million payments',
    shownBy: { L1: 'bench/load.mjs' },
    reach: [
      atLeast('L1', 'payments', { ci: 1_000_000, nightly: 10_000_000 }),
      atLeast('L1', 'clients', { ci: 50, nightly: 200 }),
      atLeast('L1', 'seconds', { ci: 60, nightly: 1_800 }),
      atLeast('L1', 'requests/s', { ci: 400, nightly: 0 }),
      atMost('L1', 'p99 ms', { ci: 400, nightly: 1_000 }),
      exactly('L1', 'refused or failed', 0),
    ],
    reason: `${busy} The figures of a release (10 million payments, 200 clients, half an hour) are asked for with \`--load-payments 10000000 --load-clients 200 --load-seconds 1800\`.`,
  },
  {
    name: 'L2',
    what: 'Dashboards of six aggregates in one operation, asked by 20 clients',
    shownBy: { L2: 'bench/load.mjs' },
    reach: [
      atLeast('L2', 'payments', { ci: 1_000_000, nightly: 10_000_000 }),
      atLeast('L2', 'clients', { ci: 20, nightly: 100 }),
      atMost('L2', 'p99 ms', { ci: 600, nightly: 1_500 }),
    ],
    reason: busy,
  },
  {
    name: 'L3',
    what: 'More than one server can bear: 500 clients at once',
    shownBy: { L3: 'bench/load.mjs' },
    reach: [
      atLeast('L3', 'clients', 500),
      atLeast('L3', 'shed with 429 or 503', 1),
      exactly('L3', 'other answers', 0),
      atMost('L3', 'p99 ms of the accepted', 2_500),
      atMost('L3', 'recovered after, s', 10),
      atMost('L3', 'Postgres connections beyond the limit', 0),
    ],
    reason: busy,
  },
  {
    name: 'L4',
    what: 'Files of 200,000 rows taken in with everything that is personal sealed',
    shownBy: { L4: 'bench/ingest.mjs', 'L4/memory': 'bench/ingest.mjs' },
    reach: [
      atLeast('L4', 'rows', 200_000),
      atLeast('L4', 'rows/s, slowest feed', 3_000),
      atLeast('L4/memory', 'rows', { nightly: 5_000_000 }),
      atMost('L4/memory', 'memory of the largest / of the smallest', { nightly: 1.5 }),
    ],
    reason:
      'Asked for with `npm run bench -- ingest --rows 200000`; memory for 5 million rows with `--memory-rows 100000,5000000`.',
  },
  {
    name: 'L5',
    what: 'A sweep of all core rules over a million payments, with users who read meanwhile',
    shownBy: { L5: 'bench/readers.mjs' },
    reach: [
      atLeast('L5', 'payments', { ci: 1_000_000, nightly: 10_000_000 }),
      atLeast('L5', 'rules', { ci: 20, nightly: 60 }),
      atMost('L5', 'sweep minutes', { ci: 10, nightly: 360 }),
      atMost('L5', 'p99 of lists during it / before it', 2),
    ],
    reason:
      'Asked for with `npm run bench -- readers --copies 120` (8,769 payments a copy). On two cores the evaluator, Postgres and the asking clients share what there is; whoever needs the ratio puts workers on another machine (docs/operations.md).',
  },
  {
    name: 'L6',
    what: 'Lists of 100,000 rows as files in each format, streamed',
    shownBy: { L6: 'bench/export.mjs' },
    reach: [atLeast('L6', 'rows', { ci: 100_000, nightly: 1_000_000 }), atMost('L6', 'server grown at most, MB', 80)],
    reason: 'Asked for with `npm run bench -- export`, for a million rows with `--payments 2000000 --rows 1000000`.',
  },
  {
    name: 'L7',
    what: 'Key questions are answered from the expected index at each of four levels, and no table above 100,000 rows is read whole',
    shownBy: { L7: 'packages/api/src/proof/plans.test.ts' },
    reach: [atLeast('L7', 'queries', 25), atLeast('L7', 'levels', 4)],
  },
  {
    name: 'L8',
    what: 'Five clients beside ten of an attacker who sends the corpus of harmful queries',
    shownBy: { L8: 'bench/load.mjs' },
    reach: [atMost('L8', 'p99 beside the attacker / alone', 2), exactly('L8', 'refused or failed beside him', 0)],
    reason: `${busy} Over 15 seconds, the two before them left out: until the attacker's budget is spent (2 to 3 seconds) he has half of the connections, and lists take some 17 times as long; how much of that falls into the 15 seconds makes it swing by a half from run to run.`,
  },
  {
    name: 'L9',
    what: 'Half an hour of mixed load: the memory of the server grows no further',
    shownBy: { L9: 'bench/soak.mjs' },
    reach: [atLeast('L9', 'minutes', 30), atMost('L9', 'grown, %', 10)],
    reason: 'Half an hour is longer than CI has: `npm run bench -- soak` in the nightly profile.',
  },
];
