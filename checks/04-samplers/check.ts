import { defineCheck } from '../../workshop/checking/check.ts';
import { formatNumber } from '../../workshop/render/text.ts';
import type { RecordedSpan } from '../../workshop/runner/recording.ts';
import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';
import type { Asked, SamplerAnswer } from './scenarios.ts';

const { test, inScenario } = defineCheck(
  '04-samplers',
  `
take order  ×100 or so
└─ make latte
`,
  'No span was started. `run` must start 2,200 spans, whether they are kept or not.',
);
/** What the check does with the sampler alone, under a provider of its own. */
const testSampler = inScenario(
  'sampler',
  `
take order  ×60 or so
└─ make latte
POST /orders [SERVER]  ×20 or so
└─ make latte
take order [CONSUMER]  ×200
└─ make latte
GET /menu [SERVER]  ×200
└─ make latte
GET /health [SERVER]  ×200
└─ ask the kitchen
`,
);

const asksKitchen = 'ask the kitchen';

test(
  'thousand-orders',
  '`run` takes a thousand orders, each with `take order` in its own trace',
  (run) => {
    const { work, exporterShutdown = Infinity } = run.recording;
    const poured = new Set(work.map(({ order }) => order)).size;
    if (poured !== 1000) {
      throw new CheckFailure(
        `The bar poured ${formatNumber(poured)} drinks for a thousand orders. ` +
          'What the bar does must not depend on what is kept.',
        'lesson.ts',
      );
    }
    if (work.length > 1000) {
      const order = work.find((w, i) => work.findIndex((v) => v.order === w.order) < i)?.order;
      throw new CheckFailure(
        `For a thousand orders the bar poured ${formatNumber(work.length)} drinks; ` +
          `order ${order} got two. What the bar does must not depend on what is kept.`,
        'lesson.ts',
      );
    }
    const closing = Math.min(...run.recording.providers.map((p) => p?.shutdown ?? Infinity));
    const late = work.find(({ end = Infinity }) => end > Math.min(closing, exporterShutdown));
    if (late && closing < Infinity) {
      throw new CheckFailure(
        `The provider was shut down before order ${late.order} had been poured: ` +
          'nobody waited for the order.',
        'lesson.ts',
      );
    }
    const orders = started(run, 'take order');
    const traces = new Set(orders.map(({ traceId }) => traceId)).size;
    if (orders.length === 1000 && traces === 1000) return;
    throw new CheckFailure(
      `${formatNumber(orders.length)} \`take order\` spans were started, in ${formatNumber(traces)} trace(s).`,
      orders[0],
    );
  },
);

test('latte-below-order', '`make latte` is a child of `take order`', (run) => {
  const lattes = started(run, 'make latte');
  const astray = lattes.find((span) => run.parent(span)?.name !== 'take order');
  if (!astray) return;
  throw new CheckFailure(
    astray.parentId
      ? '`make latte` is not below a `take order`.'
      : '`make latte` has no parent: no `take order` was active when it was started.',
    astray,
  );
});

test('health-spans', '`run` answers 200 health checks, each in a span without a parent', (run) => {
  const checks = healthChecks(run);
  if (checks.length !== 200) {
    throw new CheckFailure(
      `${formatNumber(checks.length)} spans were started for 200 health checks.`,
      checks[0] ?? 'lesson.ts',
    );
  }
  for (const span of checks) {
    if (/^0+$/.test(span.traceId)) {
      throw new CheckFailure(
        `\`${span.name}\` was started where tracing is suppressed, so no sampler was asked about it.`,
        span,
      );
    }
    if (span.parentId) {
      throw new CheckFailure(
        `\`${span.name}\` was started with a parent, so it is not a root.`,
        span,
      );
    }
  }
});

test('sampled-arrives', 'every sampled span reaches the exporter, and nothing else does', (run) => {
  const { spans } = run.recording;
  const madeUp = spans.find((span) => span.madeUp);
  if (madeUp) {
    throw new CheckFailure(
      `\`${madeUp.name}\` was given to the exporter by hand; no tracer made it.`,
    );
  }
  const dropped = spans.find((span) => !span.sampled && span.exported > 0);
  if (dropped) {
    throw new CheckFailure(
      `\`${dropped.name}\` was not sampled, but it reached the exporter.`,
      dropped,
    );
  }
  const sampled = spans.filter((span) => span.sampled);
  const [lost, ...more] = sampled.filter((span) => span.exported === 0);
  if (lost) {
    const open = lost.ended === undefined ? ` \`${lost.name}\` was never ended.` : '';
    throw new CheckFailure(
      `Of ${formatNumber(sampled.length)} spans that were sampled, ` +
        `${formatNumber(1 + more.length)} did not arrive.${open}`,
      lost,
    );
  }
  const twice = sampled.find(({ exported }) => exported > 1);
  if (twice) {
    throw new CheckFailure(
      `Each span reached the exporter ${twice.exported} times: more than one processor has it.`,
      'lesson.ts',
    );
  }
});

test('run-keeps-one-in-ten', '`run` keeps one order in ten', (run) => {
  const { spans, kept } = fates(run, 'take order');
  isATenth(kept, spans);
});

test(
  'run-keeps-whole-traces',
  '`run` keeps traces whole: a child is kept if its parent is',
  followsParents,
);

testSampler(
  'sampler-exported',
  '`createSampler` is exported, and its sampler works outside `run`, too',
  (run) => {
    const { creates } = answer(run);
    if (creates !== 'a sampler') throw new CheckFailure(`lesson.ts exports ${creates}.`);
  },
);

testSampler(
  'sampler-keeps-one-in-ten',
  'the sampler keeps one order in ten, whatever its name, kind and path',
  (run) => {
    const orders = answer(run).asked.filter(({ is }) => is === 'order');
    for (const { what, kept, times } of orders) isATenth(kept, times, what);
    isATenth(sum(orders, 'kept'), sum(orders, 'times'), 'orders of all sorts');
  },
);

testSampler(
  'child-follows-parent',
  'a child follows its parent, whoever starts it',
  followsParents,
);

testSampler('sampled-remote-parent', 'a remote parent that was sampled is followed', (run) => {
  const { spans, dropped } = fates(run, 'take order', true);
  if (dropped === 0) return;
  throw new CheckFailure(
    `Of ${spans} requests with a sampled remote parent, ${dropped} were dropped.`,
  );
});

testSampler(
  'unsampled-remote-parent',
  'a remote parent that was not sampled is followed',
  (run) => {
    const { spans, kept } = fates(run, 'POST /refunds', true);
    if (kept === 0) return;
    throw new CheckFailure(
      `Of ${spans} requests with a remote parent that was not sampled, ${kept} were kept.`,
    );
  },
);

testSampler('flag-bit-zero', 'of a parent’s flags, only the sampled flag counts', (run) => {
  const { dropped } = fates(run, 'GET /menu', true);
  if (dropped > 0)
    throw new CheckFailure(
      'A parent whose `traceFlags` are 3 is sampled, but its child was dropped.',
    );
  const { kept } = fates(run, 'GET /prices', true);
  if (kept > 0)
    throw new CheckFailure(
      'A parent whose `traceFlags` are 2 is not sampled, but its child was kept.',
    );
});

testSampler(
  'health-below-parent',
  'a span with a parent follows it, even if its `url.path` is `/health`',
  (run) => {
    const below = fates(run, 'GET /health', true);
    if (below.dropped > 0) {
      throw new CheckFailure(
        `Of ${below.spans} requests for \`/health\` with a sampled remote parent, ` +
          `${below.dropped} were dropped. They are not roots.`,
      );
    }
    const { spans, dropped } = fates(run, asksKitchen);
    if (dropped === 0) return;
    throw new CheckFailure(
      `Of ${spans} spans with \`url.path\` \`/health\` below a span that was kept, ` +
        `${dropped} were dropped. They are not roots.`,
    );
  },
);

testSampler('sampler-drops-health', 'every health check is dropped, whatever its name', (run) => {
  for (const { what, is, times, kept } of answer(run).asked) {
    if (is !== 'health check' || kept === 0) continue;
    throw new CheckFailure(`Of ${formatNumber(times)} ${what}, ${formatNumber(kept)} were kept.`);
  }
});

testSampler(
  'others-are-orders',
  'a root with another `url.path` is an order, even if it looks like a health check',
  (run) => {
    for (const { what, is, times, kept } of answer(run).asked) {
      if (is === 'lookalike') isATenth(kept, times, what);
    }
  },
);

testSampler('parent-of-zeros', 'a span whose parent has ids of zeros is a root', (run) => {
  for (const { what, is, times, kept } of answer(run).asked) {
    if (is === 'order below zeros') isATenth(kept, times, what);
    if (is !== 'health check below zeros' || kept === 0) continue;
    throw new CheckFailure(`Of ${formatNumber(times)} ${what}, ${formatNumber(kept)} were kept.`);
  }
});

testSampler(
  'dropped-not-recorded',
  'a dropped span is not recorded either: the answer is `NOT_RECORD`',
  (run) => {
    for (const { what, times, recorded, undecided } of answer(run).asked) {
      const asked = `Asked about ${formatNumber(times)} ${what}, the sampler answered`;
      if (recorded > 0) {
        throw new CheckFailure(
          `${asked} \`RECORD\` ${formatNumber(recorded)} times. That does not drop a span: ` +
            'the span is still recorded, only not exported.',
        );
      }
      if (undecided > 0) {
        throw new CheckFailure(`${asked} without a \`decision\` ${formatNumber(undecided)} times.`);
      }
    }
  },
);

test('run-drops-health', '`run` keeps no health check', (run) => {
  const spans = healthChecks(run);
  const kept = spans.filter((span) => span.sampled);
  if (kept.length === 0) return;
  throw new CheckFailure(`Of ${spans.length} health checks, ${kept.length} were kept.`, kept[0]);
});

testSampler('sampler-says-why', 'every span that is kept says why, in `sampler.decision`', saysWhy);

test('run-says-why', 'every span that `run` keeps says why, too', saysWhy);

test('all-spans-end', 'every span, kept or dropped, is ended after its work', (run) => {
  run.everySpanEnds();
  const open = new Set(started(run, 'make latte'));
  for (const work of run.work('pour')) {
    const around = [...open].find((span) => run.covers(span, work));
    if (!around) {
      throw new CheckFailure(`Order ${work.order} was poured while no \`make latte\` was open.`);
    }
    open.delete(around);
  }
});

test('shut-down', 'the provider is shut down before `run` returns', (run) => run.shutDown());

/** Spans of that name that a tracer started, sampled or not; at least one. */
function started({ recording }: RecordedRun, name: string): RecordedSpan[] {
  const found = recording.spans.filter((span) => span.name === name && !span.madeUp);
  if (found.length === 0) throw new CheckFailure(`No span \`${name}\` was started.`);
  return found;
}

/** The spans of the health checks, whatever they are named: those in which no order is. */
function healthChecks(run: RecordedRun): RecordedSpan[] {
  const spans = run.recording.spans.filter(({ madeUp }) => !madeUp);
  const named = spans.filter(({ name }) => name === 'GET /health');
  if (named.length > 0) return named;
  const ofOrders = new Set(started(run, 'take order').map(({ traceId }) => traceId));
  const roots = spans.filter(({ parentId, traceId }) => !parentId && !ofOrders.has(traceId));
  const names = [...new Set(roots.map(({ name }) => name))];
  const groups = names.map((name) => roots.filter((span) => span.name === name));
  return groups.sort((a, b) => b.length - a.length)[0] ?? [];
}

/** What became of the spans of that name, with or without a remote parent. */
function fates(
  run: RecordedRun,
  name: string,
  remote = false,
): Record<'spans' | 'kept' | 'dropped', number> {
  const spans = started(run, name).filter((span) => span.remoteParent === remote);
  const kept = spans.filter(({ sampled }) => sampled).length;
  return { spans: spans.length, kept, dropped: spans.length - kept };
}

/** What the scenario returned. It returns nothing if the sampler throws. */
function answer({ recording: { end, scenarioResult } }: RecordedRun): SamplerAnswer {
  if (end.how === 'returned') return scenarioResult as SamplerAnswer;
  throw new CheckFailure(
    end.how === 'threw'
      ? `With the check's own provider, the sampler threw: ${end.error.message.split('\n')[0]}`
      : "With the check's own provider, the sampler did not finish.",
  );
}

/** Within six standard deviations of a coin that comes up one time in ten. */
function isATenth(kept: number, times: number, what?: string): void {
  const spread = 6 * Math.sqrt(times * 0.1 * 0.9);
  if (Math.abs(kept - times / 10) <= spread) return;
  const found = what
    ? `The sampler from \`createSampler\` was asked about ${formatNumber(times)} ${what}, ` +
      `and kept ${formatNumber(kept)}`
    : `Of ${formatNumber(times)} orders, ${formatNumber(kept)} were kept`;
  throw new CheckFailure(`${found}; one in ten is about ${formatNumber(Math.round(times / 10))}.`);
}

function sum(asked: Asked[], what: 'kept' | 'times'): number {
  return asked.reduce((total, each) => total + each[what], 0);
}

function followsParents({ recording }: RecordedRun): void {
  // What is asked of the kitchen has a test of its own.
  const spans = recording.spans.filter(({ name }) => name !== asksKitchen);
  const byId = new Map(spans.map((span) => [span.id, span]));
  const families = spans.flatMap((child) => {
    const parent = byId.get(child.parentId ?? '');
    return parent ? [{ child, parent }] : [];
  });
  const torn = families.filter(({ child, parent }) => child.sampled !== parent.sampled);
  const [first] = torn;
  if (!first) return;
  const { child, parent } = first;
  const became = ({ sampled }: RecordedSpan) => (sampled ? 'kept' : 'dropped');
  throw new CheckFailure(
    `${formatNumber(torn.length)} of ${formatNumber(families.length)} children did not follow ` +
      `their parent. A \`${child.name}\` was ${became(child)}, ` +
      `and its \`${parent.name}\` was ${became(parent)}.`,
    child,
  );
}

function saysWhy(run: RecordedRun): void {
  const byId = new Map(run.arrived.map((span) => [span.id, span]));
  for (const span of run.arrived) {
    const why = span.attributes['sampler.decision'];
    if (typeof why === 'string' && why.trim() !== '') continue;
    const parent = byId.get(span.parentId ?? '')?.name;
    let which = 'a root';
    if (parent) which = `which follows \`${parent}\``;
    if (span.remoteParent) which = 'which follows a remote parent';
    throw new CheckFailure(
      why === undefined
        ? `\`${span.name}\`, ${which}, was kept, but it has no attribute \`sampler.decision\`. ` +
            `Its attributes are: ${Object.keys(span.attributes).join(', ') || 'none'}.`
        : `\`${span.name}\`, ${which}, was kept, but its \`sampler.decision\` is ` +
            `${JSON.stringify(why)}. It must be a string that is not empty.`,
      span,
    );
  }
}
