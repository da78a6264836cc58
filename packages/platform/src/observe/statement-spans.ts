import { context, SpanKind, trace } from '@opentelemetry/api';
import type { StatementKind } from './statements.js';

/** A file of a million rows is tens of thousands of statements; those that took time are what a trace is read for. */
const SLOW_SECONDS = 0.01;

/** Writes a statement that took long into the trace that it belongs to: its kind, and never its text or values. */
export function traceStatement(pool: string, kind: StatementKind): (seconds: number) => void {
  const parent = context.active();
  if (!trace.getSpan(parent)?.isRecording()) return () => undefined;
  const startTime = Date.now();
  return (seconds) => {
    if (seconds < SLOW_SECONDS) return;
    const settings = { kind: SpanKind.CLIENT, startTime, attributes: { 'db.system.name': 'postgresql', pool } };
    trace
      .getTracer('qingqu')
      .startSpan(`sql ${kind}`, settings, parent)
      .end(startTime + seconds * 1_000);
  };
}
