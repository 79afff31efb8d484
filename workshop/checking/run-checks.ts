import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Vitest } from 'vitest/node';
import { root, type Lesson } from '../lessons.ts';
import { ProcessPool } from '../runner/pool.ts';
import { firstFailed, type LessonResult, type TestResult } from './results.ts';
import { vitestSettings } from './vitest-settings.ts';

/** A vitest that stays warm: it runs the checks of many answers one after the other. */
export class CheckRunner {
  readonly pool = new ProcessPool();
  #vitest: Promise<Vitest> | undefined;
  #channel = new BroadcastChannel(randomUUID());
  #running: Promise<unknown> | undefined;

  constructor() {
    // Recordings can be large, so memory is freed early.
    setFlagsFromString('--optimize-for-size');
  }

  /** Begins to load vitest, where that has not begun; the first check does so by itself. */
  start(): Promise<Vitest> {
    // Imported only here, so that the learner's code already runs while vitest is loaded.
    this.#vitest ??= import('vitest/node').then(({ createVitest }) =>
      createVitest('test', {
        ...vitestSettings,
        config: false,
        root,
        watch: false,
        maxWorkers: 1,
        reporters: [{}],
      }),
    );
    // `check` gets the error.
    this.#vitest.catch(() => {});
    return this.#vitest;
  }

  /** Runs the tests of a lesson on the answer in the folder `target`. */
  async check(
    target: string,
    lesson: Lesson,
    { stopAtFirstFailure = false } = {},
  ): Promise<LessonResult> {
    const { slug } = lesson;
    const runScenario = (scenario: string) => this.pool.run(slug, join(target, slug), scenario);
    // The answer already runs while vitest is still being loaded.
    void runScenario('run');
    // Checks run in a worker; the learner's code is started from here, and killed from here.
    this.#channel.onmessage = async ({ data: { id, scenario } }) => {
      const answer = await runScenario(scenario).then(
        (recording) => ({ id, recording }),
        (error: unknown) => ({ id, error }),
      );
      this.#channel.postMessage(answer);
    };
    const vitest = await this.start();
    vitest.provide('check', { target, stopAtFirstFailure, channel: this.#channel.name });
    // vitest knows its modules by slashes, on Windows too.
    const file = join(root, 'checks', slug, 'check.ts').replaceAll('\\', '/');
    const spec = vitest.getRootProject().createSpecification(file);
    const testRun = vitest.runTestSpecifications([spec]);
    this.#running = testRun.catch(() => {});
    const { testModules, unhandledErrors } = await testRun;
    // The modules of earlier runs are among them.
    const module = testModules.find(({ moduleId }) => moduleId === file);
    const broken = [...(module?.errors() ?? []), ...(unhandledErrors as Error[])].map(messageOf);
    const tests: TestResult[] = [];
    for (const test of module?.children.allTests() ?? []) {
      const { state, errors } = test.result();
      const { id = '', failure } = test.meta();
      tests.push({ id, sentence: test.name, passed: state === 'passed', failure });
      // An error that is not the learner's: the check threw it.
      if (state === 'failed' && !failure) broken.push(...errors.map(messageOf));
    }
    if (tests.length === 0 && broken.length === 0) broken.push('The check has no test.');
    if (!stopAtFirstFailure) lowestTaskFirst(tests, lesson);
    const scenario = firstFailed({ tests })?.failure?.scenario ?? 'run';
    const recording = await runScenario(scenario);
    // The learner may edit before the next check.
    this.pool.reset();
    return { lesson, tests, recording, broken: broken.join('\n') || undefined };
  }

  async close(): Promise<void> {
    // The check that is running ends first: its scenarios are over now.
    this.pool.close();
    await this.#running;
    await (await this.#vitest)?.close();
    this.#channel.close();
  }
}

/**
 * Puts the first open task before later ones, for learners who work task by task, unless a known
 * mistake explains more.
 */
function lowestTaskFirst(tests: TestResult[], { tasks }: Lesson): void {
  const first = tests.findIndex(({ passed }) => !passed);
  if (first <= 0 || tests[first]!.failure?.mistake) return;
  const failed = tests.filter(({ passed }) => !passed).map(({ id }) => id);
  const next = tasks.flatMap((task) => task.tests).find((id) => failed.includes(id));
  const index = tests.findIndex(({ id }) => id === next);
  if (index > first) tests.splice(first, 0, ...tests.splice(index, 1));
}

const messageOf = ({ message }: { message: string }) => message;
