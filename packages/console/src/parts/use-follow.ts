import { useEffect, useRef } from 'react';
import type { OperationContext, UseQueryState } from 'urql';

/**
 * Asks a query again for what a subscription has told of since: once for each thing told, and never before the last answer has come, however fast
 * things move.
 */
export function useFollow<Data>(
  told: object | undefined,
  { fetching }: Pick<UseQueryState<Data>, 'fetching'>,
  again: (context?: Partial<OperationContext>) => void,
): void {
  const followed = useRef<object | undefined>(undefined);
  useEffect(() => {
    if (told === undefined || told === followed.current || fetching) return;
    followed.current = told;
    again({ requestPolicy: 'network-only' });
  }, [told, fetching, again]);
}
