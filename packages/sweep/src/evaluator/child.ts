/**
 * The evaluator process: runs the SELECTs of rules on a snapshot and nothing else. It gets no environment, no database URL and no secret, and it ends
 * with its parent.
 */
import type { Failure, FailureCode, FromEvaluator, ToEvaluator } from './protocol.js';
import { RuleFailure, Session } from './session.js';

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
      session = await Session.open(message);
      await send({ type: 'ready' });
    } catch (error) {
      await send({ type: 'failed', code: 'SNAPSHOT', message: firstLine(error) });
    }
    return;
  }
  const started = performance.now();
  let expired = false;
  const limit = setTimeout(() => {
    expired = true;
    session!.interrupt();
  }, message.timeLimitMs);
  try {
    const counts = await session!.evaluate(message, async (findings) => {
      await send({ type: 'findings', findings });
      if (expired) throw new Error('INTERRUPT');
    });
    await send({ type: 'done', ...counts, durationMs: performance.now() - started });
  } catch (error) {
    const failure: Failure = expired
      ? { code: 'TIMEOUT', message: `it took longer than ${message.timeLimitMs / 1000} s` }
      : failureOf(error);
    await send({ type: 'failed', ...failure });
  } finally {
    clearTimeout(limit);
  }
}

/** Waits until the pipe has taken the message, so that findings do not pile up in memory. */
function send(message: FromEvaluator): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send!(message, undefined, {}, (error) => (error ? reject(error) : resolve()));
  });
}

const codes: [RegExp, FailureCode, string?][] = [
  [/same number of result columns/, 'BAD_COLUMN', 'its SQL returns another number of columns than the rule describes'],
  [/^Out of Memory Error/, 'OUT_OF_MEMORY'],
  [/^INTERNAL Error/, 'CRASHED'],
  [/^(IO Error|Corrupt|Serialization Error|FATAL Error|.*checksum)/i, 'SNAPSHOT'],
];

function failureOf(error: unknown): Failure {
  if (error instanceof RuleFailure) return error.failure;
  const message = error instanceof Error ? error.message : String(error);
  const [, code, words] = codes.find(([pattern]) => pattern.test(message)) ?? [/./, 'SQL' as const];
  return { code, message: words ?? (code === 'SQL' ? message.slice(0, 2_000) : firstLine(error)) };
}

const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
