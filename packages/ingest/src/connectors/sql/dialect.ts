import type { SecretReader } from '../secret.js';
import type { SettingsOf } from '../settings.js';

export type SqlSettings = SettingsOf<'sql'>;

/** Rows as text, as the database writes it; null for nothing. The last cell is the watermark, in a form that can be handed back. */
export interface Piece {
  /** Of the query, in its order, without the watermark. */
  columns: readonly string[];
  rows: readonly (readonly (string | null)[])[];
}

/** A read-only connection to a source's database, for one pull. */
export interface SqlSession {
  /** The rows of the query from this watermark on (itself included), in its order, a piece at a time; at least one piece, for its columns. */
  pull(from: string | undefined): AsyncIterable<Piece>;
  close(): Promise<void>;
}

/** How one kind of database is read. */
export type OpenSql = (settings: SqlSettings, secret: SecretReader) => Promise<SqlSession>;

/** What the watermark is called beside the columns of the query. */
export const WATERMARK = 'qingqu_watermark';

/** So many rows are held at once. */
export const PIECE_ROWS = 1_000;
