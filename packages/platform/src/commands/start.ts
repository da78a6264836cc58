import { type DemoUser, ensureDemoUsers } from '../demo-users.js';
import { startWorker } from '../night.js';
import type { Platform } from '../open-platform.js';
import { loadSample } from '../sample.js';
import { expectFree, serveApi } from '../serving.js';
import { announce } from './announce.js';
import { atWork } from './at-work.js';

/** `qingqu start`: everything in one process, until it is told to stop. */
export async function start(platform: Platform, signal: AbortSignal, options: { sample: boolean }): Promise<number> {
  const { environment, embedded } = platform;
  // What is in the way is said before the sample world is loaded, not some minutes later.
  await expectFree(environment);
  return atWork(platform, 'start', signal, async ({ queue, seen, stop, untilStopped }) => {
    if (options.sample && embedded) await loadSample(platform, stop);
    const users: (DemoUser & { password: string })[] = embedded ? await ensureDemoUsers(platform) : [];
    const serving = await serveApi(platform, seen);
    try {
      await startWorker(platform, queue, stop);
      announce(platform, serving.address, users);
      await untilStopped();
    } finally {
      // Nobody spreads requests over one process.
      await serving.close(0);
    }
  });
}
