import { SpanKind, SpanStatusCode, type Link } from '@opentelemetry/api';
import { ExportResultCode } from '@opentelemetry/core';
import { OTLPTraceExporter as GrpcExporter } from '@opentelemetry/exporter-trace-otlp-grpc';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { CompressionAlgorithm } from '@opentelemetry/otlp-exporter-base';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-base';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { connect } from 'node:net';
import { deflateSync, gzipSync } from 'node:zlib';
import protobuf from 'protobufjs';
import { afterEach, describe, expect, test } from 'vitest';
import { receive, type Receiver, type ReceiveOptions, type Refused } from '#receive';

let got: ReadableSpan[] = [];
let refused: Refused[] = [];
let receiver: Receiver | undefined;

afterEach(() => receiver?.close());

async function open(options: ReceiveOptions = {}): Promise<string> {
  got = [];
  refused = [];
  receiver = await receive((spans) => got.push(...spans), {
    onRefused: (what) => refused.push(what),
    ...options,
  });
  return receiver.url;
}

const id = '0af7651916cd43dd8448eb211c80319c';
const spanId = 'b7ad6b7169203331';

/** The body of a request in OTLP's JSON. */
function json(...spans: object[]): string {
  return JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
}

const oneSpan = { traceId: id, spanId, name: 'take order' };

interface Answer {
  status: number;
  type: string | null;
  body: Buffer;
  headers: Headers;
}

async function post(
  url: string,
  body: string | Uint8Array | ReadableStream,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    duplex: 'half',
  } as RequestInit);
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: Buffer.from(await response.arrayBuffer()),
    headers: response.headers,
  };
}

/** A second opinion on the encoding: what opentelemetry-proto says, read by protobufjs itself. */
const proto = protobuf.parse(`
  syntax = "proto3";
  message ExportTraceServiceRequest { repeated ResourceSpans resource_spans = 1; }
  message ExportTraceServiceResponse { ExportTracePartialSuccess partial_success = 1; }
  message ExportTracePartialSuccess { int64 rejected_spans = 1; string error_message = 2; }
  message Status { int32 code = 1; string message = 2; }
  message ResourceSpans {
    Resource resource = 1; repeated ScopeSpans scope_spans = 2; string schema_url = 3;
  }
  message Resource { repeated KeyValue attributes = 1; uint32 dropped_attributes_count = 2; }
  message ScopeSpans { Scope scope = 1; repeated Span spans = 2; string schema_url = 3; }
  message Scope { string name = 1; string version = 2; repeated KeyValue attributes = 3; }
  message KeyValue { string key = 1; AnyValue value = 2; }
  message AnyValue { oneof value {
    string string_value = 1; bool bool_value = 2; int64 int_value = 3; double double_value = 4;
    ArrayValue array_value = 5; KeyValueList kvlist_value = 6; bytes bytes_value = 7;
  } }
  message ArrayValue { repeated AnyValue values = 1; }
  message KeyValueList { repeated KeyValue values = 1; }
  message Span {
    bytes trace_id = 1; bytes span_id = 2; string trace_state = 3; bytes parent_span_id = 4;
    string name = 5; int32 kind = 6; fixed64 start_time_unix_nano = 7;
    fixed64 end_time_unix_nano = 8; repeated KeyValue attributes = 9;
    uint32 dropped_attributes_count = 10; repeated Event events = 11;
    uint32 dropped_events_count = 12; repeated Link links = 13; uint32 dropped_links_count = 14;
    SpanStatus status = 15; fixed32 flags = 16; string from_the_future = 99;
  }
  message Event {
    fixed64 time_unix_nano = 1; string name = 2; repeated KeyValue attributes = 3;
    uint32 dropped_attributes_count = 4;
  }
  message Link {
    bytes trace_id = 1; bytes span_id = 2; string trace_state = 3;
    repeated KeyValue attributes = 4; uint32 dropped_attributes_count = 5; fixed32 flags = 6;
  }
  message SpanStatus { string message = 2; int32 code = 3; }
`).root;

function encode(...spans: object[]): Uint8Array {
  const type = proto.lookupType('ExportTraceServiceRequest');
  const request = type.fromObject({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
  return type.encode(request).finish();
}

function decode(type: string, body: Uint8Array): object {
  const message = proto.lookupType(type);
  return message.toObject(message.decode(body), { longs: Number });
}

const protobufType = { 'content-type': 'application/x-protobuf' };

describe.each([
  ['JSON', JsonExporter],
  ['protobuf', ProtobufExporter],
])('%s from the SDK', (_, Exporter) => {
  test.each([CompressionAlgorithm.NONE, CompressionAlgorithm.GZIP])(
    'comes out as it went in, compression %s',
    async (compression) => {
      const url = `${await open()}/v1/traces`;
      const sent = new InMemorySpanExporter();
      const exporter = new Exporter({ url, compression });
      const provider = new BasicTracerProvider({
        resource: resourceFromAttributes({ 'service.name': 'counter', 'process.pid': 7 }),
        spanProcessors: [new SimpleSpanProcessor(sent), new SimpleSpanProcessor(exporter)],
      });
      const link: Link = {
        context: { traceId: id, spanId, traceFlags: 1 },
        attributes: { why: 'batch' },
      };
      const span = provider.getTracer('coffee-bar', '1.2').startSpan('take order', {
        kind: SpanKind.CONSUMER,
        links: [link],
        attributes: {
          drink: 'latte ☕',
          shots: 2,
          price: 3.6,
          hot: true,
          extras: ['oat', 'cocoa'],
        },
      });
      span.addEvent('milk is out', { left: 0 });
      span.setStatus({ code: SpanStatusCode.ERROR, message: 'too late' });
      span.end();
      await provider.forceFlush();

      const [was] = sent.getFinishedSpans();
      const [is] = got;
      for (const key of [
        'name',
        'kind',
        'startTime',
        'endTime',
        'duration',
        'status',
        'attributes',
        'ended',
        'droppedAttributesCount',
      ] as const) {
        expect(is![key]).toEqual(was![key]);
      }
      expect(is!.spanContext()).toEqual(was!.spanContext());
      expect(is!.parentSpanContext).toBeUndefined();
      expect(is!.events).toMatchObject(was!.events);
      expect(is!.links).toMatchObject([{ ...link, context: { traceId: id, spanId } }]);
      expect(is!.resource.attributes).toEqual({ 'service.name': 'counter', 'process.pid': 7 });
      expect(is!.instrumentationScope).toMatchObject({ name: 'coffee-bar', version: '1.2' });
      await provider.shutdown();
    },
  );

  test('many exporters at once lose nothing', async () => {
    const url = `${await open()}/v1/traces`;
    const exporters = Array.from({ length: 20 }, () => new Exporter({ url }));
    const spans = new InMemorySpanExporter();
    const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
    for (let i = 0; i < 100; i++) provider.getTracer('t').startSpan(`n${i}`).end();
    const codes = await Promise.all(
      exporters.map(
        (exporter) =>
          new Promise((done) =>
            exporter.export(spans.getFinishedSpans(), ({ code }) => done(code)),
          ),
      ),
    );
    expect(codes).toEqual(Array(20).fill(ExportResultCode.SUCCESS));
    expect(got).toHaveLength(2000);
    await Promise.all(exporters.map((exporter) => exporter.shutdown()));
  });

  test('what was received can be sent on', async () => {
    const first = await open();
    await post(
      `${first}/v1/traces`,
      json({
        ...oneSpan,
        attributes: [
          {
            key: 'map',
            value: { kvlistValue: { values: [{ key: 'a', value: { intValue: 1 } }] } },
          },
        ],
      }),
    );
    const again: ReadableSpan[] = [];
    const second = await receive((spans) => again.push(...spans));
    const exporter = new Exporter({ url: `${second.url}/v1/traces` });
    await new Promise((done) => exporter.export(got, done));
    expect(again[0]!.attributes).toEqual({ map: { a: 1 } });
    expect(again[0]!.spanContext()).toEqual(got[0]!.spanContext());
    await exporter.shutdown();
    await second.close();
  });
});

describe('every kind of value', () => {
  const big = '9223372036854775807';
  const values: [string, object, object, unknown][] = [
    ['text', { stringValue: '☕' }, { stringValue: '☕' }, '☕'],
    ['empty text', { stringValue: '' }, { stringValue: '' }, ''],
    ['false', { boolValue: false }, { boolValue: false }, false],
    ['a number as text', { intValue: '42' }, { intValue: 42 }, 42],
    ['a number', { intValue: 42 }, { intValue: 42 }, 42],
    ['a negative number', { intValue: '-42' }, { intValue: -42 }, -42],
    ['the largest exact', { intValue: '9007199254740991' }, { intValue: 2 ** 53 - 1 }, 2 ** 53 - 1],
    ['one of 64 bits', { intValue: big }, { intValue: big }, big],
    [
      'the least of 64 bits',
      { intValue: '-9223372036854775808' },
      { intValue: '-9223372036854775808' },
      '-9223372036854775808',
    ],
    ['a fraction', { doubleValue: 0.1 }, { doubleValue: 0.1 }, 0.1],
    ['no number', { doubleValue: 'NaN' }, { doubleValue: NaN }, NaN],
    ['endless', { doubleValue: '-Infinity' }, { doubleValue: -Infinity }, -Infinity],
    [
      'bytes',
      { bytesValue: '3q2+7w==' },
      { bytesValue: [222, 173, 190, 239] },
      new Uint8Array([222, 173, 190, 239]),
    ],
    [
      'a list',
      { arrayValue: { values: [{ intValue: 1 }, { stringValue: 'a' }] } },
      { arrayValue: { values: [{ intValue: 1 }, { stringValue: 'a' }] } },
      [1, 'a'],
    ],
    ['an empty list', { arrayValue: {} }, { arrayValue: {} }, []],
    [
      'a map',
      { kvlistValue: { values: [{ key: '__proto__', value: { intValue: 1 } }] } },
      { kvlistValue: { values: [{ key: '__proto__', value: { intValue: 1 } }] } },
      Object.fromEntries([['__proto__', 1]]),
    ],
    ['nothing', {}, {}, null],
  ];
  test.each(values)('%s', async (_, inJson, inProtobuf, expected) => {
    const url = `${await open()}/v1/traces`;
    const key = 'k';
    await post(url, json({ ...oneSpan, attributes: [{ key, value: inJson }] }));
    const ids = { traceId: Buffer.from(id, 'hex'), spanId: Buffer.from(spanId, 'hex') };
    const span = { ...ids, attributes: [{ key, value: inProtobuf }] };
    await post(url, encode(span), protobufType);
    expect(refused).toEqual([]);
    expect(got.map(({ attributes }) => attributes)).toEqual([{ k: expected }, { k: expected }]);
  });
});

test('times of 64 bits, kinds, flags, tracestate and counts, the same in both encodings', async () => {
  const url = `${await open()}/v1/traces`;
  const span = {
    name: 'n',
    kind: 3,
    flags: 0x301,
    traceState: 'bar=1',
    startTimeUnixNano: '1795386409884307933',
    endTimeUnixNano: '1795386410000000001',
    droppedAttributesCount: 1,
    droppedEventsCount: 2,
    droppedLinksCount: 3,
    status: { code: 1 },
    fromTheFuture: 'passed over',
  };
  const parentSpanId = '00f067aa0ba902b7';
  const events = [{ name: 'e', timeUnixNano: '1795386409884307934', droppedAttributesCount: 4 }];
  const links = [{ traceState: 'a=b', droppedAttributesCount: 5, flags: 1 }];
  const ids = { traceId: id.toUpperCase(), spanId, parentSpanId };
  await post(
    url,
    json({
      ...span,
      ...ids,
      events,
      links: links.map((link) => ({ ...link, traceId: id, spanId })),
    }),
  );
  const bytes = (hex: string) => Buffer.from(hex, 'hex');
  await post(
    url,
    encode({
      ...span,
      traceId: bytes(id),
      spanId: bytes(spanId),
      parentSpanId: bytes(parentSpanId),
      events,
      links: links.map((link) => ({ ...link, traceId: bytes(id), spanId: bytes(spanId) })),
    }),
    protobufType,
  );
  expect(refused).toEqual([]);
  expect(got).toHaveLength(2);
  for (const one of got) {
    expect(one).toMatchObject({
      kind: SpanKind.CLIENT,
      startTime: [1795386409, 884307933],
      endTime: [1795386410, 1],
      duration: [0, 115692068],
      parentSpanContext: { traceId: id, spanId: parentSpanId, isRemote: true },
      status: { code: SpanStatusCode.OK },
      droppedAttributesCount: 1,
      droppedEventsCount: 2,
      droppedLinksCount: 3,
      events: [{ name: 'e', time: [1795386409, 884307934], droppedAttributesCount: 4 }],
      links: [{ context: { traceId: id, spanId, traceFlags: 1 }, droppedAttributesCount: 5 }],
    });
    expect(one.spanContext()).toMatchObject({ traceId: id, spanId, traceFlags: 1 });
    expect(one.spanContext().traceState?.serialize()).toBe('bar=1');
    expect(one.links[0]!.context.traceState?.get('a')).toBe('b');
  }
});

test('ids are published when they have come in over the wire', async () => {
  const heard: unknown[] = [];
  const hear = (message: unknown) => heard.push(message);
  subscribe('otlp-received', hear);
  await post(`${await open()}/v1/traces`, json(oneSpan));
  unsubscribe('otlp-received', hear);
  expect(heard).toEqual([[{ traceId: id, spanId }]]);
});

describe('the answer', () => {
  test('to a good request is an empty response in its own encoding', async () => {
    const url = `${await open()}/v1/traces`;
    expect(await post(url, json(oneSpan))).toMatchObject({
      status: 200,
      type: 'application/json',
      body: Buffer.from('{}'),
    });
    expect(
      await post(url, '{}', { 'content-type': 'application/json; charset=utf-8' }),
    ).toMatchObject({
      status: 200,
    });
    const answer = await post(url, encode({}, {}), protobufType);
    expect(answer).toMatchObject({ status: 200, type: 'application/x-protobuf' });
    expect(await post(url, new Uint8Array(), protobufType)).toMatchObject({
      status: 200,
      body: Buffer.alloc(0),
    });
  });

  const bad = [
    { ...oneSpan, traceId: '0'.repeat(32) },
    { ...oneSpan, traceId: 'abc' },
    { ...oneSpan, spanId: '0'.repeat(16) },
    { ...oneSpan, spanId: `${spanId}00` },
    { ...oneSpan, spanId: 'not hexadecimal!' },
    { ...oneSpan, parentSpanId: 'b7ad' },
    { name: 'no ids' },
  ];

  test('names the spans that are no good, and the others are kept', async () => {
    const url = `${await open()}/v1/traces`;
    const { status, body } = await post(url, json(oneSpan, ...bad));
    expect(status).toBe(200);
    expect(JSON.parse(body.toString())).toEqual({
      partialSuccess: {
        rejectedSpans: '7',
        errorMessage:
          '7 not kept: span `take order`: the trace id must be 16 bytes that are not all zero',
      },
    });
    expect(got).toHaveLength(1);
    expect(refused).toMatchObject([{ status: 200, what: 'POST /v1/traces' }]);

    const answer = await post(url, encode({ name: 'x' }), protobufType);
    expect(answer).toMatchObject({ status: 200, type: 'application/x-protobuf' });
    expect(decode('ExportTraceServiceResponse', answer.body)).toEqual({
      partialSuccess: {
        rejectedSpans: 1,
        errorMessage: '1 not kept: span `x`: the trace id must be 16 bytes that are not all zero',
      },
    });
  });

  test('a parent of zeros is no parent', async () => {
    await post(`${await open()}/v1/traces`, json({ ...oneSpan, parentSpanId: '0'.repeat(16) }));
    expect(got[0]!.parentSpanContext).toBeUndefined();
  });

  test.each([
    ['no JSON', 'x', 'not JSON: '],
    ['nothing at all', '', 'not JSON: '],
    ['half of it', json(oneSpan).slice(0, -5), 'not JSON: '],
    ['text that is not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'not JSON: '],
    ['a list', '[]', 'request: expected an object'],
    ['null', 'null', 'request: expected an object'],
    ['a list that is none', '{"resourceSpans":{}}', 'request.resourceSpans: expected an array'],
    [
      'a kind in words',
      json({ ...oneSpan, kind: 'SPAN_KIND_SERVER' }),
      'request.resourceSpans[0].scopeSpans[0].spans[0].kind: expected a whole number',
    ],
    ['half a number', json({ ...oneSpan, startTimeUnixNano: 0.5 }), 'expected a whole number'],
    ['a name that is none', json({ ...oneSpan, name: 7 }), 'spans[0].name: expected a string'],
  ])('to %s is 400 and says what is wrong', async (_, body, message) => {
    const { status, type, body: said } = await post(`${await open()}/v1/traces`, body);
    expect({ status, type }).toEqual({ status: 400, type: 'application/json' });
    expect(JSON.parse(said.toString())).toEqual({
      code: 3,
      message: expect.stringContaining(message),
    });
    expect(refused).toMatchObject([{ status: 400 }]);
  });

  test.each([
    ['JSON', Buffer.from(json(oneSpan))],
    ['half of it', encode({ name: 'n' }).slice(0, -2)],
    ['noise', Buffer.from('this is not the body that you are looking for')],
    ['a length beyond the end', Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f])],
    ['a field longer than its message', Buffer.from([0x0a, 0x02, 0x12, 0x05, 0, 0, 0, 0, 0])],
    ['a group without an end', Buffer.from([0x7b])],
    ['groups in groups', Buffer.alloc(100_000, 0x7b)],
  ])('to %s as protobuf is 400 with a status in protobuf', async (_, bytes) => {
    const { status, type, body } = await post(`${await open()}/v1/traces`, bytes, protobufType);
    expect({ status, type }).toEqual({ status: 400, type: 'application/x-protobuf' });
    expect(decode('Status', body)).toEqual({
      code: 3,
      message: expect.stringContaining('not protobuf'),
    });
  });

  test.each([
    ['/v1/traces/v1/traces', 'the path is doubled'],
    ['/v1/traces/v1/traces/', 'the path is doubled'],
    ['/', 'traces are taken at /v1/traces'],
    ['/v1/traces/', 'traces are taken at /v1/traces'],
    ['/__proto__', 'traces are taken at /v1/traces'],
    ['/v1/constructor', 'traces are taken at /v1/traces'],
  ])('to POST %s is 404 with a hint', async (path, hint) => {
    const { status, body } = await post((await open()) + path, json(oneSpan));
    expect(status).toBe(404);
    expect(JSON.parse(body.toString()).message).toContain(hint);
    expect(refused).toMatchObject([{ what: `POST ${path}`, status: 404 }]);
  });

  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('to %s is 405', async (method) => {
    const response = await fetch(`${await open()}/v1/traces?a=b`, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    await response.text();
  });

  test.each(['text/plain', 'application/grpc', 'application/x-www-form-urlencoded', ''])(
    'to Content-Type %j is 415',
    async (type) => {
      const { status, body } = await post(`${await open()}/v1/traces`, json(oneSpan), {
        'content-type': type,
      });
      expect(status).toBe(415);
      expect(body.toString()).toContain('Content-Type must be application/x-protobuf');
    },
  );

  test('to Content-Encoding br is 415 and names the others', async () => {
    const answer = await post(`${await open()}/v1/traces`, json(oneSpan), {
      'content-encoding': 'br',
    });
    expect(answer.status).toBe(415);
    expect(answer.headers.get('accept-encoding')).toBe('gzip, deflate');
  });

  test('to metrics and logs is an empty one; they are counted and thrown away', async () => {
    const url = await open();
    expect(await post(`${url}/v1/metrics`, '{"resourceMetrics":[]}')).toMatchObject({
      status: 200,
      body: Buffer.from('{}'),
    });
    expect(await post(`${url}/v1/logs`, 'anything', protobufType)).toMatchObject({
      status: 200,
      type: 'application/x-protobuf',
      body: Buffer.alloc(0),
    });
    expect(receiver!.ignored).toEqual({ metrics: 1, logs: 1 });
    expect(got).toEqual([]);
  });

  test('is 500 where the spans could not be taken, and the next request is answered', async () => {
    let first = true;
    const { url, close } = await receive(() => {
      if (!first) return;
      first = false;
      throw new Error('no shelf left');
    });
    const { status, body } = await post(`${url}/v1/traces`, json(oneSpan));
    expect({ status, said: JSON.parse(body.toString()) }).toEqual({
      status: 500,
      said: { code: 13, message: 'no shelf left' },
    });
    expect(await post(`${url}/v1/traces`, json(oneSpan))).toMatchObject({ status: 200 });
    await close();
  });
});

describe('packed bodies', () => {
  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['GZIP', gzipSync],
    ['identity', Buffer.from],
  ])('%s is unpacked', async (encoding, pack) => {
    const url = `${await open()}/v1/traces`;
    const body = pack(json(oneSpan) as never);
    expect(await post(url, body, { 'content-encoding': encoding })).toMatchObject({ status: 200 });
    expect(got).toHaveLength(1);
  });

  test('damaged ones are 400', async () => {
    const url = `${await open()}/v1/traces`;
    const headers = { 'content-encoding': 'gzip' };
    expect(await post(url, json(oneSpan), headers)).toMatchObject({ status: 400 });
    const half = gzipSync(json(oneSpan)).subarray(0, 30);
    expect(await post(url, half, headers)).toMatchObject({ status: 400 });
  });

  test('a bomb is 413: a body is measured unpacked too', async () => {
    const url = `${await open()}/v1/traces`;
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(300_000);
    const { status, body } = await post(url, bomb, { 'content-encoding': 'gzip' });
    expect(status).toBe(413);
    expect(body.toString()).toContain('8388608 bytes');
  });
});

describe('hostile senders', () => {
  test('a body that is too large is 413, whether it says so beforehand or not', async () => {
    const url = `${await open({ largestBody: 1000 })}/v1/traces`;
    const body = 'x'.repeat(100_000);
    expect(await post(url, body)).toMatchObject({ status: 413 });
    expect(await post(url, new Blob([body]).stream())).toMatchObject({ status: 413 });
    expect(await post(url, new Blob([json(oneSpan)]).stream())).toMatchObject({ status: 200 });
  });

  test('a body in chunks of a byte each is put together', async () => {
    const url = `${await open()}/v1/traces`;
    const body = ReadableStream.from([...Buffer.from(json(oneSpan))].map((b) => Buffer.from([b])));
    expect(await post(url, body as ReadableStream)).toMatchObject({ status: 200 });
    expect(got).toHaveLength(1);
  });

  test('values in values in values are 400', async () => {
    const url = `${await open()}/v1/traces`;
    let value = '{}';
    for (let i = 0; i < 10_000; i++) value = `{"arrayValue":{"values":[${value}]}}`;
    const text = json({ ...oneSpan, attributes: [{ key: 'k', value: 'HERE' }] });
    const { status, body } = await post(url, text.replace('"HERE"', value));
    expect(status).toBe(400);
    expect(body.toString()).toContain('nested more than 100 deep');
    const deep = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`;
    expect(await post(url, `{"resourceSpans":${deep}}`)).toMatchObject({ status: 400 });
  });

  test('a body of nothing but empty parts is 400', async () => {
    const url = `${await open()}/v1/traces`;
    const parts = Buffer.alloc(4_000_000);
    for (let i = 0; i < parts.length; i += 2) parts[i] = 0x0a;
    const { status, body } = await post(url, parts, protobufType);
    expect(status).toBe(400);
    expect(decode('Status', body)).toMatchObject({
      message: expect.stringContaining('more than 500000 parts'),
    });
  });

  test('of more spans than one request may hold, the first are kept', async () => {
    const url = `${await open()}/v1/traces`;
    const spans = Array.from({ length: 20_010 }, (_, i) => ({
      traceId: id,
      spanId: (i + 1).toString(16).padStart(16, '0'),
    }));
    const { status, body } = await post(url, json(...spans));
    expect(status).toBe(200);
    expect(JSON.parse(body.toString()).partialSuccess.rejectedSpans).toBe('10');
    expect(got).toHaveLength(20_000);
  });

  /** Sends bytes over a bare connection, and says what came back until it was closed. */
  async function raw(url: string, ...parts: (string | Buffer)[]): Promise<string> {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => (answer += data.toString('latin1')));
    socket.on('error', () => {});
    for (const part of parts) socket.write(part);
    await once(socket, 'close');
    return answer;
  }

  const head = 'POST /v1/traces HTTP/1.1\r\nHost: bar\r\nContent-Type: application/json\r\n';

  async function stillWell(url: string): Promise<void> {
    expect(await post(`${url}/v1/traces`, json(oneSpan))).toMatchObject({ status: 200 });
  }

  test('one that goes away in the middle of a body is forgotten', async () => {
    const url = await open();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(`${head}Content-Length: 1000\r\n\r\n{"resource`, () => socket.resetAndDestroy());
    await once(socket, 'close');
    await stillWell(url);
    expect(refused).toEqual([]);
    expect(got).toHaveLength(1);
  });

  test('one that never comes to the end of a request is told so and let go', async () => {
    const url = await open({ patience: 100 });
    expect(await raw(url, `${head}Content-Length: 1000\r\n\r\n{`)).toMatch(/^HTTP\/1.1 408/);
    expect(await raw(url, 'POST /v1/tr')).toMatch(/^HTTP\/1.1 408/);
    await stillWell(url);
  });

  test.each([
    ['noise', '\0\u0001\u0002 what is this\r\n\r\n'],
    ['a line without an end', `GET /${'x'.repeat(100_000)}`],
    ['headers without an end', `${head}X: ${'x'.repeat(100_000)}`],
    ['two lengths', `${head}Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx`],
    ['a broken chunk', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`],
  ])('%s instead of a request is turned away', async (_, text) => {
    const url = await open();
    expect(await raw(url, text)).toMatch(/^HTTP\/1.1 4\d\d/);
    await stillWell(url);
  });

  test('a request that offers HTTP/2 is answered in HTTP/1.1', async () => {
    const url = await open();
    const body = json(oneSpan);
    const upgrade =
      'Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAM\r\n';
    const answer = await raw(url, `${head}${upgrade}Content-Length: ${body.length}\r\n\r\n${body}`);
    expect(answer).toMatch(/^HTTP\/1.1 200/);
    expect(got).toHaveLength(1);
  });

  test('gRPC is told which protocol to speak', async () => {
    const url = await open();
    const exporter = new GrpcExporter({ url });
    await post(`${url}/v1/traces`, json(oneSpan));
    const result = await new Promise<{ code: number }>((done) => exporter.export(got, done));
    expect(result.code).toBe(ExportResultCode.FAILED);
    expect(refused).toContainEqual({
      what: 'gRPC',
      status: 400,
      why: expect.stringContaining('OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf'),
    });
    await exporter.shutdown();
    await stillWell(url);
  });

  test('TLS is told that there is none', async () => {
    const url = await open();
    await expect(fetch(url.replace('http:', 'https:'))).rejects.toThrow();
    expect(refused).toMatchObject([{ what: 'TLS', why: expect.stringContaining('http://') }]);
    await stillWell(url);
  });
});

test('a port that is taken is refused, and one that was closed is free', async () => {
  const port = Number(new URL(await open()).port);
  await expect(receive(() => {}, { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await receiver!.close();
  const again = await receive(() => {}, { port });
  await again.close();
});
