import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Vault } from '@qingqu/schema';
import type { TestDatabase } from '@qingqu/schema/testing';
import { type IngestDeps, type IngestRequest, ingestFile } from '../ingest-file.js';
import { loadReferenceData } from '../reference-data.js';

/** Ingest on a test database, with a blob folder of its own. */
export interface Harness {
  deps: IngestDeps;
  /** Takes in a text (or bytes) as a file. */
  ingest(feed: string, content: string | Uint8Array, request?: Partial<IngestRequest>): ReturnType<typeof ingestFile>;
  /** The current record with this source key. */
  row(feed: string, sourceKey: string): Promise<Record<string, unknown> | undefined>;
  dispose(): void;
}

export async function harness(database: TestDatabase): Promise<Harness> {
  const blobDir = mkdtempSync(join(tmpdir(), 'ingest-blobs-'));
  const pool = database.system;
  const deps: IngestDeps = {
    pool,
    vault: new Vault(Buffer.alloc(32, 1)),
    blobDir,
    now: () => performance.now(),
    reference: await loadReferenceData(pool),
  };
  return {
    deps,
    ingest: (feed, content, request) =>
      ingestFile(deps, { feed, bytes: Buffer.from(content), receivedBy: 'tester', ...request }),
    row: async (feed, sourceKey) =>
      (await pool.query(`select * from ${feed} where source_key = $1`, [sourceKey])).rows[0],
    dispose: () => rmSync(blobDir, { recursive: true, force: true }),
  };
}

/** A file of the feed `project`: key, name and, where given, revision. */
export const projects = (...rows: [key: string, name: string, rev?: number, region?: string][]): string =>
  `key,name,region_code,status,rev\n${rows.map(([key, name, rev = 0, region = '410225000000']) => `${key},${name},${region},running,${rev}\n`).join('')}`;
