import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Vault } from '@qingqu/schema';
import { testSeed } from '@qingqu/schema/testing';
import type { IngestFile } from '../batch-file.js';
import { RowChecker } from '../check-row.js';
import { findFeed } from '../find-feed.js';
import { readHead } from '../head.js';
import { nativeLayout } from '../header.js';
import { type Checkpoint, checkAgain, type PreparedBatch } from '../prepare-batch.js';
import { commaSeparated } from '../reading.js';
import { projects } from '../testing/harness.js';
import { loadedReference } from '../testing/reference.js';
import { seeded } from '../testing/sample-file.js';
import { BatchesHere, type BatchSource } from './batch-source.js';
import { BatchesOfThread } from './batches-of-thread.js';

// The thread runs what was built of this package: npm run build.

const seed = testSeed;
const random = seeded(seed);
const reference = loadedReference();
const vault = new Vault(Buffer.alloc(32, 1));
const format = { encoding: 'utf-8', reading: commaSeparated } as const;
const origin = { originSha256: Buffer.alloc(32), part: '', reading: commaSeparated };
const dir = mkdtempSync(join(tmpdir(), 'ingest-thread-'));
const path = join(dir, 'project.csv');
let handle: FileHandle;
let begin: Checkpoint;
let checker: RowChecker;

/** Rows of which one in ten is wrong: a region that is none, an ID number in a text, no key. */
function sample(rows: number): string {
  return projects(
    ...Array.from({ length: rows }, (_, at): [string, string, number, string] => {
      const wrong = random(10) === 0 ? random(3) : undefined;
      return [
        wrong === 0 ? '' : `P${at}`,
        wrong === 1 ? '道路 11010519491231002X' : `"第${at}号，\t道路\\""硬化"""`,
        random(3),
        wrong === 2 ? '999999999999' : '410225000000',
      ];
    }),
  );
}

beforeAll(async () => {
  writeFileSync(path, sample(3500));
  handle = await open(path);
  const { lines } = await readHead(handle, 'utf-8', commaSeparated);
  const { feed, open: openHead } = nativeLayout(findFeed('project'));
  const opened = openHead(lines, origin);
  if ('problems' in opened) throw new Error('the sample has no header');
  checker = new RowChecker(feed, opened.layout, reference, vault);
  begin = { ...lines[0]!.next, row: 1 };
});
afterAll(async () => {
  await handle.close();
  rmSync(dir, { recursive: true, force: true });
});

const ofThread = (at: Checkpoint, file = path) =>
  new BatchesOfThread(
    {
      path: file,
      feed: 'project',
      definition: undefined,
      ...format,
      origin,
      reference,
      within: undefined,
      keys: vault.share(),
      at,
      blocks: new Map(),
    },
    {
      bytes: () => {
        throw new Error('the bytes of good rows stay where they are');
      },
      check: (raw) => checkAgain(raw, checker, format),
    },
  );
const here = (at: Checkpoint) => new BatchesHere(handle, format as unknown as IngestFile, checker, at);

/** What must be the same wherever it was made; the bytes of rejected rows only, no cells, and no digest, which only a thread makes. */
const shown = ({ rows, digest, ...batch }: PreparedBatch) => ({
  ...batch,
  rows: rows.map(({ rowNo, raw, checked: { cells, ...checked }, record }) => ({
    rowNo,
    place: [raw.line, raw.from, raw.to],
    checked,
    record: record?.toString('utf8'),
    raw: checked.good ? undefined : Buffer.from(raw.bytes).toString('utf8'),
  })),
});

async function all(source: BatchSource, write: boolean): Promise<ReturnType<typeof shown>[]> {
  const batches: ReturnType<typeof shown>[] = [];
  do batches.push(shown(await source.next(write)));
  while (!batches.at(-1)!.isLast);
  return batches;
}

describe(`a thread that reads and checks (seed ${seed})`, () => {
  it.each([true, false])('brings the same batches as this thread, with records: %s', async (write) => {
    const thread = ofThread(begin);
    try {
      const [mine, its] = [await all(here(begin), write), await all(thread, write)];
      expect(its).toEqual(mine);
      expect(its).toHaveLength(4);
    } finally {
      await thread.close();
    }
  });

  it('goes on from another place, and forgets what it has read ahead', async () => {
    const [, second] = await all(here(begin), true);
    const thread = ofThread(begin);
    try {
      await thread.next(true);
      await thread.next(true);
      thread.seek(second!.from, true);
      expect(shown(await thread.next(true))).toEqual(second);
    } finally {
      await thread.close();
    }
  });

  it('says that it failed without the words of what it read', async () => {
    const secret = '11010519491231002X';
    const broken = join(dir, 'broken.csv');
    writeFileSync(broken, projects(['P1', secret]).replace('key', `"${secret}`));
    const thread = ofThread(begin, broken);
    try {
      const failure = await thread.next(true).catch((error: Error) => error);
      expect(failure).toBeInstanceOf(Error);
      expect((failure as Error).message).toMatch(/^rows could not be read: /);
      expect((failure as Error).message).not.toContain(secret);
    } finally {
      await thread.close();
    }
  });

  it('fails, and does not wait for ever, when it is closed', async () => {
    const thread = ofThread(begin);
    const batch = thread.next(true);
    await thread.close();
    await expect(batch.then(() => thread.next(true))).rejects.toThrow(/closed/);
  });
});
