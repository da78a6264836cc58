import { keysAgain, type TaskInputs } from './base.js';
import { findSweep } from './close-sweep.js';
import type { SweepDeps } from './deps.js';
import { definitionOf, evaluateTask, withBench } from './run-tasks.js';
import type { TaskParams } from './task-params.js';

/** A rule run again as it was run then. */
export interface Replay {
  ruleId: string;
  same: boolean;
  /** The digest of then, and of now (absent when the rule failed now). */
  expected: string;
  actual: string | undefined;
  error?: string;
}

/**
 * Evaluates the finished tasks of a sweep again, on the snapshot of its epoch, with the rules and parameters of then and over as much as then, and compares
 * the digests. It changes nothing: equal digests prove that what was found can be derived again. Of a task by keys that is what the changes reached; its
 * other warnings are proven by the tasks that it carries on.
 */
export async function replaySweep(deps: SweepDeps, sweepId: bigint): Promise<Replay[]> {
  const sweep = await findSweep(deps.pool, sweepId);
  const { rows: tasks } = await deps.pool.query<{
    ruleId: string;
    digest: string;
    params: TaskParams;
    mode: 'full' | 'keys';
    inputs: TaskInputs;
    expected: string;
  }>(
    `select rule_id as "ruleId", rule_digest as digest, params, mode, inputs, result_digest as expected from sweep_task
     where sweep_id = $1 and status = 'done' order by rule_id collate "C"`,
    [sweepId],
  );
  return withBench(deps, sweep, async (bench) => {
    const replays: Replay[] = [];
    for (const { ruleId, digest, params, mode, inputs, expected } of tasks) {
      const rule = await definitionOf(deps.pool, digest);
      const keys = mode === 'keys' ? keysAgain(rule, inputs) : undefined;
      const outcome = await evaluateTask(bench, rule, params, { keys });
      const actual = outcome.status === 'done' ? outcome.digest : undefined;
      const error = outcome.status === 'failed' ? { error: outcome.failure.message } : {};
      replays.push({ ruleId, same: actual === expected, expected, actual, ...error });
    }
    return replays;
  });
}
