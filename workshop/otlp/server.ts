import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer, STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { whyForeign } from './guard.ts';
import { answer, encodingOf, readBody, RefusedError } from './http.ts';
import { decodeTraces, type ReceivedSpan } from './trace-request.ts';

export interface ReceiveOptions {
  /** 0, the default, means any free port. */
  port?: number;
  /** Take traces from other machines and from containers as well. */
  openToNetwork?: boolean;
  /** Answers whatever is not for a path below `/v1/`, and comes from this machine. */
  otherwise?: RequestListener;
  /** The largest body that is accepted, packed or unpacked; 8 MiB by default. */
  maxBodyBytes?: number;
  /** The time that a sender has for one request; 30 seconds by default. */
  timeoutMs?: number;
  /** Is told of every request that was refused, wholly or, with status 200, in part. */
  onRefused?: (refused: RefusedRequest) => void;
  /** Is told of the first request with metrics and with logs. */
  onIgnored?: (signal: 'metrics' | 'logs') => void;
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
 * they come. A request that a browser sends for another site is refused. Whatever it is sent, it answers as the specification says, and goes on. Rejects
 * where the port is taken.
 *
 * The ids of what came in are published on the diagnostics channel `otlp-received`.
 * https://opentelemetry.io/docs/specs/otlp/#otlphttp
 */
export async function receive(
  onSpans: (spans: ReceivedSpan[]) => void,
  {
    port = 0,
    openToNetwork = false,
    otherwise,
    maxBodyBytes = 2 ** 23,
    timeoutMs = 30_000,
    onRefused,
    onIgnored,
  }: ReceiveOptions = {},
) {
  const ignored = { metrics: 0, logs: 0 };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const what = `${request.method} ${request.url}`;
    const encoding = encodingOf(request);
    // Whoever posts something that is not from the page means to send telemetry.
    const isPage = request.method === 'GET' || request.headers['x-workshop-token'] !== undefined;
    const isOtlp = !otherwise || !isPage || /^\/+v1\b/.test(request.url ?? '');
    try {
      const foreign = whyForeign(request, isOtlp && openToNetwork);
      if (foreign) throw new RefusedError(403, foreign);
      if (!isOtlp) return otherwise(request, response);
      const signal = signalOf(request);
      if (!encoding) throw new RefusedError(415, contentTypeHint);
      const body = await readBody(request, maxBodyBytes);
      if (signal !== 'traces') {
        if (ignored[signal]++ === 0) onIgnored?.(signal);
        return answer(response, encoding, {});
      }
      const { spans, ...rest } = decodeTraces(body, encoding);
      received.publish(spans.map(idsOf));
      if (spans.length > 0) onSpans(spans);
      if (rest.rejected > 0) onRefused?.({ what, status: 200, why: rest.why });
      answer(response, encoding, rest);
    } catch (error) {
      // The sender went away, and nobody is left to answer.
      if (request.errored) return;
      // The rest is still read, and thrown away: a sender that is cut off never reads the answer.
      request.on('error', () => {}).resume();
      const status = error instanceof RefusedError ? error.status : 500;
      const why = (error as Error).message;
      answer(response, encoding ?? 'json', { status, why });
      onRefused?.({ what, status, why });
    }
  }

  const server = createServer(
    { requestTimeout: timeoutMs, connectionsCheckingInterval: timeoutMs / 10 },
    (request, response) => void serve(request, response),
  );
  server.maxConnections = 1000;
  server.on('clientError', (error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket) => {
    const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
    socket.on('error', () => {});
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`);
    setTimeout(() => socket.destroy(), 1000).unref();
    const begin = error.rawPacket?.toString('latin1', 0, 14) ?? '';
    const isTls = begin.startsWith('\x16\x03');
    const what = begin === 'PRI * HTTP/2.0' ? 'gRPC' : isTls ? 'TLS' : undefined;
    if (what) onRefused?.({ what, status, why: otherProtocols[what] });
  });
  server.listen(port, openToNetwork ? '0.0.0.0' : '127.0.0.1');
  await once(server, 'listening');
  return {
    /** The base URL, for `OTEL_EXPORTER_OTLP_ENDPOINT`. */
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Requests that were accepted and thrown away: SDKs send metrics and logs unasked. */
    ignored,
    async close() {
      // Requests in progress may finish.
      setTimeout(() => server.closeAllConnections(), 1000).unref();
      await once(server.close(), 'close');
    },
  };
}

function idsOf(span: ReceivedSpan): { traceId: string; spanId: string } {
  const { traceId, spanId } = span.spanContext();
  return { traceId, spanId };
}

function signalOf({ method, url = '' }: IncomingMessage) {
  const path = url.split('?', 1)[0]!;
  const signal = (['traces', 'metrics', 'logs'] as const).find((name) => path === `/v1/${name}`);
  if (!signal) {
    const isDoubled = /(\/v1\/(traces|metrics|logs)).*\1/.test(path);
    const what = isDoubled ? 'the path is doubled' : 'traces are accepted at /v1/traces';
    throw new RefusedError(404, `${what}: ${pathHint}`);
  }
  if (method !== 'POST') throw new RefusedError(405, 'OTLP is sent with POST');
  return signal;
}

const pathHint =
  'OTEL_EXPORTER_OTLP_ENDPOINT is a base URL to which /v1/traces is added; ' +
  'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT and `url` in code are the whole URL';
const contentTypeHint = 'Content-Type must be application/x-protobuf or application/json';

/** What comes in instead of HTTP where a sender is set up wrongly, and what to do about it. */
const otherProtocols = {
  gRPC: 'this port accepts OTLP over HTTP, not gRPC: set OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf',
  TLS: 'the endpoint must begin with http://, not with https://',
};
