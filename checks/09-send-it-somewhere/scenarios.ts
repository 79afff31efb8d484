import { context, propagation, trace } from '@opentelemetry/api';
import { channel, subscribe } from 'node:diagnostics_channel';
import { createServer, type ClientRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { hostDetector } from '@opentelemetry/resources';
import { planDay } from '#bar';
import { receive } from '#receive';
import type { RecordingExporter } from '../../workshop/runner/recording-exporter.ts';
import { messages, type Answer, type Scenario } from '../../workshop/runner/scenario.ts';

/** What the backend was sent, and what it answered. */
export interface Arrival {
  path: string;
  type: string;
  encoding: string;
  status: number;
  /** Its headers, without those that every request has. */
  headers: Record<string, string>;
  /** It is an earlier one, sent once more. */
  again: boolean;
}

export interface Sent {
  /** The path at which this backend takes traces. */
  path: string;
  arrivals: Arrival[];
  /** The messages of what `run` rejected with, if it did. */
  errors: string[];
  /** Requests that had no answer yet when `run` was over. */
  unanswered: number;
  /** The variables that the answer has written itself. */
  written: string[];
  /** Somebody came who spoke gRPC. */
  grpc: boolean;
}

/** At this port of this machine nobody listens. */
const nowhere = 'http://127.0.0.1:1';

/** What the environment calls the service, where it does. */
export const otherName = 'counter-north';

/** What it calls it as one of the attributes of the resource. */
export const southName = 'counter-south';

/** What else it says of the service. The variable writes the space as `%20`. */
export const place = {
  'deployment.environment.name': 'north side',
  // It looks as if it were still encoded.
  'bar.sign': '100%25 coffee',
};

/** The header that the environment names. */
export const key = { 'x-bar-key': '4711' };

export const runIsOver = '`run` is over';

export const requestArrives = 'a request arrives';

const news = channel('coffee-bar');

interface Manners {
  /** Where it takes traces; a proxy in front of it may add something. */
  path: string;
  /** What it answers at first, to be asked again at once. */
  busy?: number[];
  /** When it wants to be asked again, in seconds. */
  retryAfter?: number;
  /** Milliseconds that it takes. */
  late?: number;
  /** What it says although it has read the spans. */
  says?: number;
}

/** A real OTLP backend with manners of its own. What it receives goes to `exporter`. */
async function openBackend(exporter: RecordingExporter, manners: Manners) {
  const { path, busy = [], retryAfter = 0, late = 0, says } = manners;
  const sent: Sent = { path, arrivals: [], errors: [], unanswered: 0, written: [], grpc: false };
  const receiver = await receive((spans) => exporter.export(spans, () => {}));
  const bodies: Buffer[] = [];

  async function answer(url: string, headers: Headers, body: Buffer): Promise<number> {
    if (url !== path) return 404;
    const first = busy.shift();
    if (first) return first;
    await pause(late);
    const { status } = await fetch(`${receiver.url}/v1/traces`, {
      method: 'POST',
      headers,
      body: Uint8Array.from(body),
    });
    return says ?? status;
  }

  const server = createServer(async (request, response) => {
    const { url = '', headers } = request;
    const body = await bodyOf(request).catch(() => Buffer.of());
    // Of metrics and logs, which an SDK may send unasked, nothing is said.
    if (/\/v1\/(metrics|logs)$/.test(url)) return response.end();
    const { 'content-type': type = '', 'content-encoding': encoding = '' } = headers;
    const again = bodies.some((earlier) => earlier.equals(body));
    bodies.push(body);
    const arrival = { path: url, type, encoding, status: 0, headers: special(headers), again };
    sent.arrivals.push(arrival);
    news.publish({ type: 'said', what: requestArrives, order: 0 });
    sent.unanswered++;
    const relayed = new Headers({ 'content-type': type });
    if (encoding) relayed.set('content-encoding', encoding);
    arrival.status = await answer(url, relayed, body).catch(() => 400);
    sent.unanswered--;
    response
      .writeHead(arrival.status, { 'retry-after': String(retryAfter), connection: 'close' })
      .end();
  });
  server.on('clientError', ({ rawPacket }: { rawPacket?: Buffer }, socket) => {
    if (rawPacket?.toString('latin1').startsWith('PRI * HTTP/2')) sent.grpc = true;
    socket.destroy();
  });
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));

  return {
    sent,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await receiver.close();
    },
  };
}

/** Calls `listen` when this program sends spans over HTTP, wherever to. */
function onRequest(listen: (request: ClientRequest) => void): void {
  subscribe('http.client.request.start', (message) => {
    const { request } = message as { request: ClientRequest };
    if (request.method === 'POST' && !/\/v1\/(metrics|logs)$/.test(request.path)) listen(request);
  });
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What any HTTP client may send by itself. */
const usual =
  /^(host|connection|keep-alive|content-.*|transfer-encoding|expect|user-agent|accept.*|sec-.*|traceparent|tracestate|baggage)$/;

function special(headers: IncomingMessage['headers']): Record<string, string> {
  const others = Object.entries(headers).filter(([name]) => !usual.test(name));
  return Object.fromEntries(others.map(([name, value]) => [name, String(value)]));
}

/** Calls `run` bare; the messages of the error that left it, if one did. */
async function messagesOf(run: () => Promise<unknown>): Promise<string[]> {
  try {
    await run();
    return [];
  } catch (error) {
    return messages(error);
  } finally {
    news.publish({ type: 'said', what: runIsOver, order: 0 });
  }
}

/** The variables of OpenTelemetry that are set, with their values. */
function settings(): Record<string, string> {
  const set = Object.entries(process.env).filter(([name]) => name.startsWith('OTEL_'));
  return Object.fromEntries(set) as Record<string, string>;
}

/** Plays a day with a backend of these manners, at the address that `variables` give. */
async function play(
  lesson: Answer,
  exporter: RecordingExporter,
  manners: Manners,
  variables: (url: string) => Record<string, string>,
): Promise<Sent> {
  const { sent, url, close } = await openBackend(exporter, manners);
  // What is there already was written when the answer was loaded.
  const early = Object.keys(settings());
  const given = { OTEL_EXPORTER_OTLP_TIMEOUT: '4000', ...variables(url) };
  Object.assign(process.env, given);
  const before = settings();
  const errors = await messagesOf(() => lesson.run());
  const { unanswered } = sent;
  const after = settings();
  const changed = Object.keys({ ...before, ...after }).filter(
    (name) => before[name] !== after[name],
  );
  for (const name of [...Object.keys(given), ...changed]) delete process.env[name];
  // What was not waited for may still come.
  await pause(150);
  await close();
  return { ...sent, errors, unanswered, written: [...new Set([...early, ...changed])] };
}

/**
 * A detector that has its answer only after the bar has closed, as one that asks a network may.
 * Where somebody waits for it before that, it has mercy after two seconds.
 */
function detectSlowly(): void {
  const answered = new Promise<string>((answer) => {
    const late = () => setTimeout(answer, 60, 'bar-1');
    subscribe('coffee-bar', (message) => {
      if ((message as { what?: string }).what === 'closing time') late();
    });
    setTimeout(answer, 2000, 'bar-1').unref();
  });
  hostDetector.detect = () => ({ attributes: { 'host.id': answered } });
}

/** Lets a delivery to nobody fail soon. */
function nobodyListens(): void {
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = nowhere;
  process.env.OTEL_EXPORTER_OTLP_TIMEOUT = '400';
}

const configured: Scenario = (lesson, exporter) => {
  detectSlowly();
  const manners = { path: '/bar/v1/traces', busy: [503, 429], late: 1500 };
  return play(lesson, exporter, manners, (url) => ({
    OTEL_EXPORTER_OTLP_ENDPOINT: `${url}/bar`,
    OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
    OTEL_EXPORTER_OTLP_HEADERS: pairs(key),
    OTEL_SERVICE_NAME: otherName,
    OTEL_RESOURCE_ATTRIBUTES: pairs(place),
  }));
};

function pairs(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join();
}

/** The bar stays open after the rush until the first request is on its way. */
const rush: Scenario = (lesson, exporter) => {
  planDay('rush', { until: new Promise((sent) => onRequest(sent)) });
  return play(lesson, exporter, { path: '/intake/of/spans' }, (url) => ({
    OTEL_EXPORTER_OTLP_ENDPOINT: nowhere,
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${url}/intake/of/spans`,
    // All of them have to arrive, also on a machine that is slow to take ten batches.
    OTEL_EXPORTER_OTLP_TIMEOUT: '60000',
    OTEL_RESOURCE_ATTRIBUTES: pairs({ 'service.name': southName }),
  }));
};

/** The backend takes its time, longer than anybody has patience for, and then refuses. */
const fire: Scenario = (lesson, exporter) => {
  planDay('fire');
  return play(lesson, exporter, { path: '/v1/traces', late: 5000, says: 400 }, (url) => ({
    OTEL_EXPORTER_OTLP_ENDPOINT: `${url}/`,
    OTEL_EXPORTER_OTLP_TIMEOUT: '60000',
  }));
};

const nobody: Scenario = (lesson) => {
  nobodyListens();
  return messagesOf(() => lesson.run());
};

/** Two days in one process, each with a backend of its own; the second one is always busy. */
const twoDays: Scenario = async (lesson, exporter) => {
  const first = await play(lesson, exporter, { path: '/v1/traces' }, (url) => ({
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
  }));
  for (const api of [trace, context, propagation]) api.disable();
  const busy = Array<number>(1000).fill(503);
  const manners = { path: '/second/v1/traces', busy, retryAfter: 1 };
  const second = await play(lesson, exporter, manners, (url) => ({
    OTEL_EXPORTER_OTLP_ENDPOINT: `${url}/second`,
    OTEL_EXPORTER_OTLP_TIMEOUT: '400',
  }));
  return [first, second];
};

/** A backend is ready, and says what it was sent. */
const show: Scenario = async (lesson, exporter) => {
  const backend = await openBackend(exporter, { path: '/v1/traces' });
  nobodyListens();
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = backend.url;
  try {
    await lesson.run();
  } finally {
    const { arrivals } = backend.sent;
    for (const { path, type, status } of arrivals) {
      console.log(`The backend was sent: POST ${path}, ${type}. It said ${status}.`);
    }
    if (arrivals.length === 0) console.log('The backend was sent: nothing.');
    await backend.close();
  }
};

export const scenarios: Record<string, Scenario> = {
  async run(lesson, exporter) {
    nobodyListens();
    let requests = 0;
    onRequest(() => requests++);
    await lesson.run(exporter);
    return requests;
  },
  configured,
  rush,
  fire,
  nobody,
  twoDays,
  show,
};
