import { useQuery } from 'urql';
import { RegionNamesDocument } from './operations.js';

/** A region by its name; by its code where there is no such region any more. */
export function RegionName({ code }: { code: string }) {
  const [{ data, fetching }] = useQuery({
    query: RegionNamesDocument,
    variables: { filter: { code: { eq: code } } },
    requestPolicy: 'cache-first',
  });
  if (fetching && !data) return null;
  return data?.regions.nodes[0]?.name ?? code;
}
