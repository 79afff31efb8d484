import { check } from '../workshop/ask.ts';
import type { RecordedSpan, Request, SpanKindName } from '../workshop/recording.ts';
import { Wrong, type Seen } from '../workshop/seen.ts';
import {
  believed,
  drink,
  hostile,
  spanId,
  traceId,
  tracestate,
  type Reply,
} from './06-propagation.scenes.ts';

const { asks, in: inScene } = check(
  '06-propagation',
  `
counter: POST /orders [SERVER]
└─ counter: POST /drinks [CLIENT]
   └─ kitchen: POST /drinks [SERVER]
      └─ kitchen: make latte
`,
);

asks('the order goes over HTTP, guest to counter to kitchen, and a latte is made', (seen) => {
  for (const path of ['/orders', '/drinks']) {
    if (requestsTo(seen, path).length === 0) {
      throw new Wrong(`No HTTP request \`POST ${path}\` reached a server.`);
    }
  }
  for (const work of ['write slip', 'make latte']) {
    if (seen.recording.work.some(({ name }) => name === work)) continue;
    const [error] = seen.recording.output.match(/^\w*Error: .*/m) ?? [];
    throw new Wrong(
      `The bar was never asked to ${work}.${error ? ` A service said:\n  ${error}` : ''}`,
    );
  }
  const [slip] = seen.work('write slip');
  const [call] = requestsTo(seen, '/drinks');
  if (call!.when < (slip!.end ?? Infinity)) {
    throw new Wrong('The kitchen was called while the slip was still being written.');
  }
});

asks('every span that is started is ended', (seen) => seen.everySpanEnds());

asks('each service makes its spans under its own name', (seen) => {
  const expected = { 'POST /orders': 'counter', 'make latte': 'kitchen' };
  for (const [name, service] of Object.entries(expected)) {
    for (const span of seen.all(name)) {
      if (span.service !== service) {
        throw new Wrong(`\`${name}\` is a span of \`${span.service}\`.`, span);
      }
    }
  }
  if (spansOf(seen, 'kitchen').every(({ name }) => name !== 'POST /drinks')) {
    throw new Wrong('The kitchen has no span `POST /drinks`.', seen.all('make latte')[0]);
  }
});

asks('`POST /orders` is a SERVER span, and so is the kitchen’s `POST /drinks`', (seen) => {
  isServer(seen, 'counter', 'POST /orders');
  isServer(seen, 'kitchen', 'POST /drinks');
});

asks('the counter’s call is a CLIENT span, a child of `POST /orders`', (seen) => {
  for (const client of clients(seen)) {
    const parent = seen.parent(client);
    if (!parent) throw new Wrong('The CLIENT span began a trace of its own.', client);
    if (parent.name !== 'POST /orders') {
      throw new Wrong(`The CLIENT span is a child of \`${parent.name}\`.`, client);
    }
  }
});

asks('the CLIENT span is open until the kitchen has answered', (seen) => {
  const all = clients(seen);
  for (const { when } of requestsTo(seen, '/drinks')) {
    if (all.some(({ started, ended = 0 }) => started < when && when < ended)) continue;
    throw new Wrong('When the request reached the kitchen, no CLIENT span was open.', all[0]);
  }
  for (const work of seen.work('make latte')) {
    if (all.some((client) => seen.covers(client, work))) continue;
    throw new Wrong('The CLIENT span ended before the latte was made.', all[0]);
  }
});

asks('the kitchen receives a `traceparent` that is valid', (seen) => {
  const [client] = clients(seen);
  for (const call of requestsTo(seen, '/drinks')) {
    if (call.headers.traceparent === undefined) {
      throw new Wrong('The request that reached the kitchen has no `traceparent`.', client);
    }
    if (!slipOf(call)) {
      throw new Wrong(`The kitchen received this one:\n  ${shortened(call)}`, client);
    }
  }
});

asks('that `traceparent` names the CLIENT span', (seen) => {
  for (const call of requestsTo(seen, '/drinks')) namesAClient(seen, call);
});

asks('the kitchen’s `POST /drinks` is a child of that CLIENT span', (seen) => {
  for (const server of servers(seen, 'kitchen')) {
    const { parentId, traceId } = entryOf(seen, server);
    if (parentId === undefined) {
      throw new Wrong('The kitchen’s `POST /drinks` began a trace of its own.', server);
    }
    if (clients(seen).some((span) => span.id === parentId && span.traceId === traceId)) continue;
    throw new Wrong('The parent of the kitchen’s `POST /drinks` is another span.', server);
  }
});

asks('`make latte` is a child of the kitchen’s `POST /drinks`', (seen) => {
  for (const span of seen.all('make latte')) {
    const parent = seen.parent(span);
    if (parent && parent.name === 'POST /drinks' && parent.service === 'kitchen') continue;
    if (parent) {
      throw new Wrong(
        `\`make latte\` is a child of \`${parent.name}\` of ${parent.service}.`,
        span,
      );
    }
    throw new Wrong('`make latte` has no parent: it began a trace of its own.', span);
  }
});

const withCaller = inScene('caller');

withCaller('the kitchen continues the trace of whoever calls it', (seen) => {
  continues(seen, 'kitchen');
});

withCaller('the counter continues the trace of its caller, too', (seen) => {
  continues(seen, 'counter');
});

withCaller('the kitchen hangs below the CLIENT span then, too', (seen) => {
  namesAClient(seen, kitchenCallAfter(seen, 'counter'));
});

withCaller('the caller’s `tracestate` reaches the kitchen', (seen) => {
  const { tracestate: received } = kitchenCallAfter(seen, 'counter').headers;
  const members = String(received ?? '').split(/\s*,\s*/);
  if (tracestate.split(',').every((member) => members.includes(member))) return;
  const [counter] = servers(seen, 'counter');
  throw new Wrong(
    received === undefined
      ? 'The kitchen received a `traceparent`, and no `tracestate`.'
      : `The guest sent \`${tracestate}\`, the kitchen received \`${received}\`.`,
    counter,
  );
});

const withHostile = inScene('hostile');

withHostile('an order is served whatever the slip says', (seen) => {
  const replies = seen.recording.answer as Reply[] | undefined;
  if (!replies) throw new Wrong('The bar did not come to the end of these orders.');
  const refused = replies.find(({ status }) => status < 200 || status > 299);
  const empty = replies.find(({ body }) => !body.includes(drink));
  if (!refused && empty) {
    throw new Wrong(`The order was a ${drink}; the answer was: ${empty.body.slice(0, 60)}`);
  }
  if (!refused) return;
  const { name, status } = refused;
  throw new Wrong(
    status === 0
      ? `The connection broke over this slip: ${name}.`
      : `The answer was ${status} to this slip: ${name}.`,
  );
});

withHostile('a `traceparent` that breaks the rules begins a new trace', (seen) => {
  const ids = new Set(seen.recording.spans.map(({ id }) => id));
  const servers = seen.arrived.filter(({ kind }) => kind === 'SERVER');
  const entries = new Set(servers.map((span) => entryOf(seen, span)));
  let begun = 0;
  for (const entry of entries) {
    const fromCounter = entry.parentId !== undefined && ids.has(entry.parentId);
    if (entry.traceId === traceId || fromCounter) continue;
    const slip = believed(entry.traceId);
    if (slip) {
      throw new Wrong(`This slip was believed: ${slip.name}.\n  ${shortened(slip)}`, entry);
    }
    if (entry.parentId !== undefined) {
      throw new Wrong('A slip that breaks the rules was believed.', entry);
    }
    begun++;
  }
  if (begun < hostile.length) {
    throw new Wrong(`${hostile.length} of those slips began ${begun} new traces.`);
  }
  for (const call of requestsTo(seen, '/drinks')) {
    if (call.headers['x-case'] || ids.has(slipOf(call)?.spanId ?? '')) continue;
    throw new Wrong(
      `The counter passed on what it had been given:\n  ${shortened(call)}`,
      [...entries][0],
    );
  }
});

withHostile('orders that go on at the same time do not mix', (seen) => {
  const calls = requestsTo(seen, '/drinks').filter(({ headers }) => !headers['x-case']);
  const named = new Set(calls.map((call) => slipOf(call)?.spanId));
  const callers = clients(seen).filter(({ id }) => named.has(id));
  const orders = new Set(callers.map((client) => seen.parent(client)?.id));
  if (orders.size === calls.length) return;
  throw new Wrong(
    `The counter called the kitchen for ${calls.length} orders, in ${named.size} CLIENT spans\n` +
      `below ${orders.size} spans \`POST /orders\`.`,
    callers[0],
  );
});

const withUnsampled = inScene('unsampled');

withUnsampled('a caller that is not sampled stays so: flag 00 is sent on', (seen) => {
  const call = kitchenCallAfter(seen, 'counter');
  const slip = slipOf(call);
  const [counter] = seen.recording.spans;
  if (slip?.traceId !== traceId) {
    throw new Wrong('The kitchen received the slip of another trace than the caller’s.', counter);
  }
  if (slip.sampled) {
    throw new Wrong(
      `The caller’s flags were 00; the kitchen received \`…-${slip.flags}\`.`,
      counter,
    );
  }
});

withUnsampled('of a trace that is not sampled nothing is exported', (seen) => {
  const exported = seen.recording.spans.find((span) => span.exported > 0);
  if (!exported) return;
  throw new Wrong(
    `The caller’s flags were 00. Exported was \`${exported.name}\` of ${exported.service}.`,
    exported,
  );
});

asks('both providers are shut down before `run` returns', (seen) => seen.shutDown(2));

function spansOf(seen: Seen, service: string): RecordedSpan[] {
  return seen.arrived.filter((span) => span.service === service);
}

/** The spans in which a service was called; at least one. */
function servers(seen: Seen, service: string): RecordedSpan[] {
  const found = spansOf(seen, service).filter(({ kind }) => kind === 'SERVER');
  if (found.length === 0) throw new Wrong(`The ${service} has no SERVER span.`);
  return found;
}

function isServer(seen: Seen, service: string, name: string): void {
  const spans = spansOf(seen, service).filter((span) => span.name === name);
  if (spans.some(({ kind }) => kind === 'SERVER')) return;
  const [span] = spans;
  if (!span) throw new Wrong(`The ${service} has no span \`${name}\`.`);
  throw new Wrong(`\`${name}\` of ${service} is ${article(span.kind)} span.`, span);
}

/** The spans of the counter's calls, whatever their names: the conventions allow several. */
function clients(seen: Seen): RecordedSpan[] {
  const found = spansOf(seen, 'counter').filter(({ kind }) => kind === 'CLIENT');
  if (found.length > 0) return found;
  const kinds = spansOf(seen, 'counter').map(({ name, kind }) => `\`${name}\` ${kind}`);
  throw new Wrong(
    `The counter has no CLIENT span. It has: ${kinds.join(', ')}.`,
    spansOf(seen, 'counter').find(({ name }) => name !== 'POST /orders'),
  );
}

/** The topmost span of the same service: where the trace came in. */
function entryOf(seen: Seen, span: RecordedSpan): RecordedSpan {
  if (span.remoteParent) return span;
  const parent = seen.recording.spans.find(
    ({ id, traceId, started }) =>
      id === span.parentId && traceId === span.traceId && started < span.started,
  );
  return parent?.service === span.service ? entryOf(seen, parent) : span;
}

function requestsTo(seen: Seen, path: string): Request[] {
  return seen.recording.requests.filter(
    (request) => request.method === 'POST' && request.path.split('?')[0] === path,
  );
}

/** What one call of a scene led to: its entry span, and requests from counter to kitchen. */
function caseOf(seen: Seen, name: string, service: string) {
  const marks = seen.recording.requests.filter((request) => request.headers['x-case']);
  const i = marks.findIndex((request) => request.headers['x-case'] === name);
  const from = marks[i]?.when ?? Infinity;
  const to = marks[i + 1]?.when ?? Infinity;
  const span = seen.recording.spans.find(
    ({ started, kind }) => kind === 'SERVER' && started > from && started < to,
  );
  if (!span) throw new Wrong(`The ${service} made no SERVER span for this slip: ${name}.`);
  const calls = requestsTo(seen, '/drinks').filter((call) => call.when > from && call.when < to);
  return { entry: entryOf(seen, span), calls };
}

function kitchenCallAfter(seen: Seen, name: string): Request {
  const [call] = caseOf(seen, name, 'counter').calls;
  if (!call) throw new Wrong('The counter did not call the kitchen.');
  return call;
}

function namesAClient(seen: Seen, call: Request): void {
  const all = clients(seen);
  const slip = slipOf(call);
  if (all.some(({ id, traceId }) => id === slip?.spanId && traceId === slip.traceId)) return;
  const named = seen.recording.spans.find(({ id }) => id === slip?.spanId);
  const guests = seen.recording.requests.filter(({ headers }) => headers['x-case']);
  const fromGuest = guests.some((guest) => slipOf(guest)?.spanId === slip?.spanId);
  const other = fromGuest ? 'the caller’s span' : 'a span that nobody made';
  throw new Wrong(
    `The \`traceparent\` that the kitchen received names ${
      named ? `\`${named.name}\`, ${article(named.kind)} span` : other
    }.`,
    all[0],
  );
}

function continues(seen: Seen, service: 'counter' | 'kitchen'): void {
  const { entry } = caseOf(seen, service, service);
  const name = `\`${entry.name}\` of ${service}`;
  if (entry.traceId !== traceId) {
    throw new Wrong(`${name} is not in the trace of its caller.`, entry);
  }
  if (entry.parentId !== spanId) {
    throw new Wrong(`${name} is in its caller’s trace, but not its caller’s child.`, entry);
  }
}

/** A `traceparent` that keeps the rules, in its parts. */
function slipOf(request: Request | undefined) {
  const [, trace = '', span = '', flags = ''] =
    String(request?.headers.traceparent ?? '').match(
      /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/,
    ) ?? [];
  if (/^0*$/.test(trace) || /^0*$/.test(span)) return undefined;
  return {
    traceId: trace,
    spanId: span,
    flags,
    sampled: Boolean(parseInt(flags, 16) & 1),
  };
}

function shortened({ headers }: Pick<Request, 'headers'>): string {
  const text = `traceparent: ${headers.traceparent ?? '(none)'}`;
  return text.length > 76 ? `${text.slice(0, 75)}…` : text;
}

function article(kind: SpanKindName): string {
  return kind === 'INTERNAL' ? 'an INTERNAL' : `a ${kind}`;
}
