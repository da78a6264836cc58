import { type CompiledRule, relationInfo } from '@qingqu/rules-sdk';
import type pg from 'pg';
import type { Subjects } from '../evaluator/protocol.js';
import type { Counts } from './counts.js';
import type { Sweep } from './deps.js';
import { isSuppressed, warnsAt } from './take-findings.js';
import type { Task } from './tasks.js';

const isReached = (subjects: string, kind: string, id: string) =>
  `(${kind}, ${id}) in (select s.kind, s.id from jsonb_to_recordset(${subjects}::jsonb) s(kind text, id uuid))`;

/**
 * Clears the rule's open warnings that it found no more, except where a row that is missing could be the reason: an open quarantined row of a
 * feed that fills one of the rule's relations, or an open break of the reconciliation about such a feed, whose region holds the warning's.
 * (A row whose region could not be read counts for its file's region.) Of a run by keys only the warnings about `reached` subjects can have gone.
 */
export async function clearAbsent(
  client: pg.ClientBase,
  sweep: Sweep,
  rule: CompiledRule,
  task: Task,
  reached: Subjects | undefined,
): Promise<Partial<Counts>> {
  const result = await client.query<Record<'cleared' | 'held', number>>(
    `with doubtful as materialized (
       select distinct q.scope_ord as lo, coalesce(r.scope_hi, q.scope_ord) as hi
       from quarantine q join ingest_file f on f.id = q.file_id left join region r on r.scope_lo = q.scope_ord
       where q.status = 'open' and f.feed = any($5::text[])
       union
       select b.scope_ord, coalesce(r.scope_hi, b.scope_ord) from reconciliation_break b left join region r on r.scope_lo = b.scope_ord
       where b.status = 'open' and b.feeds && $5::text[]
     ),
     absent as materialized (
       select w.id, w.scope_ord, w.department_kind, w.last_seen_epoch, w.last_seen_as_of, w.rule_digest, s.suppressed,
         coalesce(f.outcome = 'whitelisted', false) as whitelisted,
         not s.suppressed and f.outcome is distinct from 'whitelisted'
           and exists (select from doubtful d where w.scope_ord between d.lo and d.hi) as held,
         w.params <> (
           select p->'values' from jsonb_array_elements($8::jsonb) p
           where w.scope_ord between (p->>'lo')::bigint and (p->>'hi')::bigint
           order by (p->>'hi')::bigint - (p->>'lo')::bigint limit 1) as other_params
       from warning w left join finding f on f.sweep_id = $1 and f.rule_id = $2 and f.fingerprint = w.fingerprint
       cross join lateral (select ${isSuppressed('$7::text[]', 'w.subject_kind', 'w.subject_id')} as suppressed) s
       where w.rule_id = $2 and w.state = 'open' and ${warnsAt('$9', 'w.scope_ord')}
         and (s.suppressed or (f.outcome is distinct from 'warning'
           and ($10::jsonb is null or ${isReached('$10', 'w.subject_kind', 'w.subject_id')})))
     ),
     cleared as (
       update warning w set state = 'cleared', cleared_epoch = $3 from absent a where a.id = w.id and not a.held
     ),
     told as (
       insert into warning_event (warning_id, seq, kind, epoch, as_of, sweep_id, rule_digest, reason, scope_ord, department_kind)
       select id, (select coalesce(max(e.seq), 0) from warning_event e where e.warning_id = a.id) + 1, 'cleared', $3, $4::date, $1, $6,
         case when whitelisted then 'whitelisted' when suppressed then 'suppressed' when rule_digest <> $6 then 'rule_changed'
           when other_params then 'parameters_changed' when last_seen_epoch < $3 then 'data_changed' else 'date_passed' end,
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
      JSON.stringify(task.params.life.warnsIn),
      reached ? listed(reached) : null,
    ],
  );
  return result.rows[0]!;
}

/** The rule's other open warnings are what they would be had it run over everything: seen. */
export async function seeUntouched(
  client: pg.ClientBase,
  sweep: Sweep,
  rule: CompiledRule,
  reached: Subjects,
): Promise<Partial<Counts>> {
  const { rowCount } = await client.query(
    `update warning w set last_seen_epoch = $2, last_seen_as_of = $3::date
     where w.rule_id = $1 and w.state = 'open' and not ${isReached('$4', 'w.subject_kind', 'w.subject_id')}`,
    [rule.id, sweep.epoch, sweep.asOf, listed(reached)],
  );
  return { seen: rowCount ?? 0 };
}

const listed = (subjects: Subjects): string =>
  JSON.stringify(Object.entries(subjects).flatMap(([kind, ids]) => ids.map((id) => ({ kind, id }))));

/** The interval of all regions, as the regions of the parameters have theirs. */
const everything = () => ({ lo: '0', hi: '9223372036854775807' });
