import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readReference } from './reference.js';
import { assignIntervals, type Interval, type IntervalRegion } from './region-intervals.js';
import { times } from './testing/evidence.js';

const { regions } = readReference(join(__dirname, '../reference'));
const byCode = new Map(regions.map((region) => [region.code, region]));

const province = (code: string): IntervalRegion => ({ code, fiscalParent: null });
const child = (code: string, fiscalParent: string): IntervalRegion => ({ code, fiscalParent });
const covers = (outer: Interval, inner: Interval) => outer.lo <= inner.lo && inner.hi <= outer.hi;
const apart = (a: Interval, b: Interval) => a.hi < b.lo || b.hi < a.lo;

/** A tree of at most five levels: each region's parent is an earlier one, or none. Codes are shuffled against that order. */
const trees = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 60 }).map((picks) => {
  const tree: (IntervalRegion & { depth: number })[] = [];
  for (const [parentPick, codePick] of picks) {
    const possible = tree.filter((region) => region.depth < 4);
    const parent = parentPick % (possible.length + 1) === 0 ? undefined : possible[parentPick % possible.length];
    const code = `${(codePick % 1000).toString().padStart(4, '0')}-${tree.length}`;
    tree.push({ code, fiscalParent: parent?.code ?? null, depth: (parent?.depth ?? -1) + 1 });
  }
  return tree;
});

describe('assignIntervals', () => {
  it('nests children, keeps siblings apart in the order of their codes, and leaves the own ordinal to the region itself', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const intervals = assignIntervals(tree);
        for (const region of tree) {
          const own = intervals.get(region.code)!;
          expect(own.lo <= own.hi).toBe(true);
          if (region.fiscalParent === null) continue;
          const parent = intervals.get(region.fiscalParent)!;
          expect(covers(parent, own) && parent.lo < own.lo).toBe(true);
        }
        for (const a of tree) {
          for (const b of tree) {
            if (a.fiscalParent !== b.fiscalParent || a.code >= b.code) continue;
            expect(intervals.get(a.code)!.hi < intervals.get(b.code)!.lo).toBe(true);
          }
        }
      }),
      { numRuns: times({ ci: 100, nightly: 10_000 }) },
    );
  });

  it('gives the same numbers whatever the order of the rows', () => {
    fc.assert(
      fc.property(
        trees.chain((tree) => fc.tuple(fc.constant(tree), fc.shuffledSubarray(tree, { minLength: tree.length }))),
        ([tree, shuffled]) => {
          const [one, other] = [assignIntervals(tree), assignIntervals(shuffled)];
          for (const { code } of tree) expect(other.get(code)).toEqual(one.get(code));
        },
      ),
      { numRuns: times({ ci: 100, nightly: 10_000 }) },
    );
  });

  it('keeps every number when regions are added later', () => {
    fc.assert(
      fc.property(trees, fc.nat(), (tree, cut) => {
        const before = tree.slice(0, 1 + (cut % tree.length));
        const first = assignIntervals(before);
        const second = assignIntervals(tree, first);
        for (const { code } of before) expect(second.get(code)).toEqual(first.get(code));
        for (const region of tree) {
          if (region.fiscalParent !== null)
            expect(covers(second.get(region.fiscalParent)!, second.get(region.code)!)).toBe(true);
          for (const other of tree) {
            if (other !== region && other.fiscalParent === region.fiscalParent)
              expect(apart(second.get(other.code)!, second.get(region.code)!)).toBe(true);
          }
        }
      }),
      { numRuns: times({ ci: 100, nightly: 10_000 }) },
    );
  });

  it('moves a region with its subtree when its fiscal parent changes, and nobody else', () => {
    const tree = [
      province('41'),
      child('4101', '41'),
      child('4102', '41'),
      child('410122', '4101'),
      child('410181', '4101'),
      child('410181100', '410181'),
    ];
    const before = assignIntervals(tree);
    const moved = tree.map((region) => (region.code === '410181' ? child('410181', '41') : region));
    const after = assignIntervals(moved, before);
    expect(covers(after.get('4101')!, after.get('410181')!)).toBe(false);
    expect(covers(after.get('410181')!, after.get('410181100')!)).toBe(true);
    for (const code of ['41', '4101', '4102', '410122']) expect(after.get(code)).toEqual(before.get(code));
  });

  it('gives a superseded code the interval of its successor, through several steps, and its children a place there', () => {
    const intervals = assignIntervals([
      province('41'),
      { code: 'old', fiscalParent: '41', successor: 'newer' },
      { code: 'newer', fiscalParent: '41', successor: 'newest' },
      child('newest', '41'),
      child('town of old', 'old'),
    ]);
    expect(intervals.get('old')).toEqual(intervals.get('newest'));
    expect(intervals.get('newer')).toEqual(intervals.get('newest'));
    expect(covers(intervals.get('newest')!, intervals.get('town of old')!)).toBe(true);
  });

  it('names what is wrong with a tree', () => {
    expect(() => assignIntervals([province('41'), province('41')])).toThrow('region 41 comes twice');
    expect(() => assignIntervals([child('4101', '41')])).toThrow(
      'region 4101: its fiscal parent 41 is not among the regions',
    );
    expect(() => assignIntervals([{ code: '41', fiscalParent: null, successor: '42' }])).toThrow('its successor 42');
    expect(() => assignIntervals([child('a', 'b'), child('b', 'a')])).toThrow('circle');
    const ring = [
      { code: 'a', fiscalParent: null, successor: 'b' },
      { code: 'b', fiscalParent: null, successor: 'a' },
    ];
    expect(() => assignIntervals(ring)).toThrow('circle');
    const deep = ['1', '2', '3', '4', '5', '6'].map((code, at) =>
      at === 0 ? province(code) : child(code, String(at)),
    );
    expect(() => assignIntervals(deep)).toThrow('deeper than the 5 levels');
    const many = [province('41'), ...Array.from({ length: 4096 }, (_, at) => child(`c${at}`, '41'))];
    expect(() => assignIntervals(many)).toThrow('no room');
  });
});

describe('the intervals of Henan', () => {
  const intervals = assignIntervals(regions);

  it('follow the fiscal tree: 兰考县 is below the province and not below 开封市, 杞县 is below both', () => {
    const [henan, kaifeng, lankao, qixian] = ['410000000000', '410200000000', '410225000000', '410221000000'].map(
      (code) => intervals.get(code)!,
    );
    expect(covers(henan!, lankao!) && covers(henan!, qixian!)).toBe(true);
    expect(covers(kaifeng!, lankao!)).toBe(false);
    expect(covers(kaifeng!, qixian!)).toBe(true);
  });

  it('are seen by exactly the fiscal superiors', () => {
    const canonical = (code: string): string =>
      byCode.get(code)!.successor ? canonical(byCode.get(code)!.successor!) : code;
    const superiors = (code: string): string[] => {
      const parent = byCode.get(code)!.fiscalParent;
      return parent === null ? [code] : [code, ...superiors(canonical(parent))];
    };
    const counties = regions.filter((region) => region.level !== 'township' && !region.successor);
    for (const { code } of regions) {
      const expected = superiors(canonical(code)).filter((superior) => byCode.get(superior)!.level !== 'township');
      const ord = intervals.get(code)!.lo;
      const seenBy = counties.filter(
        (viewer) => intervals.get(viewer.code)!.lo <= ord && ord <= intervals.get(viewer.code)!.hi,
      );
      expect(seenBy.map((viewer) => viewer.code).sort()).toEqual(expected.sort());
    }
  });

  it('resolve an old code to its successor: 长垣县 → 长垣市, 吉利区 → 孟津区', () => {
    expect(intervals.get('410728000000')).toEqual(intervals.get('410783000000'));
    expect(intervals.get('410306000000')).toEqual(intervals.get('410308000000'));
  });

  it('stay exact as JavaScript numbers, and leave room for the villages of a township', () => {
    for (const { lo, hi } of intervals.values()) expect(Number.isSafeInteger(Number(hi)) && lo > 0n).toBe(true);
    const town = intervals.get('410225101000') ?? intervals.get('410225100000')!;
    expect(town.hi - town.lo > 1000n).toBe(true);
  });
});
