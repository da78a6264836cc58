import { type ReactNode, useEffect } from 'react';
import type { CombinedError, OperationContext } from 'urql';
import { useConnectionLost } from '../app/connection.js';
import { Failure } from './failure.js';
import { Waiting } from './waiting.js';

interface Props<Data> {
  /** What `useQuery` gave. */
  of: { data?: Data | undefined; error?: CombinedError | undefined };
  onRetry: (context?: Partial<OperationContext>) => void;
  children: (data: Data) => ReactNode;
}

/** The answer to a query, or that it is awaited, or why there is none. What was seen before stays while it is asked for anew. */
export function Answer<Data>({ of: { data, error }, onRetry, children }: Props<Data>) {
  const isLost = useConnectionLost();
  useEffect(() => {
    if (!isLost && error?.networkError) onRetry({ requestPolicy: 'network-only' });
    // Once when the server is back: not again and again while it answers and yet cannot be understood.
  }, [isLost]);
  if (data) return children(data);
  if (error) return <Failure error={error} onRetry={() => onRetry({ requestPolicy: 'network-only' })} />;
  return <Waiting />;
}
