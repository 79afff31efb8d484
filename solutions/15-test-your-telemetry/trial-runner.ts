/**
 * Runs in vitest's worker, and keeps the trials of `verdict.ts` apart. In a trial, all work and all
 * pauses take a few turns of the event loop, so that nothing depends on the speed of a machine.
 * Nothing in here needs to be changed.
 */
import { context, propagation, trace } from '@opentelemetry/api';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { inject, TestRunner, vi, type RunnerTask, type RunnerTestFile } from 'vitest';
import { keepTime } from '#bar';
import type { Counter } from './service.ts';

/** How many counters are open, and the slow stamps that take until one is closed. */
let open = 0;
let stamps: (() => void)[] = [];

/** A counter that lets slow stamps come to their end when it is closed. */
export function watched(counter: Counter): Counter {
  open++;
  return {
    order: (order) => counter.order(order),
    close() {
      open--;
      for (const done of stamps.splice(0)) done();
      return counter.close();
    },
  };
}

function slowly(work: string): Promise<void> {
  if (work !== 'stamp card' || open <= 0) return nextTurn();
  return new Promise((done) => stamps.push(done));
}

/** Enough for all the work of an order. */
const turnsOfPause = 50;

/** A pause in a test, which ends when all work has had its turns. */
async function pause<T>(_ms?: number, value?: T): Promise<T> {
  for (let turn = 0; turn < turnsOfPause; turn++) await nextTurn();
  return value!;
}

/** The longest pause of a test. The SDK has time limits that are longer, and they stay as they are. */
const longestMs = 2000;
const { setTimeout: original } = globalThis;
const quick = (call: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
  ms > longestMs
    ? original(call, ms, ...args)
    : original(() => void pause().then(() => call(...args)), 1);
const setTimeout = Object.assign(quick, { [promisify.custom]: pause });

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
    Object.assign(globalThis, { setTimeout });
    [open, stamps] = [0, []];
    keepTime(trialOf(file).slow ? slowly : () => nextTurn());
    super.onCollectStart(file);
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
