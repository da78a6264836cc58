import type { IngestFile } from './batch-file.js';

/** What a file says of the order of its rows. */
export interface FileStanding {
  fileId: bigint;
  /** The business day that it declares, 'YYYY-MM-DD'. */
  asOf: string | null;
  /** The civil day in Asia/Shanghai on which it came. */
  receivedOn: string;
  /** Somebody has looked at the row and handed it in again: it holds against what came with the same revision and day. */
  isCorrection: boolean;
}

/** Where a row stands among all that is said of its record: the higher one holds, whatever came first. */
export interface Standing extends FileStanding {
  /** The record's revision in its source; 0 where the row gives none. */
  rev: bigint;
}

/** Whether row or file declare an order. Where neither does, the order in which files came is the only one there is. */
export const isDeclared = ({ rev, asOf }: Standing): boolean => rev !== 0n || asOf !== null;

/** Equal for rows of equal standing: between those that say different things nothing decides. */
export function rungOf(standing: Standing): string {
  const { rev, asOf, fileId, isCorrection } = standing;
  if (!isDeclared(standing)) return `0|#${fileId}`;
  return `${rev}|${asOf ?? ''}${isCorrection ? `|#${fileId}` : ''}`;
}

/** The day that orders it: a file that declares none speaks as of the day on which it came. */
export const dayOf = ({ asOf, receivedOn }: FileStanding): string => asOf ?? receivedOn;

/** Below 0 when `a` stands lower than `b`; 0 for the same rung. */
export function compareStandings(a: Standing, b: Standing): number {
  if (a.rev !== b.rev) return a.rev < b.rev ? -1 : 1;
  if (rungOf(a) === rungOf(b)) return 0;
  if (dayOf(a) !== dayOf(b)) return dayOf(a) < dayOf(b) ? -1 : 1;
  // On the same day a declared business day is worth more than a day of arrival.
  if ((a.asOf === null) !== (b.asOf === null)) return a.asOf === null ? -1 : 1;
  if (a.isCorrection !== b.isCorrection) return a.isCorrection ? 1 : -1;
  return a.fileId < b.fileId ? -1 : 1;
}

/** Rows of one revision, one with a business day and one without: their order depends on when the others of the latter came. */
export const isMixed = (a: Standing, b: Standing): boolean =>
  a.rev !== 0n && a.rev === b.rev && (a.asOf === null) !== (b.asOf === null);

/** How a batch stands. */
export const standingOf = ({ id, asOf, receivedOn, kind }: IngestFile): FileStanding => ({
  fileId: id,
  asOf,
  receivedOn,
  isCorrection: kind === 'correction',
});
