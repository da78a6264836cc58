import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction } from '@qingqu/schema';
import { keepEvidence, type TestDatabase, testDatabase, testSeed } from '@qingqu/schema/testing';
import { insertFile } from '../batch-file.js';
import { storeBlob } from '../blob-store.js';
import { findLayout } from '../definition/find-layout.js';
import { addDefinition } from '../definition/store.js';
import { loadFile } from '../ingest-file.js';
import { commaSeparated } from '../reading.js';
import { type Harness, harness } from '../testing/harness.js';
import { assertInvariants } from '../testing/invariants.js';
import { seeded } from '../testing/sample-file.js';

// In whatever order files come, and whoever works on them at the same time, the end is the same.

const seed = testSeed;
const random = seeded(seed);
const pick = <T>(from: readonly T[]): T => from[random(from.length)]!;

let database: TestDatabase;
let h: Harness;
beforeAll(async () => {
  database = await testDatabase();
  h = await harness(database);
  for (const feed of ['project', 'contract']) await addDefinition(database.system, definitionOf(feed), 'tester');
});
afterAll(async () => {
  await assertInvariants(database.system);
  h.dispose();
  await database.drop();
});

const definitionOf = (feed: string) => `
name: ${feed}-marked
feed: ${feed}
title: { zh: 带删除标志, en: With deletions }
${feed === 'contract' ? "columns: { agency_key: { constant: '001001' }, contract_no: { constant: 'HT-2018-015' } }" : 'columns: { status: { constant: running } }'}
deleted: { when: { gone: 'yes' } }
`;

/** A file of a world: what it says, by which definition, as of which day. */
interface WorldFile {
  name: string;
  feed: 'project' | 'contract';
  asOf: string | null;
  /** The civil day on which it comes, counted back from today. */
  daysAgo: number;
  rows: { key: string; rev: number | null; name: string; gone: boolean; isBad: boolean }[];
}

/** @param declared whether each row's order is declared by a revision or the file's business day */
function world(files: number, declared: boolean): WorldFile[] {
  const keys = ['A', 'B', 'C'].slice(0, 1 + random(3));
  const days = [null, '2018-01-31', '2018-02-28'];
  return Array.from({ length: files }, (_, at) => {
    const asOf = pick(days);
    return {
      name: `F${at}`,
      feed: random(5) === 0 ? 'contract' : 'project',
      asOf,
      daysAgo: declared ? 0 : files - at,
      rows: Array.from({ length: 1 + random(5) }, () => ({
        key: pick(keys),
        rev: declared && asOf === null ? 1 + random(2) : pick([null, null, 1, 2]),
        name: pick(['甲', '乙', '丙']),
        gone: random(6) === 0,
        isBad: random(10) === 0,
      })),
    };
  });
}

/** Takes a world in: files are received in one order and worked on in another. @returns what is left of it, without numbers of files and versions */
async function end(of: readonly WorldFile[], received: readonly number[], worked: readonly number[], workers = 1) {
  runs += 1;
  const run = `R${runs}-`;
  const ids = new Map<number, bigint>();
  for (const at of received) ids.set(at, await receive(of[at]!, run));
  const waiting = worked.map((at) => ids.get(at)!);
  const work = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const { status, refusal } = await loadFile(h.deps, id, {});
      expect({ status, refusal }).toEqual({ status: 'done', refusal: undefined });
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  const states = [];
  for (const feed of ['project', 'contract'])
    states.push(
      ...(
        await database.system.query<{ state: string }>(
          `select concat_ws(' ', $2::text, replace(source_key, $1, ''), source_rev, name, region_code, entered_org) as state from ${feed}
           where source_key like $1 || '%' order by 1`,
          [run, feed],
        )
      ).rows.map(({ state }) => state),
    );
  const rejected = await database.system.query<{ place: string }>(
    `select replace(f.name, $1, '') || ':' || q.row_no as place from quarantine q join ingest_file f on f.id = q.file_id
     where f.name like $1 || 'F%' order by 1`,
    [run],
  );
  return { states, rejected: rejected.rows.map(({ place }) => place) };
}
let runs = 0;
let orders = 0;

async function receive(file: WorldFile, run: string): Promise<bigint> {
  const lines = file.rows.map(
    ({ key, rev, name, gone, isBad }) =>
      `${run}${key},${gone ? '' : name},${isBad ? '999999000000' : '410225000000'},${rev ?? ''},${gone ? 'yes' : ''}`,
  );
  const content = ['key,name,region_code,rev,gone', ...lines, ''].join('\n');
  const blob = await storeBlob(h.deps.blobDir, Buffer.from(content));
  const { definitionId } = await findLayout(database.system, `${file.feed}-marked`);
  const { id } = await inTransaction(database.system, (client) =>
    insertFile(client, {
      feed: file.feed,
      definitionId,
      sourceId: null,
      name: `${run}${file.name}`,
      part: '',
      originSha256: blob.sha256,
      sha256: blob.sha256,
      bytes: blob.bytes,
      encoding: 'utf-8',
      reading: commaSeparated,
      kind: 'delivery',
      asOf: file.asOf,
      declared: {},
      receivedBy: 'tester',
      withinRegion: null,
      scopeOrd: h.deps.reference!.root.lo,
    }),
  );
  await database.system.query(`update ingest_file set received_at = now() - $2 * interval '1 day' where id = $1`, [
    id,
    file.daysAgo,
  ]);
  return id;
}

const inOrder = (files: readonly unknown[]) => files.map((_, at) => at);

function shuffled(files: readonly unknown[]): number[] {
  const order = inOrder(files);
  for (let at = order.length - 1; at > 0; at--) {
    const other = random(at + 1);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}

function permutations(of: readonly number[]): number[][] {
  if (of.length <= 1) return [[...of]];
  return of.flatMap((first) => permutations(of.filter((other) => other !== first)).map((rest) => [first, ...rest]));
}

describe(`whatever the order (seed ${seed})`, () => {
  const same = async (of: WorldFile[], ends: () => Promise<unknown>, expected: unknown, order: readonly number[]) => {
    const got = await ends();
    orders += 1;
    try {
      expect(got).toEqual(expected);
    } catch (error) {
      throw new Error(`order ${order.join(' ')} of ${JSON.stringify(of, null, 1)}\n${(error as Error).message}`);
    }
  };

  it.each([
    [2, 8],
    [3, 4],
    [4, 1],
    [5, 1],
  ])('%i files end the same in each order in which they can come', async (files, worlds) => {
    for (let n = 0; n < worlds; n++) {
      const of = world(files, true);
      const expected = await end(of, inOrder(of), inOrder(of));
      for (const order of permutations(inOrder(of))) await same(of, () => end(of, order, order), expected, order);
    }
  });

  it('many files end the same in random orders', async () => {
    for (let n = 0; n < 4; n++) {
      const of = world(6 + random(4), true);
      const expected = await end(of, inOrder(of), inOrder(of));
      for (let at = 0; at < 3; at++) {
        const order = shuffled(of);
        await same(of, () => end(of, order, order), expected, order);
      }
    }
  });

  it('files that declare no order end as they came, in whatever order they are worked on', async () => {
    for (let n = 0; n < 12; n++) {
      const of = world(2 + random(4), false);
      const expected = await end(of, inOrder(of), inOrder(of));
      for (let at = 0; at < 4; at++) {
        const order = shuffled(of);
        await same(of, () => end(of, inOrder(of), order), expected, order);
      }
    }
  });

  it('two workers at once end as one does', async () => {
    for (let n = 0; n < 12; n++) {
      const of = world(3 + random(5), random(2) === 0);
      const expected = await end(of, inOrder(of), inOrder(of));
      for (let at = 0; at < 2; at++) {
        const order = shuffled(of);
        await same(of, () => end(of, inOrder(of), order, 2), expected, order);
      }
    }
    keepEvidence('F10/order', { 'worlds taken in': runs, 'orders compared': orders, seed });
  });
});
