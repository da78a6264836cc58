import { rm } from 'node:fs/promises';
import type { CompiledRule } from '@qingqu/rules-sdk';
import { type Backtest, type BacktestReport, readFacts, runBacktest, type Verdict } from '@qingqu/rules-sdk/backtest';
import { RuleFailure, type Run } from '@qingqu/rules-sdk/engine';
import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import { newestSnapshot } from '../ask/newest-snapshot.js';
import { makeWorkDir } from '../snapshot/files.js';
import type { SweepDeps } from '../sweep/deps.js';
import { BadParameter, type Override, resolveParams, runsOf } from '../sweep/resolve-params.js';
import { evaluatorBench } from './evaluator-bench.js';

/** Runs a backtest on the newest snapshot and measures it by people's verdicts. It writes nothing. Throws SnapshotUnusable. */
export async function lookBack(
  deps: Pick<SweepDeps, 'pool' | 'snapshotDir' | 'evaluator'>,
  backtest: Omit<Backtest, 'facts' | 'bench' | 'verdicts'>,
): Promise<BacktestReport> {
  const snapshot = await newestSnapshot(deps);
  const spillDir = await makeWorkDir(deps.snapshotDir, snapshot.epoch);
  const bench = evaluatorBench({ tempDirectory: spillDir, ...deps.evaluator }, snapshot.path);
  const rules = [...backtest.package.rules, ...(backtest.against?.rules ?? [])].map(({ id }) => id);
  try {
    return await runBacktest({
      ...backtest,
      facts: await readFacts(snapshot.path),
      bench,
      verdicts: await verdictsOn(deps.pool, rules),
    });
  } finally {
    await bench.close();
    await rm(spillDir, { recursive: true, force: true });
  }
}

/** What people decided last about warnings, by fingerprint; of all rules unless told. */
export async function verdictsOn(pool: pg.Pool, rules?: string[]): Promise<Map<string, Verdict>> {
  const { rows } = await pool.query<{ fingerprint: string; verdict: Verdict }>(
    `select distinct on (w.id) encode(w.fingerprint, 'hex') as fingerprint,
       case when v.verdict = 'violation' and v.rectified_on is not null then 'rectified' else v.verdict end as verdict
     from warning w join warning_verdict v on v.warning_id = w.id
     where $1::text[] is null or w.rule_id = any($1) order by w.id, v.id desc`,
    [rules ?? null],
  );
  return new Map(rows.map(({ fingerprint, verdict }) => [fingerprint, verdict]));
}

/** A rule with the parameters in force on a date, or with values to be tried. A value that its declaration does not take is a failure of this rule. */
export async function runsAsOf(
  pool: pg.Pool,
  rule: CompiledRule,
  asOf: string,
  trials: Override[] = [],
): Promise<Run[]> {
  const resolved = await inTransaction(
    pool,
    (client) => resolveParams(client, [rule], asOf, [], trials),
    'begin read only',
  );
  try {
    return runsOf(rule, resolved.get(rule.id)!, asOf);
  } catch (error) {
    if (error instanceof BadParameter) throw new RuleFailure({ code: 'REFUSED', message: error.message });
    throw error;
  }
}
