import type { CompiledRule } from '@qingqu/rules-sdk';
import { relationInfo } from '@qingqu/rules-sdk';
import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import { LeaseLost } from '../errors.js';
import type { Evaluation } from '../evaluator/evaluator.js';
import type { Finding } from '../evaluator/protocol.js';
import type { Sweep } from './deps.js';
import { evidenceDigestOf, fingerprintOf, warningIdOf } from './fingerprint.js';
import { renderMessage } from './render-message.js';
import { valuesOfRun } from './resolve-params.js';
import type { Task } from './tasks.js';

/** What one task did to the warnings. */
export interface Counts {
  /** All that the rule returned. */
  findings: number;
  raised: number;
  /** Findings on warnings that were open already; `changed` of them with other evidence. */
  seen: number;
  changed: number;
  reopened: number;
  cleared: number;
  /** Absent, but kept open: quarantined rows of the region might be what is missing. */
  held: number;
  /** Findings that gave way to another rule's warning on the same subject. */
  suppressed: number;
}

/** Rows of one statement: large enough to be quick, small enough for memory. */
const CHUNK = 2_000;

type Done = Extract<Evaluation, { status: 'done' }>;

/**
 * Brings the warnings of a rule to what it found, in one transaction: unseen → raised, seen → refreshed, absent → cleared, back → reopened.
 * Throws LeaseLost, and changes nothing, when the task was given to another worker meanwhile.
 */
export async function reconcile(
  pool: pg.Pool,
  sweep: Sweep,
  task: Task,
  rule: CompiledRule,
  outcome: Done,
): Promise<Counts> {
  return inTransaction(pool, async (client) => {
    // A worker that is stopped just now must not keep the others from the task for ever.
    await client.query(`set local idle_in_transaction_session_timeout = '60s'`);
    await holdTask(client, task);
    // Sweeps of one rule one after another, whatever worker runs them.
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`qingqu sweep ${rule.id}`]);
    const counts: Counts = {
      findings: outcome.total,
      raised: 0,
      seen: 0,
      changed: 0,
      reopened: 0,
      cleared: 0,
      held: 0,
      suppressed: 0,
    };
    const latest = !(await hasNewer(client, sweep, rule));
    await client.query('delete from finding where sweep_id = $1 and rule_id = $2', [sweep.id, rule.id]);
    for (let at = 0; at < outcome.findings.length; at += CHUNK) {
      const rows = outcome.findings.slice(at, at + CHUNK).map((finding) => rowOf(rule, task, finding));
      await storeFindings(client, sweep, rule, rows);
      if (latest) add(counts, await applyFindings(client, sweep, rule, task, rows));
    }
    const truncated = outcome.total > outcome.findings.length;
    if (latest && !truncated) add(counts, await clearAbsent(client, sweep, rule, task));
    await finishTask(client, task, outcome, counts, noteOf({ latest, truncated, counts, outcome }));
    return counts;
  });
}

/** What a reader of the task should know although it succeeded. */
function noteOf(facts: {
  latest: boolean;
  truncated: boolean;
  counts: Counts;
  outcome: Done;
}): [string, string] | undefined {
  const { latest, truncated, counts, outcome } = facts;
  if (!latest)
    return ['SUPERSEDED', 'a later sweep of this rule was reconciled first; warnings are as that one left them'];
  if (truncated)
    return [
      'TRUNCATED',
      `the first ${outcome.findings.length} of ${outcome.total} findings were taken; nothing was cleared`,
    ];
  if (outcome.unplaced > 0)
    return [
      'UNPLACED',
      `${outcome.unplaced} findings are about records that have not arrived, so nobody knows whose they are; they are left out`,
    ];
  if (counts.held > 0)
    return [
      'HELD',
      `${counts.held} warnings stay open although the rule no longer finds them: rows of their region are in quarantine`,
    ];
  return undefined;
}

async function holdTask(client: pg.ClientBase, task: Task): Promise<void> {
  const { rows } = await client.query(
    `select from sweep_task where id = $1 and lease_token = $2 and status = 'running' for update`,
    [task.id, task.leaseToken],
  );
  if (rows.length === 0)
    throw new LeaseLost(`the task '${task.ruleId}' of sweep ${task.sweepId} was given to another worker`);
}

/** Whether a sweep of a later state, or a later sweep of the same, was reconciled already: then this one comes too late to say what is open. */
async function hasNewer(client: pg.ClientBase, sweep: Sweep, rule: CompiledRule): Promise<boolean> {
  const { rows } = await client.query(
    `select from sweep_task t join sweep s on s.id = t.sweep_id
     where t.rule_id = $1 and t.status = 'done' and (s.epoch, s.as_of, s.id) > ($2, $3::date, $4) limit 1`,
    [rule.id, sweep.epoch, sweep.asOf, sweep.id],
  );
  return rows.length > 0;
}

/** A finding as the statements below take it. */
interface FindingRow {
  id: string;
  fingerprint: string;
  kind: string;
  subject: string;
  discriminator: string;
  severity: string;
  evidence: Finding['evidence'];
  digest: string;
  rows: string[];
  region: string | null;
  params: unknown;
  zh: string;
  en: string;
  amount: string | null;
}

function rowOf(rule: CompiledRule, task: Task, finding: Finding): FindingRow {
  const fingerprint = fingerprintOf(rule.id, finding);
  const params = valuesOfRun(task.params, finding.run);
  const { amount } = finding.evidence;
  return {
    id: warningIdOf(fingerprint),
    fingerprint: `\\x${fingerprint.toString('hex')}`,
    kind: finding.subjectKind,
    subject: finding.subjectId,
    discriminator: finding.discriminator,
    severity: finding.severity,
    evidence: finding.evidence,
    digest: `\\x${evidenceDigestOf(finding).toString('hex')}`,
    rows: finding.rows,
    region: finding.regionCode,
    params,
    ...renderMessage(rule, finding.evidence, params, finding.discriminator),
    amount: amount?.type === 'money' ? (amount.value as string | null) : null,
  };
}

// The findings as a table, each with its region's place on the fiscal tree. A subject of no known region belongs to the province.
const placed = `placed as materialized (
  select f.*, coalesce(r.code, top.code) as region_code, coalesce(r.scope_lo, top.scope_lo) as scope_ord
  from jsonb_to_recordset($1::jsonb) as f(id uuid, fingerprint bytea, kind text, subject uuid, discriminator text, severity text,
    evidence jsonb, digest bytea, rows uuid[], region text, params jsonb, zh text, en text, amount bigint)
  left join region r on r.code = f.region
  cross join (select code, scope_lo from region where fiscal_parent is null order by scope_lo limit 1) top
)`;

// Another rule's open warning on the same subject, if that rule is one this one gives way to.
const isSuppressed = (rules: string, kind: string, subject: string) =>
  `exists (select from warning a where a.rule_id = any(${rules}) and a.state = 'open' and a.subject_kind = ${kind} and a.subject_id = ${subject})`;

async function storeFindings(
  client: pg.ClientBase,
  sweep: Sweep,
  rule: CompiledRule,
  rows: FindingRow[],
): Promise<void> {
  await client.query(
    `with ${placed}
     insert into finding (sweep_id, rule_id, fingerprint, subject_kind, subject_id, discriminator, scope_ord, severity, evidence, rows)
     select $2, $3, fingerprint, kind, subject, discriminator, scope_ord, severity, evidence, rows from placed`,
    [JSON.stringify(rows), sweep.id, rule.id],
  );
}

async function applyFindings(
  client: pg.ClientBase,
  sweep: Sweep,
  rule: CompiledRule,
  task: Task,
  rows: FindingRow[],
): Promise<Partial<Counts>> {
  const result = await client.query<Record<'raised' | 'seen' | 'changed' | 'reopened' | 'suppressed', number>>(
    `with ${placed},
     known as materialized (
       select p.*, w.state as was, w.evidence_digest as old_digest,
         (select coalesce(max(e.seq), 0) from warning_event e where e.warning_id = p.id) + 1 as next_seq,
         ${isSuppressed('$9::text[]', 'p.kind', 'p.subject')} as suppressed
       from placed p left join warning w on w.id = p.id
     ),
     now as materialized (
       select *, case when was is null then 'raised' when was = 'cleared' then 'reopened' when old_digest <> digest then 'evidence_changed' end as happened
       from known where not suppressed
     ),
     raised as (
       insert into warning (id, rule_id, fingerprint, subject_kind, subject_id, discriminator, category, severity, department_kind, region_code,
         scope_ord, state, open_count, rule_digest, params, evidence, evidence_digest, rows, message_zh, message_en, amount_fen,
         opened_epoch, last_seen_epoch, opened_as_of, last_seen_as_of)
       select id, $3, fingerprint, kind, subject, discriminator, $7, severity, $8, region_code, scope_ord, 'open', 1, $6, params, evidence, digest,
         rows, zh, en, amount, $4, $4, $5::date, $5::date
       from now where was is null
     ),
     refreshed as (
       update warning w set state = 'open', open_count = w.open_count + (n.was = 'cleared')::int, cleared_epoch = null, severity = n.severity,
         category = $7, department_kind = $8, region_code = n.region_code, scope_ord = n.scope_ord, rule_digest = $6, params = n.params,
         evidence = n.evidence, evidence_digest = n.digest, rows = n.rows, message_zh = n.zh, message_en = n.en, amount_fen = n.amount,
         last_seen_epoch = $4, last_seen_as_of = $5::date
       from now n where w.id = n.id and n.was is not null
     ),
     told as (
       insert into warning_event (warning_id, seq, kind, epoch, as_of, sweep_id, rule_digest, evidence_digest, evidence, scope_ord, department_kind)
       select id, next_seq, happened, $4, $5::date, $2, $6, digest, evidence, scope_ord, $8 from now where happened is not null
     )
     select count(*) filter (where happened = 'raised')::int as raised, count(*) filter (where was = 'open' and not suppressed)::int as seen,
       count(*) filter (where happened = 'evidence_changed')::int as changed, count(*) filter (where happened = 'reopened')::int as reopened,
       count(*) filter (where suppressed)::int as suppressed
     from (select was, suppressed, null as happened from known where suppressed union all select was, suppressed, happened from now) all_of_them`,
    [
      JSON.stringify(rows),
      sweep.id,
      rule.id,
      sweep.epoch,
      sweep.asOf,
      rule.digest,
      rule.category,
      rule.department,
      task.params.suppressedBy,
    ],
  );
  return result.rows[0]!;
}

/**
 * Clears the rule's open warnings that it found no more, except where a row that is missing could be the reason: an open quarantined row of a
 * feed that fills one of the rule's relations, whose region holds the warning's. (A row whose region could not be read counts for its
 * file's region.)
 */
async function clearAbsent(
  client: pg.ClientBase,
  sweep: Sweep,
  rule: CompiledRule,
  task: Task,
): Promise<Partial<Counts>> {
  const result = await client.query<Record<'cleared' | 'held', number>>(
    `with doubtful as materialized (
       select distinct q.scope_ord as lo, coalesce(r.scope_hi, q.scope_ord) as hi
       from quarantine q join ingest_file f on f.id = q.file_id left join region r on r.scope_lo = q.scope_ord
       where q.status = 'open' and f.feed = any($5::text[])
     ),
     absent as materialized (
       select w.id, w.scope_ord, w.department_kind, w.last_seen_epoch, w.last_seen_as_of, w.rule_digest, s.suppressed,
         not s.suppressed and exists (select from doubtful d where w.scope_ord between d.lo and d.hi) as held,
         w.params <> (
           select p->'values' from jsonb_array_elements($8::jsonb) p
           where w.scope_ord between (p->>'lo')::bigint and (p->>'hi')::bigint
           order by (p->>'hi')::bigint - (p->>'lo')::bigint limit 1) as other_params
       from warning w cross join lateral (select ${isSuppressed('$7::text[]', 'w.subject_kind', 'w.subject_id')} as suppressed) s
       where w.rule_id = $2 and w.state = 'open'
         and (s.suppressed or not exists (select from finding f where f.sweep_id = $1 and f.rule_id = $2 and f.fingerprint = w.fingerprint))
     ),
     cleared as (
       update warning w set state = 'cleared', cleared_epoch = $3 from absent a where a.id = w.id and not a.held
     ),
     told as (
       insert into warning_event (warning_id, seq, kind, epoch, as_of, sweep_id, rule_digest, reason, scope_ord, department_kind)
       select id, (select coalesce(max(e.seq), 0) from warning_event e where e.warning_id = a.id) + 1, 'cleared', $3, $4::date, $1, $6,
         case when suppressed then 'suppressed' when rule_digest <> $6 then 'rule_changed' when other_params then 'parameters_changed'
           when last_seen_epoch < $3 then 'data_changed' else 'date_passed' end,
         scope_ord, department_kind
       from absent a where not held
     )
     select count(*) filter (where not held)::int as cleared, count(*) filter (where held)::int as held from absent`,
    [
      sweep.id,
      rule.id,
      sweep.epoch,
      sweep.asOf,
      rule.relations.map((relation) => relationInfo.get(relation)?.source ?? relation),
      rule.digest,
      task.params.suppressedBy,
      JSON.stringify([{ ...everything(), values: task.params.values }, ...task.params.regions]),
    ],
  );
  return result.rows[0]!;
}

/** The interval of all regions, as the regions of {@link TaskParams} have theirs. */
const everything = () => ({ lo: '0', hi: '9223372036854775807' });

async function finishTask(
  client: pg.ClientBase,
  task: Task,
  outcome: Done,
  counts: Counts,
  note: [code: string, message: string] | undefined,
): Promise<void> {
  const { rowCount } = await client.query(
    `update sweep_task set status = 'done', lease_token = null, lease_until = null, finished_at = clock_timestamp(), error_code = $3, error_message = $4,
       duration_ms = $5, n_findings = $6, n_raised = $7, n_seen = $8, n_changed = $9, n_cleared = $10, n_reopened = $11, result_digest = $12
     where id = $1 and lease_token = $2 and status = 'running'`,
    [
      task.id,
      task.leaseToken,
      note?.[0] ?? null,
      note?.[1] ?? null,
      outcome.durationMs,
      counts.findings,
      counts.raised,
      counts.seen,
      counts.changed,
      counts.cleared,
      counts.reopened,
      outcome.digest,
    ],
  );
  if (rowCount !== 1)
    throw new LeaseLost(`the task '${task.ruleId}' of sweep ${task.sweepId} was given to another worker`);
}

function add(counts: Counts, more: Partial<Counts>): void {
  for (const [key, value] of Object.entries(more)) counts[key as keyof Counts] += value;
}
