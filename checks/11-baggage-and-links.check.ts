import { tableOrders, type Slip, type TableOrder } from '#bar';
import { check } from '../workshop/ask.ts';
import type { RecordedSpan, Request } from '../workshop/recording.ts';
import { Wrong, type Seen } from '../workshop/seen.ts';
import { bare, batchesOf, delivery, deliveryNotes } from './11-baggage-and-links.scenes.ts';

const { asks, in: inScene } = check(
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
const inRush = inScene(
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

asks('every span that is started is ended', (seen) => seen.everySpanEnds());

asks('each order has spans with its `coffee.order.id`, open while its work is done', (seen) => {
  for (const { id } of ordersOf(seen)) {
    const [slip] = saidOf(seen, 'slip on the rail', id);
    const [call] = saidOf(seen, 'call out', id);
    const making = seen.work('make drink').find(({ order }) => order === id);
    if (!slip) throw new Wrong(`No slip was put on the rail for order ${id}.`);
    if (!making) throw new Wrong(`Nobody made the drink of order ${id}.`);
    if (!call) throw new Wrong(`Nobody called the guest of order ${id}.`);
    for (const [name, begin, end = Infinity] of [
      ['take order', slip, slip],
      ['make drink', making.begin, making.end],
      ['call guest', call, call],
    ] as const) {
      const span = spanOf(seen, name, id);
      if (span.started < begin && (span.ended ?? 0) > end) continue;
      throw new Wrong(`\`${name}\` of order ${id} was not open while that was done.`, span);
    }
  }
});

asks('`send orders` is a PRODUCER span below `take order`, open as the slip goes up', (seen) => {
  for (const { id } of ordersOf(seen)) {
    const order = spanOf(seen, 'take order', id);
    const [slip = 0] = saidOf(seen, 'slip on the rail', id);
    const sends = sendersOf(seen, order);
    const [send] = sends;
    if (!send) {
      const [stray] = seen.all('send orders');
      throw new Wrong(`Order ${id} has no \`send orders\` below its \`take order\`.`, stray);
    }
    if (send.kind !== 'PRODUCER') {
      throw new Wrong(`The kind of \`send orders\` is ${send.kind}.`, send);
    }
    if (sends.some(({ started, ended = 0 }) => started < slip && slip < ended)) continue;
    throw new Wrong(`When slip ${id} was put on the rail, no \`send orders\` was open.`, send);
  }
});

asks('each slip has a `traceparent` that names its `send orders`', (seen) => {
  for (const { id } of ordersOf(seen)) tracesItsSender(seen, id);
});

asks('each slip has a `baggage` with `coffee.table` and `coffee.guest.tier`', (seen) => {
  for (const order of ordersOf(seen)) carriesNotes(seen, order);
});

asks('nobody’s name and no card number is in the baggage', (seen) => {
  const written = [
    ...batches(seen)
      .flat()
      .map(({ id, headers }) => ({ where: `Slip ${id}`, headers })),
    ...milkRequests(seen).map(({ headers }) => ({ where: 'The oat milk request', headers })),
  ];
  for (const { where, headers } of written) {
    const text = decoded(String(headers.baggage ?? ''));
    const digits = text.replace(/[\s._-]/g, '');
    for (const { guest } of tableOrders) {
      const named = new RegExp(`\\b${guest.name}\\b`, 'i').test(text);
      if (!named && !digits.includes(guest.card)) continue;
      const what = named ? 'the name of a guest' : 'the number of a card';
      throw new Wrong(`${where} has ${what} in its baggage:\n  ${shortened(text)}`);
    }
  }
});

asks('there is one `process orders` for the batch, a CONSUMER span', (seen) => {
  const spans = seen.all('process orders');
  const [span] = spans;
  if (spans.length > 1) {
    throw new Wrong(`For one batch there are ${spans.length} spans \`process orders\`.`, span);
  }
  if (span!.kind !== 'CONSUMER') {
    throw new Wrong(`The kind of \`process orders\` is ${span!.kind}.`, span);
  }
});

asks('`process orders` begins a trace of its own', (seen) => beginsATrace(seen, 'process orders'));

asks('each `make drink` is a child of `process orders`', (seen) => {
  seen.child('make drink', 'process orders');
});

asks('`process orders` is open until all its drinks are made', (seen) => {
  const [batch] = seen.all('process orders');
  for (const work of seen.work('make drink')) {
    if (seen.covers(batch!, work)) continue;
    throw new Wrong(`\`process orders\` was not open while drink ${work.order} was made.`, batch);
  }
});

asks('`process orders` has a link to the `send orders` of each of its slips', (seen) => {
  for (const batch of batches(seen)) linksToItsSlips(seen, batch);
});

asks('each `make drink` has the table and the tier of its order as attributes', (seen) => {
  for (const order of ordersOf(seen)) hasNotes(seen, 'make drink', order.id, notesOf(order));
});

asks('each `take order` has them as attributes, too', (seen) => {
  for (const order of ordersOf(seen)) hasNotes(seen, 'take order', order.id, notesOf(order));
});

asks('the supplier gets no `baggage`', (seen) => keepsBaggage(seen));

asks('the supplier gets a `traceparent` that names the CLIENT span of the call', (seen) => {
  const oat = ordersOf(seen).filter(({ milk }) => milk === 'oat');
  const traceIds = oat.map(({ id }) => spanOf(seen, 'take order', id).traceId);
  for (const { headers } of milkRequests(seen)) {
    const sent = traceparentOf(headers);
    const named = seen.arrived.find(({ id }) => id === sent?.spanId);
    if (named?.kind === 'CLIENT' && traceIds.includes(named.traceId)) continue;
    const kind = named ? `, kind ${named.kind}` : '';
    const call = seen.arrived.find(({ name }) => name === 'POST /cartons');
    throw new Wrong(
      headers.traceparent === undefined
        ? 'The request for oat milk has no `traceparent`.'
        : `The \`traceparent\` of that request names ${nameOf(seen, named)}${kind}.`,
      call,
    );
  }
});

asks('each `call guest` is in the trace of its order', (seen) => callsItsGuests(seen));

asks('each round of `rinse machine` begins a trace of its own', (seen) => {
  const spans = seen.all('rinse machine');
  for (const { order, ...round } of seen.work('rinse')) {
    const open = spans.some((span) => seen.covers(span, { order, ...round }));
    if (!open) throw new Wrong(`In round ${order}, no \`rinse machine\` was open.`, spans[0]);
  }
  const rounds = seen.work('rinse').length;
  if (rounds !== 3) throw new Wrong(`The machine was rinsed ${rounds} times, and not three times.`);
  beginsATrace(seen, 'rinse machine');
  const traceIds = new Set(spans.map(({ traceId }) => traceId));
  if (traceIds.size < rounds) {
    throw new Wrong(`${rounds} rounds are in ${traceIds.size} trace(s).`, spans[0]);
  }
});

asks('the bar works as before: first the milk, then the slip, and the rinsing last', (seen) => {
  for (const { id, drink, milk } of ordersOf(seen)) {
    const slip = slipOf(seen, id);
    if (slip.drink !== drink) {
      throw new Wrong(`Order ${id} is a ${drink}; its slip says ${slip.drink ?? 'nothing'}.`);
    }
    const [put = 0] = saidOf(seen, 'slip on the rail', id);
    if (milk === 'oat' && milkRequests(seen).every(({ when }) => when > put)) {
      throw new Wrong(`Slip ${id} went up before the oat milk was ordered.`);
    }
  }
  const [rinsing] = seen.work('rinse');
  const late = seen.work('make drink').find(({ end = Infinity }) => end > rinsing!.begin);
  if (late) throw new Wrong(`The machine was rinsed before drink ${late.order} was made.`);
});

inRush('rush hour: orders that go on at the same time do not mix on their slips', (seen) => {
  for (const order of ordersOf(seen)) {
    tracesItsSender(seen, order.id);
    carriesNotes(seen, order);
  }
});

inRush('rush hour: each batch has links to its own slips, and to no others', (seen) => {
  const own = batches(seen).filter((slips) => slips.every(({ id }) => isOwn(id)));
  for (const batch of own) linksToItsSlips(seen, batch);
});

inRush('rush hour: a slip of the delivery service is linked and read like any other', (seen) => {
  for (const batch of batches(seen)) {
    if (batch.some(({ id }) => id === delivery.id)) linksToItsSlips(seen, batch);
  }
  hasNotes(seen, 'make drink', delivery.id, deliveryNotes);
});

inRush('rush hour: a slip without headers gets its drink, and nobody else’s table', (seen) => {
  const { attributes } = spanOf(seen, 'make drink', bare.id);
  const others = [...tableOrders.map(notesOf), deliveryNotes];
  for (const { table, tier } of others) {
    const borrowed = [table, tier].find((note) => Object.values(attributes).includes(note));
    if (borrowed === undefined) continue;
    const span = spanOf(seen, 'make drink', bare.id);
    throw new Wrong(`Slip ${bare.id} has no baggage; its \`make drink\` says ${borrowed}.`, span);
  }
});

inRush('rush hour: each `make drink` and `call guest` is of its own order', (seen) => {
  for (const order of ordersOf(seen)) hasNotes(seen, 'make drink', order.id, notesOf(order));
  callsItsGuests(seen);
  keepsBaggage(seen);
});

asks('the provider is shut down before `run` returns', (seen) => seen.shutDown());

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
function batches(seen: Seen): Slip[][] {
  const given = batchesOf(seen);
  if (given.length === 0) throw new Wrong('The kitchen was never given a batch of slips.');
  return given;
}

/** The guests of that day. */
function ordersOf(seen: Seen): TableOrder[] {
  const rush = batches(seen)
    .flat()
    .some(({ id }) => id === delivery.id);
  return rush ? tableOrders : tableOrders.slice(0, 3);
}

function slipOf(seen: Seen, id: number): Slip {
  const slips = batches(seen)
    .flat()
    .filter((slip) => slip.id === id);
  if (slips.length === 1) return slips[0]!;
  throw new Wrong(`The kitchen was given ${slips.length} slips of order ${id}.`);
}

function saidOf({ recording }: Seen, what: string, id: number): number[] {
  return recording.said
    .filter((said) => said.what === what && said.order === id)
    .map(({ when }) => when);
}

/** The span of that name that says that it is of this order. */
function spanOf(seen: Seen, name: string, id: number): RecordedSpan {
  const spans = seen.all(name);
  const found = spans.find(
    ({ attributes }) => String(attributes['coffee.order.id']) === String(id),
  );
  if (found) return found;
  throw new Wrong(`No \`${name}\` has the \`coffee.order.id\` ${id}.`, spans[0]);
}

function sendersOf(seen: Seen, order: RecordedSpan): RecordedSpan[] {
  return seen.all('send orders').filter((span) => seen.parent(span)?.id === order.id);
}

function tracesItsSender(seen: Seen, id: number): void {
  const order = spanOf(seen, 'take order', id);
  const senders = sendersOf(seen, order);
  const { headers } = slipOf(seen, id);
  const named = traceparentOf(headers);
  if (named && senders.some((span) => span.id === named.spanId)) return;
  const other = seen.recording.spans.find((span) => span.id === named?.spanId);
  throw new Wrong(
    headers.traceparent === undefined
      ? `Slip ${id} has no \`traceparent\`.${headersIn(headers)}`
      : named
        ? `The \`traceparent\` of slip ${id} names ${nameOf(seen, other)}.`
        : `The \`traceparent\` of slip ${id} is not valid:\n  ${shortened(headers.traceparent)}`,
    senders[0],
  );
}

function carriesNotes(seen: Seen, order: TableOrder): void {
  const { id, headers } = slipOf(seen, order.id);
  const { table, tier } = notesOf(order);
  const expected = { 'coffee.table': table, 'coffee.guest.tier': tier };
  if (headers.baggage === undefined) {
    throw new Wrong(`Slip ${id} has no \`baggage\`.${headersIn(headers)}`, sendOf(seen, id));
  }
  if (!headers.baggage.split(',').every((entry) => validEntry.test(entry))) {
    throw new Wrong(
      `The \`baggage\` of slip ${id} is not valid:\n  ${shortened(headers.baggage)}`,
      sendOf(seen, id),
    );
  }
  const entries = entriesOf(headers.baggage);
  for (const [key, value] of Object.entries(expected)) {
    if (entries.get(key) === value) continue;
    throw new Wrong(
      `Order ${id} has the \`${key}\` “${value}”. The baggage of slip ${id}:\n  ${shortened(headers.baggage)}`,
      sendOf(seen, id),
    );
  }
}

function sendOf(seen: Seen, id: number): RecordedSpan | undefined {
  return sendersOf(seen, spanOf(seen, 'take order', id))[0];
}

function headersIn(headers: object): string {
  const names = Object.keys(headers).map((name) => `\`${name}\``);
  return ` Its headers: ${names.join(', ') || 'none'}.`;
}

function linksToItsSlips(seen: Seen, batch: Slip[]): void {
  const [batchSpan] = batch.flatMap(({ id }) => seen.parent(spanOf(seen, 'make drink', id)) ?? []);
  if (!batchSpan) throw new Wrong('`make drink` has no parent.');
  const sent = batch.flatMap(({ id, headers }) => {
    const named = traceparentOf(headers);
    if (!named && isOwn(id)) {
      throw new Wrong(`Slip ${id} names no sender that could be linked to.`, batchSpan);
    }
    return named ? [{ id, ...named }] : [];
  });
  for (const { traceId, spanId } of batchSpan.links) {
    if (sent.some((slip) => slip.spanId === spanId && slip.traceId === traceId)) continue;
    const target = seen.recording.spans.find(({ id }) => id === spanId);
    throw new Wrong(
      `${counted(batchSpan.links.length)} of \`process orders\`; one is to ${nameOf(seen, target)}.`,
      batchSpan,
    );
  }
  const missing = sent.filter(({ spanId }) =>
    batchSpan.links.every((link) => link.spanId !== spanId),
  );
  if (missing.length === 0) return;
  throw new Wrong(
    `${sent.length} of its slips name a sender, and \`process orders\` has ${counted(batchSpan.links.length)}.\n` +
      `Missing: ${missing.map(({ id }) => `the sender of slip ${id}`).join(', ')}.`,
    batchSpan,
  );
}

function counted(links: number): string {
  return links === 1 ? '1 link' : `${links || 'no'} links`;
}

/** A span in words: its name, and its order where it has one. */
function nameOf(seen: Seen, span: RecordedSpan | undefined): string {
  if (!span) return 'a span that nobody made';
  const id = span.attributes['coffee.order.id'] ?? seen.parent(span)?.attributes['coffee.order.id'];
  return `\`${span.name}\`${id === undefined ? '' : ` of order ${id}`}`;
}

function hasNotes(seen: Seen, name: string, id: number, { table, tier }: Notes): void {
  const span = spanOf(seen, name, id);
  const expected = { 'coffee.table': table, 'coffee.guest.tier': tier };
  for (const [key, value] of Object.entries(expected)) {
    const found = span.attributes[key];
    if (found === value) continue;
    throw new Wrong(
      found === undefined
        ? `\`${name}\` of order ${id} has no attribute \`${key}\`; expected: “${value}”.`
        : `\`${name}\` of order ${id} has the \`${key}\` “${found}”; expected: “${value}”.`,
      span,
    );
  }
}

function milkRequests({ recording }: Seen): Request[] {
  return recording.requests.filter(
    ({ method, path }) => method === 'POST' && path.split('?')[0] === '/cartons',
  );
}

/** What other companies are sent says nothing of who sits where. */
function keepsBaggage(seen: Seen): void {
  const requests = milkRequests(seen);
  const oat = ordersOf(seen).filter(({ milk }) => milk === 'oat').length;
  if (requests.length < oat) {
    throw new Wrong(`${oat} drinks want oat milk; the supplier got ${requests.length} requests.`);
  }
  for (const { headers } of requests) {
    for (const [name, value] of Object.entries(headers)) {
      if (name !== 'baggage' && !String(value).includes('coffee.')) continue;
      const span = seen.arrived.find((found) => found.name === 'POST /cartons');
      throw new Wrong(`The supplier received:\n  ${shortened(`${name}: ${value}`)}`, span);
    }
  }
}

function callsItsGuests(seen: Seen): void {
  for (const { id } of ordersOf(seen)) {
    const order = spanOf(seen, 'take order', id);
    const call = spanOf(seen, 'call guest', id);
    if (call.traceId === order.traceId) continue;
    const parent = seen.parent(call);
    throw new Wrong(
      parent
        ? `\`call guest\` of order ${id} is a child of ${nameOf(seen, parent)}, in another trace.`
        : `\`call guest\` of order ${id} began a trace of its own.`,
      call,
    );
  }
}

function beginsATrace(seen: Seen, name: string): void {
  for (const span of seen.all(name)) {
    const parent = seen.parent(span);
    if (parent) {
      throw new Wrong(`\`${name}\` is a child of ${nameOf(seen, parent)}.`, span);
    }
  }
  seen.root(name);
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

function shortened(text: string): string {
  return text.length > 74 ? `${text.slice(0, 73)}…` : text;
}
