import {
  alias,
  and,
  defineRule,
  eq,
  exists,
  isNotNull,
  live,
  notExists,
  sql,
  through,
  validOn,
} from '@qingqu/rules-sdk';

export const allocOutOfScopeRegion = defineRule({
  id: 'alloc-out-of-scope-region',
  category: 'allocation',
  subject: 'allocation',
  severity: 'orange',
  timeClass: 'D',
  title: { zh: '超范围分配', en: 'Earmarked fund allocated outside its target regions' },
  basis: ['豫财办〔2018〕33号 第三条'],
  params: {},
  key: { allocations: 'id' },
  reaches: {
    fundTargetRegions: ({ select, allocations, changed }) =>
      select({ key: allocations.id }).from(allocations).innerJoin(changed, eq(changed.fundId, allocations.fundId)),
    funds: through('allocations', 'fundId'),
  },
  find: ({ select, with: using, $with, allocations, funds, fundTargetRegions, regions }) => {
    const parents = alias(regions, 'parents');
    const grandparents = alias(regions, 'grandparents');
    // Each region with itself and its superiors in money matters, up to the province.
    const lines = $with('lines').as(
      select({
        regionCode: regions.code,
        superior:
          sql<string>`unnest([${regions.code}, ${regions.fiscalParent}, ${parents.fiscalParent}, ${grandparents.fiscalParent}])`.as(
            'superior',
          ),
      })
        .from(regions)
        .leftJoin(parents, eq(parents.code, regions.fiscalParent))
        .leftJoin(grandparents, eq(grandparents.code, parents.fiscalParent)),
    );
    // Below a target the money has arrived, above it it is passing through.
    const related = $with('related').as(
      select({
        regionCode: sql<string>`${lines.regionCode}`.as('related_region'),
        targetCode: sql<string>`${lines.superior}`.as('target_region'),
      })
        .from(lines)
        .where(isNotNull(lines.superior))
        .union(
          select({
            regionCode: sql<string>`${lines.superior}`.as('related_region'),
            targetCode: sql<string>`${lines.regionCode}`.as('target_region'),
          })
            .from(lines)
            .where(isNotNull(lines.superior)),
        ),
    );
    const inScope = $with('in_scope').as(
      select({
        fundId: fundTargetRegions.fundId,
        regionCode: sql<string>`${related.regionCode}`.as('scope_region'),
        validFrom: fundTargetRegions.validFrom,
        validTo: fundTargetRegions.validTo,
      })
        .from(fundTargetRegions)
        .innerJoin(related, eq(related.targetCode, fundTargetRegions.regionCode)),
    );
    const targeted = select({ id: fundTargetRegions.id })
      .from(fundTargetRegions)
      .where(
        and(eq(fundTargetRegions.fundId, allocations.fundId), validOn(fundTargetRegions, allocations.allocatedOn)),
      );
    const reached = select({ fundId: inScope.fundId })
      .from(inScope)
      .where(
        and(
          eq(inScope.fundId, allocations.fundId),
          eq(inScope.regionCode, allocations.toRegionCode),
          validOn(inScope, allocations.allocatedOn),
        ),
      );
    return using(lines, related, inScope)
      .select({
        subject: allocations.id,
        docNo: allocations.docNo,
        fund: funds.name,
        toRegion: allocations.toRegionCode,
        regionName: regions.name,
        allocatedOn: allocations.allocatedOn,
        amount: allocations.amountFen,
      })
      .from(allocations)
      .leftJoin(funds, eq(funds.id, allocations.fundId))
      .leftJoin(regions, eq(regions.code, allocations.toRegionCode))
      .where(and(live(allocations), eq(allocations.kind, 'to_region'), exists(targeted), notExists(reached)));
  },
  message: {
    zh: '资金“{fund}”于 {allocatedOn} 分配 {amount} 元至 {regionName}，该地区不在资金使用范围内，请核实',
    en: '{amount} yuan of the fund "{fund}" were allocated on {allocatedOn} to {regionName}, which is not among its target regions; please verify',
  },
});
