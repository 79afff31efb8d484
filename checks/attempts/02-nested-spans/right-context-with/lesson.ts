import { context, trace, type Span, type Tracer } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { SimpleSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { grindBeans, pullShot, steamMilk, twoOrders, writeSlip, type Order } from '#bar';

export async function run(exporter: SpanExporter): Promise<void> {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'counter' }),
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  provider.register();
  const tracer = provider.getTracer('coffee-bar');

  await Promise.all(twoOrders.map((order) => takeOrder(tracer, order)));

  await provider.shutdown();
}

/** Runs `work` with `span` as the active one, and ends it whatever happens. */
function within<T>(span: Span, work: () => Promise<T>): Promise<T> {
  return context.with(trace.setSpan(context.active(), span), work).finally(() => span.end());
}

function takeOrder(tracer: Tracer, order: Order): Promise<void> {
  return within(tracer.startSpan('take order'), async () => {
    await writeSlip(order);
    await makeLatte(tracer, order);
  });
}

function makeLatte(tracer: Tracer, order: Order): Promise<void> {
  return within(tracer.startSpan('make latte'), () =>
    within(tracer.startSpan('grind beans'), () => grindBeans(order))
      .then(() =>
        Promise.all([
          within(tracer.startSpan('steam milk'), () => steamMilk(order)),
          within(tracer.startSpan('pull shot'), () => pullShot(order)),
        ]),
      )
      .then(() => undefined),
  );
}
