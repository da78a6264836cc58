import { readFile, writeFile } from 'node:fs/promises';
import {
  addDefinition,
  DEFINITION_NAME,
  DefinitionError,
  definitionInForce,
  editorSchema,
  feeds,
  findFeed,
  knownNames,
  listDefinitions,
  readDefinition,
  type StoredDefinition,
  setEnabled,
  UnknownFeedError,
} from '@qingqu/ingest';
import type { Platform } from '../open-platform.js';
import { both, type Voice } from '../say.js';

/** Whether it is the name of a definition, which the database knows, and not of a feed or a file. */
export const isStored = (name: string): boolean => DEFINITION_NAME.test(name);

/** `qingqu feed check <yaml>`: a line for everything that is wrong. */
export function check(voice: Voice, path: string): Promise<number> {
  return ofDefinition(voice, path, async (yaml) => {
    const { definition, layout } = readDefinition(yaml);
    voice.line(
      both(`${definition.name}：可用，接入 ${layout.feed.name}`, `${definition.name}: good, fills ${layout.feed.name}`),
    );
    return 0;
  });
}

/** `qingqu feed add <yaml>` */
export function add(
  { system, voice }: Platform,
  _: AbortSignal,
  path: string,
  { by }: { by: string },
): Promise<number> {
  return ofDefinition(voice, path, async (yaml) => {
    const { name, version, isNew } = await addDefinition(system, yaml, by);
    voice.line(
      isNew
        ? both(`${name} 第 ${version} 版已保存`, `${name} version ${version} is stored`)
        : both(`${name} 第 ${version} 版已有，未变`, `${name} version ${version} is there already`),
    );
    return 0;
  });
}

/** Works with the YAML of a definition; when that cannot be used, says why, a line for each thing. */
export async function ofDefinition(
  voice: Voice,
  path: string,
  work: (yaml: string) => Promise<number>,
): Promise<number> {
  const yaml = await readYaml(path);
  try {
    return await work(yaml);
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    for (const { line, column, what, example } of error.problems)
      voice.line(
        `${path}:${line}:${column}  ${both(what.zh, what.en)}${example === undefined ? '' : `  例如 e.g. ${example}`}`,
      );
    return 1;
  }
}

/** `qingqu feed list` */
export async function list({ system, voice }: Platform, _: AbortSignal, { all }: { all: boolean }): Promise<number> {
  let last = '';
  for (const stored of await listDefinitions(system)) {
    if (!all && stored.name === last) continue;
    last = stored.name;
    const state = stored.enabled ? '在用 in use' : '停用 not in use';
    voice.line(
      `${stored.name.padEnd(28)} v${stored.version}  ${stored.feed.padEnd(22)} ${state}  ${both(stored.titleZh, stored.titleEn)}`,
    );
  }
  if (last === '')
    voice.line(both('没有定义；用 feed guess 拟一个', 'there are no definitions; feed guess writes a draft'));
  return 0;
}

/** `qingqu feed show <definition>`: the YAML of a version. */
export async function showStored(
  { system, voice }: Platform,
  _: AbortSignal,
  name: string,
  options: { version?: string },
): Promise<number> {
  const stored = await versionOf(system, name, options.version);
  const about = both(
    `第 ${stored.version} 版，${stored.addedBy} 保存${stored.enabled ? '' : '，停用'}`,
    `version ${stored.version}, added by ${stored.addedBy}${stored.enabled ? '' : ', not in use'}`,
  );
  voice.line(`# ${stored.name}  ${about}`);
  voice.line(stored.yaml.trimEnd());
  return 0;
}

async function versionOf(
  system: Platform['system'],
  name: string,
  version: string | undefined,
): Promise<StoredDefinition> {
  const versions = await listDefinitions(system, name);
  const stored =
    version === undefined
      ? ((await definitionInForce(system, name)) ?? versions[0])
      : versions.find((one) => one.version === Number(version));
  if (stored) return stored;
  if (versions.length > 0)
    throw new Error(
      both(
        `${name} 没有第 ${version} 版，最新为 ${versions[0]!.version}`,
        `${name} has no version ${version}; the last is ${versions[0]!.version}`,
      ),
    );
  const names = (await listDefinitions(system)).map((one) => one.name);
  throw new UnknownFeedError(name, new Set([...names, ...feeds.keys()]));
}

/** `qingqu feed show <feed>`: its columns, and what they are called in files. */
export function showFeed(voice: Voice, name: string): void {
  const feed = findFeed(name);
  const known = knownNames(feed);
  for (const { header, required, expected } of feed.columns) {
    voice.line(`${header.padEnd(28)} ${required ? '*' : ' '} ${both(expected.zh, expected.en)}`);
    const names = known.get(header) ?? [];
    if (names.length > 0) voice.line(`${' '.repeat(31)}${names.join('、')}`);
  }
}

export const enable = (platform: Platform, signal: AbortSignal, name: string, options: { version?: string }) =>
  put(platform, signal, name, options, true);
export const disable = (platform: Platform, signal: AbortSignal, name: string, options: { version?: string }) =>
  put(platform, signal, name, options, false);

async function put(
  { system, voice }: Platform,
  _: AbortSignal,
  name: string,
  { version }: { version?: string },
  enabled: boolean,
): Promise<number> {
  const asked = await versionOf(system, name, version);
  await setEnabled(system, name, enabled, version === undefined ? undefined : asked.version);
  const inForce = await definitionInForce(system, name);
  voice.line(
    inForce
      ? both(`${name}：第 ${inForce.version} 版在用`, `${name}: version ${inForce.version} is in force`)
      : both(`${name}：没有在用的版本`, `${name}: no version is in use`),
  );
  return 0;
}

/** The YAML of a definition. @throws with what to name instead */
async function readYaml(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new Error(
      both(
        `${path} 无法读取（${code}）；请给出定义的 YAML 文件`,
        `${path} cannot be read (${code}); name the YAML file of a definition`,
      ),
      { cause },
    );
  }
}

/** `qingqu feed schema [file]`: the JSON schema that editors use. */
export async function writeSchema(voice: Voice, file: string | undefined): Promise<void> {
  const schema = JSON.stringify(editorSchema(), null, 2);
  if (file === undefined) voice.line(schema);
  else await writeFile(file, `${schema}\n`);
}
