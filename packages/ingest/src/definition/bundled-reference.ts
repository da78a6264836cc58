import { assignIntervals, readReference } from '@qingqu/schema';
import { buildReferenceData, type ReferenceData } from '../reference-data.js';

/** Regions and code lists as they are delivered, without a database. @param folder `schema/reference` */
export function bundledReference(folder: string): ReferenceData {
  const { regions, codes } = readReference(folder);
  const intervals = assignIntervals(regions);
  return buildReferenceData(
    regions.map(({ code, fiscalParent }) => ({ code, fiscalParent, ...intervals.get(code)! })),
    codes,
  );
}
