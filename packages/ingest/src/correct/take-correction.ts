import type pg from 'pg';
import { insertFile, isUnfinished, type Outcome, readFile } from '../batch-file.js';
import { storeBlob } from '../blob-store.js';
import { feeds } from '../feeds/index.js';
import type { IngestDeps } from '../ingest-file.js';
import { commaSeparated } from '../reading.js';
import type { Words } from '../words.js';
import type { PreparedCorrection } from './prepare-correction.js';

/** What became of a correction; `waiting` until its batch is finished, also while that is parked for a person. */
export type CorrectionEnd =
  | { status: 'waiting' }
  | { status: 'taken'; versionAfter: number }
  | { status: 'not_taken'; outcome: Outcome | 'refused'; words: Words };

/**
 * Keeps the bytes of a correction and registers its batch, in the transaction at hand: from its commit on it is loaded like any other batch, by
 * `loadFile` or by the worker.
 *
 * @returns the batch's number
 */
export async function registerCorrection(
  client: pg.ClientBase,
  { blobDir }: Pick<IngestDeps, 'blobDir'>,
  { feed, bytes, asOf, overVersion, within }: PreparedCorrection,
  { name, by }: { name: string; by: string },
): Promise<bigint> {
  const blob = await storeBlob(blobDir, bytes);
  const { id } = await insertFile(client, {
    feed,
    definitionId: null,
    sourceId: null,
    name: `${name}.csv`,
    part: '',
    originSha256: blob.sha256,
    sha256: blob.sha256,
    bytes: blob.bytes,
    encoding: 'utf-8',
    reading: commaSeparated,
    kind: 'correction',
    asOf,
    declared: {},
    receivedBy: by,
    withinRegion: within.code,
    overVersion,
    scopeOrd: within.lo,
  });
  return id;
}

/** What became of a correction's batch. */
export async function correctionEnd(db: pg.Pool, fileId: bigint): Promise<CorrectionEnd> {
  const file = await readFile(db, fileId);
  if (isUnfinished(file) || file.status === 'parked') return { status: 'waiting' };
  if (file.status === 'refused') return notTaken(file.status, batchRefused);
  const { rows } = await db.query<{ outcome: Outcome; targetId: string; reason: Words | null }>(
    `select r.outcome, r.target_id as "targetId",
       (select json_build_object('zh', q.message_zh, 'en', q.message_en) from quarantine q where q.file_id = r.file_id and q.row_no = r.row_no) as reason
     from ingest_row r where r.file_id = $1`,
    [fileId],
  );
  const { outcome, targetId, reason } = rows[0]!;
  if (outcome === 'updated') return { status: 'taken', versionAfter: await versionBy(db, file.feed, targetId, fileId) };
  return notTaken(outcome, reason ?? overtaken);
}

const notTaken = (outcome: Outcome | 'refused', words: Words): CorrectionEnd => ({
  status: 'not_taken',
  outcome,
  words,
});

const batchRefused: Words = {
  zh: '更正批次被整体拒收，请系统管理员查看该批次',
  en: "the correction's batch was refused as a whole; an administrator has to look at it",
};
const overtaken: Words = {
  zh: '来源系统其间报送了该数据的新版，请核对新版后再办',
  en: 'its source delivered a new version of the record meanwhile; look at that one first',
};

/** The version that a batch made of a record; others may stand above it by now. */
async function versionBy(db: pg.Pool, feed: string, id: string, fileId: bigint): Promise<number> {
  const { name } = feeds.get(feed)!.table;
  const { rows } = await db.query<{ version: number }>(
    `select min(version) as version from (select version from ${name} where id = $1 and file_id = $2
       union all select version from ${name}_history where id = $1 and file_id = $2) made`,
    [id, fileId],
  );
  return rows[0]!.version;
}
