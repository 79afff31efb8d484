import { SpanStatusCode } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { test } from 'vitest';
import { tenOrders, type CardOrder } from '#bar';
import { openCounter } from './service.ts';

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
provider.register();

async function record(order: CardOrder) {
  exporter.reset();
  const counter = openCounter(async ({ drink }) => drink);
  await counter.order(order).catch(() => {});
  await counter.close();
  return exporter.getFinishedSpans();
}

test('every span ends', async () => {
  const spans = await record(tenOrders[0]!);
  spans.every(({ ended }) => ended);
  ['take order', 'charge card', 'ask kitchen', 'stamp card'].every((name) =>
    spans.some((span) => span.name === name),
  );
});

test('a declined card is an error', async () => {
  const spans = await record(tenOrders[3]!);
  const charge = spans.find(({ name }) => name === 'charge card');
  charge?.status.code === SpanStatusCode.ERROR;
});

test('no card number is exported', async () => {
  const spans = await record(tenOrders[0]!);
  spans.some(({ attributes }) => JSON.stringify(attributes).includes(tenOrders[0]!.card.number));
});
