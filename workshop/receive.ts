import { channel } from 'node:diagnostics_channel';
import {
  createServer,
  STATUS_CODES,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { CutOff, readBody, Refusal } from './body.ts';
import { Damaged } from './decode.ts';
import {
  decodeTraces,
  encodeStatus,
  encodeTracesAnswer,
  type Encoding,
  type ReceivedSpan,
} from './otlp.ts';

export type { ReceivedSpan };

export interface ReceiveOptions {
  /** 0, the default, is any free one. */
  port?: number;
  /** Bytes of the largest body that is taken, packed or unpacked; 8 MiB. */
  largestBody?: number;
  /** Milliseconds that a sender has for one request; 30 seconds. */
  patience?: number;
  /** Hears of every request that was refused, wholly or, with status 200, in part. */
  onRefused?: (refused: Refused) => void;
}

export interface Refused {
  /** As `POST /v1/traces`, or what came in instead of a request. */
  what: string;
  status: number;
  why: string;
}

export interface Receiver {
  /** The base URL, for `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  url: string;
  /** Requests that were taken and thrown away: SDKs send metrics and logs unasked. */
  ignored: { metrics: number; logs: number };
  close(): Promise<void>;
}

const received = channel('otlp-received');

/**
 * Receives traces over OTLP/HTTP on 127.0.0.1, in protobuf and JSON, and hands their spans on as
 * they come. Whatever it is sent, it answers as the specification says, and goes on. Rejects
 * where the port is taken.
 *
 * The ids of what came in are published on the diagnostics channel `otlp-received`.
 * https://opentelemetry.io/docs/specs/otlp/#otlphttp
 */
export function receive(
  onSpans: (spans: ReceivedSpan[]) => void,
  options: ReceiveOptions = {},
): Promise<Receiver> {
  const { port = 0, largestBody = 8 * 1024 * 1024, patience = 30_000 } = options;
  const { onRefused = () => {} } = options;
  const ignored = { metrics: 0, logs: 0 };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const what = `${request.method} ${request.url}`;
    try {
      const signal = signalOf(request);
      const encoding = encodingOf(request);
      if (!encoding) throw new Refusal(415, contentTypes);
      const body = await readBody(request, largestBody);
      let answer: Uint8Array;
      if (signal === 'traces') {
        const traces = decodeTraces(body, encoding);
        const { spans, rejected, why } = traces;
        received.publish(spans.map(idsOf));
        if (spans.length > 0) onSpans(spans);
        if (rejected > 0) onRefused({ what, status: 200, why: `${rejected} not kept: ${why}` });
        answer = encodeTracesAnswer(traces, encoding);
      } else {
        ignored[signal]++;
        answer = Buffer.from(encoding === 'json' ? '{}' : '');
      }
      reply(response, 200, answer, encoding);
    } catch (error) {
      if (error instanceof CutOff) return;
      const status = error instanceof Refusal ? error.status : error instanceof Damaged ? 400 : 500;
      const why = (error as Error).message;
      const encoding = encodingOf(request) ?? 'json';
      reply(response, status, encodeStatus(grpcCodes[status] ?? 13, why, encoding), encoding);
      onRefused({ what, status, why });
    }
  }

  const server = createServer(
    {
      headersTimeout: patience,
      requestTimeout: patience,
      connectionsCheckingInterval: patience / 10,
    },
    (request, response) => void serve(request, response),
  );
  server.maxConnections = 1000;
  server.on('clientError', (error, socket) => {
    const refused = turnAway(error, socket);
    if (refused) onRefused(refused);
  });

  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        ignored,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            // Who is in the middle of a request may finish it.
            setTimeout(() => server.closeAllConnections(), 1000).unref();
          }),
      });
    });
  });
}

function idsOf(span: ReceivedSpan): { traceId: string; spanId: string } {
  const { traceId, spanId } = span.spanContext();
  return { traceId, spanId };
}

const signals = { '/v1/traces': 'traces', '/v1/metrics': 'metrics', '/v1/logs': 'logs' } as const;

function signalOf({ method, url = '' }: IncomingMessage): 'traces' | 'metrics' | 'logs' {
  const path = url.split('?')[0]!;
  if (!Object.hasOwn(signals, path)) throw new Refusal(404, hintFor(path));
  if (method !== 'POST') throw new Refusal(405, 'OTLP is sent with POST');
  return signals[path as keyof typeof signals];
}

function hintFor(path: string): string {
  if (/(\/v1\/(traces|metrics|logs)).*\1/.test(path)) {
    return (
      'the path is doubled: /v1/traces is added to OTEL_EXPORTER_OTLP_ENDPOINT, which is a base ' +
      'URL; OTEL_EXPORTER_OTLP_TRACES_ENDPOINT and `url` in code are the whole URL'
    );
  }
  return (
    'traces are taken at /v1/traces: OTEL_EXPORTER_OTLP_ENDPOINT is a base URL to which it is ' +
    'added; OTEL_EXPORTER_OTLP_TRACES_ENDPOINT and `url` in code are the whole URL'
  );
}

const contentTypes = 'Content-Type must be application/x-protobuf or application/json';

function encodingOf({ headers }: IncomingMessage): Encoding | undefined {
  const type = headers['content-type']?.split(';')[0]!.trim().toLowerCase();
  if (type === 'application/x-protobuf') return 'protobuf';
  return type === 'application/json' ? 'json' : undefined;
}

/** https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto */
const grpcCodes: Record<number, number> = { 400: 3, 404: 12, 405: 12, 413: 8, 415: 3, 503: 14 };

function reply(
  response: ServerResponse,
  status: number,
  body: Uint8Array,
  encoding: Encoding,
): void {
  const headers: OutgoingHttpHeaders = {
    'content-type': encoding === 'json' ? 'application/json' : 'application/x-protobuf',
    'content-length': body.length,
  };
  if (status === 405) headers.allow = 'POST';
  if (status === 415) headers['accept-encoding'] = 'gzip, deflate';
  if (status === 503) headers['retry-after'] = '1';
  response.writeHead(status, headers).end(body);
}

/** What came in is no HTTP request. Says what it was, where that is a mistake worth a word. */
function turnAway(
  { code, rawPacket }: NodeJS.ErrnoException & { rawPacket?: Buffer },
  socket: Duplex,
): Refused | undefined {
  const begin = rawPacket?.subarray(0, 14).toString('latin1') ?? '';
  const refused = mistakes.find(({ sign }) => begin.startsWith(sign));
  const status = code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const body = refused?.why ?? '';
  socket.on('error', () => {});
  setTimeout(() => socket.destroy(), 1000).unref();
  if (code === 'ECONNRESET' || !socket.writable) socket.destroy();
  else {
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n` +
        `Content-Length: ${body.length}\r\n\r\n${body}`,
    );
  }
  return refused && { what: refused.what, status, why: refused.why };
}

const mistakes = [
  {
    what: 'gRPC',
    sign: 'PRI * HTTP/2.0',
    why: 'this port takes OTLP over HTTP, not gRPC: set OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf',
  },
  {
    what: 'TLS',
    sign: '\x16\x03',
    why: 'the endpoint begins with http:// here, not with https://',
  },
];
