import { randomBytes } from 'node:crypto';
import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  bundledReference,
  type FileLayout,
  findFeed,
  findLayout,
  guessDefinition,
  loadReferenceData,
  nativeLayout,
  readDefinition,
  type TrialDeps,
  tryFile,
} from '@qingqu/ingest';
import { Vault } from '@qingqu/schema';
import type { Folders } from '../folders.js';
import type { Platform } from '../open-platform.js';
import { both, type Voice } from '../say.js';
import { ofDefinition } from './feed.js';
import { sayTrial } from './feed-words.js';

/** The word for: the definition is guessed. */
const GUESS = 'guess';

interface TryOptions {
  rows: string;
}

/** `qingqu feed try <definition> <file>` of a stored definition. */
export async function tryStored(
  platform: Platform,
  signal: AbortSignal,
  name: string,
  file: string,
  options: TryOptions,
): Promise<number> {
  const layout = await findLayout(platform.system, name);
  const deps = { vault: platform.vault, reference: await loadReferenceData(platform.system) };
  return run(platform.voice, deps, layout, file, options, signal);
}

/** The same of a definition's file, of a feed's own layout, or of what is guessed; without a database. */
export async function tryHere(
  voice: Voice,
  folders: Folders,
  definition: string,
  file: string,
  options: TryOptions,
): Promise<number> {
  const deps = trialDeps(folders);
  await mustBeThere(file);
  const tried = (layout: FileLayout) => run(voice, deps, layout, file, options);
  if (/\.ya?ml$/i.test(definition))
    return ofDefinition(voice, definition, (yaml) => tried(readDefinition(yaml).layout));
  if (definition !== GUESS) return tried(nativeLayout(findFeed(definition)));
  const { yaml } = await guessDefinition({ path: file });
  voice.line(yaml.trimEnd());
  return tried(readDefinition(yaml).layout);
}

async function run(
  voice: Voice,
  deps: TrialDeps,
  layout: FileLayout,
  path: string,
  { rows }: TryOptions,
  signal?: AbortSignal,
): Promise<number> {
  if (!/^\d{1,4}$/.test(rows))
    throw new Error(
      both(
        `--rows ${rows}：应为 0 至 9999 的整数，例如 5`,
        `--rows ${rows}: expected a number from 0 to 9999, for example 5`,
      ),
    );
  const trial = await tryFile(deps, layout, { path, rows: Number(rows), ...(signal ? { signal } : {}) });
  sayTrial(voice, trial);
  return trial.problems || trial.parts.every((part) => part.refusal) ? 1 : 0;
}

interface GuessOptions {
  feed?: string;
  name?: string;
  out?: string;
  encoding?: string;
  sheet?: string;
  path?: string;
}

/** `qingqu feed guess <file>` */
export async function guess(voice: Voice, file: string, { feed, name, out, ...wish }: GuessOptions): Promise<number> {
  await mustBeThere(file);
  if (feed !== undefined) findFeed(feed);
  const guessed = await guessDefinition({
    path: file,
    wish,
    ...(feed === undefined ? {} : { feed }),
    ...(name === undefined ? {} : { name }),
  });
  if (out === undefined) voice.line(guessed.yaml.trimEnd());
  else {
    await writeNew(out, guessed.yaml);
    voice.line(
      both(
        `已写入 ${out}；请核对注有“?”的行，再用 feed try 试读`,
        `${out} is written; look at the lines marked "?", then use feed try`,
      ),
    );
  }
  return 0;
}

/** What a trial without a database works with; keys of records are of no consequence. */
const trialDeps = (folders: Folders): TrialDeps => ({
  vault: new Vault(randomBytes(32)),
  reference: bundledReference(join(folders.schema, 'reference')),
});

async function mustBeThere(file: string): Promise<void> {
  await access(file).catch((cause: NodeJS.ErrnoException) => {
    throw new Error(both(`${file} 无法读取（${cause.code}）`, `${file} cannot be read (${cause.code})`), { cause });
  });
}

/** What somebody may have worked on already is never written over. */
async function writeNew(out: string, text: string): Promise<void> {
  await writeFile(out, text, { flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EEXIST') throw cause;
    throw new Error(both(`${out} 已存在；请换一个文件名`, `${out} is there already; name another file`), { cause });
  });
}
