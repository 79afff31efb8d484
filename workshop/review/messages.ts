import { SpanKind } from '@opentelemetry/api';
import type { Find } from './hits.ts';
import { differs } from './request.ts';
import { groupBy, remembered, type Trace, type TracedSpan } from './telemetry.ts';
import { quote, serviceName, share, someOf } from './wording.ts';

/** How long before its consumer a message may have been sent, if nothing else tells which it was. */
const maxLagMs = 60_000;
/** What two clocks may be apart. */
const driftMs = 5;

/** What a PRODUCER or CONSUMER span says of its message. */
interface Message {
  destination?: string;
  system?: string;
  id?: string;
  partition?: string;
  offset?: string;
}

/**
 * Consumers that are roots without a link, of destinations that somebody was seen to send to. Where
 * one consumer of a destination continues or links a trace, the others are taken to be meant so.
 */
export const findLostMessages: Find = ({ services }) => {
  const messages = [...services.values()].flat().filter((span) => messageOf(span).destination);
  const byDestination = groupBy(messages, (span) => {
    const { destination, system } = messageOf(span);
    return `${destination}\0${system}`;
  });
  const hasLinks = remembered(({ spans }: Trace) =>
    [...spans.values()].some(({ span }) => span.links.length > 0),
  );
  const lost = [...byDestination.values()].flatMap((group) => {
    const consumers = group.filter(({ kind }) => kind === SpanKind.CONSUMER);
    if (consumers.some((span) => continues(span) || hasLinks(span.trace))) return [];
    const producers = group.filter(({ kind }) => kind === SpanKind.PRODUCER);
    const sentBefore = lookup(producers);
    return consumers
      .filter(({ parentId, trace }) => parentId === undefined && trace.complete)
      .flatMap((consumer) => {
        const producer = sentBefore(consumer);
        return producer ? [{ consumer, producer }] : [];
      });
  });
  return [...groupBy(lost, ({ consumer }) => consumer.service)].map(([service, pairs]) => {
    const all = services.get(service)!.filter(({ kind }) => kind === SpanKind.CONSUMER);
    const list = (names: string[]) => someOf([...new Set(names)]);
    const begin = share(
      pairs.length,
      all.length,
      'CONSUMER span',
      'begins a trace of its own',
      'begin traces of their own',
    );
    const senders = list(pairs.map(({ producer }) => serviceName(producer.service)));
    const where = list(pairs.map(({ consumer }) => quote(messageOf(consumer).destination!)));
    return {
      rule: 'message-context-lost',
      service,
      spans: pairs.map(({ consumer }) => consumer),
      of: all.length,
      what: `${begin} without a link, although the traces have earlier spans of ${senders} that sent to ${where}.`,
    };
  });
};

function messageOf({ attributes }: TracedSpan): Message {
  const get = (...keys: string[]) => {
    const value = keys.map((key) => attributes[key]).find((found) => found !== undefined);
    return value === undefined || value === '' ? undefined : String(value);
  };
  return {
    destination: get('messaging.destination.name', 'messaging.destination'),
    system: get('messaging.system'),
    id: get('messaging.message.id', 'messaging.message_id'),
    partition: get(
      'messaging.destination.partition.id',
      'messaging.kafka.destination.partition',
      'messaging.kafka.partition',
    ),
    offset: get('messaging.kafka.offset', 'messaging.kafka.message.offset'),
  };
}

/** Whether a consumer's trace comes from elsewhere. */
function continues({ kind, parentId, parent, service, isInRing, span }: TracedSpan): boolean {
  if (kind !== SpanKind.CONSUMER || isInRing) return false;
  if (span.links.length > 0) return true;
  if (!parent) return parentId !== undefined;
  return parent.service !== service || parent.kind === SpanKind.PRODUCER;
}

/** Finds who may have sent what a consumer works on: the same id or offset, or shortly before. */
function lookup(producers: TracedSpan[]) {
  const placeOf = ({ partition, offset }: Message) => offset && `${partition}\0${offset}`;
  const sentBy = remembered(messageOf);
  const sent = producers.filter(({ timeFault }) => !timeFault).sort((a, b) => a.start - b.start);
  const byPlace = groupBy(sent, (producer) => placeOf(sentBy(producer)));
  const byId = groupBy(sent, (producer) => sentBy(producer).id);
  const withoutPlace = byPlace.get(undefined) ?? [];
  return (consumer: TracedSpan): TracedSpan | undefined => {
    if (consumer.timeFault) return undefined;
    const message = messageOf(consumer);
    const place = placeOf(message);
    const isBefore = ({ start }: TracedSpan) => start <= consumer.start + driftMs;
    const exact =
      (message.id && byId.get(message.id)?.find(isBefore)) ||
      (place && byPlace.get(place)?.find(isBefore));
    if (exact) return exact;
    // The last that began before, of those for which nothing says that it was another message.
    return (place ? withoutPlace : sent).findLast(
      (producer) =>
        isBefore(producer) &&
        consumer.start - producer.start <= maxLagMs &&
        !differs(sentBy(producer).id, message.id) &&
        !differs(sentBy(producer).partition, message.partition),
    );
  };
}
