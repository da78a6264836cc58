import type { ParamValue } from '@qingqu/rules-sdk';
import { QuestionFailed } from '../errors.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import type { SweepDeps } from '../sweep/deps.js';
import { evaluateAgain, MOST_FINDINGS } from './evaluate-again.js';
import { withNewestSnapshot } from './newest-snapshot.js';

/** What a rule finds now of what it once warned of. */
export interface FoundAgain {
  /** The state of the data that was asked: the newest snapshot on this machine. */
  epoch: bigint;
  /** The ids of the warnings whose finding is still there. */
  remaining: string[];
}

/** Warnings that were found by one version of a rule with the same parameters. */
interface Alike {
  ruleDigest: string;
  params: Record<string, ParamValue>;
  warnings: { id: string; kind: string; subject: string; discriminator: string }[];
}

/**
 * Runs the rule of warnings again on the newest snapshot as of a day, in the version and with the parameters that raised them, and tells which it
 * finds still. Changes nothing.
 *
 * @param asOf 'YYYY-MM-DD'
 * @throws SnapshotUnusable, QuestionFailed
 */
export async function findAgain(deps: SweepDeps, ids: readonly string[], asOf: string): Promise<FoundAgain> {
  const piles = await alike(deps, ids);
  const settings = { ...deps.evaluator, maxFindings: MOST_FINDINGS };
  return withNewestSnapshot({ ...deps, evaluator: settings }, {}, async ({ snapshot, evaluator }) => {
    const remaining: string[] = [];
    for (const pile of piles) remaining.push(...(await remainingOf(deps, evaluator, pile, snapshot.epoch, asOf)));
    return { epoch: snapshot.epoch, remaining };
  });
}

async function alike({ pool }: SweepDeps, ids: readonly string[]): Promise<Alike[]> {
  const { rows } = await pool.query<Alike>(
    `select rule_digest as "ruleDigest", params,
       json_agg(json_build_object('id', id, 'kind', subject_kind, 'subject', subject_id, 'discriminator', discriminator)) as warnings
     from warning where id = any($1::uuid[]) group by rule_digest, params order by rule_digest`,
    [ids],
  );
  return rows;
}

async function remainingOf(
  deps: SweepDeps,
  evaluator: Evaluator,
  { ruleDigest, params, warnings }: Alike,
  epoch: bigint,
  asOf: string,
): Promise<string[]> {
  const subjects: Record<string, string[]> = {};
  for (const { kind, subject } of warnings) {
    subjects[kind] ??= [];
    subjects[kind].push(subject);
  }
  const outcome = await evaluateAgain(deps, evaluator, { ruleDigest, params, epoch, asOf, subjects });
  if (outcome.status === 'failed') throw new QuestionFailed(outcome.failure.code, outcome.failure.message);
  const found = new Set(
    outcome.findings.map((each) => [each.subjectKind, each.subjectId, each.discriminator].join(' ')),
  );
  return warnings
    .filter(({ kind, subject, discriminator }) => found.has([kind, subject, discriminator].join(' ')))
    .map(({ id }) => id);
}
