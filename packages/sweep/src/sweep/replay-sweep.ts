import { findSweep } from './close-sweep.js';
import type { SweepDeps } from './deps.js';
import type { TaskParams } from './resolve-params.js';
import { definitionOf, evaluateTask, withBench } from './run-tasks.js';

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
 * Evaluates the finished tasks of a sweep again, on the snapshot of its epoch and with the rules and parameters of then, and compares the digests.
 * It changes nothing: equal digests prove that every warning can be derived again.
 */
export async function replaySweep(deps: SweepDeps, sweepId: bigint): Promise<Replay[]> {
  const sweep = await findSweep(deps.pool, sweepId);
  const { rows: tasks } = await deps.pool.query<{
    ruleId: string;
    digest: string;
    params: TaskParams;
    expected: string;
  }>(
    `select rule_id as "ruleId", rule_digest as digest, params, result_digest as expected from sweep_task
     where sweep_id = $1 and status = 'done' order by rule_id collate "C"`,
    [sweepId],
  );
  return withBench(deps, sweep, async (bench) => {
    const replays: Replay[] = [];
    for (const { ruleId, digest, params, expected } of tasks) {
      const outcome = await evaluateTask(bench, await definitionOf(deps.pool, digest), params);
      const actual = outcome.status === 'done' ? outcome.digest : undefined;
      const error = outcome.status === 'failed' ? { error: outcome.failure.message } : {};
      replays.push({ ruleId, same: actual === expected, expected, actual, ...error });
    }
    return replays;
  });
}
