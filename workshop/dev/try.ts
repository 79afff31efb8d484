import { diffChars } from 'diff';
import { join } from 'node:path';
import { explanation } from '../checking/report.ts';
import { countText } from '../checking/results.ts';
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
  const [, typed] = args;
  if (typed === undefined || args.length > 2) {
    const names = answers.map((known) => `${known.kind}/${nameOf(known)}`);
    throw new UsageError(`Which one? npm run try ${number} NAME\n${names.join('\n')}`);
  }
  const answer = answers.find((known) => nameOf(known) === typed);
  if (!answer) {
    const near = nearest(typed, answers.map(nameOf)).join(', ');
    const like = near && ` Like it: ${near}. All: npm run try ${number}`;
    throw new UsageError(`Lesson ${number} has no known answer \`${typed}\`.${like}`);
  }
  const target = join('.answers', `${number}-${nameOf(answer)}`);
  layAnswer(answer, target);
  const folder = join(target, slug);
  await showRun(lesson, folder);
  const runner = new CheckRunner();
  const result = await runner.check(target, lesson);
  const types = await typecheck(target, slug);
  const judged = { ...result, types };
  console.log(['', ...explanation(judged, terminal()), `${countText(judged)}.`].join('\n'));
  console.log(`To see the edit: diff -r solutions/${slug} ${folder}`);
  await runner.close();
}

/** The names that differ from `typed` in the fewest letters, the most similar first. */
function nearest(typed: string, names: string[]): string[] {
  const distance = (name: string) =>
    diffChars(typed, name).reduce(
      (sum, { added, removed, count }) => sum + (added || removed ? count : 0),
      0,
    );
  return names.toSorted((a, b) => distance(a) - distance(b)).slice(0, 4);
}
