import { menu, rushHour, type RushOrder } from '#bar';
import { defineCheck } from '../../workshop/checking/check.ts';
import type { Moment, RecordedSpan, Work } from '../../workshop/runner/recording.ts';
import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';
import { fromMorning, happyHour, newDrinks, strangers, type Reply } from './scenarios.ts';

const { test, inScenario } = defineCheck(
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
const inRush = inScenario('rush');
const inDay = inScenario('day');

test(
  'drinks-over-http',
  'stock, till and kitchen are asked over HTTP, and every drink is made',
  (run) => {
    for (const path of ['/orders', '/stock', '/drinks']) {
      isAsked(run, path, rushHour.length);
    }
    // A till that is asked for several orders at once is no mistake.
    isAsked(run, '/prices', 1);
    areMade(run, rushHour);
  },
);

inRush(
  'right-bill',
  'other orders, too: the drinks that were ordered, and the right bill',
  (run) => {
    for (const reply of repliesOf(run)) {
      const order = strangers.find(({ id }) => id === reply.order)!;
      isServed(run, order, reply, { ...menu, ...newDrinks });
    }
    areMade(run, strangers, { ...menu, ...newDrinks });
  },
);

inRush('one-shot-at-a-time', 'two shots are never pulled at the same time', (run) => {
  const shots = run.work('pull shot').toSorted((a, b) => a.begin - b.begin);
  for (const [i, shot] of shots.entries()) {
    const next = shots[i + 1];
    if (!next || endOf(shot) < next.begin) continue;
    throw new CheckFailure(
      `On the one machine a shot was begun for ${cup(next)},\nwhile that for ${cup(shot)} was still being pulled.`,
      place(run, 'kitchen.ts', 'pull shot'),
    );
  }
});

inRush(
  'served-when-ready',
  'a table is served when all of its drinks are ready, and not before',
  (run) => {
    const served: string[] = [];
    for (const { what, order, when } of run.recording.said) {
      if (what !== 'served') continue;
      served.push(...strangers.find(({ id }) => id === order)!.drinks);
      for (const [name, needed] of workFor(served, { ...menu, ...newDrinks })) {
        const ready = run.recording.work.filter((work) => work.name === name && endOf(work) < when);
        if (ready.length >= needed) continue;
        throw new CheckFailure(
          `When table ${order} was served, ${needed} drinks had gone out that need the work \`${name}\`.\nIt had been done ${times(ready.length)}.`,
          place(run, 'kitchen.ts', name),
        );
      }
    }
  },
);

inDay('sold-out', 'of an order with something sold out nothing is made', (run) => {
  const [order] = fromMorning.filter(({ soldOut }) => soldOut);
  const reply = repliesOf(run).find(({ order: id }) => id === order!.id)!;
  const where = place(run, 'counter.ts', 'POST /drinks');
  const ordered = `Ordered: ${order!.drinks.join(', ')}. Sold out: ${order!.soldOut}.`;
  const others = fromMorning.filter(({ soldOut }) => !soldOut).flatMap(({ drinks }) => drinks);
  const shots = run.recording.work.filter(({ name }) => name === 'pull shot').length;
  if (shots > others.length) {
    throw new CheckFailure(
      `${ordered}\nOn this day ${others.length} shots were enough, and ${shots} were pulled.`,
      where,
    );
  }
  if (reply.status !== 409) {
    throw new CheckFailure(`${ordered}\nThe answer was ${reply.status}, not 409.`, where);
  }
  if (listOf(reply.soldOut).join() === order!.soldOut) return;
  throw new CheckFailure(
    `${ordered}\nThe answer named: ${listOf(reply.soldOut).join() || '(nothing)'}.`,
    where,
  );
});

inDay('current-prices', 'the next order has the prices and the stock of its own moment', (run) => {
  const [first, ...others] = fromMorning.filter(({ soldOut }) => !soldOut);
  const reply = (order: RushOrder) => repliesOf(run).find((one) => one.order === order.id)!;
  isServed(run, first!, reply(first!), menu);
  for (const order of others) isServed(run, order, reply(order), { ...menu, ...happyHour });
});

test('whole-traces', 'the picture is whole: every request is in the trace of its order', (run) => {
  const servers = run.arrived.filter(({ kind }) => kind === 'SERVER');
  for (const path of ['/orders', '/stock', '/prices', '/drinks']) {
    const requests = run.requestsTo(`POST ${path}`).length;
    const drawn = servers.filter(({ name }) => name === `POST ${path}`).length;
    if (drawn < requests) {
      throw new CheckFailure(
        `\`POST ${path}\` was called ${times(requests)}, and is drawn ${times(drawn)}.`,
        place(run, 'counter.ts', `POST ${path}`),
      );
    }
  }
  for (const server of servers) {
    const top = topOf(run, server);
    if (top.name === 'POST /orders' && top.service === 'counter') continue;
    throw new CheckFailure(
      `\`${server.name}\` of ${server.service} is not in the trace of an order: its trace begins\nwith \`${top.name}\` of ${top.service}.`,
      place(run, 'counter.ts', server.name),
    );
  }
});

test('all-spans-end', 'every span that is started is ended', (run) => run.everySpanEnds());

test(
  'drink-spans',
  'every drink has a span `make drink` in the kitchen, its name in `coffee.drink`',
  (run) => {
    const spans = inKitchen(run, 'make drink');
    for (const span of spans) {
      const parent = run.parent(span);
      if (parent?.name === 'POST /drinks' && parent.service === 'kitchen') continue;
      const where = parent
        ? `is a child of \`${parent.name}\` of ${parent.service}`
        : 'has no parent';
      throw new CheckFailure(`\`make drink\` ${where}; the kitchen’s is \`POST /drinks\`.`, span);
    }
    const ordered = rushHour.flatMap(({ drinks }) => drinks);
    const named = spans.map(({ attributes }) => String(attributes['coffee.drink'] ?? '(nothing)'));
    same(ordered, named, 'Ordered', 'In `coffee.drink` of the spans `make drink`', spans[0]);
  },
);

test(
  'drink-children',
  '`wait for machine`, `pull shot` and `steam milk` are children of `make drink`',
  (run) => {
    for (const name of ['wait for machine', 'pull shot', 'steam milk']) {
      inKitchen(run, name);
      run.child(name, 'make drink');
    }
  },
);

test('spans-cover-work', 'each of these spans lasts as long as what it is named after', (run) => {
  const spans = inKitchen(run, 'make drink');
  for (const shot of run.work('pull shot')) {
    const works = worksOfCup(run, shot.order);
    if (!works.some(({ name }) => name === 'wait for machine')) {
      throw new CheckFailure(
        'A shot was pulled, and `machine.take(cup)` was not called for it.',
        place(run, 'kitchen.ts', 'pull shot'),
      );
    }
    const inside = works.map((work) => tight(run, work, works));
    const whole = spans.find(
      (span) =>
        works.every((work) => run.covers(span, work)) &&
        inside.every((found) => found.some((child) => run.parent(child) === span)),
    );
    if (whole) continue;
    const around = spans.find((span) => works.every((work) => run.covers(span, work)));
    throw new CheckFailure(
      around
        ? 'The spans of one cup are not below one and the same `make drink`.'
        : 'No `make drink` is open from the wait for the machine until the drink is ready.',
      around ?? spans[0],
    );
  }
});

test(
  'readable-picture',
  'the picture stays readable: at most ten spans of your own for a drink',
  (run) => {
    const own = run.recording.spans.filter(({ kind }) => kind === 'INTERNAL');
    const drinks = rushHour.flatMap((order) => order.drinks).length;
    if (own.length <= 10 * drinks) return;
    throw new CheckFailure(
      `For ${drinks} drinks there are ${own.length} spans of your own.`,
      own.at(-1),
    );
  },
);

test('till-asked-once', 'the till is asked once for an order', (run) =>
  tillIsAskedOnce(run, rushHour),
);

inRush(
  'till-asked-once-unseen',
  'for an order that you have not seen it is asked once, too',
  (run) => {
    tillIsAskedOnce(run, strangers);
  },
);

inDay(
  'till-and-kitchen-overlap',
  'the kitchen does not wait for the till, nor the till for the kitchen',
  (run) => {
    const [shot] = run.work('pull shot');
    const [lookUp] = run.work('look up prices');
    if (shot!.begin > endOf(lookUp!)) {
      throw new CheckFailure(
        'The first shot was begun only after the till had looked up the price.',
        place(run, 'counter.ts', 'POST /drinks'),
      );
    }
    if (lookUp!.begin > endOf(shot!)) {
      throw new CheckFailure(
        'The till was asked only after the first shot had been pulled.',
        place(run, 'counter.ts', 'POST /prices'),
      );
    }
  },
);

inRush(
  'machine-released',
  'the machine is free for the next one as soon as the shot is pulled',
  (run) => {
    for (const had of run.work('have machine')) {
      const milk = run
        .work('steam milk')
        .find(({ order, begin }) => order === had.order && begin > had.begin);
      if (!milk || endOf(milk) > endOf(had)) continue;
      throw new CheckFailure(
        `While the milk for ${cup(had)} was steamed, its barista still had the machine.`,
        place(run, 'kitchen.ts', 'steam milk'),
      );
    }
  },
);

inRush(
  'orders-overlap',
  'orders go on at the same time, and so do the drinks of an order',
  (run) => {
    const looks = run.work('look in stock');
    const firstLook = Math.min(...looks.map(endOf));
    const late = looks.find(({ begin }) => begin > firstLook);
    if (late) {
      throw new CheckFailure(
        `For table ${late.order} nothing was done until another table was done with.`,
        place(run, 'counter.ts', 'POST /stock'),
      );
    }
    const firstShot = Math.min(...run.work('pull shot').map(endOf));
    for (const shot of run.work('pull shot')) {
      const begin = Math.min(...worksOfCup(run, shot.order).map((work) => work.begin));
      if (begin < firstShot) continue;
      throw new CheckFailure(
        `Nobody began with ${cup(shot)} before another cup had been done with:\nwho does not stand in line for the machine is not seen waiting.`,
        place(run, 'kitchen.ts', 'make drink'),
      );
    }
  },
);

function isAsked(run: RecordedRun, path: string, least: number): void {
  const count = run.requestsTo(`POST ${path}`).length;
  if (count >= least) return;
  throw new CheckFailure(
    `For ${rushHour.length} orders \`POST ${path}\` was called ${times(count)} over HTTP.`,
    place(run, 'counter.ts', `POST ${path}`),
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

function areMade(run: RecordedRun, orders: RushOrder[], drinks = menu): void {
  const ordered = orders.flatMap((order) => order.drinks);
  for (const [name, wanted] of workFor(ordered, drinks)) {
    const done = run.recording.work.filter((work) => work.name === name && work.end);
    if (done.length === wanted) continue;
    throw new CheckFailure(
      `Ordered: ${ordered.join(', ')}.\nThe work \`${name}\` was done ${times(done.length)} instead of ${times(wanted)}.`,
      place(run, 'kitchen.ts', name),
    );
  }
}

function repliesOf(run: RecordedRun): Reply[] {
  const replies = run.recording.scenarioResult as Reply[] | undefined;
  if (!replies) throw new CheckFailure('The bar did not come to the end of these orders.');
  return replies;
}

function isServed(run: RecordedRun, order: RushOrder, reply: Reply, prices: typeof menu): void {
  const { id, drinks } = order;
  const where = place(run, 'counter.ts', 'POST /prices');
  const ordered = `Table ${id} ordered: ${drinks.join(', ')}.`;
  if (reply.status !== 200) {
    throw new CheckFailure(`${ordered}\nThe answer was ${reply.status}, not 200.`, where);
  }
  const cups = listOf(reply.cups).map(String);
  same(drinks, cups, `Table ${id} ordered`, 'It got', place(run, 'kitchen.ts', 'make drink'));
  const right = drinks.map((drink) => ({ drink, price: prices[drink]!.price }));
  const bill = listOf(reply.bill).map(line);
  same(right.map(line), bill, `The right bill for table ${id}`, 'It was given', where);
  const sum = right.reduce((all, { price }) => all + price, 0);
  if (reply.total === sum) return;
  throw new CheckFailure(`${ordered}\nThat is ${sum} cents; the total was ${reply.total}.`, where);
}

function listOf<T>(given: T[] | undefined): T[] {
  return Array.isArray(given) ? given : [];
}

function line(entry: { drink: string; price: number } | null): string {
  return `${entry?.drink} ${entry?.price}`;
}

/** Two lists with the same things in them, in any order. */
function same(a: string[], b: string[], ofA: string, ofB: string, at?: RecordedSpan | string) {
  const text = (list: string[]) => list.toSorted().join(', ') || '(nothing)';
  if (text(a) !== text(b)) throw new CheckFailure(`${ofA}: ${text(a)}.\n${ofB}: ${text(b)}.`, at);
}

function tillIsAskedOnce(run: RecordedRun, orders: RushOrder[]): void {
  const asked = run.requestsTo('POST /prices').length;
  if (asked <= orders.length) return;
  const drinks = orders.flatMap((order) => order.drinks).length;
  throw new CheckFailure(
    `There were ${orders.length} orders with ${drinks} drinks. The till was asked ${times(asked)}.`,
    place(run, 'counter.ts', 'POST /prices'),
  );
}

const works = ['wait for machine', 'pull shot', 'steam milk'];

/** What was done for one cup. */
function worksOfCup(run: RecordedRun, id: number): Work[] {
  return run.recording.work.filter(({ name, order }) => works.includes(name) && order === id);
}

/** The spans that are open during `work`, and not during the cup's other works. */
function tight(run: RecordedRun, work: Work, others: Work[]): RecordedSpan[] {
  const named = inKitchen(run, work.name);
  const covering = named.filter((span) => run.covers(span, work));
  if (covering.length === 0) {
    throw new CheckFailure(
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
  throw new CheckFailure(
    `The span \`${work.name}\` for ${cup(work)} is open during this work, too: ${too!.name}.`,
    covering[0],
  );
}

function endOf(work: Work): Moment {
  return work.end ?? Infinity;
}

function topOf(run: RecordedRun, span: RecordedSpan): RecordedSpan {
  const parent = run.recording.spans.find(
    ({ id, started }) => id === span.parentId && started < span.started,
  );
  return parent ? topOf(run, parent) : span;
}

/** `run.all`, with the place where they belong if there are none. */
function inKitchen(run: RecordedRun, name: string): RecordedSpan[] {
  try {
    return run.all(name);
  } catch (error) {
    if (error instanceof CheckFailure) error.about ??= place(run, 'kitchen.ts', name);
    throw error;
  }
}

/** Where to look: the line in `file` that made the first span of that name, or else the file. */
function place(run: RecordedRun, file: string, name: string): RecordedSpan | string {
  const found = run.recording.spans.find((span) => span.name === name && span.at?.startsWith(file));
  return found ?? file;
}

function cup({ order }: Work): string {
  return `cup ${(order % 10) + 1} of table ${Math.floor(order / 10)}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
