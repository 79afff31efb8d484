import { TraceFlags } from '@opentelemetry/api';
import { railOrders, type Order, type Slip } from '#bar';
import { defineCheck } from '../../workshop/checking/check.ts';
import { counted, shorten } from '../../workshop/render/text.ts';
import type { RecordedSpan } from '../../workshop/runner/recording.ts';
import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';
import { parseTraceparent } from '../../workshop/checking/traceparent.ts';
import { dayOf, foreignSlips, passedOn, slipsOf } from './scenarios.ts';

const { test, inScenario } = defineCheck(
  '12-links-and-callbacks',
  `
take order  ×3
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
take order  ×4
├─ send orders [PRODUCER]
└─ call guest
process orders [CONSUMER]  ×4
├─ make drink
├─ make drink
└─ make drink
rinse machine  ×3
`,
);

test('consumer-covers-drinks', '`process orders` is open until all its drinks are made', (run) =>
  coversItsDrinks(run),
);

test('all-awaited', 'what takes time is awaited: an order, a batch, a drink, a round', (run) =>
  waitsForAll(run),
);

test('all-spans-end', 'every span that is started is ended', (run) => run.everySpanEnds());

test(
  'order-attributes',
  'the spans of an order have its `coffee.order.id`, and are open while its work is going on',
  (run) => {
    for (const { id } of ordersOf(run)) {
      const [slip] = saidOf(run, 'slip on the rail', id);
      const [call] = saidOf(run, 'call out', id);
      const [making] = run.recording.work.filter(
        ({ name, order }) => name === 'make drink' && order === id,
      );
      if (!slip) throw new CheckFailure(`No slip was put on the rail for order ${id}.`);
      isOpenWhile(run, 'take order', id, 'its slip was put on the rail', slip);
      if (!making) throw new CheckFailure(`Nobody made the drink of order ${id}.`);
      isOpenWhile(run, 'make drink', id, 'its drink was made', making.begin, making.end);
      if (!call) throw new CheckFailure(`Nobody called the guest of order ${id} with \`callOut\`.`);
      isOpenWhile(run, 'call guest', id, 'its guest was called', call);
    }
  },
);

test(
  'work-unchanged',
  'the bar works as before: the slip, the drinks at the same time, the calls, the rinsing',
  (run) => worksAsBefore(run),
);

test('order-own-trace', 'each `take order` begins a trace of its own', (run) =>
  beginsATrace(run, 'take order'),
);

test(
  'producer-span',
  '`send orders` is a PRODUCER span below `take order`, open while the slip is put on the rail',
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
        `\`send orders\` of order ${id} ${send.started > slip ? 'began after' : 'ended before'} its slip was put on the rail.`,
        send,
      );
    }
  },
);

test('slip-traceparent', 'each slip has a `traceparent` that names its `send orders`', (run) => {
  for (const { id } of ordersOf(run)) tracesItsSender(run, id);
});

test('slip-nothing-else', 'a slip has no headers of your own', (run) => carriesNothingElse(run));

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

test(
  'consumer-links',
  '`process orders` has a link to the `send orders` of each of its slips',
  (run) => {
    if (slipsOf(run).every(({ headers }) => !headers.traceparent)) {
      throw new CheckFailure('No slip names a sender yet. Do task 1 first.');
    }
    for (const batch of batches(run)) linksToItsSlips(run, batch);
  },
);

test('guest-in-order-trace', 'each guest is called in the trace of their order', (run) =>
  callsItsGuests(run),
);

test('rinse-own-trace', 'each round of `rinse machine` begins a trace of its own', (run) => {
  beginsATrace(run, 'rinse machine');
});

test(
  'rinse-span',
  'each `rinse machine` is open while the machine is being rinsed, and no longer',
  (run) => rinses(run),
);

inRush('rush-ends', 'rush hour: `run` ends by itself', ({ recording: { end } }) => {
  if (end.how === 'returned') return;
  const stack = end.how === 'threw' ? end.error.stack : '';
  const [, place] = stack.match(/12-links-and-callbacks\/([^/\s]+\.ts:\d+)/) ?? [];
  throw new CheckFailure('In the rush hour, `run` did not end by itself.', place);
});

inRush(
  'rush-slips-do-not-mix',
  'rush hour: each slip has the `traceparent` of its own order',
  (run) => {
    for (const { id } of ordersOf(run)) tracesItsSender(run, id);
    carriesNothingElse(run);
  },
);

inRush('rush-batches', 'rush hour: each batch has a `process orders` and a trace', (run) => {
  const given = batches(run);
  const parents = given.map((batch) =>
    batch.map(({ id }) => {
      const made = run.recording.work.filter(
        ({ name, order }) => name === 'make drink' && order === id,
      );
      const slips = batch.filter((slip) => slip.id === id);
      if (made.length >= slips.length) return run.parent(spanOf(run, 'make drink', id));
      throw new CheckFailure(
        made.length === 0
          ? `Nobody made the drink of slip ${id}.`
          : `Two slips of one batch have the number ${id}. Only one of their drinks was made.`,
        run.all('process orders')[0],
      );
    }),
  );
  for (const [i, [first, ...others]] of parents.entries()) {
    const slips = given[i]!.map(({ id }) => id).join(', ');
    if (first?.ended && first.exported === 0) {
      throw new CheckFailure(
        `\`process orders\` of slips ${slips} ended but never reached the exporter: an export fails if a link has no span context.`,
        first,
      );
    }
    if (first) hasEnded(first, given[i]!);
    if (first && others.every((span) => span === first)) continue;
    throw new CheckFailure(
      `The drinks of slips ${slips} are one batch, but not all below one \`process orders\`.`,
      spanOf(run, 'make drink', given[i]![0]!.id),
    );
  }
  coversItsDrinks(run);
  beginsATrace(run, 'process orders');
});

inRush(
  'rush-links',
  'rush hour: each batch has a link to each span that its slips name, and no others',
  (run) => {
    for (const batch of batches(run)) linksToItsSlips(run, batch);
  },
);

inRush(
  'rush-guests-do-not-mix',
  'rush hour: each guest is called once, when their drink is ready, in the trace of their order',
  (run) => {
    callsItsGuests(run);
    worksAsBefore(run);
    waitsForAll(run);
  },
);

test('shut-down', 'the provider is shut down before `run` returns', (run) => run.shutDown());

/** What the recording knows of a span, such as its links, it knows when the span has ended. */
function hasEnded(span: RecordedSpan, batch: Slip[]): void {
  if (span.name !== 'process orders' || span.ended !== undefined) return;
  const slips = batch.map(({ id }) => id).join(', ');
  throw new CheckFailure(
    `\`process orders\` of slips ${slips} was never ended. If several batches are in progress at once, each must end its own span.`,
    span,
  );
}

function coversItsDrinks(run: RecordedRun): void {
  for (const drink of run.recording.spans.filter(({ name }) => name === 'make drink')) {
    const batch = run.parent(drink);
    if (batch?.name !== 'process orders' || !batch.ended || !drink.ended) continue;
    if (batch.ended > drink.ended) continue;
    throw new CheckFailure(
      `\`process orders\` ended before the drink of slip ${drink.attributes['coffee.order.id']} was made.`,
      batch,
    );
  }
}

/** The batches of slips that the kitchen was given; at least one. */
function batches(run: RecordedRun): Slip[][] {
  const { given } = dayOf(run);
  if (given.length > 0) return given;
  throw new CheckFailure('No three slips were put on the rail, so the kitchen was never called.');
}

function isRush(run: RecordedRun): boolean {
  return slipsOf(run).some(({ id }) => id === foreignSlips[0]!.slip.id);
}

/** The guests of that day. */
function ordersOf(run: RecordedRun): Order[] {
  return isRush(run) ? railOrders : railOrders.slice(0, 3);
}

/** The slip of an order as the counter hung it up. */
function slipOf(run: RecordedRun, id: number): Slip {
  batches(run);
  const slips = slipsOf(run).filter((slip) => slip.id === id);
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
  const found = spans.find(({ attributes }) => attributes['coffee.order.id'] === id);
  if (found) return found;
  const other = spans.find(
    ({ attributes }) => String(attributes['coffee.order.id']) === String(id),
  );
  if (!other) throw new CheckFailure(`No \`${name}\` has the \`coffee.order.id\` ${id}.`, spans[0]);
  throw new CheckFailure(
    `The \`coffee.order.id\` of \`${name}\` is the text “${id}”, not a number.`,
    other,
  );
}

/** The span of that order was open from before `begin` until after `end`. */
function isOpenWhile(
  run: RecordedRun,
  name: string,
  id: number,
  what: string,
  begin: number,
  end = begin,
): void {
  const span = spanOf(run, name, id);
  if (span.started < begin && (span.ended ?? 0) > end) return;
  const how = span.started > begin ? 'was not open yet when' : 'had ended before';
  throw new CheckFailure(`\`${name}\` of order ${id} ${how} ${what}.`, span);
}

/** Nothing is still going on when the bar takes it for done. */
function waitsForAll(run: RecordedRun): void {
  const { spans, work, providers } = run.recording;
  const rinsing = work.find(({ name }) => name === 'rinse')?.begin ?? Infinity;
  for (const name of ['take order', 'process orders']) {
    const open = spans.find(
      ({ ended = Infinity, started, ...span }) =>
        span.name === name && ended > rinsing && ended < Infinity && started < ended,
    );
    if (!open) continue;
    throw new CheckFailure(
      `${name === 'take order' ? 'An order was' : 'A batch was'} not done when the machine was rinsed: nothing waited for \`${name}\`.`,
      open,
    );
  }
  for (const drink of work.filter(({ name }) => name === 'make drink')) {
    const [span, ...others] = spans.filter(
      ({ name, attributes }) =>
        name === 'make drink' && String(attributes['coffee.order.id']) === String(drink.order),
    );
    // Which of two slips with the same number it is, nobody can tell.
    if (!span?.ended || others.length > 0) continue;
    if (span.started > drink.begin || span.ended > (drink.end ?? 0)) continue;
    throw new CheckFailure(
      `\`make drink\` of order ${drink.order} ended before \`makeDrink\` was done.`,
      span,
    );
  }
  const late = ordersOf(run).find(({ id }) => (saidOf(run, 'call out', id)[0] ?? 0) > rinsing);
  if (late) {
    throw new CheckFailure(
      `The guest of order ${late.id} was called only after the rinsing had begun, not when the drink was ready.`,
      spans.find(({ name }) => name === 'call guest'),
    );
  }
  const closed = Math.min(...providers.flatMap(({ shutdown }) => shutdown ?? []));
  const lost = work.find(({ end = Infinity }) => end > closed);
  if (!lost) return;
  const what =
    lost.name === 'rinse'
      ? `round ${lost.order} of the rinsing`
      : `the drink of order ${lost.order}`;
  throw new CheckFailure(
    `The provider was shut down before ${what} was done: nothing waited for it.`,
    lost.name === 'rinse' ? spans.find(({ name }) => name === 'rinse machine') : undefined,
  );
}

function worksAsBefore(run: RecordedRun): void {
  const { work } = run.recording;
  const slips = [...ordersOf(run), ...(isRush(run) ? foreignSlips.map(({ slip }) => slip) : [])];
  for (const { id } of slips) {
    const made = work.filter(({ name, order }) => name === 'make drink' && order === id);
    if (made.length !== slips.filter((slip) => slip.id === id).length) {
      throw new CheckFailure(
        made.length === 0
          ? `Nobody made the drink of slip ${id}.`
          : `The drink of order ${id} was made ${made.length} times.`,
      );
    }
  }
  for (const { id, drink } of ordersOf(run)) {
    const slip = slipOf(run, id);
    if (slip.drink !== drink) {
      throw new CheckFailure(
        `Order ${id} is a ${drink}, but its slip says ${slip.drink ?? 'nothing'}.`,
      );
    }
    const [put = 0] = saidOf(run, 'slip on the rail', id);
    const written = work.filter(({ name, order }) => name === 'write slip' && order === id);
    if (written.length !== 1 || (written[0]!.end ?? Infinity) > put) {
      throw new CheckFailure(
        written.length === 1
          ? `Slip ${id} went up before it was written: nothing waited for \`writeSlip\`.`
          : `The slip of order ${id} was written ${counted(written.length, 'time')}.`,
        spanOf(run, 'take order', id),
      );
    }
    const calls = saidOf(run, 'call out', id);
    if (calls.length !== 1) {
      throw new CheckFailure(`The guest of order ${id} was called ${calls.length} times.`);
    }
    const { end = 0 } = work.find(({ name, order }) => name === 'make drink' && order === id)!;
    const call = spanOf(run, 'call guest', id);
    if (calls[0]! > end && call.started > end) continue;
    throw new CheckFailure(
      calls[0]! > end
        ? `\`call guest\` of order ${id} was started before the drink was made: it measures the wait as well.`
        : `The guest of order ${id} was called before the drink was made.`,
      call,
    );
  }
  for (const batch of batches(run)) {
    const made = work.filter(
      ({ name, order }) => name === 'make drink' && batch.some(({ id }) => id === order),
    );
    const firstEnd = Math.min(...made.map(({ end = Infinity }) => end));
    if (made.every(({ begin }) => begin < firstEnd)) continue;
    throw new CheckFailure(
      'The drinks of a batch were made one after the other, not at the same time.',
      run.all('make drink')[0],
    );
  }
  const rounds = run.work('rinse');
  if (rounds.length !== 3) {
    throw new CheckFailure(
      `The machine was rinsed ${counted(rounds.length, 'time')}, not three times.`,
    );
  }
  const begin = rounds[0]!.begin;
  if (run.work('make drink').some(({ end = Infinity }) => end > begin)) {
    throw new CheckFailure('The machine was rinsed before all drinks were made.');
  }
}

function sendersOf(run: RecordedRun, order: RecordedSpan): RecordedSpan[] {
  return run.all('send orders').filter((span) => run.parent(span)?.id === order.id);
}

function tracesItsSender(run: RecordedRun, id: number): void {
  const order = spanOf(run, 'take order', id);
  const senders = sendersOf(run, order);
  const { headers } = slipOf(run, id);
  const named = parseTraceparent(headers.traceparent);
  if (named && senders.some((span) => span.id === named.spanId)) return;
  throw new CheckFailure(
    headers.traceparent === undefined
      ? `Slip ${id} has no \`traceparent\`.${headersIn(headers)}`
      : named
        ? `The \`traceparent\` of slip ${id} names ${targetOf(run, named.traceId, named.spanId)}.`
        : `The \`traceparent\` of slip ${id} is not valid:\n  ${shorten(headers.traceparent, 74)}`,
    senders[0],
  );
}

function sendOf(run: RecordedRun, id: number): RecordedSpan | undefined {
  return sendersOf(run, spanOf(run, 'take order', id))[0];
}

function headersIn(headers: object): string {
  const names = Object.keys(headers).map((name) => `\`${name}\``);
  return ` Its headers: ${names.join(', ') || 'none'}.`;
}

function carriesNothingElse(run: RecordedRun): void {
  for (const { id } of ordersOf(run)) {
    const { headers } = slipOf(run, id);
    const other = Object.keys(headers).find(
      (name) => !['traceparent', 'tracestate'].includes(name),
    );
    if (!other) continue;
    throw new CheckFailure(
      `Slip ${id} has the header \`${shorten(other, 40)}\`, which nobody asked for.`,
      sendOf(run, id),
    );
  }
}

function linksToItsSlips(run: RecordedRun, batch: Slip[]): void {
  const [batchSpan] = batch.flatMap(({ id }) => run.parent(spanOf(run, 'make drink', id)) ?? []);
  if (!batchSpan) throw new CheckFailure('`make drink` has no parent.');
  hasEnded(batchSpan, batch);
  const sent = batch.flatMap(({ id, headers }) => {
    const named = parseTraceparent(headers.traceparent);
    return named ? [{ id, ...named }] : [];
  });
  for (const { traceId, spanId, traceFlags } of batchSpan.links) {
    const slip = sent.find((slip) => slip.spanId === spanId && slip.traceId === traceId);
    if (slip?.sampled === ((traceFlags & TraceFlags.SAMPLED) !== 0)) continue;
    if (slip) {
      throw new CheckFailure(
        `The \`traceparent\` of slip ${slip.id} ends in ${slip.flags}, but the span context of its link has the \`traceFlags\` ${traceFlags}.`,
        batchSpan,
      );
    }
    const links = batchSpan.links.length;
    const which = links === 1 ? 'The link' : `One of the ${links} links`;
    const broken = batch.find(({ headers }) =>
      headers.traceparent?.includes(`${traceId}-${spanId}`),
    );
    throw new CheckFailure(
      broken
        ? `${which} of \`process orders\` comes from slip ${broken.id}. Its \`traceparent\` is not valid, so there must be no link:\n  ${broken.headers.traceparent}`
        : `${which} of \`process orders\` leads to ${targetOf(run, traceId, spanId)}. No slip of that batch names that span.`,
      batchSpan,
    );
  }
  const missing = sent.filter(({ traceId, spanId }) =>
    batchSpan.links.every((link) => link.traceId !== traceId || link.spanId !== spanId),
  );
  if (missing.length > 0) {
    throw new CheckFailure(
      `${sent.length} of its slips name a sender, but \`process orders\` has ${counted(batchSpan.links.length, 'link')}.\n` +
        `Missing: ${missing.map(({ id }) => `the sender of slip ${id}`).join(', ')}.` +
        (missing.length < sent.length ? peculiarity(run, missing[0]!, sent) : ''),
      batchSpan,
    );
  }
  if (batchSpan.links.length === sent.length) return;
  throw new CheckFailure(
    `${sent.length} of its slips name a sender, but \`process orders\` has ${counted(batchSpan.links.length, 'link')}: one of them is there twice.`,
    batchSpan,
  );
}

/** What makes the sender of a slip easy to overlook. */
function peculiarity(run: RecordedRun, named: Named, sent: Named[]): string {
  const { id, traceId, spanId, sampled } = named;
  const others = sent.filter((one) => one.id !== id);
  const ofTrace = others.find((one) => one.traceId === traceId);
  const alike = others.find((one) => one.spanId === spanId);
  const first = batches(run)
    .flat()
    .find(({ headers }) => headers.traceparent?.includes(`${traceId}-${spanId}`));
  const says = [
    ...(ofTrace ? [`in the same trace as the one on slip ${ofTrace.id}`] : []),
    ...(alike ? [`not the one on slip ${alike.id}, which has the same id in another trace`] : []),
    ...(first && first.id !== id ? [`named on slip ${first.id} of another batch as well`] : []),
    ...(sampled ? [] : ['not sampled']),
  ];
  if (says.length === 0) return '';
  return `\nThe span on slip ${id} is ${says.join(', and ')}. It needs its own link all the same.`;
}

/** The span with that id, in words. */
function targetOf(run: RecordedRun, traceId: string, spanId: string): string {
  if (!spanId) return 'nothing, because it has no span context';
  if (spanId === passedOn.sender && traceId === passedOn.traceId) {
    return `the waiter's span on slip ${passedOn.id}`;
  }
  const foreign = foreignSlips.find(({ sender }) => sender === spanId);
  if (foreign) return `the sender of slip ${foreign.slip.id}`;
  if (/^0*$/.test(spanId ?? '')) return 'no span at all (its id is all zeros)';
  const broken = foreignSlips.find(({ slip }) => slip.headers.traceparent?.includes(spanId));
  if (broken)
    return `what is left of the \`traceparent\` of slip ${broken.slip.id}, which is not valid`;
  const span = run.recording.spans.find(({ id }) => id === spanId);
  return span ? nameOf(run, span) : 'a span that nobody made';
}

/** A span in words: its name, and its order where it has one. */
function nameOf(run: RecordedRun, span: RecordedSpan): string {
  const id = span.attributes['coffee.order.id'] ?? run.parent(span)?.attributes['coffee.order.id'];
  return `\`${span.name}\`${id === undefined ? '' : ` of order ${id}`}`;
}

function callsItsGuests(run: RecordedRun): void {
  for (const { id } of ordersOf(run)) {
    const order = spanOf(run, 'take order', id);
    const call = spanOf(run, 'call guest', id);
    if (call.traceId !== order.traceId) {
      const parent = run.parent(call);
      throw new CheckFailure(
        parent
          ? `\`call guest\` of order ${id} is a child of ${nameOf(run, parent)}, in another trace.`
          : call.parentId
            ? `\`call guest\` of order ${id} is in the trace of another program.`
            : `\`call guest\` of order ${id} began a trace of its own.`,
        call,
      );
    }
    const { traceId } = dayOf(run).calls.find(({ order }) => order === id) ?? {};
    if (traceId === undefined || traceId === order.traceId) continue;
    throw new CheckFailure(
      `While the guest of order ${id} was being called, a span of another trace was active${run.arrived.some((span) => span.traceId === traceId && span.name === 'process orders') ? ', the trace of `process orders`' : ''}.`,
      call,
    );
  }
}

function rinses(run: RecordedRun): void {
  const spans = run.all('rinse machine');
  const rounds = run.work('rinse');
  for (const { order, ...round } of rounds) {
    const span = spans.find((open) => run.covers(open, { order, ...round }));
    if (!span) {
      throw new CheckFailure(
        `While the machine was being rinsed in round ${order}, no \`rinse machine\` was open.`,
        spans[0],
      );
    }
    const others = rounds.filter((other) => other.order !== order && run.covers(span, other));
    if (others.length > 0) {
      throw new CheckFailure(
        `One \`rinse machine\` is open for the rounds ${[order, ...others.map((other) => other.order)].join(', ')}.`,
        span,
      );
    }
    const [over = 0] = saidOf(run, 'turn over', order);
    const early = (started: number) => (round.end ?? 0) < started && started < over;
    const next = spans.find(({ started }) => early(started));
    if (!next && !rounds.some(({ begin }) => early(begin))) continue;
    throw new CheckFailure(
      next && !rounds.some(({ begin }) => early(begin))
        ? `\`rinse machine\` of round ${order + 1} was started before the timer ran out: it measures the wait as well.`
        : `Round ${order + 1} did not wait for its timer.`,
      next,
    );
  }
}

function beginsATrace(run: RecordedRun, name: string): void {
  const spans = run.all(name);
  for (const span of spans) {
    const parent = run.parent(span);
    if (parent) {
      throw new CheckFailure(`\`${name}\` is a child of ${nameOf(run, parent)}.`, span);
    }
    if (span.remoteParent) {
      throw new CheckFailure(`\`${name}\` is a child of a span of another program.`, span);
    }
  }
  run.root(name);
  for (const span of spans) {
    const other = spans.find((root) => root !== span && root.traceId === span.traceId);
    if (!other) continue;
    throw new CheckFailure(`Two spans \`${name}\` are in one trace.`, span);
  }
}

/** The sender whom a slip names. */
interface Named {
  id: number;
  traceId: string;
  spanId: string;
  sampled: boolean;
}
