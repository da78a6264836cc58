import type { CompiledRule } from '@qingqu/rules-sdk';
import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import { LeaseLost } from '../errors.js';
import type { Evaluation } from '../evaluator/evaluator.js';
import type { Subjects } from '../evaluator/protocol.js';
import { isLastRun, type TaskInputs } from './base.js';
import { clearAbsent, seeUntouched } from './clear-absent.js';
import { add, type Counts, noCounts } from './counts.js';
import type { Sweep, SweepDeps } from './deps.js';
import { rowOf } from './finding-row.js';
import { hold, stormOf } from './holds.js';
import { takeFindings } from './take-findings.js';
import { holdTask, leaseMsOf, type Task } from './tasks.js';

/** Rows of one statement: large enough to be quick, small enough for memory. */
const CHUNK = 2_000;

export type Done = Extract<Evaluation, { status: 'done' }>;

/** What is reconciled: a run of a rule, and what it rested on. */
export interface Outcome {
  sweep: Sweep;
  task: Task;
  rule: CompiledRule;
  run: Done;
  inputs: TaskInputs;
}

/** Another run said meanwhile what is open: the one by keys has no base any more. */
export class BaseMoved extends Error {}

/** What a reader of a task should know although it succeeded. */
export interface Note {
  code: 'SUPERSEDED' | 'STORM' | 'CANARY' | 'TRUNCATED' | 'UNPLACED' | 'HELD';
  message: string;
}

/**
 * Brings the warnings of a rule to what it found, in one transaction: unseen → raised, seen → refreshed, absent → cleared, back → reopened.
 * Throws LeaseLost when the task was given to another worker meanwhile, BaseMoved when a run by keys has to be one over everything; both change nothing.
 */
export async function reconcile(
  { pool, storm: settings, leaseMs }: Pick<SweepDeps, 'pool' | 'storm' | 'leaseMs'>,
  outcome: Outcome,
): Promise<{ counts: Counts; note: Note | undefined }> {
  const { sweep, task, rule, run } = outcome;
  return inTransaction(pool, async (client) => {
    // A worker that is stopped just now must not keep the others from the task for longer than two leases.
    await client.query(`select set_config('idle_in_transaction_session_timeout', $1, true)`, [
      String(2 * leaseMsOf({ leaseMs })),
    ]);
    await holdTask(client, task);
    // Sweeps of one rule one after another, whatever worker runs them.
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`qingqu sweep ${rule.id}`]);
    const latest = !(await hasNewer(client, sweep, rule));
    if (latest && run.keys && !(await isLastRun(client, rule, task.baseTaskId!))) throw new BaseMoved();
    const watched = latest && task.params.life.status !== 'shadow'; // a shadow raises nothing: what it finds is what people want to see
    const storm = watched ? await stormOf(client, task, await sizeOf(client, outcome), settings) : undefined;
    const truncated = run.total > run.findings.length;
    const missed = run.canary === 'missed';

    const counts = noCounts(run.total);
    await client.query('delete from finding where sweep_id = $1 and rule_id = $2', [sweep.id, rule.id]);
    const taking = storm ? 'storm' : latest ? 'warn' : 'keep';
    for (let at = 0; at < run.findings.length; at += CHUNK) {
      const rows = run.findings.slice(at, at + CHUNK).map((finding) => rowOf(rule, task, finding));
      add(counts, await takeFindings(client, sweep, rule, task, taking, rows));
    }
    if (taking === 'warn' && !truncated && !missed) {
      const reached = reachedBy(outcome);
      add(counts, await clearAbsent(client, sweep, rule, task, reached));
      if (reached) add(counts, await seeUntouched(client, sweep, rule, reached));
    }
    if (storm) await hold(client, task, 'storm', storm);
    if (latest && missed) await hold(client, task, 'canary', canaryMissed);
    const note = noteOf({ latest, storm, missed, truncated, counts, run });
    await finishTask(client, outcome, counts, note);
    return { counts, note };
  });
}

const canaryMissed =
  '未能发现自检样例，本次未核销任何预警 / it did not find its canary, so that nothing was cleared: see what changed in the data that it reads';

function noteOf(facts: {
  latest: boolean;
  storm: string | undefined;
  missed: boolean;
  truncated: boolean;
  counts: Counts;
  run: Done;
}): Note | undefined {
  const { latest, storm, missed, truncated, counts, run } = facts;
  const notes: [Note['code'], boolean, string][] = [
    ['SUPERSEDED', !latest, 'a later sweep of this rule was reconciled first; warnings are as that one left them'],
    ['STORM', storm !== undefined, storm ?? ''],
    ['CANARY', missed, canaryMissed],
    [
      'TRUNCATED',
      truncated,
      `the first ${run.findings.length} of ${run.total} findings were taken; nothing was cleared`,
    ],
    [
      'UNPLACED',
      run.unplaced > 0,
      `${run.unplaced} findings are about records that have not arrived, so nobody knows whose they are; they are left out`,
    ],
    [
      'HELD',
      counts.held > 0,
      `${counts.held} warnings stay open although the rule no longer finds them: rows of their region are in quarantine`,
    ],
  ];
  const first = notes.find(([, holds]) => holds);
  return first && { code: first[0], message: first[2] };
}

/** Of a run by keys the subjects that its changes reach; undefined when it ran over everything. */
function reachedBy({ run, inputs }: Outcome): Subjects | undefined {
  if (!run.keys) return undefined;
  const reached: Subjects = { ...run.keys.subjects };
  for (const [kind, ids] of Object.entries(inputs.also ?? {})) reached[kind] = [...(reached[kind] ?? []), ...ids];
  return reached;
}

/** How many findings the rule has now: of a run by keys with the warnings that it left alone. */
async function sizeOf(client: pg.ClientBase, outcome: Outcome): Promise<number> {
  const { run, rule } = outcome;
  if (!run.keys) return run.total;
  const { rows } = await client.query<{ open: number }>(
    `select count(*)::int as open from warning where rule_id = $1 and state = 'open'`,
    [rule.id],
  );
  const reached = Object.values(reachedBy(outcome)!).reduce((sum, ids) => sum + new Set(ids).size, 0);
  return run.total + Math.max(rows[0]!.open - reached, 0);
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

async function finishTask(
  client: pg.ClientBase,
  { task, run, inputs }: Outcome,
  counts: Counts,
  note: Note | undefined,
): Promise<void> {
  const { rowCount } = await client.query(
    `update sweep_task set status = 'done', lease_token = null, lease_until = null, finished_at = clock_timestamp(), error_code = $3, error_message = $4,
       duration_ms = $5, n_findings = $6, n_raised = $7, n_seen = $8, n_changed = $9, n_cleared = $10, n_reopened = $11, n_suppressed = $12,
       n_held = $13, n_whitelisted = $14, n_shadow = $15, mode = $16, base_task_id = $17, n_keys = $18, inputs = $19, canary = $20,
       peak_memory_bytes = $21, result_digest = $22
     where id = $1 and lease_token = $2 and status = 'running'`,
    [
      task.id,
      task.leaseToken,
      note?.code ?? null,
      note?.message ?? null,
      run.durationMs,
      counts.findings,
      counts.raised,
      counts.seen,
      counts.changed,
      counts.cleared,
      counts.reopened,
      counts.suppressed,
      counts.held,
      counts.whitelisted,
      counts.shadow,
      run.keys ? 'keys' : 'full',
      run.keys ? task.baseTaskId : null,
      run.keys?.count ?? null,
      JSON.stringify(run.keys ? inputs : { reference: inputs.reference }),
      run.canary ?? null,
      run.peakMemoryBytes ?? null,
      run.digest,
    ],
  );
  if (rowCount !== 1)
    throw new LeaseLost(`the task '${task.ruleId}' of sweep ${task.sweepId} was given to another worker`);
}
