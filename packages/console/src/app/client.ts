import { createClient as createLiveClient } from 'graphql-ws';
import {
  Client,
  type CombinedError,
  cacheExchange,
  fetchExchange,
  mapExchange,
  type Operation,
  subscriptionExchange,
} from 'urql';
import { changes } from './changes.js';
import { connection } from './connection.js';

/** What an error says of itself to programs, such as `CONFLICT`. */
export const codeOf = (error: CombinedError | undefined): string | undefined =>
  error?.networkError ? 'NETWORK' : (error?.graphQLErrors[0]?.extensions.code as string | undefined);

/** Mutations after which every list is what it was. */
const changesNoRecord = new Set(['reveal', 'startExport', 'cancelExport']);

/** The field of a mutation: each of ours has one. */
function fieldOf({ query: { definitions } }: Operation): string | undefined {
  const [selection] = definitions.flatMap((each) =>
    each.kind === 'OperationDefinition' ? each.selectionSet.selections : [],
  );
  return selection?.kind === 'Field' ? selection.name.value : undefined;
}

const MOST_TRIES = 4;

/** A server that is too busy has begun nothing, of a mutation either: it is asked again when it says, a few times. */
async function patientFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  for (let tries = 1; ; tries++) {
    const answer = await fetch(input, init);
    const seconds = Number(answer.headers.get('retry-after'));
    if (answer.status !== 503 || !seconds || tries === MOST_TRIES) return answer;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
}

/**
 * A client of the public API for one signed-in user, over HTTP and, for what is told live, a WebSocket.
 * A token that is over leads back to the sign-in page; what cannot be asked marks the connection as lost, and is asked again when it is back.
 */
export function createApiClient(token: string | null, onSignedOut: () => void): Client {
  const headers = token ? { authorization: `Bearer ${token}` } : undefined;
  const live = createLiveClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams: headers,
    lazy: true,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
  });
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetch: patientFetch,
    // What was seen before is shown at once, and what has become of it right after.
    requestPolicy: 'cache-and-network',
    fetchOptions: headers ? { headers } : {},
    exchanges: [
      mapExchange({
        onError(error) {
          if (error.networkError) connection.lose(changes.tell.bind(changes));
          if (token && codeOf(error) === 'UNAUTHENTICATED') onSignedOut();
        },
        onResult({ operation, error }) {
          if (operation.kind === 'mutation' && !error && !changesNoRecord.has(fieldOf(operation) ?? '')) changes.tell();
        },
      }),
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: live.subscribe(
              { query: query!, variables: variables as Record<string, unknown> },
              sink as never,
            ),
          }),
        }),
      }),
    ],
  });
}
