import type { RuleBudget } from '@qingqu/rules-sdk';
import type { EvaluatorSettings } from './evaluator.js';

/** What one run of a rule may take. */
export interface Limits {
  /** What DuckDB may take, as it is written in its settings. */
  memoryLimit: string;
  timeLimitMs: number;
  maxFindings: number;
}

/** The platform's limits, and the rule's own where those are lower. */
export function limitsOf(settings: EvaluatorSettings, budget: RuleBudget = {}): Limits {
  const { memoryLimit = '2GB', timeLimitMs = 600_000, maxFindings = 100_000 } = settings;
  const { seconds = Infinity, memoryMb = Infinity, findings = Infinity } = budget;
  return {
    memoryLimit: memoryMb * 1e6 < bytesOf(memoryLimit) ? `${memoryMb}MB` : memoryLimit,
    timeLimitMs: Math.min(timeLimitMs, seconds * 1_000),
    maxFindings: Math.min(maxFindings, findings),
  };
}

const units: Record<string, number> = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KIB: 2 ** 10,
  MIB: 2 ** 20,
  GIB: 2 ** 30,
  TIB: 2 ** 40,
};

/** '2GB' → 2,000,000,000. A share of the machine, like '80%', is more than any rule's own limit. */
export function bytesOf(memoryLimit: string): number {
  const [, amount, unit] = /^\s*([\d.]+)\s*([KMGT]?I?B)\s*$/i.exec(memoryLimit) ?? [];
  return unit ? Number(amount) * units[unit.toUpperCase()]! : Infinity;
}
