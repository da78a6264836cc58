import { type Bench, MAX_FINDINGS, type Moment } from '@qingqu/rules-sdk/backtest';
import { Evaluator, type EvaluatorSettings } from '../evaluator/evaluator.js';

/** Runs the rules of a backtest in evaluator processes, one after another, each with the snapshot as it was known at one moment. */
export function evaluatorBench(settings: EvaluatorSettings, path: string): Bench {
  let open: { moment: Moment; evaluator: Evaluator } | undefined;
  const close = async () => {
    await open?.evaluator.close();
    open = undefined;
  };
  const at = async (moment: Moment) => {
    if (open?.moment === moment) return open.evaluator;
    await close();
    const evaluator = new Evaluator(
      { maxFindings: MAX_FINDINGS, ...settings },
      { path, epoch: moment.epoch, until: moment.until },
    );
    open = { moment, evaluator };
    return evaluator;
  };
  return {
    async evaluate({ canary: _, ...rule }, runs, moment, signal) {
      const evaluator = await at(moment);
      const outcome = await evaluator.evaluate(rule, runs, { signal });
      return outcome.status === 'failed'
        ? outcome
        : { status: 'done', findings: outcome.findings, total: outcome.total };
    },
    close,
  };
}
