import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { notWritable, PostgresUnavailable } from './errors.js';
import { lives, type ProcessMark, thisProcess } from './processes.js';
import { waitFor } from './wait.js';

interface Claim extends ProcessMark {
  token: string;
}

/** Longer than any recovery after a crash that we expect of a database on one machine. */
const PATIENCE_SECONDS = 600;

/**
 * Runs `work` while holding the lock file, which names the process that holds it. A lock whose process died is taken over.
 * Waiting is said once, in one line.
 */
export async function withLock<T>(path: string, log: (line: string) => void, work: () => Promise<T>): Promise<T> {
  const claim: Claim = { ...thisProcess(), token: randomUUID() };
  let said = false;
  const held = await waitFor(PATIENCE_SECONDS, async () => {
    const holder = claimLock(path, claim);
    if (holder === undefined) return true;
    if (!lives(holder)) breakLock(path, holder, claim);
    else if (!said) {
      said = true;
      log(`Waiting for process ${holder.pid}, which is starting or stopping the embedded Postgres.`);
    }
    return undefined;
  });
  if (!held) {
    throw new PostgresUnavailable(
      `${path} is still held after ${PATIENCE_SECONDS} s: end the process it names and start again.`,
    );
  }
  try {
    return await work();
  } finally {
    if (readClaim(path)?.token === claim.token) unlinkSync(path);
  }
}

/** Takes the lock, or answers who holds it. Linking a finished file means that no one ever reads a half-written lock. */
function claimLock(path: string, claim: Claim): Claim | undefined {
  const draft = `${path}.${claim.token}`;
  try {
    writeFileSync(draft, JSON.stringify(claim));
    linkSync(draft, path);
    return undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw notWritable(path, error);
    return readClaim(path) ?? claimLock(path, claim);
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Removes the lock of a dead process. Two processes may see the same dead lock; only the one that creates the breaker file
 * named after that lock may remove it, and only after seeing that it is still there: so nobody removes a fresh lock.
 */
function breakLock(path: string, dead: Claim, self: Claim): void {
  const breaker = `${path}.${dead.token}.breaker`;
  const other = claimLock(breaker, self);
  if (other !== undefined) {
    if (!lives(other)) rmSync(breaker, { force: true });
    return;
  }
  try {
    if (readClaim(path)?.token === dead.token) unlinkSync(path);
  } finally {
    rmSync(breaker, { force: true });
  }
}

function readClaim(path: string): Claim | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Claim;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (error instanceof SyntaxError) return { pid: 0, birth: 'damaged', token: 'damaged' };
    throw notWritable(path, error);
  }
}
