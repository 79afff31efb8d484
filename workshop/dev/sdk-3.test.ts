import { context, diag, DiagLogLevel, propagation, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { NodeSDK } from '@opentelemetry/sdk-node';
import {
  BatchSpanProcessor,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { typeErrors } from '../checking/typecheck.ts';
import { root } from '../lessons.ts';
import { facts, prove, withVariables } from './sdk-3.ts';

// The columns of the table at the end of lesson 16. `.ci/sdk3` proves the same facts on 3.x.

afterEach(() => {
  for (const global of [trace, context, propagation, diag]) global.disable();
});

describe('`@opentelemetry/sdk-trace` 2.12, which has the shape of 3.x', () => {
  test.each(Object.keys(facts))('%s', prove);
});

describe('2.x', () => {
  test('an exporter is positional, and the options of the batch processor come second', async () => {
    const exporter = new InMemorySpanExporter();
    const small = { maxQueueSize: 10, maxExportBatchSize: 10, scheduledDelayMillis: 60_000 };
    const spanProcessors = [
      new SimpleSpanProcessor(exporter),
      new BatchSpanProcessor(exporter, small),
    ];
    const tracer = new NodeTracerProvider({ spanProcessors }).getTracer('facts');
    for (let i = 0; i < 5; i++) tracer.startSpan('a').end();
    for (const processor of spanProcessors) await processor.forceFlush();
    expect(exporter.getFinishedSpans()).toHaveLength(10);
  });

  test('`register` sets all three globals, and the propagators of trace context and baggage', () => {
    const provider = new NodeTracerProvider();
    provider.register();
    const headers: Record<string, string> = {};
    const baggage = propagation.createBaggage({ drink: { value: 'latte' } });
    context.with(propagation.setBaggage(ROOT_CONTEXT, baggage), () => {
      trace.getTracer('library').startActiveSpan('a', (span) => {
        expect(span.isRecording()).toBe(true);
        expect(trace.getActiveSpan()).toBe(span);
        propagation.inject(context.active(), headers);
      });
    });
    expect(Object.keys(headers).sort()).toEqual(['baggage', 'traceparent']);
  });

  test('the provider reads the variables of sampler and limits, the batch processor its own', async () => {
    await withVariables(async () => {
      const off = new NodeTracerProvider().getTracer('facts').startSpan('a');
      expect(off.isRecording()).toBe(false);
      process.env.OTEL_TRACES_SAMPLER = 'always_on';
      const exporter = new InMemorySpanExporter();
      const batch = new BatchSpanProcessor(exporter, { scheduledDelayMillis: 60_000 });
      const tracer = new NodeTracerProvider({ spanProcessors: [batch] }).getTracer('facts');
      const attributes = { one: 'longer than five', two: 2 };
      for (let i = 0; i < 50; i++) tracer.startSpan('a', { attributes }).end();
      await batch.forceFlush();
      const spans = exporter.getFinishedSpans();
      expect(spans.length).toBeLessThan(50);
      expect(spans[0]!.attributes).toEqual({ one: 'longe' });
      // The resource was the detectors' business in 2.x already.
      expect(spans[0]!.resource.attributes['service.name']).not.toBe('from-the-environment');
    });
  });

  test('NodeSDK still takes `spanProcessor`, and warns', async () => {
    const told: string[] = [];
    const hear = (text: string) => void told.push(text);
    const logger = { error: hear, warn: hear, info: hear, debug: hear, verbose: hear };
    diag.setLogger(logger, DiagLogLevel.WARN);
    const exporter = new InMemorySpanExporter();
    const sdk = new NodeSDK({
      spanProcessor: new SimpleSpanProcessor(exporter),
      autoDetectResources: false,
      metricReaders: [],
      logRecordProcessors: [],
    });
    sdk.start();
    trace.getTracer('facts').startSpan('a').end();
    await new Promise((turn) => setImmediate(turn));
    expect(exporter.getFinishedSpans()).toHaveLength(1);
    expect(told.join()).toMatch(/'spanProcessor' option is deprecated/);
    await sdk.shutdown();
  });

  test('a second global of a kind is refused', () => {
    expect(trace.setGlobalTracerProvider(new NodeTracerProvider())).toBe(true);
    expect(trace.setGlobalTracerProvider(new NodeTracerProvider())).toBe(false);
    const manager = () => new AsyncLocalStorageContextManager();
    expect(context.setGlobalContextManager(manager())).toBe(true);
    expect(context.setGlobalContextManager(manager())).toBe(false);
  });
});

test('of the silent traps, the compiler reports only those of form', async () => {
  const folder = join('.answers', `sdk-3-${process.pid}`);
  mkdirSync(join(root, folder), { recursive: true });
  const code = `
import { BatchSpanProcessor, SimpleSpanProcessor, TracerProvider, type SpanExporter } from '@opentelemetry/sdk-trace';
declare const exporter: SpanExporter;
export const positional = new SimpleSpanProcessor(exporter);
export const batch = new BatchSpanProcessor(exporter);
export const second = new BatchSpanProcessor({ exporter }, { maxQueueSize: 10 });
export const singular = new TracerProvider({ spanProcessor: new SimpleSpanProcessor({ exporter }) });
new TracerProvider().register();
// Nothing is global here, and nothing reads a variable: the compiler has nothing to say.
export const tracer = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }).getTracer('a');
`;
  try {
    writeFileSync(join(root, folder, 'traps.ts'), code);
    const errors = await typeErrors(folder);
    expect(errors.map(({ place }) => place.line)).toEqual([4, 5, 6, 7, 8]);
  } finally {
    rmSync(join(root, folder), { recursive: true });
  }
});
