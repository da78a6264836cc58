import { createClient, NetworkError } from 'graphql-sse';
import { type QingquClient, QingquError } from './client.js';
import { type WarningLineFragment, WarningLineFragmentDoc } from './generated/graphql.js';

/** The fragment is that of the list: a change is shown as its line. */
const WARNING_CHANGED = `subscription WarningChanged { warningChanged { warning { ...WarningLine } } } ${WarningLineFragmentDoc}`;

/**
 * The warnings that the user may see, each time that one is raised, changes or is cleared; as server-sent events, which pass plain proxies.
 *
 * @throws QingquError with the server's code when it refuses, UNREACHABLE when the connection breaks: what happened meanwhile is not told,
 * so read the list once more and then ask again.
 */
export async function* warningChanges(client: QingquClient, signal: AbortSignal): AsyncGenerator<WarningLineFragment> {
  const url = new URL('/graphql/stream', client.url).href;
  const stream = createClient({ url, headers: client.authorization, retryAttempts: 0 });
  signal.addEventListener('abort', () => stream.dispose(), { once: true });
  try {
    const changes = stream.iterate<{ warningChanged: { warning: WarningLineFragment | null } }>({
      query: WARNING_CHANGED,
    });
    for await (const { data, errors } of changes) {
      const [error] = errors ?? [];
      if (error) throw new QingquError(String(error.extensions?.code ?? 'INTERNAL'), error.message);
      if (data?.warningChanged.warning) yield data.warningChanged.warning;
    }
  } catch (cause) {
    throw cause instanceof NetworkError ? await refusalOf(cause, url) : cause;
  }
}

/** What the server said when it did not begin to stream. */
async function refusalOf(cause: NetworkError, url: string): Promise<QingquError> {
  const body = cause.response && (await (cause.response as Response).json().catch(() => undefined));
  const [error] =
    (body as { errors?: { message: string; extensions?: { code?: string } }[] } | undefined)?.errors ?? [];
  return error
    ? new QingquError(error.extensions?.code ?? 'INTERNAL', error.message, undefined, { cause })
    : new QingquError('UNREACHABLE', `${url} cannot be reached`, undefined, { cause });
}
