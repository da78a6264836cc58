import { createHash, hash } from 'node:crypto';
import type { Vault } from '@qingqu/schema';
import type pg from 'pg';
import type { RawRecord } from '../framer.js';
import type { HeadLine } from '../layout.js';
import type { Encoding, Reading } from '../reading.js';
import type { ReferenceData } from '../reference-data.js';

/** Rows that an earlier file brought. */
export interface KnownBlock {
  fileId: bigint;
  rowFrom: number;
  rows: number;
}

/** The blocks of earlier files that were read as this one is, by the digest of their bytes. */
export type KnownBlocks = ReadonlyMap<string, KnownBlock>;

/** So many are looked for, the last ones first: twenty million rows. */
const MAX_BLOCKS = 20_000;

/** To be raised when a check or a canonical form changes, so that everything is read anew. */
const CHECKS = 1;

/** What rows are read by: where any of it is another, the same bytes may mean something else. Hex. */
export function readingDigest(
  vault: Vault,
  reference: ReferenceData,
  how: { feed: string; definitionId: bigint | null; encoding: Encoding; reading: Reading; head: readonly HeadLine[] },
): string {
  const told = { ...how, definitionId: String(how.definitionId), head: how.head.map(({ cells }) => cells) };
  return hash('sha256', JSON.stringify([keyOf(vault), CHECKS, digestOf(reference), told]), 'hex');
}

/** What the blocks' digests begin with. A plain digest of a few rows, of which only a number is unknown, could be tried out. */
export const keyOf = (vault: Vault): string => vault.accountId('content-hash');

/** Of rows, whatever their line ends. Hex. */
export function rowsDigest(key: string, rows: readonly RawRecord[]): string {
  const digest = createHash('sha256').update(key);
  for (const { bytes } of rows) digest.update(bytes);
  return digest.update(Uint32Array.from(rows, ({ bytes }) => bytes.length)).digest('hex');
}

const digests = new WeakMap<ReferenceData, string>();

function digestOf(reference: ReferenceData): string {
  const known = digests.get(reference);
  if (known !== undefined) return known;
  const regions = [...reference.regions.values()].map(({ code, lo, hi }) => `${code}|${lo}|${hi}`).sort();
  const codes = [...reference.codes].map(([system, list]) => [system, [...list.codes].sort(), [...list.heads].sort()]);
  const digest = hash('sha256', JSON.stringify([regions, codes.sort()]), 'hex');
  digests.set(reference, digest);
  return digest;
}

/** What is known of rows that are read in this way. */
export async function loadBlocks(db: pg.Pool, reading: string): Promise<KnownBlocks> {
  const { rows } = await db.query<KnownBlock & { digest: string }>(
    `select encode(digest, 'hex') as digest, file_id as "fileId", row_from as "rowFrom", rows from ingest_block
     where reading = decode($1, 'hex') order by file_id desc limit ${MAX_BLOCKS}`,
    [reading],
  );
  return new Map(rows.map(({ digest, ...block }) => [digest, block]));
}

/** Remembers the rows of a batch; of the same rows of two files those of the later one. */
export async function rememberBlock(
  client: pg.ClientBase,
  reading: string,
  digest: string,
  { fileId, rowFrom, rows }: KnownBlock,
): Promise<void> {
  await client.query(
    `insert into ingest_block (reading, digest, file_id, row_from, rows) values (decode($1, 'hex'), decode($2, 'hex'), $3, $4, $5)
     on conflict (reading, digest) do update set file_id = excluded.file_id, row_from = excluded.row_from, rows = excluded.rows`,
    [reading, digest, fileId, rowFrom, rows],
  );
}
