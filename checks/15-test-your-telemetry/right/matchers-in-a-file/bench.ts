import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { expect } from 'vitest';
import type { CardOrder, Slip } from '#bar';
import { openCounter } from './service.ts';

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
provider.register();

expect.extend({
  toBeChildOf(child: ReadableSpan | undefined, parent: ReadableSpan | undefined) {
    const above = child?.parentSpanContext;
    const pass =
      parent !== undefined &&
      above?.spanId === parent.spanContext().spanId &&
      above.traceId === parent.spanContext().traceId;
    return { pass, message: () => `${child?.name} is not a child of ${parent?.name}` };
  },
});

declare module 'vitest' {
  interface Matchers<T = any> {
    toBeChildOf(parent: ReadableSpan | undefined): T;
  }
}

export class Recorded {
  readonly slips: Slip[] = [];
  readonly spans = new Map<string, ReadableSpan>();

  static async of(order: CardOrder): Promise<Recorded> {
    exporter.reset();
    const recorded = new Recorded();
    const counter = openCounter((slip) => {
      recorded.slips.push(slip);
      return Promise.resolve(slip.drink);
    });
    try {
      await counter.order(order);
    } catch {
      // A declined card.
    } finally {
      await counter.close();
    }
    for (const span of exporter.getFinishedSpans()) recorded.spans.set(span.name, span);
    return recorded;
  }

  get text(): string {
    return JSON.stringify(
      [...this.spans.values()].map((span) => [
        span.name,
        span.attributes,
        span.events,
        span.status.message,
      ]),
    );
  }
}
