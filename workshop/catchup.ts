import { hasCopy, putInPlace, takeOverRenamed, workFolder } from './copy.ts';
import { Judge } from './judge.ts';
import { allLessons, theLesson, type Lesson } from './lessons.ts';
import { progress } from './progress.ts';
import { stopOnInterrupt } from './record.ts';
import { told } from './reset.ts';
import { standingsOf, stands } from './standing.ts';

/**
 * `npm run catchup 4`: lessons 1 to 3 solved, lesson 4's starter ready. A copy that passes is
 * left as it is; any other is kept before the solution takes its place.
 */
export async function catchup(words: string[]): Promise<number> {
  const lesson = theLesson(words, 'catchup');
  stopOnInterrupt();
  for (const line of takeOverRenamed()) console.log(line);
  const before = allLessons().filter(({ number }) => number < lesson.number);
  const passed = await passedOf(before.filter(hasCopy));
  for (const earlier of before) {
    if (passed.includes(earlier)) say(earlier, 'yours passes, and stays as it is');
    else put(earlier, 'solutions', 'solved');
  }
  put(lesson, 'lessons', 'the starter, ready for you');
  console.log(`\nNext: npm run lesson ${lesson.number}`);
  return 0;
}

function put(lesson: Lesson, from: 'lessons' | 'solutions', what: string): void {
  const replaced = putInPlace(lesson, `${from}/${lesson.slug}`);
  say(lesson, what);
  if (replaced.was === 'kept')
    for (const line of told(lesson, replaced)) console.log(`      ${line}`);
}

function say(lesson: Lesson, what: string): void {
  console.log(`${String(lesson.number).padStart(4)}  ${workFolder(lesson)}: ${what}`);
}

async function passedOf(lessons: Lesson[]): Promise<Lesson[]> {
  const done = progress('judging your work');
  let judge: Judge | undefined;
  const standings = await standingsOf('work', lessons, () => (judge ??= new Judge()));
  done();
  await judge?.close();
  return standings.filter(stands).map(({ lesson }) => lesson);
}
