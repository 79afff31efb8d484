import {
  context,
  propagation,
  SpanKind,
  SpanStatusCode,
  trace,
  type SpanOptions,
} from '@opentelemetry/api';
import { chargeCard, stampCard, type CardOrder } from '#bar';
import type { Counter, Kitchen } from './service.ts';

const tracer = trace.getTracer('counter');

export function openCounter(kitchen: Kitchen): Counter {
  const stamps: Promise<void>[] = [];

  function order(order: CardOrder): Promise<string> {
    const attributes = { 'coffee.order.id': order.id };
    return inSpan('take order', { attributes }, async () => {
      const price = await inSpan(`look up price of order ${order.id}`, {}, () => lookUp(order));
      await inSpan('charge card', { attributes: { 'coffee.price': price } }, () =>
        chargeCard(order),
      );
      const drink = await askKitchen(order);
      // The guest leaves with the drink, and nobody waits for the stamp.
      stamps.push(inSpan('stamp card', {}, () => stampCard(order)));
      return drink;
    });
  }

  function askKitchen({ id, drink }: CardOrder): Promise<string> {
    return inSpan('ask kitchen', { kind: SpanKind.CLIENT }, () => {
      const headers: Record<string, string> = {};
      propagation.inject(context.active(), headers);
      return kitchen({ id, drink, headers });
    });
  }

  return { order, close: async () => void (await Promise.all(stamps)) };
}

async function lookUp({ price }: CardOrder): Promise<number> {
  return price;
}

async function inSpan<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
  return tracer.startActiveSpan(name, options, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).message });
      throw error;
    } finally {
      span.end();
    }
  });
}
