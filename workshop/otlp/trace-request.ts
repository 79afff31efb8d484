import {
  createTraceState,
  isValidSpanId,
  isValidTraceId,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  type Attributes,
  type HrTime,
  type SpanContext,
} from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { decodeJson, decodeProtobuf } from './decoding.ts';
import type { Encoding } from './response.ts';
import type { Message } from './schema.ts';

/** A span that came in over the wire. Any `SpanExporter` takes it. */
export type ReceivedSpan = ReadableSpan;

const maxSpans = 20_000;

/**
 * Reads the body of an ExportTraceServiceRequest. Spans in it that are no good are counted in
 * `rejected`, with a word on the first in `why`, and the others kept.
 * https://opentelemetry.io/docs/specs/otlp/#otlphttp-request
 * @throws RefusedError where the body is no such request
 */
export function decodeTraces(body: Uint8Array, encoding: Encoding) {
  const { resourceSpans = [] } = encoding === 'json' ? decodeJson(body) : decodeProtobuf(body);
  const received: ReceivedSpan[] = [];
  let rejected = 0;
  let why = '';
  for (const { resource: sender, scopeSpans = [] } of resourceSpans) {
    const resource = resourceFromAttributes(attributesOf(sender?.attributes));
    for (const { scope: { name = '', version } = {}, spans = [] } of scopeSpans) {
      const origin = { resource, instrumentationScope: { name, version } };
      for (const span of spans) {
        const fault = received.length < maxSpans ? faultOf(span) : tooMany;
        if (!fault) received.push(spanOf(span, origin));
        else if (rejected++ === 0) why = fault;
      }
    }
  }
  return { spans: received, rejected, why: why && `${rejected} not kept: ${why}` };
}

const tooMany = `one request holds more than ${maxSpans} spans`;

function faultOf({ traceId = '', spanId = '', parentSpanId, name = '' }: Message<'Span'>): string {
  const named = `span \`${name.slice(0, 80)}\``;
  if (!isValidTraceId(traceId))
    return `${named}: the trace id must be 16 bytes that are not all zero`;
  if (!isValidSpanId(spanId)) return `${named}: the span id must be 8 bytes that are not all zero`;
  if (!parentSpanId || /^[0-9a-f]{16}$/.test(parentSpanId)) return '';
  return `${named}: the parent's span id must be 8 bytes or missing`;
}

type Origin = Pick<ReceivedSpan, 'resource' | 'instrumentationScope'>;

function spanOf(span: Message<'Span'>, { resource, instrumentationScope }: Origin): ReceivedSpan {
  const { startTimeUnixNano: start = 0n, endTimeUnixNano: end = start } = span;
  const { kind = 0, status: { code = 0, message } = {}, parentSpanId = '' } = span;
  const { events = [], links = [] } = span;
  const context = contextOf(span);
  const parent = { ...context, spanId: parentSpanId, isRemote: isRemote(span) };
  return {
    name: span.name ?? '',
    // OTLP counts from UNSPECIFIED, the API from INTERNAL.
    kind: kind - 1 in SpanKind ? kind - 1 : 0,
    spanContext: () => context,
    ...(isValidSpanId(parentSpanId) && { parentSpanContext: parent }),
    startTime: time(start),
    endTime: time(end),
    duration: time(end > start ? end - start : 0n),
    ended: true,
    status: { code: code in SpanStatusCode ? code : 0, ...(message && { message }) },
    attributes: attributesOf(span.attributes),
    events: events.map((event) => ({
      name: event.name ?? '',
      time: time(event.timeUnixNano ?? start),
      attributes: attributesOf(event.attributes),
      droppedAttributesCount: event.droppedAttributesCount ?? 0,
    })),
    links: links
      .filter(({ traceId = '' }) => isValidTraceId(traceId))
      .map((link) => ({
        context: { ...contextOf(link), isRemote: isRemote(link) },
        attributes: attributesOf(link.attributes),
        droppedAttributesCount: link.droppedAttributesCount ?? 0,
      })),
    resource,
    instrumentationScope,
    droppedAttributesCount: span.droppedAttributesCount ?? 0,
    droppedEventsCount: span.droppedEventsCount ?? 0,
    droppedLinksCount: span.droppedLinksCount ?? 0,
  };
}

function contextOf(wire: Message<'Span' | 'Link'>): SpanContext {
  const { traceId = '', spanId = '', flags = 0, traceState } = wire;
  return {
    traceId,
    spanId,
    // Only sampled spans are sent, but not every SDK writes the sampled bit into the flags.
    traceFlags: (flags & 0xff) | TraceFlags.SAMPLED,
    ...(traceState && { traceState: createTraceState(traceState) }),
  };
}

/** Bit 8 says whether bit 9 means anything: that the other span is in another service. */
function isRemote({ flags = 0 }: Message<'Span' | 'Link'>): boolean {
  return (flags & 0x300) === 0x300;
}

function time(nanoseconds: bigint): HrTime {
  return [Number(nanoseconds / 1_000_000_000n), Number(nanoseconds % 1_000_000_000n)];
}

/** Nested lists and maps come out as they are, although the API's type has no word for them. */
function attributesOf(list: Message<'KeyValue'>[] = []): Attributes {
  // `fromEntries` makes even `__proto__` a key like any other.
  return Object.fromEntries(list.map(({ key = '', value }) => [key, plain(value)])) as Attributes;
}

function plain(value: Message<'AnyValue'> = {}): unknown {
  const { stringValue, boolValue, intValue, doubleValue, bytesValue } = value;
  if (value.arrayValue) return (value.arrayValue.values ?? []).map(plain);
  if (value.kvlistValue) return attributesOf(value.kvlistValue.values);
  return stringValue ?? boolValue ?? intValue ?? doubleValue ?? bytesValue ?? null;
}
