import { availableParallelism } from 'node:os';
import { AnswerProcess } from './process.ts';
import { RecordingBuilder } from './recording-builder.ts';
import type { Recording } from './recording.ts';
import { spawnChild } from './spawn.mjs';

/** Processes that may wait for an answer; each holds some 70 MB. */
const maxWaiting = 4;

/** Runs scenarios of answers, each of them once, as many at a time as the machine has cores. */
export class ProcessPool {
  #recordings = new Map<string, Promise<Recording>>();
  #warm: AnswerProcess[] = [];
  #running = new Map<AnswerProcess, Promise<Recording>>();
  /** The most scenarios that were asked for between two resets. */
  #mostWanted = 1;
  #halted = false;

  /** What the answer in `folder` does in that scenario. */
  run(slug: string, folder: string, scenario = 'run'): Promise<Recording> {
    const key = `${folder} ${scenario}`;
    const recording = this.#recordings.get(key) ?? this.#start(slug, folder, scenario);
    this.#recordings.set(key, recording);
    recording.catch(() => {});
    this.#mostWanted = Math.max(this.#mostWanted, this.#recordings.size);
    return recording;
  }

  async #start(slug: string, folder: string, scenario: string): Promise<Recording> {
    while (this.#running.size >= availableParallelism() && !this.#halted) {
      await Promise.race(this.#running.values()).catch(() => {});
    }
    if (this.#halted) {
      return new RecordingBuilder().build({ how: 'exited', code: null, signal: 'SIGKILL' });
    }
    const child = this.#warm.shift() ?? new AnswerProcess();
    const run = child.run(slug, folder, scenario).finally(() => this.#running.delete(child));
    this.#running.set(child, run);
    return run;
  }

  /** Starts processes ahead of the next scenarios, with these packages loaded. */
  warmUp(packages: string[]): void {
    while (this.#warm.length < Math.min(this.#mostWanted, maxWaiting)) {
      this.#warm.push(new AnswerProcess(spawnChild({ preload: packages })));
    }
  }

  /** Forgets what has been run, so that it is run again. */
  reset(): void {
    this.#recordings.clear();
    this.#halted = false;
  }

  /** Stops what is running; until `reset`, nothing more is run. */
  halt(): void {
    this.#halted = true;
    for (const child of this.#running.keys()) child.kill();
  }

  /** Ends every process. */
  close(): void {
    this.halt();
    for (const child of this.#warm) child.kill();
  }
}
