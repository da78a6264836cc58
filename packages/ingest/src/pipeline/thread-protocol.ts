import type { SharedKeys } from '@qingqu/schema';
import type { PartOrigin } from '../layout.js';
import type { Checkpoint } from '../prepare-batch.js';
import type { Encoding, Reading } from '../reading.js';
import type { ReferenceData } from '../reference-data.js';
import type { KnownBlocks } from './known-blocks.js';
import type { PackedBatch, PackedKnown } from './packed-batch.js';

// What the thread that reads and checks a file is told, and what it answers.

/** All that it needs from the first row to the last; a layout is made there anew. */
export interface ThreadData {
  path: string;
  feed: string;
  /** The feed definition by which it is read; of a file in the feed's own layout undefined. */
  definition: { id: bigint; yaml: string } | undefined;
  encoding: Encoding;
  reading: Reading;
  origin: PartOrigin;
  reference: ReferenceData;
  /** The region in whose subtree the rows may lie. */
  within: string | undefined;
  keys: SharedKeys;
  at: Checkpoint;
  /** What earlier files brought that were read in the same way. */
  blocks: KnownBlocks;
}

/** Asks for the next batch, from another place when one is given. */
export interface BatchRequest {
  write: boolean;
  /** Whether rows that an earlier file brought may be passed over. */
  mayPass: boolean;
  seek?: Checkpoint;
}

/** Answers come in the order of the requests. A failure names no cell's text. */
export type BatchAnswer = { batch: PackedBatch } | { known: PackedKnown } | { failure: string };
