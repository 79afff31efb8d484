import { tableOrders, type Slip, type TableOrder } from '#bar';
import { defineCheck } from '../../workshop/checking/check.ts';
import { shorten } from '../../workshop/render/text.ts';
import type { RecordedSpan, Request } from '../../workshop/runner/recording.ts';
import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';
import { bare, batchesOf, delivery, deliveryNotes } from './scenarios.ts';

const { test, inScenario } = defineCheck(
  '11-baggage-and-links',
  `
take order  ×2
├─ send orders [PRODUCER]
└─ call guest
take order
├─ POST /cartons [CLIENT]
├─ send orders [PRODUCER]
└─ call guest
process orders [CONSUMER]
├─ make drink
├─ make drink
└─ make drink
rinse machine  ×3
`,
);
const inRush = inScenario(
  'rush',
  `
take order  ×2
├─ send orders [PRODUCER]
└─ call guest
take order  ×2
├─ POST /cartons [CLIENT]
├─ send orders [PRODUCER]
└─ call guest
process orders [CONSUMER]  ×2
├─ make drink
├─ make drink
└─ make drink
rinse machine  ×3
`,
);

test('all-spans-end', 'every span that is started is ended', (run) => run.everySpanEnds());

test(
  'order-attributes',
  'each order has spans with its `coffee.order.id`, open while its work is done',
  (run) => {
    for (const { id } of ordersOf(run)) {
      const [slip] = saidOf(run, 'slip on the rail', id);
      const [call] = saidOf(run, 'call out', id);
      const making = run.work('make drink').find(({ order }) => order === id);
      if (!slip) throw new CheckFailure(`No slip was put on the rail for order ${id}.`);
      if (!making) throw new CheckFailure(`Nobody made the drink of order ${id}.`);
      if (!call) throw new CheckFailure(`Nobody called the guest of order ${id}.`);
      for (const [name, begin, end = Infinity] of [
        ['take order', slip, slip],
        ['make drink', making.begin, making.end],
        ['call guest', call, call],
      ] as const) {
        const span = spanOf(run, name, id);
        if (span.started < begin && (span.ended ?? 0) > end) continue;
        throw new CheckFailure(
          `\`${name}\` of order ${id} was not open while that was done.`,
          span,
        );
      }
    }
  },
);

test(
  'producer-span',
  '`send orders` is a PRODUCER span below `take order`, open as the slip goes up',
  (run) => {
    for (const { id } of ordersOf(run)) {
      const order = spanOf(run, 'take order', id);
      const [slip = 0] = saidOf(run, 'slip on the rail', id);
      const sends = sendersOf(run, order);
      const [send] = sends;
      if (!send) {
        const [stray] = run.all('send orders');
        throw new CheckFailure(
          `Order ${id} has no \`send orders\` below its \`take order\`.`,
          stray,
        );
      }
      if (send.kind !== 'PRODUCER') {
        throw new CheckFailure(`The kind of \`send orders\` is ${send.kind}.`, send);
      }
      if (sends.some(({ started, ended = 0 }) => started < slip && slip < ended)) continue;
      throw new CheckFailure(
        `When slip ${id} was put on the rail, no \`send orders\` was open.`,
        send,
      );
    }
  },
);

test('slip-traceparent', 'each slip has a `traceparent` that names its `send orders`', (run) => {
  for (const { id } of ordersOf(run)) tracesItsSender(run, id);
});

test(
  'slip-baggage',
  'each slip has a `baggage` with `coffee.table` and `coffee.guest.tier`',
  (run) => {
    for (const order of ordersOf(run)) carriesNotes(run, order);
  },
);

test('no-secrets-in-baggage', 'nobody’s name and no card number is in the baggage', (run) => {
  const written = [
    ...batches(run)
      .flat()
      .map(({ id, headers }) => ({ where: `Slip ${id}`, headers })),
    ...milkRequests(run).map(({ headers }) => ({ where: 'The oat milk request', headers })),
  ];
  for (const { where, headers } of written) {
    const text = decoded(String(headers.baggage ?? ''));
    const digits = text.replace(/[\s._-]/g, '');
    for (const { guest } of tableOrders) {
      const named = new RegExp(`\\b${guest.name}\\b`, 'i').test(text);
      if (!named && !digits.includes(guest.card)) continue;
      const what = named ? 'the name of a guest' : 'the number of a card';
      throw new CheckFailure(`${where} has ${what} in its baggage:\n  ${shorten(text, 74)}`);
    }
  }
});

test('one-consumer-span', 'there is one `process orders` for the batch, a CONSUMER span', (run) => {
  const spans = run.all('process orders');
  const [span] = spans;
  if (spans.length > 1) {
    throw new CheckFailure(
      `For one batch there are ${spans.length} spans \`process orders\`.`,
      span,
    );
  }
  if (span!.kind !== 'CONSUMER') {
    throw new CheckFailure(`The kind of \`process orders\` is ${span!.kind}.`, span);
  }
});

test('consumer-own-trace', '`process orders` begins a trace of its own', (run) =>
  beginsATrace(run, 'process orders'),
);

test('drinks-below-consumer', 'each `make drink` is a child of `process orders`', (run) => {
  run.child('make drink', 'process orders');
});

test('consumer-covers-drinks', '`process orders` is open until all its drinks are made', (run) => {
  const [batch] = run.all('process orders');
  for (const work of run.work('make drink')) {
    if (run.covers(batch!, work)) continue;
    throw new CheckFailure(
      `\`process orders\` was not open while drink ${work.order} was made.`,
      batch,
    );
  }
});

test(
  'consumer-links',
  '`process orders` has a link to the `send orders` of each of its slips',
  (run) => {
    for (const batch of batches(run)) linksToItsSlips(run, batch);
  },
);

test(
  'drink-attributes',
  'each `make drink` has the table and the tier of its order as attributes',
  (run) => {
    for (const order of ordersOf(run)) hasNotes(run, 'make drink', order.id, notesOf(order));
  },
);

test('order-baggage-attributes', 'each `take order` has them as attributes, too', (run) => {
  for (const order of ordersOf(run)) hasNotes(run, 'take order', order.id, notesOf(order));
});

test('supplier-no-baggage', 'the supplier gets no `baggage`', (run) => keepsBaggage(run));

test(
  'supplier-traceparent',
  'the supplier gets a `traceparent` that names the CLIENT span of the call',
  (run) => {
    const oat = ordersOf(run).filter(({ milk }) => milk === 'oat');
    const traceIds = oat.map(({ id }) => spanOf(run, 'take order', id).traceId);
    for (const { headers } of milkRequests(run)) {
      const sent = traceparentOf(headers);
      const named = run.arrived.find(({ id }) => id === sent?.spanId);
      if (named?.kind === 'CLIENT' && traceIds.includes(named.traceId)) continue;
      const kind = named ? `, kind ${named.kind}` : '';
      const call = run.arrived.find(({ name }) => name === 'POST /cartons');
      throw new CheckFailure(
        headers.traceparent === undefined
          ? 'The request for oat milk has no `traceparent`.'
          : `The \`traceparent\` of that request names ${nameOf(run, named)}${kind}.`,
        call,
      );
    }
  },
);

test('guest-in-order-trace', 'each `call guest` is in the trace of its order', (run) =>
  callsItsGuests(run),
);

test('rinse-own-trace', 'each round of `rinse machine` begins a trace of its own', (run) => {
  const spans = run.all('rinse machine');
  for (const { order, ...round } of run.work('rinse')) {
    const open = spans.some((span) => run.covers(span, { order, ...round }));
    if (!open)
      throw new CheckFailure(`In round ${order}, no \`rinse machine\` was open.`, spans[0]);
  }
  const rounds = run.work('rinse').length;
  if (rounds !== 3)
    throw new CheckFailure(`The machine was rinsed ${rounds} times, and not three times.`);
  beginsATrace(run, 'rinse machine');
  const traceIds = new Set(spans.map(({ traceId }) => traceId));
  if (traceIds.size < rounds) {
    throw new CheckFailure(`${rounds} rounds are in ${traceIds.size} trace(s).`, spans[0]);
  }
});

test(
  'work-unchanged',
  'the bar works as before: first the milk, then the slip, and the rinsing last',
  (run) => {
    for (const { id, drink, milk } of ordersOf(run)) {
      const slip = slipOf(run, id);
      if (slip.drink !== drink) {
        throw new CheckFailure(
          `Order ${id} is a ${drink}; its slip says ${slip.drink ?? 'nothing'}.`,
        );
      }
      const [put = 0] = saidOf(run, 'slip on the rail', id);
      if (milk === 'oat' && milkRequests(run).every(({ when }) => when > put)) {
        throw new CheckFailure(`Slip ${id} went up before the oat milk was ordered.`);
      }
    }
    const [rinsing] = run.work('rinse');
    const late = run.work('make drink').find(({ end = Infinity }) => end > rinsing!.begin);
    if (late) throw new CheckFailure(`The machine was rinsed before drink ${late.order} was made.`);
  },
);

inRush(
  'rush-slips-do-not-mix',
  'rush hour: orders that go on at the same time do not mix on their slips',
  (run) => {
    for (const order of ordersOf(run)) {
      tracesItsSender(run, order.id);
      carriesNotes(run, order);
    }
  },
);

inRush(
  'rush-links',
  'rush hour: each batch has links to its own slips, and to no others',
  (run) => {
    const own = batches(run).filter((slips) => slips.every(({ id }) => isOwn(id)));
    for (const batch of own) linksToItsSlips(run, batch);
  },
);

inRush(
  'rush-foreign-slip',
  'rush hour: a slip of the delivery service is linked and read like any other',
  (run) => {
    for (const batch of batches(run)) {
      if (batch.some(({ id }) => id === delivery.id)) linksToItsSlips(run, batch);
    }
    hasNotes(run, 'make drink', delivery.id, deliveryNotes);
  },
);

inRush(
  'rush-bare-slip',
  'rush hour: a slip without headers gets its drink, and nobody else’s table',
  (run) => {
    const { attributes } = spanOf(run, 'make drink', bare.id);
    const others = [...tableOrders.map(notesOf), deliveryNotes];
    for (const { table, tier } of others) {
      const borrowed = [table, tier].find((note) => Object.values(attributes).includes(note));
      if (borrowed === undefined) continue;
      const span = spanOf(run, 'make drink', bare.id);
      throw new CheckFailure(
        `Slip ${bare.id} has no baggage; its \`make drink\` says ${borrowed}.`,
        span,
      );
    }
  },
);

inRush(
  'rush-drinks-of-own-order',
  'rush hour: each `make drink` and `call guest` is of its own order',
  (run) => {
    for (const order of ordersOf(run)) hasNotes(run, 'make drink', order.id, notesOf(order));
    callsItsGuests(run);
    keepsBaggage(run);
  },
);

test('shut-down', 'the provider is shut down before `run` returns', (run) => run.shutDown());

interface Notes {
  table: string;
  tier: string;
}

function notesOf({ table, guest }: TableOrder): Notes {
  return { table, tier: guest.tier };
}

function isOwn(id: number): boolean {
  return tableOrders.some((order) => order.id === id);
}

/** The batches of slips that the kitchen was given; at least one. */
function batches(run: RecordedRun): Slip[][] {
  const given = batchesOf(run);
  if (given.length === 0) throw new CheckFailure('The kitchen was never given a batch of slips.');
  return given;
}

/** The guests of that day. */
function ordersOf(run: RecordedRun): TableOrder[] {
  const rush = batches(run)
    .flat()
    .some(({ id }) => id === delivery.id);
  return rush ? tableOrders : tableOrders.slice(0, 3);
}

function slipOf(run: RecordedRun, id: number): Slip {
  const slips = batches(run)
    .flat()
    .filter((slip) => slip.id === id);
  if (slips.length === 1) return slips[0]!;
  throw new CheckFailure(`The kitchen was given ${slips.length} slips of order ${id}.`);
}

function saidOf({ recording }: RecordedRun, what: string, id: number): number[] {
  return recording.said
    .filter((said) => said.what === what && said.order === id)
    .map(({ when }) => when);
}

/** The span of that name that says that it is of this order. */
function spanOf(run: RecordedRun, name: string, id: number): RecordedSpan {
  const spans = run.all(name);
  const found = spans.find(
    ({ attributes }) => String(attributes['coffee.order.id']) === String(id),
  );
  if (found) return found;
  throw new CheckFailure(`No \`${name}\` has the \`coffee.order.id\` ${id}.`, spans[0]);
}

function sendersOf(run: RecordedRun, order: RecordedSpan): RecordedSpan[] {
  return run.all('send orders').filter((span) => run.parent(span)?.id === order.id);
}

function tracesItsSender(run: RecordedRun, id: number): void {
  const order = spanOf(run, 'take order', id);
  const senders = sendersOf(run, order);
  const { headers } = slipOf(run, id);
  const named = traceparentOf(headers);
  if (named && senders.some((span) => span.id === named.spanId)) return;
  const other = run.recording.spans.find((span) => span.id === named?.spanId);
  throw new CheckFailure(
    headers.traceparent === undefined
      ? `Slip ${id} has no \`traceparent\`.${headersIn(headers)}`
      : named
        ? `The \`traceparent\` of slip ${id} names ${nameOf(run, other)}.`
        : `The \`traceparent\` of slip ${id} is not valid:\n  ${shorten(headers.traceparent, 74)}`,
    senders[0],
  );
}

function carriesNotes(run: RecordedRun, order: TableOrder): void {
  const { id, headers } = slipOf(run, order.id);
  const { table, tier } = notesOf(order);
  const expected = { 'coffee.table': table, 'coffee.guest.tier': tier };
  if (headers.baggage === undefined) {
    throw new CheckFailure(`Slip ${id} has no \`baggage\`.${headersIn(headers)}`, sendOf(run, id));
  }
  if (!headers.baggage.split(',').every((entry) => validEntry.test(entry))) {
    throw new CheckFailure(
      `The \`baggage\` of slip ${id} is not valid:\n  ${shorten(headers.baggage, 74)}`,
      sendOf(run, id),
    );
  }
  const entries = entriesOf(headers.baggage);
  for (const [key, value] of Object.entries(expected)) {
    if (entries.get(key) === value) continue;
    throw new CheckFailure(
      `Order ${id} has the \`${key}\` “${value}”. The baggage of slip ${id}:\n  ${shorten(headers.baggage, 74)}`,
      sendOf(run, id),
    );
  }
}

function sendOf(run: RecordedRun, id: number): RecordedSpan | undefined {
  return sendersOf(run, spanOf(run, 'take order', id))[0];
}

function headersIn(headers: object): string {
  const names = Object.keys(headers).map((name) => `\`${name}\``);
  return ` Its headers: ${names.join(', ') || 'none'}.`;
}

function linksToItsSlips(run: RecordedRun, batch: Slip[]): void {
  const [batchSpan] = batch.flatMap(({ id }) => run.parent(spanOf(run, 'make drink', id)) ?? []);
  if (!batchSpan) throw new CheckFailure('`make drink` has no parent.');
  const sent = batch.flatMap(({ id, headers }) => {
    const named = traceparentOf(headers);
    if (!named && isOwn(id)) {
      throw new CheckFailure(`Slip ${id} names no sender that could be linked to.`, batchSpan);
    }
    return named ? [{ id, ...named }] : [];
  });
  for (const { traceId, spanId } of batchSpan.links) {
    if (sent.some((slip) => slip.spanId === spanId && slip.traceId === traceId)) continue;
    const target = run.recording.spans.find(({ id }) => id === spanId);
    throw new CheckFailure(
      `${counted(batchSpan.links.length)} of \`process orders\`; one is to ${nameOf(run, target)}.`,
      batchSpan,
    );
  }
  const missing = sent.filter(({ spanId }) =>
    batchSpan.links.every((link) => link.spanId !== spanId),
  );
  if (missing.length === 0) return;
  throw new CheckFailure(
    `${sent.length} of its slips name a sender, and \`process orders\` has ${counted(batchSpan.links.length)}.\n` +
      `Missing: ${missing.map(({ id }) => `the sender of slip ${id}`).join(', ')}.`,
    batchSpan,
  );
}

function counted(links: number): string {
  return links === 1 ? '1 link' : `${links || 'no'} links`;
}

/** A span in words: its name, and its order where it has one. */
function nameOf(run: RecordedRun, span: RecordedSpan | undefined): string {
  if (!span) return 'a span that nobody made';
  const id = span.attributes['coffee.order.id'] ?? run.parent(span)?.attributes['coffee.order.id'];
  return `\`${span.name}\`${id === undefined ? '' : ` of order ${id}`}`;
}

function hasNotes(run: RecordedRun, name: string, id: number, { table, tier }: Notes): void {
  const span = spanOf(run, name, id);
  const expected = { 'coffee.table': table, 'coffee.guest.tier': tier };
  for (const [key, value] of Object.entries(expected)) {
    const found = span.attributes[key];
    if (found === value) continue;
    throw new CheckFailure(
      found === undefined
        ? `\`${name}\` of order ${id} has no attribute \`${key}\`; expected: “${value}”.`
        : `\`${name}\` of order ${id} has the \`${key}\` “${found}”; expected: “${value}”.`,
      span,
    );
  }
}

function milkRequests({ recording }: RecordedRun): Request[] {
  return recording.requests.filter(
    ({ method, path }) => method === 'POST' && path.split('?')[0] === '/cartons',
  );
}

/** What other companies are sent says nothing of who sits where. */
function keepsBaggage(run: RecordedRun): void {
  const requests = milkRequests(run);
  const oat = ordersOf(run).filter(({ milk }) => milk === 'oat').length;
  if (requests.length < oat) {
    throw new CheckFailure(
      `${oat} drinks want oat milk; the supplier got ${requests.length} requests.`,
    );
  }
  for (const { headers } of requests) {
    for (const [name, value] of Object.entries(headers)) {
      if (name !== 'baggage' && !String(value).includes('coffee.')) continue;
      const span = run.arrived.find((found) => found.name === 'POST /cartons');
      throw new CheckFailure(`The supplier received:\n  ${shorten(`${name}: ${value}`, 74)}`, span);
    }
  }
}

function callsItsGuests(run: RecordedRun): void {
  for (const { id } of ordersOf(run)) {
    const order = spanOf(run, 'take order', id);
    const call = spanOf(run, 'call guest', id);
    if (call.traceId === order.traceId) continue;
    const parent = run.parent(call);
    throw new CheckFailure(
      parent
        ? `\`call guest\` of order ${id} is a child of ${nameOf(run, parent)}, in another trace.`
        : `\`call guest\` of order ${id} began a trace of its own.`,
      call,
    );
  }
}

function beginsATrace(run: RecordedRun, name: string): void {
  for (const span of run.all(name)) {
    const parent = run.parent(span);
    if (parent) {
      throw new CheckFailure(`\`${name}\` is a child of ${nameOf(run, parent)}.`, span);
    }
  }
  run.root(name);
}

/** A `traceparent` that keeps the rules, in its parts. */
function traceparentOf({ traceparent }: Slip['headers'] | Request['headers']) {
  const [, traceId, spanId] =
    String(traceparent ?? '').match(/^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/) ?? [];
  return traceId && spanId ? { traceId, spanId } : undefined;
}

/** In a value, blanks, quotes, commas, semicolons and backslashes are percent-encoded. */
const validEntry = /^\s*[^\s"(),/:;<=>?@[\\\]{}]+\s*=\s*[!#-+\--:<-[\]-~]*\s*(;.*)?$/;

/** The entries of a `baggage` header, without their properties. */
function entriesOf(header: string): Map<string, string> {
  return new Map(
    header.split(',').map((entry) => {
      const [key = '', ...value] = entry.split(';')[0]!.split('=');
      return [key.trim(), decoded(value.join('=').trim())];
    }),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
