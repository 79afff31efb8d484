import type { End } from './recording.ts';

/** What `watchdog.mjs` says of a process: what it was doing when its time was up. */
export class Vitals {
  #lines = 0;
  #cpuMs = 0;
  #turns = 0;
  /** The line with which the event loop took its last turn. */
  #lastTurn = 0;

  /** Takes a line; returns the bytes of memory that the process has. */
  add(line: string): number {
    const [cpuMs = 0, bytes = 0, turns = 0] = line.split(' ').map(Number);
    this.#lines++;
    this.#cpuMs = cpuMs;
    if (turns !== this.#turns) this.#lastTurn = this.#lines;
    this.#turns = turns;
    return bytes;
  }

  /** What it did in all these milliseconds. */
  summary(elapsedMs: number): Extract<End, { how: 'timed out' }>['saw'] {
    // The thread that tells does next to nothing: if it was late, the machine is to blame.
    if (this.#lines < elapsedMs / 250 / 3) return 'slow';
    const isBlocked = this.#lastTurn < 0.6 * this.#lines;
    if (isBlocked || this.#cpuMs > elapsedMs / 2) return 'loop';
    return this.#turns > elapsedMs / 100 / 3 ? 'waiting' : 'slow';
  }
}
