import { cpSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { inRoot, root } from '../run/root.mjs';

const left = new Set(['.git', '.qingqu', 'node_modules', 'bench', 'coverage']);

/**
 * A checkout of its own to break things in: sources and what was built of them. Packages keep their links to one another, which lead into the copy;
 * what npm installed is shared.
 */
export function copyCheckout() {
  const folder = mkdtempSync(join(tmpdir(), 'qingqu-defects-'));
  cpSync(root, folder, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => {
      const path = relative(root, source);
      return !left.has(path) && (basename(path) !== '.cache' || !path.includes('node_modules'));
    },
  });
  symlinkSync(inRoot('node_modules'), join(folder, 'node_modules'));
  return folder;
}
