import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Programs } from '../programs.js';
import type { EmbeddedPostgres } from '../start-embedded.js';

/** The compiled module: these tests kill whole processes, so they run it in processes of their own, as plain Node does. */
const BUILT = join(__dirname, '../../../dist/embedded-postgres/index.js');

const SCRIPT = `
const [built, stateDir, durable, programs] = process.argv.slice(1);
const say = (event) => console.log(JSON.stringify(event));
const { startEmbedded } = await import(built);
try {
  const server = await startEmbedded({
    stateDir, durable: durable === 'durable', log: (line) => say({ line }), ...(programs ? { programs: JSON.parse(programs) } : {}),
  });
  say({ server });
  process.stdin.resume();
  process.stdin.once('end', async () => { await server.stop(); process.exit(0); });
} catch (error) {
  say({ error: error.message });
}`;

export interface StartInput {
  stateDir: string;
  /** Another user to run as; only root can. */
  uid?: number;
  programs?: Programs;
  /** As for real use, so that a commit survives the kill of the server. Default false. */
  durable?: boolean;
}

/** One process that starts the embedded Postgres and holds it until told otherwise. */
export interface Starter {
  process: ChildProcess;
  /** What it said. */
  lines: string[];
  server: Pick<EmbeddedPostgres, 'url' | 'port' | 'reused'>;
  /** Ends it as Ctrl-C would: cleanly. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** Starts such a process and waits until its server is there; rejects with the message of the error that it met. */
export function startInProcess(input: StartInput): Promise<Starter> {
  const { child, lines, outcome } = spawnStarter(input);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return outcome.then((server) => ({
    process: child,
    lines,
    server,
    stop: () => {
      child.stdin?.end();
      return exited;
    },
    kill: () => {
      child.kill('SIGKILL');
      return exited;
    },
  }));
}

const running = new Set<ChildProcess>();

/** Kills what a failed test left running. */
export async function killAllStarters(): Promise<void> {
  const exits = [...running].map((child) => new Promise((resolve) => child.once('exit', resolve)));
  for (const child of running) child.kill('SIGKILL');
  await Promise.all(exits);
}

/** Starts such a process and lets go of it at once, for a kill at some moment of the start. */
export function spawnStarter({ stateDir, uid, programs, durable }: StartInput) {
  const args = [
    '--input-type=module',
    '--eval',
    SCRIPT,
    BUILT,
    stateDir,
    durable ? 'durable' : 'disposable',
    programs ? JSON.stringify(programs) : '',
  ];
  const user = uid === undefined ? {} : { uid, gid: uid };
  const child = spawn(process.execPath, args, { ...user, cwd: '/', stdio: ['pipe', 'pipe', 'inherit'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const lines: string[] = [];
  const outcome = new Promise<Starter['server']>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (text) => {
      const event = JSON.parse(text) as { line?: string; server?: Starter['server']; error?: string };
      if (event.line !== undefined) lines.push(event.line);
      if (event.server !== undefined) resolve(event.server);
      if (event.error !== undefined) reject(new Error(event.error));
    });
    child.once('exit', (code, signal) =>
      reject(new Error(`The process ended (${signal ?? code}) before its server was there.`)),
    );
  });
  // Whoever kills the process on purpose does not care what became of its start.
  outcome.catch(() => {});
  return { child, lines, outcome };
}
