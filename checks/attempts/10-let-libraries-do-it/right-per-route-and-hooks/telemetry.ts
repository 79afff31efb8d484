import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';

class Telemetry {
  readonly #processor = new SimpleSpanProcessor(new OTLPTraceExporter());
  readonly #sdk = new NodeSDK({
    autoDetectResources: false,
    resource: resourceFromAttributes({ 'service.name': process.env.OTEL_SERVICE_NAME }),
    metricReaders: [],
    spanProcessors: [this.#processor],
    instrumentations: [
      new UndiciInstrumentation({
        requestHook: (span, { method, path }) => void span.updateName(`${method} ${path}`),
        headersToSpanAttributes: { requestHeaders: ['content-type'] },
      }),
    ],
  });

  start(): this {
    this.#sdk.start();
    return this;
  }

  async stop(): Promise<void> {
    await this.#processor.forceFlush();
    await this.#sdk.shutdown();
    process.exit(0);
  }
}

const telemetry = new Telemetry().start();
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void telemetry.stop());
}
