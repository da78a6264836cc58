import { useMemo } from 'react';
import { useSession } from '../app/session.js';
import { RegionsDocument } from './operations.js';
import { useKeptQuery } from './use-kept-query.js';

export interface NamedRegion {
  code: string;
  name: string;
  /** The code of the region above on the fiscal tree. */
  above: string | undefined;
}

/** The provinces, prefectures and counties that the user sees, by their codes: for answers that give codes only. Empty until they are known. */
export function useRegions(): ReadonlyMap<string, NamedRegion> {
  const { viewer } = useSession();
  const { data } = useKeptQuery({ query: RegionsDocument, variables: { under: viewer.regionCode } });
  return useMemo(
    () =>
      new Map(
        data?.regions.nodes.map(({ code, name, fiscalParent }) => [code, { code, name, above: fiscalParent?.code }]),
      ),
    [data],
  );
}

/** What a region is called: `nameOf('411425000000')` → 虞城县; nothing until it is known. */
export function useRegionNames(): (code: string | null | undefined) => string {
  const regions = useRegions();
  return (code) => (code ? (regions.get(code)?.name ?? '') : '');
}
