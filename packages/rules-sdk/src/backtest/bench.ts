import type { CompiledRule } from '../compile.js';
import {
  type ClosableSnapshot,
  evaluateRule,
  type Failure,
  type Finding,
  failureOf,
  openLocked,
  type Run,
  type SnapshotLimits,
} from '../engine/index.js';
import type { Moment } from './snapshot-facts.js';

/** What became of one rule at one moment. */
export type Evaluated =
  | { status: 'done'; findings: Finding[] /** How many there are in truth. */; total: number }
  | { status: 'failed'; failure: Failure };

/** Runs rules on a snapshot as it was known at a moment. */
export interface Bench {
  /** A rule that fails is a result. Throws the signal's reason when it is aborted. */
  evaluate(rule: CompiledRule, runs: Run[], moment: Moment, signal?: AbortSignal): Promise<Evaluated>;
  close(): Promise<void>;
}

/** Findings of one rule and month that are looked at: more are a rule gone wrong, and would not fit into memory with those of the others. */
export const MAX_FINDINGS = 200_000;
/** How long one rule may take. */
const TIME_LIMIT_MS = 600_000;

/** A bench in this process, on a file that is read and nothing else. */
export function localBench(path: string, limits: SnapshotLimits): Bench {
  let open: { moment: Moment; snapshot: ClosableSnapshot } | undefined;
  const at = async (moment: Moment) => {
    if (open?.moment === moment) return open.snapshot;
    open?.snapshot.close();
    open = undefined;
    const snapshot = await openLocked(path, limits, { epoch: moment.epoch, until: moment.until });
    open = { moment, snapshot };
    return snapshot;
  };
  return {
    async evaluate(rule, runs, moment, signal) {
      signal?.throwIfAborted();
      return evaluateIn(await at(moment), rule, runs, signal);
    },
    async close() {
      open?.snapshot.close();
      open = undefined;
    },
  };
}

async function evaluateIn(
  snapshot: ClosableSnapshot,
  rule: CompiledRule,
  runs: Run[],
  signal: AbortSignal | undefined,
): Promise<Evaluated> {
  const seconds = Math.min(rule.budget?.seconds ?? Number.POSITIVE_INFINITY, TIME_LIMIT_MS / 1_000);
  let expired = false;
  const interrupt = () => snapshot.connection.interrupt();
  const limit = setTimeout(() => {
    expired = true;
    interrupt();
  }, seconds * 1_000);
  signal?.addEventListener('abort', interrupt, { once: true });
  const findings: Finding[] = [];
  try {
    const { total } = await evaluateRule(
      snapshot,
      { ...rule, runs, maxFindings: Math.min(MAX_FINDINGS, rule.budget?.findings ?? MAX_FINDINGS) },
      async (batch) => void findings.push(...batch),
    );
    signal?.throwIfAborted();
    return { status: 'done', findings, total };
  } catch (error) {
    signal?.throwIfAborted();
    if (expired) return { status: 'failed', failure: { code: 'TIMEOUT', message: `it took longer than ${seconds} s` } };
    return { status: 'failed', failure: failureOf(error) };
  } finally {
    clearTimeout(limit);
    signal?.removeEventListener('abort', interrupt);
  }
}
