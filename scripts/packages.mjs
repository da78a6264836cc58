import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { ask, runNode } from './run/command.mjs';
import { inRoot } from './run/root.mjs';

// What others install from a registry: packed as it would be published, and looked at as those who import it will. `node scripts/packages.mjs [folder]` leaves the
// packages in the folder.

/** The folders of the packages that are published. */
export const published = () =>
  readdirSync(inRoot('packages'))
    .map((name) => inRoot('packages', name))
    .filter((folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).private !== true);

/** Packs a package, with the pnpm of the checkout; answers the file. */
function pack(folder, into) {
  const { packageManager } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const args = ['--yes', packageManager, 'pack', '--pack-destination', into, '--json'];
  const { code, output } = ask('npx', args, { cwd: folder, shell: process.platform === 'win32' });
  if (code !== 0) throw new Error(`packing ${folder} failed:\n${output}`);
  return JSON.parse(output.slice(output.indexOf('{'))).filename;
}

/** What is in a package and should not be: sources, tests, build books. */
const STRAY = /\.test\.|\.tsbuildinfo$|(^|\/)src\/|\.map$/;

async function lint(folder, tarball) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { messages, pkg } = await publint({ pack: { tarball: readFileSync(tarball) }, strict: true });
  const said = messages.map((message) => formatMessage(message, pkg));
  const files = ask('tar', ['-tzf', tarball]).output.trim().split('\n');
  for (const name of ['package/LICENSE', 'package/README.md', 'package/package.json'])
    if (!files.includes(name)) said.push(`${name} is not in the package`);
  for (const name of files.filter((each) => STRAY.test(each))) said.push(`${name} does not belong into the package`);
  for (const field of ['description', 'license', 'engines'])
    if (!manifest[field]) said.push(`package.json has no "${field}"`);
  for (const line of said) console.error(`${manifest.name}: ${line}`);
  return said.length;
}

/** Packs and looks at every published package; answers an exit code. */
export async function checkPackages(into) {
  const folder = into ?? mkdtempSync(join(tmpdir(), 'qingqu-packages-'));
  mkdirSync(folder, { recursive: true });
  let wrong = 0;
  try {
    for (const each of published()) {
      const tarball = pack(each, folder);
      wrong += await lint(each, tarball);
      // Published as ES modules alone: who requires them has to import them.
      const attw = inRoot('node_modules/@arethetypeswrong/cli/dist/index.js');
      wrong += await runNode(attw, '--quiet', '--profile', 'esm-only', tarball);
      console.log(`${tarball}`);
    }
  } finally {
    if (into === undefined) rmSync(folder, { recursive: true, force: true });
  }
  return wrong === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await checkPackages(process.argv[2]);
