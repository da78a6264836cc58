import { stat } from 'node:fs/promises';
import { rowsOf, withDuckDb } from '../duckdb.js';
import { SnapshotUnusable } from '../errors.js';
import { snapshotPath } from './files.js';
import { formatDigest, relationSources } from './mapping.js';

/** A snapshot that is there and whole. */
export interface Snapshot {
  path: string;
  epoch: bigint;
  builtAtEpoch: bigint;
  deltas: number;
  /** Rows by relation, all versions. */
  rows: Record<string, number>;
  /** Changes with how the relations are made. */
  format: string;
  /** Digests of the reference data (regions, codes, calendar), which has no epochs. */
  reference: Record<string, string>;
}

/** The snapshot of an epoch. Throws SnapshotUnusable when it is missing, damaged or made by another version. */
export async function openSnapshot(dir: string, epoch: bigint): Promise<Snapshot> {
  const path = snapshotPath(dir, epoch);
  const { size } = await stat(path).catch((cause) => {
    throw new SnapshotUnusable(`There is no snapshot of epoch ${epoch} in ${dir}: ${wayOut}.`, { cause });
  });
  const facts = await readFacts(path).catch((cause: Error) => {
    throw damaged(path, cause);
  });
  if (BigInt(size) < facts.blocks) throw damaged(path, new Error(`${size} bytes of ${facts.blocks} are there`));
  if (facts.epoch !== epoch) throw damaged(path, new Error(`it holds epoch ${facts.epoch}`));
  if (facts.format !== formatDigest(relationSources()))
    throw new SnapshotUnusable(`The snapshot ${path} was made for another version of the relations: ${wayOut}.`);
  const { builtAtEpoch, deltas, format } = facts;
  const rows = JSON.parse(facts.relations) as Record<string, number>;
  return { path, epoch, builtAtEpoch, deltas, format, rows, reference: JSON.parse(facts.reference ?? '{}') };
}

const wayOut = 'run `qingqu snapshot --rebuild`';

/** The error of a snapshot file that cannot be read. */
export function damaged(path: string, cause: Error): SnapshotUnusable {
  const reason = cause.message.split('\n')[0];
  return new SnapshotUnusable(`The snapshot ${path} is damaged (${reason}): ${wayOut}.`, { cause });
}

interface Facts {
  epoch: bigint;
  format: string;
  builtAtEpoch: bigint;
  deltas: number;
  relations: string;
  /** Null in a file of an earlier format. */
  reference: string | null;
  /** Bytes that the file has at least: DuckDB itself misses a lost tail until it reads there. */
  blocks: bigint;
}

function readFacts(path: string): Promise<Facts> {
  return withDuckDb(path, { access_mode: 'READ_ONLY', threads: '1' }, async (connection) => {
    const facts = await rowsOf<Facts>(
      connection,
      `select epoch, format, built_at_epoch as "builtAtEpoch", deltas, relations::varchar as relations, (to_json(s)->'reference')::varchar as reference,
         (select used_blocks * block_size from pragma_database_size()) as blocks
       from snapshot_info s`,
    );
    if (facts.length !== 1) throw new Error('it does not say which epoch it holds');
    return facts[0]!;
  });
}
