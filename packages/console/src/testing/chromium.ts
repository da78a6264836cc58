import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, jest } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';

/** Where a Chromium is: named by QINGQU_TEST_CHROMIUM, or as Debian installs it. Nothing is ever downloaded. */
const executable = [process.env.QINGQU_TEST_CHROMIUM, ...inPath(), '/usr/bin/chromium'].find(
  (path) => path && isExecutable(path),
);

function inPath(): string[] {
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'chromium'));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const none = 'no Chromium here: apt-get install chromium fonts-noto-cjk, or name one in QINGQU_TEST_CHROMIUM';

/** A world, a browser and a page in one. */
const LONGEST_MS = 240_000;

/** What happens in a browser; skipped by name where there is none. */
export function describeInBrowser(name: string, body: () => void): void {
  jest.setTimeout(LONGEST_MS);
  if (!executable) process.stdout.write(`${name}: ${none}\n`);
  (executable ? describe : describe.skip)(name, body);
}

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Nothing but the server under test can be found, so nothing can leave unnoticed.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** A browser with a fresh profile. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: executable!,
    args: flags,
    // Chromium refuses its sandbox to root.
    chromiumSandbox: process.getuid?.() !== 0,
  });
