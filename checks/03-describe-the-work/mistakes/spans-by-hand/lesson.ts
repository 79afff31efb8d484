import { SpanKind, SpanStatusCode, type Attributes } from '@opentelemetry/api';
import { emptyResource } from '@opentelemetry/resources';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { apologise, brew, chargeCard, fetchMilk, tenOrders, type CardOrder } from '#bar';

export async function run(exporter: SpanExporter): Promise<void> {
  for (const order of tenOrders) {
    await brew(order, await fetchMilk(order));
    await chargeCard(order).catch(() => apologise(order));
    exporter.export(
      [
        spanOf(order, 'take order', SpanKind.SERVER),
        spanOf(order, 'make drink', SpanKind.INTERNAL),
        spanOf(order, 'charge card', SpanKind.CLIENT),
      ],
      () => {},
    );
  }

  await exporter.shutdown();
}

function spanOf(order: CardOrder, name: string, kind: SpanKind): ReadableSpan {
  return {
    name,
    kind,
    spanContext: () => ({
      traceId: `${order.id}`.repeat(16),
      spanId: `${order.id}${kind}${kind}`.repeat(4),
      traceFlags: 1,
    }),
    startTime: [0, 0],
    endTime: [0, 0],
    duration: [0, 0],
    ended: true,
    status: { code: SpanStatusCode.UNSET },
    attributes: describe(order),
    events: [],
    links: [],
    resource: emptyResource(),
    instrumentationScope: { name: 'by hand' },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}

/** Lists the fields that may be seen. A copy of the whole order would include the card. */
function describe({ id, drink, shots, toGo }: CardOrder): Attributes {
  return {
    'coffee.order_id': id,
    'coffee.drink': drink,
    'coffee.shots': shots,
    'coffee.to_go': toGo,
  };
}
