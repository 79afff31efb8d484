import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Judge, passes } from './judge.ts';
import { allLessons, root, theLesson, type Lesson } from './lessons.ts';
import { mutantsOf, type Mutant } from './mutants.ts';
import { stopOnInterrupt } from './record.ts';

/**
 * `npm run mutate 3` changes the solution a step at a time and judges each change; without a word,
 * every solution. A change that its check does not notice must be an equally right answer, and
 * `checks/NN-slug.equal.json` must say why. Exit 1 if one is not explained.
 */
export async function mutate(words: string[]): Promise<number> {
  stopOnInterrupt();
  process.env.TIME_LIMIT ??= '5';
  const lessons = words.length > 0 ? [theLesson(words, 'mutate')] : allLessons();
  const judges = [new Judge(), new Judge()];
  const sum = { caught: 0, all: 0, unexplained: 0 };
  for (const lesson of lessons) {
    const { caught, survivors } = await mutateOne(lesson, judges);
    const reasons = reasonsOf(lesson);
    const all = caught + survivors.length;
    const percent = ((100 * caught) / all).toFixed(1);
    console.log(`${lesson.number}  ${lesson.title}: ${caught} of ${all} caught, ${percent} %`);
    for (const { what } of survivors) {
      console.log(`   ${reasons[what] ? 'equally right' : 'NOT CAUGHT'}: ${what}`);
      if (reasons[what]) console.log(`      ${reasons[what]}`);
      else sum.unexplained++;
    }
    sum.caught += caught;
    sum.all += all;
  }
  console.log(
    `all: ${sum.caught} of ${sum.all} caught, ${((100 * sum.caught) / sum.all).toFixed(1)} %`,
  );
  await Promise.all(judges.map((judge) => judge.close()));
  return sum.unexplained === 0 ? 0 : 1;
}

async function mutateOne({ slug }: Lesson, judges: Judge[]) {
  const solution = join(root, 'solutions', slug);
  const waiting: (Mutant & { file: string })[] = [];
  for (const file of readdirSync(solution).filter((name) => name.endsWith('.ts'))) {
    const solved = readFileSync(join(solution, file), 'utf8');
    if (solved === readFileSync(join(root, 'lessons', slug, file), 'utf8')) continue;
    const mutants = await mutantsOf(solved, file);
    waiting.push(...mutants.map((mutant) => ({ ...mutant, file })));
  }
  let caught = 0;
  const survivors: Mutant[] = [];
  await Promise.all(
    judges.map(async (judge, i) => {
      const target = join('.attempts', `mutant-${process.pid}-${i}`);
      const folder = join(root, target, slug);
      mkdirSync(folder, { recursive: true });
      for (let mutant = waiting.pop(); mutant; mutant = waiting.pop()) {
        cpSync(solution, folder, { recursive: true });
        writeFileSync(join(folder, mutant.file), mutant.code);
        const verdict = await judge.judge(target, slug, { stopEarly: true });
        if (passes(verdict)) survivors.push(mutant);
        else caught++;
      }
      rmSync(join(root, target), { recursive: true });
    }),
  );
  return { caught, survivors };
}

function reasonsOf({ slug }: Lesson): Record<string, string> {
  const file = join(root, 'checks', `${slug}.equal.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
