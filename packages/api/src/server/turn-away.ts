import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { authenticate, type IdentityDeps } from '../identity/bearer.js';
import { askerOf, type RateLimits } from './rate-limits.js';
import { refuse } from './refuse.js';

/** A program that goes on asking as fast as it is refused would keep the server busy with that. */
const DELAY_MS = 250;

/** A hook that refuses those whose budget is known to be spent before what they ask is read. */
export function turningAway(rates: RateLimits | undefined, identity: IdentityDeps) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (!rates?.isAnybodySpent) return;
    const spent = rates.spent(askerOf(await authenticate(identity, request), request.ip));
    if (!spent) return;
    await pause(DELAY_MS);
    return refuse(reply.header('retry-after', String(spent.wait)), 429, 'RATE_LIMITED', spent.message);
  };
}
