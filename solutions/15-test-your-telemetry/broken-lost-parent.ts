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
  const toStamp: CardOrder[] = [];

  function order(order: CardOrder): Promise<string> {
    const attributes = { 'coffee.order.id': order.id };
    return inSpan('take order', { attributes }, async () => {
      await inSpan('charge card', {}, () => chargeCard(order));
      const drink = await askKitchen(order);
      // The guest leaves with the drink, and nobody waits for the stamp.
      toStamp.push(order);
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

  /** All the cards get their stamps at closing time. By then, no order is active any more. */
  async function close(): Promise<void> {
    for (const order of toStamp.splice(0)) {
      await inSpan('stamp card', {}, () => stampCard(order));
    }
  }

  return { order, close };
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
