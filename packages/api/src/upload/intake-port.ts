import type { DeskDeps, IntakeState } from '@qingqu/ingest';

/** What the platform hands over for what comes in: files, and corrections of rejected rows. */
export interface IntakePort {
  /** With the system's pool: what it reads is shown only where the viewer's own scope has been asked first. */
  ingest: DeskDeps;
  /** Where uploads lie until they are whole. One server uses it at a time. */
  uploadDir: string;
  /** The most that a file may have; 200 MB unless said otherwise. */
  maxBytes?: number;
  /** Files that are sent at the same time; 4 unless said otherwise. */
  atOnce?: number;
  /** Whether more is taken in now; if not, why and when to ask again. */
  state(): Promise<IntakeState>;
  /** Wakes who loads registered batches; without it they are loaded before the answer. */
  wake?(fileIds: readonly bigint[]): Promise<void>;
}
