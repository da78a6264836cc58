import { rm } from 'node:fs/promises';
import type { CompiledRule, RulePackage } from '@qingqu/rules-sdk';
import {
  type BacktestProgress,
  type BacktestReport,
  readFacts,
  runBacktest,
  type Verdict,
  type Version,
} from '@qingqu/rules-sdk/backtest';
import { RuleFailure, type Run } from '@qingqu/rules-sdk/engine';
import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import { newestSnapshot } from '../ask/newest-snapshot.js';
import { refuseUnfit, withParser } from '../rules/load-rules.js';
import { verifyRule } from '../rules/rules-json.js';
import { makeWorkDir } from '../snapshot/files.js';
import type { SweepDeps } from '../sweep/deps.js';
import { BadParameter, resolveParams, runsOf } from '../sweep/resolve-params.js';
import { evaluatorBench } from './evaluator-bench.js';

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
  const { pool } = deps;
  const { package: about, rules } = request.package;
  const snapshot = await newestSnapshot(deps);
  const against = await versionInForce(pool, about.name);
  const spillDir = await makeWorkDir(deps.snapshotDir, snapshot.epoch);
  const bench = evaluatorBench({ tempDirectory: spillDir, ...deps.evaluator }, snapshot.path);
  try {
    return await runBacktest({
      ...request,
      facts: await readFacts(snapshot.path),
      bench,
      package: { name: about.name, version: about.version, rules },
      against,
      verdicts: await verdictsOn(
        pool,
        [...rules, ...(against?.rules ?? [])].map(({ id }) => id),
      ),
      runsOf: (rule, asOf) => runsAsOf(pool, rule, asOf),
    });
  } finally {
    await bench.close();
    await rm(spillDir, { recursive: true, force: true });
  }
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
  // What lies in the database is not believed because it was checked when it came in.
  await withParser(async (parser) => {
    for (const rule of rules) {
      verifyRule(rule, 'the database');
      await refuseUnfit(parser, rule, 'the database');
    }
  });
  return { name, version: rows[0].version, rules };
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

/** A rule with the parameters in force on a date. A value that its declaration does not take is a failure of this rule. */
async function runsAsOf(pool: pg.Pool, rule: CompiledRule, asOf: string): Promise<Run[]> {
  const resolved = await inTransaction(pool, (client) => resolveParams(client, [rule], asOf), 'begin read only');
  try {
    return runsOf(rule, resolved.get(rule.id)!, asOf);
  } catch (error) {
    if (error instanceof BadParameter) throw new RuleFailure({ code: 'REFUSED', message: error.message });
    throw error;
  }
}
