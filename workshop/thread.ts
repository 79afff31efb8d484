import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PoolOptions, PoolWorker, WorkerRequest } from 'vitest/node';

/**
 * A thread for vitest that stays from one run to the next, so that no check waits for vitest to be
 * loaded into a new one. To vitest it starts and stops with every run: it is told so.
 */
export class KeptThread implements PoolWorker {
  readonly name = 'kept thread';
  #options: PoolOptions;
  #thread: Worker | undefined;
  #greeted = false;
  #listeners: [event: string, hear: (message: any) => void][] = [];

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    this.#listeners = [];
    if (this.#thread) return;
    const { distPath, env, execArgv } = this.#options;
    const thread = new Worker(join(distPath, 'workers', 'threads.js'), { env, execArgv });
    thread.once('exit', () => {
      if (this.#thread === thread) this.#thread = undefined;
    });
    this.#thread = thread;
    this.#greeted = false;
  }

  on(event: string, hear: (message: any) => void): void {
    this.#listeners.push([event, hear]);
    this.#thread?.on(event, hear);
  }

  off(event: string, hear: (message: any) => void): void {
    this.#listeners = this.#listeners.filter((one) => one[0] !== event || one[1] !== hear);
    this.#thread?.off(event, hear);
  }

  send(message: WorkerRequest): void {
    if (message.type === 'stop') return this.#answer('stopped');
    if (message.type === 'start' && this.#greeted) return this.#answer('started');
    this.#greeted = true;
    this.#thread?.postMessage(message);
  }

  #answer(type: 'started' | 'stopped'): void {
    for (const [event, hear] of this.#listeners) {
      if (event === 'message') hear({ __vitest_worker_response__: true, type });
    }
  }

  /** Ends a run; the next one listens for itself. */
  async stop(): Promise<void> {
    for (const [event, hear] of this.#listeners) this.off(event, hear);
  }

  deserialize(message: unknown): unknown {
    return message;
  }

  async close(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.terminate();
  }
}
