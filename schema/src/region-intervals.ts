/** What the numbering needs to know of a region. */
export interface IntervalRegion {
  code: string;
  /** The region it answers to for money (a directly managed county: the province); null for a province. */
  fiscalParent: string | null;
  /** The code that took this one's place. A superseded code shares its successor's interval. */
  successor?: string | null;
}

/** A region's place in the fiscal tree: `lo` is its own ordinal, `[lo, hi]` holds its whole subtree and room for more. */
export interface Interval {
  lo: bigint;
  hi: bigint;
}

/**
 * Slots for children, by depth: provinces at the root, then what is below a province (prefectures and directly managed
 * counties), a prefecture, a county, a township. Slot 0 is the region itself. 52 bits together, so an ordinal stays exact
 * even where somebody reads it as a JavaScript number (2^53): a rounded bound would show a neighbour's rows.
 */
const slotBits = [7n, 12n, 10n, 11n, 12n];

/** Ordinals that a region at this depth spans: all slots of the depths beneath it. */
const widths = slotBits.map((_, depth) => 1n << slotBits.slice(depth + 1).reduce((sum, bits) => sum + bits, 0n));

/**
 * Numbers the fiscal tree in pre-order so that "below X" is one comparison: `scope_ord between lo and hi`.
 * Siblings are ordered by code and spread over their parent's slots, so later ones fit in between.
 *
 * Pass the intervals in use as `existing` when regions are added: every region that stays where it is keeps its numbers.
 * A region whose interval does change (it moved to another parent, or was superseded) needs its rows' `scope_ord` rewritten.
 *
 * @throws for an unknown parent or successor, a circle, a code that comes twice, a tree deeper than five levels, or a full parent.
 * @example
 * const intervals = assignIntervals(readReference('schema/reference').regions);
 * intervals.get('410225000000'); // 兰考县, directly below 河南省: { lo, hi }
 */
export function assignIntervals(
  regions: readonly IntervalRegion[],
  existing: ReadonlyMap<string, Interval> = new Map(),
): Map<string, Interval> {
  const byCode = indexByCode(regions);
  const resolve = (code: string) => resolveSuccessor(byCode, code);

  const children = new Map<string | null, string[]>();
  for (const region of regions) {
    if (region.successor) continue;
    const parent = region.fiscalParent === null ? null : resolve(region.fiscalParent);
    children.set(parent, [...(children.get(parent) ?? []), region.code]);
  }

  const intervals = new Map<string, Interval>();
  const place = (parent: string | null, base: bigint, depth: number): void => {
    const codes = (children.get(parent) ?? []).sort();
    if (codes.length === 0) return;
    const width = widths[depth];
    const bits = slotBits[depth];
    if (width === undefined || bits === undefined)
      throw new Error(
        `region ${parent}: the fiscal tree is deeper than the ${slotBits.length} levels that intervals have room for`,
      );
    const slots = assignSlots(codes, keptSlots(codes, existing, base, width, bits), Number(1n << bits), parent);
    for (const code of codes) {
      const lo = base + BigInt(slots.get(code)!) * width;
      intervals.set(code, { lo, hi: lo + width - 1n });
      place(code, lo, depth + 1);
    }
  };
  place(null, 0n, 0);

  for (const region of regions) {
    const canonical = resolve(region.code);
    const interval = intervals.get(canonical);
    if (!interval)
      throw new Error(`region ${region.code}: its fiscal parents run in a circle and never reach a province`);
    intervals.set(region.code, interval);
  }
  return intervals;
}

function indexByCode(regions: readonly IntervalRegion[]): Map<string, IntervalRegion> {
  const byCode = new Map<string, IntervalRegion>();
  for (const region of regions) {
    if (byCode.has(region.code)) throw new Error(`region ${region.code} comes twice`);
    byCode.set(region.code, region);
  }
  for (const { code, fiscalParent, successor } of regions) {
    if (fiscalParent !== null && !byCode.has(fiscalParent))
      throw new Error(`region ${code}: its fiscal parent ${fiscalParent} is not among the regions`);
    if (successor && !byCode.has(successor))
      throw new Error(`region ${code}: its successor ${successor} is not among the regions`);
  }
  return byCode;
}

/** Follows successors to the code in force: 410381 → 410307. */
function resolveSuccessor(byCode: ReadonlyMap<string, IntervalRegion>, code: string): string {
  const seen = new Set<string>();
  let at = code;
  for (let next = byCode.get(at)?.successor; next; next = byCode.get(at)?.successor) {
    if (seen.has(at)) throw new Error(`region ${code}: its successors run in a circle`);
    seen.add(at);
    at = next;
  }
  return at;
}

/** Slots of the children (ordered by code) that already have a fitting interval beneath this parent, in that order. */
function keptSlots(
  codes: string[],
  existing: ReadonlyMap<string, Interval>,
  base: bigint,
  width: bigint,
  bits: bigint,
): Map<string, number> {
  const kept = new Map<string, number>();
  let last = 0n;
  for (const code of codes) {
    const interval = existing.get(code);
    if (!interval || interval.hi !== interval.lo + width - 1n) continue;
    const offset = interval.lo - base;
    const slot = offset / width;
    if (offset % width !== 0n || slot <= last || slot >= 1n << bits) continue;
    last = slot;
    kept.set(code, Number(slot));
  }
  return kept;
}

/** Spreads each run of new children evenly between the kept neighbours by code. */
function assignSlots(
  codes: string[],
  kept: ReadonlyMap<string, number>,
  end: number,
  parent: string | null,
): Map<string, number> {
  const slots = new Map(kept);
  let run: string[] = [];
  let before = 0;
  const spread = (after: number) => {
    const step = Math.floor((after - before) / (run.length + 1));
    if (run.length > 0 && step < 1)
      throw new Error(
        `no room for ${run.join(', ')} below ${parent ?? 'the root'}: number the whole tree anew and rewrite scope_ord`,
      );
    for (const [at, code] of run.entries()) slots.set(code, before + step * (at + 1));
    run = [];
  };
  for (const code of codes) {
    const slot = kept.get(code);
    if (slot === undefined) {
      run.push(code);
      continue;
    }
    spread(slot);
    before = slot;
  }
  spread(end);
  return slots;
}
