import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How much is tried: as much as CI has time for, or as a night has (`QINGQU_PROFILE=nightly`). */
export type Profile = 'ci' | 'nightly';

const profile: Profile = process.env.QINGQU_PROFILE === 'nightly' ? 'nightly' : 'ci';

/** How often a proof does something, by the profile: `times({ ci: 200, nightly: 5_000 })`. */
export const times = (by: Record<Profile, number>): number => by[profile];

/** How often a property of functions that ask nobody is tried. */
export const propertyRuns = times({ ci: 1_000, nightly: 100_000 });

/** What a proof counted or measured; names are words as docs/evidence.md shows them, such as `kills` or `p99 ms`. */
export type Figures = Record<string, number | string | boolean>;

/**
 * Keeps what a proof has shown for docs/evidence.md (`npm run evidence`). Called where the proof has held, at its end.
 * @param claim its name in scripts/evidence/claims.mjs, such as `F1`, or `F1/ingest` where several tests carry one claim
 */
export function keepEvidence(claim: string, figures: Figures): void {
  const folder = join(process.env.QINGQU_EVIDENCE ?? '.qingqu/evidence', profile);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${claim.replaceAll('/', '.')}.json`);
  const kept = { claim, profile, at: new Date().toISOString(), node: process.version, figures };
  writeFileSync(`${path}.${process.pid}`, `${JSON.stringify(kept, undefined, 2)}\n`);
  renameSync(`${path}.${process.pid}`, path);
}
