import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { RecordingBuilder } from '../runner/recording-builder.ts';
import type { RecordedSpan, Recording } from '../runner/recording.ts';
import { terminal } from './terminal.ts';
import { drawRecording } from './waterfall.ts';

const plain = { width: 80, height: 30, colour: false };
const idOf = (n: number) => n.toString(16).padStart(16, '0');
const under = (n: number) => ({ parentId: idOf(n) });

/** Span `n` from `startMs` to `endMs`, in trace 1 if nothing else is said. */
function span(n: number, startMs: number, endMs: number, more: Partial<RecordedSpan> = {}) {
  const times = { started: n, startMs, ended: 1000 + n, endMs };
  const trace = { id: idOf(n), traceId: '1'.repeat(32), exported: 1 };
  return { ...trace, ...times, name: `span ${n}`, service: 'counter', ...more };
}

type Span = ReturnType<typeof span>;

function of(...spans: Span[]): Recording {
  const builder = new RecordingBuilder();
  for (const one of spans) {
    builder.add({ type: 'start', span: one, seq: one.started, ms: one.startMs });
  }
  return { ...builder.build({ how: 'returned' }), exportCalls: spans.length };
}

function draw(...spans: Span[]): string[] {
  return drawRecording(of(...spans), plain).split('\n');
}

const lost = { parentId: 'feedfacefeedface' };
const kitchen = { service: 'kitchen' };

test.each<[string, Span[], RegExp[]]>([
  [
    'children hang below their parent, in the order of their start, whatever order they come in',
    [
      span(4, 60, 90, under(1)),
      span(3, 20, 40, under(2)),
      span(1, 0, 100),
      span(2, 10, 50, under(1)),
    ],
    [
      /^span 1 /,
      /^├─ span 2 /,
      /^│ {2}└─ span 3 /,
      /^└─ span 4 /,
      /^spans: 4 started, 4 ended, 4 /,
    ],
  ],
  [
    'a span of zero length has a mark, and a trace of zero length is drawn',
    [span(1, 5, 5)],
    [/^span 1 +▏ +0\.0 ms$/, /^spans: 1 started, /],
  ],
  [
    'a parent that never arrived is shown as missing, once for all its children',
    [span(1, 0, 1, lost), span(2, 2, 3, lost)],
    [/^\(parent feedfacefeedface never arrived\)$/, /^├─ span 1 /, /^└─ span 2 /, /^spans: /],
  ],
  [
    'a parent in another service is not missing',
    [span(1, 0, 1, { ...lost, remoteParent: true })],
    [/^span 1 /, /^spans: /],
  ],
  [
    'ids that form a ring still end up in the picture, each span once',
    [span(1, 0, 1, under(2)), span(2, 0, 1, under(1))],
    [/never arrived/, /span [12] /, /span [12] /, /^spans: /],
  ],
  [
    'a span that never ended, one that was lost and one that arrived twice say so',
    [
      span(1, 0, 9, { ended: undefined, endMs: undefined, exported: 0 }),
      span(2, 1, 9, { exported: 0 }),
      span(3, 2, 9, { exported: 2 }),
    ],
    [
      /^span 1 .*░.* not ended$/,
      /^span 2 .*░.* lost$/,
      /^span 3 ×2 .*█/,
      /^spans: 3 started, 2 ended, 3 sampled, 1 exported in 3 calls, 1 lost,$/,
      /^ {2}1 exported more than once$/,
    ],
  ],
  [
    'spans that were not sampled are counted and not drawn',
    [span(1, 0, 9, { sampled: false, exported: 0 })],
    [/^spans: 1 started, 1 ended, 0 sampled, 0 exported in 1 call, 0 lost$/],
  ],
  [
    'services are named where there are several, and an error is marked',
    [span(1, 0, 9), span(2, 1, 8, { ...under(1), ...kitchen, status: 'ERROR' })],
    [/^counter: span 1 /, /^└─ kitchen: span 2 ✗ /, /^spans: /],
  ],
  [
    'a span that never arrived has no service, and does not count as another one',
    [span(1, 0, 9), span(2, 1, 8, { service: '', exported: 0 })],
    [/^span 1 /, /^span 2 /, /^spans: /],
  ],
  [
    'no span at all is said in the summary',
    [],
    [/^spans: 0 started, 0 ended, 0 sampled, 0 exported in 0 calls, 0 lost$/],
  ],
])('%s', (_, spans, rows) => {
  expect(draw(...spans)).toEqual(rows.map((row) => expect.stringMatching(row)));
});

test('bars stand on one time axis: what overlaps overlaps, what follows follows', () => {
  const children = [
    span(2, 0, 60, under(1)),
    span(3, 40, 100, under(1)),
    span(4, 60, 100, under(1)),
  ];
  const [all, first, second, third] = draw(span(1, 0, 100), ...children).map((row) => ({
    from: row.indexOf('█'),
    to: row.lastIndexOf('█'),
  }));
  expect(first!.from).toBe(all!.from);
  expect(second!.from).toBeLessThan(first!.to);
  expect(third!.from).toBeGreaterThanOrEqual(first!.to);
  expect(third!.to).toBe(all!.to);
});

test('control characters in a name are escaped, and so is what turns text around', () => {
  const text = draw(span(1, 0, 1, { name: 'a\x1b[2Jb\nc\u202ed\u200be' })).join('\n');
  expect(text).toContain('a\\u{1b}[2Jb\\nc\\u{202e}d\\u{200b}e');
});

/** Links to spans of the traces 'a', 'b', … */
function linksTo(...traces: string[]): Pick<RecordedSpan, 'links'> {
  const ids = (name: string) => ({ traceId: name.repeat(32), spanId: name.repeat(16) });
  return { links: traces.map((name) => ({ ...ids(name), traceFlags: 1, attributes: {} })) };
}

test('a span with links says below it which traces it is linked to', () => {
  const rows = draw(
    span(1, 0, 10, { traceId: 'a'.repeat(32) }),
    span(2, 1, 10, { traceId: 'b'.repeat(32) }),
    span(3, 2, 20, linksTo('b', 'a', 'b')),
    span(4, 3, 10, { ...under(3), ...linksTo('a', 'e', 'f') }),
    span(5, 4, 10, under(4)),
    span(6, 5, 10, { ...under(3), ...linksTo('f') }),
  );
  expect(rows.slice(4).map((row) => row.replace(/ {2,}█.*/, ''))).toEqual([
    'trace 3 (11111111), 4 spans',
    'span 3',
    '↳ links to trace 1, 2',
    '├─ span 4',
    '│  ↳ links to trace 1 and 2 other traces',
    '│  └─ span 5',
    '└─ span 6',
    '   ↳ links to 1 other trace',
    'spans: 6 started, 6 ended, 6 sampled, 6 exported in 6 calls, 0 lost',
  ]);
});

const many = (count: number, make: (i: number) => Span) =>
  Array.from({ length: count }, (_, i) => make(i));
const below = (i: number, parent: number) => (i === 0 ? {} : under(parent));
const ownTrace = (i: number) => ({ traceId: idOf(i).repeat(2) });

const producers = many(500, (i) => span(i + 1, i, i + 1, ownTrace(i)));
const links = producers.map(({ traceId, id }) => ({
  traceId,
  spanId: id,
  traceFlags: 1,
  attributes: {},
}));
const batches = many(500, (i) => span(1000 + i, 0, 900, { links, ...below(i, 1000) }));

test.each([
  ['many spans with many links', [...batches, ...producers], /^↳ links to trace 2, 3, 4, .*…$/],
  ['a deep tree', many(5000, (i) => span(i + 1, i, 9999 - i, below(i, i))), /^… 4970 more spans, /],
  ['a wide tree', many(5000, (i) => span(i + 1, i, i + 1, below(i, 1))), /^… 4970 more spans, /],
  ['many traces', many(5000, (i) => span(i + 1, i, i + 1, ownTrace(i))), /^… 4985 more traces, /],
])('%s: cut to a screen, and the rest is counted', (_, spans, row) => {
  const rows = draw(...spans);
  expect(rows.length).toBeLessThan(40);
  expect(rows).toContainEqual(expect.stringMatching(row));
  for (const one of rows) expect(stringWidth(one)).toBeLessThanOrEqual(80);
});

test.each([
  ['all, where they fit', 11, ['trace 1', 'trace 2', 'trace 3', 'trace 4']],
  [
    'one less, and the number of the others',
    10,
    ['trace 1', 'trace 2', 'trace 3', '… 1 more trace'],
  ],
  ['what failed and the largest before the first', 8, ['trace 2', 'trace 3', '… 2 more traces']],
  ['one at least', 1, ['trace 3', '… 3 more traces']],
])('where there is little room: %s', (_, room, heads) => {
  const [one, two, three, four] = [1, 2, 3, 4].map(ownTrace);
  const recording = of(
    span(1, 0, 9, one),
    span(2, 0, 9, two),
    ...[3, 4].map((n) => span(n, 0, 9, { ...two, ...under(2) })),
    span(5, 0, 9, { ...three, status: 'ERROR' }),
    span(6, 0, 9, four),
  );
  const rows = drawRecording(recording, plain, room).split('\n');
  const shown = rows.filter((row) => /^(trace|…) /.test(row));
  expect(shown.map((row) => row.split(/ \(|,/)[0])).toEqual(heads);
  expect(rows.length).toBeLessThanOrEqual(Math.max(room, 4));
});

test('of thousands of traces, one that was lost is drawn beside one that arrived', () => {
  const spans = many(5000, (i) =>
    span(i + 1, i, i + 1, { ...ownTrace(i), exported: i < 3000 ? 1 : 0 }),
  );
  for (const room of [10, Infinity]) {
    const rows = drawRecording(of(...spans), plain, room).split('\n');
    expect(rows).toContainEqual(expect.stringMatching(/^span 1 .* 1\.0 ms$/));
    expect(rows).toContainEqual(expect.stringMatching(/^span 3001 .* lost$/));
  }
});

test('without a span and without room, the summary is drawn', () => {
  expect(drawRecording(of(), plain, -3)).toMatch(/^spans: 0 started/);
});

test.each([40, 80, 120])('no line is wider than %i columns', (width) => {
  const name = 'take an order of a length that no column can hold '.repeat(3);
  const wide = { ...under(1), ...kitchen, name: '抹茶ラテ'.repeat(12) };
  const recording = of(span(1, 0, 123456.7, { name }), span(2, 5, 100, wide));
  for (const row of drawRecording(recording, { ...plain, width }).split('\n')) {
    expect(stringWidth(row)).toBeLessThanOrEqual(width);
  }
});

test('with colour there are the same characters, and a colour for each service', () => {
  const recording = of(span(1, 0, 9), span(2, 1, 8, { ...under(1), ...kitchen }));
  const coloured = drawRecording(recording, { ...plain, colour: true });
  expect(stripVTControlCharacters(coloured)).toBe(drawRecording(recording, plain));
  expect(coloured).toContain('\x1b[36m█');
  expect(coloured).toContain('\x1b[35m█');
});

const pipe = { isTTY: false };
const tty = { isTTY: true, columns: 100, hasColors: () => true };

test.each([
  ['a pipe is 80 columns and has no colour', pipe, {}, 80, false],
  ['a pipe has colour where it is asked for', pipe, { FORCE_COLOR: '1' }, 80, true],
  ['a terminal has its own width, and colour', tty, {}, 100, true],
  ['a terminal has no colour where that is asked for', tty, { NO_COLOR: '1' }, 100, false],
])('%s', (_, stream, env, width, colour) => {
  const before = process.env;
  process.env = env;
  try {
    expect(terminal(stream as NodeJS.WriteStream)).toEqual({ width, height: 30, colour });
  } finally {
    process.env = before;
  }
});
