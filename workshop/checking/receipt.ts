import { allLessons, type Lesson } from '../lessons.ts';
import { ownTag } from '../workspace/own-tag.mjs';
import { answerNames } from './mistakes.ts';
import { firstFailed, taskStates, type LessonResult } from './results.ts';

/** How far somebody is with a lesson: `L4 2/5 bare-ratio k3f9`, or `L4 5/5 k3f9` for a pass. */
export interface Receipt {
  lesson: number;
  /** Its tasks that are done, and all of them. A starter passes many tests, but hardly a task. */
  done: number;
  tasks: number;
  /** The known mistake that was recognised, or the test that fails first; empty for a pass. */
  slug: string;
  /** Which copy of the workshop it comes from. */
  tag: string;
}

export const tagPattern = '[a-z][2-9][a-z2-9]{2}';
const pattern = new RegExp(
  String.raw`\bL(\d{1,2})\s+(\d{1,2})\/(\d{1,2})(?:\s+([a-z][a-z\d-]*))??\s+(${tagPattern})(?![\w-])`,
  'gi',
);

/** The receipt of a result, in a line; empty where the result does not count. */
export function receiptOf(result: LessonResult, tag = ownTag()): string {
  if (result.broken || result.changed?.length) return '';
  const failed = firstFailed(result);
  const { number, tasks } = result.lesson;
  return receiptText({
    lesson: number,
    done: taskStates(result).filter((state) => state === 'done').length,
    tasks: tasks.length,
    slug: failed ? (failed.failure?.mistake?.name ?? failed.id) : '',
    tag,
  });
}

export function receiptText({ lesson, done, tasks, slug, tag }: Receipt): string {
  return [`L${lesson}`, `${done}/${tasks}`, ...(slug ? [slug] : []), tag].join(' ');
}

/** The receipts in a line of text, in order, whatever is around them. */
export function receiptsIn(line: string): Receipt[] {
  return Array.from(line.matchAll(pattern), (match) => {
    const [, lesson, done, tasks, slug = '', tag = ''] = match;
    return {
      lesson: Number(lesson),
      done: Number(done),
      tasks: Number(tasks),
      slug: slug.toLowerCase(),
      tag: tag.toLowerCase(),
    };
  }).filter(isPossible);
}

function isPossible({ lesson, done, tasks, slug }: Receipt): boolean {
  const known = inReceipts().get(lesson);
  if (!known || tasks !== known.tasks || done > tasks) return false;
  // Where all tasks are done, the compiler may still find something.
  return slug ? known.slugs.has(slug) : done === tasks;
}

/** What a receipt of a lesson may say: how many tasks, which known mistakes and tests. Read once. */
let known: Map<number, { tasks: number; slugs: Set<string> }> | undefined;
function inReceipts() {
  const of = ({ slug, tasks }: Lesson) => ({
    tasks: tasks.length,
    slugs: new Set([
      ...answerNames(slug, 'mistakes'),
      ...tasks.flatMap((task) => task.tests),
      'run-ends',
      'typechecks',
    ]),
  });
  known ??= new Map(allLessons().map((lesson) => [lesson.number, of(lesson)]));
  return known;
}
