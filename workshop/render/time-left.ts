import type { Lesson } from '../lessons.ts';
import { clock, endOf } from '../workspace/agenda.ts';
import { plural } from './text.ts';

/** How long this lesson still has by the agenda, in a sentence; empty where no agenda says it. */
export function timeLeft(lesson: Lesson): string {
  const now = new Date();
  const end = endOf(lesson, now);
  return end ? untilEnd(lesson, end, now) : '';
}

/** How long a lesson has that ends then, or how late it is. */
export function untilEnd({ number }: Pick<Lesson, 'number'>, end: Date, now: Date): string {
  const minutes = Math.ceil((end.getTime() - now.getTime()) / 60_000);
  if (minutes > 0)
    return `Lesson ${number} ends at ${clock(end)}, in ${plural(minutes, 'minute')}.`;
  if (minutes === 0) return `Lesson ${number} ends now, at ${clock(end)}.`;
  return `Lesson ${number} was to end at ${clock(end)}: ${plural(-minutes, 'minute')} late.`;
}
