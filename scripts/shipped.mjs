import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { inRoot } from './run/root.mjs';

// What an installation has of other people's work, told by the lock file: everything that the packages of the platform need to run, and what the console is
// bundled from. Tools that build or test are not among it.

/** Where the container runs; packages for other systems are not in it. */
const SYSTEM = { os: 'linux', cpu: 'x64', libc: 'glibc' };

const suits = (wanted, ours) =>
  !wanted || wanted.includes(ours) || (wanted.every((each) => each.startsWith('!')) && !wanted.includes(`!${ours}`));

/** Whether the packages of SYSTEM are installed here, so that their licences can be read. */
export const isHere = process.platform === SYSTEM.os && process.arch === SYSTEM.cpu;

/**
 * All packages, by name and version: `{ name, version, integrity, licence, folder, needs }`, where `needs` are keys of others.
 * @returns a Map by `name@version`, in order, and the keys that each of our own packages needs
 */
export function shippedPackages() {
  const lock = parse(readFileSync(inRoot('pnpm-lock.yaml'), 'utf8'));
  const own = Object.keys(lock.importers).filter((folder) => folder === 'schema' || folder.startsWith('packages/'));
  const found = new Map();
  const roots = {};
  const visit = (snapshot) => {
    const key = snapshot.replace(/\(.*$/, '');
    if (found.has(key)) return key;
    const resolved = lock.packages[key];
    if (!['os', 'cpu', 'libc'].every((kind) => suits(resolved[kind], SYSTEM[kind]))) return undefined;
    const at = key.lastIndexOf('@');
    const entry = {
      name: key.slice(0, at),
      version: key.slice(at + 1),
      integrity: resolved.resolution.integrity,
      needs: [],
    };
    found.set(key, entry);
    const { dependencies = {}, optionalDependencies = {} } = lock.snapshots[snapshot];
    for (const [name, version] of Object.entries({ ...dependencies, ...optionalDependencies })) {
      // An alias names the package that it stands for.
      const needed = visit(version.includes('@') && !/^\d/.test(version) ? version : `${name}@${version}`);
      if (needed) entry.needs.push(needed);
    }
    return key;
  };
  for (const folder of own) {
    const { dependencies = {}, optionalDependencies = {} } = lock.importers[folder];
    const needed = Object.entries({ ...dependencies, ...optionalDependencies }).flatMap(([name, { version }]) =>
      version.startsWith('link:')
        ? []
        : (visit(version.includes('@') && !/^\d/.test(version) ? version : `${name}@${version}`) ?? []),
    );
    roots[JSON.parse(readFileSync(inRoot(folder, 'package.json'), 'utf8')).name] = needed;
  }
  const folders = installedFolders();
  for (const [key, entry] of found) entry.folder = folders.get(key);
  for (const entry of found.values()) entry.licence = entry.folder && licenceIn(entry.folder);
  return { packages: new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1))), roots };
}

/** Where pnpm has put which package. */
function installedFolders() {
  const store = inRoot('node_modules/.pnpm');
  const folders = new Map();
  for (const entry of readdirSync(store)) {
    const modules = join(store, entry, 'node_modules');
    if (!existsSync(modules)) continue;
    for (const folder of packageFolders(modules)) {
      const manifest = join(folder, 'package.json');
      if (!existsSync(manifest)) continue;
      const { name, version } = JSON.parse(readFileSync(manifest, 'utf8'));
      folders.set(`${name}@${version}`, folder);
    }
  }
  return folders;
}

const packageFolders = (modules) =>
  readdirSync(modules, { withFileTypes: true }).flatMap((entry) => {
    const path = join(modules, entry.name);
    // A link leads to a package that is found elsewhere.
    if (!entry.isDirectory()) return [];
    return entry.name.startsWith('@') ? packageFolders(path) : [path];
  });

/** The SPDX expression in package.json; older forms have a list or an object. */
function licenceIn(folder) {
  const { license, licenses } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const told = license ?? licenses;
  const list = Array.isArray(told) ? told : [told];
  const names = list.flatMap((each) => (typeof each === 'string' ? each : (each?.type ?? [])));
  return names.length > 0 ? names.join(' OR ') : undefined;
}

/** The texts that a package comes with and that whoever hands it on has to hand on too. */
export const licenceTexts = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => /^(licen[cs]e|copying|notice)/i.test(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path];
    })
    .sort()
    .map((path) => readFileSync(path, 'utf8').trim());
