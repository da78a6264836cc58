import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, run, TaskFailed } from './command.mjs';
import { inRoot } from './root.mjs';

const STAMP = inRoot('node_modules/.qingqu-install');

/** Installs with the pnpm that package.json names and the frozen lockfile, unless exactly this is installed already. */
export async function install() {
  const wanted = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  const { packageManager } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  console.log(`Installing dependencies (${packageManager}) …`);
  const npx = (args, how) => how('npx', ['--yes', packageManager, ...args], { shell: process.platform === 'win32' });
  // First only pnpm itself, silently: a registry out of reach is one line instead of a page.
  const pnpm = npx(['--version'], ask);
  if (pnpm.code !== 0) throw new TaskFailed(explain(pnpm, packageManager));
  // Without a terminal pnpm would stop to ask before it replaces folders that another version made.
  const code = await npx(['install', '--frozen-lockfile', '--config.confirmModulesPurge=false'], run);
  if (code !== 0) {
    throw new TaskFailed(
      `Installing failed (exit ${code}), see above; if the lockfile is out of date, run \`npx --yes ${packageManager} install\`.`,
    );
  }
  writeFileSync(STAMP, wanted);
}

function explain({ code, output }, packageManager) {
  if (code === 127) return 'npx was not found: it comes with Node; install Node from its own package, with npm.';
  const reason = /^npm error (?:code )?(.+)$/m.exec(output)?.[1] ?? `exit ${code}`;
  return `${packageManager} could not be fetched (${reason}): check the network and \`npm config get registry\`, then run this again.`;
}

/** Of everything that decides what gets installed; native parts depend on the machine and on Node's major version. */
function fingerprint() {
  const hash = createHash('sha256');
  hash.update(`${process.platform} ${process.arch} ${process.versions.modules}\n`);
  const files = [
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'package.json',
    ...workspaceFolders().map((folder) => `${folder}/package.json`),
  ];
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(inRoot(file)));
  return hash.digest('hex');
}

/** The folders that pnpm-workspace.yaml lists, with `packages/*` spelled out. */
function workspaceFolders() {
  const block = /^packages:\n((?: +- .*\n)+)/m.exec(readFileSync(inRoot('pnpm-workspace.yaml'), 'utf8'));
  const patterns = (block?.[1] ?? '')
    .split('\n')
    .map((line) => line.replace(/^ +- /, '').replaceAll(/["']/g, '').trim());
  const folders = patterns.filter(Boolean).flatMap((pattern) => {
    if (!pattern.endsWith('/*')) return [pattern];
    const parent = pattern.slice(0, -2);
    return readdirSync(inRoot(parent)).map((name) => join(parent, name));
  });
  return folders.filter((folder) => existsSync(inRoot(folder, 'package.json'))).sort();
}
