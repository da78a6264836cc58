import type { CompiledRule, RulePackage } from '@qingqu/rules-sdk';
import type { BacktestProgress, BacktestReport, Version } from '@qingqu/rules-sdk/backtest';
import type { Run } from '@qingqu/rules-sdk/engine';
import type pg from 'pg';
import { refuseUnfit, withParser } from '../rules/load-rules.js';
import { verifyRule } from '../rules/rules-json.js';
import type { SweepDeps } from '../sweep/deps.js';
import { lookBack, runsAsOf } from './look-back.js';

/** Which package to look back with, and how far. */
export interface BacktestRequest {
  /** A package as read by loadRules; it need not be installed. */
  package: RulePackage;
  /** 'YYYY-MM', both included. */
  from: string;
  to: string;
  /** One rule alone. */
  rule?: string | undefined;
  /** Only subjects of this region and those below it. */
  region?: string | undefined;
  signal?: AbortSignal | undefined;
  onProgress?(progress: BacktestProgress): void;
}

/**
 * Runs a package as of past month-ends on the newest snapshot, with the parameters that were in force on each date, against the version of the package that
 * is in force, and measures it by people's verdicts. It writes nothing. Throws SnapshotUnusable, and in one line for a question that cannot be answered.
 */
export async function backtestPackage(
  deps: Pick<SweepDeps, 'pool' | 'snapshotDir' | 'evaluator'>,
  request: BacktestRequest,
): Promise<BacktestReport> {
  const { package: about, rules } = request.package;
  const inForce = await versionInForce(deps.pool, about.name);
  // The same for both, so that a rule which stands in both is run once.
  const runsOf = (rule: CompiledRule, asOf: string): Promise<Run[]> => runsAsOf(deps.pool, rule, asOf);
  return lookBack(deps, {
    ...request,
    package: { name: about.name, version: about.version, rules, runsOf },
    against: inForce && { ...inForce, runsOf },
  });
}

/** The rules of a package that sweeps run now; undefined when it is not installed. */
async function versionInForce(pool: pg.Pool, name: string): Promise<Version | undefined> {
  const { rows } = await pool.query<{ version: string; definition: CompiledRule }>(
    `select p.version, v.definition from rule_version v join rule_package p on p.id = v.package_id
     where p.name = $1 and p.enabled and v.status in ('shadow', 'pilot', 'active') order by v.rule_id collate "C"`,
    [name],
  );
  if (!rows[0]) return undefined;
  const rules = rows.map(({ definition }) => definition);
  await expectFit(rules);
  return { name, version: rows[0].version, rules };
}

/** What lies in the database is not believed because it was checked when it came in. @throws RulesRefused */
export function expectFit(rules: CompiledRule[]): Promise<void> {
  return withParser(async (parser) => {
    for (const rule of rules) {
      verifyRule(rule, 'the database');
      await refuseUnfit(parser, rule, 'the database');
    }
  });
}
