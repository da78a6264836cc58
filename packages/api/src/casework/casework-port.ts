import type pg from 'pg';

/** What the platform hands over for casework. */
export interface CaseworkPort {
  /** With the system's pool: what it changes, the machines of casework have let pass; what it shows, the viewer's own scope is asked first. */
  system: pg.Pool;
  /** The business date, 'YYYY-MM-DD'. */
  today(): Promise<string>;
  /** Where attachments lie, by their SHA-256. */
  blobDir: string;
}
