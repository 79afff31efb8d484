import { join } from 'node:path';

/** A line of a file to open; the file is named from the top of the workshop. */
export interface Place {
  file: string;
  line?: number;
}

/** A place as it is printed: `work/…/lesson.ts:31`. */
export function placeText({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** The place in `folder` of which a recording says `lesson.ts:31`, or the file alone. */
export function placeAt(folder: string, at: string): Place {
  const [name = '', line] = at.split(':');
  return { file: join(folder, name), line: line ? Number(line) : undefined };
}

/** The first place below `folder` that an error's message or stack names. */
export function placeIn(text: string, folder: string): Place | undefined {
  for (const [, file = '', line] of text.matchAll(/([^\s()]*?\.ts):(\d+)/g)) {
    const name = nameBelow(folder, file);
    if (name) return { file: join(folder, name), line: Number(line) };
  }
  return undefined;
}

/** A file of a lesson that learners do not edit, so they are not sent to its lines. */
const plumbing = 'service.ts';

/** The line below `folder` that called `callee`, as `lesson.ts:31`. */
export function callerOf(callee: (...args: any[]) => unknown, folder: string): string | undefined {
  if (!folder) return undefined;
  const trace = { stack: '' };
  Error.captureStackTrace(trace, callee);
  for (const line of trace.stack.split('\n')) {
    const [, file = '', number] = line.match(/(?:\(|at )([^()]*?\.ts):(\d+):\d+\)?$/) ?? [];
    const name = nameBelow(folder, file);
    if (name && name !== plumbing) return `${name}:${number}`;
  }
  return undefined;
}

/** The name below `folder` of a file in a stack; empty where it is elsewhere. */
function nameBelow(folder: string, file: string): string {
  const slashed = (path: string) => path.replaceAll('\\', '/');
  const path = file.startsWith('file:') ? decodeURI(file) : slashed(file);
  return path.split(`${slashed(folder)}/`)[1] ?? '';
}
