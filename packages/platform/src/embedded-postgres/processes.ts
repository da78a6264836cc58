import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** A process that can be told from a later one which was given the same number. */
export interface ProcessMark {
  pid: number;
  /** Boot and start time on Linux, start time elsewhere: opaque, only compared. */
  birth: string;
}

const hasProc = existsSync('/proc/self/stat');

/** When process `pid` was born, or `undefined` when there is no such process (a zombie counts as none). */
export function birthOf(pid: number): string | undefined {
  return hasProc ? birthFromProc(pid) : birthFromPs(pid);
}

function birthFromProc(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return undefined;
  }
  // The second field is the command in brackets, which may itself hold blanks and brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  const startTicks = fields[19];
  return `${bootId()}/${startTicks}`;
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  } catch {
    return 'boot';
  }
}

function birthFromPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
}

/** The mark of the process that runs this. */
export function thisProcess(): ProcessMark {
  return { pid: process.pid, birth: birthOf(process.pid) ?? 'unknown' };
}

/** Whether the marked process still lives: a later process with the same number does not count. */
export function lives(mark: ProcessMark): boolean {
  return birthOf(mark.pid) === mark.birth;
}

/** The command lines of all processes that can be seen; a title that a process gave itself counts as its command line. */
export function commandLines(): Map<number, string> {
  return hasProc ? commandLinesFromProc() : commandLinesFromPs();
}

function commandLinesFromProc(): Map<number, string> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return new Map(pids.map((pid) => [Number(pid), commandLineOf(Number(pid))]));
}

function commandLinesFromPs(): Map<number, string> {
  const lines = execFileSync('ps', ['-axwwo', 'pid=,command='], { encoding: 'utf8' }).split('\n');
  return new Map(lines.map((line) => [Number.parseInt(line, 10), line.trim().replace(/^\d+\s+/, '')]));
}

/** The command line of a living process; empty when there is none. */
export function commandLineOf(pid: number): string {
  if (birthOf(pid) === undefined) return '';
  if (!hasProc) return commandLinesFromPs().get(pid) ?? '';
  try {
    // Everyone may read this file, unlike the links beside it, which a container denies even to root.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

/** Sends a signal; a process that is already gone is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
