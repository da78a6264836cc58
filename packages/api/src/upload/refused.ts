import type { Words } from '@qingqu/ingest';
import { both } from '../errors.js';

/** An upload that is not taken: its HTTP status, a code as GraphQL has them, one line in both languages. */
export class UploadRefused extends Error {
  override readonly name = 'UploadRefused';

  constructor(
    readonly statusCode: number,
    readonly code: string,
    words: Words,
    /** What the client needs to go on, such as `Retry-After` or `Upload-Offset`. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(both(words));
  }
}

/** @throws UploadRefused */
export function refuse(
  statusCode: number,
  code: string,
  zh: string,
  en: string,
  headers?: Readonly<Record<string, string>>,
): never {
  throw new UploadRefused(statusCode, code, { zh, en }, headers);
}

/** @throws UploadRefused for a value that is not in order: which one, what was expected, an example */
export function badValue(name: string, zh: string, en: string, example: string): never {
  return refuse(
    400,
    'BAD_USER_INPUT',
    `${name} 应为${zh}，例如 ${example}`,
    `${name} expects ${en}, for example ${example}`,
  );
}
