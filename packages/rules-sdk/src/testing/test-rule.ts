import assert from 'node:assert/strict';
import { compile } from '../compile.js';
import type { RuleDefinition } from '../define-rule.js';
import { type RuleTest, type WholeCase, wholeCase } from './cases.js';
import { changedFindings, type Dial, dialsOf } from './dials.js';
import { findsLess, isSilentSide, type KnownCase } from './neighbours.js';
import { runRule, withRecords } from './run-rule.js';
import { runnerAtHand, type TestRunner } from './runner.js';

/**
 * Turns two lists into tests that run the rule on an in-memory DuckDB, and adds what a list is easily silent about: each warning case has a
 * neighbour that stays silent, and each numeric parameter (for a rule of class C also the date) has a case whose findings change with it.
 *
 * Runs under jest, vitest and node's own runner. Where the runner has no globals, hand its `describe` and `it` over.
 */
export function testRule(rule: RuleDefinition, test: RuleTest, { describe, it }: TestRunner = runnerAtHand()): void {
  if (test.warns.length === 0 || test.silent.length === 0)
    throw new Error(`rule '${rule.id}': give at least one case that warns and one that stays silent`);
  const dials = dialsOf(compile(rule));
  refuseUnknown(rule, test.insensitive ?? [], dials);
  const warning = test.warns.map((one) => ({ ...wholeCase(test, one), finds: one.finds }));
  const silent = test.silent.map((one) => ({ ...wholeCase(test, one), finds: [] }));
  const find = ({ given, asOf, params }: WholeCase) => runRule(rule, given, asOf, params);

  describe(rule.id, () => {
    for (const one of warning) it(`warns: ${one.name}`, async () => assert.deepEqual(await find(one), one.finds));
    for (const one of silent) it(`stays silent: ${one.name}`, async () => assert.deepEqual(await find(one), []));
    it('has a neighbour that stays silent for each case that warns', async () => {
      const lonely: string[] = [];
      for (const one of warning) {
        const listed = [...warning, ...silent].some((other) => isSilentSide(other, one));
        if (!listed && !(await canFallSilent(rule, dials, one))) lonely.push(one.name);
      }
      if (lonely.length > 0)
        assert.fail(
          `no silent case is near '${lonely.join("', '")}': add one that differs in a record, the date or a parameter`,
        );
    });
    for (const dial of dials)
      if (!test.insensitive?.includes(dial.name))
        it(`has a case on either side of ${dial.name}`, async () => {
          for (const one of [...warning, ...silent]) if (await turns(rule, dial, one)) return;
          assert.fail(
            `no case's findings change when ${dial.name} does: add one close to the threshold, or say insensitive: ['${dial.name}'] where it changes none`,
          );
        });
  });
}

function refuseUnknown(rule: RuleDefinition, insensitive: string[], dials: Dial[]): void {
  const known = dials.map(({ name }) => name);
  const unknown = insensitive.find((name) => !known.includes(name));
  if (unknown)
    throw new Error(
      `rule '${rule.id}': insensitive names '${unknown}'; the thresholds are: ${known.join(', ') || 'none'}`,
    );
}

/** Whether a turn of the threshold changes what a case finds. */
const turns = (rule: RuleDefinition, dial: Dial, one: WholeCase): Promise<boolean> =>
  withRecords(rule, one.given, async (evaluate) => {
    for await (const _ of changedFindings(dial, one, evaluate)) return true;
    return false;
  });

/** Whether one turn of a threshold takes a finding from a case: then the turned case is its silent neighbour. */
const canFallSilent = (rule: RuleDefinition, dials: Dial[], one: KnownCase): Promise<boolean> =>
  withRecords(rule, one.given, async (evaluate) => {
    for (const dial of dials)
      for await (const findings of changedFindings(dial, one, evaluate))
        if (findsLess(findings, one.finds)) return true;
    return false;
  });
