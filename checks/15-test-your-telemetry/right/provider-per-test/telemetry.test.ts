import { context, propagation, SpanStatusCode, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tenOrders, type CardOrder } from '#bar';
import type { Kitchen } from './service.ts';

/** Everything is new for each test: the API, the provider, and the module of the counter. */
let exporter: InMemorySpanExporter;
let provider: NodeTracerProvider;
const kitchen = vi.fn<Kitchen>(async ({ drink }) => drink);

beforeEach(() => {
  vi.resetModules();
  for (const api of [trace, context, propagation]) api.disable();
  exporter = new InMemorySpanExporter();
  provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  provider.register();
  kitchen.mockClear();
});

afterEach(() => provider.shutdown());

async function after(...orders: CardOrder[]) {
  const { openCounter } = await import('./service.ts');
  const counter = openCounter(kitchen);
  for (const order of orders) await counter.order(order).catch(() => {});
  await counter.close();
  const spans = [...exporter.getFinishedSpans()];
  return Object.assign(spans, {
    named: (name: string) => {
      const found = spans.filter((span) => span.name === name);
      if (found.length === 0) throw new Error(`There is no ${name}.`);
      return found[0]!;
    },
  });
}

const good = tenOrders.find(({ card, price }) => card.credit >= price)!;
const bad = tenOrders.find(({ card, price }) => card.credit < price)!;

describe('an order that is served', () => {
  it.each(['take order', 'charge card', 'ask kitchen', 'stamp card'])('ends %s', async (name) => {
    expect((await after(good)).named(name)).toBeTruthy();
  });

  it.each(['charge card', 'ask kitchen', 'stamp card'])('has %s as a child', async (name) => {
    const spans = await after(good);
    expect(spans.named(name).parentSpanContext).toMatchObject({
      spanId: spans.named('take order').spanContext().spanId,
      traceId: spans.named('take order').spanContext().traceId,
    });
  });

  it('writes a slip', async () => {
    const spans = await after(good);
    const { traceId, spanId } = spans.named('ask kitchen').spanContext();
    const [slip] = kitchen.mock.lastCall!;
    expect(slip.headers.traceparent!.split('-').slice(1)).toEqual([traceId, spanId, '01']);
  });
});

describe('an order that is declined', () => {
  it.each(['take order', 'charge card'])('ends %s', async (name) => {
    expect((await after(bad)).named(name)).toBeTruthy();
  });

  it('is an error', async () => {
    expect((await after(bad)).named('charge card').status).toMatchObject({
      code: SpanStatusCode.ERROR,
    });
  });
});

describe('every order', () => {
  it.each([good, bad])('has the same names ($id)', async (one) => {
    const names = async (order: CardOrder) => {
      exporter.reset();
      return new Set((await after(order)).map(({ name }) => name));
    };
    expect(await names(one)).toEqual(await names({ ...one, id: 4711 }));
  });

  it('keeps the card secret', async () => {
    for (const { name, attributes, events, status } of await after(good, bad)) {
      const text = JSON.stringify([name, attributes, events, status]);
      expect(text).not.toMatch(new RegExp(`${good.card.number}|${bad.card.number}`));
    }
  });
});
