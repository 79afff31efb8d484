import { SpanKind } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  ConsoleSpanExporter,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { firstOrder, writeSlip } from '#bar';

export async function run(exporter: SpanExporter = new ConsoleSpanExporter()): Promise<void> {
  const memory = new InMemorySpanExporter();
  const resource = resourceFromAttributes({ 'service.name': 'counter' });
  const provider = new BasicTracerProvider({
    resource,
    spanProcessors: [new SimpleSpanProcessor(memory)],
  });
  provider.getTracer('coffee-bar').startSpan('hello').end();
  const [template] = memory.getFinishedSpans();
  await writeSlip(firstOrder);
  const made: ReadableSpan = {
    ...template!,
    name: 'take order',
    kind: SpanKind.INTERNAL,
    resource,
    spanContext: () => ({
      traceId: '1'.repeat(32),
      spanId: '2'.repeat(16),
      traceFlags: 1,
    }),
  };
  exporter.export([made], () => {});
  await provider.shutdown();
  await exporter.shutdown();
}
