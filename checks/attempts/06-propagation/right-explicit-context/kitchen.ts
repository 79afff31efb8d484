import { propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { Hono } from 'hono';
import { makeLatte, type Order } from '#bar';
import { listen, type Service } from './service.ts';

export async function startKitchen(exporter: SpanExporter): Promise<Service> {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'kitchen' }),
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('by hand');
  const app = new Hono();
  app.post('/drinks', async (c) => {
    const carrier = Object.fromEntries(c.req.raw.headers);
    const caller = propagation.extract(ROOT_CONTEXT, carrier);
    const serving = tracer.startSpan('POST /drinks', { kind: SpanKind.SERVER }, caller);
    const order = await c.req.json<Order>();
    const making = tracer.startSpan('make latte', {}, trace.setSpan(caller, serving));
    await makeLatte(order);
    making.end();
    serving.end();
    return c.json(order, 202);
  });
  const service = await listen(app);
  return { ...service, close: () => service.close().then(() => provider.shutdown()) };
}
