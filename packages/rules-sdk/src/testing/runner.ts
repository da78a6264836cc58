import * as node from 'node:test';

/** The two calls of a test runner that the kit needs. */
export interface TestRunner {
  describe(name: string, body: () => void): unknown;
  it(name: string, body: () => Promise<void>): unknown;
}

/** The runner whose globals are there (jest, vitest with `globals: true`), else node's own, which `qingqu-rules test` uses. */
export function runnerAtHand(): TestRunner {
  const { describe, it } = globalThis as Partial<TestRunner>;
  if (describe && it) return { describe, it };
  if (process.env.VITEST || process.env.JEST_WORKER_ID)
    throw new Error(
      'this runner has no globals; hand its functions over: testRule(rule, { … }, { describe, it }), imported from vitest or @jest/globals',
    );
  return node;
}
