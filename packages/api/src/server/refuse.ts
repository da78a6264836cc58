import type { FastifyReply } from 'fastify';
import { GraphQLError } from 'graphql';
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

const statuses: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  UPSTREAM_UNAVAILABLE: 503,
  QUERY_TIMEOUT: 504,
};

/** Answers with an error that may be told as it stands, under the status of its code. @throws any other, for whoever answers faults */
export function refuseAs(error: unknown, reply: FastifyReply): FastifyReply {
  if (!(error instanceof GraphQLError)) throw error;
  const code = error.extensions.code as ErrorCode;
  return refuse(reply, statuses[code] ?? 400, code, error.message);
}
