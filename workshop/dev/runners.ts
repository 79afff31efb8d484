import { cpus } from 'node:os';
import { CheckRunner } from '../checking/run-checks.ts';

/** Runners of checks that work side by side, as many as there are processors. */
export class Runners {
  #all = Array.from({ length: Math.max(2, cpus().length) }, () => new CheckRunner());

  /**
   * Does the work for every item. Each runner takes the next one as soon as it is free; they are
   * numbered from 0.
   */
  async forEach<T>(
    items: T[],
    work: (item: T, runner: CheckRunner, i: number) => Promise<void>,
  ): Promise<void> {
    const waiting = items.values();
    const workOn = async (runner: CheckRunner, i: number) => {
      for (const item of waiting) await work(item, runner, i);
    };
    await Promise.all(this.#all.map(workOn));
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((runner) => runner.close()));
  }
}
