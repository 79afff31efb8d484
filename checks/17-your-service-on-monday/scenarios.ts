import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-base';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { receive } from '#receive';
import { review, type Finding } from '../../workshop/review/review.ts';
import type { RecordingExporter } from '../../workshop/runner/recording-exporter.ts';
import type { Scenario } from '../../workshop/runner/scenario.ts';
import { intervene, type Interventions, type Program, type Send } from '../programs.ts';
import { checkScope, type Did, type Line } from './seen.ts';

/** What was seen in the programs, beside their spans. */
export interface Seen {
  did: Did[];
  lines: (Line & { file: string })[];
  findings: Finding[];
}

/** A caller that has a trace already. */
export const callers = {
  unsampled: { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' },
  sampled: { traceId: '1bf7651916cd43dd8448eb211c80319c', spanId: 'c7ad6b7169203331' },
};

/** The requests that are in progress when a program is told to stop, and the signal. */
export const late = {
  loans: {
    file: 'loans.ts',
    signal: 'SIGTERM',
    book: 'b-7',
    traceId: '2cf7651916cd43dd8448eb211c80319c',
    spanId: 'd7ad6b7169203331',
  },
  catalog: {
    file: 'catalog.ts',
    signal: 'SIGINT',
    book: 'b-6',
    traceId: '3df7651916cd43dd8448eb211c80319c',
    spanId: 'e7ad6b7169203331',
  },
} as const;

type Late = (typeof late)[keyof typeof late];

/** More than the default queue holds. */
export const burst = 5000;
/** A path that no program knows, and that only begins like a health check. */
export const nowhere = '/health-records';
/** Another one: only without the slash is it the path of the health checks. */
export const slash = '/health/';
/** The book of a loan that is not saved. */
export const refused = 'b-2';
/** The book that two readers borrow before the letters are sent. */
export const lentTwice = 'b-3';
/** What a reader's own baggage says. */
export const card = 'card-7741';

export interface MondaySeen extends Seen {
  answers: { what: string; status: number; text: string }[];
  /** How many spans of the burst arrived from each program. */
  arrived: Record<string, number>;
  /** Requests with metrics and with logs that the backend got. */
  others: { metrics: number; logs: number };
  /** What the publisher was asked. */
  asked: { path: string; traceparent?: string; baggage?: string; text: string }[];
  farewells: { file: string; status?: number; text: string }[];
}

export interface AwaySeen extends Seen {
  answer?: { status: number; text: string };
  killed: string[];
}

const probe = new URL('./probe.ts', import.meta.url).href;

/** Lets the programs be started with the probe in them, visited, and stopped in another way. */
function watch(seen: Seen, { starting, started, ...others }: Interventions): void {
  intervene(
    {
      ...others,
      starting(file, start) {
        start.nodeOptions.push('--import', probe);
        starting?.(file, start);
      },
      started(program) {
        const { file, child } = program;
        child.on('message', ({ seen: news }: { seen?: { did?: Did; lines?: Line[] } }) => {
          if (news?.did) seen.did.push(news.did);
          for (const line of news?.lines ?? []) seen.lines.push({ ...line, file });
        });
        started?.(program);
      },
    },
    ['loans.ts', 'catalog.ts'],
  );
}

export const scenarios: Record<string, Scenario> = {
  /** Loans are stopped as with Ctrl-C, the catalog as by a platform. */
  async run(lesson, exporter): Promise<Seen> {
    const seen: Seen = { did: [], lines: [], findings: [] };
    watch(seen, { stop: ({ file }, send) => send(file === 'loans.ts' ? 'SIGINT' : 'SIGTERM') });
    const collected: ReadableSpan[] = [];
    await lesson.run(exporter.with({ collected, closingMs: 40 }));
    return { ...seen, findings: review(collected).findings };
  },

  /** A day with health checks, callers with a trace, errors, a burst, and requests that come late. */
  async monday(lesson, exporter): Promise<MondaySeen> {
    const seen: MondaySeen = {
      did: [],
      lines: [],
      findings: [],
      answers: [],
      arrived: {},
      others: { metrics: 0, logs: 0 },
      asked: [],
      farewells: [],
    };
    const backend = await openBackend(exporter, seen);
    const publisher = await openPublisher(seen);
    const programs: Program[] = [];
    let loansAreDone = Promise.resolve();
    watch(seen, {
      starting(_, { env }) {
        sendTo(backend.url, env);
        env.PUBLISHER_URL = publisher.url;
      },
      started: (program) => programs.push(program),
      async visit(loans, catalog) {
        await visit(loans, catalog, seen);
        await Promise.all(programs.map(makeBurst));
      },
      stop(program, send) {
        if (program.file === 'loans.ts') {
          const ask = () => postLoan(program.url, { book: late.loans.book, late: late.loans });
          loansAreDone = stopInTheMiddle(program, send, late.loans, ask, publisher, seen);
          return;
        }
        // Loans still need the catalog for what is in progress.
        const { catalog } = late;
        const headers = {
          baggage: `library.card=${card}`,
          traceparent: `00-${catalog.traceId}-${catalog.spanId}-01`,
        };
        const ask = () => fetch(`${program.url}/books/${catalog.book}`, { headers });
        void loansAreDone.then(() => stopInTheMiddle(program, send, catalog, ask, publisher, seen));
      },
    });
    await lesson.run(exporter);
    await publisher.close();
    await backend.close();
    return seen;
  },

  /** Nobody listens where the loans send their spans, and the catalog’s backend never answers. */
  async away(lesson, exporter): Promise<AwaySeen> {
    const seen: AwaySeen = { did: [], lines: [], findings: [], killed: [] };
    const nobody = await open(() => {});
    await nobody.close();
    const silent = await open(() => {});
    const begun = performance.now();
    let startMs = 0;
    watch(seen, {
      starting(file, { env }) {
        sendTo(file === 'loans.ts' ? nobody.url : silent.url, env);
      },
      async visit(loans) {
        startMs = performance.now() - begun;
        const response = await postLoan(loans, { book: 'b-4' });
        seen.answer = { status: response.status, text: await response.text() };
      },
      stop({ file, child }, send) {
        send('SIGTERM');
        // As `lessons/programs.ts` does, but always before the exporter gives up by itself.
        const patience = Math.min(Math.max(5000, 4 * startMs), 8000);
        const limit = setTimeout(() => {
          seen.killed.push(file);
          child.kill('SIGKILL');
        }, patience - 50);
        child.once('exit', () => clearTimeout(limit));
      },
    });
    const provider = new BasicTracerProvider({
      resource: resourceFromAttributes({ 'service.name': 'app' }),
      spanProcessors: [new SimpleSpanProcessor(exporter)],
    });
    const span = provider.getTracer(checkScope).startSpan('borrow a book');
    await lesson.run(exporter);
    span.end();
    await silent.close();
    return seen;
  },
};

/** Spans go there, whatever else the environment says. */
function sendTo(url: string, env: NodeJS.ProcessEnv): void {
  env.OTEL_EXPORTER_OTLP_ENDPOINT = url;
  delete env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
}

/** Keeps the spans of the burst apart. The others are reviewed in the end. */
async function openBackend(exporter: RecordingExporter, seen: MondaySeen) {
  const collected: ReadableSpan[] = [];
  const server = await receive((spans) => {
    const others = spans.filter(({ instrumentationScope: { name } }) => name !== checkScope);
    for (const { name, resource } of spans) {
      const service = String(resource.attributes['service.name']);
      if (name === 'burst') seen.arrived[service] = (seen.arrived[service] ?? 0) + 1;
    }
    collected.push(...others);
    if (others.length > 0) exporter.export(others, () => {});
  });
  return {
    url: server.url,
    async close() {
      await server.close();
      seen.others = { ...server.ignored };
      // The callers of these traces send no spans.
      const traces = [...Object.values(callers), ...Object.values(late)];
      const incomplete = new Set(traces.map(({ traceId }) => traceId));
      seen.findings = review(collected, { incomplete }).findings;
    },
  };
}

/** Answers at once, but holds the answer where a request is to be in progress for a while. */
async function openPublisher(seen: MondaySeen) {
  const held = new Map<string, { asked: () => void; release: Promise<void> }>();
  const server = await open(async (request, response) => {
    const { url: path = '', headers } = request;
    let text = '';
    for await (const chunk of request) text += chunk;
    const { traceparent, baggage } = headers;
    const all = JSON.stringify([path, headers, text]);
    seen.asked.push({
      path,
      traceparent: traceparent?.toString(),
      baggage: baggage?.toString(),
      text: all,
    });
    const hold = held.get(path);
    hold?.asked();
    await hold?.release;
    response.setHeader('connection', 'close').end('still printed');
  });
  return {
    ...server,
    /** Holds the answer on a book. `asked` resolves when somebody has asked for it. */
    hold(book: string) {
      let [release, ask] = [() => {}, () => {}];
      const asked = new Promise<void>((done) => (ask = done));
      held.set(`/prints/${book}`, {
        asked: ask,
        release: new Promise((done) => (release = done)),
      });
      return { asked, release: () => release() };
    },
  };
}

async function open(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Request {
  book: string;
  reader?: string;
  email?: string;
  query?: string;
  late?: Late;
  caller?: { traceId: string; spanId: string };
  flags?: string;
}

function postLoan(loans: string, request: Request): Promise<Response> {
  const { book, reader = 'r-8', query = '', caller = request.late, flags = '01' } = request;
  const { email = 'reader@example.org' } = request;
  return fetch(`${loans}/loans${query}`, {
    method: 'POST',
    headers: {
      baggage: `library.card=${card}`,
      ...(caller && { traceparent: `00-${caller.traceId}-${caller.spanId}-${flags}` }),
    },
    body: JSON.stringify({ book, reader, email }),
  });
}

/** What others want of the programs before the readers of `run` come. */
async function visit(loans: string, catalog: string, { answers }: MondaySeen): Promise<void> {
  const note = async (what: string, asked: Promise<Response>) => {
    const response = await asked;
    answers.push({ what, status: response.status, text: await response.text() });
  };
  for (const url of [loans, catalog]) {
    for (const query of ['', '?probe=ready']) await note('health', fetch(`${url}/health${query}`));
  }
  const { sampled, unsampled } = callers;
  await note('b-4', postLoan(loans, { book: 'b-4', caller: unsampled, flags: '00' }));
  await note('b-5', postLoan(loans, { book: 'b-5', caller: sampled }));
  // One that looks like a health check, and whose reader has no address.
  await note('b-1', postLoan(loans, { book: 'b-1', query: '?from=/health', email: '' }));
  await note('unknown book', postLoan(loans, { book: 'b-99' }));
  await note('unknown reader', postLoan(loans, { book: refused, reader: 'nobody' }));
  await Promise.all([
    note(lentTwice, postLoan(loans, { book: lentTwice })),
    note('b-4', postLoan(loans, { book: 'b-4' })),
  ]);
  // The same book again, before the first letter about it is sent.
  await note(lentTwice, postLoan(loans, { book: lentTwice }));
  await note('unknown path', fetch(`${loans}${nowhere}`));
  await note('unknown path', fetch(`${loans}${slash}`));
  await note('catalog: unknown path', fetch(`${catalog}${nowhere}`));
  await note('catalog: unknown book', fetch(`${catalog}/books/health`));
}

async function makeBurst({ child }: Program): Promise<void> {
  const done = new Promise<void>((hear) => {
    child.on('message', ({ seen }: { seen?: { lines?: Line[] } }) => {
      if (seen?.lines) hear();
    });
    child.once('exit', () => hear());
  });
  child.send({ burst });
  await done;
}

/** What a program that takes no notice has before its request goes on: it is wrong in any case. */
const mercyMs = 1500;

/** Tells a program to stop while it waits for the publisher, who answers when it is closing. */
async function stopInTheMiddle(
  { file, child }: Program,
  send: Send,
  { signal, book }: Late,
  ask: () => Promise<Response>,
  publisher: Awaited<ReturnType<typeof openPublisher>>,
  { farewells }: MondaySeen,
): Promise<void> {
  const gone = new Promise<void>((ended) => child.once('exit', () => ended()));
  const closes = new Promise<void>((hear) =>
    child.on('message', ({ news }: { news?: { what?: string } }) => {
      if (news?.what === 'takes no more requests') hear();
    }),
  );
  const { asked, release } = publisher.hold(book);
  const answer = ask()
    .then(async (response) => ({ status: response.status, text: await response.text() }))
    .catch((error: Error) => ({ text: error.message }));
  await Promise.race([asked, gone, pause(2 * mercyMs)]);
  send(signal);
  await Promise.race([closes, gone, pause(mercyMs)]);
  release();
  farewells.push({ file, ...(await answer) });
}
