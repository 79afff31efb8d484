import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { expect, test } from 'vitest';
import { tenOrders } from '#bar';
import { openCounter } from './service.ts';

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
provider.register();

const served = tenOrders.find(({ id }) => id === 41)!;

// TODO 1: begin each test with an empty exporter, and close the counter before you look. Then test
// that every span ends, for an order that is served and for one whose card is declined.
test('an order is traced', async () => {
  const counter = openCounter(async (slip) => slip.drink);
  expect(await counter.order(served)).toBe('latte');
  const spans = exporter.getFinishedSpans();
  expect(spans.length).toBeGreaterThan(2);
  for (const span of spans) {
    expect(span.ended).toBe(true);
    expect(span.name).not.toBe('');
    expect(span.spanContext().traceId).toHaveLength(32);
  }
});

// TODO 2: test that no name contains the id of an order.

// TODO 3: test that `charge card`, `ask kitchen` and `stamp card` are children of `take order`.

// TODO 4: test that `charge card` has the status ERROR when the card is declined.

// TODO 5: test that the `traceparent` on the slip names the `ask kitchen` span.

// TODO 6: test that the card number is nowhere in what is exported.
