import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { answerNames, readAnswer, type Mistake } from '../checking/mistakes.ts';
import { firstFailed, type LessonResult } from '../checking/results.ts';
import type { CheckRunner } from '../checking/run-checks.ts';
import { root, UsageError, type Lesson } from '../lessons.ts';
import { applyEdit } from './edits.ts';

/** An answer whose verdict is known, in `checks/NN-slug/mistakes` or `checks/NN-slug/right`. */
export interface KnownAnswer {
  lesson: Lesson;
  kind: 'mistakes' | 'right';
  name: string;
  /** Which of the near misses of that mistake it is, from 1, where it is one. */
  nearMiss?: number;
}

/** Those of a lesson: the mistakes first, each with its near misses. */
export function knownAnswers(lesson: Lesson): KnownAnswer[] {
  return (['mistakes', 'right'] as const).flatMap((kind) =>
    answerNames(lesson.slug, kind).flatMap((name): KnownAnswer[] => {
      const answer = { lesson, kind, name };
      const { nearMisses = [] } = readMistake(answer);
      return [answer, ...nearMisses.map((_, i) => ({ ...answer, nearMiss: i + 1 }))];
    }),
  );
}

/** What it is called, `no-inject`, or `no-inject-near-1` for a near miss. */
export function nameOf({ name, nearMiss }: KnownAnswer): string {
  return nearMiss ? `${name}-near-${nearMiss}` : name;
}

/**
 * Writes the whole answer into `target/NN-slug`, in place of what is there; `target` is named from
 * the top, or by its whole path. An answer is the solution with an edit, or with its own files over it.
 * @throws UsageError where the edit does not fit today's solution
 */
export function layAnswer(answer: KnownAnswer, target: string): void {
  const { slug } = answer.lesson;
  const folder = resolve(root, target, slug);
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(root, 'solutions', slug), folder, { recursive: true });
  const ownFiles = join(root, 'checks', slug, answer.kind, answer.name);
  const { edit: own = {}, nearMisses = [] } = readMistake(answer);
  if (existsSync(ownFiles) && !answer.nearMiss) cpSync(ownFiles, folder, { recursive: true });
  const edits = answer.nearMiss ? nearMisses[answer.nearMiss - 1]! : own;
  for (const [file, edit] of Object.entries(edits)) {
    const path = join(folder, file);
    try {
      writeFileSync(path, applyEdit(existsSync(path) ? readFileSync(path, 'utf8') : '', edit));
    } catch (error) {
      const what = answer.nearMiss ? `near miss ${answer.nearMiss}` : 'the edit';
      throw new UsageError(
        `checks/${slug}/${answer.kind}/${answer.name}.ts: ${what} does not fit solutions/${slug}/${file}. ${(error as Error).message}`,
      );
    }
  }
}

/** The mistake that a known wrong answer stands for; of a right one, the edit. */
export function readMistake({ lesson, kind, name }: KnownAnswer): Mistake {
  return (readAnswer(lesson.slug, kind, name) ?? {}) as Mistake;
}

/** Checks an answer that was laid into `target`, up to the first test that fails. */
export function checkKnown({ lesson }: KnownAnswer, target: string, runner: CheckRunner) {
  return runner.check(target, lesson, { stopAtFirstFailure: true });
}

/**
 * Why the result of a known answer is not what it should be: a right one passes; a wrong one fails
 * first on a test that it names, with its own explanation; a near miss, with any other or none.
 * Empty if it is.
 */
export function problemOf(answer: KnownAnswer, result: LessonResult): string {
  if (result.broken) return `The check broke: ${result.broken}`;
  const failed = firstFailed(result);
  const outcome = failed ? `It failed ${failed.id}: ${failed.failure?.message}` : 'It passed.';
  if (answer.kind === 'right') return failed ? outcome : '';
  const { explanation, failsFirst } = readMistake(answer);
  const mistake = failed?.failure?.mistake;
  if (answer.nearMiss)
    return mistake?.name === answer.name ? 'It was mistaken for that mistake.' : '';
  if (!failed || !failsFirst.includes(failed.id))
    return `It should fail ${failsFirst.join(' or ')} first. ${outcome}`;
  if (mistake?.explanation === explanation.trim()) return '';
  return `On ${failed.id}, it was recognised as ${mistake?.name ?? 'no known mistake'}.`;
}
