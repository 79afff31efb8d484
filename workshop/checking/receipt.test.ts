import { describe, expect, test } from 'vitest';
import { allLessons } from '../lessons.ts';
import { answerNames } from './mistakes.ts';
import { receiptOf, receiptsIn, receiptText } from './receipt.ts';
import type { LessonResult } from './results.ts';

const [first] = allLessons();
const test1 = (id: string, passed: boolean, mistake?: string) => ({
  id,
  sentence: id,
  passed,
  failure: mistake
    ? { message: '', hints: [], place: { file: '' }, mistake: { name: mistake, explanation: '' } }
    : undefined,
});
const result = (tests: LessonResult['tests'], more = {}): LessonResult => ({
  lesson: first!,
  tests,
  ...more,
});

describe('of a result', () => {
  test('it counts the tasks and names the mistake, or else the test', () => {
    const started = test1('span-started', true);
    const [bad, named] = [test1('shut-down', false), test1('service-name', false)];
    const known = test1('shut-down', false, 'no-shutdown');
    expect(receiptOf(result([started]), 'k3f9')).toBe('L1 4/4 k3f9');
    expect(receiptOf(result([started, bad]), 'k3f9')).toBe('L1 3/4 shut-down k3f9');
    expect(receiptOf(result([known, named]), 'k3f9')).toBe('L1 2/4 no-shutdown k3f9');
    const types = test1('typechecks', false);
    const typed = receiptOf(result([started], { types }), 'k3f9');
    expect(typed).toBe('L1 4/4 typechecks k3f9');
    expect(receiptsIn(typed)).toHaveLength(1);
  });

  test('there is none where the result does not count', () => {
    expect(receiptOf(result([], { broken: 'vitest' }), 'k3f9')).toBe('');
    expect(receiptOf(result([test1('run-ends', true)], { changed: ['checks'] }), 'k3f9')).toBe('');
  });
});

describe('in a text', () => {
  test.each([
    ['as it is', 'L4 2/5 bare-ratio k3f9'],
    ['with a name and a time', '[10:04, 27/11/2026] Zoë: L4 2/5 bare-ratio k3f9'],
    ['in Markdown', '> **L4 2/5 bare-ratio k3f9**, help!'],
    ['as code', 'I have `L4 2/5 bare-ratio k3f9`.'],
    ['with other blanks and capitals', 'l4 2/5\u00a0Bare-Ratio  K3F9\r'],
  ])('it is found %s', (_, line) => {
    expect(receiptsIn(line).map(receiptText)).toEqual(['L4 2/5 bare-ratio k3f9']);
  });

  test('a pass has no mistake, and more than one may be in a line', () => {
    const found = receiptsIn('L4 5/5 k3f9 nice, L5 1/4 run-ends m4xy');
    expect(found.map(receiptText)).toEqual(['L4 5/5 k3f9', 'L5 1/4 run-ends m4xy']);
  });

  test.each([
    ['an unknown lesson', 'L99 5/23 bare-ratio k3f9'],
    ['a mistake of another lesson', 'L1 5/23 bare-ratio k3f9'],
    ['tests, as an older copy counted', 'L4 5/23 bare-ratio k3f9'],
    ['a failure that names none', 'L4 2/5 k3f9'],
    ['more than all', 'L4 6/5 bare-ratio k3f9'],
    ['nothing of nothing', 'L4 0/0 k3f9'],
    ['no tag', 'L4 5/5 done'],
    ['a longer word', 'XL4 5/5 k3f9, L4 5/5 k3f9z'],
    ['markup', 'L4 2/5 <b>bare-ratio</b> k3f9'],
    ['a name of JavaScript', 'L4 2/5 constructor k3f9'],
  ])('it is none: %s', (_, line) => {
    expect(receiptsIn(line)).toEqual([]);
  });

  test('every known mistake and test of every lesson can be in one', () => {
    for (const { number, slug, tasks } of allLessons()) {
      const count = `0/${tasks.length}`;
      const names = [...answerNames(slug, 'mistakes'), ...tasks.flatMap((task) => task.tests)];
      for (const name of names) {
        expect(receiptsIn(`L${number} ${count} ${name} k3f9`), name).toHaveLength(1);
      }
    }
  });
});
