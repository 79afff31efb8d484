import { hintsFor } from '../checking/hints.ts';
import { readAnswer, type Mistake } from '../checking/mistakes.ts';
import type { Receipt } from '../checking/receipt.ts';
import { allLessons, type Lesson } from '../lessons.ts';
import type { Roster } from './roster.ts';

export interface LessonProgress {
  lesson: Lesson;
  /** People who have passed it, or have gone on to a later one. */
  passed: number;
  /** People whose newest receipt is of this lesson, and is no pass. */
  inIt: number;
  /** The tasks that four people in five have done at least. */
  fourInFive: number;
}

/** How far everybody is, for each lesson of which there is a receipt. */
export function progressOf({ people }: Roster): LessonProgress[] {
  const everybody = [...people.values()];
  return allLessons()
    .filter(({ number }) => everybody.some((known) => known.has(number)))
    .map((lesson) => {
      const { number } = lesson;
      const isThrough = (known: Map<number, Receipt>) =>
        known.get(number)?.slug === '' || Math.max(...known.keys()) > number;
      const done = everybody
        .map((known) => (isThrough(known) ? lesson.tasks.length : (known.get(number)?.done ?? 0)))
        .sort((a, b) => b - a);
      return {
        lesson,
        passed: everybody.filter(isThrough).length,
        inIt: everybody.filter((known) => newest(known).lesson === number && !isThrough(known))
          .length,
        fourInFive: done[Math.ceil(0.8 * everybody.length) - 1] ?? 0,
      };
    });
}

/** The lesson that the person in the middle of the room is in; `undefined` for an empty room. */
export function lessonNow({ people }: Roster): Lesson | undefined {
  const numbers = Array.from(people.values(), (known) => newest(known).lesson);
  numbers.sort((a, b) => a - b);
  const middle = numbers[Math.floor((numbers.length - 1) / 2)];
  return allLessons().find(({ number }) => number === middle);
}

/** What most of those who are in a lesson fail at now. */
export interface CommonMistake {
  /** The known mistake, or the test that fails first. */
  slug: string;
  people: number;
  /** What is said of it, in a sentence: of a test, the first hint. */
  says: string;
}

export function commonMistake({ people }: Roster, lesson: Lesson): CommonMistake | undefined {
  const counts = new Map<string, number>();
  for (const known of people.values()) {
    const { lesson: number, slug } = newest(known);
    if (number === lesson.number && slug) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  if (!most) return undefined;
  const [slug, count] = most;
  const mistake = readAnswer(lesson.slug, 'mistakes', slug) as Mistake | undefined;
  const text = mistake?.explanation ?? hintsFor(lesson.slug, slug)[0] ?? '';
  const [first = ''] = text.replaceAll(/\s+/g, ' ').match(/\S.*?[.?!](?= |$)/) ?? [];
  return { slug, people: count, says: first };
}

/** The receipt that came last. */
function newest(known: Map<number, Receipt>): Receipt {
  return [...known.values()].at(-1)!;
}

/** Whether to go on: `22 of 30 have passed lesson 4. Go on at 24, which is four in five.` */
export function checkpointText({ lesson, passed }: LessonProgress, people: number): string {
  const enough = Math.ceil(0.8 * people);
  const advice =
    passed >= enough
      ? 'That is four in five: go on.'
      : `Go on at ${enough}, which is four in five.`;
  return `${passed} of ${people} have passed lesson ${lesson.number}. ${advice}`;
}
