import { readFileSync } from 'node:fs';
import {
  askSource,
  checkSource,
  describeSource,
  findSource,
  isPausedByPerson,
  listSources,
  parseSource,
  pauseSource,
  putSource,
  removeSource,
  resumeSource,
  type Source,
} from '@qingqu/ingest';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';
import { say, sourceDeps, troublesOf } from '../take-in.js';

/** `qingqu source add <file.yaml>` */
export async function add({ system, voice }: Platform, _signal: AbortSignal, path: string): Promise<number> {
  const definition = parseSource(readDefinition(path), path);
  const { name } = definition;
  const what = await putSource(system, definition);
  const [zh, en] = what === 'added' ? ['已登记', 'is added'] : ['已更新', 'has its new definition'];
  voice.line(
    both(
      `来源 ${name} ${zh}；试连：qingqu source check ${name}`,
      `source ${name} ${en}; look whether it can be reached: qingqu source check ${name}`,
    ),
  );
  return 0;
}

function readDefinition(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(
      both(
        `${path} 无法读取（${code}）；例如 qingqu source add lankao-treasury.yaml`,
        `${path} cannot be read (${code}); for example: qingqu source add lankao-treasury.yaml`,
      ),
      { cause: error },
    );
  }
}

/** `qingqu source list` */
export async function listAll({ system, voice }: Platform): Promise<number> {
  const sources = await listSources(system);
  if (sources.length === 0) voice.line(both('没有来源', 'there are none'));
  for (const source of sources) {
    const { name, connector, feed, lastAskedAt, titleZh } = source;
    const asked = lastAskedAt?.slice(0, 16) ?? '-';
    voice.line(
      `${name.padEnd(24)} ${String(connector.kind).padEnd(6)} ${feed}  ${asked}  ${stateOf(source)}  ${titleZh}`,
    );
  }
  return 0;
}

function stateOf(source: Source): string {
  if (isPausedByPerson(source)) return both(`已暂停：${source.pausedReason}`, 'paused');
  if (source.pausedReason !== null) return source.pausedReason;
  if (source.lastError !== null) return both(`有误：${source.lastError}`, `failing (${source.attempts})`);
  return both('正常', 'well');
}

/** `qingqu source show <name>` */
export async function show({ system, voice }: Platform, _signal: AbortSignal, name: string): Promise<number> {
  const source = await findSource(system, name);
  voice.line(describeSource(source).trimEnd());
  voice.line(`# ${stateOf(source)}`);
  const marks = Object.keys(source.position?.marks ?? {}).length;
  voice.line(both(`# 已取 ${marks} 项`, `taken in and remembered: ${marks}`));
  for (const [key, { attempts, error }] of Object.entries(source.position?.failed ?? {}))
    voice.line(`# ${key}: ${attempts}× ${error ?? ''}`);
  return 0;
}

/** `qingqu source check <name>` */
export async function check(platform: Platform, signal: AbortSignal, name: string): Promise<number> {
  const source = await findSource(platform.system, name);
  const { zh, en } = await checkSource(sourceDeps(platform), source, signal);
  platform.voice.line(both(`${name}：${zh}`, `${name}: ${en}`));
  return 0;
}

/** `qingqu source ask <name>`. The exit code is 0 when it could be asked and all that was new was taken in. */
export async function ask(
  platform: Platform,
  signal: AbortSignal,
  name: string,
  options: { again: boolean },
): Promise<number> {
  const { voice } = platform;
  const progress = voice.progress(name, 'bytes');
  const onProgress = ({ bytesDone, bytesTotal }: { bytesDone: number; bytesTotal: number }) =>
    progress.at(bytesDone, bytesTotal);
  const asked = await askSource({ ...sourceDeps(platform), onProgress }, name, signal, options);
  signal.throwIfAborted();
  for (const result of asked.results) say(voice, result);
  for (const { line } of troublesOf(asked)) voice.line(line);
  const { status, results, failures } = asked;
  if (status === 'held') voice.line(both(`${name} 正由另一任务取数`, `${name} is being asked by another worker`));
  if (status === 'asked' && results.length + failures.length === 0)
    voice.line(both(`${name} 没有新文件`, `${name} has nothing new`));
  return status === 'asked' && failures.length === 0 && results.every((result) => result.status === 'done') ? 0 : 1;
}

/** `qingqu source pause <name>` */
export async function pause(
  { system, voice }: Platform,
  _signal: AbortSignal,
  name: string,
  { reason }: { reason: string },
): Promise<number> {
  await pauseSource(system, name, reason);
  voice.line(both(`来源 ${name} 已暂停；恢复：qingqu source resume ${name}`, `paused; qingqu source resume ${name}`));
  return 0;
}

/** `qingqu source resume <name>` */
export async function resume({ system, voice }: Platform, _signal: AbortSignal, name: string): Promise<number> {
  await resumeSource(system, name);
  voice.line(both(`来源 ${name} 已恢复`, `source ${name} is asked again`));
  return 0;
}

/** `qingqu source remove <name>` */
export async function remove({ system, voice }: Platform, _signal: AbortSignal, name: string): Promise<number> {
  await removeSource(system, name);
  voice.line(both(`来源 ${name} 已移除，已接收的数据保留`, `source ${name} is removed; what came of it stays`));
  return 0;
}
