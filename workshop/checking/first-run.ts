import { join } from 'node:path';
import type { Lesson } from '../lessons.ts';
import { shapesOf, type Shape } from '../render/tree-shape.ts';
import type { Recording } from '../runner/recording.ts';
import { workFolder } from '../workspace/copies.ts';
import { sameFiles } from '../workspace/files.ts';
import { recall, remember } from '../workspace/remembered.ts';

/** Whether nothing in the learner's copy has been changed yet. */
export function isStarter(lesson: Lesson): boolean {
  return sameFiles(workFolder(lesson), join('lessons', lesson.slug));
}

/** What the reader predicted, once they have been asked; empty if they skipped the question. */
export function predictionOf({ slug, predict }: Lesson): string | undefined {
  const kept = recall<string>('predictions')[slug];
  return predict?.choices?.[predict.english?.indexOf(kept ?? '') ?? -1] ?? kept;
}

/** Keeps what somebody answered to the prediction, unless they had answered before; returns it. */
export function keepPrediction(lesson: Lesson, typed: string): string {
  const { slug, predict } = lesson;
  const answer = predictionOf(lesson) || answerIn(lesson, typed);
  const english = predict?.english?.[predict.choices?.indexOf(answer) ?? -1] ?? answer;
  remember('predictions', { ...recall('predictions'), [slug]: english });
  return answer;
}

/** One of the choices as it is, or a number without blanks and separators. */
export function answerIn({ predict }: Pick<Lesson, 'predict'>, typed: string): string {
  if (predict?.choices?.includes(typed)) return typed;
  return typed.replaceAll(/[\s,.]/g, '').slice(0, 40);
}

/** Remembers the traces of the starter, to be shown beside those of an answer that passes. */
export function keepStarter({ slug }: Lesson, recording: Recording): void {
  remember('before', { ...recall('before'), [slug]: shapesOf(recording, []) });
}

/** The traces of the starter, if it has been run. */
export function starterShapes({ slug }: Lesson): Shape[] | undefined {
  return recall<Shape[]>('before')[slug];
}
