import { trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { SimpleSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { openBar, pourCoffee, type Order } from '#bar';

// TODO 1: take the address out of the code.
const url = 'http://127.0.0.1:4317';

export async function run(exporter: SpanExporter = new OTLPTraceExporter({ url })): Promise<void> {
  // TODO 2: start a `NodeSDK` instead, with a `BatchSpanProcessor` that has room for a rush hour.
  // TODO 3: name the service `counter`, unless the environment says otherwise.
  const provider = new NodeTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  provider.register();

  await openBar(takeOrder);

  // TODO 4: shut down however `run` ends. If the shutdown fails, `run` must not fail.
  await provider.shutdown();
}

async function takeOrder(order: Order): Promise<void> {
  const span = trace.getTracer('coffee-bar').startSpan('take order');
  await pourCoffee(order);
  span.end();
}
