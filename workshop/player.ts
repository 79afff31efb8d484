import { availableParallelism } from 'node:os';
import { Recorder } from './record.ts';
import { Assembly, type Recording } from './recording.ts';

/** Processes that may stand ready; each holds some 70 MB. */
const mostWarm = 4;

/** Plays scenes of answers, each of them once, as many at a time as the machine has cores. */
export class Player {
  #made = new Map<string, Promise<Recording>>();
  #warm: Recorder[] = [];
  #onStage = new Set<Recorder>();
  #waiting: (() => void)[] = [];
  /** The most scenes that were asked for at a time. */
  #most = 1;
  #halted = false;

  /** What the answer in `folder` does in that scene. */
  play(slug: string, folder: string, scene = 'run'): Promise<Recording> {
    const made = this.made(folder, scene) ?? this.#play(slug, folder, scene);
    this.#made.set(`${folder} ${scene}`, made);
    made.catch(() => {});
    this.#most = Math.max(this.#most, this.#made.size);
    return made;
  }

  /** The recording of a scene that has been asked for. */
  made(folder: string, scene: string): Promise<Recording> | undefined {
    return this.#made.get(`${folder} ${scene}`);
  }

  async #play(slug: string, folder: string, scene: string): Promise<Recording> {
    while (this.#onStage.size >= availableParallelism() && !this.#halted) {
      await new Promise<void>((free) => this.#waiting.push(free));
    }
    if (this.#halted) {
      return new Assembly().recording({ how: 'exited', code: null, signal: 'SIGKILL' });
    }
    const recorder = this.#warm.shift() ?? new Recorder();
    this.#onStage.add(recorder);
    try {
      return await recorder.play(slug, folder, scene);
    } finally {
      this.#onStage.delete(recorder);
      this.#waiting.shift()?.();
    }
  }

  /** Starts processes ahead of the next scenes, which then begin without a wait. */
  warmUp(packages: string[]): void {
    while (this.#warm.length < Math.min(this.#most, mostWarm)) {
      this.#warm.push(new Recorder({ packages }));
    }
  }

  /** Whatever is asked for from now on is played again. */
  forget(): void {
    this.#made.clear();
    this.#halted = false;
  }

  /** Stops what is under way; until `forget`, nothing more is played. */
  halt(): void {
    this.#halted = true;
    for (const recorder of this.#onStage) recorder.stop();
    for (const free of this.#waiting.splice(0)) free();
  }

  /** Ends every process. */
  close(): void {
    this.halt();
    for (const recorder of this.#warm) recorder.stop();
  }
}
