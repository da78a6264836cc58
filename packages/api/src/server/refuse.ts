import type { FastifyReply } from 'fastify';
import type { ErrorCode } from '../errors.js';

/** Answers a request that GraphQL does not get to see, in GraphQL's form. */
export function refuse(
  reply: FastifyReply,
  status: number,
  code: ErrorCode | 'BAD_REQUEST',
  message: string,
): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code, requestId: reply.request.id } }] });
}
