import { checkAnswer, checkAnswers } from '../checking/check-answer.ts';
import { starterShapes } from '../checking/first-run.ts';
import { receiptOf } from '../checking/receipt.ts';
import { progressText, report } from '../checking/report.ts';
import { firstFailed, hasPassed, type LessonResult } from '../checking/results.ts';
import { CheckRunner } from '../checking/run-checks.ts';
import { sendReceipt } from '../checking/send-receipt.ts';
import { allLessons, type Lesson } from '../lessons.ts';
import { progress } from '../render/progress.ts';
import { painter, terminal } from '../render/terminal.ts';
import { killOnInterrupt } from '../runner/process.ts';
import { lessonsToday } from '../workspace/agenda.ts';
import { hasCopy, workFolder } from '../workspace/copies.ts';
import { lessonWithCopy, takeOverRenamed } from '../workspace/open-copy.ts';
import { recall, remember } from '../workspace/remembered.ts';
import { main as doctor } from './doctor.ts';

/**
 * `npm run check 3` checks the learner's copy, and `npm run check 3 all` lists every test of it;
 * `npm run check` checks all solutions and all copies.
 */
export async function main(args: string[]): Promise<number> {
  if (args.length === 0) return checkAll();
  const listed = args.length > 1 && args.at(-1) === 'all';
  return checkOne(lessonWithCopy(listed ? args.slice(0, -1) : args, 'check'), listed);
}

async function checkOne(lesson: Lesson, listed: boolean): Promise<number> {
  killOnInterrupt();
  const done = progress(`checking ${workFolder(lesson)}`);
  const runner = new CheckRunner();
  const result = await checkAnswer('work', lesson, runner);
  done();
  const passed = hasPassed(result);
  // How often in a row it was checked and failed at the same test.
  const failures = recall<{ id: string; count: number }>('failures');
  const id = firstFailed(result)?.id ?? '';
  const last = failures[lesson.slug];
  const count = passed ? 0 : 1 + (last?.id === id ? last.count : 0);
  remember('failures', { ...failures, [lesson.slug]: { id, count } });
  const before = starterShapes(lesson);
  console.log(report(result, terminal(), { failures: count, listed, before }));
  const receipt = receiptOf(result);
  if (receipt) console.log(painter(terminal())('dim', receipt));
  void sendReceipt(receipt);
  void runner.close();
  if (result.broken) {
    console.log();
    await doctor([]);
    return 2;
  }
  return passed ? 0 : 1;
}

async function checkAll(): Promise<number> {
  takeOverRenamed();
  const lessons = allLessons();
  const runner = new CheckRunner();
  const solutions = await judge('solutions', lessons, 'the solutions', runner);
  printTable('The solutions, on this machine:', lessons, solutions);
  const copies = await judge('work', lessons.filter(hasCopy), 'your work', runner);
  void runner.close();
  printTable('\nYour work:', lessons, copies);
  const again = [...solutions, ...copies].filter(({ remembered }) => remembered).length;
  if (again > 0) {
    console.log(`\nUnchanged, so not checked again: ${again} of these.`);
  }
  const passed = copies.filter(hasPassed);
  const isOpen = ({ slug }: Lesson) => passed.every((copy) => copy.lesson.slug !== slug);
  const next = [...lessonsToday(), ...lessons].find(isOpen);
  const command = next && `npm run ${hasCopy(next) ? 'check' : 'lesson'} ${next.number}`;
  const end = 'You have passed every lesson. Well done!';
  console.log(`\n${command ? `Next: ${command}` : end}`);
  return solutions.every(hasPassed) ? 0 : 1;
}

function printTable(head: string, lessons: Lesson[], results: LessonResult[]): void {
  console.log(head);
  for (const lesson of lessons) {
    const result = results.find((one) => one.lesson === lesson);
    const text = result ? progressText(result) : '· not started';
    console.log(`${String(lesson.number).padStart(4)}  ${lesson.title.padEnd(24)} ${text}`);
  }
}

/**
 * Checks the answers in `target`, except those whose results are remembered. `what` is what the
 * progress line calls them.
 * @throws where a check breaks
 */
export async function judge(
  target: string,
  lessons: Lesson[],
  what: string,
  runner: CheckRunner,
): Promise<LessonResult[]> {
  killOnInterrupt();
  const done = progress(`checking ${what}`);
  const results = await checkAnswers(target, lessons, runner);
  done();
  const broken = results.find((result) => result.broken);
  if (broken)
    throw new Error(`The check of lesson ${broken.lesson.number} broke: ${broken.broken}`);
  return results;
}
