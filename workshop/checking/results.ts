import type { Lesson } from '../lessons.ts';
import type { SpanCounts } from '../render/span-summary.ts';
import type { Place } from '../runner/failures.ts';
import type { Recording } from '../runner/recording.ts';

/** Why a test failed: everything that a report shows, as data. */
export interface Failure {
  /** What was found instead. */
  message: string;
  /** Why the run itself did not end well, where that is not the test's own subject. */
  runFailure?: string[];
  trees?: { recorded: string[]; expected: string[]; spans: SpanCounts };
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
  /** Why the check itself could not do its work. */
  broken?: string;
  /** What `run` did, unless the check did not get that far. */
  recording?: Recording;
  /** Not one byte that counts has changed since it was checked. */
  remembered?: boolean;
}

export function hasPassed(result: LessonResult): boolean {
  return !result.broken && !firstFailed(result);
}

/** The first test that failed; the types come last. */
export function firstFailed({ tests, types }: LessonResult): TestResult | undefined {
  return [...tests, ...(types ? [types] : [])].find(({ passed }) => !passed);
}

/** How many of the check's own tests passed. */
export function countPassed({ tests }: LessonResult): number {
  return tests.filter(({ passed }) => passed).length;
}
