import { channel, subscribe } from 'node:diagnostics_channel';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { hostDetector } from '@opentelemetry/resources';
import { planDay } from '#bar';
import { receive } from '#receive';
import type { RecordingExporter } from '../../workshop/runner/recording-exporter.ts';
import type { Answer, Scenario } from '../../workshop/runner/scenario.ts';

/** What the backend was sent, and what it answered. */
export interface Arrival {
  path: string;
  type: string;
  encoding: string;
  status: number;
}

export interface Sent {
  /** The path at which this backend takes traces. */
  path: string;
  arrivals: Arrival[];
  /** Whether `run` was over in time. */
  over: boolean;
  /** The messages of what `run` rejected with, if it did. */
  errors: string[];
  /** Somebody came who spoke gRPC. */
  grpc: boolean;
}

/** At this port of this machine nobody listens. */
const nowhere = 'http://127.0.0.1:1';

/** What the environment calls the service, where it does. */
export const otherName = 'counter-north';

export const runIsOver = '`run` is over';

const news = channel('coffee-bar');

interface Manners {
  /** Where it takes traces; a proxy in front of it may add something. */
  path: string;
  /** What it answers at first, to be asked again at once. */
  busy?: number[];
  /** Milliseconds that it takes. */
  late?: number;
  /** What it says although it has read the spans. */
  says?: number;
}

/** A real OTLP backend with manners of its own. What it receives goes to `exporter`. */
async function openBackend(exporter: RecordingExporter, manners: Manners) {
  const { path, busy = [], late = 0, says } = manners;
  const sent: Sent = { path, arrivals: [], over: false, errors: [], grpc: false };
  const receiver = await receive((spans) => exporter.export(spans, () => {}));

  async function answer(request: IncomingMessage): Promise<number> {
    const body = await bodyOf(request);
    if (request.url !== path) return 404;
    const first = busy.shift();
    if (first) return first;
    await pause(late);
    const { status } = await fetch(`${receiver.url}/v1/traces`, {
      method: request.method!,
      headers: headersOf(request),
      body,
    });
    return says ?? status;
  }

  const server = createServer(async (request, response) => {
    // Of metrics and logs, which an SDK may send unasked, nothing is said.
    const traces = !/\/v1\/(metrics|logs)$/.test(request.url ?? '');
    const status = traces ? await answer(request).catch(() => 400) : 200;
    const { 'content-type': type = '', 'content-encoding': encoding = '' } = request.headers;
    if (traces) sent.arrivals.push({ path: request.url ?? '', type, encoding, status });
    response.writeHead(status, { 'retry-after': '0', connection: 'close' }).end();
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

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    ['content-type', 'content-encoding']
      .filter((name) => headers[name])
      .map((name) => [name, String(headers[name])]),
  );
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

/** The message of an error and of those that it was made from. */
function messages(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const { cause, errors = [] } = error as AggregateError;
  return [error.message || error.name, ...[cause, ...errors].filter(Boolean).flatMap(messages)];
}

/** Plays a day with a backend of these manners, at the address that `variables` give. */
function play(manners: Manners, variables: (url: string) => Record<string, string>): Scenario {
  return async (lesson, exporter) => {
    const backend = await openBackend(exporter, manners);
    Object.assign(process.env, { OTEL_EXPORTER_OTLP_TIMEOUT: '4000' }, variables(backend.url));
    const { sent } = backend;
    const played = messagesOf(() => lesson.run()).then((errors) => {
      Object.assign(sent, { over: true, errors });
    });
    // An exporter that does not know of the time-out above goes on asking for eight seconds.
    await Promise.race([played, pause(5000, undefined, { ref: false })]);
    if (!sent.over) setTimeout(() => process.exit(), 1000);
    // What was not waited for may still come.
    await pause(150);
    await backend.close();
    return sent;
  };
}

/** A detector that has its answer only after the bar has closed, as one that test a network may. */
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

/** Who sends to nobody shall know it soon. */
function nobodyListens(): void {
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = nowhere;
  process.env.OTEL_EXPORTER_OTLP_TIMEOUT = '400';
}

const configured: Scenario = (lesson, exporter) => {
  detectSlowly();
  const manners = { path: '/bar/v1/traces', busy: [503, 429], late: 60 };
  return play(manners, (url) => ({
    OTEL_EXPORTER_OTLP_ENDPOINT: `${url}/bar`,
    OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
    OTEL_SERVICE_NAME: otherName,
  }))(lesson, exporter);
};

const rush: Scenario = (lesson, exporter) => {
  planDay('rush');
  return play({ path: '/intake/of/spans' }, (url) => ({
    OTEL_EXPORTER_OTLP_ENDPOINT: nowhere,
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${url}/intake/of/spans`,
  }))(lesson, exporter);
};

const fire: Scenario = (lesson, exporter) => {
  planDay('fire');
  return play({ path: '/v1/traces', says: 400 }, (url) => ({
    OTEL_EXPORTER_OTLP_ENDPOINT: `${url}/`,
  }))(lesson, exporter);
};

const nobody: Scenario = (lesson) => {
  nobodyListens();
  return messagesOf(() => lesson.run());
};

/** A backend stands ready, and says what it was sent. */
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
  run: (lesson: Answer, exporter) => {
    nobodyListens();
    return lesson.run(exporter);
  },
  configured,
  rush,
  fire,
  nobody,
  show,
};
