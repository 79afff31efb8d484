import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { root } from '../lessons.ts';
import { RecordingBuilder } from './recording-builder.ts';
import type { End, Recording } from './recording.ts';
import { spawnChild } from './spawn.mjs';

/** What a child process is told to run, on file descriptor 4. */
export interface Job {
  /** The folder that holds the answer. */
  folder: string;
  /** A name in `scenariosFile`; one that is not there calls the answer's `run`. */
  scenario: string;
  scenariosFile: string;
  /** Where the spans are sent to as well: the base URL of an OTLP backend, or empty. */
  endpoint: string;
}

/** Seconds that a run may take: `TIME_LIMIT`, or 10. */
export function timeLimit(): number {
  const wanted = Number(process.env.TIME_LIMIT);
  return wanted > 0 ? wanted : 10;
}

const maxOutput = 64 * 1024;
const running = new Set<ChildProcess>();

/** A child process that has loaded the SDK and waits for the one answer that it is to run. */
export class AnswerProcess {
  #child: ChildProcess;
  #recording = new RecordingBuilder();
  #output = '';
  #ended: Promise<[code: number | null, signal: string | null]>;

  /** Goes on with a `child` that `spawnChild` has returned already, or spawns one. */
  constructor(child: ChildProcess = spawnChild()) {
    this.#child = child;
    running.add(child);
    for (const stream of [child.stdout, child.stderr]) {
      listen(stream, (text) => (this.#output += text.slice(0, maxOutput - this.#output.length)));
    }
    let rest = '';
    listen(child.stdio[3] as Readable, (text) => {
      const lines = (rest + text).split('\n');
      // A process that is killed may leave half a line.
      rest = lines.pop()!;
      for (const line of lines) {
        try {
          this.#recording.add(JSON.parse(line));
        } catch {
          // An answer may write to any file descriptor; this is not an event.
        }
      }
    });
    child.on('exit', () => {
      killGroup(child);
      running.delete(child);
    });
    this.#ended = new Promise((done) => {
      child.on('error', () => done([null, null]));
      child.on('close', (code, signal) => done([code, signal]));
    });
  }

  /**
   * Runs one scenario of the answer in `folder`, once. Whatever the answer does is in the
   * recording; it and all that it started are gone in the end. Rejects only where the process did
   * not get as far as the answer.
   */
  async run(slug: string, folder: string, scenario: string, endpoint = ''): Promise<Recording> {
    const file = join(root, 'checks', slug, 'scenarios.ts');
    const scenariosFile = existsSync(file) ? file : '';
    const job: Job = { folder: resolve(root, folder), scenario, scenariosFile, endpoint };
    const jobPipe = this.#child.stdio[4] as Writable;
    jobPipe.on('error', () => {}).end(JSON.stringify(job));
    const seconds = timeLimit();
    let overdue: End | undefined;
    const limit = setTimeout(() => {
      overdue = { how: 'timed out', seconds };
      this.kill();
    }, seconds * 1000);
    const [code, signal] = await this.#ended;
    clearTimeout(limit);
    if (this.#recording.events === 0 && signal !== 'SIGKILL') {
      const error = this.#output.match(/^\w*Error.*/m)?.[0] ?? '';
      throw new Error(`The learner's process could not be started. ${error}`.trim());
    }
    return this.#recording.build(overdue ?? { how: 'exited', code, signal }, this.#output);
  }

  /** Kills the process and everything that it started. */
  kill(): void {
    killGroup(this.#child);
  }
}

function listen(stream: Readable | null, hear: (text: string) => void): void {
  stream?.setEncoding('utf8').on('data', hear);
  stream?.on('error', () => {});
}

function killGroup(child: ChildProcess): void {
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else if (child.pid) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}

/** For a command: when it is interrupted, nothing that it started goes on. */
export function killOnInterrupt(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      for (const child of running) killGroup(child);
      process.exit(128 + constants.signals[signal]);
    });
  }
}
