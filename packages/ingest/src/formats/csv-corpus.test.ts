import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepEvidence, type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import iconv from 'iconv-lite';
import { parse } from 'yaml';
import { addDefinition } from '../definition/store.js';
import { outcomes } from '../index.js';
import type { Reading } from '../reading.js';
import { type Harness, harness } from '../testing/harness.js';
import { assertInvariants } from '../testing/invariants.js';

// Every file of ../../corpora/csv.yaml through the whole ingest.

type Piece = string | { hex: string } | { repeat: string; times: number } | { text: string; in: string };

interface Case {
  text: string | Piece[];
  in?: string;
  bom?: boolean;
  wish?: { encoding?: string; delimiter?: string; quote?: string };
  loaded?: Record<string, string>;
  rejected?: Record<string, string>;
  duplicate?: number;
  rows?: number;
  refused?: string;
  read_as?: [encoding: string, delimiter: string];
}

const cases: Record<string, Case> = parse(
  readFileSync(join(process.cwd(), 'packages/ingest/corpora/csv.yaml'), 'utf8'),
);

const MARKS: Record<string, string> = {
  'utf-8': 'efbbbf',
  'utf-16le': 'fffe',
  'utf-16be': 'feff',
  gb18030: '84319533',
};

function bytesOf({ text, in: charset = 'utf-8', bom }: Case): Buffer {
  const pieces = (typeof text === 'string' ? [text] : text).map((piece) => {
    if (typeof piece === 'string') return iconv.encode(piece, charset);
    if ('hex' in piece) return Buffer.from(piece.hex, 'hex');
    return 'repeat' in piece
      ? iconv.encode(piece.repeat.repeat(piece.times), charset)
      : iconv.encode(piece.text, piece.in);
  });
  return Buffer.concat([Buffer.from(bom ? MARKS[charset]! : '', 'hex'), ...pieces]);
}

let database: TestDatabase;
let h: Harness;
beforeAll(async () => {
  database = await testDatabase();
  h = await harness(database);
});
afterAll(async () => {
  await assertInvariants(database.system);
  h.dispose();
  await database.drop();
});

/** The feed, or a definition of it that asks for this dialect. */
async function feedFor({ delimiter, quote }: NonNullable<Case['wish']>, at: number): Promise<string> {
  if (delimiter === undefined && quote === undefined) return 'project';
  const name = `project-case${at}`;
  await addDefinition(
    database.system,
    JSON.stringify({ name, feed: 'project', title: name, file: { delimiter, quote } }),
    'tester',
  );
  return name;
}

describe('a text file', () => {
  it('comes in more than 60 kinds', () => expect(Object.keys(cases).length).toBeGreaterThan(60));

  it.each(Object.entries(cases).map(([name, one], at) => ({ name, one, at })))('$name', async ({ one, at }) => {
    const { wish = {}, loaded = {}, rejected, duplicate = 0, refused } = one;
    await database.system.query('truncate project, project_history');
    const encoding = wish.encoding === undefined ? {} : { encoding: wish.encoding };
    const result = await h.ingest(await feedFor(wish, at), bytesOf(one), encoding);

    expect(result.refusal?.problems[0]?.code).toBe(refused);
    expect(result.status).toBe(refused ? 'refused' : 'done');
    const stored = await database.system.query('select source_key as key, name from project order by row_no');
    expect(Object.fromEntries(stored.rows.map(({ key, name }) => [key, name]))).toEqual(loaded);
    const quarantine = await database.system.query(
      'select line, reason_code as code from quarantine where file_id = $1 order by line',
      [result.id],
    );
    const codes = Object.fromEntries(quarantine.rows.map(({ line, code }) => [line, code]));
    if (one.rows === undefined) expect(codes).toEqual(rejected ?? {});
    // Every row is accounted for: those that are told here, or their number where there are too many to tell.
    const rows = one.rows ?? Object.keys(loaded).length + Object.keys(rejected ?? {}).length + duplicate;
    expect(result.read).toBe(rows);
    expect(outcomes.reduce((sum, outcome) => sum + result.counts[outcome], 0)).toBe(rows);
    if (!one.read_as) return;
    const { rows: files } = await database.system.query<{ encoding: string; reading: Reading }>(
      'select encoding, reading from ingest_file where id = $1',
      [result.id],
    );
    expect(files[0]).toMatchObject({ encoding: one.read_as[0], reading: { delimiter: one.read_as[1] } });
  });

  it('is accounted for in each of them', async () => {
    await assertInvariants(database.system);
    keepEvidence('B1', { files: Object.keys(cases).length });
  });
});
