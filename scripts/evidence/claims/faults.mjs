import { atLeast, exactly } from '../reach.mjs';

/** §2: faults that are survived: whatever is done, the end is that of an undisturbed run. */
export const faults = [
  {
    name: 'F1',
    what: 'kill -9 of ingestion workers at random instants, two at the same files; and of whoever rotates keys, asks sources or makes exports',
    shownBy: {
      F1: 'packages/ingest/src/kill.test.ts',
      'F1/keys': 'packages/ingest/src/key-rotation/kill.test.ts',
      'F1/sources': 'packages/ingest/src/sources/kill.test.ts',
      'F1/exports': 'packages/api/src/export/jobs.test.ts',
      'F1/machine': 'packages/platform/src/cluster/death.test.ts',
    },
    reach: [
      atLeast('F1', 'kills', { ci: 200, nightly: 5_000 }),
      atLeast('F1/keys', 'kills', { ci: 15, nightly: 300 }),
      atLeast('F1/sources', 'kills', { ci: 10, nightly: 200 }),
      atLeast('F1/exports', 'kills', { ci: 20, nightly: 400 }),
      atLeast('F1/machine', 'deaths', 1),
    ],
    reason: 'CI has time for 100 kills: each costs the start of a process; the night has 5,000.',
  },
  {
    name: 'F2',
    what: 'A stop at every named place of the ingest: before and after each statement, commit and answer',
    shownBy: { F2: 'packages/ingest/src/failpoints.test.ts' },
    reach: [atLeast('F2', 'failpoints', 25), atLeast('F2', 'stops at each', { ci: 3, nightly: 50 })],
    reason:
      'In CI each place is stopped at once: a stop costs the start of a process, and three of each would take a minute and a half.',
  },
  {
    name: 'F3',
    what: 'kill -9 of sweep workers at random instants, and of the process that evaluates rules',
    shownBy: { F3: 'packages/sweep/src/sweep/workers.test.ts' },
    reach: [atLeast('F3', 'kills', { ci: 200, nightly: 5_000 })],
    reason:
      'CI has time for 50: each kill costs the start of a worker and of its evaluator, some 0.6 s. A worker that is killed takes its evaluator with it, which a test of its own shows; an evaluator that dies by itself fails its task only.',
  },
  {
    name: 'F4',
    what: 'Postgres ends at once (stop -m immediate) under load, and recovers what was committed',
    shownBy: { 'F4/ingest': 'packages/ingest/src/crash.test.ts' },
    reach: [atLeast('F4/ingest', 'immediate stops', { ci: 20, nightly: 500 })],
    reason:
      'Deviation: pg_amcheck does not come with the embedded server; the test compares every row with an undisturbed run instead, and F8 checks the indexes by their heap (amcheck).',
  },
  {
    name: 'F5',
    what: 'Postgres restarts, and its connections are used up',
    shownBy: { F5: 'packages/platform/src/cluster/restarts.test.ts' },
    reach: [
      atLeast('F5', 'Postgres restarted', { ci: 20, nightly: 200 }),
      atLeast('F5', 'pool exhausted', { ci: 5, nightly: 50 }),
    ],
    reason:
      'Deviation: there is no pgbouncer between; a restart of one cuts connections as a restart of Postgres does.',
  },
  {
    name: 'F6',
    what: 'Redis restarted, killed, and emptied: the queue is rebuilt from Postgres; three workers and two API servers in a storm',
    shownBy: {
      F6: 'packages/platform/src/cluster/restarts.test.ts',
      'F6/cluster': 'packages/platform/src/cluster/cluster.test.ts',
    },
    reach: [
      atLeast('F6', 'Redis restarted', { ci: 20, nightly: 100 }),
      atLeast('F6', 'Redis killed', { ci: 5, nightly: 50 }),
      atLeast('F6', 'FLUSHALL', { ci: 5, nightly: 50 }),
      atLeast('F6/cluster', 'Redis flushed', 1),
    ],
    reason: 'Needs redis-server: without it both tests are named as skipped.',
  },
  {
    name: 'F7',
    what: 'The same storm with the queue on Postgres',
    shownBy: { 'F7/cluster': 'packages/platform/src/cluster/cluster.test.ts' },
    reach: [
      atLeast('F7/cluster', 'worker killed', 1),
      atLeast('F7/cluster', 'API server killed', 1),
      atLeast('F7/cluster', 'Postgres crashed', 1),
    ],
    reason:
      'The stormy night of three workers and two API servers runs on the queue in Postgres at night, or where there is no Redis; the rest of it on CI too.',
  },
  {
    name: 'F8',
    what: 'The disk is full: clean errors, ingest pauses, reading goes on, work resumes, nothing is damaged',
    shownBy: {
      'F8/database and files': 'packages/platform/src/faults/disk-full.test.ts',
      'F8/snapshots': 'packages/platform/src/faults/disk-full.test.ts',
    },
    reach: [
      atLeast('F8/database and files', 'database full', 5),
      atLeast('F8/database and files', 'files full', 5),
      exactly('F8/database and files', 'rows lost', 0),
      atLeast('F8/snapshots', 'times', 5),
      exactly('F8/snapshots', 'damaged', 0),
    ],
    reason: 'Needs a file system of limited size (tmpfs, as root): without it the test is named as skipped.',
  },
  {
    name: 'F9',
    what: 'Clocks that go wrong by a minute, an hour or a day and back; other time zones',
    shownBy: {
      'F9/steps': 'packages/platform/src/faults/wrong-clock.test.ts',
      'F9/dead a day ahead': 'packages/platform/src/faults/wrong-clock.test.ts',
      'F9/time zones': 'packages/platform/src/faults/time-zones.test.ts',
    },
    reach: [
      exactly('F9/steps', 'lost', 0),
      exactly('F9/steps', 'repeated', 0),
      atLeast('F9/dead a day ahead', 'kills', { ci: 5, nightly: 50 }),
      exactly('F9/time zones', 'differences', 0),
    ],
    reason: 'Needs faketime: without it these tests are named as skipped.',
  },
  {
    name: 'F10',
    what: 'Every job is delivered again, every file handed in again, files come in every order',
    shownBy: {
      'F10/postgres': 'packages/platform/src/cluster/duplicates.test.ts',
      'F10/redis': 'packages/platform/src/cluster/duplicates.test.ts',
      'F10/order': 'packages/ingest/src/marks/order.test.ts',
    },
    reach: [
      atLeast('F10/postgres', 'wake-ups delivered again', { ci: 1_000, nightly: 20_000 }),
      atLeast('F10/redis', 'wake-ups delivered again', { ci: 1_000, nightly: 20_000 }),
      atLeast('F10/order', 'orders compared', 200),
    ],
  },
  {
    name: 'F11',
    what: 'A worker that sleeps past its lease (SIGSTOP, SIGCONT) while another does its work repeats nothing',
    shownBy: {
      'F11/sweep': 'packages/sweep/src/sweep/workers.test.ts',
      'F7/cluster': 'packages/platform/src/cluster/cluster.test.ts',
    },
    reach: [
      atLeast('F11/sweep', 'stopped past its lease', { ci: 20, nightly: 200 }),
      exactly('F11/sweep', 'written by it afterwards', 0),
      atLeast('F7/cluster', 'worker stopped and continued', 1),
    ],
    reason: 'An ingest sleeps once (claim.test.ts); in the storms of F6 and F7 whole workers do.',
  },
  {
    name: 'F12',
    what: 'A network that is slow, breaks, falls silent, drips, or cuts in the middle of a COMMIT',
    shownBy: { F12: 'packages/platform/src/cluster/network.test.ts' },
    reach: ['latency of 500 ms', 'RST', 'half-open', '1 byte/s', 'cut in mid-COMMIT'].map((fault) =>
      atLeast('F12', fault, 1),
    ),
    reason:
      'CI has time for 10 of them; the night has 1,000. The test asks for 50 faults together (1,000 nightly), drawn from the five kinds.',
  },
  {
    name: 'F13',
    what: 'The answer to a COMMIT is lost: the server has committed, the client was told of an error',
    shownBy: { F13: 'packages/platform/src/cluster/network.test.ts' },
    reach: [atLeast('F13', 'answers to COMMIT lost', { ci: 100, nightly: 2_000 })],
    reason: 'CI has time for 10 of them; the night has 2,000.',
  },
  {
    name: 'F14',
    what: 'Migrations while workers run; the old and the new version together',
    shownBy: { F14: 'packages/platform/src/cluster/upgrade.test.ts' },
    reach: [atLeast('F14', 'upgrades', 5)],
  },
  {
    name: 'F15',
    what: 'A backup is restored to a chosen epoch: chain, totals and 100 replayed warnings; backup and restore killed half-way',
    shownBy: {
      F15: 'packages/platform/src/backup/backup.test.ts',
      'F15/kills': 'packages/platform/src/backup/backup.test.ts',
    },
    reach: [
      atLeast('F15', 'warnings replayed', 100),
      atLeast('F15/kills', 'backup killed', 1),
      atLeast('F15/kills', 'restore killed', 1),
    ],
    reason:
      'Deviation: backups are logical (one consistent snapshot of all tables), not a base backup with the write-ahead log, whose programs do not come with the embedded server; what was committed after the last backup is in the kept files and is taken in again.',
  },
  {
    name: 'F16',
    what: 'Simulation: random interleavings, crashes, repetitions and delays of the tasks of a sweep, in a time of their own',
    shownBy: { 'F16/sweep tasks': 'packages/sweep/src/sweep/tasks.simulation.test.ts' },
    reach: [atLeast('F16/sweep tasks', 'seeds', { ci: 10_000, nightly: 1_000_000 })],
    reason:
      'Deviation: the database is the real one, since what is to be shown is what its locks and clocks do; a seed therefore costs milliseconds and not microseconds, and there are fewer of them.',
  },
];
