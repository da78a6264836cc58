import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A server that a test has started. */
export interface Server {
  port: number;
  stop(): Promise<void>;
}

/** Where an optional server is installed; undefined, with a line how to get it, where it is not. */
export function installed(program: string, debianPackage: string): string | undefined {
  const path = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin']
    .map((dir) => `${dir}/${program}`)
    .find((candidate) => existsSync(candidate));
  if (!path)
    process.stdout.write(`${program} is not installed, its tests are skipped: apt-get install ${debianPackage}\n`);
  return path;
}

/** Whether the tests run as root, as which some servers want to be told to run. */
export const isRoot = process.getuid?.() === 0;

const PATIENCE_MS = 30_000;

/** Starts a server in the foreground and waits until it is ready. */
export async function startServer(
  program: string,
  args: string[],
  isReady: () => Promise<boolean>,
): Promise<{ child: ChildProcess; stop(): Promise<void> }> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  let isOver = false;
  const over = new Promise<void>((ended) =>
    child.once('close', () => {
      isOver = true;
      ended();
    }),
  );
  const stop = async () => {
    child.kill('SIGTERM');
    const patience = new AbortController();
    const late = pause(5_000, undefined, { signal: patience.signal })
      .then(() => child.kill('SIGKILL'))
      .catch(() => undefined);
    await over;
    patience.abort();
    await late;
  };
  const until = Date.now() + PATIENCE_MS;
  while (!(await isReady())) {
    if (isOver || Date.now() > until) {
      if (!isOver) await stop();
      throw new Error(`${program} did not start:\n${said}`);
    }
    await pause(50);
  }
  return { child, stop };
}

/** Runs a program to its end. */
export const runProgram = (program: string, args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
