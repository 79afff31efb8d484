import type { scalars } from './scalars.ts';

/**
 * The messages of opentelemetry-proto 1.x, as far as a span needs them: the number of each field
 * and what it holds.
 * https://github.com/open-telemetry/opentelemetry-proto/tree/main/opentelemetry/proto
 */
export const messages = {
  ExportTraceServiceRequest: { resourceSpans: [1, 'ResourceSpans[]'] },
  ResourceSpans: { resource: [1, 'Resource'], scopeSpans: [2, 'ScopeSpans[]'] },
  Resource: { attributes: [1, 'KeyValue[]'] },
  ScopeSpans: { scope: [1, 'InstrumentationScope'], spans: [2, 'Span[]'] },
  InstrumentationScope: { name: [1, 'string'], version: [2, 'string'] },
  Span: {
    traceId: [1, 'hex'],
    spanId: [2, 'hex'],
    traceState: [3, 'string'],
    parentSpanId: [4, 'hex'],
    name: [5, 'string'],
    kind: [6, 'uint32'],
    startTimeUnixNano: [7, 'fixed64'],
    endTimeUnixNano: [8, 'fixed64'],
    attributes: [9, 'KeyValue[]'],
    droppedAttributesCount: [10, 'uint32'],
    events: [11, 'Event[]'],
    droppedEventsCount: [12, 'uint32'],
    links: [13, 'Link[]'],
    droppedLinksCount: [14, 'uint32'],
    status: [15, 'Status'],
    flags: [16, 'fixed32'],
  },
  Event: {
    timeUnixNano: [1, 'fixed64'],
    name: [2, 'string'],
    attributes: [3, 'KeyValue[]'],
    droppedAttributesCount: [4, 'uint32'],
  },
  Link: {
    traceId: [1, 'hex'],
    spanId: [2, 'hex'],
    traceState: [3, 'string'],
    attributes: [4, 'KeyValue[]'],
    droppedAttributesCount: [5, 'uint32'],
    flags: [6, 'fixed32'],
  },
  Status: { message: [2, 'string'], code: [3, 'uint32'] },
  KeyValue: { key: [1, 'string'], value: [2, 'AnyValue'] },
  AnyValue: {
    stringValue: [1, 'string'],
    boolValue: [2, 'bool'],
    intValue: [3, 'int64'],
    doubleValue: [4, 'double'],
    arrayValue: [5, 'ArrayValue'],
    kvlistValue: [6, 'KeyValueList'],
    bytesValue: [7, 'bytes'],
  },
  ArrayValue: { values: [1, 'AnyValue[]'] },
  KeyValueList: { values: [1, 'KeyValue[]'] },
} as const;

type Messages = typeof messages;
type Scalars = typeof scalars;

/** A message of that name, decoded. Any field may be missing. */
export type Message<Name extends keyof Messages> = {
  -readonly [F in keyof Messages[Name]]?: Messages[Name][F] extends readonly [number, infer T]
    ? Held<T>
    : never;
};

type Held<Type> = Type extends `${infer Item}[]`
  ? Held<Item>[]
  : Type extends keyof Messages
    ? Message<Type>
    : Type extends keyof Scalars
      ? ReturnType<Scalars[Type]['read']>
      : never;
