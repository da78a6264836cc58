import type { NamedRegion } from '../../../parts/region-names.js';
import { groupBy } from '../group-by.js';
import { type Counts, sumOf } from './balance.js';

/** A region's own cases of a category. */
export interface MatrixLine extends Counts {
  category: string;
  ledger: { id: string; regionCode: string } | null;
}

/** A region with those below it: what stands in its categories, in all, and where its ledger is. */
export interface MatrixRow {
  key: string;
  name: string;
  /** The ledger of the region; nothing where only those below it have lines. */
  ledgerId: string | undefined;
  own: Counts;
  total: Counts;
  byCategory: Readonly<Record<string, Counts>>;
  children?: MatrixRow[];
}

/** Regions as a tree of what they and those below them count: city, county, category. */
export function matrixOf(lines: readonly MatrixLine[], regions: ReadonlyMap<string, NamedRegion>): MatrixRow[] {
  const of = groupBy(lines, ({ ledger }) => ledger?.regionCode ?? '');
  const below = groupBy(regions.values(), ({ above }) => (above && regions.has(above) ? above : ''));

  function rowOf({ code, name }: NamedRegion): (MatrixRow & { lines: MatrixLine[] }) | undefined {
    const own = of.get(code) ?? [];
    const children = (below.get(code) ?? []).flatMap((region) => rowOf(region) ?? []);
    const all = [...own, ...children.flatMap((child) => child.lines)];
    if (all.length === 0) return undefined;
    const categories = groupBy(all, ({ category }) => category);
    return {
      key: code,
      name,
      ledgerId: own[0]?.ledger?.id,
      own: sumOf(own),
      total: sumOf(all),
      byCategory: Object.fromEntries([...categories].map(([category, some]) => [category, sumOf(some)])),
      lines: all,
      ...(children.length > 0 && { children }),
    };
  }

  return (below.get('') ?? []).flatMap((region) => rowOf(region) ?? []);
}
