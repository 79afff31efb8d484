import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { NotYetError, root, type Lesson } from '../lessons.ts';
import { shapesOf } from '../render/tree-shape.ts';
import { changedSince, codeIn, filesIn, isFile } from '../workspace/files.ts';
import { recall, remember } from '../workspace/remembered.ts';
import { hasPassed, type LessonResult } from './results.ts';
import type { CheckRunner } from './run-checks.ts';
import { inItsLanguage } from './translation.ts';
import { typecheck } from './typecheck.ts';

/** Checks the answer in `target` (`work` or `solutions`) now, whatever is remembered. */
export async function checkAnswer(target: string, lesson: Lesson, runner: CheckRunner) {
  const { slug } = lesson;
  const began = Date.now();
  const key = keyOf(target, slug);
  const hasCode = codeIn(join(root, target, slug)).length > 0;
  const [checked, types] = await Promise.all([
    runner.check(target, lesson),
    typecheck(target, slug),
  ]);
  if (hasCode && codeIn(join(root, target, slug)).length === 0) {
    throw new NotYetError(
      `${join(target, slug)} is gone: your code or another program removed it.`,
    );
  }
  return completed(target, { ...checked, types }, began, key);
}

/**
 * A result with all that is known when its check is over, without its recording, and in the
 * language of its lesson. It is remembered in English, unless files have changed since `began`,
 * when the answer had the key `key`.
 */
export function completed(
  target: string,
  { recording, ...checked }: LessonResult,
  began: number,
  key: string,
): LessonResult {
  const { slug } = checked.lesson;
  const result: LessonResult = { ...checked, changed: changedSince(began) };
  if (recording && hasPassed(result)) result.shapes = shapesOf(recording, []);
  // A run that was stopped may do better next time, on a machine that has less to do.
  const final = !result.broken && !result.changed?.length && recording?.end.how !== 'timed out';
  const entry = final && key === keyOf(target, slug) ? { key, result } : undefined;
  remember('results', { ...recall('results'), [join(target, slug)]: entry });
  return inItsLanguage(result);
}

/** What is remembered of the answer in `target`, if nothing that counts has changed since. */
export function knownResult(target: string, lesson: Lesson): LessonResult | undefined {
  const memory = recall<{ key: string; result: LessonResult }>('results');
  const known = memory[join(target, lesson.slug)];
  if (!known || known.key !== keyOf(target, lesson.slug)) return undefined;
  return inItsLanguage({ ...known.result, lesson, remembered: true });
}

/**
 * Checks the answers in `target`, one after the other. Those whose files, check, tool and packages
 * are the same as the last time are remembered.
 */
export async function checkAnswers(target: string, lessons: Lesson[], runner: CheckRunner) {
  const results: LessonResult[] = [];
  for (const lesson of lessons) {
    results.push(knownResult(target, lesson) ?? (await checkAnswer(target, lesson, runner)));
  }
  return results;
}

/** What lessons and checks have in common. */
const shared = ['lessons/bar.ts', 'lessons/programs.ts', 'checks/programs.ts'];

/** The hash of what every answer depends on, computed once by a command. */
let tool: string | undefined;

/** What a result depends on: the answer, its check, the tool and the packages. */
export function keyOf(target: string, slug: string): string {
  tool ??= hashOf('workshop', ...shared, 'tsconfig.json', 'package-lock.json');
  return `${process.version} ${tool} ${hashOf(join(target, slug), join('checks', slug))}`;
}

/** A hash over files, and those below folders, named from the top. */
function hashOf(...names: string[]): string {
  const hash = createHash('sha256');
  const files = names.flatMap((name) =>
    statSync(join(root, name), { throwIfNoEntry: false })?.isDirectory()
      ? filesIn(join(root, name)).map((file) => join(name, file))
      : name,
  );
  for (const file of files) {
    const content = isFile(join(root, file)) ? readFileSync(join(root, file)) : '';
    hash.update(`${file} ${content.length} `).update(content);
  }
  return hash.digest('hex');
}
