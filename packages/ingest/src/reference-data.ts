import type pg from 'pg';

/** What the checks of a row look up: regions and code lists, read once for each run. */
export interface ReferenceData {
  /** By 12-digit code, superseded codes included. */
  regions: ReadonlyMap<string, Region>;
  /** The province: whose scope rows without a region have. */
  root: Region;
  /** First six digits of every region: a village's county. */
  counties: ReadonlySet<string>;
  /** By code system. */
  codes: ReadonlyMap<string, CodeSystem>;
}

/** A region's interval on the fiscal tree. */
export interface Area {
  code: string;
  lo: bigint;
  hi: bigint;
}

/** A region with what it belongs to. */
export interface Region extends Area {
  fiscalParent: string | null;
}

/** The codes of a system, and those of them that others may stand below. */
export interface CodeSystem {
  codes: ReadonlySet<string>;
  heads: ReadonlySet<string>;
}

/** Reads regions and code lists from the database. */
export async function loadReferenceData(db: pg.Pool | pg.ClientBase): Promise<ReferenceData> {
  const regions = await db.query<Region>(
    'select code, fiscal_parent as "fiscalParent", scope_lo as lo, scope_hi as hi from region',
  );
  const codes = await db.query<{ system: string; code: string; isLeaf: boolean }>(
    'select system, code, is_leaf as "isLeaf" from code_item',
  );
  return buildReferenceData(regions.rows, codes.rows);
}

/** @throws when there is no province: the reference data has not been loaded */
export function buildReferenceData(
  regionList: readonly Region[],
  items: readonly { system: string; code: string; isLeaf: boolean }[],
): ReferenceData {
  const root = regionList.find((region) => region.fiscalParent === null);
  if (!root)
    throw new Error('the table region holds no province: migrate the database first, which loads the reference data');
  const codes = new Map<string, { codes: Set<string>; heads: Set<string> }>();
  for (const { system, code, isLeaf } of items) {
    const list = codes.get(system) ?? { codes: new Set(), heads: new Set() };
    codes.set(system, list);
    list.codes.add(code);
    if (!isLeaf) list.heads.add(code);
  }
  return {
    regions: new Map(regionList.map((region) => [region.code, region])),
    root,
    counties: new Set(regionList.map((region) => region.code.slice(0, 6))),
    codes,
  };
}

/** Whether an ordinal lies in a region's subtree. */
export const holds = ({ lo, hi }: Area, ordinal: bigint): boolean => lo <= ordinal && ordinal <= hi;

/** The smallest region of the fiscal tree that holds both ordinals. */
export function commonRegion(reference: ReferenceData, lo: bigint, hi: bigint): Region {
  let best = reference.root;
  for (const region of reference.regions.values()) {
    if (region.lo <= lo && region.hi >= hi && region.hi - region.lo < best.hi - best.lo) best = region;
  }
  return best;
}
