/** Postgres cannot be had: the message is one line that says what is wrong and what to do about it. */
export class PostgresUnavailable extends Error {
  override readonly name = 'PostgresUnavailable';
}

/** A failed file operation as one line: which path, which error, and the way out. */
export function notWritable(path: string, cause: unknown): PostgresUnavailable {
  const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
  const remedy =
    code === 'ENOSPC' || code === 'EDQUOT'
      ? 'free some disk space'
      : 'make it writable for the user who runs this, or delete it if another user left it there';
  return new PostgresUnavailable(
    `Cannot write ${path} (${code}): ${remedy}, or set DATABASE_URL to a Postgres 15 or newer.`,
    { cause },
  );
}
