import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { CheckRunner } from '../checking/run-checks.ts';
import { typeErrors } from '../checking/typecheck.ts';
import { allLessons, findLesson, root, type Lesson } from '../lessons.ts';
import { plural } from '../render/text.ts';
import { placeText } from '../runner/failures.ts';
import { killOnInterrupt } from '../runner/process.ts';
import { judgeAnswer, knownAnswers, layAnswer, type KnownAnswer } from './answers.ts';

/**
 * `npm run test:answers` judges every known answer of every lesson, `npm run test:answers 6` those
 * of one: mistakes fail for their own reason, right answers pass, and all of them typecheck.
 */
export async function main(args: string[]): Promise<number> {
  killOnInterrupt();
  const lessons = args.length > 0 ? [findLesson(args, 'test:answers')] : allLessons();
  const runners = [new CheckRunner(), new CheckRunner()];
  let [all, failed] = [0, 0];
  for (const lesson of lessons) {
    const { length } = knownAnswers(lesson);
    const bad = await testLesson(lesson, runners);
    all += length;
    failed += bad;
    console.log(`${bad === 0 ? '✓' : '✗'} ${lesson.slug}: ${plural(length, 'answer')}`);
  }
  await Promise.all(runners.map((runner) => runner.close()));
  console.log(`${all - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** Prints each problem as it is found; returns how many answers have one. */
async function testLesson(lesson: Lesson, runners: CheckRunner[]): Promise<number> {
  const bad = new Set<KnownAnswer>();
  const complain = (answer: KnownAnswer, problem: string) => {
    bad.add(answer);
    console.log(`✗ ${lesson.number} ${answer.kind}/${answer.name}: ${problem}`);
  };
  const scratch = join('.answers', String(process.pid));
  const targetOf = ({ kind, name }: KnownAnswer) => join(scratch, `${kind}-${name}`);
  const laid = knownAnswers(lesson).filter((answer) => {
    try {
      layAnswer(answer, targetOf(answer));
      return true;
    } catch (error) {
      complain(answer, (error as Error).message);
      return false;
    }
  });
  const waiting = [...laid];
  const judgeWaiting = async (runner: CheckRunner) => {
    for (let answer = waiting.shift(); answer; answer = waiting.shift()) {
      sayProgress(`${lesson.slug}: ${waiting.length} left, ${answer.name} `);
      const problem = await judgeAnswer(answer, targetOf(answer), runner);
      if (problem) complain(answer, problem);
    }
  };
  const folders = laid.map((answer) => join(targetOf(answer), lesson.slug));
  const [errors] = await Promise.all([typeErrors(...folders), ...runners.map(judgeWaiting)]);
  sayProgress('');
  for (const answer of laid) {
    const error = errors.find(({ place }) => place.file.startsWith(join(targetOf(answer), '/')));
    if (error) complain(answer, `${placeText(error.place)}: ${error.message}`);
  }
  rmSync(join(root, scratch), { recursive: true, force: true });
  return bad.size;
}

function sayProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[2K${text}`);
}
