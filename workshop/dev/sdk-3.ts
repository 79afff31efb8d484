/**
 * What lesson 16 says of `@opentelemetry/sdk-trace`, as facts that can be run. 2.12.0 has the shape
 * of 3.x: `sdk-3.test.ts` runs them on the packages that are installed here, `.ci/sdk3` on 3.x.
 */
import {
  context,
  diag,
  DiagLogLevel,
  propagation,
  ROOT_CONTEXT,
  trace,
  type Span,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  CompositePropagator,
  W3CBaggagePropagator,
  W3CTraceContextPropagator,
} from '@opentelemetry/core';
import {
  defaultResource,
  detectResources,
  emptyResource,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  BatchSpanProcessor,
  InMemorySpanExporter,
  ParentBasedSampler,
  SimpleSpanProcessor,
  TracerProvider,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace';
import { deepEqual, equal, match, notEqual, ok, rejects } from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

/** An exporter that still has its spans after a shutdown. */
export class Kept extends InMemorySpanExporter {
  spans: ReadableSpan[] = [];
  override export(...args: Parameters<InMemorySpanExporter['export']>): void {
    this.spans.push(...args[0]);
    super.export(...args);
  }
}

type Untyped = any;
const simple = (exporter: Kept) => new SimpleSpanProcessor({ exporter });

function traceTo(exporter: Kept, options: Untyped = {}): TracerProvider {
  return new TracerProvider({ spanProcessors: [simple(exporter)], ...options });
}

/** Ends so many spans, one after the other. */
function endSpans(provider: TracerProvider, count: number): Span[] {
  const tracer = provider.getTracer('facts');
  const spans = Array.from({ length: count }, (_, i) => tracer.startSpan('a', attributesOf(i)));
  for (const span of spans) span.end();
  return spans;
}

const attributesOf = (i: number) => ({ attributes: { one: i, two: 'longer than five' } });

/** What `diag` is told, down to warnings. */
function listen(): string[] {
  const told: string[] = [];
  const hear = (...args: unknown[]) => void told.push(args.join(' '));
  const logger = { error: hear, warn: hear, info: hear, debug: hear, verbose: hear };
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  return told;
}

const headersOf = (span: Span) => {
  const headers: Record<string, string> = {};
  const baggage = propagation.createBaggage({ drink: { value: 'latte' } });
  propagation.inject(propagation.setBaggage(trace.setSpan(ROOT_CONTEXT, span), baggage), headers);
  return headers;
};

const variables = {
  OTEL_TRACES_SAMPLER: 'always_off',
  OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT: '1',
  OTEL_ATTRIBUTE_COUNT_LIMIT: '1',
  OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT: '5',
  OTEL_BSP_MAX_QUEUE_SIZE: '10',
  OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '10',
  OTEL_SERVICE_NAME: 'from-the-environment',
};

/** Does something while the variables are set. */
export async function withVariables<T>(work: () => T | Promise<T>): Promise<T> {
  Object.assign(process.env, variables);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(variables)) delete process.env[name];
  }
}

/** Each throws where it is not so. */
export const facts: Record<string, () => void | Promise<void>> = {
  async 'an exporter in an options object gets the spans, by the simple and the batch processor'() {
    for (const Processor of [SimpleSpanProcessor, BatchSpanProcessor]) {
      const exporter = new Kept();
      const provider = new TracerProvider({ spanProcessors: [new Processor({ exporter })] });
      endSpans(provider, 3);
      await provider.shutdown();
      equal(exporter.spans.length, 3);
    }
  },

  async 'a positional exporter gets nothing; diag hears of it, and the shutdown rejects'() {
    for (const Processor of [SimpleSpanProcessor, BatchSpanProcessor] as Untyped[]) {
      const told = listen();
      const exporter = new Kept();
      const provider = new TracerProvider({ spanProcessors: [new Processor(exporter)] });
      endSpans(provider, 3);
      await pause(1);
      const isBatch = Processor === BatchSpanProcessor;
      // The batch processor finds out when it sends, which is at the shutdown here.
      equal(told.length, isBatch ? 0 : 3);
      for (const text of told) match(text, /TypeError.*undefined \(reading 'export'\)/);
      const reading = isBatch ? 'export' : 'shutdown';
      await rejects(provider.shutdown(), new RegExp(`undefined \\(reading '${reading}'\\)`));
      equal(exporter.spans.length, 0);
    }
  },

  async 'a second argument of the batch processor is ignored, and diag does not hear of it'() {
    const told = listen();
    const exporter = new Kept();
    const small = { maxQueueSize: 10, maxExportBatchSize: 10, scheduledDelayMillis: 60_000 };
    const Processor: Untyped = BatchSpanProcessor;
    const second = new TracerProvider({ spanProcessors: [new Processor({ exporter }, small)] });
    endSpans(second, 50);
    await second.shutdown();
    equal(exporter.spans.length, 50);
    deepEqual(told, []);
    const other = new Kept();
    const inside = new BatchSpanProcessor({ exporter: other, ...small });
    const provider = new TracerProvider({ spanProcessors: [inside] });
    endSpans(provider, 50);
    await provider.shutdown();
    ok(other.spans.length < 50);
  },

  async 'a provider ignores `spanProcessor`, and diag does not hear of it'() {
    const told = listen();
    const exporter = new Kept();
    const provider = traceTo(exporter, {
      spanProcessors: undefined,
      spanProcessor: simple(exporter),
    });
    endSpans(provider, 3);
    await provider.shutdown();
    equal(exporter.spans.length, 0);
    deepEqual(told, []);
  },

  'a provider has neither `register` nor `addSpanProcessor`'() {
    const provider: Untyped = new TracerProvider();
    equal(provider.register, undefined);
    equal(provider.addSpanProcessor, undefined);
  },

  async 'without a context manager every span is a root, and diag does not hear of it'() {
    const told = listen();
    const exporter = new Kept();
    const tracer = traceTo(exporter).getTracer('facts');
    const parents = () => {
      tracer.startActiveSpan('parent', (parent) => {
        tracer.startSpan('child').end();
        parent.end();
      });
      return exporter.spans.splice(0).map(({ parentSpanContext }) => parentSpanContext?.spanId);
    };
    deepEqual(parents(), [undefined, undefined]);
    context.setGlobalContextManager(new AsyncLocalStorageContextManager());
    notEqual(parents()[0], undefined);
    deepEqual(told, []);
  },

  'without a propagator `inject` writes nothing; trace context and baggage are two propagators'() {
    const told = listen();
    const span = traceTo(new Kept()).getTracer('facts').startSpan('a');
    deepEqual(headersOf(span), {});
    const traceContext = new W3CTraceContextPropagator();
    propagation.setGlobalPropagator(traceContext);
    deepEqual(Object.keys(headersOf(span)), ['traceparent']);
    propagation.disable();
    const propagators = [traceContext, new W3CBaggagePropagator()];
    propagation.setGlobalPropagator(new CompositePropagator({ propagators }));
    deepEqual(Object.keys(headersOf(span)).sort(), ['baggage', 'traceparent']);
    deepEqual(told, []);
  },

  'without a global provider, whoever asks the API for a tracer makes no spans'() {
    const told = listen();
    const provider = traceTo(new Kept());
    const isRecorded = () => trace.getTracer('library').startSpan('a').isRecording();
    equal(isRecorded(), false);
    ok(trace.setGlobalTracerProvider(provider));
    equal(isRecorded(), true);
    deepEqual(told, []);
  },

  async 'no variable of the environment is read by the provider or the processors'() {
    const told = listen();
    await withVariables(async () => {
      const exporter = new Kept();
      const batch = new BatchSpanProcessor({ exporter, scheduledDelayMillis: 60_000 });
      const provider = new TracerProvider({ spanProcessors: [batch] });
      endSpans(provider, 50);
      await provider.shutdown();
      equal(exporter.spans.length, 50);
      deepEqual(exporter.spans[7]!.attributes, attributesOf(7).attributes);
      notEqual(exporter.spans[7]!.resource.attributes['service.name'], 'from-the-environment');
    });
    deepEqual(told, []);
  },

  async 'options say what the variables said: `sampler`, `spanLimits`'() {
    const sampler = new ParentBasedSampler({ root: new AlwaysOffSampler() });
    const off = new Kept();
    endSpans(traceTo(off, { sampler }), 3);
    const limited = new Kept();
    const spanLimits = { attributeCountLimit: 1, attributeValueLengthLimit: 5 };
    endSpans(traceTo(limited, { spanLimits }), 1);
    await pause(1);
    equal(off.spans.length, 0);
    deepEqual(limited.spans[0]!.attributes, { one: 0 });
  },

  async 'the functions for resources are there, and a detector reads the variables'() {
    equal(resourceFromAttributes({ a: 1 }).attributes.a, 1);
    ok('service.name' in defaultResource().attributes);
    deepEqual(emptyResource().attributes, {});
    await withVariables(async () => {
      const resource = detectResources({ detectors: [envDetector] });
      await resource.waitForAsyncAttributes?.();
      equal(resource.attributes['service.name'], 'from-the-environment');
    });
  },
};

/** Proves one of them where nothing is registered. */
export async function prove(name: string): Promise<void> {
  for (const global of [trace, context, propagation, diag]) global.disable();
  try {
    await facts[name]!();
  } finally {
    for (const global of [trace, context, propagation, diag]) global.disable();
  }
}
