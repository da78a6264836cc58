import type { CompiledRule } from '@qingqu/rules-sdk';
import type pg from 'pg';
import type { Counts } from './counts.js';
import type { Sweep } from './deps.js';
import type { FindingRow } from './finding-row.js';
import type { Task } from './tasks.js';

// The findings as a table, each with its region's place on the fiscal tree. A subject of no known region belongs to the province.
const placed = `placed as materialized (
  select f.*, coalesce(r.code, top.code) as region_code, coalesce(r.scope_lo, top.scope_lo) as scope_ord
  from jsonb_to_recordset($1::jsonb) as f(id uuid, fingerprint bytea, kind text, subject uuid, discriminator text, severity text,
    evidence jsonb, digest bytea, rows uuid[], region text, params jsonb, zh text, en text, amount bigint, "case" text)
  left join region r on r.code = f.region
  cross join (select code, scope_lo from region where fiscal_parent is null order by scope_lo limit 1) top
)`;

/** The kind of department that a category's warnings at a place go to on a day: the narrowest route that has begun, then the latest (Art. 17). */
const routeAt = (category: string, scopeOrd: string, day: string) =>
  `(select t.department_kind from warning_route t left join region r on r.code = t.region_code
    where t.category = ${category} and coalesce(t.effective_from, '-infinity') <= ${day}
      and (t.region_code is null or ${scopeOrd} between r.scope_lo and r.scope_hi)
    order by r.scope_hi - r.scope_lo nulls last, t.effective_from desc nulls last, t.id desc limit 1)`;

/** Another rule's open warning on the same subject, if that rule is one this one gives way to. */
export const isSuppressed = (rules: string, kind: string, subject: string) =>
  `exists (select from warning a where a.rule_id = any(${rules}) and a.state = 'open' and a.subject_kind = ${kind} and a.subject_id = ${subject})`;

/** Whether the rule raises warnings at this place: a shadow nowhere, a pilot in its subtrees. */
export const warnsAt = (warnsIn: string, scopeOrd: string) =>
  `exists (select from jsonb_to_recordset(${warnsIn}::jsonb) l(lo bigint, hi bigint) where ${scopeOrd} between l.lo and l.hi)`;

// A whitelist entry that names the subject; or, as a party, the subject, one of the rows, or an id among the evidence.
export const isWhitelisted = (entries: string) => `exists (
  select from jsonb_to_recordset(${entries}::jsonb) e(matches text, "entryId" uuid, lo bigint, hi bigint)
  where p.scope_ord between e.lo and e.hi
    and (e."entryId" = p.subject or e.matches = 'party' and (e."entryId" = any(p.rows)
      or exists (select from jsonb_each(p.evidence) v where v.value->>'type' = 'id' and v.value->>'value' = e."entryId"::text))))`;

/** What becomes of all findings of a run: they make warnings, they are only kept, or they are kept as those of a storm. */
export type Taking = 'warn' | 'keep' | 'storm';

/**
 * Keeps findings with what becomes of each, and brings the warnings of those that make some to what was found. A new warning goes to the department
 * that its category is routed to where it lies, the rule's own where nothing routes it; a known one stays with the department that has it.
 */
export async function takeFindings(
  client: pg.ClientBase,
  sweep: Sweep,
  rule: CompiledRule,
  task: Task,
  taking: Taking,
  rows: FindingRow[],
): Promise<Partial<Counts>> {
  const result = await client.query<
    Record<'raised' | 'seen' | 'changed' | 'reopened' | 'suppressed' | 'whitelisted' | 'shadow', number>
  >(
    `with ${placed},
     known as materialized (
       select p.*, w.state as was, w.evidence_digest as old_digest, w.department_kind as known_department,
         case when $12 = 'storm' then 'storm' when not ${warnsAt('$10', 'p.scope_ord')} then 'shadow' when ${isWhitelisted('$11')} then 'whitelisted'
           when ${isSuppressed('$9::text[]', 'p.kind', 'p.subject')} then 'suppressed' else 'warning' end as outcome
       from placed p left join warning w on w.id = p.id
     ),
     kept as (
       insert into finding (sweep_id, rule_id, fingerprint, subject_kind, subject_id, discriminator, scope_ord, severity, evidence, rows, outcome)
       select $2, $3, fingerprint, kind, subject, discriminator, scope_ord, severity, evidence, rows, outcome from known
     ),
     now as materialized (
       select *, coalesce(known_department, ${routeAt('$7', 'known.scope_ord', '$5::date')}, $8) as department_kind,
         case when was is null then 'raised' when was = 'cleared' then 'reopened' when old_digest <> digest then 'evidence_changed' end as happened
       from known where outcome = 'warning' and $12 = 'warn'
     ),
     raised as (
       insert into warning (id, rule_id, fingerprint, subject_kind, subject_id, discriminator, category, severity, department_kind, region_code,
         scope_ord, state, open_count, rule_digest, params, evidence, evidence_digest, rows, message_zh, message_en, amount_fen, case_key,
         opened_epoch, last_seen_epoch, opened_as_of, last_seen_as_of)
       select id, $3, fingerprint, kind, subject, discriminator, $7, severity, department_kind, region_code, scope_ord, 'open', 1, $6, params, evidence, digest,
         rows, zh, en, amount, "case", $4, $4, $5::date, $5::date
       from now where was is null
     ),
     refreshed as (
       update warning w set state = 'open', open_count = w.open_count + (n.was = 'cleared')::int, cleared_epoch = null, severity = n.severity,
         category = $7, region_code = n.region_code, scope_ord = n.scope_ord, rule_digest = $6, params = n.params,
         evidence = n.evidence, evidence_digest = n.digest, rows = n.rows, message_zh = n.zh, message_en = n.en, amount_fen = n.amount,
         case_key = n."case", last_seen_epoch = $4, last_seen_as_of = $5::date
       from now n where w.id = n.id and n.was is not null
     ),
     told as (
       insert into warning_event (warning_id, seq, kind, epoch, as_of, sweep_id, rule_digest, evidence_digest, evidence, scope_ord, department_kind)
       select id, (select coalesce(max(e.seq), 0) from warning_event e where e.warning_id = now.id) + 1, happened, $4, $5::date, $2, $6, digest, evidence, scope_ord, department_kind from now where happened is not null
     )
     select count(*) filter (where happened = 'raised')::int as raised, count(*) filter (where was = 'open' and happened is distinct from 'kept')::int as seen,
       count(*) filter (where happened = 'evidence_changed')::int as changed, count(*) filter (where happened = 'reopened')::int as reopened,
       count(*) filter (where outcome = 'suppressed')::int as suppressed, count(*) filter (where outcome = 'whitelisted')::int as whitelisted,
       count(*) filter (where outcome = 'shadow')::int as shadow
     from (select was, outcome, happened from now
           union all select was, outcome, 'kept' from known where outcome <> 'warning' or $12 <> 'warn') all_of_them`,
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
      JSON.stringify(task.params.life.warnsIn),
      JSON.stringify(task.params.whitelist),
      taking,
    ],
  );
  return result.rows[0]!;
}
