import { basename } from 'node:path';
import { findNameOfFile } from './definition/find-layout.js';
import { UnknownFeedError } from './find-feed.js';
import { type IngestDeps, ingestDelivery, type LoadOptions, loadIfIdle } from './ingest-file.js';
import type { IngestFailure, IngestResult } from './ingest-result.js';
import { loadReferenceData } from './reference-data.js';
import type { Words } from './words.js';

export interface FilesRequest extends LoadOptions {
  /** Files, in any order; without `feed`, each file's name tells its feed (see {@link findNameOfFile}). */
  paths: readonly string[];
  feed?: string;
  receivedBy: string;
}

/** Takes in several files, one after the other. A bad one does not stop the others. */
export async function ingestFiles(
  deps: IngestDeps,
  { paths, feed, ...request }: FilesRequest,
): Promise<(IngestResult | IngestFailure)[]> {
  const shared = { ...deps, reference: deps.reference ?? (await loadReferenceData(deps.pool)) };
  return each(paths, request.signal, basename, async (path) =>
    ingestDelivery(shared, { ...request, path, feed: feed ?? (await findNameOfFile(shared.pool, path)) }),
  );
}

/** Takes up every batch that is registered but not finished and that nobody is on: after a crash, at start, every now and then. */
export async function resumeUnfinished(
  deps: IngestDeps,
  options: LoadOptions = {},
): Promise<(IngestResult | IngestFailure)[]> {
  const { rows } = await deps.pool.query<{ id: bigint; name: string }>(
    `select id, name from ingest_file where status in ('received', 'loading') order by id`,
  );
  if (rows.length === 0) return [];
  const shared = { ...deps, reference: deps.reference ?? (await loadReferenceData(deps.pool)) };
  return each(
    rows,
    options.signal,
    ({ name }) => name,
    async ({ id }) => {
      const result = await loadIfIdle(shared, id, options);
      return result ? [result] : [];
    },
  );
}

async function each<T>(
  items: readonly T[],
  signal: AbortSignal | undefined,
  nameOf: (item: T) => string,
  work: (item: T) => Promise<IngestResult[]>,
): Promise<(IngestResult | IngestFailure)[]> {
  const results: (IngestResult | IngestFailure)[] = [];
  for (const item of items) {
    if (signal?.aborted) break;
    try {
      results.push(...(await work(item)));
    } catch (cause) {
      results.push({ status: 'failed', name: nameOf(item), words: wordsOf(cause), cause });
    }
  }
  return results;
}

function wordsOf(error: unknown): Words {
  if (error instanceof UnknownFeedError) return error.words;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return { zh: '文件不存在', en: 'there is no such file' };
  if (code === 'EACCES') return { zh: '没有读取该文件的权限', en: 'the file may not be read' };
  if (code === 'EISDIR') return { zh: '这是一个目录，应为 CSV 文件', en: 'this is a folder; expected a CSV file' };
  return { zh: `处理中断：${message}`, en: `interrupted: ${message}` };
}
