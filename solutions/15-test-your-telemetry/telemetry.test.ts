import { SpanStatusCode } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { expect, test } from 'vitest';
import { tenOrders, type CardOrder, type Slip } from '#bar';
import { openCounter } from './service.ts';

// Registered once. A second provider would be refused, and its exporter would stay empty.
const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
provider.register();

const served = tenOrders.find(({ id }) => id === 41)!;
const declined = tenOrders.find(({ id }) => id === 44)!;

/** Lets a counter take one order, and returns what it has recorded when it is closed. */
async function record(order: CardOrder) {
  // No test sees the spans of another one, so the tests may run in any order.
  exporter.reset();
  const slips: Slip[] = [];
  const counter = openCounter(async (slip) => {
    slips.push(slip);
    return slip.drink;
  });
  // Whether the guest gets a drink is not the subject here.
  await counter.order(order).catch(() => {});
  // Only `close` knows when the last span has ended. A pause would be a guess.
  await counter.close();

  const spans = exporter.getFinishedSpans();
  const names = spans.map(({ name }) => name);
  /** The span with that name. If it is missing, the test fails here. */
  const spanOf = (name: string) => {
    expect(names).toContain(name);
    return spans.find((span) => span.name === name)!;
  };
  return { spans, names, spanOf, slips };
}

// A span that never ends is not in the exporter. So this asks for names, and not for `span.ended`.
test('every span of a served order ends', async () => {
  const { names } = await record(served);
  const expected = ['take order', 'charge card', 'ask kitchen', 'stamp card'];
  expect(names).toEqual(expect.arrayContaining(expected));
});

test('every span of a declined order ends', async () => {
  const { names } = await record(declined);
  expect(names).toEqual(expect.arrayContaining(['take order', 'charge card']));
});

// This looks at every name, so it also sees the spans that nobody expected.
test.each([served, declined])('no name contains the id $id', async (order) => {
  const { names } = await record(order);
  for (const name of names) expect(name).not.toContain(String(order.id));
});

test.each(['charge card', 'ask kitchen', 'stamp card'])('`%s` is a child', async (name) => {
  const { spanOf } = await record(served);
  const [child, parent] = [spanOf(name), spanOf('take order').spanContext()];
  expect(child.spanContext().traceId).toBe(parent.traceId);
  // The trace alone is not enough, because a grandchild is in the same trace.
  expect(child.parentSpanContext?.spanId).toBe(parent.spanId);
});

test('a declined card is an error of `charge card`', async () => {
  const { spanOf } = await record(declined);
  expect(spanOf('charge card').status.code).toBe(SpanStatusCode.ERROR);
});

test('the slip names `ask kitchen`', async () => {
  const { spanOf, slips } = await record(served);
  const { traceId, spanId } = spanOf('ask kitchen').spanContext();
  expect(slips.map(({ headers }) => headers.traceparent)).toEqual([`00-${traceId}-${spanId}-01`]);
});

test.each([served, declined])('the card of order $id is nowhere', async (order) => {
  const { spans } = await record(order);
  for (const { name, attributes, events, status } of spans) {
    const text = JSON.stringify({ name, attributes, events, status });
    expect(text).not.toContain(order.card.number);
  }
});
