import * as api from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import type { Encoding } from './http.ts';
import * as wire from './messages.ts';

/** A span that came in over the wire. Any `SpanExporter` takes it. */
export type ReceivedSpan = ReadableSpan;

const maxSpansOfRequest = 20_000;

/**
 * Reads the body of an ExportTraceServiceRequest. Invalid spans are counted in `rejected`, and
 * `why` says what is wrong with the first. The others are kept, up to `maxSpans`.
 * https://github.com/open-telemetry/opentelemetry-proto/tree/main/opentelemetry/proto
 * @throws RefusedError where the body is no such request
 */
export function decodeTraces(body: Buffer, encoding: Encoding, maxSpans = maxSpansOfRequest) {
  const spans: ReceivedSpan[] = [];
  let [rejected, fault] = [0, ''];
  wire.messageIn(body, encoding).each(1, 'resourceSpans', (sent) => {
    const attributes = attributesOf(sent.get(1, 'resource', wire.message), 1);
    const schemaUrl = sent.get(3, 'schemaUrl', wire.text);
    const resource = resourceFromAttributes(attributes, { schemaUrl });
    sent.each(2, 'scopeSpans', (scoped) => {
      const scope = scoped.get(1, 'scope', wire.message);
      const instrumentationScope = {
        name: scope?.get(1, 'name', wire.text) ?? '',
        version: scope?.get(2, 'version', wire.text),
        schemaUrl: scoped.get(3, 'schemaUrl', wire.text),
      };
      scoped.each(2, 'spans', (found) => {
        const span = { ...spanOf(found), resource, instrumentationScope };
        const isFull = spans.length >= maxSpans;
        const wrong = isFull ? `one request may hold at most ${maxSpans} spans` : faultOf(span);
        if (!wrong) spans.push(span);
        else if (rejected++ === 0) fault = `span \`${span.name.slice(0, 80)}\`: ${wrong}`;
      });
    });
  });
  return { spans, rejected, why: fault && `${rejected} not kept: ${fault}` };
}

function faultOf(span: Pick<ReceivedSpan, 'spanContext' | 'parentSpanContext'>): string {
  const { traceId, spanId } = span.spanContext();
  const { spanId: parentId = spanId } = span.parentSpanContext ?? {};
  if (!api.isValidTraceId(traceId)) return 'the trace id must be 16 bytes that are not all zero';
  if (!api.isValidSpanId(spanId)) return 'the span id must be 8 bytes that are not all zero';
  return api.isValidSpanId(parentId) ? '' : "the parent's span id must be 8 bytes or missing";
}

function spanOf(span: wire.Message): Omit<ReceivedSpan, 'resource' | 'instrumentationScope'> {
  const { isRemote, ...context } = contextOf(span, 16);
  const parentId = span.get(4, 'parentSpanId', wire.id) ?? '';
  const start = span.get(7, 'startTimeUnixNano', wire.uint64) ?? 0n;
  const end = span.get(8, 'endTimeUnixNano', wire.uint64) ?? start;
  // OTLP counts from UNSPECIFIED, the API from INTERNAL.
  const kind = (span.get(6, 'kind', wire.uint32) ?? 0) - 1;
  const status = span.get(15, 'status', wire.message);
  const code = status?.get(3, 'code', wire.uint32) ?? 0;
  const reason = status?.get(2, 'message', wire.text);
  return {
    name: span.get(5, 'name', wire.text) ?? '',
    kind: kind in api.SpanKind ? kind : api.SpanKind.INTERNAL,
    spanContext: () => context,
    ...(/[^0]/.test(parentId) && { parentSpanContext: { ...context, spanId: parentId, isRemote } }),
    startTime: time(start),
    endTime: time(end),
    duration: time(end > start ? end - start : 0n),
    ended: true,
    status: { code: code in api.SpanStatusCode ? code : 0, ...(reason && { message: reason }) },
    ...attributed(span, 9),
    events: span.each(11, 'events', (event) => ({
      name: event.get(2, 'name', wire.text) ?? '',
      time: time(event.get(1, 'timeUnixNano', wire.uint64) ?? start),
      ...attributed(event, 3),
    })),
    droppedEventsCount: span.get(12, 'droppedEventsCount', wire.uint32) ?? 0,
    links: span
      .each(13, 'links', (link) => ({ context: contextOf(link, 6), ...attributed(link, 4) }))
      .filter(({ context }) => api.isValidTraceId(context.traceId)),
    droppedLinksCount: span.get(14, 'droppedLinksCount', wire.uint32) ?? 0,
  };
}

/** What a span and a link begin with, and their flags. */
function contextOf(from: wire.Message, flagsNumber: number): api.SpanContext {
  const flags = from.get(flagsNumber, 'flags', wire.uint32) ?? 0;
  const traceState = from.get(3, 'traceState', wire.text);
  return {
    traceId: from.get(1, 'traceId', wire.id) ?? '',
    spanId: from.get(2, 'spanId', wire.id) ?? '',
    // Only sampled spans are sent, but not every SDK writes the sampled bit into the flags.
    traceFlags: (flags & 0xff) | api.TraceFlags.SAMPLED,
    // Bit 8 says whether bit 9 means anything: that the other span is in another service.
    isRemote: (flags & 0x300) === 0x300,
    ...(traceState && { traceState: api.createTraceState(traceState) }),
  };
}

function time(nanoseconds: bigint): api.HrTime {
  return [Number(nanoseconds / 1_000_000_000n), Number(nanoseconds % 1_000_000_000n)];
}

/** The attributes, and in the field after them how many were dropped. */
function attributed(from: wire.Message, number: number) {
  const droppedAttributesCount = from.get(number + 1, 'droppedAttributesCount', wire.uint32) ?? 0;
  return { attributes: attributesOf(from, number), droppedAttributesCount };
}

/** Nested lists and maps come out as they are, although the API's type has no word for them. */
function attributesOf(from: wire.Message | undefined, number: number, name = 'attributes') {
  const entries = from?.each(number, name, (entry) => {
    return [
      entry.get(1, 'key', wire.text) ?? '',
      plain(entry.get(2, 'value', wire.message)),
    ] as const;
  });
  // `fromEntries` makes even `__proto__` a key like any other.
  return Object.fromEntries(entries ?? []) as api.Attributes;
}

function plain(value: wire.Message | undefined): unknown {
  const list = value?.get(5, 'arrayValue', wire.message);
  const map = value?.get(6, 'kvlistValue', wire.message);
  return (
    list?.each(1, 'values', plain) ??
    (map && attributesOf(map, 1, 'values')) ??
    value?.get(1, 'stringValue', wire.text) ??
    value?.get(2, 'boolValue', wire.bool) ??
    value?.get(3, 'intValue', wire.int64) ??
    value?.get(4, 'doubleValue', wire.double) ??
    value?.get(7, 'bytesValue', wire.bytes) ??
    null
  );
}
