import type { Mark } from '../connectors/connector.js';

/** How far a source has been read, and what of it could not be taken in. */
export interface Position {
  marks?: Record<string, Mark>;
  failed?: Record<string, FailedOffer>;
}

/** Something that a source has and that could not be taken in so far. */
export interface FailedOffer {
  version: string;
  attempts: number;
  error?: string;
}

/** After so many failures it is left alone until it changes or somebody resumes the source. */
export const OFFER_ATTEMPTS = 5;

/** Whether it has failed so often that it is left alone. */
export const isGivenUp = (position: Position, key: string, version: string): boolean => {
  const failed = position.failed?.[key];
  return failed?.version === version && failed.attempts >= OFFER_ATTEMPTS;
};

/** Counts an attempt before it begins, so that one that ends the process counts too. */
export function begun(position: Position, key: string, version: string): Position {
  const before = position.failed?.[key];
  const attempts = before?.version === version ? before.attempts + 1 : 1;
  return { ...position, failed: { ...position.failed, [key]: { ...before, version, attempts } } };
}

/** It is safely in, or there was nothing to take in. */
export function passed(position: Position, key: string, mark: Mark | undefined): Position {
  const { [key]: _, ...failed } = position.failed ?? {};
  return { marks: mark ? { ...position.marks, [key]: mark } : (position.marks ?? {}), failed };
}

/** It could not be taken in this time. What could not be brought here is no fault of its own, and does not count. */
export function failedWith(
  position: Position,
  key: string,
  { error, counts }: { error: string; counts: 'yes' | 'no' | 'for good' },
): Position {
  const { version, attempts } = position.failed![key]!;
  const counted = counts === 'yes' ? attempts : counts === 'no' ? attempts - 1 : OFFER_ATTEMPTS;
  return { ...position, failed: { ...position.failed, [key]: { version, attempts: counted, error } } };
}

/** It was stopped, which is no failure. */
export function takenBack(position: Position, key: string): Position {
  const { attempts, ...rest } = position.failed![key]!;
  return { ...position, failed: { ...position.failed, [key]: { ...rest, attempts: Math.max(attempts - 1, 0) } } };
}

/** Without what the source no longer has. */
export function pruned({ marks, failed }: Position, present: ReadonlySet<string>): Position {
  const keep = <T>(all: Record<string, T> = {}) =>
    Object.fromEntries(Object.entries(all).filter(([key]) => present.has(key)));
  return { marks: keep(marks), failed: keep(failed) };
}
