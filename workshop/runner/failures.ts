import { basename } from 'node:path';
import { filesToEdit, root } from '../lessons.ts';
import { importAdvice } from './packages.ts';
import { placeAt, placeIn, placeText, type Place } from './places.ts';
import type { End, Recording } from './recording.ts';

/** Why a run did not end well. */
interface RunFailure {
  lines: string[];
  place: Place;
}

/** Why a run of the answer in `folder` did not end well; `undefined` if it did. */
export function runFailureOf(recording: Recording, folder: string): RunFailure | undefined {
  const { end, exitCalled } = recording;
  if (end.how === 'returned') return undefined;
  let place = placeAt(folder, filesToEdit(basename(folder))[0]!);
  if (end.how === 'threw') {
    place = placeIn(`${end.error.message}\n${end.error.stack}`, folder) ?? place;
  } else if (end.how === 'exited' && exitCalled) {
    place = placeAt(folder, exitCalled);
  }
  return { lines: describe(end, recording), place };
}

/** A failure as it is printed, with the place to open. */
export function runFailureText({ lines, place }: RunFailure): string {
  return [...lines, `Open ${placeText(place)}`].join('\n');
}

function describe(
  end: Exclude<End, { how: 'returned' }>,
  { output, exitCalled }: Recording,
): string[] {
  switch (end.how) {
    case 'timed out':
      return [
        `The program was still running after ${end.seconds} s, so it was stopped.`,
        seen[end.saw],
        `To give it more time: ${withVariable('TIME_LIMIT', 3 * end.seconds, 'npm run check …')}`,
      ];
    case 'out of memory':
      return outOfMemory;
    case 'flooded':
      return [
        'The program did more than can be recorded, so it was stopped.',
        'The usual cause is an endless loop that makes spans.',
      ];
    case 'left open': {
      const open = new Set(end.resources.map((name) => resourceNames[name] ?? name));
      return [
        '`run` is over, but the program cannot end, because something is still open.',
        `Node is waiting for: ${[...open].join(', ') || 'something unknown'}.`,
        'Close what you open (a server, a timer, a connection) before `run` returns.',
      ];
    }
    case 'threw':
      return [
        thrown[end.when],
        `  ${end.error.name}: ${withoutPaths(end.error.message)}`,
        importAdvice(end.error.message),
      ].filter(Boolean);
    case 'exited':
      if (output.includes('heap out of memory')) return outOfMemory;
      if (end.signal)
        return [`The program was ended by ${end.signal} before \`run\` had finished.`];
      if (exitCalled !== undefined) {
        return [`\`process.exit(${end.code})\` ended the program before \`run\` had finished.`];
      }
      if (end.code === unsettledAwait) {
        return [
          'The program ended before `run` had finished, because nothing was left to do.',
          'Your code awaits a promise that is never resolved.',
        ];
      }
      return [`The program ended with exit code ${end.code} before \`run\` had finished.`];
  }
}

const outOfMemory = [
  'The program ran out of memory, so it was stopped.',
  'Usually something grows in a loop, such as an array, a string or a list of spans.',
];

/** What the program was doing when its time was up. */
const seen = {
  loop: 'The CPU was busy all the time. The usual cause is an endless loop.',
  waiting:
    'It was idle: it waited for something that never happened, such as a promise that is never resolved or a condition that never comes true.',
  slow: 'This machine was too busy to tell why, so this result does not count. Check again when it is less busy.',
};

/** A command with a variable in its environment, as it is typed on this system. */
function withVariable(name: string, value: unknown, command: string): string {
  if (process.platform === 'win32') return `$env:${name}=${value}; ${command}`;
  return `${name}=${value} ${command}`;
}

const thrown = {
  import: 'lesson.ts could not be loaded:',
  run: '`run` threw an error:',
  later: 'An error was not caught (perhaps from a promise without `await`):',
};

/** Node's exit code for an `await` at the top of a program that can never go on. */
const unsettledAwait = 13;

/** Node's names for what keeps a program from ending, and ours. */
const resourceNames: Record<string, string> = {
  TCPServerWrap: 'a server that is listening',
  TCPSocketWrap: 'a connection',
  Timeout: 'a timer',
  ProcessWrap: 'a child process',
  MessagePort: 'a worker',
  PipeWrap: 'a pipe',
};

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
