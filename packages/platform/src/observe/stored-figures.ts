/** A figure that stands in the database, whichever process is asked for it. */
export interface StoredFigure {
  /** As it is called without `qingqu_`. */
  name: string;
  /** A counter only grows; rates are taken of it. */
  kind: 'gauge' | 'counter';
  help: string;
  labels: readonly string[];
  /** Rows of `value` and the labels. It runs with each scrape, so it reads an index or a small table. */
  sql: string;
  /** Seconds for which an answer is good enough; 10 unless told. */
  goodFor?: number;
}

/** Of the newest sweep. */
const newest = 'sweep_id = (select max(id) from sweep)';
const epochSeconds = (instant: string) => `extract(epoch from ${instant})::float8`;

/** Registering one more is one entry; every process exports them all, so a query over several takes their maximum. */
export const storedFigures: readonly StoredFigure[] = [
  {
    name: 'ingest_rows_total',
    kind: 'counter',
    help: 'Rows that were read, by what became of them.',
    labels: ['outcome'],
    sql: `select o.outcome, coalesce(o.value, 0)::float8 as value
      from (select sum(n_loaded) as l, sum(n_updated) as u, sum(n_unchanged) as n, sum(n_duplicate) as d, sum(n_stale) as s, sum(n_quarantined) as q from ingest_file) f,
        lateral (values ('loaded', f.l), ('updated', f.u), ('unchanged', f.n), ('duplicate', f.d), ('stale', f.s), ('quarantined', f.q)) o (outcome, value)`,
  },
  {
    name: 'ingest_batches',
    kind: 'gauge',
    help: 'Batches by status.',
    labels: ['status'],
    sql: `select s.status, count(f.id)::float8 as value from unnest(array['received', 'loading', 'done', 'refused', 'parked']) s (status)
      left join ingest_file f on f.status = s.status group by 1`,
  },
  {
    name: 'ingest_stalled_batches',
    kind: 'gauge',
    help: 'Batches that nobody goes on with: their lease has ended.',
    labels: [],
    sql: `select count(*)::float8 as value from ingest_file where status in ('received', 'loading') and lease_until < clock_timestamp()`,
  },
  {
    name: 'ingest_deliveries_missing',
    kind: 'gauge',
    help: 'Files that were expected and have not come.',
    labels: [],
    sql: `select count(*)::float8 as value from expected_delivery where status = 'missing' or status = 'due' and due_at < now()`,
  },
  {
    name: 'quarantine_open_rows',
    kind: 'gauge',
    help: 'Rejected rows that somebody has to deal with.',
    labels: [],
    sql: `select count(*)::float8 as value from quarantine where status in ('open', 'fixed')`,
    goodFor: 30,
  },
  {
    name: 'reconciliation_breaks_open',
    kind: 'gauge',
    help: 'Differences that somebody has to explain, by kind.',
    labels: ['kind'],
    sql: `select k.kind, count(b.id)::float8 as value from unnest(array['control-total', 'budget-chain', 'special-account']) k (kind)
      left join reconciliation_break b on b.kind = k.kind and b.status = 'open' group by 1`,
    goodFor: 30,
  },
  {
    name: 'epoch_open',
    kind: 'gauge',
    help: 'The number of the open epoch.',
    labels: [],
    sql: 'select n::float8 as value from epoch where closed_at is null',
  },
  {
    name: 'epoch_closed_timestamp_seconds',
    kind: 'gauge',
    help: 'When the last epoch was closed.',
    labels: [],
    sql: `select ${epochSeconds('closed_at')} as value from epoch where closed_at is not null order by n desc limit 1`,
  },
  {
    name: 'sweep_epoch',
    kind: 'gauge',
    help: 'The epoch of the newest sweep.',
    labels: [],
    sql: 'select epoch::float8 as value from sweep order by id desc limit 1',
  },
  {
    name: 'sweep_running',
    kind: 'gauge',
    help: 'Sweeps that are under way.',
    labels: [],
    sql: `select count(*)::float8 as value from sweep where status = 'running'`,
  },
  {
    name: 'sweep_started_timestamp_seconds',
    kind: 'gauge',
    help: 'When the newest sweep was started.',
    labels: [],
    sql: `select ${epochSeconds('started_at')} as value from sweep order by id desc limit 1`,
  },
  {
    name: 'sweep_finished_timestamp_seconds',
    kind: 'gauge',
    help: 'When a sweep was last finished.',
    labels: [],
    sql: `select ${epochSeconds('finished_at')} as value from sweep where status = 'done' order by id desc limit 1`,
  },
  {
    name: 'sweep_tasks',
    kind: 'gauge',
    help: 'Rules of the newest sweep, by how far they are.',
    labels: ['status'],
    sql: `select s.status, count(t.id)::float8 as value from unnest(array['pending', 'running', 'done', 'failed']) s (status)
      left join sweep_task t on t.status = s.status and t.${newest} group by 1`,
  },
  {
    name: 'sweep_rule_seconds',
    kind: 'gauge',
    help: 'How long a rule ran in the newest sweep.',
    labels: ['rule'],
    sql: `select rule_id as rule, duration_ms / 1000 as value from sweep_task where ${newest} and duration_ms is not null`,
  },
  {
    name: 'sweep_rule_findings',
    kind: 'gauge',
    help: 'What a rule found in the newest sweep.',
    labels: ['rule'],
    sql: `select rule_id as rule, n_findings::float8 as value from sweep_task where ${newest} and n_findings is not null`,
  },
  {
    name: 'rules_on_hold',
    kind: 'gauge',
    help: 'Rules that the engine took out of the sweeps, by cause.',
    labels: ['cause'],
    sql: `select c.cause, count(h.id)::float8 as value from unnest(array['strikes', 'storm', 'canary', 'signature']) c (cause)
      left join rule_hold h on h.cause = c.cause and h.released_at is null group by 1`,
  },
  {
    name: 'warnings_open',
    kind: 'gauge',
    help: 'Open warnings by severity.',
    labels: ['severity'],
    sql: `select s.severity, count(w.id)::float8 as value from unnest(array['red', 'orange', 'yellow', 'blue']) s (severity)
      left join warning w on w.severity = s.severity and w.state = 'open' group by 1`,
    goodFor: 60,
  },
  {
    name: 'nightly_success_timestamp_seconds',
    kind: 'gauge',
    help: 'When a nightly work was last done.',
    labels: ['nightly'],
    sql: `select name as nightly, ${epochSeconds('max(finished_at)')} as value from schedule_slot where status = 'done' group by 1`,
  },
  {
    name: 'nightly_failed',
    kind: 'gauge',
    help: 'Whether the newest night of a nightly work has failed.',
    labels: ['nightly'],
    sql: `select distinct on (name) name as nightly, (status = 'failed')::int::float8 as value from schedule_slot order by name, slot = 'installed', slot desc`,
  },
  {
    name: 'exports',
    kind: 'gauge',
    help: 'Exports as jobs, by status.',
    labels: ['status'],
    sql: `select s.status, count(j.id)::float8 as value from unnest(array['waiting', 'running', 'done', 'failed', 'cancelled']) s (status)
      left join export_job j on j.status = s.status group by 1`,
  },
  {
    name: 'audit_unsealed_entries',
    kind: 'gauge',
    help: 'Entries of the audit log behind its newest seal.',
    labels: [],
    sql: 'select count(*)::float8 as value from audit_entry where seq > coalesce((select last_seq from audit_seal order by n desc limit 1), 0)',
  },
  {
    name: 'audit_unsealed_since_timestamp_seconds',
    kind: 'gauge',
    help: 'When the oldest entry was written that is not sealed yet; absent while all are.',
    labels: [],
    sql: `select ${epochSeconds('at')} as value from audit_entry where seq > coalesce((select last_seq from audit_seal order by n desc limit 1), 0) order by seq limit 1`,
  },
  {
    name: 'audit_sealed_timestamp_seconds',
    kind: 'gauge',
    help: 'When the audit log was last sealed.',
    labels: [],
    sql: `select ${epochSeconds('sealed_at')} as value from audit_seal order by n desc limit 1`,
  },
  {
    name: 'backup_timestamp_seconds',
    kind: 'gauge',
    help: 'When a backup was last made, as the audit log has it; absent when none ever was.',
    labels: [],
    sql: `select ${epochSeconds('max(at)')} as value from audit_entry where user_id is null and action = 'backup'`,
    goodFor: 60,
  },
  {
    name: 'processes',
    kind: 'gauge',
    help: 'Processes of the platform that have given a sign of life within a minute, by kind.',
    labels: ['kind'],
    sql: `select k.kind, count(w.id)::float8 as value from unnest(array['start', 'serve', 'worker']) k (kind)
      left join worker w on w.kind = k.kind and w.seen_at > clock_timestamp() - interval '1 minute' group by 1`,
  },
  {
    name: 'database_size_bytes',
    kind: 'gauge',
    help: 'What the database takes on its disk.',
    labels: [],
    sql: 'select pg_database_size(current_database())::float8 as value',
    goodFor: 60,
  },
  {
    name: 'database_connections',
    kind: 'gauge',
    help: 'Connections of the database server.',
    labels: ['state'],
    sql: `select coalesce(state, 'other') as state, count(*)::float8 as value from pg_stat_activity where backend_type = 'client backend' group by 1`,
  },
  {
    name: 'database_connections_max',
    kind: 'gauge',
    help: 'Connections that the database server takes.',
    labels: [],
    sql: `select current_setting('max_connections')::float8 as value`,
  },
  {
    name: 'database_oldest_transaction_seconds',
    kind: 'gauge',
    help: 'How long the oldest transaction has been open.',
    labels: [],
    sql: `select coalesce(max(extract(epoch from clock_timestamp() - xact_start)), 0)::float8 as value from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  },
  {
    name: 'database_replica_lag_seconds',
    kind: 'gauge',
    help: 'How far a replica is behind.',
    labels: ['replica'],
    sql: `select application_name as replica, coalesce(extract(epoch from replay_lag), 0)::float8 as value from pg_stat_replication`,
  },
];
