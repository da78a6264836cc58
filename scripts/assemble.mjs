import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, TaskFailed } from './run/command.mjs';
import { inRoot } from './run/root.mjs';

// What a server needs and no more, from a checkout that is built, in a folder that nobody writes to afterwards: `node scripts/assemble.mjs /opt/qingqu`. The
// container image is made of it, and the systemd units expect it.

/** Packages that are bundled, or that only build: nothing of theirs is loaded by a server but what is named here. */
const ONLY = { 'packages/console': ['dist'] };
const ALWAYS = ['package.json', 'bin', 'dist'];
const STRAY = /\.test\.(js|d\.ts)(\.map)?$|\.tsbuildinfo$|\.map$/;

export async function assemble(to) {
  if (existsSync(to) && readdirSync(to).length > 0)
    throw new TaskFailed(`${to} is not empty: give a new folder, such as /opt/qingqu`);
  mkdirSync(to, { recursive: true });
  const copy = (path) => {
    if (existsSync(inRoot(path)))
      cpSync(inRoot(path), join(to, path), { recursive: true, filter: (each) => !STRAY.test(each) });
  };
  for (const name of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'LICENSE', 'THIRD-PARTY.md']) copy(name);
  const folders = ['schema', ...readdirSync(inRoot('packages')).map((name) => `packages/${name}`)];
  for (const folder of folders) for (const part of ONLY[folder] ?? partsOf(folder)) copy(join(folder, part));
  for (const part of ['migrations', 'schema.graphql', 'promised.graphql', 'bi-v1.txt']) copy(join('schema', part));
  if (!existsSync(join(to, 'packages/platform/dist/cli.js')))
    throw new TaskFailed('the checkout is not built: npm run build');
  await installProduction(to);
}

/** What package.json says that belongs to a package, whole folders and files. */
function partsOf(folder) {
  const { files = [] } = JSON.parse(readFileSync(inRoot(folder, 'package.json'), 'utf8'));
  return [...new Set([...ALWAYS, ...files.filter((each) => /^[\w./-]+$/.test(each))])];
}

async function installProduction(to) {
  const { packageManager } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const args = ['install', '--prod', '--frozen-lockfile', '--prefer-offline', '--ignore-scripts', '--reporter=silent'];
  const code = await run('npx', ['--yes', packageManager, ...args, '--filter=@qingqu/platform...'], {
    cwd: to,
    shell: process.platform === 'win32',
    env: { ...process.env, CI: 'true' },
  });
  if (code !== 0) throw new TaskFailed(`installing into ${to} failed (exit ${code})`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [to] = process.argv.slice(2);
  if (!to) throw new Error('usage: node scripts/assemble.mjs <folder>, such as /opt/qingqu');
  await assemble(to);
}
