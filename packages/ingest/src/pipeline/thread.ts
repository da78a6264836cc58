import { open } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { Vault } from '@qingqu/schema';
import { RowChecker } from '../check-row.js';
import { readDefinition } from '../definition/read-definition.js';
import { findFeed } from '../find-feed.js';
import { Framer } from '../framer.js';
import { readHead } from '../head.js';
import { nativeLayout } from '../header.js';
import { BATCH_ROWS, prepareBatch } from '../prepare-batch.js';
import { FramedRows } from './framed-rows.js';
import { type KnownBlock, keyOf, rowsDigest } from './known-blocks.js';
import { type PackedKnown, pack, packedBuffers } from './packed-batch.js';
import type { BatchAnswer, BatchRequest, ThreadData } from './thread-protocol.js';

// The thread that reads and checks the rows of one file and makes their records. It knows no database, and ends with its file.

const data = workerData as ThreadData;
const port = parentPort!;

/** So many blocks are passed over in one transaction, since they cost little. */
const MAX_KNOWN_BLOCKS = 8;

async function begin() {
  const file = await open(data.path);
  const { lines } = await readHead(file, data.encoding, data.reading);
  const { definition } = data;
  const layout = definition ? readDefinition(definition.yaml, definition.id).layout : nativeLayout(findFeed(data.feed));
  const opened = layout.open(lines, data.origin);
  if ('problems' in opened) throw new Error('the header is not what it was');
  const within = data.within === undefined ? undefined : data.reference.regions.get(data.within);
  const vault = Vault.shared(data.keys);
  const checker = new RowChecker(layout.feed, opened.layout, data.reference, vault, within);
  const key = keyOf(vault);
  let records = new FramedRows(new Framer(file, data.at, data.reading));
  let { row } = data.at;
  /** As many of the next rows as an earlier file brought in the same order. */
  const known = async (): Promise<PackedKnown | undefined> => {
    const from = { ...records.position, row };
    const blocks: KnownBlock[] = [];
    const places: number[] = [];
    while (blocks.length < MAX_KNOWN_BLOCKS) {
      const ahead = await records.look(BATCH_ROWS);
      const block = ahead.length > 0 && data.blocks.get(rowsDigest(key, ahead));
      if (!block || block.rows !== ahead.length) break;
      records.take(ahead.length);
      blocks.push(block);
      for (const { line, from: start, to } of ahead) places.push(line, start, to);
    }
    if (blocks.length === 0) return undefined;
    const isLast = (await records.look(1)).length === 0;
    row += places.length / 3;
    return { from, next: { ...records.position, row }, isLast, blocks, places: Float64Array.from(places) };
  };
  return async ({ write, mayPass, seek }: BatchRequest): Promise<BatchAnswer> => {
    if (seek) {
      records = new FramedRows(new Framer(file, seek, data.reading));
      row = seek.row;
    }
    const passed = mayPass && data.blocks.size > 0 ? await known() : undefined;
    if (passed) return { known: passed };
    const ahead = await records.look(BATCH_ROWS);
    const batch = await prepareBatch(records, checker, data, row, write);
    row = batch.next.row;
    if (batch.rows.length === ahead.length && batch.aside === 0) batch.digest = rowsDigest(key, ahead);
    return { batch: pack(batch) };
  };
}

/** What is handed over and not copied. */
function buffersOf(answer: BatchAnswer): ArrayBuffer[] {
  if ('known' in answer) return [answer.known.places.buffer];
  return 'batch' in answer ? packedBuffers(answer.batch) : [];
}

/** The error's kind and place. Its words may quote what was being read. */
const nameOf = (error: unknown): string => {
  const { name, code, stack } = error as { name: string; code?: string; stack?: string };
  return [code ?? name, ...(stack?.match(/^ {4}at .+$/gm) ?? [])].join('\n');
};

const begun = begin();
let turn: Promise<void> = Promise.resolve();
port.on('message', (request: BatchRequest) => {
  turn = turn.then(async () => {
    try {
      const answer = await (await begun)(request);
      port.postMessage(answer, buffersOf(answer));
    } catch (error) {
      port.postMessage({ failure: nameOf(error) } satisfies BatchAnswer);
    }
  });
});
begun.catch(() => undefined);
