import { defineCheck } from '../../workshop/checking/check.ts';
import type { RecordedSpan } from '../../workshop/runner/recording.ts';
import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';

const { test } = defineCheck(
  '02-nested-spans',
  `
take order  ×2
└─ make latte
   ├─ grind beans
   ├─ pull shot
   └─ steam milk
`,
);

test('all-spans-end', 'every span that is started is ended', (run) => run.everySpanEnds());

test(
  'trace-per-order',
  'each order begins a trace of its own, with `take order` at its root',
  (run) => {
    run.root('take order');
    const orders = run.all('take order');
    const traceIds = new Set(orders.map(({ traceId }) => traceId));
    if (orders.length !== 2 || traceIds.size !== 2) {
      throw new CheckFailure(
        `For two orders there are ${orders.length} spans \`take order\` in ${traceIds.size} trace(s).`,
        orders[0],
      );
    }
  },
);

test('latte-below-order', '`make latte` is a child of `take order`', (run) => {
  run.child('make latte', 'take order');
});

test('grinding-below-latte', '`grind beans` is a child of `make latte`', (run) => {
  run.child('grind beans', 'make latte');
});

test('shot-below-latte', '`pull shot` is a child of `make latte`', (run) => {
  run.child('pull shot', 'make latte');
});

test('milk-below-latte', '`steam milk` is a child of `make latte`', (run) => {
  run.child('steam milk', 'make latte');
});

test('parents-end-last', 'a parent ends after its children', (run) => {
  for (const span of run.arrived) {
    const parent = run.parent(span);
    if (parent && (parent.ended ?? 0) < (span.ended ?? 0)) {
      throw new CheckFailure(`\`${parent.name}\` ended before its child \`${span.name}\`.`, parent);
    }
  }
});

test(
  'orders-do-not-mix',
  'two orders do not mix: each trace holds the work of one order',
  (run) => {
    const [one, two] = run.all('take order').map(({ traceId }) => traceId);
    const names = ['make latte', 'grind beans', 'pull shot', 'steam milk'];
    for (const name of names) {
      const spans = run.all(name);
      for (const traceId of [one, two]) {
        const here = spans.filter((span) => span.traceId === traceId);
        if (here.length !== 1) {
          throw new CheckFailure(
            `One of the two traces holds \`${name}\` ${here.length} times.`,
            spans[0],
          );
        }
      }
    }
    const straight = [...uncovered(run, one, 1), ...uncovered(run, two, 2)];
    const crossed = [...uncovered(run, one, 2), ...uncovered(run, two, 1)];
    const [problem] = straight.length <= crossed.length ? straight : crossed;
    if (problem) throw problem;
  },
);

test('orders-overlap', 'the two orders go on at the same time', (run) => {
  const [one, two] = run.work('write slip').sort((a, b) => a.begin - b.begin);
  if (!two || two.begin > (one!.end ?? Infinity)) {
    throw new CheckFailure('The second guest had to wait until the first one was served.');
  }
});

test('latte-after-slip', '`make latte` begins when the slip is written', (run) => {
  for (const slip of run.work('write slip')) {
    const grinding = run.work('grind beans').find(({ order }) => order === slip.order);
    if (grinding && grinding.begin < (slip.end ?? Infinity)) {
      throw new CheckFailure('The beans were being ground while the slip was still being written.');
    }
  }
});

test('shot-after-grinding', '`pull shot` begins when `grind beans` has ended', (run) => {
  for (const grinding of run.all('grind beans')) {
    const pulling = sibling(run, grinding, 'pull shot');
    if (pulling.started < (grinding.ended ?? 0)) {
      throw new CheckFailure('`pull shot` began while the beans were still being ground.', pulling);
    }
  }
});

test('shot-and-milk-overlap', '`pull shot` and `steam milk` go on at the same time', (run) => {
  for (const pulling of run.all('pull shot')) {
    const steaming = sibling(run, pulling, 'steam milk');
    const [first, second] = [pulling, steaming].sort((a, b) => a.started - b.started);
    if ((first!.ended ?? 0) < second!.started) {
      throw new CheckFailure(
        `\`${second!.name}\` began only when \`${first!.name}\` had ended.`,
        second,
      );
    }
  }
  for (const pull of run.work('pull shot')) {
    const steam = run.work('steam milk').find(({ order }) => order === pull.order);
    if (!steam || steam.begin > (pull.end ?? 0) || pull.begin > (steam.end ?? 0)) {
      throw new CheckFailure('The spans overlap, but the work behind them was done one by one.');
    }
  }
});

test('shut-down', 'the provider is shut down before `run` returns', (run) => run.shutDown());

/** The spans of a trace that were not open while the work of that order was done. */
function uncovered(run: RecordedRun, traceId: string | undefined, order: number): CheckFailure[] {
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
    const span = run.all(name).find((s) => s.traceId === traceId);
    const work = run.work(workName).find((w) => w.order === order);
    if (span && work && run.covers(span, work)) return [];
    return [
      new CheckFailure(`\`${name}\` was not open while the bar did this work: ${workName}.`, span),
    ];
  });
}

function sibling(run: RecordedRun, span: RecordedSpan, name: string): RecordedSpan {
  return run.all(name).find(({ traceId }) => traceId === span.traceId) ?? span;
}
