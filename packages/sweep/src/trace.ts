import { context, propagation, SpanStatusCode, trace } from '@opentelemetry/api';

type Attributes = Record<string, string | number>;

/** Does the work as a span of the trace that goes on; nothing more than the work while nobody traces. */
export function traced<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  return trace.getTracer('qingqu').startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** The W3C context of what goes on now, to be handed on; undefined while nobody traces. */
export function traceparentNow(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

/** What another process took part with, that reaches nobody who takes traces; by the clock of this machine, in milliseconds. */
export interface RemoteSpan {
  /** The W3C context that it was handed. */
  traceparent: string;
  pid: number;
  startedAt: number;
  endedAt: number;
}

/** Writes it down in its stead. */
export function writeDown(name: string, { traceparent, pid, startedAt, endedAt }: RemoteSpan): void {
  const parent = propagation.extract(context.active(), { traceparent });
  trace
    .getTracer('qingqu')
    .startSpan(name, { startTime: startedAt, attributes: { 'process.pid': pid } }, parent)
    .end(endedAt);
}
