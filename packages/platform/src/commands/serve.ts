import type { Platform } from '../open-platform.js';
import { expectFree, serveApi } from '../serving.js';
import { announce } from './announce.js';
import { atWork } from './at-work.js';

/** `qingqu serve`: the API with the console, without background work, until it is told to stop. Any number may do so beside each other. */
export async function serve(platform: Platform, signal: AbortSignal): Promise<number> {
  const { environment } = platform;
  await expectFree(environment);
  return atWork(platform, 'serve', signal, async ({ seen, untilStopped }) => {
    const serving = await serveApi(platform, seen);
    try {
      announce(platform, serving.address, []);
      await untilStopped();
    } finally {
      await serving.close(environment.drainSeconds * 1_000);
    }
  });
}
