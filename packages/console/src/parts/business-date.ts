import { BusinessDateDocument } from './operations.js';
import { useKeptQuery } from './use-kept-query.js';

/** Today as this installation counts it, such as `2018-11-30`: what is overdue, and what dates are filled in beforehand. Undefined until it is known. */
export function useBusinessDate(): string | undefined {
  return useKeptQuery({ query: BusinessDateDocument, variables: {} }).data?.businessDate;
}
