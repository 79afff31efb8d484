import { defineCheck } from '../../workshop/checking/check.ts';
import { shorten, times } from '../../workshop/render/text.ts';
import type { RecordedSpan, Request, SpanKindName, Work } from '../../workshop/runner/recording.ts';
import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';
import { parseTraceparent } from '../../workshop/checking/traceparent.ts';
import {
  believed,
  callers,
  crowd,
  failing,
  hostile,
  isGuest,
  queue,
  spanId,
  traceId,
  tracestate,
  type Call,
  type Visit,
} from './scenarios.ts';

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
  'the order goes over HTTP, from guest to counter to kitchen, and a latte is made',
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
        `The bar was never asked to ${work}.${error ? ` A service printed:\n  ${error}` : ''}`,
      );
    }
    const [slip] = run.work('write slip');
    const [call] = run.requestsTo('POST /drinks');
    if (call!.when < (slip!.end ?? Infinity)) {
      throw new CheckFailure('The kitchen was called while the slip was still being written.');
    }
    const calls = run.requestsTo('POST /drinks').length;
    const lattes = run.work('make latte').length;
    if (calls > 1 || lattes > 1) {
      throw new CheckFailure(
        `There was one order, but the kitchen was called ${times(calls)}, and it made a latte ${times(lattes)}.`,
      );
    }
  },
);

test('all-spans-end', 'every span that is started is ended', (run) => run.everySpanEnds());

test('spans-cover-work', 'the spans of a service stay open while the service works', (run) => {
  const named = (asked: string) => run.recording.spans.filter(({ name }) => name === asked);
  for (const latte of run.work('make latte')) {
    covers(run, named('make latte'), latte);
    covers(
      run,
      named('POST /drinks').filter(({ kind }) => kind === 'SERVER'),
      latte,
    );
  }
  for (const slip of run.work('write slip')) covers(run, named('POST /orders'), slip);
});

test('service-names', 'each service makes its spans under its own name', (run) => {
  const expected = { 'POST /orders': 'counter', 'make latte': 'kitchen' };
  for (const [name, service] of Object.entries(expected)) {
    for (const span of run.all(name)) {
      if (span.service !== service) {
        throw new CheckFailure(
          `\`${name}\` is a span of \`${span.service}\`, not of \`${service}\`.`,
          span,
        );
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

test('latte-internal', '`make latte` is INTERNAL', (run) => {
  const other = run.all('make latte').find(({ kind }) => kind !== 'INTERNAL');
  if (other) throw new CheckFailure(`\`make latte\` is ${article(other.kind)} span.`, other);
});

test('client-span', 'the counter’s call is a CLIENT span, a child of `POST /orders`', (run) => {
  for (const client of clients(run)) {
    const parent = run.parent(client);
    if (!parent) throw new CheckFailure('The CLIENT span began a trace of its own.', client);
    if (parent.name !== 'POST /orders') {
      throw new CheckFailure(`The CLIENT span is a child of \`${parent.name}\`.`, client);
    }
    // The conventions allow the method alone, too.
    if (client.name === 'POST /drinks' || client.name === 'POST') continue;
    throw new CheckFailure(
      `The CLIENT span is named \`${shorten(client.name, 50)}\`, not \`POST /drinks\`.`,
      client,
    );
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
  for (const { when } of run.recording.said.filter(({ what }) => what === 'kitchen: the body')) {
    if (all.some(({ started, ended = Infinity }) => started < when && when < ended)) continue;
    throw new CheckFailure(
      'The CLIENT span ended after the kitchen began to answer, but before the body of that answer was read. ' +
        'Read the body while the span is open. One possible reason: `return` without `await` in a `try`.',
      all[0],
    );
  }
  for (const client of all) {
    const parent = run.parent(client);
    if (!parent || (parent.ended ?? Infinity) > (client.ended ?? Infinity)) continue;
    throw new CheckFailure(`\`${parent.name}\` ended before its CLIENT span did.`, parent);
  }
});

test('traceparent-valid', 'the kitchen receives a `traceparent` that is valid', (run) => {
  const [client] = clients(run);
  for (const call of run.requestsTo('POST /drinks')) {
    if (call.headers.traceparent === undefined) {
      throw new CheckFailure('The request that reached the kitchen has no `traceparent`.', client);
    }
    if (!slipOf(call)) {
      throw new CheckFailure(
        `The \`traceparent\` that the kitchen received is not valid:\n  ${traceparentOf(call)}`,
        client,
      );
    }
  }
});

test(
  'traceparent-names-client',
  'the `traceparent` for the kitchen names the CLIENT span',
  (run) => {
    for (const call of run.requestsTo('POST /drinks')) namesAClient(run, call);
  },
);

const moments: Record<string, string> = {
  'call the kitchen': 'the request to the kitchen was sent',
  'read the answer': 'the body of the kitchen’s answer was read',
};

test(
  'client-active',
  'the CLIENT span is active when the request is sent and when its answer is read',
  (run) => {
    const all = clients(run);
    for (const call of run.recording.work.filter(({ name }) => name in moments)) {
      if (all.some((client) => run.isActive(client, call))) continue;
      const active = run.recording.spans.find(({ id }) => id === call.active);
      const what = active ? `\`${active.name}\`, ${article(active.kind)} span,` : 'No span';
      throw new CheckFailure(`${what} was active when ${moments[call.name]}.`, all[0]);
    }
  },
);

test(
  'server-below-client',
  'the kitchen’s `POST /drinks` is a child of the counter’s CLIENT span',
  (run) => {
    for (const server of servers(run, 'kitchen')) {
      const { parentId, traceId } = entryOf(run, server);
      if (parentId === undefined) {
        throw new CheckFailure('The kitchen’s `POST /drinks` began a trace of its own.', server);
      }
      if (clients(run).some((span) => span.id === parentId && span.traceId === traceId)) continue;
      throw new CheckFailure(
        'The parent of the kitchen’s `POST /drinks` is not a CLIENT span of the counter.',
        server,
      );
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

const withCaller = inScenario('caller', '');

withCaller(
  'kitchen-continues-caller',
  'the kitchen continues the trace of whoever calls it',
  (run) => {
    continues(run, 'kitchen');
  },
);

withCaller(
  'counter-continues-caller',
  'the counter continues the trace of whoever calls it',
  (run) => {
    continues(run, 'counter');
  },
);

withCaller(
  'caller-client-named',
  'if the counter has a caller, the slip for the kitchen still names the CLIENT span',
  (run) => {
    namesAClient(run, kitchenCallAfter(run, goodSlip('counter')));
  },
);

withCaller('tracestate-forwarded', 'the caller’s `tracestate` goes on with its trace', (run) => {
  const { tracestate: received } = kitchenCallAfter(run, goodSlip('counter')).headers;
  if (hasMembers(received)) {
    const { entry } = caseOf(run, goodSlip('kitchen'));
    if (entry.exported === 0 || hasMembers(visitOf(run).states[entry.id])) return;
    throw new CheckFailure(
      'The kitchen’s span is in the trace of its caller, but without the `tracestate`.',
      entry,
    );
  }
  const [counter] = servers(run, 'counter');
  throw new CheckFailure(
    received === undefined
      ? 'The kitchen received a `traceparent`, but no `tracestate`.'
      : `The guest sent \`${tracestate}\`, and the kitchen received \`${received}\`.`,
    counter,
  );
});

withCaller(
  'nothing-left-over',
  'a guest without a good slip begins a new trace, with no `tracestate`',
  (run) => {
    for (const call of queue) {
      isAnswered(run, call);
      const { entry, calls } = caseOf(run, call);
      const earlier = run.recording.spans.find(({ id }) => id === entry.parentId);
      const other = queue.find((one) => one !== call && one.traceId === entry.traceId);
      if (earlier ?? (other && entry.traceId !== call.traceId)) {
        throw new CheckFailure(
          `This guest came with ${call.name}, but ended up in another guest’s trace.`,
          entry,
        );
      }
      for (const { headers } of calls) {
        if (call.traceId || !headers.tracestate) continue;
        const from = headers.tracestate === call.headers.tracestate ? 'this' : 'another';
        throw new CheckFailure(
          `This guest came with ${call.name}.\nThe kitchen received the tracestate ` +
            `\`${headers.tracestate}\`, from ${from} guest’s slip.`,
          entry,
        );
      }
    }
  },
);

withCaller(
  'later-slips-believed',
  'a slip with a later version or with other flags is believed',
  (run) => {
    for (const call of queue.filter((one) => one.traceId && one.traceId !== traceId)) {
      const { entry } = caseOf(run, call);
      if (entry.traceId === call.traceId && entry.parentId === spanId) continue;
      throw new CheckFailure(
        `This slip follows the rules, but was not believed: ${call.name}.\n  ${traceparentOf(call)}`,
        entry,
      );
    }
  },
);

withCaller(
  'ended-when-answered',
  'a service ends its span before the guest has the answer',
  (run) => {
    for (const call of queue) {
      const { entry } = caseOf(run, call);
      const answer = run.recording.said.find(({ what }) => what === `answered: ${call.name}`);
      if (!answer || (entry.ended ?? Infinity) < answer.when) continue;
      throw new CheckFailure(
        `\`${entry.name}\` was still open when the guest had the answer.`,
        entry,
      );
    }
  },
);

withCaller(
  'failed-orders',
  'an order that fails is answered with an error, and its spans end',
  (run) => {
    for (const call of failing) {
      const { status, body } = replyTo(run, call);
      if (typeof call.order === 'string') {
        caseOf(run, call);
        if (status >= 400) continue;
        throw new CheckFailure(
          `\`POST ${call.to === 'kitchen' ? '/drinks' : '/orders'}\` got a body that is not JSON. The ${call.to} answered ${status}.`,
          `${call.to}.ts`,
        );
      }
      const { id } = call.order;
      const made = run.recording.work.some(
        ({ name, order }) => name === 'make latte' && order === id,
      );
      if (made || status >= 400) continue;
      throw new CheckFailure(
        `The kitchen answered 404 and made nothing. The guest was told ${status}:\n  ${shorten(body, 60)}`,
        'counter.ts',
      );
    }
    const open = run.recording.spans.find(({ ended }) => ended === undefined);
    if (open) {
      throw new CheckFailure(
        `An order failed, and \`${open.name}\`${open.service ? ` of ${open.service}` : ''} was never ended.`,
        open,
      );
    }
  },
);

const withHostile = inScenario('hostile', '');

withHostile('hostile-orders-served', 'an order is served whatever the slip says', (run) => {
  isServed(run, crowd);
});

withHostile(
  'hostile-new-trace',
  'a `traceparent` that breaks the rules begins a new trace',
  (run) => {
    const ids = new Set(run.recording.spans.map(({ id }) => id));
    const traces = new Set(crowd.map((call) => call.traceId));
    const servers = run.recording.spans.filter(({ kind }) => kind === 'SERVER');
    const entries = new Set(servers.map((span) => entryOf(run, span)));
    const begun = [];
    for (const entry of entries) {
      const fromCounter = entry.parentId !== undefined && ids.has(entry.parentId);
      if (traces.has(entry.traceId) || fromCounter) continue;
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
      begun.push(entry);
    }
    const dropped = begun.find(({ sampled }) => !sampled);
    if (dropped) {
      throw new CheckFailure(
        `\`${dropped.name}\` began a new trace, but the sampler dropped it.`,
        dropped,
      );
    }
    const lost = crowd.find(
      (call) => call.traceId && ![...entries].some((entry) => entry.traceId === call.traceId),
    );
    if (lost) {
      throw new CheckFailure(`This slip follows the rules, but was not believed: ${lost.name}.`);
    }
    if (begun.length !== hostile.length) {
      throw new CheckFailure(
        `${hostile.length} slips broke the rules, but ${begun.length} new traces began.`,
      );
    }
    for (const call of run.requestsTo('POST /drinks')) {
      if (isGuest(call) || ids.has(slipOf(call)?.spanId ?? '')) continue;
      throw new CheckFailure(
        `The counter passed on the header that it had been given:\n  ${traceparentOf(call)}`,
        [...entries][0],
      );
    }
  },
);

withHostile(
  'orders-do-not-mix',
  'orders that are in progress at the same time do not mix',
  (run) => {
    const calls = run.requestsTo('POST /drinks').filter((call) => !isGuest(call));
    const named = new Set(calls.map((call) => slipOf(call)?.spanId));
    const senders = clients(run).filter(({ id }) => named.has(id));
    const orders = new Set(senders.map((client) => run.parent(client)?.id));
    if (orders.size !== calls.length) {
      throw new CheckFailure(
        `The counter called the kitchen for ${calls.length} orders, in ${named.size} CLIENT spans\n` +
          `below ${orders.size} \`POST /orders\` spans.`,
        senders[0],
      );
    }
    const doors = servers(run, 'kitchen').map((span) => entryOf(run, span).parentId);
    for (const client of senders) {
      if (doors.filter((id) => id === client.id).length === 1) continue;
      throw new CheckFailure(
        'Below each call of the counter there must be one `POST /drinks` of the kitchen. Below one\n' +
          `call there are ${doors.filter((id) => id === client.id).length}: a span hangs below the call of another order.`,
        servers(run, 'kitchen')[0],
      );
    }
    for (const call of calls) {
      const guest = crowd.find((one) => one.traceId === slipOf(call)?.traceId);
      const sent = guest?.headers.tracestate;
      const received = String(call.headers.tracestate ?? '');
      const [stranger] = received.match(/guest=\d+/g)?.filter((one) => !sent?.includes(one)) ?? [];
      const own = String(sent ?? '').match(/guest=\d+/)?.[0] ?? '';
      if (!stranger && received.includes(own)) continue;
      throw new CheckFailure(
        guest
          ? `A guest sent the tracestate \`${sent ?? '(none)'}\`, and the kitchen received \`${received}\`.`
          : `The \`traceparent\` of a guest broke the rules, but its \`tracestate\` was sent on:\n  ${received}`,
        senders.find(({ id }) => id === slipOf(call)?.spanId),
      );
    }
  },
);

const withUnsampled = inScenario('unsampled', '');

withUnsampled('unsampled-served', 'a guest whose trace is not sampled is still served', (run) => {
  isServed(run, callers('00'));
});

withUnsampled('kind-at-start', 'every span gets its kind when it is started', (run) => {
  const call = kitchenCallAfter(run, goodSlip('counter'));
  const named = run.recording.spans.find(({ id }) => id === slipOf(call)?.spanId);
  if (!named || named.sampled || named.kind !== 'INTERNAL') return;
  throw new CheckFailure(
    `\`${named.name}\` was started as an INTERNAL span, and got its kind only later.`,
    named,
  );
});

withUnsampled(
  'unsampled-flag-forwarded',
  'a trace that is not sampled stays unsampled: flags 00 are sent on',
  (run) => {
    const call = kitchenCallAfter(run, goodSlip('counter'));
    const slip = slipOf(call);
    const [counter] = run.recording.spans;
    if (slip?.traceId !== traceId) {
      throw new CheckFailure(
        slip
          ? 'The kitchen received a slip of another trace, not of the caller’s trace.'
          : `The kitchen received no slip for this trace: ${traceparentOf(call)}.`,
        counter,
      );
    }
    if (slip.sampled) {
      throw new CheckFailure(
        `The caller’s flags were 00, but the kitchen received \`…-${slip.flags}\`.`,
        counter,
      );
    }
  },
);

withUnsampled(
  'unsampled-not-exported',
  'nothing is exported of a trace that is not sampled',
  (run) => {
    const exported = run.recording.spans.find((span) => span.exported > 0);
    if (!exported) return;
    throw new CheckFailure(
      `The caller’s flags were 00, but \`${exported.name}\` of ${exported.service} was exported.`,
      exported,
    );
  },
);

test('shut-down', 'both providers are shut down before `run` returns', (run) => run.shutDown(2));

withCaller(
  'bar-closed',
  'both providers are shut down before your bar’s `close` has finished',
  (run) => run.shutDown(2),
);

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

/** What one guest's call led to: its entry span, and requests from counter to kitchen. */
function caseOf(run: RecordedRun, { name, to: service }: Call) {
  const marks = run.recording.requests.filter(isGuest);
  const i = marks.findIndex((request) => request.headers['x-case'] === name);
  const from = marks[i]?.when ?? Infinity;
  const to = marks[i + 1]?.when ?? Infinity;
  const span = run.recording.spans.find(
    ({ started, kind }) => kind === 'SERVER' && started > from && started < to,
  );
  if (!span) throw new CheckFailure(`The ${service} made no SERVER span for this guest: ${name}.`);
  const calls = run.requestsTo('POST /drinks').filter((call) => call.when > from && call.when < to);
  return { entry: entryOf(run, span), calls };
}

function goodSlip(service: 'counter' | 'kitchen'): Call {
  return queue.find(({ to }) => to === service)!;
}

function kitchenCallAfter(run: RecordedRun, guest: Call): Request {
  const [call] = caseOf(run, guest).calls;
  if (!call) throw new CheckFailure('The counter did not call the kitchen.');
  return call;
}

function visitOf(run: RecordedRun): Visit {
  const visit = run.recording.scenarioResult as Visit | undefined;
  if (!visit) throw new CheckFailure('The bar did not get through these orders.');
  return visit;
}

function replyTo(run: RecordedRun, { name }: Call) {
  return visitOf(run).replies.find((reply) => reply.name === name)!;
}

function isAnswered(run: RecordedRun, guest: Call): void {
  const { name, status } = replyTo(run, guest);
  if (status >= 200 && status < 300) return;
  throw new CheckFailure(
    status === 0
      ? `The connection broke for this guest: ${name}.`
      : `The answer was ${status} for this guest: ${name}.`,
  );
}

/** Every one of these guests got the drink that was ordered, and it was made. */
function isServed(run: RecordedRun, guests: Call[]): void {
  for (const guest of guests) {
    isAnswered(run, guest);
    const { body } = replyTo(run, guest);
    const drink = typeof guest.order === 'object' ? guest.order.drink : '';
    if (body.includes(drink)) continue;
    throw new CheckFailure(`The order was a ${drink}; the answer was: ${body.slice(0, 60)}`);
  }
  const lattes = run.recording.work.filter(({ name }) => name === 'make latte');
  if (lattes.length === guests.length) return;
  throw new CheckFailure(
    `There were ${guests.length} orders, but a latte was made ${times(lattes.length)}.`,
    'kitchen.ts',
  );
}

/** One of the spans is open during that work. */
function covers(run: RecordedRun, spans: RecordedSpan[], work: Work): void {
  const [span] = spans;
  if (!span || spans.some((one) => run.covers(one, work))) return;
  const what =
    span.started > work.begin
      ? 'was started only after this work had begun'
      : 'ended before this work was done';
  const of = span.service && ` of ${span.service}`;
  throw new CheckFailure(`\`${span.name}\`${of} ${what}: ${work.name}.`, span);
}

function hasMembers(received: unknown): boolean {
  const members = String(received ?? '').split(/\s*,\s*/);
  return tracestate.split(',').every((member) => members.includes(member));
}

function namesAClient(run: RecordedRun, call: Request): void {
  const all = clients(run);
  const slip = slipOf(call);
  if (all.some(({ id, traceId }) => id === slip?.spanId && traceId === slip.traceId)) return;
  const named = run.recording.spans.find(({ id }) => id === slip?.spanId);
  const guests = run.recording.requests.filter(isGuest);
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
  const { entry } = caseOf(run, goodSlip(service));
  const name = `\`${entry.name}\` of ${service}`;
  if (entry.traceId !== traceId) {
    throw new CheckFailure(`${name} is not in the trace of its caller.`, entry);
  }
  if (entry.parentId !== spanId) {
    throw new CheckFailure(
      `${name} is in its caller’s trace, but is not its caller’s child.`,
      entry,
    );
  }
}

/** What a request's `traceparent` says, where it follows the rules. */
function slipOf(request: Request | undefined) {
  return parseTraceparent(request?.headers.traceparent);
}

function traceparentOf({ headers }: Pick<Request, 'headers'>): string {
  return shorten(`traceparent: ${headers.traceparent ?? '(none)'}`, 76);
}

function article(kind: SpanKindName): string {
  return kind === 'INTERNAL' ? 'an INTERNAL' : `a ${kind}`;
}
