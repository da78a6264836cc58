import type pg from 'pg';
import { identity } from '../identity.js';

type Row = Record<string, unknown>;

/** Where a made row lies. */
export interface MadePlace {
  code: string;
  lo: bigint;
}

/** Columns that every business row ends with. */
const provenance = (kind: string, n: number, epoch: bigint): Row => ({
  id: identity(kind, `made ${n}`),
  source_system: 'made',
  source_key: `made ${n}`,
  source_rev: 0,
  file_id: 1,
  row_no: n,
  content_hash: '\\x00',
  version: 1,
  epoch_from: epoch,
});

const at = ({ code, lo }: MadePlace): Row => ({ region_code: code, scope_ord: lo });

/** A payment with all that it must have, for {@link insertRows}. */
export const madePayment = (n: number, place: MadePlace, epoch: bigint, more: Row): Row => ({
  ...provenance('payment', n, epoch),
  ...at(place),
  application_no: `made ${n}`,
  fiscal_year: 2018,
  indicator_id: identity('indicator', 'made'),
  agency_id: identity('agency', 'made'),
  fund_id: identity('fund', 'made'),
  applied_at: '2018-01-02 10:00:00+08',
  amount_fen: 100,
  payee_kind: 'individual',
  payee_name: '王**',
  status: 'paid',
  ...more,
});

/** A one-card line with all that it must have. */
export const madeSubsidyLine = (n: number, place: MadePlace, epoch: bigint, more: Row): Row => ({
  ...provenance('subsidy_line', n, epoch),
  ...at(place),
  batch_id: identity('subsidy_batch', 'made'),
  line_no: n,
  programme_id: identity('programme', 'made'),
  period_start: '2018-01-01',
  period_end: '2018-12-31',
  person_id: identity('person', `made ${n}`),
  name: '王**',
  id_no_masked: '410000********0000',
  id_no_sealed: '\\x00',
  amount_fen: 100,
  status: 'success',
  fiscal_year: 2018,
  ...more,
});

/** A warning with all that it must have. */
export const madeWarning = (n: number, place: MadePlace, epoch: bigint, more: Row): Row => ({
  id: identity('warning', `made ${n}`),
  ...at(place),
  warning_no: n,
  rule_id: 'made',
  fingerprint: `\\x${identity('fingerprint', `made ${n}`).replaceAll('-', '')}`,
  subject_kind: 'payment',
  subject_id: identity('payment', `made ${n}`),
  discriminator: '',
  category: 'fund',
  severity: 'yellow',
  department_kind: 'agri',
  state: 'open',
  open_count: 1,
  rule_digest: 'made',
  params: {},
  evidence: {},
  evidence_digest: '\\x00',
  rows: [],
  message_zh: '预警',
  message_en: 'a warning',
  amount_fen: 100,
  case_key: `made ${n}`,
  opened_epoch: epoch,
  last_seen_epoch: epoch,
  opened_as_of: '2018-10-15',
  last_seen_as_of: '2018-10-15',
  ...more,
});

/** Puts made rows into a table, all in one statement. */
export async function insertRows(pool: pg.Pool, table: string, rows: readonly Row[]): Promise<void> {
  const json = JSON.stringify(rows, (_key, value) => (typeof value === 'bigint' ? String(value) : value));
  await pool.query(
    `insert into ${table} overriding system value select * from jsonb_populate_recordset(null::${table}, $1)`,
    [json],
  );
}
