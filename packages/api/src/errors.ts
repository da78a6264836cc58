import type { Role } from '@qingqu/schema';
import { GraphQLError } from 'graphql';

/** What can go wrong, as clients see it in `extensions.code`. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'BAD_USER_INPUT'
  | 'CURSOR_INVALID'
  | 'QUERY_TOO_COMPLEX'
  | 'QUERY_TIMEOUT'
  | 'RATE_LIMITED'
  | 'UPSTREAM_UNAVAILABLE'
  | 'INTERNAL';

const httpStatus: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  QUERY_TOO_COMPLEX: 400,
  RATE_LIMITED: 429,
  UPSTREAM_UNAVAILABLE: 503,
};

/** An error that may be told to the client as it stands. */
export function apiError(code: ErrorCode, message: string): GraphQLError {
  const status = httpStatus[code];
  return new GraphQLError(message, { extensions: { code, ...(status && { http: { status } }) } });
}

export const badInput = (message: string) => apiError('BAD_USER_INPUT', message);

export const administratorsMayNot = (what: string) =>
  apiError('FORBIDDEN', `Administrators do not read business records (Art. 10), so ${what} is not for them.`);

/** What a role may not read at all, wherever it looks. */
export function mayNotRead(role: Role, what: string): GraphQLError {
  if (role === 'admin') return administratorsMayNot(what);
  if (role === 'leader')
    return apiError(
      'FORBIDDEN',
      `Leadership sees the budget chain and totals, so ${what} is not for it. Ask the statistics, for example paymentStats.`,
    );
  return apiError('FORBIDDEN', `${what} is for administrators and auditors.`);
}

/** Waits for the database; what it says that a client can act on becomes an error for the client, the rest stays as it is. */
export async function asked<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw fromDatabase(error) ?? error;
  }
}

function fromDatabase(error: unknown): GraphQLError | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return undefined;
  if (code === '57014')
    return apiError('QUERY_TIMEOUT', 'The query took too long. Ask for fewer rows, or filter by a region or a period.');
  // Class 22: a value that Postgres cannot take, for example a cursor that somebody has edited.
  if (/^22/.test(code)) return badInput('A value in the filter or cursor is out of range or of the wrong form.');
  if (code === '42501') return apiError('FORBIDDEN', 'A field of this query is not for your role.');
  if (/^(08|53|57P)/.test(code) || /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/.test(code))
    return apiError('UPSTREAM_UNAVAILABLE', 'The database cannot be reached at the moment. Try again shortly.');
  return undefined;
}
