import { propagation, ROOT_CONTEXT, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import { BatchSpanProcessor, InMemorySpanExporter } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { it } from 'vitest';
import { tenOrders, type Slip } from '#bar';
import { openCounter } from './service.ts';

/** One test, with the assertions of Node, a batch processor, and both orders at the same counter. */
it('keeps its promises', async () => {
  const exporter = new InMemorySpanExporter();
  const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] });
  provider.register();

  const slips: Slip[] = [];
  const counter = openCounter((slip) =>
    Promise.resolve(slip.drink).finally(() => slips.push(slip)),
  );
  const orders = [tenOrders[5]!, tenOrders[3]!];
  const [served] = await Promise.allSettled(orders.map((order) => counter.order(order)));
  assert.equal(served!.status, 'fulfilled');
  await counter.close();
  await provider.forceFlush();

  const spans = exporter.getFinishedSpans();
  const roots = spans.filter(({ name }) => name === 'take order');
  assert.equal(roots.length, 2);
  const childrenOf = (root: (typeof spans)[number]) =>
    spans.filter((span) => span.parentSpanContext?.spanId === root.spanContext().spanId);
  const asked = roots.find((root) => childrenOf(root).some(({ name }) => name === 'ask kitchen'));
  const refused = roots.find((root) => root !== asked);
  assert(asked && refused);
  for (const name of ['charge card', 'ask kitchen', 'stamp card']) {
    assert(
      childrenOf(asked).some((span) => span.name === name),
      name,
    );
  }
  const charge = childrenOf(refused).find(({ name }) => name === 'charge card');
  assert.equal(charge?.status.code, SpanStatusCode.ERROR);

  const call = childrenOf(asked).find(({ name }) => name === 'ask kitchen');
  const named = trace.getSpanContext(propagation.extract(ROOT_CONTEXT, slips[0]!.headers));
  assert.deepEqual(
    [named?.traceId, named?.spanId, named?.traceFlags],
    [call?.spanContext().traceId, call?.spanContext().spanId, TraceFlags.SAMPLED],
  );

  for (const { name, attributes, events, status, links } of spans) {
    assert.doesNotMatch(name, /\d/);
    const all = inspect([attributes, events, status, links], { depth: null });
    for (const { card } of orders) assert(!all.includes(card.number), all);
  }
});
