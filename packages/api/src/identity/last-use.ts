import type pg from 'pg';
import type { Log } from '../server/log.js';
import type { KnownBearer } from './bearer.js';

const GATHER_MS = 1_000;

/**
 * Writes down that sessions and service tokens are in use, many in one statement and after their answers: nobody waits for it. The database
 * says with each operation whether there is anything to write, at most once a minute for each.
 */
export class LastUse {
  #sessions = new Set<string>();
  #tokens = new Map<string, { hash: Buffer; address: string }>();
  #due: NodeJS.Timeout | undefined;

  constructor(
    private readonly pool: pg.Pool,
    private readonly log: Log,
  ) {}

  note(bearer: KnownBearer, address: string): void {
    if (bearer.kind === 'session') this.#sessions.add(bearer.sessionId);
    else if (bearer.kind === 'token')
      this.#tokens.set(bearer.tokenHash.toString('base64'), { hash: bearer.tokenHash, address });
    else return;
    this.#due ??= setTimeout(() => void this.flush(), GATHER_MS).unref();
  }

  /** Writes down what there is. What cannot be written is noted again by the next operation. */
  async flush(): Promise<void> {
    clearTimeout(this.#due);
    this.#due = undefined;
    if (this.#sessions.size + this.#tokens.size === 0) return;
    const tokens = [...this.#tokens.values()];
    const values = [[...this.#sessions], tokens.map(({ hash }) => hash), tokens.map(({ address }) => address)];
    this.#sessions.clear();
    this.#tokens.clear();
    await this.pool
      .query({ text: 'select note_use($1::uuid[], $2::bytea[], $3::text[])', values })
      .catch((error: Error) =>
        this.log.warn({ error: { message: error.message } }, 'the last use of sessions could not be written down'),
      );
  }
}
