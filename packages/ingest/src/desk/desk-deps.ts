import type { IngestDeps } from '../ingest-file.js';

/** What the desk works with: as ingest, since a corrected line goes the same way in. */
export interface DeskDeps extends IngestDeps {
  /** The civil day from which due dates count; the database's in Asia/Shanghai when left out. */
  today?: string;
}
