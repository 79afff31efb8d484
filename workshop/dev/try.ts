import { join } from 'node:path';
import { report } from '../checking/report.ts';
import { CheckRunner } from '../checking/run-checks.ts';
import { typecheck } from '../checking/typecheck.ts';
import { findLesson, UsageError } from '../lessons.ts';
import { showRun } from '../render/show-run.ts';
import { terminal } from '../render/terminal.ts';
import { knownAnswers, layAnswer, nameOf } from './answers.ts';

/** `npm run try 6 no-inject` lays a known answer into a folder, runs it, and prints its report. */
export async function main(args: string[]): Promise<void> {
  const lesson = findLesson(args.slice(0, 1), 'try');
  const { number, slug } = lesson;
  const answers = knownAnswers(lesson);
  const answer = answers.find((known) => nameOf(known) === args[1]);
  if (!answer || args.length > 2) {
    const names = answers.map((known) => `${known.kind}/${nameOf(known)}`);
    throw new UsageError(`Which one? npm run try ${number} NAME\n${names.join('\n')}`);
  }
  const target = join('.answers', `${number}-${nameOf(answer)}`);
  layAnswer(answer, target);
  const folder = join(target, slug);
  await showRun(lesson, folder);
  const runner = new CheckRunner();
  const result = await runner.check(target, lesson);
  const types = await typecheck(target, slug);
  console.log(`\n${report({ ...result, types }, terminal())}`);
  console.log(`\nTo see the edit: diff -r solutions/${slug} ${folder}`);
  await runner.close();
}
