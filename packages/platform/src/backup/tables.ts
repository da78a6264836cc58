import { businessTables } from '@qingqu/schema';
import type pg from 'pg';

/**
 * What happens to a table when records are taken back to an earlier epoch:
 * `record` is rewound, with its history; `intake` is cut with the files that came later; `judgement` rests on records and stays only as a whole;
 * `total` is counted anew; `standing` does not depend on records; `passing` is not kept at all.
 */
export type TableKind = 'record' | 'intake' | 'judgement' | 'total' | 'standing' | 'passing';

const kinds: Record<Exclude<TableKind, 'record'>, readonly string[]> = {
  intake: [
    'control_total',
    'epoch',
    'expected_delivery',
    'ingest_block',
    'ingest_file',
    'ingest_row',
    'quarantine',
    'quarantine_event',
    'reconciliation_break',
    'record_mark',
  ],
  judgement: [
    'assessment',
    'assessment_score',
    'attachment',
    'backtest',
    'case_file',
    'casework_step',
    'circular',
    'circular_delivery',
    'correction',
    'escalation',
    'finding',
    'inspection',
    'interview',
    'ledger',
    'ledger_line',
    'month_close',
    'month_state',
    'reminder',
    'report',
    'rule_hold',
    'sweep',
    'sweep_task',
    'warning',
    'warning_event',
    'warning_verdict',
    'work_order',
  ],
  total: [
    'payment_agency_total',
    'payment_fund_total',
    'payment_month_total',
    'payment_published',
    'payment_total',
    'subsidy_line_published',
    'subsidy_line_total',
    'totals_state',
    'warning_published',
    'warning_total',
  ],
  standing: [
    'app_grant',
    'app_session',
    'app_user',
    'assessment_scheme',
    'audit_entry',
    'audit_seal',
    'bi_login',
    'calendar_day',
    'code_item',
    'data_exchange',
    'department',
    'department_key',
    'export_job',
    'feed_definition',
    'fiscal_year_turn',
    'grant_exception',
    'key_rotation',
    'region',
    'rule_change',
    'rule_package',
    'rule_parameter',
    'rule_version',
    'rule_whitelist',
    'saved_view',
    'schedule_slot',
    'service_token',
    'source',
    'warning_route',
  ],
  // Which processes live just now, and which schema the program knows.
  passing: ['schema_version', 'worker'],
};

const kindByName = new Map<string, TableKind>([
  ...Object.entries(kinds).flatMap(([kind, names]) => names.map((name) => [name, kind as TableKind] as const)),
  ...[...businessTables.keys()].flatMap((name) => [[name, 'record'] as const, [`${name}_history`, 'record'] as const]),
]);

/** @throws for a table that nobody has decided about: a backup without it would be none. */
export function kindOf(table: string): TableKind {
  const kind = kindByName.get(table);
  if (kind) return kind;
  throw new Error(`backup/tables.ts does not say what kind of table ${table} is`);
}

/** The tables of a kind, for those that a decision concerns together. */
export const tablesOfKind = (kind: TableKind): string[] =>
  [...kindByName].filter(([, of]) => of === kind).map(([name]) => name);

/** What the migrations and the reference data fill by themselves; in an empty database everything else is empty. */
export const SEEDED: ReadonlySet<string> = new Set([
  'assessment_scheme',
  'calendar_day',
  'code_item',
  'department',
  'epoch',
  'fiscal_year_turn',
  'region',
  'warning_route',
]);

/** A table as it is copied: a partitioned one as one. */
export interface CopiedTable {
  name: string;
  columns: string[];
  /** Its sums are compared after a restore. */
  fenColumns: string[];
  partitioned: boolean;
}

/** All tables that a backup holds, by name, so that a table stands before those whose keys refer to it. */
export async function copiedTables(client: pg.ClientBase): Promise<CopiedTable[]> {
  const { rows } = await client.query<CopiedTable>(
    `select c.relname as name, c.relkind = 'p' as partitioned,
       array_agg(a.attname::text order by a.attnum) as columns,
       coalesce(array_agg(a.attname::text order by a.attnum) filter (where a.attname like '%\\_fen' and a.atttypid = 'int8'::regtype), '{}') as "fenColumns"
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
     group by c.oid, c.relname, c.relkind order by c.relname collate "C"`,
  );
  return rows.filter(({ name }) => kindOf(name) !== 'passing');
}

/** The parts that tables have for fiscal years; rows of other years stand in a part for the rest, which always is there. */
export interface FiscalPart {
  table: string;
  year: number;
}

export async function fiscalParts(client: pg.ClientBase): Promise<FiscalPart[]> {
  const { rows } = await client.query<FiscalPart>(
    `select whole.relname as table, substr(home.nspname, 8)::int as year
     from pg_inherits i join pg_class part on part.oid = i.inhrelid join pg_namespace home on home.oid = part.relnamespace
       join pg_class whole on whole.oid = i.inhparent
     where whole.relkind = 'p' and home.nspname ~ '^fiscal_[0-9]+$' order by 1, 2`,
  );
  return rows;
}

/** Where the numbers of a sequence have come to. */
export interface SequenceState {
  name: string;
  last: string;
  called: boolean;
}

export async function sequences(client: pg.ClientBase): Promise<SequenceState[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'S' order by 1`,
  );
  const states: SequenceState[] = [];
  for (const { name } of rows) {
    const state = await client.query<Omit<SequenceState, 'name'>>(
      `select last_value::text as last, is_called as called from ${quoted(name)}`,
    );
    states.push({ name, ...state.rows[0]! });
  }
  return states;
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const columnList = (columns: readonly string[]): string => columns.map(quoted).join(', ');

/** Which migration the database has: when it was made, which is also its order. */
export async function lastMigration(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ made: string }>(
    'select max(created_at)::text as made from drizzle.__drizzle_migrations',
  );
  return rows[0]!.made;
}
