import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { register } from 'tsx/cjs/api';
import { root } from '../lessons.ts';
import type { RecordedRun } from './assertions.ts';

/**
 * How an answer differs from the solution, for each file: the lines that go begin with `-`, those
 * that come with `+`, those around them with a blank; `@@` stands between two places.
 */
export type Edit = Record<string, string>;

/** A known right answer: `checks/NN-slug/right/NAME.ts`. */
export interface RightAnswer {
  edit: Edit;
}

/** A known wrong answer: `checks/NN-slug/mistakes/NAME.ts`. */
export interface Mistake {
  /** Missing where it is another program than the solution: then its files are in `NAME/`. */
  edit?: Edit;
  /** Edits of the solution that look like this mistake and are not: `recognise` stays silent. */
  nearMisses?: Edit[];
  /** The ids of the tests that it may fail first. */
  failsFirst: string[];
  /** What was done, what is really going on, what to look at: at most five lines. */
  explanation: string;
  /** Finds the line to open in the learner's files. */
  openLine?: RegExp;
  /** Whether a run and the learner's source, without its comments, show this mistake. */
  recognise(run: RecordedRun, source: string): boolean;
}

/** The names of the known answers of a lesson. */
export function answerNames(slug: string, kind: 'mistakes' | 'right'): string[] {
  const folder = join(root, 'checks', slug, kind);
  if (!existsSync(folder)) return [];
  return [...new Set(readdirSync(folder).map((name) => basename(name, '.ts')))].sort();
}

// Commands and tests load TypeScript in different ways; this one works in both.
const tsx = register({ namespace: 'answers' });

/** A known answer of a lesson; nothing where it is only a folder of files, or is not there. */
export function readAnswer(slug: string, kind: 'mistakes' | 'right', name: string) {
  const file = join(root, 'checks', slug, kind, `${name}.ts`);
  if (!existsSync(file)) return undefined;
  return tsx.require(file, import.meta.url).default as Mistake | RightAnswer;
}
