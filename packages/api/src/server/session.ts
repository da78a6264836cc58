import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { beginStatement, scopeSettings } from '@qingqu/schema';
import type pg from 'pg';
import { asked } from '../errors.js';
import type { KnownBearer } from '../identity/bearer.js';
import type { LastUse } from '../identity/last-use.js';
import { type Viewer, viewerOf } from '../identity/principal.js';

/** What is asked of Postgres: one row of one column. */
export interface Question {
  text: string;
  values: readonly unknown[];
}

/**
 * Names for statements that come again, so that Postgres plans them once. A plan is made for a role and for the width of a
 * scope: what is best for a county would walk the whole province's rows for the province, and the other way round.
 */
export class StatementNames {
  #names = new Map<string, string>();
  #seenOnce = new Set<string>();
  /** Each connection keeps the plans of all names, so there are not many. */
  constructor(private readonly most = 200) {}

  /** A name from the second time on; undefined for a text seen for the first time, or when all names are given away. */
  nameOf(text: string, viewer: Viewer): string | undefined {
    const key = `${viewer.role}|${(viewer.hi - viewer.lo).toString(2).length}|${text}`;
    const known = this.#names.get(key);
    if (known || this.#names.size >= this.most) return known;
    if (!this.#seenOnce.delete(key)) {
      if (this.#seenOnce.size >= 10 * this.most) this.#seenOnce.clear();
      this.#seenOnce.add(key);
      return undefined;
    }
    const name = createHash('sha256').update(key).digest('base64url');
    this.#names.set(key, name);
    return name;
  }
}

export interface SessionDeps {
  pool: pg.Pool;
  names: StatementNames;
  statementTimeoutMs: number;
  lastUse: LastUse;
}

/**
 * One operation's read transaction: begun when it is asked who the user is, ended when the operation ends. All that it reads is of
 * one moment, the user's rights too, and only what the user may see.
 */
export class Session {
  #client: Promise<pg.PoolClient> | undefined;
  #viewer: Promise<Viewer | undefined> | undefined;
  #begun: Promise<unknown> | undefined;
  #scoped: Promise<unknown> | undefined;
  #closed = false;
  /** Since when it has a connection. */
  #since: number | undefined;
  #heldMs = 0;

  constructor(
    private readonly deps: SessionDeps,
    readonly bearer: KnownBearer,
    private readonly clientAddress: string,
  ) {}

  /** How long it has had a connection, in milliseconds: what it cost others. */
  get heldMs(): number {
    return this.#heldMs + (this.#since === undefined ? 0 : performance.now() - this.#since);
  }

  /** Who the user is at this moment, asked once an operation. */
  viewer(): Promise<Viewer | undefined> {
    this.#viewer ??= asked(this.#connect()).then((client) => {
      void this.#begin(client);
      return this.#lookUp(client);
    });
    return this.#viewer;
  }

  /** Asks one question in the viewer's scope; more may follow in the same transaction. */
  async ask(viewer: Viewer, question: Question): Promise<unknown> {
    if (this.#closed) throw new Error('the operation has ended');
    const client = await asked(this.#connect());
    // A connection that was given back is somebody else's by now.
    if (this.#closed) throw new Error('the operation has ended');
    // Sent right before the question without waiting for the answers. If they fail, the question finds no table it may read.
    const begun = this.#begin(client);
    this.#scoped ??= client.query(scopeSettings(viewer, this.deps.statementTimeoutMs));
    const [, , answer] = await asked(Promise.all([begun, this.#scoped, this.#send(client, viewer, question)]));
    return answer;
  }

  /**
   * Asks all questions of an operation in one round trip: who the user is, the scope, the questions and the end go out together.
   * The scope is that of `known`, who the user was a moment ago. If that is no longer so, what was read in it is thrown away and
   * the answer is undefined; ask {@link viewer} and begin again.
   */
  async askAll(known: Viewer, questions: readonly Question[]): Promise<unknown[] | undefined> {
    if (questions.length === 0) return isSame(await this.viewer(), known) ? [] : undefined;
    const client = await asked(this.#connect());
    const { answers, ended } = inOneWrite(client, () => {
      // What is known of the user from an earlier transaction is of an earlier moment.
      if (!this.#begun) this.#viewer = undefined;
      const begun = this.#begin(client);
      this.#viewer ??= this.#lookUp(client);
      const scoped = client.query(scopeSettings(known, this.deps.statementTimeoutMs));
      const sent = questions.map((question) => this.#send(client, known, question));
      return { answers: Promise.all([begun, scoped, ...sent]), ended: client.query('rollback') };
    });
    this.#client = undefined;
    this.#begun = undefined;
    void giveBack(client, ended);
    // Both are waited for, since what was asked of a past right is nobody's answer, not even its error.
    const [viewer] = await Promise.allSettled([this.#viewer, answers]);
    this.#hold(false);
    if (viewer.status === 'rejected') throw viewer.reason;
    if (!isSame(viewer.value, known)) return undefined;
    const [, , ...found] = await asked(answers);
    return found;
  }

  /** Ends the transaction and gives the connection back; nobody needs to wait for it. */
  close(): void {
    this.#closed = true;
    this.#hold(false);
    const client = this.#client;
    this.#client = undefined;
    void client?.then(
      (each) => giveBack(each, this.#begun && each.query('rollback')),
      // No connection was to be had; whoever asked for it has been told.
      () => undefined,
    );
  }

  #hold(isHeld: boolean): void {
    this.#heldMs = this.heldMs;
    this.#since = isHeld ? performance.now() : undefined;
  }

  #begin(client: pg.PoolClient): Promise<unknown> {
    this.#begun ??= client.query(beginStatement('read only'));
    // Whoever waits for an answer of this transaction is told.
    this.#begun.catch(() => undefined);
    return this.#begun;
  }

  async #lookUp(client: pg.PoolClient): Promise<Viewer | undefined> {
    const viewer = await asked(viewerOf(client, this.bearer));
    if (viewer?.isStale) this.deps.lastUse.note(this.bearer, this.clientAddress);
    return viewer;
  }

  async #send(client: pg.PoolClient, viewer: Viewer, { text, values }: Question): Promise<unknown> {
    const name = this.deps.names.nameOf(text, viewer);
    const query = { text, values: [...values], rowMode: 'array', queryMode: 'extended', ...(name && { name }) };
    const { rows } = await client.query<unknown[]>(query as pg.QueryArrayConfig & { queryMode: 'extended' });
    return rows[0]?.[0];
  }

  #connect(): Promise<pg.PoolClient> {
    this.#client ??= this.deps.pool.connect().then((client) => {
      // Queries go out without waiting for the answers to those before; each has its own answer or error all the same.
      (client as unknown as { pipeline: boolean }).pipeline = true;
      this.#hold(!this.#closed);
      return client;
    });
    return this.#client;
  }
}

function isSame(viewer: Viewer | undefined, known: Viewer): boolean {
  return viewer !== undefined && rights(viewer) === rights(known);
}

/** All that an answer may depend on. */
function rights({ isStale: _, lo, hi, ...rest }: Viewer): string {
  return JSON.stringify({ ...rest, lo: String(lo), hi: String(hi) });
}

/** Lets the connection gather what `send` writes, so that it leaves in one packet. */
function inOneWrite<T>(client: pg.PoolClient, send: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

/** Returns a connection when its transaction has ended; one that cannot end it is closed. */
async function giveBack(client: pg.PoolClient, ended: Promise<unknown> | undefined): Promise<void> {
  try {
    await ended;
    client.release();
  } catch (error) {
    client.release(error as Error);
  }
}
