import type { Branch } from './branches.js';
import type { Level } from './load-branches.js';

/** A row as the table draws it: a branch with what is loaded below it, or the way to more of its parent's. */
export type TreeRow = { key: string; children?: TreeRow[] } & ({ branch: Branch } | { more: string });

export const ROOT = '';

/** The tree as far as it is loaded. What has something below it that is not loaded yet has empty children, so that it can be opened. */
export function treeOf(loaded: ReadonlyMap<string, Level>, parent = ROOT): TreeRow[] {
  const level = loaded.get(parent);
  if (!level) return [];
  const rows = level.rows.map((branch): TreeRow => {
    const key = `${parent}/${branch.key}`;
    return branch.below ? { key, branch, children: treeOf(loaded, key) } : { key, branch };
  });
  return level.next ? [...rows, { key: `${parent}/more`, more: parent }] : rows;
}

/** Appends a page to what is loaded of a parent. */
export function withLevel(
  loaded: ReadonlyMap<string, Level>,
  parent: string,
  { rows, next }: Level,
): Map<string, Level> {
  return new Map(loaded).set(parent, { rows: [...(loaded.get(parent)?.rows ?? []), ...rows], next });
}
