import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { AnsweredOperation, Observer } from '@qingqu/api';
import { OperationNames } from './operation-names.js';
import type { ProcessMetrics } from './process-metrics.js';
import { activeSpan, beginSpan, withinSpan } from './tracing.js';

/** Asked for all the time by those who watch over the process; their traces would be all there is. */
const UNTRACED = new Set(['/livez', '/readyz']);

/** Counts what the API answers, and traces it. */
export function apiObserver(metrics: ProcessMetrics | undefined): Observer {
  const names = new OperationNames();
  return {
    request({ id, method, route, traceparent }) {
      if (route && UNTRACED.has(route)) return { within: (proceed) => proceed(), answered: () => undefined };
      const span = beginSpan(`${method} ${route ?? 'none'}`, SpanKind.SERVER, traceparent);
      span.setAttributes({ 'http.request.method': method, 'http.route': route ?? 'none', 'qingqu.request': id });
      return {
        within: (proceed) => withinSpan(span, proceed),
        answered(status) {
          metrics?.request(route, method, status);
          span.setAttribute('http.response.status_code', status);
          if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
    operation(answered) {
      const name = names.labelOf(answered);
      metrics?.operation(name, answered);
      describeSpan(name, answered);
    },
  };
}

function describeSpan(name: string, { kind = 'query', codes }: AnsweredOperation): void {
  const span = activeSpan();
  if (!span?.isRecording()) return;
  span.updateName(`${kind} ${name}`);
  span.setAttributes({ 'graphql.operation.type': kind, 'graphql.operation.name': name });
  if (codes.length > 0) span.setAttribute('graphql.error.codes', codes.join(','));
}
