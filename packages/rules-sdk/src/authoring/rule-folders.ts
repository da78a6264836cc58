import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The folders below `<dir>/src` that hold a rule, by the id that they are named after. */
export function ruleFolders(dir: string): Map<string, string> {
  const folders = new Map<string, string>();
  const walk = (folder: string) => {
    if (existsSync(join(folder, 'rule.ts'))) folders.set(basename(folder), folder);
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isDirectory()) walk(join(folder, entry.name));
  };
  const src = join(dir, 'src');
  if (existsSync(src)) walk(src);
  return folders;
}
