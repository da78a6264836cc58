import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { apiError } from '../errors.js';
import { type Bearer, bearerKey } from '../identity/bearer.js';

/** Points a minute. An operation costs its rows, one at least, and the time for which it keeps a connection for long; a document that is refused costs too. */
export interface RateSettings {
  /** Of a person. */
  user: number;
  /** Of a service token. */
  token: number;
  /** Of an address from which somebody asks without a valid token: one point a request, signing in among them. */
  address: number;
  /** An ioredis client, where several processes serve together; otherwise each counts for itself. */
  redis?: unknown;
}

/** More than a person at the console comes to, and less than what slows others down. */
export const usualRates = { user: 100_000, token: 500_000, address: 120 };

/** Whose budget it is. */
export interface Asker {
  kind: 'user' | 'token' | 'address';
  key: string;
}

/** People have one budget for each way they are signed in; whose token is missing or refused, that of the address. */
export function askerOf(bearer: Bearer, address: string): Asker {
  if ('refused' in bearer) return { kind: 'address', key: address };
  if (bearer.kind === 'session') return { kind: 'user', key: bearer.userId };
  return { kind: bearer.kind === 'token' ? 'token' : 'user', key: bearerKey(bearer) };
}

const seconds = 60;

/** What an operation may take of a connection for its rows alone; most take a tenth of it. */
const includedMs = 100;
/** What it costs, in rows, from then on: a user who asks nothing but what is slow has a connection for 10 seconds a minute. */
const rowsPerMs = 10;
/** What a document costs, in rows, that is wrong or too much: somebody who writes one by hand sends some a minute. */
const refusedRows = 500;

/** Nobody is told of more spent budgets than these at once. */
const mostSpent = 10_000;

/** Budgets of points a minute, for users, service tokens and addresses. */
export class RateLimits {
  #budgets: Record<Asker['kind'], RateLimiterMemory | RateLimiterRedis>;
  /** Until when, on the clock of the process, budgets are spent that somebody has asked of in vain. */
  #spent = new Map<string, number>();

  constructor(private readonly settings: RateSettings) {
    this.#budgets = {
      user: budget('user', settings),
      token: budget('token', settings),
      address: budget('address', settings),
    };
  }

  /**
   * Takes points of a budget and says in `headers` what is left of it (RateLimit, RateLimit-Policy of the IETF's draft).
   *
   * @throws RATE_LIMITED, with Retry-After.
   */
  async take(asker: Asker, points: number, headers: { set(name: string, value: string): unknown }): Promise<void> {
    const { kind, key } = asker;
    const most = this.settings[kind];
    const { state, isSpent } = await this.#budgets[kind].consume(key, Math.min(points, most)).then(
      (state) => ({ state, isSpent: false }),
      (state: unknown) => {
        if (state instanceof RateLimiterRes) return { state, isSpent: true };
        throw state;
      },
    );
    const wait = Math.max(1, Math.ceil(state.msBeforeNext / 1000));
    headers.set('ratelimit-policy', `"${kind}";q=${most};w=${seconds}`);
    headers.set('ratelimit', `"${kind}";r=${Math.max(0, state.remainingPoints)};t=${wait}`);
    if (!isSpent) return;
    this.#noteSpent(asker, state.msBeforeNext);
    headers.set('retry-after', String(wait));
    throw apiError('RATE_LIMITED', this.#refusal(kind, wait));
  }

  /** Takes for the time that an operation kept a connection what its rows did not pay for. It has been answered: the next are refused where that is too much. */
  async takeForTime({ kind, key }: Asker, heldMs: number): Promise<void> {
    const points = Math.floor((heldMs - includedMs) * rowsPerMs);
    if (points > 0) await this.#budgets[kind].penalty(key, points);
  }

  /** Takes for a document that was refused: it was read, and nothing was asked. */
  async takeForRefused({ kind, key }: Asker): Promise<void> {
    await this.#budgets[kind].penalty(key, kind === 'address' ? 1 : refusedRows);
  }

  /** Whether it is worth asking {@link spent}; forgets whose minute is over. */
  get isAnybodySpent(): boolean {
    for (const [name, until] of this.#spent) {
      if (until > performance.now()) return true;
      this.#spent.delete(name);
    }
    return false;
  }

  /** In how many seconds whoever's budget is known to be spent may ask again, and what to tell him; undefined for all others. */
  spent({ kind, key }: Asker): { wait: number; message: string } | undefined {
    const left = (this.#spent.get(`${kind} ${key}`) ?? 0) - performance.now();
    if (left <= 0) return undefined;
    const wait = Math.ceil(left / 1000);
    return { wait, message: this.#refusal(kind, wait) };
  }

  /** Anew at the end, so that the first is the first that may ask again. */
  #noteSpent({ kind, key }: Asker, forMs: number): void {
    const name = `${kind} ${key}`;
    this.#spent.delete(name);
    if (this.#spent.size >= mostSpent) this.#spent.clear();
    this.#spent.set(name, performance.now() + forMs);
  }

  #refusal(kind: Asker['kind'], wait: number): string {
    const what = kind === 'address' ? 'requests without a valid token' : 'rows';
    return `The budget of ${this.settings[kind]} ${what} a minute is spent. Try again in ${wait} seconds.`;
  }
}

/** While Redis is away each process counts for itself. */
function budget(kind: Asker['kind'], { redis, ...settings }: RateSettings): RateLimiterMemory | RateLimiterRedis {
  const options = { keyPrefix: `qingqu-rate-${kind}`, points: settings[kind], duration: seconds };
  const inMemory = new RateLimiterMemory(options);
  if (!redis) return inMemory;
  return new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: inMemory });
}
