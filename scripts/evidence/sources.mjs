import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inRoot, root } from '../run/root.mjs';

const roots = ['schema/src', 'packages', 'examples'];
const skipped = new Set(['node_modules', 'dist', 'fixtures', 'generated', '.qingqu']);

/** The test files of the repository, by path from its root, and what they say. */
export function testFiles() {
  const found = new Map();
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name)) walk(path);
      } else if (/\.test\.tsx?$/.test(entry.name))
        found.set(relative(root, path).replaceAll('\\', '/'), readFileSync(path, 'utf8'));
    }
  };
  for (const folder of roots) walk(inRoot(folder));
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}
