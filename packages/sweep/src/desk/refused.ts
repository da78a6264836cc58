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

/** What somebody says why. @throws ChangeRefused when nothing is said, or too much */
export function expectReason(reason: string): string {
  const text = reason.trim();
  if (text === '' || text.length > 2_000)
    refuse(
      'BAD_INPUT',
      '须说明理由（2000 字以内），例如「县财政局〔2018〕12号批复」',
      "a reason of at most 2,000 characters is needed, for example 'county decision no. 12 of 2018'",
    );
  return text;
}
