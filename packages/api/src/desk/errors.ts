import { DeskRefused, type RefusalCode } from '@qingqu/ingest';
import { apiError, asked, both, type ErrorCode } from '../errors.js';

const codes: Record<RefusalCode, ErrorCode> = {
  BAD_INPUT: 'BAD_USER_INPUT',
  NOT_FOUND: 'NOT_FOUND',
  FORBIDDEN: 'FORBIDDEN',
  CONFLICT: 'CONFLICT',
};

/** Waits for the quarantine desk; what it refuses becomes an error for the client, and so does what its database cannot take. */
export async function ofDesk<T>(work: Promise<T>): Promise<T> {
  try {
    return await asked(work);
  } catch (error) {
    throw error instanceof DeskRefused ? apiError(codes[error.code], both(error.words)) : error;
  }
}
