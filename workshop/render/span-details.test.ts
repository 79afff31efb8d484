import { expect, test } from 'vitest';
import { spanOf } from '../dev/span-of.ts';
import { drawDetails } from './span-details.ts';

const plain = { width: 60, height: 30, colour: false };

test('of the first trace in which something went wrong, the spans say what was asked for', () => {
  const spans = [
    spanOf({ id: '1', traceId: 'a', name: 'take order' }),
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
        { traceId: 'a', spanId: '1', attributes: {} },
        { traceId: 'cccccccccccc', spanId: '3', attributes: {} },
      ],
      resource: { 'service.name': 'counter' },
    }),
  ];
  expect(drawDetails(spans, ['kind', 'status', 'attributes', 'events', 'links'], plain)).toEqual([
    'What the spans say, of trace 2:',
    'take order · SERVER · ERROR: no\\nmilk',
    '    coffee.drink: "latte"',
    '    ◆ event milk is out, coffee.milk: "oat"',
    '    ↳ link to trace 1, span 1',
    '    ↳ link to trace cccccccc, span 3',
  ]);
  expect(drawDetails(spans, ['resource'], plain)).toContain('    resource service.name: "counter"');
  expect(drawDetails(spans, [], plain)).toEqual([]);
  expect(drawDetails([], ['kind'], plain)).toEqual([]);
});

test('no more than fits on a screen', () => {
  const attributes = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`n${i}`, i]));
  const lines = drawDetails([spanOf({ attributes })], ['attributes'], plain);
  expect(lines).toHaveLength(22);
  expect(lines.at(-1)).toBe('… 31 more lines');
});
