import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasPassed } from '../checking/results.ts';
import { CheckRunner } from '../checking/run-checks.ts';
import { allLessons, filesToEdit, findLesson, root, type Lesson } from '../lessons.ts';
import { killOnInterrupt } from '../runner/process.ts';
import { mutantsOf, type Mutant } from './mutators.ts';

/**
 * `npm run mutate 3` changes the solution a step at a time and checks each change; without a
 * number, every solution. A change that its check does not notice must be an equally right answer,
 * and `checks/NN-slug/equivalent-mutants.json` must say why. Exit 1 if one is not explained.
 */
export async function main(args: string[]): Promise<number> {
  killOnInterrupt();
  process.env.TIME_LIMIT ??= '5';
  const lessons = args.length > 0 ? [findLesson(args, 'mutate')] : allLessons();
  const runners = [new CheckRunner(), new CheckRunner()];
  const sum = { caught: 0, all: 0, unexplained: 0 };
  for (const lesson of lessons) {
    const { all, survivors } = await mutateOne(lesson, runners);
    const file = join(root, 'checks', lesson.slug, 'equivalent-mutants.json');
    const reasons = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
    const caught = all - survivors.length;
    console.log(`${lesson.number}  ${lesson.title}: ${share(caught, all)}`);
    for (const { what } of survivors) {
      console.log(`   ${reasons[what] ? 'equally right' : 'NOT CAUGHT'}: ${what}`);
      if (reasons[what]) console.log(`      ${reasons[what]}`);
      else sum.unexplained++;
    }
    sum.caught += caught;
    sum.all += all;
  }
  console.log(`all: ${share(sum.caught, sum.all)}`);
  await Promise.all(runners.map((runner) => runner.close()));
  return sum.unexplained === 0 ? 0 : 1;
}

function share(caught: number, all: number): string {
  return `${caught} of ${all} caught, ${((100 * caught) / all).toFixed(1)} %`;
}

async function mutateOne(lesson: Lesson, runners: CheckRunner[]) {
  const solution = join(root, 'solutions', lesson.slug);
  const waiting: Mutant[] = [];
  for (const file of filesToEdit(lesson.slug)) {
    waiting.push(...(await mutantsOf(readFileSync(join(solution, file), 'utf8'), file)));
  }
  const all = waiting.length;
  const survivors: Mutant[] = [];
  const checkWaiting = async (runner: CheckRunner, i: number) => {
    const target = join('.answers', `mutant-${process.pid}-${i}`);
    const folder = join(root, target, lesson.slug);
    for (let mutant = waiting.pop(); mutant; mutant = waiting.pop()) {
      cpSync(solution, folder, { recursive: true });
      writeFileSync(join(folder, mutant.file), mutant.code);
      const result = await runner.check(target, lesson, { stopAtFirstFailure: true });
      if (hasPassed(result)) survivors.push(mutant);
    }
    rmSync(join(root, target), { recursive: true, force: true });
  };
  await Promise.all(runners.map(checkWaiting));
  return { all, survivors };
}
