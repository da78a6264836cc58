import type { Words } from '../words.js';

/** Why the desk does not do something: not in order, not there, not for this person, or somebody was quicker. */
export type RefusalCode = 'BAD_INPUT' | 'NOT_FOUND' | 'FORBIDDEN' | 'CONFLICT';

/** What the desk does not do, in one line a language: what was given, what was expected, a valid example. */
export class DeskRefused extends Error {
  override readonly name = 'DeskRefused';

  constructor(
    readonly code: RefusalCode,
    readonly words: Words,
  ) {
    super(words.en);
  }
}

/** @throws DeskRefused */
export function refuse(code: RefusalCode, zh: string, en: string): never {
  throw new DeskRefused(code, { zh, en });
}

/** @throws DeskRefused for nothing, or more than 2,000 characters */
export function expectReason(reason: string): string {
  const text = reason.trim();
  if (text === '' || text.length > 2_000)
    refuse(
      'BAD_INPUT',
      '须说明理由（2000 字以内），例如「来源系统已作废该笔」',
      "a reason of at most 2,000 characters is needed, for example 'voided in the source system'",
    );
  return text;
}
