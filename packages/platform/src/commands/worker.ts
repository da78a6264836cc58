import { startWorker } from '../night.js';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';
import { atWork } from './at-work.js';

/** `qingqu worker`: background work without the API, until it is told to stop. Any number may do so beside each other. */
export function worker(platform: Platform, signal: AbortSignal): Promise<number> {
  return atWork(platform, 'worker', signal, async ({ queue, stop, untilStopped }) => {
    await startWorker(platform, queue, stop);
    platform.voice.line(
      both(`后台任务已启动（队列：${queue.backend}）`, `the worker is running (queue: ${queue.backend})`),
    );
    await untilStopped();
  });
}
