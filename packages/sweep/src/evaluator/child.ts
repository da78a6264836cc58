/**
 * The evaluator process: runs the SELECTs of rules on a snapshot and nothing else. It gets no environment, no database URL and no secret, and it ends
 * with its parent.
 */
import { failureOf } from '@qingqu/rules-sdk/engine';
import { watchMemory } from './memory-watch.js';
import { peakMemory, resetPeakMemory } from './peak-memory.js';
import type { Failure, FromEvaluator, ToEvaluator } from './protocol.js';
import { Session } from './session.js';

let session: Session | undefined;

process.on('message', (message) => {
  void answer(message as ToEvaluator);
});
// A query runs in threads that would keep an orderly exit waiting.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
// Ctrl-C reaches the whole group; the parent decides when this one ends.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);

async function answer(message: ToEvaluator): Promise<void> {
  if (message.type === 'open') {
    try {
      watchMemory(message.memoryLimit, giveUp);
      session = await Session.open(message);
      await send({ type: 'ready' });
    } catch (error) {
      await send({ type: 'failed', code: 'SNAPSHOT', message: firstLine(error) });
    }
    return;
  }
  const started = performance.now();
  const startedAt = Date.now();
  let expired = false;
  const limit = setTimeout(() => {
    expired = true;
    session!.interrupt();
  }, message.timeLimitMs);
  try {
    if (message.type === 'ask') {
      await send({ type: 'rows', rows: await session!.ask(message) });
    } else if (message.type === 'precheck') {
      const results = await session!.precheck(message, (error) => {
        // When the time is up, it is so for the rules that come after too.
        if (expired) throw error;
        return failureOf(error);
      });
      await send({ type: 'prechecked', results, durationMs: performance.now() - started });
    } else {
      resetPeakMemory();
      const counts = await session!.evaluate(message, async (findings) => {
        await send({ type: 'findings', findings });
        if (expired) throw new Error('INTERRUPT');
      });
      const durationMs = performance.now() - started;
      const peakMemoryBytes = peakMemory();
      const canary = message.canary && (await session!.findsCanary(message, message.canary));
      if (expired) throw new Error('INTERRUPT');
      const { traceparent } = message;
      const span = traceparent && { traceparent, pid: process.pid, startedAt, endedAt: startedAt + durationMs };
      await send({
        type: 'done',
        ...counts,
        durationMs,
        peakMemoryBytes,
        ...(canary ? { canary } : {}),
        ...(span ? { span } : {}),
      });
    }
  } catch (error) {
    const failure: Failure = expired
      ? { code: 'TIMEOUT', message: `it took longer than ${message.timeLimitMs / 1000} s` }
      : failureOf(error);
    await send({ type: 'failed', ...failure });
  } finally {
    clearTimeout(limit);
  }
}

/** Neither waits for the query nor stops it: it may be at something that cannot be stopped. */
function giveUp(message: string): void {
  void send({ type: 'failed', code: 'OUT_OF_MEMORY', message }).finally(() => process.kill(process.pid, 'SIGKILL'));
}

/** Waits until the pipe has taken the message, so that findings do not pile up in memory. */
function send(message: FromEvaluator): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send!(message, undefined, {}, (error) => (error ? reject(error) : resolve()));
  });
}

const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
