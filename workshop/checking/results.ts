import type { Lesson } from '../lessons.ts';
import type { SpanCounts } from '../render/span-summary.ts';
import type { Shape } from '../render/tree-shape.ts';
import type { Place } from '../runner/places.ts';
import type { RecordedSpan, Recording } from '../runner/recording.ts';

/** Why a test failed: everything that a report shows, as data. */
export interface Failure {
  /** What was found instead. */
  message: string;
  /** The scenario that it was found in. */
  scenario?: string;
  /** The span that it is about. */
  span?: RecordedSpan;
  /** Why the run itself did not end well, where that is not the test's own subject. */
  runFailure?: string[];
  trees?: { recorded: Shape[]; expected: Shape[]; spans: SpanCounts };
  /** The known mistake that was recognised: its file in `mistakes/`, and what it says. */
  mistake?: { name: string; explanation: string };
  place: Place;
  /** A nudge, the idea, the line. */
  hints: string[];
}

export interface TestResult {
  id: string;
  sentence: string;
  passed: boolean;
  /** Missing also where the check itself broke in this test. */
  failure?: Failure;
}

/** What the check of a lesson says of one answer. */
export interface LessonResult {
  lesson: Lesson;
  tests: TestResult[];
  /** That the answer typechecks; missing until it is known. */
  types?: TestResult;
  /** Files of the workshop that changed while the answer ran: then the result does not count. */
  changed?: string[];
  /** Why the check itself could not do its work. */
  broken?: string;
  /** What the answer did where a test failed first, or else in `run`. */
  recording?: Recording;
  /** Of an answer that passed, the traces of `run`. */
  shapes?: Shape[];
  /** Not one byte that counts has changed since it was checked. */
  remembered?: boolean;
}

export function hasPassed(result: LessonResult): boolean {
  return !result.broken && !result.changed?.length && !firstFailed(result);
}

type Tests = Pick<LessonResult, 'tests' | 'types'>;

/** The test to be explained first. A type error may be the reason why others fail. */
export function firstFailed({ tests, types }: Tests): TestResult | undefined {
  return [...(types ? [types] : []), ...tests].find(({ passed }) => !passed);
}

/** Every test that has been run: the check's own, then the types. */
export function allTests({ tests, types }: Tests): TestResult[] {
  return types ? [...tests, types] : tests;
}

/** As in `7 of 14 tests pass`. */
export function countText(result: LessonResult): string {
  const tests = allTests(result);
  const passed = tests.filter((test) => test.passed).length;
  if (passed === tests.length) return `All ${passed} tests pass`;
  return `${passed} of ${tests.length} tests pass`;
}

/** How far each task of the lesson is; `next` is the one that the first failed test belongs to. */
export function taskStates({ lesson, tests, types }: LessonResult): ('done' | 'next' | 'open')[] {
  const first = firstFailed({ tests, types })?.id ?? '';
  const failed = new Set(tests.filter(({ passed }) => !passed).map(({ id }) => id));
  return lesson.tasks.map((task) => {
    if (!task.tests.some((id) => failed.has(id))) return 'done';
    return task.tests.includes(first) ? 'next' : 'open';
  });
}
