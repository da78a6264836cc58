import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeBlob } from '../../blob-store.js';
import type { FormatWish } from '../../layout.js';
import type { Problem } from '../../problem.js';
import { type Part, type PartsDeps, partsOf } from '../parts.js';

/** A delivery as it was read: the rows of each part that is in cells, by the name of the part. */
export interface ReadParts {
  parts: Part[];
  rows: Record<string, unknown[][]>;
  notes: string[];
  problems: Problem[];
}

/** Reads deliveries into a folder of its own. */
export function partsReader(): {
  read(bytes: Buffer | string, wish?: FormatWish, deps?: Partial<PartsDeps>): Promise<ReadParts>;
  blobDir: string;
  dispose(): void;
} {
  const blobDir = mkdtempSync(join(tmpdir(), 'parts-'));
  return {
    blobDir,
    dispose: () => rmSync(blobDir, { recursive: true, force: true }),
    async read(bytes, wish = {}, deps = {}) {
      const blob = await storeBlob(blobDir, Buffer.from(bytes));
      const found = await partsOf({ blobDir, ...deps }, blob, wish);
      if ('problems' in found) return { parts: [], rows: {}, notes: [], problems: found.problems };
      const inCells = found.parts.filter((part) => part.reading.kind === 'cells');
      return {
        parts: found.parts,
        rows: Object.fromEntries(inCells.map((part) => [part.name, rowsOf(part)])),
        notes: [...found.parts.flatMap((part) => part.notes ?? []), ...found.notes].map((note) => note.en),
        problems: found.parts.flatMap((part) => part.problems ?? []),
      };
    },
  };
}

const rowsOf = (part: Part): unknown[][] =>
  readFileSync(part.blob.path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
