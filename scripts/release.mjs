import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkLicences, writeNotices } from './licences.mjs';
import { checkPackages } from './packages.mjs';
import { runNode } from './run/command.mjs';
import { inRoot } from './run/root.mjs';
import { writeSbom } from './sbom.mjs';

// `npm run release`: all that a release consists of, in .qingqu/release, looked at as those who get it will. It publishes nothing.

const FOLDER = inRoot('.qingqu/release');
const CHANGESET = inRoot('node_modules/@changesets/cli/bin.js');

/** Answers an exit code. */
export async function release([wish]) {
  if (wish === 'version') return runNode(CHANGESET, 'version');
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  if (checkLicences() !== 0) return 1;
  if ((await checkPackages(FOLDER)) !== 0) return 1;
  writeSbom(join(FOLDER, 'sbom.cdx.json'));
  writeNotices(join(FOLDER, 'THIRD-PARTY-NOTICES.txt'));
  const sums = readdirSync(FOLDER).map((name) => `${sha256(join(FOLDER, name))}  ${name}\n`);
  writeFileSync(join(FOLDER, 'SHA256SUMS'), sums.join(''));
  process.stdout.write(`\n${FOLDER}\n${sums.join('')}`);
  return 0;
}

/** `npm run change`: asks what a change means, and writes it down. */
export const change = (args) => runNode(CHANGESET, ...args);

const sha256 = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
