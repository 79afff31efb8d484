import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './lessons.ts';
import { assemble, type End, type Recording } from './recording.ts';

const require = createRequire(import.meta.url);

export interface RecordOptions {
  /** Which scene of `checks/NN-slug.scenes.ts` is played; `run` calls the lesson's `run`. */
  scene?: string;
  /** Let the learner's output through to the terminal as well as the picture. */
  show?: boolean;
  /** Seconds after which the run is stopped. */
  timeLimit?: number;
}

/** Seconds that a run may take: `TIME_LIMIT`, or 10. */
export function timeLimit(): number {
  const asked = Number(process.env.TIME_LIMIT);
  return asked > 0 ? asked : 10;
}

/**
 * Runs the answer in `folder` in a process of its own and says what it did. It never throws
 * over what the answer does; the process and all that it started are gone when it resolves.
 */
export async function record(
  slug: string,
  folder: string,
  { scene = 'run', show = false, timeLimit: seconds = timeLimit() }: RecordOptions = {},
): Promise<Recording> {
  const scenes = join(root, 'checks', `${slug}.scenes.ts`);
  const child = spawn(
    process.execPath,
    [
      '--enable-source-maps',
      '--max-old-space-size=200',
      '--import',
      pathToFileURL(require.resolve('tsx')).href,
      join(import.meta.dirname, 'recorder.ts'),
      resolve(root, folder),
      scene,
      existsSync(scenes) ? scenes : '',
    ],
    {
      cwd: root,
      env: cleanEnvironment(),
      detached: process.platform !== 'win32',
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe', 'pipe'],
    },
  );
  running.add(child);
  const events = readEvents(child);
  const output = readOutput(child);
  let end: End | undefined;
  const limit = setTimeout(() => {
    end = { how: 'timed out', seconds };
    stop(child);
  }, seconds * 1000);
  const exit = await new Promise<End>((done) => {
    child.on('error', (error) => {
      const { name, message, stack = '' } = error;
      done({ how: 'threw', when: 'import', error: { name, message, stack } });
    });
    child.on('exit', (code, signal) => {
      stop(child);
      child.once('close', () => done({ how: 'exited', code, signal }));
    });
  });
  clearTimeout(limit);
  running.delete(child);
  return assemble(events(), end ?? exit, output());
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

/** The environment without what would change a verdict: a lesson says everything in its code. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(OTEL_|VITEST|VITE_|NODE_ENV$|TEST$|DEV$|PROD$|MODE$|BASE_URL$|SSR$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

function readEvents(child: ChildProcess): () => Parameters<typeof assemble>[0] {
  let text = '';
  const pipe = child.stdio[3] as NodeJS.ReadableStream;
  pipe.setEncoding('utf8');
  pipe.on('data', (chunk: string) => (text += chunk));
  pipe.on('error', () => {});
  // A process that was killed may have left half a line.
  return () =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
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
