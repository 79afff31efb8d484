import {
  context,
  diag,
  DiagLogLevel,
  propagation,
  ROOT_CONTEXT,
  trace,
  type Span,
} from '@opentelemetry/api';
import { TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  RandomIdGenerator,
  SamplingDecision,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-base';
import { subscribe } from 'node:diagnostics_channel';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Answer, Scenario } from '../../workshop/runner/scenario.ts';
import type { RecordingExporter } from '../../workshop/runner/recording-exporter.ts';

/** What a library of the check's own got from the API while the bar did a piece of work. */
export interface LibraryCall {
  work: string;
  order: number;
  spanId: string;
  traceId: string;
  headers: Record<string, string>;
  /** The scope of its span, where that records anything. */
  scope?: { name: string; version?: string };
}

export interface LibraryReport {
  calls: LibraryCall[];
  /** What the propagator reads from the headers of a caller: its trace and its baggage. */
  reads: { traceId?: string; baggage?: string };
}

/** What became of spans that were started while the variables were set. */
export interface SamplerReport {
  asked: number;
  /** Roots that were sampled, and those that 2.x would have sampled. */
  sampled: number;
  wanted: number;
  /** Roots about which the answer and 2.x decide otherwise. */
  otherwise: number;
  /** Of `asked` spans below a sampled, and below an unsampled caller: those that were sampled. */
  belowSampled: number;
  belowUnsampled: number;
}

/** The check's own library, and the span that it makes. */
export const libraryScope = { name: 'another-library', version: '1.0.0' };
const libraryName = 'library call';
/** The spans that are started only to see whether they are sampled. They never end. */
export const askedName = 'asked by the check';
export const callersDrink = 'mocha';
const callersTrace = '0123456789abcdef0123456789abcdef';

const ids = new RandomIdGenerator();
const samplerVariables = ['OTEL_TRACES_SAMPLER', 'OTEL_TRACES_SAMPLER_ARG'];

/** Sets these variables, and no others of the sampler. */
function setVariables(variables: Record<string, string>): void {
  for (const name of samplerVariables) delete process.env[name];
  Object.assign(process.env, variables);
}

/** Calls `listen` whenever the bar begins a piece of work, where that is called. */
function onWork(listen: (work: string, order: number) => void): void {
  subscribe('coffee-bar', (message) => {
    const { type, phase, name, order } = message as Record<string, string>;
    if (type === 'work' && phase === 'begin') listen(name!, Number(order));
  });
}

/** What the check finds out while `run` is at work, and from the files. */
export interface RunReport {
  /** What of the answer has no 3.x: sentences. */
  without3: string[];
  /** The files that the compiler skips, with the line that says so, as in `lesson.ts:1`. */
  unchecked: string[];
}

async function watchRun(lesson: Answer, exporter: RecordingExporter): Promise<RunReport> {
  const found = new Set(importsWithoutSuccessor());
  const hear = (...said: unknown[]) => {
    const text = said.join(' ');
    if (/deprecated/i.test(text)) found.add(`The SDK warns: ${text}`);
  };
  const logger = { error: hear, warn: hear, info: hear, debug: hear, verbose: hear };
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  onWork(() => {
    for (const part of partsOf2x()) found.add(part);
  });
  // Whoever gives the shutdown a time limit is too early.
  await lesson.run(exporter.with({ closingMs: 400 }));
  return { without3: [...found], unchecked: filesUnchecked() };
}

/** Exported by 2.12, and no longer by 3.x. */
const goneNames: Record<string, RegExp> = {
  '@opentelemetry/context-async-hooks': /^AsyncHooksContextManager$/,
  '@opentelemetry/sdk-node': /^(api|contextBase|core|logs|metrics|node|resources|tracing)$/,
};

/** The names of the files of the answer, with their texts. */
function filesOfAnswer(): [name: string, text: string][] {
  const folder = dirname(process.argv[1]!);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[cm]?[jt]s$/.test(name))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
}

/** The compiler looks for `@ts-nocheck` only in the comments before the code. */
function filesUnchecked(): string[] {
  return filesOfAnswer().flatMap(([name, text]) => {
    const blank = (comment: string) => comment.replace(/.+/g, '');
    const lines = text.replace(/\/\*[^]*?\*\//g, blank).split('\n');
    const code = lines.findIndex((line) => !/^\s*(\/\/.*)?$/.test(line));
    const line = lines.findIndex((one) => /^\s*\/\/\/?\s*@ts-nocheck\b/.test(one));
    return line >= 0 && (code < 0 || line < code) ? [`${name}:${line + 1}`] : [];
  });
}

function importsWithoutSuccessor(): string[] {
  return filesOfAnswer().flatMap(([name, text]) => {
    const code = text.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*/gm, '');
    const packages = code.match(/(?<=['"])@opentelemetry\/sdk-trace-(base|node|web)(?=['"])/g);
    const imports = [...code.matchAll(/import\s*(?:type\s*)?\{([^}]*)\}\s*from\s*['"]([^'"]+)/g)];
    const names = imports.flatMap(([, list = '', from = '']) =>
      list
        .split(',')
        .map(
          (one) =>
            one
              .trim()
              .replace(/^type /, '')
              .split(' ')[0]!,
        )
        .filter((one) => goneNames[from]?.test(one))
        .map((one) => `\`${name}\` imports \`${one}\` from \`${from}\`, where 3.x has it no more.`),
    );
    const all = (packages ?? []).map(
      (from) => `\`${name}\` imports \`${from}\`, and that package has no 3.x.`,
    );
    return [...new Set([...all, ...names])];
  });
}

/** What is at work and comes from a package that has no 3.x, whichever way it was imported. */
function partsOf2x(): string[] {
  const proxy = trace.getTracerProvider() as any;
  const provider = proxy.getDelegate?.() ?? proxy;
  const processors: unknown[] = provider._activeSpanProcessor?._spanProcessors ?? [];
  const old = processors.filter(
    (one) => one instanceof SimpleSpanProcessor || one instanceof BatchSpanProcessor,
  );
  return [...old, ...(provider instanceof BasicTracerProvider ? [provider] : [])].map(
    (one) =>
      `A \`${(one as object).constructor.name}\` of 2.x is at work, and its package has no 3.x.`,
  );
}

/** During every piece of work, a library asks the API for a tracer and sends headers. */
const library: Scenario = async (lesson, exporter): Promise<LibraryReport> => {
  setVariables({});
  const calls: LibraryCall[] = [];
  const reads: LibraryReport['reads'] = {};
  onWork((work, order) => {
    const tracer = trace.getTracer(libraryScope.name, libraryScope.version);
    tracer.startActiveSpan(libraryName, (span) => {
      const headers: Record<string, string> = {};
      propagation.inject(context.active(), headers);
      const { spanId, traceId } = span.spanContext();
      const { instrumentationScope: scope } = span as Partial<ReadableSpan>;
      calls.push({ work, order, spanId, traceId, headers, scope });
      span.end();
    });
    const headers = {
      traceparent: `00-${callersTrace}-0123456789abcdef-01`,
      baggage: `coffee.drink=${callersDrink}`,
    };
    const caller = propagation.extract(ROOT_CONTEXT, headers);
    if (trace.getSpanContext(caller)?.traceId === callersTrace) reads.traceId = callersTrace;
    reads.baggage = propagation.getBaggage(caller)?.getEntry('coffee.drink')?.value;
  });
  await lesson.run(exporter);
  return { calls, reads };
};

/** The bar where a deployment has set these variables. */
function deployed(variables: Record<string, string>, ratio: number): Scenario {
  return async (lesson, exporter): Promise<SamplerReport | undefined> => {
    setVariables(variables);
    let report: SamplerReport | undefined;
    onWork(() => (report ??= askForSpans(ratio)));
    await lesson.run(exporter);
    return report;
  };
}

/** Starts spans, as a library would, and compares what is sampled with what 2.x samples. */
function askForSpans(ratio: number): SamplerReport {
  const tracer = trace.getTracer('check');
  const asked = 400;
  const reference = new TraceIdRatioBasedSampler(ratio);
  const start = (where: typeof ROOT_CONTEXT) => tracer.startSpan(askedName, {}, where);
  const isSampled = (span: Span) => (span.spanContext().traceFlags & 1) === 1;
  const remote = (traceFlags: number) =>
    trace.setSpanContext(ROOT_CONTEXT, {
      traceId: ids.generateTraceId(),
      spanId: ids.generateSpanId(),
      traceFlags,
      isRemote: true,
    });
  const roots = Array.from({ length: asked }, () => {
    const span = start(ROOT_CONTEXT);
    const { decision } = reference.shouldSample(ROOT_CONTEXT, span.spanContext().traceId);
    return {
      sampled: isSampled(span),
      wanted: decision === SamplingDecision.RECORD_AND_SAMPLED,
    };
  });
  /** Of spans with a caller, and of their own children in this program. */
  const below = (flags: number) =>
    Array.from({ length: asked / 2 }, () => {
      const span = start(remote(flags));
      return [span, start(trace.setSpan(ROOT_CONTEXT, span))];
    }).flat();
  return {
    asked,
    sampled: roots.filter(({ sampled }) => sampled).length,
    wanted: roots.filter(({ wanted }) => wanted).length,
    otherwise: roots.filter(({ sampled, wanted }) => sampled !== wanted).length,
    belowSampled: below(1).filter(isSampled).length,
    belowUnsampled: below(0).filter(isSampled).length,
  };
}

export const quarter = '0.25';

export const scenarios: Record<string, Scenario> = {
  run(lesson, exporter) {
    setVariables({});
    return watchRun(lesson, exporter);
  },
  show(lesson, exporter) {
    setVariables({});
    return lesson.run(exporter);
  },
  library,
  /** A scene of the lesson. */
  branch(lesson, exporter) {
    setVariables({ OTEL_TRACES_SAMPLER: 'parentbased_always_off' });
    return lesson.run(exporter);
  },
  /** A ratio alone says nothing. */
  unset: deployed({ OTEL_TRACES_SAMPLER_ARG: '0' }, 1),
  /** The ratio is left over from another sampler. */
  off: deployed({ OTEL_TRACES_SAMPLER: 'parentbased_always_off', OTEL_TRACES_SAMPLER_ARG: '1' }, 0),
  quarter: deployed(
    { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: quarter },
    Number(quarter),
  ),
  zero: deployed(
    { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' },
    0,
  ),
};
