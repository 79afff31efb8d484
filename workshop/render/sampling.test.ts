import { expect, test } from 'vitest';
import { spanOf } from '../dev/span-of.ts';
import { drawSampling } from './sampling.ts';

const plain = { width: 50, height: 30, colour: false };

/** A trace of two spans; whether its root was kept, and its child. */
function trace(traceId: string, root: boolean, child: boolean) {
  const attributes = { 'sampler.decision': 'one in ten' };
  return [
    spanOf({ id: 'r', traceId, name: 'take order', sampled: root, ...(root && { attributes }) }),
    spanOf({ id: 'c', parentId: 'r', traceId, name: 'make latte', sampled: child }),
  ];
}

test('a dot for each trace says whether it was kept, whole or in part', () => {
  const kept = (i: number) => i % 10 === 0;
  const spans = Array.from({ length: 120 }, (_, i) => trace(`t${i}`, kept(i), kept(i) || i === 1));
  const [head, first, second, third, roots] = drawSampling(spans.flat(), plain);
  expect(head).toBe('120 traces: ● kept, ◐ kept in part, · dropped');
  expect(first).toBe(`●◐········${'●·········'.repeat(4)}`);
  expect(second).toBe('●·········'.repeat(5));
  expect(third).toBe('●·········'.repeat(2));
  expect(roots).toBe('take order: 12 of 120 kept, sampler.decision: “one in ten”');
});

test('where there is little room, the last dots are left out and counted', () => {
  const spans = Array.from({ length: 170 }, (_, i) => trace(`t${i}`, i < 60, i < 60));
  const rows = drawSampling(spans.flat(), plain, 6);
  expect(rows).toHaveLength(6);
  expect(rows.slice(1, 4)).toEqual([
    '●'.repeat(50),
    '●'.repeat(10) + '·'.repeat(40),
    '… and 70 more',
  ]);
});

test('few traces, and such as were all kept, are no picture', () => {
  expect(drawSampling(trace('t', false, false), plain)).toEqual([]);
  const all = Array.from({ length: 120 }, (_, i) => trace(`t${i}`, true, true));
  expect(drawSampling(all.flat(), plain)).toEqual([]);
});
