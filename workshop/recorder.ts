/**
 * Runs inside the learner's process, before the learner's code: it watches the API and the SDK,
 * plays one scene, and writes every event at once to file descriptor 3. What is written there
 * survives an exit, a crash and an endless loop.
 *
 * The learner may patch any global, so what is needed later is fetched first.
 */
import * as api from '@opentelemetry/api';
import { isTracingSuppressed } from '@opentelemetry/core';
import { BasicTracerProvider } from '@opentelemetry/sdk-trace-base';
import { subscribe } from 'node:diagnostics_channel';
import { writeSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RecordingExporter } from './exporter.ts';
import { spanKinds, type EventBody, type Thrown } from './recording.ts';
import type { Scene } from './scene.ts';

const [folder = '', sceneName = 'run', scenesFile = ''] = process.argv.slice(2);
const { stringify } = JSON;
const now = performance.now.bind(performance);
const exit = process.exit.bind(process);
const { setTimeout, setImmediate } = globalThis;
const calls: Record<string, number> = {};

let eager = 200;
let seq = 0;
let pending: string[] = [];

/** The first events are written one by one, so that even a loop that never yields shows them. */
function emit(event: EventBody): void {
  pending.push(stringify({ seq: ++seq, ms: now(), ...event }));
  if (seq <= eager || pending.length >= 500) flush();
  else if (pending.length === 1) setImmediate(flush);
}

function flush(): void {
  if (pending.length === 0) return;
  const bytes = Buffer.from(pending.join('\n') + '\n');
  pending = [];
  for (let written = 0; written < bytes.length;) {
    written += writeSync(3, bytes, written);
  }
}

function watchSpans(): void {
  const tracer = Object.getPrototypeOf(new BasicTracerProvider().getTracer('recorder'));
  const { startSpan } = tracer;
  const watched = new Set<object>();
  tracer.startSpan = function (
    this: api.Tracer,
    name: string,
    options: api.SpanOptions = {},
    context = api.context.active(),
  ): api.Span {
    const span: api.Span = startSpan.call(this, name, options, context);
    const { spanId, traceId, traceFlags } = span.spanContext();
    const parent = options.root ? undefined : api.trace.getSpanContext(context);
    const at = seq < eager ? lineOf(tracer.startSpan) : undefined;
    emit({
      type: 'start',
      id: spanId,
      traceId,
      ...(parent?.traceId === traceId && { parentId: parent.spanId }),
      remoteParent: parent?.isRemote ?? false,
      name: String(name),
      kind: spanKinds[options.kind ?? 0] ?? 'INTERNAL',
      sampled: (traceFlags & api.TraceFlags.SAMPLED) !== 0,
      ...(at && { at }),
    });
    const spanClass: object = Object.getPrototypeOf(span);
    if (!watched.has(spanClass)) {
      watched.add(spanClass);
      if (span.isRecording()) watchCalls(spanClass as Methods);
      else watchEnd(spanClass as Methods);
    }
    return span;
  };
}

type Methods = Record<string, (...args: unknown[]) => unknown>;

/** A span that is not sampled records nothing, but it too is to be ended. */
function watchEnd(spanClass: Methods): void {
  const original = spanClass.end!;
  spanClass.end = function (this: api.Span, ...args) {
    emit({ type: 'end', id: this.spanContext().spanId });
    return original.apply(this, args);
  };
}

function watchCalls(spanClass: Methods): void {
  const late = [
    'setAttribute',
    'setAttributes',
    'setStatus',
    'addEvent',
    'recordException',
  ];
  for (const name of ['end', ...late]) {
    const original = spanClass[name]!;
    spanClass[name] = function (this: api.Span, ...args) {
      const id = this.spanContext().spanId;
      if (this.isRecording()) {
        if (name === 'end') emit({ type: 'end', id });
      } else if (name !== 'end')
        emit({ type: 'late', id, call: name, first: String(args[0]) });
      return original.apply(this, args);
    };
  }
}

/** The line of the learner's that called `below`, as `lesson.ts:31`. */
function lineOf(below: (...args: never[]) => unknown): string | undefined {
  const trace = { stack: '' };
  Error.captureStackTrace(trace, below);
  for (const line of trace.stack.split('\n')) {
    const place = line.match(/(?:\(|at |file:\/\/)([^()]*?\.ts):(\d+):\d+\)?$/);
    const file = place?.[1]?.replace(/^file:\/\//, '');
    if (file?.includes(folder)) return `${basename(file)}:${place?.[2]}`;
  }
  return undefined;
}

/** Counts calls of the API, so that a mistake can be told from another with the same trace. */
function countCalls(): void {
  for (const [owner, names] of [
    [api.trace, ['getTracer', 'setSpan', 'setGlobalTracerProvider']],
    [api.context, ['with', 'bind']],
    [api.propagation, ['inject', 'extract', 'setGlobalPropagator']],
  ] as const) {
    for (const name of names) {
      const functions = owner as unknown as Record<
        string,
        (...args: unknown[]) => unknown
      >;
      const original = functions[name]!;
      functions[name] = function (...args) {
        const bySdk = name === 'with' && isTracingSuppressed(args[0] as api.Context);
        if (!bySdk) calls[name] = (calls[name] ?? 0) + 1;
        return original.apply(owner, args);
      };
    }
  }
}

function watchBar(): void {
  subscribe('coffee-bar', (message) => {
    const news = message as EventBody & { type: 'work' | 'said' };
    const span = api.trace.getActiveSpan()?.spanContext().spanId;
    emit(news.type === 'work' && span ? { ...news, span } : news);
  });
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    emit({
      type: 'request',
      request: {
        method: request.method ?? '',
        path: request.url ?? '',
        port: request.socket.localPort ?? 0,
        headers: { ...request.headers },
      },
    });
  });
}

function thrown(error: unknown): Thrown {
  if (!(error instanceof Error))
    return { name: 'Error', message: String(error), stack: '' };
  const message =
    'errors' in error && !error.message ? String(error.errors) : error.message;
  return { name: error.name, message, stack: error.stack ?? '' };
}

function summary(): void {
  const counted = { ...calls };
  const active = api.createContextKey('recorder');
  const contextManager = api.context.with(
    api.ROOT_CONTEXT.setValue(active, true),
    () => api.context.active().getValue(active) === true,
  );
  emit({ type: 'summary', calls: counted, contextManager });
}

/** Ends the process, but first gives the answer a moment to close what it opened. */
function leave(): void {
  const patience = setTimeout(() => {
    emit({ type: 'left open', resources: process.getActiveResourcesInfo() });
    exit(0);
  }, 2000);
  patience.unref();
}

async function play(): Promise<void> {
  watchSpans();
  countCalls();
  watchBar();
  process.on('exit', () => {
    eager = Infinity;
    summary();
  });
  for (const [event, when] of [
    ['uncaughtException', 'later'],
    ['unhandledRejection', 'later'],
  ] as const) {
    process.on(event, (error) => {
      emit({ type: 'threw', when, error: thrown(error) });
      exit(1);
    });
  }
  let when: 'import' | 'run' = 'import';
  try {
    const lesson = await import(pathToFileURL(`${folder}/lesson.ts`).href);
    const scenes: Record<string, Scene> = scenesFile
      ? (await import(pathToFileURL(scenesFile).href)).scenes
      : {};
    when = 'run';
    if (typeof lesson.run !== 'function') {
      throw new TypeError('lesson.ts does not export a function named `run`');
    }
    const scene = scenes[sceneName] ?? ((l, exporter) => l.run(exporter));
    const answer = await scene(lesson, new RecordingExporter(emit));
    emit({ type: 'done', answer });
    leave();
  } catch (error) {
    emit({ type: 'threw', when, error: thrown(error) });
    exit(1);
  }
}

process.argv.splice(1, Infinity, `${folder}/lesson.ts`);
await play();
