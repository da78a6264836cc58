import { basename } from 'node:path';
import { describeOutcome, type IngestDeps, type IngestFailure, type IngestResult, ingestFiles } from '@qingqu/ingest';
import type { Platform } from './open-platform.js';
import { both, type Voice } from './say.js';

/** What ingest works with, on this platform. */
export const ingestDeps = (platform: Platform): IngestDeps => ({
  pool: platform.system,
  vault: platform.vault,
  blobDir: platform.dirs.blobs,
  now: () => Date.now(),
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
    const [result] = await ingestFiles(ingestDeps(platform), {
      paths: [path],
      ...rest,
      signal,
      onProgress: ({ bytesDone, bytesTotal }) => progress.at(bytesDone, bytesTotal),
    });
    // Stopped after the check above and before the file was begun: there is nothing to say of it.
    if (!result) break;
    progress.done(outcome(result));
    results.push(result);
  }
  return results;
}

/** Says what became of a file. */
export const say = (voice: Voice, result: IngestResult | IngestFailure): void => voice.line(outcome(result));

const outcome = (result: IngestResult | IngestFailure) =>
  both(describeOutcome(result, 'zh'), describeOutcome(result, 'en'));
