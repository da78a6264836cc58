import { type Area, holds } from '../reference-data.js';

// What may be done about a rejected row, by whom and until when. Knows no database and no clock.

export type Status = 'open' | 'fixed' | 'rejected' | 'resubmitted';
/** Who is to settle a row: who entered it, the superior of its region, or the province (Art. 16). */
export type Level = 'own' | 'superior' | 'province';
export type Act = 'fix' | 'resubmit' | 'reject' | 'route' | 'reopen';

/** From which states an act is possible. A row that was resubmitted is settled: what came of it is a row of its own. */
export const possibleFrom: Readonly<Record<Act, readonly Status[]>> = {
  fix: ['open', 'fixed'],
  resubmit: ['fixed'],
  reject: ['open', 'fixed'],
  route: ['open', 'fixed'],
  reopen: ['rejected'],
};

/**
 * Working days from the day on which a row comes to a level: from receipt or routing for who entered it and the superior, from the notice for
 * the province (Art. 16: 五个工作日内).
 */
export const WORKDAYS: Readonly<Record<Level, number>> = { own: 5, superior: 5, province: 5 };

/** The regions that can have a row in hand. */
export interface Places {
  /** The row's own region; a town's is its county, since towns have no finance department of their own. */
  home: Area;
  /** Home's fiscal parent; null for the province itself. */
  superior: Area | null;
  province: Area;
}

/** A region and those above it, the row's own first. */
export type Chain = readonly (Area & { level: 'province' | 'prefecture' | 'county' | 'township' | 'village' })[];

/** Who can have a row of this region in hand. */
export function placesOf(chain: Chain): Places {
  const at = chain.findIndex(({ level }) => level !== 'township' && level !== 'village');
  return { home: chain[at]!, superior: chain[at + 1] ?? null, province: chain.at(-1)! };
}

/** The region whose people have a row in hand. */
export function inHandOf(level: Level, { home, superior, province }: Places): Area {
  if (level === 'own') return home;
  return level === 'superior' && superior ? superior : province;
}

/**
 * Where a row may go from a level: one step up, or back with an answer. Where the superior is the province itself (of a prefecture, or of a
 * county that reports directly to it), that is one step. The province's own rows go nowhere.
 */
export function routesFrom(level: Level, { superior, province }: Places): readonly Level[] {
  if (!superior) return [];
  const isDirect = superior.code === province.code;
  if (level === 'own') return [isDirect ? 'province' : 'superior'];
  return level === 'superior' ? ['province', 'own'] : isDirect ? ['own'] : ['superior', 'own'];
}

/** What a person may do, where. Administrators have none of these (Art. 10). */
export interface Grant extends Area {
  role: 'staff' | 'supervisor';
}

/** Where a row belongs and who has it in hand. */
export interface Held {
  scopeOrd: bigint;
  level: Level;
  places: Places;
}

const isWithin = (inner: Area, outer: Area) => outer.lo <= inner.lo && inner.hi <= outer.hi;

/** The grants that reach the row at all. */
export const reaching = (grants: readonly Grant[], { scopeOrd }: Held): Grant[] =>
  grants.filter((grant) => holds(grant, scopeOrd));

/**
 * The grant by which a person enters data in place of the row: of staff (supervision enters nothing) among those who have it in hand (谁录入谁
 * 负责, Art. 7), so not of a superior that it has not been routed to. It also tells who reads the line in clear.
 */
export function correcting(grants: readonly Grant[], held: Held): Grant | undefined {
  const area = inHandOf(held.level, held.places);
  const isOwn = held.level === 'own';
  return reaching(grants, held).find(
    (grant) => grant.role === 'staff' && (isOwn ? isWithin(grant, area) : grant.code === area.code),
  );
}

/** Whether a person may route, reject or reopen the row: somebody who has it in hand, or answers for more than those. */
export function mayMove(grants: readonly Grant[], held: Held): boolean {
  const area = inHandOf(held.level, held.places);
  return reaching(grants, held).some(
    (grant) => isWithin(area, grant) || (held.level === 'own' && isWithin(grant, area)),
  );
}
