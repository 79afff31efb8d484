import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { apologise, brew, chargeCard, fetchMilk, tenOrders } from '#bar';

export async function run(exporter: SpanExporter): Promise<void> {
  for (const order of tenOrders) {
    await brew(order, await fetchMilk(order));
    await chargeCard(order).catch(() => apologise(order));
    const spans = ['take order', 'make drink', 'charge card'].map(
      (name, i) =>
        ({
          name,
          kind: [SpanKind.SERVER, SpanKind.INTERNAL, SpanKind.CLIENT][i]!,
          spanContext: () => ({
            traceId: `${order.id}`.repeat(16),
            spanId: `${order.id}${i}${i}`.repeat(4),
            traceFlags: 1,
          }),
          startTime: [0, 0],
          endTime: [0, 0],
          status: { code: SpanStatusCode.UNSET },
          attributes: {
            'coffee.order_id': order.id,
            'coffee.drink': order.drink,
            'coffee.shots': order.shots,
            'coffee.to_go': order.toGo,
          },
          links: [],
          events: [],
          duration: [0, 0],
          ended: true,
          resource: resourceFromAttributes({ 'service.name': 'counter' }),
          instrumentationScope: { name: 'by hand' },
          droppedAttributesCount: 0,
          droppedEventsCount: 0,
          droppedLinksCount: 0,
        }) satisfies ReadableSpan,
    );
    exporter.export(spans, () => {});
  }
  await exporter.shutdown();
}
