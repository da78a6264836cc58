import { GraphQLError } from 'graphql';
import { apiError } from '../errors.js';
import { authenticate, type IdentityDeps, type KnownBearer, refusalError, viewerNow } from '../identity/bearer.js';
import type { Log } from '../server/log.js';

/** What subscribers may take up. */
export interface LiveLimits {
  /** Sockets and streams of a process. */
  connections: number;
  /** Connections of a user, and subscriptions of one connection. */
  perUser: number;
  longestMs: number;
  /** How often it is looked whether somebody may still subscribe, and takes what he is told. */
  checkMs: number;
  /** Whoever does not take an answer for so long is not told more. */
  slowMs: number;
  /** How long a socket may be silent about who it is. */
  initMs: number;
}

export const usualLiveLimits: LiveLimits = {
  connections: 2_000,
  perUser: 5,
  longestMs: 60 * 60_000,
  checkMs: 3_000,
  slowMs: 30_000,
  initMs: 3_000,
};

/** Why a connection is ended, as WebSocket knows it. */
export const closing = {
  forbidden: { code: 4403, reason: 'Forbidden' },
  tooSlow: { code: 4413, reason: 'Too slow: connect again and ask for what you need' },
  tooLong: { code: 1001, reason: 'An hour is over: connect again' },
  tooMany: { code: 4429, reason: 'Too many connections of this user' },
} as const;

/** A socket or a stream of a user. */
export interface Subscriber {
  /** As it was sent. It is looked at again and again: a token that was good can expire. */
  authorization: string | undefined;
  bearer: KnownBearer;
  userId: string;
  address: string;
  /** Since when each of its subscriptions waits for an answer to be taken. */
  waiting: Map<object, number>;
  subscriptions: number;
  since: number;
  close(why: { code: number; reason: string }): void;
}

/** Who subscribes, for as long as he may. */
export class Subscribers {
  #all = new Set<Subscriber>();
  #timer: NodeJS.Timeout;
  #checking: Promise<void> | undefined;

  constructor(
    private readonly identity: IdentityDeps,
    readonly limits: LiveLimits,
    private readonly log: Log,
  ) {
    this.#timer = setInterval(() => {
      this.#checking ??= this.#check().finally(() => {
        this.#checking = undefined;
      });
    }, limits.checkMs);
  }

  get size(): number {
    return this.#all.size;
  }

  /** @throws UNAUTHENTICATED, FORBIDDEN; RATE_LIMITED for one more than a user may have. */
  async enter(authorization: string | undefined, address: string, close: Subscriber['close']): Promise<Subscriber> {
    const { bearer, userId } = await this.#known(authorization, address);
    const others = [...this.#all].filter((each) => each.userId === userId).length;
    if (others >= this.limits.perUser)
      throw apiError('RATE_LIMITED', `A user has at most ${this.limits.perUser} live connections. Close one first.`);
    const subscriber: Subscriber = {
      authorization,
      bearer,
      userId,
      address,
      waiting: new Map(),
      subscriptions: 0,
      since: performance.now(),
      close,
    };
    this.#all.add(subscriber);
    return subscriber;
  }

  leave(subscriber: Subscriber | undefined): void {
    if (subscriber) this.#all.delete(subscriber);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#checking;
  }

  async #check(): Promise<void> {
    const now = performance.now();
    const known = new Map<string | undefined, boolean>();
    for (const subscriber of [...this.#all]) {
      const { authorization } = subscriber;
      // One after the other: this is no work that others should wait for.
      if (!known.has(authorization)) known.set(authorization, await this.#may(subscriber));
      const isSlow = [...subscriber.waiting.values()].some((since) => now - since > this.limits.slowMs);
      if (!known.get(authorization)) this.#end(subscriber, closing.forbidden);
      else if (isSlow) this.#end(subscriber, closing.tooSlow);
      else if (now - subscriber.since > this.limits.longestMs) this.#end(subscriber, closing.tooLong);
    }
  }

  #end(subscriber: Subscriber, why: { code: number; reason: string }): void {
    this.leave(subscriber);
    subscriber.close(why);
  }

  /** While the database is away nobody is sent away, and nobody is told anything. */
  async #may({ authorization, address }: Subscriber): Promise<boolean> {
    try {
      await this.#known(authorization, address);
      return true;
    } catch (error) {
      const code = error instanceof GraphQLError ? error.extensions.code : undefined;
      if (code === 'UNAUTHENTICATED' || code === 'FORBIDDEN') return false;
      this.log.warn({ error: { message: (error as Error).message } }, 'whether somebody may subscribe is not known');
      return true;
    }
  }

  async #known(authorization: string | undefined, address: string): Promise<{ bearer: KnownBearer; userId: string }> {
    const bearer = await authenticate(this.identity, { headers: { authorization } });
    if ('refused' in bearer) throw refusalError(bearer.refused);
    const { userId } = await viewerNow(this.identity, bearer, address);
    return { bearer, userId };
  }
}
