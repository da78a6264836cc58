import { join } from 'node:path';
import { assignIntervals, readReference } from '@qingqu/schema';
import { buildReferenceData, type ReferenceData } from '../reference-data.js';

let loaded: ReferenceData | undefined;

/** The reference data of the checkout, without a database; for tests (which jest runs in the checkout's root). */
export function loadedReference(): ReferenceData {
  if (loaded) return loaded;
  const { regions, codes } = readReference(join(process.cwd(), 'schema/reference'));
  const intervals = assignIntervals(regions);
  loaded = buildReferenceData(
    regions.map(({ code, fiscalParent }) => ({ code, fiscalParent, ...intervals.get(code)! })),
    codes,
  );
  return loaded;
}
