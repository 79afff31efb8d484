import {
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
} from '@opentelemetry/api';
import { chargeCard, stampCard, type CardOrder } from '#bar';
import type { Counter, Kitchen } from './service.ts';

/** Makes no span active, but passes each context along by hand. */
class ExplicitCounter implements Counter {
  #tracer = trace.getTracer('counter');
  #kitchen: Kitchen;
  #open: Promise<void>[] = [];

  constructor(kitchen: Kitchen) {
    this.#kitchen = kitchen;
  }

  async order(order: CardOrder): Promise<string> {
    const span = this.#tracer.startSpan('take order', {}, ROOT_CONTEXT);
    const ctx = trace.setSpan(ROOT_CONTEXT, span);
    try {
      const lookUp = this.#tracer.startSpan('look up price', {}, ctx);
      lookUp.setAttribute('coffee.price', order.price);
      lookUp.end();
      await this.#charge(order, ctx);
      const drink = await this.#askKitchen(order, ctx);
      // `take order` stays open until the stamp is on the card.
      this.#open.push(this.#stamp(order, ctx).finally(() => span.end()));
      return drink;
    } catch (error) {
      span.end();
      throw error;
    }
  }

  async #charge(order: CardOrder, ctx: Context): Promise<void> {
    // The last four digits of a card may be shown. The whole number may not.
    const attributes = { 'coffee.card.last_digits': order.card.number.slice(-4) };
    const span = this.#tracer.startSpan('charge card', { attributes }, ctx);
    try {
      await chargeCard(order);
    } catch (error) {
      span.recordException(error as Error);
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  }

  async #askKitchen({ id, drink }: CardOrder, ctx: Context): Promise<string> {
    const span = this.#tracer.startSpan('ask kitchen', { kind: SpanKind.CLIENT }, ctx);
    const headers = { 'x-counter': 'north' };
    propagation.inject(trace.setSpan(ctx, span), headers);
    return this.#kitchen({ id, drink, headers }).finally(() => span.end());
  }

  async #stamp(order: CardOrder, ctx: Context): Promise<void> {
    const span = this.#tracer.startSpan('stamp card', {}, ctx);
    await stampCard(order).finally(() => span.end());
  }

  async close(): Promise<void> {
    await Promise.all(this.#open);
  }
}

export function openCounter(kitchen: Kitchen): Counter {
  return new ExplicitCounter(kitchen);
}
