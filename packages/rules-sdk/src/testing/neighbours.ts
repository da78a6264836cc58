import { canonicalJson } from '../canonical-json.js';
import type { Expected, WholeCase } from './cases.js';

/** A case and what it finds. */
export type KnownCase = WholeCase & { finds: Expected[] };

/**
 * Whether a case is the silent side of another: it lacks one of the other's findings and is nearly the same. Nearly: one place may differ for each
 * finding, and one more, since moving a record to another owner is often two. A place is a record, the date or a parameter.
 */
export const isSilentSide = (other: KnownCase, one: KnownCase): boolean =>
  findsLess(other.finds, one.finds) && differences(other, one) <= one.finds.length + 1;

/** Whether one of these findings is not among those. */
export function findsLess(those: Expected[], these: Expected[]): boolean {
  const there = new Set(those.map(warningOf));
  return these.some((finding) => !there.has(warningOf(finding)));
}

/** What makes a finding one warning and no other. */
const warningOf = ({ kind, subject, discriminator }: Expected): string =>
  JSON.stringify([kind, subject, discriminator]);

function differences(one: WholeCase, other: WholeCase): number {
  const left = placesOf(one);
  const right = placesOf(other);
  return [...new Set([...left.keys(), ...right.keys()])].filter((place) => left.get(place) !== right.get(place)).length;
}

/** All that a case consists of, by its place. */
function placesOf({ given, asOf, params }: WholeCase): Map<string, string> {
  const places = new Map([['asOf', asOf]]);
  for (const [name, value] of Object.entries(params)) places.set(`param ${name}`, canonicalJson(value));
  for (const [relation, rows] of Object.entries(given))
    for (const [at, row] of rows.entries())
      places.set(`${relation} ${(row as { id?: string }).id ?? at}`, canonicalJson(row));
  return places;
}
