import { trace } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { receive } from '#receive';
import type { RecordingExporter } from '../../workshop/runner/recording-exporter.ts';
import type { Scenario } from '../../workshop/runner/scenario.ts';
import { intervene, type Interventions, type Program, type Send } from '../programs.ts';

/** The program that uses the library in scenario `library`. */
export const user = 'milk bar';

/** The span that is active there while a drink is made. */
export const round = 'serve round';

export interface LibraryResult {
  drink?: unknown;
  /** The packages that `recipes.ts` loads, also through files beside it; with that file. */
  packages: { name: string; file: string }[];
}

/** What the environment calls the counter in scenario `south`; the kitchen it does not name. */
export const otherName = 'counter-south';

/** The guest who has a trace already, as in a request of their own. */
export const guest = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };

/** The guests whose request is in hand when the program is told to stop, and the signal. */
export const inHand = [
  {
    file: 'counter.ts',
    signal: 'SIGTERM',
    route: '/orders',
    order: { id: 15, drink: 'latte' },
    traceId: '1bf7651916cd43dd8448eb211c80319c',
    spanId: 'c7ad6b7169203331',
    holdMs: 0,
  },
  {
    file: 'kitchen.ts',
    signal: 'SIGINT',
    route: '/drinks',
    order: { id: 17, drink: 'latte' },
    traceId: '2cf7651916cd43dd8448eb211c80319c',
    spanId: 'd7ad6b7169203331',
    // Some programs wait only for a moment, or not for the requests but for a timer.
    holdMs: 800,
  },
] as const;

type InHand = (typeof inHand)[number];

/** In these ways each program is asked for a menu, which it does not have. */
export const menuMethods = ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

export interface SouthResult {
  /** The answers to the orders for a latte, a latte and an espresso. */
  drinks: string[];
  /** What each program answered to an order that it cannot work on. */
  refusals: { file: string; status: number; text: string }[];
  /** Paths to which spans were sent. */
  paths: string[];
  /** Requests with spans that were given up before the backend had answered. */
  givenUp: number;
  /** What the guests got whose request was in hand when the program was told to stop. */
  farewells: { file: string; status?: number; text: string }[];
  /** The files of the programs that call `inject` or `extract` themselves. */
  plumbing: { file: string; call: string }[];
}

export const scenarios: Record<string, Scenario> = {
  /** The counter is stopped as with Ctrl-C, the kitchen as by a platform. */
  async run(lesson, exporter) {
    changePrograms({
      stop: ({ file }, send) => send(file === 'counter.ts' ? 'SIGINT' : 'SIGTERM'),
    });
    await lesson.run(exporter);
  },

  /** Another program, with an SDK of its own, uses the learner's `recipes.ts`. */
  async library(_lesson, exporter): Promise<LibraryResult> {
    const provider = new NodeTracerProvider({
      resource: resourceFromAttributes({ 'service.name': user }),
      spanProcessors: [new BatchSpanProcessor(exporter)],
    });
    provider.register();
    const folder = dirname(process.argv[1]!);
    const recipes = await import(new URL('recipes.ts', pathToFileURL(process.argv[1]!)).href);
    if (typeof recipes.make !== 'function') {
      throw new TypeError('recipes.ts does not export a function named `make`');
    }
    const order = { id: 1, drink: 'latte' };
    const drink = await trace.getTracer(user).startActiveSpan(round, async (span) => {
      const made = await recipes.make(order);
      // Nobody can make this one.
      await Promise.resolve(null)
        .then(recipes.make)
        .catch(() => {});
      span.end();
      return made;
    });
    await provider.shutdown();
    return { drink, packages: packagesOf(folder, 'recipes.ts') };
  },

  /**
   * The same programs in another place: other names, an address that ends in `/`, a backend that is
   * slow and refuses, guests who come before the one of `run`, and guests who are being served
   * when the programs are told to stop.
   */
  async south(lesson, exporter): Promise<SouthResult> {
    const backend = await openSlowBackend(exporter);
    const folder = dirname(process.argv[1]!);
    const result: SouthResult = {
      drinks: [],
      refusals: [],
      paths: backend.paths,
      givenUp: 0,
      farewells: [],
      plumbing: ['counter.ts', 'kitchen.ts'].flatMap((file) => plumbingIn(folder, file)),
    };
    const [atCounter, atKitchen] = inHand;
    let counterIsDone: Promise<void>;
    changePrograms({
      endpoint: `${backend.url}/`,
      visit: (counter, kitchen) => visit(counter, kitchen, result),
      stop(program, send) {
        if (program.file === 'counter.ts') {
          counterIsDone = stopInTheMiddle(program, send, atCounter, result);
        } else {
          // The counter still needs the kitchen for what it has in hand.
          void counterIsDone.then(() => stopInTheMiddle(program, send, atKitchen, result));
        }
      },
    });
    await lesson.run(exporter);
    await backend.close();
    return { ...result, givenUp: backend.givenUp() };
  },
};

/** Takes what it is sent, thinks about it for a while, and then says that it was wrong. */
async function openSlowBackend(exporter: RecordingExporter) {
  const receiver = await receive((spans) => exporter.export(spans, () => {}));
  const paths: string[] = [];
  let givenUp = 0;
  const server = createServer(async (request, response) => {
    const { url = '', headers } = request;
    const isTelemetryOfOthers = /\/v1\/(metrics|logs)$/.test(url);
    response.once('close', () => {
      if (!isTelemetryOfOthers && !response.writableFinished) givenUp++;
    });
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (isTelemetryOfOthers) return response.end();
    paths.push(url);
    const { 'content-type': type = '', 'content-encoding': encoding = '' } = headers;
    if (url === '/v1/traces') {
      await fetch(`${receiver.url}${url}`, {
        method: 'POST',
        headers: { 'content-type': type, ...(encoding && { 'content-encoding': encoding }) },
        body: Buffer.concat(chunks),
      });
    }
    await pause(2000);
    response.writeHead(400, { connection: 'close' }).end();
  });
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    paths,
    givenUp: () => givenUp,
    async close() {
      await new Promise((closed) => server.close(closed));
      await receiver.close();
    },
  };
}

interface Changes extends Interventions {
  /** Where spans go; the counter has another name there, and the kitchen none. */
  endpoint?: string;
}

/** Lets the programs be started in another environment, visited, and stopped in another way. */
function changePrograms({ endpoint, ...interventions }: Changes): void {
  intervene({
    ...interventions,
    starting(file, { env }) {
      if (!endpoint) return;
      env.OTEL_EXPORTER_OTLP_ENDPOINT = endpoint;
      delete env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
      delete env.OTEL_RESOURCE_ATTRIBUTES;
      if (file === 'counter.ts') env.OTEL_SERVICE_NAME = otherName;
      else delete env.OTEL_SERVICE_NAME;
    },
  });
}

/** What a program that takes no notice has before its guest goes on: it is wrong in any case. */
const mercyMs = 1500;

/**
 * Stops a program in the middle of a request: it has read the first half of an order when the
 * signal is sent, and gets the other half when it takes no more requests, or a while after that.
 */
async function stopInTheMiddle(
  { file, child, url }: Program,
  send: Send,
  { signal, route, order, traceId, spanId, holdMs }: InHand,
  { farewells }: SouthResult,
): Promise<void> {
  const gone = new Promise<void>((ended) => child.once('exit', () => ended()));
  const heard = (text: string) =>
    new Promise<void>((hear) =>
      child.on('message', ({ news }: { news?: { what?: string } }) => {
        if (news?.what?.includes(text)) hear();
      }),
    );
  const [inHand, closes] = [heard(spanId), heard('takes no more requests')];
  const body = JSON.stringify(order);
  const half = body.length / 2;
  const answer = new Promise<{ status?: number; text: string }>((known) => {
    const headers = {
      'content-length': body.length,
      traceparent: `00-${traceId}-${spanId}-01`,
    };
    const asked = request(`${url}${route}`, { method: 'POST', headers, agent: false });
    asked.on('response', async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      known({ status: response.statusCode!, text });
    });
    asked.on('error', (error) => known({ text: error.message }));
    asked.write(body.slice(0, half));
    void Promise.race([inHand, gone, pause(2 * mercyMs)])
      .then(() => send(signal))
      .then(() => Promise.race([closes, gone, pause(mercyMs)]))
      .then(() => Promise.race([gone, pause(holdMs)]))
      .then(() => asked.end(body.slice(half)));
  });
  farewells.push({ file, ...(await answer) });
}

async function visit(counter: string, kitchen: string, result: SouthResult): Promise<void> {
  for (const method of menuMethods) {
    for (const url of [counter, kitchen])
      await (await fetch(`${url}/menu?table=3`, { method })).text();
  }
  const headers = { traceparent: `00-${guest.traceId}-${guest.spanId}-01` };
  for (const [id, drink] of [
    [1, 'latte'],
    [1, 'latte'],
    [3, 'espresso'],
  ] as const) {
    const body = JSON.stringify({ id, drink });
    const response = await fetch(`${counter}/orders`, { method: 'POST', headers, body });
    result.drinks.push(await response.text());
  }
  for (const [file, url, body] of [
    ['counter.ts', `${counter}/orders`, 'a latte, please'],
    ['kitchen.ts', `${kitchen}/drinks`, 'null'],
  ] as const) {
    const response = await fetch(url, { method: 'POST', body });
    result.refusals.push({ file, status: response.status, text: await response.text() });
  }
}

/** A file of the answer without its comments, and nothing where it is not there. */
function sourceOf(folder: string, file: string): string {
  const path = join(folder, file);
  if (!existsSync(path)) return '';
  return readFileSync(path, 'utf8').replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
}

/** What a file imports, without what is only a type. */
function importsOf(folder: string, file: string): string[] {
  const statements = sourceOf(folder, file).matchAll(
    /(?:^|[\n;])\s*(?:import|export)\b(?!\s+type\b)([^'";]*?)\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g,
  );
  return [...statements]
    .filter(([, what = '']) => !/^\s*\{(\s*type\s[^,}]*,?)+\s*\}\s*$/.test(what))
    .map(([, , from, alone]) => (from ?? alone)!);
}

/** The files of the answer that a file loads, with that file. */
function filesFrom(folder: string, file: string, met = new Set<string>()): Set<string> {
  if (met.has(file) || !existsSync(join(folder, file))) return met;
  met.add(file);
  for (const name of importsOf(folder, file)) {
    if (name.startsWith('./')) filesFrom(folder, name.slice(2).replace(/\.js$/, '.ts'), met);
  }
  return met;
}

function packagesOf(folder: string, start: string): LibraryResult['packages'] {
  return [...filesFrom(folder, start)].flatMap((file) =>
    importsOf(folder, file)
      .filter((name) => !name.startsWith('.'))
      .map((name) => ({ name, file })),
  );
}

function plumbingIn(folder: string, start: string): SouthResult['plumbing'] {
  return [...filesFrom(folder, start)].flatMap((file) => {
    const [call] = sourceOf(folder, file).match(/\bpropagation\s*\.\s*(inject|extract)\b/) ?? [];
    return call ? [{ file, call }] : [];
  });
}
