import { emptyResource } from '@opentelemetry/resources';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TraceStore, type StoreLimits } from './trace-store.ts';
import type { ReceivedSpan } from './trace-request.ts';

let store: TraceStore;
let said: { id: string; spans: number; dropped: number; drawn: number }[];
let unseen: number;

/** A store with these limits, in place of the one before. */
function limit(limits: StoreLimits): void {
  said = [];
  unseen = 0;
  store = new TraceStore((traces, gone) => {
    unseen += gone;
    for (const { id, spans, dropped, drawn } of traces)
      said.push({ id, spans: spans.size, dropped, drawn });
  }, limits);
}

beforeEach(() => {
  vi.useFakeTimers();
  limit({});
});
afterEach(() => {
  vi.useRealTimers();
});

function span(traceId: string, spanId: string, parent?: string, name = spanId): ReceivedSpan {
  const context = { traceId, spanId, traceFlags: 1 };
  return {
    name,
    kind: 0,
    spanContext: () => context,
    ...(parent && { parentSpanContext: { ...context, spanId: parent } }),
    startTime: [1, 0],
    endTime: [2, 0],
    duration: [1, 0],
    ended: true,
    status: { code: 0 },
    attributes: {},
    events: [],
    links: [],
    resource: emptyResource(),
    instrumentationScope: { name: 'test' },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}

/** What is in the store: the traces, in order, with their spans. */
function held(): string[] {
  return store.traces.map(({ id, spans }) => `${id}: ${[...spans.keys()].sort().join(' ')}`);
}

const saidIds = () => said.map(({ id }) => id);

test('spans of one trace come together, whatever request and order they come in', () => {
  store.add([span('a', '3', '2'), span('b', '1')]);
  store.add([span('a', '1')]);
  store.add([span('a', '2', '1')]);
  expect(held()).toEqual(['a: 1 2 3', 'b: 1']);
});

test('a span that comes twice is one span, and it is known', () => {
  store.add([span('a', '1'), span('a', '1')]);
  store.add([span('a', '1')]);
  expect(store.traces[0]!.spans.get('1')!.times).toBe(3);
});

test('a whole trace is said after a short quiet, one with a parent missing after a longer', () => {
  store.add([span('whole', '1'), span('whole', '2', '1')]);
  store.add([span('part', '2', '1'), span('none', '2', '9')]);
  vi.advanceTimersByTime(500);
  expect(saidIds()).toEqual(['whole']);
  store.add([span('part', '1')]);
  vi.advanceTimersByTime(400);
  expect(saidIds()).toEqual(['whole', 'part']);
  vi.advanceTimersByTime(1000);
  expect(saidIds()).toEqual(['whole', 'part', 'none']);
  vi.advanceTimersByTime(60_000);
  expect(said).toHaveLength(3);
});

test('it waits until nothing new comes', () => {
  for (let i = 0; i < 10; i++) {
    store.add([span('a', String(i))]);
    vi.advanceTimersByTime(100);
  }
  expect(said).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(said).toEqual([{ id: 'a', spans: 10, dropped: 0, drawn: 0 }]);
});

test('late spans are said again, with how many had been drawn; one that came before is no news', () => {
  store.add([span('a', '1')]);
  vi.advanceTimersByTime(1000);
  store.add([span('a', '1')]);
  vi.advanceTimersByTime(10_000);
  store.add([span('a', '2', '1'), span('a', '3', '1')]);
  vi.advanceTimersByTime(10_000);
  expect(said).toEqual([
    { id: 'a', spans: 1, dropped: 0, drawn: 0 },
    { id: 'a', spans: 3, dropped: 0, drawn: 1 },
  ]);
});

test('a trace that goes on and on is said less and less often', () => {
  for (let second = 0; second < 3600; second++) {
    store.add([span('a', String(second), 'nobody')]);
    vi.advanceTimersByTime(1000);
  }
  expect(said.length).toBeGreaterThan(3);
  expect(said.length).toBeLessThan(25);
});

test('the oldest trace goes first, and those that nobody saw are counted', () => {
  limit({ maxTraces: 3 });
  for (const id of ['a', 'b', 'c', 'd', 'e']) store.add([span(id, '1')]);
  expect(store.dropped).toEqual({ traces: 2, spans: 2 });
  store.flush();
  expect({ said: saidIds(), unseen }).toEqual({ said: ['c', 'd', 'e'], unseen: 2 });
  store.add([span('f', '1')]);
  store.flush();
  expect({ held: held(), unseen }).toEqual({ held: ['d: 1', 'e: 1', 'f: 1'], unseen: 2 });
});

test('there is room for so many spans in all', () => {
  limit({ maxSpans: 5 });
  for (const id of ['a', 'b', 'c']) store.add([span(id, '1'), span(id, '2', '1')]);
  expect(held()).toEqual(['b: 1 2', 'c: 1 2']);
});

test('there is room for so much text in all', () => {
  limit({ maxText: 1000 });
  for (const id of ['a', 'b', 'c']) store.add([span(id, '1', undefined, 'x'.repeat(400))]);
  expect(held()).toEqual(['b: 1', 'c: 1']);
  store.add([{ ...span('d', '1'), attributes: { list: ['y'.repeat(300), 'z'.repeat(300)] } }]);
  expect(held()).toEqual(['d: 1']);
  store.add([span('d', '2', '1', 'x'.repeat(1001))]);
  expect(held()).toEqual(['d: 1']);
});

test('one endless trace has its bounds, and its root is let in all the same', () => {
  limit({ maxSpansPerTrace: 10 });
  store.add([span('small', '1')]);
  for (let i = 0; i < 1000; i++) store.add([span('endless', String(i), 'root')]);
  store.add([span('endless', 'root'), span('endless', 'second root')]);
  const [, endless] = store.traces;
  expect(endless).toMatchObject({ id: 'endless', dropped: 991, spans: { size: 11 } });
  expect(endless!.spans.has('root')).toBe(true);
  expect(store.dropped).toEqual({ traces: 0, spans: 991 });
});

test('two hundred thousand spans leave only what there is room for', () => {
  for (let i = 0; i < 50_000; i++) {
    store.add([0, 1, 2, 3].map((n) => span(`t${i}`, String(n), n ? '0' : undefined)));
  }
  expect(store.traces).toHaveLength(500);
  expect(store.dropped).toEqual({ traces: 49_500, spans: 198_000 });
});
