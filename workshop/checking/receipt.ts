import { randomInt } from 'node:crypto';
import { allLessons, type Lesson } from '../lessons.ts';
import { recall, remember } from '../workspace/remembered.ts';
import { answerNames } from './mistakes.ts';
import { allTests, firstFailed, type LessonResult } from './results.ts';

/** How far somebody is with a lesson: `L4 5/7 bare-ratio k3f9`, or `L4 7/7 k3f9` for a pass. */
export interface Receipt {
  lesson: number;
  passed: number;
  tests: number;
  /** The known mistake that was recognised, or the test that fails first; empty for a pass. */
  slug: string;
  /** Which copy of the workshop it comes from. */
  tag: string;
}

export const tagPattern = '[a-z][2-9][a-z2-9]{2}';
const pattern = new RegExp(
  String.raw`\bL(\d{1,2})\s+(?:(\d{1,2})\/\2|(\d{1,2})\/(\d{1,2})\s+([a-z][a-z\d-]*))\s+(${tagPattern})(?![\w-])`,
  'gi',
);

/** The tag of this copy of the workshop. It is random, made once, and kept in `work/`. */
export function ownTag(): string {
  const known = recall<string>('receipts');
  if (known.tag) return known.tag;
  const letters = 'abcdefghjkmnpqrstuvwxyz';
  const digits = '23456789';
  const one = (characters: string) => characters[randomInt(characters.length)];
  const tag = `${one(letters)}${one(digits)}${one(letters + digits)}${one(letters + digits)}`;
  remember('receipts', { ...known, tag });
  return tag;
}

/** The receipt of a result, in a line; empty where the result does not count. */
export function receiptOf(result: LessonResult, tag = ownTag()): string {
  if (result.broken || result.changed?.length) return '';
  const failed = firstFailed(result);
  const tests = allTests(result);
  return receiptText({
    lesson: result.lesson.number,
    passed: tests.filter((test) => test.passed).length,
    tests: tests.length,
    slug: failed ? (failed.failure?.mistake?.name ?? failed.id) : '',
    tag,
  });
}

export function receiptText({ lesson, passed, tests, slug, tag }: Receipt): string {
  return [`L${lesson}`, `${passed}/${tests}`, ...(slug ? [slug] : []), tag].join(' ');
}

/** The receipts in a line of text, in order, whatever is around them. */
export function receiptsIn(line: string): Receipt[] {
  return Array.from(line.matchAll(pattern), (match) => {
    const [, lesson, all, passed = all, tests = all, slug = '', tag = ''] = match;
    return {
      lesson: Number(lesson),
      passed: Number(passed),
      tests: Number(tests),
      slug: slug.toLowerCase(),
      tag: tag.toLowerCase(),
    };
  }).filter(isPossible);
}

function isPossible({ lesson, passed, tests, slug }: Receipt): boolean {
  const known = slugs().get(lesson);
  if (!known || tests === 0) return false;
  return slug ? passed < tests && known.has(slug) : passed === tests;
}

/** What a receipt of a lesson may name: its known mistakes and its tests. Read once. */
let known: Map<number, Set<string>> | undefined;
function slugs(): Map<number, Set<string>> {
  const of = ({ slug, tasks }: Lesson) =>
    new Set([
      ...answerNames(slug, 'mistakes'),
      ...tasks.flatMap((task) => task.tests),
      'run-ends',
      'typechecks',
    ]);
  known ??= new Map(allLessons().map((lesson) => [lesson.number, of(lesson)]));
  return known;
}
