import { SpanStatusCode, type Span } from '@opentelemetry/api';
import {
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tenOrders, type CardOrder, type Slip } from '#bar';
import { openCounter, type Counter } from './service.ts';

/** Sees the spans when they start, so those that are left open can be counted. */
class OpenSpans implements SpanProcessor {
  readonly open = new Set<string>();
  onStart(span: Span): void {
    this.open.add(span.spanContext().spanId);
  }
  onEnd(span: ReadableSpan): void {
    this.open.delete(span.spanContext().spanId);
  }
  async forceFlush(): Promise<void> {}
  async shutdown(): Promise<void> {}
}

const openSpans = new OpenSpans();
const exporter = new InMemorySpanExporter();
new NodeTracerProvider({
  spanProcessors: [openSpans, new SimpleSpanProcessor(exporter)],
}).register();

let counter: Counter;
let slips: Slip[];
beforeEach(() => {
  slips = [];
  counter = openCounter(async (slip) => {
    slips.push(slip);
    return slip.drink;
  });
});

// After each test, whatever it was about.
afterEach(() => {
  expect(openSpans.open.size).toBe(0);
  openSpans.open.clear();
  exporter.reset();
});

async function spansOf(order: CardOrder): Promise<ReadableSpan[]> {
  await counter.order(order).catch((error: Error) => expect(error).toBeInstanceOf(Error));
  await counter.close();
  return exporter.getFinishedSpans();
}

function one(spans: ReadableSpan[], name: string): ReadableSpan {
  const span = spans.find((span) => span.name === name);
  expect(span, name).toBeDefined();
  return span!;
}

const [latte, , , flatWhite] = tenOrders as [CardOrder, CardOrder, CardOrder, CardOrder];

test('parents and slip', async () => {
  const spans = await spansOf(latte);
  const root = one(spans, 'take order').spanContext();
  for (const name of ['charge card', 'ask kitchen', 'stamp card']) {
    expect.soft(one(spans, name).parentSpanContext).toEqual(root);
  }
  const { traceId, spanId } = one(spans, 'ask kitchen').spanContext();
  expect(slips).toMatchObject([{ headers: { traceparent: `00-${traceId}-${spanId}-01` } }]);
});

test('a declined card', async () => {
  const spans = await spansOf(flatWhite);
  one(spans, 'take order');
  expect(one(spans, 'charge card').status.code).toBe(SpanStatusCode.ERROR);
});

test.each([latte, flatWhite])('nothing that tells who ordered $drink', async (order) => {
  for (const span of await spansOf(order)) {
    expect(span.name).not.toMatch(/[0-9]/);
    for (const part of [span.attributes, span.status, span.events, span.links]) {
      expect(JSON.stringify(part)).not.toMatch(order.card.number);
    }
  }
});
