import { expect, test } from 'vitest';
import { spanOf } from '../dev/span-of.ts';
import { drawDetails } from './span-details.ts';

const plain = { width: 60, height: 30, colour: false };

test('of the first trace in which something went wrong, the spans say what was asked for, and of a small run all', () => {
  const spans = [
    ...Array.from({ length: 8 }, (_, i) => spanOf({ id: `${i + 1}`, traceId: 'a' })),
    spanOf({
      id: '2',
      traceId: 'b',
      name: 'take order',
      kind: 'SERVER',
      status: 'ERROR',
      statusMessage: 'no\nmilk',
      attributes: { 'coffee.drink': 'latte' },
      events: [{ name: 'milk is out', attributes: { 'coffee.milk': 'oat' } }],
      links: [
        { traceId: 'a', spanId: '1', traceFlags: 1, attributes: {} },
        { traceId: 'cccccccccccc', spanId: '3', traceFlags: 1, attributes: {} },
      ],
      resource: { 'service.name': 'counter' },
    }),
  ];
  expect(drawDetails(spans, ['kind', 'status', 'attributes', 'events', 'links'], plain)).toEqual([
    'What the spans of trace 2 say:',
    'take order · SERVER · ERROR: no\\nmilk',
    '    coffee.drink: "latte"',
    '    ◆ event milk is out, coffee.milk: "oat"',
    '    ↳ link to trace 1, span 1',
    '    ↳ link to trace cccccccc, span 3',
  ]);
  expect(drawDetails(spans, ['resource'], plain)).toContain('    resource service.name: "counter"');
  expect(drawDetails(spans, ['scope'], plain)).toEqual([
    'What the spans of trace 2 say: no scope.',
  ]);
  expect(drawDetails([spanOf({ resource: {} })], ['resource'], plain)).toEqual([]);
  expect(drawDetails(spans, [], plain)).toEqual([]);
  expect(drawDetails([], ['kind'], plain)).toEqual([]);
  const few = [spanOf({ name: 'a' }), spanOf({ name: 'b', traceId: 'b', kind: 'CLIENT' })];
  expect(drawDetails(few, ['kind'], plain)).toEqual(['What the spans say:', 'a', 'b · CLIENT']);
});

test('no more than fits on a screen', () => {
  const attributes = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`n${i}`, i]));
  const lines = drawDetails([spanOf({ attributes })], ['attributes'], plain);
  expect(lines).toHaveLength(22);
  expect(lines.at(-1)).toBe('… 31 more lines');
});
