import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileIn, root } from '../lessons.ts';
import { hintsFor } from './hints.ts';
import type { LessonResult, TestResult } from './results.ts';

/** What `checks/NN-slug/sentences.de.json` says in the place of what the check says. */
export interface Sentences {
  /** The sentences of the tests, by id. */
  tests: Record<string, string>;
  /** The explanations of known mistakes, by name. */
  mistakes: Record<string, string>;
}

/** The sentences of a lesson, or of every lesson where `slug` is empty, in another language. */
export function sentencesIn(language: string, slug = ''): Sentences {
  const file = join(root, 'checks', slug, fileIn(language, 'sentences.json'));
  const none = { tests: {}, mistakes: {} };
  return existsSync(file) ? { ...none, ...JSON.parse(readFileSync(file, 'utf8')) } : none;
}

/**
 * A result in the language of its lesson: sentences, hints and the explanation of a mistake. What
 * is not translated stays in English, as do all messages on what was recorded.
 */
export function inItsLanguage(result: LessonResult): LessonResult {
  const { slug, language } = result.lesson;
  if (language === 'en') return result;
  const { tests, mistakes } = sentencesIn(language, slug);
  const sentences = { ...sentencesIn(language).tests, ...tests };
  const translate = (test: TestResult): TestResult => {
    const { id, failure } = test;
    const sentence = sentences[id] ?? test.sentence;
    if (!failure) return { ...test, sentence };
    const hints = hintsFor(slug, id, language);
    const { mistake } = failure;
    const explanation = mistakes[mistake?.name ?? ''];
    return {
      ...test,
      sentence,
      failure: {
        ...failure,
        hints: hints.length > 0 ? hints : failure.hints,
        mistake: mistake && explanation ? { ...mistake, explanation } : mistake,
      },
    };
  };
  const { types } = result;
  return { ...result, tests: result.tests.map(translate), types: types && translate(types) };
}
