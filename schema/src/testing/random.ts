/**
 * What this run of the tests draws by: in CI always the same, so that a commit passes or fails by what it is; by night something else each time.
 * `QINGQU_TEST_SEED` takes an earlier run's again.
 */
export const testSeed = Number(process.env.QINGQU_TEST_SEED);

/** Numbers in [0, 1) that follow from the seed (mulberry32), so that a failing run can be repeated from the seed that it printed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The items in another order. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
