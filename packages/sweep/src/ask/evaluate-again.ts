import { boundValues, type ParamValue } from '@qingqu/rules-sdk';
import type { Evaluation, Evaluator } from '../evaluator/evaluator.js';
import type { KeysMessage, Subjects } from '../evaluator/protocol.js';
import type { SweepDeps } from '../sweep/deps.js';
import { definitionOf } from '../sweep/run-tasks.js';

/** Findings of a rule that are looked through for those about the subjects. */
export const MOST_FINDINGS = 1_000_000;

/** A rule in the version and with the parameters of its warnings, the state of the data and the day to judge by, and whom it is asked about. */
export interface Again {
  ruleDigest: string;
  params: Record<string, ParamValue>;
  epoch: bigint;
  asOf: string;
  subjects: Subjects;
}

/** Runs a rule once more. Only the part of the data that the subjects belong to is looked at, where the rule has a key. */
export async function evaluateAgain(
  { pool }: Pick<SweepDeps, 'pool'>,
  evaluator: Evaluator,
  { ruleDigest, params, epoch, asOf, subjects }: Again,
): Promise<Evaluation> {
  const rule = await definitionOf(pool, ruleDigest);
  const keys: KeysMessage | undefined = rule.key && {
    base: epoch,
    key: rule.key,
    reaches: rule.reaches ?? {},
    relations: rule.relations,
    kinds: rule.subjects,
    subjects: {},
    also: subjects,
    maxShare: 1,
  };
  const run = { binds: boundValues(rule, params, asOf), except: [] };
  return evaluator.evaluate(rule, [run], { keys });
}
