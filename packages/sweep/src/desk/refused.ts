/** Why a change is not taken: not in order, not there, not for this person, at odds with what is, or not to be trusted. */
export type RefusalCode = 'BAD_INPUT' | 'NOT_FOUND' | 'FORBIDDEN' | 'CONFLICT' | 'UNTRUSTED';

/** A change that is not taken, in one line a language: what was given, what was expected, a valid example. */
export class ChangeRefused extends Error {
  override readonly name = 'ChangeRefused';

  constructor(
    readonly code: RefusalCode,
    readonly words: { zh: string; en: string },
    options?: ErrorOptions,
  ) {
    super(words.en, options);
  }
}

/** @throws ChangeRefused */
export function refuse(code: RefusalCode, zh: string, en: string, cause?: unknown): never {
  throw new ChangeRefused(code, { zh, en }, { cause });
}
