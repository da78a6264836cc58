import { atLeast, atMost, exactly } from '../reach.mjs';

/** §3: bad inputs tried; B11 adds files and queries that are made to exhaust whoever reads them. */
export const inputs = [
  {
    name: 'B1',
    what: 'CSV files: encodings, marks, mislabelled and mixed ones, NUL, line ends, quotes, headers, a field of 100 MB, empty files',
    shownBy: { B1: 'packages/ingest/src/formats/csv-corpus.test.ts' },
    reach: [atLeast('B1', 'files', 60)],
  },
  {
    name: 'B2',
    what: 'Naughty strings and the Chinese set in every text field, through ingest, filter, mutation, export, log and message',
    shownBy: {
      'B2/ingest': 'packages/ingest/src/naughty-strings.test.ts',
      'B2/export': 'packages/api/src/export/formats/formats.test.ts',
    },
    reach: [
      atLeast('B2/ingest', 'strings', 600),
      atLeast('B2/ingest', 'columns', 500),
      atLeast('B2/export', 'strings', 100),
    ],
    reason:
      'Every text field of every feed gets them all. The exports have a list of their own (formulas in all disguises, separators, XML, marks without a width) and 300 random tables of texts; filters and mutations get such texts from the random operations of B7, messages of rules from the hostile packages of B9.',
  },
  {
    name: 'B3',
    what: 'Amounts in every form: read as what they are, or refused',
    shownBy: { B3: 'packages/ingest/src/definition/numbers.test.ts' },
    reach: [atLeast('B3', 'amounts told', 40), atLeast('B3', 'amounts drawn', { ci: 1_000, nightly: 100_000 })],
  },
  {
    name: 'B4',
    what: 'ID and account numbers: wrong digits, 15 digits, Excel damage, masks; refused with the right reason, never stored damaged',
    shownBy: { B4: 'packages/ingest/src/formats/id-numbers.test.ts' },
    reach: [atLeast('B4', 'numbers', 60)],
  },
  {
    name: 'B5',
    what: 'Dates: days that are none, Excel serials of both systems, Chinese forms, two-digit years, zones',
    shownBy: { B5: 'packages/ingest/src/definition/dates.test.ts' },
    reach: [atLeast('B5', 'days told', 40), atLeast('B5', 'days drawn', { ci: 1_000, nightly: 100_000 })],
  },
  {
    name: 'B6',
    what: 'Workbooks: merged cells, hidden sheets, formulas, links, macros, encryption, external entities, other formats renamed',
    shownBy: { B6: 'packages/ingest/src/formats/xlsx.test.ts' },
    reach: [atLeast('B6', 'workbooks', 25)],
  },
  {
    name: 'B7',
    what: 'Random GraphQL operations of all kinds of users: no 5xx, nothing of the inside told, nobody held up',
    shownBy: { B7: 'packages/api/src/proof/random-operations.test.ts' },
    reach: [
      atLeast('B7', 'operations', { ci: 20_000, nightly: 1_000_000 }),
      exactly('B7', 'of 5xx', 0),
      atMost('B7', 'event loop held up, ms', 200),
    ],
    reason:
      'The test allows 800 ms for the longest hold-up, since other test files share the processor with it; alone on a machine it stays below 200 ms.',
  },
  {
    name: 'B8',
    what: 'Valid files of thirteen kinds with some of their bytes changed, left out or doubled: read or refused, every row accounted for',
    shownBy: { B8: 'packages/ingest/src/formats/mutants.test.ts' },
    reach: [atLeast('B8', 'mutants', { ci: 10_000, nightly: 100_000 })],
    reason:
      'CI has time for 2,610: each of the delivered ones is taken in whole, in transactions of its own; the nightly profile tries 127,000. A coverage-guided fuzzer (jazzer.js) needs a native addon that is built on installation, which this project does not allow; the mutants are drawn by seed instead.',
  },
  {
    name: 'B9',
    what: 'SQL and packages that a rule may not be: refused in time and with the reason; greedy ones are contained',
    shownBy: { B9: 'packages/sweep/src/rules/hostile.test.ts' },
    reach: [
      atLeast('B9', 'statements refused', 50),
      atLeast('B9', 'damaged packages refused', 10),
      atLeast('B9', 'greedy rules contained', 10),
    ],
    reason:
      'Deviation: rules do not run in Postgres but in a locked-down DuckDB process on a snapshot, where there is no role to attack with sqlsmith; a corpus of statements against that lock is tried instead.',
  },
  {
    name: 'B10',
    what: 'Properties, by fast-check: parsers, filters, cursors, fingerprints, state machines, money, epochs, masks, exports',
    shownBy: {
      B10: 'scripts/evidence/properties.mjs',
      'B10/cases': 'packages/casework/src/cases/case-history.test.ts',
    },
    reach: [
      atLeast('B10', 'properties', 60),
      atLeast('B10', 'of them tried 1,000 times or more', 60),
      atLeast('B10/cases', 'histories', { ci: 1_000, nightly: 50_000 }),
    ],
    reason:
      'Properties of functions that ask nobody are tried 1,000 times in CI and 100,000 times nightly. Those that ask Postgres, DuckDB or a running server at every step take 5 to 500 ms a try and are tried 8 to 1,000 times; each prints its seed.',
  },
  {
    name: 'B11',
    what: 'Files and queries made to exhaust whoever reads them: bombs of archives and workbooks, deep, wide and endless queries',
    shownBy: {
      'B11/files': 'packages/ingest/src/formats/bombs.test.ts',
      'B11/queries': 'packages/api/src/server/attack-corpus.test.ts',
    },
    reach: [
      atLeast('B11/files', 'files', 12),
      atMost('B11/files', 'answered within, ms', 10_000),
      atMost('B11/files', 'grown at most, MiB', 50),
      atLeast('B11/queries', 'bodies', 60),
      atMost('B11/queries', 'processor ms at most', 100),
    ],
  },
];
