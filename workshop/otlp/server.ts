import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer, STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { RefusedError } from './refused-error.ts';
import { readBody } from './request-body.ts';
import { accept, encodingOf, refuse } from './response.ts';
import { decodeTraces, type ReceivedSpan } from './trace-request.ts';

export interface ReceiveOptions {
  /** 0, the default, is any free one. */
  port?: number;
  /** The largest body that is taken, packed or unpacked; 8 MiB. */
  maxBodyBytes?: number;
  /** What a sender has for one request; 30 seconds. */
  timeoutMs?: number;
  /** Hears of every request that was refused, wholly or, with status 200, in part. */
  onRefused?: (refused: RefusedRequest) => void;
}

export interface RefusedRequest {
  /** As `POST /v1/traces`, or what came in instead of a request. */
  what: string;
  status: number;
  why: string;
}

export type OtlpServer = Awaited<ReturnType<typeof receive>>;

const received = channel('otlp-received');

/**
 * Receives traces over OTLP/HTTP on 127.0.0.1, in protobuf and JSON, and hands their spans on as
 * they come. Whatever it is sent, it answers as the specification says, and goes on. Rejects
 * where the port is taken.
 *
 * The ids of what came in are published on the diagnostics channel `otlp-received`.
 * https://opentelemetry.io/docs/specs/otlp/#otlphttp
 */
export async function receive(
  onSpans: (spans: ReceivedSpan[]) => void,
  { port = 0, maxBodyBytes = 2 ** 23, timeoutMs = 30_000, onRefused }: ReceiveOptions = {},
) {
  const ignored = { metrics: 0, logs: 0 };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const what = `${request.method} ${request.url}`;
    const encoding = encodingOf(request);
    try {
      const signal = signalOf(request);
      if (!encoding) throw new RefusedError(415, contentTypeHint);
      const body = await readBody(request, maxBodyBytes);
      if (!body) return;
      if (signal !== 'traces') {
        ignored[signal]++;
        return accept(response, encoding);
      }
      const { spans, rejected, why } = decodeTraces(body, encoding);
      received.publish(spans.map(idsOf));
      if (spans.length > 0) onSpans(spans);
      if (rejected > 0) onRefused?.({ what, status: 200, why });
      accept(response, encoding, rejected, why);
    } catch (error) {
      const status = error instanceof RefusedError ? error.status : 500;
      const why = (error as Error).message;
      refuse(response, encoding ?? 'json', status, why);
      onRefused?.({ what, status, why });
    }
  }

  const server = createServer(
    { requestTimeout: timeoutMs, connectionsCheckingInterval: timeoutMs / 10 },
    (request, response) => void serve(request, response),
  );
  server.maxConnections = 1000;
  server.on('clientError', (error, socket) => {
    const refused = refuseConnection(error, socket);
    if (refused) onRefused?.(refused);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    /** The base URL, for `OTEL_EXPORTER_OTLP_ENDPOINT`. */
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Requests that were taken and thrown away: SDKs send metrics and logs unasked. */
    ignored,
    async close() {
      // Who is in the middle of a request may finish it.
      setTimeout(() => server.closeAllConnections(), 1000).unref();
      await once(server.close(), 'close');
    },
  };
}

function idsOf(span: ReceivedSpan): { traceId: string; spanId: string } {
  const { traceId, spanId } = span.spanContext();
  return { traceId, spanId };
}

function signalOf({ method, url = '' }: IncomingMessage): 'traces' | 'metrics' | 'logs' {
  const path = url.split('?', 1)[0]!;
  const [, signal] = path.match(/^\/v1\/(traces|metrics|logs)$/) ?? [];
  if (!signal) throw new RefusedError(404, pathHint(path));
  if (method !== 'POST') throw new RefusedError(405, 'OTLP is sent with POST');
  return signal as 'traces' | 'metrics' | 'logs';
}

function pathHint(path: string): string {
  const isDoubled = /(\/v1\/(traces|metrics|logs)).*\1/.test(path);
  const base = isDoubled
    ? 'the path is doubled: /v1/traces is added to OTEL_EXPORTER_OTLP_ENDPOINT, which is a base URL'
    : 'traces are taken at /v1/traces: OTEL_EXPORTER_OTLP_ENDPOINT is a base URL to which it is ' +
      'added';
  return `${base}; OTEL_EXPORTER_OTLP_TRACES_ENDPOINT and \`url\` in code are the whole URL`;
}

const contentTypeHint = 'Content-Type must be application/x-protobuf or application/json';

/** What comes in instead of HTTP where a sender is set up wrongly, by its first bytes. */
const wrongProtocols = {
  gRPC: {
    sign: 'PRI * HTTP/2.0',
    why: 'this port takes OTLP over HTTP, not gRPC: set OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf',
  },
  TLS: { sign: '\x16\x03', why: 'the endpoint begins with http:// here, not with https://' },
};

/** Answers what is no HTTP request, and says what it was where that is known. */
function refuseConnection(
  { code, rawPacket }: NodeJS.ErrnoException & { rawPacket?: Buffer },
  socket: Duplex,
): RefusedRequest | undefined {
  const begin = rawPacket?.toString('latin1', 0, 14) ?? '';
  const known = Object.entries(wrongProtocols).find(([, { sign }]) => begin.startsWith(sign));
  const [what, { why = '' } = {}] = known ?? [];
  const status = code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n`;
  socket.on('error', () => {});
  socket.end(`${head}Content-Length: ${why.length}\r\n\r\n${why}`);
  setTimeout(() => socket.destroy(), 1000).unref();
  return what ? { what, status, why } : undefined;
}
