import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Vault } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { feeds, ingestFile, outcomes } from './index.js';
import { assertInvariants } from './testing/invariants.js';

// A pair <case>.csv and <case>.expected.json in ../fixtures is a test.

interface Expected {
  feed: string;
  encoding?: string;
  status: string;
  counts: Record<string, number>;
  sumFen?: string;
  quarantine?: { line: number; column: string | null; code: string; mentions?: string[]; says?: string }[];
  refusal?: { line: number; problems: { code: string; column?: string }[] };
  /** Rows that must stand in the table, by some of their columns. */
  stored?: Record<string, unknown>[];
}

const fixtures = join(process.cwd(), 'packages/ingest/fixtures');
const cases = readdirSync(fixtures)
  .filter((name) => name.endsWith('.csv'))
  .map((name) => name.slice(0, -4));
const blobDir = mkdtempSync(join(tmpdir(), 'ingest-blobs-'));
const vault = new Vault(Buffer.alloc(32, 1));
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(blobDir, { recursive: true });
});

describe('bad and good files', () => {
  it('each has its expectation', () => {
    const expectations = readdirSync(fixtures).filter((name) => name.endsWith('.expected.json'));
    expect(expectations.map((name) => name.replace('.expected.json', '')).sort()).toEqual([...cases].sort());
  });

  it.each(cases)('%s', async (name) => {
    const expected: Expected = JSON.parse(readFileSync(join(fixtures, `${name}.expected.json`), 'utf8'));
    const { system: pool } = database;
    await pool.query(`truncate ${expected.feed}, ${expected.feed}_history`);
    const path = join(fixtures, `${name}.csv`);
    const result = await ingestFile(
      { pool, vault, blobDir, now: () => 0 },
      { feed: expected.feed, path, receivedBy: 'tester' },
    );

    expect(
      result.refusal && {
        line: result.refusal.line,
        problems: result.refusal.problems.map(({ code, column }) => ({
          code,
          ...(column === undefined ? {} : { column }),
        })),
      },
    ).toEqual(expected.refusal);
    const rejected = await pool.query(
      'select line, column_name as "column", reason_code as code, message_zh as zh, message_en as en, expected, owner_org as owner, due_on as due from quarantine where file_id = $1 order by line',
      [result.id],
    );
    expect(rejected.rows.map(({ line, column, code }) => ({ line, column, code }))).toEqual(
      (expected.quarantine ?? []).map(({ line, column, code }) => ({ line, column, code })),
    );
    for (const [at, row] of rejected.rows.entries()) {
      const { line, column, mentions = [], says } = expected.quarantine![at]!;
      expect(row.zh).toContain(`第 ${line} 行${column ? `，列 ${column}` : ''}：`);
      expect(row.en).toContain(`line ${line}${column ? `, column ${column}` : ''}: `);
      for (const other of mentions) expect(row.en).toContain(`column ${other}:`);
      if (says) expect(row.en).toContain(says);
      expect(row.expected).toContain('例如');
      expect(row.owner).toBe('tester');
    }
    expect({
      status: result.status,
      ...Object.fromEntries(outcomes.map((outcome) => [outcome, result.counts[outcome]])),
    }).toEqual({
      status: expected.status,
      ...Object.fromEntries(outcomes.map((outcome) => [outcome, expected.counts[outcome] ?? 0])),
    });
    if (expected.encoding) expect(result.encoding).toBe(expected.encoding);
    if (expected.sumFen) expect(String(result.sumFen)).toBe(expected.sumFen);
    for (const row of expected.stored ?? []) {
      const { rows } = await pool.query(`select * from ${feeds.get(expected.feed)!.name} where source_key = $1`, [
        row.source_key,
      ]);
      expect(
        JSON.parse(JSON.stringify(rows[0], (_, value) => (typeof value === 'bigint' ? String(value) : value))),
      ).toMatchObject(row);
    }
    await assertInvariants(pool);
  });
});
