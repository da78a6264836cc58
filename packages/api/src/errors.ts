import type { Role } from '@qingqu/schema';
import { GraphQLError } from 'graphql';

/** What can go wrong, as clients see it in `extensions.code`. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'CODE_REQUIRED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'BAD_USER_INPUT'
  | 'CURSOR_INVALID'
  | 'QUERY_TOO_COMPLEX'
  | 'QUERY_TIMEOUT'
  | 'RATE_LIMITED'
  | 'PERSISTED_DOCUMENT_REQUIRED'
  | 'PERSISTED_DOCUMENT_NOT_FOUND'
  | 'UPSTREAM_UNAVAILABLE'
  | 'INTERNAL';

const httpStatus: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  CODE_REQUIRED: 401,
  FORBIDDEN: 403,
  QUERY_TOO_COMPLEX: 400,
  RATE_LIMITED: 429,
  PERSISTED_DOCUMENT_REQUIRED: 400,
  PERSISTED_DOCUMENT_NOT_FOUND: 400,
  UPSTREAM_UNAVAILABLE: 503,
};

/** An error that may be told to the client as it stands. */
export function apiError(code: ErrorCode, message: string): GraphQLError {
  const status = httpStatus[code];
  return new GraphQLError(message, { extensions: { code, ...(status && { http: { status } }) } });
}

/** What people read: Chinese first, English second. */
export const both = ({ zh, en }: { zh: string; en: string }): string => `${zh} / ${en}`;

export const badInput = (message: string) => apiError('BAD_USER_INPUT', message);

/** The same words for what is not there and what the viewer may not see. */
export const notFound = (zh: string, en: string) =>
  apiError('NOT_FOUND', both({ zh: `没有该${zh}`, en: `there is no such ${en}` }));

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

/** What the functions of the database refuse an act with (class QQ, as `RAISE … USING errcode = 'QQ001'`), in words for the client. */
const refusals: Readonly<Record<string, ErrorCode>> = {
  QQ001: 'FORBIDDEN',
  QQ002: 'CONFLICT',
  QQ003: 'BAD_USER_INPUT',
  QQ004: 'RATE_LIMITED',
  QQ005: 'NOT_FOUND',
};

function fromDatabase(error: unknown): GraphQLError | undefined {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: string };
  // node-postgres gives this one no code: all connections of the pool were busy for too long.
  if (message === 'timeout exceeded when trying to connect')
    return apiError('UPSTREAM_UNAVAILABLE', 'The server is busy. Try again shortly.');
  if (typeof code !== 'string') return undefined;
  if (refusals[code]) return apiError(refusals[code], (error as Error).message);
  // One statement failed, which is told where it was asked; those behind it in the same transaction were not answered.
  if (code === '25P02')
    return badInput('Another field of the operation failed, so this one was not answered. Ask for it by itself.');
  if (code === '57014')
    return apiError('QUERY_TIMEOUT', 'The query took too long. Ask for fewer rows, or filter by a region or a period.');
  // Class 22: a value that Postgres cannot take, for example a cursor that somebody has edited.
  if (/^22/.test(code)) return badInput('A value in the filter or cursor is out of range or of the wrong form.');
  if (code === '42501') return apiError('FORBIDDEN', 'A field of this query is not for your role.');
  if (/^(08|53|57P)/.test(code) || /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/.test(code))
    return apiError('UPSTREAM_UNAVAILABLE', 'The database cannot be reached at the moment. Try again shortly.');
  return undefined;
}
