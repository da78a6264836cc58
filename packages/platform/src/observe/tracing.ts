import { context, propagation, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

/** Without an SDK, which {@link startTracing} loads where traces are wanted, everything here does nothing at next to no cost. */
const tracer = () => trace.getTracer('qingqu');

export interface TracedWork {
  name: string;
  kind?: SpanKind;
  /** Ids and codes; never a value that a person is known by. */
  attributes?: Record<string, string | number>;
  /** The W3C context that the work comes from; that in which it is called unless given. */
  from?: string | undefined;
}

/** Does the work as a span; what the work does itself becomes part of it. */
export function traced<T>({ name, kind, attributes, from }: TracedWork, work: (span: Span) => Promise<T>): Promise<T> {
  const parent = from === undefined ? context.active() : contextOf(from);
  const settings = { ...(kind !== undefined && { kind }), ...(attributes && { attributes }) };
  return tracer().startActiveSpan(name, settings, parent, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: codeOf(error) });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** A span that others end. */
export const beginSpan = (name: string, kind: SpanKind, from?: string): Span =>
  tracer().startSpan(name, { kind }, from === undefined ? context.active() : contextOf(from));

/** Goes on within the span. */
export const withinSpan = (span: Span, proceed: () => void): void =>
  context.with(trace.setSpan(context.active(), span), proceed);

export const activeSpan = (): Span | undefined => trace.getSpan(context.active());

/** The W3C context of what goes on now, to be handed on; undefined while nobody traces. */
export function traceparentNow(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

const contextOf = (traceparent: string) => propagation.extract(ROOT_CONTEXT, { traceparent });

/** What went wrong, by its code or name: messages may hold values. */
const codeOf = (error: unknown): string => {
  const { code, name } = error as { code?: unknown; name?: string };
  return String(code ?? name ?? 'Error');
};
