import { useQuery } from 'urql';
import { RegionNamesDocument } from './operations.js';

/** What regions are called that are known by their codes alone. */
export function useRegionNames(codes: readonly (string | null | undefined)[]): (code: string | null) => string {
  const wanted = [...new Set(codes.filter((code) => code !== null && code !== undefined))].sort();
  const [{ data }] = useQuery({
    query: RegionNamesDocument,
    variables: { codes: wanted },
    pause: wanted.length === 0,
    requestPolicy: 'cache-first',
  });
  const names = new Map(data?.regions.nodes.map(({ code, name }) => [code, name]));
  return (code) => (code === null ? '' : (names.get(code) ?? ''));
}
