import { Client, type CombinedError, fetchExchange, mapExchange } from 'urql';

/** A client of the public API for one signed-in user. An expired token leads back to the sign-in page. */
export function createApiClient(token: string | null, onSignedOut: () => void): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetchOptions: { headers: token ? { authorization: `Bearer ${token}` } : {} },
    exchanges: [
      mapExchange({
        onError(error: CombinedError) {
          if (token && error.graphQLErrors.some((one) => one.extensions.code === 'UNAUTHENTICATED')) onSignedOut();
        },
      }),
      fetchExchange,
    ],
  });
}
