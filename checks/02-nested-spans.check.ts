import { check } from '../workshop/ask.ts';
import type { RecordedSpan } from '../workshop/recording.ts';
import { Wrong, type Seen } from '../workshop/seen.ts';

const { asks } = check(
  '02-nested-spans',
  `
take order  ×2
└─ make latte
   ├─ grind beans
   ├─ pull shot
   └─ steam milk
`,
);

asks('every span that is started is ended', (seen) => seen.everySpanEnds());

asks('each order begins a trace of its own, with `take order` at its root', (seen) => {
  seen.root('take order');
  const orders = seen.all('take order');
  const traceIds = new Set(orders.map(({ traceId }) => traceId));
  if (orders.length !== 2 || traceIds.size !== 2) {
    throw new Wrong(
      `For two orders there are ${orders.length} spans \`take order\` in ${traceIds.size} trace(s).`,
      orders[0],
    );
  }
});

asks('`make latte` is a child of `take order`', (seen) => {
  seen.child('make latte', 'take order');
});

asks('`grind beans` is a child of `make latte`', (seen) => {
  seen.child('grind beans', 'make latte');
});

asks('`pull shot` is a child of `make latte`', (seen) => {
  seen.child('pull shot', 'make latte');
});

asks('`steam milk` is a child of `make latte`', (seen) => {
  seen.child('steam milk', 'make latte');
});

asks('a parent ends after its children', (seen) => {
  for (const span of seen.arrived) {
    const parent = seen.parent(span);
    if (parent && (parent.ended ?? 0) < (span.ended ?? 0)) {
      throw new Wrong(`\`${parent.name}\` ended before its child \`${span.name}\`.`, parent);
    }
  }
});

asks('two orders do not mix: each trace holds the work of one order', (seen) => {
  const [one, two] = seen.all('take order').map(({ traceId }) => traceId);
  const names = ['make latte', 'grind beans', 'pull shot', 'steam milk'];
  for (const name of names) {
    const spans = seen.all(name);
    for (const traceId of [one, two]) {
      const here = spans.filter((span) => span.traceId === traceId);
      if (here.length !== 1) {
        throw new Wrong(`One of the two traces holds \`${name}\` ${here.length} times.`, spans[0]);
      }
    }
  }
  const straight = [...uncovered(seen, one, 1), ...uncovered(seen, two, 2)];
  const crossed = [...uncovered(seen, one, 2), ...uncovered(seen, two, 1)];
  const [problem] = straight.length <= crossed.length ? straight : crossed;
  if (problem) throw problem;
});

asks('the two orders go on at the same time', (seen) => {
  const [one, two] = seen.work('write slip').sort((a, b) => a.begin - b.begin);
  if (!two || two.begin > (one!.end ?? Infinity)) {
    throw new Wrong('The second guest had to wait until the first one was served.');
  }
});

asks('`make latte` begins when the slip is written', (seen) => {
  for (const slip of seen.work('write slip')) {
    const grinding = seen.work('grind beans').find(({ order }) => order === slip.order);
    if (grinding && grinding.begin < (slip.end ?? Infinity)) {
      throw new Wrong('The beans were being ground while the slip was still being written.');
    }
  }
});

asks('`pull shot` begins when `grind beans` has ended', (seen) => {
  for (const grinding of seen.all('grind beans')) {
    const pulling = sibling(seen, grinding, 'pull shot');
    if (pulling.started < (grinding.ended ?? 0)) {
      throw new Wrong('`pull shot` began while the beans were still being ground.', pulling);
    }
  }
});

asks('`pull shot` and `steam milk` go on at the same time', (seen) => {
  for (const pulling of seen.all('pull shot')) {
    const steaming = sibling(seen, pulling, 'steam milk');
    const [first, second] = [pulling, steaming].sort((a, b) => a.started - b.started);
    if ((first!.ended ?? 0) < second!.started) {
      throw new Wrong(`\`${second!.name}\` began only when \`${first!.name}\` had ended.`, second);
    }
  }
  for (const pull of seen.work('pull shot')) {
    const steam = seen.work('steam milk').find(({ order }) => order === pull.order);
    if (!steam || steam.begin > (pull.end ?? 0) || pull.begin > (steam.end ?? 0)) {
      throw new Wrong('The spans overlap, but the work behind them was done one by one.');
    }
  }
});

asks('the provider is shut down before `run` returns', (seen) => seen.shutDown());

/** The spans of a trace that were not open while the work of that order was done. */
function uncovered(seen: Seen, traceId: string | undefined, order: number): Wrong[] {
  const pairs = [
    ['take order', 'write slip'],
    ['make latte', 'grind beans'],
    ['make latte', 'pull shot'],
    ['make latte', 'steam milk'],
    ['grind beans', 'grind beans'],
    ['pull shot', 'pull shot'],
    ['steam milk', 'steam milk'],
  ] as const;
  return pairs.flatMap(([name, workName]) => {
    const span = seen.all(name).find((s) => s.traceId === traceId);
    const work = seen.work(workName).find((w) => w.order === order);
    if (span && work && seen.covers(span, work)) return [];
    return [new Wrong(`\`${name}\` was not open while the bar did this work: ${workName}.`, span)];
  });
}

function sibling(seen: Seen, span: RecordedSpan, name: string): RecordedSpan {
  return seen.all(name).find(({ traceId }) => traceId === span.traceId) ?? span;
}
