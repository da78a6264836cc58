import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until `ask` answers with something; `undefined` when `seconds` have passed without an answer. */
export async function waitFor<T>(seconds: number, ask: () => Promise<T | undefined>): Promise<T | undefined> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() >= deadline) return undefined;
    await sleep(50);
  }
}
