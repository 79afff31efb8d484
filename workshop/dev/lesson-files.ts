import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, type Lesson } from '../lessons.ts';

/** Where a file breaks a rule, and what to do. */
export interface Fault {
  /** From the top, with slashes. */
  file: string;
  line?: number;
  says: string;
}

/** What a lesson breaks of one rule; a translated lesson is held to the rules for texts again. */
export type Rule = (lesson: Lesson) => Fault[];

/** A file of the tree with the line ends of the repository; empty where there is none. */
export function read(file: string): string {
  const path = join(root, file);
  return existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : '';
}

/** A fault in a file, in the first line that has `near` in it. */
export function fault(file: string, says: string, near?: string | RegExp): Fault {
  const has = (line: string) =>
    typeof near === 'string' ? line.includes(near) : near !== undefined && near.test(line);
  const line = read(file).split('\n').findIndex(has) + 1;
  return { file, says, ...(line > 0 && { line }) };
}

/** A fault for each id that is in only one of the two lists. */
export function differing(
  wanted: string[],
  found: string[],
  faultOf: (id: string, isMissing: boolean) => Fault,
): Fault[] {
  const only = (ids: string[], others: string[]) => ids.filter((id) => !others.includes(id));
  return [
    ...only(wanted, found).map((id) => faultOf(id, true)),
    ...only(found, wanted).map((id) => faultOf(id, false)),
  ];
}

/** The blocks of code in a text, from fence to fence. */
export function codeBlocks(text: string): string[] {
  return text.match(/^```.*\n[^]*?^```$/gm) ?? [];
}
