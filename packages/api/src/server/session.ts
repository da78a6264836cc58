import { createHash } from 'node:crypto';
import { scopeStatements } from '@qingqu/schema';
import type pg from 'pg';
import { asked } from '../errors.js';
import { type Viewer, viewerOf } from '../identity/principal.js';

/**
 * Names for statements that come again, so that Postgres plans them once. A plan is made for a role and for the width of a
 * scope: what is best for a county would walk the whole province's rows for the province, and the other way round.
 */
export class StatementNames {
  #texts = new Map<string, number>();
  #named = 0;
  /** Each connection keeps the plans of all names, so there are not many. */
  constructor(private readonly most = 200) {}

  /** A name from the second time on; undefined for a text seen for the first time, or when all names are given away. */
  nameOf(text: string, viewer: Viewer): string | undefined {
    const width = (viewer.hi - viewer.lo).toString(2).length;
    const key = createHash('sha1').update(`${viewer.role}|${width}|${text}`).digest('base64url');
    const seen = (this.#texts.get(key) ?? 0) + 1;
    if (seen === 1 && this.#texts.size >= 10 * this.most) this.#texts.clear();
    this.#texts.set(key, seen);
    if (seen === 2) this.#named += 1;
    return seen >= 2 && this.#named <= this.most ? key : undefined;
  }
}

export interface SessionDeps {
  pool: pg.Pool;
  names: StatementNames;
  statementTimeoutMs: number;
}

/**
 * One operation's read transaction: begun when the first question is asked, ended when the operation ends.
 * All that it reads is of one moment, and only what the user may see.
 */
export class Session {
  #client: Promise<pg.PoolClient> | undefined;
  #viewer: Promise<Viewer | undefined> | undefined;
  #begun: Promise<unknown> | undefined;
  #closed = false;

  constructor(
    private readonly deps: SessionDeps,
    readonly userId: string,
  ) {}

  /** Who the user is at this moment, asked once an operation. */
  viewer(): Promise<Viewer | undefined> {
    this.#viewer ??= asked(this.#connect().then((client) => viewerOf(client, this.userId)));
    return this.#viewer;
  }

  /** Asks one statement of one row and one column, in the viewer's scope. */
  async ask(viewer: Viewer, text: string, values: readonly unknown[]): Promise<unknown> {
    if (this.#closed) throw new Error('the operation has ended');
    const client = await asked(this.#connect());
    // Sent right before the question without waiting for its answer. If it fails, the question finds no table it may read.
    this.#begun ??= client.query(scopeStatements(viewer, this.deps.statementTimeoutMs));
    const name = this.deps.names.nameOf(text, viewer);
    const answered = client.query<unknown[]>({
      text,
      values: values as unknown[],
      rowMode: 'array',
      queryMode: 'extended',
      ...(name && { name }),
    } as pg.QueryArrayConfig);
    const [, { rows }] = await asked(Promise.all([this.#begun, answered]));
    return rows[0]?.[0];
  }

  /** Ends the transaction and gives the connection back; nobody needs to wait for it. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    void this.#client?.then(
      async (client) => {
        try {
          if (this.#begun) await client.query('rollback');
          client.release();
        } catch (error) {
          client.release(error as Error);
        }
      },
      // No connection was to be had; whoever asked for it has been told.
      () => undefined,
    );
  }

  #connect(): Promise<pg.PoolClient> {
    this.#client ??= this.deps.pool.connect().then((client) => {
      (client as unknown as { pipeline: boolean }).pipeline = true;
      return client;
    });
    return this.#client;
  }
}
