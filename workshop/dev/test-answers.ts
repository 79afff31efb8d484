import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LessonResult } from '../checking/results.ts';
import { typeErrors } from '../checking/typecheck.ts';
import { allLessons, findLesson, root } from '../lessons.ts';
import { progress } from '../render/progress.ts';
import { plural } from '../render/text.ts';
import { placeText } from '../runner/places.ts';
import { killOnInterrupt } from '../runner/process.ts';
import { codeIn } from '../workspace/files.ts';
import { checkKnown, knownAnswers, layAnswer, nameOf, problemOf } from './answers.ts';
import type { KnownAnswer } from './answers.ts';
import { Runners } from './runners.ts';

/**
 * `npm run test:answers` judges every known answer of every lesson, `npm run test:answers 6` those
 * of one: mistakes fail for their own reason, right answers pass, and all of them typecheck.
 */
export async function main(args: string[]): Promise<number> {
  killOnInterrupt();
  // Several run at a time, and some of them wait for what never comes.
  process.env.TIME_LIMIT ??= '20';
  const lessons = args.length > 0 ? [findLesson(args, 'test:answers')] : allLessons();
  const runners = new Runners();
  let [passed, failed] = [0, 0];
  for (const lesson of lessons) {
    const answers = knownAnswers(lesson);
    const done = progress(`checking the answers of lesson ${lesson.number}`);
    const problems = await problemsOf(answers, runners);
    done();
    for (const [answer, problem] of problems) {
      console.log(`  ${answer.kind}/${nameOf(answer)}: ${problem}`);
    }
    console.log(
      `${problems.size > 0 ? '✗' : '✓'} ${lesson.slug}: ${plural(answers.length, 'answer')}`,
    );
    passed += answers.length - problems.size;
    failed += problems.size;
  }
  await runners.close();
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** The answers that have a problem, and which. */
async function problemsOf(answers: KnownAnswer[], runners: Runners) {
  const problems = new Map<KnownAnswer, string>();
  const scratch = join('.answers', String(process.pid));
  const targetOf = (answer: KnownAnswer) => join(scratch, `${answer.kind}-${nameOf(answer)}`);
  const folderOf = (answer: KnownAnswer) => join(targetOf(answer), answer.lesson.slug);
  // The near miss of one mistake often is another mistake, which is checked once.
  const results = new Map<string, Promise<LessonResult>>();
  await runners.forEach(answers, async (answer, runner) => {
    try {
      layAnswer(answer, targetOf(answer));
      const files = codeIn(join(root, folderOf(answer)));
      const code = files.map((name) => readFileSync(join(root, folderOf(answer), name), 'utf8'));
      const key = JSON.stringify([files, code]);
      const result = results.get(key) ?? checkKnown(answer, targetOf(answer), runner);
      results.set(key, result);
      const problem = problemOf(answer, await result);
      if (problem) problems.set(answer, problem);
    } catch (error) {
      problems.set(answer, (error as Error).message);
    }
  });
  const errors = await typeErrors(...answers.map(folderOf));
  for (const answer of answers) {
    const error = errors.find(({ place }) => place.file.startsWith(join(folderOf(answer), '/')));
    if (error) problems.set(answer, `${placeText(error.place)}: ${error.message}`);
  }
  rmSync(join(root, scratch), { recursive: true, force: true });
  return problems;
}
