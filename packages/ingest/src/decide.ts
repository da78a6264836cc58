import type { Outcome } from './batch-file.js';
import type { PreparedRow } from './prepare-batch.js';

/** What is known of a record when a row of a file speaks of it. */
export interface Current {
  rev: bigint;
  /** Hex. */
  contentHash: string;
  version: number;
  /** The file and row that it came from. */
  fileId: bigint;
  rowNo: number;
}

/** What becomes of a row, and what must be written for it. */
export interface Decision {
  row: PreparedRow;
  outcome: Outcome;
  /** The version to write; 1 makes a new record. */
  version?: number;
  /** The row of this file that says something else under the same key. */
  conflictsWith?: number;
}

/**
 * Decides what becomes of good rows, one after the other, as if each were alone in its transaction.
 * @param current the records as they are now, by id
 * @param unchangedEarlier records that earlier rows of this file found unchanged, with the row
 */
export function decideRows(
  rows: readonly PreparedRow[],
  fileId: bigint,
  current: ReadonlyMap<string, Current>,
  unchangedEarlier: ReadonlyMap<string, number>,
): Decision[] {
  const now = new Map(current);
  const unchanged = new Map(unchangedEarlier);
  return rows.map((row) => {
    const { id, rev, contentHash } = row.checked.good!;
    const before = now.get(id);
    const write = (outcome: Outcome, version: number): Decision => {
      now.set(id, { rev, contentHash, version, fileId, rowNo: row.rowNo });
      return { row, outcome, version };
    };
    if (!before) return write('loaded', 1);
    if (rev > before.rev) return write('updated', before.version + 1);
    if (rev < before.rev) return { row, outcome: 'stale' };
    const earlier = before.fileId === fileId ? before.rowNo : unchanged.get(id);
    if (contentHash === before.contentHash) {
      if (earlier !== undefined) return { row, outcome: 'duplicate' };
      unchanged.set(id, row.rowNo);
      return { row, outcome: 'unchanged' };
    }
    if (earlier !== undefined) return { row, outcome: 'quarantined', conflictsWith: earlier };
    // Of two files that differ, the one received later holds, in whatever order they are worked on.
    return before.fileId > fileId ? { row, outcome: 'stale' } : write('updated', before.version + 1);
  });
}
