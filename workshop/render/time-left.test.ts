import { expect, test } from 'vitest';
import { untilEnd } from './time-left.ts';

test.each([
  ['14:40:01', 'Lesson 3 ends at 14:52, in 12 minutes.'],
  ['14:51:30', 'Lesson 3 ends at 14:52, in 1 minute.'],
  ['14:52:30', 'Lesson 3 ends now, at 14:52.'],
  ['14:53:00', 'Lesson 3 was to end at 14:52: 1 minute late.'],
  ['16:02:59', 'Lesson 3 was to end at 14:52: 70 minutes late.'],
])('at %s: %s', (time, line) => {
  const at = (clock: string) => new Date(`2026-12-01T${clock}`);
  expect(untilEnd({ number: 3 }, at('14:52:00'), at(time))).toBe(line);
});
