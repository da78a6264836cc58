/** A backup that cannot be made or used: where, what was expected, what to do. */
export class BackupError extends Error {
  override name = 'BackupError';
  constructor(
    readonly words: { zh: string; en: string },
    options?: ErrorOptions,
  ) {
    super(`${words.zh} / ${words.en}`, options);
  }
}
