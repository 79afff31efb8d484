import { defineCheck } from '../../workshop/checking/check.ts';
import { shorten } from '../../workshop/render/text.ts';
import type { RecordedSpan, Request, SpanKindName } from '../../workshop/runner/recording.ts';
import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';
import { believed, drink, hostile, spanId, traceId, tracestate, type Reply } from './scenarios.ts';

const { test, inScenario } = defineCheck(
  '06-propagation',
  `
counter: POST /orders [SERVER]
└─ counter: POST /drinks [CLIENT]
   └─ kitchen: POST /drinks [SERVER]
      └─ kitchen: make latte
`,
);

test(
  'order-over-http',
  'the order goes over HTTP, guest to counter to kitchen, and a latte is made',
  (run) => {
    for (const path of ['/orders', '/drinks']) {
      if (run.requestsTo(`POST ${path}`).length === 0) {
        throw new CheckFailure(`No HTTP request \`POST ${path}\` reached a server.`);
      }
    }
    for (const work of ['write slip', 'make latte']) {
      if (run.recording.work.some(({ name }) => name === work)) continue;
      const [error] = run.recording.output.match(/^\w*Error: .*/m) ?? [];
      throw new CheckFailure(
        `The bar was never asked to ${work}.${error ? ` A service said:\n  ${error}` : ''}`,
      );
    }
    const [slip] = run.work('write slip');
    const [call] = run.requestsTo('POST /drinks');
    if (call!.when < (slip!.end ?? Infinity)) {
      throw new CheckFailure('The kitchen was called while the slip was still being written.');
    }
  },
);

test('all-spans-end', 'every span that is started is ended', (run) => run.everySpanEnds());

test('service-names', 'each service makes its spans under its own name', (run) => {
  const expected = { 'POST /orders': 'counter', 'make latte': 'kitchen' };
  for (const [name, service] of Object.entries(expected)) {
    for (const span of run.all(name)) {
      if (span.service !== service) {
        throw new CheckFailure(`\`${name}\` is a span of \`${span.service}\`.`, span);
      }
    }
  }
  if (spansOf(run, 'kitchen').every(({ name }) => name !== 'POST /drinks')) {
    throw new CheckFailure('The kitchen has no span `POST /drinks`.', run.all('make latte')[0]);
  }
});

test(
  'server-spans',
  '`POST /orders` is a SERVER span, and so is the kitchen’s `POST /drinks`',
  (run) => {
    isServer(run, 'counter', 'POST /orders');
    isServer(run, 'kitchen', 'POST /drinks');
  },
);

test('client-span', 'the counter’s call is a CLIENT span, a child of `POST /orders`', (run) => {
  for (const client of clients(run)) {
    const parent = run.parent(client);
    if (!parent) throw new CheckFailure('The CLIENT span began a trace of its own.', client);
    if (parent.name !== 'POST /orders') {
      throw new CheckFailure(`The CLIENT span is a child of \`${parent.name}\`.`, client);
    }
  }
});

test('client-covers-call', 'the CLIENT span is open until the kitchen has answered', (run) => {
  const all = clients(run);
  for (const { when } of run.requestsTo('POST /drinks')) {
    if (all.some(({ started, ended = 0 }) => started < when && when < ended)) continue;
    throw new CheckFailure(
      'When the request reached the kitchen, no CLIENT span was open.',
      all[0],
    );
  }
  for (const work of run.work('make latte')) {
    if (all.some((client) => run.covers(client, work))) continue;
    throw new CheckFailure('The CLIENT span ended before the latte was made.', all[0]);
  }
});

test('traceparent-valid', 'the kitchen receives a `traceparent` that is valid', (run) => {
  const [client] = clients(run);
  for (const call of run.requestsTo('POST /drinks')) {
    if (call.headers.traceparent === undefined) {
      throw new CheckFailure('The request that reached the kitchen has no `traceparent`.', client);
    }
    if (!slipOf(call)) {
      throw new CheckFailure(`The kitchen received this one:\n  ${traceparentOf(call)}`, client);
    }
  }
});

test('traceparent-names-client', 'that `traceparent` names the CLIENT span', (run) => {
  for (const call of run.requestsTo('POST /drinks')) namesAClient(run, call);
});

test(
  'server-below-client',
  'the kitchen’s `POST /drinks` is a child of that CLIENT span',
  (run) => {
    for (const server of servers(run, 'kitchen')) {
      const { parentId, traceId } = entryOf(run, server);
      if (parentId === undefined) {
        throw new CheckFailure('The kitchen’s `POST /drinks` began a trace of its own.', server);
      }
      if (clients(run).some((span) => span.id === parentId && span.traceId === traceId)) continue;
      throw new CheckFailure('The parent of the kitchen’s `POST /drinks` is another span.', server);
    }
  },
);

test('latte-below-server', '`make latte` is a child of the kitchen’s `POST /drinks`', (run) => {
  for (const span of run.all('make latte')) {
    const parent = run.parent(span);
    if (parent && parent.name === 'POST /drinks' && parent.service === 'kitchen') continue;
    if (parent) {
      throw new CheckFailure(
        `\`make latte\` is a child of \`${parent.name}\` of ${parent.service}.`,
        span,
      );
    }
    throw new CheckFailure('`make latte` has no parent: it began a trace of its own.', span);
  }
});

const withCaller = inScenario('caller');

withCaller(
  'kitchen-continues-caller',
  'the kitchen continues the trace of whoever calls it',
  (run) => {
    continues(run, 'kitchen');
  },
);

withCaller(
  'counter-continues-caller',
  'the counter continues the trace of its caller, too',
  (run) => {
    continues(run, 'counter');
  },
);

withCaller('caller-client-named', 'the kitchen hangs below the CLIENT span then, too', (run) => {
  namesAClient(run, kitchenCallAfter(run, 'counter'));
});

withCaller('tracestate-forwarded', 'the caller’s `tracestate` reaches the kitchen', (run) => {
  const { tracestate: received } = kitchenCallAfter(run, 'counter').headers;
  const members = String(received ?? '').split(/\s*,\s*/);
  if (tracestate.split(',').every((member) => members.includes(member))) return;
  const [counter] = servers(run, 'counter');
  throw new CheckFailure(
    received === undefined
      ? 'The kitchen received a `traceparent`, and no `tracestate`.'
      : `The guest sent \`${tracestate}\`, the kitchen received \`${received}\`.`,
    counter,
  );
});

const withHostile = inScenario('hostile');

withHostile('hostile-orders-served', 'an order is served whatever the slip says', (run) => {
  const replies = run.recording.scenarioResult as Reply[] | undefined;
  if (!replies) throw new CheckFailure('The bar did not come to the end of these orders.');
  const refused = replies.find(({ status }) => status < 200 || status > 299);
  const empty = replies.find(({ body }) => !body.includes(drink));
  if (!refused && empty) {
    throw new CheckFailure(`The order was a ${drink}; the answer was: ${empty.body.slice(0, 60)}`);
  }
  if (!refused) return;
  const { name, status } = refused;
  throw new CheckFailure(
    status === 0
      ? `The connection broke over this slip: ${name}.`
      : `The answer was ${status} to this slip: ${name}.`,
  );
});

withHostile(
  'hostile-new-trace',
  'a `traceparent` that breaks the rules begins a new trace',
  (run) => {
    const ids = new Set(run.recording.spans.map(({ id }) => id));
    const servers = run.arrived.filter(({ kind }) => kind === 'SERVER');
    const entries = new Set(servers.map((span) => entryOf(run, span)));
    let begun = 0;
    for (const entry of entries) {
      const fromCounter = entry.parentId !== undefined && ids.has(entry.parentId);
      if (entry.traceId === traceId || fromCounter) continue;
      const slip = believed(entry.traceId);
      if (slip) {
        throw new CheckFailure(
          `This slip was believed: ${slip.name}.\n  ${traceparentOf(slip)}`,
          entry,
        );
      }
      if (entry.parentId !== undefined) {
        throw new CheckFailure('A slip that breaks the rules was believed.', entry);
      }
      begun++;
    }
    if (begun < hostile.length) {
      throw new CheckFailure(`${hostile.length} of those slips began ${begun} new traces.`);
    }
    for (const call of run.requestsTo('POST /drinks')) {
      if (call.headers['x-case'] || ids.has(slipOf(call)?.spanId ?? '')) continue;
      throw new CheckFailure(
        `The counter passed on what it had been given:\n  ${traceparentOf(call)}`,
        [...entries][0],
      );
    }
  },
);

withHostile('orders-do-not-mix', 'orders that go on at the same time do not mix', (run) => {
  const calls = run.requestsTo('POST /drinks').filter(({ headers }) => !headers['x-case']);
  const named = new Set(calls.map((call) => slipOf(call)?.spanId));
  const callers = clients(run).filter(({ id }) => named.has(id));
  const orders = new Set(callers.map((client) => run.parent(client)?.id));
  if (orders.size === calls.length) return;
  throw new CheckFailure(
    `The counter called the kitchen for ${calls.length} orders, in ${named.size} CLIENT spans\n` +
      `below ${orders.size} spans \`POST /orders\`.`,
    callers[0],
  );
});

const withUnsampled = inScenario('unsampled');

withUnsampled(
  'unsampled-flag-forwarded',
  'a caller that is not sampled stays so: flag 00 is sent on',
  (run) => {
    const call = kitchenCallAfter(run, 'counter');
    const slip = slipOf(call);
    const [counter] = run.recording.spans;
    if (slip?.traceId !== traceId) {
      throw new CheckFailure(
        'The kitchen received the slip of another trace than the caller’s.',
        counter,
      );
    }
    if (slip.sampled) {
      throw new CheckFailure(
        `The caller’s flags were 00; the kitchen received \`…-${slip.flags}\`.`,
        counter,
      );
    }
  },
);

withUnsampled(
  'unsampled-not-exported',
  'of a trace that is not sampled nothing is exported',
  (run) => {
    const exported = run.recording.spans.find((span) => span.exported > 0);
    if (!exported) return;
    throw new CheckFailure(
      `The caller’s flags were 00. Exported was \`${exported.name}\` of ${exported.service}.`,
      exported,
    );
  },
);

test('shut-down', 'both providers are shut down before `run` returns', (run) => run.shutDown(2));

function spansOf(run: RecordedRun, service: string): RecordedSpan[] {
  return run.arrived.filter((span) => span.service === service);
}

/** The spans in which a service was called; at least one. */
function servers(run: RecordedRun, service: string): RecordedSpan[] {
  const found = spansOf(run, service).filter(({ kind }) => kind === 'SERVER');
  if (found.length === 0) throw new CheckFailure(`The ${service} has no SERVER span.`);
  return found;
}

function isServer(run: RecordedRun, service: string, name: string): void {
  const spans = spansOf(run, service).filter((span) => span.name === name);
  if (spans.some(({ kind }) => kind === 'SERVER')) return;
  const [span] = spans;
  if (!span) throw new CheckFailure(`The ${service} has no span \`${name}\`.`);
  throw new CheckFailure(`\`${name}\` of ${service} is ${article(span.kind)} span.`, span);
}

/** The spans of the counter's calls, whatever their names: the conventions allow several. */
function clients(run: RecordedRun): RecordedSpan[] {
  const found = spansOf(run, 'counter').filter(({ kind }) => kind === 'CLIENT');
  if (found.length > 0) return found;
  const kinds = spansOf(run, 'counter').map(({ name, kind }) => `\`${name}\` ${kind}`);
  throw new CheckFailure(
    `The counter has no CLIENT span. It has: ${kinds.join(', ')}.`,
    spansOf(run, 'counter').find(({ name }) => name !== 'POST /orders'),
  );
}

/** The topmost span of the same service: where the trace came in. */
function entryOf(run: RecordedRun, span: RecordedSpan): RecordedSpan {
  if (span.remoteParent) return span;
  const parent = run.recording.spans.find(
    ({ id, traceId, started }) =>
      id === span.parentId && traceId === span.traceId && started < span.started,
  );
  return parent?.service === span.service ? entryOf(run, parent) : span;
}

/** What one call of a scene led to: its entry span, and requests from counter to kitchen. */
function caseOf(run: RecordedRun, name: string, service: string) {
  const marks = run.recording.requests.filter((request) => request.headers['x-case']);
  const i = marks.findIndex((request) => request.headers['x-case'] === name);
  const from = marks[i]?.when ?? Infinity;
  const to = marks[i + 1]?.when ?? Infinity;
  const span = run.recording.spans.find(
    ({ started, kind }) => kind === 'SERVER' && started > from && started < to,
  );
  if (!span) throw new CheckFailure(`The ${service} made no SERVER span for this slip: ${name}.`);
  const calls = run.requestsTo('POST /drinks').filter((call) => call.when > from && call.when < to);
  return { entry: entryOf(run, span), calls };
}

function kitchenCallAfter(run: RecordedRun, name: string): Request {
  const [call] = caseOf(run, name, 'counter').calls;
  if (!call) throw new CheckFailure('The counter did not call the kitchen.');
  return call;
}

function namesAClient(run: RecordedRun, call: Request): void {
  const all = clients(run);
  const slip = slipOf(call);
  if (all.some(({ id, traceId }) => id === slip?.spanId && traceId === slip.traceId)) return;
  const named = run.recording.spans.find(({ id }) => id === slip?.spanId);
  const guests = run.recording.requests.filter(({ headers }) => headers['x-case']);
  const fromGuest = guests.some((guest) => slipOf(guest)?.spanId === slip?.spanId);
  const other = fromGuest ? 'the caller’s span' : 'a span that nobody made';
  throw new CheckFailure(
    `The \`traceparent\` that the kitchen received names ${
      named ? `\`${named.name}\`, ${article(named.kind)} span` : other
    }.`,
    all[0],
  );
}

function continues(run: RecordedRun, service: 'counter' | 'kitchen'): void {
  const { entry } = caseOf(run, service, service);
  const name = `\`${entry.name}\` of ${service}`;
  if (entry.traceId !== traceId) {
    throw new CheckFailure(`${name} is not in the trace of its caller.`, entry);
  }
  if (entry.parentId !== spanId) {
    throw new CheckFailure(`${name} is in its caller’s trace, but not its caller’s child.`, entry);
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

function traceparentOf({ headers }: Pick<Request, 'headers'>): string {
  return shorten(`traceparent: ${headers.traceparent ?? '(none)'}`, 76);
}

function article(kind: SpanKindName): string {
  return kind === 'INTERNAL' ? 'an INTERNAL' : `a ${kind}`;
}
