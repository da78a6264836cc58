import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { apiError } from '../errors.js';
import type { Viewer } from '../identity/principal.js';
import type { Log } from '../server/log.js';

/** What one operation read of persons. Never a value that it asked with or got. */
export interface PersonalRead {
  viewer: Viewer;
  /** The operation's name, where it has one. */
  operation: string | undefined;
  /** The root fields, and how they were asked: by ids, by a filter, or all that there is. */
  fields: readonly string[];
  by: readonly ('id' | 'filter' | 'list')[];
  /** Entity → rows. */
  entities: Readonly<Record<string, number>>;
  requestId: string;
  clientAddress: string;
}

/** Reads are written down together, at most so long after the first of them. */
const GATHER_MS = 200;
/** Reads of one statement. */
const TOGETHER = 500;
/** When so many wait, or one waits so long, the database does not take them: then persons' rows are not read any more. */
const MOST_WAITING = 10_000;
const LONGEST_WAIT_MS = 30_000;
/** How long it is waited before the database is asked again. */
const RETRY_MS = 500;
/** How long the end of the process waits for the last of them. */
const PARTING_MS = 10_000;

interface Waiting {
  read: PersonalRead;
  since: number;
}

export interface ReadAuditDeps {
  /** The API's own login: it may execute `audit_reads`, and nothing else of the log. */
  pool: pg.Pool;
  log: Log;
  /** A stopwatch in milliseconds. */
  elapsed?: () => number;
}

/**
 * Writes down who read rows of persons: one entry an operation, within a second of the answer, in transactions of its own, so that answers do
 * not wait for it. Nobody reads unrecorded: while it cannot be emptied, {@link expectRecord} refuses.
 */
export class ReadAudit {
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;
  #failing = false;
  readonly #closing = new AbortController();
  readonly #elapsed: () => number;

  constructor(private readonly deps: ReadAuditDeps) {
    this.#elapsed = deps.elapsed ?? (() => performance.now());
  }

  /** @throws UPSTREAM_UNAVAILABLE while reads cannot be written down */
  readonly expectRecord = (): void => {
    const [oldest] = this.#waiting;
    const isStuck = oldest !== undefined && this.#elapsed() - oldest.since > LONGEST_WAIT_MS;
    if (this.#waiting.length < MOST_WAITING && !isStuck) return;
    throw apiError(
      'UPSTREAM_UNAVAILABLE',
      'Who reads records of persons cannot be written down at the moment, so they are not shown. Try again shortly.',
    );
  };

  note(read: PersonalRead): void {
    this.#waiting.push({ read, since: this.#elapsed() });
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
    });
  }

  /** Writes down what still waits. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#writing;
    if (this.#waiting.length > 0)
      this.deps.log.error(
        { entries: this.#waiting.length },
        'the server ends before all reads of persons were written down',
      );
  }

  async #writeAll(): Promise<void> {
    await this.#pause(GATHER_MS);
    const started = this.#elapsed();
    for (let again = false; this.#waiting.length > 0; ) {
      const some = this.#waiting.slice(0, TOGETHER);
      again = !(await this.#write(some, again));
      if (!again) this.#waiting.splice(0, some.length);
      else if (this.#closing.signal.aborted && this.#elapsed() - started > PARTING_MS) return;
      else await pause(RETRY_MS);
    }
  }

  /** Whether they are written down. */
  async #write(some: readonly Waiting[], again: boolean): Promise<boolean> {
    const rows = some.map(({ read, since }) => rowOf(read, this.#elapsed() - since));
    try {
      await this.deps.pool.query('select audit_reads($1::jsonb, $2::boolean)', [JSON.stringify(rows), again]);
      this.#failing = false;
      return true;
    } catch (error) {
      // Once: it is tried again until it succeeds.
      if (!this.#failing)
        this.deps.log.error(
          { error: { message: (error as Error).message } },
          'reads of persons cannot be written down',
        );
      this.#failing = true;
      return false;
    }
  }

  async #pause(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.#closing.signal }).catch(() => undefined);
  }
}

/** As `audit_reads` takes it. */
function rowOf({ viewer, operation, fields, by, entities, requestId, clientAddress }: PersonalRead, ageMs: number) {
  return {
    age_ms: ageMs,
    user_id: viewer.userId,
    role: viewer.role,
    scope_ord: String(viewer.lo),
    request_id: requestId,
    client_address: clientAddress,
    detail: { operation: operation && withoutNumbers(operation), fields, by, entities },
  };
}

/** A client names its operations as it likes: whatever looks like somebody's number is left out of the log. */
const withoutNumbers = (name: string): string => name.slice(0, 100).replace(/\d{6,}/g, '_');
