import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasPassed } from '../checking/results.ts';
import { allLessons, filesToEdit, findLesson, root, type Lesson } from '../lessons.ts';
import { killOnInterrupt } from '../runner/process.ts';
import { read } from './lesson-files.ts';
import { mutantsOf, type Mutant } from './mutators.ts';
import { Runners } from './runners.ts';

/**
 * `npm run mutate 3` changes the solution a step at a time and checks each change; without a
 * number, every solution. A change that its check does not notice must be an equally right answer,
 * and `checks/NN-slug/equivalent-mutants.json` must say why. Exit 1 if one is not explained.
 */
export async function main(args: string[]): Promise<number> {
  killOnInterrupt();
  process.env.TIME_LIMIT ??= '5';
  const lessons = args.length > 0 ? [findLesson(args, 'mutate')] : allLessons();
  const runners = new Runners();
  let [all, survived, unexplained] = [0, 0, 0];
  for (const lesson of lessons) {
    const mutants: Mutant[] = [];
    for (const file of filesToEdit(lesson.slug)) {
      const source = readFileSync(join(root, 'solutions', lesson.slug, file), 'utf8');
      mutants.push(...(await mutantsOf(source, file)));
    }
    const survivors = await survivorsOf(mutants, lesson, runners);
    all += mutants.length;
    survived += survivors.length;
    console.log(
      `${lesson.number}  ${lesson.title}: ${survivors.length} of ${mutants.length} survive`,
    );
    const file = `checks/${lesson.slug}/equivalent-mutants.json`;
    const reasons = JSON.parse(read(file) || '{}');
    for (const { what } of survivors) {
      if (!reasons[what]) unexplained++;
      console.log(
        `   ${what}\n      ${reasons[what] ?? `NOT EXPLAINED: let the check notice it, or say in ${file} why it is right.`}`,
      );
    }
  }
  console.log(`all: ${survived} of ${all} survive`);
  await runners.close();
  return unexplained === 0 ? 0 : 1;
}

/** The mutants that pass the check of the lesson. */
async function survivorsOf(mutants: Mutant[], lesson: Lesson, runners: Runners) {
  const survivors: Mutant[] = [];
  const scratch = join('.answers', `mutants-${process.pid}`);
  await runners.forEach(mutants, async (mutant, runner, i) => {
    const target = join(scratch, `${i}`);
    const folder = join(root, target, lesson.slug);
    cpSync(join(root, 'solutions', lesson.slug), folder, { recursive: true });
    writeFileSync(join(folder, mutant.file), mutant.code);
    const result = await runner.check(target, lesson, { stopAtFirstFailure: true });
    if (hasPassed(result)) survivors.push(mutant);
  });
  rmSync(join(root, scratch), { recursive: true, force: true });
  return survivors;
}
