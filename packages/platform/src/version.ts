import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Folders } from './folders.js';

/** The version of the platform, as its releases count. */
export function versionOf({ root }: Pick<Folders, 'root'>): string {
  const { version } = JSON.parse(readFileSync(join(root, 'packages/platform/package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
