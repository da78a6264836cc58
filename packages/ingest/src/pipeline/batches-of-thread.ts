import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Checkpoint, PreparedBatch } from '../prepare-batch.js';
import type { BatchSource } from './batch-source.js';
import { type Kept, unpack, unpackKnown } from './packed-batch.js';
import type { BatchAnswer, BatchRequest, ThreadData } from './thread-protocol.js';

/** Batches that are made ahead of the one that is asked for. Together with those they bound the memory of a file's rows. */
const AHEAD = 1;
/** What a batch leaves behind is mostly short-lived: with room for all of it, little is copied to and fro. */
const YOUNG_MB = 64;

interface Waiting {
  resolve(batch: PreparedBatch): void;
  reject(error: Error): void;
}

/** Reads and checks in a thread of its own, ahead of the database. */
export class BatchesOfThread implements BatchSource {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  readonly #ahead: Promise<PreparedBatch>[] = [];
  #seek: Checkpoint | undefined;
  #mayPass = true;
  #failure: Error | undefined;

  constructor(
    data: ThreadData,
    private readonly kept: Kept,
  ) {
    this.#worker = new Worker(threadFile(), {
      workerData: data,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#worker.on('message', (answer: BatchAnswer) => this.#take(answer));
    this.#worker.on('error', (error) =>
      this.#fail(new Error(`the thread that reads the file failed: ${codeOf(error)}`)),
    );
    this.#worker.on('exit', (code) => this.#fail(new Error(`the thread that reads the file ended with code ${code}`)));
  }

  next(write: boolean): Promise<PreparedBatch> {
    while (this.#ahead.length <= AHEAD) this.#ahead.push(this.#ask(write));
    return this.#ahead.shift()!;
  }

  seek(at: Checkpoint, mayPass: boolean): void {
    this.#seek = at;
    this.#mayPass = mayPass;
    this.#ahead.length = 0;
  }

  async close(): Promise<void> {
    this.#fail(new Error('the file was closed'));
    await this.#worker.terminate();
  }

  #ask(write: boolean): Promise<PreparedBatch> {
    const batch = new Promise<PreparedBatch>((resolve, reject) => {
      if (this.#failure) reject(this.#failure);
      else this.#waiting.push({ resolve, reject });
    });
    // Whoever asks for it is told; what nobody asks for any more must not end the process.
    batch.catch(() => undefined);
    const request: BatchRequest = { write, mayPass: this.#mayPass, ...(this.#seek && { seek: this.#seek }) };
    this.#seek = undefined;
    this.#worker.postMessage(request);
    return batch;
  }

  #take(answer: BatchAnswer): void {
    const waiting = this.#waiting.shift();
    if (!waiting) return;
    if ('batch' in answer) waiting.resolve(unpack(answer.batch, this.kept));
    else if ('known' in answer) waiting.resolve(unpackKnown(answer.known, this.kept));
    else waiting.reject(new Error(`rows could not be read: ${answer.failure}`));
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
  }
}

const codeOf = (error: Error) => (error as { code?: string }).code ?? error.name;

/** Beside this file; seen from the sources, which no thread can run, in what was built of them. */
function threadFile(): string {
  const beside = fileURLToPath(new URL('./thread.js', import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL('../../dist/pipeline/thread.js', import.meta.url));
}
