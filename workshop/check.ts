import { hasCopy, noteOnStarter, workFolder } from './copy.ts';
import { Judge, passes, type Verdict } from './judge.ts';
import { allLessons, theLesson, type Lesson } from './lessons.ts';
import { paper } from './picture.ts';
import { progress } from './progress.ts';
import { record, stopOnInterrupt } from './record.ts';
import { typeErrors } from './typecheck.ts';
import { report } from './verdict.ts';

/** `npm run check 3` judges the learner's copy; `npm run check` all solutions and all copies. */
export async function check(words: string[]): Promise<number> {
  stopOnInterrupt();
  return words.length === 0 ? checkAll() : checkOne(theLesson(words, 'check'));
}

async function checkOne(lesson: Lesson): Promise<number> {
  const { number, slug } = lesson;
  if (!hasCopy(lesson)) {
    console.error(`You have no copy of lesson ${number} yet. Make it: npm run lesson ${number}`);
    return 1;
  }
  const note = noteOnStarter(lesson);
  if (note) console.log(`${note}\n`);

  const folder = workFolder(lesson);
  const done = progress(`judging ${folder}`);
  const [run, types, judge] = [record(slug, folder), typeErrors(folder), new Judge()];
  const [verdict] = await judge.judge('work', [slug], { [folder]: await run });
  const errors = await types;
  done();

  console.log(report(lesson, verdict!, errors, paper()));
  void judge.close();
  return passes(verdict!) && errors.length === 0 ? 0 : 1;
}

async function checkAll(): Promise<number> {
  const lessons = allLessons();
  const begun = lessons.filter(hasCopy);
  const types = typeErrors(...begun.map(workFolder));
  const judge = new Judge();

  let done = progress('judging the solutions');
  const solutions = await judge.judge('solutions', slugs(lessons));
  done();
  console.log('The solutions, on this machine:');
  lessons.forEach((lesson, i) => console.log(line(lesson, progressOf(solutions[i]!))));

  done = progress('judging your work');
  const copies = await judge.judge('work', slugs(begun));
  const errors = await types;
  done();
  console.log('\nYour work:');
  const open: Lesson[] = [];
  for (const lesson of lessons) {
    const verdict = copies.find(({ slug }) => slug === lesson.slug);
    const wrongTypes = errors.filter((error) => error.startsWith(workFolder(lesson)));
    const passed = verdict && passes(verdict) && wrongTypes.length === 0;
    if (!passed) open.push(lesson);
    console.log(line(lesson, verdict ? progressOf(verdict, wrongTypes) : '· not begun'));
  }
  console.log(`\nNext: ${nextCommand(open[0])}`);
  void judge.close();
  return solutions.every(passes) ? 0 : 1;
}

function slugs(lessons: Lesson[]): string[] {
  return lessons.map(({ slug }) => slug);
}

function line({ number, title }: Lesson, how: string): string {
  return `${String(number).padStart(4)}  ${title.padEnd(24)} ${how}`;
}

function progressOf(verdict: Verdict, wrongTypes: string[] = []): string {
  const { sentences, broken } = verdict;
  if (broken) return `✗ the check broke: ${broken.split('\n')[0]}`;
  if (passes(verdict)) return wrongTypes.length > 0 ? '✗ it does not typecheck' : '✓ passed';
  const held = sentences.filter(({ passed }) => passed).length;
  return `✗ ${held} of ${sentences.length} sentences hold`;
}

function nextCommand(lesson: Lesson | undefined): string {
  if (!lesson) return 'every lesson is passed. Thank you for coming to the bar.';
  return `npm run ${hasCopy(lesson) ? 'check' : 'lesson'} ${lesson.number}`;
}
