/**
 * Runs in vitest's worker and keeps the trials of `verdict.ts` apart. In a trial, all work and all
 * pauses take a few turns of the event loop, so that nothing depends on the machine's speed.
 * Nothing in here needs to be changed.
 */
import { context, propagation, trace } from '@opentelemetry/api';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { inject, TestRunner, vi, type RunnerTask, type RunnerTestFile } from 'vitest';
import { keepTime } from '#bar';
import type { Counter } from './service.ts';

interface State {
  /** Stamps take until a counter is closed. */
  slow: boolean;
  /** How many counters are open. */
  open: number;
  /** What lets those stamps finish. */
  stamps: (() => void)[];
  setTimeout: typeof globalThis.setTimeout;
}

/** Kept with the worker and not with this module, since a test may load all modules anew. */
const worker = globalThis as { trial?: State };
const state = (worker.trial ??= { slow: false, open: 0, stamps: [], setTimeout });

/** A counter that runs on the trial's time and ends slow stamps when it is closed. */
export function watched(counter: Counter): Counter {
  keepTime(state.slow ? slowly : () => nextTurn());
  state.open++;
  return {
    order: (order) => counter.order(order),
    close() {
      state.open--;
      for (const done of state.stamps.splice(0)) done();
      return counter.close();
    },
  };
}

function slowly(work: string): Promise<void> {
  if (work !== 'stamp card' || state.open <= 0) return nextTurn();
  return new Promise((done) => state.stamps.push(done));
}

/** Enough for all the work of an order. */
const turnsOfPause = 12;

/** A pause in a test, which ends when all work has had its turns. */
async function pause<T>(_ms?: number, value?: T): Promise<T> {
  for (let turn = 0; turn < turnsOfPause; turn++) await nextTurn();
  return value!;
}

/** The longest pause in a test. The SDK has longer time limits, which stay as they are. */
const longestMs = 2000;
const quick = (call: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
  ms > longestMs
    ? state.setTimeout(call, ms, ...args)
    : state.setTimeout(() => void pause().then(() => call(...args)), 0);
const quickTimeout = Object.assign(quick, { [promisify.custom]: pause });

/** In place of `node:timers/promises` in a test. */
export { nextTurn as setImmediate, pause as setTimeout };
export const scheduler = { wait: pause, yield: () => nextTurn() };

export default class TrialRunner extends TestRunner {
  /** Each trial begins with an API that no other trial has used. */
  override onCollectStart(file: RunnerTestFile): void {
    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    for (const api of [trace, context, propagation]) api.disable();
    Object.assign(globalThis, { setTimeout: quickTimeout });
    Object.assign(state, { slow: trialOf(file).slow ?? false, open: 0, stamps: [] });
    super.onCollectStart(file);
  }

  /** A counter that has failed a test has been found out, so the other tests are skipped. */
  override async onBeforeRunTask(test: RunnerTask): Promise<void> {
    const tests = testsIn(test.file.tasks);
    if (!trialOf(test.file).all && tests.some(({ result }) => result?.state === 'fail')) {
      test.mode = 'skip';
    }
    await super.onBeforeRunTask(test);
  }

  onCollected(files: RunnerTestFile[]): void {
    for (const file of files) {
      const { reversed, only } = trialOf(file);
      if (reversed) reverse(file.tasks);
      for (const [i, test] of testsIn(file.tasks).entries()) {
        if (only !== undefined && i !== only) test.mode = 'skip';
      }
    }
  }
}

function trialOf({ filepath }: RunnerTestFile) {
  return inject('trials')[Number(filepath.split('?trial=')[1])]!;
}

function reverse(tasks: RunnerTask[]): void {
  tasks.reverse();
  for (const task of tasks) if (task.type === 'suite') reverse(task.tasks);
}

function testsIn(tasks: RunnerTask[]): RunnerTask[] {
  return tasks.flatMap((task) => (task.type === 'suite' ? testsIn(task.tasks) : task));
}
