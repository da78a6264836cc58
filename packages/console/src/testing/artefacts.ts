import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Where screenshots and downloads of a run are left for people to look at. */
const folder = process.env.QINGQU_ARTEFACTS ?? resolve(__dirname, '../../../../.qingqu/artefacts/console');

clearOnce();

/** What another run has left is taken away by the first test file of this run, long before any of them has opened a page. */
function clearOnce(): void {
  try {
    // The temporary folder is the run's own.
    mkdirSync(join(tmpdir(), 'artefacts-cleared'));
  } catch {
    return;
  }
  rmSync(folder, { recursive: true, force: true });
}

/** The path of an artefact such as `journeys/clerk-1.png`. */
export function artefact(name: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  return path;
}
