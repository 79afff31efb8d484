import { defineCheck } from '../../workshop/checking/check.ts';
import type { RecordedSpan, Work } from '../../workshop/runner/recording.ts';
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
  'No span was started. The API alone makes none: build a provider and register it.',
);

const steps = ['grind beans', 'pull shot', 'steam milk'];

/** The work of one order that belongs to each span. */
const workOf: Record<string, string[]> = {
  'take order': ['write slip', ...steps],
  'make latte': steps,
  'grind beans': ['grind beans'],
  'pull shot': ['pull shot'],
  'steam milk': ['steam milk'],
};

/** Where in the starter the work of each span is. */
const placeOf: Record<string, string> = {
  'take order': 'in `takeOrder`',
  'make latte': 'in `makeLatte`',
  'grind beans': 'around `grindBeans`',
  'pull shot': 'around `pullShot`',
  'steam milk': 'around `steamMilk`',
};

test('all-spans-end', 'every span that is started is ended', (run) => run.everySpanEnds());

test('work-awaited', 'all the work is done before the provider is shut down', (run) => {
  const { work, providers, done = Infinity } = run.recording;
  const over = Math.min(done, ...providers.map(({ shutdown = Infinity }) => shutdown));
  const late = work.find(({ end = Infinity }) => end > over);
  if (!late) return;
  const parent = run.recording.spans.findLast(
    (span) => span.name in workOf && run.isActive(span, late) && (span.ended ?? 0) < over,
  );
  const what = over === done ? '`run` returned' : '`shutdown` was called';
  throw new CheckFailure(`${what} before the bar had done this: ${late.name}.`, parent);
});

test(
  'trace-per-order',
  'each order is a trace of its own, with `take order` at its root',
  (run) => {
    mustStart(run, 'take order');
    run.root('take order');
    const orders = pair(run, 'take order');
    if (orders[0]!.traceId === orders[1]!.traceId) {
      throw new CheckFailure('The two `take order` spans are in one trace.', orders[0]);
    }
  },
);

test(
  'orders-do-not-mix',
  'the two orders do not mix: each trace has the work of one order',
  (run) => {
    const spans = new Map(run.recording.spans.map((span) => [span.id, span]));
    const orders = new Map<string, number>();
    for (const { name, order, active = '' } of run.recording.work) {
      const span = spans.get(active);
      if (!span) continue;
      const first = orders.get(span.traceId) ?? order;
      orders.set(span.traceId, first);
      if (first === order) continue;
      throw new CheckFailure(
        `Work for one order was done in the trace of the other: ${name}.`,
        span,
      );
    }
  },
);

test('latte-below-order', '`make latte` is a child of `take order`', (run) => {
  childOf(run, 'make latte', 'take order');
});

test('grinding-below-latte', '`grind beans` is a child of `make latte`', (run) => {
  childOf(run, 'grind beans', 'make latte');
});

test('shot-below-latte', '`pull shot` is a child of `make latte`', (run) => {
  childOf(run, 'pull shot', 'make latte');
});

test('milk-below-latte', '`steam milk` is a child of `make latte`', (run) => {
  childOf(run, 'steam milk', 'make latte');
});

test('work-once', 'each piece of work is done once for each order', (run) => {
  for (const name of workOf['take order']!) {
    for (const order of [1, 2]) {
      const times = run.recording.work.filter((w) => w.name === name && w.order === order).length;
      if (times !== 1) {
        throw new CheckFailure(
          `For order ${order}, the bar did this ${times} times instead of once: ${name}.`,
        );
      }
    }
  }
});

test('covers-work', 'each span is open while its work is going on', (run) => {
  const [problem] = tracesOf(run).flatMap(({ traceId, order }) => uncovered(run, traceId, order));
  if (problem) throw problem;
});

test('order-active', '`take order` is active while the slip is written', (run) => {
  activeDuring(run, 'take order', ['write slip']);
});

test('latte-active', '`make latte` is active while its work is going on', (run) => {
  activeDuring(run, 'make latte', steps);
});

test('parents-end-last', 'a parent ends after its children', (run) => {
  for (const span of run.arrived) {
    const parent = run.parent(span);
    if (parent && (parent.ended ?? 0) < (span.ended ?? 0)) {
      throw new CheckFailure(`\`${parent.name}\` ended before its child \`${span.name}\`.`, parent);
    }
  }
});

test('ends-with-work', 'each span ends when its own work is done', (run) => {
  for (const { traceId, order } of tracesOf(run)) {
    for (const [name, works] of Object.entries(workOf)) {
      const span = run.all(name).find((s) => s.traceId === traceId);
      const done = Math.max(...works.map((work) => workFor(run, work, order)?.end ?? 0));
      // What the bar was doing at that moment, and had done when the span ended at last.
      const meanwhile = run.recording.work.find(
        ({ begin, end = Infinity }) => begin < done && end > done && end < (span?.ended ?? 0),
      );
      if (meanwhile) {
        throw new CheckFailure(
          `\`${name}\` was still open after its work was done: it ended only after \`${meanwhile.name}\` of order ${meanwhile.order}.`,
          span,
        );
      }
    }
  }
});

test('orders-overlap', 'the two orders are served at the same time', (run) => {
  const [one, two] = run.work('write slip').sort((a, b) => a.begin - b.begin);
  if (!two || two.begin > (one!.end ?? Infinity)) {
    throw new CheckFailure(
      'The slip of the second guest was begun only when the slip of the first guest was written.',
    );
  }
});

test('latte-after-slip', 'the latte is begun after the slip is written', (run) => {
  for (const slip of run.work('write slip')) {
    const grinding = workFor(run, 'grind beans', slip.order);
    if (grinding && grinding.begin < (slip.end ?? Infinity)) {
      throw new CheckFailure('The beans were ground before the slip was written.');
    }
  }
});

test(
  'shot-after-grinding',
  '`pull shot` and `steam milk` start after `grind beans` has ended',
  (run) => {
    for (const grinding of run.all('grind beans')) {
      const { order = 0 } = tracesOf(run).find((t) => t.traceId === grinding.traceId) ?? {};
      const { end: ground = Infinity } = workFor(run, 'grind beans', order) ?? {};
      for (const name of ['pull shot', 'steam milk']) {
        const span = sibling(run, grinding, name);
        if (span.started < (grinding.ended ?? 0)) {
          if (ground < span.started) {
            throw new CheckFailure(
              `When \`${name}\` was started, the beans were ground, but \`grind beans\` was still ` +
                'open. End that span as soon as its own work is done.',
              grinding,
            );
          }
          throw new CheckFailure(
            `\`${name}\` was started while \`grind beans\` was still open.`,
            span,
          );
        }
      }
    }
  },
);

test('shot-and-milk-overlap', '`pull shot` and `steam milk` run at the same time', (run) => {
  for (const pulling of run.all('pull shot')) {
    const steaming = sibling(run, pulling, 'steam milk');
    const [first, second] = [pulling, steaming].sort((a, b) => a.started - b.started);
    if ((first!.ended ?? 0) < second!.started) {
      throw new CheckFailure(
        `\`${second!.name}\` was started only when \`${first!.name}\` had ended.`,
        second,
      );
    }
  }
  for (const pull of run.work('pull shot')) {
    const steam = workFor(run, 'steam milk', pull.order);
    if (!steam || steam.begin > (pull.end ?? 0) || pull.begin > (steam.end ?? 0)) {
      throw new CheckFailure(
        'The spans overlap, but the work inside them was done one after the other.',
      );
    }
  }
});

test('shut-down', 'the provider is shut down before `run` returns', (run) => run.shutDown());

/** The span of that name, or one below it, is active whenever such work begins. */
function activeDuring(run: RecordedRun, name: string, works: string[]): void {
  for (const work of run.recording.work.filter((w) => works.includes(w.name))) {
    const spans = run.all(name);
    if (spans.some((span) => run.isActive(span, work))) continue;
    const active = run.recording.spans.find(({ id }) => id === work.active);
    const found = active ? `The active span was \`${active.name}\`` : 'No span was active';
    throw new CheckFailure(
      `\`${name}\` was not active while the bar did this: ${work.name}. ${found}.`,
      spans[0],
    );
  }
}

/** At least one span of that name was started, arrived or not. */
function mustStart({ recording: { spans } }: RecordedRun, name: string): void {
  if (spans.some((span) => span.name === name)) return;
  throw new CheckFailure(
    `No span named \`${name}\` was started: make one ${placeOf[name]}.${otherNames(spans)}`,
  );
}

/** The names of spans that the lesson does not ask for: one of them may be misspelled. */
function otherNames(spans: RecordedSpan[]): string {
  const names = new Set(spans.map(({ name }) => name).filter((name) => !(name in workOf)));
  return names.size > 0 ? ` Other names: \`${[...names].slice(0, 6).join('`, `')}\`.` : '';
}

/** The spans of that name: one for each order. */
function pair(run: RecordedRun, name: string): RecordedSpan[] {
  mustStart(run, name);
  const spans = run.all(name);
  if (spans.length === 2) return spans;
  const lost = run.recording.spans.find((span) => span.name === name && span.exported === 0);
  if (lost) {
    const { shutdown = Infinity } = run.recording.providers[lost.provider ?? -1] ?? {};
    const why = (lost.ended ?? 0) > shutdown ? ': it ended after `shutdown` had been called' : '';
    throw new CheckFailure(`One of the spans \`${name}\` never reached the exporter${why}.`, lost);
  }
  const instead = otherNames(run.arrived);
  const are = spans.length === 1 ? 'is 1 span' : `are ${spans.length} spans`;
  throw new CheckFailure(`For two orders, there ${are} named \`${name}\`.${instead}`, spans[0]);
}

function childOf(run: RecordedRun, name: string, parentName: string): void {
  pair(run, name);
  run.child(name, parentName);
}

function workFor(run: RecordedRun, name: string, order: number): Work | undefined {
  return run.recording.work.find((work) => work.name === name && work.order === order);
}

/** Which trace is that of which order: as it fits the work best. */
function tracesOf(run: RecordedRun) {
  const [one, two] = run.all('take order').map(({ traceId }) => traceId);
  const ways = [
    [1, 2],
    [2, 1],
  ].map(([first, second]) => {
    const traces = [
      { traceId: one, order: first! },
      { traceId: two, order: second! },
    ];
    const problems = traces.flatMap(({ traceId, order }) => uncovered(run, traceId, order));
    return { traces, problems: problems.length };
  });
  return ways.sort((a, b) => a.problems - b.problems)[0]!.traces;
}

/** The spans of a trace that were not open while the work of that order was done. */
function uncovered(run: RecordedRun, traceId: string | undefined, order: number): CheckFailure[] {
  return Object.entries(workOf).flatMap(([name, works]) =>
    works.flatMap((workName) => {
      const span = run.all(name).find((s) => s.traceId === traceId);
      const work = workFor(run, workName, order);
      if (!span || !work || run.covers(span, work)) return [];
      const { begin, end = Infinity } = work;
      let found = 'ended while the bar was still doing this';
      if ((span.ended ?? 0) < begin) found = 'ended before the bar began this';
      if (span.started > begin) found = 'was started only after the bar had begun this';
      if (span.started > end) found = 'was started only after the bar had done this';
      return [new CheckFailure(`\`${name}\` ${found}: ${workName}.`, span)];
    }),
  );
}

function sibling(run: RecordedRun, span: RecordedSpan, name: string): RecordedSpan {
  return run.all(name).find(({ traceId }) => traceId === span.traceId) ?? span;
}
