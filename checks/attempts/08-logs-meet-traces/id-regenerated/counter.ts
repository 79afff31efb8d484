import { context, propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { Hono } from 'hono';
import { writeSlip, type Order } from '#bar';
import { createLog, newId, requestId } from './log.ts';
import { createTracing, listen, type Service } from './service.ts';

export async function startCounter(exporter: SpanExporter, kitchenUrl: string): Promise<Service> {
  const { inSpan, shutdown } = createTracing('counter', exporter);
  const log = createLog('counter');
  const app = new Hono();

  app.post('/orders', (c) => {
    const takeOrder = async () => {
      const order = await c.req.json<Order>();
      log('order taken', { 'coffee.drink': order.drink });
      await writeSlip(order);
      const drink = await askKitchen(order);
      log('drink served', { 'coffee.drink': order.drink });
      return c.json(drink);
    };
    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
    return requestId.run(newId(), () => inSpan('POST /orders', takeOrder, SpanKind.SERVER, caller));
  });

  function askKitchen(order: Order): Promise<unknown> {
    const ask = async () => {
      const headers: Record<string, string> = {};
      propagation.inject(context.active(), headers);
      const body = JSON.stringify(order);
      const response = await fetch(`${kitchenUrl}/drinks`, { method: 'POST', headers, body });
      const drink = await response.json();
      log('kitchen answered', { 'coffee.drink': order.drink });
      return drink;
    };
    return inSpan('POST /drinks', ask, SpanKind.CLIENT);
  }

  log('the bar opens');
  const { url, close } = await listen(app);
  return {
    url,
    async close() {
      await close();
      log('the bar closes');
      await shutdown();
    },
  };
}
