import { twoOrders } from '#bar';
import { defineCheck } from '../../workshop/checking/check.ts';
import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';
import type { RecordedSpan, Work } from '../../workshop/runner/recording.ts';
import { askedName, callersDrink, libraryScope, quarter } from './scenarios.ts';
import type { LibraryCall, LibraryReport, RunReport, SamplerReport } from './scenarios.ts';
import { tree } from './tree.ts';

const { test, inScenario } = defineCheck(
  '16-moving-to-sdk-3',
  tree,
  'No span was started. A tracer that comes from the API needs a global provider.',
);
const withLibrary = inScenario('library', '');
const unset = inScenario('unset', '', askedName);
const off = inScenario('off', '', askedName);
const withQuarter = inScenario('quarter', '', askedName);
const withZero = inScenario('zero', '', askedName);

/** The spans of the lesson's own code, with the work of an order that belongs to each. */
const workOf: Record<string, string[]> = {
  'take order': ['write slip', 'grind beans', 'pull shot', 'steam milk'],
  'make latte': ['grind beans', 'pull shot', 'steam milk'],
  'grind beans': ['grind beans'],
  'pull shot': ['pull shot'],
  'steam milk': ['steam milk'],
};

/** What the bar does one after the other. */
const turns = [
  ['write slip', 'grind beans'],
  ['grind beans', 'pull shot'],
  ['grind beans', 'steam milk'],
] as const;

test('all-spans-end', 'every span that is started is ended', (run) => run.everySpanEnds());

test('all-arrive', 'every span reaches the exporter that `run` was given', (run) => {
  for (const name of Object.keys(workOf)) run.all(name);
  const lost = run.recording.spans.find(({ exported }) => exported === 0);
  if (!lost) return;
  throw new CheckFailure(`A span \`${lost.name}\` never reached the exporter.`, lost);
});

test('arrives-once', 'every span arrives once', (run) => {
  const twice = run.arrived.find(({ exported }) => exported > 1);
  if (!twice) return;
  throw new CheckFailure(`\`${twice.name}\` reached the exporter ${twice.exported} times.`, twice);
});

test('exists-in-3', 'no package and no name is used that does not exist in 3.x', (run) => {
  const [found] = reportOf(run).without3;
  if (found) throw new CheckFailure(found);
});

test('work-unchanged', 'each piece of work is done once for each order, and in turn', (run) => {
  const of = (name: string, order: number) =>
    run.recording.work.filter((work) => work.name === name && work.order === order);
  for (const order of [1, 2]) {
    for (const name of workOf['take order']!) {
      const { length } = of(name, order);
      if (length === 1) continue;
      throw new CheckFailure(
        `For order ${order}, the bar did this ${length} times instead of once: ${name}.`,
      );
    }
    for (const [first, second] of turns) {
      if ((of(first, order)[0]!.end ?? Infinity) < of(second, order)[0]!.begin) continue;
      throw new CheckFailure(
        `For order ${order}, the bar began this: ${second}. It had not yet done this: ${first}.`,
      );
    }
  }
});

test(
  'order-own-trace',
  'each order is a trace of its own, with `take order` at its root',
  (run) => {
    run.root('take order');
    const traces = new Set(pair(run, 'take order').map(({ traceId }) => traceId));
    if (traces.size === 2) return;
    throw new CheckFailure(
      'The two `take order` spans are in one trace.',
      run.all('take order')[0],
    );
  },
);

test('latte-below-order', '`make latte` is a child of `take order`', (run) => {
  childOf(run, 'make latte', 'take order');
});

test('steps-below-latte', 'the three steps are children of `make latte`', (run) => {
  for (const name of ['grind beans', 'pull shot', 'steam milk']) childOf(run, name, 'make latte');
});

test('active', 'a span is active during its work, and no span of another order is', (run) => {
  for (const work of run.recording.work) {
    const name = work.name === 'write slip' ? 'take order' : 'make latte';
    const span = run.all(name).find((one) => run.isActive(one, work));
    if (!span) {
      const active = run.recording.spans.find(({ id }) => id === work.active);
      const found = active ? `The active span was \`${active.name}\`` : 'No span was active';
      throw new CheckFailure(
        `\`${name}\` was not active while the bar did this: ${work.name}. ${found}.`,
      );
    }
    if (!run.covers(span, work)) {
      throw new CheckFailure(
        `\`${name}\` was not open while the bar did this: ${work.name}.`,
        span,
      );
    }
    const own = run.arrived.find((one) => one.name === work.name && one.traceId === span.traceId);
    if (own && !run.covers(own, work)) {
      throw new CheckFailure(
        `\`${own.name}\` was not open while the bar did this: ${own.name}.`,
        own,
      );
    }
    const other = run.recording.work.find(
      (one) => one.order !== work.order && run.isActive(span, one),
    );
    if (other) throw new CheckFailure(`\`${name}\` was active for both orders.`, span);
  }
});

test('at-the-same-time', 'the orders, and the shot and the milk, are still made at once', (run) => {
  const overlap = (one?: Work, other?: Work) =>
    one && other && one.begin < (other.end ?? Infinity) && other.begin < (one.end ?? Infinity);
  const of = (name: string, order: number) =>
    run.recording.work.find((work) => work.name === name && work.order === order);
  if (!overlap(of('write slip', 1), of('write slip', 2))) {
    throw new CheckFailure(
      'The second order was begun only when the slip of the first was written.',
    );
  }
  for (const order of [1, 2]) {
    if (overlap(of('pull shot', order), of('steam milk', order))) continue;
    throw new CheckFailure('The shot and the milk were made one after the other.');
  }
});

test(
  'library-span',
  '`POST /shots`, made by the machine’s library, is below `pull shot`',
  (run) => {
    childOf(run, 'POST /shots', 'pull shot');
    const other = run.all('POST /shots').find(({ kind }) => kind !== 'CLIENT');
    if (other) throw new CheckFailure('`POST /shots` is no longer a CLIENT span.', other);
    const foreign = run.all('POST /shots').find(({ scope }) => scope !== 'espresso-machine');
    if (!foreign) return;
    throw new CheckFailure(
      `The library asked for a tracer named \`espresso-machine\`. Its span is of \`${foreign.scope}\`.`,
      foreign,
    );
  },
);

test(
  'machine-reads-trace',
  'the machine reads a `traceparent` that names its `POST /shots`',
  (run) => {
    for (const headers of headersOf(run)) {
      const { traceparent } = headers;
      if (!traceparent) {
        throw new CheckFailure('The machine was sent no `traceparent`. Who writes the headers?');
      }
      const [, traceId, id] = traceparent.split('-');
      const sender = run.recording.spans.find((span) => span.id === id && span.traceId === traceId);
      if (sender?.name === 'POST /shots') continue;
      throw new CheckFailure(
        `The machine was sent the ids of ${sender ? `\`${sender.name}\`` : 'no span'}.`,
        sender,
      );
    }
  },
);

test('machine-reads-baggage', 'the machine reads the drink, as baggage', (run) => {
  for (const { baggage, order } of headersOf(run)) {
    if (baggage === drinkOf(order)) continue;
    throw new CheckFailure(
      baggage === undefined
        ? 'The machine was sent no header `baggage`.'
        : `In the header \`baggage\`, the machine was sent this: ${baggage}`,
    );
  }
});

withLibrary(
  'any-library-span',
  'a library that knows only the API makes spans in the same traces',
  (run) => {
    for (const { work, order, spanId, scope } of callsOf(run)) {
      const span = run.recording.spans.find(({ id }) => id === spanId);
      const where = `While the bar did this for order ${order}: ${work}, a library asked the API for a span.`;
      if (!span) throw new CheckFailure(`${where} It got one that records nothing.`);
      if (span.exported !== 1)
        throw new CheckFailure(`${where} It never reached the exporter.`, span);
      if (scope && scope.version !== libraryScope.version) {
        throw new CheckFailure(
          `A library asked for a tracer named \`${libraryScope.name}\` of version ${libraryScope.version}. ` +
            `Its span is of \`${scope.name}\`, ${scope.version ? `version ${scope.version}` : 'without a version'}.`,
          span,
        );
      }
      const name = work === 'write slip' ? 'take order' : 'make latte';
      if (run.arrived.some((one) => one.name === name && run.isBelow(span, one))) continue;
      throw new CheckFailure(`${where} It is not below \`${name}\`.`, span);
    }
  },
);

withLibrary(
  'any-library-headers',
  'a library that sends headers sends its span and the baggage',
  (run) => {
    for (const { work, order, spanId, traceId, headers } of callsOf(run)) {
      const where = `While the bar did this: ${work}, a library`;
      if (!headers.traceparent?.startsWith(`00-${traceId}-${spanId}-`)) {
        throw new CheckFailure(
          `${where} sent this \`traceparent\`: ${headers.traceparent ?? 'none'}.`,
        );
      }
      if (headers.baggage === drinkOf(order)) continue;
      throw new CheckFailure(`${where} sent this \`baggage\`: ${headers.baggage ?? 'none'}.`);
    }
  },
);

withLibrary(
  'reads-callers',
  'a library that reads the headers of a caller finds trace and baggage',
  (run) => {
    const { reads } = run.recording.scenarioResult as LibraryReport;
    if (!reads.traceId)
      throw new CheckFailure('`extract` did not find the caller’s `traceparent`.');
    if (reads.baggage === callersDrink) return;
    throw new CheckFailure('`extract` did not find the caller’s `baggage`.');
  },
);

unset(
  'unset-records-all',
  'without `OTEL_TRACES_SAMPLER` every root is recorded, and callers are followed',
  (run) => sampled(run, 'without `OTEL_TRACES_SAMPLER`'),
);

off(
  'branch-records-nothing',
  'in the branch no span is sampled, and the drinks are made',
  (run) => {
    const kept = run.recording.spans.find(({ name, sampled }) => name !== askedName && sampled);
    if (kept) {
      throw new CheckFailure(
        `\`OTEL_TRACES_SAMPLER\` was \`parentbased_always_off\`, and \`${kept.name}\` was sampled.`,
        kept,
      );
    }
    for (const name of workOf['take order']!) {
      if (run.work(name).length === 2) continue;
      throw new CheckFailure(`In the branch, the bar did not do this for both orders: ${name}.`);
    }
  },
);

off(
  'off-follows-callers',
  'with `parentbased_always_off` only sampled callers are followed',
  (run) => sampled(run, 'with `parentbased_always_off`'),
);

withQuarter(
  'ratio-as-before',
  'with `parentbased_traceidratio` the ratio decides, as in 2.x',
  (run) => sampled(run, `with \`parentbased_traceidratio\` and a ratio of \`${quarter}\``),
);

withZero('ratio-zero', 'with a ratio of `0`, no root is sampled', (run) =>
  sampled(run, 'with `parentbased_traceidratio` and a ratio of `0`'),
);

test('shut-down', 'the provider is shut down when all is done, before `run` returns', (run) => {
  run.shutDown();
  const { providers, work } = run.recording;
  const down = Math.min(...providers.map(({ shutdown = Infinity }) => shutdown));
  const late = work.find(({ end = Infinity }) => end > down);
  if (!late) return;
  throw new CheckFailure(`\`shutdown\` was called before the bar had done this: ${late.name}.`);
});

// The last one: what the compiler would have reported is better told by the other tests.
test('compiler-looks', 'the compiler checks every file of yours', (run) => {
  const [place] = reportOf(run).unchecked;
  if (!place) return;
  throw new CheckFailure(
    `\`${place.split(':')[0]}\` begins with \`// @ts-nocheck\`, so the compiler skips it. ` +
      'It would report three of the traps of this lesson.',
    place,
  );
});

function reportOf({ recording }: RecordedRun): RunReport {
  if (recording.scenarioResult) return recording.scenarioResult as RunReport;
  throw new CheckFailure('`run` did not come to its end.');
}

/** The spans of that name: one for each order. */
function pair(run: RecordedRun, name: string): RecordedSpan[] {
  const spans = run.all(name);
  if (spans.length === 2) return spans;
  const are = spans.length === 1 ? 'is 1 span' : `are ${spans.length} spans`;
  throw new CheckFailure(`For two orders, there ${are} named \`${name}\`.`, spans[0]);
}

function childOf(run: RecordedRun, name: string, parentName: string): void {
  pair(run, name);
  run.child(name, parentName);
}

/** What the machine was sent, for each order. */
function headersOf({ recording: { said } }: RecordedRun) {
  const sent = said.flatMap(({ what, order }) => {
    const [, text] = what.match(/^headers (.*)/) ?? [];
    return text ? { ...(JSON.parse(text) as Record<string, string>), order } : [];
  });
  if (sent.length === 2) return sent as { order: number; traceparent?: string; baggage?: string }[];
  throw new CheckFailure(`For two orders, the machine was sent ${sent.length} requests.`);
}

/** The baggage of that order. */
function drinkOf(order: number): string {
  return `coffee.drink=${twoOrders.find(({ id }) => id === order)?.drink}`;
}

function callsOf({ recording }: RecordedRun): LibraryCall[] {
  const { calls } = recording.scenarioResult as LibraryReport;
  if (calls.length === 8) return calls;
  throw new CheckFailure(
    `The bar did ${calls.length} pieces of work for two orders, instead of 8.`,
  );
}

/** What was sampled of the spans that the check asked for is what 2.x samples. */
function sampled({ recording }: RecordedRun, when: string): void {
  const report = recording.scenarioResult as SamplerReport | undefined;
  if (!report) throw new CheckFailure('The bar did no work at all.');
  const { asked, otherwise, wanted, belowSampled, belowUnsampled } = report;
  const roots = recording.spans.some(({ name }) => name === askedName);
  if (!roots) {
    throw new CheckFailure(
      'A library asked the API for spans, and got some that record nothing. Is the provider global?',
    );
  }
  if (otherwise > 0) {
    const same = report.sampled === wanted ? 'other ones' : `${report.sampled}`;
    throw new CheckFailure(
      `Of ${asked} roots, 2.x samples ${wanted} ${when}. Here, ${same} were sampled.`,
    );
  }
  if (belowSampled < asked) {
    throw new CheckFailure(
      `Of ${asked} spans below a sampled caller, ${belowSampled} were sampled ${when}, instead of all.`,
    );
  }
  if (belowUnsampled === 0) return;
  throw new CheckFailure(
    `Of ${asked} spans below an unsampled caller, ${belowUnsampled} were sampled ${when}, instead of none.`,
  );
}
