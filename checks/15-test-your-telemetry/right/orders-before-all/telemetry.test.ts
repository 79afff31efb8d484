import { SpanStatusCode, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tenOrders, type Slip } from '#bar';
import { openCounter } from './service.ts';

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
const slips: Slip[] = [];
let all: ReadableSpan[];
let ofServed: ReadableSpan[];
let ofDeclined: ReadableSpan[];

/** All the orders of the day are taken once, and the tests only read. */
beforeAll(async () => {
  provider.register();
  const counter = openCounter(async (slip) => {
    slips.push(slip);
    return `a ${slip.drink}`;
  });
  const taken = (after: number) => exporter.getFinishedSpans().slice(after);
  await counter.order(tenOrders[1]!);
  await counter.close();
  ofServed = taken(0);
  const second = openCounter(async () => 'nothing');
  await expect(second.order(tenOrders[3]!)).rejects.toThrow();
  await second.close();
  ofDeclined = taken(ofServed.length);
  all = taken(0);
});

afterAll(async () => {
  await provider.shutdown();
  trace.disable();
});

const names = (spans: ReadableSpan[]) => spans.map((span) => span.name).sort();
const find = (spans: ReadableSpan[], name: string) => spans.find((span) => span.name === name)!;

test('names', () => {
  for (const name of ['ask kitchen', 'charge card', 'stamp card', 'take order']) {
    expect(names(ofServed).filter((one) => one === name)).toHaveLength(1);
  }
  expect(names(ofDeclined)).toContain('take order');
  expect(names(all).join()).not.toMatch(/42|44/);
});

test('parents', () => {
  const root = find(ofServed, 'take order');
  const children = ofServed.filter(
    ({ parentSpanContext: above }) => above?.spanId === root.spanContext().spanId,
  );
  expect(names(children)).toEqual(
    expect.arrayContaining(['ask kitchen', 'charge card', 'stamp card']),
  );
});

test('status', () => {
  expect(find(ofDeclined, 'charge card').status.code).toBe(SpanStatusCode.ERROR);
});

test('slip', () => {
  const call = find(ofServed, 'ask kitchen').spanContext();
  expect(slips).toHaveLength(1);
  expect(slips[0]!.headers.traceparent).toContain(`${call.traceId}-${call.spanId}-01`);
});

test('cards', () => {
  const said = all.map(({ name, attributes, events, status }) =>
    JSON.stringify({ name, attributes, events, status }),
  );
  for (const order of [tenOrders[1]!, tenOrders[3]!]) {
    expect(said.filter((text) => text.includes(order.card.number))).toEqual([]);
  }
});
