import { useEffect } from 'react';
import { type AnyVariables, type UseQueryArgs, type UseQueryState, useQuery } from 'urql';
import { useChanges } from '../app/changes.js';

/** `useQuery` for what stays the same for long: asked once, and again only where it could not be told, as soon as the server is back. */
export function useKeptQuery<Data, Variables extends AnyVariables>(
  args: UseQueryArgs<Variables, Data>,
): UseQueryState<Data, Variables> {
  const changed = useChanges();
  const [result, again] = useQuery<Data, Variables>({ ...args, requestPolicy: 'cache-first' } as UseQueryArgs<
    Variables,
    Data
  >);
  useEffect(() => {
    if (result.error) again({ requestPolicy: 'network-only' });
  }, [changed]);
  return result;
}
