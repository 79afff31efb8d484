import { context, SpanKind, type Context, type Span } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

// What lesson 6 was about. You need not change anything in here.

/** A service of the bar that is listening. */
export interface Service {
  url: string;
  close(): Promise<void>;
}

/** Serves `app` on a free port of this machine. */
export function listen({ fetch }: Hono): Promise<Service> {
  return new Promise((opened) => {
    const server = serve({ fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      opened({
        url: `http://127.0.0.1:${port}`,
        close: () => new Promise((closed) => server.close(() => closed())),
      }),
    );
  });
}

/** The tracing of one service, with its own provider. */
export function createTracing(service: string, exporter: SpanExporter) {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('coffee-bar');

  /** Runs `work` in a span, which is active for as long as the work takes. */
  async function inSpan<T>(
    name: string,
    work: (span: Span) => Promise<T>,
    kind = SpanKind.INTERNAL,
    parent: Context = context.active(),
  ): Promise<T> {
    return tracer.startActiveSpan(name, { kind }, parent, async (span) => {
      try {
        return await work(span);
      } finally {
        span.end();
      }
    });
  }

  return { inSpan, shutdown: () => provider.shutdown() };
}
