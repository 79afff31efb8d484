import { defineCheck } from '../../workshop/checking/check.ts';
import type { RecordedSpan } from '../../workshop/runner/recording.ts';
import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';
import type { SamplerAnswer } from './scenarios.ts';

const { test, inScenario } = defineCheck(
  '04-samplers',
  `
take order  ×100 or so
└─ make latte
`,
);
/** What the check does with the sampler alone, under a provider of its own. */
const testSampler = inScenario(
  'sampler',
  `
take order  ×60 or so
└─ make latte
POST /orders [SERVER]  ×20 or so
└─ make latte
take order [SERVER]  ×200
└─ make latte
GET /menu [SERVER]  ×200
└─ make latte
`,
);

test(
  'thousand-orders',
  '`run` takes a thousand orders, each with `take order` in its own trace',
  (run) => {
    const poured = new Set(run.recording.work.map(({ order }) => order)).size;
    if (poured !== 1000) throw new CheckFailure(`The bar poured ${count(poured)} drinks.`);
    const orders = started(run, 'take order');
    const traces = new Set(orders.map(({ traceId }) => traceId)).size;
    if (orders.length === 1000 && traces === 1000) return;
    throw new CheckFailure(
      `${count(orders.length)} spans \`take order\` were started, in ${count(traces)} trace(s).`,
      orders[0],
    );
  },
);

test('latte-below-order', '`make latte` is a child of `take order`', (run) => {
  const lattes = started(run, 'make latte');
  const astray = lattes.find((span) => run.parent(span)?.name !== 'take order');
  if (astray) throw new CheckFailure('`make latte` is not below a `take order`.', astray);
});

test('health-spans', '`run` answers health checks, each in a span `GET /health`', (run) => {
  started(run, 'GET /health');
});

test('sampled-arrives', 'what is sampled arrives, and nothing else does', (run) => {
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
      `\`${dropped.name}\` was not sampled, and arrived all the same.`,
      dropped,
    );
  }
  const sampled = spans.filter((span) => span.sampled);
  const [lost, ...more] = sampled.filter((span) => span.exported === 0);
  if (!lost) return;
  throw new CheckFailure(
    `Of ${count(sampled.length)} spans that were sampled, ` +
      `${count(1 + more.length)} did not arrive.`,
    lost,
  );
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
  '`createSampler` is exported, and its sampler works everywhere',
  (run) => {
    const { creates } = answer(run);
    if (creates !== 'a sampler') throw new CheckFailure(`lesson.ts exports ${creates}.`);
  },
);

testSampler(
  'sampler-keeps-one-in-ten',
  'the sampler keeps one order in ten, whoever uses it',
  (run) => {
    const [counter, web] = [fates(run, 'take order'), fates(run, 'POST /orders')];
    isATenth(counter.kept + web.kept, counter.spans + web.spans);
    const { orders, kept } = answer(run);
    isATenth(kept, orders);
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
  throw new CheckFailure(`Of ${spans} requests with a sampled parent, ${dropped} were dropped.`);
});

testSampler(
  'unsampled-remote-parent',
  'a remote parent that was not sampled is followed',
  (run) => {
    const { spans, kept } = fates(run, 'POST /refunds', true);
    if (kept === 0) return;
    throw new CheckFailure(
      `Of ${spans} requests with a parent that was not sampled, ${kept} were kept.`,
    );
  },
);

testSampler('flag-bit-zero', 'of the flags of a parent, bit 0 counts and no other', (run) => {
  const { dropped } = fates(run, 'GET /menu', true);
  if (dropped > 0)
    throw new CheckFailure('A parent with the flags 03 is sampled. It was not followed.');
  const { kept } = fates(run, 'GET /prices', true);
  if (kept > 0)
    throw new CheckFailure('A parent with the flags 02 is not sampled. It was not followed.');
});

testSampler(
  'sampler-drops-health',
  'every health check is dropped, known by its `url.path`',
  (run) => {
    for (const name of ['GET /health', 'GET']) {
      const { spans, kept } = fates(run, name);
      if (kept === 0) continue;
      throw new CheckFailure(
        `Of ${spans} spans named \`${name}\` with \`url.path\` \`/health\`, ${kept} were kept.`,
      );
    }
    if (answer(run).health === undefined) {
      throw new CheckFailure(
        'Asked about a health check, the sampler returned nothing as its `decision`.',
      );
    }
  },
);

test('run-drops-health', '`run` keeps no health check', (run) => {
  const spans = started(run, 'GET /health');
  const kept = spans.filter((span) => span.sampled);
  if (kept.length === 0) return;
  throw new CheckFailure(`Of ${spans.length} health checks, ${kept.length} were kept.`, kept[0]);
});

testSampler('sampler-says-why', 'every span that is kept says why, in `sampler.decision`', saysWhy);

test('run-says-why', 'so does every span that `run` keeps', saysWhy);

test(
  'all-spans-end',
  'every span that is started is ended, kept or not, and after its work',
  (run) => {
    run.everySpanEnds();
    const open = new Set(started(run, 'make latte'));
    for (const work of run.work('pour')) {
      const around = [...open].find((span) => run.covers(span, work));
      if (!around) {
        throw new CheckFailure(`Order ${work.order} was poured while no \`make latte\` was open.`);
      }
      open.delete(around);
    }
  },
);

test('shut-down', 'the provider is shut down before `run` returns', (run) => run.shutDown());

/** Spans of that name that a tracer started, sampled or not; at least one. */
function started({ recording }: RecordedRun, name: string): RecordedSpan[] {
  const found = recording.spans.filter((span) => span.name === name && !span.madeUp);
  if (found.length === 0) throw new CheckFailure(`No span \`${name}\` was started.`);
  return found;
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

/** What the scene handed back. It hands back nothing where the sampler throws. */
function answer({ recording: { end, scenarioResult } }: RecordedRun): SamplerAnswer {
  if (end.how === 'returned') return scenarioResult as SamplerAnswer;
  throw new CheckFailure(
    end.how === 'threw'
      ? `Under a provider of the check's own, it threw: ${end.error.message.split('\n')[0]}`
      : "Under a provider of the check's own, it came to no end.",
  );
}

/** Within six standard deviations of a coin that comes up one time in ten. */
function isATenth(kept: number, orders: number): void {
  const spread = 6 * Math.sqrt(orders * 0.1 * 0.9);
  if (Math.abs(kept - orders / 10) <= spread) return;
  throw new CheckFailure(
    `Of ${count(orders)} orders, ${count(kept)} were kept; ` +
      `one in ten is about ${count(orders / 10)}.`,
  );
}

function followsParents({ recording: { spans } }: RecordedRun): void {
  const byId = new Map(spans.map((span) => [span.id, span]));
  const families = spans.flatMap((child) => {
    const parent = byId.get(child.parentId ?? '');
    return parent ? [{ child, parent }] : [];
  });
  const torn = families.filter(({ child, parent }) => child.sampled !== parent.sampled);
  const [first] = torn;
  if (!first) return;
  throw new CheckFailure(
    `${count(torn.length)} of ${count(families.length)} children were not ` +
      'kept or dropped as their parent was.',
    first.child,
  );
}

function saysWhy({ arrived }: RecordedRun): void {
  for (const span of arrived) {
    const why = span.attributes['sampler.decision'];
    if (typeof why === 'string' && why !== '') continue;
    throw new CheckFailure(
      why === undefined
        ? `\`${span.name}\` was kept, and has no attribute \`sampler.decision\`.`
        : `\`${span.name}\` was kept, and its \`sampler.decision\` is ${JSON.stringify(why)}.`,
      span,
    );
  }
}

function count(number: number): string {
  return number.toLocaleString('en');
}
