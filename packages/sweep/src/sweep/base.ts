import { type CompiledRule, digestOf } from '@qingqu/rules-sdk';
import type pg from 'pg';
import type { KeysMessage, Subjects } from '../evaluator/protocol.js';
import type { Snapshot } from '../snapshot/open-snapshot.js';
import type { Sweep } from './deps.js';
import type { TaskParams } from './task-params.js';
import type { Task } from './tasks.js';

// A run by keys carries on the outcome of an earlier run, its base: warnings that the changes since cannot have touched stay as it left them.

/** Above this share of the rows a run over everything is cheaper. */
const MAX_SHARE = 0.2;

/** What an outcome rests on beside rows and parameters, as `sweep_task.inputs` keeps it. */
export interface TaskInputs {
  /** A digest of the reference data that the rule reads, and of how relations are made: neither has epochs. */
  reference: string;
  /** By keys: the base's epoch, and the subjects that were looked at although no row of theirs changed. */
  base?: string;
  also?: Subjects;
}

/** Notes with which an outcome is still whole: the others leave warnings that a run over everything would not. */
const WHOLE = ['UNPLACED', 'HELD'];

/**
 * The task of each rule that a run by keys may carry on: the last one that said what is open, if it was the same rule with the same parameters and,
 * where the date matters, for the same date. Shadows and pilots always run over everything: their findings are what people look at.
 */
export async function basesOf(
  client: pg.ClientBase,
  sweep: Pick<Sweep, 'id' | 'epoch' | 'asOf'>,
  rules: CompiledRule[],
  params: Map<string, TaskParams>,
): Promise<Map<string, bigint>> {
  const candidates = rules.filter((rule) => rule.key && params.get(rule.id)!.life.status === 'active');
  const asked = candidates.map((rule) => ({
    rule: rule.id,
    digest: rule.digest,
    params: params.get(rule.id),
    dated: rule.timeClass === 'C' || rule.binds.some((bind) => 'input' in bind),
  }));
  const { rows } = await client.query<{ ruleId: string; id: bigint }>(
    `select rule_id as "ruleId", id from (
       select distinct on (t.rule_id) t.rule_id, t.id, t.rule_digest = q.digest and t.params = q.params and t.inputs is not null
           and (t.error_code is null or t.error_code = any($5)) and s.epoch <= $2 and (not q.dated or s.as_of = $3::date)
           and (s.epoch, s.as_of, s.id) < ($2, $3::date, $4) as fits
       from jsonb_to_recordset($1::jsonb) q(rule text, digest text, params jsonb, dated boolean)
       join sweep_task t on t.rule_id = q.rule and t.status = 'done' join sweep s on s.id = t.sweep_id
       order by t.rule_id, s.epoch desc, s.as_of desc, s.id desc) last
     where fits`,
    [JSON.stringify(asked), sweep.epoch, sweep.asOf, sweep.id, WHOLE],
  );
  return new Map(rows.map(({ ruleId, id }) => [ruleId, id]));
}

/** Whether the base is still the last one that said what is open: another sweep may have come in between. */
export async function isLastRun(client: pg.ClientBase, rule: CompiledRule, taskId: bigint): Promise<boolean> {
  const { rows } = await client.query<{ id: bigint }>(
    `select t.id from sweep_task t join sweep s on s.id = t.sweep_id
     where t.rule_id = $1 and t.status = 'done' order by s.epoch desc, s.as_of desc, s.id desc limit 1`,
    [rule.id],
  );
  return rows[0]?.id === taskId;
}

/** The reference data as this rule sees it. */
export function referenceDigest({ format, reference }: Snapshot, rule: CompiledRule): string {
  const reached = Object.values(rule.reaches ?? {}).flatMap(({ relations }) => relations);
  const read = new Set([...rule.relations, ...reached, 'region_interval']);
  const seen = Object.entries(reference).filter(([name]) => read.has(name));
  return digestOf({ format, ...Object.fromEntries(seen) });
}

/** How to run a task by keys; undefined when it has no base that can be carried on, or failed by keys before. */
export async function keysFor(
  pool: pg.Pool,
  task: Task,
  rule: CompiledRule,
  reference: string,
): Promise<KeysMessage | undefined> {
  if (task.baseTaskId === null || task.attempts > 1) return undefined;
  const { rows } = await pool.query<Base>(
    `select s.id as "sweepId", s.epoch, s.as_of as "asOf", t.n_held as held, t.inputs
     from sweep_task t join sweep s on s.id = t.sweep_id where t.id = $1`,
    [task.baseTaskId],
  );
  const base = rows[0];
  if (base?.inputs.reference !== reference) return undefined;
  const held = await heldSubjects(pool, rule, base);
  if (held.length !== base.held) return undefined;
  const also = byKind([...held, ...(await subjectsOfSuppressors(pool, task, rule, base))]);
  return keysMessage(rule, base.epoch, also, byKind(await openSubjects(pool, rule)));
}

/** The same run again, for a replay: its base and the further subjects were kept. */
export const keysAgain = (rule: CompiledRule, { base, also }: TaskInputs): KeysMessage => ({
  ...keysMessage(rule, BigInt(base!), also ?? {}, {}),
  maxShare: 1,
});

interface Base {
  sweepId: bigint;
  epoch: bigint;
  asOf: string;
  held: number | null;
  inputs: TaskInputs;
}

interface Subject {
  kind: string;
  id: string;
}

const keysMessage = (rule: CompiledRule, base: bigint, also: Subjects, subjects: Subjects): KeysMessage => ({
  base,
  key: rule.key!,
  reaches: rule.reaches ?? {},
  relations: rule.relations,
  kinds: rule.subjects,
  subjects,
  also,
  maxShare: MAX_SHARE,
});

async function openSubjects(pool: pg.Pool, rule: CompiledRule): Promise<Subject[]> {
  const { rows } = await pool.query<Subject>(
    `select distinct subject_kind as kind, subject_id as id from warning where rule_id = $1 and state = 'open'`,
    [rule.id],
  );
  return rows;
}

/** Warnings that the base no longer found and kept open all the same, because rows were in quarantine: each run looks at them again. */
async function heldSubjects(pool: pg.Pool, rule: CompiledRule, { epoch, asOf }: Base): Promise<Subject[]> {
  const { rows } = await pool.query<Subject>(
    `select subject_kind as kind, subject_id as id from warning
     where rule_id = $1 and state = 'open' and (last_seen_epoch, last_seen_as_of) < ($2, $3::date)`,
    [rule.id, epoch, asOf],
  );
  return rows;
}

/** What suppressed a finding may have gone since the base, or come. */
async function subjectsOfSuppressors(
  pool: pg.Pool,
  task: Task,
  rule: CompiledRule,
  { sweepId, epoch, asOf }: Base,
): Promise<Subject[]> {
  const { rows } = await pool.query<Subject>(
    `select distinct w.subject_kind as kind, w.subject_id as id
     from warning w join warning_event e on e.warning_id = w.id join sweep s on s.id = e.sweep_id
     where w.rule_id = any($1) and w.subject_kind = any($2) and e.kind in ('raised', 'reopened', 'cleared')
       and (s.epoch, s.as_of, s.id) > ($3, $4::date, $5)
     order by 1, 2`,
    [task.params.suppressedBy, rule.subjects, epoch, asOf, sweepId],
  );
  return rows;
}

function byKind(subjects: Subject[]): Subjects {
  const ids: Subjects = {};
  for (const { kind, id } of subjects) {
    ids[kind] ??= [];
    ids[kind].push(id);
  }
  return ids;
}
