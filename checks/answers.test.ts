import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { LessonResult } from '../workshop/checking/results.ts';
import { CheckRunner } from '../workshop/checking/run-checks.ts';
import { checkKnown, knownAnswers, layAnswer, problemOf } from '../workshop/dev/answers.ts';
import { allLessons, root, type Lesson } from '../workshop/lessons.ts';

/** What is quickly said of every check and its known answers; `npm run test:answers` judges all. */
const runners = [new CheckRunner(), new CheckRunner()];
const waiting: ((runner: CheckRunner) => void)[] = [];
const scratch = join('.answers', `test-${process.pid}`);

afterAll(async () => {
  rmSync(join(root, scratch), { recursive: true });
  await Promise.all(runners.map((runner) => runner.close()));
});

/** Does its work with one of the runners, as soon as one is free. */
async function withRunner<T>(work: (runner: CheckRunner) => Promise<T>): Promise<T> {
  const runner = runners.pop() ?? (await new Promise<CheckRunner>((free) => waiting.push(free)));
  try {
    return await work(runner);
  } finally {
    const next = waiting.shift();
    if (next) next(runner);
    else runners.push(runner);
  }
}

function checkStarter(lesson: Lesson): Promise<LessonResult> {
  const folder = join(root, scratch, 'starters', lesson.slug);
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'lessons', lesson.slug), folder, { recursive: true });
  return withRunner((runner) =>
    runner.check(join(scratch, 'starters'), lesson, { stopAtFirstFailure: true }),
  );
}

describe.concurrent.each(allLessons().map((lesson) => [lesson.slug, lesson] as const))(
  '%s',
  (_, lesson) => {
    const answers = knownAnswers(lesson);

    test('the starter fails a test, and not by an error; each test belongs to a task', async () => {
      const { tests, broken } = await checkStarter(lesson);
      expect(broken).toBeUndefined();
      expect(tests[0]).toMatchObject({ id: 'run-ends', passed: true });
      expect(tests.some(({ passed }) => !passed)).toBe(true);

      const ids = tests.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const ofTasks = lesson.tasks.flatMap((task) => task.tests);
      expect(['run-ends', ...ofTasks].sort()).toEqual(ids.toSorted());
    });

    test('every edit fits the solution', () => {
      for (const answer of answers) layAnswer(answer, join(scratch, 'edits'));
    });

    for (const kind of ['mistakes', 'right'] as const) {
      const answer = answers.find((known) => known.kind === kind);
      if (!answer) continue;
      test(`${kind}/${answer.name} is judged as it should be`, async () => {
        const target = join(scratch, `${kind}-${answer.name}`);
        layAnswer(answer, target);
        const result = await withRunner((runner) => checkKnown(answer, target, runner));
        expect(problemOf(answer, result)).toBe('');
      });
    }
  },
);
