import { basename } from 'node:path';
import {
  type Asked,
  describeOutcome,
  type IngestDeps,
  type IngestFailure,
  type IngestResult,
  ingestFiles,
  type SourceDeps,
  secretReader,
} from '@qingqu/ingest';
import type { Platform } from './open-platform.js';
import { both, type Voice } from './say.js';

/** What ingest works with, on this platform. */
export const ingestDeps = (platform: Platform): IngestDeps => ({
  pool: platform.system,
  vault: platform.vault,
  blobDir: platform.dirs.blobs,
  ...(platform.dirs.database && { databaseDir: platform.dirs.database }),
  leaseMs: platform.environment.leaseSeconds * 1_000,
  now: () => performance.now(),
  formatLimits: platform.environment.formatLimits,
});

/** What asking sources works with, on this platform. */
export const sourceDeps = (platform: Platform): SourceDeps => ({
  ...ingestDeps(platform),
  secret: secretReader(platform.environment.variables),
  inboxDir: platform.dirs.inbox,
});

/** The files, who hands them in, and their feed; without a feed, each file's name tells it. */
export interface Handover {
  paths: readonly string[];
  receivedBy: string;
  feed?: string;
}

/** Takes files in one after the other, shows progress and says what became of each. A bad file does not stop the others. */
export async function takeIn(
  platform: Platform,
  { paths, ...rest }: Handover,
  signal: AbortSignal,
): Promise<(IngestResult | IngestFailure)[]> {
  const results: (IngestResult | IngestFailure)[] = [];
  for (const path of paths) {
    if (signal.aborted) break;
    const progress = platform.voice.progress(basename(path), 'bytes');
    const [result, ...parts] = await ingestFiles(ingestDeps(platform), {
      paths: [path],
      ...rest,
      signal,
      onConvert: (bytesDone, bytesTotal) => progress.at(bytesDone, bytesTotal),
      onProgress: ({ bytesDone, bytesTotal }) => progress.at(bytesDone, bytesTotal),
    });
    // Stopped after the check above and before the file was begun: there is nothing to say of it.
    if (!result) break;
    progress.done(outcome(result));
    for (const part of parts) say(platform.voice, part);
    results.push(result, ...parts);
  }
  return results;
}

/** Says what became of a file. */
export const say = (voice: Voice, result: IngestResult | IngestFailure): void => voice.line(outcome(result));

/** What a source could not hand over, or why it could not be asked: a line each, by what it is about. */
export function troublesOf({ source, failures, words }: Asked): { about: string; line: string }[] {
  const files = failures.map(({ name, words: why, isGivenUp }) => ({
    about: `${source}/${name}`,
    line: both(
      `${source}：${name} 未接收${isGivenUp ? '，不再重试' : '，稍后再试'}：${why.zh}`,
      `${source}: ${name} was not taken in${isGivenUp ? ' and is left alone' : ', it is tried again'}: ${why.en}`,
    ),
  }));
  const whole = words && {
    about: source,
    line: both(`来源 ${source}：${words.zh}`, `source ${source}: ${words.en}`),
  };
  return whole ? [...files, whole] : files;
}

const outcome = (result: IngestResult | IngestFailure) =>
  both(describeOutcome(result, 'zh'), describeOutcome(result, 'en'));
