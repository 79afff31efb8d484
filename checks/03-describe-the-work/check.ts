import { CardDeclined, tenOrders, type CardOrder } from '#bar';
import {
  CheckFailure,
  isOpenDuring,
  type RecordedRun,
} from '../../workshop/checking/assertions.ts';
import { defineCheck } from '../../workshop/checking/check.ts';
import type { RecordedSpan, Work } from '../../workshop/runner/recording.ts';
import { otherOrders, otherTroubles } from './scenarios.ts';

const { test, inScenario } = defineCheck(
  '03-describe-the-work',
  `
take order  ×9
├─ make drink
└─ charge card
take order ✗
├─ make drink
└─ charge card ✗
`,
  'No span was started: without a provider, tracers make none.',
);
/** Other orders, and other things that go wrong. */
const testAnotherDay = inScenario(
  'another day',
  `
take order  ×2
├─ make drink
└─ charge card
take order ✗  ×2
├─ make drink
└─ charge card ✗
`,
);

const names = ['take order', 'make drink', 'charge card'] as const;
type Name = (typeof names)[number];

const reason = new CardDeclined().message;
const declined = tenOrders.find(({ card, price }) => card.credit < price)!;

test(
  'same-work',
  'the bar works as before: for each order in turn the milk, the brewing and the card',
  (run) => {
    const { work } = run.recording;
    for (const [i, next] of work.entries()) {
      const before = work[i - 1];
      if (!before || next.begin > (before.end ?? Infinity)) continue;
      throw new CheckFailure(
        `\`${next.name}\` for order ${next.order} began before ` +
          `\`${before.name}\` for order ${before.order} was done, because nothing awaited it.`,
        'lesson.ts',
      );
    }
    worksAsBefore(run, tenOrders);
  },
);

test(
  'stable-names',
  'ten orders make ten spans of each name: `take order`, `make drink` and `charge card`',
  (run) => {
    for (const name of names) {
      const spans = started(run, name);
      if (spans.length !== 10) {
        const others = run.recording.spans.filter((span) => !isAsked(span.name));
        const instead = [...new Set(others.map((span) => `\`${span.name}\``))].slice(0, 3);
        throw new CheckFailure(
          `Ten orders made ${spans.length} spans named \`${name}\`.` +
            (instead.length > 0 ? ` Other names: ${instead.join(', ')}.` : ''),
          others[0] ?? 'lesson.ts',
        );
      }
      const lost = spans.find((span) => span.ended !== undefined && span.exported === 0);
      if (lost) throw new CheckFailure(whyLost(run, lost), 'lesson.ts');
      const twice = spans.find((span) => span.exported > 1);
      if (twice) {
        throw new CheckFailure(
          `A \`${name}\` reached the exporter ${twice.exported} times. ` +
            'Give the exporter to one processor only.',
          'lesson.ts',
        );
      }
    }
    for (const span of run.recording.spans) {
      const found = isAsked(span.name) ? undefined : whatDiffers(run, span.name);
      if (found) {
        throw new CheckFailure(`The span name \`${span.name}\` contains ${found}.`, span);
      }
    }
  },
);

test('children-of-order', '`make drink` and `charge card` are children of `take order`', (run) => {
  for (const name of ['make drink', 'charge card'] as const) {
    const arrived = started(run, name).some((span) => span.exported > 0);
    if (arrived) run.child(name, 'take order');
  }
});

test(
  'spans-cover-work',
  'the three spans of an order are open while their work is going on',
  (run) => {
    for (const order of tenOrders) served(run, order);
  },
);

test(
  'all-spans-end',
  'every span that is started is ended, even if the card is declined',
  (run) => {
    run.everySpanEnds();
  },
);

test(
  'error-reaches-run',
  'the error reaches `run`, which apologises after `take order` has ended',
  (run) => apologises(run, declined, reason, tenOrders),
);

test('error-status', '`charge card` of the declined card has the status ERROR', (run) =>
  hasError(run, declined, reason),
);

test('error-message', "`charge card` of the declined card has the error's message on it", (run) =>
  saysWhy(run, declined, reason),
);

test('no-false-errors', 'work that went well does not have the status ERROR', (run) => {
  for (const order of tenOrders) {
    noFalseError(run, order, order === declined ? ['make drink'] : names);
  }
});

test('order-attributes', '`take order` has the four attributes of its own order', (run) =>
  eachFact(run, tenOrders, (said, fact) => said !== undefined && `${said}` === `${fact}`),
);

test(
  'attribute-types',
  'the id and the shots are numbers, `coffee.to_go` is a boolean, and the drink is a string',
  (run) => eachFact(run, tenOrders, (said, fact) => typeof said === typeof fact),
);

test('no-card-number', 'no card number is anywhere on a span', (run) => {
  for (const span of run.arrived) {
    const { name, scope, resource, attributes, events, links } = span;
    const status = span.statusMessage ?? '';
    const places = { name, scope, resource, attributes, events, links, status };
    for (const [place, content] of Object.entries(places)) {
      const found = cardIn(content);
      if (!found) continue;
      throw new CheckFailure(
        `The card number of order ${found.id} is in the ${place} of \`${span.name}\`${found.how}.`,
        span,
      );
    }
  }
});

test(
  'span-kinds',
  '`take order` is SERVER, `charge card` is CLIENT, `make drink` is INTERNAL',
  (run) => {
    const kinds = {
      'take order': 'SERVER',
      'make drink': 'INTERNAL',
      'charge card': 'CLIENT',
    };
    for (const name of names) {
      for (const span of started(run, name)) {
        if (span.kind === kinds[name]) continue;
        throw new CheckFailure(
          `\`${name}\` has the kind ${span.kind}; it should be ${kinds[name]}.`,
          span,
        );
      }
    }
  },
);

test(
  'milk-event',
  '`make drink` has an event `milk is out` if there is no fresh milk left, and only then',
  (run) => milkEvents(run, tenOrders),
);

test(
  'milk-event-attribute',
  'the event `milk is out` has the attribute `coffee.milk`, whose value is `oat`',
  (run) => {
    const making = started(run, 'make drink').filter((span) => span.exported > 0);
    const told = making.flatMap((span) =>
      span.events
        .filter(({ name }) => name === 'milk is out')
        .map(({ attributes }) => ({ span, attributes })),
    );
    if (making.length > 0 && told.length === 0) {
      throw new CheckFailure('No `make drink` has an event `milk is out`.');
    }
    const wrong = told.find(({ attributes }) => attributes['coffee.milk'] !== 'oat');
    if (wrong) {
      throw new CheckFailure(
        `The attributes of the event \`milk is out\` are ${JSON.stringify(wrong.attributes)}.`,
        wrong.span,
      );
    }
  },
);

testAnotherDay(
  'other-orders',
  'on another day, the spans also say what was ordered and when there was no fresh milk left',
  (run) => {
    eachFact(run, otherOrders, (said, fact) => said === fact);
    milkEvents(run, otherOrders);
  },
);

testAnotherDay(
  'other-errors',
  'on another day, each order is tried once, and `charge card` has the errors of that day',
  (run) => {
    worksAsBefore(run, otherOrders);
    for (const order of otherOrders) {
      const why = isSilent(order) ? 'the bank does not answer' : reason;
      if (!isSilent(order) && !isDeclined(order)) {
        noFalseError(run, order, names);
        continue;
      }
      hasError(run, order, why);
      saysWhy(run, order, why);
      apologises(run, order, why, otherOrders);
    }
  },
);

test('shut-down', 'the provider is shut down before `run` returns', (run) => run.shutDown());

/** The work of every order is done as in the starter, whatever fails: each piece once. */
function worksAsBefore({ recording: { work } }: RecordedRun, orders: CardOrder[]): void {
  const asItIs = ['fetch milk', 'brew', 'charge card'].join(', ');
  for (const { id } of orders) {
    const done = work.filter(({ order }) => order === id).map(({ name }) => name);
    if (done.join(', ') === asItIs) continue;
    throw new CheckFailure(
      `For order ${id}, the bar did this: ${done.join(', ') || 'nothing'}. ` +
        `In the starter, it does this: ${asItIs}.`,
      'lesson.ts',
    );
  }
}

function isAsked(name: string): boolean {
  return names.some((asked) => asked === name);
}

/** The spans of that name that a tracer started, arrived or not; at least one. */
function started(run: RecordedRun, name: Name): RecordedSpan[] {
  const byTracer = run.recording.spans.filter(({ madeUp }) => !madeUp);
  const found = byTracer.filter((span) => span.name === name);
  if (found.length > 0) return found;
  const others = byTracer.filter((span) => !isAsked(span.name));
  const different = new Set(byTracer.map((span) => span.name)).size;
  throw new CheckFailure(
    byTracer.length === 0
      ? 'No span was made by a tracer.'
      : `None of the ${byTracer.length} spans is named \`${name}\`. Different names: ${different}, ` +
          `such as \`${(others[0] ?? byTracer[0]!).name}\`.`,
    others[0] ?? byTracer[0],
  );
}

function whyLost({ recording }: RecordedRun, { name, ended, provider }: RecordedSpan): string {
  const { shutdown } = recording.providers[provider ?? -1] ?? {};
  const lost = `A \`${name}\` ended, but never reached the exporter`;
  if (shutdown === undefined) {
    return `${lost}. A processor still held the span, and its provider was never shut down.`;
  }
  return shutdown < (ended ?? 0)
    ? `${lost}. Its provider had been shut down before the span ended.`
    : `${lost}.`;
}

/** What is in the name of a span and differs from order to order. */
function whatDiffers({ recording }: RecordedRun, name: string): string | undefined {
  const numbers: string[] = name.match(/\d+/g) ?? [];
  const order = tenOrders.find(({ id, card }) => {
    return numbers.some((number) => number === `${id}` || card.number.startsWith(number));
  });
  if (order && numbers.some((number) => number.length > 1)) return 'a number of an order';
  const others = new Set(recording.spans.map((span) => span.name));
  const drinks = [...new Set(tenOrders.map(({ drink }) => drink))];
  for (const [words, what] of [
    [drinks, 'the drink of an order'],
    [['fresh', 'oat'], 'the milk of an order'],
  ] as const) {
    const here = words.find((word) => name.includes(word));
    const twins = words.filter((word) => here && others.has(name.replace(here, word)));
    if (twins.length > 1) return what;
  }
  return undefined;
}

/** In which a number can be written with digits and letters. */
const bases = Array.from({ length: 35 }, (_, i) => i + 2).filter((base) => base !== 10);
const reversed = (text: string) => [...text].reverse().join('');

/** Whose card number is in something, and how. */
function cardIn(content: unknown): { id: number; how: string } | undefined {
  const texts = textsIn(content);
  const digits = texts.map((text) => text.replace(/\D/g, '')).filter((text) => text.length > 3);
  const decoded = texts
    .flatMap((text) => text.match(/[\w+/-]{16,}/g) ?? [])
    .flatMap((word) => (['base64', 'hex'] as const).map((code) => Buffer.from(word, code)));
  for (const { id, card } of tenOrders) {
    const { number } = card;
    if (digits.some((text) => text.includes(number))) return { id, how: '' };
    const cut = Array.from({ length: 9 }, (_, i) => [number.slice(0, i + 4), number.slice(i + 4)]);
    const isHere = (part: string) => digits.some((text) => text.includes(part));
    if (cut.some((parts) => parts.every(isHere)) || digits.join('').includes(number)) {
      return { id, how: ', cut into pieces' };
    }
    const isRun = (part: string) => texts.some((text) => text.includes(part));
    const runs = Array.from({ length: 9 }, (_, i) => number.slice(i, i + 8));
    if ([number.slice(0, 6), ...runs].some(isRun)) return { id, how: ', in part' };
    const written = [...bases.map((base) => BigInt(number).toString(base)), reversed(number)];
    if (
      decoded.some((bytes) => bytes.includes(number)) ||
      written.some((code) => texts.some((text) => text.toLowerCase().includes(code)))
    ) {
      return { id, how: ', encoded' };
    }
  }
  return undefined;
}

/** All keys and values in something, as texts. */
function textsIn(content: unknown): string[] {
  if (typeof content !== 'object' || content === null) return [String(content)];
  const keys = Array.isArray(content) ? [] : Object.keys(content);
  return [...keys, ...Object.values(content).flatMap(textsIn)];
}

/** The three spans of an order: those that were open while the bar worked on it. */
function served(run: RecordedRun, order: CardOrder): Record<Name, RecordedSpan> {
  const open = (name: Name, workNames: string[], ofOrder: (s: RecordedSpan) => boolean) => {
    const spans = workNames.reduce(
      (left, workName) => {
        const work = run.work(workName).find((w) => w.order === order.id);
        if (!work) {
          throw new CheckFailure(`For order ${order.id}, the bar did not do this: ${workName}.`);
        }
        const [covering, short] = [
          left.filter((span) => isOpenDuring(span, work)),
          left.find(isOpenAtStart(work)),
        ];
        if (covering.length > 0) return covering;
        const nearest = left.findLast((span) => span.started < work.begin) ?? left[0];
        throw new CheckFailure(
          short
            ? `\`${name}\` ended while the bar was still doing this for order ${order.id}: ` +
                `${workName}. Wait for the work, then end the span.`
            : `No \`${name}\` was open when the bar began this for order ${order.id}: ${workName}.`,
          short ?? nearest,
        );
      },
      started(run, name),
    );
    return spans.find(ofOrder) ?? spans[0]!;
  };
  const taking = open(
    'take order',
    ['fetch milk', 'brew', 'charge card'],
    ({ attributes }) => Number(attributes['coffee.order_id']) === order.id,
  );
  const below = (span: RecordedSpan) => run.parent(span) === taking;
  return {
    'take order': taking,
    'make drink': open('make drink', ['brew'], below),
    'charge card': open('charge card', ['charge card'], below),
  };
}

function isOpenAtStart({ begin }: Work) {
  return ({ started, ended = Infinity }: RecordedSpan) => started < begin && ended > begin;
}

/** Compares what every `take order` says of its order with what the order is. */
function eachFact(
  run: RecordedRun,
  orders: CardOrder[],
  right: (said: unknown, fact: unknown) => boolean,
): void {
  for (const order of orders) {
    const spans = served(run, order);
    const taking = spans['take order'];
    if (taking.ended === undefined) continue;
    for (const [key, fact] of Object.entries(facts(order))) {
      const value = taking.attributes[key];
      if (right(value, fact)) continue;
      const elsewhere = names.find((name) => spans[name].attributes[key] !== undefined);
      const late = taking.late.some(({ call }) => call.startsWith('setAttribute'));
      let is = `is ${JSON.stringify(value)}`;
      if (value === undefined) {
        is = elsewhere ? `is missing: it is on \`${elsewhere}\`` : 'is missing';
        if (late) is = 'is missing, and attributes were set after the span had ended';
        if (isSilent(order) || isDeclined(order)) is += ' (here the work threw an error)';
      }
      throw new CheckFailure(
        `On \`take order\` of order ${order.id}, \`${key}\` ${is}; ` +
          `it should be ${JSON.stringify(fact)}.`,
        taking,
      );
    }
  }
}

function facts({ id, drink, shots, toGo }: CardOrder): Record<string, unknown> {
  return {
    'coffee.order_id': id,
    'coffee.drink': drink,
    'coffee.shots': shots,
    'coffee.to_go': toGo,
  };
}

/** The event `milk is out` is on the drinks without fresh milk, and on no other. */
function milkEvents(run: RecordedRun, orders: CardOrder[]): void {
  run.work('fetch milk');
  for (const order of orders) {
    const making = served(run, order)['make drink'];
    if (making.ended === undefined) continue;
    const told = making.events.some(({ name }) => name === 'milk is out');
    const wasOut = said(run, 'milk is out').includes(order.id);
    if (told === wasOut) continue;
    const late = making.late.some(({ call }) => call === 'addEvent');
    const has = making.events.map(({ name }) => `\`${name}\``).join(', ');
    throw new CheckFailure(
      !wasOut
        ? `Order ${order.id} got fresh milk, but its \`make drink\` has the event \`milk is out\`.`
        : late
          ? `The event of order ${order.id} was added after its \`make drink\` had ended.`
          : `Order ${order.id} got oat milk, but its \`make drink\` has no event ` +
            `\`milk is out\`. ${has ? `It has ${has}.` : 'It has no event at all.'}`,
      making,
    );
  }
}

/** The error of an order reached the loop in \`run\`, which apologised, once, at the end. */
function apologises(run: RecordedRun, order: CardOrder, why: string, orders: CardOrder[]): void {
  const failed = orders.filter((each) => isSilent(each) || isDeclined(each));
  const taking = served(run, order)['take order'];
  const apologies = run.recording.said.filter(({ what }) => what === 'apologise');
  const first = apologies.find((apology) => apology.order === order.id);
  if (!first) {
    throw new CheckFailure(
      `An error was thrown for order ${order.id} (${why}), but the bar did not apologise. ` +
        'The error was caught on the way, or the loop in `run` was changed.',
      'lesson.ts',
    );
  }
  if (first.when < (taking.ended ?? Infinity)) {
    const next = run.recording.work.find(({ begin }) => begin > first.when);
    const left = next && next.begin < (taking.ended ?? Infinity);
    throw new CheckFailure(
      'The bar apologised while `take order` was still open.' +
        (left ? ' That span ended only after the bar had gone on to the next order.' : ''),
      taking,
    );
  }
  if (apologies.length > failed.length) {
    const ids = apologies.map((apology) => apology.order).join(', ');
    throw new CheckFailure(
      `The work failed for order ${failed.map(({ id }) => id).join(', ')}, ` +
        `but the bar apologised for ${ids}.`,
      'lesson.ts',
    );
  }
  const mine = run.recording.said.flatMap(({ what, order: id }) => (id === order.id ? [what] : []));
  const told = mine.flatMap((what) => what.match(/^(?:perhaps )?because (.*)/s)?.[1] ?? []);
  if (told.length === 0 || mine.includes(`because ${why}`)) return;
  throw new CheckFailure(
    told.includes(why)
      ? `The error that reached \`run\` for order ${order.id} has the right message (${why}), but it ` +
          'is a new error, and the original error is not its `cause`.'
      : `The error of order ${order.id} says: ${why}. The error that reached \`run\` says: ` +
          `${told.join(', ')}. That is a different error, and the original error is not its \`cause\`.`,
    'lesson.ts',
  );
}

function isSilent({ id }: CardOrder): boolean {
  return otherTroubles.bankIsSilent.includes(id);
}

function isDeclined({ card, price }: CardOrder): boolean {
  return card.credit < price;
}

function hasError(run: RecordedRun, order: CardOrder, why: string): void {
  const charging = served(run, order)['charge card'];
  if (charging.status === 'ERROR') return;
  const late = charging.late.some(({ call }) => call === 'setStatus');
  throw new CheckFailure(
    `The work of \`charge card\` for order ${order.id} threw an error (${why}), ` +
      `but the status of the span is ${charging.status}` +
      `${late ? ': it was set after the span had ended' : ''}.`,
    charging,
  );
}

function saysWhy(run: RecordedRun, order: CardOrder, why: string): void {
  const charging = served(run, order)['charge card'];
  const { statusMessage, attributes, events } = charging;
  if (textsIn([statusMessage, attributes, events]).some((text) => text.includes(why))) return;
  const instead = statusMessage ? ` Its status says: ${statusMessage}.` : '';
  throw new CheckFailure(
    `Nothing on \`charge card\` of order ${order.id} says: ${why}.${instead}`,
    charging,
  );
}

function noFalseError(run: RecordedRun, order: CardOrder, ofThese: readonly Name[]): void {
  const spans = served(run, order);
  for (const name of ofThese) {
    if (spans[name].status !== 'ERROR') continue;
    throw new CheckFailure(
      `\`${name}\` of order ${order.id} went well, but has the status ERROR.`,
      spans[name],
    );
  }
}

function said(run: RecordedRun, what: string): number[] {
  return run.recording.said.filter((s) => s.what === what).map(({ order }) => order);
}
