import { basename, join } from 'node:path';
import { filesToEdit, root } from './lessons.ts';
import type { End, Recording } from './recording.ts';

/**
 * Says in a few lines why a run did not come to a good end, and which file and line to open.
 * `undefined` if it did.
 */
export function troubleOf({ end, output }: Recording, folder: string): string | undefined {
  if (end.how === 'returned') return undefined;
  const place = end.how === 'threw' && placeIn(`${end.error.message}\n${end.error.stack}`, folder);
  return [
    ...story(end, output),
    `Open ${place || join(folder, filesToEdit(basename(folder))[0]!)}`,
  ].join('\n');
}

function story(end: Exclude<End, { how: 'returned' }>, output: string): string[] {
  switch (end.how) {
    case 'timed out':
      return [
        `It was still running after ${end.seconds} s, and was stopped.`,
        'Usually that is a loop without an end, or an `await` on a promise that nobody resolves.',
        `More time: TIME_LIMIT=${end.seconds * 3} npm run check …`,
      ];
    case 'left open':
      return [
        '`run` was done, but the program could not end: something is still open.',
        `Node is waiting for: ${[...new Set(end.resources.map(resourceName))].join(', ')}.`,
        'Close what you open (a server, a timer, a connection) before `run` returns.',
      ];
    case 'threw':
      return [
        {
          import: 'lesson.ts could not be loaded:',
          run: '`run` threw an error that nobody caught:',
          later: 'An error came up that nobody caught (a promise without `await`, perhaps):',
        }[end.when],
        `  ${end.error.name}: ${withoutPaths(end.error.message)}`,
      ];
    case 'exited':
      if (output.includes('heap out of memory') || end.signal === 'SIGABRT') {
        return [
          'The program ran out of memory, and Node gave up.',
          'Usually something grows in a loop: an array, a string, spans that are kept.',
        ];
      }
      if (end.signal) return [`The program was ended by ${end.signal} before \`run\` was done.`];
      if (end.code === unsettledAwait) {
        return [
          'The program ended before `run` was done: nothing was left to wait for.',
          'It awaits a promise that nobody resolves.',
        ];
      }
      return [
        `The program ended with exit code ${end.code} before \`run\` was done.`,
        `Usually that is a \`process.exit(${end.code})\` on the way.`,
      ];
  }
}

/** Node's exit code for an `await` at the top of a program that can never go on. */
const unsettledAwait = 13;

/** What an error says, in one line, without the paths of this machine. */
function withoutPaths(message: string): string {
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
function placeIn(text: string, folder: string): string | undefined {
  for (const [, file = '', line] of text.matchAll(/([^\s()]*?\.ts):(\d+)/g)) {
    if (file.includes(folder)) return `${join(folder, file.split(/[\\/]/).at(-1)!)}:${line}`;
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
