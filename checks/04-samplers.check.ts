import { check } from '../workshop/ask.ts';
import type { RecordedSpan } from '../workshop/recording.ts';
import { Wrong, type Seen } from '../workshop/seen.ts';
import type { SamplerAnswer } from './04-samplers.scenes.ts';

const { asks, in: inScene } = check(
  '04-samplers',
  `
take order  ×100 or so
└─ make latte
`,
);
/** What the check does with the sampler alone, under a provider of its own. */
const asksSampler = inScene(
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

asks('`run` takes a thousand orders, each with `take order` in its own trace', (seen) => {
  const poured = new Set(seen.recording.work.map(({ order }) => order)).size;
  if (poured !== 1000) throw new Wrong(`The bar poured ${count(poured)} drinks.`);
  const orders = started(seen, 'take order');
  const traces = new Set(orders.map(({ traceId }) => traceId)).size;
  if (orders.length === 1000 && traces === 1000) return;
  throw new Wrong(
    `${count(orders.length)} spans \`take order\` were started, in ${count(traces)} trace(s).`,
    orders[0],
  );
});

asks('`make latte` is a child of `take order`', (seen) => {
  const lattes = started(seen, 'make latte');
  const astray = lattes.find((span) => seen.parent(span)?.name !== 'take order');
  if (astray) throw new Wrong('`make latte` is not below a `take order`.', astray);
});

asks('`run` answers health checks, each in a span `GET /health`', (seen) => {
  started(seen, 'GET /health');
});

asks('what is sampled arrives, and nothing else does', (seen) => {
  const { spans } = seen.recording;
  const madeUp = spans.find((span) => span.madeUp);
  if (madeUp) {
    throw new Wrong(`\`${madeUp.name}\` was given to the exporter by hand; no tracer made it.`);
  }
  const dropped = spans.find((span) => !span.sampled && span.exported > 0);
  if (dropped) {
    throw new Wrong(`\`${dropped.name}\` was not sampled, and arrived all the same.`, dropped);
  }
  const sampled = spans.filter((span) => span.sampled);
  const [lost, ...more] = sampled.filter((span) => span.exported === 0);
  if (!lost) return;
  throw new Wrong(
    `Of ${count(sampled.length)} spans that were sampled, ` +
      `${count(1 + more.length)} did not arrive.`,
    lost,
  );
});

asks('`run` keeps one order in ten', (seen) => {
  const { spans, kept } = fates(seen, 'take order');
  isATenth(kept, spans);
});

asks('`run` keeps traces whole: a child is kept if its parent is', followsParents);

asksSampler('`createSampler` is exported, and its sampler works everywhere', (seen) => {
  const { creates } = answer(seen);
  if (creates !== 'a sampler') throw new Wrong(`lesson.ts exports ${creates}.`);
});

asksSampler('the sampler keeps one order in ten, whoever uses it', (seen) => {
  const [counter, web] = [fates(seen, 'take order'), fates(seen, 'POST /orders')];
  isATenth(counter.kept + web.kept, counter.spans + web.spans);
  const { orders, kept } = answer(seen);
  isATenth(kept, orders);
});

asksSampler('a child follows its parent, whoever starts it', followsParents);

asksSampler('a remote parent that was sampled is followed', (seen) => {
  const { spans, dropped } = fates(seen, 'take order', true);
  if (dropped === 0) return;
  throw new Wrong(`Of ${spans} requests with a sampled parent, ${dropped} were dropped.`);
});

asksSampler('a remote parent that was not sampled is followed', (seen) => {
  const { spans, kept } = fates(seen, 'POST /refunds', true);
  if (kept === 0) return;
  throw new Wrong(`Of ${spans} requests with a parent that was not sampled, ${kept} were kept.`);
});

asksSampler('of the flags of a parent, bit 0 counts and no other', (seen) => {
  const { dropped } = fates(seen, 'GET /menu', true);
  if (dropped > 0) throw new Wrong('A parent with the flags 03 is sampled. It was not followed.');
  const { kept } = fates(seen, 'GET /prices', true);
  if (kept > 0) throw new Wrong('A parent with the flags 02 is not sampled. It was not followed.');
});

asksSampler('every health check is dropped, known by its `url.path`', (seen) => {
  for (const name of ['GET /health', 'GET']) {
    const { spans, kept } = fates(seen, name);
    if (kept === 0) continue;
    throw new Wrong(
      `Of ${spans} spans named \`${name}\` with \`url.path\` \`/health\`, ${kept} were kept.`,
    );
  }
  if (answer(seen).health === undefined) {
    throw new Wrong('Asked about a health check, the sampler returned nothing as its `decision`.');
  }
});

asks('`run` keeps no health check', (seen) => {
  const spans = started(seen, 'GET /health');
  const kept = spans.filter((span) => span.sampled);
  if (kept.length === 0) return;
  throw new Wrong(`Of ${spans.length} health checks, ${kept.length} were kept.`, kept[0]);
});

asksSampler('every span that is kept says why, in `sampler.decision`', saysWhy);

asks('so does every span that `run` keeps', saysWhy);

asks('every span that is started is ended, kept or not, and after its work', (seen) => {
  seen.everySpanEnds();
  const open = new Set(started(seen, 'make latte'));
  for (const work of seen.work('pour')) {
    const around = [...open].find((span) => seen.covers(span, work));
    if (!around) {
      throw new Wrong(`Order ${work.order} was poured while no \`make latte\` was open.`);
    }
    open.delete(around);
  }
});

asks('the provider is shut down before `run` returns', (seen) => seen.shutDown());

/** Spans of that name that a tracer started, sampled or not; at least one. */
function started({ recording }: Seen, name: string): RecordedSpan[] {
  const found = recording.spans.filter((span) => span.name === name && !span.madeUp);
  if (found.length === 0) throw new Wrong(`No span \`${name}\` was started.`);
  return found;
}

/** What became of the spans of that name, with or without a remote parent. */
function fates(
  seen: Seen,
  name: string,
  remote = false,
): Record<'spans' | 'kept' | 'dropped', number> {
  const spans = started(seen, name).filter((span) => span.remoteParent === remote);
  const kept = spans.filter(({ sampled }) => sampled).length;
  return { spans: spans.length, kept, dropped: spans.length - kept };
}

/** What the scene handed back. It hands back nothing where the sampler throws. */
function answer({ recording: { end, answer } }: Seen): SamplerAnswer {
  if (end.how === 'returned') return answer as SamplerAnswer;
  throw new Wrong(
    end.how === 'threw'
      ? `Under a provider of the check's own, it threw: ${end.error.message.split('\n')[0]}`
      : "Under a provider of the check's own, it came to no end.",
  );
}

/** Within six standard deviations of a coin that comes up one time in ten. */
function isATenth(kept: number, orders: number): void {
  const spread = 6 * Math.sqrt(orders * 0.1 * 0.9);
  if (Math.abs(kept - orders / 10) <= spread) return;
  throw new Wrong(
    `Of ${count(orders)} orders, ${count(kept)} were kept; ` +
      `one in ten is about ${count(orders / 10)}.`,
  );
}

function followsParents({ recording: { spans } }: Seen): void {
  const byId = new Map(spans.map((span) => [span.id, span]));
  const families = spans.flatMap((child) => {
    const parent = byId.get(child.parentId ?? '');
    return parent ? [{ child, parent }] : [];
  });
  const torn = families.filter(({ child, parent }) => child.sampled !== parent.sampled);
  const [first] = torn;
  if (!first) return;
  throw new Wrong(
    `${count(torn.length)} of ${count(families.length)} children were not ` +
      'kept or dropped as their parent was.',
    first.child,
  );
}

function saysWhy({ arrived }: Seen): void {
  for (const span of arrived) {
    const why = span.attributes['sampler.decision'];
    if (typeof why === 'string' && why !== '') continue;
    throw new Wrong(
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
