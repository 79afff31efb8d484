import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { allLessons, theLesson, type Lesson } from './lessons.ts';
import { progress } from './progress.ts';
import { freshTree, solve } from './testing.ts';

/**
 * `npm run bench` measures the commands side by side in a tree of their own, and prints tables of
 * ratios; `npm run bench 2` does it for one lesson. In every round both sides run one after the
 * other, so that whatever else the machine does falls on both.
 */
export async function bench(words: string[]): Promise<number> {
  const lessons = words.length > 0 ? [theLesson(words, 'bench')] : allLessons();
  const tree = freshTree();
  try {
    const rows: string[][] = [];
    for (const lesson of lessons) {
      const done = progress(`measuring lesson ${lesson.number}`);
      rows.push(await loopOf(tree, lesson));
      done();
    }
    const head = ['`lesson` : bare tsx', '`check` : bare vitest', 'save in `watch` : bare vitest'];
    table(['lesson', ...head], rows);
    table(['all of `npm run check`', 'to the check of lesson 1'], wholeCheck(tree));
    table(['what a span costs', 'ns'], spanCosts(tree));
  } finally {
    rmSync(tree, { recursive: true });
  }
  const { model = 'a processor' } = cpus()[0] ?? {};
  const day = new Date().toISOString().slice(0, 10);
  console.log(`${day}, Node ${process.version}, ${cpus().length} × ${model.trim()}.`);
  return 0;
}

const rounds = 3;

/** One row: the commands that a learner types all day, each beside the least it could cost. */
async function loopOf(tree: string, { number, slug }: Lesson): Promise<string[]> {
  solve(tree, slug);
  const bare = join(tree, 'bare.ts');
  writeFileSync(
    bare,
    `import { InMemorySpanExporter } from '@opentelemetry/sdk-trace-base';
     import { run } from './work/${slug}/lesson.ts';
     await run(new InMemorySpanExporter());`,
  );
  const tool = join(tree, 'workshop', 'start.mjs');
  const bin = (name: string) => join(tree, 'node_modules', '.bin', name);
  const watched = await startWatch(tree, number);
  const times = { tsx: [] as number[], lesson: [], vitest: [], check: [], watch: [] } as Record<
    'tsx' | 'lesson' | 'vitest' | 'check' | 'watch',
    number[]
  >;
  try {
    // The first run also compiles what has just been written.
    timeOf(tree, bin('tsx'), [bare]);
    for (let round = 0; round < rounds; round++) {
      times.tsx.push(timeOf(tree, bin('tsx'), [bare]));
      times.lesson.push(timeOf(tree, process.execPath, [tool, 'lesson', `${number}`]));
      times.vitest.push(timeOf(tree, bin('vitest'), ['run', `checks/${slug}.check.ts`]));
      times.check.push(timeOf(tree, process.execPath, [tool, 'check', `${number}`]));
      times.watch.push(await watched.save(join(tree, 'work', slug, 'lesson.ts')));
    }
  } finally {
    watched.stop();
  }
  return [
    String(number),
    ratio(times.lesson, times.tsx),
    ratio(times.check, times.vitest),
    ratio(times.watch, times.vitest),
  ];
}

/** Milliseconds that a command takes. Throws if it fails: then it did not do its work. */
function timeOf(tree: string, command: string, words: string[]): number {
  const begin = performance.now();
  const { status, stderr } = spawnSync(command, words, { cwd: tree, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} failed: ${stderr}`);
  return performance.now() - begin;
}

async function startWatch(tree: string, number: number) {
  const tool = join(tree, 'workshop', 'start.mjs');
  const child: ChildProcess = spawn(process.execPath, [tool, 'watch', String(number)], {
    cwd: tree,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let heard = () => {};
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    if (/sentences? hold\./.test(text)) heard();
  });
  const verdict = () => new Promise<void>((next) => (heard = next));
  await verdict();
  return {
    /** Milliseconds from a save to its verdict, for somebody who thinks between two saves. */
    async save(file: string): Promise<number> {
      const before = readFileSync(file);
      const judged = async (content: string | Buffer) => {
        await pause(1500);
        const next = verdict();
        const begin = performance.now();
        writeFileSync(file, content);
        await next;
        return performance.now() - begin;
      };
      const time = await judged(`${before}// saved at ${Date.now()}\n`);
      await judged(before);
      // Until it is ready for the next save, it would be in the way of what is measured next.
      await pause(2000);
      return time;
    },
    stop: () => child.kill('SIGTERM'),
  };
}

/**
 * The whole of `npm run check`, every solution and one copy: for the first time, after an edit,
 * and when nothing has changed.
 */
function wholeCheck(tree: string): string[][] {
  const tool = join(tree, 'workshop', 'start.mjs');
  const [first] = allLessons();
  rmSync(join(tree, 'work'), { recursive: true });
  solve(tree, first!.slug);
  const check = (...words: string[]) => timeOf(tree, process.execPath, [tool, 'check', ...words]);
  const times = { one: [], fresh: [], edited: [], again: [] } as Record<
    'one' | 'fresh' | 'edited' | 'again',
    number[]
  >;
  for (let round = 0; round < rounds; round++) {
    rmSync(join(tree, 'work', '.judged.json'), { force: true });
    times.one.push(check(String(first!.number)));
    times.fresh.push(check());
    appendFileSync(join(tree, 'work', first!.slug, 'lesson.ts'), '// edited\n');
    times.edited.push(check());
    times.again.push(check());
  }
  return [
    ['for the first time', ratio(times.fresh, times.one)],
    ['when one answer has changed since', ratio(times.edited, times.one)],
    ['when nothing has changed since', ratio(times.again, times.one)],
  ];
}

/** What it costs to start and end a span, in a process of its own for each provider. */
function spanCosts(tree: string): string[][] {
  const make = `(processor, sampler) => new sdk.BasicTracerProvider({
    spanProcessors: [processor],
    ...(sampler && { sampler }),
  })`;
  const providers = {
    'no provider': '',
    'an unsampled span': `make(new sdk.SimpleSpanProcessor(nowhere), new sdk.AlwaysOffSampler())`,
    'a simple processor': `make(new sdk.SimpleSpanProcessor(nowhere))`,
    'a batch processor': `make(new sdk.BatchSpanProcessor(nowhere, { maxQueueSize: 50_000 }))`,
  };
  return Object.entries(providers).map(([name, provider]) => {
    const file = join(tree, 'span.ts');
    writeFileSync(
      file,
      `import { trace } from '@opentelemetry/api';
       import * as sdk from '@opentelemetry/sdk-trace-base';
       const nowhere = { export: (_, done) => done({ code: 0 }), shutdown: async () => {} };
       const make = ${make};
       const provider = ${provider || 'trace'};
       const tracer = provider.getTracer('bench');
       const costs = [];
       for (let round = 0; round <= ${rounds}; round++) {
         const begin = process.hrtime.bigint();
         for (let i = 0; i < 20_000; i++) tracer.startSpan('take order').end();
         costs.push(Number(process.hrtime.bigint() - begin) / 20_000);
         await provider.forceFlush?.();
       }
       console.log(JSON.stringify(costs.slice(1)));`,
    );
    const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', file], {
      cwd: tree,
      encoding: 'utf8',
    });
    const costs: number[] = JSON.parse(stdout);
    const digits = (value: number) => Math.round(value).toLocaleString('en');
    return [
      name,
      `${digits(median(costs))} (${digits(Math.min(...costs))} to ${digits(Math.max(...costs))})`,
    ];
  });
}

/** The median of the rounds' ratios, and the least and greatest of them. */
function ratio(one: number[], other: number[]): string {
  const ratios = one.map((time, i) => time / other[i]!);
  const [least, greatest] = [Math.min(...ratios), Math.max(...ratios)];
  return `${median(ratios).toFixed(2)} (${least.toFixed(2)} to ${greatest.toFixed(2)})`;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/** Prints a Markdown table. */
function table(head: string[], rows: string[][]): void {
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((row) => row[i]!.length)));
  const line = (row: string[]) =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
  console.log(line(head));
  console.log(`| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  for (const row of rows) console.log(line(row));
  console.log();
}
