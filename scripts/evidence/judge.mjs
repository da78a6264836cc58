import { shown } from './reach.mjs';

/** @typedef {'reached' | 'missed' | 'not shown by the last run'} Verdict */

/**
 * What the records of a profile say of a claim. A claim is reached when each of its records is there, is not older than the last whole run, its test
 * did not fail in that run, and each figure reaches what is asked. Whatever is not shown is never taken for reached.
 */
export function judge(claim, profile, { records, run }) {
  const reaches = claim.reach.filter((reach) => reach.isAsked(profile));
  const names = Object.keys(claim.shownBy).filter((name) => isNeeded(name, claim, reaches));
  const of = new Map(names.flatMap((name) => (records.has(name) ? [[name, records.get(name)]] : [])));
  const failed = [...new Set(Object.values(claim.shownBy))].filter((path) => run?.failed.includes(path));
  const missing = names.filter((name) => !of.has(name));
  const stale = names.filter((name) => of.has(name) && isStale(of.get(name), run));
  const asked = reaches.map((reach) => {
    const value = of.get(reach.record)?.figures[reach.name];
    return { says: reach.says(profile), value, holds: value !== undefined && reach.holds(value, profile) };
  });
  return {
    verdict: verdictOf({ failed, missing, stale, asked }),
    asked,
    failed,
    missing,
    stale,
    measured: measured(of),
  };
}

/** A record of which nothing is asked in this profile, though in the other, is not missed. */
const isNeeded = (name, { reach }, asked) =>
  asked.some(({ record }) => record === name) || !reach.some(({ record }) => record === name);

/** A record of a test that was left before the last whole run began is one of another tree; benches have a run of their own. */
const isStale = (record, run) => record.bench === undefined && run !== undefined && record.at < run.startedAt;

function verdictOf({ failed, missing, stale, asked }) {
  if (failed.length > 0) return 'missed';
  if (missing.length > 0 || stale.length > 0) return 'not shown by the last run';
  return asked.every(({ holds }) => holds) ? 'reached' : 'missed';
}

/** Every figure of every record: `kills 200 · files 31 · seed 4711`. */
function measured(of) {
  return [...of].map(([name, { at, figures }]) => ({
    name,
    at,
    says: Object.entries(figures)
      .map(([what, value]) => `${what} ${what === 'seed' ? value : shown(value)}`)
      .join(' · '),
  }));
}
