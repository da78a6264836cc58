import { mkdir, readdir, rename, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connector, ConnectorDeps, Offer } from './connector.js';
import { ConnectorError, changedMeanwhile, tooLarge } from './connector-error.js';
import { fits, isUnfinishedName } from './glob.js';
import type { SettingsOf } from './settings.js';

/** A file as it stood when it was looked at. */
interface Seen {
  name: string;
  size: number;
  /** Of the last change, in milliseconds. */
  changed: number;
  inode: number;
}

/**
 * A watched folder. What was taken in moves to `taken/`, what never can be to `refused/`: the folder itself says what is new. A file counts
 * when it has not changed for a while, so that one that is still being copied is left alone.
 */
export function openFolder(settings: SettingsOf<'folder'>, { inboxDir }: Pick<ConnectorDeps, 'inboxDir'>): Connector {
  const dir = settings.path === 'inbox' ? inboxDir : settings.path;
  return {
    async list(_marks, signal) {
      const files = await settled(dir, settings, signal);
      const present = new Set(files.map(({ name }) => name));
      return { offers: files.map((file) => offerOf(dir, file, settings.maxBytes)), present };
    },
    close: async () => undefined,
  };
}

/** The files that fit and have settled, by name. Waits once for those that are young. */
async function settled(dir: string, { match, settle }: SettingsOf<'folder'>, signal: AbortSignal): Promise<Seen[]> {
  const before = await look(dir, match);
  const young = before.some(({ changed }) => Date.now() - changed < settle * 1_000);
  if (!young) return before;
  await pause(settle * 1_000, undefined, { signal });
  const known = new Map(before.map((file) => [file.name, file]));
  return (await look(dir, match)).filter((file) => isSame(file, known.get(file.name)));
}

async function look(dir: string, match: readonly string[]): Promise<Seen[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch((cause: NodeJS.ErrnoException) => {
    throw new ConnectorError(
      {
        zh: `目录 ${dir} 无法读取（${cause.code}）；请建立该目录或更正 path`,
        en: `the folder ${dir} cannot be read (${cause.code}); make it or correct its path`,
      },
      { cause },
    );
  });
  const names = entries
    .filter((entry) => entry.isFile() && !isUnfinishedName(entry.name) && fits(entry.name, match))
    .map(({ name }) => name)
    .sort();
  const files = await Promise.all(names.map((name) => see(dir, name)));
  return files.filter((file) => file !== undefined);
}

/** undefined when it is gone: somebody renamed it or took it away. */
async function see(dir: string, name: string): Promise<Seen | undefined> {
  try {
    const { size, mtimeMs, ino } = await stat(join(dir, name));
    return { name, size, changed: mtimeMs, inode: ino };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const isSame = (a: Seen, b: Seen | undefined): boolean =>
  b !== undefined && a.size === b.size && a.changed === b.changed && a.inode === b.inode;

function offerOf(dir: string, file: Seen, maxBytes: number): Offer {
  const { name, size, changed, inode } = file;
  return {
    key: name,
    name,
    size,
    version: `${size} ${changed} ${inode}`,
    async fetch() {
      if (size > maxBytes) throw tooLarge(name, maxBytes);
      return { path: join(dir, name) };
    },
    async settle(outcome) {
      // What was put there in the meantime under the same name has not been taken in.
      const now = await see(dir, name);
      if (!now) return;
      if (!isSame(now, file)) throw changedMeanwhile(name);
      await moveAway(join(dir, name), join(dir, outcome));
    },
  };
}

/** Files of many days have the same name: a later one gets a number before it. */
async function moveAway(path: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const there = new Set(await readdir(folder));
  const name = basename(path);
  let to = name;
  for (let number = 2; there.has(to); number++) to = `${number}-${name}`;
  await rename(path, join(folder, to));
}
