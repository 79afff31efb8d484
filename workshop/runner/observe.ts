import * as api from '@opentelemetry/api';
import { isTracingSuppressed } from '@opentelemetry/core';
import { BasicTracerProvider } from '@opentelemetry/sdk-trace-base';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { callerOf } from './places.ts';
import { spanKinds, type Event } from './recording.ts';

type Emit = (event: Event) => void;

/**
 * Emits an event for every span that any tracer of the SDK starts and ends, exported or not: all
 * tracers share one prototype. Where `folder` names the answer's folder, the event says which line
 * in it started the span.
 */
export function observeSpans(emit: Emit, folder: () => string): void {
  const tracer = Object.getPrototypeOf(new BasicTracerProvider().getTracer('workshop'));
  const providerOf = observeProviders(emit);
  const { startSpan } = tracer;
  const observed = new Set<object>();
  const active = () => api.context.active();
  tracer.startSpan = function (name: string, options: api.SpanOptions = {}, context = active()) {
    const span: api.Span = startSpan.call(this, name, options, context);
    const { spanId, traceId, traceFlags } = span.spanContext();
    const parent = options.root ? undefined : api.trace.getSpanContext(context);
    const facts = {
      id: spanId,
      traceId,
      parentId: parent?.traceId === traceId ? parent.spanId : undefined,
      remoteParent: parent?.isRemote ?? false,
      provider: providerOf(this),
      name: String(name),
      kind: spanKinds[options.kind ?? 0],
      sampled: (traceFlags & api.TraceFlags.SAMPLED) !== 0,
      at: callerOf(tracer.startSpan, folder()),
    };
    emit({ type: 'start', span: facts });
    const spanClass = Object.getPrototypeOf(span);
    if (!observed.has(spanClass)) observeSpanClass(emit, spanClass, span.isRecording());
    observed.add(spanClass);
    return span;
  };
}

/**
 * Emits an event when a provider of the SDK is being shut down, and another when that is done.
 * Returns a function that knows the number of a tracer's provider.
 */
function observeProviders(emit: Emit): (tracer: object) => number | undefined {
  let owner = BasicTracerProvider.prototype as any;
  while (!Object.hasOwn(owner, 'getTracer')) owner = Object.getPrototypeOf(owner);
  const { getTracer, shutdown } = owner;
  const numbers = new Map<object, number>();
  const providers = new WeakMap<object, number>();
  const numberOf = (provider: object) => {
    const number = numbers.get(provider) ?? numbers.size;
    numbers.set(provider, number);
    return number;
  };
  owner.getTracer = function (...args: unknown[]) {
    const tracer = getTracer.apply(this, args);
    providers.set(tracer, numberOf(this));
    return tracer;
  };
  owner.shutdown = async function () {
    const provider = numberOf(this);
    emit({ type: 'provider', provider, phase: 'shutdown' });
    await shutdown.call(this).finally(() => emit({ type: 'provider', provider, phase: 'done' }));
  };
  return (tracer) => providers.get(tracer);
}

const changes = ['setAttribute', 'setAttributes', 'setStatus', 'addEvent', 'recordException'];

function observeSpanClass(emit: Emit, spanClass: object, records: boolean): void {
  beforeEach(spanClass, 'end', (span: api.Span) => {
    const id = span.spanContext().spanId;
    const isFirst = span.isRecording() === records;
    emit(isFirst ? { type: 'end', id } : { type: 'late', id, call: 'end', first: '' });
  });
  for (const call of changes) {
    beforeEach(spanClass, call, (span: api.Span, first) => {
      if (!records || span.isRecording()) return;
      emit({ type: 'late', id: span.spanContext().spanId, call, first: String(first) });
    });
  }
}

/** Lets `listen` know of every call of a method, and its first argument, before it is made. */
function beforeEach(owner: any, name: string, listen: (self: any, first: any) => void): void {
  const original = owner[name];
  owner[name] = function (...args: unknown[]) {
    listen(this, args[0]);
    return original.apply(this, args);
  };
}

/** Counts calls of the API, so that a mistake can be told from another with the same trace. */
export function countApiCalls(): Record<string, number> {
  const calls: Record<string, number> = {};
  for (const [owner, names] of [
    [api.trace, ['getTracer', 'setSpan', 'setGlobalTracerProvider']],
    [api.context, ['with', 'bind']],
    [api.propagation, ['inject', 'extract', 'setGlobalPropagator']],
  ] as const) {
    for (const name of names) {
      beforeEach(owner, name, (_, first) => {
        // The SDK itself does this around every export.
        if (name === 'with' && isTracingSuppressed(first)) return;
        calls[name] = (calls[name] ?? 0) + 1;
      });
    }
  }
  return calls;
}

/** Emits what the bar does, what a receiver of OTLP gets, and what reaches an HTTP server. */
export function observeWork(emit: Emit): void {
  subscribe('coffee-bar', (news) => {
    const active = api.trace.getActiveSpan()?.spanContext().spanId;
    emit({ ...(news as Event), active } as Event);
  });
  subscribe('otlp-received', (spans) => {
    emit({ type: 'received', ids: (spans as { spanId: string }[]).map(({ spanId }) => spanId) });
  });
  subscribe('http.server.request.start', (message) => {
    const { method = '', url = '', headers } = (message as { request: IncomingMessage }).request;
    emit({ type: 'request', request: { method, path: url, headers } });
  });
}

/** Whether a context manager is registered now. */
export function hasContextManager(): boolean {
  const key = api.createContextKey('workshop');
  const probe = api.ROOT_CONTEXT.setValue(key, true);
  return api.context.with(probe, () => api.context.active().getValue(key) === true);
}
