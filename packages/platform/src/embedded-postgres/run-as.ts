import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { PostgresUnavailable } from './errors.js';

/** The user Postgres runs as: the one who runs this, unless that is root, which Postgres refuses. */
export interface RunAs {
  name: string;
  /** Only set when it is another user. */
  uid?: number;
  gid?: number;
}

/**
 * Chooses the user. Root takes the owner of the data that is already there, then the owner of the checkout, then a user that every
 * system has: creating one on somebody's machine is not ours to do.
 */
export function chooseUser(dataDir: string, stateDir: string): RunAs {
  if (process.getuid?.() !== 0) return { name: 'the current user' };
  for (const path of [dataDir, stateDir]) {
    if (!existsSync(path)) continue;
    const { uid, gid } = statSync(path);
    if (uid !== 0) return { name: `user ${uid}`, uid, gid };
  }
  for (const name of ['nobody', 'postgres', 'daemon']) {
    const ids = lookUp(name);
    if (ids !== undefined && canRunAs(ids)) return { name, ...ids };
  }
  throw new PostgresUnavailable(
    'Postgres refuses to run as root and none of the users nobody, postgres, daemon can be used: ' +
      'start as an ordinary user, or set DATABASE_URL to a Postgres 15 or newer.',
  );
}

/** Whether this user may enter the folder: asked of the system, which also knows of access lists and read-only mounts. */
export function canEnter(user: RunAs, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...asUser(user, '/'), stdio: 'ignore' }).status === 0;
}

/**
 * How to start a program as this user: a working directory it can read (Postgres asks for its own), and an environment without
 * PG… and LD_… variables, which would steer the server or make it load other libraries.
 */
export function asUser(user: RunAs, cwd: string) {
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C' };
  return { cwd, env, ...(user.uid === undefined ? {} : { uid: user.uid, gid: user.gid }) };
}

function canRunAs(ids: { uid: number; gid: number }): boolean {
  return canEnter({ name: '', ...ids }, '/');
}

function lookUp(name: string): { uid: number; gid: number } | undefined {
  try {
    const ask = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return undefined;
  }
}
