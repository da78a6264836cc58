import type { FileHandle } from 'node:fs/promises';
import type { IngestFile } from '../batch-file.js';
import type { RowChecker } from '../check-row.js';
import { Framer, type Position } from '../framer.js';
import { type Checkpoint, type PreparedBatch, prepareBatch } from '../prepare-batch.js';

/** The checked rows of a file, a batch after the other. */
export interface BatchSource {
  /**
   * The batch behind the last one. May be asked for while that is being committed; not before it has arrived, and not behind the file's end.
   * @param write whether records are made ahead of the moment they are needed
   */
  next(write: boolean): Promise<PreparedBatch>;
  /**
   * Goes on from another place: somebody else has moved the checkpoint, or rows must be read after all.
   * @param mayPass whether rows that an earlier file brought may be passed over
   */
  seek(at: Checkpoint, mayPass: boolean): void;
  close(): Promise<void>;
}

/** Reads and checks in this thread, while the database works. */
export class BatchesHere implements BatchSource {
  #framer: Framer;
  #row: number;

  constructor(
    private readonly handle: FileHandle,
    private readonly file: IngestFile,
    private readonly checker: RowChecker,
    at: Checkpoint,
  ) {
    this.#framer = this.#framerAt(at);
    this.#row = at.row;
  }

  async next(write: boolean): Promise<PreparedBatch> {
    const batch = await prepareBatch(this.#framer, this.checker, this.file, this.#row, write);
    this.#row = batch.next.row;
    return batch;
  }

  seek(at: Checkpoint): void {
    this.#framer = this.#framerAt(at);
    this.#row = at.row;
  }

  async close(): Promise<void> {}

  #framerAt(at: Position): Framer {
    return new Framer(this.handle, at, this.file.reading);
  }
}
