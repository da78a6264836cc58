import type { Outcome } from './batch-file.js';
import type { PreparedRow } from './prepare-batch.js';
import { compareStandings, type FileStanding, isMixed, rungOf } from './standing.js';

/** What is known of a record when a row of a file speaks of it. */
export interface Current {
  rev: bigint;
  /** Hex. */
  contentHash: string;
  version: number;
  /** The file and row that it came from. */
  fileId: bigint;
  rowNo: number;
  /** The region that it belongs to. */
  scopeOrd: bigint;
}

/** What becomes of a row, and what must be written for it. */
export interface Decision {
  row: PreparedRow;
  outcome: Outcome;
  /** The version to write; 1 makes a new record. */
  version?: number;
  /** Whether there is no current row to write it over; as for version 1 when left out. */
  isNew?: boolean;
  /** The row of this file that says something else under the same key. */
  conflictsWith?: number;
  /** The file that says something else of equal standing. */
  differsFrom?: bigint;
}

/** What is known when the rows of a batch are looked at. */
export interface Known {
  /** The records as they are now, by id. */
  current: ReadonlyMap<string, Current>;
  /** How the files that they came from stand. */
  standings: ReadonlyMap<bigint, FileStanding>;
  /** Records that earlier rows of this file found unchanged, with the row. */
  unchanged: ReadonlyMap<string, number>;
  /** Records of which more has been said than their current row tells. */
  contested: ReadonlySet<string>;
}

export interface Decided {
  decisions: Decision[];
  /** Rows of records of which all that was ever said must be looked at; see marks/. */
  contested: PreparedRow[];
  /** Whether a decision holds only if nobody else says something of the same records at this moment. */
  needsTurn: boolean;
}

/**
 * Decides what becomes of good rows, one after the other, as if each were alone in its transaction. Most rows bring a record, a higher revision
 * of it, or what is known; the records of all others are left to those who can look further.
 */
export function decideRows(rows: readonly PreparedRow[], file: FileStanding, known: Known): Decided {
  const now = new Map(known.current);
  const unchanged = new Map(known.unchanged);
  const contested = new Set<string>();
  let isOrdered = false;
  const decide = (row: PreparedRow): Decision | undefined => {
    const { id, rev, contentHash } = row.checked.good!;
    const before = now.get(id);
    const write = (outcome: Outcome, version: number): Decision => {
      now.set(id, {
        rev,
        contentHash,
        version,
        fileId: file.fileId,
        rowNo: row.rowNo,
        scopeOrd: row.checked.scopeOrd!,
      });
      return { row, outcome, version };
    };
    const pass = (): Decision => {
      if (before!.fileId === file.fileId || unchanged.has(id)) return { row, outcome: 'duplicate' };
      unchanged.set(id, row.rowNo);
      return { row, outcome: 'unchanged' };
    };
    if (row.checked.isDeleted || known.contested.has(id)) return undefined;
    if (!before) return write('loaded', 1);
    if (rev > before.rev) return write('updated', before.version + 1);
    const mine = { ...file, rev };
    const its = { ...(before.fileId === file.fileId ? file : known.standings.get(before.fileId)!), rev: before.rev };
    if (rungOf(mine) === rungOf(its)) {
      if (contentHash === before.contentHash) return pass();
      return before.fileId === file.fileId ? { row, outcome: 'quarantined', conflictsWith: before.rowNo } : undefined;
    }
    if (isMixed(mine, its) || compareStandings(mine, its) < 0) return undefined;
    isOrdered = true;
    // Said again later it is no new version, but it holds against what was said in between.
    if (contentHash === before.contentHash) return pass();
    return unchanged.has(id) ? undefined : write('updated', before.version + 1);
  };
  const decisions: Decision[] = [];
  for (const row of rows) {
    const { id } = row.checked.good!;
    const decision = contested.has(id) ? undefined : decide(row);
    if (decision) decisions.push(decision);
    else contested.add(id);
  }
  const isContested = (row: PreparedRow) => contested.has(row.checked.good!.id);
  return {
    decisions: decisions.filter(({ row }) => !isContested(row)),
    contested: rows.filter(isContested),
    needsTurn: isOrdered || contested.size > 0,
  };
}
