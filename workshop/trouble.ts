import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lessons.ts';
import type { Recording, Thrown } from './recording.ts';

/**
 * Says in a few lines why a run did not come to a good end, and where to look.
 * `undefined` if it did.
 */
export function troubleOf(
  { end, output }: Recording,
  folder: string,
): string | undefined {
  const file = join(folder, 'lesson.ts');
  switch (end.how) {
    case 'returned':
      return undefined;
    case 'timed out':
      return lines(
        `It was still running after ${end.seconds} s, and was stopped.`,
        'Usually that is a loop without an end, or an `await` on a promise that nobody resolves.',
        `More time: TIME_LIMIT=${end.seconds * 3} npm run check …`,
        `Open ${file}`,
      );
    case 'left open':
      return lines(
        '`run` was done, but the program could not end: something is still open.',
        `Node is waiting for: ${[...new Set(end.resources.map(resourceName))].join(', ')}.`,
        'Close what you open (a server, a timer, a connection) before `run` returns.',
        `Open ${file}`,
      );
    case 'exited':
      return lines(...exited(end.code, end.signal, output), `Open ${file}`);
    case 'threw':
      return threw(end.when, end.error, folder);
  }
}

/** Node's exit code for an `await` at the top of a program that can never go on. */
const unsettled = 13;

function exited(code: number | null, signal: string | null, output: string): string[] {
  if (output.includes('heap out of memory') || signal === 'SIGABRT') {
    return [
      'The program ran out of memory, and Node gave up.',
      'Usually something grows in a loop: an array, a string, spans that are kept.',
    ];
  }
  if (signal) return [`The program was ended by ${signal} before \`run\` was done.`];
  if (code === unsettled) {
    return [
      'The program ended before `run` was done: nothing was left to wait for.',
      'It awaits a promise that nobody resolves.',
    ];
  }
  if (code === 0) {
    return [
      'The program ended before `run` was done, and without an error.',
      'Usually that is a `process.exit(0)` on the way.',
    ];
  }
  return [
    `The program ended with exit code ${code} before \`run\` was done.`,
    'Usually that is a `process.exit` on the way. Throw an error instead.',
  ];
}

function threw(when: 'import' | 'run' | 'later', error: Thrown, folder: string): string {
  const message = firstLines(error.message);
  const place = placeIn(`${error.message}\n${error.stack}`, folder);
  const story = {
    import: 'lesson.ts could not be loaded:',
    run: '`run` threw an error that nobody caught:',
    later: 'An error came up that nobody caught (a promise without `await`, perhaps):',
  }[when];
  return lines(
    story,
    `  ${error.name}: ${message}`,
    `Open ${place ?? join(folder, 'lesson.ts')}`,
  );
}

/** What an error says, without the paths of this machine and without a stack. */
function firstLines(message: string): string {
  return message
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('Transform failed'))
    .slice(0, 2)
    .join(' ')
    .replaceAll(`${root}/`, '')
    .replace(/^\S+\.ts:\d+:\d+: ERROR: /, '')
    .slice(0, 300);
}

/** The first place in the learner's folder that a stack or a message names. */
export function placeIn(text: string, folder: string): string | undefined {
  for (const [, file, line] of text.matchAll(/([^\s()]*?\.ts):(\d+)/g)) {
    const name = file?.split(/[\\/]/).at(-1) ?? '';
    if (file?.includes(folder)) return `${join(folder, name)}:${line}`;
  }
  return undefined;
}

/** The first line of the learner's that matches, as `work/…/lesson.ts:31`. */
export function lineThatMatches(
  pattern: RegExp,
  folder: string,
  files: string[],
): string | undefined {
  for (const name of files) {
    const file = join(root, folder, name);
    if (!existsSync(file)) continue;
    const index = readFileSync(file, 'utf8')
      .split('\n')
      .findIndex((line) => pattern.test(line));
    if (index >= 0) return `${join(folder, name)}:${index + 1}`;
  }
  return undefined;
}

function resourceName(resource: string): string {
  const names: Record<string, string> = {
    TCPServerWrap: 'a server that listens',
    TCPSocketWrap: 'a connection',
    Timeout: 'a timer',
    ProcessWrap: 'a child process',
    MessagePort: 'a worker',
    PipeWrap: 'a pipe',
  };
  return names[resource] ?? resource;
}

function lines(...text: string[]): string {
  return text.join('\n');
}
