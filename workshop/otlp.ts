import {
  createTraceState,
  TraceFlags,
  type Attributes,
  type HrTime,
  type Link,
  type SpanContext,
} from '@opentelemetry/api';
import { emptyResource, resourceFromAttributes, type Resource } from '@opentelemetry/resources';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import protobuf from 'protobufjs/minimal.js';
import {
  binary,
  double,
  fixed32,
  fixed64,
  fromJson,
  fromProtobuf,
  hex,
  int64,
  message,
  text,
  truth,
  whole,
  type Type,
} from './decode.ts';

/** A span that came in over the wire. Any `SpanExporter` takes it. */
export type ReceivedSpan = ReadableSpan;

export type Encoding = 'protobuf' | 'json';

export interface Received {
  spans: ReceivedSpan[];
  /** Spans that are no good, and why the first of them is not. */
  rejected: number;
  why: string;
}

const mostSpans = 20_000;

/**
 * Reads the body of an ExportTraceServiceRequest. Throws `Damaged` where it is none; spans that
 * are no good in one that is are counted, and the others kept.
 * https://opentelemetry.io/docs/specs/otlp/#otlphttp-request
 */
export function decodeTraces(body: Uint8Array, encoding: Encoding): Received {
  const { resourceSpans = [] } = (encoding === 'json' ? fromJson : fromProtobuf)(request, body);
  const received: Received = { spans: [], rejected: 0, why: '' };
  for (const { resource, scopeSpans = [], schemaUrl } of resourceSpans) {
    const from = resource ? resourceOf(resource, schemaUrl) : emptyResource();
    for (const { scope = {}, spans = [], schemaUrl: scopeSchema } of scopeSpans) {
      const { name = '', version } = scope;
      const by = { name, version, schemaUrl: scopeSchema };
      for (const wire of spans) {
        const why = received.spans.length < mostSpans ? faultOf(wire) : tooMany;
        if (!why) received.spans.push(spanOf(wire, from, by));
        else if (received.rejected++ === 0) received.why = why;
      }
    }
  }
  return received;
}

const tooMany = `one request holds more than ${mostSpans} spans`;

/** The answer to a request for traces: nothing at all where every span was kept. */
export function encodeTracesAnswer({ rejected, why }: Received, encoding: Encoding): Uint8Array {
  const errorMessage = `${rejected} not kept: ${why}`;
  if (encoding === 'json') {
    const partialSuccess = { rejectedSpans: String(rejected), errorMessage };
    return Buffer.from(JSON.stringify(rejected > 0 ? { partialSuccess } : {}));
  }
  const writer = protobuf.Writer.create();
  if (rejected > 0) {
    writer.uint32(0x0a).fork().uint32(0x08).int64(rejected).uint32(0x12).string(errorMessage);
    writer.ldelim();
  }
  return writer.finish();
}

/** A google.rpc.Status, the body of every refusal. `code` is one of gRPC's. */
export function encodeStatus(code: number, said: string, encoding: Encoding): Uint8Array {
  if (encoding === 'json') return Buffer.from(JSON.stringify({ code, message: said }));
  return protobuf.Writer.create().uint32(0x08).int32(code).uint32(0x12).string(said).finish();
}

function faultOf({ traceId = '', spanId = '', parentSpanId = '', name = '' }: WireSpan): string {
  const named = `span \`${name.slice(0, 80)}\``;
  if (!isId(traceId, 32)) return `${named}: the trace id must be 16 bytes that are not all zero`;
  if (!isId(spanId, 16)) return `${named}: the span id must be 8 bytes that are not all zero`;
  if (parentSpanId && !/^[0-9a-f]{16}$/.test(parentSpanId)) {
    return `${named}: the parent's span id must be 8 bytes or missing`;
  }
  return '';
}

function isId(id: string, digits: number): boolean {
  return id.length === digits && /^[0-9a-f]+$/.test(id) && /[^0]/.test(id);
}

function spanOf(
  wire: WireSpan,
  resource: Resource,
  instrumentationScope: ReadableSpan['instrumentationScope'],
): ReceivedSpan {
  const { traceId = '', spanId = '', flags = 0, traceState, parentSpanId = '' } = wire;
  const start = wire.startTimeUnixNano ?? 0n;
  const end = wire.endTimeUnixNano ?? start;
  const own: SpanContext = { traceId, spanId, ...told(flags, traceState) };
  // Bit 8 says whether bit 9 means anything: that the parent is in another service.
  const isRemote = (flags & 0x300) === 0x300;
  const parent = { traceId, spanId: parentSpanId, traceFlags: own.traceFlags, isRemote };
  const links = (wire.links ?? []).filter((link) => isId(link.traceId ?? '', 32));
  return {
    name: wire.name ?? '',
    kind: kinds[wire.kind ?? 0] ?? 0,
    spanContext: () => own,
    ...(isId(parentSpanId, 16) && { parentSpanContext: parent }),
    startTime: time(start),
    endTime: time(end),
    duration: time(end > start ? end - start : 0n),
    ended: true,
    status: {
      code: [0, 1, 2].includes(wire.status?.code ?? 0) ? (wire.status?.code ?? 0) : 0,
      ...(wire.status?.message && { message: wire.status.message }),
    },
    attributes: attributesOf(wire.attributes),
    events: (wire.events ?? []).map((event) => ({
      name: event.name ?? '',
      time: time(event.timeUnixNano ?? start),
      attributes: attributesOf(event.attributes),
      droppedAttributesCount: event.droppedAttributesCount ?? 0,
    })),
    links: links.map(linkOf),
    resource,
    instrumentationScope,
    droppedAttributesCount: wire.droppedAttributesCount ?? 0,
    droppedEventsCount: wire.droppedEventsCount ?? 0,
    droppedLinksCount: wire.droppedLinksCount ?? 0,
  };
}

/** OTLP counts from UNSPECIFIED, the API from INTERNAL. */
const kinds = [0, 0, 1, 2, 3, 4];

/** Only sampled spans are sent, but not every SDK writes the sampled bit into the flags. */
function told(
  flags: number,
  traceState: string | undefined,
): Partial<SpanContext> & { traceFlags: number } {
  return {
    traceFlags: (flags & 0xff) | TraceFlags.SAMPLED,
    ...(traceState && { traceState: createTraceState(traceState) }),
  };
}

function linkOf({ traceId = '', spanId = '', traceState, flags = 0, ...link }: WireLink): Link {
  const isRemote = (flags & 0x300) === 0x300;
  return {
    context: { traceId, spanId, isRemote, ...told(flags, traceState) },
    attributes: attributesOf(link.attributes),
    droppedAttributesCount: link.droppedAttributesCount ?? 0,
  };
}

function time(nanoseconds: bigint): HrTime {
  return [Number(nanoseconds / 1_000_000_000n), Number(nanoseconds % 1_000_000_000n)];
}

function resourceOf({ attributes }: WireResource, schemaUrl?: string): Resource {
  return resourceFromAttributes(attributesOf(attributes), schemaUrl ? { schemaUrl } : {});
}

/** Nested lists and maps come out as they are, although the API's type has no word for them. */
function attributesOf(list: KeyValue[] = []): Attributes {
  // `fromEntries` makes even `__proto__` a key like any other.
  return Object.fromEntries(list.map(({ key = '', value }) => [key, plain(value)])) as Attributes;
}

function plain(value: AnyValue = {}): unknown {
  const { intValue, arrayValue, kvlistValue } = value;
  if (intValue !== undefined) return numberOrDigits(intValue);
  if (arrayValue) return (arrayValue.values ?? []).map(plain);
  if (kvlistValue) return attributesOf(kvlistValue.values);
  return value.stringValue ?? value.boolValue ?? value.doubleValue ?? value.bytesValue ?? null;
}

/** A whole number that a JavaScript number cannot hold exactly stays what it is, as digits. */
function numberOrDigits(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

interface WireSpan {
  traceId?: string;
  spanId?: string;
  traceState?: string;
  parentSpanId?: string;
  flags?: number;
  name?: string;
  kind?: number;
  startTimeUnixNano?: bigint;
  endTimeUnixNano?: bigint;
  attributes?: KeyValue[];
  droppedAttributesCount?: number;
  events?: WireEvent[];
  droppedEventsCount?: number;
  links?: WireLink[];
  droppedLinksCount?: number;
  status?: { message?: string; code?: number };
}

interface WireEvent {
  timeUnixNano?: bigint;
  name?: string;
  attributes?: KeyValue[];
  droppedAttributesCount?: number;
}

interface WireLink {
  traceId?: string;
  spanId?: string;
  traceState?: string;
  flags?: number;
  attributes?: KeyValue[];
  droppedAttributesCount?: number;
}

interface WireResource {
  attributes?: KeyValue[];
}

interface KeyValue {
  key?: string;
  value?: AnyValue;
}

interface AnyValue {
  stringValue?: string;
  boolValue?: boolean;
  intValue?: bigint;
  doubleValue?: number;
  arrayValue?: { values?: AnyValue[] };
  kvlistValue?: { values?: KeyValue[] };
  bytesValue?: Uint8Array;
}

interface Request {
  resourceSpans?: {
    resource?: WireResource;
    scopeSpans?: {
      scope?: { name?: string; version?: string };
      spans?: WireSpan[];
      schemaUrl?: string;
    }[];
    schemaUrl?: string;
  }[];
}

// What follows is opentelemetry-proto 1.x, as far as a span needs it.
// https://github.com/open-telemetry/opentelemetry-proto/tree/main/opentelemetry/proto

const anyValue: Type = message(() => ({
  1: ['stringValue', text],
  2: ['boolValue', truth],
  3: ['intValue', int64],
  4: ['doubleValue', double],
  5: ['arrayValue', arrayValue],
  6: ['kvlistValue', keyValueList],
  7: ['bytesValue', binary],
}));
const arrayValue = message(() => ({ 1: ['values', anyValue, 'many'] }));
const keyValueList = message(() => ({ 1: ['values', keyValue, 'many'] }));
const keyValue = message(() => ({ 1: ['key', text], 2: ['value', anyValue] }));
const resource = message(() => ({ 1: ['attributes', keyValue, 'many'] }));
const scope = message(() => ({ 1: ['name', text], 2: ['version', text] }));
const status = message(() => ({ 2: ['message', text], 3: ['code', whole] }));
const event = message(() => ({
  1: ['timeUnixNano', fixed64],
  2: ['name', text],
  3: ['attributes', keyValue, 'many'],
  4: ['droppedAttributesCount', whole],
}));
const link = message(() => ({
  1: ['traceId', hex],
  2: ['spanId', hex],
  3: ['traceState', text],
  4: ['attributes', keyValue, 'many'],
  5: ['droppedAttributesCount', whole],
  6: ['flags', fixed32],
}));
const span = message(() => ({
  1: ['traceId', hex],
  2: ['spanId', hex],
  3: ['traceState', text],
  4: ['parentSpanId', hex],
  5: ['name', text],
  6: ['kind', whole],
  7: ['startTimeUnixNano', fixed64],
  8: ['endTimeUnixNano', fixed64],
  9: ['attributes', keyValue, 'many'],
  10: ['droppedAttributesCount', whole],
  11: ['events', event, 'many'],
  12: ['droppedEventsCount', whole],
  13: ['links', link, 'many'],
  14: ['droppedLinksCount', whole],
  15: ['status', status],
  16: ['flags', fixed32],
}));
const scopeSpans = message(() => ({
  1: ['scope', scope],
  2: ['spans', span, 'many'],
  3: ['schemaUrl', text],
}));
const resourceSpans = message(() => ({
  1: ['resource', resource],
  2: ['scopeSpans', scopeSpans, 'many'],
  3: ['schemaUrl', text],
}));
const request = message<Request>(() => ({ 1: ['resourceSpans', resourceSpans, 'many'] }));
