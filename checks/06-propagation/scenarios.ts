import { request } from 'node:http';
import type { Answer, Scenario } from '../../workshop/runner/scenario.ts';

type Headers = Record<string, string | string[]>;
type Service = 'counter' | 'kitchen';

/** What somebody sends along with an order, and where to. */
export interface Call {
  /** Goes along as the header `x-case`, so that the request is found again. */
  name: string;
  to: Service;
  headers: Headers;
  /** The trace that it speaks of. */
  traceId: string;
}

/** What came back; status 0 if the connection broke. */
export interface Reply {
  name: string;
  status: number;
  body: string;
}

/** What everybody orders in these scenes. */
export const drink = 'flat white';

export const traceId = '0af7651916cd43dd8448eb211c80319c';
export const spanId = 'b7ad6b7169203331';
export const tracestate = 'espresso=strong,guest=7';

/** Slips that are no good. Each has a trace id of its own, so that the believer is found. */
const slips: Record<string, (trace: string) => string | string[]> = {
  'an empty one': () => '',
  'not a trace context at all': () => 'a latte, please',
  'without a version': (trace) => `${trace}-${spanId}-01`,
  'without flags': (trace) => `00-${trace}-${spanId}`,
  'flags of one digit': (trace) => `00-${trace}-${spanId}-1`,
  'flags that are no hex': (trace) => `00-${trace}-${spanId}-zz`,
  'a trace id that is too short': (trace) => `00-${trace.slice(0, 31)}-${spanId}-01`,
  'a trace id that is too long': (trace) => `00-${trace}0-${spanId}-01`,
  'a trace id of zeros': () => `00-${'0'.repeat(32)}-${spanId}-01`,
  'a trace id that is no hex': (trace) => `00-${trace.slice(0, 31)}g-${spanId}-01`,
  'a span id that is too short': (trace) => `00-${trace}-${spanId.slice(1)}-01`,
  'a span id that is too long': (trace) => `00-${trace}-${spanId}0-01`,
  'a span id of zeros': (trace) => `00-${trace}-${'0'.repeat(16)}-01`,
  'capital letters': (trace) => `00-${trace}-${spanId}-01`.toUpperCase(),
  'version ff': (trace) => `ff-${trace}-${spanId}-01`,
  'more behind the flags': (trace) => `00-${trace}-${spanId}-01-more`,
  'two headers': (trace) => [`00-${trace}-${spanId}-01`, `00-${spanId}${spanId}-${spanId}-01`],
  '10 kB of it': (trace) => `00-${trace}-${spanId}-01${'0'.repeat(10_000)}`,
};
const states: Record<string, string> = {
  'a tracestate of 200 members': Array.from({ length: 200 }, (_, i) => `k${i}=1`).join(),
  'a tracestate of rubbish': '=,,;=\u00ff, =a==b',
  'a tracestate of 5 kB in one member': `k=${'v'.repeat(5000)}`,
};
const both = ['counter', 'kitchen'] as const;

export const hostile: Call[] = Object.entries(slips).flatMap(([name, slip], i) =>
  both.map((to, j) => {
    const trace = `${100 + 2 * i + j}${traceId.slice(3)}`;
    const headers = { traceparent: slip(trace), tracestate };
    return { name: `${name}, to the ${to}`, to, headers, traceId: trace };
  }),
);

/** Slips that are good, with a `tracestate` that is not. */
const strange: Call[] = Object.entries(states).flatMap(([name, state]) =>
  both.map((to) => ({
    name: `${name}, to the ${to}`,
    to,
    headers: { traceparent: `00-${traceId}-${spanId}-01`, tracestate: state },
    traceId,
  })),
);

/** Whether a span got its trace id from a slip that is no good: cut, padded or copied as it was. */
export function believed(spanTraceId: string): Call | undefined {
  const start = spanTraceId.slice(0, 20).toLowerCase();
  return hostile.find((call) => call.traceId.startsWith(start));
}

/** A caller with a trace of its own, to each service. */
const callers = (flags: string): Call[] =>
  both.map((to) => ({
    name: to,
    to,
    headers: { traceparent: `00-${traceId}-${spanId}-${flags}`, tracestate },
    traceId,
  }));

export const scenarios: Record<string, Scenario> = {
  caller: inTheBar((bar) => oneByOne(bar, callers('01'))),
  unsampled: inTheBar((bar) => oneByOne(bar, callers('00'))),
  hostile: inTheBar((bar) =>
    Promise.all([...hostile, ...strange].map((call, i) => post(bar, call, i + 1))),
  ),
};

interface Bar {
  counter: string;
  kitchen: string;
  close(): Promise<void>;
}

function inTheBar(visit: (bar: Bar) => Promise<Reply[]>): Scenario {
  return async (lesson: Answer, exporter) => {
    if (typeof lesson.openBar !== 'function') {
      throw new TypeError('lesson.ts does not export a function named `openBar`');
    }
    const bar: Bar = await lesson.openBar(exporter);
    const replies = await visit(bar);
    await bar.close();
    return replies;
  };
}

async function oneByOne(bar: Bar, calls: Call[]): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (const call of calls) replies.push(await post(bar, call, replies.length + 1));
  return replies;
}

/** Real HTTP, outside every context; `fetch` would not send two headers of one name. */
function post(bar: Bar, { name, to, headers }: Call, id: number): Promise<Reply> {
  const url = to === 'counter' ? `${bar.counter}/orders` : `${bar.kitchen}/drinks`;
  return new Promise((resolve) => {
    const call = request(url, {
      method: 'POST',
      agent: false,
      headers: { ...headers, 'x-case': name, 'content-type': 'application/json' },
    });
    call.on('response', (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('close', () => resolve({ name, status: response.statusCode ?? 0, body }));
    });
    call.on('error', () => resolve({ name, status: 0, body: '' }));
    call.end(JSON.stringify({ id, drink }));
  });
}
