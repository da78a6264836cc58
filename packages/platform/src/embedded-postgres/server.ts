import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { notWritable, PostgresUnavailable } from './errors.js';
import type { Place } from './place.js';
import { commandLineOf, commandLines, signal } from './processes.js';
import { asUser } from './run-as.js';
import { waitFor } from './wait.js';

/** A server process of our data directory, as its `postmaster.pid` tells. */
export interface RunningServer {
  pid: number;
  port: number;
}

/** Creates the data directory, whole or not at all: an interrupted initdb leaves only a draft that the next start throws away. */
export async function initialise(place: Place, password: string, durable: boolean): Promise<void> {
  const draft = `${place.dataDir}.new`;
  const passwordFile = join(place.home, 'password.new');
  try {
    await clearDraft(place.dataDir, draft);
    writeForServer(place, passwordFile, `${password}\n`);
    const run = await runProgram(place, 'initdb', [
      `--pgdata=${draft}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Postgres's own C.UTF-8: the same order on every system, whatever locales it has, and Chinese is still letters.
      '--no-locale',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ]);
    if (run.status !== 0) throw failedToStart(place, 'create its data directory', run.output);
    renameSync(draft, place.dataDir);
  } catch (error) {
    throw error instanceof PostgresUnavailable ? error : notWritable(place.home, error);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Refuses data of another major version, which the programs would refuse with many lines. */
export function checkDataVersion(place: Place): void {
  const data = readFileSync(join(place.dataDir, 'PG_VERSION'), 'utf8').trim();
  const programs = place.programs.version.split('.')[0];
  if (data === programs) return;
  throw new PostgresUnavailable(
    `${place.dataDir} was written by Postgres ${data} and this is ${programs}: run the earlier release and pg_dump what you need, ` +
      `then move ${place.dataDir} away; or set DATABASE_URL.`,
  );
}

/** Stands in the titles of all processes of the server on this data directory, so that they can be told from other servers'. */
export function clusterName(dataDir: string): string {
  return `qingqu-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`;
}

function isMainProcess(pid: number, dataDir: string): boolean {
  return commandLineOf(pid).endsWith(` -D ${dataDir}`);
}

/** The server that runs on this data directory, if one does: `postmaster.pid` alone proves nothing after a kill. */
export function findServer(dataDir: string): RunningServer | undefined {
  const lines = readPidFile(dataDir);
  const pid = Number(lines?.[0]);
  const port = Number(lines?.[3]);
  if (!(pid > 0) || !(port > 0) || !isMainProcess(pid, dataDir)) return undefined;
  return { pid, port };
}

/**
 * Starts the server in the background, in its own session: Ctrl-C in the terminal reaches node only, which can then let its work end
 * before it stops the server. Answers when it accepts connections, `port-taken` when another program has the port.
 */
export async function launch(place: Place, conf: string): Promise<'ready' | 'port-taken'> {
  writeForServer(place, join(place.dataDir, 'postgresql.conf'), conf);
  await clearLeftovers(place.dataDir);
  keepLogSmall(place.logFile);
  const logStart = existsSync(place.logFile) ? statSync(place.logFile).size : 0;
  const run = await runProgram(place, 'pg_ctl', [
    'start',
    '--wait',
    '--timeout=600',
    '-D',
    place.dataDir,
    '-l',
    place.logFile,
  ]);
  if (run.status === 0) return 'ready';
  const said = existsSync(place.logFile) ? readFileSync(place.logFile, 'utf8').slice(logStart) : '';
  if (/could not (bind|create any TCP)/.test(said)) return 'port-taken';
  throw failedToStart(place, 'start', said || run.output);
}

/** Fast shutdown: open transactions are rolled back, the data is clean. Harder means only when that takes too long. */
export async function shutDown(dataDir: string, log: (line: string) => void): Promise<void> {
  const steps = [
    { signal: 'SIGINT', seconds: 120 },
    { signal: 'SIGQUIT', seconds: 10 },
    { signal: 'SIGKILL', seconds: 10 },
  ] as const;
  for (const step of steps) {
    const server = findServer(dataDir);
    if (server === undefined) return;
    signal(server.pid, step.signal);
    const gone = await waitFor(step.seconds, async () => (isMainProcess(server.pid, dataDir) ? undefined : true));
    if (gone) return;
    log(`Postgres (process ${server.pid}) has not ended ${step.seconds} s after ${step.signal}.`);
  }
}

/**
 * After a kill -9 of the main process its children may live on for a moment and hold the shared memory; after a kill -9 of node a
 * pg_ctl or initdb may still be at work; and `postmaster.pid` may name a process number that now belongs to somebody else. Postgres
 * would refuse to start over any of these, and must not start beside them.
 */
async function clearLeftovers(dataDir: string): Promise<void> {
  const gone = await waitFor(30, async () => {
    const left = leftovers(dataDir);
    for (const pid of left) signal(pid, 'SIGKILL');
    return left.length === 0 ? true : undefined;
  });
  if (!gone) {
    throw new PostgresUnavailable(
      `Processes ${leftovers(dataDir).join(', ')} still use ${dataDir}: end them and start again.`,
    );
  }
  rmSync(join(dataDir, 'postmaster.pid'), { force: true });
}

/** Removes what an interrupted initdb left. A process that was just being started is seen only by what it still writes. */
async function clearDraft(dataDir: string, draft: string): Promise<void> {
  let failure: unknown;
  const gone = await waitFor(30, async () => {
    await clearLeftovers(dataDir);
    try {
      rmSync(draft, { recursive: true, force: true });
      return true;
    } catch (error) {
      failure = error;
      if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
      return undefined;
    }
  });
  if (!gone) throw failure;
}

function leftovers(dataDir: string): number[] {
  const name = clusterName(dataDir);
  const isOurs = (command: string) =>
    command.startsWith('postgres:')
      ? command.includes(name)
      : command.includes(dataDir) && /\/bin\/(postgres|pg_ctl|initdb)\b/.test(command);
  return [...commandLines()].filter(([pid, command]) => pid !== process.pid && isOurs(command)).map(([pid]) => pid);
}

function readPidFile(dataDir: string): string[] | undefined {
  try {
    return readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
}

function writeForServer(place: Place, path: string, text: string): void {
  try {
    writeFileSync(path, text, { mode: 0o600 });
    if (place.user.uid !== undefined) chownSync(path, place.user.uid, place.user.gid ?? place.user.uid);
  } catch (cause) {
    throw notWritable(path, cause);
  }
}

const LOG_MAX_BYTES = 20 * 1024 * 1024;

function keepLogSmall(logFile: string): void {
  if (existsSync(logFile) && statSync(logFile).size > LOG_MAX_BYTES) renameSync(logFile, `${logFile}.1`);
}

/** Runs one of the server's programs to its end. Its output goes to a pipe that a server left in the background does not hold open. */
function runProgram(place: Place, name: string, args: string[]): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(place.programs.dir, 'bin', name), args, {
      ...asUser(place.user, place.home),
      stdio: ['ignore', 'pipe', 'pipe'],
      // A Ctrl-C meanwhile must not leave half a start behind: it is for node, which waits for this and then stops cleanly.
      detached: true,
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output }));
  });
}

function failedToStart(place: Place, what: string, output: string): PostgresUnavailable {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const telling =
    lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.findLast((line) => /error/i.test(line)) ?? lines.at(-1);
  const reason = (telling ?? 'it said nothing').replace(/^.*?(FATAL|PANIC|error):\s*/i, '').trim();
  return new PostgresUnavailable(
    `The embedded Postgres did not ${what} (${reason}): see ${place.logFile}, or set DATABASE_URL to a Postgres 15 or newer.`,
  );
}
