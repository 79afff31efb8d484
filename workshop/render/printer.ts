import { spawn, type ChildProcess } from 'node:child_process';
import type { Writable } from 'node:stream';

/** Characters that may wait for a terminal. */
const maxWaiting = 1_000_000;
/** Ends when its input does, and not with the Ctrl-C that is meant for the command. */
const passOn = 'process.on("SIGINT", () => {}); process.stdin.pipe(process.stdout)';

/**
 * Prints through a process of its own. Node waits for a terminal that is held (Ctrl-S), and would
 * do nothing else meanwhile. What is printed while too much is waiting already is left out.
 */
export class Printer {
  #process: ChildProcess;
  #input: Writable;
  #leftOut = 0;

  /** `output` is for tests: what nobody reads from a pipe is like a terminal that is held. */
  constructor(output: 'inherit' | 'pipe' = 'inherit') {
    this.#process = spawn(process.execPath, ['-e', passOn], {
      stdio: ['pipe', output, 'inherit'],
    });
    this.#input = this.#process.stdin!;
    this.#input.on('error', () => {});
  }

  /** Prints a text and ends the line. */
  print(text: string): void {
    if (this.#input.writableLength > maxWaiting) {
      this.#leftOut++;
      return;
    }
    if (this.#leftOut > 0)
      this.#input.write(`… left out while the terminal was held: ${this.#leftOut}\n`);
    this.#leftOut = 0;
    this.#input.write(`${text}\n`);
  }

  /** Prints what is waiting, and ends; a terminal that is still held does not keep it. */
  async close(): Promise<void> {
    this.#input.end();
    const ended = new Promise((end) => this.#process.once('exit', end));
    const tooLong = setTimeout(() => this.#process.kill('SIGKILL'), 1000);
    await ended;
    clearTimeout(tooLong);
  }
}
