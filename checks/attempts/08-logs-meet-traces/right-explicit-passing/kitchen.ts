import { propagation, ROOT_CONTEXT, SpanKind, trace, type Span } from '@opentelemetry/api';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { Hono } from 'hono';
import type { Order } from '#bar';
import { waitForShot } from './barista.ts';
import { createLog } from './log.ts';
import { createTracing, listen, type Service } from './service.ts';

const below = (span: Span) => trace.setSpan(ROOT_CONTEXT, span);

export async function startKitchen(exporter: SpanExporter): Promise<Service> {
  const { inSpan, shutdown } = createTracing('kitchen', exporter);
  const log = createLog('kitchen');
  const app = new Hono();

  app.post('/drinks', (c) => {
    const readSlip = async (span: Span) => {
      const order = await c.req.json<Order>();
      log(span, 'slip received', { 'coffee.drink': order.drink });
      await inSpan('make drink', (making) => makeDrink(order, making), undefined, below(span));
      return c.json({ drink: order.drink });
    };
    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
    return inSpan('POST /drinks', readSlip, SpanKind.SERVER, caller);
  });

  async function makeDrink(order: Order, making: Span): Promise<void> {
    await inSpan(
      'pull shot',
      (pulling) => waitForShot(pulling, order, log),
      undefined,
      below(making),
    );
    log(making, 'drink is ready', { 'coffee.drink': order.drink });
  }

  const { url, close } = await listen(app);
  return { url, close: () => close().then(shutdown) };
}
