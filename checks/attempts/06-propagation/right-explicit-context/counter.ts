import { propagation, ROOT_CONTEXT, SpanKind, trace, type Context } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { Hono } from 'hono';
import { writeSlip, type Order } from '#bar';
import { listen, type Service } from './service.ts';

export async function startCounter(exporter: SpanExporter, kitchenUrl: string): Promise<Service> {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'counter' }),
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('by hand');

  async function step<T>(
    name: string,
    kind: SpanKind,
    parent: Context,
    work: (here: Context) => Promise<T>,
  ): Promise<T> {
    const span = tracer.startSpan(name, { kind }, parent);
    try {
      return await work(trace.setSpan(parent, span));
    } finally {
      span.end();
    }
  }

  const app = new Hono().post('/orders', async (c) => {
    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
    const drink = await step('POST /orders', SpanKind.SERVER, caller, async (here) => {
      const order = await c.req.json<Order>();
      await step('write slip', SpanKind.INTERNAL, here, () => writeSlip(order));
      return step('ask kitchen', SpanKind.INTERNAL, here, (asking) =>
        step('POST /drinks', SpanKind.CLIENT, asking, async (calling) => {
          const headers: Record<string, string> = {};
          propagation.inject(calling, headers);
          const answer = await fetch(new URL('/drinks', kitchenUrl), {
            method: 'POST',
            headers: new Headers({ ...headers, accept: 'application/json' }),
            body: JSON.stringify(order),
          });
          return answer.text();
        }),
      );
    });
    return c.text(drink);
  });
  const service = await listen(app);
  return {
    ...service,
    close: async () => {
      await service.close();
      await provider.shutdown();
    },
  };
}
