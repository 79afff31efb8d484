import { propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { Hono } from 'hono';
import type { Order } from '#bar';
import { waitForShot } from './barista.ts';
import { createLog } from './log.ts';
import { createTracing, listen, type Service } from './service.ts';

export async function startKitchen(exporter: SpanExporter): Promise<Service> {
  const { inSpan, shutdown } = createTracing('kitchen', exporter);
  const log = createLog('kitchen');
  const app = new Hono();

  app.post('/drinks', (c) => {
    const readSlip = async () => {
      const order = await c.req.json<Order>();
      log('slip received', { 'coffee.drink': order.drink });
      await inSpan('make drink', () => makeDrink(order));
      return c.json({ drink: order.drink });
    };
    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
    return inSpan('POST /drinks', readSlip, SpanKind.SERVER, caller);
  });

  async function makeDrink(order: Order): Promise<void> {
    await inSpan('pull shot', () => waitForShot(order, log));
    log('drink is ready', { 'coffee.drink': order.drink });
  }

  const { url, close } = await listen(app);
  return { url, close: () => close().then(shutdown) };
}
