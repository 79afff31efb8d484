import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../workshop/lessons.ts';
import type { Scenario } from '../../workshop/runner/scenario.ts';
import { codeIn } from '../../workshop/workspace/files.ts';
// The workshop's own file, since the one beside the answer is the learner's.
import { Bench, type Trial, type Verdict } from '../../lessons/15-test-your-telemetry/verdict.ts';
import { faults, goodOnes, leftOpen, otherGoodOnes, type Judgement } from './judgement.ts';

const given = join(root, 'lessons', '15-test-your-telemetry');
const hiddenCounters = join(import.meta.dirname, 'counters.ts');

async function judge(folder: string): Promise<Judgement> {
  const bench = new Bench(folder);
  const tryOn = async (trials: Record<string, Trial>) => {
    const found = await bench.run(Object.values(trials));
    return Object.fromEntries(Object.keys(trials).map((name, i) => [name, found[i]!]));
  };
  const usual = (name: string): Trial => ({ file: join(given, name) });
  const hidden = (exported: string): Trial => ({ file: hiddenCounters, exported });
  const first = usual(goodOnes[0]!);

  const goodTrials: Record<string, Trial> = {};
  for (const name of Object.keys(otherGoodOnes)) goodTrials[name] = { ...hidden(name), all: true };
  for (const name of goodOnes) {
    goodTrials[name] = { ...usual(name), all: true };
    goodTrials[`slow ${name}`] = { ...usual(name), slow: true, all: true };
  }
  const verdicts: Record<string, Verdict> = await tryOn(goodTrials);
  const allPass = Object.values(verdicts).every(({ passed }) => passed);
  const falseAlarms = Object.values(verdicts).flatMap(({ failed }) =>
    failed.map(({ test }) => test),
  );
  const { ran } = verdicts[goodOnes[0]!]!;
  const eachAlone = (trial: Trial, places: number[]) =>
    bench.run(places.slice(0, 40).map((only) => ({ ...trial, only })));
  const alone = await eachAlone(first, [...ran.keys()]);
  const masked: Judgement['masked'] = [];

  // Tests that fail good counters have caught nothing, whatever they say of the others.
  let despiteAlarms: Record<string, Verdict> = {};
  const others: Record<string, Trial> = {};
  if (allPass) {
    for (const name of [...goodOnes, ...Object.keys(faults)]) {
      others[name] = usual(name);
      others[`reversed ${name}`] = { ...usual(name), reversed: true };
    }
    for (const name of Object.values(faults).flatMap(Object.keys)) others[name] = hidden(name);
    others[leftOpen] = { ...usual(leftOpen), all: true };
    others[`reversed ${leftOpen}`] = { ...usual(leftOpen), all: true, reversed: true };
    Object.assign(verdicts, await tryOn(others));
    // Right answers have no such tests, so this costs them nothing.
    const [inTurn, reversed] = [verdicts[leftOpen]!, verdicts[`reversed ${leftOpen}`]!];
    const isMissed = inTurn.passed || verdicts.orderLeftOpen!.passed;
    const suspects = [...ran.keys()].filter(
      (i) => isMissed || passedIn(inTurn, ran[i]!) !== passedIn(reversed, ran[i]!),
    );
    const ofSuspects = suspects.length > 0 ? await eachAlone(usual(leftOpen), suspects) : [];
    for (const { test } of ofSuspects.flatMap(({ failed }) => failed)) {
      if (passedIn(inTurn, test)) masked.push({ test, order: 'usual' });
      else if (passedIn(reversed, test)) masked.push({ test, order: 'reverse' });
    }
  } else {
    for (const name of goodOnes) {
      others[`reversed ${name}`] = { ...usual(name), reversed: true, all: true };
    }
    for (const name of Object.keys(faults)) others[name] = { ...usual(name), all: true };
    for (const name of Object.values(faults).flatMap(Object.keys)) {
      others[name] = { ...hidden(name), all: true };
    }
    despiteAlarms = await tryOn(others);
  }
  await bench.close();
  const { stray } = bench;
  return { verdicts, falseAlarms, despiteAlarms, alone, masked, stray, code: ownCode(folder) };
}

function passedIn({ ran, failed }: Verdict, test: string): boolean {
  return ran.includes(test) && !failed.some((one) => one.test === test);
}

/** The files that are not the lesson's, and the one that is edited. */
function ownCode(folder: string): string {
  const others = codeIn(given).filter((name) => name !== 'telemetry.test.ts');
  const own = codeIn(folder).filter((name) => !others.includes(name));
  return own.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}

export const scenarios: Record<string, Scenario> = {
  async run(lesson, exporter): Promise<Judgement> {
    await lesson.run(exporter);
    return judge(dirname(process.argv[1]!));
  },
};
