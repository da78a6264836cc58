import { useQuery } from 'urql';
import { BusinessDateDocument } from './operations.js';

/** Today as this installation counts it, such as `2018-11-30`: what is overdue, and what dates are filled in beforehand. Undefined until it is known. */
export function useBusinessDate(): string | undefined {
  const [{ data }] = useQuery({ query: BusinessDateDocument, requestPolicy: 'cache-first' });
  return data?.businessDate;
}
