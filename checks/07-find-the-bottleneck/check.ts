import { menu, rushHour, type RushOrder } from '#bar';
import { defineCheck } from '../../workshop/checking/check.ts';
import { times } from '../../workshop/render/text.ts';
import type { Moment, RecordedSpan, Work } from '../../workshop/runner/recording.ts';
import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';
import {
  afternoon,
  atOnce,
  callsOfFailedTill,
  fromMorning,
  happyHour,
  newDrinks,
  servedAt,
  strangers,
  type Reply,
} from './scenarios.ts';

const { inScenario } = defineCheck(
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
// Many orders of many cups: no picture of one order stands for them.
const test = inScenario('run', '');
const inRush = inScenario('rush', '');
const inDay = inScenario('day', '');

test('asked-once', 'stock and kitchen are called once per order', (run) => {
  for (const path of ['/stock', '/drinks']) {
    const asked = run.requestsTo(`POST ${path}`).length;
    if (asked <= rushHour.length) continue;
    throw new CheckFailure(
      `There were ${rushHour.length} orders. \`POST ${path}\` was called ${times(asked)}.`,
      place(run, 'counter.ts', `POST ${path}`),
    );
  }
});

test(
  'drinks-over-http',
  'stock, till and kitchen are called over HTTP, and every drink is made',
  (run) => {
    for (const path of ['/orders', '/stock', '/prices', '/drinks']) {
      isAsked(run, path, rushHour.length);
    }
    areMade(run, rushHour);
  },
);

inRush('right-bill', 'other orders also get the drinks they ordered and the right bill', (run) => {
  for (const order of strangers) isServed(run, order, { ...menu, ...newDrinks });
});

inRush(
  'made-as-ordered',
  'for other orders, too, milk is steamed only where the menu says so',
  (run) => {
    areMade(run, strangers, { ...menu, ...newDrinks });
  },
);

inRush('one-shot-at-a-time', 'two shots are never pulled at the same time', (run) => {
  const shots = run.work('pull shot').toSorted((a, b) => a.begin - b.begin);
  for (const [i, shot] of shots.entries()) {
    const next = shots[i + 1];
    if (!next || endOf(shot) < next.begin) continue;
    throw new CheckFailure(
      `The one machine started a shot for ${cup(next)}\nwhile it was still pulling the one for ${cup(shot)}.`,
      place(run, 'kitchen.ts', 'pull shot'),
    );
  }
});

inRush('served-when-ready', 'a table is served only when all of its drinks are ready', (run) => {
  for (const { id, drinks } of strangers) {
    const served = servedAt(run, id)!;
    for (const [name, cups] of workFor([{ id, drinks }], { ...menu, ...newDrinks })) {
      const late = run.recording.work.find(
        (work) => work.name === name && cups.includes(work.order) && endOf(work) > served,
      );
      if (!late) continue;
      throw new CheckFailure(
        `Table ${id} was served before \`${name}\` was done for ${cup(late)}.`,
        place(run, 'kitchen.ts', name),
      );
    }
  }
});

inDay('sold-out', 'if something is sold out, nothing of that order is made', (run) => {
  const [order] = fromMorning.filter(({ soldOut }) => soldOut);
  isRefused(run, order!, order!.soldOut!, 'Sold out');
});

inDay('current-prices', 'every order gets the current prices and the current stock', (run) => {
  const [first, ...others] = fromMorning.filter(({ soldOut }) => !soldOut);
  isServed(run, first!, menu);
  for (const order of others) isServed(run, order, { ...menu, ...happyHour });
});

test(
  'whole-traces',
  'the picture is complete: every request is in the trace of its order',
  (run) => {
    const servers = run.arrived.filter(({ kind }) => kind === 'SERVER');
    for (const path of ['/orders', '/stock', '/prices', '/drinks']) {
      const requests = run.requestsTo(`POST ${path}`).length;
      const drawn = servers.filter(({ name }) => name === `POST ${path}`).length;
      if (drawn < requests) {
        throw new CheckFailure(
          `\`POST ${path}\` was called ${times(requests)}, but is drawn ${times(drawn)}.`,
          place(run, 'counter.ts', `POST ${path}`),
        );
      }
    }
    for (const server of servers) {
      const top = topOf(run, server);
      if (top.name === 'POST /orders' && top.service === 'counter') continue;
      throw new CheckFailure(
        `\`${server.name}\` of ${server.service} is not in the trace of an order. Its trace begins\nwith \`${top.name}\` of ${top.service}.`,
        place(run, 'counter.ts', server.name),
      );
    }
  },
);

test('all-spans-end', 'every span that is started is ended', (run) => run.everySpanEnds());

test(
  'drink-spans',
  'every drink has a span `make drink` in the kitchen, and `coffee.drink` names the drink',
  (run) => {
    const spans = inKitchen(run, 'make drink');
    for (const span of spans) {
      const parent = run.parent(span);
      if (parent?.name === 'POST /drinks' && parent.service === 'kitchen') continue;
      const where = parent
        ? `is a child of \`${parent.name}\` of ${parent.service}`
        : 'has no parent';
      throw new CheckFailure(
        `\`make drink\` ${where}. Its parent should be \`POST /drinks\` of kitchen.`,
        span,
      );
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
    const milk = run.all('steam milk').map((span) => run.parent(span)?.id);
    for (const span of run.all('make drink')) {
      const drink = String(span.attributes['coffee.drink']);
      const wanted = menu[drink]?.milk ? 1 : 0;
      const found = milk.filter((id) => id === span.id).length;
      if (found === wanted) continue;
      throw new CheckFailure(
        `The \`make drink\` of ${drink === 'espresso' ? 'an' : 'a'} ${drink} has ${found === 0 ? 'no' : found} \`steam milk\`${wanted ? '' : ': there is no milk in it'}.`,
        span,
      );
    }
  },
);

test(
  'steps-in-a-row',
  'the wait, the shot and the milk of a drink come one after the other',
  (run) => {
    for (const shot of run.work('pull shot')) {
      const works = worksOfCup(run, shot.order);
      const wait = works.find(({ name }) => name === 'wait for machine');
      const milk = works.find(({ name }) => name === 'steam milk');
      if (!wait) {
        throw new CheckFailure(
          'A shot was pulled, but `machine.take(cup)` was not called for it.',
          place(run, 'kitchen.ts', 'pull shot'),
        );
      }
      const early = milk && milk.begin < endOf(shot) ? milk : shot;
      const before = early === shot ? wait : shot;
      if (early.begin > endOf(before)) continue;
      throw new CheckFailure(
        `For ${cup(shot)}, \`${early.name}\` started before \`${before.name}\` was done.`,
        place(run, 'kitchen.ts', early.name),
      );
    }
  },
);

test(
  'spans-cover-work',
  'each span of a drink lasts as long as the work that it is named after',
  (run) => spansCoverWork(run),
);

inRush('spans-of-its-own', 'every cup has spans of its own, which name its own drink', (run) => {
  const drinks = strangers.flatMap(({ id, drinks: names }) =>
    names.map((drink, i) => [10 * id + i, drink] as const),
  );
  for (const [shot, span] of spansCoverWork(run)) {
    const drink = new Map(drinks).get(shot.order);
    const told = span.attributes['coffee.drink'];
    if (told === drink) continue;
    throw new CheckFailure(
      `For ${cup(shot)} a ${drink} was ordered. \`coffee.drink\` says: ${told ?? '(nothing)'}.`,
      span,
    );
  }
});

/** The `make drink` of every shot. */
function spansCoverWork(run: RecordedRun): [shot: Work, span: RecordedSpan][] {
  const spans = inKitchen(run, 'make drink');
  return run.work('pull shot').map((shot) => {
    const works = worksOfCup(run, shot.order);
    const inside = works.map((work) => tight(run, work, works));
    const whole = spans.find(
      (span) =>
        works.every((work) => run.covers(span, work)) &&
        inside.every((found) => found.some((child) => run.parent(child) === span)),
    );
    if (whole) return [shot, whole];
    const around = spans.find((span) => works.every((work) => run.covers(span, work)));
    throw new CheckFailure(
      around
        ? 'The spans of one cup are not all below the same `make drink`.'
        : 'No `make drink` is open from the wait for the machine until the drink is ready.',
      around ?? spans[0],
    );
  });
}

test(
  'readable-picture',
  'the picture stays readable: at most ten spans of your own per drink',
  (run) => {
    const own = run.recording.spans.filter(({ kind }) => kind === 'INTERNAL');
    const drinks = rushHour.flatMap((order) => order.drinks).length;
    if (own.length <= 10 * drinks) return;
    const named = own.map(({ name }) => own.filter((span) => span.name === name));
    const [most] = named.toSorted((a, b) => b.length - a.length) as [RecordedSpan[]];
    throw new CheckFailure(
      `For ${drinks} drinks there are ${own.length} spans of your own, ${most.length} of them \`${most[0]!.name}\`.`,
      most[0],
    );
  },
);

test('till-asked-once', 'the till is called once per order', (run) =>
  tillIsAskedOnce(run, rushHour),
);

inRush(
  'till-asked-once-unseen',
  'the till is also called once for each order that you have not seen',
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
        'The first shot was started only after the till had looked up the price.',
        place(run, 'counter.ts', 'POST /drinks'),
      );
    }
    if (lookUp!.begin > endOf(shot!)) {
      throw new CheckFailure(
        'The till was called only after the first shot had been pulled.',
        place(run, 'counter.ts', 'POST /prices'),
      );
    }
  },
);

inRush(
  'machine-released',
  'the machine is free for the next cup as soon as the shot is pulled',
  (run) => {
    for (const had of run.work('have machine')) {
      const milk = run
        .work('steam milk')
        .find(({ order, begin }) => order === had.order && begin > had.begin);
      if (!milk || endOf(milk) > endOf(had)) continue;
      throw new CheckFailure(
        `While the milk for ${cup(had)} was being steamed, its barista still had the machine.`,
        place(run, 'kitchen.ts', 'steam milk'),
      );
    }
    for (const { what, order, when } of run.recording.said) {
      if (what !== 'shot is over') continue;
      const had = run.work('have machine').find((one) => one.order === order);
      if (!had || endOf(had) < when) continue;
      throw new CheckFailure(
        `The shot for ${cup(had)} was done, but its barista kept the machine.`,
        place(run, 'kitchen.ts', 'pull shot'),
      );
    }
  },
);

inRush(
  'orders-overlap',
  'orders are handled at the same time, and so are the drinks of one order',
  (run) => {
    const first = atOnce.map(({ id }) => id);
    const looks = run.work('look in stock').filter(({ order }) => first.includes(order));
    const firstLook = Math.min(...looks.map(endOf));
    const late = looks.find(({ begin }) => begin > firstLook);
    if (late) {
      throw new CheckFailure(
        `Nothing was done for table ${late.order} until the stock had answered for another table.`,
        place(run, 'counter.ts', 'POST /stock'),
      );
    }
    const firstShot = Math.min(...run.work('pull shot').map(endOf));
    for (const shot of run.work('pull shot')) {
      if (!first.includes(Math.floor(shot.order / 10))) continue;
      const begin = Math.min(...worksOfCup(run, shot.order).map((work) => work.begin));
      if (begin < firstShot) continue;
      throw new CheckFailure(
        `Nobody started ${cup(shot)} before the shot for another cup had been pulled.\nIt waits where no span shows it.`,
        place(run, 'kitchen.ts', 'make drink'),
      );
    }
  },
);

inRush('milk-overlaps', 'no cup waits for the milk of another', (run) => {
  const first = atOnce.map(({ id }) => id);
  const milk = run.work('steam milk').filter(({ order }) => first.includes(Math.floor(order / 10)));
  const done = Math.min(...milk.map(endOf));
  const late = milk.find(({ begin }) => begin > done);
  if (!late) return;
  throw new CheckFailure(
    `The milk for ${cup(late)} was not started until the milk for another cup was done.`,
    place(run, 'kitchen.ts', 'steam milk'),
  );
});

inDay(
  'next-cup-served',
  'after a failed shot the next cup gets the machine, and every span ends',
  (run) => {
    const { shotFails, next, tillFails } = afternoon;
    // Where the failed order itself was not answered with an error, the next test says why.
    const isAnError = (order: RushOrder) => replyTo(run, order).status >= 400;
    if (!isAnError(shotFails)) return;
    if (replyTo(run, next).status === 0) {
      throw new CheckFailure(
        `A shot failed, and table ${next.id}, which came next, never got an answer.\nWas the machine released?`,
        place(run, 'kitchen.ts', 'pull shot'),
      );
    }
    isServed(run, next, { ...menu, ...happyHour });
    if (isAnError(tillFails)) run.everySpanEnds();
  },
);

inDay('failed-shot', 'when a shot fails, that table gets an error', (run) => {
  getsError(run, afternoon.shotFails, 'The shot', 'kitchen.ts');
});

inDay(
  'failed-work',
  'when the till or the stock fails, that table gets an error, and the bar goes on',
  (run) => {
    const { tillFails, stockFails } = afternoon;
    getsError(run, tillFails, 'The till', 'counter.ts');
    getsError(run, stockFails, 'The stock', 'counter.ts');
    if (callsOfFailedTill(run) <= 1) return;
    throw new CheckFailure(
      `The till failed for table ${tillFails.id}, and was then called again. It may be called only once per order.`,
      place(run, 'counter.ts', 'POST /prices'),
    );
  },
);

inDay(
  'failed-drink-named',
  'the `make drink` of a shot that failed also names its drink',
  (run) => {
    const span = run.all('make drink').find((each) => !each.attributes['coffee.drink']);
    if (!span) return;
    throw new CheckFailure(
      'A shot failed, and the `make drink` of that cup has no `coffee.drink`.',
      span,
    );
  },
);

inDay(
  'not-on-the-menu',
  'an order for something that is not on the menu is also refused',
  (run) => {
    isRefused(run, afternoon.unknown, 'matcha', 'Not on the menu');
  },
);

inDay('order-of-nothing', 'a table that orders nothing gets no cups, and a total of 0', (run) => {
  const { status } = replyTo(run, afternoon.nothing);
  if (status >= 500) {
    throw new CheckFailure(
      `A table ordered nothing, and was answered with ${status}: something in the code needs at least one drink.`,
      'counter.ts',
    );
  }
  isServed(run, afternoon.nothing, menu);
});

function isAsked(run: RecordedRun, path: string, least: number): void {
  const count = run.requestsTo(`POST ${path}`).length;
  if (count >= least) return;
  throw new CheckFailure(
    `There were ${rushHour.length} orders. \`POST ${path}\` was called ${times(count)} over HTTP.`,
    place(run, 'counter.ts', `POST ${path}`),
  );
}

function getsError(run: RecordedRun, { id }: RushOrder, what: string, file: string): void {
  const { status } = replyTo(run, { id });
  if (status >= 400) return;
  const failed = `${what} failed for table ${id}.`;
  if (status) throw new CheckFailure(`${failed} The answer was ${status}, not an error.`, file);
  const { end } = run.recording;
  throw new CheckFailure(
    end.how === 'threw'
      ? `${failed} Nobody caught the error, so it ended the whole program.`
      : `${failed} The table never got an answer.`,
    end.how === 'threw' ? 'counter.ts' : file,
  );
}

/** For which cups each work has to be done: they have the numbers that the starter gives them. */
function workFor(orders: RushOrder[], drinks: typeof menu): [name: string, cups: number[]][] {
  const cups = orders.flatMap((order) =>
    order.drinks.map((drink, i) => ({ id: 10 * order.id + i, drink })),
  );
  return [
    ['pull shot', cups.map(({ id }) => id)],
    ['steam milk', cups.filter(({ drink }) => drinks[drink]?.milk).map(({ id }) => id)],
  ];
}

function areMade(run: RecordedRun, orders: RushOrder[], drinks = menu): void {
  const ordered = orders.flatMap((order) => order.drinks);
  for (const [name, cups] of workFor(orders, drinks)) {
    const done = run.recording.work.filter((work) => work.name === name);
    const where = place(run, 'kitchen.ts', name);
    if (done.length !== cups.length) {
      const milky = Object.keys(drinks).filter((drink) => drinks[drink]!.milk);
      throw new CheckFailure(
        `Ordered: ${ordered.join(', ')}.\nThe work \`${name}\` was done ${times(done.length)} instead of ${times(cups.length)}.` +
          (name === 'steam milk' ? ` On that menu, these have milk: ${milky.join(', ')}.` : ''),
        where,
      );
    }
    const missed = cups.find((id) => !done.some(({ order }) => order === id));
    if (missed === undefined) continue;
    const other = done.find(({ order }, i) => {
      return !cups.includes(order) || done.findIndex((one) => one.order === order) < i;
    });
    throw new CheckFailure(
      `The work \`${name}\` was never done for ${cupOf(missed)} (number ${missed}),\nbut was done once too often for number ${other?.order}.`,
      where,
    );
  }
}

/** The answer to an order, also if the program ended before it could tell all of them. */
function replyTo(run: RecordedRun, { id }: Pick<RushOrder, 'id'>): Reply {
  for (const { what, order } of run.recording.said) {
    const reply: Reply | undefined = order === -1 ? JSON.parse(what) : undefined;
    if (reply?.order === id) return reply;
  }
  return { order: id, status: 0 };
}

function isRefused(run: RecordedRun, order: RushOrder, drink: string, why: string): void {
  const reply = replyTo(run, order);
  const where = place(run, 'counter.ts', 'POST /drinks');
  const ordered = `Ordered: ${order.drinks.join(', ')}. ${why}: ${drink}.`;
  const table = (work: Work) => Math.floor(work.order / 10);
  const made = run.recording.work.find((work) => {
    return works.includes(work.name) && table(work) === order.id;
  });
  if (made) {
    throw new CheckFailure(
      `${ordered}\nThe kitchen started all the same: \`${made.name}\` for ${cup(made)}.`,
      where,
    );
  }
  if (reply.status !== 409) {
    const ended = run.recording.end.how === 'threw';
    let was = `The answer was ${reply.status}, not 409.`;
    if (reply.status === 0) was = 'There was no answer, not even 409.';
    if (reply.status === 0 && ended) was = 'An error that nobody caught ended the whole program.';
    throw new CheckFailure(`${ordered}\n${was}`, ended ? 'counter.ts' : where);
  }
  if (listOf(reply.soldOut).join() === drink) return;
  throw new CheckFailure(
    `${ordered}\nThe list \`soldOut\` in the answer: ${listOf(reply.soldOut).join() || '(nothing)'}.`,
    where,
  );
}

function isServed(run: RecordedRun, { id, drinks }: RushOrder, prices: typeof menu): void {
  const reply = replyTo(run, { id });
  const where = place(run, 'counter.ts', 'POST /prices');
  const ordered = `Table ${id} ordered: ${drinks.join(', ') || 'nothing'}.`;
  if (reply.status === 0) throw new CheckFailure(`${ordered}\nIt never got an answer.`, where);
  if (reply.status !== 200) {
    throw new CheckFailure(`${ordered}\nThe answer was ${reply.status}, not 200.`, where);
  }
  const cups = listOf(reply.cups).map(String);
  same(drinks, cups, `Table ${id} ordered`, 'It got', place(run, 'kitchen.ts', 'make drink'));
  const right = drinks.map((drink) => ({ drink, price: prices[drink]!.price }));
  const bill = listOf(reply.bill).map(line);
  same(right.map(line), bill, `The right bill for table ${id}`, 'Its bill was', where);
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
  if (asked === orders.length) return;
  const drinks = orders.flatMap((order) => order.drinks).length;
  throw new CheckFailure(
    `There were ${orders.length} orders with ${drinks} drinks. The till was called ${times(asked)}.`,
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
      `For ${cup(work)}, no span \`${work.name}\` starts before the work of that name and ends after it.`,
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
    `The span \`${work.name}\` for ${cup(work)} is also open during \`${too!.name}\`.`,
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
  return cupOf(order);
}

function cupOf(id: number): string {
  return `cup ${(id % 10) + 1} of table ${Math.floor(id / 10)}`;
}
