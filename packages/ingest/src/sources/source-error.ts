import type { Words } from '../words.js';

/** What somebody who handles sources should know: in one line, with a way out. */
export class SourceError extends Error {
  override name = 'SourceError';

  constructor(
    readonly words: Words,
    options?: ErrorOptions,
  ) {
    super(words.en, options);
  }
}
