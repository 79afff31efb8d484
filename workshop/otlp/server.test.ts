import { SpanKind, SpanStatusCode, type Link } from '@opentelemetry/api';
import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
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
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { deflateSync, gzipSync } from 'node:zlib';
import protobuf from 'protobufjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { receive, type OtlpServer, type ReceiveOptions, type RefusedRequest } from '#receive';

let got: ReadableSpan[] = [];
let refused: RefusedRequest[] = [];
let receiver: OtlpServer | undefined;

beforeEach(() => open());
afterEach(() => receiver?.close());

/** Opens a receiver in place of the one that is open. */
async function open(
  options: ReceiveOptions = {},
  onSpans = (spans: ReadableSpan[]) => void got.push(...spans),
): Promise<void> {
  await receiver?.close();
  got = [];
  refused = [];
  receiver = await receive(onSpans, { onRefused: (what) => refused.push(what), ...options });
}

const id = '0af7651916cd43dd8448eb211c80319c';
const spanId = 'b7ad6b7169203331';

/** The body of a request in OTLP's JSON. */
function json(...spans: object[]): string {
  return JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
}

const oneSpan = { traceId: id, spanId, name: 'take order' };
const good = json(oneSpan);

type Headers = Record<string, string>;
const asProtobuf = { 'content-type': 'application/x-protobuf' };

/** Sends a body, as JSON if nothing else is said, and returns what is answered. */
async function post(
  body: string | Uint8Array | ReadableStream,
  headers: Headers = {},
  path = '/v1/traces',
) {
  const response = await fetch(receiver!.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    duplex: 'half',
  } as RequestInit);
  const answer = Buffer.from(await response.arrayBuffer());
  const { status, headers: said } = response;
  return { status, type: said.get('content-type'), body: answer, text: String(answer), said };
}

function sendOn(exporter: SpanExporter, spans: ReadableSpan[]): Promise<ExportResult> {
  return new Promise((done) => exporter.export(spans, done));
}

/** A second opinion on the encoding: what opentelemetry-proto says, read by protobufjs itself. */
const proto = protobuf.parse(`
  syntax = "proto3";
  message ExportTraceServiceRequest { repeated ResourceSpans resource_spans = 1; }
  message ExportTraceServiceResponse { ExportTracePartialSuccess partial_success = 1; }
  message ExportTracePartialSuccess { int64 rejected_spans = 1; string error_message = 2; }
  message Status { int32 code = 1; string message = 2; }
  message ResourceSpans { repeated ScopeSpans scope_spans = 2; }
  message ScopeSpans { repeated Span spans = 2; }
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
  return type.encode(type.fromObject({ resourceSpans: [{ scopeSpans: [{ spans }] }] })).finish();
}

function decode(type: string, body: Uint8Array): object {
  const message = proto.lookupType(type);
  return message.toObject(message.decode(body), { longs: Number });
}

const bytes = (hex: string) => Buffer.from(hex, 'hex');

describe.each([
  ['JSON', JsonExporter],
  ['protobuf', ProtobufExporter],
])('%s from the SDK', (_, Exporter) => {
  let exporter: SpanExporter;
  const openExporter = (compression = CompressionAlgorithm.NONE) =>
    (exporter = new Exporter({ url: `${receiver!.url}/v1/traces`, compression }));
  afterEach(() => exporter.shutdown());

  test.each([CompressionAlgorithm.NONE, CompressionAlgorithm.GZIP])(
    'comes out as it went in, compression %s',
    async (compression) => {
      const sent = new InMemorySpanExporter();
      const both = [sent, openExporter(compression)];
      const provider = new BasicTracerProvider({
        resource: resourceFromAttributes({ 'service.name': 'counter', 'process.pid': 7 }),
        spanProcessors: both.map((one) => new SimpleSpanProcessor(one)),
      });
      const context = { traceId: id, spanId };
      const link: Link = { context: { ...context, traceFlags: 1 }, attributes: { why: 'batch' } };
      const extras = ['oat', 'cocoa'];
      const span = provider.getTracer('coffee-bar', '1.2').startSpan('take order', {
        kind: SpanKind.CONSUMER,
        links: [link],
        attributes: { drink: 'latte ☕', shots: 2, price: 3.6, hot: true, extras },
      });
      span.addEvent('milk is out', { left: 0 });
      span.setStatus({ code: SpanStatusCode.ERROR, message: 'too late' });
      span.end();
      await provider.forceFlush();

      const [was] = sent.getFinishedSpans();
      const [is] = got;
      const same =
        'name kind startTime endTime duration status attributes ended droppedAttributesCount';
      for (const key of same.split(' ') as (keyof ReadableSpan)[]) {
        expect(is![key]).toEqual(was![key]);
      }
      expect(is!.spanContext()).toEqual(was!.spanContext());
      expect(is!.parentSpanContext).toBeUndefined();
      expect(is!.events).toMatchObject(was!.events);
      expect(is!.links).toMatchObject([{ ...link, context }]);
      expect(is!.resource.attributes).toEqual({ 'service.name': 'counter', 'process.pid': 7 });
      expect(is!.instrumentationScope).toMatchObject({ name: 'coffee-bar', version: '1.2' });
    },
  );

  test('many exporters at once lose nothing', async () => {
    const exporters = Array.from({ length: 20 }, () => openExporter());
    const spans = new InMemorySpanExporter();
    const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
    for (let i = 0; i < 100; i++) provider.getTracer('t').startSpan(`n${i}`).end();
    const results = await Promise.all(
      exporters.map((exporter) => sendOn(exporter, spans.getFinishedSpans())),
    );
    expect(results).toEqual(Array(20).fill({ code: ExportResultCode.SUCCESS }));
    expect(got).toHaveLength(2000);
    await Promise.all(exporters.map((exporter) => exporter.shutdown()));
  });

  test('what was received can be sent on', async () => {
    const map = { kvlistValue: { values: [{ key: 'a', value: { intValue: 1 } }] } };
    await post(json({ ...oneSpan, attributes: [{ key: 'map', value: map }] }));
    const first = [...got];
    await sendOn(openExporter(), first);
    expect(got[1]!.attributes).toEqual({ map: { a: 1 } });
    expect(got[1]!.spanContext()).toEqual(first[0]!.spanContext());
  });
});

const one = { intValue: 1 };

test.each<[string, object, unknown]>([
  ['text', { stringValue: '☕' }, '☕'],
  ['empty text', { stringValue: '' }, ''],
  ['false', { boolValue: false }, false],
  ['a number as text', { intValue: '42' }, 42],
  ['a number', { intValue: 42 }, 42],
  ['a negative number', { intValue: '-42' }, -42],
  ['the largest exact number', { intValue: '9007199254740991' }, 2 ** 53 - 1],
  ['the largest of 64 bits', { intValue: '9223372036854775807' }, '9223372036854775807'],
  ['the least of 64 bits', { intValue: '-9223372036854775808' }, '-9223372036854775808'],
  ['a fraction', { doubleValue: 0.1 }, 0.1],
  ['no number', { doubleValue: 'NaN' }, NaN],
  ['endless', { doubleValue: '-Infinity' }, -Infinity],
  ['bytes', { bytesValue: '3q2+7w==' }, new Uint8Array([222, 173, 190, 239])],
  ['a list', { arrayValue: { values: [one, { stringValue: 'a' }] } }, [1, 'a']],
  ['an empty list', { arrayValue: {} }, []],
  ['a map', { kvlistValue: { values: [{ key: '__proto__', value: one }] } }, { ['__proto__']: 1 }],
  ['nothing', {}, null],
])('%s as a value is the same in both encodings', async (_, value, expected) => {
  const attributes = [{ key: 'k', value }];
  await post(json({ ...oneSpan, attributes }));
  await post(encode({ traceId: bytes(id), spanId: bytes(spanId), attributes }), asProtobuf);
  expect(refused).toEqual([]);
  expect(got.map((span) => span.attributes)).toEqual([{ k: expected }, { k: expected }]);
});

test('times of 64 bits, kinds, flags, tracestate and counts, the same in both encodings', async () => {
  const parentSpanId = '00f067aa0ba902b7';
  const span = (written: (hex: string) => unknown) => ({
    name: 'n',
    kind: 3,
    flags: 0x301,
    traceState: 'bar=1',
    traceId: written(id),
    spanId: written(spanId),
    parentSpanId: written(parentSpanId),
    startTimeUnixNano: '1795386409884307933',
    endTimeUnixNano: '1795386410000000001',
    droppedAttributesCount: 1,
    droppedEventsCount: 2,
    droppedLinksCount: 3,
    events: [{ name: 'e', timeUnixNano: '1795386409884307934', droppedAttributesCount: 4 }],
    links: [
      {
        traceId: written(id),
        spanId: written(spanId),
        traceState: 'a=b',
        droppedAttributesCount: 5,
        flags: 1,
      },
    ],
    status: { code: 1 },
    fromTheFuture: 'passed over',
  });
  await post(json(span((hex) => hex.toUpperCase())));
  await post(encode(span(bytes)), asProtobuf);
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
  await post(good);
  unsubscribe('otlp-received', hear);
  expect(heard).toEqual([[{ traceId: id, spanId }]]);
});

describe('the answer', () => {
  test.each([
    ['application/json', good, '{}'],
    ['application/json; charset=utf-8', '{}', '{}'],
    ['application/x-protobuf', new Uint8Array(), ''],
  ])('to a good request in %s is an empty one of its kind', async (sent, body, text) => {
    const type = sent.split(';')[0];
    expect(await post(body, { 'content-type': sent })).toMatchObject({ status: 200, type, text });
  });

  test('names the spans that are no good, and the others are kept', async () => {
    const bad = [
      { ...oneSpan, traceId: '0'.repeat(32) },
      { ...oneSpan, traceId: 'abc' },
      { ...oneSpan, spanId: '0'.repeat(16) },
      { ...oneSpan, spanId: `${spanId}00` },
      { ...oneSpan, spanId: 'not hexadecimal!' },
      { ...oneSpan, parentSpanId: 'b7ad' },
      { name: 'no ids' },
    ];
    const why = 'the trace id must be 16 bytes that are not all zero';
    const { status, text } = await post(json(oneSpan, ...bad));
    expect(status).toBe(200);
    const errorMessage = `7 not kept: span \`take order\`: ${why}`;
    expect(JSON.parse(text)).toEqual({ partialSuccess: { rejectedSpans: '7', errorMessage } });
    expect(got).toHaveLength(1);
    expect(refused).toMatchObject([{ status: 200, what: 'POST /v1/traces' }]);

    const answer = await post(encode({ name: 'x' }), asProtobuf);
    expect(answer).toMatchObject({ status: 200, type: 'application/x-protobuf' });
    expect(decode('ExportTraceServiceResponse', answer.body)).toEqual({
      partialSuccess: { rejectedSpans: 1, errorMessage: `1 not kept: span \`x\`: ${why}` },
    });
  });

  test('a parent of zeros is no parent', async () => {
    await post(json({ ...oneSpan, parentSpanId: '0'.repeat(16) }));
    expect(got[0]!.parentSpanContext).toBeUndefined();
  });

  const spans = 'request.resourceSpans[0].scopeSpans[0].spans[0]';

  test.each([
    ['no JSON', 'x', 'not JSON: '],
    ['nothing at all', '', 'not JSON: '],
    ['half of it', good.slice(0, -5), 'not JSON: '],
    ['text that is not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'not JSON: '],
    ['a list', '[]', 'request: expected an object'],
    ['null', 'null', 'request: expected an object'],
    ['a list that is none', '{"resourceSpans":{}}', 'request.resourceSpans: expected an array'],
    ['a kind in words', json({ kind: 'SERVER' }), `${spans}.kind: expected a whole number`],
    ['half a number', json({ startTimeUnixNano: 0.5 }), 'expected a whole number'],
    ['a name that is none', json({ name: 7 }), `${spans}.name: expected a string`],
  ])('to %s is 400 and says what is wrong', async (_, body, message) => {
    const { status, type, text } = await post(body);
    expect({ status, type }).toEqual({ status: 400, type: 'application/json' });
    expect(JSON.parse(text)).toEqual({ code: 3, message: expect.stringContaining(message) });
    expect(refused).toMatchObject([{ status: 400 }]);
  });

  test.each([
    ['JSON', Buffer.from(good)],
    ['half of it', encode({ name: 'n' }).slice(0, -2)],
    ['noise', Buffer.from('this is not the body that you are looking for')],
    ['a length beyond the end', Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f])],
    ['a field longer than its message', Buffer.from([0x0a, 0x02, 0x12, 0x05, 0, 0, 0, 0, 0])],
    ['a group without an end', Buffer.from([0x7b])],
    ['groups in groups', Buffer.alloc(100_000, 0x7b)],
  ])('to %s as protobuf is 400 with a status in protobuf', async (_, sent) => {
    const { status, type, body } = await post(sent, asProtobuf);
    expect({ status, type }).toEqual({ status: 400, type: 'application/x-protobuf' });
    const message = expect.stringContaining('not protobuf');
    expect(decode('Status', body)).toEqual({ code: 3, message });
  });

  test.each([
    ['/v1/traces/v1/traces', 'the path is doubled'],
    ['/v1/traces/v1/traces/', 'the path is doubled'],
    ['/', 'traces are accepted at /v1/traces'],
    ['/v1/traces/', 'traces are accepted at /v1/traces'],
    ['/__proto__', 'traces are accepted at /v1/traces'],
    ['/v1/constructor', 'traces are accepted at /v1/traces'],
  ])('to POST %s is 404 with a hint', async (path, hint) => {
    const { status, text } = await post(good, {}, path);
    expect(status).toBe(404);
    expect(JSON.parse(text).message).toContain(hint);
    expect(refused).toMatchObject([{ what: `POST ${path}`, status: 404 }]);
  });

  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('to %s is 405', async (method) => {
    const response = await fetch(`${receiver!.url}/v1/traces?a=b`, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    await response.text();
  });

  test.each([
    ['Type', 'text/plain', 'application/x-protobuf or application/json'],
    ['Type', 'application/grpc', 'application/x-protobuf or application/json'],
    ['Type', 'application/x-www-form-urlencoded', 'application/x-protobuf or application/json'],
    ['Type', '', 'application/x-protobuf or application/json'],
    ['Encoding', 'br', 'gzip or deflate'],
  ])('to Content-%s %j is 415 and names the others', async (header, value, others) => {
    const { status, text, said } = await post(good, { [`content-${header}`]: value });
    expect({ status, accepted: said.get('accept-encoding') }).toEqual({
      status: 415,
      accepted: 'gzip, deflate',
    });
    expect(text).toMatch(new RegExp(`Content-${header} .* ${others}`));
  });

  test('to metrics and logs is an empty one; they are counted and thrown away', async () => {
    const metrics = await post('{"resourceMetrics":[]}', {}, '/v1/metrics');
    expect(metrics).toMatchObject({ status: 200, text: '{}' });
    const logs = await post('anything', asProtobuf, '/v1/logs');
    expect(logs).toMatchObject({ status: 200, type: 'application/x-protobuf', text: '' });
    expect(receiver!.ignored).toEqual({ metrics: 1, logs: 1 });
    expect(got).toEqual([]);
  });

  test('is 500 where the spans could not be taken, and the next request is answered', async () => {
    let calls = 0;
    await open({}, () => {
      if (calls++ === 0) throw new Error('no shelf left');
    });
    const { status, text } = await post(good);
    expect(status).toBe(500);
    expect(JSON.parse(text)).toEqual({ code: 13, message: 'no shelf left' });
    expect((await post(good)).status).toBe(200);
  });
});

describe('packed bodies', () => {
  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['GZIP', gzipSync],
    ['identity', Buffer.from],
  ])('%s is unpacked', async (encoding, pack) => {
    const { status } = await post(pack(good as never), { 'content-encoding': encoding });
    expect({ status, spans: got.length }).toEqual({ status: 200, spans: 1 });
  });

  test.each([
    ['one that is not packed is 400', good, 400, 'cannot be unpacked'],
    ['half of one is 400', gzipSync(good).subarray(0, 30), 400, 'cannot be unpacked'],
    ['a bomb is 413', gzipSync(Buffer.alloc(200 * 1024 * 1024)), 413, '8388608 bytes'],
  ])('%s', async (_, body, status, said) => {
    expect(body.length).toBeLessThan(300_000);
    const answer = await post(body, { 'content-encoding': 'gzip' });
    expect(answer).toMatchObject({ status, text: expect.stringContaining(said) });
  });
});

describe('hostile senders', () => {
  // Whatever it was sent, it goes on.
  afterEach(async () => {
    expect((await post(good)).status).toBe(200);
  });

  test('a body that is too large is 413, whether it says so beforehand or not', async () => {
    await open({ maxBodyBytes: 1000 });
    const body = 'x'.repeat(100_000);
    expect((await post(body)).status).toBe(413);
    expect((await post(new Blob([body]).stream())).status).toBe(413);
    expect((await post(new Blob([good]).stream())).status).toBe(200);
  });

  test('a body in chunks of a byte each is put together', async () => {
    const chunks = Readable.from([...Buffer.from(good)].map((byte) => Buffer.from([byte])));
    expect((await post(Readable.toWeb(chunks) as ReadableStream)).status).toBe(200);
    expect(got).toHaveLength(1);
  });

  test('values in values in values are 400', async () => {
    let value = '{}';
    for (let i = 0; i < 10_000; i++) value = `{"arrayValue":{"values":[${value}]}}`;
    const text = json({ ...oneSpan, attributes: [{ key: 'k', value: 'HERE' }] });
    expect(await post(text.replace('"HERE"', value))).toMatchObject({
      status: 400,
      text: expect.stringContaining('nested more than 100 deep'),
    });
    const deep = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`;
    expect((await post(`{"resourceSpans":${deep}}`)).status).toBe(400);
  });

  test('a body of nothing but empty parts is 400', async () => {
    const { status, body } = await post(Buffer.alloc(4_000_000, '\n\0'), asProtobuf);
    expect(status).toBe(400);
    const message = expect.stringContaining('more than 500000 parts');
    expect(decode('Status', body)).toMatchObject({ message });
  });

  test('of more spans than one request may hold, the first are kept', async () => {
    const spans = Array.from({ length: 20_010 }, (_, i) => ({
      traceId: id,
      spanId: (i + 1).toString(16).padStart(16, '0'),
    }));
    const { status, text } = await post(json(...spans));
    expect(status).toBe(200);
    expect(JSON.parse(text).partialSuccess.rejectedSpans).toBe('10');
    expect(got).toHaveLength(20_000);
  });

  const connection = () => connect(Number(new URL(receiver!.url).port), '127.0.0.1');

  /** Sends text over a bare connection, and says what came back until it was closed. */
  async function raw(text: string): Promise<string> {
    const socket = connection().on('error', () => {});
    let answer = '';
    socket.on('data', (data) => (answer += data.toString('latin1')));
    socket.write(text);
    await once(socket, 'close');
    return answer;
  }

  const head = 'POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

  test('one that goes away in the middle of a body is forgotten', async () => {
    const socket = connection();
    socket.write(`${head}Content-Length: 1000\r\n\r\n{"resource`, () => socket.resetAndDestroy());
    await once(socket, 'close');
    expect((await post(good)).status).toBe(200);
    expect(refused).toEqual([]);
    expect(got).toHaveLength(1);
  });

  test('one that never comes to the end of a request is told so and let go', async () => {
    await open({ timeoutMs: 100 });
    expect(await raw(`${head}Content-Length: 1000\r\n\r\n{`)).toMatch(/^HTTP\/1.1 408/);
    expect(await raw('POST /v1/tr')).toMatch(/^HTTP\/1.1 408/);
  });

  test.each([
    ['noise', '\0\u0001\u0002 what is this\r\n\r\n'],
    ['a line without an end', `GET /${'x'.repeat(100_000)}`],
    ['headers without an end', `${head}X: ${'x'.repeat(100_000)}`],
    ['two lengths', `${head}Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx`],
    ['a broken chunk', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`],
  ])('%s instead of a request is turned away', async (_, text) => {
    expect(await raw(text)).toMatch(/^HTTP\/1.1 4\d\d/);
  });

  test('a request that offers HTTP/2 is answered in HTTP/1.1', async () => {
    const upgrade =
      'Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAM\r\n';
    const answer = await raw(`${head}${upgrade}Content-Length: ${good.length}\r\n\r\n${good}`);
    expect(answer).toMatch(/^HTTP\/1.1 200/);
    expect(got).toHaveLength(1);
  });

  test('gRPC is told which protocol to speak', async () => {
    const exporter = new GrpcExporter({ url: receiver!.url });
    await post(good);
    expect((await sendOn(exporter, got)).code).toBe(ExportResultCode.FAILED);
    const why = expect.stringContaining('OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf');
    expect(refused).toContainEqual({ what: 'gRPC', status: 400, why });
    await exporter.shutdown();
  });

  test('TLS is told that there is none', async () => {
    await expect(fetch(receiver!.url.replace('http:', 'https:'))).rejects.toThrow();
    expect(refused).toMatchObject([{ what: 'TLS', why: expect.stringContaining('http://') }]);
  });
});

test('a port that is taken is refused, and one that was closed is free', async () => {
  const port = Number(new URL(receiver!.url).port);
  await expect(receive(() => {}, { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await receiver!.close();
  const again = await receive(() => {}, { port });
  await again.close();
});

describe('senders that a browser brings', () => {
  const port = () => new URL(receiver!.url).port;

  /** What is answered to a request with these headers, which `fetch` would not send. */
  async function ask(headers: Headers, { body = good, method = 'POST', path = '/v1/traces' } = {}) {
    const asked = request({ port: port(), host: '127.0.0.1', method, path, headers });
    asked.end(body);
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    response.resume();
    return response.statusCode;
  }
  const asJson = { 'content-type': 'application/json' };

  test.each([
    ['a page of another site', () => ({ origin: 'https://evil.example' })],
    ['a page in a sandbox', () => ({ origin: 'null' })],
    ['another port of this machine', () => ({ origin: 'http://127.0.0.1:1' })],
    ['a name that only pretends to be this machine', () => ({ host: `evil.example:${port()}` })],
    ['a name that begins like this machine', () => ({ host: '127.0.0.1.evil.example' })],
  ])('%s is refused', async (_, headers) => {
    expect(await ask({ ...asJson, ...headers() })).toBe(403);
    expect(got).toEqual([]);
    expect(refused).toMatchObject([{ status: 403 }]);
  });

  test.each(['localhost', '127.0.0.1', '[::1]'])('%s is this machine', async (name) => {
    expect(await ask({ ...asJson, host: `${name}:${port()}` })).toBe(200);
  });

  test('what listens to the network takes traces under any name, and still none from a page', async () => {
    await open({ openToNetwork: true, otherwise: (_, response) => response.end('the page') });
    expect(await ask({ ...asJson, host: 'host.docker.internal' })).toBe(200);
    expect(await ask({ ...asJson, origin: 'https://evil.example' })).toBe(403);
    const other = { method: 'GET', path: '/', body: '' };
    expect(await ask({ host: 'host.docker.internal' }, other)).toBe(403);
    expect(await ask({ host: 'localhost' }, other)).toBe(200);
  });
});
