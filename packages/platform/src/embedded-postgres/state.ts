import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { notWritable, PostgresUnavailable } from './errors.js';

/** What one start tells the next: kept in `<stateDir>/postgres.json`, readable by its owner only because of the password. */
export interface State {
  port: number;
  password: string;
  /** The folder with the data; only set when it could not be `<stateDir>/postgres`. */
  home?: string;
}

/** Paths below the state directory. */
export function statePaths(stateDir: string) {
  return {
    file: join(stateDir, 'postgres.json'),
    lock: join(stateDir, 'postgres.lock'),
    users: join(stateDir, 'postgres-users'),
    home: join(stateDir, 'postgres'),
  };
}

/** Creates the state directory. Made by root in another user's checkout it is given to that user, who will run this next time. */
export function ensureStateDir(stateDir: string): void {
  try {
    // Recursive also so that of several starts at once none fails because another was first; it tells whether this one made it.
    if (mkdirSync(stateDir, { recursive: true })) giveToOwnerOf(dirname(stateDir), stateDir);
    const { users } = statePaths(stateDir);
    if (mkdirSync(users, { recursive: true })) giveToOwnerOf(stateDir, users);
  } catch (cause) {
    throw notWritable(stateDir, cause);
  }
}

export function readState(stateDir: string): State | undefined {
  const { file, home } = statePaths(stateDir);
  try {
    return parseState(readFileSync(file, 'utf8'));
  } catch (cause) {
    if (cause instanceof SyntaxError) {
      throw new PostgresUnavailable(
        `${file} is damaged, and with it the password of the data in ${home}: ` +
          'put the file back from a backup, or delete both to begin with an empty database.',
        { cause },
      );
    }
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw notWritable(file, cause);
    if (existsSync(join(home, 'data'))) {
      throw new PostgresUnavailable(
        `${file} is missing, and with it the password of the data in ${home}: ` +
          `put the file back from a backup, or delete ${home} to begin with an empty database.`,
      );
    }
    return undefined;
  }
}

function parseState(text: string): State {
  const state = JSON.parse(text) as Partial<State> | null;
  if (typeof state?.port !== 'number' || typeof state.password !== 'string')
    throw new SyntaxError('port or password is missing');
  return state as State;
}

/** Writes the file whole or not at all: a kill in between leaves the old one. */
export function writeState(stateDir: string, state: State): void {
  const { file } = statePaths(stateDir);
  try {
    const draft = `${file}.new`;
    writeFileSync(draft, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
    giveToOwnerOf(stateDir, draft);
    renameSync(draft, file);
  } catch (cause) {
    throw notWritable(file, cause);
  }
}

function giveToOwnerOf(folder: string, path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  chownSync(path, uid, gid);
}
