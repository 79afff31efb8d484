import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { ledger, paper, picture } from './picture.ts';
import { Assembly, type RecordedSpan, type Recording } from './recording.ts';

const plain = { width: 80, colour: false };
const byId = new Map<number, string>();

function idOf(n: number): string {
  const id = byId.get(n) ?? n.toString(16).padStart(16, '0');
  byId.set(n, id);
  return id;
}

/** A span from `startMs` to `endMs` in trace 1, child of `parent`. */
function span(n: number, startMs: number, endMs: number, more: Partial<RecordedSpan> = {}) {
  return {
    id: idOf(n),
    traceId: '1'.repeat(32),
    remoteParent: false,
    name: `span ${n}`,
    kind: 'INTERNAL',
    sampled: true,
    started: n,
    ended: 1000 + n,
    startMs,
    endMs,
    exported: 1,
    madeUp: false,
    service: 'counter',
    resource: {},
    scope: 'test',
    attributes: {},
    events: [],
    links: [],
    status: 'UNSET',
    late: [],
    ...more,
  } satisfies RecordedSpan as RecordedSpan;
}

function of(...spans: RecordedSpan[]): Recording {
  return { ...new Assembly().recording({ how: 'returned' }), spans, exportCalls: spans.length };
}

function draw(recording: Recording, on = plain): string[] {
  return picture(recording, on).split('\n');
}

test('children hang below their parent, in the order of their start, whatever order they come in', () => {
  const rows = draw(
    of(
      span(4, 60, 90, { parentId: idOf(1) }),
      span(3, 20, 40, { parentId: idOf(2) }),
      span(1, 0, 100),
      span(2, 10, 50, { parentId: idOf(1) }),
    ),
  );
  expect(rows.map((row) => row.split('  ')[0])).toEqual([
    'span 1',
    '├─ span 2',
    '│',
    '└─ span 4',
    'spans: 4 started, 4 ended, 4 sampled, 4 exported in 4 calls, 0 lost',
  ]);
  expect(rows[2]).toMatch(/^│ {2}└─ span 3/);
});

test('bars stand on one time axis: what overlaps overlaps, what follows follows', () => {
  const rows = draw(
    of(
      span(1, 0, 100),
      span(2, 0, 60, { parentId: idOf(1) }),
      span(3, 40, 100, { parentId: idOf(1) }),
      span(4, 60, 100, { parentId: idOf(1) }),
    ),
  );
  const [all, first, second, third] = rows.map((row) => ({
    from: row.indexOf('█'),
    to: row.lastIndexOf('█'),
  }));
  expect(first!.from).toBe(all!.from);
  expect(second!.from).toBeLessThan(first!.to);
  expect(third!.from).toBeGreaterThanOrEqual(first!.to);
  expect(third!.to).toBe(all!.to);
});

test('a span of zero length has a mark, and a trace of zero length is drawn', () => {
  const [zero] = draw(of(span(1, 5, 5)));
  expect(zero).toMatch(/span 1 +▏ +0\.0 ms$/);
});

test('a parent that never arrived is shown as missing, once for all its children', () => {
  const lost = 'feedfacefeedface';
  const rows = draw(of(span(1, 0, 1, { parentId: lost }), span(2, 2, 3, { parentId: lost })));
  expect(rows[0]).toBe('(parent feedfacefeedface never arrived)');
  expect(rows[1]).toMatch(/^├─ span 1/);
  expect(rows[2]).toMatch(/^└─ span 2/);
});

test('a parent in another service is not missing', () => {
  const [row] = draw(of(span(1, 0, 1, { parentId: 'feedfacefeedface', remoteParent: true })));
  expect(row).toMatch(/^span 1/);
});

test('ids that form a ring still end up in the picture, each span once', () => {
  const rows = draw(of(span(1, 0, 1, { parentId: idOf(2) }), span(2, 0, 1, { parentId: idOf(1) })));
  expect(rows.filter((row) => /span [12] /.test(row))).toHaveLength(2);
});

test('a span that never ended, one that was lost and one that arrived twice say so', () => {
  const recording = of(
    span(1, 0, 9, { ended: undefined, endMs: undefined, exported: 0 }),
    span(2, 1, 9, { exported: 0 }),
    span(3, 2, 9, { exported: 2 }),
  );
  const rows = draw(recording);
  expect(rows.join('\n')).toMatch(/span 1 .*░.* not ended$/m);
  expect(rows.join('\n')).toMatch(/span 2 .*░.* lost$/m);
  expect(rows.join('\n')).toMatch(/span 3 ×2 .*█/m);
  expect(ledger(recording)).toBe(
    'spans: 3 started, 2 ended, 3 sampled, 1 exported in 3 calls, 2 lost,\n  1 exported more than once',
  );
});

test('spans that were not sampled are counted and not drawn', () => {
  const rows = draw(of(span(1, 0, 9, { sampled: false, exported: 0 })));
  expect(rows).toEqual(['spans: 1 started, 1 ended, 0 sampled, 0 exported in 1 call, 0 lost']);
});

test('services are named where there are several, and an error is marked', () => {
  const rows = draw(
    of(span(1, 0, 9), span(2, 1, 8, { parentId: idOf(1), service: 'kitchen', status: 'ERROR' })),
  );
  expect(rows[0]).toMatch(/^counter: span 1/);
  expect(rows[1]).toMatch(/^└─ kitchen: span 2 ✗/);
});

test('a span that never arrived has no service, and does not count as another one', () => {
  const rows = draw(of(span(1, 0, 9), span(2, 1, 8, { service: '', exported: 0 })));
  expect(rows[0]).toMatch(/^span 1/);
  expect(rows[1]).toMatch(/^span 2/);
});

test('control characters in a name are escaped, and so is what turns text around', () => {
  const name = 'a\x1b[2Jb\nc\u202ed\u200be';
  const text = picture(of(span(1, 0, 1, { name })), { width: 120, colour: false });
  expect(text).toContain('a\\u{1b}[2Jb\\nc\\u{202e}d\\u{200b}e');
});

/** Links to spans of the traces 'a', 'b', … */
function linksTo(...traces: string[]): Partial<RecordedSpan> {
  return {
    links: traces.map((name) => ({
      traceId: name.repeat(32),
      spanId: name.repeat(16),
      attributes: {},
    })),
  };
}

test('a span with links says below it which traces it is linked to', () => {
  const rows = draw(
    of(
      span(1, 0, 10, { traceId: 'a'.repeat(32) }),
      span(2, 1, 10, { traceId: 'b'.repeat(32) }),
      span(3, 2, 20, linksTo('b', 'a', 'b')),
      span(4, 3, 10, { parentId: idOf(3), ...linksTo('a', 'e', 'f') }),
      span(5, 4, 10, { parentId: idOf(4) }),
      span(6, 5, 10, { parentId: idOf(3), ...linksTo('f') }),
    ),
  );
  expect(rows.slice(4).map((row) => row.replace(/ {2,}█.*/, ''))).toEqual([
    'trace 3, 4 spans',
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

test('many links, and many spans with links, are cut to a screen', () => {
  const producers = Array.from({ length: 500 }, (_, i) =>
    span(i + 1, i, i + 1, { traceId: idOf(i).repeat(2) }),
  );
  const links = producers.map(({ traceId, id }) => ({ traceId, spanId: id, attributes: {} }));
  const batches = Array.from({ length: 500 }, (_, i) =>
    span(1000 + i, 0, 900, i === 0 ? { links } : { links, parentId: idOf(1000) }),
  );
  const rows = draw(of(...batches, ...producers));
  expect(rows.length).toBeLessThan(40);
  for (const row of rows) expect(stringWidth(row)).toBeLessThanOrEqual(80);
  expect(rows[2]).toMatch(/^↳ links to trace 2, 3, 4, .*…$/);
});

test('thousands of spans, deep or wide, are cut to a screen and the rest is counted', () => {
  const deep = Array.from({ length: 5000 }, (_, i) =>
    span(i + 1, i, 9999 - i, i === 0 ? {} : { parentId: idOf(i) }),
  );
  const wide = Array.from({ length: 5000 }, (_, i) =>
    span(i + 1, i, i + 1, i === 0 ? {} : { parentId: idOf(1) }),
  );
  for (const spans of [deep, wide]) {
    const rows = draw(of(...spans));
    expect(rows.length).toBeLessThan(40);
    expect(rows).toContain('… 4970 more spans, not drawn');
    for (const row of rows) expect(stringWidth(row)).toBeLessThanOrEqual(80);
  }
  const strangers = wide.map((s, i) => ({
    ...s,
    parentId: undefined,
    traceId: idOf(i).repeat(2),
  }));
  const rows = draw(of(...strangers));
  expect(rows.length).toBeLessThan(40);
  expect(rows).toContain('… 4985 more traces, not drawn');
});

test.each([40, 80, 120])('no line is wider than %i columns', (width) => {
  const recording = of(
    span(1, 0, 123456.7, {
      name: 'take an order of a length that no column can hold '.repeat(3),
    }),
    span(2, 5, 100, {
      parentId: idOf(1),
      name: '抹茶ラテ'.repeat(12),
      service: 'kitchen',
    }),
  );
  const rows = picture(recording, { width, colour: false }).split('\n');
  for (const row of rows) expect(stringWidth(row)).toBeLessThanOrEqual(width);
});

test('with colour there are the same characters, and a colour for each service', () => {
  const recording = of(span(1, 0, 9), span(2, 1, 8, { parentId: idOf(1), service: 'kitchen' }));
  const coloured = picture(recording, { width: 80, colour: true });
  expect(stripVTControlCharacters(coloured)).toBe(picture(recording, plain));
  expect(coloured).toContain('\x1b[36m█');
  expect(coloured).toContain('\x1b[35m█');
});

test('without a terminal the paper is 80 columns and has no colour, unless it is asked for', () => {
  const pipe = { isTTY: false } as unknown as NodeJS.WriteStream;
  const before = { ...process.env };
  try {
    delete process.env.FORCE_COLOR;
    expect(paper(pipe)).toEqual({ width: 80, colour: false });
    process.env.FORCE_COLOR = '1';
    expect(paper(pipe)).toEqual({ width: 80, colour: true });
    delete process.env.FORCE_COLOR;
    process.env.NO_COLOR = '1';
    const terminal = { isTTY: true, columns: 100, hasColors: () => true };
    expect(paper(terminal as unknown as NodeJS.WriteStream)).toEqual({
      width: 100,
      colour: false,
    });
  } finally {
    process.env = before;
  }
});

test('no span at all is said in the ledger', () => {
  expect(draw(of())).toEqual([
    'spans: 0 started, 0 ended, 0 sampled, 0 exported in 0 calls, 0 lost',
  ]);
});
