import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, existsSync, lstatSync, mkdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { notWritable, PostgresUnavailable } from './errors.js';
import { copyPrograms, type Programs, prepareInPlace } from './programs.js';
import { asUser, canEnter, chooseUser, type RunAs } from './run-as.js';
import { type State, statePaths } from './state.js';

/** Where one embedded server lives and as whom it runs. */
export interface Place {
  /** Holds the data, the log and, when they had to be copied, the programs. Belongs to the user Postgres runs as. */
  home: string;
  dataDir: string;
  logFile: string;
  user: RunAs;
  programs: Programs;
}

/** Finds a home that the Postgres user can reach, and programs that it can run; copies them where it cannot. */
export function choosePlace(
  stateDir: string,
  state: State | undefined,
  installed: Programs,
  log: (line: string) => void,
): Place {
  const expected = state?.home ?? statePaths(stateDir).home;
  const user = chooseUser(join(expected, 'data'), stateDir);
  const home = state?.home !== undefined ? makeHome(state.home, user) : firstHome(stateDir, user, log);
  const programs = reachablePrograms(installed, home, user, log);
  return { home, dataDir: join(home, 'data'), logFile: join(home, 'postgres.log'), user, programs };
}

function firstHome(stateDir: string, user: RunAs, log: (line: string) => void): string {
  const near = makeHome(statePaths(stateDir).home, user);
  if (canEnter(user, near)) return near;
  rmdirSync(near);
  const name = `qingqu-${createHash('sha256').update(resolve(stateDir)).digest('hex').slice(0, 16)}`;
  const failures: unknown[] = [];
  for (const folder of ['/var/lib', tmpdir()]) {
    const home = join(folder, name);
    try {
      makeHome(home, user);
    } catch (error) {
      failures.push(error);
      continue;
    }
    if (!canEnter(user, home)) continue;
    log(`Postgres runs as ${user.name}, who cannot enter ${stateDir}; its data is in ${home}.`);
    return home;
  }
  throw new PostgresUnavailable(
    `Postgres must run as ${user.name}, who can enter neither ${stateDir} nor /var/lib/${name} nor ${join(tmpdir(), name)}: ` +
      'start as an ordinary user, or set DATABASE_URL to a Postgres 15 or newer.',
    { cause: failures[0] },
  );
}

/** Creates the folder for the Postgres user alone. One that a stranger made beforehand in a public folder is refused. */
function makeHome(home: string, user: RunAs): string {
  try {
    if (!existsSync(home)) mkdirSync(home, { recursive: true, mode: 0o700 });
    if (user.uid === undefined) return home;
    const found = lstatSync(home);
    if (!found.isDirectory()) throw new Error('is no folder');
    if (found.uid === 0) chownSync(home, user.uid, user.gid ?? user.uid);
    else if (found.uid !== user.uid) throw new Error(`belongs to user ${found.uid}`);
    return home;
  } catch (cause) {
    throw notWritable(home, cause);
  }
}

function reachablePrograms(installed: Programs, home: string, user: RunAs, log: (line: string) => void): Programs {
  if (prepareInPlace(installed) && failureToRun(installed, home, user) === undefined) return installed;
  const copy = copyPrograms(installed, home);
  const failure = failureToRun(copy, home, user);
  if (failure !== undefined) {
    throw new PostgresUnavailable(
      `The embedded Postgres does not run on this system (${failure}): set DATABASE_URL to a Postgres 15 or newer.`,
    );
  }
  log(`Postgres runs from a copy of its programs in ${copy.dir}: ${user.name} cannot use ${installed.dir}.`);
  return copy;
}

/** Why `postgres --version` and `initdb --version` do not run as this user, or `undefined` when they do. */
function failureToRun(programs: Programs, home: string, user: RunAs): string | undefined {
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const run = spawnSync(join(programs.dir, 'bin', name), ['--version'], { ...asUser(user, home), encoding: 'utf8' });
    if (run.status !== 0)
      return run.error?.message ?? (run.stderr.trim().split('\n')[0] || `${name} ended with ${run.status}`);
  }
  return undefined;
}
