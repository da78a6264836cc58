import type pg from 'pg';
import type { Reading } from '../reading.js';

/** A file, or a part of one, that a version of a record came in. */
export interface OriginFile {
  /** The batch's number. */
  id: string;
  feed: string;
  name: string;
  /** The sheet or the member of an archive; '' for the file itself. */
  part: string;
  kind: 'delivery' | 'correction';
  /** Of the bytes as they were received, in hexadecimal digits. */
  originSha256: string;
  /** Of the bytes that were read, to which line and bytes refer. */
  sha256: string;
  bytes: number;
  encoding: string;
  reading: Reading;
  /** The business day that the file declares. */
  asOf: string | null;
  /** ISO 8601. */
  receivedAt: string;
  receivedBy: string;
  /** The source it was fetched from, by name; null when somebody handed it in. */
  source: string | null;
  /** The feed definition that it was read by; null for the feed's own layout. */
  definition: { name: string; version: number } | null;
}

/** A version of a record, and where it came from. */
export interface OriginVersion {
  version: number;
  epochFrom: string;
  /** Null for the version that holds. */
  epochTo: string | null;
  sourceSystem: string;
  sourceKey: string;
  sourceRev: string;
  enteredBy: string | null;
  enteredOrg: string | null;
  /** ISO 8601. */
  enteredAt: string | null;
  /** The data row of the part, from 1. */
  rowNo: number;
  /** Null where the ledger knows nothing of it. */
  place: {
    /** Line as people know it (of a sheet, its row), and the bytes of the line in the bytes that were read: up to, not including, `byteTo`. */
    row: { line: number; byteFrom: number; byteTo: number } | null;
    file: OriginFile;
  } | null;
}

/** Asks for the versions of a record; takes the name of its table and its id. For the API, within the viewer's scope. */
export const versionsQuery = 'select record_provenance($1, $2)';

/** The versions of a record, the latest first; none when there is no such record. */
export async function originVersions(db: pg.Pool | pg.ClientBase, table: string, id: string): Promise<OriginVersion[]> {
  const { rows } = await db.query<{ versions: OriginVersion[] | null }>(`select (${versionsQuery}) as versions`, [
    table,
    id,
  ]);
  return rows[0]!.versions ?? [];
}
