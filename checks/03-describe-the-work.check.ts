import { CardDeclined, tenOrders, type CardOrder } from '../lessons/bar.ts';
import { check } from '../workshop/ask.ts';
import type { RecordedSpan, Work } from '../workshop/recording.ts';
import { Wrong, type Seen } from '../workshop/seen.ts';

const { asks } = check(
  '03-describe-the-work',
  `
take order [SERVER]  ×9
├─ make drink
└─ charge card [CLIENT]
take order [SERVER] ✗
├─ make drink
└─ charge card [CLIENT] ✗
`,
);

const names = ['take order', 'make drink', 'charge card'] as const;
type Name = (typeof names)[number];

const reason = new CardDeclined().message;
const declined = tenOrders.find(({ card, price }) => card.credit < price)!;

asks('ten orders, ten spans of each name: `take order`, `make drink`, `charge card`', (seen) => {
  for (const name of names) {
    const spans = started(seen, name);
    if (spans.length !== 10) {
      throw new Wrong(`Ten orders made ${spans.length} spans named \`${name}\`.`);
    }
    const lost = spans.find((span) => span.ended !== undefined && span.exported === 0);
    if (lost) throw new Wrong(`\`${name}\` ended, but never reached the exporter.`, lost);
  }
});

asks('`make drink` and `charge card` are children of `take order`', (seen) => {
  for (const name of ['make drink', 'charge card'] as const) {
    const arrived = started(seen, name).some((span) => span.exported > 0);
    if (arrived) seen.child(name, 'take order');
  }
});

asks('each order is worked on while its three spans are open', (seen) => {
  for (const order of tenOrders) served(seen, order);
});

asks('`take order` carries the four attributes of its own order', (seen) =>
  eachFact(seen, (said, fact) => said !== undefined && `${said}` === `${fact}`),
);

asks('an id and a count are numbers, a yes or no is a boolean, a drink is text', (seen) =>
  eachFact(seen, (said, fact) => typeof said === typeof fact),
);

asks('no name, attribute, event or status of any span holds a card number', (seen) => {
  for (const span of seen.arrived) {
    const { name, attributes, events, links, statusMessage } = span;
    for (const [place, content] of Object.entries({
      name,
      attributes,
      events,
      links,
      status: statusMessage ?? '',
    })) {
      const text = JSON.stringify(content).replace(/[\s.-]/g, '');
      const order = tenOrders.find(({ card }) => text.includes(card.number));
      if (order) {
        throw new Wrong(
          `The card number of order ${order.id} is in the ${place} of \`${span.name}\`.`,
          span,
        );
      }
    }
  }
});

asks('`take order` is SERVER, `charge card` is CLIENT, `make drink` is INTERNAL', (seen) => {
  const kinds = {
    'take order': 'SERVER',
    'make drink': 'INTERNAL',
    'charge card': 'CLIENT',
  };
  for (const name of names) {
    for (const span of started(seen, name)) {
      if (span.kind === kinds[name]) continue;
      throw new Wrong(`\`${name}\` has the kind ${span.kind}.`, span);
    }
  }
});

asks('`make drink` has the event `milk is out` when the milk is out, and only then', (seen) => {
  seen.work('fetch milk');
  for (const order of tenOrders) {
    const making = served(seen, order)['make drink'];
    if (making.ended === undefined) continue;
    const told = making.events.some(({ name }) => name === 'milk is out');
    const wasOut = said(seen, 'milk is out').includes(order.id);
    if (told === wasOut) continue;
    const late = making.late.some(({ call }) => call === 'addEvent');
    throw new Wrong(
      !wasOut
        ? `Order ${order.id} got fresh milk, and its \`make drink\` says \`milk is out\`.`
        : late
          ? `The event of order ${order.id} came when its \`make drink\` had ended already.`
          : `Order ${order.id} got oat milk, and its \`make drink\` has no event \`milk is out\`.`,
      making,
    );
  }
});

asks('the event `milk is out` carries `coffee.milk`, which is `oat`', (seen) => {
  const making = started(seen, 'make drink').filter((span) => span.exported > 0);
  const told = making.flatMap((span) =>
    span.events
      .filter(({ name }) => name === 'milk is out')
      .map(({ attributes }) => ({ span, attributes })),
  );
  if (making.length > 0 && told.length === 0) {
    throw new Wrong('No `make drink` has an event `milk is out`.');
  }
  const wrong = told.find(({ attributes }) => attributes['coffee.milk'] !== 'oat');
  if (wrong) {
    throw new Wrong(
      `The attributes of the event \`milk is out\` are ${JSON.stringify(wrong.attributes)}.`,
      wrong.span,
    );
  }
});

asks('every span that is started is ended, also where the card is declined', (seen) => {
  seen.everySpanEnds();
});

asks('the error reaches `run`, which apologises once `take order` is over', (seen) => {
  const apologies = seen.recording.said.filter(({ what }) => what === 'apologise');
  const taking = served(seen, declined)['take order'];
  const [first] = apologies;
  if (!first) {
    throw new Wrong(
      `The card of order ${declined.id} was declined, and nobody apologised.`,
      taking,
    );
  }
  if (apologies.length > 1 || first.order !== declined.id) {
    const ids = apologies.map(({ order }) => order).join(', ');
    throw new Wrong(
      `The card of order ${declined.id} was declined; the bar apologised for ${ids}.`,
    );
  }
  if (first.when < (taking.ended ?? Infinity)) {
    throw new Wrong('The bar apologised while `take order` was still open.', taking);
  }
});

asks('`charge card` of the declined card has the status ERROR', (seen) => {
  const charging = served(seen, declined)['charge card'];
  if (charging.status === 'ERROR') return;
  throw new Wrong(
    `\`charge card\` of order ${declined.id} has the status ${charging.status}.`,
    charging,
  );
});

asks("that `charge card` says why: it holds the error's message", (seen) => {
  const charging = served(seen, declined)['charge card'];
  const { statusMessage, attributes, events } = charging;
  if (JSON.stringify([statusMessage, attributes, events]).includes(reason)) return;
  throw new Wrong(`Nothing on \`charge card\` says: ${reason}.`, charging);
});

asks('what went well has no status ERROR', (seen) => {
  for (const order of tenOrders) {
    const spans = served(seen, order);
    for (const name of names) {
      if (order === declined && name !== 'make drink') continue;
      if (spans[name].status !== 'ERROR') continue;
      throw new Wrong(
        `\`${name}\` of order ${order.id} went well, and has the status ERROR.`,
        spans[name],
      );
    }
  }
});

asks('the provider is shut down before `run` returns', (seen) => seen.shutDown());

/** The spans of that name that a tracer started, arrived or not; at least one. */
function started(seen: Seen, name: Name): RecordedSpan[] {
  const byTracer = seen.recording.spans.filter(({ madeUp }) => !madeUp);
  const found = byTracer.filter((span) => span.name === name);
  if (found.length > 0) return found;
  const different = new Set(byTracer.map((span) => span.name)).size;
  throw new Wrong(
    byTracer.length === 0
      ? 'Not one span was made by a tracer.'
      : `None of ${byTracer.length} spans is named \`${name}\`; they have ${different} different names.`,
    byTracer[0],
  );
}

/** The three spans of an order: those that were open while the bar worked on it. */
function served(seen: Seen, order: CardOrder): Record<Name, RecordedSpan> {
  const open = (name: Name, workNames: string[], ofOrder: (s: RecordedSpan) => boolean) => {
    const spans = workNames.reduce(
      (left, workName) => {
        const work = seen.work(workName).find((w) => w.order === order.id);
        if (!work) throw new Wrong(`The bar did not do this for order ${order.id}: ${workName}.`);
        const covering = left.filter((span) => isOpen(span, work));
        if (covering.length > 0) return covering;
        throw new Wrong(
          `\`${name}\` was not open while the bar did this for order ${order.id}: ${workName}.`,
          left[0],
        );
      },
      started(seen, name),
    );
    return spans.find(ofOrder) ?? spans[0]!;
  };
  const taking = open(
    'take order',
    ['brew', 'charge card'],
    ({ attributes }) => Number(attributes['coffee.order_id']) === order.id,
  );
  const below = (span: RecordedSpan) => seen.parent(span) === taking;
  return {
    'take order': taking,
    'make drink': open('make drink', ['brew'], below),
    'charge card': open('charge card', ['charge card'], below),
  };
}

/** A span that never ended is open for good. */
function isOpen({ started, ended = Infinity }: RecordedSpan, work: Work): boolean {
  return started < work.begin && ended > (work.end ?? Infinity);
}

/** Compares what every `take order` says of its order with what the order is. */
function eachFact(seen: Seen, right: (said: unknown, fact: unknown) => boolean): void {
  for (const order of tenOrders) {
    const taking = served(seen, order)['take order'];
    if (taking.ended === undefined) continue;
    for (const [key, fact] of Object.entries(facts(order))) {
      const value = taking.attributes[key];
      if (right(value, fact)) continue;
      const is = value === undefined ? 'is missing' : `is ${JSON.stringify(value)}`;
      throw new Wrong(
        `On \`take order\` of order ${order.id}, \`${key}\` ${is}; it should be ${JSON.stringify(fact)}.`,
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

function said(seen: Seen, what: string): number[] {
  return seen.recording.said.filter((s) => s.what === what).map(({ order }) => order);
}
