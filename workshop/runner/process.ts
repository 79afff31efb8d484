import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { root } from '../lessons.ts';
import { killAll } from './kill.ts';
import { RecordingBuilder } from './recording-builder.ts';
import type { End, Recording } from './recording.ts';
import { spawnChild } from './spawn.mjs';
import { Vitals } from './vitals.ts';

export type Child = ReturnType<typeof spawnChild>;

/** A backend that receives OTLP over HTTP. */
export interface Backend {
  /** Its base URL. */
  endpoint: string;
  /** What each request to it carries, as pairs: `api-key=secret,tenant=bar`. */
  headers: string;
}

/** What a child process is told to run, on file descriptor 4. */
export interface Job {
  /** The folder that holds the answer. */
  folder: string;
  /** A name in `scenariosFile`; one that is not there calls the answer's `run`. */
  scenario: string;
  scenariosFile: string;
  /** Where the spans are sent to as well. */
  backend?: Backend;
  /** What each event begins with. */
  secret: string;
}

/**
 * Seconds that a run may take: `TIME_LIMIT`, or 10. A process that was slow to get ready is on a
 * slow or busy machine, and has forty times as long as that took.
 */
export function timeLimit(readyMs = 0): number {
  const wanted = Number(process.env.TIME_LIMIT);
  return wanted > 0 ? wanted : Math.max(10, Math.round((40 * readyMs) / 1000));
}

const maxOutput = 2 * 1024 * 1024;
/** The memory that a process may use: the heap and everything else. */
const maxBytes = 1024 ** 3;
/** How long the output of a process stays open after it has ended. */
const closingMs = 1000;
const running = new Set<Child>();

/** A child process that has loaded the SDK and waits for the one answer that it is to run. */
export class AnswerProcess {
  #child: Child;
  #recording = new RecordingBuilder();
  #vitals = new Vitals();
  #output = '';
  #secret = randomUUID();
  #ready: Promise<number>;
  #ended: Promise<[code: number | null, signal: string | null]>;
  #killed = false;
  /** Why it was killed, where it broke a limit. */
  #stopped: End | undefined;

  /** Uses a `child` that `spawnChild` has already returned, or spawns one. */
  constructor(child: Child = spawnChild()) {
    this.#child = child;
    running.add(child);
    const [, stdout, stderr, events, , vitals] = child.stdio as (Readable | null)[];
    for (const stream of [stdout, stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text.slice(0, maxOutput - this.#output.length);
      });
    }
    for (const stream of child.stdio) stream?.on('error', () => {});
    this.#ready = new Promise((ready) => {
      onLine(events!, (line) => {
        // An answer may write to any file descriptor, or be killed in the middle of a line.
        const event = parsed(line.startsWith(this.#secret) ? line.slice(36) : line);
        if (line.startsWith(this.#secret)) this.#recording.add(event);
        else if (event?.type === 'ready') ready(event.ms);
      });
    });
    onLine(vitals!, (line) => {
      if (this.#vitals.add(line) > maxBytes) this.#stop({ how: 'out of memory' });
    });
    child.on('exit', () => {
      killAll(child);
      running.delete(child);
      // A process that it left behind, out of reach, may hold them open.
      setTimeout(() => child.stdio.forEach((stream) => stream?.destroy()), closingMs).unref();
    });
    this.#ended = new Promise((done) => {
      child.on('error', () => done([null, null]));
      child.on('close', (code, signal) => done([code, signal]));
    });
  }

  /**
   * Runs one scenario of the answer in `folder`, once. Whatever the answer does is in the
   * recording. In the end, the process and everything that it started are gone. Rejects only where
   * the process did not get as far as the answer.
   */
  async run(slug: string, folder: string, scenario: string, backend?: Backend): Promise<Recording> {
    const file = join(root, 'checks', slug, 'scenarios.ts');
    const job: Job = {
      folder: resolve(root, folder),
      scenario,
      scenariosFile: existsSync(file) ? file : '',
      backend,
      secret: this.#secret,
    };
    (this.#child.stdio[4] as Writable).end(JSON.stringify(job));
    const readyMs = await Promise.race([this.#ready, this.#ended]);
    if (typeof readyMs === 'object' && !this.#killed) {
      const error = this.#output.match(/^\w*Error.*/m)?.[0] ?? '';
      throw new Error(`The process for your code could not be started. ${error}`.trim());
    }
    const seconds = timeLimit(Number(readyMs));
    const limit = setTimeout(() => {
      this.#stop({ how: 'timed out', seconds, saw: this.#vitals.summary(seconds * 1000) });
    }, seconds * 1000);
    const [code, signal] = await this.#ended;
    clearTimeout(limit);
    return this.#recording.build(this.#stopped ?? { how: 'exited', code, signal }, this.#output);
  }

  /** Kills the process and everything that it started. */
  kill(): void {
    this.#killed = true;
    killAll(this.#child);
  }

  #stop(end: End): void {
    this.#stopped ??= end;
    this.kill();
  }
}

/** A line that is longer than any event is dropped. */
const maxLine = 64 * 1024 * 1024;

function onLine(stream: Readable, hear: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    if (rest.length > maxLine) rest = '';
    for (const line of lines) hear(line);
  });
}

function parsed(line: string) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** When the command is interrupted, everything that it started is killed. */
export function killOnInterrupt(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      killRunning();
      process.exit(128 + constants.signals[signal]);
    });
  }
}

/** Ends every answer that is running, with all that it has started. */
export function killRunning(): void {
  for (const child of running) killAll(child);
}
