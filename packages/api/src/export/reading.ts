import { scopeStatements } from '@qingqu/schema';
import type pg from 'pg';
import Cursor from 'pg-cursor';
import { apiError, asked, both } from '../errors.js';
import type { Viewer } from '../identity/principal.js';
import type { Batches, Cells } from './formats/sheet.js';
import { type ExportPlan, mostRows } from './plan-export.js';

/** Rows that are asked for at a time: what is read waits for whoever takes it, so no more of them are held. */
const BATCH = 500;

/**
 * The read transaction of an export: one moment, in the viewer's scope and role, on a connection of its own.
 * {@link end} has to be called, whatever happens; it also stops a statement that is still running.
 */
export class Reading {
  #cursor: Cursor<[unknown]> | undefined;
  /** What is asked of the database at this moment. */
  #running: Promise<unknown> | undefined;
  #isStopped = false;
  #broken: Error | undefined;
  readonly #lost = (cause: Error) => {
    this.#broken = cause;
  };
  /** Rows that have been read so far. */
  rows = 0;

  private constructor(
    private readonly pool: pg.Pool,
    private readonly client: pg.PoolClient,
    /** The open epoch: what is asked for `since` it the next time holds everything that comes in from now on. */
    readonly epoch: string,
  ) {
    client.on('error', this.#lost);
  }

  /** @param timeoutMs how long the export's statement may take in all */
  static async begin(pool: pg.Pool, viewer: Viewer, timeoutMs: number): Promise<Reading> {
    const client = await asked(pool.connect());
    // A cursor goes back and forth, which does not go with sending ahead.
    (client as unknown as { pipeline: boolean }).pipeline = false;
    try {
      await client.query(scopeStatements(viewer, timeoutMs));
      const { rows } = await client.query<{ n: bigint | null }>('select max(n) as n from epoch');
      return new Reading(pool, client, String(rows[0]!.n ?? 0));
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
  }

  async count({ text, values }: { text: string; values: readonly unknown[] }): Promise<number> {
    const { rows } = await this.#run(() => this.client.query<{ rows: number }>(text, [...values]));
    return rows[0]!.rows;
  }

  /**
   * Sends the statement and waits for its first rows, so that what it fails with is known before anything goes out.
   * @returns the rows, some hundred at a time
   * @throws RATE_LIMITED when there are more than an export may have
   */
  async open(plan: ExportPlan): Promise<Batches> {
    this.#cursor = this.client.query(new Cursor<[unknown]>(plan.text, [...plan.values], { rowMode: 'array' } as never));
    return this.#batches(plan, await this.#next());
  }

  async *#batches(plan: ExportPlan, first: [unknown][]): AsyncGenerator<Cells[]> {
    for (let found = first; found.length > 0; found = await this.#next()) {
      this.rows += found.length;
      if (this.rows > mostRows) throw tooMany();
      yield found.map(([json]) => plan.read(json));
    }
  }

  async #next(): Promise<[unknown][]> {
    const cursor = this.#cursor!;
    // One whose statement has failed is closed by that, and would wait for ever to be closed again.
    this.#cursor = undefined;
    const found = await this.#run(() => cursor.read(BATCH));
    this.#cursor = cursor;
    return found;
  }

  /** Ends a statement that is running, so that whoever waits for it gets an error; none is begun any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#running && !this.#broken) await this.#cancel();
  }

  /** Stops what runs, ends the transaction and gives the connection back. */
  async end(): Promise<void> {
    await this.stop();
    await Promise.allSettled([this.#running]);
    await this.#finish().catch(this.#lost);
    // A connection that was lost may say so once more.
    if (!this.#broken) this.client.off('error', this.#lost);
    this.client.release(this.#broken);
  }

  async #finish(): Promise<void> {
    await this.#cursor?.close();
    // Read only: commit and rollback are the same, and a failed transaction accepts only the latter.
    await this.client.query('rollback');
  }

  /** The statement's connection is busy with it, so it is stopped from another one. */
  async #cancel(): Promise<void> {
    const { processID } = this.client as unknown as { processID: number };
    await this.pool.query('select pg_cancel_backend($1)', [processID]).catch(this.#lost);
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isStopped) throw new Error('the export was stopped');
    const running = work();
    this.#running = running;
    try {
      return await asked(running);
    } finally {
      this.#running = undefined;
    }
  }
}

const tooMany = () =>
  apiError(
    'RATE_LIMITED',
    both({
      zh: `一次导出至多 ${mostRows} 行；请按区划或期间分次导出`,
      en: `an export has at most ${mostRows} rows; ask for it by region or period`,
    }),
  );
