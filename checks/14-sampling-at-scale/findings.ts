import type { RecordedRun } from '../../workshop/checking/assertions.ts';
import type { Findings } from './scenarios.ts';

/** What the judges have found; nothing where the program did not get as far. */
export function findingsOf({ recording }: RecordedRun): Findings {
  return (recording.scenarioResult ?? {}) as Findings;
}

/** What the judge of that test found out; nothing where it has not looked. */
export function factsOf(run: RecordedRun, id: string): Record<string, unknown> {
  return findingsOf(run)[id]?.facts ?? {};
}

/** Whether the judge of that test has looked and found nothing wrong. */
export function isRight(run: RecordedRun, id: string): boolean {
  const finding = findingsOf(run)[id];
  return finding !== undefined && finding.problem === undefined;
}

/** Whether that fact is a number from `low` to `high`. */
export function isBetween(fact: unknown, low: number, high: number): boolean {
  return typeof fact === 'number' && fact >= low && fact <= high;
}
