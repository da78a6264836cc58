import type { CompiledRule, ParamValue } from '@qingqu/rules-sdk';
import type { BacktestProgress, BacktestReport } from '@qingqu/rules-sdk/backtest';
import type { Region } from '../desk/change-kind.js';
import { wholeRegion } from '../desk/regions.js';
import type { SweepDeps } from '../sweep/deps.js';
import { type Override, runsWithin } from '../sweep/resolve-params.js';
import { expectFit } from './backtest-package.js';
import { lookBack, runsAsOf } from './look-back.js';

/** A rule, what is tried with it and where, and how far to look back. */
export interface ParameterTrial {
  rule: CompiledRule;
  values: { name: string; value: ParamValue }[];
  region: Region;
  /** 'YYYY-MM', both included. */
  from: string;
  to: string;
  signal?: AbortSignal | undefined;
  onProgress?(progress: BacktestProgress): void;
}

/**
 * Looks back with a rule as if a region had had other values of its parameters all the time, against the values that were in force on each date. As in
 * force, the values of nearer regions go before. Only findings in the region's subtree count. Throws SnapshotUnusable.
 */
export async function tryParameters(
  deps: Pick<SweepDeps, 'pool' | 'snapshotDir' | 'evaluator'>,
  { rule, values, region, ...request }: ParameterTrial,
): Promise<BacktestReport> {
  await expectFit([rule]);
  const { code: regionCode, lo, hi } = region;
  const trials = values.map((each): Override => ({ ...each, ruleId: rule.id, regionCode, lo, hi }));
  const whole = await wholeRegion(deps.pool);
  const withValues = (tried: Override[]) => async (of: CompiledRule, asOf: string) => {
    const runs = await runsAsOf(deps.pool, of, asOf, tried);
    // Of the whole, findings count that lie nowhere, too.
    return lo === whole.lo && hi === whole.hi ? runs : runsWithin(runs, { lo, hi });
  };
  const version = { name: rule.id, version: rule.digest, rules: [rule] };
  const inForce = { ...version, runsOf: withValues([]) };
  return lookBack(deps, {
    ...request,
    package: trials.length === 0 ? inForce : { ...version, runsOf: withValues(trials) },
    against: inForce,
  });
}
