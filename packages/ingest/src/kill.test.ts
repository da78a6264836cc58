import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Vault } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import type pg from 'pg';
import { quarantinePlace } from './quarantine.js';
import { assertInvariants } from './testing/invariants.js';
import { sampleSubsidyLines, seeded } from './testing/sample-file.js';

// kill -9 at random instants, again and again until all is done, must end as an undisturbed run ends.

const KILLS = 50;
/** So many files at least, of so many rows. */
const FILES = 3;
const ROWS = 5000;
/** Signs of life (`ready`, then one a transaction) after which a child may be killed. */
const SIGNS = 2;

const child = join(process.cwd(), 'packages/ingest/dist/testing/ingest-child.js');
const seed = Number(process.env.QINGQU_TEST_SEED ?? Date.now() % 1_000_000);
const random = seeded(seed);
const dir = mkdtempSync(join(tmpdir(), 'ingest-kill-'));
let disturbed: TestDatabase;
let undisturbed: TestDatabase;

beforeAll(async () => {
  if (!existsSync(child)) throw new Error(`${child} is not built; run npm run build first`);
  [disturbed, undisturbed] = await Promise.all([testDatabase(), testDatabase()]);
  mkdirSync(join(dir, 'in'));
});
afterAll(async () => {
  await Promise.all([disturbed.drop(), undisturbed.drop()]);
  rmSync(dir, { recursive: true, force: true });
});

it(`ends the same after ${KILLS} kills (seed ${seed})`, async () => {
  let kills = 0;
  const stoppedAt = new Set<number>();
  const paths: string[] = [];
  for (let round = 1; kills < KILLS || round <= FILES; round++) {
    const path = join(dir, 'in', `${String(round).padStart(2, '0')}-subsidy_line.csv`);
    writeFileSync(path, sampleSubsidyLines(random, ROWS, 6000));
    paths.push(path);
    for (;;) {
      const death = kills < KILLS ? { sign: random(SIGNS), within: random(1000) / 1000 } : undefined;
      if (await run(disturbed.url, 'disturbed', [path], death)) break;
      kills += 1;
      const { rows } = await disturbed.system.query('select n_read from ingest_file order by id desc limit 1');
      stoppedAt.add(rows[0]?.n_read);
    }
  }
  await run(undisturbed.url, 'undisturbed', paths);
  await assertInvariants(disturbed.system);

  const [after, expected] = [await stateOf(disturbed.system), await stateOf(undisturbed.system)];
  expect(after.files).toEqual(expected.files);
  expect(after).toEqual(expected);
  expect(kills).toBeGreaterThanOrEqual(KILLS);
  expect(stoppedAt.size).toBeGreaterThanOrEqual(4);
  expect(expected.current.length).toBeGreaterThan(5000);
  expect(expected.history.length).toBeGreaterThan(500);
  expect(expected.quarantine.length).toBeGreaterThan(500);
  expect(readdirSync(join(dir, 'disturbed', 'incoming'))).toEqual([]);
}, 600_000);

/** A moment: so many signs of life after the first, and then a part of the time that a sign takes on this machine just now. */
interface Death {
  sign: number;
  within: number;
}

/** Milliseconds between signs of life, as lately seen. */
let usual = 200;

/** Runs a child over the files; true when it finished, false when it was killed before. */
function run(url: string, blobs: string, paths: string[], death?: Death): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const process_ = spawn(process.execPath, [child, url, join(dir, blobs), ...paths], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    process_.stderr.on('data', (text) => {
      errors += text;
    });
    let signs = 0;
    let lastSign = Date.now();
    createInterface(process_.stdout).on('line', () => {
      const now = Date.now();
      if (signs > 0) usual = (3 * usual + (now - lastSign)) / 4;
      lastSign = now;
      if (signs++ === death?.sign) setTimeout(() => process_.kill('SIGKILL'), death.within * usual);
    });
    process_.on('error', reject);
    process_.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(false);
      else if (code === 0) resolve(true);
      else reject(new Error(`the child ended with code ${code}: ${errors}`));
    });
  });
}

/** All that a run leaves behind, but for what cannot be equal: file numbers (killed registrations use some up), nonces, times. */
async function stateOf(pool: pg.Pool) {
  const vault = new Vault(Buffer.alloc(32, 1));
  const { rows: files } = await pool.query('select * from ingest_file order by id');
  const nameOf = new Map(files.map((file) => [file.id, file.name]));
  const current = await pool.query('select * from subsidy_line order by id');
  const history = await pool.query('select * from subsidy_line_history order by id, version');
  const ledger = await pool.query('select * from ingest_row order by file_id, row_no');
  const rejected = await pool.query('select * from quarantine order by file_id, row_no');
  const open = (row: Record<string, unknown>, column: string) =>
    vault.open(row[column] as Buffer, `subsidy_line|${column}|${row.source_key}`);
  const business = (row: Record<string, unknown>) => ({
    ...row,
    file_id: nameOf.get(row.file_id),
    name_sealed: open(row, 'name_sealed'),
    id_no_sealed: open(row, 'id_no_sealed'),
    card_no_sealed: open(row, 'card_no_sealed'),
  });
  return {
    files: files.map(({ id, received_at, finished_at, ...rest }) => rest),
    current: current.rows.map(business),
    history: history.rows.map(business),
    ledger: ledger.rows.map((row) => ({ ...row, file_id: nameOf.get(row.file_id) })),
    quarantine: rejected.rows.map(({ id, created_at, ...row }) => ({
      ...row,
      file_id: nameOf.get(row.file_id),
      raw_sealed: vault.open(row.raw_sealed, quarantinePlace(row.file_id, row.row_no)),
    })),
  };
}
