import { checkAnswer } from '../checking/check-answer.ts';
import { firstFailed, hasPassed } from '../checking/results.ts';
import { CheckRunner } from '../checking/run-checks.ts';
import { replyText } from '../classroom/preflight-text.mjs';
import { allLessons, UsageError } from '../lessons.ts';
import { openPage } from '../page/server.ts';
import { progress } from '../render/progress.ts';
import { escapeText, shorten } from '../render/text.ts';
import { killOnInterrupt } from '../runner/process.ts';
import { examinations, examineAll, type Examination, type Finding } from './doctor.ts';

/** A lesson for each kind of check that the day needs, and what its check depends on. */
const kinds: [number: number, what: string][] = [
  [1, 'vitest, the SDK and the compiler'],
  [5, 'programs that are told to stop'],
  [6, 'services over HTTP'],
  [10, 'programs that start programs'],
  [13, 'metrics over HTTP'],
  [15, 'tests of telemetry'],
];

const helpful = 'Show this line to your instructor';

/**
 * `npm run preflight`: does what the day will need, and prints a code to reply with. Exit 1 if
 * something is wrong. It runs solutions, and shows nothing of what they do.
 */
export async function main(args: string[]): Promise<number> {
  if (args.length > 0) throw new UsageError('`npm run preflight` takes no arguments.');
  killOnInterrupt();
  console.log('This takes about a minute.\n');
  const runner = new CheckRunner();
  const checks = kinds.map(([number, what]): Examination => [
    `lesson-${number}`,
    `lesson ${number} can be checked: ${what}`,
    () => check(number, runner),
    helpful,
  ]);
  const page: Examination = ['page', 'the page opens', openedPage, helpful];
  const failed = await examineAll([...examinations, page, ...checks]);
  void runner.close();
  console.log(replyText(failed));
  return failed.length === 0 ? 0 : 1;
}

/** Checks the solution of a lesson now. Why it fails is said without what the solution does. */
async function check(number: number, runner: CheckRunner): Promise<Finding> {
  const lesson = allLessons().find((one) => one.number === number)!;
  const done = progress(`checking lesson ${number}`);
  const result = await checkAnswer('solutions', lesson, runner).finally(done);
  if (hasPassed(result)) return {};
  const { id = '', failure } = firstFailed(result) ?? {};
  // What other tests say would tell what the solution does.
  const told = ['run-ends', 'typechecks'].includes(id) ? failure?.message : undefined;
  const reason = result.broken ?? told ?? failure?.runFailure?.join(' ');
  const line = reason?.replaceAll(/\s+/g, ' ').replace(/\.$/, '');
  return { wrong: shorten(escapeText(line || 'Its solution does not pass here'), 300) };
}

/** Opens the page of `npm start` at a free port, and asks it for its first page. */
async function openedPage(): Promise<Finding> {
  const page = await openPage({ port: 0 });
  try {
    const { ok, status } = await fetch(page.url, { signal: AbortSignal.timeout(10_000) });
    return { wrong: !ok && `It answered ${status}` };
  } finally {
    await page.close();
  }
}
