import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { NotYetError, root, type Lesson } from '../lessons.ts';
import { shapesOf } from '../render/tree-shape.ts';
import { changedSince, codeIn, filesIn, isFile } from '../workspace/files.ts';
import { recall, remember } from '../workspace/remembered.ts';
import { hasPassed, type LessonResult } from './results.ts';
import type { CheckRunner } from './run-checks.ts';
import { typecheck } from './typecheck.ts';

/** Checks the answer in `target` (`work` or `solutions`) now, whatever is remembered. */
export async function checkAnswer(target: string, lesson: Lesson, runner: CheckRunner) {
  const { slug } = lesson;
  const key = keyOf(target, slug);
  const began = Date.now();
  const hasCode = codeIn(join(root, target, slug)).length > 0;
  const [checked, types] = await Promise.all([
    runner.check(target, lesson),
    typecheck(target, slug),
  ]);
  if (hasCode && codeIn(join(root, target, slug)).length === 0) {
    throw new NotYetError(
      `${join(target, slug)} is gone: your code, or somebody else, removed it.`,
    );
  }
  // A recording can be large, and has done its work.
  const { recording, ...result }: LessonResult = {
    ...checked,
    types,
    changed: changedSince(began),
  };
  if (recording && hasPassed(result)) result.shapes = shapesOf(recording, []);
  // A run that was stopped may do better next time, on a machine that has less to do.
  const final = !result.broken && !result.changed?.length && recording?.end.how !== 'timed out';
  const entry = final && key === keyOf(target, slug) ? { key, result } : undefined;
  remember('results', { ...recall('results'), [join(target, slug)]: entry });
  return result;
}

/**
 * Checks the answers in `target`, one after the other. Those whose files, check, tool and packages
 * are the same as the last time are remembered.
 */
export async function checkAnswers(target: string, lessons: Lesson[], runner: CheckRunner) {
  const memory = recall<{ key: string; result: LessonResult }>('results');
  const results: LessonResult[] = [];
  for (const lesson of lessons) {
    const known = memory[join(target, lesson.slug)];
    if (known?.key === keyOf(target, lesson.slug)) {
      results.push({ ...known.result, lesson, remembered: true });
    } else {
      results.push(await checkAnswer(target, lesson, runner));
    }
  }
  return results;
}

/** What every answer stands on, hashed once by a command. */
let tool: string | undefined;

/** What a verdict depends on. */
function keyOf(target: string, slug: string): string {
  tool ??= hashOf('workshop', 'lessons/bar.ts', 'tsconfig.json', 'package-lock.json');
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
