import { useEffect, useRef } from 'react';
import { type AnyVariables, type UseQueryArgs, type UseQueryResponse, useQuery } from 'urql';
import { useChanges } from '../app/changes.js';

/** `useQuery` for what changes with what this user does: asked anew after each of his changes, as lists are. What was there stays until the answer comes. */
export function useFreshQuery<Data, Variables extends AnyVariables>(
  args: UseQueryArgs<Variables, Data>,
): UseQueryResponse<Data, Variables> {
  const changed = useChanges();
  const seen = useRef(changed);
  const [result, again] = useQuery(args);
  useEffect(() => {
    if (seen.current === changed) return;
    seen.current = changed;
    again({ requestPolicy: 'network-only' });
  }, [changed, again]);
  return [result, again];
}
