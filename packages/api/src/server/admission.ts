import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from './refuse.js';

/** How many operations a process works on, and how long others wait for their turn. */
export interface AdmissionLimits {
  /** Each needs a connection most of its time, so twice the pool keeps every connection busy. */
  running: number;
  waiting: number;
  /** Of one asker (a sign-in, a token, an address without either) no more than these run, so that the others have connections too. */
  ofOne: number;
  /** Whoever would wait longer is better told at once. */
  waitMs: number;
  /** Mean delay of the event loop over a second from which on nothing more is begun. */
  eventLoopDelayMs: number;
}

export const admissionFor = (poolSize: number): AdmissionLimits => ({
  running: 2 * poolSize,
  waiting: 10 * poolSize,
  ofOne: Math.max(2, Math.floor(poolSize / 2)),
  waitMs: 1_000,
  eventLoopDelayMs: 500,
});

type Leave = () => void;

/** Somebody in line. */
interface Waiting {
  asker: string;
  begin(leave: Leave): void;
}

/**
 * A bounded number of operations in flight, and a bounded queue of those whose turn comes soon. First come, first served, but for those of whom enough
 * run already: they let others pass.
 */
export class Admission {
  #running = new Tally();
  #waiting = new Tally();
  #queue = new Set<Waiting>();
  constructor(private readonly limits: AdmissionLimits) {}

  /** Whether one more would neither run nor wait, whoever asks. */
  get isFull(): boolean {
    return this.#running.total >= this.limits.running && this.#waiting.total >= this.limits.waiting;
  }

  /** Waits for a turn; undefined when none came in time. Whoever enters leaves, once. */
  async enter(asker: string): Promise<Leave | undefined> {
    if (this.#mayRun(asker)) return this.#begin(asker);
    if (!this.#mayWait(asker)) return undefined;
    return new Promise((resolve) => {
      const waiting: Waiting = {
        asker,
        begin: (leave) => {
          clearTimeout(late);
          resolve(leave);
        },
      };
      const late = setTimeout(() => {
        this.#unqueue(waiting);
        resolve(undefined);
      }, this.limits.waitMs);
      this.#queue.add(waiting);
      this.#waiting.add(asker, 1);
    });
  }

  #mayRun(asker: string): boolean {
    return this.#running.total < this.limits.running && this.#running.of(asker) < this.limits.ofOne;
  }

  /** Half of the queue is for others. */
  #mayWait(asker: string): boolean {
    return this.#waiting.total < this.limits.waiting && this.#waiting.of(asker) < this.limits.waiting / 2;
  }

  #begin(asker: string): Leave {
    this.#running.add(asker, 1);
    let hasLeft = false;
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      this.#running.add(asker, -1);
      for (const next of this.#queue) {
        if (!this.#mayRun(next.asker)) continue;
        this.#unqueue(next);
        return next.begin(this.#begin(next.asker));
      }
    };
  }

  #unqueue(waiting: Waiting): void {
    this.#queue.delete(waiting);
    this.#waiting.add(waiting.asker, -1);
  }
}

/** How many there are, and how many of each. */
class Tally {
  total = 0;
  #each = new Map<string, number>();

  of(key: string): number {
    return this.#each.get(key) ?? 0;
  }

  add(key: string, change: 1 | -1): void {
    const count = this.of(key) + change;
    if (count === 0) this.#each.delete(key);
    else this.#each.set(key, count);
    this.total += change;
  }
}

/**
 * Lets operations in, as hooks of a route. Under pressure a request is refused before its body is read; a turn is taken only
 * when the body is there, so that whoever sends slowly keeps none, and is given back when the answer is ready.
 */
export async function admitting(app: FastifyInstance, limits: AdmissionLimits) {
  const admission = new Admission(limits);
  const leaves = new WeakMap<FastifyRequest, Leave>();
  await app.register(underPressure, {
    maxEventLoopDelay: limits.eventLoopDelayMs,
    // Health checks and the console's files are answered all the same.
    pressureHandler: () => undefined,
  });
  const busy = (reply: FastifyReply) =>
    refuse(
      reply.header('retry-after', '1'),
      503,
      'UPSTREAM_UNAVAILABLE',
      'The server is busy. Send the operation again after the seconds that Retry-After says.',
    );
  return {
    onRequest: async (_request: FastifyRequest, reply: FastifyReply) => {
      if (app.isUnderPressure() || admission.isFull) return busy(reply);
    },
    preHandler: async (request: FastifyRequest, reply: FastifyReply) => {
      const leave = await admission.enter(request.headers.authorization ?? request.ip);
      if (!leave) return busy(reply);
      leaves.set(request, leave);
    },
    onSend: async (request: FastifyRequest) => leaves.get(request)?.(),
  };
}
