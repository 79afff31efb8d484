import { emptyResource } from '@opentelemetry/resources';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Keep, type KeepOptions, type KeptTrace } from './keep.ts';
import type { ReceivedSpan } from './otlp.ts';

let said: { id: string; spans: number; dropped: number; drawn: number }[];
let unseen: number;

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  unseen = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

function keeping(options: KeepOptions = {}): Keep {
  return new Keep((traces, gone) => {
    unseen += gone;
    said.push(
      ...traces.map(({ spans, id, dropped, drawn }) => ({ id, spans: spans.size, dropped, drawn })),
    );
  }, options);
}

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

function ids(traces: KeptTrace[]): Record<string, string[]> {
  return Object.fromEntries(traces.map(({ id, spans }) => [id, [...spans.keys()].sort()]));
}

test('spans of one trace come together, whatever request and order they come in', () => {
  const keep = keeping();
  keep.add([span('a', '3', '2'), span('b', '1')]);
  keep.add([span('a', '1')]);
  keep.add([span('a', '2', '1')]);
  expect(ids(keep.traces)).toEqual({ a: ['1', '2', '3'], b: ['1'] });
});

test('a span that comes twice is one span, and it is known', () => {
  const keep = keeping();
  keep.add([span('a', '1'), span('a', '1')]);
  keep.add([span('a', '1')]);
  expect(keep.traces[0]!.spans.get('1')!.times).toBe(3);
});

test('a whole trace is said after a short quiet, one with a parent missing after a longer', () => {
  const keep = keeping();
  keep.add([
    span('whole', '1'),
    span('whole', '2', '1'),
    span('part', '2', '1'),
    span('none', '2', '9'),
  ]);
  vi.advanceTimersByTime(500);
  expect(said.map(({ id }) => id)).toEqual(['whole']);
  keep.add([span('part', '1')]);
  vi.advanceTimersByTime(400);
  expect(said.map(({ id }) => id)).toEqual(['whole', 'part']);
  vi.advanceTimersByTime(1000);
  expect(said.map(({ id }) => id)).toEqual(['whole', 'part', 'none']);
  vi.advanceTimersByTime(60_000);
  expect(said).toHaveLength(3);
});

test('it waits until nothing new comes', () => {
  const keep = keeping();
  for (let i = 0; i < 10; i++) {
    keep.add([span('a', String(i))]);
    vi.advanceTimersByTime(100);
  }
  expect(said).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(said).toEqual([{ id: 'a', spans: 10, dropped: 0, drawn: 0 }]);
});

test('late spans are said again, with how many had been drawn; one that came before is no news', () => {
  const keep = keeping();
  keep.add([span('a', '1')]);
  vi.advanceTimersByTime(1000);
  keep.add([span('a', '1')]);
  vi.advanceTimersByTime(10_000);
  keep.add([span('a', '2', '1'), span('a', '3', '1')]);
  vi.advanceTimersByTime(10_000);
  expect(said).toEqual([
    { id: 'a', spans: 1, dropped: 0, drawn: 0 },
    { id: 'a', spans: 3, dropped: 0, drawn: 1 },
  ]);
});

test('a trace that goes on and on is said less and less often', () => {
  const keep = keeping();
  for (let second = 0; second < 3600; second++) {
    keep.add([span('a', String(second), 'nobody')]);
    vi.advanceTimersByTime(1000);
  }
  expect(said.length).toBeGreaterThan(3);
  expect(said.length).toBeLessThan(25);
});

test('the oldest trace goes first, and those that nobody saw are counted', () => {
  const keep = keeping({ traces: 3 });
  for (const id of ['a', 'b', 'c', 'd', 'e']) keep.add([span(id, '1')]);
  expect(Object.keys(ids(keep.traces))).toEqual(['c', 'd', 'e']);
  expect(keep.dropped).toEqual({ traces: 2, spans: 2 });
  keep.flush();
  expect({ said: said.map(({ id }) => id), unseen }).toEqual({ said: ['c', 'd', 'e'], unseen: 2 });
  keep.add([span('f', '1')]);
  keep.flush();
  expect(unseen).toBe(2);
});

test('there is room for so many spans in all', () => {
  const keep = keeping({ spans: 5 });
  for (const id of ['a', 'b', 'c']) keep.add([span(id, '1'), span(id, '2', '1')]);
  expect(ids(keep.traces)).toEqual({ b: ['1', '2'], c: ['1', '2'] });
});

test('there is room for so much text in all', () => {
  const keep = keeping({ text: 1000 });
  for (const id of ['a', 'b', 'c']) keep.add([span(id, '1', undefined, 'x'.repeat(400))]);
  expect(Object.keys(ids(keep.traces))).toEqual(['b', 'c']);
  keep.add([{ ...span('d', '1'), attributes: { list: ['y'.repeat(300), 'z'.repeat(300)] } }]);
  expect(Object.keys(ids(keep.traces))).toEqual(['d']);
  keep.add([span('d', '2', '1', 'x'.repeat(1001))]);
  expect(ids(keep.traces)).toEqual({ d: ['1'] });
});

test('one endless trace has its bounds, and its root is let in all the same', () => {
  const keep = keeping({ spansOfOneTrace: 10 });
  keep.add([span('small', '1')]);
  for (let i = 0; i < 1000; i++) keep.add([span('endless', String(i), 'root')]);
  keep.add([span('endless', 'root'), span('endless', 'second root')]);
  const endless = keep.traces.find(({ id }) => id === 'endless')!;
  expect(endless.spans.size).toBe(11);
  expect(endless.spans.has('root')).toBe(true);
  expect(endless.dropped).toBe(991);
  expect(keep.dropped).toEqual({ traces: 0, spans: 991 });
  expect(keep.traces).toHaveLength(2);
});

test('two hundred thousand spans leave only what there is room for', () => {
  const keep = keeping();
  for (let i = 0; i < 50_000; i++) {
    keep.add([0, 1, 2, 3].map((n) => span(`t${i}`, String(n), n ? '0' : undefined)));
  }
  expect(keep.traces).toHaveLength(500);
  expect(keep.dropped).toEqual({ traces: 49_500, spans: 198_000 });
});
