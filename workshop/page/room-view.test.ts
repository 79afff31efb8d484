import { expect, test } from 'vitest';
import { Roster } from '../classroom/roster.ts';
import { allLessons } from '../lessons.ts';
import { RoomView } from './room-view.tsx';

test('the slide says who has passed, and the most common mistake of this lesson', () => {
  const roster = new Roster();
  roster.add('L4 5/5 k3f9\nL4 2/5 bare-ratio m4xy\nL4 1/5 bare-ratio p5ab');
  const html = RoomView({ lesson: allLessons()[3]!, roster }).toString();
  expect(html).toContain('1 of 3 have passed lesson 4. Go on at 3, which is four in five.');
  expect(html).toContain('1 passed, 2 here');
  expect(html).toContain('2 of 2: <b>bare-ratio</b>. The sampler goes by the trace id');
  const other = RoomView({ lesson: allLessons()[4]!, roster }).toString();
  expect(other).toContain('No receipt for this lesson has arrived yet.');
  expect(other).not.toContain('bare-ratio');
});
