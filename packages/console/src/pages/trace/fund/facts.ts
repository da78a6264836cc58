import { fenOf } from '../../../parts/fen.js';
import type { FlowFacts, Place } from './flow.js';
import type { FundFlowQuery } from './operations.js';

const placeOf = (code: string | null, name: string | null): Place | null =>
  code === null ? null : { code, name: name ?? code };

/** What the API's statistics say, as `flowOf` takes it. Groups whose region the viewer may not see are of no place here. */
export function factsOf(
  { pending, direct, allocationStats, paid, refunded }: FundFlowQuery,
  ends: 'payeeKind' | 'project',
): FlowFacts {
  const own = (sums: FundFlowQuery['pending'], isUnits: boolean): FlowFacts['own'] =>
    sums.flatMap(({ regionCode, regionName, source, sumAmount }) => {
      const region = placeOf(regionCode, regionName);
      return region && source ? [{ region, source, isUnits, fen: fenOf(sumAmount ?? '0') }] : [];
    });
  const payments = (sums: FundFlowQuery['paid'], sign: bigint): FlowFacts['payments'] =>
    sums.flatMap((sum) => {
      const region = placeOf(sum.regionCode, sum.regionName);
      const what = ends === 'project' ? placeOf(sum.projectCode, sum.projectName) : placeOf(sum.payeeKind, null);
      const unit = placeOf(sum.agencyCode, sum.agencyName);
      return region ? [{ region, unit, what, fen: sign * fenOf(sum.sumAmount ?? '0') }] : [];
    });
  return {
    own: [...own(pending, false), ...own(direct, true)],
    allocations: allocationStats.flatMap(({ kind, sumAmount, ...sum }) => {
      const from = placeOf(sum.fromRegionCode, sum.fromRegionName);
      const to = placeOf(sum.regionCode, sum.regionName);
      const unit = placeOf(sum.toAgencyCode, sum.toAgencyName);
      return from && to ? [{ from, to, unit, isUnits: kind === 'TO_AGENCY', fen: fenOf(sumAmount ?? '0') }] : [];
    }),
    payments: netted([...payments(paid, 1n), ...payments(refunded, -1n)]),
  };
}

/** Refunds are taken off what was paid for the same. */
function netted(payments: FlowFacts['payments']): FlowFacts['payments'] {
  const sums = new Map<string, FlowFacts['payments'][number]>();
  for (const payment of payments) {
    const key = [payment.region, payment.unit, payment.what].map((place) => place?.code).join(' ');
    sums.set(key, { ...payment, fen: (sums.get(key)?.fen ?? 0n) + payment.fen });
  }
  return [...sums.values()];
}
