import { gardenOrder, type KitchenOrder, type TableOrder } from '#bar';
import { defineCheck } from '../../workshop/checking/check.ts';
import { counted, cutMiddle, shorten } from '../../workshop/render/text.ts';
import type { RecordedSpan, Request } from '../../workshop/runner/recording.ts';
import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';
import { parseTraceparent } from '../../workshop/checking/traceparent.ts';
import {
  allOrders,
  dayOf,
  failedOrder,
  foreignOrders,
  strangersWord,
  terraceOrders,
  type Notes,
  type Sent,
} from './scenarios.ts';

const { test, inScenario } = defineCheck(
  '11-baggage',
  `
counter: POST /orders [SERVER]
└─ counter: POST [CLIENT]
   └─ kitchen: POST /drinks [SERVER]
      └─ kitchen: make drink
         └─ kitchen: POST [CLIENT]
`,
  'No span arrived: none was made, or those that were made were not sent.',
);
const withStrangers = inScenario('strangers', '');

test(
  'order-through-both',
  'the order goes through both programs, and the supplier brings the milk',
  (run) => {
    for (const [program, route] of [
      ['counter.ts', 'POST /orders'],
      ['kitchen.ts', 'POST /drinks'],
    ] as const) {
      const calls = dayOf(run).got.filter((got) => got.by === program && got.route === route);
      if (calls.length === 1) continue;
      throw new CheckFailure(
        `\`${route}\` ${calls.length === 0 ? 'never ' : ''}reached \`${program}\`${timesIfAny(calls.length)}.${complaint(run)}`,
        program,
      );
    }
    worksFor(run, [gardenOrder]);
  },
);

withStrangers('order-attributes', '`POST /orders` still has the table and the tier', (run) => {
  for (const order of [gardenOrder, failedOrder]) {
    hasNotes(spanOf(run, 'POST /orders', order.id, 'counter.ts'), notesOf(order), 'counter.ts');
  }
});

test(
  'counter-baggage',
  'the kitchen is called in a context with the table and the tier as baggage',
  (run) => packs(run, gardenOrder),
);

test(
  'no-secrets',
  'nobody’s name or card is in the baggage, in a request to the kitchen or on a span',
  (run) => keepsSecrets(run),
);

test('baggage-nothing-else', 'the baggage has the table and the tier, and nothing else', (run) =>
  packsNothingElse(run),
);

withStrangers(
  'guests-do-not-mix',
  'if two guests order at once, each order has its own baggage',
  (run) => {
    for (const order of terraceOrders) packs(run, order);
  },
);

withStrangers(
  'strangers-stop-at-counter',
  'baggage that comes with a guest’s request goes no further',
  (run) => packsNothingElse(run),
);

test(
  'both-propagators',
  'both programs register the propagators for `traceparent` and `baggage`',
  (run) => {
    for (const { by, written } of [callFor(run), ...sentBy(run, 'kitchen.ts', 'POST /cartons')]) {
      for (const header of ['traceparent', 'baggage']) {
        if (written.includes(header)) continue;
        const names = written.map((name) => `\`${name}\``).join(' and ') || 'nothing';
        throw new CheckFailure(
          `The propagators registered in \`${by}\` write ${names}, but no \`${header}\`, whatever the context holds.`,
          'lesson.ts',
        );
      }
    }
  },
);

test('kitchen-gets-baggage', 'the kitchen gets a `baggage` with the table and the tier', (run) => {
  const [{ headers }] = callsOfCounter(run);
  const { baggage } = headers;
  if (typeof baggage !== 'string') {
    throw new CheckFailure('The request to the kitchen has no `baggage`.', 'counter.ts');
  }
  if (!baggage.split(',').every((entry) => validEntry.test(entry))) {
    throw new CheckFailure(
      `The \`baggage\` of that request is not valid:\n  ${shorten(baggage, 74)}`,
      'counter.ts',
    );
  }
  const entries = entriesOf(baggage);
  for (const [key, value] of Object.entries(attributesOf(notesOf(gardenOrder)))) {
    if (entries.get(key) === value) continue;
    throw new CheckFailure(
      `The order has the \`${key}\` “${value}”. The kitchen got:\n  ${shorten(baggage, 74)}`,
      'counter.ts',
    );
  }
});

test('one-trace', 'the order is still one trace, through both programs', (run) => {
  const drinks = serverSpan(run, 'POST /drinks', 'kitchen.ts');
  const call = run.arrived.find(({ id }) => id === drinks.parentId);
  const order = serverSpan(run, 'POST /orders', 'counter.ts');
  if (call?.kind !== 'CLIENT') {
    const is = call ? `is a child of \`${call.name}\`` : 'has no parent that arrived';
    throw new CheckFailure(`\`POST /drinks\` ${is}.`, 'lesson.ts');
  }
  if (!run.isBelow(call, order)) {
    throw new CheckFailure(
      'The counter’s call to the kitchen is not below its `POST /orders`.',
      'counter.ts',
    );
  }
  const drink = spanOf(run, 'make drink', gardenOrder.id, 'kitchen.ts');
  if (run.isBelow(drink, drinks)) return;
  throw new CheckFailure('`make drink` is not below `POST /drinks`.', 'kitchen.ts');
});

test('exporter-shut-down', 'the exporter is shut down before `run` returns', (run) =>
  run.shutDown(),
);

withStrangers(
  'drink-attributes',
  '`make drink` has the table and the tier of its order as attributes',
  (run) => {
    for (const order of [gardenOrder, failedOrder]) {
      hasNotes(spanOf(run, 'make drink', order.id, 'kitchen.ts'), notesOf(order), 'kitchen.ts');
    }
  },
);

withStrangers('every-drink-made', 'every order is made, whatever its baggage', (run) =>
  worksFor(run, [...allOrders, ...foreignOrders.map(({ order }) => order)], [failedOrder]),
);

withStrangers(
  'foreign-order',
  'baggage that another program wrote is read like any other',
  (run) => {
    for (const { order, notes } of foreignOrders) {
      if (notes.table === undefined && notes.tier === undefined) continue;
      hasNotes(spanOf(run, 'make drink', order.id, 'kitchen.ts'), notes, 'kitchen.ts');
    }
    for (const order of terraceOrders) {
      hasNotes(spanOf(run, 'make drink', order.id, 'kitchen.ts'), notesOf(order), 'kitchen.ts');
    }
  },
);

withStrangers(
  'bare-order',
  'an order without baggage gets its drink, and its span has no table or tier',
  (run) => {
    for (const { order, notes } of foreignOrders) {
      hasNotes(spanOf(run, 'make drink', order.id, 'kitchen.ts'), notes, 'kitchen.ts');
    }
  },
);

withStrangers('strangers-entries', 'other entries that strangers wrote are on no span', (run) => {
  for (const { name, attributes, events } of run.arrived) {
    const [key] =
      Object.entries(attributes).find(([, value]) => String(value).includes(strangersWord)) ?? [];
    if (!key && !JSON.stringify([name, events]).includes(strangersWord)) continue;
    throw new CheckFailure(
      `\`${name}\` has an entry that a stranger wrote${key ? `: \`${key}\`` : ''}.\nCopy only \`coffee.table\` and \`coffee.guest.tier\`.`,
      'kitchen.ts',
    );
  }
});

test(
  'supplier-no-baggage',
  'the supplier gets no `baggage`, and nothing about the guest',
  (run) => {
    const [{ headers }] = callsOfCounter(run);
    const [sent] = sentBy(run, 'kitchen.ts', 'POST /cartons');
    if (!headers.baggage || !sent?.written.includes('baggage')) {
      throw new CheckFailure(
        'No baggage has reached the kitchen yet, so there is none to keep back.\nDo tasks 1 and 2 first.',
        'counter.ts',
      );
    }
    tellsTheSupplierNothing(run);
  },
);

test(
  'supplier-traceparent',
  'the supplier gets a `traceparent` that names the CLIENT span of the call',
  (run) => namesItsCall(run),
);

withStrangers(
  'supplier-no-strangers',
  'the supplier gets no baggage that strangers wrote either',
  (run) => {
    tellsTheSupplierNothing(run);
    namesItsCall(run);
  },
);

function notesOf({ table, guest }: TableOrder): Required<Notes> {
  return { table, tier: guest.tier };
}

function attributesOf({ table, tier }: Notes): Record<string, string | undefined> {
  return { 'coffee.table': table, 'coffee.guest.tier': tier };
}

function timesIfAny(number: number): string {
  return number === 0 ? '' : ` ${counted(number, 'time')}`;
}

/**
 * What a program said on standard error. The order that fails makes one say that a fetch failed,
 * which is news only where the program ended of it.
 */
function complaint(run: RecordedRun): string {
  const { output, said } = run.recording;
  const [error] = output.match(/^\w*Error: .*/m) ?? [];
  const meant = error?.includes('fetch failed') && dayOf(run).answers.length > 0;
  const ended = said.some(({ what }) => / ended: [1-9]/.test(what));
  return error && (!meant || ended) ? ` A program said:\n  ${error}` : '';
}

/** The drinks are made and answered, each once, and the supplier is asked for each carton. */
function worksFor(run: RecordedRun, orders: KitchenOrder[], failed: KitchenOrder[] = []): void {
  for (const order of orders) {
    const { id } = order;
    const foreign = foreignOrders.some(({ order }) => order.id === id);
    for (const [name, what, file] of [
      ['write slip', 'write the slip', 'counter.ts'],
      ['make drink', 'make the drink', 'kitchen.ts'],
    ] as const) {
      const times = run.recording.work.filter((work) => work.name === name && work.order === id);
      if (times.length === 1 || (foreign && name === 'write slip')) continue;
      throw new CheckFailure(
        `For order ${id}, the bar was ${times.length === 0 ? 'never ' : ''}asked to ${what}${timesIfAny(times.length)}.${complaint(run)}`,
        file,
      );
    }
  }
  for (const order of orders) getsItsDrink(run, order);
  const cartons = [...orders, ...failed].filter(({ milk }) => milk === 'oat').length;
  const asked = cartonRequests(run).length;
  if (asked === cartons) return;
  throw new CheckFailure(
    `${counted(cartons, 'drink')} with oat milk: the supplier got ${counted(asked, 'request')}.${complaint(run)}`,
    'kitchen.ts',
  );
}

/** The guest has got what they ordered. */
function getsItsDrink(run: RecordedRun, { id, drink, milk }: KitchenOrder): void {
  const said = run.recording.said.find((one) => one.order === id)?.what;
  const text = dayOf(run).answers.find((one) => one.id === id)?.text ?? said ?? '';
  if (!text.includes(`"drink":"${drink}"`) || !text.includes(`"milk":"${milk}"`)) {
    const wanted = JSON.stringify({ drink, milk });
    throw new CheckFailure(
      `The answer to order ${id} should be ${wanted}.\nIt was: ${shorten(text, 60) || 'nothing'}`,
      'kitchen.ts',
    );
  }
}

function cartonRequests(run: RecordedRun): Request[] {
  return run.requestsTo('POST /cartons');
}

function sentBy(run: RecordedRun, program: string, route: string): Sent[] {
  return dayOf(run).sent.filter((sent) => sent.by === program && sent.route === route);
}

/** The counter’s call to the kitchen, where there is one guest. */
function callFor(run: RecordedRun): Sent {
  const [call] = sentBy(run, 'counter.ts', 'POST /drinks');
  if (call) return call;
  throw new CheckFailure('The counter never called the kitchen.', 'counter.ts');
}

/** The requests that the counter sent to the kitchen, as they came in; at least one. */
function callsOfCounter(run: RecordedRun) {
  const calls = dayOf(run).got.filter(
    ({ by, route }) => by === 'kitchen.ts' && route === 'POST /drinks',
  );
  const [first, ...others] = calls;
  if (!first) throw new CheckFailure('No request reached the kitchen.', 'counter.ts');
  return [first, ...others] as const;
}

/** Some call of the counter to the kitchen was made in a context with the baggage of this order. */
function packs(run: RecordedRun, order: TableOrder): void {
  callFor(run);
  const calls = sentBy(run, 'counter.ts', 'POST /drinks').map(({ baggage }) => baggage);
  const wanted = Object.entries(attributesOf(notesOf(order)));
  if (calls.some((baggage) => wanted.every(([key, value]) => baggage[key] === value))) return;
  const found = calls.map((baggage) => {
    const entries = Object.entries(baggage).map(([key, value]) => `${key}=${value}`);
    return `\n  ${cutMiddle(entries.join(', ') || 'none', 74)}`;
  });
  throw new CheckFailure(
    `Order ${order.id} is for “${order.table}”, tier ${order.guest.tier}. The baggage in the context
in which the counter called the kitchen:${found.slice(0, 3).join('')}`,
    'counter.ts',
  );
}

/** Nothing but the two entries is in the baggage of the counter's calls, nor in its header. */
function packsNothingElse(run: RecordedRun): void {
  const asked = Object.keys(attributesOf({}));
  for (const { baggage } of sentBy(run, 'counter.ts', 'POST /drinks')) {
    const other = Object.keys(baggage).find((key) => !asked.includes(key));
    if (other) {
      throw new CheckFailure(
        `The baggage of the call to the kitchen has \`${shorten(other, 40)}\`, which nobody asked for.`,
        'counter.ts',
      );
    }
    const forged = Object.values(baggage).find((value) => value === 'throne');
    if (!forged) continue;
    throw new CheckFailure(
      'A guest’s request came with a `baggage` of its own. It said `coffee.table=throne`,\nand the counter passed that on.',
      'counter.ts',
    );
  }
  for (const { by, headers } of dayOf(run).got) {
    const { baggage = '' } = headers as { baggage?: string };
    if (by !== 'kitchen.ts' || foreignOrders.some((other) => other.baggage === baggage)) continue;
    const entries = baggage.split(',').filter((entry) => entry.trim() !== '');
    const other = entries.find((entry) => !/^\s*coffee\.(table|guest\.tier)\s*=[^;]*$/.test(entry));
    if (!other && entries.length <= 2) continue;
    throw new CheckFailure(
      `The kitchen got a \`baggage\` with more than the two entries:\n  ${shorten(baggage, 74)}`,
      'counter.ts',
    );
  }
}

function keepsSecrets(run: RecordedRun): void {
  const { got, sent, toKitchen } = dayOf(run);
  const texts = [
    ...sent.map(({ by, baggage }) => ({
      where: `\`${by}\` sends a request in a context whose baggage has WHAT`,
      text: Object.entries(baggage).join(', '),
      file: by,
    })),
    ...got.flatMap(({ by, headers }) =>
      Object.entries(headers).map(([name, value]) => ({
        where: `\`${by}\` got WHAT in the header \`${name}\``,
        text: decoded(String(value)),
        file: 'counter.ts',
      })),
    ),
    ...toKitchen.map((text) => ({
      where: '`kitchen.ts` got WHAT in the body of a request',
      text,
      file: 'counter.ts',
    })),
    ...run.arrived.map(({ name, service, attributes }) => ({
      where: `\`${name}\` has WHAT among its attributes`,
      text: Object.entries(attributes).join(', '),
      file: `${service}.ts`,
    })),
  ];
  for (const { where, text, file } of texts) {
    const what = secretIn(text);
    if (!what) continue;
    throw new CheckFailure(`${where.replace('WHAT', what)}:\n  ${shorten(text, 74)}`, file);
  }
}

function secretIn(text: string): string | undefined {
  const digits = text.replace(/[\s._-]/g, '');
  for (const { guest } of allOrders) {
    if (new RegExp(`\\b${guest.name}\\b`, 'i').test(text)) return 'the name of a guest';
    if (digits.includes(guest.card)) return 'the number of a card';
  }
  return undefined;
}

function serverSpan(run: RecordedRun, name: string, file: string): RecordedSpan {
  const span = run.arrived.find((one) => one.kind === 'SERVER' && one.name === name);
  if (!span) throw new CheckFailure(`No SERVER span named \`${name}\` arrived.`, file);
  return span;
}

/** The span of that name that says that it is about this order. */
function spanOf(run: RecordedRun, name: string, id: number, file: string): RecordedSpan {
  const spans = run.arrived.filter((span) => span.name === name);
  const found = spans.find(({ attributes }) => attributes['coffee.order.id'] === id);
  if (found) return found;
  throw new CheckFailure(
    spans.length === 0
      ? `No span named \`${name}\` arrived.${complaint(run)}`
      : `No \`${name}\` has the \`coffee.order.id\` ${id}, a number.${whyFailed(id)}`,
    file,
  );
}

/** What there is to know of the order that fails. */
function whyFailed(id: unknown): string {
  return id === failedOrder.id
    ? `\nOrder ${id} fails because the supplier does not answer. The spans of an order that fails need these attributes too.`
    : '';
}

/** The span has what the baggage says as attributes, and where it says nothing, nothing. */
function hasNotes(span: RecordedSpan, notes: Notes, file: string): void {
  const { name, attributes } = span;
  const id = attributes['coffee.order.id'];
  for (const [key, value] of Object.entries(attributesOf(notes))) {
    const found = attributes[key];
    if (found === value) continue;
    if (value === undefined) {
      throw new CheckFailure(
        `Order ${id} came with no \`${key}\`, but its \`${name}\` has “${String(found)}”.`,
        file,
      );
    }
    const other = Object.keys(attributes).find((name) => attributes[name] === value);
    const has = other
      ? `has it as \`${other}\`, not as \`${key}\``
      : found === undefined
        ? `has no attribute \`${key}\``
        : `has the \`${key}\` “${String(found)}”`;
    const only = Object.values(notes).filter((note) => note !== undefined).length === 1;
    throw new CheckFailure(
      `\`${name}\` of order ${id} ${has}; expected: “${value}”.${only ? '\nIts baggage has only this entry of the two.' : ''}${whyFailed(id)}`,
      file,
    );
  }
}

/** What other companies are sent says nothing of who sits where. */
function tellsTheSupplierNothing(run: RecordedRun): void {
  const values = [...allOrders.map(notesOf), ...foreignOrders.map(({ notes }) => notes)].flatMap(
    ({ table, tier }) => [table, tier].filter((value) => value !== undefined),
  );
  const tells = (text: string) =>
    text.includes('coffee.') ||
    text.includes(strangersWord) ||
    secretIn(text) !== undefined ||
    values.some((value) => text.includes(value));
  for (const { path, headers } of cartonRequests(run)) {
    for (const [name, value] of [...Object.entries(headers), ['path', path] as const]) {
      if (name !== 'baggage' && !tells(decoded(String(value).replaceAll('+', ' ')))) continue;
      const what = value === '' ? `an empty \`${name}\`` : shorten(`${name}: ${String(value)}`, 74);
      throw new CheckFailure(`The supplier received:\n  ${what}`, 'kitchen.ts');
    }
  }
  const body = dayOf(run).bodies.find((text) => tells(decoded(text)));
  if (!body) return;
  throw new CheckFailure(`The supplier received the body:\n  ${shorten(body, 74)}`, 'kitchen.ts');
}

/** Each request for milk names a CLIENT span that is below a `make drink`, each another. */
function namesItsCall(run: RecordedRun): void {
  const drinks = run.arrived.filter(({ name }) => name === 'make drink');
  const requests = cartonRequests(run);
  if (requests.length === 0) throw new CheckFailure('Nobody asked the supplier.', 'kitchen.ts');
  for (const { headers } of requests) {
    const { traceparent } = headers as { traceparent?: string };
    if (traceparent === undefined) {
      throw new CheckFailure('The request for oat milk has no `traceparent`.', 'kitchen.ts');
    }
    const spanId = parseTraceparent(traceparent)?.spanId;
    const named = run.arrived.find(({ id }) => id === spanId);
    if (named?.kind !== 'CLIENT') {
      const names = named
        ? `names \`${named.name}\`, which has the kind ${named.kind}`
        : 'names no span that arrived';
      throw new CheckFailure(
        `The \`traceparent\` of the request for oat milk ${names}.`,
        'kitchen.ts',
      );
    }
    const drink = drinks.findIndex((span) => run.isBelow(named, span));
    if (drink < 0) {
      throw new CheckFailure(
        'The CLIENT span of the request for oat milk is not below `make drink`. It is in another place or in another trace.',
        'kitchen.ts',
      );
    }
    drinks.splice(drink, 1);
  }
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
