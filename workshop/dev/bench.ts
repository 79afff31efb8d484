import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { allLessons, findLesson, root, type Lesson } from '../lessons.ts';
import { progress } from '../render/progress.ts';
import { freshTree, solve } from './fresh-tree.ts';

const rounds = 3;

/**
 * `npm run bench` measures the commands side by side in a tree of their own, and prints tables of
 * ratios; `npm run bench 2` does it for one lesson. In every round both sides run one after the
 * other, so that whatever else the machine does falls on both.
 */
export async function main(args: string[]): Promise<void> {
  const lessons = args.length > 0 ? [findLesson(args, 'bench')] : allLessons();
  const tree = freshTree();
  process.chdir(tree);
  try {
    const rows: string[][] = [];
    for (const lesson of lessons) {
      const done = progress(`measuring lesson ${lesson.number}`);
      rows.push(await measureLesson(lesson));
      done();
    }
    const head = ['`lesson` : bare tsx', '`check` : bare vitest', 'save in `watch` : bare vitest'];
    printTable([['lesson', ...head], ...rows]);
    printTable([['all of `npm run check`', 'to the check of lesson 1'], ...measureWhole()]);
  } finally {
    process.chdir(root);
    rmSync(tree, { recursive: true });
  }
  const { model = 'a processor' } = cpus()[0] ?? {};
  const day = new Date().toISOString().slice(0, 10);
  console.log(`${day}, Node ${process.version}, ${cpus().length} × ${model.trim()}.`);
}

/** One row: the commands that a learner types all day, each beside the least it could cost. */
async function measureLesson(lesson: Lesson): Promise<string[]> {
  const { number, slug } = lesson;
  solve('.', slug);
  writeFileSync(
    'bare.ts',
    `import { InMemorySpanExporter } from '@opentelemetry/sdk-trace-base';
     import { run } from './work/${slug}/lesson.ts';
     await run(new InMemorySpanExporter());`,
  );
  const ratios: [number[], number[], number[]] = [[], [], []];
  const watch = await startWatch(lesson);
  try {
    // The first run also compiles what has just been written.
    time('node_modules/.bin/tsx', 'bare.ts');
    for (let round = 0; round < rounds; round++) {
      const tsx = time('node_modules/.bin/tsx', 'bare.ts');
      ratios[0].push(time(...cli, 'lesson', `${number}`) / tsx);
      const vitest = time('node_modules/.bin/vitest', 'run', `checks/${slug}/check.ts`);
      ratios[1].push(time(...cli, 'check', `${number}`) / vitest);
      ratios[2].push((await watch.save()) / vitest);
    }
  } finally {
    watch.stop();
  }
  return [`${number}`, ...ratios.map(summary)];
}

/** `npm run check` of every solution and one copy, beside the check of that copy alone. */
function measureWhole(): string[][] {
  const { number, slug } = allLessons()[0]!;
  rmSync('work', { recursive: true });
  solve('.', slug);
  const ratios: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    rmSync('work/.results.json', { force: true });
    const one = time(...cli, 'check', `${number}`);
    ratios[0].push(time(...cli, 'check') / one);
    appendFileSync(`work/${slug}/lesson.ts`, '// edited\n');
    ratios[1].push(time(...cli, 'check') / one);
    ratios[2].push(time(...cli, 'check') / one);
  }
  return [
    ['for the first time', summary(ratios[0])],
    ['when one answer has changed since', summary(ratios[1])],
    ['when nothing has changed since', summary(ratios[2])],
  ];
}

const cli = [process.execPath, 'workshop/cli.mjs'] as const;

/** Milliseconds that a command takes. Throws if it fails: then it did not do its work. */
function time(command: string, ...words: string[]): number {
  const begin = performance.now();
  const { status, stderr } = spawnSync(command, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} failed: ${stderr}`);
  return performance.now() - begin;
}

/** Starts `watch`, and waits for its first result. */
async function startWatch({ number, slug }: Lesson) {
  const [node, file] = cli;
  const child = spawn(node, [file, 'watch', `${number}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  let resultArrived = () => {};
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (/sentences? hold\./.test(text)) resultArrived();
  });
  const nextResult = () => new Promise<void>((arrived) => (resultArrived = arrived));
  await nextResult();
  return {
    /** Milliseconds from a save to its result. */
    async save() {
      const begin = performance.now();
      appendFileSync(`work/${slug}/lesson.ts`, '// saved\n');
      await nextResult();
      const taken = performance.now() - begin;
      // Until it is ready for the next save, it would be in the way of what is measured next.
      await pause(2000);
      return taken;
    },
    stop: () => child.kill('SIGTERM'),
  };
}

/** The median of the rounds' ratios, and the least and greatest of them. */
function summary(ratios: number[]): string {
  const [least, median, greatest] = ratios.toSorted((a, b) => a - b).map((it) => it.toFixed(2));
  return `${median} (${least} to ${greatest})`;
}

/** Prints rows as a Markdown table; the first one is its head. */
function printTable([head = [], ...rows]: string[][]): void {
  const all = [head, head.map(() => '-'), ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((row) => row[i]!.length)));
  for (const row of all) {
    const cells = row.map((cell, i) => cell.padEnd(widths[i]!, cell === '-' ? '-' : ' '));
    console.log(`| ${cells.join(' | ')} |`);
  }
  console.log();
}
