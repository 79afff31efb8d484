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
import { readFileSync, unlinkSync, writeFileSync, writeSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RecordingExporter } from './exporter.ts';
import type { Assignment } from './record.ts';
import { spanKinds, type Event } from './recording.ts';
import type { Scene } from './scene.ts';

const { stringify } = JSON;
const now = performance.now.bind(performance);
const exit = process.exit.bind(process);
const kill = process.kill.bind(process);
const { setTimeout, setImmediate } = globalThis;

let folder = '';
let eager = 200;
let seq = 0;
let pending: string[] = [];
const calls: Record<string, number> = {};

/** The first events are written one by one, so that even a loop that never yields shows them. */
function emit(event: Event): void {
  pending.push(stringify({ seq: ++seq, ms: now(), ...event }));
  if (seq <= eager || pending.length >= 500) flush();
  else if (pending.length === 1) setImmediate(flush);
}

function flush(): void {
  const bytes = Buffer.from(pending.map((line) => `${line}\n`).join(''));
  pending = [];
  try {
    for (let written = 0; written < bytes.length;) written += writeSync(3, bytes, written);
  } catch (error) {
    // The command is gone, and nobody will ever hear what goes on here.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') kill(process.pid, 'SIGKILL');
    throw error;
  }
}

/** Lets `hear` know of every call of a method before it is made. */
function watch(owner: object, name: string, hear: (self: any, args: any[]) => void): void {
  const methods = owner as Record<string, (...args: unknown[]) => unknown>;
  const original = methods[name]!;
  methods[name] = function (this: unknown, ...args) {
    hear(this, args);
    return original.apply(this, args);
  };
}

/** All tracers share one prototype: watching it sees every span, ended or not. */
function watchSpans(): void {
  const tracer = Object.getPrototypeOf(new BasicTracerProvider().getTracer('recorder'));
  const { startSpan } = tracer;
  const watched = new Set<object>();
  tracer.startSpan = function (
    name: string,
    options: api.SpanOptions = {},
    context = api.context.active(),
  ): api.Span {
    const span: api.Span = startSpan.call(this, name, options, context);
    const { spanId, traceId, traceFlags } = span.spanContext();
    const parent = options.root ? undefined : api.trace.getSpanContext(context);
    const facts = {
      id: spanId,
      traceId,
      parentId: parent?.traceId === traceId ? parent.spanId : undefined,
      remoteParent: parent?.isRemote ?? false,
      name: String(name),
      kind: spanKinds[options.kind ?? 0],
      sampled: (traceFlags & api.TraceFlags.SAMPLED) !== 0,
      at: seq < eager ? lineOf(tracer.startSpan) : undefined,
    };
    emit({ type: 'start', span: facts });
    const spanClass = Object.getPrototypeOf(span);
    if (!watched.has(spanClass)) watchSpanClass(spanClass, span.isRecording());
    watched.add(spanClass);
    return span;
  };
}

function watchSpanClass(spanClass: object, records: boolean): void {
  watch(spanClass, 'end', (span: api.Span) => {
    if (span.isRecording() === records) emit({ type: 'end', id: span.spanContext().spanId });
  });
  for (const call of [
    'setAttribute',
    'setAttributes',
    'setStatus',
    'addEvent',
    'recordException',
  ]) {
    watch(spanClass, call, (span: api.Span, [first]) => {
      const late = records && !span.isRecording();
      if (late) emit({ type: 'late', id: span.spanContext().spanId, call, first: String(first) });
    });
  }
}

/** Files of a lesson that nobody edits, and whose lines are nobody's to look at. */
const plumbing = 'service.ts';

/** The line of the learner's that called `below`, as `lesson.ts:31`. */
function lineOf(below: (...args: never[]) => unknown): string | undefined {
  const trace = { stack: '' };
  Error.captureStackTrace(trace, below);
  for (const line of trace.stack.split('\n')) {
    const [, file = '', number] =
      line.match(/(?:\(|at |file:\/\/)([^()]*?\.ts):(\d+):\d+\)?$/) ?? [];
    const name = basename(file);
    if (file.includes(folder) && name !== plumbing) return `${name}:${number}`;
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
      watch(owner, name, (_, [first]) => {
        // The SDK itself does this around every export.
        if (name === 'with' && isTracingSuppressed(first)) return;
        calls[name] = (calls[name] ?? 0) + 1;
      });
    }
  }
}

function watchBarAndServers(): void {
  subscribe('coffee-bar', (message) => {
    const news = message as Event & { type: 'work' | 'said' };
    const span = api.trace.getActiveSpan()?.spanContext().spanId;
    emit(news.type === 'work' ? { ...news, span } : news);
  });
  subscribe('otlp-received', (message) => {
    emit({ type: 'received', ids: (message as { spanId: string }[]).map(({ spanId }) => spanId) });
  });
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    const { method = '', url: path = '', headers, socket } = request;
    const port = socket.localPort ?? 0;
    emit({ type: 'request', request: { method, path, port, headers: { ...headers } } });
  });
}

function threw(when: 'import' | 'run' | 'later', error: unknown): void {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const inner = error instanceof AggregateError && !message ? String(error.errors) : message;
  emit({ type: 'ended', end: { how: 'threw', when, error: { name, message: inner, stack } } });
  exit(1);
}

/** Ends the process, but first gives the answer a moment to close what it opened. */
function leave(): void {
  const leftOpen = () => {
    emit({ type: 'ended', end: { how: 'left open', resources: process.getActiveResourcesInfo() } });
    exit(0);
  };
  setTimeout(leftOpen, 2000).unref();
}

function summary(): void {
  eager = Infinity;
  const counted = { ...calls };
  const key = api.createContextKey('recorder');
  const contextManager = api.context.with(
    api.ROOT_CONTEXT.setValue(key, true),
    () => api.context.active().getValue(key) === true,
  );
  emit({ type: 'summary', calls: counted, contextManager });
}

async function play({ scene: sceneName, scenesFile, endpoint }: Assignment): Promise<void> {
  const exporter = new RecordingExporter(emit, { keeps: endpoint !== '' });
  let when: 'import' | 'run' = 'import';
  try {
    const lesson = await import(pathToFileURL(`${folder}/lesson.ts`).href);
    const { scenes = {} } = scenesFile ? await import(pathToFileURL(scenesFile).href) : {};
    when = 'run';
    if (typeof lesson.run !== 'function') {
      throw new TypeError('lesson.ts does not export a function named `run`');
    }
    const scene: Scene = scenes[sceneName] ?? ((answer, given) => answer.run(given));
    emit({ type: 'done', answer: await scene(lesson, exporter) });
    if (endpoint) {
      const { send } = await import('./send.ts');
      emit({ type: 'sent', line: await send(exporter.spans, endpoint) });
    }
    leave();
  } catch (error) {
    threw(when, error);
  }
}

/** Loads packages, and starts the compiler, which only works on what it has not seen before. */
async function getReady(packages: string[]): Promise<void> {
  const file = join(tmpdir(), `ready-${process.pid}.ts`);
  writeFileSync(file, `export const pid: number = ${process.pid};`);
  await Promise.allSettled([...packages, pathToFileURL(file).href].map((name) => import(name)));
  unlinkSync(file);
}

watchSpans();
countCalls();
watchBarAndServers();
process.on('exit', summary);
process.on('uncaughtException', (error) => threw('later', error));
process.on('unhandledRejection', (error) => threw('later', error));

if (process.argv.length > 2) await getReady(process.argv.slice(2));
emit({ type: 'ready' });
// Nothing else goes on in here until the assignment comes.
const assignment: Assignment = JSON.parse(readFileSync(4, 'utf8'));
folder = assignment.folder;
process.argv.splice(1, Infinity, `${folder}/lesson.ts`);
await play(assignment);
