import { sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { eq } from './comparisons.js';
import type { RuleInputs } from './define-rule.js';

/**
 * Each region with itself and the regions above it by fiscal parent (a directly managed county 直管县 reports to the province): `code`, `ancestor`, and
 * `distance`: 0 for itself, 1 for its parent, to 3. For what is set at any level, where the nearest counts; keep place 1:
 *
 * ```ts
 * const above = fiscalAncestors({ select, $with, regions });
 * const standard = $with('standard').as(
 *   select({ id: subsidyLines.id, place: placeIn({ of: [subsidyLines.id], by: [above.distance, programmeStandards.id] }).as('place') })
 *     .from(subsidyLines)
 *     .innerJoin(above, eq(above.code, subsidyLines.regionCode))
 *     .innerJoin(programmeStandards, eq(programmeStandards.regionCode, above.ancestor)),
 * );
 * return using(above, standard).select({ … }).from(standard).where(eq(standard.place, 1));
 * ```
 */
export function fiscalAncestors({ select, $with, regions }: Pick<RuleInputs, 'select' | '$with' | 'regions'>) {
  const parents = alias(regions, 'parents');
  const grandparents = alias(regions, 'grandparents');
  const line = sql`[${regions.code}, ${regions.fiscalParent}, ${parents.fiscalParent}, ${grandparents.fiscalParent}]`;
  return $with('fiscal_ancestors').as(
    select({
      code: regions.code,
      ancestor: sql<string>`unnest(${line})`.as('ancestor'),
      distance: sql<number>`unnest([0, 1, 2, 3])`.as('distance'),
    })
      .from(regions)
      .leftJoin(parents, eq(parents.code, regions.fiscalParent))
      .leftJoin(grandparents, eq(grandparents.code, parents.fiscalParent)),
  );
}
