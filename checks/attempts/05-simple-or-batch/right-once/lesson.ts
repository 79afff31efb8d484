import { trace } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { openBar, pourCoffee } from '#bar';

/** The API's global, a shutdown that happens once, and an error that is wrapped on its way. */
export async function run(exporter: SpanExporter): Promise<void> {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'counter' }),
    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 5_000 })],
  });
  trace.setGlobalTracerProvider(provider);
  let delivered: Promise<void> | undefined;
  const deliver = () => (delivered ??= provider.shutdown());
  const stop = async () => {
    await deliver();
    process.exit();
  };
  process.on('SIGTERM', stop);
  process.on('exit', () => console.log('bye'));

  try {
    await openBar(async (order) => {
      const span = trace.getTracer('bar').startSpan('take order');
      await pourCoffee(order);
      span.end();
    });
  } catch (cause) {
    throw new Error('the bar had to close', { cause });
  } finally {
    await deliver();
    process.off('SIGTERM', stop);
  }
}
