import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { subscribe } from 'node:diagnostics_channel';
import { tenOrders, troubles, type CardOrder } from '#bar';
import { fit } from '../../workshop/render/text.ts';
import type { Scenario } from '../../workshop/runner/scenario.ts';

/** The order that has everything: its milk is out, and its card is declined. */
const order = 44;

/** The orders of another day. For 44 nothing goes wrong; the card of 9 is declined. */
export const otherOrders: CardOrder[] = [
  { id: 7, drink: 'chai', shots: 0, toGo: true, price: 3, card: card(11) },
  { id: 44, drink: 'ristretto', shots: 4, toGo: false, price: 2.4, card: card(12) },
  { id: 8, drink: 'red eye', shots: 5, toGo: true, price: 5.2, card: card(13) },
  { id: 9, drink: 'macchiato', shots: 6, toGo: false, price: 3.1, card: card(14, 1) },
];

/** What goes wrong on that day. */
export const otherTroubles = { milkIsOut: [7, 9], bankIsSilent: [8] };

function card(guest: number, credit = 50): CardOrder['card'] {
  return { number: String(4_000_123_400_000_000 + guest * 1_111), credit };
}

export const scenarios: Record<string, Scenario> = {
  /** `run`, and then in words what no bar can show. */
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

  /** `run` on another day. */
  async 'another day'(lesson, exporter) {
    tenOrders.splice(0, tenOrders.length, ...otherOrders);
    Object.assign(troubles, otherTroubles);
    await lesson.run(exporter);
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
