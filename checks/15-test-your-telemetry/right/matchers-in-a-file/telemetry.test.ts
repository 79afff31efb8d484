import { SpanStatusCode } from '@opentelemetry/api';
import { describe, expect, test as base } from 'vitest';
import { tenOrders } from '#bar';
import { Recorded } from './bench.ts';

const ids = [41, 44] as const;
const orderOf = (id: number) => tenOrders.find((order) => order.id === id)!;

/** Fixtures, and matchers of its own in a file of its own. */
const test = base.extend<{ served: Recorded; declined: Recorded }>({
  served: async ({}, use) => use(await Recorded.of(orderOf(41))),
  declined: async ({}, use) => use(await Recorded.of(orderOf(44))),
});

describe('spans', () => {
  test('of an order', ({ served: { spans } }) => {
    expect(spans.has('take order')).toBe(true);
    for (const name of ['charge card', 'ask kitchen', 'stamp card']) {
      expect(spans.get(name)).toBeChildOf(spans.get('take order'));
    }
  });

  test('of a declined card', ({ declined: { spans } }) => {
    expect([...spans.keys()]).toContain('take order');
    expect(spans.get('charge card')?.status.code).toBe(SpanStatusCode.ERROR);
  });
});

test('the slip', ({ served: { slips, spans } }) => {
  const { traceId = '?', spanId = '?' } = spans.get('ask kitchen')?.spanContext() ?? {};
  expect(slips[0]?.headers).toHaveProperty('traceparent', `00-${traceId}-${spanId}-01`);
});

describe.each(ids)('order %i', (id) => {
  base('is in no name', async () => {
    const { spans } = await Recorded.of(orderOf(id));
    for (const name of spans.keys()) expect(name.includes(`${id}`)).toBe(false);
  });

  base('does not tell its card', async () => {
    const { text } = await Recorded.of(orderOf(id));
    expect(text.match(/\d{16}/g)).toBeNull();
  });
});
