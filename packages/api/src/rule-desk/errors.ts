import {
  ChangeRefused,
  QuestionFailed,
  type RefusalCode,
  RulesRefused,
  SnapshotUnusable,
  SweepRefused,
} from '@qingqu/sweep';
import type { GraphQLError } from 'graphql';
import { apiError, asked, badInput, both, type ErrorCode } from '../errors.js';

const codes: Record<RefusalCode, ErrorCode> = {
  BAD_INPUT: 'BAD_USER_INPUT',
  NOT_FOUND: 'NOT_FOUND',
  FORBIDDEN: 'FORBIDDEN',
  CONFLICT: 'CONFLICT',
  UNTRUSTED: 'FORBIDDEN',
};

/** Waits for the rule engine; what it refuses becomes an error for the client, and so does what its database cannot take. */
export async function ofEngine<T>(work: Promise<T>): Promise<T> {
  try {
    return await asked(work);
  } catch (error) {
    throw fromEngine(error) ?? error;
  }
}

function fromEngine(error: unknown): GraphQLError | undefined {
  if (error instanceof ChangeRefused) return apiError(codes[error.code], both(error.words));
  if (error instanceof RulesRefused) return badInput(error.message);
  if (error instanceof SweepRefused) return apiError('CONFLICT', both({ zh: '现在不能运行', en: error.message }));
  if (error instanceof QuestionFailed)
    return error.code === 'TIMEOUT'
      ? apiError(
          'QUERY_TIMEOUT',
          'The rule took too long on all data. Ask about another record, or wait for the next sweep.',
        )
      : undefined;
  // Which folder it is, is the operator's business.
  if (error instanceof SnapshotUnusable)
    return apiError(
      'UPSTREAM_UNAVAILABLE',
      'There is no snapshot of the data to ask. Run `qingqu snapshot`, or wait for the next sweep.',
    );
  return undefined;
}
