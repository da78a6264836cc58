import { useEffect, useRef } from 'react';
import type { OperationContext, UseQueryState } from 'urql';

/** A connection that was lost and found again may have told nothing meanwhile: what goes on is also asked for now and then. */
const BESIDES_MS = 5_000;

interface Following<Data> {
  /** What a subscription has told last. */
  told: object | undefined;
  /** Whether anything is still to come. */
  isOpen: boolean;
  result: Pick<UseQueryState<Data>, 'fetching'>;
  again: (context?: Partial<OperationContext>) => void;
}

/**
 * Asks a query again for what a subscription has told of since: once for each thing told, and never before the last answer has come, however fast
 * things move.
 */
export function useFollow<Data>({ told, isOpen, result: { fetching }, again }: Following<Data>): void {
  const followed = useRef<object | undefined>(undefined);
  useEffect(() => {
    if (told === undefined || told === followed.current || fetching) return;
    followed.current = told;
    again({ requestPolicy: 'network-only' });
  }, [told, fetching, again]);
  useEffect(() => {
    if (!isOpen || fetching) return;
    const timer = setTimeout(() => again({ requestPolicy: 'network-only' }), BESIDES_MS);
    return () => clearTimeout(timer);
  }, [isOpen, fetching, again]);
}
