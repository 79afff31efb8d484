import { menu, rushHour, type RushOrder } from '#bar';
import { check } from '../workshop/ask.ts';
import type { Moment, RecordedSpan, Request, Work } from '../workshop/recording.ts';
import { Wrong, type Seen } from '../workshop/seen.ts';
import {
  fromMorning,
  happyHour,
  newDrinks,
  strangers,
  type Reply,
} from './07-find-the-bottleneck.scenes.ts';

const { asks, in: inScene } = check(
  '07-find-the-bottleneck',
  `
counter: POST /orders [SERVER]
├─ counter: POST /stock [CLIENT]
│  └─ stock: POST /stock [SERVER]
├─ counter: POST /drinks [CLIENT]
│  └─ kitchen: POST /drinks [SERVER]
│     ├─ kitchen: make drink
│     │  ├─ kitchen: wait for machine
│     │  ├─ kitchen: pull shot
│     │  └─ kitchen: steam milk
│     └─ … one for every cup
└─ counter: POST /prices [CLIENT]
   └─ till: POST /prices [SERVER]
`,
);
const inRush = inScene('rush');
const inDay = inScene('day');

asks('stock, till and kitchen are asked over HTTP, and every drink is made', (seen) => {
  for (const path of ['/orders', '/stock', '/drinks']) {
    isAsked(seen, path, rushHour.length);
  }
  // A till that is asked for several orders at once is no mistake.
  isAsked(seen, '/prices', 1);
  areMade(seen, rushHour);
});

inRush('other orders, too: the drinks that were ordered, and the right bill', (seen) => {
  for (const reply of repliesOf(seen)) {
    const order = strangers.find(({ id }) => id === reply.order)!;
    isServed(seen, order, reply, { ...menu, ...newDrinks });
  }
  areMade(seen, strangers, { ...menu, ...newDrinks });
});

inRush('two shots are never pulled at the same time', (seen) => {
  const shots = seen.work('pull shot').toSorted((a, b) => a.begin - b.begin);
  for (const [i, shot] of shots.entries()) {
    const next = shots[i + 1];
    if (!next || endOf(shot) < next.begin) continue;
    throw new Wrong(
      `On the one machine a shot was begun for ${cup(next)},\nwhile that for ${cup(shot)} was still being pulled.`,
      place(seen, 'kitchen.ts', 'pull shot'),
    );
  }
});

inRush('a table is served when all of its drinks are ready, and not before', (seen) => {
  const served: string[] = [];
  for (const { what, order, when } of seen.recording.said) {
    if (what !== 'served') continue;
    served.push(...strangers.find(({ id }) => id === order)!.drinks);
    for (const [name, needed] of workFor(served, { ...menu, ...newDrinks })) {
      const ready = seen.recording.work.filter((work) => work.name === name && endOf(work) < when);
      if (ready.length >= needed) continue;
      throw new Wrong(
        `When table ${order} was served, ${needed} drinks had gone out that need the work \`${name}\`.\nIt had been done ${times(ready.length)}.`,
        place(seen, 'kitchen.ts', name),
      );
    }
  }
});

inDay('of an order with something sold out nothing is made', (seen) => {
  const [order] = fromMorning.filter(({ soldOut }) => soldOut);
  const reply = repliesOf(seen).find(({ order: id }) => id === order!.id)!;
  const where = place(seen, 'counter.ts', 'POST /drinks');
  const ordered = `Ordered: ${order!.drinks.join(', ')}. Sold out: ${order!.soldOut}.`;
  const others = fromMorning.filter(({ soldOut }) => !soldOut).flatMap(({ drinks }) => drinks);
  const shots = seen.recording.work.filter(({ name }) => name === 'pull shot').length;
  if (shots > others.length) {
    throw new Wrong(
      `${ordered}\nOn this day ${others.length} shots were enough, and ${shots} were pulled.`,
      where,
    );
  }
  if (reply.status !== 409) {
    throw new Wrong(`${ordered}\nThe answer was ${reply.status}, not 409.`, where);
  }
  if (listOf(reply.soldOut).join() === order!.soldOut) return;
  throw new Wrong(
    `${ordered}\nThe answer named: ${listOf(reply.soldOut).join() || '(nothing)'}.`,
    where,
  );
});

inDay('the next order has the prices and the stock of its own moment', (seen) => {
  const [first, ...others] = fromMorning.filter(({ soldOut }) => !soldOut);
  const reply = (order: RushOrder) => repliesOf(seen).find((one) => one.order === order.id)!;
  isServed(seen, first!, reply(first!), menu);
  for (const order of others) isServed(seen, order, reply(order), { ...menu, ...happyHour });
});

asks('the picture is whole: every request is in the trace of its order', (seen) => {
  const servers = seen.arrived.filter(({ kind }) => kind === 'SERVER');
  for (const path of ['/orders', '/stock', '/prices', '/drinks']) {
    const requests = requestsTo(seen, path).length;
    const drawn = servers.filter(({ name }) => name === `POST ${path}`).length;
    if (drawn < requests) {
      throw new Wrong(
        `\`POST ${path}\` was called ${times(requests)}, and is drawn ${times(drawn)}.`,
        place(seen, 'counter.ts', `POST ${path}`),
      );
    }
  }
  for (const server of servers) {
    const top = topOf(seen, server);
    if (top.name === 'POST /orders' && top.service === 'counter') continue;
    throw new Wrong(
      `\`${server.name}\` of ${server.service} is not in the trace of an order: its trace begins\nwith \`${top.name}\` of ${top.service}.`,
      place(seen, 'counter.ts', server.name),
    );
  }
});

asks('every span that is started is ended', (seen) => seen.everySpanEnds());

asks('every drink has a span `make drink` in the kitchen, its name in `coffee.drink`', (seen) => {
  const spans = inKitchen(seen, 'make drink');
  for (const span of spans) {
    const parent = seen.parent(span);
    if (parent?.name === 'POST /drinks' && parent.service === 'kitchen') continue;
    const where = parent
      ? `is a child of \`${parent.name}\` of ${parent.service}`
      : 'has no parent';
    throw new Wrong(`\`make drink\` ${where}; the kitchen’s is \`POST /drinks\`.`, span);
  }
  const ordered = rushHour.flatMap(({ drinks }) => drinks);
  const named = spans.map(({ attributes }) => String(attributes['coffee.drink'] ?? '(nothing)'));
  same(ordered, named, 'Ordered', 'In `coffee.drink` of the spans `make drink`', spans[0]);
});

asks('`wait for machine`, `pull shot` and `steam milk` are children of `make drink`', (seen) => {
  for (const name of ['wait for machine', 'pull shot', 'steam milk']) {
    inKitchen(seen, name);
    seen.child(name, 'make drink');
  }
});

asks('each of these spans lasts as long as what it is named after', (seen) => {
  const spans = inKitchen(seen, 'make drink');
  for (const shot of seen.work('pull shot')) {
    const works = worksOfCup(seen, shot.order);
    if (!works.some(({ name }) => name === 'wait for machine')) {
      throw new Wrong(
        'A shot was pulled, and `machine.take(cup)` was not called for it.',
        place(seen, 'kitchen.ts', 'pull shot'),
      );
    }
    const inside = works.map((work) => tight(seen, work, works));
    const whole = spans.find(
      (span) =>
        works.every((work) => seen.covers(span, work)) &&
        inside.every((found) => found.some((child) => seen.parent(child) === span)),
    );
    if (whole) continue;
    const around = spans.find((span) => works.every((work) => seen.covers(span, work)));
    throw new Wrong(
      around
        ? 'The spans of one cup are not below one and the same `make drink`.'
        : 'No `make drink` is open from the wait for the machine until the drink is ready.',
      around ?? spans[0],
    );
  }
});

asks('the picture stays readable: at most ten spans of your own for a drink', (seen) => {
  const own = seen.recording.spans.filter(({ kind }) => kind === 'INTERNAL');
  const drinks = rushHour.flatMap((order) => order.drinks).length;
  if (own.length <= 10 * drinks) return;
  throw new Wrong(`For ${drinks} drinks there are ${own.length} spans of your own.`, own.at(-1));
});

asks('the till is asked once for an order', (seen) => tillIsAskedOnce(seen, rushHour));

inRush('for an order that you have not seen it is asked once, too', (seen) => {
  tillIsAskedOnce(seen, strangers);
});

inDay('the kitchen does not wait for the till, nor the till for the kitchen', (seen) => {
  const [shot] = seen.work('pull shot');
  const [lookUp] = seen.work('look up prices');
  if (shot!.begin > endOf(lookUp!)) {
    throw new Wrong(
      'The first shot was begun only after the till had looked up the price.',
      place(seen, 'counter.ts', 'POST /drinks'),
    );
  }
  if (lookUp!.begin > endOf(shot!)) {
    throw new Wrong(
      'The till was asked only after the first shot had been pulled.',
      place(seen, 'counter.ts', 'POST /prices'),
    );
  }
});

inRush('the machine is free for the next one as soon as the shot is pulled', (seen) => {
  for (const had of seen.work('have machine')) {
    const milk = seen
      .work('steam milk')
      .find(({ order, begin }) => order === had.order && begin > had.begin);
    if (!milk || endOf(milk) > endOf(had)) continue;
    throw new Wrong(
      `While the milk for ${cup(had)} was steamed, its barista still had the machine.`,
      place(seen, 'kitchen.ts', 'steam milk'),
    );
  }
});

inRush('orders go on at the same time, and so do the drinks of an order', (seen) => {
  const looks = seen.work('look in stock');
  const firstLook = Math.min(...looks.map(endOf));
  const late = looks.find(({ begin }) => begin > firstLook);
  if (late) {
    throw new Wrong(
      `For table ${late.order} nothing was done until another table was done with.`,
      place(seen, 'counter.ts', 'POST /stock'),
    );
  }
  const firstShot = Math.min(...seen.work('pull shot').map(endOf));
  for (const shot of seen.work('pull shot')) {
    const begin = Math.min(...worksOfCup(seen, shot.order).map((work) => work.begin));
    if (begin < firstShot) continue;
    throw new Wrong(
      `Nobody began with ${cup(shot)} before another cup had been done with:\nwho does not stand in line for the machine is not seen waiting.`,
      place(seen, 'kitchen.ts', 'make drink'),
    );
  }
});

function requestsTo(seen: Seen, path: string): Request[] {
  return seen.recording.requests.filter((request) => request.path.split('?')[0] === path);
}

function isAsked(seen: Seen, path: string, least: number): void {
  const count = requestsTo(seen, path).length;
  if (count >= least) return;
  throw new Wrong(
    `For ${rushHour.length} orders \`POST ${path}\` was called ${times(count)} over HTTP.`,
    place(seen, 'counter.ts', `POST ${path}`),
  );
}

/** How often each work has to be done for these drinks. */
function workFor(ordered: string[], drinks: typeof menu): [name: string, times: number][] {
  const milky = ordered.filter((drink) => drinks[drink]?.milk);
  return [
    ['pull shot', ordered.length],
    ['steam milk', milky.length],
  ];
}

function areMade(seen: Seen, orders: RushOrder[], drinks = menu): void {
  const ordered = orders.flatMap((order) => order.drinks);
  for (const [name, wanted] of workFor(ordered, drinks)) {
    const done = seen.recording.work.filter((work) => work.name === name && work.end);
    if (done.length === wanted) continue;
    throw new Wrong(
      `Ordered: ${ordered.join(', ')}.\nThe work \`${name}\` was done ${times(done.length)} instead of ${times(wanted)}.`,
      place(seen, 'kitchen.ts', name),
    );
  }
}

function repliesOf(seen: Seen): Reply[] {
  const replies = seen.recording.answer as Reply[] | undefined;
  if (!replies) throw new Wrong('The bar did not come to the end of these orders.');
  return replies;
}

function isServed(seen: Seen, order: RushOrder, reply: Reply, prices: typeof menu): void {
  const { id, drinks } = order;
  const where = place(seen, 'counter.ts', 'POST /prices');
  const ordered = `Table ${id} ordered: ${drinks.join(', ')}.`;
  if (reply.status !== 200) {
    throw new Wrong(`${ordered}\nThe answer was ${reply.status}, not 200.`, where);
  }
  const cups = listOf(reply.cups).map(String);
  same(drinks, cups, `Table ${id} ordered`, 'It got', place(seen, 'kitchen.ts', 'make drink'));
  const right = drinks.map((drink) => ({ drink, price: prices[drink]!.price }));
  const bill = listOf(reply.bill).map(line);
  same(right.map(line), bill, `The right bill for table ${id}`, 'It was given', where);
  const sum = right.reduce((all, { price }) => all + price, 0);
  if (reply.total === sum) return;
  throw new Wrong(`${ordered}\nThat is ${sum} cents; the total was ${reply.total}.`, where);
}

function listOf<T>(given: T[] | undefined): T[] {
  return Array.isArray(given) ? given : [];
}

function line(entry: { drink: string; price: number } | null): string {
  return `${entry?.drink} ${entry?.price}`;
}

/** Two lists with the same things in them, in any order. */
function same(a: string[], b: string[], ofA: string, ofB: string, span?: RecordedSpan): void {
  const text = (list: string[]) => list.toSorted().join(', ') || '(nothing)';
  if (text(a) !== text(b)) throw new Wrong(`${ofA}: ${text(a)}.\n${ofB}: ${text(b)}.`, span);
}

function tillIsAskedOnce(seen: Seen, orders: RushOrder[]): void {
  const asked = requestsTo(seen, '/prices').length;
  if (asked <= orders.length) return;
  const drinks = orders.flatMap((order) => order.drinks).length;
  throw new Wrong(
    `There were ${orders.length} orders with ${drinks} drinks. The till was asked ${times(asked)}.`,
    place(seen, 'counter.ts', 'POST /prices'),
  );
}

const works = ['wait for machine', 'pull shot', 'steam milk'];

/** What was done for one cup. */
function worksOfCup(seen: Seen, id: number): Work[] {
  return seen.recording.work.filter(({ name, order }) => works.includes(name) && order === id);
}

/** The spans that are open during `work`, and not during the cup's other works. */
function tight(seen: Seen, work: Work, others: Work[]): RecordedSpan[] {
  const named = inKitchen(seen, work.name);
  const covering = named.filter((span) => seen.covers(span, work));
  if (covering.length === 0) {
    throw new Wrong(
      `No span \`${work.name}\` begins before that work and ends after it, for ${cup(work)}.`,
      named[0],
    );
  }
  let too: Work | undefined;
  const found = covering.filter(({ started, ended = Infinity }) => {
    const inside = others.find(
      (other) =>
        (endOf(other) < work.begin && started < endOf(other)) ||
        (other.begin > endOf(work) && ended > other.begin),
    );
    too ??= inside;
    return !inside;
  });
  if (found.length > 0) return found;
  throw new Wrong(
    `The span \`${work.name}\` for ${cup(work)} is open during this work, too: ${too!.name}.`,
    covering[0],
  );
}

function endOf(work: Work): Moment {
  return work.end ?? Infinity;
}

function topOf(seen: Seen, span: RecordedSpan): RecordedSpan {
  const parent = seen.recording.spans.find(
    ({ id, started }) => id === span.parentId && started < span.started,
  );
  return parent ? topOf(seen, parent) : span;
}

/** `seen.all`, with the place where they belong if there are none. */
function inKitchen(seen: Seen, name: string): RecordedSpan[] {
  try {
    return seen.all(name);
  } catch (error) {
    if (error instanceof Wrong) error.span ??= place(seen, 'kitchen.ts', name);
    throw error;
  }
}

/** Where to look: the line in `file` that made the first span of that name, or else the file. */
function place(seen: Seen, file: string, name: string): RecordedSpan {
  const found = seen.recording.spans.find(
    (span) => span.name === name && span.at?.startsWith(file),
  );
  return found ?? { ...seen.recording.spans[0]!, at: file };
}

function cup({ order }: Work): string {
  return `cup ${(order % 10) + 1} of table ${Math.floor(order / 10)}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
