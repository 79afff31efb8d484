import { expect, test } from 'vitest';
import { allLessons } from '../lessons.ts';
import { answerIn } from './first-run.ts';

const because = '';

test('a number is read with its separators and blanks', () => {
  const lesson = { predict: { answer: '2200', because } };
  for (const typed of ['2200', '2,200', ' 2 200 ']) expect(answerIn(lesson, typed)).toBe('2200');
});

test('every choice of every lesson is kept as it is, however long', () => {
  for (const lesson of allLessons()) {
    for (const choice of lesson.predict?.choices ?? [])
      expect(answerIn(lesson, choice)).toBe(choice);
  }
});
