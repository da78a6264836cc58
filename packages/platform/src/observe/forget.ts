import type { Counter, Gauge } from 'prom-client';

/** Nothing is told by it until it is set again. A reset would leave a zero, which is a value: since 1970, say, for an instant. */
export function forget(metric: Gauge | Counter): void {
  metric.reset();
  // One without labels.
  metric.remove({});
}
