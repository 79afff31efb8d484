import { hasPassed } from '../checking/results.ts';
import { CheckRunner } from '../checking/run-checks.ts';
import { allLessons } from '../lessons.ts';
import { lessonsAround } from '../workspace/agenda.ts';
import { hasCopy, workFolder } from '../workspace/copies.ts';
import { lessonFor } from '../workspace/open-copy.ts';
import { judge } from './check.ts';
import { replaceCopy } from './reset.ts';

/**
 * `npm run catchup 4`: lessons 1 to 3 solved, lesson 4's starter ready. A copy that passes is
 * left as it is; any other is kept before the solution takes its place. Lessons that the agenda
 * leaves out are left alone.
 */
export async function main(args: string[]): Promise<void> {
  const lesson = lessonFor(args, 'catchup');
  const { before } = lessonsAround(lesson);
  const runner = new CheckRunner();
  const results = await judge('work', before.filter(hasCopy), 'your work', runner);
  void runner.close();
  const passed = results.filter(hasPassed).map((result) => result.lesson);
  for (const earlier of before) {
    if (passed.includes(earlier))
      console.log(`${workFolder(earlier)} passes, so it stays as it is.`);
    else replaceCopy(earlier, `solutions/${earlier.slug}`, 'is the solution now');
  }
  const leftOut = allLessons()
    .filter(({ number }) => number < lesson.number && before.every((one) => one.number !== number))
    .map(({ number }) => `lesson ${number}`);
  if (leftOut.length > 0) console.log(`Not in the agenda, so left alone: ${leftOut.join(', ')}`);
  replaceCopy(lesson, `lessons/${lesson.slug}`, 'is the starter');
  console.log(`\nNext: npm run lesson ${lesson.number}`);
}
