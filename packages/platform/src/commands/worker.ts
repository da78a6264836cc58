import { once } from 'node:events';
import { startWorker } from '../night.js';
import type { Platform } from '../open-platform.js';
import { openQueue } from '../queue.js';
import { both } from '../say.js';

/** `qingqu worker`: works until it is told to stop. */
export async function worker(platform: Platform, signal: AbortSignal): Promise<number> {
  const queue = await openQueue({ databaseUrl: platform.databaseUrl, redisUrl: platform.environment.redisUrl });
  try {
    await startWorker(platform, queue, signal);
    platform.voice.line(
      both(`后台任务已启动（队列：${queue.backend}）`, `the worker is running (queue: ${queue.backend})`),
    );
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    await queue.close();
  }
  return 0;
}
