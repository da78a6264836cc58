import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { IngestFile } from '../batch-file.js';
import { blobPath } from '../blob-store.js';
import { readDefinition } from '../definition/read-definition.js';
import { definitionById } from '../definition/store.js';
import type { FileRun } from '../file-run.js';
import type { HeadLine } from '../layout.js';
import { type Checkpoint, checkAgain } from '../prepare-batch.js';
import { BatchesHere, type BatchSource } from './batch-source.js';
import { BatchesOfThread } from './batches-of-thread.js';
import { loadBlocks, readingDigest } from './known-blocks.js';

/** A thread takes a moment to start; below this it would not be made up for. */
const WORTH_A_THREAD = 2 * 2 ** 20;

/**
 * Whether the same rows in another file say the same: not where their place is their key, and not where it depends on who handed them in what
 * they may say.
 */
const mayBeKnown = (run: FileRun, file: IngestFile, definition: { yaml: string } | undefined): boolean =>
  run.within === undefined &&
  file.kind === 'delivery' &&
  (definition === undefined || readDefinition(definition.yaml).definition.key !== 'none');

/** The rows of a file from a checkpoint on: of a large one read and checked in a thread of its own. */
export async function openBatches(
  run: FileRun,
  file: IngestFile,
  handle: FileHandle,
  at: Checkpoint,
  blobDir: string,
  head: readonly HeadLine[],
): Promise<BatchSource> {
  if (Number(file.bytes) - at.byte < WORTH_A_THREAD) return new BatchesHere(handle, file, run.checker, at);
  const { encoding, reading, feed, definitionId } = file;
  const definition = definitionId === null ? undefined : await definitionById(run.pool, definitionId);
  run.blocks.reading = mayBeKnown(run, file, definition)
    ? readingDigest(run.vault, run.reference, { feed, definitionId, encoding, reading, head })
    : undefined;
  const data = {
    path: blobPath(blobDir, file.sha256),
    feed,
    definition: definition && { id: definition.id, yaml: definition.yaml },
    encoding,
    reading,
    origin: { originSha256: file.originSha256, part: file.part, reading },
    reference: run.reference,
    within: run.within?.code,
    keys: run.vault.share(),
    at,
    blocks: run.blocks.reading === undefined ? new Map() : await loadBlocks(run.pool, run.blocks.reading),
  };
  return new BatchesOfThread(data, {
    bytes(from, to) {
      const bytes = Buffer.alloc(to - from);
      readSync(handle.fd, bytes, 0, bytes.length, from);
      return bytes;
    },
    check: (raw) => checkAgain(raw, run.checker, file),
  });
}
