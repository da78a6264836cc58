import { live, type RuleInputs, sumOf } from '@qingqu/rules-sdk';

// Sums that several rules begin with.

/** By how much each indicator was adjusted 指标调整, of the adjustments that are live: `indicatorId`, `adjustedFen`. */
export const adjustedAmounts = ({
  select,
  $with,
  indicatorAdjustments,
}: Pick<RuleInputs, 'select' | '$with' | 'indicatorAdjustments'>) =>
  $with('adjusted').as(
    select({
      indicatorId: indicatorAdjustments.indicatorId,
      adjustedFen: sumOf(indicatorAdjustments.deltaFen).as('adjusted_fen'),
    })
      .from(indicatorAdjustments)
      .where(live(indicatorAdjustments))
      .groupBy(indicatorAdjustments.indicatorId),
  );

/** How much of each indicator was allocated 指标分配, of the allocations that are live: `indicatorId`, `allocatedFen`. */
export const allocatedAmounts = ({
  select,
  $with,
  allocations,
}: Pick<RuleInputs, 'select' | '$with' | 'allocations'>) =>
  $with('allocated').as(
    select({ indicatorId: allocations.indicatorId, allocatedFen: sumOf(allocations.amountFen).as('allocated_fen') })
      .from(allocations)
      .where(live(allocations))
      .groupBy(allocations.indicatorId),
  );
