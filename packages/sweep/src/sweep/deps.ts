import type pg from 'pg';
import type { EvaluatorSettings } from '../evaluator/evaluator.js';
import type { StormSettings } from './holds.js';

/** What a sweep works with. */
export interface SweepDeps {
  pool: pg.Pool;
  /** The folder of the snapshots, on this machine. */
  snapshotDir: string;
  evaluator: EvaluatorSettings;
  /** How long a task belongs to a worker that gives no sign of life; 30 seconds unless told. */
  leaseMs?: number;
  /** When a run finds so much more than before that it is not taken. */
  storm?: StormSettings;
}

/** A sweep as stored. */
export interface Sweep {
  id: bigint;
  epoch: bigint;
  /** 'YYYY-MM-DD' */
  asOf: string;
  status: 'running' | 'done' | 'failed';
}
