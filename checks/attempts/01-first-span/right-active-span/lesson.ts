import { trace } from '@opentelemetry/api';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  ConsoleSpanExporter,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { firstOrder, writeSlip } from '#bar';

export const run = async (exporter?: SpanExporter): Promise<void> => {
  const provider = new NodeTracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ 'service.name': 'counter' })),
    spanProcessors: [new SimpleSpanProcessor(exporter ?? new ConsoleSpanExporter())],
  });
  provider.register();
  try {
    await trace.getTracer('any name').startActiveSpan('take order', async (span) => {
      span.setAttribute('coffee.drink', firstOrder.drink);
      await trace.getTracer('any name').startActiveSpan('find a pen', async (pen) => pen.end());
      await writeSlip(firstOrder).finally(() => span.end());
    });
  } finally {
    await provider.forceFlush();
    await provider.shutdown();
  }
};
