import { hostname } from 'node:os';
import { context, propagation, trace } from '@opentelemetry/api';

export interface Tracing {
  /** Sends what has not been sent yet, as far as somebody takes it. */
  close(): Promise<void>;
}

interface Traced {
  /** `http://127.0.0.1:4318`: OTLP over HTTP. */
  endpoint: string;
  kind: string;
  version: string;
}

/** A receiver that is away keeps nobody waiting for long. */
const PATIENCE_MS = 5_000;

/**
 * Sends traces from now on. The other settings of OpenTelemetry's exporter and sampler (OTEL_EXPORTER_OTLP_HEADERS, OTEL_TRACES_SAMPLER …) hold as its
 * manual has them.
 */
export async function startTracing({ endpoint, kind, version }: Traced): Promise<Tracing> {
  const { NodeTracerProvider, BatchSpanProcessor } = await import('@opentelemetry/sdk-trace-node');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/$/, '')}/v1/traces`,
    timeoutMillis: PATIENCE_MS,
  });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({
      'service.name': 'qingqu',
      'service.version': version,
      'service.instance.id': `${hostname()}:${process.pid}`,
      'qingqu.process': kind,
    }),
    spanProcessors: [
      new BatchSpanProcessor(exporter, { scheduledDelayMillis: 1_000, exportTimeoutMillis: PATIENCE_MS }),
    ],
  });
  provider.register();
  return {
    async close() {
      await provider.shutdown().catch(() => undefined);
      for (const api of [trace, context, propagation]) api.disable();
    },
  };
}
