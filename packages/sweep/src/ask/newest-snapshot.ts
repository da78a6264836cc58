import { rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { SnapshotUnusable } from '../errors.js';
import { Evaluator } from '../evaluator/evaluator.js';
import type { Interval } from '../evaluator/protocol.js';
import { withParser } from '../rules/load-rules.js';
import { makeWorkDir, snapshotEpochs } from '../snapshot/files.js';
import { openSnapshot, type Snapshot } from '../snapshot/open-snapshot.js';
import type { SweepDeps } from '../sweep/deps.js';

/** The newest snapshot on this machine that can be read. Throws SnapshotUnusable. */
export async function newestSnapshot({ snapshotDir }: Pick<SweepDeps, 'snapshotDir'>): Promise<Snapshot> {
  let reason: unknown;
  for (const epoch of await snapshotEpochs(snapshotDir)) {
    try {
      return await openSnapshot(snapshotDir, epoch);
    } catch (error) {
      if (!(error instanceof SnapshotUnusable)) throw error;
      reason ??= error;
    }
  }
  throw reason ?? new SnapshotUnusable(`There is no snapshot in ${snapshotDir}: run \`qingqu snapshot\`.`);
}

/** What a question about a rule is answered with. */
export interface Examination {
  snapshot: Snapshot;
  evaluator: Evaluator;
  /** Parses SQL; runs nothing. */
  parser: DuckDBConnection;
}

/** How much of the newest snapshot is looked at: as of an earlier epoch, or what lies in a subtree alone. */
export interface Sight {
  epoch?: bigint;
  within?: Interval | undefined;
}

/** Opens the newest snapshot in a process of its own, and ends that process whatever happens. Throws SnapshotUnusable. */
export async function withNewestSnapshot<T>(
  deps: Pick<SweepDeps, 'snapshotDir' | 'evaluator'>,
  { epoch, within }: Sight,
  work: (examination: Examination) => Promise<T>,
): Promise<T> {
  const snapshot = await newestSnapshot(deps);
  const spillDir = await makeWorkDir(deps.snapshotDir, snapshot.epoch);
  const place = { path: snapshot.path, epoch: epoch ?? snapshot.epoch };
  const evaluator = new Evaluator({ tempDirectory: spillDir, ...deps.evaluator }, place, within);
  try {
    return await withParser((parser) => work({ snapshot, evaluator, parser }));
  } finally {
    await evaluator.close();
    await rm(spillDir, { recursive: true, force: true });
  }
}
