import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Log } from '../server/log.js';
import { channel, type Notice, readNotice } from './notices.js';

interface ListenerDeps {
  /** A connection of its own that is not of a pool: it waits for notices as long as the process serves. */
  connect(): Promise<pg.Client>;
  log: Log;
  onNotice(notice: Notice): void;
  /** After a time without connection: what happened in it is not known. */
  onGap(): void;
}

const firstPauseMs = 100;
const longestPauseMs = 5_000;

/** The one connection of a process that hears what changes. It comes back by itself. */
export class Listener {
  #closing = new AbortController();
  #client: pg.Client | undefined;
  #listening: Promise<void>;

  constructor(private readonly deps: ListenerDeps) {
    this.#listening = this.#listenOn();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#client?.end().catch(() => undefined);
    await this.#listening;
  }

  async #listenOn(): Promise<void> {
    let pauseMs = firstPauseMs;
    let wasConnected = false;
    while (!this.#closing.signal.aborted) {
      const ended = await this.#listen(() => {
        if (wasConnected) this.deps.onGap();
        wasConnected = true;
        pauseMs = firstPauseMs;
      });
      if (this.#closing.signal.aborted) return;
      this.deps.log.warn({ error: { message: ended.message } }, 'changes are not heard; connecting again');
      await pause(pauseMs, undefined, { signal: this.#closing.signal }).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
  }

  /** Listens until the connection ends, and says why it has. */
  async #listen(onReady: () => void): Promise<Error> {
    try {
      const client = await this.deps.connect();
      this.#client = client;
      const ended = new Promise<Error>((resolve) => {
        client.on('error', resolve);
        client.on('end', () => resolve(new Error('the connection has ended')));
      });
      client.on('notification', ({ payload }) => {
        const notice = readNotice(payload ?? '');
        if (notice) this.deps.onNotice(notice);
      });
      await client.query(`listen ${channel}`);
      if (this.#closing.signal.aborted) await client.end();
      else onReady();
      const reason = await ended;
      await client.end().catch(() => undefined);
      return reason;
    } catch (error) {
      return error as Error;
    }
  }
}
