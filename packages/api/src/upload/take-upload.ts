import { findLayout, ingestDelivery, UnknownFeedError } from '@qingqu/ingest';
import { entities } from '../entities/index.js';
import { choiceName } from '../model/choice.js';
import { globalId } from '../plan/global-id.js';
import type { Log } from '../server/log.js';
import type { IntakePort } from './intake-port.js';
import { refuse } from './refused.js';
import type { UploadWish } from './upload-wish.js';
import type { Uploader } from './uploader.js';

/** A file that has come whole. */
export interface WholeFile {
  path: string;
  sha256: string;
}

/** What became of a file that is whole. */
export interface UploadAnswer {
  sha256: string;
  /** One for each thing that is read in it: the file, its sheets, the members of an archive. */
  batches: {
    /** As GraphQL knows it. */
    id: string;
    number: string;
    part?: string;
    status: string;
    /** Whether these bytes had come before; then nothing was done. */
    already: boolean;
    /** Why it was refused or parked. */
    problem?: string;
  }[];
}

/**
 * Registers a file that has come, as a delivery of its sender: rows outside of the sender's region will be rejected one by one. The same bytes
 * again are answered with the first batch.
 * @throws UploadRefused for a feed that there is not
 */
export async function takeUpload(
  port: IntakePort,
  log: Log,
  { username, within }: Uploader,
  file: WholeFile,
  { feed, name, asOf, declared }: UploadWish,
): Promise<UploadAnswer> {
  const results = await ingestDelivery(port.ingest, {
    feed,
    path: file.path,
    name,
    declared,
    receivedBy: username,
    within,
    later: port.wake !== undefined,
    ...(asOf === undefined ? {} : { asOf }),
  });
  const waiting = results.filter(({ status }) => status === 'received' || status === 'loading').map(({ id }) => id);
  if (port.wake && waiting.length > 0)
    await port.wake(waiting).catch((error: Error) => {
      // They are registered: whoever looks for work next finds them.
      log.warn(
        { batches: waiting.map(String), error: { message: error.message } },
        'nobody could be woken for an upload',
      );
    });
  const known = new Set(results.flatMap(({ already }) => already ?? []));
  const batches = await batchesOf(port, 'id = any($1::bigint[])', [results.map(({ id }) => id)]);
  return {
    sha256: file.sha256,
    batches: batches.map(({ id, ...rest }) => ({ ...rest, id: idOf(id), already: known.has(id) })),
  };
}

/** @throws UploadRefused for a feed that there is not: before a file is sent for it */
export async function expectFeed(port: IntakePort, feed: string): Promise<void> {
  await findLayout(port.ingest.pool, feed).catch((error: unknown) => {
    if (error instanceof UnknownFeedError) return refuse(400, 'BAD_USER_INPUT', error.words.zh, error.words.en);
    throw error;
  });
}

/** The batches of these bytes that this sender's region has handed in before; undefined when there are none. */
export async function uploadedBefore(
  port: IntakePort,
  { within }: Uploader,
  feed: string,
  sha256: string,
): Promise<UploadAnswer | undefined> {
  const layout = await findLayout(port.ingest.pool, feed);
  const batches = await batchesOf(
    port,
    `feed = $1 and origin_sha256 = $2 and definition_id is not distinct from $3 and within_region = $4 and kind = 'delivery' and status <> 'refused'`,
    [layout.feed.name, Buffer.from(sha256, 'hex'), layout.definitionId, within.code],
  );
  if (batches.length === 0) return undefined;
  return { sha256, batches: batches.map(({ id, ...rest }) => ({ ...rest, id: idOf(id), already: true })) };
}

const idOf = (id: bigint) => globalId(entities.get('Batch')!, [String(id)]);

async function batchesOf(port: IntakePort, where: string, values: unknown[]) {
  const { rows } = await port.ingest.pool.query<{ id: bigint; part: string; status: string; lastError: string | null }>(
    `select id, part, status, last_error as "lastError" from ingest_file where ${where} order by id`,
    values,
  );
  return rows.map(({ id, part, status, lastError }) => ({
    id,
    number: String(id),
    ...(part === '' ? {} : { part }),
    status: choiceName(status),
    ...(lastError === null ? {} : { problem: lastError }),
  }));
}
