import { SpanStatusCode } from '@opentelemetry/api';
import {
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { expect, test } from 'vitest';
import { tenOrders, type CardOrder, type Slip } from '#bar';
import { openCounter } from './service.ts';

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
provider.register();

const served = tenOrders[0]!;
const declined = tenOrders[3]!;
let spans: ReadableSpan[] = [];
let slips: Slip[] = [];

async function record(order: CardOrder) {
  exporter.reset();
  slips = [];
  const counter = openCounter(async (slip) => {
    slips.push(slip);
    return slip.drink;
  });
  await counter.order(order).catch(() => {});
  await counter.close();
  spans = exporter.getFinishedSpans();
}

const spanOf = (name: string) => {
  expect(spans.map((span) => span.name)).toContain(name);
  return spans.find((span) => span.name === name)!;
};

test('an order is served', async () => {
  await record(served);
  spanOf('stamp card');
});

test('its spans are children', () => {
  for (const name of ['charge card', 'ask kitchen', 'stamp card']) {
    expect(spanOf(name).parentSpanContext?.spanId).toBe(spanOf('take order').spanContext().spanId);
  }
});

test('its slip names the call', () => {
  const { traceId, spanId } = spanOf('ask kitchen').spanContext();
  expect(slips[0]!.headers.traceparent).toBe(`00-${traceId}-${spanId}-01`);
});

test('a card is declined', async () => {
  await record(declined);
  spanOf('take order');
  expect(spanOf('charge card').status.code).toBe(SpanStatusCode.ERROR);
});

test('names and cards', async () => {
  for (const order of [served, declined]) {
    await record(order);
    for (const { name, attributes, events, status } of spans) {
      expect(name).not.toContain(String(order.id));
      const text = JSON.stringify({ attributes, events, status });
      expect(text).not.toContain(order.card.number);
    }
  }
});
