import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { subscribe } from 'node:diagnostics_channel';
import { fit } from '../../workshop/render/text.ts';
import type { Scenario } from '../../workshop/runner/scenario.ts';

/** The order that has everything: its milk is out, and its card is declined. */
const order = 44;

export const scenarios: Record<string, Scenario> = {
  /** `run`, and then in words what the spans say, which no bar can show. */
  async show(lesson, exporter) {
    const arrived: ReadableSpan[] = [];
    const listening: SpanExporter = {
      export(spans, done) {
        arrived.push(...spans);
        exporter.export(spans, done);
      },
      forceFlush: () => exporter.forceFlush(),
      shutdown: () => exporter.shutdown(),
    };
    let traceId: string | undefined;
    subscribe('coffee-bar', (message) => {
      if ((message as { order: number }).order === order) {
        traceId ??= trace.getActiveSpan()?.spanContext().traceId;
      }
    });
    await lesson.run(listening);

    const names = new Set(arrived.map(({ name }) => name));
    console.log(`${arrived.length} spans arrived, with ${names.size} different names.`);
    console.log(`\nWhat those of order ${order} say:`);
    const spans = arrived.filter((span) => span.spanContext().traceId === traceId);
    for (const span of spans.sort(rootFirst)) console.log(inWords(span).join('\n'));
  },
};

function rootFirst(a: ReadableSpan, b: ReadableSpan): number {
  return Number(Boolean(a.parentSpanContext)) - Number(Boolean(b.parentSpanContext));
}

function inWords({ name, kind, status, attributes, events }: ReadableSpan): string[] {
  const head = [name, SpanKind[kind], SpanStatusCode[status.code], status.message];
  return [
    head.filter(Boolean).join(' · '),
    ...values(attributes).map((line) => `    ${line}`),
    ...events.flatMap((event) => [
      `    event ${event.name}`,
      ...values(event.attributes).map((line) => `        ${line}`),
    ]),
  ];
}

function values(attributes: object = {}): string[] {
  return Object.entries(attributes).map(([key, value]) =>
    fit(`${key}: ${JSON.stringify(value)}`, 70).trimEnd(),
  );
}
