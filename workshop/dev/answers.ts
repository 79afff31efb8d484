import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { register } from 'tsx/cjs/api';
import { answerNames, type Mistake } from '../checking/mistakes.ts';
import { firstFailed } from '../checking/results.ts';
import type { CheckRunner } from '../checking/run-checks.ts';
import { root, type Lesson } from '../lessons.ts';
import { applyEdit } from './edits.ts';

/** An answer whose verdict is known, in `checks/NN-slug/mistakes` or `checks/NN-slug/right`. */
export interface KnownAnswer {
  lesson: Lesson;
  kind: 'mistakes' | 'right';
  name: string;
}

/** Those of a lesson: the mistakes first. */
export function knownAnswers(lesson: Lesson): KnownAnswer[] {
  return (['mistakes', 'right'] as const).flatMap((kind) =>
    answerNames(lesson.slug, kind).map((name) => ({ lesson, kind, name })),
  );
}

/**
 * Writes the whole answer into `target/NN-slug`, in place of what is there. An answer is the
 * solution with an edit, or with its own files over it.
 * @throws where the edit does not fit today's solution
 */
export function layAnswer(answer: KnownAnswer, target: string): void {
  const { slug } = answer.lesson;
  const folder = join(root, target, slug);
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(root, 'solutions', slug), folder, { recursive: true });
  const ownFiles = join(root, 'checks', slug, answer.kind, answer.name);
  if (existsSync(ownFiles)) cpSync(ownFiles, folder, { recursive: true });
  for (const [file, edit] of Object.entries(readMistake(answer).edit ?? {})) {
    const path = join(folder, file);
    try {
      writeFileSync(path, applyEdit(existsSync(path) ? readFileSync(path, 'utf8') : '', edit));
    } catch (error) {
      throw new Error(`${ownFiles}.ts does not fit ${file}. ${(error as Error).message}`);
    }
  }
}

// Commands and tests load TypeScript in different ways; this one works in both.
const tsx = register({ namespace: 'answers' });

/** The mistake that a known wrong answer stands for; of a right one, the edit. */
export function readMistake({ lesson, kind, name }: KnownAnswer): Mistake {
  const file = join(root, 'checks', lesson.slug, kind, `${name}.ts`);
  return (existsSync(file) ? tsx.require(file, import.meta.url).default : {}) as Mistake;
}

/**
 * Why an answer that was laid into `target` was not judged as it should be: a right one passes; a
 * wrong one fails first on a test that it names, with its own explanation. Empty if it was.
 */
export async function judgeAnswer(answer: KnownAnswer, target: string, runner: CheckRunner) {
  const wrong = answer.kind === 'mistakes';
  const result = await runner.check(target, answer.lesson, { stopAtFirstFailure: wrong });
  if (result.broken) return `The check broke: ${result.broken}`;
  const failed = firstFailed(result);
  const outcome = failed ? `It failed ${failed.id}: ${failed.failure?.message}` : 'It passed.';
  if (!wrong) return failed ? outcome : '';
  const { explanation, failsFirst } = readMistake(answer);
  const lines = explanation.trim().split('\n');
  if (lines.length > 5 || lines.some((line) => line.length > 78)) {
    return 'Its explanation is longer than five lines of 78 columns.';
  }
  if (!failed || !failsFirst.includes(failed.id)) return outcome;
  const mistake = failed.failure?.mistake;
  if (mistake?.explanation === explanation.trim()) return '';
  return `On ${failed.id} it was taken for ${mistake?.name ?? 'no known mistake'}.`;
}
