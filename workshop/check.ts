import { lessonWithCopy } from './athand.ts';
import { hasCopy, takeOverRenamed, workFolder } from './copy.ts';
import { doctor } from './doctor.ts';
import { Judge } from './judge.ts';
import { allLessons, type Lesson } from './lessons.ts';
import { recall, remember } from './memory.ts';
import { paper } from './picture.ts';
import { progress } from './progress.ts';
import { stopOnInterrupt } from './record.ts';
import { judgeNow, standingsOf, stands, type Standing } from './standing.ts';
import { report } from './verdict.ts';

/** `npm run check 3` judges the learner's copy; `npm run check` all solutions and all copies. */
export async function check(words: string[]): Promise<number> {
  stopOnInterrupt();
  return words.length === 0 ? checkAll() : checkOne(lessonWithCopy(words, 'check'));
}

async function checkOne(lesson: Lesson): Promise<number> {
  const done = progress(`judging ${workFolder(lesson)}`);
  const judge = new Judge();
  const standing = await judgeNow('work', lesson, judge);
  done();
  console.log(report(standing, countFailures(standing), paper()));
  void judge.close();
  if (standing.broken) {
    console.log();
    await doctor([]);
  }
  return stands(standing) ? 0 : 1;
}

/** How often in a row this lesson was checked and did not stand. */
function countFailures(standing: Standing): number {
  const failures = recall<number>('failures');
  const count = stands(standing) ? 0 : (failures[standing.slug] ?? 0) + 1;
  remember('failures', { ...failures, [standing.slug]: count });
  return count;
}

async function checkAll(): Promise<number> {
  for (const line of takeOverRenamed()) console.log(line);
  const lessons = allLessons();
  let judge: Judge | undefined;
  const judgeAtHand = () => (judge ??= new Judge());

  let done = progress('judging the solutions');
  const solutions = await standingsOf('solutions', lessons, judgeAtHand);
  done();
  console.log('The solutions, on this machine:');
  for (const solution of solutions) console.log(line(solution.lesson, progressOf(solution)));

  done = progress('judging your work');
  const copies = await standingsOf('work', lessons.filter(hasCopy), judgeAtHand);
  done();
  console.log('\nYour work:');
  for (const lesson of lessons) {
    const copy = copies.find((standing) => standing.lesson === lesson);
    console.log(line(lesson, copy ? progressOf(copy) : '· not begun'));
  }
  const again = [...solutions, ...copies].filter(({ remembered }) => remembered).length;
  if (again > 0) {
    console.log(`\n${again} of these were judged before, and nothing in them has changed since.`);
  }
  const passed = copies.filter(stands).map(({ lesson }) => lesson);
  console.log(`\nNext: ${nextCommand(lessons.find((lesson) => !passed.includes(lesson)))}`);
  void judge?.close();
  return solutions.every(stands) ? 0 : 1;
}

function line({ number, title }: Lesson, how: string): string {
  return `${String(number).padStart(4)}  ${title.padEnd(24)} ${how}`;
}

function progressOf(standing: Standing): string {
  const { sentences, broken } = standing;
  if (broken) return `✗ the check broke: ${broken.split('\n')[0]}`;
  if (stands(standing)) return '✓ passed';
  const held = sentences.filter(({ passed }) => passed).length;
  if (held === sentences.length) return '✗ it does not typecheck';
  return `✗ ${held} of ${sentences.length} sentences hold`;
}

function nextCommand(lesson: Lesson | undefined): string {
  if (!lesson) return 'every lesson is passed. Thank you for coming to the bar.';
  return `npm run ${hasCopy(lesson) ? 'check' : 'lesson'} ${lesson.number}`;
}
