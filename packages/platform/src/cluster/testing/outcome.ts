import { assertCasework } from '@qingqu/casework/testing';
import { assertInvariants } from '@qingqu/ingest/testing';
import { businessTables } from '@qingqu/schema';
import { sweepInvariants } from '@qingqu/sweep';
import type pg from 'pg';

/** Of a record, what depends on when and in which order files came. */
const CIRCUMSTANCES = ['file_id', 'epoch_from', 'version'];

/** All that a night comes to, but for what cannot be equal between two runs: numbers, times, nonces. */
export async function outcomeOf(pool: pg.Pool) {
  const all = async (sql: string) => (await pool.query(sql)).rows as Record<string, unknown>[];
  const records: Record<string, Record<string, unknown>[]> = {};
  for (const table of businessTables.keys())
    records[table] = (await all(`select to_jsonb(t) as row from ${table} t order by id`)).map(({ row }) =>
      comparable(row as object),
    );
  return {
    files: await all(
      `select name, status, n_read, n_loaded, n_updated, n_unchanged, n_duplicate, n_stale, n_quarantined, sum_fen from ingest_file order by name`,
    ),
    ledger: await all(
      'select f.name, r.row_no, r.outcome, r.amount_fen from ingest_row r join ingest_file f on f.id = r.file_id order by 1, 2',
    ),
    quarantine: await all(
      'select f.name, q.row_no, q.reason_code, q.status from quarantine q join ingest_file f on f.id = q.file_id order by 1, 2, 3',
    ),
    records,
    sweeps: await all('select as_of, reason, status from sweep order by id'),
    warnings: await all(
      `select rule_id, encode(fingerprint, 'hex') as fingerprint, state, severity, open_count, encode(evidence_digest, 'hex') as evidence, scope_ord
       from warning order by 1, 2`,
    ),
    events: await all(
      `select w.rule_id, encode(w.fingerprint, 'hex') as fingerprint, e.seq, e.kind from warning_event e join warning w on w.id = e.warning_id order by 1, 2, 3`,
    ),
    cases: await all(
      `select c.state, c.warnings, c.region_code, c.opened_on, (select min(encode(w.fingerprint, 'hex')) from warning w where w.case_id = c.id) as first
       from case_file c order by first`,
    ),
    nights: await all("select name, status from schedule_slot where slot <> 'installed' order by 1"),
  };
}

const comparable = (row: object) =>
  Object.fromEntries(
    Object.entries(row).filter(([name]) => !CIRCUMSTANCES.includes(name) && !name.endsWith('_sealed')),
  );

/** @throws when something does not hold that holds after whatever happened */
export async function assertAllInvariants(pool: pg.Pool): Promise<void> {
  await assertInvariants(pool);
  for (const [name, sql] of Object.entries(sweepInvariants)) {
    const { rows } = await pool.query(sql);
    if (rows.length > 0) throw new Error(`does not hold: ${name}: ${JSON.stringify(rows.slice(0, 3), bigints)}`);
  }
  await assertCasework(pool);
}

const bigints = (_key: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
