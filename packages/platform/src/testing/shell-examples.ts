import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from '@jest/globals';

const OUTPUT = '<<< output >>>';

/** Whether examples that call curl can run. Without it: apt-get install curl */
export const hasCurl = (() => {
  try {
    execFileSync('curl', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** Runs commands in their order in one shell; what each of them printed. */
export async function printedBy(
  commands: readonly string[],
  { cwd, env }: { cwd: string; env: Readonly<Record<string, string>> },
): Promise<string[]> {
  const script = commands.map((command) => `${command}\nprintf '%s' '${OUTPUT}'`).join('\n');
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
    cwd,
    // A command that waits for ever is ended before the test is given up, and tells what it printed.
    timeout: 50_000,
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', ...env },
  });
  return stdout.split(OUTPUT);
}

/** `"…"` is any text. */
export const pattern = (value: unknown): unknown => {
  if (value === '…') return expect.any(String);
  if (Array.isArray(value)) return value.map(pattern);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, pattern(each)]));
};
