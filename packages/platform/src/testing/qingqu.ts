import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { waitFor } from '../embedded-postgres/wait.js';

/** The command line as it is run: built, in a process of its own. */
const CLI = resolve(__dirname, '../../dist/cli.js');

/** Far more than anything here takes on a quiet machine: tests share theirs. */
const PATIENCE_SECONDS = 180;

export interface Ended {
  /** null when a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A running `qingqu` command. */
export interface Running {
  /** Waits until it has said this, and returns what the pattern caught. Fails when it ends before. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  /** The lines that it has said so far and that fit. */
  lines(pattern: RegExp): string[];
  kill(signal: NodeJS.Signals): void;
  ended: Promise<Ended>;
}

const running = new Set<ChildProcess>();

/**
 * Runs `qingqu` with nothing in its environment but the search path and what is given.
 * @param checkout another one than this, made of links to it
 */
export function start(args: string[], environment: Record<string, string>, checkout?: string): Running {
  const cli = checkout ? ['--preserve-symlinks-main', join(checkout, 'packages/platform/dist/cli.js')] : [CLI];
  const child = spawn(process.execPath, [...cli, ...args], {
    cwd: '/',
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  let isOver = false;
  const ended = new Promise<Ended>((done) =>
    child.once('close', (code) => {
      isOver = true;
      running.delete(child);
      done({ code, ...said });
    }),
  );
  return {
    async said(pattern) {
      const caught = await waitFor(PATIENCE_SECONDS, async () => {
        const match = pattern.exec(said.stdout);
        if (!match && isOver) throw new Error(`it ended without saying ${pattern}:\n${said.stdout}${said.stderr}`);
        return match ?? undefined;
      });
      if (!caught) throw new Error(`it did not say ${pattern} in time:\n${said.stdout}${said.stderr}`);
      return caught;
    },
    lines: (pattern) => said.stdout.split('\n').filter((line) => pattern.test(line)),
    kill: (signal) => void child.kill(signal),
    ended,
  };
}

/** Runs a `qingqu` command to its end. */
export const run = (args: string[], environment: Record<string, string>, checkout?: string): Promise<Ended> =>
  start(args, environment, checkout).ended;

/** Kills what a failed test left running. */
export async function killAll(): Promise<void> {
  const exits = [...running].map((child) => new Promise((done) => child.once('close', done)));
  for (const child of running) child.kill('SIGKILL');
  await Promise.all(exits);
}
