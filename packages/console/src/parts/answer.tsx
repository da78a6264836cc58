import type { ReactNode } from 'react';
import type { OperationContext, UseQueryState } from 'urql';
import { Failure } from './failure.js';
import { Waiting } from './waiting.js';

interface Props<Data> {
  /** What `useQuery` gave. */
  of: UseQueryState<Data, never> | UseQueryState<Data>;
  onRetry: (context?: Partial<OperationContext>) => void;
  children: (data: Data) => ReactNode;
}

/** The answer to a query, or that it is awaited, or why there is none. What was seen before stays while it is asked for anew. */
export function Answer<Data>({ of: { data, error }, onRetry, children }: Props<Data>) {
  if (data) return children(data);
  if (error) return <Failure error={error} onRetry={() => onRetry({ requestPolicy: 'network-only' })} />;
  return <Waiting />;
}
