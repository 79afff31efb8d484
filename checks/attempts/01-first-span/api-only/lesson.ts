import { trace } from '@opentelemetry/api';
import { ConsoleSpanExporter, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { firstOrder, writeSlip } from '#bar';

export async function run(exporter: SpanExporter = new ConsoleSpanExporter()): Promise<void> {
  const tracer = trace.getTracer('coffee-bar');

  const span = tracer.startSpan('take order');
  await writeSlip(firstOrder);
  span.end();

  await exporter.shutdown?.();
}
