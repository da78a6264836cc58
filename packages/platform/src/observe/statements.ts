import type pg from 'pg';

/** What a statement does, by its first word. */
export type StatementKind = (typeof statementKinds)[number];
const statementKinds = [
  'select',
  'with',
  'insert',
  'update',
  'delete',
  'copy',
  'begin',
  'commit',
  'rollback',
  'other',
] as const;

/** Told when a statement begins; what it returns is told when it has ended. */
export type StatementWatch = (kind: StatementKind) => (isFailed: boolean) => void;

type Callback = (error: Error | undefined, ...rest: unknown[]) => void;
interface Submitted {
  submit: unknown;
  text?: string;
  cursor?: { text?: string };
  handleReadyForQuery?: (...args: unknown[]) => unknown;
  handleError?: (...args: unknown[]) => unknown;
}

/** Tells of every statement that goes out over the pool's connections from now on. */
export function watchStatements(pool: pg.Pool, watch: StatementWatch): void {
  const watched = new WeakSet<pg.PoolClient>();
  pool.on('acquire', (client) => {
    if (watched.has(client)) return;
    watched.add(client);
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => watchedQuery(query, args, watch)) as typeof client.query;
  });
}

function watchedQuery(query: (...args: unknown[]) => unknown, args: unknown[], watch: StatementWatch): unknown {
  const [first] = args as [string | Submitted | { text?: string } | undefined];
  const ended = watch(kindOf(textOf(first)));
  if (isSubmitted(first)) {
    endWith(first, ended);
    return query(...args);
  }
  const last = args.at(-1);
  if (typeof last === 'function') {
    const told: Callback = (error, ...rest) => {
      ended(error !== undefined && error !== null);
      (last as Callback)(error, ...rest);
    };
    return query(...args.slice(0, -1), told);
  }
  const answer = query(...args) as Promise<unknown>;
  answer.then(
    () => ended(false),
    () => ended(true),
  );
  return answer;
}

const isSubmitted = (first: unknown): first is Submitted => typeof (first as Submitted)?.submit === 'function';

/** Cursors and copies answer by what the connection calls on them. */
function endWith(submitted: Submitted, ended: (isFailed: boolean) => void): void {
  let isOver = false;
  const once = (isFailed: boolean) => {
    if (!isOver) ended(isFailed);
    isOver = true;
  };
  const { handleReadyForQuery: ready, handleError: failed } = submitted;
  submitted.handleReadyForQuery = (...args) => {
    once(false);
    return ready?.apply(submitted, args);
  };
  submitted.handleError = (...args) => {
    once(true);
    return failed?.apply(submitted, args);
  };
}

const textOf = (first: string | Submitted | { text?: string } | undefined): string =>
  typeof first === 'string' ? first : (first?.text ?? (first as Submitted)?.cursor?.text ?? '');

export function kindOf(text: string): StatementKind {
  const word = /^(?:\s|--[^\n]*\n|\/\*.*?\*\/|\()*([a-z]+)/is.exec(text)?.[1]?.toLowerCase();
  return statementKinds.find((kind) => kind === word) ?? 'other';
}
