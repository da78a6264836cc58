import type pg from 'pg';

/** What exports as jobs work with. */
export interface ExportPort {
  /** Where finished files lie until they expire; of the server alone. */
  dir: string;
  /** The platform's own pool: the rows of jobs are kept with it, never read for them. */
  system: pg.Pool;
  /** Wakes who works on jobs; without it they wait for the next look. */
  wake?(): Promise<void>;
}
