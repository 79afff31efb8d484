import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { allLessons, findLesson, root, type Lesson } from '../lessons.ts';
import { freshTree, solve } from './fresh-tree.ts';

const rounds = 3;
const cli = [process.execPath, 'workshop/cli.mjs'] as const;

/**
 * `npm run bench` measures the commands side by side in a tree of their own, and prints ratios as a
 * Markdown table; `npm run bench 2` does it for one lesson. In every round both sides run one
 * after the other, so that whatever else the machine does falls on both.
 */
export async function main(args: string[]): Promise<void> {
  const lessons = args.length > 0 ? [findLesson(args, 'bench')] : allLessons();
  const tree = freshTree();
  process.chdir(tree);
  try {
    console.log(`
| lesson | \`lesson\` : bare tsx | \`check\` : bare vitest | save in \`watch\` : bare vitest |
| ------ | ------------------- | --------------------- | ----------------------------- |`);
    for (const lesson of lessons) {
      console.log(`| ${lesson.number} | ${(await measureLesson(lesson)).join(' | ')} |`);
    }
    const [all, edited, unchanged] = await inRounds(measureWhole);
    console.log(`
All of \`npm run check\` : the check of lesson 1, for the first time ${all},
when one answer has changed since ${edited}, and when nothing has ${unchanged}`);
  } finally {
    process.chdir(root);
    rmSync(tree, { recursive: true });
  }
  const { model = 'a processor' } = cpus()[0] ?? {};
  const day = new Date().toISOString().slice(0, 10);
  console.log(`\n${day}, Node ${process.version}, ${cpus().length} × ${model.trim()}.`);
}

/** The commands that a learner types all day, each beside the least it could cost. */
async function measureLesson({ number, slug }: Lesson): Promise<string[]> {
  solve('.', slug);
  writeFileSync(
    'bare.ts',
    `import { InMemorySpanExporter } from '@opentelemetry/sdk-trace-base';
     import { run } from './work/${slug}/lesson.ts';
     await run(new InMemorySpanExporter());`,
  );
  const [node, file] = cli;
  const watch = spawn(node, [file, 'watch', `${number}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  watch.stdout.setEncoding('utf8');
  const watchShowsResult = async () => {
    while (!/ tests pass\./.test((await once(watch.stdout, 'data')).join()));
  };
  try {
    await watchShowsResult();
    // The first run also compiles what has just been written.
    time('node_modules/.bin/tsx', 'bare.ts');
    return await inRounds(async () => {
      const tsx = time('node_modules/.bin/tsx', 'bare.ts');
      const lesson = time(...cli, 'lesson', `${number}`);
      const vitest = time('node_modules/.bin/vitest', 'run', `checks/${slug}/check.ts`);
      const check = time(...cli, 'check', `${number}`);
      const begin = performance.now();
      appendFileSync(`work/${slug}/lesson.ts`, '// saved\n');
      await watchShowsResult();
      const save = performance.now() - begin;
      // Until it is ready for the next save, it would be in the way of what is measured next.
      await pause(2000);
      return [lesson / tsx, check / vitest, save / vitest];
    });
  } finally {
    watch.kill('SIGTERM');
  }
}

/** `npm run check` of every solution and one copy, beside the check of that copy alone. */
function measureWhole(): number[] {
  const { number, slug } = allLessons()[0]!;
  rmSync('work', { recursive: true });
  solve('.', slug);
  const one = time(...cli, 'check', `${number}`);
  const all = time(...cli, 'check');
  appendFileSync(`work/${slug}/lesson.ts`, '// edited\n');
  return [all, time(...cli, 'check'), time(...cli, 'check')].map((taken) => taken / one);
}

/** Milliseconds that a command takes. Throws if it fails: then it did not do its work. */
function time(command: string, ...words: string[]): number {
  const begin = performance.now();
  const { status, output } = spawnSync(command, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} failed:${output?.join('\n')}`);
  return performance.now() - begin;
}

/** Measures again and again; of each ratio, it gives the median, and the least and greatest. */
async function inRounds(measure: () => number[] | Promise<number[]>): Promise<string[]> {
  const results: number[][] = [];
  while (results.length < rounds) results.push(await measure());
  return results[0]!.map((_, i) => {
    const ratios = results.map((result) => result[i]!).sort((a, b) => a - b);
    const [least, median, greatest] = ratios.map((ratio) => ratio.toFixed(2));
    return `${median} (${least} to ${greatest})`;
  });
}
