import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from './refuse.js';

/** How many operations a process works on, and how long others wait for their turn. */
export interface AdmissionLimits {
  /** Each needs a connection most of its time, so twice the pool keeps every connection busy. */
  running: number;
  waiting: number;
  /** Whoever would wait longer is better told at once. */
  waitMs: number;
  /** Mean delay of the event loop over a second from which on nothing more is begun. */
  eventLoopDelayMs: number;
}

export const admissionFor = (poolSize: number): AdmissionLimits => ({
  running: 2 * poolSize,
  waiting: 10 * poolSize,
  waitMs: 1_000,
  eventLoopDelayMs: 500,
});

type Leave = () => void;

/** A bounded number of operations in flight, and a bounded queue of those whose turn comes soon. First come, first served. */
export class Admission {
  #running = 0;
  #waiting = new Set<(leave: Leave) => void>();
  constructor(private readonly limits: AdmissionLimits) {}

  /** Whether one more would neither run nor wait. */
  get isFull(): boolean {
    return this.#running >= this.limits.running && this.#waiting.size >= this.limits.waiting;
  }

  /** Waits for a turn; undefined when none came in time. Whoever enters leaves, once. */
  async enter(): Promise<Leave | undefined> {
    if (this.isFull) return undefined;
    if (this.#running < this.limits.running) return this.#begin();
    return new Promise((resolve) => {
      const turn = (leave: Leave) => {
        clearTimeout(late);
        resolve(leave);
      };
      const late = setTimeout(() => {
        this.#waiting.delete(turn);
        resolve(undefined);
      }, this.limits.waitMs);
      this.#waiting.add(turn);
    });
  }

  #begin(): Leave {
    this.#running += 1;
    let hasLeft = false;
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      this.#running -= 1;
      const [next] = this.#waiting;
      if (!next) return;
      this.#waiting.delete(next);
      next(this.#begin());
    };
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
      const leave = await admission.enter();
      if (!leave) return busy(reply);
      leaves.set(request, leave);
    },
    onSend: async (request: FastifyRequest) => leaves.get(request)?.(),
  };
}
