import {
  INVALID_SPAN_CONTEXT,
  isSpanContextValid,
  ROOT_CONTEXT,
  SpanKind,
  trace,
  type Attributes,
  type Context,
  type Span,
} from '@opentelemetry/api';
import {
  AlwaysOnSampler,
  BasicTracerProvider,
  RandomIdGenerator,
  SamplingDecision,
  SimpleSpanProcessor,
  type Sampler,
  type SamplingResult,
} from '@opentelemetry/sdk-trace-base';
import type { Answer, Scenario } from '../../workshop/runner/scenario.ts';

/** What the spans of the recording do not say. */
export interface SamplerAnswer {
  creates: 'a sampler' | Problem;
  /** What the sampler answered when it was asked without a span. */
  asked: Asked[];
}

/** What the sampler was asked about, and how often it answered what. */
export interface Asked {
  what: string;
  /** Whether it is an order, a root that only looks like a health check, and so on. */
  is:
    | 'order'
    | 'lookalike'
    | 'health check'
    | 'below a dropped parent'
    | 'order below zeros'
    | 'health check below zeros';
  times: number;
  kept: number;
  recorded: number;
  /** None of the three decisions. */
  undecided: number;
}

type Problem =
  'no function `createSampler`' | 'a `createSampler` whose result has no function `shouldSample`';

const ids = new RandomIdGenerator();

/**
 * The sampler with a provider of the check's own. No span is made active: parents are in the
 * context in which a span is started, and that is what a sampler is given.
 */
const sampler: Scenario = async (lesson, exporter): Promise<SamplerAnswer> => {
  const made = samplerOf(lesson);
  const provider = new BasicTracerProvider({
    sampler: typeof made === 'string' ? new AlwaysOnSampler() : made,
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('check');
  const serve = (name: string, path: string, context: Context, kind = SpanKind.SERVER): Span =>
    tracer.startSpan(name, { kind, attributes: { 'url.path': path } }, context);
  const finish = (span: Span): void => {
    tracer.startSpan('make latte', {}, trace.setSpan(ROOT_CONTEXT, span)).end();
    span.end();
  };

  for (let i = 0; i < 600; i++) finish(tracer.startSpan('take order', {}, ROOT_CONTEXT));
  // Guests who come in together: many roots before the first child.
  const crowd = Array.from({ length: 200 }, () => serve('POST /orders', '/orders', ROOT_CONTEXT));
  for (const span of crowd) finish(span);
  for (let i = 0; i < 200; i++) {
    finish(serve('take order', '/orders', remote(0b01), SpanKind.CONSUMER));
    finish(serve('POST /refunds', '/refunds', remote(0b00)));
    // Bit 1 of the flags says that the trace id is random. The sampled flag is bit 0 all the same.
    finish(serve('GET /menu', '/menu', remote(0b11)));
    finish(serve('GET /prices', '/prices', remote(0b10)));
    finish(serve('GET', '/health', ROOT_CONTEXT));
    // It has a parent, so the sampler must follow that. The same goes for its child.
    const check = serve('GET /health', '/health', remote(0b01));
    const path = { attributes: { 'url.path': '/health' } };
    tracer.startSpan('ask the kitchen', path, trace.setSpan(ROOT_CONTEXT, check)).end();
    check.end();
  }

  await provider.forceFlush();
  await provider.shutdown();
  if (typeof made === 'string') return { creates: made, asked: [] };
  return { creates: 'a sampler', asked: askAboutAll(lesson, made) };
};

function samplerOf(lesson: Answer): Sampler | Problem {
  const { createSampler } = lesson;
  if (typeof createSampler !== 'function') return 'no function `createSampler`';
  const made = createSampler() as Sampler | undefined;
  if (typeof made?.shouldSample === 'function') return made;
  return 'a `createSampler` whose result has no function `shouldSample`';
}

/** The context of a request that another service sent. */
function remote(traceFlags: number): Context {
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId: ids.generateTraceId(),
    spanId: ids.generateSpanId(),
    traceFlags,
    isRemote: true,
  });
}

const { INTERNAL, SERVER, CONSUMER } = SpanKind;

/** Roots of all sorts: an order may have any name, kind and path but that of a health check. */
const roots: [Asked['is'], string, SpanKind, string?, string?][] = [
  ['order', 'take order', INTERNAL],
  ['order', 'POST /orders', SERVER, '/orders'],
  ['order', 'GET', SERVER, '/menu'],
  ['order', 'deliver beans', CONSUMER],
  ['lookalike', 'GET /health', SERVER, '/menu'],
  ['lookalike', 'GET /healthy-drinks', SERVER, '/healthy-drinks'],
  ['lookalike', 'GET /orders/health', SERVER, '/orders/health'],
  ['lookalike', 'GET /health/', SERVER, '/health/'],
  ['lookalike', 'GET /Health', SERVER, '/Health'],
  ['lookalike', 'GET', SERVER, '/%68ealth'],
  ['lookalike', 'GET', SERVER, '/100%'],
  ['lookalike', 'GET /health', SERVER, undefined, '/health'],
  ['health check', 'GET /health', SERVER, '/health'],
  // Where the route is not known yet, a server span is called after its method alone.
  ['health check', 'GET', SERVER, '/health'],
  ['health check', 'take order', INTERNAL, '/health'],
];

/** So many of each that a tenth can be told from other shares. */
const ofEach = 20_000;

const sampledElsewhere = {
  traceId: ids.generateTraceId(),
  spanId: ids.generateSpanId(),
  traceFlags: 0b01,
};

function askAboutAll(lesson: Answer, made: Sampler): Asked[] {
  const second = samplerOf(lesson) as Sampler;
  const asked = roots.map(([is, name, kind, path, route]) => {
    const where = path === undefined ? 'no `url.path`' : `\`url.path\` \`${path}\``;
    const besides =
      (route === undefined ? '' : `, but \`http.route\` \`${route}\``) +
      (kind === CONSUMER ? ' and a link to a span that was sampled elsewhere' : '');
    return nothingAsked(is, `roots named \`${name}\` with ${where}${besides}`);
  });
  const ask = (
    about: Asked,
    where: Context,
    [, name, kind, path, route]: (typeof roots)[number],
    sampler = made,
  ): void => {
    const attributes: Attributes = {};
    if (path !== undefined) attributes['url.path'] = path;
    if (route !== undefined) attributes['http.route'] = route;
    const parent = trace.getSpanContext(where);
    const id = parent && isSpanContextValid(parent) ? parent.traceId : ids.generateTraceId();
    // A link is no parent, sampled or not.
    const links = kind === CONSUMER ? [{ context: sampledElsewhere }] : [];
    const { decision } = answerOf(about.what, () =>
      sampler.shouldSample(where, id, name, kind, attributes, links),
    );
    about.times++;
    if (decision === SamplingDecision.RECORD_AND_SAMPLED) about.kept++;
    else if (decision === SamplingDecision.RECORD) about.recorded++;
    else if (decision !== SamplingDecision.NOT_RECORD) about.undecided++;
  };
  // In random order, so that a counter cannot fall into step.
  for (let i = 0; i < ofEach * roots.length; i++) {
    const which = Math.floor(Math.random() * roots.length);
    ask(asked[which]!, ROOT_CONTEXT, roots[which]!);
  }
  // By turns, which shows what a counter counts besides orders.
  const order = roots.find(([is]) => is === 'order')!;
  const check = roots.find(([is]) => is === 'health check')!;
  const afterCheck = nothingAsked('order', 'orders, each after a health check');
  const afterChild = nothingAsked('order', 'orders, each after a span with a parent');
  const children = nothingAsked('below a dropped parent', 'spans below a dropped parent');
  const checks = nothingAsked('health check', 'health checks, each before an order');
  const named = nothingAsked('order', 'orders, each with a name and a path of its own');
  for (let i = 0; i < ofEach; i++) {
    ask(checks, ROOT_CONTEXT, check);
    ask(afterCheck, ROOT_CONTEXT, order);
  }
  for (let i = 0; i < ofEach; i++) {
    ask(children, remote(0b00), roots[i % roots.length]!);
    ask(afterChild, ROOT_CONTEXT, order);
  }
  // A parent with such ids is none.
  const zeros = trace.setSpanContext(ROOT_CONTEXT, INVALID_SPAN_CONTEXT);
  const orphan = nothingAsked('order below zeros', 'orders whose parent has ids of zeros');
  const orphanCheck = nothingAsked(
    'health check below zeros',
    'health checks whose parent has ids of zeros',
  );
  for (let i = 0; i < ofEach; i++) {
    ask(orphan, zeros, order);
    ask(orphanCheck, zeros, check);
  }
  for (let i = 0; i < ofEach; i++) {
    ask(named, ROOT_CONTEXT, ['order', `order ${i}`, INTERNAL, `/orders/${i}`]);
  }
  const mine = nothingAsked('order', 'orders, by turns with a second sampler');
  const others = nothingAsked('order', 'orders, by turns with the first sampler');
  for (let i = 0; i < ofEach; i++) {
    ask(mine, ROOT_CONTEXT, order);
    ask(others, ROOT_CONTEXT, order, second);
  }
  const firstTen = nothingAsked('order', 'orders, each among the first ten of a new sampler');
  for (let i = 0; i < ofEach / 10; i++) {
    const fresh = samplerOf(lesson) as Sampler;
    for (let j = 0; j < 10; j++) ask(firstTen, ROOT_CONTEXT, order, fresh);
  }
  return asked.concat([
    afterCheck,
    afterChild,
    checks,
    children,
    orphan,
    orphanCheck,
    named,
    mine,
    others,
    firstTen,
  ]);
}

/** What the sampler answers. What it throws says as well what it was asked about. */
function answerOf(what: string, ask: () => SamplingResult): Partial<SamplingResult> {
  try {
    return ask() ?? {};
  } catch (error) {
    throw new Error(`${(error as Error)?.message}. It was asked about ${what}`, { cause: error });
  }
}

function nothingAsked(is: Asked['is'], what: string): Asked {
  return { what, is, times: 0, kept: 0, recorded: 0, undecided: 0 };
}

export const scenarios: Record<string, Scenario> = { sampler };
