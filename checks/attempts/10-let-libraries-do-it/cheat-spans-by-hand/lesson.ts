import { SpanKind } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { oneLatte } from '#bar';
import { openBar } from './programs.ts';

export async function run(exporter: SpanExporter): Promise<void> {
  const start = { nodeOptions: [], env: {} };
  const bar = await openBar({ counter: start, kitchen: start });
  await bar.order(oneLatte);
  await bar.close();
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const draw = (id: string, parent: string, name: string, service: string, kind: SpanKind) =>
    ({
      name,
      kind,
      spanContext: () => ({ traceId, spanId: id, traceFlags: 1 }),
      parentSpanContext: parent ? { traceId, spanId: parent, traceFlags: 1 } : undefined,
      startTime: [0, 0],
      endTime: [0, 1],
      status: { code: 0 },
      attributes: {},
      links: [],
      events: [],
      duration: [0, 1],
      ended: true,
      resource: resourceFromAttributes({ 'service.name': service }),
      instrumentationScope: {
        name: kind === SpanKind.SERVER ? '@hono/otel' : '@opentelemetry/instrumentation-undici',
      },
      droppedAttributesCount: 0,
      droppedEventsCount: 0,
      droppedLinksCount: 0,
    }) as ReadableSpan;
  exporter.export(
    [
      draw('a000000000000001', '', 'POST /orders', 'counter', SpanKind.SERVER),
      draw('a000000000000002', 'a000000000000001', 'POST', 'counter', SpanKind.CLIENT),
      draw('a000000000000003', 'a000000000000002', 'POST /drinks', 'kitchen', SpanKind.SERVER),
      draw('a000000000000004', 'a000000000000003', 'make latte', 'kitchen', SpanKind.INTERNAL),
      draw('a000000000000005', '', 'read recipes', 'kitchen', SpanKind.INTERNAL),
    ],
    () => {},
  );
  await exporter.shutdown();
}
