import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { allLessons, root, UsageError } from '../lessons.ts';

/**
 * `npm run new-lesson 18 closing-time` lays the folders of a lesson that runs: its starter fails,
 * its solution passes, and `npm run lint-lessons 18` says what is left to write.
 */
export async function main(args: string[]): Promise<void> {
  const { number, slug } = nameOf(args);
  const folders = ['lessons', 'solutions', 'checks'].map((top) => `${top}/${slug}`);
  for (const [name, content] of Object.entries(filesOf(number, slug))) {
    const file = join(root, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { flag: 'wx' });
  }
  console.log(`Made ${folders.join(', ')}`);
  console.log(`What is left to write: npm run lint-lessons ${number}`);
}

/** The number and the folder of the lesson that `18 closing-time` stands for. */
function nameOf(args: string[]): { number: number; slug: string } {
  const lessons = allLessons();
  const next = (lessons.at(-1)?.number ?? 0) + 1;
  const [typed = '', name = ''] = args;
  const number = Number(typed);
  const example = `npm run new-lesson ${next} closing-time`;
  if (args.length !== 2 || !/^\d{1,2}$/.test(typed))
    throw new UsageError(`Type a number and a name: ${example}`);
  const [taken, namesake] = [
    lessons.find((lesson) => lesson.number === number),
    lessons.find((lesson) => lesson.slug.slice(3) === name),
  ];
  if (taken) throw new UsageError(`Lesson ${number} is ${taken.slug}. The next is ${next}.`);
  if (number !== next)
    throw new UsageError(`Lesson ${number} would leave a gap: the next is ${next}.`);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    throw new UsageError(
      `A name has small letters, digits and hyphens, not \`${name}\`: ${example}`,
    );
  }
  if (namesake) throw new UsageError(`Lesson ${namesake.number} has that name. Choose another.`);
  const prefix = `${String(number).padStart(2, '0')}-`;
  for (const top of ['lessons', 'solutions', 'checks']) {
    const names = existsSync(join(root, top)) ? readdirSync(join(root, top)) : [];
    const there = names.find((one) => one.startsWith(prefix));
    if (there) throw new UsageError(`Move ${top}/${there} away first. Nothing was changed.`);
  }
  return { number, slug: prefix + name };
}

/** The files of the new lesson, by name. What `…` stands for is left to write. */
function filesOf(number: number, slug: string): Record<string, string> {
  const words = slug.slice(3).replaceAll('-', ' ');
  const title = words[0]!.toUpperCase() + words.slice(1);
  const code = (lines: string) => `import {
  BasicTracerProvider,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';

export async function run(exporter: SpanExporter): Promise<void> {
  const provider = new BasicTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  const span = provider.getTracer('lesson').startSpan('${words}');
${lines}
  await provider.shutdown();
}
`;
  return {
    [`lessons/${slug}/README.md`]: `# ${number} · ${title}

About 5 minutes of reading, 10 minutes of work.

## The scene

…

## What you will understand

…

## Predict

…

## Run it

\`\`\`sh
npm run lesson ${number}
\`\`\`

## The idea

…

## What you saw

…

## Your tasks

Edit \`work/${slug}/lesson.ts\`.

1. End the span \`${words}\`, so that it reaches the exporter.

Then: \`npm run check ${number}\`

## What you should see

…

## Why it bites in production

…

## Read on

…
`,
    [`lessons/${slug}/lesson.json`]: `{
  "title": "${title}",
  "reading": 5,
  "working": 10,
  "tasks": [{ "title": "end the span", "tests": ["span-arrives"] }]
}
`,
    [`lessons/${slug}/lesson.ts`]: code(`  // TODO 1: end the span.`),
    [`solutions/${slug}/lesson.ts`]: code('  span.end();'),
    [`checks/${slug}/check.ts`]: `import { defineCheck } from '../../workshop/checking/check.ts';

const { test } = defineCheck('${slug}', '${words}');

test('span-arrives', '\`${words}\` reaches the exporter', (run) => {
  run.all('${words}');
});
`,
    [`checks/${slug}/hints.md`]: `# Hints for lesson ${number}\n\n## span-arrives\n\n…\n`,
    [`checks/${slug}/equivalent-mutants.json`]: '{}\n',
  };
}
