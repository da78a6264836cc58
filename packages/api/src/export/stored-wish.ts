import type { Job } from './claim-job.js';
import type { ExportWish } from './export-wish.js';

/** A wish as it waits in its job's row. */
export const storedWish = ({ since, ...wish }: ExportWish): object => ({
  ...wish,
  ...(since !== undefined && { since: String(since) }),
});

/** The wish of a job, as it was checked when it was asked for. */
export function wishOf({ wish }: Pick<Job, 'wish'>): ExportWish {
  const { since, ...rest } = wish as { since?: string } & Omit<ExportWish, 'since'>;
  return { ...rest, ...(since !== undefined && { since: BigInt(since) }) };
}
