import { CardDeclined, tenOrders, type CardOrder } from '../../lessons/bar.ts';
import { defineCheck } from '../../workshop/checking/check.ts';
import type { RecordedSpan } from '../../workshop/runner/recording.ts';
import {
  CheckFailure,
  isOpenDuring,
  type RecordedRun,
} from '../../workshop/checking/assertions.ts';

const { test } = defineCheck(
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

test(
  'stable-names',
  'ten orders, ten spans of each name: `take order`, `make drink`, `charge card`',
  (run) => {
    for (const name of names) {
      const spans = started(run, name);
      if (spans.length !== 10) {
        throw new CheckFailure(`Ten orders made ${spans.length} spans named \`${name}\`.`);
      }
      const lost = spans.find((span) => span.ended !== undefined && span.exported === 0);
      if (lost) throw new CheckFailure(`\`${name}\` ended, but never reached the exporter.`, lost);
    }
  },
);

test('children-of-order', '`make drink` and `charge card` are children of `take order`', (run) => {
  for (const name of ['make drink', 'charge card'] as const) {
    const arrived = started(run, name).some((span) => span.exported > 0);
    if (arrived) run.child(name, 'take order');
  }
});

test('spans-cover-work', 'each order is worked on while its three spans are open', (run) => {
  for (const order of tenOrders) served(run, order);
});

test('order-attributes', '`take order` carries the four attributes of its own order', (run) =>
  eachFact(run, (said, fact) => said !== undefined && `${said}` === `${fact}`),
);

test(
  'attribute-types',
  'an id and a count are numbers, a yes or no is a boolean, a drink is text',
  (run) => eachFact(run, (said, fact) => typeof said === typeof fact),
);

test(
  'no-card-number',
  'no name, attribute, event or status of any span holds a card number',
  (run) => {
    for (const span of run.arrived) {
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
          throw new CheckFailure(
            `The card number of order ${order.id} is in the ${place} of \`${span.name}\`.`,
            span,
          );
        }
      }
    }
  },
);

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
        throw new CheckFailure(`\`${name}\` has the kind ${span.kind}.`, span);
      }
    }
  },
);

test(
  'milk-event',
  '`make drink` has the event `milk is out` when the milk is out, and only then',
  (run) => {
    run.work('fetch milk');
    for (const order of tenOrders) {
      const making = served(run, order)['make drink'];
      if (making.ended === undefined) continue;
      const told = making.events.some(({ name }) => name === 'milk is out');
      const wasOut = said(run, 'milk is out').includes(order.id);
      if (told === wasOut) continue;
      const late = making.late.some(({ call }) => call === 'addEvent');
      throw new CheckFailure(
        !wasOut
          ? `Order ${order.id} got fresh milk, and its \`make drink\` says \`milk is out\`.`
          : late
            ? `The event of order ${order.id} came when its \`make drink\` had ended already.`
            : `Order ${order.id} got oat milk, and its \`make drink\` has no event \`milk is out\`.`,
        making,
      );
    }
  },
);

test(
  'milk-event-attribute',
  'the event `milk is out` carries `coffee.milk`, which is `oat`',
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

test(
  'all-spans-end',
  'every span that is started is ended, also where the card is declined',
  (run) => {
    run.everySpanEnds();
  },
);

test(
  'error-reaches-run',
  'the error reaches `run`, which apologises once `take order` is over',
  (run) => {
    const apologies = run.recording.said.filter(({ what }) => what === 'apologise');
    const taking = served(run, declined)['take order'];
    const [first] = apologies;
    if (!first) {
      throw new CheckFailure(
        `The card of order ${declined.id} was declined, and nobody apologised.`,
        taking,
      );
    }
    if (apologies.length > 1 || first.order !== declined.id) {
      const ids = apologies.map(({ order }) => order).join(', ');
      throw new CheckFailure(
        `The card of order ${declined.id} was declined; the bar apologised for ${ids}.`,
      );
    }
    if (first.when < (taking.ended ?? Infinity)) {
      throw new CheckFailure('The bar apologised while `take order` was still open.', taking);
    }
  },
);

test('error-status', '`charge card` of the declined card has the status ERROR', (run) => {
  const charging = served(run, declined)['charge card'];
  if (charging.status === 'ERROR') return;
  throw new CheckFailure(
    `\`charge card\` of order ${declined.id} has the status ${charging.status}.`,
    charging,
  );
});

test('error-message', "that `charge card` says why: it holds the error's message", (run) => {
  const charging = served(run, declined)['charge card'];
  const { statusMessage, attributes, events } = charging;
  if (JSON.stringify([statusMessage, attributes, events]).includes(reason)) return;
  throw new CheckFailure(`Nothing on \`charge card\` says: ${reason}.`, charging);
});

test('no-false-errors', 'what went well has no status ERROR', (run) => {
  for (const order of tenOrders) {
    const spans = served(run, order);
    for (const name of names) {
      if (order === declined && name !== 'make drink') continue;
      if (spans[name].status !== 'ERROR') continue;
      throw new CheckFailure(
        `\`${name}\` of order ${order.id} went well, and has the status ERROR.`,
        spans[name],
      );
    }
  }
});

test('shut-down', 'the provider is shut down before `run` returns', (run) => run.shutDown());

/** The spans of that name that a tracer started, arrived or not; at least one. */
function started(run: RecordedRun, name: Name): RecordedSpan[] {
  const byTracer = run.recording.spans.filter(({ madeUp }) => !madeUp);
  const found = byTracer.filter((span) => span.name === name);
  if (found.length > 0) return found;
  const different = new Set(byTracer.map((span) => span.name)).size;
  throw new CheckFailure(
    byTracer.length === 0
      ? 'Not one span was made by a tracer.'
      : `None of ${byTracer.length} spans is named \`${name}\`; they have ${different} different names.`,
    byTracer[0],
  );
}

/** The three spans of an order: those that were open while the bar worked on it. */
function served(run: RecordedRun, order: CardOrder): Record<Name, RecordedSpan> {
  const open = (name: Name, workNames: string[], ofOrder: (s: RecordedSpan) => boolean) => {
    const spans = workNames.reduce(
      (left, workName) => {
        const work = run.work(workName).find((w) => w.order === order.id);
        if (!work)
          throw new CheckFailure(`The bar did not do this for order ${order.id}: ${workName}.`);
        const covering = left.filter((span) => isOpenDuring(span, work));
        if (covering.length > 0) return covering;
        throw new CheckFailure(
          `\`${name}\` was not open while the bar did this for order ${order.id}: ${workName}.`,
          left[0],
        );
      },
      started(run, name),
    );
    return spans.find(ofOrder) ?? spans[0]!;
  };
  const taking = open(
    'take order',
    ['brew', 'charge card'],
    ({ attributes }) => Number(attributes['coffee.order_id']) === order.id,
  );
  const below = (span: RecordedSpan) => run.parent(span) === taking;
  return {
    'take order': taking,
    'make drink': open('make drink', ['brew'], below),
    'charge card': open('charge card', ['charge card'], below),
  };
}

/** Compares what every `take order` says of its order with what the order is. */
function eachFact(run: RecordedRun, right: (said: unknown, fact: unknown) => boolean): void {
  for (const order of tenOrders) {
    const taking = served(run, order)['take order'];
    if (taking.ended === undefined) continue;
    for (const [key, fact] of Object.entries(facts(order))) {
      const value = taking.attributes[key];
      if (right(value, fact)) continue;
      const is = value === undefined ? 'is missing' : `is ${JSON.stringify(value)}`;
      throw new CheckFailure(
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

function said(run: RecordedRun, what: string): number[] {
  return run.recording.said.filter((s) => s.what === what).map(({ order }) => order);
}
