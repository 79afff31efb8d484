import { hasPassed } from '../checking/results.ts';
import { allLessons, findLesson, type Lesson } from '../lessons.ts';
import { hasCopy, putInPlace, workFolder } from '../workspace/copies.ts';
import { takeOverRenamed } from '../workspace/renamed-lessons.ts';
import { endJudging, judge } from './check.ts';
import { replacedText } from './reset.ts';

/**
 * `npm run catchup 4`: lessons 1 to 3 solved, lesson 4's starter ready. A copy that passes is
 * left as it is; any other is kept before the solution takes its place.
 */
export async function main(args: string[]): Promise<void> {
  const lesson = findLesson(args, 'catchup');
  for (const line of takeOverRenamed()) console.log(line);
  const before = allLessons().filter(({ number }) => number < lesson.number);
  const results = await judge('work', before.filter(hasCopy), 'your work');
  void endJudging();
  const passed = results.filter(hasPassed).map((result) => result.lesson);
  for (const earlier of before) {
    if (passed.includes(earlier)) say(earlier, 'yours passes, and stays as it is');
    else put(earlier, 'solutions', 'solved');
  }
  put(lesson, 'lessons', 'the starter, ready for you');
  console.log(`\nNext: npm run lesson ${lesson.number}`);
}

function put(lesson: Lesson, from: string, what: string): void {
  const replaced = putInPlace(lesson, `${from}/${lesson.slug}`);
  say(lesson, what);
  if (replaced.was !== 'kept') return;
  for (const line of replacedText(lesson, replaced)) console.log(`      ${line}`);
}

function say(lesson: Lesson, what: string): void {
  console.log(`${String(lesson.number).padStart(4)}  ${workFolder(lesson)}: ${what}`);
}
