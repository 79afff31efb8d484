import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { allLessons, UsageError, type Lesson } from '../lessons.ts';
import { plural } from '../render/text.ts';
import { progress } from '../render/progress.ts';
import { killOnInterrupt } from '../runner/process.ts';
import { findSheet } from '../workspace/agenda.ts';
import { layAnswer, readMistake } from './answers.ts';
import { freshTree, solve, type } from './fresh-tree.ts';

/**
 * `npm run rehearse half-day` plays the lessons of a run sheet in a fresh copy of the tree, by the
 * commands that people type; `npm run rehearse` plays all lessons, and `npm run check` after them.
 * `npm run rehearse half-day 20` says if that took more than 20 minutes, which is not a failure.
 */
export async function main([name = 'all', budget, ...extra]: string[]): Promise<number> {
  const numbers = name === 'all' ? [] : findSheet(name).parts.map(({ lesson }) => lesson);
  const lessons = allLessons().filter(({ number }) => name === 'all' || numbers.includes(number));
  if ((budget && !/^[1-9]\d*$/.test(budget)) || extra.length > 0) {
    throw new UsageError(
      'After the run sheet, only a number of minutes: npm run rehearse half-day 20',
    );
  }
  killOnInterrupt();
  const tree = freshTree();
  process.on('exit', () => rmSync(tree, { recursive: true, force: true, maxRetries: 5 }));
  const began = Date.now();
  let [passed, failed] = [0, 0];
  const play = async (what: string, steps: () => Promise<void>) => {
    const done = progress(`rehearsing ${what}`);
    const begun = Date.now();
    const problem = await steps().then(
      () => '',
      ({ message }: Error) => message,
    );
    done();
    const seconds = Math.round((Date.now() - begun) / 1000);
    console.log(problem ? `✗ ${what}: ${problem}` : `✓ ${what} (${seconds} s)`);
    if (problem) failed++;
    else passed++;
  };
  for (const lesson of lessons) {
    await play(`${lesson.number} · ${lesson.title}`, () => playLesson(lesson, tree));
  }
  if (name === 'all') {
    await play('npm run check', () => see(tree, ['check'], 0, 'You have passed every lesson.'));
  }
  const minutes = Math.ceil((Date.now() - began) / 60_000);
  const most = Number(budget ?? 2 * lessons.length);
  const over = minutes > most ? `, which is ${minutes - most} too many` : '';
  console.log(`It took ${plural(minutes, 'minute')} of ${most}${over}.`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/**
 * Plays a lesson: the starter runs and fails, the mistake to make on purpose is named, there is a
 * hint, and the solution passes.
 * @throws where one of the commands does not say what it should
 */
async function playLesson(lesson: Lesson, tree: string): Promise<void> {
  const { slug, onPurpose = '' } = lesson;
  const number = String(lesson.number);
  await see(tree, ['lesson', number], 0, 'spans: ');
  await see(tree, ['check', number], 1, '✗ ');
  const mistake = { lesson, kind: 'mistakes', name: onPurpose } as const;
  layAnswer(mistake, join(tree, 'work'));
  await see(tree, ['check', number], 1, readMistake(mistake).explanation);
  await see(tree, ['hint', number], 0, 'A nudge');
  solve(tree, slug);
  await see(tree, ['check', number], 0, 'Next: npm run ');
}

/** Types a command; line ends do not matter in what it says. @throws where it says anything else */
async function see(tree: string, args: string[], code: number, says: string): Promise<void> {
  const seen = await type(tree, args);
  const flat = (text: string) => text.trim().replace(/\s+/g, ' ');
  if (seen.code === code && flat(seen.output).includes(flat(says))) return;
  const command = `npm run ${args.join(' ')}`;
  throw new Error(
    `\`${command}\` should end with exit code ${code} and say\n${says.trim()}\nIt ended with ${seen.code}:\n${seen.output}`,
  );
}
