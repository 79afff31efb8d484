import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { root } from './lessons.ts';
import { Assembly, type End, type Recording } from './recording.ts';
import { timeLimit } from './settings.ts';
import { openStage } from './stage.mjs';

/** What a recorder is told to play, on file descriptor 4. */
export interface Assignment {
  /** The folder that holds the answer. */
  folder: string;
  /** Which scene of `scenesFile` is played; `run` calls the lesson's `run`. */
  scene: string;
  scenesFile: string;
  /** Where the spans are sent to besides: the base URL of an OTLP backend, or empty. */
  endpoint: string;
}

/**
 * Runs the answer in `folder` in a process of its own and says what it did. With `show`, the
 * learner's output goes to the terminal; with `endpoint`, what is exported goes there as well.
 */
export function record(
  slug: string,
  folder: string,
  { scene = 'run', show = false, endpoint = '' } = {},
): Promise<Recording> {
  return new Recorder({ show }).play(slug, folder, scene, endpoint);
}

let ahead: ChildProcess | undefined;

/** The next recorder works with this process, which was opened ahead for it. */
export function goOnWith(child: ChildProcess): void {
  ahead = child;
}

/** A process that has loaded the SDK and waits for the answer that it is to play. */
export class Recorder {
  #child: ChildProcess;
  #assembly = new Assembly();
  #output: () => string;
  #exit: Promise<End>;
  #stopped = false;

  /** `packages` are loaded ahead, for the answer that will need them. */
  constructor({ show = false, packages = [] as string[] } = {}) {
    this.#child = ahead ?? openStage({ show, packages });
    ahead = undefined;
    running.add(this.#child);
    readEvents(this.#child, this.#assembly);
    this.#output = readOutput(this.#child);
    this.#exit = exitOf(this.#child);
  }

  /**
   * Plays one scene, once. It never throws over what the answer does, only where the process did
   * not get as far as the answer; it and all that it started are gone in the end.
   */
  async play(slug: string, folder: string, scene: string, endpoint = ''): Promise<Recording> {
    const scenesFile = join(root, 'checks', `${slug}.scenes.ts`);
    const assignment: Assignment = {
      folder: resolve(root, folder),
      scene,
      scenesFile: existsSync(scenesFile) ? scenesFile : '',
      endpoint,
    };
    const desk = this.#child.stdio[4] as Writable;
    desk.on('error', () => {});
    desk.end(JSON.stringify(assignment));
    const seconds = timeLimit();
    let end: End | undefined;
    const limit = setTimeout(() => {
      end = { how: 'timed out', seconds };
      this.stop();
    }, seconds * 1000);
    const exit = await this.#exit;
    clearTimeout(limit);
    if (this.#assembly.heard === 0 && !this.#stopped) {
      const said = this.#output().match(/^\w*Error.*/m)?.[0] ?? '';
      throw new Error(`The learner's process could not be started. ${said}`.trim());
    }
    return this.#assembly.recording(end ?? exit, this.#output());
  }

  /** Kills the process and everything that it started. */
  stop(): void {
    this.#stopped = true;
    stop(this.#child);
  }
}

function exitOf(child: ChildProcess): Promise<End> {
  return new Promise((done) => {
    child.on('error', (error) => {
      const { name, message, stack = '' } = error;
      done({ how: 'threw', when: 'import', error: { name, message, stack } });
    });
    child.on('exit', (code, signal) => {
      stop(child);
      running.delete(child);
      child.once('close', () => done({ how: 'exited', code, signal }));
    });
  });
}

const running = new Set<ChildProcess>();

/** Kills a run and everything that it started. */
function stop(child: ChildProcess): void {
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else if (child.pid) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}

/** For a command: when it is interrupted, nothing that it started goes on. */
export function stopOnInterrupt(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.once(signal, () => {
      for (const child of running) stop(child);
      process.exit(code);
    });
  }
}

function readEvents(child: ChildProcess, assembly: Assembly): void {
  let rest = '';
  const pipe = child.stdio[3] as NodeJS.ReadableStream;
  pipe.setEncoding('utf8');
  pipe.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    // A process that is killed may leave half a line.
    rest = lines.pop()!;
    for (const line of lines) {
      try {
        assembly.hear(JSON.parse(line));
      } catch {
        // An answer may write to any file descriptor; this is not an event.
      }
    }
  });
  pipe.on('error', () => {});
}

function readOutput(child: ChildProcess): () => string {
  const most = 64 * 1024;
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8');
    stream?.on('data', (chunk: string) => {
      if (text.length < most) text += chunk.slice(0, most - text.length);
    });
  }
  return () => text;
}
