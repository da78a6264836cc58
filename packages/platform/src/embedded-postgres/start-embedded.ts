import { randomBytes } from 'node:crypto';
import { existsSync, realpathSync, rmSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { answersAsOurs, ensureDatabase, serverUrl } from './connection.js';
import { PostgresUnavailable } from './errors.js';
import { candidatePorts, isFree } from './free-port.js';
import { choosePlace, type Place } from './place.js';
import { signal } from './processes.js';
import { installedPrograms, type Programs } from './programs.js';
import { checkDataVersion, clusterName, findServer, initialise, launch, shutDown } from './server.js';
import { postgresqlConf } from './settings.js';
import { withLock } from './start-lock.js';
import { ensureStateDir, readState, type State, statePaths, writeState } from './state.js';
import { enter, leave, livingUsers } from './users.js';

export interface EmbeddedOptions {
  /** Holds the data, the password and the port: the `.qingqu` folder of the checkout. Created when missing. */
  stateDir: string;
  /** Takes what a person should know, one line at a time. */
  log: (line: string) => void;
  /** `false` for tests: nothing is forced to the disk, so a power cut may destroy the data. Default true. */
  durable?: boolean;
  /** The server's programs, when not those that npm installed. */
  programs?: Programs;
}

export interface EmbeddedPostgres {
  /** Connects as the superuser to the database `qingqu`. */
  url: string;
  port: number;
  /** True when another living process had started the server, so this start did not. */
  reused: boolean;
  /** Leaves the server; the last of its users to leave shuts it down cleanly. */
  stop(): Promise<void>;
}

/**
 * Starts the Postgres that comes with the platform, or joins the one that runs already on this state directory. Any number of processes
 * may call this at once. Throws PostgresUnavailable with one line and the way out.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  ensureStateDir(options.stateDir);
  const stateDir = realpathSync(options.stateDir);
  const paths = statePaths(stateDir);
  return withLock(paths.lock, options.log, async () => {
    const others = livingUsers(paths.users);
    const { place, state, found } = await findOrStart(stateDir, options);
    const reused = found && others.length > 0;
    if (reused)
      options.log(`Using the embedded Postgres that process ${others[0]!.pid} uses already (port ${state.port}).`);
    else if (found)
      options.log(`Took over the embedded Postgres that a killed process left running (port ${state.port}).`);
    const entry = enter(paths.users);
    const stopAtExit = signalAtExit(paths.users, entry, place.dataDir);
    return {
      url: serverUrl(state.port, state.password),
      port: state.port,
      reused,
      stop: async () => {
        process.off('exit', stopAtExit);
        await leaveServer(stateDir, entry, place.dataDir, options.log);
      },
    };
  });
}

/**
 * Stops the server of a state directory that no living process uses, and deletes its data wherever it is: for what a killed test run
 * left behind. Answers false and does nothing when somebody uses it.
 */
export async function discardEmbedded(stateDir: string, log: (line: string) => void): Promise<boolean> {
  if (!existsSync(stateDir)) return true;
  ensureStateDir(stateDir);
  const dir = realpathSync(stateDir);
  const paths = statePaths(dir);
  const discarded = await withLock(paths.lock, log, async () => {
    if (livingUsers(paths.users).length > 0) return false;
    const home = readState(dir)?.home ?? paths.home;
    await shutDown(join(home, 'data'), log);
    rmSync(home, { recursive: true, force: true });
    for (const path of [paths.file, paths.users, paths.home]) rmSync(path, { recursive: true, force: true });
    return true;
  });
  return discarded;
}

interface Started {
  place: Place;
  state: State;
  /** Whether it was running already. */
  found: boolean;
}

async function findOrStart(stateDir: string, options: EmbeddedOptions): Promise<Started> {
  const { log } = options;
  const known = readState(stateDir);
  const programs = options.programs ?? installedPrograms(import.meta.url);
  const place = choosePlace(stateDir, known, programs, log);
  if (known !== undefined) {
    const port = await portOfRunning(place, known, log);
    if (port !== undefined) return { place, state: { ...known, port }, found: true };
  }
  const password = known?.password ?? randomBytes(24).toString('base64url');
  const state = await startServer(stateDir, place, { ...known, password }, options);
  return { place, state, found: false };
}

/** The port of the running server when it is ours and answers; one that hangs is stopped, to be started again. */
async function portOfRunning(place: Place, state: State, log: (line: string) => void): Promise<number | undefined> {
  const server = findServer(place.dataDir);
  if (server === undefined) return undefined;
  const alive = () => findServer(place.dataDir)?.pid === server.pid;
  const answer = await answersAsOurs(server.port, state.password, place.dataDir, alive);
  if (answer === 'ours') return server.port;
  if (answer === 'wrong-password') {
    throw new PostgresUnavailable(
      `The Postgres that runs in ${place.dataDir} refuses the password in postgres.json: put the file back, or end process ${server.pid}.`,
    );
  }
  if (alive()) log(`The Postgres in ${place.dataDir} (process ${server.pid}) does not answer; starting it again.`);
  await shutDown(place.dataDir, log);
  return undefined;
}

async function startServer(
  stateDir: string,
  place: Place,
  known: Partial<State> & { password: string },
  options: EmbeddedOptions,
): Promise<State> {
  const durable = options.durable ?? true;
  const away = place.home !== statePaths(stateDir).home;
  for (const port of candidatePorts(known.port, place.home)) {
    if (!(await isFree(port))) continue;
    const state: State = { port, password: known.password, ...(away ? { home: place.home } : {}) };
    // Before the data is made, so that there is never data whose password nobody knows.
    writeState(stateDir, state);
    if (!existsSync(place.dataDir)) await initialise(place, state.password, durable);
    checkDataVersion(place);
    const conf = postgresqlConf({ port, durable, memoryBytes: totalmem(), clusterName: clusterName(place.dataDir) });
    if ((await launch(place, conf)) === 'port-taken') continue;
    await ensureDatabase(port, state.password);
    return state;
  }
  throw new Error('candidatePorts ends with an error of its own');
}

async function leaveServer(
  stateDir: string,
  entry: string,
  dataDir: string,
  log: (line: string) => void,
): Promise<void> {
  const paths = statePaths(stateDir);
  await withLock(paths.lock, log, async () => {
    leave(entry);
    // The last one to leave stops it.
    if (livingUsers(paths.users).length === 0) await shutDown(dataDir, log);
  });
}

/** A process that ends without `stop()` still asks the server to shut down, when nobody else uses it; it cannot wait for it. */
function signalAtExit(users: string, entry: string, dataDir: string): () => void {
  const atExit = () => {
    leave(entry);
    if (livingUsers(users).length > 0) return;
    const server = findServer(dataDir);
    if (server !== undefined) signal(server.pid, 'SIGINT');
  };
  process.on('exit', atExit);
  return atExit;
}
