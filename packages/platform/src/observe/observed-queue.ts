import { SpanKind } from '@opentelemetry/api';
import type { Wake, WakeQueue } from '../queue.js';
import type { ProcessMetrics } from './process-metrics.js';
import { traced, traceparentNow } from './tracing.js';

/** A wake-up as it travels: with the W3C context of what it comes from, where somebody traces. */
type Travelling = Wake & { traceparent?: string };

/** The queue, with a trace that goes on where a wake-up arrives, and the time that is taken counted. */
export function observedQueue(queue: WakeQueue, metrics: ProcessMetrics | undefined): WakeQueue {
  return {
    ...queue,
    add: (wakes) => queue.add(carrying(wakes)),
    fanOut: (parts, then) => queue.fanOut(carrying(parts), carrying([then])[0]!),
    work(handle, onError) {
      queue.work(async (wake) => {
        const { kind, traceparent: from } = wake as Travelling;
        const started = performance.now();
        let outcome: 'done' | 'failed' = 'failed';
        const work = () => handle(wake);
        try {
          await traced({ name: `wake ${kind}`, kind: SpanKind.CONSUMER, attributes: idOf(wake), from }, work);
          outcome = 'done';
        } finally {
          metrics?.wake(kind, outcome, (performance.now() - started) / 1_000);
        }
      }, onError);
    },
  };
}

function carrying(wakes: Wake[]): Wake[] {
  const traceparent = traceparentNow();
  return traceparent ? wakes.map((wake) => ({ ...wake, traceparent })) : wakes;
}

/** What the wake-up is about, by its number. */
function idOf(wake: Wake): Record<string, string> {
  if (wake.kind === 'ingest') return { 'qingqu.file': wake.fileId };
  if (wake.kind === 'sweep') return { 'qingqu.sweep': wake.sweepId };
  return {};
}
