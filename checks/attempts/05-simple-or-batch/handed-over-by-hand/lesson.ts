import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  type ReadableSpan,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { openBar, pourCoffee } from '#bar';

/** No processor at all: copies of the spans are given to the exporter in one call. */
export async function run(exporter: SpanExporter): Promise<void> {
  const resource = resourceFromAttributes({ 'service.name': 'counter' });
  const tracer = new BasicTracerProvider({ resource }).getTracer('coffee-bar');
  const copies: ReadableSpan[] = [];
  const deliver = async () => {
    await new Promise((resolve) => exporter.export(copies.splice(0), resolve));
    await exporter.shutdown();
  };
  process.once('SIGTERM', () => void deliver().then(() => process.exit(0)));

  try {
    await openBar(async (order) => {
      const span = tracer.startSpan('take order');
      await pourCoffee(order);
      span.end();
      copies.push(copyOf(order.id));
    });
  } finally {
    await deliver();
  }

  function copyOf(id: number): ReadableSpan {
    const hex = id.toString(16).padStart(16, '0');
    return {
      name: 'take order',
      kind: SpanKind.INTERNAL,
      spanContext: () => ({ traceId: hex + hex, spanId: hex, traceFlags: 1 }),
      startTime: [0, 0],
      endTime: [0, 1],
      duration: [0, 1],
      status: { code: SpanStatusCode.UNSET },
      attributes: {},
      links: [],
      events: [],
      ended: true,
      resource,
      instrumentationScope: { name: 'coffee-bar' },
      droppedAttributesCount: 0,
      droppedEventsCount: 0,
      droppedLinksCount: 0,
    };
  }
}
