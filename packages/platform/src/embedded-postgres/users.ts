import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lives, type ProcessMark, thisProcess } from './processes.js';

/**
 * Who uses the server: one small file per start, in `<stateDir>/postgres-users`. The last to leave stops the server, so that a
 * command which happened to start it does not take it away from `npm start` that came later. Entries of dead processes do not count.
 */
export function enter(folder: string): string {
  const entry = join(folder, `${process.pid}-${randomUUID()}.json`);
  writeFileSync(entry, JSON.stringify(thisProcess()));
  return entry;
}

export function leave(entry: string): void {
  rmSync(entry, { force: true });
}

/** The living users; entries of dead ones are removed on the way. */
export function livingUsers(folder: string): ProcessMark[] {
  const entries = readdirSync(folder).map((name) => join(folder, name));
  return entries.flatMap((entry) => {
    const mark = readMark(entry);
    if (mark !== undefined && lives(mark)) return [mark];
    rmSync(entry, { force: true });
    return [];
  });
}

function readMark(entry: string): ProcessMark | undefined {
  try {
    return JSON.parse(readFileSync(entry, 'utf8')) as ProcessMark;
  } catch {
    return undefined;
  }
}
