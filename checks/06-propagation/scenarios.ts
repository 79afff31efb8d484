import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { channel, subscribe } from 'node:diagnostics_channel';
import { request, type ClientRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { RecordingExporter } from '../../workshop/runner/recording-exporter.ts';
import type { Answer, Scenario } from '../../workshop/runner/scenario.ts';

type Headers = Record<string, string | string[]>;
type Service = 'counter' | 'kitchen';

/** What somebody sends along with an order, and where to. */
export interface Call {
  /** Goes along as the header `x-case`, so that the request is found again: `…, to the kitchen`. */
  name: string;
  to: Service;
  headers: Headers;
  /** The trace that it speaks of. */
  traceId?: string;
  /** The order; what is sent instead, if it is text. */
  order: { id: number; drink: string } | string;
}

/** What came back; status 0 if the connection broke. */
export interface Reply {
  name: string;
  status: number;
  body: string;
}

export const traceId = '0af7651916cd43dd8448eb211c80319c';
export const spanId = 'b7ad6b7169203331';
/** Entries as other vendors write them: https://www.w3.org/TR/trace-context/#tracestate-header */
export const tracestate = 't42@dynatrace=fw4;0;a,acme-rum=s:0.5/1,guest=7';

/** Slips that are no good. Each has a trace id of its own, which shows who believed it. */
const slips: Record<string, (trace: string) => string | string[]> = {
  'an empty one': () => '',
  'not a trace context at all': () => 'a latte, please',
  'without a version': (trace) => `${trace}-${spanId}-01`,
  'without flags': (trace) => `00-${trace}-${spanId}`,
  'flags of one digit': (trace) => `00-${trace}-${spanId}-1`,
  'flags that are not hex': (trace) => `00-${trace}-${spanId}-zz`,
  'a trace id that is too short': (trace) => `00-${trace.slice(0, 31)}-${spanId}-01`,
  'a trace id that is too long': (trace) => `00-${trace}0-${spanId}-01`,
  'a trace id of zeros': () => `00-${'0'.repeat(32)}-${spanId}-01`,
  'a trace id that is not hex': (trace) => `00-${trace.slice(0, 31)}g-${spanId}-01`,
  'a span id that is too short': (trace) => `00-${trace}-${spanId.slice(1)}-01`,
  'a span id that is too long': (trace) => `00-${trace}-${spanId}0-01`,
  'a span id of zeros': (trace) => `00-${trace}-${'0'.repeat(16)}-01`,
  'capital letters': (trace) => `00-${trace}-${spanId}-01`.toUpperCase(),
  'version ff': (trace) => `ff-${trace}-${spanId}-01`,
  'more behind the flags': (trace) => `00-${trace}-${spanId}-01-more`,
  'two headers': (trace) => [`00-${trace}-${spanId}-01`, `00-${spanId}${spanId}-${spanId}-01`],
  '10 kB of it': (trace) => `00-${trace}-${spanId}-01${'0'.repeat(10_000)}`,
};
const both = ['counter', 'kitchen'] as const;

/** Each of them is sent to both services; `make` is given a trace id that nobody else has. */
function toBoth(
  first: number,
  cases: Record<string, (trace: string, guest: string) => Headers>,
  isGood: boolean,
): Call[] {
  return Object.entries(cases).flatMap(([name, make], i) =>
    both.map((to, j) => {
      const number = first + 2 * i + j;
      const trace = `${number}${traceId.slice(3)}`;
      return {
        name: `${name}, to the ${to}`,
        to,
        headers: make(trace, `guest=${number}`),
        ...(isGood && { traceId: trace }),
        // Guests share the numbers of their orders, as those of two apps would.
        order: { id: (number % 7) + 1, drink: `flat white ${number}` },
      };
    }),
  );
}

const withSlip =
  (slip: (trace: string) => string | string[]) => (trace: string, guest: string) => ({
    traceparent: slip(trace),
    tracestate: `espresso=strong,${guest}`,
  });
const good = (trace: string) => `00-${trace}-${spanId}-01`;

export const hostile = toBoth(
  100,
  Object.fromEntries(Object.entries(slips).map(([name, slip]) => [name, withSlip(slip)])),
  false,
);

/** Slips that are good, some with a `tracestate` that is not. */
const states: Record<string, string> = {
  'a tracestate of 200 members': Array.from({ length: 200 }, (_, i) => `k${i}=1`).join(),
  'a tracestate of rubbish': '=,,;=\u00ff, =a==b',
  'a tracestate of 5 kB in one member': `k=${'v'.repeat(5000)}`,
};
const strange = toBoth(
  200,
  Object.fromEntries(
    Object.entries(states).map(([name, tracestate]) => [
      name,
      (trace: string) => ({ traceparent: good(trace), tracestate }),
    ]),
  ),
  true,
);
const guests = toBoth(
  300,
  {
    'a good one': withSlip(good),
    'another good one': withSlip(good),
    'a third good one': withSlip(good),
    'a good one without tracestate': (trace) => ({ traceparent: good(trace) }),
  },
  true,
);

/** Everybody who comes in the rush, with good slips and bad ones mixed. */
export const crowd: Call[] = [...strange, ...guests].reduce(
  (all, call, i) => all.toSpliced(3 * i, 0, call),
  hostile,
);

/** One after the other: a guest without a good slip gets nothing of an earlier one's. */
export const queue: Call[] = [
  ...callers('01'),
  ...toBoth(400, { 'no slip at all': () => ({}) }, false),
  ...toBoth(
    410,
    { 'flags that are not defined yet': withSlip((id) => `00-${id}-${spanId}-03`) },
    true,
  ),
  ...toBoth(420, { 'a slip that is cut off': withSlip((id) => good(id).slice(0, 50)) }, false),
  ...toBoth(
    430,
    {
      'a version that is not defined yet': withSlip(
        (id) => `cc-${id}-${spanId}-01-what-comes-then`,
      ),
    },
    true,
  ),
];

/** Orders that fail. */
export const failing: Call[] = [
  ...both.map((to) => ({
    name: `an order that nobody can read, to the ${to}`,
    to,
    headers: {},
    order: 'a latte, please',
  })),
  {
    name: 'an order that the kitchen refuses, to the counter',
    to: 'counter',
    headers: {},
    order: { id: 90, drink: 'flat white 90' },
  },
];

/** Whether a span got its trace id from a slip that is no good: cut, padded or copied as it was. */
export function believed(spanTraceId: string): Call | undefined {
  const start = spanTraceId.slice(0, 20).toLowerCase();
  return hostile.find((_, i) => `${100 + i}${traceId.slice(3)}`.startsWith(start));
}

/** A caller with a trace of its own, to each service. */
export function callers(flags: string): Call[] {
  return both.map((to, i) => ({
    name: `a good slip, to the ${to}`,
    to,
    headers: { traceparent: `00-${traceId}-${spanId}-${flags}`, tracestate },
    traceId,
    order: { id: i + 2, drink: `flat white ${i + 2}` },
  }));
}

/** Whether a request is one of these guests' own, not one of the answer's. */
export function isGuest({ path = '', headers }: { path?: string; headers: object }): boolean {
  const name = String((headers as Headers)['x-case'] ?? '');
  return name.endsWith(path.startsWith('/orders') ? 'to the counter' : 'to the kitchen');
}

export const scenarios: Record<string, Scenario> = {
  run: (lesson, exporter) => {
    tellOfCalls();
    sendBodiesLate();
    return lesson.run(watch(exporter, 1));
  },
  caller: inTheBar(async (bar) => {
    const replies = await oneByOne(bar, [...queue, ...failing.slice(0, 2)]);
    refuseCalls();
    return [...replies, ...(await oneByOne(bar, failing.slice(2)))];
  }),
  unsampled: inTheBar((bar) => oneByOne(bar, callers('00'))),
  hostile: inTheBar((bar) => {
    const all = everybodyIsThere(crowd.length);
    return Promise.all(crowd.map((call, i) => post(bar, call, all, crowd.length - i)));
  }),
};

const news = channel('coffee-bar');

/**
 * Tells of every request that is sent, and of every answer that is read, so that it is known which
 * span was active then.
 */
function tellOfCalls(): void {
  const tell = (path: string, name = 'call the kitchen') => {
    if (!path.startsWith('/drinks')) return;
    news.publish({ type: 'work', name, order: 0, phase: 'begin' });
  };
  for (const method of ['json', 'text', 'arrayBuffer', 'blob'] as const) {
    const read = Response.prototype[method];
    Response.prototype[method] = function (this: Response) {
      if (this.url) tell(new URL(this.url).pathname, 'read the answer');
      return read.call(this);
    };
  }
  subscribe('undici:request:create', (message) =>
    tell((message as { request: { path: string } }).request.path),
  );
  subscribe('http.client.request.start', (message) =>
    tell((message as { request: ClientRequest }).request.path),
  );
}

/** The kitchen's answers come in two parts, as over a slow network. Tells when the second goes. */
function sendBodiesLate(): void {
  subscribe('http.server.request.start', (message) => {
    const { request: call, response } = message as {
      request: IncomingMessage;
      response: ServerResponse;
    };
    if (call.url !== '/drinks') return;
    const { end } = response;
    response.end = ((...args: Parameters<typeof end>) => {
      response.flushHeaders();
      void pause(20).then(() => {
        news.publish({ type: 'said', what: 'kitchen: the body', order: 0 });
        end.apply(response, args);
      });
      return response;
    }) as typeof end;
  });
}

/** From now on the kitchen has no such address. */
function refuseCalls(): void {
  subscribe('http.server.request.start', (message) => {
    const { request: call } = message as { request: IncomingMessage };
    if (call.url === '/drinks') call.url = '/nothing';
  });
}

/** Resolves when so many requests of guests have reached a server. */
function everybodyIsThere(count: number): Promise<void> {
  return new Promise((resolve) => {
    let here = 0;
    subscribe('http.server.request.start', (message) => {
      const { url: path, headers } = (message as { request: IncomingMessage }).request;
      if (isGuest({ path, headers }) && ++here === count) resolve();
    });
  });
}

interface Bar {
  counter: string;
  kitchen: string;
  close(): Promise<void>;
}

/** What a scenario resolves with. */
export interface Visit {
  replies: Reply[];
  /** The `tracestate` of each span that was exported, by the span's id. */
  states: Record<string, string>;
}

function inTheBar(visit: (bar: Bar) => Promise<Reply[]>): Scenario {
  return async (lesson: Answer, exporter): Promise<Visit> => {
    if (typeof lesson.openBar !== 'function') {
      throw new TypeError('lesson.ts does not export a function named `openBar`');
    }
    const states: Visit['states'] = {};
    const bar: Bar = await lesson.openBar(watch(exporter, 2, states));
    const replies = await visit(bar);
    await bar.close();
    return { replies, states };
  };
}

/**
 * The exporter, with a note of every span's `tracestate`. One of its shutdowns takes longer, which
 * shows an answer that waits only for the other one, whichever it is.
 */
function watch(
  exporter: RecordingExporter,
  longest: number,
  states: Visit['states'] = {},
): SpanExporter {
  let shutdowns = 0;
  return {
    export(spans, done) {
      for (const span of spans) {
        const { spanId, traceState } = span.spanContext();
        states[spanId] = traceState?.serialize() ?? '';
      }
      exporter.export(spans, done);
    },
    forceFlush: () => exporter.forceFlush(),
    async shutdown() {
      const isLongest = ++shutdowns === longest;
      await exporter.shutdown();
      if (isLongest) await pause(100);
    },
  };
}

async function oneByOne(bar: Bar, calls: Call[]): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (const call of calls) replies.push(await post(bar, call));
  return replies;
}

/**
 * Real HTTP, outside every context; `fetch` would not send two headers of one name. The order
 * itself is sent when `whenToOrder` resolves, and by so many turns later.
 */
function post(
  bar: Bar,
  { name, to, headers, order }: Call,
  whenToOrder?: Promise<void>,
  turns = 0,
): Promise<Reply> {
  const url = to === 'counter' ? `${bar.counter}/orders` : `${bar.kitchen}/drinks`;
  return new Promise((resolve) => {
    const call = request(url, {
      method: 'POST',
      agent: false,
      headers: { ...headers, 'x-case': name, 'content-type': 'application/json' },
    });
    const over = (reply: Omit<Reply, 'name'>) => {
      news.publish({ type: 'said', what: `answered: ${name}`, order: 0 });
      resolve({ name, ...reply });
    };
    call.on('response', (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('close', () => over({ status: response.statusCode ?? 0, body }));
    });
    call.on('error', () => over({ status: 0, body: '' }));
    const text = typeof order === 'string' ? order : JSON.stringify(order);
    if (!whenToOrder) return void call.end(text);
    call.flushHeaders();
    void whenToOrder.then(async () => {
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      call.end(text);
    });
  });
}
